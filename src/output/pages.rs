//! Every page of the plan, in every language.

use crate::output::{Made, Output, Tree};
use crate::render::theme::ThemeError;
use crate::site::messages::told;
use crate::site::states::Planned;
use crate::site::{PlannedPage, SitePath, What, pages};

/// The pages.
pub(super) struct Pages;

impl Output for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        pages(made).map(|(_, page)| page.path.clone()).collect()
    }

    fn noted<'m>(&self, made: &'m Made<'_>, position: usize) -> Option<(usize, Planned<'m>)> {
        let (tree, page) = page_at(made, position)?;
        let (of_record, list) = (
            matches!(page.what, What::Record(_) | What::Reports(..) | What::Redirect(_)),
            matches!(page.what, What::Section(..) | What::Narrowed(..)),
        );
        (of_record || list).then_some((tree, Planned::Page(&page.what)))
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let Some((tree, page)) = page_at(made, position) else { return Ok(Vec::new()) };
        let tree = &made.trees[tree];
        let view = pages::view(tree.desk, page);
        let html = tree.theme.render_page(view.template(), &view, &view.frame().around);
        html.map(|html| told(html).into_bytes())
    }
}

/// Every page of every language.
fn pages<'m>(made: &'m Made<'_>) -> impl Iterator<Item = (&'m Tree<'m>, &'m PlannedPage)> {
    made.trees.iter().flat_map(|tree| tree.site.plan.pages.iter().map(move |page| (tree, page)))
}

/// The page at a position, and the position of its language's tree.
fn page_at<'m>(made: &'m Made<'_>, mut position: usize) -> Option<(usize, &'m PlannedPage)> {
    for (at, tree) in made.trees.iter().enumerate() {
        match tree.site.plan.pages.get(position) {
            Some(page) => return Some((at, page)),
            None => position -= tree.site.plan.pages.len(),
        }
    }
    None
}

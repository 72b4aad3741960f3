//! Every page of the plan, in every language.

use crate::output::{Made, Output, Tree};
use crate::render::theme::ThemeError;
use crate::site::messages::told;
use crate::site::{PlannedPage, SitePath, pages};

/// The pages.
pub(super) struct Pages;

impl Output for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        pages(made).map(|(_, page)| page.path.clone()).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let Some((tree, page)) = page_at(made, position) else { return Ok(Vec::new()) };
        let view = pages::view(tree.desk, page);
        let html = tree.theme.render_page(view.template(), &view, &view.frame().around);
        html.map(|html| told(html).into_bytes())
    }
}

/// Every page of every language.
fn pages<'m>(made: &'m Made<'_>) -> impl Iterator<Item = (&'m Tree<'m>, &'m PlannedPage)> {
    made.trees.iter().flat_map(|tree| tree.site.plan.pages.iter().map(move |page| (tree, page)))
}

fn page_at<'m>(made: &'m Made<'_>, mut position: usize) -> Option<(&'m Tree<'m>, &'m PlannedPage)> {
    for tree in made.trees {
        match tree.site.plan.pages.get(position) {
            Some(page) => return Some((tree, page)),
            None => position -= tree.site.plan.pages.len(),
        }
    }
    None
}

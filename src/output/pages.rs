//! Every page of the plan.

use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::{SitePath, pages};

/// The pages.
pub(super) struct Pages;

impl Output for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        made.site.plan.pages.iter().map(|page| page.path.clone()).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let view = pages::view(made.desk, &made.site.plan.pages[position]);
        made.theme.render(view.template(), &view).map(String::into_bytes)
    }
}

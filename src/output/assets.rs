//! The files that pages load, under names made from their content.

use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::SitePath;

/// Stylesheet and icon.
pub(super) struct Assets;

impl Output for Assets {
    fn name(&self) -> &'static str {
        "assets"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        wanted(made).map(|(name, text)| SitePath::of_asset(name, text)).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let text = wanted(made).nth(position).map_or("", |asset| asset.1);
        Ok(text.as_bytes().to_vec())
    }
}

/// The scripts serve the search alone.
fn wanted<'m>(made: &'m Made<'_>) -> impl Iterator<Item = (&'m str, &'m str)> {
    let search = made.site.config.outputs.search;
    made.theme.assets().filter(move |(name, _)| search || !name.ends_with(".js"))
}

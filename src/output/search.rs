//! The search index: `search/root.js` and the shards it leads to.

use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::SitePath;
use crate::site::messages::stripped;
use crate::site::states::Planned;

/// The index.
pub(super) struct Search;

impl Output for Search {
    fn name(&self) -> &'static str {
        "search"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        made.search.map(|index| index.paths()).unwrap_or_default()
    }

    /// A file of the index is called by its content; only the root is not.
    fn noted<'m>(&self, _made: &'m Made<'_>, position: usize) -> Option<(usize, Planned<'m>)> {
        (position > 0).then_some((0, Planned::Named))
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let bytes = made.search.map(|index| index.bytes(made.desk, position)).unwrap_or_default();
        if !made.desk.words.messages().falls_back() {
            return Ok(bytes);
        }
        Ok(String::from_utf8(bytes)
            .map_or_else(|error| error.into_bytes(), |text| stripped(text).into_bytes()))
    }
}

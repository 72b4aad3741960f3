//! Everything the program publishes, one file each, behind one small trait.
//!
//! An output names its files first; their bytes are asked for one by one, from
//! any thread, so that no more than a few pages are ever held in memory.

mod assets;
mod headers;
mod pages;

use crate::diag::Diag;
use crate::render::theme::{Theme, ThemeError};
use crate::site::pages::Desk;
use crate::site::{Site, SitePath};

/// What outputs are made from.
pub struct Made<'a> {
    /// The site: what may be published, and where it lies.
    pub site: &'a Site<'a>,
    /// Templates.
    pub theme: &'a Theme,
    /// What the pages are built from.
    pub desk: &'a Desk<'a>,
}

/// One thing we publish.
pub trait Output: Sync {
    /// What it is called in messages.
    fn name(&self) -> &'static str;

    /// The paths of its files, without repeats.
    fn paths(&self, made: &Made<'_>) -> Vec<SitePath>;

    /// The bytes of the file at a position of [`Output::paths`].
    ///
    /// # Errors
    /// When a template cannot be rendered.
    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError>;
}

/// Every output: a new one is a file and a line here.
pub const OUTPUTS: [&dyn Output; 3] = [&pages::Pages, &assets::Assets, &headers::Headers];

/// A template's fault as a diagnostic of the site's own `templates/`.
#[must_use]
pub fn template_fault(error: &ThemeError) -> Diag {
    use crate::diag::{FileId, Span, codes};
    let message = format!("templates/{}: {error}", error.template);
    Diag::error(codes::UNKNOWN_TEMPLATE, Span::whole(FileId(0)), message)
        .help("compare it with the built-in template of the same name")
}

//! Stand-in until the pages land.
use crate::site::messages::Messages;
use crate::site::{PlannedPage, Site};

/// A view.
#[derive(serde::Serialize)]
pub struct AnyView {
    path: String,
}
impl AnyView {
    /// Its template.
    pub fn template(&self) -> &'static str {
        "404.html"
    }
}
/// Makes a view.
pub fn view(_: &Site<'_>, _: &Messages, page: &PlannedPage) -> AnyView {
    AnyView { path: page.path.as_str().to_owned() }
}

//! The search page.

use serde::Serialize;

use crate::site::views::{Frame, Link};

/// The page that searches, and without JavaScript leads to the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Search`.
    pub heading: String,
    /// The script.
    pub engine: String,
    /// The texts that the script shows, as JSON.
    pub texts: String,
    /// The folder of the language, with its slash; empty for the main one.
    pub tree: String,
    /// The main language, in which all else stands.
    pub main_lang: String,
    /// Its direction.
    pub main_dir: crate::text::lang::Direction,
    /// Lists to go through by hand.
    pub browse: Vec<Browse>,
}

/// A list by its letters, years or rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Browse {
    /// Its anchor, unique on the page.
    pub id: String,
    /// The list.
    pub heading: Link,
    /// Its parts.
    pub links: Vec<Link>,
}

//! What stands around every page: head, navigation, breadcrumb, footer.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use crate::site::views::{Direction, Link, Text};
use ct_codecs::{Base64, Encoder as _};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// Everything of a page that is not its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The page's language, BCP 47.
    pub lang: String,
    /// The page's direction.
    pub dir: Direction,
    /// The whole `<title>`.
    pub title: String,
    /// One sentence for lists of links elsewhere; never names a withheld person.
    pub description: Option<String>,
    /// The full address of the page; only with a base URL.
    pub canonical: Option<String>,
    /// The feeds that tell of the page; only with a base URL.
    pub feeds: Vec<FeedLink>,
    /// What other sites show of a link to the page; only with a base URL.
    pub social: Vec<Meta>,
    /// The page as JSON-LD, escaped for its element; only with a base URL and open data.
    pub linked_data: Option<LinkedData>,
    /// Keeps the page out of search engines: unlisted records and redirects.
    pub noindex: bool,
    /// What is the same on all pages of a folder: `frame.root`, `frame.brand`, `frame.nav`, `frame.footer` …
    #[serde(skip)]
    pub around: Arc<Around>,
    /// The way to the search; only where the site has one.
    pub find: Option<Find>,
    /// The way down to this page; the last one is the page itself.
    pub crumbs: Vec<Link>,
    /// The page in the other languages of the site; empty if it has one only.
    pub languages: Vec<InLanguage>,
    /// The neighbours of this page, where it stands in a row.
    pub turn: Option<Turn>,
}

/// What is the same on all pages of a folder and of a list, so that it is rendered once for them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Around {
    /// The prefix that leads from the pages to the root: empty or `../`.
    pub root: String,
    /// The stylesheet; `None` where no relative address would hold (404 without a base URL).
    pub stylesheet: Option<String>,
    /// The icon of the site.
    pub icon: Option<String>,
    /// Where browsers learn of the search; only with a base URL.
    pub search_description: Option<FeedLink>,
    /// The site's name, leading home.
    pub brand: Link,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// The foot of the page.
    pub footer: Footer,
    /// What the theme has made of it.
    #[serde(skip)]
    pub ready: Slot,
}

/// A place for something that is made once, by whoever comes first. It is no part of the view.
#[derive(Debug, Default)]
pub struct Slot(pub OnceLock<Box<dyn Any + Send + Sync>>);

impl PartialEq for Slot {
    fn eq(&self, _: &Slot) -> bool {
        true
    }
}

impl Eq for Slot {}

/// A file for programs that a page names: a feed, the description of the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// Where it lies.
    pub href: String,
    /// What it is about.
    pub title: String,
}

/// A property of the page, as OpenGraph has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// `og:title`.
    pub property: &'static str,
    /// Its value.
    pub content: String,
}

/// The way to the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Find {
    /// The search page; `None` on that page itself.
    pub href: Option<String>,
    /// The script that makes a field of the link, and marks words that were looked for.
    pub script: String,
}

/// The page in one language of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InLanguage {
    /// BCP 47.
    pub lang: String,
    /// The direction of the language.
    pub dir: Direction,
    /// What the language calls itself.
    pub name: String,
    /// Where the page lies; the start of that language where it has no such page, `None` for this page.
    pub href: Option<String>,
    /// The full address, where that is this very page and the site knows its own.
    pub address: Option<String>,
    /// Whether that is the language for readers who speak none of them: the main one.
    pub main: bool,
}

/// One entry of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Where it leads.
    pub link: Link,
    /// `page` on the page itself, `true` on pages below it.
    pub current: Option<&'static str>,
    /// A plain page: left to the foot of the page on small screens.
    pub minor: bool,
}

/// The page before and the page after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// The one before.
    pub prev: Option<Link>,
    /// The one after.
    pub next: Option<Link>,
}

/// The foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// How to ask for a correction or a removal; a link where it is an address.
    pub contact: Option<Link>,
    /// Under which licence the archive's own words stand.
    pub licence: Option<Text>,
    /// How the archive is made.
    pub methods: Option<Link>,
    /// Other plain pages.
    pub pages: Vec<Link>,
    /// Whether some outlets here are dangerous to read in some places.
    pub risk: bool,
}

/// What a page says to programs, in an element of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedData {
    /// JSON-LD, escaped for its element.
    pub json: String,
    /// Its SHA-256 in Base64, by which the page's policy knows it: it is no script, and checkers take it for one.
    pub digest: String,
}

impl LinkedData {
    /// Takes JSON-LD that nothing in can end the element it stands in.
    #[must_use]
    pub fn new(json: String) -> LinkedData {
        let digest = Base64::encode_to_string(Sha256::digest(json.as_bytes())).unwrap_or_default();
        LinkedData { json, digest }
    }
}

//! Addresses: where every page lies, and how one page points at another.
//!
//! Nothing else joins paths. An address depends on kind and id alone.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::config::Addresses;
use crate::model::Kind;
use crate::text::hex::hex;

/// A file below the published folder: `people/qaster-musakhanuly.html`. Copies of it share one text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// A path made of lower-case ASCII parts, without a leading slash.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        SitePath(path.into().into())
    }

    /// The address of a record's page.
    #[must_use]
    pub fn of_record(kind: Kind, id: &str, addresses: Addresses) -> Self {
        match (kind, addresses) {
            (Kind::Page, _) => SitePath(format!("{id}.html").into()),
            (_, Addresses::Flat) => SitePath(format!("{}/{id}.html", kind.folder()).into()),
            (_, Addresses::Sharded) => SitePath(format!("{}/{}/{id}.html", kind.folder(), shard(id)).into()),
        }
    }

    /// The address of a file that pages load, named by its content.
    #[must_use]
    pub fn of_asset(name: &str, content: &str) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        let short = hex(&digest[..5]);
        match name.rsplit_once('.') {
            Some((stem, ending)) => SitePath(format!("assets/{stem}-{short}.{ending}").into()),
            None => SitePath(format!("assets/{name}-{short}").into()),
        }
    }

    /// The address of a picture: named by its content, so that its name tells nothing.
    #[must_use]
    pub fn of_picture(digest: &str, ending: &str) -> Self {
        SitePath(format!("media/{}.{ending}", &digest[..digest.len().min(20)]).into())
    }

    /// The same file below a folder, with another ending: `feeds/people/a.xml` for `people/a.html`.
    #[must_use]
    pub fn below(&self, folder: &str, ending: &str) -> SitePath {
        SitePath(format!("{folder}/{}.{ending}", self.stem()).into())
    }

    /// The same file with something before its ending.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> SitePath {
        let ending = self.0.rsplit_once('.').map_or("", |row| row.1);
        SitePath(format!("{}{suffix}.{ending}", self.stem()).into())
    }

    /// The path without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.0.rsplit_once('.').map_or(&self.0, |row| row.0)
    }

    /// Where a relative link from this page leads; `None` above the root.
    #[must_use]
    pub fn joined(&self, link: &str) -> Option<SitePath> {
        let mut parts: Vec<&str> = self.0.split('/').collect();
        parts.pop();
        for part in link.split('/') {
            match part {
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        Some(SitePath(parts.join("/").into()))
    }

    /// The path as text, with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder of the page, with a slash at its end; empty at the root.
    #[must_use]
    pub fn folder(&self) -> Box<str> {
        self.0[..self.0.rfind('/').map_or(0, |at| at + 1)].into()
    }

    /// How deep the page lies: the number of folders above it.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The way from this page up to the root: `""`, `"../"`, `"../../"`.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.depth())
    }

    /// The link from this page to another: relative, and it names the file.
    #[must_use]
    pub fn link_to(&self, other: &str) -> String {
        let folder = self.0.rfind('/').map_or(0, |at| at + 1);
        if let Some(rest) = other.strip_prefix(&self.0[..folder]) {
            return rest.to_owned();
        }
        let (own, theirs) = (self.0.as_bytes(), other.as_bytes());
        let same = own.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let shared = own[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
        let up = own[shared..].iter().filter(|byte| **byte == b'/').count();
        let mut link = String::with_capacity(3 * up + theirs.len() - shared);
        (0..up).for_each(|_| link.push_str("../"));
        link.push_str(&other[shared..]);
        link
    }
}

/// The path of a base URL: `https://a.example/b/` has `/b/`.
#[must_use]
pub fn host_path(base: &str) -> &str {
    let after_scheme = base.find("://").map_or(0, |at| at + 3);
    base[after_scheme..].find('/').map_or("/", |at| &base[after_scheme + at..])
}

/// The first two hexadecimal digits of the id's SHA-256.
fn shard(id: &str) -> String {
    let digest = Sha256::digest(id.as_bytes());
    hex(&digest[..1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, link: &str) {
        assert_eq!(SitePath::new(from).link_to(to), link);
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        check("index.html", "people/a.html", "people/a.html");
        check("people/a.html", "people/b.html", "b.html");
        check("people/a.html", "index.html", "../index.html");
        check("people/0f/a.html", "people/1c/b.html", "../1c/b.html");
        check("people/0f/a.html", "assets/style.css", "../../assets/style.css");
        check("people/a.html", "people/a.html", "a.html");
    }

    #[test]
    fn a_link_leads_where_it_says() {
        let page = SitePath::new("people/0f/a.html");
        for other in ["index.html", "people/index.html", "people/1c/b.html", "people/0f/b.html"] {
            let other = SitePath::new(other);
            assert_eq!(page.joined(&page.link_to(other.as_str())), Some(other));
        }
        assert_eq!(page.joined("../../../x.html"), None);
    }

    #[test]
    fn the_path_of_a_base_url() {
        assert_eq!(host_path("https://a.example/"), "/");
        assert_eq!(host_path("https://a.example/b/c/"), "/b/c/");
    }

    #[test]
    fn a_feed_lies_beside_what_it_tells_of() {
        let feed = SitePath::new("people/0f/a.html").below("feeds", "xml");
        assert_eq!(feed.as_str(), "feeds/people/0f/a.xml");
        assert_eq!(feed.with_suffix("--1").as_str(), "feeds/people/0f/a--1.xml");
    }

    #[test]
    fn an_address_depends_on_kind_and_id_alone() {
        let flat = SitePath::of_record(Kind::Person, "aidos", Addresses::Flat);
        assert_eq!(flat.as_str(), "people/aidos.html");
        let sharded = SitePath::of_record(Kind::Person, "aidos", Addresses::Sharded);
        assert_eq!(sharded.as_str().len(), "people/xx/aidos.html".len());
        assert_eq!(SitePath::of_record(Kind::Page, "about", Addresses::Sharded).as_str(), "about.html");
    }
}

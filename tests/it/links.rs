//! Every page as a reader of a USB stick has it: each link followed as a file,
//! nothing loaded from elsewhere, nothing that the site's own policy forbids.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html};

use crate::site::{Files, Site};

/// The pages of a site, read, and the names of all its files.
struct Walk {
    pages: BTreeMap<String, Html>,
    files: BTreeSet<String>,
    base: Option<&'static str>,
}

impl Walk {
    fn of(files: &Files, base: Option<&'static str>) -> Walk {
        let is_page = |path: &str| path.ends_with(".html");
        let pages = files
            .iter()
            .filter(|(path, _)| is_page(path))
            .map(|(path, bytes)| (path.clone(), Html::parse_document(std::str::from_utf8(bytes).unwrap())))
            .collect();
        Walk { pages, files: files.keys().cloned().collect(), base }
    }

    /// Everything that is wrong, as `page: what`.
    fn faults(&self) -> Vec<String> {
        let mut out = Vec::new();
        for (path, page) in &self.pages {
            let faults = self.page_faults(path, page);
            out.extend(faults.into_iter().map(|fault| format!("{path}: {fault}")));
        }
        out
    }

    fn page_faults(&self, path: &str, page: &Html) -> Vec<String> {
        let mut out: Vec<String> = page.errors.iter().map(|error| format!("not HTML: {error}")).collect();
        let root = page.root_element();
        for wanted in ["lang", "dir"] {
            if root.value().attr(wanted).is_none_or(str::is_empty) {
                out.push(format!("<html> has no {wanted}"));
            }
        }
        let mut ids = BTreeSet::new();
        for element in elements(page) {
            let name = element.value().name();
            if matches!(name, "base" | "iframe" | "object" | "embed" | "style") {
                out.push(format!("has a <{name}>"));
            }
            if name == "script" {
                out.extend(script_fault(element));
            }
            if let Some(id) = element.value().attr("id").filter(|id| !ids.insert(*id)) {
                out.push(format!("the id `{id}` is given twice"));
            }
            out.extend(self.attribute_faults(path, element));
        }
        out
    }

    fn attribute_faults(&self, path: &str, element: ElementRef<'_>) -> Vec<String> {
        let name = element.value().name();
        let mut out = Vec::new();
        for (key, value) in element.value().attrs() {
            let loaded = !(name == "a" || name == "area" || key == "cite" || relation_is_no_load(element));
            match key {
                "style" => out.push(format!("an inline style on <{name}>")),
                key if key.starts_with("on") => out.push(format!("a handler {key} on <{name}>")),
                "srcset" | "ping" | "background" | "action" | "formaction" => {
                    out.push(format!("a {key} on <{name}>"));
                }
                "href" | "src" | "poster" | "data" | "cite" => {
                    out.extend(self.link_fault(path, value, loaded));
                }
                "dir" if !matches!(value, "ltr" | "rtl" | "auto") => out.push(format!("dir=\"{value}\"")),
                "lang" | "hreflang" if casebook::text::lang::language_tag(value).is_none() => {
                    out.push(format!("{key}=\"{value}\""));
                }
                _ => {}
            }
        }
        let refresh =
            element.value().attr("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
        if let Some(content) = element.value().attr("content").filter(|_| refresh) {
            let (_, target) = content.split_once("url=").unwrap_or_default();
            out.extend(self.link_fault(path, target, false));
        }
        out
    }

    /// What is wrong with a link from a page, as it is opened from a disk.
    fn link_fault(&self, path: &str, link: &str, loaded: bool) -> Option<String> {
        let scheme = link.split_once(':').map(|row| row.0).filter(|scheme| !scheme.contains(['/', '#', '?']));
        match scheme {
            Some("http" | "https") if !loaded => return None,
            Some("mailto") if !loaded => return None,
            Some(_) => return Some(format!("`{link}` leaves the site")),
            None => {}
        }
        if link.starts_with("//") {
            return Some(format!("`{link}` leaves the site"));
        }
        let (file, fragment) = link.split_once('#').map_or((link, None), |(file, id)| (file, Some(id)));
        let target = match (file, self.base.filter(|_| path == "404.html")) {
            ("", _) => path.to_owned(),
            (file, Some(base)) => match file.strip_prefix(base) {
                Some(below) => below.to_owned(),
                None => return Some(format!("`{link}` does not start with {base}")),
            },
            (file, None) if file.starts_with('/') => return Some(format!("`{link}` is not relative")),
            (file, None) => match joined(path, file) {
                Some(target) => target,
                None => return Some(format!("`{link}` leads out of the site")),
            },
        };
        if !self.files.contains(&target) {
            return Some(format!("`{link}` is no file ({target})"));
        }
        let missing = fragment.filter(|id| !self.has_id(&target, id));
        missing.map(|id| format!("`{link}`: nothing has the id `{id}`"))
    }

    fn has_id(&self, path: &str, id: &str) -> bool {
        let Some(page) = self.pages.get(path) else { return false };
        elements(page).any(|element| element.value().attr("id") == Some(id))
    }
}

/// A script is a file of the site, and none that a disk cannot hold: no module.
fn script_fault(element: ElementRef<'_>) -> Option<String> {
    let kind = element.value().attr("type");
    let is_data = kind == Some("application/ld+json");
    let is_file = kind.is_none() && element.value().attr("src").is_some();
    let words = element.text().any(|text| !text.trim().is_empty());
    match (is_data, is_file) {
        (true, _) => None,
        (false, true) if !words => None,
        _ => Some("has a script of its own".to_owned()),
    }
}

/// Names a page without loading it.
fn relation_is_no_load(element: ElementRef<'_>) -> bool {
    let relation = element.value().attr("rel").unwrap_or_default();
    element.value().name() == "link" && matches!(relation, "canonical" | "alternate" | "license")
}

fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.tree.root().descendants().filter_map(ElementRef::wrap)
}

/// Where a relative link leads, as a browser works it out; `None` above the root.
fn joined(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Every page of a folder is well made and every link in it leads to a file there.
#[track_caller]
pub(crate) fn walk(files: &Files) {
    let faults = Walk::of(files, None).faults();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[track_caller]
fn assert_walk(site: &Site, base: Option<&'static str>) {
    let walk = Walk::of(&site.public(), base);
    assert!(walk.pages.len() > 30, "{} pages", walk.pages.len());
    let faults = walk.faults();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_link_of_every_page_is_a_file() {
    let site = Site::copy_of("site/invented");
    site.build();
    assert_walk(&site, None);
    assert!(site.public().contains_key("people/yelken.html"));
}

#[test]
fn every_link_is_a_file_from_deeper_folders_too() {
    let site = Site::copy_of("site/invented");
    site.edit("casebook.toml", "format = 1\n", "format = 1\naddresses = \"sharded\"\n");
    site.build();
    assert_walk(&site, None);
    assert!(!site.public().contains_key("people/yelken.html"));
    let sharded = |path: &&String| path.starts_with("people/") && path.ends_with("/yelken.html");
    assert_eq!(site.public().keys().filter(sharded).count(), 1);
}

#[test]
fn the_page_for_lost_readers_links_from_the_base_url_or_not_at_all() {
    let site = Site::copy_of("site/invented");
    site.build();
    let lost = site.read("public/404.html");
    assert!(!lost.contains("href=\"") || lost.contains("href=\"#"), "{lost}");
    let ended = site.run(&["build", "--base-url", "https://archive.example/a/b"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert_walk(&site, Some("/a/b/"));
    assert!(site.read("public/404.html").contains("href=\"/a/b/"));
}

#[test]
fn a_long_list_is_cut_into_pages_that_link_to_each_other() {
    let site = Site::small();
    for number in 0..450 {
        let name = format!("Sample Person{number:03}");
        site.write(
            &format!("content/people/sample-{number:03}.md"),
            format!("+++\nname = \"{name}\"\n+++\n"),
        );
        let text = format!(
            "+++\ntitle = \"Report {number}\"\noutlet = \"example-wire\"\ndate = \"2024\"\n+++\n\n{name} spoke. Aidos Example listened.\n"
        );
        site.write(&format!("content/articles/report-{number:03}.md"), text);
    }
    site.build();
    assert_walk(&site, None);
    let public = site.public();
    let (pages, rows): (Vec<_>, Vec<_>) = public
        .iter()
        .filter(|(path, _)| path.starts_with("lists/people-s"))
        .map(|(path, bytes)| {
            (path.as_str(), String::from_utf8_lossy(bytes).matches("people/sample-").count())
        })
        .unzip();
    assert_eq!(pages, ["lists/people-s-2.html", "lists/people-s-3.html", "lists/people-s.html"]);
    assert!(rows.iter().all(|rows| *rows <= 200 && *rows > 0), "{rows:?}");
    assert_eq!(rows.iter().sum::<usize>(), 450, "{rows:?}");
}

#[test]
fn the_walker_sees_what_is_wrong() {
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><head><title>t</title></head><body>{body}</body></html>"
        )
    };
    let faults = |body: &str| {
        let other = page("<p id=\"p1\"></p>").into_bytes();
        let files = [("a/x.html", page(body).into_bytes()), ("b.html", other)];
        Walk::of(&files.map(|(path, bytes)| (path.to_owned(), bytes)).into(), None).faults()
    };
    assert_eq!(faults("<a href=\"../b.html#p1\">b</a><a href=\"https://x.example/\">x</a>"), [""; 0]);
    for wrong in [
        "<a href=\"../b.html#p2\">b</a>",
        "<a href=\"b.html\">b</a>",
        "<a href=\"/b.html\">b</a>",
        "<a href=\"../\">b</a>",
        "<a href=\"../../b.html\">b</a>",
        "<a href=\"javascript:void(0)\">b</a>",
        "<a href=\"//x.example/\">b</a>",
        "<img src=\"https://x.example/i.png\" alt=\"\">",
        "<p style=\"color:red\"></p>",
        "<p onclick=\"x()\"></p>",
        "<script>x()</script>",
        "<p id=\"x\"></p><p id=\"x\"></p>",
        "<p lang=\"english language\"></p>",
    ] {
        assert_eq!(faults(wrong).len(), 1, "{wrong}: {:?}", faults(wrong));
    }
}

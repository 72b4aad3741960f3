//! One case in one HTML file, for phones that open a file without its siblings.
//!
//! The pages of a built copy are put one below the other: each keeps its
//! content, loses its frame, and every link between two of them becomes a
//! jump. Style stands in the file itself, allowed by its digest alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context as _;
use ct_codecs::{Base64, Encoder as _};
use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node, Selector};
use sha2::{Digest as _, Sha256};

use crate::bundle::pack::manifest_of;

/// The longest a file may be, in bytes: what old phones open.
pub const LONGEST: usize = 1_000_000;

/// Folders whose pages are taken, in the order in which they stand in the file.
const FOLDERS: [&str; 6] = ["cases", "people", "organisations", "articles", "places", "outlets"];

/// What the file says beside its pages.
#[derive(Clone, Copy)]
pub struct Said<'s> {
    /// `Contents`.
    pub contents: &'s str,
    /// How many pages did not fit, as a sentence.
    pub left_out: &'s dyn Fn(usize) -> String,
}

/// A page that goes into the file.
struct Taken {
    /// `people/aidar-example.html`.
    path: String,
    /// Its place in the file: `people-aidar-example`.
    anchor: String,
    title: String,
    page: Html,
    length: usize,
}

/// Makes one file of a built copy; gives it with the number of pages that did not fit.
///
/// # Errors
/// When the copy cannot be read, or when the case alone is too long.
pub fn single(site: &Path, case: &str, said: Said<'_>) -> anyhow::Result<(String, usize)> {
    let manifest = manifest_of(site)?;
    let paths: Vec<&str> = manifest.files().map(|(path, _)| path).collect();
    let first = format!("cases/{}.html", case.trim_start_matches("cases/"));
    let mut pages = Vec::new();
    for path in ordered(&paths, &first) {
        pages.extend(taken(site, path)?);
    }
    anyhow::ensure!(pages.first().is_some_and(|page| page.path.ends_with(".html")), "the copy has no pages");
    let style = style(site, &paths)?;
    let total = pages.len();
    loop {
        let file = file(&pages, &style, total - pages.len(), said)?;
        if file.len() <= LONGEST {
            return Ok((file, total - pages.len()));
        }
        let longest = (1..pages.len()).max_by_key(|at| (droppable(&pages[*at].path), pages[*at].length));
        let longest = longest.context("the case alone is longer than one file may be (1 MB)")?;
        pages.remove(longest);
    }
}

/// Outlets go first, then places, then reports, the longest of them first.
fn droppable(path: &str) -> usize {
    let order = ["people", "organisations", "articles", "places", "outlets"];
    order.iter().position(|folder| path.starts_with(folder)).unwrap_or(0)
}

/// The pages in the order of the file: the case, everyone in it, the reports, the rest.
fn ordered<'p>(paths: &[&'p str], first: &str) -> Vec<&'p str> {
    let is_page = |path: &&&str| path.ends_with(".html") && !path.ends_with("/index.html");
    let mut out: Vec<(usize, &'p str)> = paths
        .iter()
        .filter(is_page)
        .filter_map(|path| {
            let folder = path.split('/').next().unwrap_or_default();
            // An address in shards has a folder more; the case is the one with this name.
            let is_first = *path == first || path.starts_with("cases/") && path.ends_with(&first[5..]);
            let order = FOLDERS.iter().position(|known| *known == folder)? + 1;
            Some((if is_first { 0 } else { order }, *path))
        })
        .collect();
    out.sort();
    out.into_iter().map(|(_, path)| path).collect()
}

/// Reads a page; `None` for one that only leads elsewhere.
fn taken(site: &Path, path: &str) -> anyhow::Result<Option<Taken>> {
    let file = site.join(path);
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let page = Html::parse_document(&text);
    if page.select(&selector("meta[http-equiv=refresh]")).next().is_some() {
        return Ok(None);
    }
    let title = page.select(&selector("main h1")).next();
    let title = title.map(|title| title.text().collect::<String>()).unwrap_or_default();
    let anchor = path.trim_end_matches(".html").replace('/', "-");
    Ok(Some(Taken {
        path: path.to_owned(),
        anchor,
        title: title.trim().to_owned(),
        page,
        length: text.len(),
    }))
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector of ours is well formed")
}

fn style(site: &Path, paths: &[&str]) -> anyhow::Result<String> {
    let path = paths.iter().find(|path| path.starts_with("assets/") && path.ends_with(".css"));
    let file = site.join(path.context("the copy has no stylesheet")?);
    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn file(pages: &[Taken], style: &str, left_out: usize, said: Said<'_>) -> anyhow::Result<String> {
    let first = &pages[0];
    let root = first.page.root_element().value();
    let digest = Base64::encode_to_string(Sha256::digest(style.as_bytes()))?;
    let anchors: BTreeMap<&str, &str> =
        pages.iter().map(|page| (page.path.as_str(), page.anchor.as_str())).collect();
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>{style}</style>\n\
         </head>\n<body>\n<main id=\"main\"><div class=\"wrap\">\n",
        root.attr("lang").unwrap_or("en"),
        root.attr("dir").unwrap_or("ltr"),
        escaped(&first.title),
    );
    for (at, page) in pages.iter().enumerate() {
        let _ = writeln!(out, "<section id=\"{}\">", page.anchor);
        let writer = Writer { page, anchors: &anchors };
        for content in page.page.select(&selector("main > .wrap")).take(1) {
            content.children().for_each(|node| writer.node(node, &mut out));
        }
        out.push_str("</section>\n");
        if at == 0 {
            contents(pages, left_out, said, &mut out);
        }
    }
    out.push_str("</div></main>\n");
    for footer in first.page.select(&selector("footer.bot")).take(1) {
        Writer { page: first, anchors: &anchors }.node(*footer, &mut out);
    }
    out.push_str("\n</body>\n</html>\n");
    Ok(out)
}

/// What else stands in the file, below the case.
fn contents(pages: &[Taken], left_out: usize, said: Said<'_>, out: &mut String) {
    let _ = write!(out, "<nav aria-label=\"{0}\"><h2>{0}</h2><ul>", escaped(said.contents));
    for page in &pages[1..] {
        let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", page.anchor, escaped(&page.title));
    }
    out.push_str("</ul>");
    if left_out > 0 {
        let _ = write!(out, "<p>{}</p>", escaped(&(said.left_out)(left_out)));
    }
    out.push_str("</nav>\n");
}

/// Writes a page's content with links that stay in the file.
struct Writer<'w> {
    page: &'w Taken,
    anchors: &'w BTreeMap<&'w str, &'w str>,
}

/// Elements without an end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "wbr", "source", "col"];

impl Writer<'_> {
    fn node(&self, node: NodeRef<'_, Node>, out: &mut String) {
        match node.value() {
            Node::Text(text) => out.push_str(&escaped(text)),
            Node::Element(element) => {
                let is_crumb = element.classes().any(|class| class == "crumb");
                if is_crumb || element.name() == "script" {
                    return;
                }
                let Some(found) = ElementRef::wrap(node) else { return };
                let _ = write!(out, "<{}", element.name());
                for (name, value) in element.attrs() {
                    if let Some(value) = self.attribute(found, name, value) {
                        let _ = write!(out, " {name}=\"{}\"", escaped(&value));
                    }
                }
                out.push('>');
                if !VOID.contains(&element.name()) {
                    node.children().for_each(|child| self.node(child, out));
                    let _ = write!(out, "</{}>", element.name());
                }
            }
            _ => {}
        }
    }

    /// The value of an attribute in the file; `None` where it has no place there.
    fn attribute(&self, element: ElementRef<'_>, name: &str, value: &str) -> Option<String> {
        let own = |id: &str| format!("{}--{id}", self.page.anchor);
        match name {
            "id" => Some(own(value)),
            "for" | "headers" | "aria-labelledby" | "aria-describedby" | "aria-controls" => {
                Some(value.split_whitespace().map(own).collect::<Vec<_>>().join(" "))
            }
            "href" => self.link(value),
            // A picture that would have to be fetched is told by its text.
            "src" | "srcset" if !value.starts_with("data:") => None,
            "alt" if element.value().name() == "img" => Some(value.to_owned()),
            _ => Some(match value.strip_prefix("url(#") {
                Some(id) => format!("url(#{}", own(id)),
                None => value.to_owned(),
            }),
        }
    }

    /// A jump to a page of the file, a link out of the archive, or nothing for what is not here.
    fn link(&self, href: &str) -> Option<String> {
        if let Some(id) = href.strip_prefix('#') {
            return Some(format!("#{}--{id}", self.page.anchor));
        }
        if href.contains(':') {
            return Some(href.to_owned());
        }
        let (path, id) = href.split_once('#').unwrap_or((href, ""));
        let mut parts: Vec<&str> = self.page.path.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                ".." => drop(parts.pop()),
                "." => {}
                part => parts.push(part),
            }
        }
        let anchor = self.anchors.get(parts.join("/").as_str())?;
        Some(if id.is_empty() { format!("#{anchor}") } else { format!("#{anchor}--{id}") })
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

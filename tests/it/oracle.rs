//! A sanitiser that knows HTML well, asked about our pages: it may find nothing to take out.

use ego_tree::NodeId;
use scraper::{Html, Selector};

use crate::site::Site;

/// Elements of bodies, as our own renderer writes them.
const WRITTEN: [&str; 30] = [
    "p",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "s",
    "del",
    "a",
    "br",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "mark",
    "div",
    "sup",
    "sub",
    "small",
];
/// Elements that templates write around them.
const AROUND: [&str; 28] = [
    "main",
    "header",
    "footer",
    "nav",
    "section",
    "article",
    "aside",
    "h1",
    "h2",
    "dl",
    "dt",
    "dd",
    "b",
    "bdi",
    "caption",
    "details",
    "summary",
    "figure",
    "figcaption",
    "time",
    "title",
    "form",
    "label",
    "input",
    "button",
    "noscript",
    "cite",
    "i",
];
/// Elements of pictures.
const DRAWN: [&str; 13] = [
    "svg", "g", "path", "rect", "circle", "line", "text", "tspan", "defs", "marker", "pattern", "polyline",
    "use",
];
/// Attributes that lead nowhere and run nothing.
const PLAIN: [&str; 13] = [
    "class",
    "data-how",
    "id",
    "lang",
    "dir",
    "aria-label",
    "start",
    "title",
    "tabindex",
    "role",
    "scope",
    "hidden",
    "datetime",
];
/// Attributes of pictures: places, sizes and directions.
const MEASURES: [&str; 33] = [
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "dx",
    "dy",
    "d",
    "width",
    "height",
    "fill",
    "transform",
    "viewBox",
    "preserveAspectRatio",
    "overflow",
    "focusable",
    "text-anchor",
    "paint-order",
    "marker-end",
    "markerWidth",
    "markerHeight",
    "markerUnits",
    "orient",
    "refX",
    "refY",
    "patternUnits",
    "patternTransform",
    "points",
];
/// Attributes of the form of the search.
const TYPED: [&str; 8] =
    ["type", "for", "autocapitalize", "autocomplete", "enterkeyhint", "inputmode", "spellcheck", "rel"];

/// What our renderer may write.
pub(crate) fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::new();
    cleaner.tags(WRITTEN.into_iter().chain(["img"]).collect());
    cleaner.generic_attributes(PLAIN.into());
    let picture = ["src", "alt", "width", "height", "loading", "decoding"];
    cleaner.tag_attributes([("a", ["href", "rel"].into()), ("img", picture.into())].into());
    cleaner.url_schemes(["http", "https", "mailto"].into());
    cleaner.url_relative(ammonia::UrlRelative::PassThrough);
    cleaner.link_rel(None);
    cleaner.strip_comments(false);
    cleaner
}

/// What our templates may write.
fn page_cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = cleaner();
    cleaner.add_tags(AROUND.into_iter().chain(DRAWN));
    cleaner.add_generic_attributes(MEASURES.into_iter().chain(TYPED));
    cleaner.generic_attribute_prefixes(["aria-", "data-"].into());
    cleaner
}

/// Nothing of a page's body would be taken out by the sanitiser, but scripts: whoever asks has looked at those.
#[track_caller]
pub(crate) fn assert_clean(path: &str, page: &Html) {
    let mut page = page.clone();
    let scripts: Vec<NodeId> =
        page.select(&Selector::parse("script").unwrap()).map(|script| script.id()).collect();
    for script in scripts {
        page.tree.get_mut(script).unwrap().detach();
    }
    let body = page.select(&Selector::parse("body").unwrap()).next().expect("a page has a body");
    let html = body.inner_html();
    let read = |html: &str| Html::parse_fragment(html).html();
    let cleaned = page_cleaner().clean(&html).to_string();
    let (own, cleaned) = (read(&html), read(&cleaned));
    if own != cleaned {
        let at = own.bytes().zip(cleaned.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..(at + 120).min(text.len())])
                .into_owned()
        };
        panic!("{path}: a sanitiser takes something out\n{}\n{}", around(&own), around(&cleaned));
    }
}

#[test]
fn a_sanitiser_finds_nothing_on_any_page() {
    for site in [Site::copy_of("site/invented"), crate::browser::sample_archive()] {
        site.build();
        for (path, bytes) in site.public().iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_clean(path, &Html::parse_document(&String::from_utf8_lossy(bytes)));
        }
    }
}

#[test]
#[should_panic = "takes something out"]
fn a_sanitiser_would_find_something() {
    let page = "<!DOCTYPE html><title>t</title><body><main><p>One<iframe src=\"a.html\"></iframe></p></main>";
    assert_clean("a.html", &Html::parse_document(page));
}

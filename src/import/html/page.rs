//! A parsed page, with the places where facts about its report stand.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use super::blocks::text_of;
use super::jsonld::Article;

/// A page and what its head says.
pub(crate) struct Page {
    pub(crate) html: Html,
    /// `<meta>` by lower-case name, property or itemprop; the first of each counts.
    pub(crate) meta: BTreeMap<String, Vec<String>>,
    pub(crate) article: Article,
    /// The canonical address, or the one it was fetched from.
    pub(crate) url: Option<String>,
    /// When a browser extension saved it, as that says.
    pub(crate) saved_at: Option<String>,
}

impl Page {
    pub(crate) fn parse(text: &str, fetched: Option<&str>) -> Self {
        let html = Html::parse_document(text);
        let meta = meta(&html);
        let article = Article::find(scripts(&html));
        let (saved_url, saved_at) = saved_by_extension(text);
        let mut page = Self { html, meta, article, url: None, saved_at };
        page.url = page.canonical(fetched.map(str::to_owned).or(saved_url));
        page
    }

    /// Elements that a selector of ours finds, in page order.
    pub(crate) fn select<'a>(&'a self, selector: &str) -> Vec<ElementRef<'a>> {
        Selector::parse(selector).map(|s| self.html.select(&s).collect()).unwrap_or_default()
    }

    /// The text of the first element with any.
    pub(crate) fn text(&self, selector: &str) -> Option<String> {
        self.select(selector).into_iter().map(text_of).find(|t| !t.is_empty())
    }

    pub(crate) fn attr(&self, selector: &str, attribute: &str) -> Option<String> {
        let values = self.select(selector).into_iter().filter_map(|e| e.value().attr(attribute));
        values.map(|v| v.trim().to_owned()).find(|v| !v.is_empty())
    }

    /// The first value of the first of these names that the head has.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name).and_then(|values| values.first()).cloned())
    }

    /// Short texts right below the heading, where bylines stand.
    pub(crate) fn below_heading(&self) -> Vec<String> {
        let Some(heading) = self.select("article h1, main h1, h1").into_iter().next() else {
            return Vec::new();
        };
        let below = |element: ElementRef<'_>| {
            let next = element.next_siblings().filter_map(ElementRef::wrap);
            next.take(4).filter(|e| e.descendants().take(60).count() < 60).map(text_of).collect::<Vec<_>>()
        };
        let parent = heading.parent().and_then(ElementRef::wrap);
        let texts = below(heading).into_iter().chain(parent.map(below).unwrap_or_default());
        texts.filter(|t| !t.is_empty() && t.chars().count() <= 160).collect()
    }

    /// A page may call another its canonical address only on its own site, for some
    /// name their front page.
    fn canonical(&self, fetched: Option<String>) -> Option<String> {
        let named = self
            .attr("link[rel=canonical]", "href")
            .or_else(|| self.meta(&["og:url", "twitter:url", "parsely-link"]))
            .or_else(|| self.article.url.clone());
        let named = named.filter(|url| is_deep(url));
        named.or(fetched.filter(|url| url.starts_with("http")))
    }

    /// The host of the page's address, without `www.`.
    pub(crate) fn host(&self) -> Option<&str> {
        let rest = self.url.as_deref()?.split_once("://")?.1;
        let host = rest.split(['/', '?', '#', ':']).next()?;
        Some(host.trim_start_matches("www."))
    }
}

/// An absolute web address with a path.
fn is_deep(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    matches!(scheme, "http" | "https") && rest.split_once('/').is_some_and(|(_, path)| !path.is_empty())
}

fn meta(html: &Html) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let Ok(selector) = Selector::parse("meta[content]") else { return found };
    for element in html.select(&selector) {
        let value = super::blocks::collapse(element.value().attr("content").unwrap_or(""));
        let names = ["property", "name", "itemprop"].iter().filter_map(|a| element.value().attr(a));
        for name in names.filter(|_| !value.is_empty() && value.len() < 2000) {
            found.entry(name.trim().to_lowercase()).or_default().push(value.clone());
        }
    }
    found
}

fn scripts(html: &Html) -> Vec<String> {
    let Ok(selector) = Selector::parse("script[type='application/ld+json']") else { return Vec::new() };
    html.select(&selector).map(|script| script.text().collect()).collect()
}

/// Address and time that SingleFile writes into a comment at the top.
fn saved_by_extension(text: &str) -> (Option<String>, Option<String>) {
    let head = text.get(..text.len().min(4000)).unwrap_or("");
    let head = if head.is_empty() { text.chars().take(2000).collect::<String>() } else { head.to_owned() };
    if !head.contains("Page saved with SingleFile") {
        return (None, None);
    }
    let line =
        |label: &str| head.lines().find_map(|l| l.trim().strip_prefix(label)).map(|v| v.trim().to_owned());
    let date =
        line("saved date:").and_then(|d| crate::text::printed::first_date(&reorder(&d))).map(|d| d.edtf);
    (line("url:"), date)
}

/// `Tue Nov 19 2019 10:00` as JavaScript prints dates.
fn reorder(date: &str) -> String {
    date.split_whitespace().skip(1).take(3).collect::<Vec<_>>().join(" ")
}

//! The headline of a page.
//!
//! Window titles and OpenGraph titles carry the outlet's name; the page's own
//! heading does not. A heading that the head's titles repeat is the headline.

use super::blocks::text_of;
use super::page::Page;
use crate::clean::fold_key;

/// Finds the headline as printed.
pub(crate) fn find(page: &Page) -> Option<String> {
    let site = page.meta(&["og:site_name", "application-name"]).or_else(|| page.article.publisher.clone());
    let claims = claims(page, site.as_deref());
    let headings: Vec<String> =
        page.select("h1").into_iter().map(text_of).filter(|t| !t.is_empty()).collect();
    let claimed = |heading: &&String| claims.iter().any(|claim| same(claim, heading));
    let printed = headings.iter().find(claimed).cloned();
    let only = || match headings.as_slice() {
        [heading] if site.as_deref().is_none_or(|s| !same(s, heading)) => Some(heading.clone()),
        _ => None,
    };
    printed
        .or_else(|| in_article(page))
        .or_else(only)
        .or_else(|| claims.into_iter().next())
        .filter(|t| t.len() < 600)
}

/// What the head says the title is, outlets' names taken off.
fn claims(page: &Page, site: Option<&str>) -> Vec<String> {
    let head = [
        page.article.headline.clone(),
        page.meta(&["og:title"]),
        page.meta(&[
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "headline",
        ]),
        page.text("head > title").or_else(|| page.text("title")),
    ];
    head.into_iter()
        .flatten()
        .map(|title| without_site(&title, site, page.host()))
        .filter(|t| !t.is_empty())
        .collect()
}

/// The heading of the only article on the page that has one.
fn in_article(page: &Page) -> Option<String> {
    let headings = page.select("article h1, main h1, [itemprop=headline]");
    let texts: Vec<String> = headings.into_iter().map(text_of).filter(|t| !t.is_empty()).collect();
    match texts.as_slice() {
        [one] => Some(one.clone()),
        [one, rest @ ..] if rest.iter().all(|t| same(t, one)) => Some(one.clone()),
        _ => None,
    }
}

/// Whether two titles are one: equal, or one is the other with something after it.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    a == b || (short.chars().count() >= 15 && long.starts_with(short.as_str()))
}

fn bare(title: &str) -> String {
    fold_key(title)
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Takes the outlet's name off either end of a window title.
fn without_site(title: &str, site: Option<&str>, host: Option<&str>) -> String {
    let mut title = title.trim().to_owned();
    for bar in [" | ", " — ", " – ", " - ", " :: ", " · ", " • ", " » ", " « ", " / ", ": "] {
        while let Some((rest, outlet)) = title.rsplit_once(bar) {
            if !(names_site(outlet, site, host) && rest.split_whitespace().count() >= 2) {
                break;
            }
            title = rest.trim().to_owned();
        }
        let leads =
            |outlet: &str, rest: &str| names_site(outlet, site, host) && rest.split_whitespace().count() >= 3;
        if let Some(rest) =
            title.split_once(bar).filter(|(outlet, rest)| leads(outlet, rest)).map(|(_, rest)| rest.trim())
        {
            title = rest.to_owned();
        }
    }
    title
}

/// Whether a text is the site's name, or its host in other letters.
fn names_site(text: &str, site: Option<&str>, host: Option<&str>) -> bool {
    let letters = |t: &str| t.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = letters(text);
    let by_name = site.map(letters).is_some_and(|site| {
        site == text || (text.len() > 3 && site.contains(&text)) || (site.len() > 3 && text.contains(&site))
    });
    let by_host = host.map(letters).is_some_and(|host| {
        text.len() > 2
            && (host.starts_with(&text)
                || text.contains(host.trim_end_matches("com").trim_end_matches("org")))
    });
    !text.is_empty() && (by_name || by_host)
}

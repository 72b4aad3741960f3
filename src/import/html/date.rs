//! When a page's report was published: what is said first counts, changes last.

use scraper::ElementRef;

use super::blocks::text_of;
use super::page::Page;
use crate::import::draft::DateBasis;
use crate::text::printed;

/// A date, what it rests on, and whether it is only that of a change.
pub(crate) struct Published {
    pub(crate) edtf: String,
    pub(crate) basis: DateBasis,
    pub(crate) only_modified: bool,
}

const PUBLISHED: [&str; 34] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "published_time",
    "published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "date_published",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "ptime",
    "article:post_date",
    "datecreated",
    "date",
    "displaydate",
    "shareaholic:article_published_time",
];
const MODIFIED: [&str; 8] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "modified_time",
    "updated_time",
    "updated date",
];

/// Finds the day of publication: the page's metadata, its marked-up times, its byline,
/// its address, and last the day of a change.
pub(crate) fn find(page: &Page) -> Option<Published> {
    let published = |edtf: String, basis: DateBasis| Published { edtf, basis, only_modified: false };
    let metadata = page
        .article
        .published
        .as_deref()
        .and_then(day)
        .or_else(|| PUBLISHED.iter().find_map(|name| day(&page.meta(&[name])?)));
    metadata
        .map(|d| published(d, DateBasis::Metadata))
        .or_else(|| marked(page).map(|d| published(d, DateBasis::Byline)))
        .or_else(|| byline(page).map(|d| published(d, DateBasis::Byline)))
        .or_else(|| in_address(page.url.as_deref()?).map(|d| published(d, DateBasis::Url)))
        .or_else(|| modified(page))
}

fn modified(page: &Page) -> Option<Published> {
    let named = page
        .article
        .modified
        .as_deref()
        .and_then(day)
        .or_else(|| MODIFIED.iter().find_map(|name| day(&page.meta(&[name])?)));
    named.map(|edtf| Published { edtf, basis: DateBasis::Metadata, only_modified: true })
}

/// The day in a machine's or a person's date; a local time keeps its day.
fn day(text: &str) -> Option<String> {
    compact(text).or_else(|| printed::first_date(text).map(|d| d.edtf)).filter(|d| d.len() >= 7)
}

/// `20191015T080000`, `20191015`.
fn compact(text: &str) -> Option<String> {
    let digits = text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let apart = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]);
    printed::first_date(&apart).map(|d| d.edtf)
}

/// Times that the page marks up as those of its publication, or the first in its article.
fn marked(page: &Page) -> Option<String> {
    let of =
        |selector: &str| page.select(selector).into_iter().filter(|e| !in_list(*e)).find_map(element_day);
    of("[itemprop=datePublished], time[pubdate], [property='dc:date'], [property='schema:datePublished']")
        .or_else(|| of("article header time, article time[datetime], main time[datetime], .entry-date, .published, .post-date, .article-date, .byline time"))
        .or_else(|| match page.select("time").as_slice() {
            [only] => element_day(*only),
            [first, ..] if !in_list(*first) => element_day(*first),
            _ => None,
        })
}

fn element_day(element: ElementRef<'_>) -> Option<String> {
    let attributes = ["datetime", "content", "title", "data-date", "data-datetime"]
        .iter()
        .filter_map(|a| element.value().attr(a));
    attributes.filter_map(day).next().or_else(|| day(&text_of(element)))
}

/// Whether the element stands in a list of other pages, in a menu or beside the report.
fn in_list(element: ElementRef<'_>) -> bool {
    element.ancestors().take(12).filter_map(ElementRef::wrap).any(|a| {
        let marks = [a.value().attr("class"), a.value().attr("id")];
        let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
        let named =
            ["related", "sidebar", "widget", "recent", "comment", "latest", "recommend", "popular", "footer"]
                .iter()
                .any(|w| marks.contains(w));
        matches!(a.value().name(), "aside" | "footer" | "nav")
            || named && !matches!(a.value().name(), "body" | "html" | "main" | "article")
    })
}

/// A date in a short line that stands with headline and author; the first that is not
/// said to be that of a change, and before it one that is said to be the first.
fn byline(page: &Page) -> Option<String> {
    let named = "[class*=date], [class*=time], [class*=publish], [class*=posted], [class*=byline], [class*=meta], [id*=date], [class*=Date], [class*=Time]";
    let marked = page.select(named).into_iter().filter(|e| !in_list(*e)).map(text_of);
    let lines: Vec<String> =
        page.below_heading().into_iter().chain(marked).filter(|t| t.chars().count() <= 120).collect();
    let says = |text: &str, cues: &[&str]| cues.iter().any(|c| text.to_lowercase().contains(c));
    let dated = |cues: &'static [&'static str], wanted: bool| {
        let lines = lines.iter().filter(move |t| says(t, cues) == wanted);
        lines.filter_map(|t| day(t)).find(|d| d.len() == 10)
    };
    dated(&["first published", "originally published", "published on", "posted on"], true)
        .or_else(|| {
            dated(
                &["updated", "modified", "latest", "last ", "reviewed", "обновлен", "жаңартыл", "更新"],
                false,
            )
        })
        .or_else(|| spoken(page))
}

/// `Published: 5 May 2019` in any short line of the page.
fn spoken(page: &Page) -> Option<String> {
    let lines = page.select("p, div, span, li, small, em").into_iter().take(4000);
    let short = lines
        .filter(|e| e.descendants().take(12).count() < 12)
        .map(text_of)
        .filter(|t| t.chars().count() <= 100);
    let cue = |t: &String| {
        let t = t.to_lowercase();
        ["published", "posted", "опубликован", "жарияланды", "发布", "publié", "veröffentlicht", "publicado"]
            .iter()
            .any(|c| t.starts_with(c))
    };
    short.filter(cue).find_map(|t| day(&t))
}

/// `/2019/10/15/` or `/2019-10-15-` in an address.
fn in_address(url: &str) -> Option<String> {
    let path = url.split_once("://")?.1;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|w| {
        let whole = w[0].len() == 4 && (1..=2).contains(&w[1].len()) && (1..=2).contains(&w[2].len());
        let numbers = w.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
        (whole && numbers).then(|| printed::first_date(&w.join("-")).map(|d| d.edtf)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: Option<(&str, &str)>) {
        let page = Page::parse(html, Some("https://hill.example/2019/10/15/miners"));
        let found = find(&page).map(|p| (p.edtf, p.basis.as_str()));
        assert_eq!(found, expected.map(|(d, b)| (d.to_owned(), b)), "{html}");
    }

    #[test]
    fn published_comes_before_modified() {
        check(
            "<meta property='article:modified_time' content='2021-01-01'><meta property='article:published_time' content='2019-10-16T23:30:00-05:00'>",
            Some(("2019-10-16", "metadata")),
        );
        check("<time datetime='2019-10-17'>today</time>", Some(("2019-10-17", "byline")));
        check("<p class='post-date'>Posted on Oct. 18, 2019</p>", Some(("2019-10-18", "byline")));
        check("<p>The men were freed on May 5, 2018, the court said.</p>", Some(("2019-10-15", "url")));
    }

    #[test]
    fn dates_of_other_reports_do_not_count() {
        check(
            "<aside><time datetime='2021-10-17'>x</time></aside><div class='related'><time datetime='2021-10-18'>y</time></div>",
            Some(("2019-10-15", "url")),
        );
    }

    #[test]
    fn no_date_is_no_date() {
        let page = Page::parse("<p>© 2024 Hill News</p>", None);
        assert!(find(&page).is_none());
    }
}

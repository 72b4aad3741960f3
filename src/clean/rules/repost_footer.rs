//! `This post was originally published on Hill News.` at the foot of a report.
//!
//! Repeated under every report of a page, the line is the work of the page that
//! repeats them; under a single report it names who published it first.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let last: Vec<usize> = sheet.open().rev().take(if sheet.several { 1 } else { 200 }).collect();
    for unit in last {
        let text = &sheet.units[unit];
        let short = text.shape.words <= 30 && !text.text.contains(['“', '”', '"']);
        let states = Set::Repost.within(&text.key) && (at_edge(sheet, unit) || starts_as_notice(&text.key));
        // On a page of several reports the shape has already found the footer.
        if !(short && states || sheet.several) {
            continue;
        }
        found.cut(unit);
        if let Some(name) = outlet(&text.text) {
            let repeated = sheet.several && sheet.on_page(unit) > 1;
            found.note(if repeated { Note::RepublishedBy(name) } else { Note::OriginalOutlet(name) });
        }
    }
    found
}

/// The first or last few lines of a page, where such notices stand.
fn at_edge(sheet: &Sheet<'_>, unit: usize) -> bool {
    let below =
        sheet.open().filter(|&i| i > unit && sheet.units[i].shape.is_prose() && !sheet.is_notice(i)).count();
    let above = sheet.open().filter(|&i| i < unit && sheet.units[i].shape.is_prose()).count();
    below == 0 || above == 0
}

fn starts_as_notice(key: &str) -> bool {
    [
        "this article",
        "this post",
        "this story",
        "this report",
        "this piece",
        "the post",
        "the article",
        "статья",
        "материал",
    ]
    .iter()
    .any(|s| key.starts_with(s))
}

/// The name after `on`, `by` or `in`, up to the end of its sentence.
fn outlet(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let at = [
        "published on ",
        "published by ",
        "published in ",
        "published at ",
        "appeared first on ",
        "appeared on ",
        "appeared in ",
        "republished from ",
        "reposted from ",
        "reprinted from ",
        "posted from ",
    ]
    .iter()
    .filter_map(|cue| lower.find(cue).map(|at| at + cue.len()))
    .min()?;
    let rest = text.get(at..)?.split(" and ").next()?.split(['(', ',', '|', '\n']).next()?;
    let end = rest.find(". ").unwrap_or(rest.len());
    let name = rest[..end].trim().trim_end_matches('.').trim_start_matches("the ");
    (!name.is_empty() && name.split_whitespace().count() <= 6).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn the_first_publisher_is_noted() {
        let page = format!("{BODY}\n\nThis article was originally published by Hill News.");
        check("repost-footer", &page, &[5]);
        assert_eq!(clean(&page).drafts[0].original_outlet.as_deref(), Some("Hill News"));
    }

    #[test]
    fn the_repeating_page_is_noted() {
        let post = "  • The miners of the north went home on Monday with their pay.\n\n    This post was originally published on Open Hills.\n\n";
        let cleaned = clean(&post.repeat(3).replace("Monday", "Friday"));
        assert_eq!(cleaned.drafts.len(), 3);
        assert_eq!(cleaned.drafts[2].republished_by.as_deref(), Some("Open Hills"));
    }

    #[test]
    fn a_sentence_about_publishing_is_kept() {
        kept("His first book of poems was originally published in Kells in the spring of 1990.");
    }
}

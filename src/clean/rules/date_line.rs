//! The date of the report, told from the clock of the page.
//!
//! A clock stands in the masthead, above the headline, with the day of the week; it
//! says when the page was saved. A report's date stands with headline and byline.

use crate::clean::FlagKind;
use crate::clean::names;
use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::{Unit, fold_key};
use crate::text::printed;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    // In a chronology, dates stand over the parts of the text.
    let dates = sheet
        .open()
        .filter(|&i| sheet.body_start().is_some_and(|s| i > s) && read(&sheet.units[i]).is_some());
    let chronology = dates.count() >= 2;
    let below_title = sheet.open().filter(|&i| sheet.title.is_some_and(|t| i > t)).nth(3).unwrap_or(0);
    let start = sheet.body_start().unwrap_or(0).max(if chronology { 0 } else { below_title });
    let tail = sheet.tail();
    let mut best: Option<(u8, String, usize)> = None;
    // A byline may carry the date, so lines cut as bylines are read too.
    let signed = |i: usize| matches!(sheet.cuts[i], Some("credit" | "byline"));
    for unit in
        (0..sheet.units.len()).filter(|&i| signed(i) || sheet.is_open(i) && (i < start || tail.contains(&i)))
    {
        let Some(line) = read(&sheet.units[unit]) else { continue };
        found.cut(unit);
        found.notes.extend(line.authors.iter().cloned().map(Note::Author));
        let Some(edtf) = line.edtf.clone() else {
            found.note(Note::Flag(FlagKind::AmbiguousDate, unit));
            continue;
        };
        let rank = rank(sheet, unit, &line);
        if rank > 0 && best.as_ref().is_none_or(|(r, _, _)| rank > *r) {
            best = Some((rank, edtf, unit));
        }
    }
    if let Some((rank, edtf, unit)) = best {
        found.note(Note::Date { edtf, unit });
        if rank == 1 {
            found.note(Note::Flag(FlagKind::UncertainDate, unit));
        }
    }
    found
}

/// How far a date line can be trusted: 0 is the page's clock.
fn rank(sheet: &Sheet<'_>, unit: usize, line: &DateLine) -> u8 {
    let above_title = sheet.title.is_some_and(|t| unit < t);
    let in_tail = sheet.body_end().is_some_and(|end| unit > end);
    match (line.published, line.updated) {
        (true, _) => 5,
        (_, true) => 2,
        _ if above_title && line.weekday => 0,
        _ if above_title => 1,
        _ if in_tail => 0,
        _ => 4,
    }
}

/// What a line that only dates something says.
pub(super) struct DateLine {
    /// None where two countries read the date differently.
    edtf: Option<String>,
    weekday: bool,
    published: bool,
    updated: bool,
    authors: Vec<String>,
}

/// Reads a unit as a date line, if nothing but dates, times and names stands in it.
pub(super) fn read(unit: &Unit) -> Option<DateLine> {
    if unit.shape.words > 24 || unit.shape.digits < 3 {
        return None;
    }
    let mut rest = unit.text.clone();
    let mut edtf = None;
    while let Some(date) = printed::first_date(&rest) {
        rest.replace_range(date.span, " ");
        edtf.get_or_insert(date.edtf);
    }
    let ambiguous = edtf.is_none() && has_slashed_date(&rest);
    if edtf.is_none() && !ambiguous {
        return None;
    }
    let key = fold_key(&rest);
    let words =
        || key.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'').filter(|w| !w.is_empty());
    let weekday = words().any(|w| Set::Weekday.is(w.trim_end_matches('.')));
    let mut left = names_left(&rest);
    let authors = if names::are_names(&left) { names::people(&left) } else { Vec::new() };
    left.retain(char::is_alphabetic);
    let only_date = left.chars().count() <= 3 || !authors.is_empty();
    let published =
        ["published", "posted", "опубликовано", "жарияланды", "发布"].iter().any(|w| key.contains(w));
    let updated = ["updated", "modified", "обновлено", "жаңартылды", "更新"].iter().any(|w| key.contains(w));
    only_date.then_some(DateLine { edtf, weekday, published, updated, authors })
}

/// What remains of a date line without words for days, times and publishing.
fn names_left(rest: &str) -> String {
    let kept = rest.split_whitespace().filter(|word| {
        let key = fold_key(word);
        let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
        let known = Set::DateWord.is(bare) || Set::Weekday.is(bare) || Set::BylineStart.is(bare);
        let time = bare.starts_with(|c: char| c.is_ascii_digit());
        !(known || time || bare.is_empty())
    });
    kept.collect::<Vec<_>>().join(" ")
}

fn has_slashed_date(text: &str) -> bool {
    text.split_whitespace().any(|w| {
        let parts: Vec<&str> = w.trim_matches([',', '.', ';']).split('/').collect();
        parts.len() == 3
            && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
            && parts[2].len() == 4
    })
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, kept};
    use crate::clean::{FlagKind, clean};

    #[track_caller]
    fn check(head: &str, expected: Option<&str>) {
        let cleaned = clean(&format!("{head}\n\n{BODY}"));
        assert_eq!(cleaned.drafts[0].date.as_deref(), expected, "{head}: {:?}", cleaned.cuts);
    }

    #[test]
    fn the_date_by_the_title_counts() {
        check("Miners before court in Kells\nMay 5, 2019", Some("2019-05-05"));
        check(
            "Miners before court in Kells\nUpdated: 7 May 2019\nPublished: 5 May 2019 14:30 GMT",
            Some("2019-05-05"),
        );
        check("Miners before court in Kells\nBy Anna Orlova | Sunday, May 5, 2019", Some("2019-05-05"));
        check("Miners before court in Kells\n5 мая 2019, 10:20", Some("2019-05-05"));
    }

    #[test]
    fn the_clock_in_the_masthead_does_not() {
        check("Hill News\nNorthern Edition\nSaturday, Feb 22, 2025\n\nMiners before court in Kells", None);
    }

    #[test]
    fn what_is_not_sure_is_flagged() {
        let cleaned = clean(&format!("May 5, 2019\nMiners before court in Kells\n\n{BODY}"));
        assert_eq!(cleaned.drafts[0].flags[0].kind, FlagKind::UncertainDate);
        check("Miners before court in Kells\n03/04/2019", None);
    }

    #[test]
    fn a_sentence_with_a_date_is_kept() {
        kept("On May 5, 2019, he was freed.");
    }
}

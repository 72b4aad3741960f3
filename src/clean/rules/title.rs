//! The headline: the line above the text that speaks of what the text speaks of.

use std::collections::BTreeSet;

use crate::clean::phrases::Set;
use crate::clean::rules::{byline, date_line, photo_credit};
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::{Unit, fold_key};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let head = sheet.head();
    let Some(title) = best(sheet, &head) else { return found };
    let bare = without_outlet(sheet, &sheet.units[title].text);
    let key = fold_key(bare.0);
    found.note(Note::Title(title));
    if let Some(outlet) = bare.1 {
        found.note(Note::Outlet(outlet.to_owned()));
    }
    let same = |i: &usize| {
        sheet.units[*i].key == key || fold_key(without_outlet(sheet, &sheet.units[*i].text).0) == key
    };
    found.cuts.extend(head.iter().copied().filter(|i| *i == title || same(i)));
    found
}

/// The first of the candidates that comes near the best.
fn best(sheet: &Sheet<'_>, head: &[usize]) -> Option<usize> {
    let candidates: Vec<usize> = head.iter().copied().filter(|&i| is_candidate(&sheet.units[i])).collect();
    let body = body_words(sheet);
    let scores: Vec<f32> = candidates.iter().map(|&i| score(sheet, i, &body)).collect();
    let top = scores.iter().copied().fold(0.0, f32::max);
    let at_best = scores.iter().position(|&s| s >= top).unwrap_or(0);
    // A standfirst speaks of the text at least as much as the headline over it.
    let over_best = |at: &usize| scores[*at] >= top - 0.2 && candidates[at_best] - candidates[*at] <= 6;
    let near_best = (0..=at_best).filter(|_| top > 0.2).find(over_best);
    // A playful headline shares no word with its text; it is still the longest line.
    let longest = || {
        let long = |&&i: &&usize| sheet.units[i].shape.words >= 4;
        candidates.iter().filter(long).max_by_key(|&&i| sheet.units[i].shape.words).copied()
    };
    near_best.map(|at| candidates[at]).or_else(longest)
}

pub(super) fn is_candidate(unit: &Unit) -> bool {
    let shape = &unit.shape;
    (2..=36).contains(&shape.words)
        && !matches!(shape.end, End::Stop | End::Comma)
        && Set::AppealStart.opens(&unit.key).is_none()
        && !byline::is_byline(&unit.text)
        && date_line::read(unit).is_none()
        && !photo_credit::is_credit(unit)
        && Set::RelatedLine
            .opens(&unit.key)
            .is_none_or(|p| p.len() < unit.key.len() && !Set::RelatedLine.is(&unit.key))
        && Set::ShellStart.opens(&unit.key).is_none_or(|p| !p.ends_with(':'))
}

/// How much of a line the body speaks of. Standing twice and standing near the text
/// speak for a line; brevity speaks against it, for labels are brief.
fn score(sheet: &Sheet<'_>, unit: usize, body: &BTreeSet<String>) -> f32 {
    let words = stems(&sheet.units[unit].text);
    let shared = words.iter().filter(|w| body.contains(*w)).count() as f32;
    let twice = if sheet.on_page(unit) > 1 && sheet.units[unit].shape.words >= 4 { 0.15 } else { 0.0 };
    let brief = match sheet.units[unit].shape.words {
        0..=2 => -0.35,
        3 => -0.2,
        4 => -0.1,
        _ => 0.0,
    };
    let start = sheet.body_start().unwrap_or(unit);
    let far = (start.saturating_sub(unit) as f32 * 0.01).min(0.3);
    shared / (words.len() as f32 + 1.5) + twice + brief - far
}

fn body_words(sheet: &Sheet<'_>) -> BTreeSet<String> {
    let start = sheet.body_start().unwrap_or(0);
    sheet
        .open()
        .filter(|&i| i >= start && sheet.units[i].shape.is_prose())
        .flat_map(|i| stems(&sheet.units[i].text))
        .collect()
}

/// Words of four letters and more, cut to five so that inflected forms meet;
/// pairs of characters for scripts without spaces.
fn stems(text: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for word in fold_key(text).split(|c: char| !c.is_alphanumeric()) {
        let chars: Vec<char> = word.chars().collect();
        if chars.iter().any(|c| matches!(c, '\u{3040}'..='\u{9fff}')) {
            stems.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if chars.len() >= 4 || chars.iter().all(char::is_ascii_digit) && !chars.is_empty() {
            stems.insert(chars.iter().take(5).collect());
        }
    }
    stems
}

/// Parts `Headline - Outlet`, as window titles have it, where the outlet is short
/// and the same line stands without it elsewhere or a bar parts the two.
pub(super) fn without_outlet<'a>(sheet: &Sheet<'_>, text: &'a str) -> (&'a str, Option<&'a str>) {
    for bar in [" | ", " — ", " – ", " - ", " :: ", " » "] {
        let Some((title, outlet)) = text.rsplit_once(bar) else { continue };
        let short =
            (1..=5).contains(&outlet.split_whitespace().count()) && title.split_whitespace().count() >= 3;
        let key = fold_key(title);
        let twin = sheet.units.iter().any(|u| u.key == key);
        if short && (twin || bar == " | ") {
            return (title.trim(), Some(outlet.trim()));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check};

    #[track_caller]
    fn title(head: &str) -> Option<String> {
        clean(&format!("{head}\n\n{BODY}")).drafts[0].title.clone()
    }

    #[test]
    fn the_line_that_speaks_of_the_text_is_the_title() {
        assert_eq!(
            title("Hill News\nNorthern Edition\nSunday, May 5, 2019\n\nThree miners before court in Kells")
                .as_deref(),
            Some("Three miners before court in Kells")
        );
        assert_eq!(title("Rain until Friday in the south\nBear seen near school\nMiners told judge of helmets\nBy Anna Orlova").as_deref(), Some("Miners told judge of helmets"));
    }

    #[test]
    fn a_title_twice_goes_twice() {
        check(
            "title",
            &format!("Miners in court | Hill News\n\nMiners in court\nMiners in court\n\n{BODY}"),
            &[1, 3, 4],
        );
    }

    #[test]
    fn a_page_without_a_title_has_none() {
        assert_eq!(title(""), None);
        assert_eq!(title("Hill News"), None);
    }
}

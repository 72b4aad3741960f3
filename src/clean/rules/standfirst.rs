//! The line between headline and text that sums the report up.

use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let Some(title) = sheet.title else { return found };
    for unit in before_dateline(sheet, title) {
        found.cut(unit);
        found.note(Note::Caption(sheet.units[unit].text.clone()));
    }
    let Some(unit) = sheet.next(title).filter(|i| !found.cuts.contains(i)) else { return found };
    if is_open_line(sheet, unit) || over_byline(sheet, title, unit) || set_apart(sheet, unit) {
        found.cut(unit);
        found.note(Note::Standfirst(sheet.units[unit].text.clone()));
    }
    found
}

/// A sentence or two between the headline and the paragraph that opens with a dateline:
/// a caption or a summary, for the report begins with its place.
fn before_dateline(sheet: &Sheet<'_>, title: usize) -> Vec<usize> {
    let open: Vec<usize> = sheet.open().filter(|&i| i > title).take(4).collect();
    let place = open.iter().position(|&i| opens_with_place(&sheet.units[i].text));
    let above = &open[..place.unwrap_or(0)];
    // A round-up has a place over each of its parts.
    let places = sheet.open().filter(|&i| opens_with_place(&sheet.units[i].text)).count();
    let brief = places == 1 && above.iter().all(|&i| sheet.units[i].shape.words <= 60);
    if above.len() <= 2 && brief { above.to_vec() } else { Vec::new() }
}

/// `KELLS, Norland -- `, `KELLS (Northwire) - `, `(Kells, May 5, 2019) – `.
pub(super) fn opens_with_place(text: &str) -> bool {
    let head: String = text.chars().take(70).collect();
    let dashes = [" — ", " -- ", " – ", " - ", ") —", ") –", ") -", "— ", "-- "];
    let Some(place) = dashes.iter().filter_map(|dash| head.find(dash)).min().map(|at| &head[..at]) else {
        return false;
    };
    let first = place.trim_start_matches('(').split([' ', ',']).next().unwrap_or("");
    let capitals =
        first.chars().filter(|c| c.is_uppercase()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let bracketed = place.starts_with('(') && first.starts_with(char::is_uppercase);
    (capitals || bracketed) && !place.contains(['“', '"', '.', '?'])
}

/// A long line without a stop, over the first paragraph.
fn is_open_line(sheet: &Sheet<'_>, unit: usize) -> bool {
    let shape = &sheet.units[unit].shape;
    shape.words >= 7 && shape.end == End::Open && sheet.body_start().is_some_and(|start| unit < start)
}

/// A sentence with the byline or date below it and the text below that.
fn over_byline(sheet: &Sheet<'_>, title: usize, unit: usize) -> bool {
    let near = (unit + 1..sheet.units.len().min(unit + 4))
        .any(|i| matches!(sheet.cuts[i], Some("byline" | "date-line" | "credit")));
    let follows =
        sheet.open().filter(|&i| i > unit).take(3).filter(|&i| sheet.units[i].shape.is_prose()).count() >= 2;
    unit <= title + 3 && sheet.units[unit].shape.words <= 60 && near && follows
}

/// A sentence on the line right above the text, on a page that keeps paragraphs apart.
fn set_apart(sheet: &Sheet<'_>, unit: usize) -> bool {
    let open: Vec<usize> = sheet.open().filter(|&i| i > unit).collect();
    let touching = open.iter().filter(|&&i| sheet.units[i].gap == 0).count();
    let first_touches =
        open.first().is_some_and(|&i| sheet.units[i].gap == 0 && sheet.units[i].shape.is_prose());
    let apart = sheet.units[unit].gap > 0 && open.len() >= 5 && touching * 5 <= open.len();
    first_touches && apart && sheet.units[unit].shape.words <= 60
}

#[cfg(test)]
mod tests {
    use super::opens_with_place;
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, BODY2, check};

    #[test]
    fn a_line_without_a_stop_goes_to_the_front_matter() {
        let page = format!(
            "Miners before court in Kells\n\nThree men who asked for helmets may lose their work for it\n{BODY}"
        );
        check("standfirst", &page, &[3]);
        assert!(clean(&page).drafts[0].standfirst.is_some());
    }

    #[test]
    fn a_sentence_over_the_byline_goes_too() {
        check(
            "standfirst",
            &format!(
                "Miners before court in Kells\n\nThree men who asked for helmets may lose their work for it.\n\nBy Anna Orlova\n\n{BODY}"
            ),
            &[3],
        );
    }

    #[test]
    fn a_caption_over_the_dateline_goes() {
        let page = format!(
            "Miners before court in Kells\n\nThe men wait at the gate of the mine on the day of the fall.\n\nKELLS, Norland -- {BODY}"
        );
        check("standfirst", &page, &[3]);
    }

    #[test]
    fn the_first_paragraph_is_kept() {
        check(
            "standfirst",
            &format!("Miners before court in Kells\n\n{BODY}\n\n{BODY2}\n\nBy Anna Orlova"),
            &[],
        );
    }

    #[test]
    fn datelines_are_told_from_sentences() {
        assert!(opens_with_place("KELLS, Norland -- Police have detained two men."));
        assert!(opens_with_place("NORTH-KELLS — Police have detained two men."));
        assert!(opens_with_place("KELLS (Northwire) - Police have detained two men."));
        assert!(opens_with_place("(Kells, May 5, 2019) – Police have detained two men."));
        assert!(!opens_with_place("The men – all of them miners – were detained."));
        assert!(!opens_with_place("UNESCO said on Monday that the mine was a monument."));
        assert!(!opens_with_place("He was 41 - and he had a bad back."));
    }
}

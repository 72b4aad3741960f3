//! The line between headline and text that sums the report up.

use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let Some(title) = sheet.title else { return found };
    let Some(unit) = sheet.next(title) else { return found };
    if is_open_line(sheet, unit) || over_byline(sheet, title, unit) || set_apart(sheet, unit) {
        found.cut(unit);
        found.note(Note::Standfirst(sheet.units[unit].text.clone()));
    }
    found
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
    fn the_first_paragraph_is_kept() {
        check(
            "standfirst",
            &format!("Miners before court in Kells\n\n{BODY}\n\n{BODY2}\n\nBy Anna Orlova"),
            &[],
        );
    }
}

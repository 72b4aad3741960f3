//! The author's name between headline and text.

use crate::clean::names;
use crate::clean::phrases::Set;
use crate::clean::rules::date_line;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let head = sheet.head();
    let below_title = head.iter().copied().filter(|&i| sheet.title.is_none_or(|t| i > t));
    for unit in below_title {
        let text = &sheet.units[unit].text;
        let name =
            text.split(['|', '•', '·']).next().unwrap_or(text).split(',').next().unwrap_or(text).trim();
        if names::is_person(name) && signs(sheet, &head, unit) {
            found.cut(unit);
            found.note(Note::Author(name.to_owned()));
        }
    }
    found
}

/// A name alone signs a report when a date or another part of a byline is beside it.
fn signs(sheet: &Sheet<'_>, head: &[usize], unit: usize) -> bool {
    let text = &sheet.units[unit];
    let own = text.text.contains(['|', '•', '·']) && crate::text::printed::first_date(&text.text).is_some();
    let credited = |i: usize| matches!(sheet.cuts.get(i), Some(Some("credit")));
    let beside = |i: usize| {
        head.contains(&i)
            && (date_line::read(&sheet.units[i]).is_some() || Set::AuthorBoxLine.is(&sheet.units[i].key))
    };
    let near = [unit.checked_sub(1), Some(unit + 1)];
    own || (text.shape.words <= 5 && near.into_iter().flatten().any(|i| beside(i) && !credited(i)))
}

/// Whether a line is a credit of any kind.
pub(super) fn is_byline(text: &str) -> bool {
    names::credit(text).is_some()
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::BODY;

    #[track_caller]
    fn authors(head: &str) -> Vec<String> {
        clean(&format!("Miners in court in Kells\n\n{head}\n\n{BODY}")).drafts[0].authors.clone()
    }

    #[test]
    fn a_name_beside_a_date_signs() {
        assert_eq!(authors("Anna Orlova\nMay 5, 2019"), ["Anna Orlova"]);
        assert_eq!(authors("Anna Orlova | May 5, 2019"), ["Anna Orlova"]);
        assert_eq!(authors("By Anna Orlova, Kells"), ["Anna Orlova"]);
    }

    #[test]
    fn a_name_alone_may_be_a_caption() {
        assert!(authors("Anna Orlova").is_empty());
    }
}

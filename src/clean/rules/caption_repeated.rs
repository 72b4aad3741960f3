//! A caption that stands twice, as its picture's description and below it.

use crate::clean::FlagKind;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let galleries =
        sheet.open().filter(|&i| !sheet.several && sheet.on_page(i) >= 3 && is_caption(&sheet.units[i]));
    found.cuts.extend(galleries.filter(|&i| sheet.units[i].shape.words >= 6));
    for unit in sheet.open() {
        let Some(twin) = twin(sheet, unit) else { continue };
        if is_caption(&sheet.units[unit]) {
            found.cuts.extend([unit, twin]);
            found.note(Note::Caption(sheet.units[twin].text.clone()));
        } else {
            // A paragraph that the capture holds twice is kept once.
            found.cut(twin);
            found.note(Note::Flag(FlagKind::Damage, unit));
        }
    }
    found
}

/// The same text right below, or below one short line between the two.
fn twin(sheet: &Sheet<'_>, unit: usize) -> Option<usize> {
    let same = |i: usize| sheet.units[i].key == sheet.units[unit].key;
    let next = sheet.next(unit)?;
    if same(next) {
        return Some(next);
    }
    let short = sheet.units[next].shape.words <= 6 && !sheet.units[next].shape.is_sentence();
    sheet.next(next).filter(|&i| short && same(i) && sheet.units[unit].shape.words >= 6)
}

/// Captions are a sentence or two, never a whole paragraph of speech.
fn is_caption(unit: &Unit) -> bool {
    unit.shape.words <= 60 && unit.shape.stops <= 2 && !unit.text.starts_with(['“', '"', '«', '„'])
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, BODY2, check, kept};

    #[test]
    fn both_copies_go_whatever_their_quotes() {
        let page = format!(
            "{BODY}\n\nMiners at the town's gate.\n\n\nMiners at the town’s gate.\n\nAnna Orlova\nAnna Orlova\n\n{BODY2}"
        );
        check("caption-repeated", &page, &[5, 8, 10, 11]);
        assert_eq!(clean(&page).drafts[0].captions, ["Miners at the town’s gate.", "Anna Orlova"]);
    }

    #[test]
    fn a_subhead_that_opens_its_paragraph_is_kept() {
        kept("Anna Orlova\n\nAnna Orlova, who led the men out of the mine, was fined on Friday.");
    }

    #[test]
    fn speech_that_stands_twice_is_kept_once() {
        let page = format!(
            "{BODY}\n\n“We went down in the dark and came up in the dark.”\n\n“We went down in the dark and came up in the dark.”\n\n{BODY2}"
        );
        check("caption-repeated", &page, &[7]);
    }
}

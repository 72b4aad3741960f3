//! Flags places where the capture lost words; the text stays as captured.

use crate::clean::FlagKind;
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let end = sheet.body_end();
    for unit in sheet.open() {
        let text = &sheet.units[unit];
        let last = end == Some(unit) || sheet.next(unit).is_none();
        let cut_off = last && text.shape.end == End::Comma;
        if cut_off || is_damaged(&text.text) {
            found.note(Note::Flag(FlagKind::Damage, unit));
        }
    }
    if sheet.open().next().is_some() && end.is_none() {
        found.note(Note::Flag(FlagKind::NoBody, 0));
    }
    found
}

/// Signs that cannot stand in an undamaged text.
fn is_damaged(text: &str) -> bool {
    let signs = ["\u{fffd}", " , ", " ,,", "â€™", "â€œ", "â€“", "Ã©", "Ã¼", "Ð°Ð", "Ñ€Ð", "[…]", "[...]"];
    signs.iter().any(|s| text.contains(s))
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::BODY;

    #[test]
    fn missing_words_are_flagged_and_kept() {
        let page =
            format!("{BODY}\n\nThe judge said at a session of the , the upper court, that he would wait.");
        let draft = &clean(&page).drafts[0];
        assert_eq!(draft.flags.len(), 1);
        assert!(draft.text().contains("of the , the upper"));
    }

    #[test]
    fn a_sound_text_has_no_flags() {
        assert!(clean(BODY).drafts[0].flags.is_empty());
    }
}

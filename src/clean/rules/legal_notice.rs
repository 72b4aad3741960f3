//! Notices at the end of a page: rights, terms, and warnings to readers.
//!
//! A warning that reading is punishable is kept as a hint for the outlet's record.

use crate::clean::phrases::Set;
use crate::clean::shape::{End, outside_quotes};
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::fold_key;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let mut below_is_notice = false;
    for unit in sheet.open().rev().collect::<Vec<_>>() {
        let text = &sheet.units[unit];
        let notice = is_notice(sheet, unit) || (below_is_notice && Set::LegalWeak.within(&text.key));
        if notice {
            found.cut(unit);
            if Set::ReaderRisk.within(&text.key) {
                found.note(Note::ReaderRisk(text.text.clone()));
            }
        } else if text.shape.is_sentence() && text.shape.end == End::Stop {
            break;
        }
        below_is_notice = notice;
    }
    found
}

/// Whether the page itself speaks here: in the trade's fixed words, as the owner of
/// a mark, or of law to its reader.
fn is_notice(sheet: &Sheet<'_>, unit: usize) -> bool {
    let unit = &sheet.units[unit];
    let own = fold_key(&outside_quotes(&unit.text));
    let owner = unit.text.starts_with(['©', '®']) || own.starts_with("copyright") || own.starts_with("(c) ");
    owner
        || Set::Legal.within(&own)
        || (Set::ReaderWord.within(&own)
            && (Set::LegalWeak.within(&own) || unit.shape.words <= 14)
            && speaks_to_reader(&own))
}

fn speaks_to_reader(own: &str) -> bool {
    Set::AppealStart.opens(own).is_some() || Set::LegalWeak.within(own)
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn notices_go_and_warnings_are_noted() {
        let page = format!(
            "{BODY}\n\nHill News has been declared an \"undesirable organization\" by the government.\n\n\
             If you live in Kells, please note that you could face fines or imprisonment for sharing our content.\n\nTo find out more, click here.\n\n© 2020 Hill News. All rights reserved."
        );
        let draft = &clean(&page).drafts[0];
        assert_eq!(draft.text(), BODY);
        assert_eq!(draft.reader_risk.len(), 2);
    }

    #[test]
    fn a_last_paragraph_about_the_law_is_kept() {
        check(
            "legal-notice",
            &format!("{BODY}\n\nHe was fined for a breach of copyright and sent home."),
            &[],
        );
        check(
            "legal-notice",
            &format!("{BODY}\n\nHill News was declared an \"undesirable organization\" in May."),
            &[],
        );
        kept("The views expressed by the men in court were those of the town.");
    }
}

//! Labels left below the report: nothing follows that they could head.

use crate::clean::FlagKind;
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let announced = sheet.body_end().is_some_and(|end| sheet.units[end].shape.end == End::Colon);
    if sheet.body_end().is_none() || announced {
        return found;
    }
    let tail = sheet.tail();
    found.cuts.extend(below_credit(sheet, &tail));
    // A sentence in the tail ends the report; only what stands below it is left over.
    let from = tail
        .iter()
        .rposition(|&i| sheet.units[i].shape.is_sentence() || keeps(sheet, i))
        .map_or(0, |at| at + 1);
    for &unit in &tail[from..] {
        found.cut(unit);
        if sheet.units[unit].shape.words > 4 {
            found.note(Note::Flag(FlagKind::UncertainCut, unit));
        }
    }
    found
}

/// Short lines below the credits that end the report.
fn below_credit(sheet: &Sheet<'_>, tail: &[usize]) -> Vec<usize> {
    let end = sheet.body_end().unwrap_or(0);
    let credit = (end..sheet.units.len()).rev().find(|&i| sheet.cuts[i] == Some("credit"));
    tail.iter().copied().filter(|&i| credit.is_some_and(|c| i > c)).collect()
}

/// A last paragraph that lost its end, a list that a colon announces, a signature line
/// that is a sentence: none of these is a label.
fn keeps(sheet: &Sheet<'_>, unit: usize) -> bool {
    let shape = &sheet.units[unit].shape;
    let cut_off = shape.words >= 8 && shape.title_case() < 0.5 && !sheet.units[unit].bullet;
    let announced = sheet.previous(unit).is_some_and(|i| {
        sheet.units[i].shape.end == End::Colon
            || sheet.units[i].is_item() && sheet.units[unit].is_item() && keeps(sheet, i)
    });
    cut_off || announced || matches!(shape.end, End::Comma)
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check};

    #[test]
    fn labels_at_the_end_go() {
        check("tail-label", &format!("{BODY}\nThe Hills Today\n\nHillPost"), &[4, 6]);
    }

    #[test]
    fn a_paragraph_that_lost_its_end_is_kept() {
        let last = "The owner was fined in April, and the men were let go in the same week,";
        assert!(clean(&format!("{BODY}\n\n{last}")).drafts[0].text().ends_with(last));
    }

    #[test]
    fn a_list_that_ends_the_report_is_kept() {
        check("tail-label", &format!("{BODY}\n\nThe men who were fined:\n• Jan Wit\n• Per Moe"), &[]);
    }

    #[test]
    fn a_short_last_sentence_is_kept() {
        check("tail-label", &format!("{BODY}\n\nNo one came.\n\n“Go home.”"), &[]);
    }
}

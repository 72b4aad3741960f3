//! The mark with which agencies end a report, and all below it.

use crate::clean::sheet::{Found, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let start = sheet.body_start().unwrap_or(0);
    let Some(mark) = sheet.open().find(|&i| i > start && is_end(&sheet.units[i])) else { return found };
    // A mark under a summary does not end the page.
    if sheet.prose_share_from(mark + 1) < 0.35 {
        let stands_alone = sheet.units[mark].shape.words <= 2;
        found.cuts.extend(sheet.open().filter(|&i| i > mark || i == mark && stands_alone));
    }
    found
}

fn is_end(unit: &Unit) -> bool {
    let alone = matches!(
        unit.key.trim_matches(['-', '/', '*', ' ', '(', ')']),
        "end" | "ends" | "30" | "###" | "конец" | "соңы" | "完"
    );
    let after_text = unit.text.ends_with("(END)")
        || unit.text.ends_with("(ENDS)")
        || unit.text.ends_with("(Конец)")
        || unit.text.ends_with("（完）");
    after_text || alone && unit.shape.words <= 1
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn all_below_the_mark_goes() {
        check(
            "end-mark",
            &format!("{BODY} (END)\n\nFull reports on Norland\n\nThis text may be printed by all who wish."),
            &[5, 7],
        );
        check("end-mark", &format!("{BODY}\n\n###\n\nContact: Anna Orlova"), &[5, 7]);
    }

    #[test]
    fn a_subhead_is_no_mark() {
        kept("The End");
    }
}

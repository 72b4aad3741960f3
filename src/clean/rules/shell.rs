//! `Category: mines` over a list of reports.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let head = sheet.head();
    Found::where_open(sheet, |i, unit| {
        head.contains(&i) && unit.shape.is_label() && Set::ShellStart.opens(&unit.key).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn the_name_of_the_list_goes() {
        check("page-shell", &format!("Category: mines\n\n{BODY}"), &[1]);
    }

    #[test]
    fn a_sentence_that_names_a_category_is_kept() {
        kept("Category: that was the word the judge used again and again.");
    }
}

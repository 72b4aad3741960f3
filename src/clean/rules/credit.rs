//! Credit lines: `Written by Anna Orlova`, `With reporting by AFP`.

use crate::clean::names;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open() {
        let text = &sheet.units[unit].text;
        if is_contribution(&sheet.units[unit]) {
            found.cut(unit);
            found.note(Note::Credit(text.clone()));
            continue;
        }
        let Some(credit) = names::credit(text) else { continue };
        found.cut(unit);
        found.note(Note::Credit(text.clone()));
        found.notes.extend(credit.authors.into_iter().map(Note::Author));
        found.notes.extend(credit.translators.into_iter().map(Note::Translator));
    }
    found
}

/// `Anna Orlova in Kells contributed to this report.`
fn is_contribution(unit: &Unit) -> bool {
    let Some(at) = unit.key.find(" contributed ") else { return false };
    let to_what = &unit.key[at + " contributed ".len()..];
    let report = [
        "to this report",
        "to this story",
        "to this article",
        "reporting",
        "research",
        "additional reporting",
    ];
    let ends = report
        .iter()
        .any(|r| to_what.strip_prefix(r).is_some_and(|rest| names::are_names(rest) || rest.is_empty()));
    let names = unit.text.get(..at).is_some_and(names::are_names);
    names && ends && unit.shape.words <= 40
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn credits_go_to_the_front_matter() {
        let page = format!("{BODY}\n\nReported by Anna Orlova for Hill News. Translated by Jan Wit.");
        check("credit", &page, &[5]);
        let draft = &clean(&page).drafts[0];
        assert_eq!(
            (draft.authors.as_slice(), draft.translators.as_slice()),
            (["Anna Orlova".to_owned()].as_slice(), ["Jan Wit".to_owned()].as_slice())
        );
    }

    #[test]
    fn sentences_that_open_like_credits_are_kept() {
        check(
            "credit",
            &format!(
                "{BODY}\n\nHill News writers Anna Orlova and Jan Wit in Kells contributed to this report."
            ),
            &[5],
        );
        kept("The rain and the cold contributed to this report of losses in the valley.");
        kept("By Friday the miners were free.");
        kept("Reported by a neighbour, the fall of the roof brought the police to Kells.");
    }
}

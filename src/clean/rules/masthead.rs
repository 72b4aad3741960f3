//! What stands above the text and is none of its parts.

use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    if sheet.title.is_none() && sheet.several {
        return found;
    }
    for unit in sheet.head() {
        let shape = &sheet.units[unit].shape;
        let above = sheet.title.is_some_and(|t| unit < t);
        // `1.` right over the text heads its first part.
        let heads_part = shape.letters == 0 && sheet.units[unit].is_item() && !above;
        if heads_part {
            continue;
        }
        if above || !shape.is_sentence() && (shape.is_label() || sheet.title.is_some()) {
            found.cut(unit);
        }
    }
    found.notes.extend(outlet(sheet).map(Note::Outlet));
    found
}

/// The first line of the page, where it stands again below the report: a site's name.
fn outlet(sheet: &Sheet<'_>) -> Option<String> {
    let first = sheet.units.first()?;
    let title = sheet.title?;
    let named = title > 0 && first.shape.words <= 4 && first.shape.is_label() && sheet.on_page(0) > 1;
    let again = sheet.units.iter().rposition(|u| u.key == first.key)?;
    (named && again > title).then(|| first.text.clone())
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check};

    #[test]
    fn the_head_goes_and_names_the_outlet() {
        let page = format!(
            "HillPost\n\nNews of the hills\n\nMiners before court in Kells\n\n{BODY}\n\nHillPost\n0:00"
        );
        check("masthead", &page, &[1, 3]);
        assert_eq!(clean(&page).drafts[0].outlet.as_deref(), Some("HillPost"));
    }

    #[test]
    fn a_short_first_sentence_is_kept() {
        let page = format!("Miners before court in Kells\n\nThey are free.\n\n{BODY}");
        assert!(clean(&page).drafts[0].text().starts_with("They are free."));
    }
}

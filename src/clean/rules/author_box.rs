//! A box about the author or the service below the report.
//!
//! Its heading is a name, and the paragraph under it begins with that name and says
//! what the person does for the outlet. Portraits inside a report look the same, so
//! only the last paragraphs are judged, and never a page whose own parts are
//! headed so.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let Some(last) = sheet.open().rev().find(|&i| sheet.units[i].shape.is_sentence()) else { return found };
    let Some(heading) = sheet.previous(last) else { return found };
    if labelled(sheet, heading) {
        found.cuts.extend([heading, last]);
        return found;
    }
    let text = &sheet.units[last];
    let named = is_heading(sheet, heading, last) && !portraits(sheet, heading);
    if named && Set::AuthorRole.within(&text.key) && text.shape.words <= 90 {
        found.cuts.extend([heading, last]);
        found.cuts.extend(sheet.previous(heading).filter(|&i| labelled(sheet, i)));
    } else if is_author(sheet, last) && text.shape.words <= 90 {
        found.cut(last);
    }
    found
}

fn labelled(sheet: &Sheet<'_>, unit: usize) -> bool {
    sheet.units[unit].shape.is_label() && Set::AuthorBoxLine.is(&sheet.units[unit].key)
}

/// Whether the first line is a label with which the second begins.
fn is_heading(sheet: &Sheet<'_>, heading: usize, text: usize) -> bool {
    let (heading, text) = (&sheet.units[heading], &sheet.units[text]);
    heading.shape.is_label() && heading.shape.words >= 2 && text.key.starts_with(&heading.key)
}

/// Whether other parts of the report are headed by the name they begin with.
fn portraits(sheet: &Sheet<'_>, above: usize) -> bool {
    let open: Vec<usize> = sheet.open().filter(|&i| i < above).collect();
    open.windows(2).any(|pair| is_heading(sheet, pair[0], pair[1]))
}

/// Whether the paragraph begins with a name that the page credits as an author.
fn is_author(sheet: &Sheet<'_>, unit: usize) -> bool {
    let text = &sheet.units[unit];
    let credited =
        sheet.units.iter().enumerate().filter(|(i, _)| matches!(sheet.cuts[*i], Some("credit" | "byline")));
    let authors = credited.filter_map(|(_, u)| crate::clean::names::credit(&u.text)).flat_map(|c| c.authors);
    let mut openings = authors.flat_map(|name| {
        let key = crate::clean::unit::fold_key(&name);
        let first = key.split(' ').next().map(|first| format!("{first} "));
        [Some(format!("{key} ")), first].into_iter().flatten().collect::<Vec<_>>()
    });
    Set::AuthorRole.within(&text.key) && openings.any(|name| text.key.starts_with(&name))
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check};

    #[test]
    fn boxes_about_author_and_service_go() {
        check(
            "author-box",
            &format!(
                "{BODY}\n\nHill News Northern Service\n\nHill News Northern Service offers reporting from the mines in two languages."
            ),
            &[5, 7],
        );
        check(
            "author-box",
            &format!(
                "By Anna Orlova\n\n{BODY}\n\nAnna Orlova is a journalist based in Kells who writes about mines."
            ),
            &[7],
        );
        check(
            "author-box",
            &format!(
                "{BODY}\n\nAbout the author\nShe has lived in the hills for nine years and keeps sheep."
            ),
            &[5, 6],
        );
    }

    #[test]
    fn a_last_paragraph_about_a_jailed_journalist_is_kept() {
        check(
            "author-box",
            &format!("{BODY}\n\nAnna Orlova is a journalist who was jailed in Kells in May."),
            &[],
        );
    }

    #[test]
    fn portraits_are_kept() {
        let portrait = |name: &str| {
            format!("{name}\n\n{name} covers the mines for a paper and was jailed for it in May.\n\n")
        };
        check("author-box", &format!("{BODY}\n\n{}{}", portrait("Ida Moe"), portrait("Jan Wit")), &[]);
    }
}

//! `Tags: mines, courts` under a report.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open() {
        let line = &sheet.units[unit];
        let listed = !line.shape.is_sentence() && line.shape.words <= 40;
        if listed && Set::TagsStart.opens(&line.key).is_some_and(|p| p.ends_with([':', '：'])) {
            found.cut(unit);
        } else if line.shape.is_label() && Set::TagsLine.is(&line.key) {
            found.cut(unit);
            found.cuts.extend(keywords_below(sheet, unit));
        }
    }
    found
}

/// Short lines under the label, up to the first that is longer than keywords are.
fn keywords_below(sheet: &Sheet<'_>, label: usize) -> Vec<usize> {
    let below: Vec<usize> = sheet.open().filter(|&i| i > label).collect();
    let keywords =
        below.iter().take_while(|&&i| sheet.units[i].shape.is_label() && sheet.units[i].shape.words <= 4);
    let keywords: Vec<usize> = keywords.copied().collect();
    let resumes = below.get(keywords.len()).is_some_and(|&i| sheet.units[i].shape.is_prose());
    // The last label before running text may be its subhead.
    let kept = usize::from(resumes && keywords.len() > 1);
    keywords[..keywords.len() - kept].to_vec()
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn keywords_go_in_a_line_or_under_a_label() {
        check("tags", &format!("{BODY}\n\nTags: mines, courts, Kells"), &[5]);
        check("tags", &format!("{BODY}\n\nTags\nmines\ncourts\nKells"), &[5, 6, 7, 8]);
    }

    #[test]
    fn a_sentence_with_a_colon_is_kept() {
        kept("Topics: the judge wanted to hear of nothing but helmets and lamps.");
    }
}

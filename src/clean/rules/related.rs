//! Links to other pages under a label such as `Related` or `Latest news`.
//!
//! At the end of a page all below the label goes; inside a report only the links
//! right under it do.

use crate::clean::FlagKind;
use crate::clean::phrases::Set;
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let start = sheet.body_start().unwrap_or(0);
    let labels: Vec<usize> = sheet.open().filter(|&i| i > start && is_label(sheet, i)).collect();
    for label in labels {
        if found.cuts.contains(&label) {
            continue;
        }
        found.cut(label);
        match sheet.resumes(label + 1).filter(|&i| goes_on(sheet, label, i)) {
            Some(resumes) => found.cuts.extend(links(sheet, label, resumes)),
            None => {
                let below: Vec<usize> = sheet.open().filter(|&i| i > label).collect();
                if below.iter().any(|&i| sheet.units[i].shape.is_prose() && !sheet.is_notice(i)) {
                    found.note(Note::Flag(FlagKind::UncertainCut, label));
                }
                found.cuts.extend(below);
            }
        }
    }
    found
}

fn is_label(sheet: &Sheet<'_>, unit: usize) -> bool {
    let unit = &sheet.units[unit];
    unit.shape.words <= 7 && !unit.shape.is_sentence() && Set::RelatedLine.is(&unit.key)
}

/// Whether what follows is the report again: soon below, or too much to be teasers.
fn goes_on(sheet: &Sheet<'_>, label: usize, resumes: usize) -> bool {
    let between = sheet.open().filter(|&i| i > label && i < resumes).count();
    let share = sheet.prose_share_from(resumes);
    // The last paragraph after a few links is rather the report's than a teaser.
    let last = between <= 3 && sheet.next(resumes).is_none() && sheet.units[resumes].shape.words >= 12;
    last || (between <= 8 && share > 0.08) || share > 0.3
}

/// The lines between a label and the text that goes on: links, but for a short one
/// right over the text, which is its subhead.
fn links(sheet: &Sheet<'_>, label: usize, resumes: usize) -> Vec<usize> {
    let between: Vec<usize> = sheet.open().filter(|&i| i > label && i < resumes).collect();
    let sentence = |i: usize| sheet.units[i].shape.is_sentence() && sheet.units[i].shape.end == End::Stop;
    let mut links: Vec<usize> = between.iter().copied().take_while(|&i| !sentence(i)).collect();
    if links.len() > 1 && links.len() == between.len() {
        let last = &sheet.units[links[links.len() - 1]];
        let others_marked = links[..links.len() - 1].iter().all(|&i| sheet.units[i].bullet == last.bullet);
        if last.shape.words <= 6 && !(last.bullet && others_marked) {
            links.pop();
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, BODY2, check, kept};

    #[test]
    fn at_the_end_all_below_goes() {
        let cards = "Bear seen near school\nThe bear was seen on Friday by three children on their way.\n\
            Rain in the south\nIt will rain in the hills until the end of the week, as it does.\nFair opens";
        let page = format!("{BODY}\n\nRelated Articles\n{cards}");
        check("related", &page, &[5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn inside_only_the_links_go() {
        let page =
            format!("{BODY}\n\nSee also:\nBear seen near school in the south\n\nLife Goes On\n\n{BODY2}");
        check("related", &page, &[5, 6]);
    }

    #[test]
    fn the_last_paragraph_after_a_link_is_kept() {
        let long =
            "Day after day the court heard of the pit and of the men who had gone down into it. ".repeat(40);
        let page = format!(
            "{BODY}\n\n{long}\n\nRead also\nBear seen near school in the south\n\nA verdict is expected in the coming week, and the families are waiting."
        );
        check("related", &page, &[7, 8]);
    }

    #[test]
    fn a_subhead_like_the_label_is_kept() {
        kept("Related Deaths");
        kept("Most read it as a threat.");
    }
}

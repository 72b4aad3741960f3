//! The comment form, and everything below it.

use crate::clean::FlagKind;
use crate::clean::phrases::Set;
use crate::clean::rules::date_line;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let start = sheet.body_start().unwrap_or(0);
    let Some(first) = sheet.open().find(|&i| i > start && is_form(&sheet.units[i])) else {
        return found;
    };
    // A counter of comments over the text is a label; a form ends the page.
    if sheet.prose_share_from(first + 1) > 0.3 && !is_thread(sheet, first) {
        found.cuts.extend(sheet.open().filter(|&i| i >= start && is_form(&sheet.units[i])));
        return found;
    }
    let below: Vec<usize> = sheet.open().filter(|&i| i >= first).collect();
    if below.iter().any(|&i| sheet.units[i].shape.is_prose() && !sheet.is_notice(i)) {
        found.note(Note::Flag(FlagKind::UncertainCut, first));
    }
    found.cuts = below;
    found
}

/// Whether people answer one another below: lines that date an answer to the minute.
fn is_thread(sheet: &Sheet<'_>, first: usize) -> bool {
    let counted = counts_comments(&sheet.units[first].key);
    let minute =
        |u: &Unit| u.text.split(':').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let dated = |&i: &usize| minute(&sheet.units[i]) && date_line::read(&sheet.units[i]).is_some();
    counted && sheet.open().filter(|&i| i > first).take(6).any(|i| dated(&i))
}

fn is_form(unit: &Unit) -> bool {
    let quoted = unit.text.starts_with(['“', '"', '«', '„']);
    let counted = unit.shape.words <= 24 && !unit.shape.is_sentence() && counts_comments(&unit.key);
    let label = counted || unit.shape.is_label() && Set::CommentsLine.is(&unit.key);
    label || (!quoted && Set::Comments.within(&unit.key))
}

/// `3 comments`, `Comments (3)`.
fn counts_comments(key: &str) -> bool {
    let head = key.split(" on ").next().unwrap_or(key);
    let words = head.split(" to ").next().unwrap_or(head).replace(['(', ')'], " ");
    let rest: Vec<&str> =
        words.split_whitespace().filter(|w| w.parse::<u32>().is_err() && *w != "one").collect();
    rest.len() < words.split_whitespace().count()
        && rest.len() == 1
        && (Set::CommentsLine.is(rest[0])
            || matches!(rest[0], "thoughts" | "thought" | "replies" | "responses"))
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn the_form_and_all_below_go() {
        let page = format!(
            "{BODY}\n\n3 Comments\nHill Walker\nIt was always a bad mine to work in, and we all knew it.\nLeave a Reply"
        );
        check("comment-form", &page, &[5, 6, 7, 8]);
    }

    #[test]
    fn a_sentence_about_comments_is_kept() {
        kept("The minister's comments drew anger in the town, and he took them back.");
        kept("“Leave a comment and they will find you,” one of the men said.");
    }
}

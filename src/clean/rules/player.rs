//! `0:00`, `×`, `16x9 Image`, `270p | 9.6MB`: what players and dialogs leave behind.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    Found::where_open(sheet, |_, unit| is_debris(unit))
}

fn is_debris(unit: &Unit) -> bool {
    let shape = &unit.shape;
    if shape.letters == 0 {
        return !is_section_break(&unit.text) && !is_plain_number(&unit.text);
    }
    let short = shape.words <= 12 && !shape.is_sentence();
    short && (is_control(&unit.key) || is_measure(&unit.key))
}

/// `* * *` parts a text; it is not noise, though it has no letters.
fn is_section_break(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | ' ' | '—' | '-' | '_' | '⁂' | '.' | '…'))
}

/// A number or a year alone may be a subhead; clocks and counters have marks.
fn is_plain_number(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    bare.chars().all(|c| c.is_ascii_digit()) && (bare.len() == 4 || text.len() > bare.len())
}

/// One control's label, or several side by side.
fn is_control(key: &str) -> bool {
    let parts = key.split(['|', '•', '·', '/']).map(str::trim).filter(|p| !p.is_empty());
    let mut seen = 0;
    let all = parts.inspect(|_| seen += 1).all(|p| Set::PlayerLine.is(p) || is_measure(p));
    all && seen > 0
}

/// Made of sizes and times only: `16x9 image`, `720p`, `9.6 mb`, `0:00 / 3:41`.
fn is_measure(key: &str) -> bool {
    let mut words = 0;
    let mut sizes = 0;
    for word in key.split_whitespace() {
        words += 1;
        let digits = word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().filter(|c| c.is_alphabetic()).count() <= 2;
        sizes += usize::from(digits && (word.len() > 2 || word.contains(':')));
        let unit = matches!(
            word,
            "image"
                | "video"
                | "px"
                | "mb"
                | "kb"
                | "kbps"
                | "min"
                | "sec"
                | "|"
                | "/"
                | "-"
                | "x"
                | "mp4"
                | "mp3"
        );
        if !digits && !unit {
            return false;
        }
    }
    sizes > 0
        && words <= 8
        && key.chars().any(char::is_alphabetic)
        && !key.split_whitespace().all(|w| w.ends_with("th"))
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn clocks_buttons_and_sizes_go() {
        let page = format!(
            "{BODY}\n0:00\n×\nPlay\n16x9 Image\n270p | 9.6MB\nAuto | 360p\n\n{}",
            super::super::testing::BODY2
        );
        check("player", &page, &[4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn years_numbered_parts_and_breaks_are_kept() {
        kept("2013");
        kept("1.");
        kept("* * *");
        kept("The Play");
        kept("“Stop.”");
    }
}

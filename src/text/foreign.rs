//! Words in another language inside plain text, until it is HTML.
//!
//! Messages are joined and escaped before they meet a page. So words that are not in the page's language stand
//! between characters that are no text (Unicode keeps U+FDD0 to U+FDEF for inner use, and has tag characters for
//! languages), and whoever makes HTML of them says so there.
//!
//! ```
//! use casebook::text::foreign::{bare, cut, marked};
//! let words = marked("Almaty", Some("en"), None);
//! assert_eq!(bare(&words), "Almaty");
//! assert_eq!(bare(&cut(&words, 4)), "Alm…");
//! ```

use crate::text::lang::Direction;

/// Before the words: read from the left, from the right, or as the page is.
const STARTS: [(char, Option<Direction>); 3] =
    [('\u{fdd0}', None), ('\u{fdd1}', Some(Direction::Ltr)), ('\u{fdd2}', Some(Direction::Rtl))];
/// After the words.
pub const END: char = '\u{fdd3}';
/// The first byte of every start in UTF-8.
const LEAD: u8 = 0xef;
/// What a letter of the language's tag is moved by, behind the start.
const TAGS: u32 = 0xe0000;

/// Marks words with their language and direction, as far as they are not the page's.
#[must_use]
pub fn marked(words: &str, lang: Option<&str>, dir: Option<Direction>) -> String {
    let start = STARTS.iter().find(|row| row.1 == dir).map_or(STARTS[0].0, |row| row.0);
    let tag = lang.unwrap_or_default().chars().filter_map(|letter| char::from_u32(TAGS + u32::from(letter)));
    std::iter::once(start).chain(tag).chain(words.chars()).chain([END]).collect()
}

/// Whether a letter begins marked words, and in which direction they are read.
#[must_use]
pub fn start(letter: char) -> Option<Option<Direction>> {
    STARTS.iter().find(|row| row.0 == letter).map(|row| row.1)
}

/// A letter of a language's tag.
#[must_use]
pub fn tag_letter(letter: char) -> Option<char> {
    let letter = char::from_u32(u32::from(letter).checked_sub(TAGS)?)?;
    (letter.is_ascii_alphanumeric() || letter == '-').then_some(letter)
}

/// Whether a letter is part of a mark, and none of the text.
#[must_use]
pub fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdd3}') || tag_letter(letter).is_some()
}

/// Whether a text has marks.
#[must_use]
pub fn is_marked(text: &str) -> bool {
    // Most texts have none: their first byte is looked for before letters are.
    memchr::memchr_iter(LEAD, text.as_bytes()).any(|at| text[at..].chars().next().and_then(start).is_some())
}

/// The text without marks.
#[must_use]
pub fn bare(text: &str) -> String {
    text.chars().filter(|letter| !is_mark(*letter)).collect()
}

/// The first letters of a text that is longer than `most`, its marks kept.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().filter(|letter| !is_mark(*letter)).count() <= most {
        return text.to_owned();
    }
    let (mut left, mut out) = (most.saturating_sub(1), String::new());
    for letter in text.chars() {
        if is_mark(letter) {
            out.push(letter);
        } else if let Some(less) = left.checked_sub(1) {
            left = less;
            out.push(letter);
            if left == 0 {
                out.truncate(out.trim_end().len());
                out.push('…');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{LEAD, STARTS, bare, cut, is_marked, marked};
    use crate::text::lang::Direction;

    #[test]
    fn a_mark_is_seen_among_other_letters() {
        assert!(STARTS.iter().all(|row| row.0.to_string().as_bytes()[0] == LEAD));
        assert!(is_marked(&format!("全ｗ {}", marked("Aidos", None, None))));
        assert!(!is_marked("全ｗ Aidos \u{fdd3} \u{feff}"));
    }

    #[test]
    fn a_cut_keeps_both_ends_of_a_mark() {
        let words = format!("with {}", marked("Aidos Example", Some("en"), Some(Direction::Ltr)));
        assert_eq!(cut(&words, 9), format!("with {}", marked("Aid…", Some("en"), Some(Direction::Ltr))));
        assert_eq!(cut(&words, 40), words);
        assert_eq!(bare(&words), "with Aidos Example");
    }
}

//! Words as they are compared when a name must not stand somewhere: case, marks, kinds of
//! apostrophe and invisible characters make no difference, letters do.
//!
//! The folding works character by character, so that a word folds alike wherever it stands:
//! `Äset`, `ASET` and `aset` are one word, `Asset` is another.

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::fold;

/// Characters below this are folded by a table.
const TABLE: usize = 0x3000;
/// In the table: nothing is left of the character.
const GONE: char = '\0';
/// In the table: more than one character is left of it.
const MANY: char = '\u{1}';

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// What it is compared by.
    pub(crate) folded: String,
}

/// Whether `c` is a Chinese character: each is a word of its own here.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether `c` is part of a word.
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

/// Whether `c` stands inside words without ending them, and is not compared: apostrophes, marks,
/// soft hyphens, joiners.
pub(crate) fn is_inside(c: char) -> bool {
    if c.is_ascii() {
        return c == '\'';
    }
    matches!(c, '’' | '‘' | '‛' | 'ʻ' | 'ʼ' | 'ʹ' | '´' | '′' | '＇' | 'ـ')
        || (!c.is_alphanumeric() && !c.is_whitespace() && is_gone(c))
}

fn is_gone(c: char) -> bool {
    let mut out = String::new();
    fold_into(c, &mut out);
    out.is_empty()
}

/// Adds what is left of a character.
pub(crate) fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        if c != '\'' {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    match table().get(c as usize) {
        Some(&GONE) => {}
        Some(&MANY) | None => out.push_str(&fold_one(c)),
        Some(&one) => out.push(one),
    }
}

/// What is left of a character, where that is one character.
pub(crate) fn fold_one_to_one(c: char) -> Option<char> {
    table().get(c as usize).copied().filter(|one| *one > MANY)
}

fn table() -> &'static [char] {
    static FOLDED: OnceLock<Vec<char>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let one = |at: usize| {
            let Some(c) = u32::try_from(at).ok().and_then(char::from_u32) else { return GONE };
            let folded = fold_one(c);
            let mut chars = folded.chars();
            match (chars.next(), chars.next()) {
                (None, _) => GONE,
                (Some(first), None) => first,
                _ => MANY,
            }
        };
        (0..TABLE).map(one).collect()
    })
}

fn fold_one(c: char) -> String {
    if is_han(c) {
        return c.to_string();
    }
    fold::strict(c.encode_utf8(&mut [0; 4])).replace('\'', "")
}

/// Folds a whole word.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    word.chars().for_each(|c| fold_into(c, &mut out));
    out
}

/// Splits a text into words. Chinese characters are words of their own.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let word = |range: Range<usize>| Word { folded: fold(&text[range.clone()]), range };
    ranges(text).into_iter().map(word).collect()
}

/// Where the words of a text stand, in bytes.
pub(crate) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(text.len() / 6 + 1);
    let mut open: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_han(c) {
            out.extend(open.take());
            out.push(at..end);
        } else if is_letter(c) {
            open.get_or_insert(at..end).end = end;
        } else if open.is_some() && !is_inside(c) {
            out.extend(open.take());
        }
    }
    out.extend(open);
    out
}

/// Whether two texts have a word of three letters or more in common.
pub(crate) fn share_word(a: &str, b: &str) -> bool {
    let long = |word: &Word| word.folded.chars().count() >= 3;
    let other = words(b);
    let key = |word: &Word| fold::loose_key(&word.folded);
    let same = |x: &Word, y: &Word| x.folded == y.folded || (!key(x).is_empty() && key(x) == key(y));
    words(a).iter().filter(|word| long(word)).any(|x| other.iter().any(|y| long(y) && same(x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_compared_without_case_and_marks() {
        check("Äset A\u{308}SET a\u{ad}set", &["aset", "aset", "aset"]);
        check("Roʻzaqul's Nur-Sultan", &["rozaquls", "nur", "sultan"]);
        check("Қастер ҚАСТЕР", &["қастер", "қастер"]);
        check("被吐尔逊·a", &["被", "吐", "尔", "逊", "a"]);
        check("‘Aidos’ x_y 12", &["aidos", "x", "y", "12"]);
    }

    #[test]
    fn an_id_shares_words_with_a_name() {
        assert!(share_word("aidos-example", "Айдос Игзампл"));
        assert!(!share_word("p-0001", "Aidos Example"));
    }
}

//! Lists of documents as text: gaps and impacts in printable ASCII.
//!
//! A posting is `(number << 3) | level`. Its gap to the one before, with the
//! level in the low three bits, is written in one to four characters; the
//! characters need no escape in a JavaScript string.

/// Levels of impact, from 0 to 7.
pub(crate) const LEVELS: u32 = 8;
/// What a level is worth: five for running text, then title, other name, name.
pub(crate) const WORTH: [i64; 8] = [5, 7, 9, 11, 13, 18, 22, 24];
/// The level of a word of an article's title.
pub(crate) const TITLE: u8 = 5;
/// The level of a word of another name.
pub(crate) const ALIAS: u8 = 6;
/// The level of a word of the name that is shown.
pub(crate) const NAME: u8 = 7;

/// Characters that end a number, and characters that say it goes on.
const LAST: u32 = 60;
const MORE: u32 = 30;
/// The first character of the alphabet; `\` is left out.
const FIRST: u32 = 35;

/// Packs a document's number with a level.
pub(crate) fn pack(number: u32, level: u8) -> u32 {
    (number << 3) | u32::from(level)
}

/// The document of a posting.
pub(crate) fn number_of(posting: u32) -> u32 {
    posting >> 3
}

/// The level of a posting.
pub(crate) fn level_of(posting: u32) -> u8 {
    (posting & (LEVELS - 1)) as u8
}

/// Writes sorted postings.
#[must_use]
pub(crate) fn encode(postings: &[u32]) -> String {
    let mut out = String::with_capacity(postings.len() + postings.len() / 2);
    let mut next = 0;
    for &posting in postings {
        let number = number_of(posting);
        push(pack(number - next, level_of(posting)), &mut out);
        next = number + 1;
    }
    out
}

/// Reads what [`encode`] wrote.
#[must_use]
pub(crate) fn decode(text: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    let (mut value, mut scale, mut next) = (0_u32, 1_u32, 0_u32);
    for byte in text.bytes() {
        let digit = digit_of(byte);
        value = value.wrapping_add(digit.wrapping_mul(scale));
        if digit >= LAST {
            scale = scale.wrapping_mul(MORE);
            continue;
        }
        let number = next.wrapping_add(value >> 3);
        out.push(pack(number, (value & 7) as u8));
        next = number.wrapping_add(1);
        (value, scale) = (0, 1);
    }
    out
}

/// Writes one number: each digit but the last is [`LAST`] or more and carries
/// `digit - LAST` of thirty.
fn push(mut value: u32, out: &mut String) {
    while value >= LAST {
        value -= LAST;
        out.push(letter_of(LAST + value % MORE));
        value /= MORE;
    }
    out.push(letter_of(value));
}

fn letter_of(digit: u32) -> char {
    let code = FIRST + digit;
    char::from_u32(code + u32::from(code >= u32::from(b'\\'))).unwrap_or('#')
}

fn digit_of(byte: u8) -> u32 {
    u32::from(byte).saturating_sub(FIRST + u32::from(byte > b'\\'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dense_lists_take_a_character_a_posting() {
        let dense: Vec<u32> = (0..100).map(|number| pack(number, 3)).collect();
        assert_eq!(encode(&dense).len(), 100);
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(set in proptest::collection::btree_map(0_u32..500_000, 0_u8..8, 0..50)) {
            let postings: Vec<u32> = set.into_iter().map(|(number, level)| pack(number, level)).collect();
            let text = encode(&postings);
            prop_assert!(text.bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
            prop_assert_eq!(decode(&text), postings);
        }
    }
}

//! Words of plain ASCII letters, eight bytes at a time.
//!
//! Most words of most pages are plain and nobody's name. They are passed over without being folded:
//! a word whose first eight letters begin no wanted word is none.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Bits of the quick look.
const BITS: usize = 1 << 15;

/// The beginnings of wanted words.
#[derive(Debug)]
pub(super) struct Beginnings(Box<[u64]>);

impl Beginnings {
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Beginnings {
        let mut bits = vec![0; BITS / 64].into_boxed_slice();
        for word in words {
            let mut first = [0; 8];
            let length = word.len().min(8);
            first[..length].copy_from_slice(&word.as_bytes()[..length]);
            let (at, bit) = place(u64::from_le_bytes(first));
            bits[at] |= bit;
        }
        Beginnings(bits)
    }

    #[inline]
    pub(super) fn may_hold(&self, beginning: u64) -> bool {
        let (at, bit) = place(beginning);
        self.0[at] & bit != 0
    }
}

#[inline]
fn place(beginning: u64) -> (usize, u64) {
    let hash = beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 49;
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// The letters and digits with which some bytes begin: how many (at most eight), and what they are in
/// lower case. `None` near the end of the file.
#[inline]
pub(super) fn beginning(bytes: &[u8]) -> Option<(usize, u64)> {
    let word = u64::from_le_bytes(*bytes.first_chunk()?);
    let length = (!letters(word) & HIGH).trailing_zeros() as usize / 8;
    let kept = if length == 8 { u64::MAX } else { (1 << (length * 8)) - 1 };
    // Digits have the bit of small letters already.
    Some((length, (word | (ONES << 5)) & kept))
}

/// Sets the high bit of each byte that is an ASCII letter or digit.
#[inline]
fn letters(word: u64) -> u64 {
    let low = word & !HIGH;
    let small = low | (ONES << 5);
    let from = |bytes: u64, first: u8| bytes + ONES * u64::from(0x80 - first);
    let is_letter = from(small, b'a') & !from(small, b'z' + 1);
    let is_digit = from(low, b'0') & !from(low, b'9' + 1);
    (is_letter | is_digit) & !word & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_told_from_all_else() {
        for byte in 0..=255_u8 {
            let [a, b] = [u64::from(byte), u64::from(byte) << 56];
            assert_eq!(letters(a) & 0x80 != 0, byte.is_ascii_alphanumeric(), "{byte}");
            assert_eq!(letters(b) >> 63 != 0, byte.is_ascii_alphanumeric(), "{byte}");
        }
    }

    #[test]
    fn the_beginning_of_a_word_is_in_lower_case() {
        let first = |text: &str| beginning(text.as_bytes()).unwrap();
        assert_eq!(first("AiDos x y"), (5, u64::from_le_bytes(*b"aidos\0\0\0")));
        assert_eq!(first("MUSAKHANULY"), (8, u64::from_le_bytes(*b"musakhan")));
        assert_eq!(first("1é345678"), (1, u64::from(b'1')));
        assert_eq!(beginning(b"aidos"), None);
    }

    #[test]
    fn a_wanted_word_is_never_passed_over() {
        let wanted = Beginnings::new(["aidos", "musakhanuly", "қастер"].into_iter());
        for text in ["Aidos, he", "MUSAKHANULY", "Musakhanov"] {
            assert!(wanted.may_hold(beginning(text.as_bytes()).unwrap().1), "{text}");
        }
        assert!(!wanted.may_hold(beginning(b"somebody").unwrap().1));
    }
}

//! Sentences: the one that names somebody, for lists of reports.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

mod bounds;

/// The longest excerpt shown, in characters; a longer sentence is cut at words.
const LONGEST: usize = 320;

/// Returns the sentence of `text` in which `range` stands, cut to about 320
/// characters around it; line breaks become spaces.
///
/// Sentences are those of Unicode's UAX 29, joined again where one ends in an
/// initial or a title ("M. Example", "Dr. Example").
#[must_use]
pub fn sentence_around(text: &str, range: &Range<usize>) -> String {
    Sentences::of(text).around(text, range)
}

/// Where the sentences of a text end, worked out once for all that stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences(Vec<usize>);

impl Sentences {
    /// Finds the ends of all sentences.
    #[must_use]
    pub fn of(text: &str) -> Sentences {
        let pieces = bounds::plain(text).unwrap_or_else(|| {
            text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect()
        });
        let mut start = 0;
        let mut ends = pieces;
        ends.retain(|end| {
            let piece = &text[std::mem::replace(&mut start, *end)..*end];
            *end == text.len() || !ends_in_abbreviation(piece)
        });
        Sentences(ends)
    }

    /// The same as [`sentence_around`]; `text` is the one that the sentences were found in.
    #[must_use]
    pub fn around(&self, text: &str, range: &Range<usize>) -> String {
        let (start, end) = self.bounds(text, range);
        let mention = range.start - start..range.end - start;
        let words = shorten(text[start..end].trim_end(), &mention);
        match spaced(&words) {
            Cow::Borrowed(_) => words,
            Cow::Owned(spaced) => spaced,
        }
    }

    /// The bytes of `text` that [`Sentences::around`] gives; `None` if they are no stretch of it.
    #[must_use]
    pub fn whole(&self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let (start, end) = self.bounds(text, range);
        let words = text[start..end].trim_end();
        (words.chars().count() <= LONGEST && is_spaced(words)).then_some(start..start + words.len())
    }

    fn bounds(&self, text: &str, range: &Range<usize>) -> (usize, usize) {
        let at = self.0.partition_point(|end| *end <= range.start);
        let start = at.checked_sub(1).map_or(0, |before| self.0[before]);
        let end = self.0.get(at).copied().unwrap_or(text.len());
        if at == self.0.len() { (0, end) } else { (start, end.max(range.end)) }
    }
}

/// A text with single spaces for all its white space, and none at its ends.
#[must_use]
pub fn spaced(text: &str) -> Cow<'_, str> {
    if is_spaced(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether all white space of a text is single spaces between words.
fn is_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| OPENS_SPACE[usize::from(*byte)]) {
        let found = at + step;
        let is_inside = found > 0 && found + 1 < bytes.len();
        let is_single = match bytes[found] {
            b' ' => is_inside && bytes[found + 1] != b' ',
            _ => !text[found..].starts_with(char::is_whitespace),
        };
        if !is_single {
            return false;
        }
        at = found + 1;
    }
    true
}

/// Bytes with which white space begins.
static OPENS_SPACE: [bool; 256] = {
    let mut opens = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        opens[byte] = matches!(byte as u8, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1..=0xe3);
        byte += 1;
    }
    opens
};

/// Whether a piece ends in a single capital or a short title and a full stop.
fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(body) = piece.trim_end().strip_suffix('.') else { return false };
    // Most sentences end in a longer word.
    if body.as_bytes().last_chunk::<4>().is_some_and(|tail| tail.iter().all(u8::is_ascii_alphabetic)) {
        return false;
    }
    let word = body.rsplit(|letter: char| letter.is_whitespace() || letter == '.').next().unwrap_or_default();
    let letters = word.chars().count();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    capital && (letters == 1 || (letters <= 3 && TITLES.contains(&word)))
}

/// Titles that are written with a full stop.
const TITLES: [&str; 9] = ["Dr", "Mr", "Mrs", "Ms", "St", "Sgt", "Col", "Gen", "Lt"];

/// Cuts a long sentence to a window of whole words around the mention.
fn shorten(sentence: &str, mention: &Range<usize>) -> String {
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let half = LONGEST / 2;
    let before = sentence[..mention.start.min(sentence.len())].char_indices().rev().take(half);
    let first = before.last().map_or(mention.start, |(at, _)| at);
    let after = sentence[mention.end.min(sentence.len())..].char_indices().take(half);
    let last = after.last().map_or(sentence.len(), |(at, letter)| mention.end + at + letter.len_utf8());
    let start = if first == 0 { 0 } else { sentence[first..].find(' ').map_or(first, |at| first + at + 1) };
    let end =
        if last >= sentence.len() { sentence.len() } else { sentence[..last].rfind(' ').unwrap_or(last) };
    let (start, end) = (start.min(mention.start), end.max(mention.end).min(sentence.len()));
    let mut out = String::new();
    out.push_str(if start > 0 { "… " } else { "" });
    out.push_str(&sentence[start..end]);
    out.push_str(if end < sentence.len() { " …" } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, wanted: &str) {
        let at = text.find(name).unwrap();
        assert_eq!(sentence_around(text, &(at..at + name.len())), wanted);
    }

    #[test]
    fn the_sentence_that_names_them() {
        check("One came. Aidos left.\nNobody saw.", "Aidos", "Aidos left.");
        check("It was M. Example who came. Then no one.", "Example", "It was M. Example who came.");
        check("«Қайда?» — деді Айдос. Сосын кетті.", "Айдос", "«Қайда?» — деді Айдос.");
    }

    #[test]
    fn white_space_of_every_kind_is_seen() {
        for letter in '\0'..=char::MAX {
            let wanted = letter == ' ' || !letter.is_whitespace();
            assert_eq!(is_spaced(&format!("a{letter}b")), wanted, "{letter:?}");
        }
        assert!(is_spaced("") && !is_spaced(" a") && !is_spaced("a ") && !is_spaced("a  b"));
    }

    #[test]
    fn a_long_sentence_is_cut_at_words_around_the_name() {
        let text = format!("{}Aidos {}", "word ".repeat(100), "more ".repeat(100));
        let at = text.find("Aidos").unwrap();
        let cut = sentence_around(&text, &(at..at + 5));
        assert!(cut.starts_with("… word") && cut.ends_with("more …") && cut.contains("Aidos"));
        assert!(cut.chars().count() <= LONGEST + 12, "{}", cut.chars().count());
    }
}

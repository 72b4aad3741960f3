//! Sentences: the one that names somebody, for lists of reports.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// The longest excerpt shown, in characters; a longer sentence is cut at words.
const LONGEST: usize = 320;

/// Returns the sentence of `text` in which `range` stands, cut to about 320
/// characters around it; line breaks become spaces.
///
/// Sentences are those of Unicode's UAX 29, joined again where one ends in an
/// initial or a title ("M. Example", "Dr. Example").
#[must_use]
pub fn sentence_around(text: &str, range: &Range<usize>) -> String {
    let mut start = 0;
    let mut found = 0..text.len();
    for (at, piece) in text.split_sentence_bound_indices() {
        let end = at + piece.len();
        if ends_in_abbreviation(piece) && end < text.len() {
            continue;
        }
        if range.start < end {
            found = start..end;
            break;
        }
        start = end;
    }
    found.end = found.end.max(range.end);
    let mention = range.start - found.start..range.end - found.start;
    shorten(text[found].trim_end(), &mention).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a piece ends in a single capital or a short title and a full stop.
fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(body) = piece.trim_end().strip_suffix('.') else { return false };
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
    fn a_long_sentence_is_cut_at_words_around_the_name() {
        let text = format!("{}Aidos {}", "word ".repeat(100), "more ".repeat(100));
        let at = text.find("Aidos").unwrap();
        let cut = sentence_around(&text, &(at..at + 5));
        assert!(cut.starts_with("… word") && cut.ends_with("more …") && cut.contains("Aidos"));
        assert!(cut.chars().count() <= LONGEST + 12, "{}", cut.chars().count());
    }
}

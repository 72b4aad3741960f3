//! Words of a text as the search counts them.
//!
//! Pure: text in, words out. The browser's engine cuts and folds in the same
//! way (`templates/search.js`); a test compares the two on many words.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript as _};

use crate::text::fold::strict;

/// Forms longer than this, in bytes, are no words that anyone types.
const LONGEST: usize = 64;

/// Bytes of a usual word with what stands after it.
const USUAL: usize = 6;

/// Words that stand in most reports. They count in names and titles only.
pub(crate) const STOP: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "in", "into", "is", "it", "its", "of", "on",
    "or", "our", "said", "she", "that", "the", "their", "them", "they", "this", "to", "was", "we", "were",
    "which", "who", "will", "with", "would", "а", "без", "был", "была", "были", "в", "для", "до", "его",
    "ее", "за", "и", "из", "или", "их", "к", "как", "ко", "на", "не", "но", "о", "об", "он", "она", "они",
    "от", "по", "при", "с", "со", "так", "то", "у", "что", "это", "және", "мен", "бұл",
];

/// A word, and where it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// As written; two letters of a run of Han.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
    /// Whether it begins with a capital in the middle of a sentence.
    pub proper: Option<bool>,
}

/// Cuts a text into words: letters and digits with the marks and apostrophes
/// among them; every two neighbours of a run of Han.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / USUAL);
    let (mut opens, mut at) = (true, 0);
    while let Some(first) = char_at(text, at) {
        let start = at;
        at += first.len_utf8();
        if !is_letter(first) {
            opens |= matches!(first, '.' | '!' | '?' | ':' | '"' | '“' | '«' | '\n' | '…' | '—' | '–');
            continue;
        }
        let han = is_han(first);
        loop {
            while !han && bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let Some(next) = char_at(text, at) else { break };
            let after = at + next.len_utf8();
            let inside = is_letter(next) && is_han(next) == han;
            if !inside && (han || !joins(next) || !follows(text, after)) {
                break;
            }
            at = after;
        }
        if han {
            pairs(text, start, at, &mut out);
        } else {
            let proper = if !first.is_alphabetic() || opens { None } else { Some(is_proper(first)) };
            out.push(Word { text: &text[start..at], start, proper });
        }
        opens = false;
    }
    out
}

/// The letter that begins at a byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text[at..].chars().next(),
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_han(c: char) -> bool {
    // The script of most letters need not be looked up: Han begins here.
    c >= '\u{2e80}' && c.script() == Script::Han
}

/// Scripts without capitals: any word may be a name.
fn is_proper(first: char) -> bool {
    first.is_uppercase() || !first.is_lowercase()
}

/// Whether a letter that is no Han follows.
fn follows(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(|c| is_letter(c) && !is_han(c))
}

/// Apostrophes and invisible characters inside a word.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | '`' | '´' | '′' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

fn pairs<'t>(text: &'t str, start: usize, end: usize, out: &mut Vec<Word<'t>>) {
    let letters: Vec<(usize, char)> = text[start..end].char_indices().collect();
    let mut push = |from: usize, to: usize| {
        out.push(Word { text: &text[from..to], start: from, proper: None });
    };
    if let [only] = letters[..] {
        push(start, start + only.1.len_utf8());
    }
    for pair in letters.windows(2) {
        push(start + pair[0].0, start + pair[1].0 + pair[1].1.len_utf8());
    }
}

/// The form under which a word is listed: folded, without the English 's.
/// Empty for what nobody would look for.
#[must_use]
pub fn form(word: &str) -> String {
    let mut form = strict(word);
    form.retain(|c| c != ' ' && c != '!' && c != '"');
    if let Some(stem) = form.strip_suffix("'s") {
        form.truncate(stem.len());
    }
    if form.len() > LONGEST { String::new() } else { form }
}

/// Whether a form stands in most reports.
#[must_use]
pub fn is_stop(form: &str) -> bool {
    STOP.contains(&form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text).iter().map(|word| word.text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_keep_their_marks_and_apostrophes() {
        check("O’zbek, 'Äset' (re-built) in 2019.", &["O’zbek", "Äset", "re", "built", "in", "2019"]);
        check("می‌خواهم قاستەر", &["می‌خواهم", "قاستەر"]);
    }

    #[test]
    fn a_run_of_han_is_every_two_neighbours() {
        check("在北京 A市", &["在北", "北京", "A", "市"]);
        check("北京人", &["北京", "京人"]);
    }

    #[test]
    fn a_capital_tells_a_name_only_inside_a_sentence() {
        let proper: Vec<_> =
            words("Police met Aidos. Then they left").iter().map(|word| word.proper).collect();
        assert_eq!(proper, [None, Some(false), Some(true), None, Some(false), Some(false)]);
    }

    #[test]
    fn forms_are_folded() {
        assert_eq!(form("Father’s"), "father");
        assert_eq!(form("İlham"), "ilham");
    }

    #[test]
    fn stop_words_are_in_order_within_each_script() {
        assert!(is_stop("the") && is_stop("и") && !is_stop("aidos"));
    }
}

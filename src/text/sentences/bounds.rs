//! Sentence bounds of UAX 29 for plain texts: Latin and Cyrillic letters and common marks.
//!
//! A table look-up for each letter is what such texts need not pay for: only full stops, question
//! and exclamation marks and line ends have to be looked at. A law compares it with the whole rules.

/// What a letter is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    Digit,
    /// A full stop.
    Stop,
    /// A question or exclamation mark.
    Mark,
    Close,
    Space,
    /// After it a sentence goes on: a comma, a dash.
    Joint,
    Line,
    Other,
}

/// What a byte is to a first look at a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Byte {
    Plain,
    /// A sentence may end here.
    End,
    /// It belongs to a letter beyond ASCII.
    Wide,
    /// Only the whole rules know it.
    Unknown,
}

static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = match byte as u8 {
            b'.' | b'?' | b'!' | b'\n' => Byte::End,
            b'\t' | b' '..=b'~' => Byte::Plain,
            _ => Byte::Unknown,
        };
        byte += 1;
    }
    bytes
};

/// Where the pieces of a text end, the last at its end; `None` for a text that is not plain.
pub(super) fn plain(text: &str) -> Option<Vec<usize>> {
    let bytes = text.as_bytes();
    let (mut ends, mut at) = (Vec::new(), 0);
    while let Some(step) = bytes[at..].iter().position(|byte| BYTES[usize::from(*byte)] != Byte::Plain) {
        let mark = at + step;
        at = mark + 1;
        match BYTES[usize::from(bytes[mark])] {
            Byte::Unknown => return None,
            Byte::Wide => {
                let letter = text[mark..].chars().next()?;
                class(letter)?;
                at = mark + letter.len_utf8();
            }
            _ if bytes[mark] == b'\n' => ends.push(at),
            _ => {
                let after = skip(text, skip(text, at, Class::Close), Class::Space);
                if after < text.len() && ends_here(text, mark, after) {
                    ends.push(after);
                }
            }
        }
    }
    if !text.is_empty() && ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    Some(ends)
}

/// Whether a sentence ends between its last mark, with what closes it, and the letter at `after`.
fn ends_here(text: &str, mark: usize, after: usize) -> bool {
    let next = class_at(text, after);
    if matches!(next, Class::Line | Class::Joint | Class::Stop | Class::Mark) {
        return false;
    }
    if text.as_bytes()[mark] != b'.' {
        return true;
    }
    if after == mark + 1 {
        let before = text[..mark].chars().next_back().and_then(class);
        let letter = matches!(before, Some(Class::Upper | Class::Lower));
        if next == Class::Digit || (letter && next == Class::Upper) {
            return false;
        }
    }
    let decides = |class: &Class| {
        matches!(class, Class::Upper | Class::Lower | Class::Line | Class::Stop | Class::Mark)
    };
    text[after..].chars().filter_map(class).find(decides) != Some(Class::Lower)
}

fn class_at(text: &str, at: usize) -> Class {
    text[at..].chars().next().and_then(class).unwrap_or(Class::Other)
}

fn skip(text: &str, from: usize, skipped: Class) -> usize {
    let kept = |letter: char| class(letter) != Some(skipped);
    text[from..].find(kept).map_or(text.len(), |found| from + found)
}

/// `None` for letters that only the whole rules know.
fn class(letter: char) -> Option<Class> {
    Some(match letter {
        'a'..='z' => Class::Lower,
        ' ' | '\t' | '\u{a0}' => Class::Space,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Digit,
        '.' => Class::Stop,
        '?' | '!' => Class::Mark,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '\u{2018}'..='\u{201f}' | '«' | '»' => {
            Class::Close
        }
        ',' | '-' | ':' | ';' | '–' | '—' => Class::Joint,
        '\n' => Class::Line,
        '#'..='&' | '*' | '+' | '/' | '<'..='>' | '@' | '\\' | '^'..='`' | '|' | '~' | '…' => Class::Other,
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => {
            match (letter.is_lowercase(), letter.is_uppercase()) {
                (true, _) => Class::Lower,
                (_, true) => Class::Upper,
                _ => return None,
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;

    fn whole_rules(text: &str) -> Vec<usize> {
        text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect()
    }

    #[test]
    fn every_plain_letter_is_what_the_rules_say() {
        for letter in ('\0'..='\u{2100}').filter(|letter| class(*letter).is_some()) {
            for text in
                [format!("A.{letter}b C"), format!("1. {letter} C"), format!("a?{letter}B. {letter}a")]
            {
                assert_eq!(plain(&text), Some(whole_rules(&text)), "{text:?}");
            }
        }
    }

    #[test]
    fn a_letter_that_is_not_known_leaves_the_text_to_the_whole_rules() {
        for letter in ('\0'..=char::MAX).filter(|letter| class(*letter).is_none()) {
            assert_eq!(plain(&format!("One. Two {letter}. Three")), None, "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn bounds_are_those_of_the_whole_rules(text in "[abAB1 .?!,:;“”’()\n—…ҚқÉé&-]{0,24}") {
            prop_assert_eq!(plain(&text), Some(whole_rules(&text)));
        }
    }
}

//! A block of text as words with what stands between them.

use std::ops::Range;

use crate::resolve::mentions::lists;
use crate::resolve::mentions::registry::bare;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `street`
    Small,
    /// `Street`
    Capital,
    /// `STREET`, two letters and more
    Capitals,
    /// Of a script without capitals.
    Uncased,
    /// Begins with a digit.
    Number,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing but white space: the two may be one name.
    Space,
    /// A comma, bracket, dash or quotation mark.
    Mark,
    /// The end of a sentence, or the block begins here.
    Sentence,
}

/// One word of a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'t> {
    /// Its first byte in the block.
    pub(crate) start: usize,
    /// The word, without a possessive ending.
    pub(crate) text: &'t str,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether a possessive ending follows.
    pub(crate) possessive: bool,
    /// Whether nothing may be linked here: code, links, addresses, credits.
    pub(crate) closed: bool,
    /// Whether it is one capital letter or two with a full stop: an initial.
    pub(crate) is_initial: bool,
}

impl Token<'_> {
    /// The byte after its last.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it may be (part of) a name by its writing.
    pub(crate) fn may_be_name(&self) -> bool {
        !self.closed && matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Uncased)
    }

    /// Whether it is written with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }
}

/// Splits a block into words.
pub(crate) fn split<'t>(text: &'t str, closed: &[Range<usize>]) -> Vec<Token<'t>> {
    let mut tokens: Vec<Token<'t>> = Vec::with_capacity(text.len() / 6 + 1);
    let mut at = 0;
    let mut last_end = 0;
    while let Some((start, end)) = next_word(text, at) {
        at = end;
        let (word, possessive) = cut_possessive(&text[start..end], &text[end..]);
        let gap = gap_between(&text[last_end..start], tokens.last());
        last_end = end;
        let is_small = word.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        let shape = match word {
            _ if word.bytes().any(|byte| byte == b'-' || byte == 0xe2) => shape_of(bare(word)),
            _ if is_small => Shape::Small,
            _ => shape_of(word),
        };
        // Small words are never linked: whether they could be need not be known.
        let matters = shape != Shape::Small;
        tokens.push(Token {
            start,
            text: word,
            shape,
            gap,
            possessive,
            closed: (matters && in_address(text, start, end))
                || closed.iter().any(|r| r.start < end && start < r.end),
            is_initial: matters && is_initial(word, &text[end..]),
        });
    }
    close_credits(text, &mut tokens);
    tokens
}

/// Finds the next word from byte `from` on.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let (start, first) = word_start(text, from)?;
    let han = is_han(first);
    let plain = text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    match text.as_bytes().get(start + plain) {
        // Most words are plain letters with a space or a full stop behind.
        Some(b' ' | b'.' | b',' | b'\n') if plain > 0 => return Some((start, start + plain)),
        _ => {}
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|p| p.1);
        let inside = if han {
            is_han(c) || matches!(c, '·' | '•' | '・' | '‧')
        } else {
            is_word_char(c) || (offset > 0 && is_joint(c) && next.is_some_and(char::is_alphanumeric))
        };
        if !inside || (!han && !c.is_ascii() && is_han(c)) {
            break;
        }
        end = start + offset + c.len_utf8();
    }
    Some((start, end.max(start + first.len_utf8())))
}

/// Where the next word begins, and with which letter.
fn word_start(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some((at, char::from(byte)));
            }
            at += 1;
            continue;
        }
        let letter = text[at..].chars().next()?;
        if begins_word(letter) {
            return Some((at, letter));
        }
        at += letter.len_utf8();
    }
}

/// Whether `c` is a Chinese character: their words have no spaces.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

fn begins_word(c: char) -> bool {
    c.is_alphanumeric() || c == 'ء' || c == 'ٴ'
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || (!c.is_ascii()
            && (unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200c}' | 'ـ')))
}

/// Marks that stand inside words: apostrophes and hyphens.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '-' | '‑' | '‐')
}

/// Cuts `'s` off the word; tells whether there was one, or a bare apostrophe after it.
fn cut_possessive<'t>(word: &'t str, rest: &str) -> (&'t str, bool) {
    if !matches!(word.as_bytes().last(), Some(b's' | b'S' | b'z' | b'x')) {
        return (word, false);
    }
    for ending in ["'s", "’s", "'S", "’S", "ʼs"] {
        if let Some(bare) = word.strip_suffix(ending)
            && !bare.is_empty()
        {
            return (bare, true);
        }
    }
    let bare = rest.strip_prefix(['\'', '’']).filter(|_| word.ends_with(['s', 'S', 'z', 'x']));
    (word, bare.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

fn shape_of(word: &str) -> Shape {
    if word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return Shape::Small;
    }
    let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { return Shape::Small };
    if first.is_numeric() {
        Shape::Number
    } else if first.is_uppercase() {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next();
        let mut others = letters.peekable();
        if others.peek().is_some() && others.all(char::is_uppercase) {
            Shape::Capitals
        } else {
            Shape::Capital
        }
    } else if first.is_lowercase() {
        Shape::Small
    } else {
        Shape::Uncased
    }
}

fn is_initial(word: &str, rest: &str) -> bool {
    if !rest.starts_with('.') || word.len() > 8 {
        return false;
    }
    let letters = word.chars().take(3).count();
    !lists::is_abbreviation(word)
        && word.starts_with(char::is_uppercase)
        && (letters == 1 || (letters == 2 && shape_of(word) == Shape::Capital))
}

fn gap_between(between: &str, before: Option<&Token<'_>>) -> Gap {
    let Some(before) = before else { return Gap::Sentence };
    match between {
        " " => return Gap::Space,
        ", " => return Gap::Mark,
        ". " if before.is_initial || lists::is_abbreviation(before.text) => return Gap::Space,
        ". " => return Gap::Sentence,
        _ => {}
    }
    let marks = between.trim_matches(|c: char| c.is_whitespace() || c == '\u{200f}' || c == '\u{200e}');
    let marks = if before.possessive { marks.trim_start_matches(['\'', '’', 's']) } else { marks };
    if marks.is_empty() || (marks == "." && (before.is_initial || lists::is_abbreviation(before.text))) {
        Gap::Space
    } else if marks.contains(['.', '!', '?', '…', ':', '。', '؟', '¶']) || marks.contains(['“', '"', '«'])
    {
        Gap::Sentence
    } else {
        Gap::Mark
    }
}

/// Whether the word stands in an address, a tag or a file name: `Abai.kz`, `@abai`.
fn in_address(text: &str, start: usize, end: usize) -> bool {
    // Most words stand between spaces.
    let bytes = text.as_bytes();
    let is_plain = |byte: Option<&u8>| matches!(byte, None | Some(b' ' | b'\n' | b','));
    if is_plain(start.checked_sub(1).and_then(|at| bytes.get(at))) && is_plain(bytes.get(end)) {
        return false;
    }
    let before = text[..start].chars().next_back().unwrap_or(' ');
    let mut after = text[end..].chars();
    let (next, second) = (after.next().unwrap_or(' '), after.next().unwrap_or(' '));
    if matches!(before, '@' | '#' | '_' | '\\') || matches!(next, '@' | '_' | '\\') {
        return true;
    }
    if next == '.' && (second.is_lowercase() || second.is_numeric()) {
        return true;
    }
    if !matches!(before, '/' | '.' | '=' | '&') && !matches!(next, '/' | '=' | '&') {
        return false;
    }
    let from = text[..start].char_indices().rev().take(120).take_while(|(_, c)| !c.is_whitespace()).last();
    let chunk_start = from.map_or(start, |(at, _)| at);
    let to = text[end..]
        .char_indices()
        .take(120)
        .find(|(_, c)| c.is_whitespace())
        .map_or(text.len(), |(at, _)| end + at);
    let chunk = text.get(chunk_start..to.max(end)).unwrap_or("");
    chunk.contains("://") || chunk.contains("www.") || has_domain(chunk)
}

/// Whether a dot stands between two small letters: `site.example/path`.
fn has_domain(chunk: &str) -> bool {
    chunk
        .as_bytes()
        .windows(3)
        .any(|w| w[0].is_ascii_alphanumeric() && w[1] == b'.' && w[2].is_ascii_lowercase())
}

/// Closes sentences that credit the makers of the report.
fn close_credits(text: &str, tokens: &mut [Token<'_>]) {
    let mut crediting = false;
    for at in 0..tokens.len() {
        crediting = crediting && (at == 0 || !text[tokens[at - 1].end()..tokens[at].start].contains('\n'));
        if tokens[at].gap == Gap::Sentence
            && (at == 0 || !crediting || !text[..tokens[at].start].trim_end().ends_with(':'))
        {
            let sentence = &text[tokens[at].start..];
            let is_line = at == 0 && text.len() < 160;
            // After a quotation mark a sentence goes on: `"holy war" by a group`.
            let goes_on = at > 0 && sentence.starts_with(char::is_lowercase);
            crediting =
                !goes_on && lists::opens_credit(sentence) && (is_line || !sentence.starts_with("By "));
        }
        tokens[at].closed |= crediting;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = split(text, &[]).iter().map(|t| t.text).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn possessives_and_brackets_are_no_part_of_a_word() {
        check("Tarnov’s and [Temir] Nur-Qala’s", &["Tarnov", "and", "Temir", "Nur-Qala"]);
        check("Roʻzaqul o'zi", &["Roʻzaqul", "o'zi"]);
        check("被吐尔逊·阿不都拉说", &["被吐尔逊·阿不都拉说"]);
    }

    #[test]
    fn addresses_and_credits_are_closed() {
        let closed = |text: &str| {
            split(text, &[]).iter().filter(|t| t.closed).map(|t| t.text.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(closed("Read Tarnov.kz and @Tarnov"), ["Tarnov", "Tarnov"]);
        assert_eq!(closed("He left. Reported by Temir Orynbai."), ["Reported", "by", "Temir", "Orynbai"]);
        assert!(closed("Tarnov. He left.").is_empty());
        assert!(closed("He spread \"it\" by the Tarnov Party.").is_empty());
    }

    #[test]
    fn gaps_tell_what_may_be_one_name() {
        let gaps: Vec<Gap> = split("Temir\nTarnov, A. Orynbai. He", &[]).iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Sentence, Gap::Space, Gap::Mark, Gap::Space, Gap::Sentence]);
    }

    proptest! {
        #[test]
        fn words_are_slices_in_order(text in ".*") {
            let mut last = 0;
            for token in split(&text, &[]) {
                prop_assert!(token.start >= last);
                prop_assert_eq!(&text[token.start..token.end()], token.text);
                last = token.end();
            }
        }
    }
}

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
    /// Its number among the words that may be names.
    pub(crate) name: usize,
}

/// The number of a word that is none.
const NO_NAME: usize = usize::MAX;

impl Token<'_> {
    /// The byte after its last.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is written with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }
}

/// A block of text as words.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    /// In the order of the text.
    pub(crate) tokens: Vec<Token<'t>>,
    /// Which of them may be (part of) a name by their writing.
    pub(crate) names: Vec<usize>,
    /// Words of four letters and more of scripts with capitals; those of them that have one.
    long: (usize, usize),
}

impl<'t> Words<'t> {
    fn push(&mut self, mut token: Token<'t>) {
        if !token.closed && matches!(token.shape, Shape::Capital | Shape::Capitals | Shape::Uncased) {
            token.name = self.names.len();
            self.names.push(self.tokens.len());
        }
        if token.text.len() > 3 && matches!(token.shape, Shape::Small | Shape::Capital | Shape::Capitals) {
            self.long.0 += 1;
            self.long.1 += usize::from(token.is_capital());
        }
        self.tokens.push(token);
    }

    /// Whether nearly all words have capitals, so that a capital says nothing.
    pub(crate) fn is_title_case(&self) -> bool {
        let (all, capital) = self.long;
        all >= 6 && capital * 10 >= all * 8
    }
}

/// Splits a block into words.
pub(crate) fn split<'t>(text: &'t str, closed: &[Range<usize>]) -> Words<'t> {
    let (tokens, names) = (Vec::with_capacity(text.len() / 5 + 1), Vec::with_capacity(text.len() / 24 + 1));
    let mut words = Words { tokens, names, long: (0, 0) };
    let (mut last_end, mut credit) = (0, false);
    let is_closed = |start: usize, end: usize| closed.iter().any(|r| r.start < end && start < r.end);
    loop {
        if let Some((end, shape)) = next_plain(text.as_bytes(), last_end).filter(|_| last_end > 0) {
            let start = last_end + 1;
            words.push(Token {
                start,
                text: &text[start..end],
                shape,
                gap: Gap::Space,
                possessive: false,
                closed: credit || is_closed(start, end),
                is_initial: false,
                name: NO_NAME,
            });
            last_end = end;
            continue;
        }
        let Some(Stretch { start, end, is_plain }) = next_word(text, last_end) else { break };
        let whole = &text[start..end];
        let (word, possessive) = if is_plain { (whole, false) } else { cut_possessive(whole, &text[end..]) };
        let shape = if is_plain { plain_shape(word.as_bytes()) } else { shape_of(bare(word)) };
        let between = &text[last_end..start];
        let gap = gap_between(between, words.tokens.last());
        credit = credit && !between.contains('\n');
        if gap == Gap::Sentence {
            credit = is_credit(text, start, words.tokens.is_empty(), credit);
        }
        last_end = end;
        // Small words are never linked: whether they could be need not be known.
        let matters = shape != Shape::Small;
        words.push(Token {
            start,
            text: word,
            shape,
            gap,
            possessive,
            closed: credit || (matters && in_address(text, start, end)) || is_closed(start, end),
            is_initial: matters && is_initial(word, &text[end..]),
            name: NO_NAME,
        });
    }
    words
}

/// A word with a possessive ending, if it has one.
struct Stretch {
    start: usize,
    end: usize,
    /// Whether it is plain letters and digits without a mark inside or behind.
    is_plain: bool,
}

/// Letters and digits that need no table of Unicode.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// The end and the shape of a plain word between spaces, or of a small one at the end of a sentence: what most
/// words are.
fn next_plain(text: &[u8], space: usize) -> Option<(usize, Shape)> {
    let [b' ', word @ ..] = text.get(space..)? else { return None };
    let length = plain_length(word)?;
    let shape = plain_shape(&word[..length]);
    // Before a full stop a word with a capital may be an initial or an address.
    (shape == Shape::Small || word[length] != b'.').then_some((space + 1 + length, shape))
}

/// The length of the plain word that a text begins with.
fn plain_length(text: &[u8]) -> Option<usize> {
    let length = text.iter().position(|byte| !PLAIN[usize::from(*byte)])?;
    (length > 0 && matches!(text[length], b' ' | b'.' | b',' | b'\n')).then_some(length)
}

/// Finds the next word from byte `from` on.
fn next_word(text: &str, from: usize) -> Option<Stretch> {
    let (start, first) = word_start(text, from)?;
    if let Some(length) = plain_length(&text.as_bytes()[start..]) {
        return Some(Stretch { start, end: start + length, is_plain: true });
    }
    let han = is_han(first);
    let mut end = start + first.len_utf8();
    while let Some(&byte) = text.as_bytes().get(end) {
        let letter = if byte.is_ascii() { char::from(byte) } else { text[end..].chars().next()? };
        let after = end + letter.len_utf8();
        let inside = if han {
            is_han(letter) || matches!(letter, '·' | '•' | '・' | '‧')
        } else {
            PLAIN[usize::from(byte)]
                || (is_word_char(letter) && !is_han(letter))
                || (is_joint(letter) && text[after..].starts_with(is_alphanumeric))
        };
        if !inside {
            break;
        }
        end = after;
    }
    Some(Stretch { start, end, is_plain: false })
}

/// Where the next word begins, and with which letter.
fn word_start(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if PLAIN[usize::from(byte)] {
            return Some((at, char::from(byte)));
        }
        if byte.is_ascii() {
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

/// Whether `c` is a letter or a digit; most letters and marks of texts need no table of Unicode.
fn is_alphanumeric(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

fn begins_word(c: char) -> bool {
    is_alphanumeric(c) || c == 'ء' || c == 'ٴ'
}

fn is_word_char(c: char) -> bool {
    is_alphanumeric(c)
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

/// The shape of a word of plain letters and digits.
fn plain_shape(word: &[u8]) -> Shape {
    match word {
        [b'A'..=b'Z', others @ ..] => match others.iter().find(|byte| byte.is_ascii_alphabetic()) {
            Some(b'A'..=b'Z') if !others.iter().any(u8::is_ascii_lowercase) => Shape::Capitals,
            _ => Shape::Capital,
        },
        [b'0'..=b'9', ..] => Shape::Number,
        _ => Shape::Small,
    }
}

fn shape_of(word: &str) -> Shape {
    if word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return Shape::Small;
    }
    let Some(first) = word.chars().find(|c| is_alphanumeric(*c)) else { return Shape::Small };
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

/// Whether the sentence that begins at a word credits the makers of the report.
fn is_credit(text: &str, start: usize, opens_block: bool, in_credit: bool) -> bool {
    if in_credit && text[..start].trim_end().ends_with(':') {
        return true;
    }
    let sentence = &text[start..];
    let is_line = opens_block && text.len() < 160;
    // After a quotation mark a sentence goes on: `"holy war" by a group`.
    let goes_on = !opens_block && sentence.starts_with(char::is_lowercase);
    !goes_on && lists::opens_credit(sentence) && (is_line || !sentence.starts_with("By "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = split(text, &[]).tokens.iter().map(|t| t.text).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn possessives_and_brackets_are_no_part_of_a_word() {
        check("Tarnov’s and [Temir] Nur-Qala’s", &["Tarnov", "and", "Temir", "Nur-Qala"]);
        check("Roʻzaqul o'zi", &["Roʻzaqul", "o'zi"]);
        check("被吐尔逊·阿不都拉说", &["被吐尔逊·阿不都拉说"]);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|c| is_alphanumeric(c) == c.is_alphanumeric()));
    }

    #[test]
    fn addresses_and_credits_are_closed() {
        let closed = |text: &str| {
            split(text, &[]).tokens.iter().filter(|t| t.closed).map(|t| t.text.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(closed("Read Tarnov.kz and @Tarnov"), ["Tarnov", "Tarnov"]);
        assert_eq!(closed("He left. Reported by Temir Orynbai."), ["Reported", "by", "Temir", "Orynbai"]);
        assert!(closed("Tarnov. He left.").is_empty());
        assert!(closed("He spread \"it\" by the Tarnov Party.").is_empty());
    }

    #[test]
    fn gaps_tell_what_may_be_one_name() {
        let gaps: Vec<Gap> =
            split("Temir\nTarnov, A. Orynbai. He", &[]).tokens.iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Sentence, Gap::Space, Gap::Mark, Gap::Space, Gap::Sentence]);
    }

    proptest! {
        #[test]
        fn words_are_slices_in_order(text in ".*") {
            let mut last = 0;
            for token in split(&text, &[]).tokens {
                prop_assert!(token.start >= last);
                prop_assert_eq!(&text[token.start..token.end()], token.text);
                last = token.end();
            }
        }
    }
}

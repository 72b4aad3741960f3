//! One pass over bytes: words, folded on the way and looked up by their hash.
//!
//! What a browser, a JSON reader or an address bar would decode is decoded on the way: entities,
//! `\u04d3`, `%D3%93`, tags inside words. Nothing is copied.

use memchr::memchr;
use rustc_hash::FxHashMap;

use crate::leak::letters::{self, Wide, encoded, first_char};
use crate::leak::plain::{Beginnings, beginning};
use crate::leak::sound::Heard;
use crate::text::spell;

/// Bits of the quick look: a word whose bit is not set is no word of a hidden name.
const BITS: usize = 1 << 16;

/// The words that are looked for, by the hash of their folded letters.
#[derive(Debug)]
pub(super) struct Wanted {
    bits: Box<[u64]>,
    words: FxHashMap<u64, u32>,
    /// Spellings of words that count in full names only.
    spellings: FxHashMap<u64, u32>,
    /// The same words by what is heard of them in other scripts.
    heard: FxHashMap<u64, u32>,
    beginnings: Beginnings,
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The two may be one name.
    Space,
    /// A comma: they may be one name if it is turned round.
    Comma,
    /// They are not one name.
    Break,
}

/// A wanted word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its number.
    pub(super) word: u32,
    /// The positions of its first and last part among all words.
    pub(super) first: u32,
    /// The last one.
    pub(super) last: u32,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Where it ends, in bytes of the file.
    pub(super) at: usize,
}

/// What to look for; each row ends with the number of a word.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Words as they are folded.
    pub(super) words: Vec<(String, u32)>,
    /// Spellings in plain Latin letters.
    pub(super) spellings: Vec<(String, u32)>,
    /// The keys of their sounds.
    pub(super) keys: Vec<(String, u32)>,
}

impl Wanted {
    pub(super) fn new(rows: &Rows) -> Wanted {
        let texts = rows.words.iter().chain(&rows.spellings).map(|row| row.0.as_str());
        let hashed = |rows: &[(String, u32)], hash: fn(&str) -> u64| -> FxHashMap<u64, u32> {
            rows.iter().rev().map(|(text, number)| (hash(text), *number)).collect()
        };
        let mut wanted = Wanted {
            bits: vec![0; BITS / 64].into(),
            words: hashed(&rows.words, hash_of),
            spellings: hashed(&rows.spellings, hash_of),
            heard: hashed(&rows.keys, Heard::of),
            beginnings: Beginnings::new(texts),
        };
        for hash in wanted.words.keys().chain(wanted.spellings.keys()) {
            let (at, bit) = place(*hash);
            wanted.bits[at] |= bit;
        }
        wanted
    }

    /// The words that are spelt so: itself, and a spelling of another.
    #[inline]
    fn get(&self, hash: u64) -> [Option<u32>; 2] {
        let (at, bit) = place(hash);
        if self.bits[at] & bit == 0 {
            return [None; 2];
        }
        [self.words.get(&hash).copied(), self.spellings.get(&hash).copied()]
    }
}

#[inline]
fn place(hash: u64) -> (usize, u64) {
    let bit = (hash >> 48) as usize;
    (bit / 64, 1 << (bit % 64))
}

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;
/// In place of the hash of a word that cannot be wanted.
const PASSED: u64 = 0;

fn mix(hash: u64, letter: u32) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

fn hash_of(word: &str) -> u64 {
    finish(word.chars().fold(SEED, |hash, c| mix(hash, u32::from(c))))
}

fn finish(hash: u64) -> u64 {
    let hash = hash ^ (hash >> 29);
    hash.wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// What an ASCII byte does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Inside,
    Space,
    Comma,
    Stop,
    Special,
}

const CLASSES: [Class; 128] = {
    let mut classes = [Class::Space; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        classes[at] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Letter,
            b'\'' => Class::Inside,
            b',' => Class::Comma,
            b'.' | b'!' | b'?' | b';' | b':' | b'|' | b'{' | b'}' => Class::Stop,
            b'&' | b'%' | b'\\' | b'<' => Class::Special,
            _ => Class::Space,
        };
        at += 1;
    }
    classes
};

/// Scans a file. `tags`: whether `<…>` is markup.
pub(super) fn scan(bytes: &[u8], tags: bool, wanted: &Wanted) -> Vec<Found> {
    let mut scanner = Scanner::new(wanted);
    scanner.run(bytes, tags, 0);
    // Behind the text, not among it: the words on both sides of a tag are neighbours.
    scanner.found.append(&mut scanner.in_tags);
    scanner.found
}

struct Scanner<'w> {
    wanted: &'w Wanted,
    table: &'static [Wide],
    found: Vec<Found>,
    /// Wanted words in attributes, and how many words those had.
    in_tags: Vec<Found>,
    tag_words: u32,
    /// How many words have ended.
    count: u32,
    /// The hash of the word so far, and how many letters it has.
    hash: u64,
    letters: u32,
    /// How many letters the word before has.
    last: u32,
    /// What is heard of it; `None` once it has a letter of the Latin or an unknown script.
    heard: Option<Heard>,
    /// The hash so far, and from which word on, where tags stand inside a word.
    whole: Option<(u64, u32)>,
    gap: Gap,
    /// The gap before the word that is open.
    opened: Gap,
}

impl<'w> Scanner<'w> {
    fn new(wanted: &'w Wanted) -> Self {
        Scanner {
            wanted,
            table: letters::table(),
            found: Vec::new(),
            in_tags: Vec::new(),
            tag_words: 1 << 31,
            count: 0,
            hash: SEED,
            letters: 0,
            last: 0,
            heard: Some(Heard::default()),
            whole: None,
            gap: Gap::Break,
            opened: Gap::Break,
        }
    }

    fn run(&mut self, bytes: &[u8], tags: bool, base: usize) {
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if !byte.is_ascii() {
                at += self.wide(&bytes[at..], base + at);
                continue;
            }
            match CLASSES[byte as usize] {
                Class::Letter => at += self.plain(&bytes[at..]),
                Class::Inside => at += 1,
                Class::Space => {
                    self.end(base + at);
                    at += 1;
                }
                Class::Comma => {
                    self.close(Gap::Comma, base + at);
                    at += 1;
                }
                Class::Stop => {
                    self.stop(bytes.get(at + 1).copied(), base + at);
                    at += 1;
                }
                Class::Special => at += self.special(&bytes[at..], tags, base + at),
            }
        }
        self.close(Gap::Break, base + bytes.len());
    }

    /// Letters of ASCII; returns how many. A word that cannot be wanted is passed over unread.
    #[inline]
    fn plain(&mut self, bytes: &[u8]) -> usize {
        if self.letters == 0
            && self.whole.is_none()
            && let Some((length, word)) = beginning(bytes)
            && (length == 8 || ends_word(bytes[length]))
            && !self.wanted.beginnings.may_hold(word)
        {
            let mut length = length;
            // What is left of a long word; its end is found as that of any word is.
            while let Some((more @ 1.., _)) = beginning(&bytes[length..]) {
                length += more;
            }
            self.opened = self.gap;
            self.gap = Gap::Space;
            self.hash = PASSED;
            self.letters = length as u32;
            return length;
        }
        self.heard = None;
        self.letter(u32::from(bytes[0].to_ascii_lowercase()));
        1
    }

    #[inline]
    fn letter(&mut self, letter: u32) {
        if self.letters == 0 {
            self.opened = self.gap;
            self.gap = Gap::Space;
        }
        self.hash = mix(self.hash, letter);
        self.letters += 1;
        if let Some((whole, _)) = &mut self.whole {
            *whole = mix(*whole, letter);
        }
    }

    /// A full stop after an initial is no end of a sentence; one inside an address is no end either.
    fn stop(&mut self, next: Option<u8>, at: usize) {
        let inside = next.is_some_and(|byte| byte.is_ascii_alphanumeric());
        // The word may have ended before a tag or a quotation mark.
        let letters = if self.letters > 0 { self.letters } else { self.last };
        if matches!(letters, 1 | 2) || inside { self.end(at) } else { self.close(Gap::Break, at) }
    }

    fn close(&mut self, gap: Gap, at: usize) {
        self.end(at);
        if gap == Gap::Break || self.gap == Gap::Space {
            self.gap = gap;
        }
    }

    #[inline]
    fn end(&mut self, at: usize) {
        if self.letters > 0 {
            self.word(at);
        }
        if self.whole.is_some() {
            self.whole_word(at);
        }
    }

    /// A word that tags had cut into parts.
    fn whole_word(&mut self, at: usize) {
        if let Some((whole, first)) = self.whole.take()
            && self.count > first + 1
        {
            for word in self.wanted.get(finish(whole)).into_iter().flatten() {
                self.found.push(Found { word, first, last: self.count - 1, gap: self.opened, at });
            }
        }
    }

    #[inline]
    fn word(&mut self, at: usize) {
        let here = |word: u32, first: u32, gap: Gap| Found { word, first, last: first, gap, at };
        if self.hash != PASSED {
            for word in self.wanted.get(finish(self.hash)).into_iter().flatten() {
                self.found.push(here(word, self.count, self.opened));
            }
            if let Some(heard) = self.heard
                && let Some(word) = self.wanted.heard.get(&heard.number())
            {
                self.found.push(here(*word, self.count, self.opened));
            }
        }
        self.heard = Some(Heard::default());
        self.count += 1;
        self.hash = SEED;
        self.last = std::mem::take(&mut self.letters);
    }

    /// A tag inside a word: both its parts and the whole are words.
    fn soft(&mut self, at: usize) {
        if self.letters > 0 {
            if self.whole.is_none() {
                self.whole = Some((self.hash, self.count));
            }
            self.word(at);
        }
    }

    /// A character beyond ASCII; returns how many bytes it took.
    fn wide(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some((c, length)) = first_char(bytes) else {
            self.end(at);
            return 1;
        };
        self.character(c, at + length);
        length
    }

    fn character(&mut self, c: char, at: usize) {
        match letters::wide(c, self.table) {
            Wide::Letter(one) => {
                self.heard = self.heard.take().filter(|_| !one.is_ascii()).and_then(|heard| heard.and(one));
                self.letter(u32::from(one));
            }
            Wide::Letters => {
                self.heard = None;
                let mut folded = String::new();
                spell::fold_into(c, &mut folded);
                folded.chars().for_each(|c| self.letter(u32::from(c)));
            }
            Wide::Han => {
                self.end(at);
                self.heard = None;
                self.letter(u32::from(c));
                self.end(at);
            }
            Wide::Inside => {}
            Wide::Space => self.end(at),
            Wide::Comma => self.close(Gap::Comma, at),
            Wide::Stop => self.close(Gap::Break, at),
        }
    }

    /// An entity, an escape or a tag; returns how many bytes it took.
    fn special(&mut self, rest: &[u8], tags: bool, at: usize) -> usize {
        if rest[0] == b'<' && tags {
            return self.tag(rest, at);
        }
        if let Some((c, length)) = encoded(rest) {
            self.character(c, at + length);
            return length;
        }
        self.end(at);
        1
    }

    fn tag(&mut self, rest: &[u8], at: usize) -> usize {
        let end = memchr(b'>', rest).unwrap_or(rest.len());
        let inner = &rest[1..end];
        let name = inner.strip_prefix(b"/").unwrap_or(inner);
        let length = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        let inline = is_inline(&name[..length]);
        if inline {
            self.soft(at);
        } else {
            self.close(Gap::Break, at);
        }
        // `</b>` has nothing to read.
        if !inline || length < name.len() {
            self.attributes(inner, at + 1);
        }
        (end + 1).min(rest.len())
    }

    /// Words of one tag are no neighbours of those of the next.
    fn attributes(&mut self, inner: &[u8], at: usize) {
        let mut attributes = Scanner::new(self.wanted);
        attributes.found = std::mem::take(&mut self.in_tags);
        attributes.count = self.tag_words;
        attributes.run(inner, false, at);
        self.tag_words = attributes.count.wrapping_add(2);
        self.in_tags = attributes.found;
    }
}

/// Whether an ASCII byte ends a word, whatever follows.
#[inline]
fn ends_word(byte: u8) -> bool {
    byte.is_ascii() && matches!(CLASSES[byte as usize], Class::Space | Class::Comma | Class::Stop)
}

/// Tags that stand inside a word without parting it.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"cite"
            | b"code"
            | b"del"
            | b"em"
            | b"i"
            | b"ins"
            | b"mark"
            | b"q"
            | b"s"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"u"
            | b"wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(words: &[&str]) -> Wanted {
        let rows = words.iter().enumerate().map(|(at, word)| ((*word).to_owned(), at as u32));
        Wanted::new(&Rows { words: rows.collect(), ..Rows::default() })
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u32, Gap)]) {
        let words = ["aset", "example", "қастер", "aidos"];
        let wanted = wanted(&words);
        let found: Vec<_> = scan(text.as_bytes(), true, &wanted).iter().map(|f| (f.word, f.gap)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        for text in [
            "x Äset y",
            "x ASET",
            "x &Auml;set",
            "x A&#x308;set",
            "x \\u00c4set",
            "x/%C3%84set.html",
            "x A\u{ad}set",
            "x Ä<b>se</b>t",
        ] {
            check(text, &[(0, Gap::Space)]);
        }
        check("Asset aseta Қастерге", &[]);
        check("ҚАСТЕР", &[(2, Gap::Break)]);
        check("x < y, Aset", &[(0, Gap::Comma)]);
        check("x <aidos", &[(3, Gap::Break)]);
    }

    #[test]
    fn gaps_tell_what_may_be_one_name() {
        check("Aidos <i>Example</i>", &[(3, Gap::Break), (1, Gap::Space)]);
        check("Example, Aidos", &[(1, Gap::Break), (3, Gap::Comma)]);
        check("with Example. Aidos", &[(1, Gap::Space), (3, Gap::Break)]);
        check("with <b>Example</b>; <b>Aidos</b>", &[(1, Gap::Space), (3, Gap::Break)]);
        check("“Example”. Aidos", &[(1, Gap::Break), (3, Gap::Break)]);
        check("A. Example", &[(1, Gap::Space)]);
        check("<li>Example</li><li>Aidos</li>", &[(1, Gap::Break), (3, Gap::Break)]);
        check("<a title=\"Aidos\">x</a>", &[(3, Gap::Space)]);
        let neighbours = |text: &str| {
            let wanted = wanted(&["aset", "example"]);
            let found = scan(text.as_bytes(), true, &wanted);
            found.windows(2).any(|two| two[1].first == two[0].last + 1)
        };
        // Of one tag and the next they are none; on both sides of a tag they are.
        assert!(!neighbours("<a href=\"people/aset-x\"><a href=\"people/x-example\">"));
        assert!(neighbours("Aset <a href=\"people/aset-example\">Example</a>"));
    }
}

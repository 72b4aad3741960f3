//! One pass over bytes: words, folded on the way and looked up by their hash.
//!
//! What a browser, a JSON reader or an address bar would decode is decoded on the way: entities,
//! `\u04d3`, `%D3%93`, tags inside words. Nothing is copied.

use rustc_hash::FxHashMap;

use crate::text::spell;

/// Bits of the quick look: a word whose bit is not set is no word of a hidden name.
const BITS: usize = 1 << 14;

/// The words that are looked for, by the hash of their folded letters.
#[derive(Debug)]
pub(super) struct Wanted {
    bits: Box<[u64]>,
    words: FxHashMap<u64, u32>,
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

impl Wanted {
    pub(super) fn new(words: impl Iterator<Item = (String, u32)>) -> Wanted {
        let mut wanted = Wanted { bits: vec![0; BITS / 64].into(), words: FxHashMap::default() };
        for (word, number) in words {
            let hash = hash_of(&word);
            let bit = (hash >> 50) as usize;
            wanted.bits[bit / 64] |= 1 << (bit % 64);
            wanted.words.insert(hash, number);
        }
        wanted
    }

    fn get(&self, hash: u64) -> Option<u32> {
        let bit = (hash >> 50) as usize;
        if self.bits[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        self.words.get(&hash).copied()
    }
}

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

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
    scanner.found
}

struct Scanner<'w> {
    wanted: &'w Wanted,
    found: Vec<Found>,
    /// How many words have ended.
    count: u32,
    /// The same for words inside tags, which lie far from those of the text.
    attributes: u32,
    /// The hash of the word so far, and how many letters it has.
    hash: u64,
    letters: u32,
    /// The same, and from which word on, where tags stand inside a word.
    whole: Option<(u64, u32)>,
    gap: Gap,
    /// The gap before the word that is open.
    opened: Gap,
}

impl<'w> Scanner<'w> {
    fn new(wanted: &'w Wanted) -> Self {
        Scanner {
            wanted,
            found: Vec::new(),
            count: 0,
            attributes: 1 << 31,
            hash: SEED,
            letters: 0,
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
                Class::Letter => {
                    self.letter(u32::from(byte.to_ascii_lowercase()));
                    at += 1;
                }
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
                Class::Special => at += self.special(bytes, at, tags, base),
            }
        }
        self.close(Gap::Break, base + bytes.len());
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
        if self.letters <= 2 || inside { self.end(at) } else { self.close(Gap::Break, at) }
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
        if let Some((whole, first)) = self.whole.take()
            && self.count > first + 1
            && let Some(word) = self.wanted.get(finish(whole))
        {
            self.found.push(Found { word, first, last: self.count - 1, gap: self.opened, at });
        }
    }

    fn word(&mut self, at: usize) {
        if let Some(word) = self.wanted.get(finish(self.hash)) {
            self.found.push(Found { word, first: self.count, last: self.count, gap: self.opened, at });
        }
        self.count += 1;
        self.hash = SEED;
        self.letters = 0;
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
        if spell::is_han(c) {
            self.end(at);
            self.letter(u32::from(c));
            self.end(at);
        } else if spell::is_letter(c) {
            if c.is_ascii() {
                self.letter(u32::from(c.to_ascii_lowercase()));
            } else if let Some(one) = spell::fold_one_to_one(c) {
                self.letter(u32::from(one));
            } else {
                let mut folded = String::new();
                spell::fold_into(c, &mut folded);
                folded.chars().for_each(|c| self.letter(u32::from(c)));
            }
        } else if matches!(c, '，' | '、' | '،' | ',') {
            self.close(Gap::Comma, at);
        } else if matches!(c, '.' | '。' | '؛' | '؟' | '…' | '!' | '?' | ';' | ':') {
            self.close(Gap::Break, at);
        } else if !spell::is_inside(c) {
            self.end(at);
        }
    }

    /// An entity, an escape or a tag; returns how many bytes it took.
    fn special(&mut self, bytes: &[u8], at: usize, tags: bool, base: usize) -> usize {
        let rest = &bytes[at..];
        match rest[0] {
            b'<' if tags => return self.tag(rest, base + at),
            b'&' => {
                if let Some((c, length)) = entity(rest) {
                    self.character(c, base + at + length);
                    return length;
                }
            }
            b'%' => {
                if let Some((c, length)) = percent(rest) {
                    self.character(c, base + at + length);
                    return length;
                }
            }
            b'\\' => {
                if let Some((c, length)) = backslash(rest) {
                    self.character(c, base + at + length);
                    return length;
                }
            }
            _ => {}
        }
        self.end(base + at);
        1
    }

    fn tag(&mut self, rest: &[u8], at: usize) -> usize {
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len() - 1);
        let inner = &rest[1..end.max(1)];
        let name = inner.strip_prefix(b"/").unwrap_or(inner);
        let length = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        if is_inline(&name[..length]) {
            self.soft(at);
        } else {
            self.close(Gap::Break, at);
        }
        if inner.contains(&b'=') || inner.starts_with(b"!") {
            let mut attributes = Scanner::new(self.wanted);
            attributes.count = self.attributes;
            attributes.run(inner, false, at + 1);
            // Words of two tags are never side by side.
            self.attributes = attributes.count + 2;
            self.found.append(&mut attributes.found);
        }
        end + 1
    }
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

fn first_char(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes[0] {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => 1,
    };
    let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((c, length))
}

/// `&amp;`, `&#601;`, `&#x259;`, and `&auml;` as its letter.
fn entity(rest: &[u8]) -> Option<(char, usize)> {
    let end = rest.iter().take(12).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&rest[1..end]).ok()?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let c = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(digits, 10)?,
        },
        None => named(name)?,
    };
    Some((c, end + 1))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "shy" | "zwj" | "zwnj" => '\u{ad}',
        "szlig" => 'ß',
        _ => {
            let marks =
                ["uml", "acute", "grave", "circ", "tilde", "ring", "cedil", "caron", "slash", "breve"];
            let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
            marks.contains(&&name[1..]).then_some(first)?
        }
    })
}

/// `%D3%93`: one character.
fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let mut bytes = [0_u8; 4];
    for length in 1..=4 {
        let three = rest.get((length - 1) * 3..length * 3)?;
        if three[0] != b'%' {
            return None;
        }
        bytes[length - 1] = u8::from_str_radix(std::str::from_utf8(&three[1..]).ok()?, 16).ok()?;
        if let Ok(text) = std::str::from_utf8(&bytes[..length]) {
            return Some((text.chars().next()?, length * 3));
        }
    }
    None
}

/// `\u04d3`, with surrogates; `\n` and its like are spaces.
fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let six = rest.get(at..at + 6).filter(|six| six.starts_with(b"\\u"))?;
        u16::from_str_radix(std::str::from_utf8(&six[2..]).ok()?, 16).ok()
    };
    match rest.get(1)? {
        b'u' => {
            let first = unit(0)?;
            let units = [first, unit(6).unwrap_or(0)];
            let one = char::decode_utf16([first]).next()?;
            match one {
                Ok(c) => Some((c, 6)),
                Err(_) => Some((char::decode_utf16(units).next()?.ok()?, 12)),
            }
        }
        b'n' | b't' | b'r' | b'b' | b'f' => Some((' ', 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, Gap)]) {
        let words = ["aset", "example", "қастер", "aidos"];
        let wanted = Wanted::new(words.iter().enumerate().map(|(at, word)| ((*word).to_owned(), at as u32)));
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
    }

    #[test]
    fn words_of_two_tags_are_not_side_by_side() {
        let wanted = Wanted::new([("example".to_owned(), 0), ("wire".to_owned(), 1)].into_iter());
        let text = "<a href=\"../people/aidos-example.html\">x</a> <a class=\"s\" href=\"../articles/wire.html\">1</a>";
        let found = scan(text.as_bytes(), true, &wanted);
        assert_eq!(found.len(), 2);
        assert!(found[1].first > found[0].last + 1, "{found:?}");
    }

    #[test]
    fn gaps_tell_what_may_be_one_name() {
        check("Aidos <i>Example</i>", &[(3, Gap::Break), (1, Gap::Space)]);
        check("Example, Aidos", &[(1, Gap::Break), (3, Gap::Comma)]);
        check("with Example. Aidos", &[(1, Gap::Space), (3, Gap::Break)]);
        check("<li>Example</li><li>Aidos</li>", &[(1, Gap::Break), (3, Gap::Break)]);
        check("<a title=\"Aidos\">x</a>", &[(3, Gap::Space)]);
    }
}

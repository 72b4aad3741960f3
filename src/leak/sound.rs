//! Full names in other alphabets and romanisations.
//!
//! A word has a key of its sounds: consonants as they are heard, runs of vowels in three classes. Words
//! in Cyrillic and Arabic letters get theirs letter by letter while they are read; for Latin words it
//! is the spellings that are made, so that plain words are not read twice.

use std::sync::OnceLock;

use crate::text::phones::Phones;
use crate::text::tables::{arabic, cyrillic, look_up};

/// A word's key needs so many sounds, or it would be anybody's.
const SHORTEST: usize = 3;
/// More spellings of a word are not made.
const MOST: usize = 64;
/// The letters whose sounds are in the table.
const FIRST: u32 = 0x400;
const LAST: u32 = 0x6ff;

/// The sounds of a word, as far as they tell it from others; `None` if they tell too little.
pub(super) fn key(word: &str) -> Option<String> {
    let mut out = Vec::new();
    for sound in Phones::read(word).sounds.bytes() {
        add(sound, &mut out);
    }
    let key = String::from_utf8(out).ok()?;
    (key.len() >= SHORTEST).then_some(key)
}

/// Adds a sound to a key: of a run of vowels or of one consonant the first counts.
fn add(sound: u8, out: &mut Vec<u8>) {
    if let Some(class) = class(sound)
        && out.last().is_none_or(|last| !is_one(*last, class))
    {
        out.push(class);
    }
}

/// Whether two neighbours are one sound: a double letter, two vowels, *ng*.
fn is_one(before: u8, after: u8) -> bool {
    let vowel = |sound: u8| matches!(sound, b'a' | b'i' | b'u');
    before == after || (vowel(before) && vowel(after)) || (before == b'n' && after == b'g')
}

/// What a sound is heard as.
fn class(sound: u8) -> Option<u8> {
    Some(match sound {
        b'a' | b'A' | b'e' => b'a',
        b'i' | b'I' | b'y' => b'i',
        b'o' | b'O' | b'u' | b'U' | b'w' => b'u',
        b'E' => return None,
        b'm' | b'n' | b'N' => b'n',
        b'G' => b'g',
        b'q' => b'k',
        b'x' => b'h',
        b'Q' => b'c',
        // Ends of surnames: -ov, -off.
        b'f' => b'v',
        other => other,
    })
}

/// A key that grows letter by letter, as a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Heard {
    hash: u64,
    last: u8,
}

impl Heard {
    /// With one more letter of the Cyrillic or Arabic script, folded; `None` if its sound is not known.
    #[inline]
    pub(super) fn and(mut self, letter: char) -> Option<Heard> {
        let at = u32::from(letter).wrapping_sub(FIRST) as usize;
        let sounds = table().get(at).copied().flatten()?;
        for class in sounds.into_iter().filter(|class| *class != 0) {
            self.class(class);
        }
        Some(self)
    }

    fn class(&mut self, class: u8) {
        if is_one(self.last, class) {
            return;
        }
        self.hash = (self.hash ^ u64::from(class)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        self.last = class;
    }

    /// The number of a whole key.
    pub(super) fn of(key: &str) -> u64 {
        let mut heard = Heard::default();
        key.bytes().for_each(|class| heard.class(class));
        heard.number()
    }

    /// The number of what was heard so far; 0 for nothing.
    #[inline]
    pub(super) fn number(self) -> u64 {
        self.hash
    }
}

/// The classes of a letter's sounds; `None` for what is no letter.
type Row = Option<[u8; 3]>;

fn table() -> &'static [Row] {
    static SOUNDS: OnceLock<Vec<Row>> = OnceLock::new();
    SOUNDS.get_or_init(|| (FIRST..=LAST).map(|code| char::from_u32(code).and_then(row)).collect())
}

fn row(letter: char) -> Row {
    let sounds = look_up(cyrillic::LETTERS, letter).or_else(|| look_up(arabic::LETTERS, letter))?;
    let mut out = [0; 3];
    for (place, sound) in out.iter_mut().zip(sounds.bytes().filter_map(class)) {
        *place = sound;
    }
    Some(out)
}

/// The ways to write a word in plain Latin letters, each habit kept up through the word.
pub(super) fn spellings(word: &str) -> Vec<String> {
    let sounds = Phones::read(word).sounds;
    let mut out = vec![String::new()];
    let mut chosen: Vec<Vec<(u8, usize)>> = vec![Vec::new()];
    for (at, sound) in sounds.bytes().enumerate() {
        let before_lips = matches!(sounds.as_bytes().get(at + 1), Some(b'b' | b'p'));
        let ways = if sound == b'm' && before_lips { &["n", "m"] } else { ways(sound, at == 0) };
        let (mut next, mut habits) = (Vec::new(), Vec::new());
        for (text, habit) in out.iter().zip(&chosen) {
            let known = habit.iter().find(|row| row.0 == sound).map(|row| row.1);
            for (number, way) in ways.iter().enumerate() {
                let full = next.len() >= MOST && number > 0;
                if known.is_some_and(|known| known != number && at > 0) || full {
                    continue;
                }
                let mut habit = habit.clone();
                if known.is_none() && at > 0 {
                    habit.push((sound, number));
                }
                next.push(format!("{text}{way}"));
                habits.push(habit);
            }
        }
        (out, chosen) = (next, habits);
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// How a sound is written; `first`: at the beginning of a word.
fn ways(sound: u8, first: bool) -> &'static [&'static str] {
    const PLAIN: [&str; 26] = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z",
    ];
    match sound {
        b'A' => &["a"],
        b'I' => &["y", "i"],
        b'O' => &["o"],
        b'U' => &["u"],
        b'E' => &[""],
        b'G' => &["gh", "g"],
        b'N' => &["ng", "n"],
        b'S' => &["sh", "s"],
        b'C' => &["ts"],
        b'Q' => &["q", "ch"],
        b'c' => &["ch", "c"],
        b'e' if first => &["e", "ye"],
        b'i' | b'y' => &["i", "y"],
        b'j' => &["zh", "j"],
        b'k' | b'q' => &["k", "q"],
        b'v' => &["v", "w"],
        b'w' => &["w", "u"],
        b'x' => &["kh", "h"],
        other => match usize::from(other.wrapping_sub(b'a')) {
            at @ 0..26 => &PLAIN[at..=at],
            _ => &[""],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spell;

    fn heard(word: &str) -> u64 {
        let heard = spell::fold(word).chars().try_fold(Heard::default(), Heard::and);
        heard.expect("every letter has a sound").number()
    }

    #[track_caller]
    fn same(latin: &str, other: &str) {
        assert_eq!(Heard::of(&key(latin).unwrap()), heard(other), "{latin} {other}: {:?}", key(latin));
    }

    #[test]
    fn a_latin_name_is_heard_in_other_scripts() {
        same("Qorlanbek", "Қорланбек");
        same("Zhumbaqov", "Жұмбақов");
        same("Musakhanuly", "Мұсаханұлы");
        same("Yerkin", "Еркін");
        same("Gulnar", "گۈلنار");
        same("Dolqun", "دولقۇن");
        same("Tursungul", "Тұрсұнгүл");
        same("Qaster", "قاستەر");
    }

    #[test]
    fn other_names_sound_otherwise() {
        for (one, other) in [("Aidos", "Айдана"), ("Sarsenbay", "Сәрсенбаева"), ("Marat", "Мұрат")]
        {
            assert_ne!(Heard::of(&key(one).unwrap()), heard(other), "{one} {other}");
        }
        assert_eq!(key("Ai"), None);
    }

    #[test]
    fn a_name_is_written_in_latin_letters_by_several_habits() {
        let all = spellings("Жұмбақов");
        for wanted in ["zhumbaqov", "jumbaqov", "zhumbakov", "jumbakov"] {
            assert!(all.iter().any(|one| one == wanted), "{wanted}: {all:?}");
        }
        assert!(all.len() <= 2 * MOST);
        assert!(spellings("Qorlanbek").iter().any(|one| one == "korlanbek"));
    }
}

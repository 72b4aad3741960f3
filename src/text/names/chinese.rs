//! Names in Chinese characters, pinyin and Russian pinyin.
//!
//! A Chinese name has one syllable reading in all three. The name of somebody else in Chinese
//! characters is a row of syllables that approach its sounds: 比拉什 is *bi la shi* is Bilash.

use std::sync::LazyLock;

use pinyin::ToPinyin;
use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use crate::text::fold;
use crate::text::phones::is_vowel;
use crate::text::tables::chinese::{
    CLASSES, DOUBLE_SURNAMES, NAME_READINGS, RUSSIAN_FINALS, RUSSIAN_INITIALS, RUSSIAN_WHOLE, SOUNDS,
    SYLLABLES,
};

/// A name as Chinese syllables.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    /// The syllables of each word, in pinyin without tones.
    pub(crate) words: Vec<Vec<String>>,
    /// Whether it is written in characters.
    pub(crate) is_han: bool,
}

impl Reading {
    /// Reads words that are all Chinese characters, all pinyin or all Russian pinyin.
    pub(crate) fn of(words: &[&str]) -> Option<Reading> {
        if words.is_empty() {
            return None;
        }
        if words.iter().all(|w| is_han_text(w)) {
            return Some(Reading { words: read_han(words), is_han: true });
        }
        // Pinyin has no marked letters but ü; its tones are not printed in names.
        let foreign = |c: char| ('\u{80}'..'\u{250}').contains(&c) && !matches!(c, 'ü' | 'Ü');
        if words.iter().any(|w| w.chars().any(foreign)) {
            return None;
        }
        let words = words.iter().map(|w| syllables(&fold::strict(w))).collect::<Option<Vec<_>>>()?;
        Some(Reading { words, is_han: false })
    }

    /// Whether it can be the name of a Chinese person: two or three syllables, four at most.
    pub(crate) fn is_chinese_name(&self) -> bool {
        let count: usize = self.words.iter().map(Vec::len).sum();
        (2..=4).contains(&count) && self.words.len() <= 3
    }

    /// Whether it must be somebody else's name: too long, or with a middle dot.
    pub(crate) fn is_foreign_name(&self) -> bool {
        self.words.iter().any(|w| w.len() >= 3)
    }

    /// The sounds of each word, as far as syllables tell.
    pub(crate) fn sounds(&self) -> Vec<String> {
        self.words.iter().map(|word| word.iter().map(|s| sounds_of(s)).collect()).collect()
    }

    /// The spellings of each word in pinyin and in Russian, folded.
    pub(crate) fn spellings(&self) -> Vec<Vec<String>> {
        let russian = |syllable: &String| TABLES.spelt.get(syllable).cloned();
        let both = |word: &Vec<String>| {
            let spelt: Option<String> = word.iter().map(russian).collect();
            std::iter::once(word.concat().replace('v', "u")).chain(spelt).collect()
        };
        self.words.iter().map(both).collect()
    }

    /// The name as a whole in pinyin and in Russian letters, its syllables joined, and apart in pinyin: "Wang Xiaoming",
    /// "Ван Сяомин", "Wang Xiao Ming".
    pub(crate) fn in_letters(&self) -> Vec<String> {
        let name =
            |words: Vec<String>| words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" ");
        let spelt = self.spellings();
        let pinyin = spelt.iter().map(|word| word[0].clone()).collect();
        let russian: Option<Vec<String>> = spelt.iter().map(|word| word.get(1).cloned()).collect();
        let apart = self.words.iter().flatten().map(|syllable| syllable.replace('v', "u")).collect();
        let mut all = vec![name(pinyin), name(apart)];
        all.extend(russian.map(name));
        all.dedup();
        all
    }

    /// Whether both name the same syllables, in either order of words, joined or apart.
    pub(crate) fn same_syllables(&self, other: &Reading) -> bool {
        let flat = |r: &Reading| r.words.concat();
        let mut mine = self.words.clone();
        let mut theirs = other.words.clone();
        mine.sort();
        theirs.sort();
        mine == theirs || flat(self) == flat(other)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether the text is written in Chinese characters alone.
pub(crate) fn is_han_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.script() == Script::Han)
}

/// Reads characters; a single word of two to four is surname and given name.
fn read_han(words: &[&str]) -> Vec<Vec<String>> {
    let mut pieces: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    if let [only] = words
        && (2..=4).contains(&only.chars().count())
    {
        let surname = if DOUBLE_SURNAMES.iter().any(|s| only.starts_with(s)) { 2 } else { 1 };
        let (head, tail): (String, String) =
            (only.chars().take(surname).collect(), only.chars().skip(surname).collect());
        pieces = [head, tail].into_iter().filter(|p| !p.is_empty()).collect();
    }
    pieces.iter().map(|piece| piece.chars().map(read_character).collect()).collect()
}

/// The reading of a character; the character itself where none is known.
pub(crate) fn read_character(c: char) -> String {
    match NAME_READINGS.iter().find(|row| row.0 == c) {
        Some(row) => row.1.to_owned(),
        None => c.to_pinyin().map_or_else(|| c.to_string(), |p| p.plain().replace('ü', "v")),
    }
}

/// Splits a strictly folded word into syllables; `None` where a rest is left.
fn syllables(word: &str) -> Option<Vec<String>> {
    let word: String =
        word.chars().filter(|c| c.is_alphabetic()).map(|c| if c == 'ү' { 'v' } else { c }).collect();
    let table = if word.is_ascii() { &TABLES.latin } else { &TABLES.russian };
    split(&word, table)
}

/// The split with the longest syllables first, with a way back.
fn split(word: &str, table: &FxHashMap<String, String>) -> Option<Vec<String>> {
    if word.is_empty() {
        return Some(Vec::new());
    }
    if word.chars().count() > 24 {
        return None;
    }
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).take(6).collect();
    ends.iter().rev().find_map(|&end| {
        let syllable = table.get(&word[..end])?;
        let mut rest = split(&word[end..], table)?;
        rest.insert(0, syllable.clone());
        Some(rest)
    })
}

/// Syllables by their spelling in pinyin and in Russian, and their Russian spelling.
pub(crate) struct Tables {
    pub(crate) latin: FxHashMap<String, String>,
    pub(crate) russian: FxHashMap<String, String>,
    pub(crate) spelt: FxHashMap<String, String>,
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut latin = FxHashMap::default();
    let mut russian = FxHashMap::default();
    let mut spelt = FxHashMap::default();
    for (initial, finals) in SYLLABLES {
        for last in finals.split(' ') {
            let syllable = format!("{initial}{last}");
            if let Some(spelling) = russian_spelling(initial, last, &syllable) {
                // Russian readers meet й and ё without their marks after folding.
                let spelling = fold::strict(&spelling);
                spelt.insert(syllable.clone(), spelling.clone());
                russian.insert(spelling, syllable.clone());
            }
            latin.insert(syllable.replace('v', "u"), syllable.clone());
        }
    }
    Tables { latin, russian, spelt }
});

fn russian_spelling(initial: &str, last: &str, syllable: &str) -> Option<String> {
    let find =
        |table: &[(&str, &'static str)], key: &str| table.iter().find(|row| row.0 == key).map(|row| row.1);
    if let Some(whole) = find(RUSSIAN_WHOLE, syllable) {
        return Some(whole.to_owned());
    }
    Some(format!("{}{}", find(RUSSIAN_INITIALS, initial)?, find(RUSSIAN_FINALS, last)?))
}

/// A syllable in phones.
fn sounds_of(syllable: &str) -> String {
    if syllable == "er" {
        return "r".to_owned();
    }
    let sounds = match SOUNDS.iter().find(|row| syllable.starts_with(row.0)) {
        Some((initial, sound)) => format!("{sound}{}", &syllable[initial.len()..]),
        None => syllable.strip_prefix("yi").map_or_else(|| syllable.to_owned(), |rest| format!("i{rest}")),
    };
    match sounds.strip_suffix("ng") {
        Some(open) => format!("{open}N"),
        None => sounds,
    }
}

/// How far a row of Chinese syllables lies from the sounds it may stand for:
/// 0 for a perfect match, 1 and more for none. Symmetric.
pub(crate) fn distance(a: &str, b: &str) -> f64 {
    let (cost, consonants) = cost(a, b);
    let scale = (consonants as f64 / 2.0).max(1.5);
    f64::from(cost) / (100.0 * scale)
}

/// The same in hundredths, without fractions.
pub(crate) fn percent(a: &str, b: &str) -> u32 {
    let (cost, consonants) = cost(a, b);
    2 * cost / consonants.max(3)
}

/// What turning one into the other costs, and how many consonants both have.
fn cost(a: &str, b: &str) -> (u32, u32) {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let width = b.len() + 1;
    let mut grid = vec![0u32; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let mut best = if i == 0 && j == 0 { 0 } else { u32::MAX };
            if i > 0 {
                best = best.min(grid[(i - 1) * width + j] + loss(a, i - 1));
            }
            if j > 0 {
                best = best.min(grid[i * width + j - 1] + loss(b, j - 1));
            }
            if i > 0 && j > 0 {
                best = best.min(grid[(i - 1) * width + j - 1] + swap(a[i - 1], b[j - 1]));
            }
            grid[i * width + j] = best;
        }
    }
    let consonants = |s: &[u8]| s.iter().filter(|&&c| !is_vowel(c)).count();
    (grid[a.len() * width + b.len()], (consonants(a) + consonants(b)) as u32)
}

fn loss(word: &[u8], at: usize) -> u32 {
    match word[at] {
        // Chinese syllables end in no other consonants, and a last one is often left out.
        b't' | b'k' | b'q' | b'p' | b's' if at + 1 == word.len() => 45,
        s if is_vowel(s) => 5,
        b'y' | b'w' | b'h' | b'E' => 18,
        b'x' | b'v' | b'G' => 50,
        b'n' | b'N' => 60,
        b'r' | b'l' => 50,
        _ => 100,
    }
}

fn swap(a: u8, b: u8) -> u32 {
    let class = |s: u8| CLASSES.iter().position(|row| row.as_bytes().contains(&s));
    if a == b {
        0
    } else if class(a).is_some() && class(a) == class(b) {
        if is_vowel(a) { 4 } else { 8 }
    } else if matches!((a, b), (b'y', s) | (s, b'y') | (b'w', s) | (s, b'w') if is_vowel(s)) {
        8
    } else if matches!((a, b), (b'y', b'j') | (b'j', b'y') | (b'r', b'y') | (b'y', b'r')) {
        30
    } else {
        100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reading_in_three_scripts() {
        let read = |words: &[&str]| Reading::of(words).unwrap();
        assert_eq!(read(&["李明华"]).words, read(&["Li", "Minghua"]).words);
        assert_eq!(read(&["Ли", "Минхуа"]).words, read(&["Li", "Minghua"]).words);
        assert!(Reading::of(&["Sadyq", "Li"]).is_none());
    }

    #[test]
    fn characters_approach_other_names() {
        assert!(distance("turSun", "tursun") < 0.2);
        let reading = Reading::of(&["吐尔逊"]).unwrap();
        assert!(
            distance(&reading.words.iter().flatten().map(|s| sounds_of(s)).collect::<String>(), "tursun")
                < 0.25
        );
        assert!(distance("tursun", "axmat") > 0.5);
    }
}

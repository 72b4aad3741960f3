//! Folding: one form for what differs only in writing.
//!
//! Two strengths. [`strict`] forgets case, marks and kinds of punctuation: `Äset` = `aset`, `’` = `'`.
//! [`loose_key`] also forgets the alphabet and the romanisation: `Қастер`, `Kaster` and `قاستەر`
//! share a key. A shared key is a reason to compare, not a proof; see [`crate::text::names`].

use std::sync::atomic::{AtomicU32, Ordering};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::phones::{Ending, Phones, is_vowel};

/// Opens every loose key, so that a key is recognised and folds to itself.
const KEY_MARK: char = '~';

/// Folds case, diacritics, kinds of quotes, dashes and spaces; drops invisible characters.
///
/// Letters that are no marked form of another (қ, ғ, ә) stay. Idempotent.
#[must_use]
pub fn strict(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_ascii_lowercase();
    }
    let mut out = Squeezed { out: String::with_capacity(text.len()), gap: false };
    if text.is_ascii() {
        text.chars().for_each(|letter| out.push(letter.to_ascii_lowercase()));
        return out.out;
    }
    for letter in text.chars() {
        match folded(letter) {
            Folded::One(one) => out.push(one),
            Folded::None => {}
            Folded::Many => fold_letter(letter).chars().for_each(|one| out.push(one)),
        }
    }
    out.out
}

/// What a letter is folded to. Marks fall away, so no letter depends on its neighbours.
#[derive(Debug, Clone, Copy)]
enum Folded {
    None,
    One(char),
    Many,
}

/// Folds a letter; one of the Latin, Cyrillic or Arabic script is worked out once.
fn folded(letter: char) -> Folded {
    const UNKNOWN: u32 = 0;
    const NONE: u32 = u32::MAX;
    const MANY: u32 = u32::MAX - 1;
    static LETTERS: [AtomicU32; 0x700] = [const { AtomicU32::new(UNKNOWN) }; 0x700];
    let Some(place) = LETTERS.get(letter as usize) else { return Folded::Many };
    let mut known = place.load(Ordering::Relaxed);
    if known == UNKNOWN {
        let folded = fold_letter(letter);
        let mut letters = folded.chars();
        known = match (letters.next(), letters.next()) {
            (None, _) => NONE,
            (Some(one), None) if one != '\0' => u32::from(one),
            _ => MANY,
        };
        place.store(known, Ordering::Relaxed);
    }
    match known {
        NONE => Folded::None,
        known => char::from_u32(known).map_or(Folded::Many, Folded::One),
    }
}

fn fold_letter(letter: char) -> String {
    let once: String =
        std::iter::once(letter).nfkd().flat_map(char::to_lowercase).nfkd().filter_map(strict_char).collect();
    once.nfkd().flat_map(char::to_lowercase).filter_map(strict_char).collect()
}

/// One white space for many, none at the ends.
struct Squeezed {
    out: String,
    gap: bool,
}

impl Squeezed {
    fn push(&mut self, letter: char) {
        if letter.is_whitespace() {
            self.gap = true;
            return;
        }
        if self.gap && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(letter);
    }
}

fn strict_char(c: char) -> Option<char> {
    Some(match c {
        c if is_combining_mark(c) => return None,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | 'ـ' => return None,
        '‘' | '’' | '‚' | '‛' | 'ʻ' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '－' => '-',
        'ı' => 'i',
        'ł' => 'l',
        'đ' => 'd',
        'ø' => 'o',
        'ə' => 'a',
        'ک' => 'ك',
        'ی' => 'ي',
        other => other,
    })
}

/// Returns the key that a word shares with its spellings in other alphabets and romanisations.
///
/// The key is the word's consonants in broad classes, with what the end says of gender; a
/// patronymic ending is cut. Only words that hold a letter have one; `""` otherwise. Idempotent.
///
/// ```
/// use casebook::text::fold::loose_key;
/// assert_eq!(loose_key("Мұсаханұлы"), loose_key("Musakhan"));
/// assert_ne!(loose_key("Tarnov"), loose_key("Tarnova"));
/// ```
#[must_use]
pub fn loose_key(word: &str) -> String {
    if word.starts_with(KEY_MARK) {
        return word.to_owned();
    }
    key_of(&Phones::read(word))
}

/// The loose key of a word that is already read.
pub(crate) fn key_of(phones: &Phones) -> String {
    let (stem, ending) = phones.ending();
    let (stem, tail) = match ending {
        Ending::Plain => (phones.sounds.as_str(), final_class(&phones.sounds)),
        Ending::SonOf | Ending::DaughterOf => (stem, final_class(stem)),
        Ending::Man if phones.sounds.ends_with('v') => (stem, "v"),
        Ending::Woman if phones.sounds.ends_with("va") => (stem, "va"),
        Ending::Man | Ending::Woman => (phones.sounds.as_str(), final_class(&phones.sounds)),
    };
    let mut key = String::with_capacity(stem.len() + 3);
    key.push(KEY_MARK);
    let stem = mute_end(stem);
    for (at, sound) in stem.bytes().enumerate() {
        if sound == b'E' && at == 0 && phones.hides_vowels {
            continue;
        }
        let is_last = at + 1 == stem.len();
        if let Some(class) = consonant_class(sound, is_last)
            && !key.ends_with(class)
        {
            key.push(class);
        }
    }
    key.push_str(tail);
    if key.len() == 1 && !phones.sounds.is_empty() {
        key.push_str(&phones.sounds);
    }
    if key.len() == 1 { String::new() } else { key }
}

/// The word without the mute *h* of "Sotoudeh".
fn mute_end(sounds: &str) -> &str {
    match sounds.strip_suffix('h') {
        Some(rest) if rest.ends_with(['a', 'e', 'A']) => rest,
        _ => sounds,
    }
}

/// The broad class of a consonant; `None` for vowels, glides and *v*, which alternate with nothing.
fn consonant_class(sound: u8, is_last: bool) -> Option<char> {
    Some(match sound {
        b'k' | b'q' | b'x' | b'h' | b'g' | b'G' | b'Q' | b'E' => 'k',
        b'j' => 'j',
        b'c' | b'S' => 'c',
        b'z' if is_last => 's',
        b's' => 's',
        b'z' => 'z',
        b'd' if is_last => 't',
        b'C' | b't' => 't',
        b'd' => 'd',
        b'b' if is_last => 'p',
        b'b' => 'b',
        b'p' | b'f' => 'p',
        b'm' => 'm',
        b'n' | b'N' => 'n',
        b'l' => 'l',
        b'r' => 'r',
        _ => return None,
    })
}

/// A final vowel by its class: Leyla is not Leyl, but -a, -e and -o alternate.
fn final_class(sounds: &str) -> &'static str {
    match mute_end(sounds).as_bytes().last() {
        Some(b'i' | b'I') => "i",
        Some(&sound) if is_vowel(sound) => "a",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check_same(a: &str, b: &str) {
        assert_eq!(loose_key(a), loose_key(b), "{a} {b}");
    }

    #[test]
    fn strict_folding_keeps_letters_apart_and_marks_together() {
        assert_eq!(strict("  Äset\u{a0}ÄBIŞEV "), "aset abisev");
        assert_eq!(strict("İlham – “O’zbek”"), "ilham - \"o'zbek\"");
        assert_ne!(strict("қала"), strict("кала"));
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for word in ["Kaster", "Қастер", "Кастер", "قاستەر", "Qaster"] {
            check_same(word, "qaster");
        }
        check_same("Жамболат", "Janbolat");
        check_same("Zhurgenuly", "Жүргенұлы");
        check_same("Zhurgen", "جۇرگەنۇلى");
        check_same("Erzhan", "Yerjan");
        check_same("Mahsut", "Мақсұт");
        check_same("Орынбаев", "Orynbayeff");
        check_same("Чингиз", "Шыңғыс");
    }

    #[test]
    fn people_of_two_genders_keep_two_keys() {
        assert_ne!(loose_key("Orynbayev"), loose_key("Orynbayeva"));
        assert_ne!(loose_key("Tarnovski"), loose_key("Tarnovskaya"));
        assert_eq!(loose_key("12"), "");
    }

    /// Letters are folded one by one; the rules of Unicode are for whole texts.
    fn folded_as_a_whole(text: &str) -> String {
        let once: String = text.nfkd().flat_map(char::to_lowercase).nfkd().filter_map(strict_char).collect();
        let again: String = once.nfkd().flat_map(char::to_lowercase).filter_map(strict_char).collect();
        again.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_letter_is_folded_alike_alone_and_in_its_text() {
        for letter in '\0'..=char::MAX {
            let text = format!("é{letter}\u{323}\u{301} a");
            assert_eq!(strict(&text), folded_as_a_whole(&text), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".*", name in "[A-Za-zÀ-ſА-яԀ-ԯا-ۋ' -]{0,24}") {
            for input in [text, name] {
                prop_assert_eq!(strict(&strict(&input)), strict(&input));
                prop_assert_eq!(loose_key(&loose_key(&input)), loose_key(&input));
            }
        }
    }
}

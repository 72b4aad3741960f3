//! The order of the lexicon: spellings of one name are neighbours, and so are
//! a word and its beginnings.
//!
//! A skeleton is the word's consonants in seven broad classes behind a mark
//! for a vowel at the front. What a further letter could change (`s` before
//! `h`, `n` before `b`) falls in one class, so the skeleton of a beginning
//! begins the skeleton. Words without sounds (digits, Han) follow as they are.

use crate::text::phones::{Phones, is_vowel};

/// Opens the key of a word that has no sounds.
pub(crate) const PLAIN: char = '=';

/// The skeleton of a word; never empty for a word that is not.
#[must_use]
pub fn skeleton(word: &str) -> String {
    if is_listed(word) {
        return word[..1].to_owned();
    }
    let phones = Phones::read(word);
    of_sounds(word, &phones.sounds, phones.hides_vowels)
}

/// Whether a term is none that can be typed: `$` and a relation, `&` and two
/// words that follow one another.
pub(crate) fn is_listed(form: &str) -> bool {
    form.starts_with(['$', '&'])
}

/// The skeleton of a word whose sounds, or the first of them, are known.
#[must_use]
pub(crate) fn of_sounds(word: &str, sounds: &str, hides_vowels: bool) -> String {
    if sounds.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{PLAIN}{word}");
    }
    let mut out = String::with_capacity(sounds.len());
    // Persian and Arabic hide the vowel behind an ayn at the front.
    let ayn = hides_vowels && sounds.starts_with('E');
    if ayn {
        out.push('a');
    }
    for (at, sound) in sounds.bytes().enumerate().skip(usize::from(ayn)) {
        let class = class_of(sound);
        if at == 0 && class.is_none() && out.is_empty() {
            out.push(if is_vowel(sound) || sound == b'y' { 'a' } else { 'v' });
        }
        if let Some(class) = class
            && !out.ends_with(class)
        {
            out.push(class);
        }
    }
    out
}

/// The broad class of a sound; none for vowels, glides and *v*.
pub(crate) fn class_of(sound: u8) -> Option<char> {
    Some(match sound {
        b'k' | b'q' | b'x' | b'h' | b'g' | b'G' | b'Q' | b'E' => 'k',
        b's' | b'z' | b'S' | b'j' | b'c' => 's',
        b't' | b'd' | b'C' => 't',
        b'p' | b'b' | b'f' => 'p',
        b'n' | b'm' | b'N' => 'n',
        b'l' => 'l',
        b'r' => 'r',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::loose_key;

    #[test]
    fn spellings_share_a_skeleton() {
        for word in ["Kaster", "Қастер", "قاستەر", "Qaster"] {
            assert_eq!(skeleton(word), "kstr", "{word}");
        }
        assert_eq!(skeleton("Әлімұлы"), skeleton("Alimuly"));
        assert_eq!(skeleton("Ербол"), skeleton("Yerbol"));
        assert_eq!(skeleton("علی"), skeleton("Ali"));
        assert_eq!(skeleton("2019"), "=2019");
    }

    proptest! {
        #[test]
        fn a_beginning_of_a_plain_word_begins_its_skeleton(word in "[abdeiklmoprtu]{3,10}", cut in 1_usize..3) {
            let whole = skeleton(&word);
            let part = skeleton(&word[..word.len() - cut]);
            prop_assume!(loose_key(&word).len() > 1);
            prop_assert!(whole.starts_with(&part), "{} {} {}", word, whole, part);
        }
    }
}

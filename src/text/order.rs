//! The order of names as readers of a language look for them (CLDR, through ICU4X).
//!
//! `Қ` stands after `К` for every reader, `Ү` after `Ұ` for a Kazakh one; Uyghur names come in the order of
//! the Uyghur alphabet, whose vowels are written with a hamza before them at the start of a word.
//!
//! ```
//! use casebook::text::order::Order;
//! let kk = Order::new("kk");
//! assert!(kk.key("Кемел") < kk.key("Қайрат") && kk.key("Қайрат") < kk.key("Лаура"));
//! assert_eq!(kk.letter("«Қайрат»"), 'Қ');
//! ```

use std::fmt;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The letter before a vowel at the start of a Uyghur word.
const HAMZA: char = '\u{626}';

/// The vowels that it stands before.
const VOWELS: [char; 8] =
    ['\u{627}', '\u{6d5}', '\u{648}', '\u{6c7}', '\u{6c6}', '\u{6c8}', '\u{6d0}', '\u{649}'];

/// How names are ordered in a language.
pub struct Order {
    collator: CollatorBorrowed<'static>,
    uyghur: bool,
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order").finish_non_exhaustive()
    }
}

impl Order {
    /// The order of a language, BCP 47; a language that CLDR knows nothing of has the common one.
    #[must_use]
    pub fn new(lang: &str) -> Self {
        let locale = Locale::try_from_str(lang).unwrap_or(Locale::UNKNOWN);
        let collator = |locale: &Locale| {
            Collator::try_new(CollatorPreferences::from(locale), CollatorOptions::default())
        };
        let collator = collator(&locale)
            .or_else(|_| collator(&Locale::UNKNOWN))
            .expect("the common order is compiled in");
        Order { collator, uyghur: lang.split('-').next() == Some("ug") && !lang.contains("Latn") }
    }

    /// A key: names in the order of their keys are in the order of the language.
    #[must_use]
    pub fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(name.len() * 2);
        let bare = self.uyghur.then(|| without_hamza(name));
        let Ok(()) = self.collator.write_sort_key_to(bare.as_deref().unwrap_or(name), &mut key);
        key
    }

    /// The letter under which a name is listed: `Қ` and `Й` are letters, `Á` is `A`, `#` for none.
    #[must_use]
    pub fn letter(&self, name: &str) -> char {
        let base = without_latin_marks(name);
        let mut letters = base.chars().skip_while(|letter| !letter.is_alphanumeric());
        match (letters.next(), letters.next()) {
            (Some(HAMZA), Some(vowel)) if self.uyghur && VOWELS.contains(&vowel) => vowel,
            (Some(letter), _) => letter.to_uppercase().next().unwrap_or(letter),
            (None, _) => '#',
        }
    }

    /// A letter as the alphabet shows it.
    #[must_use]
    pub fn shown(&self, letter: char) -> String {
        if self.uyghur && VOWELS.contains(&letter) { format!("{HAMZA}{letter}") } else { letter.to_string() }
    }
}

/// A Uyghur name with its vowels as the alphabet has them: the hamza before them is a matter of writing.
fn without_hamza(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != HAMZA || !letters.peek().is_some_and(|next| VOWELS.contains(next)) {
            out.push(letter);
        }
    }
    out
}

/// The name without the marks on its Latin letters; those of other scripts are letters of their own.
fn without_latin_marks(name: &str) -> String {
    let mut base = ' ';
    let mut out = String::with_capacity(name.len());
    for letter in name.nfd() {
        if !is_combining_mark(letter) {
            base = letter;
        } else if base.is_ascii() {
            continue;
        }
        out.push(letter);
    }
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[track_caller]
    fn sorted(lang: &str, alphabet: &str) {
        let order = Order::new(lang);
        let mut letters: Vec<&str> = alphabet.split(' ').collect();
        letters.reverse();
        letters.sort_by_cached_key(|letter| order.key(letter));
        assert_eq!(letters.join(" "), alphabet);
    }

    #[test]
    fn alphabets_are_in_the_order_in_which_they_are_learnt() {
        sorted("kk", "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я");
        sorted("ru", "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я");
        sorted("ug", "ئا ئە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ ئو ئۇ ئۆ ئۈ ۋ ئې ئى ي");
        sorted("en", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z");
    }

    #[test]
    fn a_name_is_listed_under_its_own_letter() {
        let en = Order::new("en");
        assert_eq!(en.letter("Álvaro"), 'A');
        assert_eq!(en.letter("Қастер"), 'Қ');
        assert_eq!(en.letter("Йулдуз"), 'Й');
        assert_eq!(en.letter("“Nur”"), 'N');
        assert_eq!(en.letter("—"), '#');
        let ug = Order::new("ug");
        assert_eq!(ug.shown(ug.letter("ئادىل")), "ئا");
        assert_eq!(ug.shown(ug.letter("ئۆمەر")), "ئۆ");
        assert_eq!(ug.shown(ug.letter("ياسىن")), "ي");
    }

    #[test]
    fn case_and_marks_do_not_part_names() {
        let en = Order::new("en");
        assert!(en.key("Álvaro") < en.key("Amina") && en.key("amina") < en.key("Bek"));
        assert!(en.key("Қайрат") > en.key("Кемел") && en.key("Қайрат") < en.key("Лаура"));
    }
}

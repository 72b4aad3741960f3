//! A word of any script as the sounds it stands for.
//!
//! Spellings differ by alphabet and by habit; sounds differ less. `Қастер`, `Qaster` and `Kaster`
//! read `qaster`, `qaster`, `kaster`; what is left is for [`crate::text::names`] to weigh.

use unicode_normalization::UnicodeNormalization;

use crate::text::tables::{arabic, cyrillic, endings, latin, look_up};

/// What the end of a word says about whom it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// No ending we know.
    Plain,
    /// A patronymic of a man: -uly, -ovich, -oghlu.
    SonOf,
    /// A patronymic of a woman: -qyzy, -ovna.
    DaughterOf,
    /// A man's form of a surname: -ov, -ski, -in.
    Man,
    /// A woman's form of a surname: -ova, -skaya, -ina.
    Woman,
}

impl Ending {
    /// Whether the form is a man's, a woman's, or says nothing.
    #[must_use]
    pub fn is_woman(self) -> Option<bool> {
        match self {
            Ending::Plain => None,
            Ending::SonOf | Ending::Man => Some(false),
            Ending::DaughterOf | Ending::Woman => Some(true),
        }
    }

    /// Whether the word is "son of" or "daughter of" somebody.
    #[must_use]
    pub fn is_patronymic(self) -> bool {
        matches!(self, Ending::SonOf | Ending::DaughterOf)
    }
}

/// A word's sounds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phones {
    /// One ASCII byte a sound; see the tables for what each stands for.
    pub sounds: String,
    /// Whether the script leaves out short vowels, so that a missing vowel says nothing.
    pub hides_vowels: bool,
}

impl Phones {
    /// Reads one word. Marks that are no letters are passed over.
    ///
    /// ```
    /// use casebook::text::phones::Phones;
    /// assert_eq!(Phones::read("Шыңғыс").sounds, Phones::read("Shyngghys").sounds);
    /// ```
    #[must_use]
    pub fn read(word: &str) -> Phones {
        let letters = lower_letters(word);
        let arabic = letters.iter().any(|&c| is_arabic(c));
        let hides_vowels = arabic && !letters.iter().any(|&c| arabic::VOWELLED.contains(c));
        let mut sounds = Vec::with_capacity(letters.len() + 4);
        let mut at = 0;
        while at < letters.len() {
            at += read_one(&letters, at, hides_vowels, &mut sounds);
        }
        settle(&mut sounds);
        Phones { sounds: String::from_utf8(sounds).expect("the tables hold ASCII"), hides_vowels }
    }

    /// Splits the word into stem and ending; the stem has at least two sounds.
    #[must_use]
    pub fn ending(&self) -> (&str, Ending) {
        let sounds = self.sounds.as_str();
        let from = sounds.len().saturating_sub(endings::LONGEST);
        let mut tail = [0; endings::LONGEST];
        let tail = &mut tail[..sounds.len() - from];
        tail.iter_mut().zip(sounds[from..].bytes()).for_each(|(own, sound)| *own = plain_vowel(sound));
        let Some(last) = tail.last() else { return (sounds, Ending::Plain) };
        for (ending, kind) in endings::ENDINGS {
            if ending.as_bytes().last() == Some(last) && tail.ends_with(ending.as_bytes()) {
                let stem = sounds.len() - ending.len();
                if stem >= 2 + usize::from(kind.is_patronymic()) {
                    return (&sounds[..stem], *kind);
                }
            }
        }
        (sounds, Ending::Plain)
    }
}

/// Writes a name of any script in plain Latin letters, for addresses; Latin words stay as they are.
///
/// ```
/// use casebook::text::phones::romanise;
/// assert_eq!(romanise("Жанар Шәріпова"), "zhanar sharipova");
/// ```
#[must_use]
pub fn romanise(name: &str) -> String {
    let word = |word: &str| {
        if word.chars().any(|c| c.is_ascii_alphabetic()) {
            return word.to_owned();
        }
        Phones::read(word).sounds.bytes().map(letter).collect::<String>()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn letter(sound: u8) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";
    match sound {
        b'A' => "a",
        b'I' => "y",
        b'O' => "o",
        b'U' => "u",
        b'G' => "gh",
        b'x' => "kh",
        b'N' => "ng",
        b'S' => "sh",
        b'c' | b'Q' => "ch",
        b'j' => "zh",
        b'C' => "ts",
        other => PLAIN
            .get(usize::from(other.wrapping_sub(b'a'))..=usize::from(other.wrapping_sub(b'a')))
            .unwrap_or(""),
    }
}

/// Whether a sound is a vowel.
pub(crate) fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'A' | b'e' | b'i' | b'I' | b'o' | b'O' | b'u' | b'U')
}

/// Whether `c` is written in the Arabic script.
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

fn plain_vowel(sound: u8) -> u8 {
    match sound {
        b'A' => b'a',
        b'I' => b'i',
        b'O' => b'o',
        b'U' => b'u',
        other => other,
    }
}

/// Lower-cases and composes; one kind of apostrophe.
fn lower_letters(word: &str) -> Vec<char> {
    if word.is_ascii() {
        return word.bytes().map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    let small = |c: char| if c == 'İ' { 'i' } else { c };
    if word.chars().all(is_composed) {
        return word.chars().map(small).flat_map(char::to_lowercase).map(one_apostrophe).collect();
    }
    word.nfc().map(small).flat_map(char::to_lowercase).map(one_apostrophe).nfc().collect()
}

/// Whether a letter, large or small, is composed already, and nothing composes with the one before it.
fn is_composed(c: char) -> bool {
    matches!(c,
        '\0'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{620}'..='\u{64a}'
        | '\u{671}'..='\u{6d3}' | '\u{2010}'..='\u{201f}')
}

fn one_apostrophe(c: char) -> char {
    match c {
        '’' | '‘' | 'ʻ' | 'ʼ' | 'ʹ' | '`' | '´' | '′' => '\'',
        other => other,
    }
}

/// Reads the sound that starts at `at`; returns how many letters it took.
fn read_one(letters: &[char], at: usize, hides_vowels: bool, out: &mut Vec<u8>) -> usize {
    let c = letters[at];
    if c.is_ascii_lowercase() {
        return read_latin(letters, at, out);
    }
    if is_arabic(c) {
        return read_arabic(letters, at, hides_vowels, out);
    }
    if matches!(c, '\u{400}'..='\u{52f}') {
        return read_cyrillic(letters, at, out);
    }
    if let Some(sound) = look_up(latin::MARKED, c) {
        out.extend(sound.bytes());
    } else if c.is_alphabetic() {
        let base = std::iter::once(c).nfkd().find(char::is_ascii_lowercase);
        out.extend(base.map(|b| latin::PLAIN[b as usize - 'a' as usize].as_bytes()[0]));
    }
    1
}

fn read_latin(letters: &[char], at: usize, out: &mut Vec<u8>) -> usize {
    if at + 2 == letters.len() && at >= 3 && starts_with(&letters[at..], "ou") {
        out.extend(b"ow");
        return 2;
    }
    let next = letters.get(at + 1).copied().unwrap_or(' ');
    // No group has another second letter; most words are read without looking at any.
    if matches!(next, 'h' | 's' | 'z' | 'e' | 'g' | 'u' | 'c' | 'j' | 'o' | '\'')
        && let Some((group, sound)) = latin::GROUPS.iter().find(|row| starts_with(&letters[at..], row.0))
    {
        out.extend(sound.bytes());
        return group.len();
    }
    match letters[at] {
        // The alphabet of 2017 writes ш and ч as s' and c'; before a consonant it is a soft sign.
        's' | 'c'
            if next == '\''
                && (letters.get(at + 2).is_some_and(|c| "aeiouy".contains(*c))
                    || is_alphabet_of_2017(letters)) =>
        {
            out.push(if letters[at] == 's' { b'S' } else { b'c' });
            return 2;
        }
        'x' if latin::KS.iter().any(|stem| ends_with(&letters[..=at], stem)) || at + 1 == letters.len() => {
            out.extend(b"ks");
        }
        'y' if is_glide(letters, at) => out.push(b'y'),
        'j' if j_is_glide(letters, at) => out.push(b'y'),
        c => out.extend(latin::PLAIN[c as usize - 'a' as usize].bytes()),
    }
    1
}

/// Whether other letters of the apostrophe alphabet stand in the word.
fn is_alphabet_of_2017(letters: &[char]) -> bool {
    letters.windows(2).any(|pair| pair[1] == '\'' && "yaugn".contains(pair[0]))
}

/// A *y* beside a vowel is a glide; elsewhere it is the vowel ы.
fn is_glide(letters: &[char], at: usize) -> bool {
    let vowel = |c: &char| "aeouäöüəáóúūėıiï".contains(*c);
    letters.get(at + 1).is_some_and(vowel) || (at > 0 && vowel(&letters[at - 1]))
}

fn starts_with(letters: &[char], group: &str) -> bool {
    let mut rest = letters.iter();
    group.chars().all(|c| rest.next() == Some(&c))
}

fn ends_with(letters: &[char], group: &str) -> bool {
    let mut rest = letters.iter().rev();
    group.chars().rev().all(|c| rest.next() == Some(&c))
}

fn read_cyrillic(letters: &[char], at: usize, out: &mut Vec<u8>) -> usize {
    match (letters[at], letters.get(at + 1)) {
        ('д', Some('ж')) => {
            out.push(b'j');
            return 2;
        }
        // Uzbek writes the Arabic ayn with ъ.
        ('ъ', Some(next)) if out.last().is_some_and(|&s| is_vowel(s)) && !"еёюяыи".contains(*next) => {
            out.push(b'E')
        }
        // Belarusian writes the glide ў after a vowel, Uzbek the vowel oʻ elsewhere.
        ('ў', _) if out.last().is_some_and(|&s| is_vowel(s)) => out.push(b'w'),
        ('ё', _) if out.last().is_some_and(|s| b"cSj".contains(s)) => out.push(b'o'),
        (c, _) => out.extend(look_up(cyrillic::LETTERS, c).unwrap_or("").bytes()),
    }
    1
}

fn read_arabic(letters: &[char], at: usize, hides_vowels: bool, out: &mut Vec<u8>) -> usize {
    let last = at + 1 == letters.len();
    match letters[at] {
        'ا' if at == 0 && letters.len() > 4 && hides_vowels && letters[1] == 'ل' => return 2,
        'و' if hides_vowels => out.push(b'w'),
        'ه' | 'ہ' if last && at > 0 => out.push(b'a'),
        // Kazakh writes в with the letter in which Uyghur writes ö.
        'ۆ' if !letters.contains(&'ئ') && out.last().is_some_and(|&s| is_vowel(s)) => out.push(b'v'),
        // In Uyghur the letter is an open vowel, in Kazakh a closed one.
        'ە' if letters.iter().any(|c| "ئېخغھ".contains(*c)) => out.push(b'A'),
        c => out.extend(look_up(arabic::LETTERS, c).unwrap_or("").bytes()),
    }
    1
}

/// Whether a *j* is the glide of German, Polish and South Slavic spellings: "Andrej", "Marija".
fn j_is_glide(letters: &[char], at: usize) -> bool {
    let vowel = |c: &char| "aeiouäöüı".contains(*c);
    let before = at.checked_sub(1).map(|i| letters[i]);
    match letters.get(at + 1) {
        None => before.is_some_and(|c| "eiou".contains(c)),
        Some(next) if !vowel(next) => before.as_ref().is_some_and(vowel),
        Some(_) => {
            let rest: String = letters[at..].iter().collect();
            let slavic = matches!(rest.as_str(), "jew" | "jewa" | "jev" | "jeva" | "jeu");
            is_german(letters) || slavic || ends_with(letters, "kaja")
        }
    }
}

/// Whether the word is spelt the German or Polish way, where *j* is a glide.
fn is_german(letters: &[char]) -> bool {
    let sch = letters.windows(3).position(|w| w == ['s', 'c', 'h']);
    let ending = ["ow", "owa", "ew", "ewa"].iter().any(|ending| ends_with(letters, ending));
    ending || sch.is_some_and(|at| at == 0 || letters[at - 1] != 'd')
}

/// What all systems write differently and nobody hears: glides, double letters, *n* before *b*.
fn settle(sounds: &mut Vec<u8>) {
    let mut out: Vec<u8> = Vec::with_capacity(sounds.len());
    for at in 0..sounds.len() {
        let next = sounds.get(at + 1).copied().unwrap_or(0);
        let last = out.last().copied().unwrap_or(0);
        let sound = match sounds[at] {
            b'n' if matches!(next, b'b' | b'p') => b'm',
            b'g' | b'G' | b'E' if last == b'n' || last == b'N' => {
                out.pop();
                b'N'
            }
            b'y' if next == b'e' || last == b'i' => continue,
            b'i' if next == b'e' && is_vowel(last) && last != b'i' && last != b'I' => continue,
            b'y' if last == b'I' => continue,
            b'i' if matches!(last, b'a' | b'e' | b'o' | b'A' | b'O' | b'u' | b'U') => b'y',
            b'i' if out.is_empty() && is_vowel(next) && next != b'i' => b'y',
            b'I' if next != 0 && is_vowel(last) && last != b'i' && last != b'I' => b'y',
            b'u' if matches!(last, b'a' | b'e' | b'o' | b'A' | b'O') => b'w',
            other => other,
        };
        // "Ermekkyzy" keeps both: the second opens the patronymic ending.
        let opens_ending =
            sounds.len() == at + 4 && matches!(sounds[at + 2], b'z' | b's') && matches!(sound, b'k' | b'q');
        if out.last() != Some(&sound) || opens_ending {
            out.push(sound);
        }
    }
    settle_end(&mut out);
    *sounds = out;
}

/// The ends of Slavic surnames in one form.
fn settle_end(out: &mut [u8]) {
    let n = out.len();
    if n >= 3 && out[n - 1] == b'I' {
        out[n - 1] = b'i';
    }
    if n >= 4 && matches!(out[n - 2], b'o' | b'e') && matches!(out[n - 1], b'f' | b'w') {
        out[n - 1] = b'v';
    }
    if n >= 5 && matches!(out[n - 3], b'o' | b'e') && out[n - 2] == b'w' && out[n - 1] == b'a' {
        out[n - 2] = b'v';
    }
    if n >= 5 && out.ends_with(b"ski") || out.ends_with(b"skaya") {
        let at = n - if out.ends_with(b"ski") { 4 } else { 6.min(n) };
        if out[at] == b'w' {
            out[at] = b'v';
        }
    }
    if n >= 6 && out.ends_with(b"enka") {
        out[n - 1] = b'o';
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(word: &str, sounds: &str) {
        assert_eq!(Phones::read(word).sounds, sounds, "{word}");
    }

    #[test]
    fn one_name_in_many_alphabets_reads_alike() {
        check("Шыңғыс", "SINIs");
        check("Shyngghys", "SINIs");
        check("Şyñğys", "SINIs");
        check("شىڭعىس", "SINIs");
        check("Тоқаев", "toqaev");
        check("Toqayev", "toqaev");
        check("Токаев", "tokaev");
        check("توقايەۆ", "toqaev");
        check("Issimbajewa", "isimbaeva");
        check("Tsikhanouskaya", "Cixanovskaya");
        check("Ціханоўская", "Cixanovskaya");
    }

    #[test]
    fn x_is_read_by_its_neighbours() {
        check("Alexei", "aleksey");
        check("Max", "maks");
        check("Xalmurodov", "xalmurodov");
    }

    #[test]
    fn endings_tell_sons_from_daughters() {
        assert_eq!(Phones::read("Musaqyzy").ending(), ("musa", Ending::DaughterOf));
        assert_eq!(Phones::read("Мұсаұлы").ending().1, Ending::SonOf);
        assert_eq!(Phones::read("Tarnova").ending(), ("tarn", Ending::Woman));
        assert_eq!(Phones::read("Tarnov").ending(), ("tarn", Ending::Man));
        assert_eq!(Phones::read("Uli").ending().1, Ending::Plain);
    }

    #[test]
    fn what_is_composed_need_not_be_composed_again() {
        for letter in ('\0'..=char::MAX).filter(|c| is_composed(*c) && *c != 'İ') {
            for text in ['A', 'ö', 'е', 'ا', 'و'].map(|before| [before, letter]) {
                let lower = || text.into_iter().flat_map(char::to_lowercase);
                assert!(text.into_iter().nfc().eq(text) && lower().nfc().eq(lower()), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(word in ".*") {
            let phones = Phones::read(&word);
            prop_assert!(phones.sounds.is_ascii());
            let (stem, _) = phones.ending();
            prop_assert!(phones.sounds.starts_with(stem));
        }
    }
}

//! A name taken apart: words, initials, patronymics; titles and particles cut.

use crate::text::fold;
use crate::text::names::chinese;
use crate::text::phones::{Ending, Phones};
use crate::text::tables::endings::PATRONYMIC_WORDS;
use crate::text::tables::titles::{is_particle, is_title};

/// More words than this are no name; the rest is left out.
const MOST_PARTS: usize = 6;

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// The word as written.
    pub(crate) written: String,
    /// Its sounds, the patronymic word after it included.
    pub(crate) phones: Phones,
    /// What its end says.
    pub(crate) ending: Ending,
    /// Whether only an initial is written.
    pub(crate) is_initial: bool,
}

impl Part {
    fn new(written: &str, is_initial: bool) -> Part {
        let phones = Phones::read(written);
        let ending = if is_initial { Ending::Plain } else { phones.ending().1 };
        Part { written: written.to_owned(), phones, ending, is_initial }
    }

    /// A word that is written out.
    pub(crate) fn word(written: &str) -> Part {
        Part::new(written, false)
    }

    /// This word and the next as one.
    pub(crate) fn joined(&self, next: &Part) -> Part {
        Part::new(&format!("{}{}", self.written, next.written), false)
    }

    /// The sounds without a patronymic or surname ending.
    pub(crate) fn stem(&self) -> &str {
        if self.is_initial { &self.phones.sounds } else { self.phones.ending().0 }
    }
}

/// A name's words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// The words that carry the name, in the order written.
    pub(crate) parts: Vec<Part>,
    /// Titles and honorifics that were cut.
    pub(crate) titles: Vec<String>,
    /// The Chinese reading, where the whole name has one.
    pub(crate) chinese: Option<chinese::Reading>,
}

impl Name {
    /// Takes `text` apart.
    pub(crate) fn read(text: &str) -> Name {
        let mut words = split_words(text);
        let mut titles = Vec::new();
        while words.len() > 1
            && let Some(at) = words.iter().position(|w| is_title(&w.folded))
        {
            titles.push(words.remove(at).text);
        }
        let carries = |w: &Word| !is_particle(&w.folded);
        if words.iter().filter(|w| carries(w)).count() >= 2 {
            words.retain(carries);
        }
        let mut parts: Vec<Part> = Vec::new();
        for word in &words {
            push_word(word, &mut parts);
        }
        parts.truncate(MOST_PARTS);
        let chinese = chinese::Reading::of(&words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>());
        Name { parts, titles, chinese }
    }

    /// Whether the part may be left out: a patronymic beside two other words.
    pub(crate) fn is_optional(&self, at: usize) -> bool {
        self.parts[at].ending.is_patronymic()
            && self.parts.iter().filter(|p| !p.is_initial && !p.ending.is_patronymic()).count() >= 2
    }

    /// How many words are written out.
    pub(crate) fn whole_words(&self) -> usize {
        self.parts.iter().filter(|p| !p.is_initial).count()
    }
}

struct Word {
    text: String,
    /// The text strictly folded.
    folded: String,
    stopped: bool,
}

/// Splits at spaces, commas, brackets, dots and the middle dot of Chinese names.
fn split_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current = String::new();
    let mut flush = |current: &mut String, stopped: bool| {
        let text = current.trim_matches(|c: char| !c.is_alphanumeric() && c != 'ء' && c != '\'').to_owned();
        current.clear();
        if text.chars().any(char::is_alphabetic) {
            words.push(Word { folded: fold::strict(&text), text, stopped });
        }
    };
    for c in text.chars() {
        match c {
            '.' => flush(&mut current, true),
            c if c.is_whitespace() || ",;()[]{}\"“”«»·・•‧/،".contains(c) => {
                flush(&mut current, false)
            }
            c => current.push(c),
        }
    }
    flush(&mut current, false);
    words
}

/// Adds a word: "uly" joins the word before it, "al-" falls off, a letter is an initial.
fn push_word(word: &Word, parts: &mut Vec<Part>) {
    let text = match word.text.split_once(['-', '‑', '–']) {
        Some((head, rest)) if is_particle(&fold::strict(head)) && !rest.is_empty() => rest,
        _ => &word.text,
    };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_initial = !chinese::is_han_text(text) && (letters == 1 || (word.stopped && letters == 2));
    let part = Part::new(text, is_initial);
    if part.phones.sounds.is_empty() && !chinese::is_han_text(text) {
        return;
    }
    if let Some(before) = parts.last_mut()
        && !before.is_initial
        && PATRONYMIC_WORDS.contains(&part.phones.sounds.as_str())
    {
        let joined = format!("{} {}", before.written, text);
        *before = Part::new(&joined, false);
        return;
    }
    parts.push(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let name = Name::read(text);
        let written: Vec<&str> = name.parts.iter().map(|p| p.written.as_str()).collect();
        assert_eq!(written, expected, "{text}");
    }

    #[test]
    fn titles_and_particles_are_cut() {
        check("Orunbasari Temir Orynbai", &["Temir", "Orynbai"]);
        check("Prof. Dr. Temir bin Orynbai", &["Temir", "Orynbai"]);
        check("Karim al-Tarhan", &["Karim", "Tarhan"]);
        check("Imam", &["Imam"]);
    }

    #[test]
    fn initials_and_split_patronymics_are_seen() {
        check("А.Б. Тарнов", &["А", "Б", "Тарнов"]);
        check("Temir Orynbai uly", &["Temir", "Orynbai uly"]);
        let name = Name::read("Тарнов Темир Орынбаевич");
        assert!(name.is_optional(2));
        assert!(!Name::read("Temir Orynbaiuly").is_optional(1));
    }
}

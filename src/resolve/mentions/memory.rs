//! What is known of the words met so far, so that each is folded once for all articles.

use std::hash::BuildHasher as _;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::resolve::mentions::inflection;
use crate::resolve::mentions::lists;
use crate::resolve::mentions::registry::{Key, Registry, bare};
use crate::text::fold;
use crate::text::names::{Part, part_distance};
use crate::text::phones::Phones;
use crate::text::tables::endings;
use crate::text::tables::titles::PARTICLES;

/// Places for words, a power of two; words that find none are worked out anew. 65,536 words take about 20 MB.
const PLACES: usize = 1 << 16;
/// Places that are tried for a word.
const TRIES: usize = 8;

/// One word of a text that may be a name.
#[derive(Debug)]
pub(crate) struct TextWord {
    /// The word as written.
    pub(crate) text: Box<str>,
    /// The word strictly folded.
    pub(crate) folded: Box<str>,
    /// The keys it shares with known words.
    pub(crate) keys: Box<[Key]>,
    /// Whether a hyphen joins two words that are no particles.
    pub(crate) is_joined: bool,
    /// Whether it is a role, a people, a date or a common word.
    pub(crate) is_beside_names: bool,
    /// Whether a name may go on after it though it is in no known spelling.
    pub(crate) is_passed_over: bool,
    /// A number that words of the same letters share, if a word of a person's name has it.
    pub(crate) jumble: Option<u64>,
    /// Its number, if it is a known word itself.
    pub(crate) number: Option<u32>,
    /// The word taken apart, once it is compared.
    part: OnceLock<Box<Part>>,
    distances: Mutex<Vec<(u32, f64)>>,
}

impl TextWord {
    /// Works out all about a word but how far it lies from others.
    pub(crate) fn read(text: &str, registry: &Registry) -> TextWord {
        let lower = text.to_lowercase();
        let beside = lists::is_beside_names(&lower)
            || inflection::bases(&lower).iter().any(|b| lists::is_beside_names(b));
        let phones = Phones::read(text);
        TextWord {
            text: text.into(),
            folded: fold::strict(text).into(),
            keys: registry.keys_of(text, &phones).into(),
            is_joined: bare(text).contains('-'),
            is_beside_names: beside,
            is_passed_over: is_particle_or_patronymic(text) || ends_in_patronymic(text, &phones),
            jumble: Some(jumble(text)).filter(|jumble| registry.has_jumble(*jumble)),
            number: registry.number_of(text),
            part: OnceLock::new(),
            distances: Mutex::new(Vec::new()),
        }
    }

    /// How far the word lies from a known word; 0 for the same letters.
    pub(crate) fn distance(&self, registry: &Registry, word: u32) -> f64 {
        if self.number == Some(word) {
            return 0.0;
        }
        let mut distances = self.distances.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(row) = distances.iter().find(|row| row.0 == word) {
            return row.1;
        }
        let distance = self.distance_anew(registry.word_part(word));
        distances.push((word, distance));
        distance
    }

    fn distance_anew(&self, known: &Part) -> f64 {
        let text = bare(&self.text);
        let own = part_distance(self.part.get_or_init(|| Box::new(Part::word(text))), known);
        let inflected =
            inflection::bases(text).into_iter().map(|base| part_distance(&Part::word(&base), known));
        // An inflected form is a reading less direct than the word itself.
        inflected.map(|d| d + 0.01).fold(own, f64::min)
    }
}

/// Particles and patronymics inside a name need not be in the known spelling.
pub(crate) fn is_passed_over(text: &str) -> bool {
    is_particle_or_patronymic(text) || ends_in_patronymic(text, &Phones::read(text))
}

fn ends_in_patronymic(text: &str, phones: &Phones) -> bool {
    text.len() > 5 && phones.ending().1.is_patronymic()
}

/// Whether the word is a particle or "son of", "daughter of" as a word.
pub(crate) fn is_particle_or_patronymic(text: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| PARTICLES.iter().chain(endings::WRITTEN_PATRONYMIC_WORDS).copied().collect());
    text.len() <= 10 && WORDS.contains(&*lists::lower(text))
}

/// Whether the word, in small letters, is "son of" or "daughter of".
pub(crate) fn is_written_patronymic(lower: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| endings::WRITTEN_PATRONYMIC_WORDS.iter().copied().collect());
    WORDS.contains(lower)
}

/// A number that does not depend on the order of letters or their case.
pub(crate) fn jumble(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(0u64, |sum, c| {
        let mixed = u64::from(u32::from(c)).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        sum.wrapping_add(mixed ^ (mixed >> 29))
    })
}

/// The words met so far. Whether a word is remembered changes no result.
#[derive(Debug)]
pub(crate) struct Memory {
    places: Box<[OnceLock<Box<TextWord>>]>,
}

impl Memory {
    pub(crate) fn new() -> Memory {
        Memory { places: (0..PLACES).map(|_| OnceLock::new()).collect() }
    }

    /// Recalls a word, or reads it; `None` where other words have taken its places.
    pub(crate) fn recall(&self, text: &str, registry: &Registry) -> Option<&TextWord> {
        let hash = FxBuildHasher.hash_one(text) as usize;
        let places = (0..TRIES).map(|step| &self.places[(hash + step) % PLACES]);
        let mut words = places.map(|place| &**place.get_or_init(|| Box::new(TextWord::read(text, registry))));
        words.find(|word| *word.text == *text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumbled_letters_share_a_number() {
        assert_eq!(jumble("Tarnov"), jumble("tARNVO"));
        assert_ne!(jumble("Tarnov"), jumble("Tarnow"));
    }

    #[test]
    fn small_words_inside_names_are_passed_over() {
        assert!(is_passed_over("bin"));
        assert!(is_passed_over("қызы"));
        assert!(is_passed_over("Serikuly"));
        assert!(!is_passed_over("said"));
    }
}

//! From a word as typed to the forms of the lexicon that it may stand for.

use std::collections::BTreeMap;

use crate::search::query::distance::{edits, vowels_aside};
use crate::search::query::parse::Wanted;
use crate::search::query::shards::Shards;
use crate::search::skeleton::{is_listed, of_sounds, skeleton};
use crate::search::stem::stem;
use crate::search::table::pair_form;
use crate::text::fold::{key_of, loose_key};
use crate::text::phones::{Ending, Phones};

/// What the word itself weighs; everything else weighs less.
pub(crate) const EXACT: i64 = 16;
const STEM: i64 = 13;
const PREFIX: [i64; 2] = [9, 7];
const TYPO: [i64; 3] = [0, 7, 4];
/// How many pairs of neighbouring words are looked for.
const PAIRS: usize = 2;
/// How many misspelt forms a word may stand for.
const TYPOS: usize = 6;

/// Forms that a word may stand for, with what each weighs and where its postings are.
pub(crate) type Expansions = BTreeMap<String, Expansion>;

/// What a form weighs, and its postings as the lexicon has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expansion {
    pub weight: i64,
    pub list: String,
}

/// A word, read for comparison.
pub(crate) struct Spoken {
    form: String,
    stem: String,
    sounds: String,
    key: String,
    hides_vowels: bool,
    exact: bool,
    prefix: bool,
}

impl Spoken {
    pub(crate) fn new(word: &Wanted) -> Spoken {
        let phones = Phones::read(&word.form);
        Spoken {
            form: word.form.clone(),
            stem: stem(&word.form),
            key: key_of(&phones),
            hides_vowels: phones.hides_vowels,
            sounds: phones.sounds,
            exact: word.exact,
            prefix: word.prefix && word.form.chars().count() > 1,
        }
    }

    /// The beginnings of skeletons below which variants of the word stand.
    fn keys(&self) -> Vec<String> {
        let whole = of_sounds(&self.form, &self.sounds, self.hides_vowels);
        if self.exact {
            return vec![whole];
        }
        let phones = Phones { sounds: self.sounds.clone(), hides_vowels: self.hides_vowels };
        let name = match phones.ending() {
            (root, Ending::SonOf | Ending::DaughterOf) => of_sounds(&self.form, root, self.hides_vowels),
            _ => whole.clone(),
        };
        let mut keys = vec![skeleton(&self.stem), name, whole];
        keys.sort();
        keys.dedup_by(|longer, shorter| longer.starts_with(shorter.as_str()));
        keys
    }
}

/// The terms of words that follow one another, in either order and any spelling.
pub(crate) fn pairs(words: &[Wanted]) -> Vec<String> {
    let keys: Vec<String> = words.iter().map(|word| loose_key(&word.form)).collect();
    let forms = keys.windows(2).map(|pair| pair_form(&pair[0], &pair[1]));
    forms.filter(|form| !form.is_empty()).take(PAIRS).collect()
}

/// Whether a word is a father's name.
pub(crate) fn is_patronymic(word: &Wanted) -> bool {
    !word.exact && Phones::read(&word.form).ending().1.is_patronymic()
}

/// Finds the forms that a word may stand for.
pub(crate) fn expand(word: &Wanted, shards: &Shards<'_>) -> Expansions {
    let spoken = Spoken::new(word);
    let mut found = Expansions::new();
    let mut rows: Vec<(String, String, bool)> = Vec::new();
    for key in spoken.keys() {
        let most = if spoken.prefix { 3 } else { 2 };
        for shard in shards.forward(&key, most) {
            rows.extend(
                shard.below(&key).map(|entry| (entry.form.to_owned(), entry.list.to_owned(), entry.name)),
            );
        }
    }
    let known = rows.iter().find(|row| row.0 == spoken.form);
    let common = known.is_some_and(|row| !row.2);
    for (form, list, name) in rows {
        let weight = weigh(&spoken, &form, name && !common);
        if weight > 0 {
            found.insert(form, Expansion { weight, list });
        }
    }
    found
}

fn weigh(word: &Spoken, form: &str, name: bool) -> i64 {
    if form == word.form {
        return EXACT;
    }
    if word.exact || is_listed(form) {
        return 0;
    }
    let mut weight = if stem(form) == word.stem { STEM } else { 0 };
    if name && !word.key.is_empty() {
        weight = weight.max(variant(word, form));
    }
    if weight == 0 && word.prefix && form.starts_with(&word.form) {
        let more = form.chars().count() - word.form.chars().count();
        return PREFIX[usize::from(more > 3)];
    }
    weight
}

/// What a spelling of the same name weighs: the less, the more its vowels differ.
fn variant(word: &Spoken, form: &str) -> i64 {
    let phones = Phones::read(form);
    if key_of(&phones) != word.key {
        return 0;
    }
    if phones.hides_vowels || word.hides_vowels {
        return 11;
    }
    (14 - 2 * vowels_aside(&word.sounds, &phones.sounds) as i64).max(4)
}

/// Finds names that differ from the word by a slip of the finger: the letters
/// in front are right, or those behind are.
pub(crate) fn misspelt(word: &Wanted, shards: &Shards<'_>) -> Expansions {
    let spoken = Spoken::new(word);
    let length = spoken.form.chars().count();
    if spoken.exact || length < 4 || spoken.sounds.is_empty() {
        return Expansions::new();
    }
    let whole = of_sounds(&spoken.form, &spoken.sounds, spoken.hides_vowels);
    let half = whole.chars().count().div_ceil(2);
    let front: String = whole.chars().take(half).collect();
    let front = front.as_str();
    let mut slips: BTreeMap<(i64, String), Option<String>> = BTreeMap::new();
    for shard in shards.forward(front, 3) {
        for entry in shard.below(front).filter(|entry| entry.name) {
            if let Some(edits) = slip(&spoken, length, entry.form) {
                slips.insert((edits, entry.form.to_owned()), Some(entry.list.to_owned()));
            }
        }
    }
    let back: String = whole.chars().rev().take(half).collect();
    for form in shards.backward(&back, 3) {
        if let Some(edits) = slip(&spoken, length, &form) {
            slips.entry((edits, form)).or_insert(None);
        }
    }
    let nearest = slips.into_iter().take(TYPOS);
    nearest
        .filter_map(|((edits, form), list)| {
            let list = list.or_else(|| shards.list(&form))?;
            Some((form, Expansion { weight: TYPO[edits as usize], list }))
        })
        .collect()
}

fn slip(word: &Spoken, length: usize, form: &str) -> Option<i64> {
    let most = if length >= 8 { 2 } else { 1 };
    let found = edits(&word.form, form, most);
    (found > 0 && found <= most).then_some(found as i64)
}

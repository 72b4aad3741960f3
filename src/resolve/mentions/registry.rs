//! The index over all known names: from the words of a text to the names they may be part of.

use std::hash::Hash;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::KnownName;
use crate::resolve::mentions::inflection;
use crate::resolve::mentions::memory::{Memory, TextWord, jumble};
use crate::text::fold;
use crate::text::names::{Name, Part, is_han_text};
use crate::text::phones::Phones;
use crate::text::tables::titles::is_particle;

/// A word's loose key, numbered.
pub(crate) type Key = u32;

/// Words a name is indexed by; the rest of a longer one is only verified.
const MOST_WORDS: usize = 5;

/// All known names, ready to be found in text.
///
/// Built once, then read from many threads. About 300 bytes a name.
#[derive(Debug)]
pub struct Registry {
    /// Names by number.
    pub(crate) forms: Vec<Form>,
    /// Known words by number.
    words: Vec<Word>,
    word_ids: FxHashMap<Box<str>, u32>,
    keys: FxHashMap<Box<str>, Key>,
    /// People's names by any two of their words.
    pairs: Buckets<u64>,
    /// Names of one word and of other records by their first word.
    firsts: Buckets<Key>,
    /// Names in Chinese characters by the first of them.
    han: Buckets<char>,
    of_record: Buckets<RecordId>,
    /// The numbers that the words of people's names share with words of the same letters; in order.
    jumbles: Vec<u64>,
    memory: Memory,
}

/// One known name, taken apart.
#[derive(Debug)]
pub(crate) struct Form {
    /// Whose it is.
    pub(crate) record: RecordId,
    /// The name as typed.
    pub(crate) literal: Box<str>,
    /// Its words, particles and titles left out.
    pub(crate) words: Box<[FormWord]>,
    /// Words that may be missing, one bit each.
    pub(crate) optional: u8,
    /// The word that is the surname, if one is.
    pub(crate) surname: Option<u8>,
    /// Whether the surname may stand for the person: not a father's name.
    pub(crate) surname_alone: bool,
    /// Whether it is the record's display name.
    pub(crate) display: bool,
    /// Whether it may be linked without context.
    pub(crate) alone: bool,
    /// Whether its words never stand for the person one by one.
    pub(crate) whole: bool,
}

/// A known word as part of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormWord {
    /// Which word it is.
    pub(crate) number: u32,
    /// Its key.
    pub(crate) key: Key,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    key: Key,
    jumble: u64,
    /// The word taken apart, once a word of a text is compared with it.
    part: OnceLock<Box<Part>>,
}

/// Lists of numbers by a key, in one allocation.
#[derive(Debug)]
struct Buckets<K> {
    places: FxHashMap<K, (u32, u32)>,
    items: Vec<u32>,
}

impl<K: Copy + Eq + Hash + Ord> Buckets<K> {
    fn new(mut rows: Vec<(K, u32)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut places = FxHashMap::default();
        let mut from = 0;
        for group in rows.chunk_by(|a, b| a.0 == b.0) {
            let to = from + number(group.len());
            places.insert(group[0].0, (from, to));
            from = to;
        }
        Buckets { places, items: rows.into_iter().map(|row| row.1).collect() }
    }

    fn get(&self, key: K) -> &[u32] {
        self.places.get(&key).map_or(&[], |&(from, to)| &self.items[from as usize..to as usize])
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 names and words")
}

impl Registry {
    /// Indexes `names`. The order of the names does not matter.
    #[must_use]
    pub fn new(names: &[KnownName]) -> Registry {
        let mut building = Building::default();
        for name in names {
            building.add(name);
        }
        building.finish()
    }

    /// The names in which two words stand, whatever their order.
    pub(crate) fn with_pair(&self, a: Key, b: Key) -> &[u32] {
        self.pairs.get(pair(a, b))
    }

    /// The names of one word, and of records that are no people, that begin with a word.
    pub(crate) fn with_first(&self, key: Key) -> &[u32] {
        self.firsts.get(key)
    }

    /// Whether any name is in Chinese characters.
    pub(crate) fn has_characters(&self) -> bool {
        !self.han.items.is_empty()
    }

    /// The names in Chinese characters that begin with one.
    pub(crate) fn with_character(&self, first: char) -> &[u32] {
        self.han.get(first)
    }

    /// All names of a record.
    pub(crate) fn of_record(&self, record: RecordId) -> &[u32] {
        self.of_record.get(record)
    }

    /// A name by number.
    pub(crate) fn form(&self, at: u32) -> &Form {
        &self.forms[at as usize]
    }

    /// The text of a known word.
    pub(crate) fn word(&self, at: u32) -> &str {
        &self.words[at as usize].text
    }

    /// A known word taken apart.
    pub(crate) fn word_part(&self, at: u32) -> &Part {
        let word = &self.words[at as usize];
        word.part.get_or_init(|| Box::new(Part::word(&word.text)))
    }

    /// The number that a known word shares with words of the same letters.
    pub(crate) fn word_jumble(&self, at: u32) -> u64 {
        self.words[at as usize].jumble
    }

    /// The number of a known word.
    pub(crate) fn number_of(&self, word: &str) -> Option<u32> {
        self.word_ids.get(word).copied()
    }

    /// Whether a word of a person's name has the letters that this number stands for.
    pub(crate) fn has_jumble(&self, jumble: u64) -> bool {
        self.jumbles.binary_search(&jumble).is_ok()
    }

    /// What is known of a word of a text, where it can be kept.
    pub(crate) fn recall(&self, text: &str) -> Option<&TextWord> {
        self.memory.recall(text, self)
    }

    /// The keys a word of a text may have: its own, then those of its uninflected forms.
    pub(crate) fn keys_of(&self, word: &str, phones: &Phones) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut push = |key: Option<Key>| {
            if let Some(key) = key
                && !keys.contains(&key)
            {
                keys.push(key);
            }
        };
        let bare = bare(word);
        let key = || if bare == word { fold::key_of(phones) } else { fold::loose_key(bare) };
        match self.word_ids.get(word) {
            Some(&id) => push(Some(self.words[id as usize].key)),
            None => push(self.keys.get(key().as_str()).copied()),
        }
        for base in inflection::bases(bare) {
            push(self.keys.get(fold::loose_key(&base).as_str()).copied());
        }
        keys
    }
}

/// The word without a particle that is tied to it: "al-Tarhan".
pub(crate) fn bare(word: &str) -> &str {
    // Bytes that no joint has are told sooner than letters.
    if !word.bytes().any(|byte| byte == b'-' || byte == 0xe2) {
        return word;
    }
    match word.split_once(['-', '‑']) {
        Some((head, rest)) if !rest.is_empty() && is_particle(&fold::strict(head)) => rest,
        _ => word,
    }
}

fn pair(a: Key, b: Key) -> u64 {
    (u64::from(a.min(b)) << 32) | u64::from(a.max(b))
}

#[derive(Default)]
struct Building {
    forms: Vec<Form>,
    words: Vec<Word>,
    word_ids: FxHashMap<Box<str>, u32>,
    keys: FxHashMap<Box<str>, Key>,
    pairs: Vec<(u64, u32)>,
    firsts: Vec<(Key, u32)>,
    han: Vec<(char, u32)>,
    of_record: Vec<(RecordId, u32)>,
    jumbles: Vec<u64>,
}

impl Building {
    fn add(&mut self, name: &KnownName) {
        let value = name.value.trim();
        if let Some(first) = value.chars().find(|c| c.is_alphabetic())
            && is_han_text(&first.to_string())
        {
            let at = self.push(name, Vec::new(), 0, None, false);
            self.han.push((first, at));
        } else if name.record.kind == Kind::Person {
            self.add_person(name, value);
        } else {
            self.add_other(name, value);
        }
    }

    fn add_person(&mut self, name: &KnownName, value: &str) {
        let read = Name::read(value);
        let whole: Vec<usize> =
            (0..read.parts.len()).filter(|&at| !read.parts[at].is_initial).take(MOST_WORDS).collect();
        let parts: Vec<&Part> = whole.iter().map(|&at| &read.parts[at]).collect();
        let optional =
            whole.iter().enumerate().filter(|(_, at)| read.is_optional(**at)).map(|(bit, _)| 1 << bit).sum();
        let surname = surname_of(&read, &parts);
        let surname_alone = !name.fathers_name && !has_fathers_particle(value);
        let words: Option<Vec<u32>> = parts.iter().map(|part| self.part(part)).collect();
        self.add_words(name, words, optional, surname, surname_alone);
        let texts: Vec<&str> = parts.iter().map(|p| p.written.as_str()).collect();
        for (texts, optional) in other_splits(&texts, optional) {
            let surname = u8::try_from(texts.len().saturating_sub(1)).ok();
            let words = texts.iter().map(|text| self.word(text)).collect();
            self.add_words(name, words, optional, surname, surname_alone);
        }
    }

    fn add_words(
        &mut self,
        name: &KnownName,
        words: Option<Vec<u32>>,
        optional: u8,
        surname: Option<u8>,
        surname_alone: bool,
    ) {
        let Some(words) = words.filter(|words| !words.is_empty()) else { return };
        let keys: Vec<Key> = words.iter().map(|&number| self.key(number)).collect();
        self.jumbles.extend(words.iter().map(|&number| self.words[number as usize].jumble));
        let single = words.len() == 1;
        let at = self.push(name, words, optional, surname, surname_alone);
        if single {
            self.firsts.push((keys[0], at));
        }
        for (i, &a) in keys.iter().enumerate() {
            for &b in &keys[i + 1..] {
                self.pairs.push((pair(a, b), at));
            }
        }
    }

    /// An organisation, a place, a case: its words in their order.
    fn add_other(&mut self, name: &KnownName, value: &str) {
        let tokens = crate::resolve::mentions::words::split(value, &[]).tokens;
        let mut texts: Vec<&str> = tokens.iter().map(|t| t.text).collect();
        if texts.len() > 1 && texts[0].eq_ignore_ascii_case("the") {
            texts.remove(0);
        }
        let words: Vec<u32> = texts.iter().filter_map(|text| self.any_word(text)).collect();
        let Some(&first) = words.first() else { return };
        let key = self.key(first);
        let at = self.push(name, words, 0, None, false);
        self.firsts.push((key, at));
    }

    fn push(
        &mut self,
        name: &KnownName,
        words: Vec<u32>,
        optional: u8,
        surname: Option<u8>,
        surname_alone: bool,
    ) -> u32 {
        let at = number(self.forms.len());
        self.forms.push(Form {
            record: name.record,
            literal: name.value.trim().into(),
            words: words.iter().map(|&number| FormWord { number, key: self.key(number) }).collect(),
            optional,
            surname,
            surname_alone,
            display: name.display,
            alone: name.alone,
            whole: name.whole,
        });
        self.of_record.push((name.record, at));
        at
    }

    /// The number of a word that has a key.
    fn word(&mut self, text: &str) -> Option<u32> {
        self.keyed(text, || fold::loose_key(text))
    }

    /// The same of a word that is taken apart already.
    fn part(&mut self, part: &Part) -> Option<u32> {
        self.keyed(&part.written, || fold::key_of(&part.phones))
    }

    fn keyed(&mut self, text: &str, key: impl FnOnce() -> String) -> Option<u32> {
        if let Some(&id) = self.word_ids.get(text) {
            return Some(id);
        }
        let key = key();
        if key.is_empty() { None } else { Some(self.intern(text, &key)) }
    }

    /// The number of any word; one without letters is its own key.
    fn any_word(&mut self, text: &str) -> Option<u32> {
        self.keyed(text, || {
            let key = fold::loose_key(text);
            if key.is_empty() { text.to_owned() } else { key }
        })
    }

    fn key(&self, number: u32) -> Key {
        self.words[number as usize].key
    }

    fn intern(&mut self, text: &str, key: &str) -> u32 {
        let fresh = number(self.keys.len());
        let key = *self.keys.entry(key.into()).or_insert(fresh);
        let id = number(self.words.len());
        self.words.push(Word { text: text.into(), key, jumble: jumble(text), part: OnceLock::new() });
        self.word_ids.insert(text.into(), id);
        id
    }

    fn finish(mut self) -> Registry {
        self.forms.shrink_to_fit();
        self.words.shrink_to_fit();
        self.jumbles.sort_unstable();
        self.jumbles.dedup();
        self.jumbles.shrink_to_fit();
        Registry {
            forms: self.forms,
            words: self.words,
            word_ids: self.word_ids,
            keys: self.keys,
            pairs: Buckets::new(self.pairs),
            firsts: Buckets::new(self.firsts),
            han: Buckets::new(self.han),
            of_record: Buckets::new(self.of_record),
            jumbles: self.jumbles,
            memory: Memory::new(),
        }
    }
}

/// The same name with two words joined or one taken apart: "Kassym-Jomart", "Kassym Jomart".
fn other_splits(texts: &[&str], optional: u8) -> Vec<(Vec<String>, u8)> {
    let mut ways = Vec::new();
    if optional != 0 || texts.len() < 2 {
        return ways;
    }
    let owned = |range: &[&str]| range.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
    if let Some(at) = texts.iter().position(|t| t.contains(['-', '‑'])) {
        let mut apart = owned(&texts[..at]);
        apart.extend(texts[at].split(['-', '‑']).filter(|p| !p.is_empty()).map(str::to_owned));
        apart.extend(owned(&texts[at + 1..]));
        ways.push((apart, 0));
    }
    if texts.len() == 3 {
        ways.push((vec![format!("{}{}", texts[0], texts[1]), texts[2].to_owned()], 0));
    }
    ways
}

/// The place of the surname among the written-out words.
fn surname_of(name: &Name, parts: &[&Part]) -> Option<u8> {
    let at = |at: usize| u8::try_from(at).ok();
    if parts.len() < 2 {
        return None;
    }
    let is_surname = |p: &Part| p.ending.is_woman().is_some() && !p.ending.is_patronymic();
    if name.chinese.as_ref().is_some_and(crate::text::names::Reading::is_chinese_name) {
        return Some(0);
    }
    let last = parts.len() - 1;
    if is_surname(parts[0]) && !is_surname(parts[last]) && long_ending(parts[0]) {
        return Some(0);
    }
    if parts[last].ending.is_patronymic() && parts.len() == 3 {
        return at(if is_surname(parts[1]) { 1 } else { 0 });
    }
    at(last)
}

/// Whether the surname ending is one that given names do not have.
fn long_ending(part: &Part) -> bool {
    let sounds = part.phones.sounds.as_str();
    ["ov", "ev", "ova", "eva", "ski", "skaya"].iter().any(|ending| sounds.ends_with(ending))
}

/// Whether the name has "son of" as a word: what follows is the father's name.
fn has_fathers_particle(value: &str) -> bool {
    value.split_whitespace().any(|w| {
        matches!(fold::strict(w).as_str(), "bin" | "ibn" | "bint" | "binti" | "бин" | "ибн" | "بن" | "ابن")
    })
}

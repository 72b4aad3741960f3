//! The names that must not stand in anything that is published, taken apart into words.

use rustc_hash::FxHashMap;

use crate::model::{Kind, RecordId, Records};
use crate::text::fold;
use crate::text::names::{Name, Part, Reading, is_han_text};
use crate::text::spell;

/// Shorter words say nothing on their own.
const SHORTEST: usize = 3;
/// Titles of articles, pages and cases are looked for from this many words on.
const TITLE_WORDS: [usize; 2] = [4, 3];
/// Names of more words are cut: the rest is not needed to find them.
const MOST_WORDS: usize = 8;
/// A name written as one word has at least so many letters: `@aidosexample`.
const SHORTEST_JOINED: usize = 8;

/// Where a name is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// In every text: a full name or alias.
    Everywhere,
    /// Only in records that name the person otherwise: a lone given or family name.
    Near,
}

/// One way to write a hidden name.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Whose it is.
    pub(crate) record: RecordId,
    /// Its words by number.
    pub(crate) words: Vec<u32>,
    /// Words that must be there, one bit each.
    pub(crate) required: u32,
    /// Whether the words stand in this order only.
    pub(crate) ordered: bool,
    /// Where it is looked for.
    pub(crate) reach: Reach,
    /// Whether it was made from the sound of Chinese characters: its syllables alone are everybody's.
    pub(crate) by_sound: bool,
}

/// A word of a hidden name.
#[derive(Debug)]
pub(crate) struct HiddenWord {
    /// What it is compared by.
    pub(crate) folded: String,
    /// Its sounds, where it is written with letters.
    pub(crate) part: Option<Part>,
    /// The entries in which it stands.
    pub(crate) entries: Vec<u32>,
}

/// All hidden names of an archive.
#[derive(Debug, Default)]
pub(crate) struct HiddenNames {
    /// Ways to write them.
    pub(crate) entries: Vec<Entry>,
    /// Their words.
    pub(crate) words: Vec<HiddenWord>,
    by_folded: FxHashMap<String, u32>,
    by_key: FxHashMap<String, Vec<u32>>,
    joined: FxHashMap<String, u32>,
}

impl HiddenNames {
    /// Gathers the names of all records that hide theirs.
    #[must_use]
    pub(crate) fn new(records: &Records) -> HiddenNames {
        let hidden = |record: &RecordId| records.head(*record).hides_name() && !records.head(*record).draft;
        HiddenNames::of(records, records.all().filter(hidden))
    }

    /// Gathers the names of some records.
    #[must_use]
    pub(crate) fn of(records: &Records, some: impl Iterator<Item = RecordId>) -> HiddenNames {
        let mut names = HiddenNames::default();
        for record in some {
            let alone = record.kind != Kind::Person;
            names.add(record, records.name(record), true);
            for alias in records.aliases(record) {
                names.add(record, &alias.value, alias.alone || alone);
            }
        }
        names
    }

    /// Whether nobody's name is hidden.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The word that is spelt so, but for case and marks.
    pub(crate) fn spelt(&self, folded: &str) -> Option<u32> {
        self.by_folded.get(folded).copied()
    }

    /// The words that may sound so.
    pub(crate) fn sounding(&self, key: &str) -> &[u32] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// The entry whose words, written as one, are spelt so.
    pub(crate) fn joined(&self, folded: &str) -> Option<u32> {
        self.joined.get(folded).copied()
    }

    /// All names written as one word, with their entries.
    pub(crate) fn all_joined(&self) -> impl Iterator<Item = (&str, u32)> {
        self.joined.iter().map(|(word, entry)| (word.as_str(), *entry))
    }

    /// Adds a name; `alone`: one word of it is enough anywhere.
    fn add(&mut self, record: RecordId, value: &str, alone: bool) {
        let first = value.chars().find(|c| c.is_alphabetic());
        if first.is_some_and(spell::is_han) {
            self.add_han(record, value);
        } else if record.kind == Kind::Person {
            self.add_person(record, value, alone);
        } else {
            self.add_other(record, value);
        }
    }

    fn add_person(&mut self, record: RecordId, value: &str, alone: bool) {
        let read = Name::read(value);
        let (mut words, mut required, mut lone) = (Vec::new(), 0_u32, Vec::new());
        for (at, part) in read.parts.iter().enumerate().filter(|(_, part)| !part.is_initial) {
            for word in spell::words(&part.written) {
                if words.len() == MOST_WORDS {
                    break;
                }
                required |= u32::from(!read.is_optional(at)) << words.len();
                let number = self.word(&word.folded, Some(&part.written[word.range.clone()]));
                words.push(number);
                lone.push(number);
            }
        }
        match words.len() {
            0 => return,
            1 => {
                let long = self.words[words[0] as usize].folded.chars().count() >= SHORTEST;
                let reach = if alone && long { Reach::Everywhere } else { Reach::Near };
                self.push(record, words, 1, true, reach);
                return;
            }
            _ => {}
        }
        let entry = self.push(record, words.clone(), required, false, Reach::Everywhere);
        self.join(&words, entry);
        for word in lone {
            if self.words[word as usize].folded.chars().count() >= SHORTEST {
                self.push(record, vec![word], 1, true, Reach::Near);
            }
        }
    }

    /// A name in Chinese characters: each is a word; its parts may stand alone near the name. A person's is looked
    /// for in pinyin and in Russian letters as well.
    fn add_han(&mut self, record: RecordId, value: &str) {
        let parts: Vec<&str> =
            value.split(|c: char| !spell::is_han(c)).filter(|part| !part.is_empty()).collect();
        let characters: Vec<char> = parts.iter().flat_map(|part| part.chars()).collect();
        if characters.len() < 2 {
            return;
        }
        self.add_characters(record, &characters, Reach::Everywhere);
        if record.kind == Kind::Person {
            let spellings = Reading::of(&parts).map(|reading| reading.in_letters()).unwrap_or_default();
            let before = self.entries.len();
            spellings.iter().for_each(|spelling| self.add_person(record, spelling, false));
            self.entries[before..].iter_mut().for_each(|entry| entry.by_sound = true);
        }
        if parts.len() > 1 {
            for part in parts {
                self.add_characters(record, &part.chars().collect::<Vec<_>>(), Reach::Near);
            }
        } else if characters.len() == 3 && record.kind == Kind::Person {
            self.add_characters(record, &characters[1..], Reach::Near);
        }
    }

    fn add_characters(&mut self, record: RecordId, characters: &[char], reach: Reach) {
        if characters.len() >= 2 {
            let words: Vec<u32> = characters.iter().map(|c| self.word(&c.to_string(), None)).collect();
            let required = all_of(words.len());
            self.push(record, words, required, true, reach);
        }
    }

    /// An organisation, a place, an outlet, a case; the title of an article or page if it is long.
    fn add_other(&mut self, record: RecordId, value: &str) {
        let mut words = spell::words(value);
        words.truncate(MOST_WORDS * 2);
        let least = match record.kind {
            Kind::Article | Kind::Page => TITLE_WORDS[0],
            Kind::Case => TITLE_WORDS[1],
            _ => 1,
        };
        let short = words.len() == 1 && words[0].folded.chars().count() < SHORTEST;
        if words.len() < least || short {
            return;
        }
        let named = matches!(record.kind, Kind::Organisation | Kind::Place | Kind::Outlet);
        let numbers: Vec<u32> = words
            .iter()
            .map(|word| self.word(&word.folded, Some(&value[word.range.clone()]).filter(|_| named)))
            .collect();
        let required = all_of(numbers.len());
        let entry = self.push(record, numbers.clone(), required, true, Reach::Everywhere);
        if named {
            self.join(&numbers, entry);
        }
    }

    fn word(&mut self, folded: &str, written: Option<&str>) -> u32 {
        if let Some(&known) = self.by_folded.get(folded) {
            return known;
        }
        let number = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
        let part = written.filter(|word| !is_han_text(word)).map(Part::word);
        let key = written.map(fold::loose_key).unwrap_or_default();
        if part.is_some() && !key.is_empty() {
            self.by_key.entry(key).or_default().push(number);
        }
        self.by_folded.insert(folded.to_owned(), number);
        self.words.push(HiddenWord { folded: folded.to_owned(), part, entries: Vec::new() });
        number
    }

    fn push(&mut self, record: RecordId, words: Vec<u32>, required: u32, ordered: bool, reach: Reach) -> u32 {
        let number = u32::try_from(self.entries.len()).expect("fewer than 2^32 names");
        for word in &words {
            let entries = &mut self.words[*word as usize].entries;
            if entries.last() != Some(&number) {
                entries.push(number);
            }
        }
        self.entries.push(Entry { record, words, required, ordered, reach, by_sound: false });
        number
    }

    /// Notes a name of two or three words as it stands in handles and addresses.
    fn join(&mut self, words: &[u32], entry: u32) {
        if !matches!(words.len(), 2 | 3) {
            return;
        }
        let text = |order: &mut dyn Iterator<Item = &u32>| -> String {
            order.map(|word| self.words[*word as usize].folded.as_str()).collect()
        };
        let ways = [text(&mut words.iter()), text(&mut words.iter().rev())];
        for way in ways.into_iter().filter(|way| way.chars().count() >= SHORTEST_JOINED) {
            self.joined.entry(way).or_insert(entry);
        }
    }
}

/// As many bits as there are words.
fn all_of(words: usize) -> u32 {
    u32::MAX >> (32 - words.clamp(1, 32))
}

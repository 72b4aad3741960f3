//! Where hidden names stand in a text: in every spelling that the folding knows, in any order of
//! their words, with possessives and endings, in handles and addresses.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::{bases, is_passed_over};
use crate::resolve::withhold::names::{Entry, HiddenNames, Reach};
use crate::text::fold;
use crate::text::names::{Part, part_distance};
use crate::text::spell::{self, Word};

/// A word of a person's name may differ this much from the known spelling.
const PERSON_LIMIT: f64 = 0.12;
/// A word of another name.
const OTHER_LIMIT: f64 = 0.02;
/// Up to here the words come near, and an editor is asked.
const NEAR_LIMIT: f64 = 0.34;
/// A name takes no more words of a text than this.
const LONGEST: usize = 9;
/// Endings that Kazakh, Uyghur, Uzbek and Turkish hang on names in Latin and Arabic letters.
const ENDINGS: [&str; 40] = [
    "ning", "nyng", "nıng", "niñ", "nin", "nun", "nyn", "dan", "den", "tan", "ten", "din", "tin", "men",
    "ben", "pen", "ga", "ge", "gha", "ghe", "qa", "qe", "ka", "ke", "da", "de", "ta", "te", "ni", "ny", "di",
    "dy", "ti", "ty", "نىڭ", "دىن", "عا", "گە", "دا", "نى",
];

/// A stretch of text that names a hidden record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// Whose name it is.
    pub(crate) record: RecordId,
    /// Whether it counts everywhere or only near the full name.
    pub(crate) reach: Reach,
    /// How it is spelt.
    pub(crate) spelling: Spelling,
}

/// How near a spelling comes to the known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// The same but for case, marks and endings.
    Same,
    /// Another romanisation or script.
    Other,
    /// Not near enough to be replaced without asking.
    Doubtful,
}

/// One word of the text as a word of a hidden name.
#[derive(Debug, Clone, Copy)]
struct Reading {
    word: u32,
    distance: f64,
    /// How many bytes of the word are the name.
    length: usize,
}

/// Looks for hidden names, and remembers the words it met.
#[derive(Debug)]
pub(crate) struct Finder<'n> {
    names: &'n HiddenNames,
    /// The words met, by their number in `read`.
    met: FxHashMap<String, u32>,
    /// What they may be; the first is of all words that are none.
    read: Vec<Known>,
}

/// What a word of a text may be.
#[derive(Debug, Clone, Default)]
struct Known {
    readings: Vec<Reading>,
    /// The name that it is, written as one word.
    joined: Option<u32>,
}

/// How many words are remembered.
const REMEMBERED: usize = 50_000;
/// The number of all words that are no part of a hidden name.
const NONE: u32 = 0;

impl<'n> Finder<'n> {
    /// A finder without memory; one for each thread.
    pub(crate) fn new(names: &'n HiddenNames) -> Self {
        Finder { names, met: FxHashMap::default(), read: vec![Known::default()] }
    }

    /// Every hit in a text, in its order; hits of several people may overlap.
    pub(crate) fn find(&mut self, text: &str) -> Vec<Hit> {
        if self.met.len() > REMEMBERED {
            self.met.clear();
            self.read.truncate(1);
        }
        let numbers: Vec<u32> =
            spell::ranges(text).into_iter().map(|range| self.number(&text[range])).collect();
        if numbers.iter().all(|number| *number == NONE) {
            return Vec::new();
        }
        let words = spell::words(text);
        let readings: Vec<&[Reading]> =
            numbers.iter().map(|number| self.read[*number as usize].readings.as_slice()).collect();
        let mut hits = Vec::new();
        for (at, number) in numbers.iter().enumerate() {
            if let Some(entry) = self.read[*number as usize].joined {
                let entry = &self.names.entries[entry as usize];
                hits.push(hit(entry, words[at].range.clone(), 0.0));
            }
            if !readings[at].is_empty() {
                self.starting(text, &words, &readings, at, &mut hits);
            }
        }
        without_lone_parts(hits)
    }

    /// The number of what a word of a text may be.
    fn number(&mut self, written: &str) -> u32 {
        if let Some(known) = self.met.get(written) {
            return *known;
        }
        let folded = spell::fold(written);
        let known =
            Known { readings: read_word(self.names, written, &folded), joined: self.names.joined(&folded) };
        let number = if known.readings.is_empty() && known.joined.is_none() {
            NONE
        } else {
            self.read.push(known);
            u32::try_from(self.read.len() - 1).expect("no text has 2^32 words")
        };
        self.met.insert(written.to_owned(), number);
        number
    }

    fn starting(&self, text: &str, words: &[Word], readings: &[&[Reading]], at: usize, hits: &mut Vec<Hit>) {
        let mut entries: Vec<u32> = readings[at]
            .iter()
            .flat_map(|reading| &self.names.words[reading.word as usize].entries)
            .copied()
            .collect();
        entries.sort_unstable();
        entries.dedup();
        for number in entries {
            let entry = &self.names.entries[number as usize];
            let found = if entry.ordered {
                in_order(entry, text, words, readings, at)
            } else {
                in_any_order(entry, text, words, readings, at)
            };
            if let Some((range, distance)) = found {
                let limit = if entry.record.kind == Kind::Person { NEAR_LIMIT } else { OTHER_LIMIT };
                if distance <= limit {
                    hits.push(hit(entry, range, distance));
                }
            }
        }
    }
}

fn hit(entry: &Entry, range: Range<usize>, distance: f64) -> Hit {
    let spelling = match distance {
        d if d <= 0.0 => Spelling::Same,
        d if d <= PERSON_LIMIT => Spelling::Other,
        _ => Spelling::Doubtful,
    };
    Hit { range, record: entry.record, reach: entry.reach, spelling }
}

/// A lone name inside the full name of the same record says nothing more.
fn without_lone_parts(hits: Vec<Hit>) -> Vec<Hit> {
    if hits.len() < 2 {
        return hits;
    }
    let covered = |inner: &Hit| {
        hits.iter().any(|outer| {
            outer.record == inner.record
                && outer.spelling <= inner.spelling
                && outer.range.start <= inner.range.start
                && inner.range.end <= outer.range.end
                && outer.range.len() > inner.range.len()
        })
    };
    let keep: Vec<bool> = hits.iter().map(|hit| !covered(hit)).collect();
    let mut out: Vec<Hit> = hits.into_iter().zip(keep).filter(|row| row.1).map(|row| row.0).collect();
    out.dedup();
    out
}

fn read_word(names: &HiddenNames, written: &str, folded: &str) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    let mut add = |word: u32, distance: f64, length: usize| {
        if !found.iter().any(|reading| reading.word == word) {
            found.push(Reading { word, distance, length });
        }
    };
    let whole = written.len();
    if let Some(word) = names.spelt(folded) {
        add(word, 0.0, whole);
    }
    for (at, _) in written.match_indices(['\'', '’', 'ʼ', '‘', 'ʻ']) {
        if let Some(word) = names.spelt(&spell::fold(&written[..at])) {
            add(word, 0.0, at);
        }
    }
    for ending in ENDINGS {
        let stem = folded.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4);
        if let Some(word) = stem.and_then(|stem| names.spelt(stem)) {
            add(word, 0.0, whole);
        }
    }
    let bases = bases(written);
    for base in &bases {
        if let Some(word) = names.spelt(&spell::fold(base)) {
            add(word, 0.0, whole);
        }
    }
    let may_be_name =
        written.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric() && !spell::is_han(c));
    if may_be_name {
        let forms = std::iter::once(written.to_owned()).chain(bases).chain(stem_of(written));
        for form in forms {
            for &word in names.sounding(&fold::loose_key(&form)) {
                let Some(part) = &names.words[word as usize].part else { continue };
                let distance = part_distance(&Part::word(&form), part);
                if distance <= NEAR_LIMIT {
                    // Never 0: the letters are not the same.
                    add(word, distance.max(0.001), form_length(written, &form));
                }
            }
        }
    }
    found
}

/// The word before an apostrophe: "Aidos" of "Aidos's".
fn stem_of(written: &str) -> Option<String> {
    let at = written.rfind(['\'', '’', 'ʼ'])?;
    (at >= 4).then(|| written[..at].to_owned())
}

fn form_length(written: &str, form: &str) -> usize {
    if written.starts_with(form) { form.len() } else { written.len() }
}

/// Whether what stands between two words leaves them one name.
fn is_joint(text: &str, before: &Word, after: &Word) -> bool {
    let gap = &text[before.range.end..after.range.start];
    let short = before.folded.chars().count() <= 2;
    gap.chars().count() <= 4
        && gap.matches('\n').count() < 2
        && gap.chars().all(|c| match c {
            '.' => short,
            '!' | '?' | ';' | ':' | '…' | '。' => false,
            _ => true,
        })
}

fn in_order(
    entry: &Entry,
    text: &str,
    words: &[Word],
    readings: &[&[Reading]],
    at: usize,
) -> Option<(Range<usize>, f64)> {
    let (mut worst, mut end) = (0.0_f64, 0);
    for (step, wanted) in entry.words.iter().enumerate() {
        let word = words.get(at + step)?;
        if step > 0 && !is_joint(text, &words[at + step - 1], word) {
            return None;
        }
        let reading = readings[at + step].iter().find(|reading| reading.word == *wanted)?;
        worst = worst.max(reading.distance);
        end = word.range.start + reading.length;
    }
    Some((words[at].range.start..end, worst))
}

fn in_any_order(
    entry: &Entry,
    text: &str,
    words: &[Word],
    readings: &[&[Reading]],
    at: usize,
) -> Option<(Range<usize>, f64)> {
    let (mut used, mut worst, mut end) = (0_u32, 0.0_f64, 0);
    for next in at..words.len().min(at + LONGEST) {
        if next > at && !is_joint(text, &words[next - 1], &words[next]) {
            break;
        }
        let free = |word: u32| {
            (0..entry.words.len()).find(|bit| entry.words[*bit] == word && used & (1 << bit) == 0)
        };
        let best = readings[next]
            .iter()
            .filter_map(|reading| free(reading.word).map(|bit| (bit, reading)))
            .min_by(|a, b| a.1.distance.total_cmp(&b.1.distance));
        if let Some((bit, reading)) = best {
            used |= 1 << bit;
            worst = worst.max(reading.distance);
            end = words[next].range.start + reading.length;
        } else if next == at || !is_between(text, &words[next]) {
            break;
        }
    }
    let whole = used & entry.required == entry.required;
    let two_of_many = entry.words.len() > 2 && used.count_ones() >= 2 && worst <= PERSON_LIMIT;
    (used.count_ones() >= 2 && (whole || two_of_many)).then_some((words[at].range.start..end, worst))
}

/// Initials, particles and patronymics stand between the words of a name; "a" and "и" do not.
fn is_between(text: &str, word: &Word) -> bool {
    let written = &text[word.range.clone()];
    let initial = word.folded.chars().count() == 1 && !written.starts_with(char::is_lowercase);
    initial || is_passed_over(written)
}

//! The words of a block of records, counted; and what all blocks come to.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::search::documents::Fields;
use crate::search::lexicon::Term;
use crate::search::postings::{ALIAS, NAME, TITLE, pack};
use crate::search::words::{form, is_stop, words};
use crate::steps::{self, Steps};
use crate::text::fold::loose_key;

/// Counts the words of documents, a block of them at a time.
#[derive(Default)]
pub(crate) struct Counter {
    raw: FxHashMap<String, u32>,
    by_form: FxHashMap<String, u32>,
    forms: Vec<Form>,
    /// What is counted of each form in the block at hand.
    counted: Vec<Counted>,
    /// The forms that the block has, in the order in which they were met.
    here: Vec<u32>,
    /// The reports in which two words that may be names follow one another.
    pairs: FxHashMap<(u32, u32), Vec<u32>>,
    /// For each form how often the record at hand has it, and its best level.
    found: Vec<(u32, u8)>,
    /// The forms that it has.
    touched: Vec<u32>,
}

struct Form {
    form: String,
    stop: bool,
}

/// What is counted of a form.
#[derive(Default)]
struct Counted {
    postings: Vec<u32>,
    name: bool,
    proper: u32,
    common: u32,
    /// Whether it was met.
    met: bool,
}

/// The words of a block of documents.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Words {
    forms: Vec<WordHere>,
    /// Two of the forms, and where they follow one another.
    pairs: Vec<(u32, u32, Box<[u8]>)>,
}

/// A form in a block.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct WordHere {
    form: String,
    /// As [`steps::packed`] makes them.
    postings: Box<[u8]>,
    name: bool,
    proper: u32,
    common: u32,
}

impl Counter {
    /// Counts the words of a record.
    pub(crate) fn add(&mut self, number: u32, fields: &Fields) {
        let of_report = fields.name.is_empty();
        let mut length = 0;
        for paragraph in &fields.paragraphs {
            let mut before: Option<(u32, usize)> = None;
            for word in words(&paragraph.text) {
                let Some(id) = self.id(word.text) else { continue };
                length += 1;
                let first = before.filter(|before| before.1 + 1 == word.start).map(|before| before.0);
                if let Some(first) = first.filter(|_| of_report && word.proper == Some(true)) {
                    self.pair(first, id, number);
                }
                before = (word.proper != Some(false)).then_some((id, word.start + word.text.len()));
                let counted = self.counted(id);
                counted.proper += u32::from(word.proper == Some(true));
                counted.common += u32::from(word.proper == Some(false));
                if !self.forms[id as usize].stop {
                    self.touch(id).0 += 1;
                }
            }
        }
        let named = [(TITLE, fields.title.as_str()), (NAME, fields.name.as_str())];
        let others = fields.others.iter().map(|name| (ALIAS, name.as_str()));
        for (level, text) in others.chain(named) {
            for word in words(text) {
                let Some(id) = self.id(word.text) else { continue };
                self.counted(id).name |= level >= ALIAS;
                let entry = self.touch(id);
                entry.1 = entry.1.max(level);
            }
        }
        for id in self.touched.drain(..) {
            let (times, level) = std::mem::take(&mut self.found[id as usize]);
            self.counted[id as usize].postings.push(pack(number, level.max(impact(times, length))));
        }
    }

    /// What was counted since the last block.
    pub(crate) fn block(&mut self) -> Words {
        let mut places = FxHashMap::default();
        let mut words = Words::default();
        for (place, id) in (0..).zip(self.here.drain(..)) {
            let Counted { postings, name, proper, common, .. } =
                std::mem::take(&mut self.counted[id as usize]);
            let form = self.forms[id as usize].form.clone();
            let postings = steps::packed(postings.into_iter());
            words.forms.push(WordHere { form, postings, name, proper, common });
            places.insert(id, place);
        }
        let pair = |((first, second), numbers): ((u32, u32), Vec<u32>)| {
            let (first, second): (u32, u32) = (places[&first], places[&second]);
            (first.min(second), first.max(second), steps::packed(numbers.into_iter()))
        };
        words.pairs = self.pairs.drain().map(pair).collect();
        words.pairs.sort_unstable();
        words
    }

    /// Notes that two words which may be names follow one another.
    fn pair(&mut self, first: u32, second: u32, number: u32) {
        if self.forms[first as usize].stop || self.forms[second as usize].stop {
            return;
        }
        let numbers = self.pairs.entry((first.min(second), first.max(second))).or_default();
        if numbers.last() != Some(&number) {
            numbers.push(number);
        }
    }

    /// What is counted of a form in the block at hand.
    fn counted(&mut self, id: u32) -> &mut Counted {
        let counted = &mut self.counted[id as usize];
        if !counted.met {
            counted.met = true;
            self.here.push(id);
        }
        counted
    }

    /// What is counted of a form in the record at hand.
    fn touch(&mut self, id: u32) -> &mut (u32, u8) {
        let entry = &mut self.found[id as usize];
        if *entry == (0, 0) {
            self.touched.push(id);
        }
        entry
    }

    /// The position of a word's form; none for what is no word.
    fn id(&mut self, word: &str) -> Option<u32> {
        if let Some(id) = self.raw.get(word) {
            return Some(*id).filter(|id| *id != u32::MAX);
        }
        let form = form(word);
        let id = if form.is_empty() {
            u32::MAX
        } else {
            let next = self.forms.len() as u32;
            let id = *self.by_form.entry(form.clone()).or_insert(next);
            if id == next {
                let stop = is_stop(&form);
                self.forms.push(Form { form, stop });
                self.counted.push(Counted::default());
                self.found.push((0, 0));
            }
            id
        };
        self.raw.insert(word.to_owned(), id);
        Some(id).filter(|id| *id != u32::MAX)
    }
}

/// The words of a run of blocks.
#[derive(Default)]
pub(crate) struct Table {
    forms: FxHashMap<String, Total>,
    pairs: FxHashMap<(u32, u32), Steps>,
}

/// What is known of a form.
struct Total {
    /// Its number in the table.
    id: u32,
    postings: Steps,
    name: bool,
    proper: u32,
    common: u32,
}

impl Table {
    /// Adds the words of a block; blocks come in the order of their numbers.
    pub(crate) fn add(&mut self, words: Words) {
        let mut ids = Vec::with_capacity(words.forms.len());
        for WordHere { form, postings, name, proper, common } in words.forms {
            let id = self.forms.len() as u32;
            let fresh = || Total { id, postings: Steps::default(), name: false, proper: 0, common: 0 };
            let total = self.forms.entry(form).or_insert_with(fresh);
            total.postings.extend(steps::unpacked(&postings));
            total.name |= name;
            total.proper += proper;
            total.common += common;
            ids.push(total.id);
        }
        for (first, second, numbers) in words.pairs {
            let (first, second) = (ids[first as usize], ids[second as usize]);
            let all = self.pairs.entry((first.min(second), first.max(second))).or_default();
            all.extend(steps::unpacked(&numbers));
        }
    }

    /// The pairs as terms of the lexicon.
    fn take_pairs(&mut self) -> Vec<Term> {
        let mut keys = vec![String::new(); self.forms.len()];
        self.forms.iter().for_each(|(form, total)| keys[total.id as usize] = loose_key(form));
        let term = |((first, second), numbers): ((u32, u32), Steps)| Term {
            form: pair_form(&keys[first as usize], &keys[second as usize]),
            postings: numbers.iter().map(|number| pack(number, 0)).collect(),
            name: false,
        };
        std::mem::take(&mut self.pairs).into_iter().map(term).filter(|term| !term.form.is_empty()).collect()
    }
}

/// The level of a word of running text: BM25's share of frequency and length
/// in five steps. The mean length is a constant, so that no level shifts when
/// the archive grows.
fn impact(times: u32, length: u32) -> u8 {
    const MEAN: f64 = 350.0;
    if times == 0 {
        return 0;
    }
    let (times, length) = (f64::from(times), f64::from(length));
    let share = times / (times + 1.2 * (0.4 + 0.6 * length / MEAN));
    ((share * 5.0) as u8).min(4)
}

/// Brings the tables of all threads together, in the order of forms.
pub(crate) fn merge(mut tables: Vec<Table>) -> Vec<Term> {
    let pairs = merge_pairs(tables.par_iter_mut().flat_map_iter(Table::take_pairs).collect());
    let mut all: Vec<(String, Total)> = tables.into_iter().flat_map(|table| table.forms).collect();
    // Stable: parts stand in the order of their numbers.
    all.par_sort_by(|a, b| a.0.cmp(&b.0));
    let mut merged: Vec<(String, Total)> = Vec::new();
    for (form, next) in all {
        match merged.last_mut() {
            Some((last_form, last)) if *last_form == form => {
                last.postings.extend(next.postings.iter());
                last.name |= next.name;
                last.proper += next.proper;
                last.common += next.common;
            }
            _ => merged.push((form, next)),
        }
    }
    let listed = merged.into_iter().filter(|(_, total)| !total.postings.is_empty());
    let term = |(form, total): (String, Total)| Term {
        name: total.name || total.proper > 4 * total.common,
        form,
        postings: total.postings,
    };
    listed.map(term).chain(pairs).collect()
}

/// Brings together the pairs that sound alike.
fn merge_pairs(mut all: Vec<Term>) -> Vec<Term> {
    all.par_sort_unstable_by(|a, b| a.form.cmp(&b.form));
    let mut merged: Vec<Term> = Vec::new();
    for next in all {
        match merged.last_mut() {
            Some(last) if last.form == next.form => last.postings.extend(next.postings.iter()),
            _ => merged.push(next),
        }
    }
    for term in &mut merged {
        let mut postings: Vec<u32> = term.postings.iter().collect();
        postings.sort_unstable();
        postings.dedup();
        term.postings = postings.into_iter().collect();
    }
    merged
}

/// The form under which two neighbours are listed, in either order and any
/// spelling; empty where one has no sound.
pub(crate) fn pair_form(a: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() {
        return String::new();
    }
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    format!("&{first}{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_stand_together_are_a_pair_in_any_spelling() {
        let mut counter = Counter::default();
        let text = "Police met Aidos Tarnov. The court of Orda, Aidos said, and Tarnov went home.";
        let fields = |text: &str| Fields {
            paragraphs: vec![crate::search::documents::Paragraph::new(1, text)],
            ..Fields::default()
        };
        let mut table = Table::default();
        counter.add(3, &fields(text));
        table.add(counter.block());
        counter.add(4, &fields("In May Тарнов Айдос spoke."));
        table.add(counter.block());
        assert_eq!(counter.block(), Words::default());
        let pairs: Vec<Term> =
            merge(vec![table]).into_iter().filter(|term| term.form.starts_with('&')).collect();
        let wanted = pair_form(&loose_key("aidos"), &loose_key("tarnov"));
        let found: Vec<_> = pairs.iter().filter(|term| term.form == wanted).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].postings.iter().eq([pack(3, 0), pack(4, 0)]));
        let apart = pair_form(&loose_key("orda"), &loose_key("aidos"));
        assert!(pairs.iter().all(|term| term.form != apart));
    }
}

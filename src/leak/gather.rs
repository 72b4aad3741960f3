//! What the leak check looks for, and what it must let pass.

use std::collections::HashMap;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Span;
use crate::leak::scan::{Rows, Wanted};
use crate::leak::{LeakCheck, Name, Rule, SOUND, sound};
use crate::model::{Kind, RecordId, Records};
use crate::resolve::withhold::{HiddenNames, Reach, public_name};
use crate::text::spell;

/// Lone words of fewer letters are not looked for.
const SHORTEST: usize = 3;

impl LeakCheck {
    /// Gathers what is looked for: everything about the names of hidden records that nothing public
    /// shares. `interface` are the words of the program itself.
    #[must_use]
    pub fn new<'t>(records: &Records, interface: impl Iterator<Item = &'t str>) -> Self {
        let hidden = HiddenNames::new(records);
        if !records.all().any(|record| records.head(record).hides_name()) {
            return LeakCheck::default();
        }
        let shared = Shared::new(records, interface);
        let mut check = LeakCheck::default();
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let text = |word: &u32| hidden.words[*word as usize].folded.clone();
        for entry in &hidden.entries {
            let words: Vec<String> = entry.words.iter().map(text).collect();
            let lone = words.len() == 1;
            let single = lone || entry.reach == Reach::Near;
            let common = if single { shared.has_word(&words.concat()) } else { shared.has_name(&words) };
            let short = lone && (entry.by_sound || words[0].chars().count() < SHORTEST);
            if !common && !short {
                let rule = if entry.reach == Reach::Near { Rule::LoneName } else { Rule::FullName };
                check.add(&mut numbers, entry.record, &words, entry.required, entry.ordered, rule);
            }
        }
        for (word, entry) in hidden.all_joined().filter(|(word, _)| !shared.has_word(word)) {
            let record = hidden.entries[entry as usize].record;
            check.add(&mut numbers, record, &[word.to_owned()], 1, true, Rule::FullName);
        }
        check.ids(records, &shared, &mut numbers);
        check.tops = tops(records);
        let mut rows = Rows { words: check.numbered(), ..Rows::default() };
        check.other_spellings(records, &hidden, &mut rows);
        check.wanted = (!rows.words.is_empty()).then(|| Wanted::new(&rows));
        check
    }

    /// The ids and old ids of hidden records: of people wherever they stand, of others as addresses,
    /// since `salt-road` may also be two plain words.
    fn ids(&mut self, records: &Records, shared: &Shared, numbers: &mut FxHashMap<String, u32>) {
        let hidden =
            records.all().filter(|record| records.head(*record).hides_name() && !records.head(*record).draft);
        for record in hidden {
            let head = records.head(record);
            let old = head.redirects.iter().map(|old| old.0.as_str());
            let told = records.removals.iter().find(|removal| removal.record == record && !removal.hold);
            let public = match told {
                Some(removal) => Some(removal.address.as_str()),
                None => head.publish.public_id.as_deref().filter(|_| !head.is_withheld()),
            };
            for id in old.chain([head.id.as_str()]).filter(|id| public != Some(*id)) {
                let mut words: Vec<String> = spell::words(id).into_iter().map(|word| word.folded).collect();
                if shared.ids.iter().any(|other| contains(other, &words)) {
                    continue;
                }
                if record.kind != Kind::Person || words.len() == 1 {
                    words.insert(0, record.kind.folder().to_owned());
                }
                self.add(numbers, record, &words, all_of(words.len()), true, Rule::Id);
            }
        }
    }

    fn add(
        &mut self,
        numbers: &mut FxHashMap<String, u32>,
        record: RecordId,
        words: &[String],
        required: u32,
        ordered: bool,
        rule: Rule,
    ) {
        let mut own = Vec::with_capacity(words.len());
        for word in words {
            let next = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
            let number = *numbers.entry(word.clone()).or_insert(next);
            if number == next {
                self.words.push(word.clone());
                self.of_word.push(Vec::new());
            }
            own.push(number);
        }
        self.push(record, own, required, ordered, rule);
    }

    fn push(&mut self, record: RecordId, words: Vec<u32>, required: u32, ordered: bool, rule: Rule) {
        let name = u32::try_from(self.names.len()).expect("fewer than 2^32 names");
        for word in &words {
            let names = &mut self.of_word[*word as usize];
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        self.names.push(Name { record, words, required, ordered, rule });
    }

    /// The words with their numbers.
    fn numbered(&self) -> Vec<(String, u32)> {
        self.words.iter().cloned().zip(0..).collect()
    }

    /// Full names as they sound: in other alphabets, and in Latin letters by other habits. A name that
    /// a public one may be as well is left out.
    fn other_spellings(&mut self, records: &Records, hidden: &HiddenNames, rows: &mut Rows) {
        let mut names: Vec<(RecordId, Vec<(String, String)>)> = Vec::new();
        let mut seen = FxHashSet::default();
        let people = hidden.entries.iter().filter(|entry| entry.record.kind == Kind::Person);
        for entry in people.filter(|entry| entry.reach == Reach::Everywhere && entry.words.len() > 1) {
            let needed = (0..entry.words.len()).filter(|bit| entry.required & (1 << bit) != 0);
            let words = needed.map(|bit| &hidden.words[entry.words[bit] as usize].folded);
            let keyed: Option<Vec<_>> = words.map(|word| Some((sound::key(word)?, word.clone()))).collect();
            let Some(mut keyed) = keyed.filter(|keyed| keyed.len() > 1) else { continue };
            keyed.sort();
            let keys: Vec<String> = keyed.iter().map(|row| row.0.clone()).collect();
            if seen.insert((entry.record, keys)) {
                names.push((entry.record, keyed));
            }
        }
        let public = public_keys(records, &names);
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        for (record, keyed) in names {
            let keys: Vec<String> = keyed.iter().map(|row| row.0.clone()).collect();
            let mut others = public.get(&keys[0]).into_iter().flatten();
            if others.any(|name| keys.iter().all(|key| name.contains(key))) {
                continue;
            }
            for (key, word) in keyed {
                let next = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
                let number = *numbers.entry(key.clone()).or_insert_with(|| {
                    self.words.push(format!("{SOUND}{key}"));
                    self.of_word.push(Vec::new());
                    rows.keys.push((key, next));
                    next
                });
                rows.spellings.extend(sound::spellings(&word).into_iter().map(|one| (one, number)));
            }
            let numbers = keys.iter().map(|key| numbers[key]).collect();
            self.push(record, numbers, all_of(keys.len()), false, Rule::OtherSpelling);
        }
    }
}

/// What public records and the program say: words and names that cannot give anybody away.
struct Shared {
    words: FxHashSet<String>,
    names: FxHashSet<Vec<String>>,
    ids: Vec<Vec<String>>,
}

impl Shared {
    fn new<'t>(records: &Records, interface: impl Iterator<Item = &'t str>) -> Shared {
        let mut shared = Shared { words: FxHashSet::default(), names: FxHashSet::default(), ids: Vec::new() };
        for text in interface {
            shared.words.extend(spell::words(text).into_iter().map(|word| word.folded));
        }
        for record in records.all().filter(|record| !records.head(*record).draft) {
            let head = records.head(record);
            if head.is_withheld() {
                continue;
            }
            if head.hides_name() {
                shared.add(&public_name(records, record));
                continue;
            }
            let id: Vec<String> = spell::words(&head.id).into_iter().map(|word| word.folded).collect();
            shared.ids.push(id);
            let title = matches!(record.kind, Kind::Article | Kind::Case | Kind::Page);
            if !title {
                shared.add(records.name(record));
                records.aliases(record).iter().for_each(|alias| shared.add(&alias.value));
            }
        }
        shared
    }

    fn add(&mut self, name: &str) {
        let mut words: Vec<String> = spell::words(name).into_iter().map(|word| word.folded).collect();
        self.words.extend(words.iter().cloned());
        self.words.insert(words.concat());
        words.sort_unstable();
        self.names.insert(words);
    }

    fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn has_name(&self, words: &[String]) -> bool {
        let mut words = words.to_vec();
        words.sort_unstable();
        self.names.contains(&words)
    }
}

/// Whether `inner` stands in `outer`, word by word.
fn contains(outer: &[String], inner: &[String]) -> bool {
    outer.windows(inner.len().max(1)).any(|window| window == inner)
}

fn tops(records: &Records) -> HashMap<RecordId, (String, Span)> {
    let hidden = records.all().filter(|record| records.head(*record).hides_name());
    hidden.map(|record| (record, (records.head(record).id.clone(), records.head(record).top()))).collect()
}

/// As many bits as there are words.
fn all_of(words: usize) -> u32 {
    u32::MAX >> (32 - words.clamp(1, 32))
}

/// The keys of public names, under each key that a hidden name has too.
fn public_keys(
    records: &Records,
    hidden: &[(RecordId, Vec<(String, String)>)],
) -> FxHashMap<String, Vec<Rc<FxHashSet<String>>>> {
    let keys = hidden.iter().flat_map(|(_, keyed)| keyed.iter().map(|row| row.0.clone()));
    let mut out: FxHashMap<String, Vec<Rc<FxHashSet<String>>>> = keys.map(|key| (key, Vec::new())).collect();
    let shown = |record: &RecordId| {
        let head = records.head(*record);
        !head.draft && !head.hides_name()
    };
    if out.is_empty() {
        return out;
    }
    for record in records.of(Kind::Person).filter(shown) {
        let aliases = records.aliases(record).iter().map(|alias| alias.value.as_str());
        for name in aliases.chain([records.name(record)]) {
            let words = spell::words(name);
            let keys: FxHashSet<String> = words.iter().filter_map(|word| sound::key(&word.folded)).collect();
            let keys = Rc::new(keys);
            for key in keys.iter() {
                if let Some(names) = out.get_mut(key) {
                    names.push(Rc::clone(&keys));
                }
            }
        }
    }
    out
}

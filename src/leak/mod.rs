//! The last look before anything is put in place: no hidden name may stand
//! in what is about to be published.
//!
//! Looked for are the full names and aliases of hidden records (their words
//! side by side, in any order), their ids, and single words of their names
//! that nobody public shares; as whole words, whatever the case and the marks,
//! in the content and in the address of every file.

mod decode;
mod scan;

use std::collections::{BTreeSet, HashMap};

use rustc_hash::{FxHashMap, FxHashSet};

use self::scan::{Found, Gap, Wanted, scan};
use crate::diag::{Diag, Span, codes};
use crate::model::{Kind, RecordId, Records};
use crate::resolve::withhold::{HiddenNames, Reach, public_name};
use crate::text::spell;

/// Lone words of fewer letters are not looked for.
const SHORTEST: usize = 3;

/// What is looked for.
#[derive(Debug, Default)]
pub struct LeakCheck {
    wanted: Option<Wanted>,
    names: Vec<Name>,
    /// The names in which a word stands.
    of_word: Vec<Vec<u32>>,
    /// The words, folded; only to leave out those that turn out to be common.
    words: Vec<String>,
    tops: HashMap<RecordId, (String, Span)>,
}

/// Words that together are a hidden name.
#[derive(Debug)]
struct Name {
    record: RecordId,
    words: Vec<u32>,
    required: u32,
    ordered: bool,
    rule: Rule,
}

/// Why a stretch of text is a leak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A full name or alias.
    FullName,
    /// A word of a name that nobody public shares.
    LoneName,
    /// The id of a hidden record.
    Id,
    /// A packed file that cannot be looked into.
    Unreadable,
}

/// A hidden name in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The record whose name it is; `None` for a file that cannot be read.
    pub record: Option<RecordId>,
    /// The file that would hold it, below the published folder.
    pub path: String,
    /// The line of the file, from 1; `None` for its address.
    pub line: Option<usize>,
    /// Why it is one.
    pub rule: Rule,
}

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
            let short = lone && words[0].chars().count() < SHORTEST;
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
        check.finish();
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
                let all = u32::MAX >> (32 - words.len().clamp(1, 32));
                self.add(numbers, record, &words, all, true, Rule::Id);
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
        let name = u32::try_from(self.names.len()).expect("fewer than 2^32 names");
        let mut own = Vec::with_capacity(words.len());
        for word in words {
            let next = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
            let number = *numbers.entry(word.clone()).or_insert(next);
            if number == next {
                self.words.push(word.clone());
                self.of_word.push(Vec::new());
            }
            let names = &mut self.of_word[number as usize];
            if names.last() != Some(&name) {
                names.push(name);
            }
            own.push(number);
        }
        self.names.push(Name { record, words: own, required, ordered, rule });
    }

    fn finish(&mut self) {
        let words = self.words.iter().enumerate();
        let rows = words.map(|(at, word)| (word.clone(), u32::try_from(at).unwrap_or(u32::MAX)));
        self.wanted = (!self.words.is_empty()).then(|| Wanted::new(rows));
    }

    /// Leaves out single words that turned out to be other people's as well.
    #[must_use]
    pub fn without(mut self, common: &BTreeSet<String>) -> Self {
        let words = &self.words;
        for names in &mut self.of_word {
            let all = &self.names;
            names.retain(|name| {
                let name = &all[*name as usize];
                name.rule != Rule::LoneName
                    || !name.words.iter().all(|word| common.contains(&words[*word as usize]))
            });
        }
        self
    }

    /// Looks for the full names and ids of one record only.
    #[must_use]
    pub fn of_record(mut self, record: RecordId) -> Self {
        let all = &self.names;
        for names in &mut self.of_word {
            names.retain(|name| {
                let name = &all[*name as usize];
                name.record == record && name.rule != Rule::LoneName
            });
        }
        self
    }

    /// Whether there is anything to look for.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.wanted.is_none()
    }

    /// Looks at one file, address and content.
    #[must_use]
    pub fn look(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        let wanted = self.wanted.as_ref()?;
        let leak = |record, line, rule| Leak { record, path: path.to_owned(), line, rule };
        if let Some((name, _)) = self.first(&scan(path.as_bytes(), false, wanted)) {
            return Some(leak(Some(name.record), None, name.rule));
        }
        let Some(parts) = decode::open(path, bytes) else {
            return Some(leak(None, None, Rule::Unreadable));
        };
        parts.iter().find_map(|part| {
            if let Some((name, _)) = self.first(&scan(part.name.as_bytes(), false, wanted)) {
                return Some(leak(Some(name.record), None, name.rule));
            }
            let (name, at) = self.first(&scan(&part.bytes, part.tags, wanted))?;
            let line =
                part.bytes[..at.min(part.bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
            Some(leak(Some(name.record), Some(line), name.rule))
        })
    }

    /// The first name that the words of a text make, and where it ends.
    fn first(&self, found: &[Found]) -> Option<(&Name, usize)> {
        (0..found.len()).find_map(|at| {
            let names = self.of_word[found[at].word as usize].iter().map(|name| &self.names[*name as usize]);
            names.into_iter().find_map(|name| Some((name, ends(name, found, at)?)))
        })
    }
}

/// Where a name ends whose first word in the text is `found[at]`.
fn ends(name: &Name, found: &[Found], at: usize) -> Option<usize> {
    let (mut used, mut last) = (0_u32, &found[at]);
    for next in std::iter::once(&found[at]).chain(&found[at + 1..]) {
        if used > 0 {
            if next.first <= last.last {
                continue;
            }
            let comma = next.gap == Gap::Comma;
            if next.first != last.last + 1 || next.gap == Gap::Break || (comma && found[at].gap == Gap::Space)
            {
                break;
            }
        }
        let wanted = used.count_ones() as usize;
        let free = |bit: &usize| name.words[*bit] == next.word && used & (1 << *bit) == 0;
        let bit = if name.ordered {
            Some(wanted).filter(|bit| *bit < name.words.len() && name.words[*bit] == next.word)
        } else {
            (0..name.words.len()).find(free)
        };
        match bit {
            Some(bit) => {
                used |= 1 << bit;
                last = next;
            }
            // Another reading of the same place may follow.
            None => continue,
        }
        let enough = used & name.required == name.required
            && (name.words.len() == 1 || used.count_ones() >= 2)
            && !(name.ordered && (used.count_ones() as usize) < name.words.len());
        if enough {
            return Some(last.at);
        }
    }
    None
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

impl Leak {
    /// The leak as an error; it names the record by its id only. So many other
    /// files would hold the name too.
    #[must_use]
    pub fn diag(&self, check: &LeakCheck, others: usize) -> Diag {
        let more = match others {
            0 => String::new(),
            1 => " and another file".to_owned(),
            _ => format!(" and {others} other files"),
        };
        let place = match self.line {
            Some(line) => format!("line {line} of {}{more}", self.path),
            None => format!("the address {}{more}", self.path),
        };
        let known = self.record.and_then(|record| Some((record, check.tops.get(&record)?)));
        let Some((record, (id, top))) = known else {
            let message = format!("{} cannot be looked into for withheld names", self.path);
            return Diag::error(codes::WITHHELD_NAME, Span::whole(crate::diag::FileId(0)), message)
                .help("leave this output out, or have it made in a format that can be read");
        };
        let what = match self.rule {
            Rule::FullName => "the name",
            Rule::LoneName => "a word of the name",
            Rule::Id => "the id",
            Rule::Unreadable => "something",
        };
        let message = format!("{what} of the withheld {} `{id}` would stand in {place}", record.kind);
        let help = match self.rule {
            Rule::LoneName => {
                "take the word out of the records that this file is made from; if it is somebody else's there, \
                 say so with a `[[mention]]`"
            }
            Rule::Id => "give the record, or the one that is called after it, another id or a `public_id`",
            _ => "take the name out of the records that this file is made from",
        };
        Diag::error(codes::WITHHELD_NAME, *top, message).help(help)
    }
}

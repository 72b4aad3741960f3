//! The last look before anything is put in place: no withheld name may stand
//! in what is about to be published.
//!
//! This first form looks for the full names, aliases and ids of withheld
//! records, letter for letter but for case, as whole words, in the text and
//! in the addresses of every file.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;

use crate::diag::{Diag, Span, codes};
use crate::model::{RecordId, Records};

/// What is looked for.
#[derive(Debug)]
pub struct LeakCheck {
    finder: Option<AhoCorasick>,
    names: Vec<(String, RecordId)>,
}

/// A withheld name in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The record that is withheld.
    pub record: RecordId,
    /// The file that would hold it, below the published folder.
    pub path: String,
}

impl LeakCheck {
    /// Gathers the names of all withheld records that no public record shares.
    #[must_use]
    pub fn new(records: &Records) -> Self {
        let own_names = |record: RecordId| {
            let head = records.head(record);
            let aliases = records.aliases(record).iter().map(|alias| alias.value.as_str());
            std::iter::once(records.name(record))
                .chain(aliases)
                .chain(std::iter::once(head.id.as_str()))
                .map(folded)
        };
        let (withheld, public): (Vec<RecordId>, Vec<RecordId>) =
            records.all().partition(|record| records.head(*record).is_withheld());
        if withheld.is_empty() {
            return LeakCheck { finder: None, names: Vec::new() };
        }
        let shared: HashSet<String> = public.into_iter().flat_map(own_names).collect();
        let mut names: Vec<(String, RecordId)> = withheld
            .into_iter()
            .flat_map(|record| own_names(record).map(move |name| (name, record)))
            .collect();
        names.retain(|(name, _)| !name.is_empty() && !shared.contains(name));
        names.sort();
        names.dedup_by(|a, b| a.0 == b.0);
        let finder = AhoCorasick::new(names.iter().map(|row| row.0.as_str())).ok();
        LeakCheck { finder, names }
    }

    /// How to name the withheld records in a message, once the archive is gone.
    #[must_use]
    pub fn record_tops(&self, records: &Records) -> RecordTops {
        let tops = self.names.iter().map(|(_, record)| {
            let head = records.head(*record);
            (*record, (head.id.clone(), head.top()))
        });
        RecordTops(tops.collect())
    }

    /// Whether there is anything to look for.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.names.is_empty()
    }

    /// Looks at one file, address and content.
    #[must_use]
    pub fn look(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        let finder = self.finder.as_ref()?;
        let content = folded(&String::from_utf8_lossy(bytes));
        let address = path.to_lowercase();
        let found = [content.as_str(), address.as_str()].into_iter().find_map(|text| {
            finder
                .find_overlapping_iter(text)
                .find(|found| is_whole_word(text, found.start(), found.end()))
                .map(|found| self.names[found.pattern().as_usize()].1)
        });
        found.map(|record| Leak { record, path: path.to_owned() })
    }
}

/// Case, entities and line breaks make no difference.
fn folded(text: &str) -> String {
    let plain = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The ids and first lines of withheld records.
#[derive(Debug)]
pub struct RecordTops(HashMap<RecordId, (String, Span)>);

impl Leak {
    /// The leak as an error; it names the record by its id only.
    ///
    /// # Panics
    /// When `tops` was made from another check.
    #[must_use]
    pub fn diag(&self, tops: &RecordTops) -> Diag {
        let (id, top) = tops.0.get(&self.record).expect("every name that is looked for has its record");
        let message =
            format!("the name of the withheld {} `{id}` would stand in {}", self.record.kind, self.path);
        Diag::error(codes::WITHHELD_NAME, *top, message)
            .help("take the name out of the records that this file is made from")
    }
}

//! Records that may be one person, and spellings that may be added.
//!
//! Names are compared within blocks of names that share two words by loose key, never all with all.

use rustc_hash::FxHashMap;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::KnownName;
use crate::text::fold;
use crate::text::names::{Comparison, Name, Verdict, compare};

/// Blocks larger than this are commonplace words, not likenesses.
const LARGEST_BLOCK: usize = 200;

/// Two people's records that may be one person's.
#[derive(Debug, Clone, PartialEq)]
pub struct Duplicate {
    /// The record with the smaller id.
    pub first: RecordId,
    /// The other.
    pub second: RecordId,
    /// The two names that are most alike.
    pub names: (String, String),
    /// What the comparison says, for and against.
    pub comparison: Comparison,
}

/// Finds people whose names are spellings of one another, the likest first.
///
/// `distinct` tells pairs that an editor has declared two people.
#[must_use]
pub fn likely_duplicates(
    names: &[KnownName],
    distinct: &dyn Fn(RecordId, RecordId) -> bool,
) -> Vec<Duplicate> {
    let mut blocks: FxHashMap<(String, String), Vec<usize>> = FxHashMap::default();
    for (at, name) in names.iter().enumerate().filter(|(_, n)| n.record.kind == Kind::Person) {
        for key in block_keys(&name.value) {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut best: FxHashMap<(RecordId, RecordId), Duplicate> = FxHashMap::default();
    for block in blocks.values().filter(|b| b.len() <= LARGEST_BLOCK) {
        for (n, &a) in block.iter().enumerate() {
            for &b in &block[n + 1..] {
                weigh(&names[a], &names[b], distinct, &mut best);
            }
        }
    }
    let mut found: Vec<Duplicate> = best.into_values().collect();
    found.sort_by(|x, y| {
        y.comparison.score.total_cmp(&x.comparison.score).then((x.first, x.second).cmp(&(y.first, y.second)))
    });
    found
}

fn weigh(
    a: &KnownName,
    b: &KnownName,
    distinct: &dyn Fn(RecordId, RecordId) -> bool,
    best: &mut FxHashMap<(RecordId, RecordId), Duplicate>,
) {
    let (a, b) = if a.record <= b.record { (a, b) } else { (b, a) };
    if a.record == b.record || distinct(a.record, b.record) {
        return;
    }
    let comparison = compare(&a.value, &b.value);
    let names = (a.value.clone(), b.value.clone());
    let better = |old: &Duplicate| (comparison.score, &old.names) > (old.comparison.score, &names);
    if comparison.verdict == Verdict::Same && best.get(&(a.record, b.record)).is_none_or(better) {
        let found = Duplicate { first: a.record, second: b.record, names, comparison };
        best.insert((a.record, b.record), found);
    }
}

/// Every pair of a name's words, by loose key: what two spellings of it share.
pub(crate) fn block_keys(name: &str) -> Vec<(String, String)> {
    let read = Name::read(name);
    let whole = read.parts.iter().filter(|p| !p.is_initial);
    let keys: Vec<String> = whole.map(|p| fold::loose_key(&p.written)).collect();
    let mut pairs = Vec::new();
    for (at, a) in keys.iter().enumerate() {
        for b in &keys[at + 1..] {
            pairs.push(if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) });
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(at: usize, value: &str) -> KnownName {
        let record = RecordId::new(Kind::Person, at);
        KnownName {
            record,
            value: value.to_owned(),
            display: true,
            alone: false,
            fathers_name: false,
            whole: false,
        }
    }

    #[test]
    fn spellings_of_one_name_are_proposed_and_relatives_are_not() {
        let names = [
            known(0, "Qairat Orynbaiuly"),
            known(1, "Каират Орынбай"),
            known(2, "Aida Tarnova"),
            known(3, "Aidar Tarnov"),
            known(4, "Kayrat Orynbay"),
        ];
        let no = |_: RecordId, _: RecordId| false;
        let pairs: Vec<(usize, usize)> =
            likely_duplicates(&names, &no).iter().map(|d| (d.first.at(), d.second.at())).collect();
        assert_eq!(pairs.len(), 3, "{pairs:?}");
        assert!(pairs.iter().all(|p| [0, 1, 4].contains(&p.0) && [0, 1, 4].contains(&p.1)));
        let apart = |a: RecordId, b: RecordId| (a.at(), b.at()) == (0, 1);
        assert_eq!(likely_duplicates(&names, &apart).len(), 2);
    }
}

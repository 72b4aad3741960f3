//! Document numbers that stay when others come.
//!
//! Each kind has a table of slots; a record's place is a hash of its kind and
//! id, or the next free slot. An addition moves at most the few records that
//! stand in one row behind it, until the table has to grow by half.

use sha2::{Digest as _, Sha256};

use crate::model::{Kind, RecordId};
use crate::site::Public;

/// The kinds in the order of their numbers; articles last.
pub(crate) const ORDER: [Kind; 7] =
    [Kind::Person, Kind::Case, Kind::Organisation, Kind::Place, Kind::Outlet, Kind::Page, Kind::Article];

/// Slots in one block of result cards; every kind begins at a new block.
pub(crate) const BLOCK: u32 = 128;

/// Which number each document has.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// The first number of each kind of [`ORDER`], and the end of the last.
    pub bases: [u32; 8],
    /// Number and record, by number.
    pub documents: Vec<(u32, RecordId)>,
    by_record: [Vec<u32>; 7],
}

impl Numbers {
    /// Numbers what stands in lists.
    pub(crate) fn new(site: &Public<'_>) -> Self {
        let mut numbers = Numbers {
            bases: [0; 8],
            documents: Vec::new(),
            by_record: Kind::ALL.map(|kind| vec![u32::MAX; site.records().count(kind)]),
        };
        for (at, kind) in ORDER.into_iter().enumerate() {
            let base = numbers.bases[at];
            let (slots, placed) =
                place(site.listed(kind).map(|record| (home(site, record), record)).collect());
            for (slot, record) in placed {
                numbers.by_record[kind as usize][record.at()] = base + slot;
                numbers.documents.push((base + slot, record));
            }
            numbers.bases[at + 1] = base + slots.next_multiple_of(BLOCK);
        }
        numbers
    }

    /// The number of a record; none if it is not in the search.
    pub(crate) fn of(&self, record: RecordId) -> Option<u32> {
        Some(self.by_record[record.kind as usize][record.at()]).filter(|number| *number != u32::MAX)
    }
}

fn home(site: &Public<'_>, record: RecordId) -> u64 {
    let digest = Sha256::digest(format!("{}/{}", record.kind.folder(), site.records().head(record).id));
    digest[..8].iter().fold(0, |hash, byte| (hash << 8) | u64::from(*byte))
}

/// Gives each its slot; says how many slots there are.
fn place<T: Ord + Copy>(mut homes: Vec<(u64, T)>) -> (u32, Vec<(u32, T)>) {
    if homes.is_empty() {
        return (0, Vec::new());
    }
    let wanted = u64::from(capacity(homes.len()));
    homes.sort_unstable();
    let mut next = 0;
    let mut placed = Vec::with_capacity(homes.len());
    // The high bits choose the slot, so hashes in order have slots in order.
    for (hash, record) in homes {
        let slot = ((u128::from(hash) * u128::from(wanted)) >> 64) as u32;
        placed.push((slot.max(next), record));
        next = slot.max(next) + 1;
    }
    (next.max(wanted as u32), placed)
}

/// Half as many again at least: 8, 12, 16, 24, 32 …
fn capacity(count: usize) -> u32 {
    let wanted = (count + count / 2).max(8) as u32;
    let below = 1 << (31 - wanted.leading_zeros());
    [below, below + below / 2, below * 2].into_iter().find(|size| *size >= wanted).unwrap_or(below * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(id: u32) -> u64 {
        u64::from_be_bytes(Sha256::digest(id.to_be_bytes())[..8].try_into().unwrap())
    }

    #[test]
    fn an_addition_moves_few() {
        let many = |count: u32| place((0..count).map(|id| (hash(id), id)).collect());
        let (slots, before) = many(1000);
        assert_eq!(slots, 1536);
        let (_, after) = many(1001);
        let moved = before.iter().filter(|row| !after.contains(row)).count();
        assert!(moved < 12, "{moved}");
    }

    #[test]
    fn tables_grow_by_half() {
        assert_eq!([1, 6, 8, 9, 100].map(capacity), [8, 12, 12, 16, 192]);
    }
}

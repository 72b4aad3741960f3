//! Records in a written form that outlives a run: they are known there by what their permanent ids hash to, and not
//! by their positions, which any new record moves.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use siphasher::sip::SipHasher13;

use crate::model::{Kind, RecordId};

/// What stands for the records of a run in every run.
#[derive(Debug, Default)]
pub struct Lasting {
    keys: [Vec<u64>; 7],
    records: FxHashMap<u64, RecordId>,
}

thread_local! {
    static LASTING: RefCell<Option<Arc<Lasting>>> = const { RefCell::new(None) };
}

impl Lasting {
    /// Takes the keys of all records, by kind and in id order.
    #[must_use]
    pub fn new(keys: [Vec<u64>; 7]) -> Self {
        let all = Kind::ALL.into_iter().zip(&keys).flat_map(|(kind, keys)| {
            keys.iter().enumerate().map(move |(at, key)| (*key, RecordId::new(kind, at)))
        });
        Lasting { records: all.collect(), keys }
    }

    /// Writes or reads something in which records stand for themselves, whatever their positions.
    ///
    /// Reading fails where a record is no more.
    pub fn within<T>(self: &Arc<Self>, work: impl FnOnce() -> T) -> T {
        let before = LASTING.replace(Some(Arc::clone(self)));
        let made = work();
        LASTING.set(before);
        made
    }
}

/// A number that stands for a record in every run.
#[must_use]
pub fn key(kind: Kind, id: &str) -> u64 {
    let mut sip = SipHasher13::new();
    (kind, id).hash(&mut sip);
    sip.finish()
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        LASTING.with_borrow(|lasting| match lasting {
            Some(lasting) => lasting.keys[self.kind as usize][self.at()].to_le_bytes().serialize(serializer),
            None => (self.kind, self.index).serialize(serializer),
        })
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LASTING.with_borrow(|lasting| match lasting {
            Some(lasting) => {
                let key = u64::from_le_bytes(Deserialize::deserialize(deserializer)?);
                lasting.records.get(&key).copied().ok_or_else(|| D::Error::custom("a record that is no more"))
            }
            None => Deserialize::deserialize(deserializer).map(|(kind, index)| RecordId { kind, index }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasting(ids: &[&str]) -> Arc<Lasting> {
        let people = |kind| ids.iter().map(|id| key(kind, id)).filter(|_| kind == Kind::Person).collect();
        Arc::new(Lasting::new(Kind::ALL.map(people)))
    }

    #[test]
    fn a_record_is_found_by_its_id_wherever_it_stands() {
        let (before, after) = (lasting(&["aidos", "bota"]), lasting(&["adil", "aidos", "bota"]));
        let written = before.within(|| postcard::to_stdvec(&RecordId::new(Kind::Person, 1))).unwrap();
        let read = |lasting: &Arc<Lasting>| lasting.within(|| postcard::from_bytes::<RecordId>(&written));
        assert_eq!(read(&after), Ok(RecordId::new(Kind::Person, 2)));
        assert!(read(&lasting(&["aidos"])).is_err());
        let plain = postcard::to_stdvec(&RecordId::new(Kind::Person, 1)).unwrap();
        assert_eq!(postcard::from_bytes(&plain), Ok(RecordId::new(Kind::Person, 1)));
    }
}

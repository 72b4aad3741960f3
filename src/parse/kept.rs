//! What was parsed, kept for the next run: a file that looks as it did is neither read nor parsed again.
//!
//! A record is kept in its written form beside what is known of its file. Other records are known in it by their
//! permanent ids, so that it stands whatever else is added. A file in which anything is wrong is parsed again each
//! time, so that nothing of a fault has to be kept; so are tombstones, translations and what lies in `private/`.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::diag::{FileId, read_in};
use crate::model::lasting::{Lasting, key};
use crate::model::{Kind, RecordId};
use crate::parse::Ids;
use crate::parse::Keep;
use crate::parse::records::Record;
use crate::source::{Known, Sources};

/// In how many parts records are kept: an edit writes one of them anew.
pub const PARTS: usize = if cfg!(debug_assertions) { 3 } else { 32 };

/// What was kept by an earlier run.
#[derive(Debug, Default)]
pub struct Kept<'k> {
    /// What is known of files, by path.
    pub files: FxHashMap<&'k str, Known>,
    records: FxHashMap<&'k str, &'k [u8]>,
    /// What every part rests on, and how many records it holds.
    parts: Vec<(u64, usize)>,
}

/// A part in its written form.
#[derive(Serialize, Deserialize)]
struct Part<'k> {
    /// What reading rests on besides the file itself.
    ground: u64,
    #[serde(borrow)]
    rows: Vec<Row<'k>>,
}

/// A record in its written form.
#[derive(Serialize, Deserialize)]
struct Row<'k> {
    path: &'k str,
    known: Known,
    #[serde(serialize_with = "bytes")]
    record: &'k [u8],
}

fn bytes<S: serde::Serializer>(bytes: &&[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

impl<'k> Kept<'k> {
    /// Reads parts that [`Fresh::parts`] gave; what cannot be read counts as none.
    #[must_use]
    pub fn read(parts: &'k [Vec<u8>]) -> Self {
        let mut kept = Kept::default();
        for part in parts {
            let part: Part<'k> = postcard::from_bytes(part).unwrap_or(Part { ground: 0, rows: Vec::new() });
            kept.parts.push((part.ground, part.rows.len()));
            for row in part.rows {
                kept.files.insert(row.path, row.known);
                kept.records.insert(row.path, row.record);
            }
        }
        kept
    }
}

/// What is parsed by this run, beside what was kept.
#[derive(Debug)]
pub(super) struct Again<'a> {
    kept: &'a Kept<'a>,
    lasting: Arc<Lasting>,
    ground: u64,
}

impl<'a> Again<'a> {
    pub(super) fn new(kept: &'a Kept<'a>, ids: &Ids) -> Self {
        let keys = Kind::ALL.map(|kind| ids.of(kind).map(|id| key(kind, id)).collect());
        Again { kept, lasting: Arc::new(Lasting::new(keys)), ground: ground(ids) }
    }

    /// A record as it was kept, if its file is as it was.
    pub(super) fn record(&self, record: RecordId, file: FileId, sources: &Sources) -> Option<Record> {
        let path = sources.path(file);
        if !sources.is_unread(file) || self.kept.parts.get(part_of(path))?.0 != self.ground {
            return None;
        }
        let bytes = self.kept.records.get(path)?;
        let read = || self.lasting.within(|| postcard::from_bytes::<Record>(bytes));
        read_in(file, read).ok().filter(|made| made.head().record == record)
    }

    /// A record in its written form.
    pub(super) fn written(&self, record: &Record) -> Option<Vec<u8>> {
        self.lasting.within(|| postcard::to_stdvec(record)).ok()
    }

    /// The parts of which something is not as it was kept, to be kept for the next run. A file of which nothing may
    /// be known has no row, whatever was kept of it before.
    pub(super) fn parts(&self, files: &[(FileId, Keep)], sources: &Sources) -> Vec<(usize, Vec<u8>)> {
        let mut parts: Vec<(bool, Vec<Row<'_>>)> = (0..PARTS).map(|_| (false, Vec::new())).collect();
        for (file, keep) in files {
            let path = sources.path(*file);
            let (is_changed, rows) = &mut parts[part_of(path)];
            let record = match keep {
                Keep::Nothing => None,
                Keep::AsBefore => self.kept.records.get(path).copied(),
                Keep::Fresh(bytes) => Some(bytes.as_slice()),
            };
            *is_changed |=
                !matches!(keep, Keep::AsBefore) && (record.is_some() || self.kept.records.contains_key(path));
            rows.extend(sources.known(*file).zip(record).map(|(known, record)| Row { path, known, record }));
        }
        let before = |at: usize| self.kept.parts.get(at).copied().unwrap_or((self.ground, 0));
        let written = parts.into_iter().enumerate().filter_map(|(at, (is_changed, rows))| {
            let is_same = !is_changed && before(at) == (self.ground, rows.len());
            let part = Part { ground: self.ground, rows };
            (!is_same).then(|| Some((at, postcard::to_stdvec(&part).ok()?)))?
        });
        written.collect()
    }
}

/// In which part the record of a file is kept.
fn part_of(path: &str) -> usize {
    let mut sip = SipHasher13::new();
    path.hash(&mut sip);
    (sip.finish() % PARTS as u64) as usize
}

/// What the reading of a reference rests on besides whether its record is there: an id that records of several
/// kinds have leads to the first that fits, and one that is written in two ways to the first way. No key takes
/// articles or pages besides records of other kinds.
fn ground(ids: &Ids) -> u64 {
    let (mut seen, mut sip) = (FxHashSet::default(), SipHasher13::new());
    for kind in Kind::ALL {
        ids.twins(kind).hash(&mut sip);
        let alone = matches!(kind, Kind::Article | Kind::Page);
        for id in ids.of(kind).filter(|id| !alone && !seen.insert(*id)) {
            (kind, id).hash(&mut sip);
        }
    }
    sip.finish()
}

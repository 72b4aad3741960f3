//! What was parsed, kept for the next run: a file that looks as it did is neither read nor parsed again.
//!
//! A record is kept in its written form beside what is known of its file. Other records are known in it by their
//! permanent ids, so that it stands whatever else is added. A file in which anything is wrong is parsed again each
//! time, so that nothing of a fault has to be kept; so are tombstones, translations and what lies in `private/`.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::diag::{FileId, read_in};
use crate::model::lasting::{Lasting, key};
use crate::model::{Kind, RecordId, Records};
use crate::parse::Ids;
use crate::parse::Keep;
use crate::parse::records::{Borrowed, Record};
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
    /// Reads parts as they were written; what cannot be read counts as none.
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

    /// Gives `write` the parts of which something is not as it was kept, one for each thread at a time, so that they are
    /// never all in memory. A file of which nothing may be known has no row, whatever was kept of it before.
    pub(super) fn keep(
        &self,
        files: &[(RecordId, FileId, Keep)],
        records: &Records,
        sources: &Sources,
        write: &(dyn Fn(usize, Vec<u8>) + Sync),
    ) {
        let mut parts: Vec<(bool, Vec<Draft>)> = (0..PARTS).map(|_| (false, Vec::new())).collect();
        for (record, file, keep) in files {
            let path = sources.path(*file);
            let (is_changed, rows) = &mut parts[part_of(path)];
            let known = sources.known(*file).filter(|_| !matches!(keep, Keep::Nothing));
            *is_changed |= match keep {
                Keep::AsBefore => false,
                Keep::Fresh if known.is_some() => true,
                _ => self.kept.records.contains_key(path),
            };
            rows.extend(known.map(|known| (*record, *file, *keep, known)));
        }
        parts.into_par_iter().enumerate().for_each(|(at, (is_changed, rows))| {
            let before = self.kept.parts.get(at).copied().unwrap_or((self.ground, 0));
            if is_changed || before != (self.ground, rows.len()) {
                let part = self.lasting.within(|| self.written(&rows, records, sources));
                part.into_iter().for_each(|part| write(at, part));
            }
        });
    }

    /// A part in its written form.
    fn written(&self, rows: &[Draft], records: &Records, sources: &Sources) -> Option<Vec<u8>> {
        let record = |(record, file, keep, _): &Draft| match keep {
            Keep::Fresh => postcard::to_stdvec(&Borrowed::of(*record, records)).ok().map(Cow::Owned),
            _ => self.kept.records.get(sources.path(*file)).copied().map(Cow::Borrowed),
        };
        let bytes: Vec<Option<Cow<'_, [u8]>>> = rows.iter().map(record).collect();
        let rows = rows.iter().zip(&bytes).filter_map(|((_, file, _, known), record)| {
            Some(Row { path: sources.path(*file), known: *known, record: record.as_deref()? })
        });
        postcard::to_stdvec(&Part { ground: self.ground, rows: rows.collect() }).ok()
    }
}

/// A row of which nothing is written yet.
type Draft = (RecordId, FileId, Keep, Known);

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

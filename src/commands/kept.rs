//! What the pages of the last build were made from, so that only those are made anew for which that changed.
//!
//! The record lies in `.casebook/` beside `public/`, like that of the last build. For every page it holds what
//! of the archive was read while it was made, and in what state all of that was. Deleting it, or one that
//! cannot be read, costs the time of making every page and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::commands::last::{FOLDER, keep, program, record_of};
use crate::model::reads::Reads;
use crate::model::{Kind, RecordId};
use crate::output::Made;
use crate::resolve::Memo;
use crate::site::SitePath;
use crate::site::states::{State, States, state_of};
use crate::source::stamps::{Files, Stamp};
use crate::write::{MANIFEST, Standing};

/// Raised whenever the form or the meaning of a record changes.
const FORMAT: u32 = 2;
/// The record of the names in articles.
const NAMES: &str = "names";
/// How many parts a record has.
const PARTS: u32 = 3;

/// What is kept of a build.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    format: u32,
    /// The state of everything that any page may depend on.
    common: State,
    /// The lasting keys of all records, by number.
    records: Vec<u64>,
    pages: Vec<Row>,
}

/// A page of a build.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    path: String,
    /// Which language's it is.
    tree: usize,
    /// What was read for it: the record's number times three, and the part.
    reads: Box<[u32]>,
    /// The state of all of it.
    state: State,
    digest: String,
    /// What the file looks like from outside.
    stamp: Stamp,
}

/// What the pages of today are made from, and those of the last build that stand for what would be made.
pub(super) struct Kept {
    file: PathBuf,
    out: PathBuf,
    common: State,
    /// Of every language.
    states: Vec<States>,
    /// Every record, by number.
    records: Vec<RecordId>,
    /// The number of the first record of each kind.
    firsts: [usize; 7],
    last: FxHashMap<String, Row>,
    /// Pages that were made anew, and what was read for them.
    fresh: Mutex<Vec<Fresh>>,
}

/// A page's path, its tree, and what was read for it.
type Fresh = (SitePath, usize, Box<[u32]>);

impl Kept {
    /// Looks which pages of the last build stand. `others` is everything that pages depend on and that no
    /// record says; nothing stands if that has changed, or if `afresh` is asked for. `found` is what lies in `out`.
    pub(super) fn look(
        (root, out): (&Path, &Path),
        made: &Made<'_>,
        others: &[u8],
        afresh: bool,
        found: &Files,
    ) -> Self {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
        let states: Vec<States> = made.trees.iter().map(|tree| States::of(tree.desk)).collect();
        let digest: [u8; 16] = Sha256::digest(others)[..16].try_into().unwrap_or_default();
        let common = states.iter().map(States::common).chain([State::from_le_bytes(digest)]);
        let records: Vec<RecordId> = made.site.public.records().all().collect();
        let mut kept = Kept {
            file: record_of(root, &out, "pages", ""),
            common: state_of(common),
            out,
            states,
            firsts: Kind::ALL.map(|kind| records.partition_point(|record| record.kind < kind)),
            records,
            last: FxHashMap::default(),
            fresh: Mutex::default(),
        };
        let record = fs::read(&kept.file).ok().and_then(|bytes| postcard::from_bytes(&bytes).ok());
        let fits = |record: &Record| !afresh && record.format == FORMAT && record.common == kept.common;
        if let Some(record) = record.filter(fits) {
            kept.last = kept.standing(record, found);
        }
        kept
    }

    /// The pages for which everything that was read is as it was, by address.
    fn standing(&self, record: Record, found: &Files) -> FxHashMap<String, Row> {
        let known: FxHashMap<u64, u32> =
            (0..).zip(&self.records).map(|(number, record)| (self.states[0].key(*record), number)).collect();
        let numbers: Vec<Option<u32>> = record.records.iter().map(|key| known.get(key).copied()).collect();
        let renumbered = |read: &u32| {
            let number = *numbers.get((read / PARTS) as usize)?;
            Some(number? * PARTS + read % PARTS)
        };
        let stands = |mut row: Row| {
            row.reads = row.reads.iter().map(renumbered).collect::<Option<_>>()?;
            let same = self.state(row.tree, &row.reads)? == row.state;
            (same && found.at(&row.path)? == row.stamp).then(|| (row.path.clone(), row))
        };
        record.pages.into_par_iter().filter_map(stands).collect()
    }

    /// The state of what was read.
    fn state(&self, tree: usize, reads: &[u32]) -> Option<State> {
        let states = self.states.get(tree)?;
        let part = |read: &u32| states.parts(self.records[(read / PARTS) as usize])[(read % PARTS) as usize];
        Some(state_of(reads.iter().map(part)))
    }

    /// What stands at an address, if it is what would be made.
    pub(super) fn at(&self, path: &SitePath) -> Option<Standing> {
        let row = self.last.get(path.as_str())?;
        Some(Standing { digest: row.digest.clone(), bytes: row.stamp.length() })
    }

    /// Notes what was read for a page that was made.
    pub(super) fn note(&self, path: &SitePath, tree: usize, reads: &Reads) {
        let Some(cells) = reads.cells() else { return };
        let number = |record: RecordId| (self.firsts[record.kind as usize] + record.at()) as u32;
        let reads = cells.iter().map(|(record, part)| number(*record) * PARTS + *part as u32).collect();
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.push((path.clone(), tree, reads));
    }

    /// Remembers what the published pages were made from. What cannot be written is not remembered.
    pub(super) fn remember(self, found: &Files) {
        let file = self.file.clone();
        if self.write(found).is_err() {
            let _ = fs::remove_file(file);
        }
    }

    fn write(mut self, found: &Files) -> anyhow::Result<()> {
        let manifest = fs::read_to_string(self.out.join(MANIFEST))?;
        let digests: FxHashMap<&str, &str> = manifest
            .lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(digest, path)| (path, digest))
            .collect();
        let fresh = std::mem::take(self.fresh.get_mut().unwrap_or_else(PoisonError::into_inner));
        let row = |(path, tree, reads): Fresh| {
            let digest = (*digests.get(path.as_str())?).to_owned();
            let (state, stamp) = (self.state(tree, &reads)?, found.at(path.as_str())?);
            Some(Row { path: path.as_str().to_owned(), tree, reads, state, digest, stamp })
        };
        let mut pages: Vec<Row> = fresh.into_par_iter().filter_map(row).collect();
        pages.extend(std::mem::take(&mut self.last).into_values());
        let records = self.records.iter().map(|record| self.states[0].key(*record)).collect();
        let record = Record { format: FORMAT, common: self.common, records, pages };
        keep(&self.file, &postcard::to_stdvec(&record)?)
    }
}

/// What is remembered of the names in articles, if this program wrote it.
pub(super) fn recall(root: &Path) -> Memo {
    let bytes = fs::read(root.join(FOLDER).join(NAMES)).unwrap_or_default();
    let own = program().and_then(|program| bytes.strip_prefix(&program));
    own.map(Memo::from_bytes).unwrap_or_default()
}

/// Remembers the names in articles. What cannot be written is not remembered.
pub(super) fn remember(root: &Path, memo: &Memo) {
    let file = root.join(FOLDER).join(NAMES);
    let bytes = program().map(|program| [&program[..], &memo.to_bytes()].concat());
    if bytes.is_none_or(|bytes| keep(&file, &bytes).is_err()) {
        let _ = fs::remove_file(file);
    }
}

//! What the pages of the last build were made from, so that only those are made anew for which that changed. Files of
//! open data and of the search index are pages as well here.
//!
//! The record lies in `.casebook/` beside `public/`, like that of the last build. For every page it holds what
//! of the archive was read while it was made, and in what state all of that was. Deleting it, or one that
//! cannot be read, costs the time of making every page and nothing else.

use std::hash::Hash as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use siphasher::sip128::{Hasher128 as _, SipHasher13};

use crate::aside::{Aside, Place};
use crate::commands::last::name_of;
use crate::commands::parts::Parts;
use crate::memo::{self, Ground, Known, Memo, PARTS, part_of};
use crate::model::reads::Reads;
use crate::model::{Kind, RecordId};
use crate::output::Tree;
use crate::search::{Blocks, Documents};
use crate::site::SitePath;
use crate::site::states::{Planned, State, States, state_of};
use crate::source::stamps::{Files, Stamp};
use crate::steps;
use crate::write::Standing;

/// How many parts a record has.
const OF_EACH: u32 = 3;

/// A page of a build.
#[derive(Debug, Serialize, Deserialize)]
struct Row<'r> {
    /// What was read for it, each the record's number times three and the part, as [`steps::packed`] makes them.
    #[serde(borrow)]
    reads: &'r [u8],
    /// The state of all of it, and of what is planned for the page.
    state: State,
    /// The SHA-256 of the page.
    digest: [u8; 32],
    /// What the file looks like from outside.
    stamp: Stamp,
}

/// What the pages of today are made from, and those of the last build that stand for what would be made.
pub(super) struct Kept<'m> {
    pages: Parts,
    trees: &'m [Tree<'m>],
    /// Everything that pages depend on and that no record says, and by which numbers records are known.
    common: State,
    /// Of every language.
    states: Vec<States>,
    records: Numbers,
    known: Known,
    /// Pages that were made anew, and what was read for them.
    fresh: Mutex<FxHashMap<Ground, Fresh>>,
    /// What was made of blocks of documents for the search.
    blocks: Memo,
    known_blocks: Known,
    /// The blocks of today: as they were made anew, or as they were known.
    blocks_now: Mutex<BlocksNow>,
}

/// What was made of blocks lies aside until it is written.
struct BlocksNow {
    root: PathBuf,
    aside: Aside,
    rows: Vec<memo::Kept<Made>>,
}

/// The row of a block that was made anew.
enum Made {
    Here(Vec<u8>),
    Aside(Place),
}

impl BlocksNow {
    fn add(&mut self, ground: Ground, row: Vec<u8>) {
        let place = self.aside.put(&row, &self.root);
        self.rows.push((ground, Some(place.map_or(Made::Here(row), Made::Aside))));
    }
}

/// The state of a page's plan, its tree, and what was read for it.
type Fresh = (State, u32, Box<[u8]>);
/// The tree of a page, and what is planned for it.
type Whose<'w> = (usize, Planned<'w>);

/// By which numbers records are known in what is kept of pages: a record keeps its number for good.
struct Numbers {
    /// When they were first given: another table gives others.
    since: u64,
    /// The lasting keys of all records that ever had a number.
    keys: Vec<u64>,
    /// The records that are there, by number.
    records: Vec<Option<RecordId>>,
    /// The numbers of all records, kind by kind.
    numbers: Vec<u32>,
    /// Where the records of each kind begin.
    firsts: [usize; 7],
    /// Whether there are more than were kept.
    grown: bool,
}

impl Numbers {
    /// Gives numbers to all records, on top of those that were kept.
    fn of(records: &[RecordId], states: &States, kept: &[Vec<u8>]) -> Self {
        let kept: Option<(u64, Vec<u64>)> = kept.first().and_then(|bytes| postcard::from_bytes(bytes).ok());
        // Most of a table may stand for records that are gone: then it is time for another.
        let kept = kept.filter(|(_, keys)| keys.len() <= 2 * records.len() + 1000);
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64);
        let (since, mut keys) = kept.unwrap_or_else(|| (now(), Vec::new()));
        let before = keys.len();
        let mut known: FxHashMap<u64, u32> = keys.iter().copied().zip(0..).collect();
        let mut number = |record: &RecordId| {
            let key = states.key(*record);
            *known.entry(key).or_insert_with(|| {
                keys.push(key);
                (keys.len() - 1) as u32
            })
        };
        let numbers: Vec<u32> = records.iter().map(&mut number).collect();
        let mut by_number = vec![None; keys.len()];
        numbers.iter().zip(records).for_each(|(number, record)| by_number[*number as usize] = Some(*record));
        let firsts = Kind::ALL.map(|kind| records.partition_point(|record| record.kind < kind));
        Numbers { since, grown: keys.len() > before, keys, records: by_number, numbers, firsts }
    }

    fn of_record(&self, record: RecordId) -> u32 {
        self.numbers[self.firsts[record.kind as usize] + record.at()]
    }
}

impl<'m> Kept<'m> {
    /// Looks at what is kept of the last build. `others` is everything that pages depend on and that no
    /// record says; nothing stands if that has changed, or if `afresh` is asked for.
    pub(super) fn look(
        root: &Path,
        out: &Path,
        trees: &'m [Tree<'m>],
        others: &[u8],
        afresh: bool,
    ) -> Option<Self> {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
        let states: Vec<States> = trees.iter().map(|tree| States::of(tree.desk)).collect();
        let digest: [u8; 16] = Sha256::digest(others)[..16].try_into().unwrap_or_default();
        let parts = |what, count| Parts::of(root, name_of(&out, what), count);
        let (pages, numbers) = (parts("pages", PARTS), parts("numbers", 1));
        let records: Vec<RecordId> = trees[0].site.public.records().all().collect();
        let records = Numbers::of(&records, &states[0], &numbers.read());
        // First of all: what is kept without them would be taken for something else.
        if records.grown {
            let keys = postcard::to_stdvec(&(records.since, &records.keys)).ok()?;
            numbers.write(vec![(0, keys)]).then_some(())?;
        }
        let known = if afresh { Memo::default() } else { Memo::read(pages.read()) }.known();
        let blocks = memo(root, &name_of(&out, "search"), afresh);
        let since = State::from(records.since);
        let common = states.iter().map(States::common).chain([State::from_le_bytes(digest), since]);
        Some(Kept {
            common: state_of(common),
            known,
            pages,
            trees,
            states,
            records,
            fresh: Mutex::default(),
            known_blocks: blocks.known(),
            blocks,
            blocks_now: Mutex::new(BlocksNow {
                root: root.to_path_buf(),
                aside: Aside::default(),
                rows: Vec::new(),
            }),
        })
    }

    /// Under what a page is kept.
    fn ground(&self, path: &SitePath) -> Ground {
        let mut sip = SipHasher13::new();
        (self.common, path.as_str()).hash(&mut sip);
        sip.finish128().as_u128()
    }

    /// The state of what was read for a page, and of what is planned for it.
    fn state(&self, tree: usize, plan: State, reads: &[u8]) -> Option<State> {
        let states = self.states.get(tree)?;
        let mut all = Vec::with_capacity(reads.len() + 1);
        all.push(plan);
        for read in steps::unpacked(reads) {
            let record = (*self.records.records.get((read / OF_EACH) as usize)?)?;
            all.push(states.parts(record)[(read % OF_EACH) as usize]);
        }
        Some(state_of(all))
    }

    /// The state of what is planned for a page.
    fn plan(&self, (tree, what): Whose<'_>) -> State {
        self.states[tree].planned(self.trees[tree].desk, what)
    }

    /// What stands at an address, if it is what would be made; `found` is what lies in the published folder.
    pub(super) fn at(&self, path: &SitePath, whose: Whose<'_>, found: &Files) -> Option<Standing> {
        let row: Row<'_> = postcard::from_bytes(self.known.get(self.ground(path))?).ok()?;
        let is_there = found.at(path.as_str())? == row.stamp;
        let stands = is_there && self.state(whose.0, self.plan(whose), row.reads)? == row.state;
        stands.then(|| Standing { digest: row.digest, bytes: row.stamp.length() })
    }

    /// Notes what was read for a page that was made.
    pub(super) fn note(&self, path: &SitePath, whose: Whose<'_>, reads: &Reads) {
        let Some(reads) = self.packed(reads) else { return };
        let row = (self.plan(whose), whose.0 as u32, reads);
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.insert(self.ground(path), row);
    }

    /// What was read, in its written form; `None` if that was the archive as a whole.
    fn packed(&self, reads: &Reads) -> Option<Box<[u8]>> {
        let number = |record: RecordId| self.records.of_record(record);
        let cells = reads.cells()?.iter().map(|(record, part)| number(*record) * OF_EACH + *part as u32);
        Some(steps::packed(cells))
    }

    /// Under what a block of documents is kept.
    fn block(&self, block: Documents<'_>) -> Ground {
        let mut sip = SipHasher13::new();
        (self.common, block.len()).hash(&mut sip);
        block.iter().for_each(|(number, record)| (number, self.states[0].key(*record)).hash(&mut sip));
        sip.finish128().as_u128()
    }

    /// Remembers what was made of blocks of documents, where all texts are what they were known to be. They are not
    /// asked for again.
    pub(super) fn remember_blocks(&mut self) {
        let (blocks, known) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.known_blocks));
        let now = self.blocks_now.get_mut().unwrap_or_else(PoisonError::into_inner);
        let (aside, rows) = (std::mem::take(&mut now.aside), std::mem::take(&mut now.rows));
        if self.trees[0].site.public.is_as_known() {
            blocks.keep(&known, rows, |made| match made {
                Made::Here(row) => Some(row),
                Made::Aside(place) => aside.read(place, 0..place.length()).ok().flatten(),
            });
        }
    }

    /// Remembers what the published pages were made from, where `found` is what lies in the published folder, and
    /// `digests` are those of its files, in the order of their paths. What cannot be written is not remembered.
    pub(super) fn remember(mut self, found: &Files, digests: &[(SitePath, [u8; 32])]) {
        let fresh = std::mem::take(self.fresh.get_mut().unwrap_or_else(PoisonError::into_inner));
        let row = |(at, (plan, tree, reads)): (usize, &Fresh)| {
            let (path, digest) = &digests[at];
            let (state, stamp) = (self.state(*tree as usize, *plan, reads)?, found.at(path.as_str())?);
            postcard::to_stdvec(&Row { reads, state, digest: *digest, stamp }).ok()
        };
        let mut parts: Vec<Vec<u32>> = vec![Vec::new(); PARTS];
        for (at, (path, _)) in (0..).zip(digests) {
            parts[part_of(self.ground(path))].push(at);
        }
        // One for each thread at a time, so that not all of it is in memory twice.
        parts.into_par_iter().enumerate().for_each(|(at, pages)| {
            let rows = pages.into_iter().filter_map(|page| {
                let ground = self.ground(&digests[page as usize].0);
                match fresh.get(&ground) {
                    Some(fresh) => Some((ground, Some((page as usize, fresh)))),
                    None => self.known.get(ground).map(|_| (ground, None)),
                }
            });
            if let Some(bytes) = self.known.part(at, rows.collect(), row) {
                self.pages.write(vec![(at, bytes)]);
            }
        });
    }
}

/// A block of documents: what was read for it, in which state that was, and what was made.
#[derive(Serialize, Deserialize)]
struct BlockRow<'r> {
    #[serde(borrow)]
    reads: &'r [u8],
    state: State,
    #[serde(borrow)]
    made: &'r [u8],
}

impl Blocks for Kept<'_> {
    fn known(&self, block: Documents<'_>) -> Option<&[u8]> {
        let ground = self.block(block);
        let row: BlockRow<'_> = postcard::from_bytes(self.known_blocks.get(ground)?).ok()?;
        (self.state(0, 0, row.reads)? == row.state).then_some(())?;
        self.blocks_now.lock().unwrap_or_else(PoisonError::into_inner).rows.push((ground, None));
        Some(row.made)
    }

    fn note(&self, block: Documents<'_>, reads: &Reads, made: Vec<u8>) {
        let Some(reads) = self.packed(reads) else { return };
        let Some(state) = self.state(0, 0, &reads) else { return };
        let Ok(row) = postcard::to_stdvec(&BlockRow { reads: &reads, state, made: &made }) else { return };
        self.blocks_now.lock().unwrap_or_else(PoisonError::into_inner).add(self.block(block), row);
    }
}

/// What is remembered under a name in the site's folder; nothing that was remembered where all is made `afresh`. What
/// cannot be written is not remembered.
pub(super) fn memo(root: &Path, name: &str, afresh: bool) -> Memo {
    let parts = Parts::of(root, name, PARTS);
    let known = if afresh { Memo::default() } else { Memo::read(parts.read()) };
    known.written_by(Box::new(move |at, part| {
        parts.write(vec![(at, part)]);
    }))
}

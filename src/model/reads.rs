//! Which records the making of a page reads, so that a page is made again only when one of them has changed.
//!
//! A page is noted while it is made: everything that a record can show is reached through accessors that call
//! [`note`], and what is told of the archive as a whole calls [`note_all`]. Nothing is noted outside [`noted`].
//!
//! ```
//! use casebook::model::reads::{self, Part, Reads};
//! use casebook::model::{Kind, RecordId};
//! let aidos = RecordId::new(Kind::Person, 0);
//! let (page, reads) = reads::noted(|| {
//!     reads::note(aidos, Part::Itself);
//!     "Aidos"
//! });
//! assert_eq!((page, reads.cells()), ("Aidos", Some(&[(aidos, Part::Itself)][..])));
//! ```

use std::cell::{Cell, RefCell};

use crate::model::{Kind, RecordId};

/// A part of what is known of a record that changes on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What its file says, its address, its last status and its spellings.
    Itself,
    /// Who refers to it: reports, events, cases, pictures.
    Around,
    /// Its Markdown and what that mentions.
    Text,
}

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Reads {
    cells: Vec<(RecordId, Part)>,
    all: bool,
}

impl Reads {
    /// The parts that were read, in order; `None` if the archive as a whole was.
    #[must_use]
    pub fn cells(&self) -> Option<&[(RecordId, Part)]> {
        (!self.all).then_some(&self.cells)
    }
}

/// What is read while something is made.
struct Notes {
    /// Cells packed so that they sort as they would themselves.
    packed: Vec<u64>,
    /// The last ones met, by their lowest bits: most reads repeat one of them.
    recent: [u64; RECENT],
    all: bool,
}

/// How many cells are remembered: a power of two.
const RECENT: usize = 1024;
/// No cell.
const NONE: u64 = u64::MAX;

thread_local! {
    static NOTING: Cell<bool> = const { Cell::new(false) };
    static NOTES: RefCell<Notes> =
        const { RefCell::new(Notes { packed: Vec::new(), recent: [NONE; RECENT], all: false }) };
}

fn pack(record: RecordId, part: Part) -> u64 {
    (record.kind as u64) << 40 | u64::from(record.index) << 8 | part as u64
}

/// Where a cell is remembered: the parts of a record side by side, kinds apart.
fn place(cell: u64) -> usize {
    ((cell >> 6 | cell & 3) + (cell >> 40) * 149) as usize % RECENT
}

fn unpack(cell: u64) -> (RecordId, Part) {
    let part = [Part::Itself, Part::Around, Part::Text][(cell & 0xff) as usize];
    (RecordId { kind: Kind::ALL[(cell >> 40) as usize], index: (cell >> 8) as u32 }, part)
}

/// Makes something on this thread, and says what was read for it.
pub fn noted<T>(make: impl FnOnce() -> T) -> (T, Reads) {
    NOTES.with_borrow_mut(|notes| {
        notes.packed.clear();
        notes.recent = [NONE; RECENT];
        notes.all = false;
    });
    NOTING.set(true);
    let made = make();
    NOTING.set(false);
    let reads = NOTES.with_borrow_mut(|notes| {
        notes.packed.sort_unstable();
        notes.packed.dedup();
        Reads { cells: notes.packed.iter().copied().map(unpack).collect(), all: notes.all }
    });
    (made, reads)
}

/// Makes something that is accounted for elsewhere.
pub fn unnoted<T>(make: impl FnOnce() -> T) -> T {
    let before = NOTING.replace(false);
    let made = make();
    NOTING.set(before);
    made
}

/// Notes that a part of a record is read.
pub fn note(record: RecordId, part: Part) {
    if NOTING.get() {
        let cell = pack(record, part);
        NOTES.with_borrow_mut(|notes| {
            let recent = &mut notes.recent[place(cell)];
            if *recent != cell {
                *recent = cell;
                notes.packed.push(cell);
            }
        });
    }
}

/// Notes that something is read that any record may change.
pub fn note_all() {
    if NOTING.get() {
        NOTES.with_borrow_mut(|notes| notes.all = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_noted_once_and_only_while_something_is_made() {
        let [one, two] = [0, 1].map(|at| RecordId::new(Kind::Article, at));
        note(one, Part::Text);
        let ((), reads) = noted(|| {
            note(two, Part::Itself);
            note(one, Part::Text);
            unnoted(|| note(one, Part::Around));
            note(two, Part::Itself);
        });
        assert_eq!(reads.cells(), Some(&[(one, Part::Text), (two, Part::Itself)][..]));
        let ((), reads) = noted(note_all);
        assert_eq!(reads.cells(), None);
        assert_eq!(noted(|| ()).1.cells(), Some(&[][..]));
    }
}

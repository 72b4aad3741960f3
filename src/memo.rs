//! What was worked out in an earlier run, under a digest of all that it rests on.
//!
//! It is kept in its written form and in several parts: what changed touches one or two of them, and most of what is
//! kept is never read again.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A digest of what something rests on.
pub type Ground = u128;

/// What is to be kept: what was worked out now, or none for what was known.
pub type Kept<T> = (Ground, Option<T>);

/// Takes a part that is not as it was read.
pub type Write = Box<dyn Fn(usize, Vec<u8>) + Send + Sync>;

/// In how many parts it is kept.
pub const PARTS: usize = if cfg!(debug_assertions) { 3 } else { 32 };

/// What is kept. Empty at first.
#[derive(Default)]
pub struct Memo {
    parts: Mutex<Vec<Part>>,
    /// Takes what is kept from now on; without it that stays here.
    write: Option<Write>,
}

/// A part in its written form: for each row its ground, how many bytes it has, and these.
#[derive(Debug, Clone, Default)]
struct Part {
    bytes: Arc<Vec<u8>>,
    /// How many rows there are.
    rows: usize,
}

/// What was kept, to be asked from many threads.
#[derive(Debug, Default)]
pub struct Known {
    parts: Vec<Part>,
    /// The part of each row, and where in it the row's bytes lie.
    rows: FxHashMap<Ground, (u8, u32, u32)>,
}

impl Known {
    /// What was worked out on this ground.
    #[must_use]
    pub fn get(&self, ground: Ground) -> Option<&[u8]> {
        let (part, start, end) = *self.rows.get(&ground)?;
        self.parts[usize::from(part)].bytes.get(start as usize..end as usize)
    }

    /// A part with these rows and nothing else, if it is not as it was; `write` gives the written form of a row, or
    /// none for one that cannot be kept.
    #[must_use]
    pub fn part<T>(
        &self,
        at: usize,
        rows: Vec<Kept<T>>,
        write: impl Fn(T) -> Option<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let before = self.parts.get(at)?;
        let is_new = rows.iter().any(|row| row.1.is_some());
        // Two things may rest on the same: counted twice, they would hide a row that has to go.
        let mut seen = FxHashSet::default();
        let rows: Vec<Kept<T>> = rows.into_iter().filter(|row| seen.insert(row.0)).collect();
        if before.rows == rows.len() && !is_new {
            return None;
        }
        let mut bytes = Vec::with_capacity(before.bytes.len());
        for (ground, fresh) in rows {
            let fresh = fresh.map(&write);
            let row = match &fresh {
                Some(fresh) => fresh.as_deref(),
                None => self.get(ground),
            };
            let Some(row) = row else { continue };
            bytes.extend(ground.to_le_bytes());
            bytes.extend((row.len() as u32).to_le_bytes());
            bytes.extend(row);
        }
        Some(bytes)
    }
}

impl Memo {
    /// Reads parts as they were written; what cannot be read counts as nothing.
    #[must_use]
    pub fn read(parts: Vec<Vec<u8>>) -> Self {
        let part = |bytes| Part { bytes: Arc::new(bytes), rows: 0 };
        Memo { parts: Mutex::new(parts.into_iter().map(part).collect()), write: None }
    }

    /// Has what is kept from now on written, part by part, so that it is never all in memory.
    #[must_use]
    pub fn written_by(self, write: Write) -> Self {
        Memo { write: Some(write), ..self }
    }

    /// What is known.
    #[must_use]
    pub fn known(&self) -> Known {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.resize(PARTS, Part::default());
        let mut rows = FxHashMap::default();
        for (at, part) in parts.iter_mut().enumerate() {
            part.rows = 0;
            let mut start = 0;
            while let Some((ground, end)) = row(&part.bytes, start) {
                rows.insert(ground, (at as u8, (start + HEAD) as u32, end as u32));
                part.rows += 1;
                start = end;
            }
        }
        Known { parts: parts.clone(), rows }
    }

    /// Keeps rows and nothing else; `write` is that of [`Known::part`]. Where parts are written, this is the last thing
    /// to be asked of a memo: what is known stays as it was read.
    pub fn keep<T: Send>(
        &self,
        known: &Known,
        rows: impl IntoIterator<Item = Kept<T>>,
        write: impl Fn(T) -> Option<Vec<u8>> + Sync,
    ) {
        let mut sorted: Vec<Vec<Kept<T>>> = (0..PARTS).map(|_| Vec::new()).collect();
        rows.into_iter().for_each(|row| sorted[part_of(row.0)].push(row));
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.par_iter_mut().zip(sorted).enumerate().for_each(|(at, (part, rows))| {
            let count = rows.len();
            match (known.part(at, rows, &write), &self.write) {
                (Some(bytes), Some(write)) => write(at, bytes),
                (Some(bytes), None) => *part = Part { bytes: Arc::new(bytes), rows: count },
                (None, _) => {}
            }
        });
    }
}

/// In which part a row is kept.
#[must_use]
pub fn part_of(ground: Ground) -> usize {
    (ground % PARTS as Ground) as usize
}

/// What stands before the bytes of a row.
const HEAD: usize = 16 + 4;

/// The row that begins at a place: its ground, and where it ends.
fn row(bytes: &[u8], start: usize) -> Option<(Ground, usize)> {
    let head = bytes.get(start..start + HEAD)?;
    let ground = Ground::from_le_bytes(head[..16].try_into().ok()?);
    let end = start + HEAD + u32::from_le_bytes(head[16..].try_into().ok()?) as usize;
    (end <= bytes.len()).then_some((ground, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = Arc<Mutex<Vec<(usize, Vec<u8>)>>>;

    /// A memo of some parts, and what it writes.
    fn writing(parts: Vec<Vec<u8>>) -> (Memo, Told) {
        let told = Told::default();
        let into = Arc::clone(&told);
        let write = move |at, bytes| into.lock().unwrap().push((at, bytes));
        (Memo::read(parts).written_by(Box::new(write)), told)
    }

    fn parts(told: &Told) -> Vec<Vec<u8>> {
        let mut parts = vec![Vec::new(); PARTS];
        told.lock().unwrap().drain(..).for_each(|(at, bytes)| parts[at] = bytes);
        parts
    }

    #[test]
    fn what_is_kept_is_known_and_only_what_changed_is_written() {
        let write = |number: Ground| (number != 30).then(|| number.to_string().into_bytes());
        let fresh = |at: Ground| (at, Some(at));
        let known_of = |at: Ground| (at, None);
        let (first, told) = writing(Vec::new());
        first.keep(&first.known(), (0..31).map(fresh), write);
        let (second, told) = writing(parts(&told));
        let known = second.known();
        assert_eq!((known.get(7), known.get(30)), (Some(&b"7"[..]), None), "30 cannot be kept");
        second.keep(&known, (0..30).map(known_of), write);
        assert_eq!(told.lock().unwrap().len(), 0);
        second.keep(&known, (0..30).map(|at| if at == 29 { fresh(at) } else { known_of(at) }), write);
        assert_eq!(told.lock().unwrap().len(), 1);
        // Without anybody who writes it, what is kept stays.
        let third = Memo::default();
        third.keep(&third.known(), (0..30).map(fresh), write);
        let known = third.known();
        let rows = [29, 0, 28].map(|ground| known.get(ground).map(<[u8]>::to_vec));
        assert_eq!(rows, [29, 0, 28].map(|ground: u8| Some(ground.to_string().into_bytes())));
        third.keep(&known, (1..30).map(known_of), write);
        assert_eq!(third.known().get(0), None, "what is no longer asked for goes");
        let known = third.known();
        third.keep(&known, (2..30).map(known_of).chain([known_of(1 + PARTS as Ground)]), write);
        assert_eq!(third.known().get(1), None, "also where another row is asked for twice");
    }

    #[test]
    fn a_part_that_ends_too_early_gives_what_is_whole_of_it() {
        let (memo, told) = writing(Vec::new());
        let rows = [(0, Some("one")), (PARTS as Ground, Some("two"))];
        memo.keep(&memo.known(), rows, |row: &str| Some(row.into()));
        let mut parts = parts(&told);
        parts[0].pop();
        let known = Memo::read(parts).known();
        assert_eq!((known.get(0), known.get(PARTS as Ground)), (Some(&b"one"[..]), None));
    }
}

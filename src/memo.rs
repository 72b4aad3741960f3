//! What was worked out in an earlier run, under a digest of all that it rests on.
//!
//! It is kept in its written form and in several parts: what changed touches one or two of them, and most of what is
//! kept is never read again.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// A digest of what something rests on.
pub type Ground = u128;

/// What is to be kept: bytes for what was worked out now, none for what was known.
pub type Kept = (Ground, Option<Box<[u8]>>);

/// In how many parts it is kept.
pub const PARTS: usize = if cfg!(debug_assertions) { 3 } else { 32 };

/// What is kept. Empty at first.
#[derive(Debug, Default)]
pub struct Memo {
    parts: Mutex<Vec<Part>>,
}

/// A part in its written form: for each row its ground, how many bytes it has, and these.
#[derive(Debug, Clone, Default)]
struct Part {
    bytes: Arc<Vec<u8>>,
    /// How many rows there are.
    rows: usize,
    /// Whether this is not what was read.
    changed: bool,
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

    /// A part with these rows and nothing else, if it is not as it was.
    #[must_use]
    pub fn part(&self, at: usize, rows: Vec<Kept>) -> Option<Vec<u8>> {
        let before = self.parts.get(at)?;
        if before.rows == rows.len() && rows.iter().all(|row| row.1.is_none()) {
            return None;
        }
        let mut bytes = Vec::with_capacity(before.bytes.len());
        for (ground, fresh) in rows {
            let Some(row) = fresh.as_deref().or_else(|| self.get(ground)) else { continue };
            bytes.extend(ground.to_le_bytes());
            bytes.extend((row.len() as u32).to_le_bytes());
            bytes.extend(row);
        }
        Some(bytes)
    }
}

impl Memo {
    /// Reads parts that [`Memo::into_changed`] gave; what cannot be read counts as nothing.
    #[must_use]
    pub fn read(parts: Vec<Vec<u8>>) -> Self {
        let part = |bytes| Part { bytes: Arc::new(bytes), rows: 0, changed: false };
        Memo { parts: Mutex::new(parts.into_iter().map(part).collect()) }
    }

    /// The parts that are not as they were read.
    #[must_use]
    pub fn into_changed(self) -> Vec<(usize, Vec<u8>)> {
        let parts = self.parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let changed = parts.into_iter().enumerate().filter(|(_, part)| part.changed);
        changed.map(|(at, part)| (at, Arc::unwrap_or_clone(part.bytes))).collect()
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

    /// Keeps rows and nothing else.
    pub fn keep(&self, known: &Known, rows: impl IntoIterator<Item = Kept>) {
        let mut sorted: Vec<Vec<Kept>> = (0..PARTS).map(|_| Vec::new()).collect();
        rows.into_iter().for_each(|row| sorted[part_of(row.0)].push(row));
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        for (at, (part, rows)) in parts.iter_mut().zip(sorted).enumerate() {
            let count = rows.len();
            if let Some(bytes) = known.part(at, rows) {
                *part = Part { bytes: Arc::new(bytes), rows: count, changed: true };
            }
        }
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

    fn written(memo: Memo) -> Vec<Vec<u8>> {
        let mut parts = vec![Vec::new(); PARTS];
        memo.into_changed().into_iter().for_each(|(at, bytes)| parts[at] = bytes);
        parts
    }

    #[test]
    fn what_is_kept_is_known_and_only_what_changed_is_written() {
        let fresh = |ground: Ground| (ground, Some(Box::from(ground.to_string().as_bytes())));
        let first = Memo::default();
        first.keep(&first.known(), (0..30).map(fresh));
        let second = Memo::read(written(first));
        let known = second.known();
        assert_eq!((known.get(7), known.get(30)), (Some(&b"7"[..]), None));
        second.keep(&known, (0..30).map(|ground| (ground, None)));
        let is_changed = |memo: &Memo| memo.parts.lock().unwrap().iter().filter(|part| part.changed).count();
        assert_eq!(is_changed(&second), 0);
        second.keep(&known, (0..31).map(|ground| if ground == 30 { fresh(30) } else { (ground, None) }));
        assert_eq!(is_changed(&second), 1);
        let known = second.known();
        let rows = [30, 0, 29].map(|ground| known.get(ground).map(<[u8]>::to_vec));
        assert_eq!(rows, [30, 0, 29].map(|ground: u8| Some(ground.to_string().into_bytes())));
        second.keep(&known, (1..31).map(|ground| (ground, None)));
        assert_eq!(second.known().get(0), None, "what is no longer asked for goes");
    }

    #[test]
    fn a_part_that_ends_too_early_gives_what_is_whole_of_it() {
        let memo = Memo::default();
        memo.keep(
            &memo.known(),
            [(0, Some(Box::from(&b"one"[..]))), (PARTS as Ground, Some(Box::from(&b"two"[..])))],
        );
        let mut parts = written(memo);
        parts[0].pop();
        let known = Memo::read(parts).known();
        assert_eq!((known.get(0), known.get(PARTS as Ground)), (Some(&b"one"[..]), None));
    }
}

//! Cuts sorted entries into shards whose borders stay when entries come.
//!
//! A shard is a run of neighbours below one beginning. Where entries with one
//! beginning are too many, they are cut by the next letter, and small
//! neighbours share a shard again: an addition moves borders near it only.

use std::ops::Range;

/// Cuts entries, given by their sorted keys and sizes, into shards of at most
/// `most` bytes; one entry may be larger.
#[must_use]
pub(crate) fn cut(keys: &[&str], sizes: &[usize], most: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if !keys.is_empty() {
        divide(keys, sizes, 0..keys.len(), 0, most, &mut out);
    }
    out
}

fn divide(
    keys: &[&str],
    sizes: &[usize],
    run: Range<usize>,
    depth: usize,
    most: usize,
    out: &mut Vec<Range<usize>>,
) {
    let size = |run: &Range<usize>| sizes[run.clone()].iter().sum::<usize>();
    if size(&run) <= most || run.len() == 1 {
        return out.push(run);
    }
    let mut open: Option<Range<usize>> = None;
    for part in parts(keys, run, depth) {
        let large = size(&part) > most;
        match &mut open {
            Some(group) if !large && size(group) + size(&part) <= most => group.end = part.end,
            _ => {
                out.extend(open.take());
                if large {
                    divide(keys, sizes, part, depth + 1, most, out);
                } else {
                    open = Some(part);
                }
            }
        }
    }
    out.extend(open);
}

/// The runs that share their letter at a depth.
fn parts(keys: &[&str], run: Range<usize>, depth: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for at in run {
        let letter = keys[at].chars().nth(depth);
        match out.last_mut() {
            Some(part) if last == Some(letter) => part.end = at + 1,
            _ => out.push(at..at + 1),
        }
        last = Some(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_shard_until_it_is_full() {
        let keys = ["a", "ab", "b", "ba", "bb", "c"];
        assert_eq!(cut(&keys, &[1; 6], 10), [0..6; 1]);
        assert_eq!(cut(&keys, &[1; 6], 3), [0..2, 2..5, 5..6]);
        assert_eq!(cut(&keys, &[1; 6], 2), [0..2, 2..4, 4..5, 5..6]);
        assert!(cut(&[], &[], 2).is_empty());
    }

    #[test]
    fn one_large_entry_stands_alone() {
        assert_eq!(cut(&["a", "b", "c"], &[1, 9, 1], 4), [0..1, 1..2, 2..3]);
    }
}

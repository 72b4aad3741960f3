//! Where the words beside marks stand, so that none lies over another.

use crate::render::markdown;
use crate::render::pictures::axis::WIDE;
use crate::text::foreign::{is_mark, is_marked};

/// Something to be written beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    /// Where the mark is, in hundredths of a per cent.
    pub at: i64,
    /// How wide the words are, in pixels.
    pub width: i64,
    /// How wide the number is that may stand in their place; 0 for none.
    pub short: i64,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// The row, from 0.
    pub row: usize,
    /// Whether the words end at the mark instead of starting there.
    pub ends: bool,
    /// Whether there is room for the number only.
    pub short: bool,
}

/// What must stay free between two labels, in pixels.
const GAP: i64 = 8;

/// Finds a spot for each label, the first ones first; `None` where there is no room.
///
/// `width` is how wide the strip is at least, in pixels.
#[must_use]
pub(super) fn spots(labels: &[Label], width: i64, rows: usize) -> Vec<Option<Spot>> {
    let mut taken: Vec<Vec<(i64, i64)>> = vec![Vec::new(); rows];
    labels.iter().map(|label| spot(*label, width, &mut taken)).collect()
}

fn spot(label: Label, width: i64, taken: &mut [Vec<(i64, i64)>]) -> Option<Spot> {
    let at = label.at * width / WIDE;
    let tries = [(label.width, false, false), (label.width, true, false), (label.short, false, true)];
    for (long, ends, short) in tries.into_iter().filter(|(long, ..)| *long > 0) {
        let (from, to) = if ends { (at - long, at) } else { (at, at + long) };
        for (row, taken) in taken.iter_mut().enumerate() {
            let free = taken.iter().all(|(start, end)| to + GAP <= *start || *end + GAP <= from);
            if from >= 0 && to <= width && free {
                taken.push((from, to));
                return Some(Spot { row, ends, short });
            }
        }
    }
    None
}

/// Escapes words for SVG; marks of their language stay until the page is told.
pub(super) fn escape(words: &str, out: &mut String) {
    if !is_marked(words) {
        return markdown::escape(words, out);
    }
    for part in words.split_inclusive(is_mark) {
        let end = part.char_indices().next_back().filter(|(_, letter)| is_mark(*letter));
        let (plain, mark) = part.split_at(end.map_or(part.len(), |(at, _)| at));
        markdown::escape(plain, out);
        out.push_str(mark);
    }
}

/// About how wide words are at 12 px, in pixels: wide letters count whole.
#[must_use]
pub(super) fn width_of(words: &str) -> i64 {
    words
        .chars()
        .filter(|letter| !is_mark(*letter))
        .map(|letter| if u32::from(letter) < 0x1100 { 7 } else { 13 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_labels_of_a_row_overlap() {
        let labels: Vec<Label> =
            (0..60).map(|n| Label { at: n * 170, width: 40 + n % 7 * 12, short: 0 }).collect();
        let spots = spots(&labels, 860, 2);
        let mut rows: [Vec<(i64, i64)>; 2] = [Vec::new(), Vec::new()];
        for (label, spot) in labels.iter().zip(&spots) {
            if let Some(spot) = spot {
                let at = label.at * 860 / WIDE;
                let from = if spot.ends { at - label.width } else { at };
                rows[spot.row].push((from, from + label.width));
            }
        }
        for row in &mut rows {
            row.sort_unstable();
            assert!(row.windows(2).all(|pair| pair[0].1 < pair[1].0) && !row.is_empty());
        }
        assert!(spots.iter().any(Option::is_none), "sixty words cannot all fit");
    }

    #[test]
    fn words_at_the_end_turn_back_and_too_long_ones_are_left_out() {
        assert_eq!(
            spots(&[Label { at: 9900, width: 80, short: 0 }], 860, 2),
            [Some(Spot { row: 0, ends: true, short: false })]
        );
        assert_eq!(spots(&[Label { at: 5000, width: 900, short: 0 }], 860, 2), [None]);
        let number = spots(&[Label { at: 5000, width: 900, short: 14 }], 860, 2);
        assert_eq!(number, [Some(Spot { row: 0, ends: false, short: true })]);
    }
}

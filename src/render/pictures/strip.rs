//! One lane of a timeline as SVG: marks, bars, words beside them.
//!
//! Across, everything is in per cent, down in pixels: text never scales, and
//! the same picture fits a phone and a wide screen. Nothing here is styled:
//! classes say what a shape means.

use std::fmt::Write as _;

use crate::render::pictures::axis::Axis;
use crate::render::pictures::labels::escape;
use crate::render::pictures::labels::{Label, spots, width_of};
use crate::render::pictures::pen::Pen;

/// How wide a strip is at least where words stand beside its marks, in pixels.
pub(super) const WORDS: i64 = 840;
/// How wide it is at least where only numbers do.
pub(super) const NUMBERS: i64 = 250;
/// Where the middle of the marks is.
const MIDDLE: i64 = 38;
/// How high a lane is.
const HEIGHT: i64 = 72;
/// The lines on which words may stand: above the marks and below.
const ROWS: [i64; 2] = [24, 62];

/// What a mark says by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// On that day.
    Day,
    /// About then, or accounts differ.
    About,
    /// Some time between.
    Between,
    /// All the while.
    Lasted,
    /// Held from then on, as far as reported.
    Held,
    /// House arrest or another limit, likewise.
    Limit,
    /// Protected, likewise.
    Safe,
}

/// One thing on a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its first day.
    pub first: i64,
    /// Its last day.
    pub last: i64,
    /// What its shape is.
    pub sign: Sign,
    /// The row that it stands for.
    pub href: String,
    /// Everything it says, for those who do not see it.
    pub told: String,
    /// The word beside it, where there is room.
    pub word: String,
    /// Its number in the table; 0 writes nothing beside it.
    pub number: usize,
}

impl Mark {
    /// Where its shape begins: a round one stands in the middle of its time.
    pub(super) fn place(&self, axis: &Axis) -> i64 {
        match self.sign {
            Sign::Day | Sign::About => (axis.place(self.first) + axis.place(self.last)) / 2,
            _ => axis.place(self.first),
        }
    }
}

/// A lane: its marks, and the times of which nothing is reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lane {
    /// In order.
    pub marks: Vec<Mark>,
    /// From when to when nothing was reported any more.
    pub silent: Vec<(i64, i64)>,
}

/// Draws a lane; `mirrored` where the page reads from the right.
#[must_use]
pub fn strip(axis: &Axis, lane: &Lane, name: &str, mirrored: bool) -> String {
    let mut pen = Pen::new(axis, mirrored);
    let _ = write!(pen.out, "<svg class=\"strip\" height=\"{HEIGHT}\" role=\"group\" aria-label=\"");
    escape(name, &mut pen.out);
    pen.out.push_str("\">");
    pen.at(MIDDLE);
    pen.ground();
    for (from, to) in &lane.silent {
        pen.line(*from, *to, "silent");
    }
    lane.marks.iter().for_each(|mark| pen.mark(mark));
    pen.words(&lane.marks, &ROWS);
    pen.out.push_str("</svg>");
    pen.out
}

/// Draws the axis: where each scale begins, and what is cut out. `ticks` are days with their words.
#[must_use]
pub fn scale(axis: &Axis, ticks: &[(i64, String)], mirrored: bool) -> String {
    scale_within(axis, ticks, WORDS, mirrored)
}

/// The same for a strip that is this many pixels wide at least, on wide screens.
#[must_use]
pub fn scale_within(axis: &Axis, ticks: &[(i64, String)], width: i64, mirrored: bool) -> String {
    let mut pen = Pen::new(axis, mirrored);
    pen.out.push_str("<svg class=\"strip scale\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">");
    pen.ground();
    let labels: Vec<Label> = ticks
        .iter()
        .map(|(day, word)| Label { at: axis.place(*day), width: width_of(word) + 4, short: 0 })
        .collect();
    let (wide, narrow) = (spots(&labels, width, 1), spots(&labels, NUMBERS, 1));
    for (((_, word), label), (wide, narrow)) in ticks.iter().zip(&labels).zip(wide.iter().zip(&narrow)) {
        if let Some(spot) = wide {
            let class = if narrow == wide { "ax" } else { "ax lb" };
            pen.text(label.at, 15, *spot, class, word);
            let x = pen.x(label.at);
            let _ = write!(pen.out, "<line x1=\"{x}\" x2=\"{x}\" y1=\"18\" y2=\"24\" class=\"stem\"/>");
        }
    }
    pen.out.push_str("</svg>");
    pen.out
}

/// Deals marks to lanes, so that none hides another and each has room for its word.
///
/// What still has no room in the last of `most` lanes stands there all the same.
#[must_use]
pub fn dealt(axis: &Axis, marks: Vec<Mark>, most: usize) -> Vec<Vec<Mark>> {
    let mut lanes: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let fitting = lanes.iter().position(|lane| fits(axis, lane, &mark));
        match fitting {
            Some(lane) => lanes[lane].push(mark),
            None if lanes.len() < most => lanes.push(vec![mark]),
            None => lanes.last_mut().into_iter().for_each(|lane| lane.push(mark.clone())),
        }
    }
    lanes
}

/// Whether a mark stands clear of the others of a lane, with its word.
fn fits(axis: &Axis, lane: &[Mark], mark: &Mark) -> bool {
    const CLEAR: i64 = 150;
    let reach = |mark: &Mark| match mark.sign {
        Sign::Day | Sign::About => (mark.place(axis), mark.place(axis)),
        _ => (axis.place(mark.first), axis.place(mark.last)),
    };
    let (from, to) = reach(mark);
    let clear = lane.iter().map(reach).all(|(first, last)| to + CLEAR <= first || last + CLEAR <= from);
    let label = |mark: &Mark| Label { at: mark.place(axis), width: width_of(&mark.word), short: 0 };
    let labels: Vec<Label> = lane.iter().chain([mark]).map(label).filter(|label| label.width > 0).collect();
    clear && spots(&labels, WORDS, ROWS.len()).iter().all(Option::is_some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(first: i64, last: i64, sign: Sign) -> Mark {
        let (href, told, word) = ("#e1".to_owned(), "a \"day\"".to_owned(), "Arrest".to_owned());
        Mark { first, last, sign, href, told, word, number: 1 }
    }

    fn draw(marks: Vec<Mark>, mirrored: bool) -> String {
        let axis = Axis::new([0, 100]).unwrap();
        strip(&axis, &Lane { marks, silent: vec![(50, 100)] }, "A & B", mirrored)
    }

    #[test]
    fn every_mark_is_a_link_that_says_what_it_is() {
        let svg = draw(vec![mark(0, 0, Sign::Day), mark(10, 90, Sign::Between)], false);
        assert_eq!(svg.matches("<a href=\"#e1\" aria-label=\"a &quot;day&quot;\">").count(), 2);
        assert!(svg.contains("aria-label=\"A &amp; B\"") && !svg.contains("style="));
    }

    #[test]
    fn a_page_from_the_right_mirrors_places_but_no_words() {
        let (left, right) =
            (draw(vec![mark(0, 0, Sign::Day)], false), draw(vec![mark(0, 0, Sign::Day)], true));
        assert!(left.contains("cx=\"1.50%\"") && right.contains("cx=\"98.50%\""));
        assert!(right.contains("text-anchor=\"start\" paint-order=\"stroke\" class=\"lb\">Arrest"));
    }

    #[test]
    fn marks_of_one_day_are_dealt_to_lanes_and_none_is_lost() {
        let axis = Axis::new([0, 100]).unwrap();
        let marks: Vec<Mark> = (0..9).map(|_| mark(50, 50, Sign::Day)).collect();
        let lanes: Vec<usize> = dealt(&axis, marks, 4).iter().map(Vec::len).collect();
        assert_eq!(lanes, [1, 1, 1, 6]);
        let apart = vec![mark(0, 0, Sign::Day), mark(90, 90, Sign::Day)];
        assert_eq!(dealt(&axis, apart, 4).len(), 1);
    }

    #[test]
    fn a_bar_of_one_day_can_still_be_seen() {
        assert!(draw(vec![mark(50, 50, Sign::Held)], false).contains("width=\"0.70%\""));
    }
}

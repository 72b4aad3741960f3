//! What pictures on an axis are drawn with: marks, bars, words.

use std::fmt::Write as _;

use crate::render::pictures::axis::{Axis, WIDE, per_cent};
use crate::render::pictures::labels::escape;
use crate::render::pictures::labels::{Label, Spot, spots, width_of};
use crate::render::pictures::strip::{Mark, NUMBERS, Sign, WORDS};

/// Draws on an axis, at a height.
pub(super) struct Pen<'a> {
    pub out: String,
    pub mirrored: bool,
    axis: &'a Axis,
    middle: i64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(axis: &'a Axis, mirrored: bool) -> Pen<'a> {
        Pen { out: String::new(), mirrored, axis, middle: 0 }
    }

    /// What is drawn next has its middle there.
    pub(super) fn at(&mut self, middle: i64) {
        self.middle = middle;
    }

    /// A place across as an attribute value.
    pub(super) fn x(&self, at: i64) -> String {
        per_cent(if self.mirrored { WIDE - at } else { at })
    }

    /// What is cut out, behind everything.
    pub(super) fn ground(&mut self) {
        for (from, to) in self.axis.cuts().collect::<Vec<_>>() {
            let (x, width) = (self.x(if self.mirrored { to } else { from }), per_cent(to - from));
            let _ =
                write!(self.out, "<rect x=\"{x}\" width=\"{width}\" y=\"0\" height=\"100%\" class=\"cut\"/>");
        }
    }

    pub(super) fn line(&mut self, from: i64, to: i64, class: &str) {
        let (from, to, y) = (self.x(self.axis.place(from)), self.x(self.axis.place(to)), self.middle);
        let _ = write!(self.out, "<line x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\" class=\"{class}\"/>");
    }

    pub(super) fn mark(&mut self, mark: &Mark) {
        self.out.push_str("<a href=\"");
        escape(&mark.href, &mut self.out);
        self.out.push_str("\" aria-label=\"");
        escape(&mark.told, &mut self.out);
        self.out.push_str("\">");
        match mark.sign {
            Sign::Day => self.round(mark, 5, "dot"),
            Sign::About => self.round(mark, 5, "around"),
            Sign::Between => self.bar(mark, 10, "unc"),
            Sign::Lasted => self.bar(mark, 4, "bar"),
            Sign::Held => self.bar(mark, 12, "bar"),
            Sign::Limit => self.bar(mark, 10, "bar half"),
            Sign::Safe => self.bar(mark, 6, "bar safe"),
        }
        self.out.push_str("</a>");
    }

    /// The same without a link, and smaller.
    pub(super) fn small(&mut self, mark: &Mark) {
        match mark.sign {
            Sign::Day => self.round(mark, 3, "dot"),
            Sign::About => self.round(mark, 3, "around"),
            Sign::Between => self.bar(mark, 8, "unc"),
            Sign::Lasted => self.bar(mark, 3, "bar"),
            Sign::Held => self.bar(mark, 9, "bar"),
            Sign::Limit => self.bar(mark, 8, "bar half"),
            Sign::Safe => self.bar(mark, 4, "bar safe"),
        }
    }

    fn round(&mut self, mark: &Mark, radius: i64, class: &str) {
        let (x, y) = (self.x(mark.place(self.axis)), self.middle);
        let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>");
    }

    /// A bar is never narrower than can be seen and hit.
    fn bar(&mut self, mark: &Mark, height: i64, class: &str) {
        const NARROWEST: i64 = 70;
        let (from, to) = (self.axis.place(mark.first), self.axis.place(mark.last));
        let short = (NARROWEST - (to - from)).max(0);
        let (from, to) = (from - short / 2, to + short - short / 2);
        let x = self.x(if self.mirrored { to } else { from });
        let (width, y) = (per_cent(to - from), self.middle - height / 2);
        let hatch = if class == "unc" { " fill=\"url(#hatch)\"" } else { "" };
        let _ = write!(
            self.out,
            "<rect x=\"{x}\" width=\"{width}\" y=\"{y}\" height=\"{height}\" class=\"{class}\"{hatch}/>"
        );
    }

    /// Words where they have room; elsewhere, and on narrow screens, the number of the row.
    pub(super) fn words(&mut self, marks: &[Mark], rows: &[i64]) {
        let marks: Vec<(&Mark, String)> =
            marks.iter().filter(|mark| mark.number > 0).map(|mark| (mark, mark.number.to_string())).collect();
        let label = |mark: &Mark, width, short| Label { at: mark.place(self.axis), width, short };
        let numbers: Vec<Label> =
            marks.iter().map(|(mark, number)| label(mark, 0, width_of(number))).collect();
        let words: Vec<Label> =
            marks.iter().map(|(mark, number)| label(mark, width_of(&mark.word), width_of(number))).collect();
        let (wide, narrow) = (spots(&words, WORDS, rows.len()), spots(&numbers, NUMBERS, rows.len()));
        for (((mark, number), place), (wide, narrow)) in
            marks.iter().zip(&words).zip(wide.into_iter().zip(narrow))
        {
            if let Some(spot) = wide {
                self.text(place.at, rows[spot.row], spot, "lb", if spot.short { number } else { &mark.word });
            }
            if let Some(spot) = narrow {
                self.text(place.at, rows[spot.row], spot, "kl", number);
            }
        }
    }

    pub(super) fn text(&mut self, at: i64, y: i64, spot: Spot, class: &str, words: &str) {
        let (x, anchor) = (self.x(at), if spot.ends { "end" } else { "start" });
        let _ = write!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" paint-order=\"stroke\" class=\"{class}\">"
        );
        escape(words, &mut self.out);
        self.out.push_str("</text>");
    }
}

//! A path: places one below the other, time across, a line from report to report.
//!
//! Names of places stand above their line, so that a phone shows the same
//! picture as a wide screen.

use std::fmt::Write as _;

use crate::render::pictures::axis::Axis;
use crate::render::pictures::labels::escape;
use crate::render::pictures::pen::Pen;
use crate::render::pictures::strip::Mark;
use crate::text::foreign::cut;

/// How high a place is.
const ROW: i64 = 58;
/// Where the marks of the first place are; its name is above, words are below.
const MIDDLE: i64 = 32;
/// The longest name of a place, in letters.
const LONGEST: usize = 42;

/// A place, with what is reported of someone there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathRow {
    /// The place, or words for none.
    pub name: String,
    /// In order.
    pub marks: Vec<Mark>,
}

/// From one place to the next: rows, and the days of the last and the first report there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The row that is left.
    pub from: usize,
    /// The row that is reached.
    pub to: usize,
    /// The day of the last report from there.
    pub left: i64,
    /// The day of the first report from here.
    pub reached: i64,
}

/// Draws a path; `mirrored` where the page reads from the right.
#[must_use]
pub fn path(axis: &Axis, rows: &[PathRow], moves: &[Move], name: &str, mirrored: bool) -> String {
    let height = i64::try_from(rows.len()).unwrap_or(0) * ROW;
    let mut pen = Pen::new(axis, mirrored);
    let _ = write!(pen.out, "<svg class=\"strip\" height=\"{height}\" role=\"group\" aria-label=\"");
    escape(name, &mut pen.out);
    pen.out.push_str("\">");
    pen.ground();
    for at in 0..rows.len() {
        let y = middle(at);
        let _ = write!(pen.out, "<line x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\" class=\"rail\"/>");
    }
    for step in moves {
        pen.at(middle(step.from));
        pen.line(step.left, step.reached, "silent");
        let (x, y1, y2) = (pen.x(axis.place(step.reached)), middle(step.from), middle(step.to));
        let _ = write!(pen.out, "<line x1=\"{x}\" x2=\"{x}\" y1=\"{y1}\" y2=\"{y2}\" class=\"step\"/>");
    }
    for (at, row) in rows.iter().enumerate() {
        pen.at(middle(at));
        place_name(&mut pen, &row.name, middle(at) - 17);
        row.marks.iter().for_each(|mark| pen.mark(mark));
        pen.words(&row.marks, &[middle(at) + 22]);
    }
    pen.out.push_str("</svg>");
    pen.out
}

fn middle(row: usize) -> i64 {
    i64::try_from(row).unwrap_or(0) * ROW + MIDDLE
}

fn place_name(pen: &mut Pen<'_>, name: &str, y: i64) {
    let x = if pen.mirrored { "100%" } else { "0" };
    let _ = write!(pen.out, "<text x=\"{x}\" y=\"{y}\" paint-order=\"stroke\" class=\"place\">");
    escape(&cut(name, LONGEST), &mut pen.out);
    pen.out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pictures::strip::Sign;

    fn row(name: &str, day: i64) -> PathRow {
        let (href, told, word) = ("#e1".to_owned(), "told".to_owned(), "Held".to_owned());
        let mark = Mark { first: day, last: day, sign: Sign::Day, href, told, word, number: 1 };
        PathRow { name: name.to_owned(), marks: vec![mark] }
    }

    #[test]
    fn a_step_leads_from_row_to_row_when_the_next_place_is_reported() {
        let axis = Axis::new([0, 100]).unwrap();
        let rows = [row("Here & there", 0), row(&"long ".repeat(20), 100)];
        let steps = [Move { from: 0, to: 1, left: 0, reached: 100 }];
        let svg = path(&axis, &rows, &steps, "Path", false);
        assert!(
            svg.contains("<line x1=\"98.50%\" x2=\"98.50%\" y1=\"32\" y2=\"90\" class=\"step\"/>"),
            "{svg}"
        );
        assert!(
            svg.contains("Here &amp; there") && svg.contains("…</text>") && svg.contains("height=\"116\"")
        );
        assert!(path(&axis, &rows, &steps, "Path", true).contains("<text x=\"100%\""));
    }
}

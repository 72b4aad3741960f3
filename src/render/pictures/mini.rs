//! Small multiples: a case as a few lines on an axis that many share. No words, no links.

use std::fmt::Write as _;

use crate::render::pictures::axis::Axis;
use crate::render::pictures::labels::escape;
use crate::render::pictures::pen::Pen;
use crate::render::pictures::strip::Lane;

/// How high a line is, and what stays free above and below.
const LINE: i64 = 13;
const FREE: i64 = 4;

/// Draws lanes as thin lines, with a hair where each year of `years` begins; `told` says what they show.
#[must_use]
pub fn mini(axis: &Axis, lanes: &[Lane], years: &[i64], told: &str, mirrored: bool) -> String {
    let height = i64::try_from(lanes.len()).unwrap_or(0) * LINE + 2 * FREE;
    let mut pen = Pen::new(axis, mirrored);
    let _ = write!(pen.out, "<svg class=\"strip\" height=\"{height}\" role=\"img\" aria-label=\"");
    escape(told, &mut pen.out);
    pen.out.push_str("\">");
    pen.ground();
    for year in years {
        let x = pen.x(axis.place(*year));
        let _ = write!(pen.out, "<line x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\" class=\"rail\"/>");
    }
    for (at, lane) in lanes.iter().enumerate() {
        pen.at(i64::try_from(at).unwrap_or(0) * LINE + LINE / 2 + FREE);
        lane.silent.iter().for_each(|(from, to)| pen.line(*from, *to, "silent"));
        lane.marks.iter().for_each(|mark| pen.small(mark));
    }
    pen.out.push_str("</svg>");
    pen.out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pictures::strip::{Mark, Sign};

    #[test]
    fn a_case_is_a_picture_with_words_and_without_links() {
        let (href, told, word) = ("#e1".to_owned(), "told".to_owned(), "Held".to_owned());
        let mark = Mark { first: 0, last: 50, sign: Sign::Held, href, told, word, number: 1 };
        let lane = Lane { marks: vec![mark], silent: vec![(50, 100)] };
        let axis = Axis::new([0, 100]).unwrap();
        let svg = mini(&axis, &[lane.clone(), lane], &[30], "A “person”: held", false);
        assert!(svg.contains("role=\"img\" aria-label=\"A “person”: held\"") && !svg.contains("<a "));
        assert_eq!((svg.matches("class=\"bar\"").count(), svg.matches("class=\"silent\"").count()), (2, 2));
    }
}

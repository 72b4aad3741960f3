//! Counts by year as columns: how much was reported each month, and of how
//! many people which status was the last one reported.

use std::fmt::Write as _;

use crate::render::pictures::axis::{WIDE, per_cent};
use crate::render::pictures::labels::escape;
use crate::render::pictures::labels::{Label, spots, width_of};
use crate::render::pictures::strip::{NUMBERS, WORDS};

/// How high the highest column is, in pixels, and what stands above and below.
const HIGH: i64 = 110;
const ABOVE: i64 = 18;
const BELOW: i64 = 20;

/// A year of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearColumns {
    /// The year.
    pub label: String,
    /// Where its rows are, if anywhere.
    pub href: Option<String>,
    /// Everything it says, for those who do not see it.
    pub told: String,
    /// Its columns side by side, each a stack from below: how many of which class.
    pub columns: Vec<Vec<(i64, &'static str)>>,
}

/// Draws columns by year; `mirrored` where the page reads from the right.
#[must_use]
pub fn columns(years: &[YearColumns], name: &str, mirrored: bool) -> String {
    let total = |column: &Vec<(i64, &str)>| column.iter().map(|part| part.0).sum::<i64>();
    let most = years.iter().flat_map(|year| &year.columns).map(total).max().unwrap_or(0).max(1);
    let mut out =
        format!("<svg class=\"strip\" height=\"{}\" role=\"group\" aria-label=\"", ABOVE + HIGH + BELOW);
    escape(name, &mut out);
    out.push_str("\">");
    let x = if mirrored { "100%" } else { "0" };
    let _ = write!(
        out,
        "<line x1=\"0\" x2=\"100%\" y1=\"{ABOVE}\" y2=\"{ABOVE}\" class=\"rail\"/>\
         <text x=\"{x}\" y=\"{}\" class=\"ax\">{most}</text>",
        ABOVE - 4
    );
    let width = WIDE / i64::try_from(years.len().max(1)).unwrap_or(1);
    for (at, year) in (0..).zip(years) {
        year_of(&mut out, year, (at * width, width), most, mirrored);
    }
    let foot = ABOVE + HIGH;
    let _ = write!(out, "<line x1=\"0\" x2=\"100%\" y1=\"{foot}\" y2=\"{foot}\" class=\"stem\"/>");
    labels(&mut out, years, width, mirrored);
    out.push_str("</svg>");
    out
}

fn year_of(out: &mut String, year: &YearColumns, (start, width): (i64, i64), most: i64, mirrored: bool) {
    let place = |from: i64, wide: i64| per_cent(if mirrored { WIDE - from - wide } else { from });
    if let Some(href) = &year.href {
        out.push_str("<a href=\"");
        escape(href, out);
        out.push_str("\" aria-label=\"");
    } else {
        out.push_str("<g role=\"img\" aria-label=\"");
    }
    escape(&year.told, out);
    let (x, wide) = (place(start, width), per_cent(width));
    let _ =
        write!(out, "\"><rect x=\"{x}\" width=\"{wide}\" y=\"{ABOVE}\" height=\"{HIGH}\" class=\"hit\"/>");
    let count = i64::try_from(year.columns.len().max(1)).unwrap_or(1);
    for (at, column) in (0..).zip(&year.columns) {
        // A tenth of the year stays free between it and the next.
        let (from, wide) = (start + width * 9 / 10 * at / count, (width * 8 / 10 / count).max(12));
        let (x, wide) = (place(from, wide), per_cent(wide));
        let mut below = 0;
        for (number, class) in column.iter().filter(|part| part.0 > 0) {
            let top = (below + number) * HIGH / most;
            let height = (top - below * HIGH / most).max(2);
            let y = ABOVE + HIGH - top;
            let hatch = if *class == "unc" { " fill=\"url(#hatch)\"" } else { "" };
            let _ = write!(
                out,
                "<rect x=\"{x}\" width=\"{wide}\" y=\"{y}\" height=\"{height}\" class=\"{class}\"{hatch}/>"
            );
            below += number;
        }
    }
    out.push_str(if year.href.is_some() { "</a>" } else { "</g>" });
}

/// The years below, as many as have room.
fn labels(out: &mut String, years: &[YearColumns], width: i64, mirrored: bool) {
    let labels: Vec<Label> = (0..)
        .zip(years)
        .map(|(at, year): (i64, _)| Label { at: at * width, width: width_of(&year.label), short: 0 })
        .collect();
    let (wide, narrow) = (spots(&labels, WORDS, 1), spots(&labels, NUMBERS, 1));
    for ((year, label), (wide, narrow)) in years.iter().zip(&labels).zip(wide.iter().zip(&narrow)) {
        let Some(spot) = wide else { continue };
        let x = per_cent(if mirrored { WIDE - label.at } else { label.at });
        let class = if narrow == wide { "ax" } else { "ax lb" };
        let anchor = if spot.ends { "end" } else { "start" };
        let y = ABOVE + HIGH + 15;
        let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" class=\"{class}\">");
        escape(&year.label, out);
        out.push_str("</text>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(label: &str, columns: Vec<Vec<(i64, &'static str)>>) -> YearColumns {
        let (href, told) = (Some(format!("#{label}")), format!("{label}: a & b"));
        YearColumns { label: label.to_owned(), href, told, columns }
    }

    #[test]
    fn the_highest_column_reaches_the_top_and_a_small_one_can_be_seen() {
        let years = [year("2019", vec![vec![(1, "bar")], vec![(900, "bar")]])];
        let svg = columns(&years, "Reports", false);
        assert!(svg.contains("height=\"110\" class=\"bar\"") && svg.contains("height=\"2\" class=\"bar\""));
        assert!(svg.contains("aria-label=\"2019: a &amp; b\"") && svg.contains(">900</text>"));
    }

    #[test]
    fn a_stack_stands_on_what_is_below_it() {
        let svg = columns(&[year("2019", vec![vec![(50, "bar"), (50, "unc")]])], "Statuses", false);
        assert!(svg.contains("y=\"73\" height=\"55\" class=\"bar\""), "{svg}");
        assert!(svg.contains("y=\"18\" height=\"55\" class=\"unc\" fill=\"url(#hatch)\""), "{svg}");
    }

    #[test]
    fn forty_years_fit_and_none_leaves_an_empty_drawing() {
        let years: Vec<YearColumns> =
            (0..40).map(|n| year(&(1990 + n).to_string(), vec![vec![(n, "bar")]; 12])).collect();
        let svg = columns(&years, "Reports", true);
        assert_eq!(svg.matches("<a href").count(), 40);
        let labels = svg.matches("class=\"ax\">").count() + svg.matches("class=\"ax lb\">").count();
        assert!(labels > 5 && labels < 42, "{labels}");
    }
}

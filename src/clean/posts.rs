//! Finds the reports on a page that lists several of them.
//!
//! A page is split only where bullets and footers agree: one line stands at the
//! end of every report, and a bullet begins the next. Bullets alone are lists, and
//! a repeated line alone may be a paragraph of background.

use std::collections::BTreeMap;
use std::ops::Range;

use super::unit::Unit;

/// Where the reports of a page lie, as ranges of units.
#[derive(Debug, PartialEq)]
pub(crate) struct Split {
    pub(crate) posts: Vec<Range<usize>>,
}

/// Counts how often each text stands on the page.
pub(crate) fn repeats(units: &[Unit]) -> BTreeMap<&str, usize> {
    let mut repeats = BTreeMap::new();
    for unit in units {
        *repeats.entry(unit.key.as_str()).or_insert(0) += 1;
    }
    repeats
}

/// Splits a page into its reports; most pages hold one.
pub(crate) fn split(units: &[Unit]) -> Split {
    let several = footers(units).map(|footers| posts_between(units, &footers));
    let posts = several.filter(|posts| posts.len() > 1);
    Split {
        posts: posts.unwrap_or_else(|| std::iter::once(0..units.len()).filter(|r| !r.is_empty()).collect()),
    }
}

/// The places of the line that ends every report, if there is one.
fn footers(units: &[Unit]) -> Option<Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        if !unit.bullet && unit.shape.words >= 2 {
            places.entry(&unit.key).or_default().push(at);
        }
    }
    let ends_reports = |places: &Vec<usize>| {
        let starts = |at: &usize| units.get(at + 1).is_some_and(|u| u.bullet);
        places.split_last().is_some_and(|(_, earlier)| !earlier.is_empty() && earlier.iter().all(starts))
    };
    let mut found: Vec<Vec<usize>> = places.into_values().filter(ends_reports).collect();
    found.sort_by_key(|places| (std::cmp::Reverse(places.len()), places[0]));
    found.into_iter().next()
}

/// Each report runs from its bullet to its footer; the first bullet may have a shell above.
fn posts_between(units: &[Unit], footers: &[usize]) -> Vec<Range<usize>> {
    let Some(indent) = footers.first().and_then(|f| units.get(f + 1)).map(|u| u.indent) else {
        return Vec::new();
    };
    let first = (0..footers[0]).find(|&i| units[i].bullet && units[i].indent == indent);
    let Some(mut start) = first else { return Vec::new() };
    let mut posts = Vec::new();
    for &footer in footers {
        posts.push(start..footer + 1);
        start = footer + 1;
    }
    let holds_prose = |post: &Range<usize>| units[post.clone()].iter().any(|u| u.shape.is_prose());
    if posts.iter().all(holds_prose) { posts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::unit;

    fn posts(capture: &str) -> Vec<Range<usize>> {
        split(&unit::units(&unit::lines(capture))).posts
    }

    #[test]
    fn bullets_and_footers_that_agree_are_posts() {
        let page = "Category: mines\n  • The miners of the north went home on Monday with pay.\n    All are well.\n    \
            Shared by Hill News.\n  • The owner of the mine paid a fine for it on Friday.\n    Shared by Hill News.";
        assert_eq!(posts(page), [1..4, 4..6]);
    }

    #[test]
    fn a_list_in_a_report_does_not_split_it() {
        assert_eq!(posts("The men ask for:\n• helmets\n• lamps\nThe owner said no.").len(), 1);
    }

    #[test]
    fn a_repeated_paragraph_does_not_split_a_report() {
        let page = "A.\nThe mine opened in 1950.\n• helmets\nB.\nThe mine opened in 1950.\nC.";
        assert_eq!(posts(page).len(), 1);
        assert_eq!(posts("").len(), 0);
    }
}

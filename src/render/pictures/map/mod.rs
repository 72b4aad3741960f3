//! A map without tiles: outlines that come with the program, dots, routes, words.
//!
//! Land and borders stretch with the map; dots, words and lines do not, so
//! that a map can be read at any width. North is always up and east is always
//! right, on pages that read from the right as well.

mod outlines;
mod spots;
mod window;

use std::fmt::Write as _;

use crate::render::pictures::axis::per_cent;
use crate::render::pictures::labels::escape;
use crate::render::pictures::map::outlines::{Line, OUTLINES, Point};
use crate::render::pictures::map::spots::{Spot, Wanted, spots};
use crate::render::pictures::map::window::Window;

/// The size of the stretched drawing.
const ACROSS: i64 = 1600;
const DOWN: i64 = 1000;
/// How far beyond its edge lines go on.
const MARGIN: i64 = 20;
/// Points nearer to the one before than this are left out.
const NEAREST: i64 = 4;
/// The width of a map on a wide screen, at least, and on a narrow one, in pixels.
const WIDE: i64 = 620;
const NARROW: i64 = 288;

/// A place on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapMark {
    /// Longitude and latitude, in thousandths of a degree.
    pub at: (i64, i64),
    /// Its name.
    pub name: String,
    /// Its row in the list behind the map.
    pub href: String,
    /// Everything it says, for those who do not see it.
    pub told: String,
    /// Its number in the list.
    pub number: usize,
    /// Whether only the region is known: drawn as a wide ring.
    pub wide: bool,
}

impl MapMark {
    fn radius(&self) -> i64 {
        if self.wide { 12 } else { 5 }
    }
}

/// Degrees as a map takes them.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "degrees are small")]
pub fn thousandths(longitude: f64, latitude: f64) -> (i64, i64) {
    let whole = |degrees: f64| (degrees.clamp(-180.0, 180.0) * 1000.0).round() as i64;
    (whole(longitude), whole(latitude))
}

/// About the middle of a country, by its code; `None` for one that the outlines do not name.
#[must_use]
pub fn country_middle(code: &str) -> Option<(i64, i64)> {
    OUTLINES.names.iter().find(|(name, _)| *name == code).map(|(_, at)| *at)
}

/// Draws places, and routes from one of them to another; `None` without a place.
///
/// `country` gives the name of a country from its code, where there is one.
#[must_use]
pub fn map(
    marks: &[MapMark],
    routes: &[(usize, usize)],
    name: &str,
    country: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let window = Window::around(&marks.iter().map(|mark| mark.at).collect::<Vec<_>>())?;
    let mut out = String::from("<svg class=\"map\" role=\"group\" aria-label=\"");
    escape(name, &mut out);
    let _ = write!(
        out,
        "\"><svg viewBox=\"0 0 {ACROSS} {DOWN}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\" \
         aria-hidden=\"true\"><path class=\"land\" d=\""
    );
    OUTLINES.land.iter().filter(|ring| window.sees(ring.reach)).for_each(|ring| land(&mut out, window, ring));
    out.push_str("\"/><path class=\"border\" d=\"");
    OUTLINES
        .borders
        .iter()
        .filter(|line| window.sees(line.reach))
        .for_each(|arc| line(&mut out, window, arc));
    out.push_str("\"/></svg>");
    for (from, to) in routes {
        route(&mut out, window, &marks[*from], &marks[*to]);
    }
    marks.iter().for_each(|mark| dot(&mut out, window, mark));
    words(&mut out, window, marks, country);
    out.push_str("</svg>");
    Some(out)
}

/// A ring of land. What lies outside is drawn in to the edge, where it cannot be seen.
fn land(out: &mut String, window: Window, ring: &Line) {
    let inside = |(x, y): Point| (x.clamp(-MARGIN, ACROSS + MARGIN), y.clamp(-MARGIN, DOWN + MARGIN));
    let points: Vec<Point> =
        thinned(ring.points.iter().map(|point| inside(window.place(*point, ACROSS, DOWN))));
    if points.len() > 2 {
        path(out, &points);
        out.push('z');
    }
}

/// A border, as far as it can be seen.
fn line(out: &mut String, window: Window, arc: &Line) {
    let seen =
        |(x, y): &Point| (-MARGIN..=ACROSS + MARGIN).contains(x) && (-MARGIN..=DOWN + MARGIN).contains(y);
    let points = thinned(arc.points.iter().map(|point| window.place(*point, ACROSS, DOWN)));
    let mut run: Vec<Point> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let near = seen(point)
            || at.checked_sub(1).is_some_and(|before| seen(&points[before]))
            || points.get(at + 1).is_some_and(seen);
        if near {
            run.push(*point);
        } else if !run.is_empty() {
            path(out, &run);
            run.clear();
        }
    }
    if run.len() > 1 {
        path(out, &run);
    }
}

/// Points that stand clear of the one before; the last one stays.
fn thinned(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    let mut left: Option<Point> = None;
    for point in points {
        match out.last() {
            Some(last) if (last.0 - point.0).abs() + (last.1 - point.1).abs() < NEAREST => left = Some(point),
            _ => {
                out.push(point);
                left = None;
            }
        }
    }
    out.extend(left);
    out
}

fn path(out: &mut String, points: &[Point]) {
    let Some(mut at) = points.first().copied() else { return };
    let _ = write!(out, "M{} {}l", at.0, at.1);
    for (index, point) in points[1..].iter().enumerate() {
        let (dx, dy) = (point.0 - at.0, point.1 - at.1);
        let before = if index > 0 && dx >= 0 { " " } else { "" };
        let between = if dy >= 0 { " " } else { "" };
        let _ = write!(out, "{before}{dx}{between}{dy}");
        at = *point;
    }
}

fn at(window: Window, mark: &MapMark) -> (String, String) {
    let (x, y) = window.place(mark.at, 10_000, 10_000);
    (per_cent(x), per_cent(y))
}

fn route(out: &mut String, window: Window, from: &MapMark, to: &MapMark) {
    let ((x1, y1), (x2, y2)) = (at(window, from), at(window, to));
    let _ = write!(
        out,
        "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"route\" marker-end=\"url(#arrow)\"/>"
    );
}

fn dot(out: &mut String, window: Window, mark: &MapMark) {
    let (x, y) = at(window, mark);
    out.push_str("<a href=\"");
    escape(&mark.href, out);
    out.push_str("\" aria-label=\"");
    escape(&mark.told, out);
    let (radius, class) = (mark.radius(), if mark.wide { "region" } else { "dot" });
    let _ = write!(out, "\"><circle cx=\"{x}\" cy=\"{y}\" r=\"12\" class=\"hit\"/>");
    let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/></a>");
}

/// Names of places where they have room, else their numbers; names of countries where room is left.
fn words(out: &mut String, window: Window, marks: &[MapMark], country: impl Fn(&str) -> Option<String>) {
    let wanted: Vec<Wanted> = marks
        .iter()
        .map(|mark| Wanted {
            at: window.place(mark.at, 10_000, 10_000),
            name: mark.name.clone(),
            radius: mark.radius(),
            number: mark.number,
        })
        .collect();
    let seen = |at: (i64, i64)| (300..9700).contains(&at.0) && (300..9700).contains(&at.1);
    let countries: Vec<((i64, i64), String)> = OUTLINES
        .names
        .iter()
        .map(|(code, point)| (*code, window.place(*point, 10_000, 10_000)))
        .filter(|(_, at)| seen(*at))
        .filter_map(|(code, at)| Some((at, country(code)?)))
        .collect();
    for (width, class) in [(WIDE, "lb"), (NARROW, "kl")] {
        let numbers_only = width == NARROW;
        for spot in spots(&wanted, &countries, width, numbers_only) {
            word(out, &spot, class);
        }
    }
}

fn word(out: &mut String, spot: &Spot, class: &str) {
    let (x, y) = (per_cent(spot.at.0), per_cent(spot.at.1));
    let country = if spot.is_country { " land-name" } else { "" };
    let _ = write!(
        out,
        "<text x=\"{x}\" y=\"{y}\" dx=\"{}\" dy=\"{}\" text-anchor=\"{}\" paint-order=\"stroke\" class=\"{class}{country}\">",
        spot.aside, spot.below, spot.anchor
    );
    escape(&spot.word, out);
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: (i64, i64), number: usize) -> MapMark {
        let (name, told) = (format!("Place & {number}"), format!("Place {number}, 2 events"));
        MapMark { at, name, href: format!("#m{number}"), told, number, wide: false }
    }

    #[test]
    fn a_map_without_a_place_is_no_map() {
        assert_eq!(map(&[], &[], "Places", |_| None), None);
    }

    #[test]
    fn every_place_is_a_link_and_every_route_a_line() {
        let marks = [mark((76_890, 43_240), 1), mark((87_620, 43_830), 2)];
        let svg = map(&marks, &[(1, 0)], "Where & how", |_| None).unwrap();
        assert_eq!(svg.matches("<a href=\"#m").count(), 2);
        assert_eq!(svg.matches("class=\"route\"").count(), 1);
        assert!(svg.contains("aria-label=\"Where &amp; how\"") && svg.contains(">Place &amp; 1</text>"));
        assert!(!svg.contains("style="));
    }

    #[test]
    fn a_map_stays_small_wherever_it_is() {
        let cities =
            [(76_890, 43_240), (-70_000, -50_000), (25_000, 60_000), (120_000, 10_000), (178_000, -40_000)];
        for city in cities {
            let svg = map(&[mark(city, 1)], &[], "x", |_| None).unwrap();
            assert!(svg.len() < 24_000, "{city:?}: {}", svg.len());
        }
        let all: Vec<MapMark> = cities.iter().zip(1..).map(|(at, number)| mark(*at, number)).collect();
        let world = map(&all, &[], "x", |_| None).unwrap();
        assert!(world.len() < 60_000, "{}", world.len());
    }
}

//! The outlines of land and countries that come with the program: Natural
//! Earth, 1:50m, in the public domain. `tools/outlines.py` made the file.

use std::sync::LazyLock;

/// Steps of the file's grid in thousandths of a degree.
const STEP: i64 = 50;

/// Longitude and latitude, in thousandths of a degree.
pub(super) type Point = (i64, i64);

/// A line, or the edge of a piece of land.
#[derive(Debug)]
pub(super) struct Line {
    pub points: Vec<Point>,
    /// The lowest and the highest longitude and latitude.
    pub reach: (Point, Point),
}

/// Land, borders and where names of countries stand.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    pub borders: Vec<Line>,
    pub land: Vec<Line>,
    pub names: Vec<(&'static str, Point)>,
}

/// The outlines, read once.
pub(super) static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| read(include_str!("outlines.txt")));

fn read(text: &'static str) -> Outlines {
    let (mut out, mut arcs) = (Outlines::default(), Vec::new());
    for line in text.lines() {
        let (kind, rest) = line.split_at(line.len().min(2));
        match kind {
            "b " | "c " => {
                let points = steps(rest);
                if kind == "b " {
                    out.borders.push(Line::new(points.clone()));
                }
                arcs.push(points);
            }
            "l " => out.land.push(Line::new(ring(rest, &arcs))),
            _ => out.names.extend(name(rest)),
        }
    }
    out
}

/// A start and the steps from there.
fn steps(text: &str) -> Vec<Point> {
    let numbers: Vec<i64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    let mut at = (0, 0);
    let moved = |step: &[i64]| {
        at = (at.0 + step[0] * STEP, at.1 + step[1] * STEP);
        at
    };
    numbers.chunks_exact(2).map(moved).collect()
}

/// Once round the world, in thousandths of a degree.
const ROUND: i64 = 360_000;

/// The arcs of a ring, one after the other; `~3` is arc 3 backwards. A ring that crosses the
/// date line goes on beyond it.
fn ring(text: &str, arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for word in text.split(' ') {
        let (number, backwards) = word.strip_prefix('~').map_or((word, false), |number| (number, true));
        let arc = number.parse::<usize>().ok().and_then(|at| arcs.get(at));
        let arc = arc.map_or(&[][..], Vec::as_slice);
        if backwards { points.extend(arc.iter().rev()) } else { points.extend(arc) }
    }
    for at in 1..points.len() {
        let step = points[at].0 - points[at - 1].0;
        points[at].0 -= (step + step.signum() * ROUND / 2) / ROUND * ROUND;
    }
    points
}

fn name(text: &'static str) -> Option<(&'static str, Point)> {
    let mut words = text.split(' ');
    let country = words.next()?;
    let mut number = || Some(words.next()?.parse::<i64>().ok()? * STEP);
    Some((country, (number()?, number()?)))
}

impl Line {
    fn new(points: Vec<Point>) -> Line {
        let of = |pick: fn(&Point) -> i64| {
            let all = || points.iter().map(pick);
            (all().min().unwrap_or(0), all().max().unwrap_or(0))
        };
        let (x, y) = (of(|point| point.0), of(|point| point.1));
        Line { reach: ((x.0, y.0), (x.1, y.1)), points }
    }
}

#[cfg(test)]
mod tests {
    use super::OUTLINES;

    #[test]
    fn the_outlines_are_whole() {
        assert!(OUTLINES.land.len() > 400 && OUTLINES.borders.len() > 300);
        assert!(
            OUTLINES
                .land
                .iter()
                .all(|ring| ring.points.len() >= 3 && ring.points.first() == ring.points.last())
        );
        let inside = |at: &(i64, i64)| at.0.abs() <= 200_000 && (-60_050..=90_000).contains(&at.1);
        assert!(OUTLINES.land.iter().flat_map(|ring| &ring.points).all(inside));
        assert!(OUTLINES.names.iter().any(|(country, _)| *country == "KZ"));
    }
}

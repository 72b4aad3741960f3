//! Which part of the world a map shows, and where on it a point lies.

use crate::render::pictures::map::outlines::Point;

/// A map is this many times as wide as high.
const ASPECT: (i64, i64) = (8, 5);
/// No map shows less than this from north to south, in thousandths of a degree.
const LOWEST: i64 = 13_000;
const HIGHEST: i64 = 150_000;

/// The part of the world that a map shows, in thousandths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    west: i64,
    north: i64,
    width: i64,
    height: i64,
}

impl Window {
    /// A window with room around all points; a single one lies in its middle.
    pub(super) fn around(points: &[Point]) -> Option<Window> {
        let range = |pick: fn(&Point) -> i64| {
            let all = || points.iter().map(pick);
            Some((all().min()?, all().max()?))
        };
        let ((west, east), (south, north)) = (range(|point| point.0)?, range(|point| point.1)?);
        let shrink = shrink((south + north) / 2);
        let needed = ((east - west) * shrink / 1000 * ASPECT.1 / ASPECT.0).max(north - south);
        let height = (needed * 13 / 10).clamp(LOWEST, HIGHEST);
        let width = height * ASPECT.0 / ASPECT.1 * 1000 / shrink;
        Some(Window { west: (west + east - width) / 2, north: (north + south + height) / 2, width, height })
    }

    /// Where a point lies, in `across` parts of the width and `down` parts of the height.
    pub(super) fn place(&self, point: Point, across: i64, down: i64) -> (i64, i64) {
        ((point.0 - self.west) * across / self.width, (self.north - point.1) * down / self.height)
    }

    /// Whether something that reaches from one corner to the other can be seen.
    pub(super) fn sees(&self, (low, high): (Point, Point)) -> bool {
        low.0 <= self.west + self.width
            && high.0 >= self.west
            && low.1 <= self.north
            && high.1 >= self.north - self.height
    }
}

/// By how much degrees of longitude are shorter than those of latitude, in thousandths.
///
/// Bhaskara's fraction for the cosine: whole numbers, the same on every machine.
fn shrink(latitude: i64) -> i64 {
    let degrees = (latitude / 1000).clamp(-75, 75);
    (32_400 - 4 * degrees * degrees) * 1000 / (32_400 + degrees * degrees)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_lies_in_the_middle_and_many_lie_inside() {
        let window = Window::around(&[(76_890, 43_240)]).unwrap();
        assert_eq!(window.place((76_890, 43_240), 100, 100), (50, 50));
        let points = [(-77_000, 38_900), (18_060, 59_330), (76_890, 43_240), (104_060, 30_660)];
        let window = Window::around(&points).unwrap();
        for point in points {
            let (x, y) = window.place(point, 1000, 1000);
            assert!((50..=950).contains(&x) && (0..=1000).contains(&y), "{x} {y}");
        }
        assert_eq!(Window::around(&[]), None);
    }

    #[test]
    fn degrees_of_longitude_shrink_to_the_north() {
        assert_eq!((shrink(0), shrink(60_000)), (1000, 500));
    }
}

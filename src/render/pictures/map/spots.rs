//! Where the words of a map stand, so that none lies over another or over a dot.

use crate::render::pictures::labels::width_of;

/// A dot with its words.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// Where it is, in hundredths of a per cent of the width and of the height.
    pub at: (i64, i64),
    /// Its name.
    pub name: String,
    /// How big the dot is: its radius in pixels.
    pub radius: i64,
    /// What stands there where the name has no room.
    pub number: usize,
}

/// Words with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The point they belong to.
    pub at: (i64, i64),
    /// How far to the right and down of it they begin, in pixels.
    pub aside: i64,
    pub below: i64,
    /// `start`, `end` or `middle`.
    pub anchor: &'static str,
    /// The words.
    pub word: String,
    /// Whether they name a country.
    pub is_country: bool,
}

/// The longest name that is tried, in pixels.
const LONGEST: i64 = 200;

/// A box in pixels: left, top, right, bottom.
type Area = (i64, i64, i64, i64);

/// Finds room for names, or else numbers; then for names of countries.
pub(super) fn spots(
    wanted: &[Wanted],
    countries: &[((i64, i64), String)],
    width: i64,
    numbers_only: bool,
) -> Vec<Spot> {
    let height = width * 5 / 8;
    let pixels = |at: (i64, i64)| (at.0 * width / 10_000, at.1 * height / 10_000);
    let mut taken: Vec<Area> = wanted
        .iter()
        .map(|dot| (pixels(dot.at), dot.radius + 1))
        .map(|((x, y), r)| (x - r, y - r, x + r, y + r))
        .collect();
    let free = |area: Area, taken: &[Area]| {
        let apart = |other: &Area| {
            area.2 + 2 <= other.0 || other.2 + 2 <= area.0 || area.3 <= other.1 || other.3 <= area.1
        };
        area.0 >= 0 && area.1 >= 0 && area.2 <= width && area.3 <= height && taken.iter().all(apart)
    };
    let mut out = Vec::new();
    for dot in wanted {
        let number = dot.number.to_string();
        let names = (!numbers_only && width_of(&dot.name) <= LONGEST).then_some(&dot.name);
        let found = names.into_iter().chain([&number]).find_map(|word| {
            let tries = around(pixels(dot.at), dot.radius, width_of(word));
            tries.into_iter().find(|(area, ..)| free(*area, &taken)).map(|spot| (word.clone(), spot))
        });
        if let Some((word, (area, aside, below, anchor))) = found {
            taken.push(area);
            out.push(Spot { at: dot.at, aside, below, anchor, word, is_country: false });
        }
    }
    for (at, name) in countries.iter().filter(|_| !numbers_only) {
        let ((x, y), half) = (pixels(*at), width_of(name) / 2);
        let area = (x - half, y - 12, x + half, y + 4);
        if free(area, &taken) {
            taken.push(area);
            out.push(Spot {
                at: *at,
                aside: 0,
                below: 0,
                anchor: "middle",
                word: name.clone(),
                is_country: true,
            });
        }
    }
    out
}

/// The places around a dot: right, left, above, below.
fn around((x, y): (i64, i64), radius: i64, long: i64) -> [(Area, i64, i64, &'static str); 4] {
    let (half, side) = (long / 2, radius + 3);
    [
        ((x + side, y - 8, x + side + long, y + 6), side + 1, 4, "start"),
        ((x - side - long, y - 8, x - side, y + 6), -side - 1, 4, "end"),
        ((x - half, y - side - 14, x + half, y - side + 1), 0, -side - 2, "middle"),
        ((x - half, y + side - 1, x + half, y + side + 14), 0, side + 11, "middle"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(count: i64) -> Vec<Wanted> {
        let dot = |n: i64| Wanted {
            at: (4000 + n % 8 * 300, 4000 + n / 8 * 300),
            name: format!("A long name {n}"),
            radius: 5,
            number: 1 + usize::try_from(n).unwrap(),
        };
        (0..count).map(dot).collect()
    }

    #[test]
    fn words_of_a_crowd_do_not_overlap() {
        for numbers_only in [false, true] {
            let found = spots(&crowd(60), &[((5000, 5000), "Country".to_owned())], 620, numbers_only);
            assert!(found.len() > 5);
            let area = |spot: &Spot| {
                let (x, y) = (spot.at.0 * 620 / 10_000 + spot.aside, spot.at.1 * 387 / 10_000 + spot.below);
                let long = width_of(&spot.word);
                let left = match spot.anchor {
                    "start" => x,
                    "end" => x - long,
                    _ => x - long / 2,
                };
                (left, y - 10, left + long, y + 2)
            };
            for (at, one) in found.iter().enumerate() {
                for other in &found[at + 1..] {
                    let (a, b) = (area(one), area(other));
                    assert!(a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_lone_dot_has_its_name_and_a_name_at_the_edge_turns_back() {
        let dot = |x| Wanted { at: (x, 5000), name: "Almaty".to_owned(), radius: 5, number: 1 };
        assert_eq!(spots(&[dot(5000)], &[], 620, false)[0].anchor, "start");
        assert_eq!(spots(&[dot(9800)], &[], 620, false)[0].anchor, "end");
        assert_eq!(spots(&[dot(5000)], &[], 288, true)[0].word, "1");
    }
}

//! The axis of a picture: days to places, with long empty stretches cut out.
//!
//! Places are whole hundredths of a per cent, so that a picture is the same on
//! every machine. A day is counted from the common era.

/// The whole width, in hundredths of a per cent.
pub(super) const WIDE: i64 = 10_000;
/// What a cut takes of it.
const CUT: i64 = 300;
/// What stays free at either end.
const EDGE: i64 = 150;
/// More cuts than these confuse more than they help.
const MOST_CUTS: usize = 5;
/// A shorter time than this many days is not spread over the whole width.
const SHORTEST: i64 = 60;

/// A stretch of time that is drawn at one scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub first: i64,
    /// Its last day.
    pub last: i64,
    /// Where it begins.
    pub start: i64,
    /// Where it ends.
    pub end: i64,
}

/// Where each day lies. All stretches have one scale; between two of them time is cut out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The stretches, in order; never empty.
    pub stretches: Vec<Stretch>,
}

impl Axis {
    /// Makes an axis for these days; `None` without two different ones.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = i64>) -> Option<Axis> {
        let mut days: Vec<i64> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        if days.len() < 2 {
            return None;
        }
        let cuts = if is_crowded(&days) { cuts(&days) } else { Vec::new() };
        let mut stretches = Vec::new();
        let mut first = days[0];
        for (from, to) in cuts {
            stretches.push((first, from));
            first = to;
        }
        stretches.push((first, days[days.len() - 1]));
        Some(Axis { stretches: placed(&stretches) })
    }

    /// Where a day lies; days beyond the ends lie at the ends.
    #[must_use]
    pub fn place(&self, day: i64) -> i64 {
        let mut before: Option<&Stretch> = None;
        for stretch in &self.stretches {
            if day < stretch.first {
                return before.map_or(stretch.start, |before| {
                    between(day, (before.last, before.end), (stretch.first, stretch.start))
                });
            }
            if day <= stretch.last {
                return between(day, (stretch.first, stretch.start), (stretch.last, stretch.end));
            }
            before = Some(stretch);
        }
        before.map_or(0, |last| last.end)
    }

    /// Where time is cut out, from and to.
    pub fn cuts(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.stretches.windows(2).map(|pair| (pair[0].end, pair[1].start))
    }
}

/// Whether more than a third of the days could not be told from the next one on an axis of one scale.
fn is_crowded(days: &[i64]) -> bool {
    const APART: i64 = 80;
    let span = days[days.len() - 1] - days[0];
    let close = days.windows(2).filter(|pair| (pair[1] - pair[0]) * APART < span).count();
    close * 3 > days.len() - 1
}

/// The longest empty stretches: each more than a fifth of what is left without it.
fn cuts(days: &[i64]) -> Vec<(i64, i64)> {
    let mut gaps: Vec<(i64, i64)> = days.windows(2).map(|pair| (pair[0], pair[1])).collect();
    gaps.sort_by_key(|(from, to)| (from - to, *from));
    let mut left = days[days.len() - 1] - days[0];
    let mut cuts = Vec::new();
    for (from, to) in gaps.into_iter().take(MOST_CUTS) {
        if (to - from) * 5 <= left || left <= SHORTEST * 2 {
            break;
        }
        left -= to - from;
        cuts.push((from, to));
    }
    cuts.sort_unstable();
    cuts
}

fn placed(stretches: &[(i64, i64)]) -> Vec<Stretch> {
    // A stretch of one day still needs some room for its mark.
    let length = |(first, last): (i64, i64)| (last - first).max(SHORTEST / 4);
    let total: i64 = stretches.iter().map(|stretch| length(*stretch)).sum();
    let count = i64::try_from(stretches.len()).unwrap_or(1);
    let room = WIDE - 2 * EDGE - (count - 1) * CUT;
    let (mut at, mut out) = (EDGE, Vec::new());
    for (first, last) in stretches {
        let width = room * length((*first, *last)) / total;
        let drawn = if last > first { width * (last - first) / length((*first, *last)) } else { 0 };
        let inset = (width - drawn) / 2;
        out.push(Stretch { first: *first, last: *last, start: at + inset, end: at + inset + drawn });
        at += width + CUT;
    }
    out
}

fn between(day: i64, from: (i64, i64), to: (i64, i64)) -> i64 {
    if to.0 == from.0 { from.1 } else { from.1 + (to.1 - from.1) * (day - from.0) / (to.0 - from.0) }
}

/// `12.34%`.
pub(super) fn per_cent(at: i64) -> String {
    let sign = if at < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}%", at.abs() / 100, at.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_needs_no_axis() {
        assert_eq!(Axis::new([]), None);
        assert_eq!(Axis::new([5, 5]), None);
    }

    #[test]
    fn days_keep_their_order_and_stay_inside() {
        let days = [10, 700, 701, 715, 760, 1200, 4000, 4001];
        let axis = Axis::new(days).unwrap();
        let places: Vec<i64> = days.iter().map(|day| axis.place(*day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{places:?}");
        assert!(places.iter().all(|place| (0..=WIDE).contains(place)));
        assert!(axis.place(-99) == axis.place(10) && axis.place(9999) == axis.place(4001));
    }

    #[test]
    fn a_long_empty_time_is_cut_so_that_the_dense_one_has_room() {
        let axis = Axis::new([0, 3000, 3010, 3020, 3090]).unwrap();
        assert_eq!(axis.stretches.len(), 2);
        assert!(axis.place(3090) - axis.place(3000) > WIDE / 2);
        assert_eq!(Axis::new([0, 100, 200, 300, 400, 500, 600]).unwrap().stretches.len(), 1);
    }

    #[test]
    fn a_few_days_in_thirty_years_need_no_cut() {
        let axis = Axis::new([0, 330, 2770, 3130, 4350, 4380, 6800, 7890, 10_900, 10_901]).unwrap();
        assert_eq!(axis.stretches.len(), 1);
    }

    #[test]
    fn all_stretches_have_one_scale() {
        let axis = Axis::new([0, 50, 100, 5000, 5050, 5100]).unwrap();
        let width = |stretch: &Stretch| stretch.end - stretch.start;
        assert!((width(&axis.stretches[0]) - width(&axis.stretches[1])).abs() <= 1);
    }
}

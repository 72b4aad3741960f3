//! Words of one name paired off with the words of another.

use crate::text::names::chinese::{self, Reading};
use crate::text::names::distance;
use crate::text::names::parts::{Name, Part};
use crate::text::phones::Ending;

/// A distance at which the evidence turns; see [`agreement`].
const HALF_WAY: f64 = 0.13;
/// The same for Chinese syllables, which keep fewer sounds.
const HALF_WAY_CHINESE: f64 = 0.17;
/// What a surname ending that one side lacks costs: Yunus, Yunusova.
const ENDING_LOST: f64 = 0.1;
/// What a patronymic ending that one side lacks costs: Musakhan, Musakhanuly.
const PATRONYMIC_LOST: f64 = 0.03;
/// A man's and a woman's form of one surname.
const OTHER_GENDER: f64 = 0.5;
/// Two fathers' names that differ more than this are two fathers.
const OTHER_FATHER: f64 = 0.35;

/// Two words taken for each other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Match {
    /// Position of the word in the first name.
    pub(crate) left: usize,
    /// Position of the word in the second name.
    pub(crate) right: usize,
    /// How far they lie apart: 0 is one reading.
    pub(crate) distance: f64,
}

/// What a way of reading two names against each other comes to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pairing {
    /// From 0 to 1.
    pub(crate) score: f64,
    /// The words paired off.
    pub(crate) matches: Vec<Match>,
    /// What was read.
    pub(crate) way: Way,
}

/// By which reading the names were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Word by word, by sound.
    Words,
    /// As the syllables of a Chinese name.
    Syllables,
    /// One as Chinese syllables that approach the sounds of the other.
    Approach,
    /// Nothing could be compared.
    Nothing,
}

impl Pairing {
    /// No way to compare.
    pub(crate) fn none() -> Pairing {
        Pairing { score: 0.0, matches: Vec::new(), way: Way::Nothing }
    }

    /// Compares two names that both read as Chinese syllables.
    pub(crate) fn of_syllables(a: &Reading, b: &Reading) -> Pairing {
        let score = if a.same_syllables(b) { 0.97 } else { 0.05 };
        Pairing { score, matches: Vec::new(), way: Way::Syllables }
    }

    /// Compares Chinese syllables with the name that they may stand for.
    pub(crate) fn approaching(chinese: &Name, other: &Name) -> Pairing {
        let Some(reading) = &chinese.chinese else { return Pairing::none() };
        let sounds = reading.sounds();
        let joined = |order: &[usize]| {
            order.iter().map(|&at| other.parts[at].phones.sounds.as_str()).collect::<String>()
        };
        let mut pairing = if sounds.len() == 1 && other.parts.len() > 1 {
            let forth: Vec<usize> = (0..other.parts.len()).collect();
            let back: Vec<usize> = forth.iter().rev().copied().collect();
            let near = chinese::distance(&sounds[0], &joined(&forth))
                .min(chinese::distance(&sounds[0], &joined(&back)));
            Pairing {
                score: agreement(near * HALF_WAY / HALF_WAY_CHINESE).powi(2),
                matches: Vec::new(),
                way: Way::Approach,
            }
        } else {
            let cell = |i: usize, j: usize| approach_distance(&sounds[i], &other.parts[j]);
            let spare = |at: usize| other.is_optional(at);
            assign(sounds.len(), other.parts.len(), &cell, &|_| false, &spare)
        };
        pairing.way = Way::Approach;
        pairing.score *= 0.95;
        pairing
    }

    /// The same pairing seen from the other name.
    pub(crate) fn turned(mut self) -> Pairing {
        for one in &mut self.matches {
            std::mem::swap(&mut one.left, &mut one.right);
        }
        self
    }

    /// Compares two names word by word, joining words that the other writes as one.
    pub(crate) fn of_words(left: &Name, right: &Name) -> Pairing {
        let plain = of_words_as_they_stand(left, right);
        let joins =
            joined_forms(left, right.parts.len()).into_iter().map(|l| of_words_as_they_stand(&l, right));
        let other =
            joined_forms(right, left.parts.len()).into_iter().map(|r| of_words_as_they_stand(left, &r));
        let best = joins.chain(other).max_by(|x, y| x.score.total_cmp(&y.score));
        match best {
            Some(best) if best.score * 0.97 > plain.score => Pairing { score: best.score * 0.97, ..best },
            _ => plain,
        }
    }
}

/// The name with two neighbouring words joined: "Kassym Jomart" for "Kassymjomart".
fn joined_forms(name: &Name, wanted: usize) -> Vec<Name> {
    if name.parts.len() <= wanted || name.parts.len() < 3 {
        return Vec::new();
    }
    let join = |at: usize| {
        let mut parts = name.parts.clone();
        let second = parts.remove(at + 1);
        parts[at] = parts[at].joined(&second);
        Name { parts, ..name.clone() }
    };
    (0..name.parts.len() - 1)
        .filter(|&at| !name.parts[at].is_initial && !name.parts[at + 1].is_initial)
        .map(join)
        .collect()
}

fn of_words_as_they_stand(left: &Name, right: &Name) -> Pairing {
    let cell = |i: usize, j: usize| part_distance(&left.parts[i], &right.parts[j]);
    let mut pairing = assign(left.parts.len(), right.parts.len(), &cell, &|i| left.is_optional(i), &|j| {
        right.is_optional(j)
    });
    let whole = pairing
        .matches
        .iter()
        .filter(|m| !left.parts[m.left].is_initial && !right.parts[m.right].is_initial)
        .filter(|m| !left.is_optional(m.left) || !right.is_optional(m.right))
        .count();
    let fewest = left.whole_words().min(right.whole_words());
    if whole < 2 && left.parts.len().max(right.parts.len()) > 1 {
        // One shared word is what namesakes and relatives have too.
        pairing.score *= if fewest < 2 { 0.5 } else { 0.3 };
    }
    pairing
}

/// Pairs off words at the least cost and weighs the outcome.
fn assign(
    left: usize,
    right: usize,
    cell: &dyn Fn(usize, usize) -> f64,
    left_spare: &dyn Fn(usize) -> bool,
    right_spare: &dyn Fn(usize) -> bool,
) -> Pairing {
    let grid: Vec<Vec<f64>> = (0..left).map(|i| (0..right).map(|j| cell(i, j)).collect()).collect();
    let mut best = (f64::MIN, Vec::new());
    let mut taken = vec![None; left];
    search(&grid, 0, &mut taken, &mut |taken| {
        let lone_left = (0..left).filter(|&i| taken[i].is_none());
        let lone_right = (0..right).filter(|&j| !taken.contains(&Some(j)));
        let mut score = unpaired(lone_left.map(left_spare), lone_right.map(right_spare));
        for (i, choice) in taken.iter().enumerate() {
            if let Some(j) = choice {
                score *= matched(grid[i][*j], left_spare(i) && right_spare(*j));
            }
        }
        if score > best.0 {
            best = (score, taken.to_vec());
        }
    });
    let pairs = best.1.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j)));
    let matches = pairs.map(|(i, j)| Match { left: i, right: j, distance: grid[i][j] }).collect();
    Pairing { score: best.0.clamp(0.0, 1.0), matches, way: Way::Words }
}

/// What two words that stand for each other contribute.
fn matched(distance: f64, both_spare: bool) -> f64 {
    match (both_spare, distance > OTHER_FATHER) {
        (true, true) => 0.5,
        (true, false) => agreement(distance).max(0.8),
        // Not less than for words that are not paired at all, so that reasons can name the conflict.
        (false, _) => agreement(distance).max(0.08 - 0.03 * distance),
    }
}

/// What words without a counterpart contribute; `true` marks one that may be left out.
///
/// Words left over on both sides contradict each other; on one side they are only missing.
fn unpaired(left: impl Iterator<Item = bool>, right: impl Iterator<Item = bool>) -> f64 {
    let (left, right): (Vec<bool>, Vec<bool>) = (left.collect(), right.collect());
    let spare = left.iter().chain(&right).filter(|&&spare| spare).count();
    let (here, there) = (left.iter().filter(|&&s| !s).count(), right.iter().filter(|&&s| !s).count());
    let facing = i32::try_from(here.min(there)).unwrap_or(i32::MAX);
    let over = i32::try_from(here.abs_diff(there)).unwrap_or(i32::MAX);
    let left_out = i32::try_from(spare).unwrap_or(i32::MAX);
    0.97_f64.powi(left_out) * 0.05_f64.powi(facing) * 0.6_f64.powi(over)
}

/// 1 for no distance, ½ at [`HALF_WAY`], next to nothing at twice that.
fn agreement(distance: f64) -> f64 {
    1.0 / (1.0 + (distance / HALF_WAY).powi(4))
}

/// Tries every way to pair `left` words with `right` words; at most 6 of each.
fn search(
    grid: &[Vec<f64>],
    at: usize,
    taken: &mut Vec<Option<usize>>,
    see: &mut dyn FnMut(&[Option<usize>]),
) {
    if at == grid.len() {
        see(taken);
        return;
    }
    taken[at] = None;
    search(grid, at + 1, taken, see);
    for j in 0..grid[at].len() {
        if grid[at][j] < 0.75 && !taken[..at].contains(&Some(j)) {
            taken[at] = Some(j);
            search(grid, at + 1, taken, see);
        }
    }
    taken[at] = None;
}

/// How far two words lie apart, endings considered.
pub(crate) fn part_distance(a: &Part, b: &Part) -> f64 {
    if a.is_initial || b.is_initial {
        return initial_distance(a, b);
    }
    let whole = distance::between(&a.phones, &b.phones);
    let hidden = a.phones.hides_vowels || b.phones.hides_vowels;
    let stems = |x: &str, y: &str| distance::relative(x.as_bytes(), y.as_bytes(), hidden);
    if let (Some(x), Some(y)) = (a.ending.is_woman(), b.ending.is_woman())
        && x != y
    {
        return if stems(a.stem(), b.stem()) < 0.3 { OTHER_GENDER } else { whole.max(0.3) };
    }
    match (a.ending, b.ending) {
        (Ending::Plain, Ending::Plain) => whole,
        (Ending::Plain, ending) => whole.min(stems(&a.phones.sounds, b.stem()) + ending_cost(ending, b)),
        (ending, Ending::Plain) => whole.min(stems(a.stem(), &b.phones.sounds) + ending_cost(ending, a)),
        (x, y) if x.is_patronymic() && y.is_patronymic() => stems(a.stem(), b.stem()).max(whole * 0.2),
        (x, y) if x.is_patronymic() != y.is_patronymic() => whole.min(stems(a.stem(), b.stem()) + 0.15),
        _ => whole.max(stems(a.stem(), b.stem()) * 0.75),
    }
}

fn ending_cost(ending: Ending, part: &Part) -> f64 {
    match ending {
        Ending::SonOf | Ending::DaughterOf => PATRONYMIC_LOST,
        _ if part.phones.sounds.ends_with('v') || part.phones.sounds.ends_with("va") => ENDING_LOST,
        _ => 1.0,
    }
}

/// An initial agrees with a word that begins with its sound; it proves little.
fn initial_distance(a: &Part, b: &Part) -> f64 {
    let first = |p: &Part| p.phones.sounds.get(..1).map(str::to_owned).unwrap_or_default();
    let near = distance::relative(first(a).as_bytes(), first(b).as_bytes(), false);
    if near < 0.2 { 0.1 } else { 0.9 }
}

fn approach_distance(syllables: &str, part: &Part) -> f64 {
    let near = |sounds: &str| chinese::distance(syllables, sounds) * HALF_WAY / HALF_WAY_CHINESE;
    let whole = near(&part.phones.sounds);
    if part.ending.is_patronymic() { whole.min(near(part.stem()) + PATRONYMIC_LOST) } else { whole }
}

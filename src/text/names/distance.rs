//! How far two readings of a word lie apart.

use crate::text::phones::{Phones, is_vowel};
use crate::text::tables::distance::{FAR, LOSS, NEAR, PAIRS};

/// A vowel that one script does not write says nothing when it is missing.
const HIDDEN_VOWEL: u32 = 6;
/// Vowels of a script that hides most of them are hints, not evidence.
const HINTED_VOWEL: u32 = 15;
/// A script that hides vowels leaves room for more than its letters tell.
const HIDDEN_SCALE: f64 = 0.85;
/// A vowel at the start carries more weight than one inside.
const AT_START: u32 = 25;
/// A vowel at the end may tell a woman from a man.
const AT_END: u32 = 22;

/// Costs by sound, folded out of the tables when the program is compiled.
struct Costs {
    swap: [[u8; 128]; 128],
    loss: [u8; 128],
    /// The first sounds, one bit each, of the pairs that may stand for a sound.
    pairs: [u128; 128],
}

static COSTS: Costs = fold_costs();

const fn fold_costs() -> Costs {
    let mut swap = [[FAR as u8; 128]; 128];
    let mut loss = [FAR as u8; 128];
    let mut at = 0;
    while at < 128 {
        swap[at][at] = 0;
        at += 1;
    }
    at = 0;
    while at < NEAR.len() {
        let (a, b, cost) = NEAR[at];
        swap[a as usize][b as usize] = cost as u8;
        swap[b as usize][a as usize] = cost as u8;
        at += 1;
    }
    at = 0;
    while at < LOSS.len() {
        loss[LOSS[at].0 as usize] = LOSS[at].1 as u8;
        at += 1;
    }
    let mut pairs = [0; 128];
    at = 0;
    while at < PAIRS.len() {
        let (two, one, _) = PAIRS[at];
        pairs[one as usize] |= bit(two[0]);
        at += 1;
    }
    Costs { swap, loss, pairs }
}

/// Returns the distance of two words in letters of average importance: 0 for
/// one reading, about 1 for words that share nothing. Symmetric.
pub(crate) fn between(a: &Phones, b: &Phones) -> f64 {
    relative(a.sounds.as_bytes(), b.sounds.as_bytes(), a.hides_vowels || b.hides_vowels)
}

/// [`between`] over bare sounds.
pub(crate) fn relative(a: &[u8], b: &[u8], hidden: bool) -> f64 {
    if a == b {
        return 0.0;
    }
    let weight = |sounds: &[u8]| if hidden { written_weight(sounds) } else { sounds.len() as f64 };
    let scale = ((weight(a) + weight(b)) / 2.0).max(2.0);
    let unsure = if hidden { HIDDEN_SCALE } else { 1.0 };
    unsure * f64::from(edit_cost(a, b, hidden)) / (100.0 * scale)
}

/// Consonants count whole, vowels of a script that hides them a third.
fn written_weight(sounds: &[u8]) -> f64 {
    sounds.iter().map(|&s| if is_vowel(s) || s == b'y' || s == b'w' { 0.4 } else { 1.0 }).sum()
}

/// The cheapest way from `a` to `b`, in hundredths of a letter.
fn edit_cost(a: &[u8], b: &[u8], hidden: bool) -> u32 {
    let width = b.len() + 1;
    let losses: Vec<u32> = (0..b.len()).map(|j| loss(b, j, hidden)).collect();
    let mut grid = vec![0u32; (a.len() + 1) * width];
    for j in 1..width {
        grid[j] = grid[j - 1] + losses[j - 1];
    }
    for i in 1..=a.len() {
        let (done, row) = grid.split_at_mut(i * width);
        let before = &done[(i - 1) * width..];
        let lost = loss(a, i - 1, hidden);
        // Most pairs of sounds stand for no single one.
        let merging = COSTS.pairs[usize::from(a[i - 1]) & 127];
        let opening = if i > 1 { bit(a[i - 2]) } else { 0 };
        row[0] = before[0] + lost;
        for j in 1..width {
            let mut best = (before[j] + lost).min(row[j - 1] + losses[j - 1]);
            best = best.min(before[j - 1] + swap(a, i - 1, b, j - 1, hidden));
            if opening & COSTS.pairs[usize::from(b[j - 1]) & 127] != 0
                && let Some(merged) = merge(&a[i - 2..i], b[j - 1])
            {
                best = best.min(done[(i - 2) * width + j - 1] + merged);
            }
            if j > 1
                && merging & bit(b[j - 2]) != 0
                && let Some(merged) = merge(&b[j - 2..j], a[i - 1])
            {
                best = best.min(before[j - 2] + merged);
            }
            row[j] = best;
        }
    }
    grid[a.len() * width + b.len()]
}

fn loss(word: &[u8], at: usize, hidden: bool) -> u32 {
    let sound = word[at];
    if hidden && (is_vowel(sound) || matches!(sound, b'y' | b'w')) {
        return HIDDEN_VOWEL;
    }
    let base = u32::from(COSTS.loss[usize::from(sound) & 127]);
    match sound {
        s if is_vowel(s) && at == 0 => base + AT_START,
        s if is_vowel(s) && at + 1 == word.len() => base + AT_END,
        _ => base,
    }
}

fn swap(a: &[u8], i: usize, b: &[u8], j: usize, hidden: bool) -> u32 {
    let base = u32::from(COSTS.swap[usize::from(a[i]) & 127][usize::from(b[j]) & 127]);
    let soft = |s: u8| is_vowel(s) || matches!(s, b'y' | b'w' | b'v');
    if hidden && soft(a[i]) && soft(b[j]) {
        return base.min(HINTED_VOWEL);
    }
    // A voiced consonant at the very end is written as it sounds or as it is spelt.
    let voicing = matches!(
        (a[i], b[j]),
        (b'd', b't') | (b't', b'd') | (b'b', b'p') | (b'p', b'b') | (b's', b'z') | (b'z', b's')
    );
    if voicing && i + 1 == a.len() && j + 1 == b.len() { 15 } else { base }
}

const fn bit(sound: u8) -> u128 {
    1 << (sound & 127)
}

fn merge(two: &[u8], one: u8) -> Option<u32> {
    PAIRS.iter().find(|row| row.0 == two && row.1 == one).map(|row| row.2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn distance(a: &str, b: &str) -> f64 {
        between(&Phones::read(a), &Phones::read(b))
    }

    #[test]
    fn romanisations_lie_close_and_other_names_far() {
        assert!(distance("Тарханов", "Tarhanov") < 0.02);
        assert!(distance("Orynbasar", "Орынбасар") < 0.02);
        assert!(distance("Torekul", "Törekül") < 0.05);
        assert!(distance("Murat", "Marat") > 0.12);
        assert!(distance("Baimurat", "Baibolat") > 0.2);
        assert!(distance("Amina", "Amin") > 0.12);
    }

    #[test]
    fn a_script_without_vowels_says_less() {
        assert!(distance("نرگس", "Narges") < 0.1);
        assert!(distance("نرگس", "Nasrin") > 0.3);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_nought_for_the_same(a in "[a-zA-Z]{0,12}", b in "[a-zA-Z]{0,12}") {
            prop_assert_eq!(distance(&a, &b).to_bits(), distance(&b, &a).to_bits());
            prop_assert!(distance(&a, &a) == 0.0);
        }
    }
}

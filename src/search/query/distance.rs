//! How far two words are apart.

use crate::text::phones::is_vowel;

/// Letters to put in, leave out, change or swap with a neighbour; `most + 1`
/// for anything further.
#[must_use]
pub(crate) fn edits(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut rows: [Vec<usize>; 3] = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        rows[2][0] = i;
        for j in 1..=b.len() {
            let change = rows[1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = best;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()].min(most + 1)
}

/// How many sounds differ between two spellings of one name, where `a`, `A`
/// and `e` are near enough.
#[must_use]
pub(crate) fn vowels_aside(a: &str, b: &str) -> usize {
    let plain = |sounds: &str| sounds.chars().map(one_vowel).collect::<String>();
    edits(&plain(a), &plain(b), 5)
}

fn one_vowel(sound: char) -> char {
    match sound {
        'A' | 'e' => 'a',
        'I' => 'i',
        'O' | 'u' | 'U' => 'o',
        'q' | 'x' | 'h' | 'Q' | 'E' => 'k',
        'G' => 'g',
        'N' => 'n',
        'S' => 's',
        other => {
            debug_assert!(!is_vowel(other as u8) || "aio".contains(other));
            other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_edit() {
        for slip in ["kastre", "katser", "kaser", "kasster", "gaster"] {
            assert_eq!(edits("kaster", slip, 2), 1, "{slip}");
        }
        assert_eq!(edits("kaster", "bota", 2), 3);
        assert_eq!(edits("", "", 2), 0);
    }
}

//! Alphabets, endings and words about names, as data. Each table names its source.
//!
//! A *phone* is one ASCII byte that stands for a sound, whatever the script:
//!
//! | phones | sounds |
//! |---|---|
//! | `a A e i I o O u U` | vowels; capitals are the fronted (ä ö ü) and the close back one (ы, ı) |
//! | `y w` | glides |
//! | `b p d t g k q m n l r s z f v h` | as in Kazakh Latin |
//! | `G x N S c j C` | ғ, х, ң, ш, ч, ж, ц |
//! | `Q E` | a Latin *c* of unknown value; the letter ayn (Arabic silent, Kazakh ғ) |

pub(crate) mod arabic;
pub(crate) mod chinese;
pub(crate) mod cyrillic;
pub(crate) mod distance;
pub(crate) mod endings;
pub(crate) mod latin;
pub(crate) mod titles;

/// Finds the phones of `letter` in a table sorted by letter.
pub(crate) fn look_up(table: &[(char, &'static str)], letter: char) -> Option<&'static str> {
    table.binary_search_by_key(&letter, |row| row.0).ok().map(|at| table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_sorted(table: &[(char, &str)]) {
        for pair in table.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:?} before {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn tables_can_be_searched_by_halves() {
        check_sorted(latin::MARKED);
        check_sorted(cyrillic::LETTERS);
        check_sorted(arabic::LETTERS);
    }
}

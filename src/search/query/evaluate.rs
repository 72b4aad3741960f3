//! From expansions to scored documents, in whole numbers.

use std::collections::BTreeMap;

use crate::search::postings::{ALIAS, WORTH, level_of, number_of};
use crate::search::query::lookup::{EXACT, Expansions};
use crate::search::query::shards::Shards;

/// What a document gathers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The sum over words.
    pub score: i64,
    /// Which of the words stand in it, one bit each.
    pub words: u32,
    /// Which stand in its names.
    pub named: u32,
}

impl Tally {
    /// How many of the words stand in it.
    pub(crate) fn count(self) -> u32 {
        self.words.count_ones()
    }
}

/// Which words a hit must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needed {
    /// All of them, one bit each.
    pub all: u32,
    /// Those that a record may lack: a father's name beside two others.
    pub optional: u32,
}

impl Needed {
    /// So many words, each needed.
    pub(crate) fn all(count: usize) -> Needed {
        Needed { all: (1 << count) - 1, optional: 0 }
    }

    /// Whether these words are enough.
    pub(crate) fn met_by(self, words: u32) -> bool {
        (words | self.optional) & self.all == self.all
    }

    /// How many there are.
    pub(crate) fn count(self) -> u32 {
        self.all.count_ones()
    }
}

/// All documents that any word stands in, by number.
pub(crate) type Tallies = BTreeMap<u32, Tally>;

/// The most that a document could score.
pub(crate) struct Evaluated {
    pub tallies: Tallies,
    pub most: i64,
}

/// Scores documents: for each word the best of its forms, weighed by how rare the word is.
pub(crate) fn evaluate(words: &[Expansions], shards: &Shards<'_>) -> Evaluated {
    let mut out = Evaluated { tallies: Tallies::new(), most: 0 };
    for (at, expansions) in words.iter().enumerate() {
        let bit = 1 << at;
        let mut best: BTreeMap<u32, (i64, bool)> = BTreeMap::new();
        for expansion in expansions.values() {
            for posting in shards.postings(&expansion.list) {
                let level = level_of(posting);
                let worth = expansion.weight * WORTH[usize::from(level)];
                let entry = best.entry(number_of(posting)).or_default();
                entry.0 = entry.0.max(worth);
                entry.1 |= level >= ALIAS;
            }
        }
        let rarity = rarity(i64::from(shards.root.documents), best.len() as i64);
        out.most += rarity * EXACT * WORTH[7];
        for (number, (worth, named)) in best {
            let tally = out.tallies.entry(number).or_default();
            tally.score += rarity * worth;
            tally.words |= bit;
            tally.named |= if named { bit } else { 0 };
        }
    }
    out
}

/// Eight times the binary logarithm of how rare a word is, at least 1; in
/// whole numbers, so that every engine has the same.
pub(crate) fn rarity(documents: i64, having: i64) -> i64 {
    const STEPS: [i64; 8] = [256, 279, 304, 332, 362, 395, 431, 470];
    if having == 0 {
        return 0;
    }
    let mut ratio = documents * 256 / having;
    let mut out = 0;
    while ratio >= 512 {
        ratio /= 2;
        out += 8;
    }
    out + STEPS.iter().filter(|step| **step <= ratio).count().max(1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        assert_eq!([rarity(1000, 1000), rarity(1000, 500), rarity(1024, 1)], [1, 9, 81]);
        assert_eq!(rarity(10, 0), 0);
    }
}

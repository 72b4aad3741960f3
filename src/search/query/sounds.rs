//! Chinese names by their sound: in characters, in pinyin, in Russian pinyin.
//!
//! 比拉什 is *bi la shi* is Bilash; Си Цзиньпин and Xi Jinping have the same syllables. Such
//! words are looked for where no name has the letters that were typed.

use crate::search::query::lookup::{Expansion, Expansions};
use crate::search::query::parse::Wanted;
use crate::search::query::shards::Shards;
use crate::search::skeleton::of_sounds;
use crate::text::names::Reading;
use crate::text::names::chinese::percent;
use crate::text::phones::Phones;

/// What the same syllables in other letters weigh.
const SYLLABLES: i64 = 11;
/// What an approach weighs, by how far off it is at most in hundredths.
const APPROACH: [(u32, i64); 3] = [(10, 11), (17, 9), (27, 6)];
/// How many skeletons are looked at.
const KEYS: usize = 8;

/// A word as Chinese syllables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sounded {
    sounds: String,
    spellings: Vec<String>,
}

/// Reads words that are Chinese syllables throughout.
pub(crate) fn read(words: &[&str]) -> Option<Vec<Sounded>> {
    let is_known =
        |c: char| !crate::text::names::is_han_text(c.encode_utf8(&mut [0; 4])) || READ.contains(&c);
    let known = words.iter().all(|word| word.chars().all(is_known));
    let reading = Reading::of(words).filter(|_| known)?;
    if !(reading.is_han || reading.is_chinese_name() || reading.is_foreign_name()) {
        return None;
    }
    let rows = reading.sounds().into_iter().zip(reading.spellings());
    Some(rows.map(|(sounds, spellings)| Sounded { sounds, spellings }).collect())
}

/// The characters whose readings a browser loads.
pub(crate) const READ: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The words of a query as Chinese syllables: its runs of characters, or else all of it.
pub(crate) fn words(wanted: &[Wanted]) -> Option<Vec<Sounded>> {
    if wanted.iter().any(|word| word.exact) {
        return None;
    }
    let runs: Vec<&str> =
        wanted.iter().filter_map(|word| word.run.as_deref()).filter(|run| !run.is_empty()).collect();
    if runs.is_empty() {
        read(&wanted.iter().map(|word| word.text.as_str()).collect::<Vec<_>>())
    } else {
        read(&runs)
    }
}

/// Finds the names that a word of syllables may stand for.
pub(crate) fn approach(word: &Sounded, shards: &Shards<'_>) -> Expansions {
    let mut found = Expansions::new();
    for key in keys(&word.sounds) {
        for shard in shards.forward(&key, 1) {
            for entry in shard.below(&key).filter(|entry| entry.name) {
                if let Some(weight) = weigh(&word.sounds, entry.form) {
                    found.insert(entry.form.to_owned(), Expansion { weight, list: entry.list.to_owned() });
                }
            }
        }
    }
    for spelling in &word.spellings {
        if let Some(list) = shards.list(spelling) {
            found.insert(spelling.clone(), Expansion { weight: SYLLABLES, list });
        }
    }
    found
}

fn weigh(sounds: &str, form: &str) -> Option<i64> {
    let phones = Phones::read(form);
    let (stem, ending) = phones.ending();
    let mut far = percent(sounds, &phones.sounds);
    if ending.is_patronymic() {
        far = far.min(percent(sounds, stem) + 3);
    }
    APPROACH.iter().find(|row| far <= row.0).map(|row| row.1)
}

/// The skeletons of names that the syllables may stand for: *r* and *l* are one
/// to Chinese ears, and an *h* is easily lost.
fn keys(sounds: &str) -> Vec<String> {
    let whole = of_sounds("", sounds, false);
    let letters: Vec<char> = whole.chars().collect();
    let mut keys = vec![whole.clone()];
    for (at, letter) in letters.iter().enumerate() {
        let other = match letter {
            'l' => 'r',
            'r' => 'l',
            _ => continue,
        };
        let mut swapped = letters.clone();
        swapped[at] = other;
        swapped.dedup();
        keys.push(swapped.into_iter().collect());
    }
    for at in 1..letters.len() {
        keys.push(letters[..at].iter().chain(&['k']).chain(&letters[at..]).collect());
    }
    keys.truncate(KEYS);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(characters: &str, name: &str) {
        let words = read(&characters.split('·').collect::<Vec<_>>()).unwrap();
        for (word, part) in words.iter().zip(name.split(' ')) {
            assert!(weigh(&word.sounds, part).is_some(), "{word:?} {part}");
        }
    }

    #[test]
    fn characters_approach_names() {
        check("吐尔逊·艾力", "tursun eli");
        check("赛里克·达吾提", "serik dawut");
        assert_eq!(weigh("tursun", "axmat"), None);
    }

    #[test]
    fn syllables_have_three_spellings() {
        let spellings =
            |words: &[&str]| read(words).unwrap().into_iter().map(|word| word.spellings).collect::<Vec<_>>();
        assert_eq!(spellings(&["李明华"]), [["li", "ли"], ["minghua", "минхуа"]]);
        assert_eq!(spellings(&["李明华"]), spellings(&["Ли", "Минхуа"]));
        assert_eq!(read(&["Temir", "Tarnov"]), None);
    }

    #[test]
    fn an_r_may_be_an_l_and_an_h_may_be_lost() {
        assert_eq!(keys("reyila"), ["rl", "l", "r", "rkl"]);
    }
}

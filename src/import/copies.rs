//! Finds texts that are copies of one another.
//!
//! Exact: sets of five words in a row are compared, over an index, so that an archive
//! of many thousands is compared with itself in seconds. Copies are linked, never
//! deleted. Two reports that share much but name different people first are no
//! copies: court reports of different trials share half their words.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};

/// Shared words over all words from which two texts are one.
const COPY: f32 = 0.8;
/// The share of the shorter text from which an editor should look.
const REVIEW: f32 = 0.6;
/// Texts of fewer shingles prove nothing.
const SHORTEST: usize = 12;
/// Shingles in more texts than this are formulas; they still count when two texts are
/// compared, but do not bring texts together.
const FORMULA: usize = 300;

/// A text to compare.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its headline, if it has one.
    pub title: Option<&'a str>,
    /// Its body.
    pub body: &'a str,
    /// Whether it may become a copy of another; what an editor has accepted may not.
    pub fixed: bool,
    /// How well its origin is known; the better known leads.
    pub weight: u8,
}

/// What was found of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// One is a copy of the other.
    CopyOf,
    /// They share so much that an editor should look.
    Shares,
}

/// A text and the earlier or better known one that it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The text that repeats, by its place in the list.
    pub text: usize,
    /// The text that leads.
    pub leader: usize,
    /// How they stand to one another.
    pub relation: Relation,
}

/// Compares texts; each is a copy of at most one leader, and a leader is no copy.
pub fn find(texts: &[Text<'_>]) -> Vec<Finding> {
    let sets: Vec<Vec<u64>> = texts.iter().map(|t| shingles(t.body)).collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|&i| (!texts[i].fixed, std::cmp::Reverse(texts[i].weight), i));
    let rank: BTreeMap<usize, usize> = order.iter().enumerate().map(|(rank, &i)| (i, rank)).collect();
    let mut findings = Vec::new();
    let mut copies = BTreeSet::new();
    for (i, j) in candidates(&sets) {
        let (leader, text) = if rank[&i] < rank[&j] { (i, j) } else { (j, i) };
        let Some(relation) = compare(&sets[leader], &sets[text], &texts[leader], &texts[text]) else {
            continue;
        };
        let bound = texts[text].fixed || copies.contains(&text) || copies.contains(&leader);
        match relation {
            Relation::CopyOf if !bound => {
                copies.insert(text);
                findings.push(Finding { text, leader, relation });
            }
            Relation::Shares if !texts[text].fixed => findings.push(Finding { text, leader, relation }),
            _ => {}
        }
    }
    findings.retain(|f| f.relation == Relation::CopyOf || !copies.contains(&f.text));
    findings.sort_by_key(|f| (f.text, f.leader));
    findings
}

/// The set of hashes of five words in a row, sorted.
fn shingles(body: &str) -> Vec<u64> {
    let words: Vec<String> =
        body.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let hash = |window: &[String]| {
        let mut hasher = FxHasher::default();
        window.hash(&mut hasher);
        hasher.finish()
    };
    let mut set: Vec<u64> = words.windows(5).map(hash).collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// Pairs that share a fair part of their shingles, by an index over every fourth one.
fn candidates(sets: &[Vec<u64>]) -> BTreeSet<(usize, usize)> {
    let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, set) in sets.iter().enumerate() {
        let sparse = set.len() > 200;
        for &shingle in set.iter().filter(|s| !sparse || *s % 4 == 0) {
            index.entry(shingle).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }
    let mut shared: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for places in index.values().filter(|p| (2..=FORMULA).contains(&p.len())) {
        for (n, &a) in places.iter().enumerate() {
            for &b in &places[n + 1..] {
                *shared.entry((a, b)).or_insert(0) += 1;
            }
        }
    }
    let enough = |&(&(a, b), &n): &(&(u32, u32), &u32)| {
        let shorter = sets[a as usize].len().min(sets[b as usize].len());
        shorter >= SHORTEST && n as usize * 10 >= shorter
    };
    shared.iter().filter(enough).map(|(&(a, b), _)| (a as usize, b as usize)).collect()
}

fn compare(a: &[u64], b: &[u64], first: &Text<'_>, second: &Text<'_>) -> Option<Relation> {
    let shared = common(a, b) as f32;
    let union = (a.len() + b.len()) as f32 - shared;
    let contained = shared / a.len().min(b.len()).max(1) as f32;
    match () {
        () if shared / union.max(1.0) >= COPY && !different_leads(first, second) => Some(Relation::CopyOf),
        () if contained >= REVIEW => Some(Relation::Shares),
        () => None,
    }
}

/// How many hashes two sorted sets have in common.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

/// Whether each text first names somebody whom the other never names.
fn different_leads(a: &Text<'_>, b: &Text<'_>) -> bool {
    let missing = |from: &Text<'_>, to: &Text<'_>| {
        lead_names(from)
            .iter()
            .any(|name| !to.body.contains(name) && to.title.is_none_or(|t| !t.contains(name)))
    };
    missing(a, b) && missing(b, a)
}

/// Names of two words or more in the title and the first sentences.
fn lead_names(text: &Text<'_>) -> Vec<String> {
    let lead: String = text.body.chars().take(500).collect();
    let mut names = Vec::new();
    for part in [text.title.unwrap_or(""), &lead] {
        let mut run: Vec<&str> = Vec::new();
        for word in part.split_whitespace().chain([""]) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().any(char::is_lowercase) {
                run.push(bare);
            }
            let ends = bare.is_empty()
                || !word.ends_with(|c: char| c.is_alphanumeric())
                || !bare.starts_with(char::is_uppercase);
            if ends {
                if run.len() >= 2 && part != text.title.unwrap_or("") {
                    names.push(run.join(" "));
                }
                run.clear();
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> Text<'_> {
        Text { title: None, body, fixed: false, weight: 0 }
    }

    const BODY: &str = "A court in the northern town of Kells has sent the miner Per Lund to prison for four years for speaking to \
        the press about the deaths in the pit, his lawyer said on Monday. The trial was closed, and neither his wife nor his \
        neighbours were let in. The judge gave no reasons, but said that they would be sent to the lawyer by post in due course.";

    #[test]
    fn a_copy_follows_the_better_known() {
        let copy = BODY.replace("on Monday", "on Tuesday");
        let texts = [text(&copy), Text { weight: 2, ..text(BODY) }];
        assert_eq!(find(&texts), [Finding { text: 0, leader: 1, relation: Relation::CopyOf }]);
    }

    #[test]
    fn different_lead_names_veto() {
        let other = BODY.replace("Per Lund", "Jan Wit");
        let found = find(&[text(BODY), text(&other)]);
        assert_eq!(found, [Finding { text: 1, leader: 0, relation: Relation::Shares }]);
    }

    #[test]
    fn what_is_contained_goes_to_review() {
        let longer = format!(
            "{BODY} {}",
            "The town has seen many such trials, and the people in it count them no more. ".repeat(3)
        );
        let longer = longer
            + "A vigil will be held by the women of the valley before the gate of the old pit, as every year on that day in May.";
        assert_eq!(find(&[text(BODY), text(&longer)])[0].relation, Relation::Shares);
    }

    #[test]
    fn accepted_articles_are_never_made_copies() {
        let fixed = Text { fixed: true, ..text(BODY) };
        assert_eq!(find(&[fixed, fixed]), []);
        assert_eq!(find(&[text(BODY), fixed])[0].leader, 1);
        assert_eq!(find(&[]), []);
    }
}

//! Finds texts that are copies of one another.
//!
//! Exact: sets of five words in a row are compared, over an index of the new texts. What the archive holds is gone
//! through text by text, and none of it is kept. Copies are linked, never deleted. Two reports that share much but
//! name different people first are no copies: court reports of different trials share half their words.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::hash::Hasher as _;

use rayon::prelude::*;
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
/// Of a text with more shingles than this only every fourth one is looked up.
const DENSE: usize = 200;

/// A text to compare.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// Its headline, if it has one.
    pub title: Option<&'a str>,
    /// Its body.
    pub body: Cow<'a, str>,
    /// How well its origin is known; of two new texts the better known leads.
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

/// The text that another one repeats: one of the archive, which always leads, or another new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leader {
    /// By its place in the archive.
    Known(usize),
    /// By its place in the list.
    New(usize),
}

/// A new text and the earlier or better known one that it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The text that repeats, by its place in the list.
    pub text: usize,
    /// The text that leads.
    pub leader: Leader,
    /// How they stand to one another.
    pub relation: Relation,
}

/// Compares new texts with one another and with the `known` ones of the archive, each of which `text_of` gives when
/// it is looked at; each new text is a copy of at most one leader, and a leader is no copy.
pub fn find<'t>(new: &[Text<'_>], known: usize, text_of: impl Fn(usize) -> Text<'t> + Sync) -> Vec<Finding> {
    let pairs = Pairs { new, sets: new.par_iter().map(|text| shingles(&text.body)).collect(), text_of };
    let mut index = Index::of(&pairs.sets);
    let hits = |at: usize| index.hits(&shingles(&(pairs.text_of)(at).body));
    let hits: Vec<Hits> = (0..known).into_par_iter().map(hits).collect();
    index.leave_out_formulas(&pairs.sets, &hits);
    // Texts that are the same are copies even where all that they say are formulas.
    let same = |(text, leader)| match leader {
        Leader::Known(at) => pairs.with_known(at, &[text]),
        Leader::New(at) => pairs.among_new(at, text).into_iter().collect(),
    };
    let same = same_texts(&pairs.sets, &hits, |text| pairs.rank(text)).into_par_iter().flat_map_iter(same);
    let with_known = |(at, hits)| pairs.with_known(at, &index.near(hits));
    let with_known = hits.par_iter().enumerate().flat_map_iter(with_known);
    let later =
        |at: usize| index.near(&index.hits(&pairs.sets[at])).into_iter().filter(move |other| *other > at);
    let among_new = |at: usize| later(at).filter_map(|other| pairs.among_new(at, other)).collect::<Vec<_>>();
    let among_new = (0..new.len()).into_par_iter().flat_map_iter(among_new);
    let mut found: Vec<Finding> = same.chain(with_known).chain(among_new).collect();
    // The best known leads first, so that whoever leads is no copy.
    found.sort_by_key(|found| match found.leader {
        Leader::Known(at) => (None, at, found.text),
        Leader::New(at) => (Some(pairs.rank(at).0), at, found.text),
    });
    settled(found)
}

/// Texts to compare two by two.
struct Pairs<'n, F> {
    new: &'n [Text<'n>],
    /// The shingles of the new texts.
    sets: Vec<Vec<u64>>,
    /// Gives a text of the archive.
    text_of: F,
}

impl<'t, F: Fn(usize) -> Text<'t>> Pairs<'_, F> {
    /// How good a leader a new text is: the least leads.
    fn rank(&self, text: usize) -> (Reverse<u8>, usize) {
        (Reverse(self.new[text].weight), text)
    }

    /// What a text of the archive has to do with some new ones.
    fn with_known(&self, at: usize, texts: &[usize]) -> Vec<Finding> {
        if texts.is_empty() {
            return Vec::new();
        }
        let known = (self.text_of)(at);
        let set = shingles(&known.body);
        let pair = |text: &usize| {
            let relation = compare([(&set, &known), (&self.sets[*text], &self.new[*text])])?;
            Some(Finding { text: *text, leader: Leader::Known(at), relation })
        };
        texts.iter().filter_map(pair).collect()
    }

    /// What two new texts have to do with one another.
    fn among_new(&self, one: usize, other: usize) -> Option<Finding> {
        let is_first = self.rank(one) < self.rank(other);
        let (leader, text) = if is_first { (one, other) } else { (other, one) };
        let relation = compare([leader, text].map(|at| (&self.sets[at], &self.new[at])))?;
        Some(Finding { text, leader: Leader::New(leader), relation })
    }
}

/// New texts that have the same shingles as one of the archive or a better known new one.
fn same_texts<R: Ord>(sets: &[Vec<u64>], known: &[Hits], rank: impl Fn(usize) -> R) -> Vec<(usize, Leader)> {
    let mut order: Vec<usize> = (0..sets.len()).collect();
    order.sort_by_key(|text| rank(*text));
    let mut leaders: FxHashMap<u64, Leader> = FxHashMap::default();
    for (at, hits) in known.iter().enumerate().filter(|(_, hits)| hits.places.len() == hits.looked_up) {
        leaders.entry(hits.whole).or_insert(Leader::Known(at));
    }
    let mut same = Vec::new();
    for text in order {
        match leaders.entry(whole(&sets[text])) {
            Entry::Occupied(leader) => same.push((text, *leader.get())),
            Entry::Vacant(place) => drop(place.insert(Leader::New(text))),
        }
    }
    same
}

/// One number for a set of shingles.
fn whole(set: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    set.iter().for_each(|shingle| hasher.write_u64(*shingle));
    hasher.finish()
}

/// Of all pairs, in the order of their leaders, those that hold together.
fn settled(pairs: Vec<Finding>) -> Vec<Finding> {
    let mut copies = BTreeSet::new();
    let mut findings = Vec::new();
    for finding in pairs {
        let leads_not = matches!(finding.leader, Leader::New(leader) if copies.contains(&leader));
        match finding.relation {
            Relation::CopyOf if leads_not || copies.contains(&finding.text) => continue,
            Relation::CopyOf => drop(copies.insert(finding.text)),
            Relation::Shares => {}
        }
        findings.push(finding);
    }
    findings.retain(|found| found.relation == Relation::CopyOf || !copies.contains(&found.text));
    findings.sort_by_key(|found| (found.text, found.leader));
    findings.dedup();
    findings
}

/// The set of hashes of five words in a row, sorted.
fn shingles(body: &str) -> Vec<u64> {
    let words = body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let hash = |word: &str| {
        let mut hasher = FxHasher::default();
        let letters = word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c });
        letters.for_each(|letter| hasher.write_u32(letter.into()));
        hasher.finish()
    };
    let words: Vec<u64> = words.map(hash).collect();
    let joined = |window: &[u64]| {
        let mut hasher = FxHasher::default();
        window.iter().for_each(|word| hasher.write_u64(*word));
        hasher.finish()
    };
    let mut set: Vec<u64> = words.windows(5).map(joined).collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// In which new texts shingles stand; in none where they are formulas.
struct Index {
    places: FxHashMap<u64, u32>,
    texts: Vec<Vec<u32>>,
    /// How many shingles of each text can bring it together with others.
    telling: Vec<usize>,
}

/// Which shingles of the index stand in a text.
struct Hits {
    places: Vec<u32>,
    /// How many shingles were looked up.
    looked_up: usize,
    /// All its shingles, as [`whole`] has them.
    whole: u64,
}

impl Index {
    fn of(sets: &[Vec<u64>]) -> Index {
        let mut index = Index { places: FxHashMap::default(), texts: Vec::new(), telling: Vec::new() };
        for (at, set) in (0..).zip(sets) {
            for shingle in looked_up(set) {
                let next = index.texts.len() as u32;
                let place = *index.places.entry(shingle).or_insert(next);
                if place == next {
                    index.texts.push(Vec::new());
                }
                index.texts[place as usize].push(at);
            }
        }
        index
    }

    fn hits(&self, set: &[u64]) -> Hits {
        let place = |shingle| self.places.get(&shingle).copied();
        Hits {
            places: looked_up(set).filter_map(place).collect(),
            looked_up: looked_up(set).count(),
            whole: whole(set),
        }
    }

    /// Shingles that stand in very many texts, new or known, bring none together.
    fn leave_out_formulas(&mut self, sets: &[Vec<u64>], known: &[Hits]) {
        let mut counts: Vec<usize> = self.texts.iter().map(Vec::len).collect();
        known.iter().flat_map(|hits| &hits.places).for_each(|place| counts[*place as usize] += 1);
        let formulas = self.texts.iter_mut().zip(counts).filter(|(_, count)| *count > FORMULA);
        formulas.for_each(|(texts, _)| *texts = Vec::new());
        self.telling = sets.iter().map(|set| self.telling(&self.hits(set))).collect();
    }

    /// How many shingles of a text, as far as they are looked up, are no formulas.
    fn telling(&self, hits: &Hits) -> usize {
        hits.looked_up - hits.places.iter().filter(|place| self.texts[**place as usize].is_empty()).count()
    }

    /// New texts that share a fair part of what is told by their shingles with a text, in order.
    fn near(&self, hits: &Hits) -> Vec<usize> {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for text in hits.places.iter().flat_map(|place| &self.texts[*place as usize]) {
            *shared.entry(*text).or_default() += 1;
        }
        let telling = self.telling(hits);
        let enough = |(text, count): &(u32, usize)| count * 10 >= telling.min(self.telling[*text as usize]);
        let mut near: Vec<usize> = shared.into_iter().filter(enough).map(|(text, _)| text as usize).collect();
        near.sort_unstable();
        near
    }
}

/// The shingles by which a text is found: all of a short one, a fourth of a long one.
fn looked_up(set: &[u64]) -> impl Iterator<Item = u64> {
    set.iter().copied().filter(|shingle| set.len() <= DENSE || shingle % 4 == 0)
}

/// How two texts with their shingles stand to one another.
fn compare([(a, first), (b, second)]: [(&Vec<u64>, &Text<'_>); 2]) -> Option<Relation> {
    let shared = common(a, b) as f32;
    let (shorter, union) = (a.len().min(b.len()), (a.len() + b.len()) as f32 - shared);
    let contained = shared / shorter.max(1) as f32;
    match () {
        () if shorter < SHORTEST => None,
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
        Text { title: None, body: body.into(), weight: 0 }
    }

    /// What is found among new texts alone.
    fn among(new: &[Text<'_>]) -> Vec<Finding> {
        find(new, 0, |_| unreachable!("nothing is known"))
    }

    const BODY: &str = "A court in the northern town of Kells has sent the miner Per Lund to prison for four years for speaking to \
        the press about the deaths in the pit, his lawyer said on Monday. The trial was closed, and neither his wife nor his \
        neighbours were let in. The judge gave no reasons, but said that they would be sent to the lawyer by post in due course.";

    #[test]
    fn a_copy_follows_the_better_known() {
        let copy = BODY.replace("on Monday", "on Tuesday");
        let texts = [text(&copy), Text { weight: 2, ..text(BODY) }];
        assert_eq!(among(&texts), [Finding { text: 0, leader: Leader::New(1), relation: Relation::CopyOf }]);
    }

    #[test]
    fn different_lead_names_veto() {
        let other = BODY.replace("Per Lund", "Jan Wit");
        let found = among(&[text(BODY), text(&other)]);
        assert_eq!(found, [Finding { text: 1, leader: Leader::New(0), relation: Relation::Shares }]);
    }

    #[test]
    fn what_is_contained_goes_to_review() {
        let longer = format!(
            "{BODY} {}",
            "The town has seen many such trials, and the people in it count them no more. ".repeat(3)
        );
        let longer = longer
            + "A vigil will be held by the women of the valley before the gate of the old pit, as every year on that day in May.";
        assert_eq!(among(&[text(BODY), text(&longer)])[0].relation, Relation::Shares);
    }

    #[test]
    fn what_the_archive_holds_leads_and_is_never_made_a_copy() {
        let copy = BODY.replace("on Monday", "on Tuesday");
        let known = |_| text(BODY);
        assert_eq!(find(&[], 2, known), []);
        let better = Text { weight: 200, ..text(&copy) };
        let led = |text| Finding { text, leader: Leader::Known(0), relation: Relation::CopyOf };
        assert_eq!(find(&[better, text(BODY)], 2, known), [led(0), led(1)]);
    }

    #[test]
    fn formulas_bring_no_texts_together_however_many_repeat_them() {
        let texts: Vec<String> = (0..FORMULA).map(|at| format!("{BODY} {at}")).collect();
        let texts: Vec<Text<'_>> = texts.iter().map(|body| text(body)).collect();
        assert_eq!(among(&texts).len(), FORMULA - 1);
        assert_eq!(find(&texts, 1, |_| text(BODY)), []);
        let same = vec![text(BODY); FORMULA + 10];
        assert!(
            among(&same).iter().map(|found| found.text).eq(1..FORMULA + 10),
            "the same text is no formula"
        );
        assert_eq!(find(&same, 2, |_| text(BODY)).len(), FORMULA + 10);
    }

    #[test]
    fn whoever_leads_is_no_copy() {
        let alike = [" on Monday", " on Tuesday", " on Sunday"].map(|day| BODY.replace(" on Monday", day));
        let texts: Vec<Text<'_>> =
            (0..).zip(&alike).map(|(weight, body)| Text { weight, ..text(body) }).collect();
        let led = |text| Finding { text, leader: Leader::New(2), relation: Relation::CopyOf };
        assert_eq!(among(&texts), [led(0), led(1)]);
        // Two that are the same, the better known one last, and one in the archive that is like them.
        let same = [text(BODY), Text { weight: 2, ..text(BODY) }];
        let led = |text| Finding { text, leader: Leader::Known(0), relation: Relation::CopyOf };
        assert_eq!(find(&same, 1, |_| text(&alike[1])), [led(0), led(1)]);
    }

    #[test]
    fn capitals_make_no_difference() {
        let words: Vec<String> = (0..40).map(|at| format!("λόγος{at} άνθρωπος")).collect();
        let body = words.join(" ");
        assert_eq!(among(&[text(&body), text(&body.to_uppercase())]).len(), 1);
    }

    #[test]
    fn a_text_made_of_formulas_for_the_most_part_is_found_by_the_rest() {
        let formulas: Vec<String> = (0..60)
            .map(|at| format!("The council of ward {at} has not said what became of the list."))
            .collect();
        let own = |at: usize| format!("{} {BODY} Case {at}.", formulas.join(" "));
        let words: Vec<String> = (0..60).map(|at| format!("only{}", at * at)).collect();
        let copy = format!("{} {}", formulas.join(" "), words.join(" "));
        let known =
            |at: usize| Text { body: if at == 0 { copy.clone() } else { own(at) }.into(), ..text("") };
        let found = find(&[text(&copy)], FORMULA + 2, known);
        let leader = found.iter().find(|found| found.relation == Relation::CopyOf).map(|found| found.leader);
        assert_eq!(leader, Some(Leader::Known(0)));
    }

    #[test]
    fn copies_are_found_in_long_texts() {
        let long: Vec<String> = (0..900).map(|at| format!("word{}", at * at % 977)).collect();
        let copy = format!("{} and so on", long.join(" "));
        let found = find(&[text(&copy)], 1, |_| text(&copy[..copy.len() - 10]));
        assert_eq!(found, [Finding { text: 0, leader: Leader::Known(0), relation: Relation::CopyOf }]);
    }
}

//! From runs of capital words to people: gathered, grouped, linked back.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::words::{self, Shape, Token};
use crate::resolve::mentions::{ArticleText, KnownName, Mention, Registry, Target};
use crate::resolve::suggest::duplicates::block_keys;
use crate::resolve::suggest::lists;
use crate::resolve::suggest::runs::{self, Run};
use crate::resolve::suggest::{FoundMention, NewPerson, Report};
use crate::text::fold;
use crate::text::names::{Verdict, compare};
use crate::text::phones::romanise;
use crate::text::slug;

/// From this weight on a run of two words and more is a person.
const ENOUGH: f64 = 2.0;
/// A single word needs more.
const ENOUGH_ALONE: f64 = 2.5;

/// A name as it was met in all reports.
#[derive(Debug, Default)]
struct Gathered {
    count: usize,
    weight: f64,
    words: usize,
    reasons: BTreeMap<&'static str, usize>,
}

/// Proposes the people of `reports` whom no file knows, the most mentioned first.
///
/// `taken` tells ids that are in use. Linear in the length of the reports but for the grouping of
/// names that sound alike. Same reports, same proposals.
#[must_use]
pub fn new_people(reports: &[Report<'_>], taken: &dyn Fn(&str) -> bool) -> Vec<NewPerson> {
    let small = small_words(reports);
    let gathered = gather(reports, &small);
    let groups = group(&gathered);
    let registry = registry_of(&groups);
    let found: Vec<Vec<(usize, FoundMention)>> =
        reports.par_iter().enumerate().map(|(at, report)| link(&registry, at, report)).collect();
    let mut mentions: Vec<Vec<FoundMention>> = vec![Vec::new(); groups.len()];
    for (group, mention) in found.into_iter().flatten() {
        mentions[group].push(mention);
    }
    let mut used = BTreeSet::new();
    let mut people: Vec<NewPerson> = Vec::new();
    for (group, mentions) in groups.into_iter().zip(mentions) {
        if !mentions.is_empty() {
            people.push(propose(group, mentions, taken, &mut used));
        }
    }
    people.sort_by(|a, b| b.mentions.len().cmp(&a.mentions.len()).then_with(|| a.id.cmp(&b.id)));
    people
}

fn tokens_of<'t>(report: &Report<'t>) -> Vec<Vec<Token<'t>>> {
    let blocks = report.blocks.iter().enumerate();
    blocks
        .map(|(at, block)| {
            let mut closed = block.closed.clone();
            closed.extend(report.known.iter().filter(|m| m.block == at).map(|m| m.range.clone()));
            words::split(&block.text, &closed).tokens
        })
        .collect()
}

/// The words that the reports write small: a capital makes no name of them.
fn small_words(reports: &[Report<'_>]) -> FxHashSet<String> {
    let of_report = |report: &Report<'_>| {
        let tokens = tokens_of(report);
        let small = tokens.iter().flatten().filter(|t| t.shape == Shape::Small && t.text.len() > 2);
        small.map(|t| t.text.to_owned()).collect::<FxHashSet<_>>()
    };
    let join = |mut a: FxHashSet<String>, b: FxHashSet<String>| {
        a.extend(b);
        a
    };
    reports.par_iter().map(of_report).reduce(FxHashSet::default, join)
}

/// Whether a block is a heading or caption, whose capitals say little.
fn is_heading(text: &str, tokens: &[Token<'_>]) -> bool {
    tokens.len() < 12 && !text.trim_end().ends_with(['.', '!', '?', '”', '"', '。'])
}

fn gather(reports: &[Report<'_>], small: &FxHashSet<String>) -> BTreeMap<String, Gathered> {
    let mut found: Vec<Vec<Run>> = reports.par_iter().map(|report| runs_of(report, small)).collect();
    let groups = group_words(&found);
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for runs in &mut found {
        add_echoes(runs, &groups);
        for run in runs.iter() {
            let entry = gathered.entry(run.name.clone()).or_default();
            entry.count += 1;
            entry.words = run.words;
            entry.weight = if entry.count == 1 { run.weight } else { entry.weight.max(run.weight) };
            for reason in &run.reasons {
                *entry.reasons.entry(reason).or_default() += 1;
            }
        }
    }
    gathered
}

fn runs_of(report: &Report<'_>, small: &FxHashSet<String>) -> Vec<Run> {
    let is_common = |word: &str| small.contains(word);
    let mut found = Vec::new();
    for (block, words) in tokens_of(report).iter().enumerate() {
        let text = &report.blocks[block].text;
        if !is_heading(text, words) {
            runs::find(text, words, &is_common, &mut found);
        }
    }
    found
}

/// Words that name groups: members and founders follow them more often than they speak.
fn group_words(found: &[Vec<Run>]) -> FxHashSet<String> {
    let mut counts: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for run in found.iter().flatten().filter(|r| r.words == 1) {
        let count = counts.entry(fold::strict(&run.name)).or_default();
        count.0 += usize::from(run.has_group_noun);
        count.1 += usize::from(run.speaks);
    }
    counts.into_iter().filter(|(_, (group, speech))| group > speech).map(|(word, _)| word).collect()
}

/// A name whose last word stands alone elsewhere in the report, as people's surnames do.
fn add_echoes(found: &mut [Run], groups: &FxHashSet<String>) {
    let mut alone: FxHashMap<String, f64> = FxHashMap::default();
    for run in found.iter().filter(|r| r.words == 1) {
        let best = alone.entry(fold::strict(&run.name)).or_insert(f64::MIN);
        *best = best.max(run.weight);
    }
    for run in found.iter_mut().filter(|r| r.words > 1) {
        let last = run.name.rsplit(' ').next().map(fold::strict).unwrap_or_default();
        if let Some(weight) = alone.get(&last)
            && !lists::is_place(&last)
            && !lists::is_organisation_word(&last)
        {
            if groups.contains(&last) {
                run.weight -= 3.0;
                continue;
            }
            run.weight += 1.5 + weight.clamp(0.0, 2.0);
            run.reasons.push("the last word stands for the name elsewhere");
        }
    }
}

/// Spellings that sound alike, under the commonest.
struct Group {
    name: String,
    variants: Vec<String>,
    weight: f64,
    reasons: BTreeMap<&'static str, usize>,
}

fn group(gathered: &BTreeMap<String, Gathered>) -> Vec<Group> {
    let mut whole: Vec<(&String, &Gathered)> =
        gathered.iter().filter(|(_, g)| g.words > 1 && g.weight >= ENOUGH).collect();
    whole.sort_by(|a, b| b.1.count.cmp(&a.1.count).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(b.0)));
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<(String, String), Vec<usize>> = FxHashMap::default();
    for (name, one) in whole {
        let keys = block_keys(name);
        let near = keys.iter().flat_map(|key| by_key.get(key).into_iter().flatten());
        let mut near: Vec<usize> = near.copied().collect();
        near.sort_unstable();
        near.dedup();
        let home = near.into_iter().find(|&at| compare(&groups[at].name, name).verdict == Verdict::Same);
        let at = home.unwrap_or(groups.len());
        match groups.get_mut(at) {
            Some(group) => {
                group.variants.push(name.clone());
                group.weight = group.weight.max(one.weight);
                one.reasons.iter().for_each(|(reason, n)| *group.reasons.entry(reason).or_default() += n);
            }
            None => groups.push(Group {
                name: name.clone(),
                variants: Vec::new(),
                weight: one.weight,
                reasons: one.reasons.clone(),
            }),
        }
        for key in keys {
            by_key.entry(key).or_default().push(at);
        }
    }
    add_single_names(gathered, &mut groups);
    groups
}

/// People with one name only, unless it is a word of somebody's full name.
fn add_single_names(gathered: &BTreeMap<String, Gathered>, groups: &mut Vec<Group>) {
    let known: FxHashSet<String> = groups
        .iter()
        .flat_map(|g| std::iter::once(&g.name).chain(&g.variants))
        .flat_map(|name| name.split(' ').map(fold::loose_key))
        .collect();
    for (name, one) in gathered.iter().filter(|(_, g)| g.words == 1 && g.weight >= ENOUGH_ALONE) {
        let certain = ["a relative before the name", "“named” before the name", "a role before the name"];
        if name.chars().count() > 2
            && certain.iter().any(|r| one.reasons.contains_key(r))
            && !known.contains(&fold::loose_key(name))
        {
            groups.push(Group {
                name: name.clone(),
                variants: Vec::new(),
                weight: one.weight - 0.5,
                reasons: one.reasons.clone(),
            });
        }
    }
}

fn registry_of(groups: &[Group]) -> Registry {
    let mut names = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let record = RecordId::new(Kind::Person, at);
        for (n, value) in std::iter::once(&group.name).chain(&group.variants).enumerate() {
            names.push(KnownName {
                record,
                value: value.clone(),
                display: n == 0,
                alone: false,
                fathers_name: false,
                whole: false,
            });
        }
    }
    Registry::new(&names)
}

/// Mentions of proposed people in a report, each with the number of its group.
fn link(registry: &Registry, at: usize, report: &Report<'_>) -> Vec<(usize, FoundMention)> {
    let text = ArticleText { title: report.title, blocks: report.blocks, parties: &[], overrides: &[] };
    let mut mentions = Vec::new();
    for mention in registry.find(&text) {
        let overlaps = |known: &Mention| {
            let (a, b) = (&known.range, &mention.range);
            known.block == mention.block && a.start < b.end && b.start < a.end
        };
        if let Target::One(record) = mention.target
            && !report.known.iter().any(overlaps)
        {
            let (block, range, how) = (mention.block, mention.range, mention.how);
            mentions.push((record.at(), FoundMention { report: at, block, range, how }));
        }
    }
    mentions
}

fn propose(
    group: Group,
    mentions: Vec<FoundMention>,
    taken: &dyn Fn(&str) -> bool,
    used: &mut BTreeSet<String>,
) -> NewPerson {
    let stem = slug::slug(&romanise(&group.name));
    let free = |id: &String| !taken(id) && !used.contains(id);
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let id = std::iter::once(stem.clone()).chain(numbered).find(free).unwrap_or(stem);
    used.insert(id.clone());
    let mut reasons: Vec<(&str, usize)> = group.reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let reasons = reasons
        .into_iter()
        .map(|(reason, n)| if n > 1 { format!("{reason} ({n} times)") } else { reason.to_owned() });
    let score = 1.0 - 1.0 / (1.0 + (group.weight / 2.0).powi(2));
    NewPerson { id, name: group.name, variants: group.variants, reasons: reasons.collect(), score, mentions }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::BodyBlock;

    /// Prints each proposal as `id: surface, surface`.
    fn proposals(texts: &[&str]) -> Vec<String> {
        let blocks: Vec<Vec<BodyBlock>> =
            texts.iter().map(|text| text.split("\n\n").map(BodyBlock::plain).collect()).collect();
        let reports: Vec<Report<'_>> =
            blocks.iter().map(|b| Report { title: "", blocks: b, known: &[] }).collect();
        let show = |p: NewPerson| {
            let surfaces =
                p.mentions.iter().map(|m| blocks[m.report][m.block].text[m.range.clone()].to_owned());
            format!("{}: {}", p.id, surfaces.collect::<Vec<_>>().join(", "))
        };
        new_people(&reports, &|id| id == "saken-tarnov").into_iter().map(show).collect()
    }

    #[test]
    fn people_are_told_from_places_and_groups() {
        let text = "Activist Saule Tarnova, 34, left the Open Steppe Bureau in Almaly on Monday. Tarnova told the \
            Zharkol District Court that Qaster Orynbai, her lawyer, was ill. Atlas members came. Real Atlas is a group.";
        assert_eq!(
            proposals(&[text]),
            ["saule-tarnova: Saule Tarnova, Tarnova", "qaster-orynbai: Qaster Orynbai"]
        );
    }

    #[test]
    fn spellings_of_one_person_make_one_proposal() {
        let texts = ["Lawyer Temir Orynbaev said no.", "“No,” said Temir Orynbayev. Orynbayev left."];
        assert_eq!(proposals(&texts).len(), 1, "{:?}", proposals(&texts));
    }

    #[test]
    fn single_names_need_a_relative_or_a_role() {
        let text = "An official named Gulzhan spoke. Later Gulzhan left for Zharkol. His brother, Temirlan, stayed. Zharkol is far.";
        assert_eq!(proposals(&[text]), ["gulzhan: Gulzhan, Gulzhan", "temirlan: Temirlan"]);
    }

    #[test]
    fn ids_in_use_are_left_alone() {
        assert_eq!(proposals(&["Lawyer Saken Tarnov said no."]), ["saken-tarnov-2: Saken Tarnov"]);
    }
}

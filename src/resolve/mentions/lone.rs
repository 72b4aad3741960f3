//! A surname or a given name alone, where the article says whose it is.

use rustc_hash::FxHashSet;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::full::target_of;
use crate::resolve::mentions::lists;
use crate::resolve::mentions::registry::{Key, Registry, bare};
use crate::resolve::mentions::scan::{Found, Line};
use crate::resolve::mentions::words::{Gap, Shape};
use crate::resolve::mentions::{How, Target};
use crate::text::fold;

/// A lone name may differ this much from the known spelling.
const LONE_LIMIT: f64 = 0.08;
/// A name of one word that needs no context, this much.
const SINGLE_LIMIT: f64 = 0.04;
/// Letters below which a jumbled word proves nothing.
const SHORTEST_JUMBLE: usize = 5;

/// A word that may stand for a person of this article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct LoneName {
    record: RecordId,
    how: How,
    word: u32,
    form: u32,
}

/// Who is in the article, by the words that may stand for them.
struct Context<'l> {
    /// By key.
    names: Vec<(Key, LoneName)>,
    /// Words of full names as printed here, in folded form.
    printed: FxHashSet<(&'l str, RecordId)>,
    /// The same names by a number that words of the same letters share.
    jumbled: Vec<(u64, LoneName)>,
}

/// The rows of a sorted list that have a key.
fn rows<K: Ord + Copy>(sorted: &[(K, LoneName)], key: K) -> impl Iterator<Item = &LoneName> {
    let from = sorted.partition_point(|row| row.0 < key);
    sorted[from..].iter().take_while(move |row| row.0 == key).map(|row| &row.1)
}

/// One way to read a word.
struct Candidate {
    record: RecordId,
    how: How,
    /// Whether the letters are those of the known or printed name.
    same_letters: bool,
}

/// Finds lone names in the words that no full name has taken; adds them to `found` in order.
pub(crate) fn find(
    registry: &Registry,
    lines: &[Line<'_, '_>],
    parties: &[RecordId],
    found: &mut Vec<Found>,
) {
    let context = context_of(registry, lines, parties, found);
    let (mut fresh, mut foreign) = (Vec::new(), FxHashSet::default());
    let (mut taken, mut ahead) = (Vec::new(), &found[..]);
    for (line_at, line) in lines.iter().enumerate() {
        taken.clear();
        taken.resize(line.tokens.len(), false);
        let (here, after) = ahead.split_at(ahead.partition_point(|one| one.line <= line_at));
        ahead = after;
        here.iter().for_each(|one| taken[one.first..=one.last].fill(true));
        for at in (0..line.tokens.len()).filter(|&at| line.words[at].is_some() && !taken[at]) {
            look_at(registry, &context, line_at, line, at, &mut fresh, &mut foreign);
        }
    }
    drop(context);
    fresh.retain(|one: &Found| !foreign.contains(lines[one.line].folded(one.last)));
    found.append(&mut fresh);
    found.sort_by_key(|f| (f.line, f.range.start));
}

fn context_of<'l>(
    registry: &Registry,
    lines: &'l [Line<'_, '_>],
    parties: &[RecordId],
    found: &[Found],
) -> Context<'l> {
    let mut people: Vec<RecordId> = parties.to_vec();
    let mut printed = FxHashSet::default();
    for one in found {
        let records: &[RecordId] = match &one.target {
            Target::One(record) => std::slice::from_ref(record),
            Target::Ambiguous(records) => records,
        };
        people.extend(records);
        for at in one.first..=one.last {
            printed.extend(records.iter().map(|record| (lines[one.line].folded(at), *record)));
        }
    }
    people.retain(|record| record.kind == Kind::Person);
    people.sort_unstable();
    people.dedup();
    let names = people.iter().flat_map(|&record| lone_names(registry, record));
    let mut names: Vec<(Key, LoneName)> = names.map(|name| (registry.word_key(name.word), name)).collect();
    let mut jumbled: Vec<(u64, LoneName)> =
        names.iter().map(|(_, name)| (registry.word_jumble(name.word), *name)).collect();
    names.sort_unstable();
    jumbled.sort_unstable();
    Context { names, printed, jumbled }
}

/// The words of a person's names that may stand alone in context.
fn lone_names(registry: &Registry, record: RecordId) -> Vec<LoneName> {
    let mut names = Vec::new();
    for &number in registry.of_record(record) {
        let form = registry.form(number);
        if form.whole && form.words.len() > 1 {
            continue;
        }
        for (bit, &word) in form.words.iter().enumerate() {
            let is_surname = form.surname == u8::try_from(bit).ok();
            if form.optional & (1 << bit) != 0 || (is_surname && !form.surname_alone) {
                continue;
            }
            let how = if is_surname { How::Surname } else { How::Given };
            names.push(LoneName { record, how, word, form: number });
        }
    }
    names.sort_unstable();
    names.dedup_by_key(|n| (n.record, n.how, n.word));
    names
}

fn look_at<'l>(
    registry: &Registry,
    context: &Context<'_>,
    line_at: usize,
    line: &'l Line<'_, '_>,
    at: usize,
    fresh: &mut Vec<Found>,
    foreign: &mut FxHashSet<&'l str>,
) {
    let mut candidates = in_context(registry, context, line, at);
    candidates.extend(without_context(registry, line, at));
    if candidates.is_empty() {
        fresh.extend(misprint(registry, context, line_at, line, at));
        return;
    }
    // A sentence may begin with "Said" or "Will" and mean the verb.
    let common = line.tokens[at].gap == Gap::Sentence && lists::is_function_word(&line.lower(at));
    if common || line.names_thing(at, at) || line.is_family(at, at) {
        return;
    }
    let start = match initials_before(line, at) {
        Some(start) => {
            let initial = line.tokens[start].text.to_owned();
            candidates.retain(|c| initial_fits(registry, c.record, &initial));
            start
        }
        None => at,
    };
    let (before, after) = (start == at && line.foreign_before(at), line.foreign_after(at));
    if before || after {
        if !before || line.tokens[at - 1].gap != Gap::Sentence {
            foreign.insert(line.folded(at));
        }
        return;
    }
    if let Some((target, how)) = choose(candidates) {
        fresh.push(Found::new(line_at, line, start, at, target, how));
    }
}

/// Readings as a word of a person who is in the article.
fn in_context(registry: &Registry, context: &Context<'_>, line: &Line<'_, '_>, at: usize) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &key in line.keys(at) {
        for name in rows(&context.names, key) {
            // The town Nur-Sultan is not the man Nursultan.
            let split = line.tokens[at].text.contains('-') && !registry.word(name.word).contains('-');
            if split && bare(line.tokens[at].text).contains('-')
                || line.distance(registry, at, name.word) > LONE_LIMIT
            {
                continue;
            }
            let own = line.folded(at);
            let printed = context.printed.contains(&(own, name.record));
            let known = registry.word(name.word);
            let same_letters = printed || line.tokens[at].text == known || own == fold::strict(known);
            candidates.push(Candidate { record: name.record, how: name.how, same_letters });
        }
    }
    candidates
}

/// Readings as a name of one word that needs no context.
fn without_context(registry: &Registry, line: &Line<'_, '_>, at: usize) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &key in line.keys(at) {
        for &number in registry.with_first(key) {
            let form = registry.form(number);
            if form.record.kind != Kind::Person || !(form.display || form.alone) {
                continue;
            }
            let distance = line.distance(registry, at, form.words[0]);
            if distance > SINGLE_LIMIT {
                continue;
            }
            let same_letters = line.folded(at) == fold::strict(&form.literal);
            let how = if !same_letters {
                How::Folded
            } else if form.display {
                How::Exact
            } else {
                How::Alias
            };
            candidates.push(Candidate { record: form.record, how, same_letters });
        }
    }
    candidates
}

/// Same letters before other spellings; then one record, or an open question.
fn choose(candidates: Vec<Candidate>) -> Option<(Target, How)> {
    let exact = candidates.iter().any(|c| c.same_letters);
    let mut best: Vec<(RecordId, How)> =
        candidates.into_iter().filter(|c| c.same_letters == exact).map(|c| (c.record, c.how)).collect();
    best.sort_unstable();
    let how = best.first()?.1;
    let mut records: Vec<RecordId> = best.into_iter().map(|b| b.0).collect();
    records.dedup();
    Some((target_of(records, &[]), how))
}

/// The first of the initials that stand before a word.
fn initials_before(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let mut first = at;
    while first > 0 && line.tokens[first].gap == Gap::Space && line.tokens[first - 1].is_initial {
        first -= 1;
    }
    (first < at).then_some(first)
}

/// Whether any given name of the person begins with the initial.
fn initial_fits(registry: &Registry, record: RecordId, initial: &str) -> bool {
    let first = |word: &str| fold::loose_key(word).chars().nth(1);
    let letter = initial.chars().next().map(|c| c.to_lowercase().to_string());
    registry.of_record(record).iter().map(|&number| registry.form(number)).any(|form| {
        form.words.iter().enumerate().filter(|(bit, _)| form.surname != u8::try_from(*bit).ok()).any(
            |(_, &word)| {
                let known = registry.word(word);
                known.chars().next().map(|c| c.to_lowercase().to_string()) == letter
                    || first(known) == first(initial)
            },
        )
    })
}

/// A word whose letters are those of a name of this article in disorder: "Tarnvo".
fn misprint(
    registry: &Registry,
    context: &Context<'_>,
    line_at: usize,
    line: &Line<'_, '_>,
    at: usize,
) -> Option<Found> {
    let token = &line.tokens[at];
    if token.text.len() < SHORTEST_JUMBLE || !matches!(token.shape, Shape::Capital | Shape::Capitals) {
        return None;
    }
    let jumble = line.words[at].as_ref()?.jumble;
    rows(&context.jumbled, jumble).next()?;
    let beside = lists::is_beside_names(&line.lower(at));
    if beside || line.foreign_before(at) || line.foreign_after(at) || line.names_thing(at, at) {
        return None;
    }
    let first = |word: &str| word.chars().next().map(|c| c.to_lowercase().to_string());
    let fits = rows(&context.jumbled, jumble).filter(|n| first(registry.word(n.word)) == first(token.text));
    let mut people: Vec<(RecordId, How)> = fits.map(|n| (n.record, n.how)).collect();
    people.sort_unstable();
    let how = people.first()?.1;
    let mut records: Vec<RecordId> = people.into_iter().map(|p| p.0).collect();
    records.dedup();
    Some(Found::new(line_at, line, at, at, target_of(records, &[]), how))
}

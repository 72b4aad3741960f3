//! A surname or a given name alone, where the article says whose it is.

use rustc_hash::FxHashSet;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::full::target_of;
use crate::resolve::mentions::lists;
use crate::resolve::mentions::registry::{Key, Registry};
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
#[derive(Clone, Copy)]
struct LoneName {
    record: RecordId,
    how: How,
    word: u32,
}

/// Who is in the article, by the words that may stand for them.
struct Context<'l> {
    /// By key.
    names: Vec<(Key, LoneName)>,
    /// Words of full names as printed here, in folded form; in order.
    printed: Vec<(RecordId, &'l str)>,
    /// The places of the names by the number that each shares with words of the same letters.
    jumbled: Vec<(u64, usize)>,
    /// One bit for each of these numbers.
    jumble_bits: u64,
}

impl Context<'_> {
    /// The names whose word has the same letters.
    fn with_jumble(&self, jumble: u64) -> impl Iterator<Item = &LoneName> + Clone {
        let rows = if self.jumble_bits & jumble_bit(jumble) == 0 { &[] } else { &self.jumbled[..] };
        let from = rows.partition_point(|row| row.0 < jumble);
        rows[from..].iter().take_while(move |row| row.0 == jumble).map(|row| &self.names[row.1].1)
    }

    /// The names whose word has a key.
    fn with_key(&self, key: Key) -> impl Iterator<Item = &LoneName> {
        let from = self.names.partition_point(|row| row.0 < key);
        self.names[from..].iter().take_while(move |row| row.0 == key).map(|row| &row.1)
    }
}

/// One way to read a word.
#[derive(Clone, Copy)]
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
    let (mut taken, mut ahead, mut candidates) = (Vec::new(), &found[..], Vec::new());
    for (line_at, line) in lines.iter().enumerate() {
        taken.clear();
        taken.resize(line.tokens.len(), false);
        let (here, after) = ahead.split_at(ahead.partition_point(|one| one.line <= line_at));
        ahead = after;
        here.iter().for_each(|one| taken[one.first..=one.last].fill(true));
        for (at, _) in line.words.iter().zip(&taken).enumerate().filter(|(_, row)| row.0.is_some() && !row.1)
        {
            look_at(registry, &context, (line_at, line, at), &mut candidates, &mut fresh, &mut foreign);
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
    let mut printed = Vec::new();
    for one in found {
        let records: &[RecordId] = match &one.target {
            Target::One(record) => std::slice::from_ref(record),
            Target::Ambiguous(records) => records,
        };
        people.extend(records);
        for at in one.first..=one.last {
            printed.extend(records.iter().map(|record| (*record, lines[one.line].folded(at))));
        }
    }
    people.retain(|record| record.kind == Kind::Person);
    people.sort_unstable();
    people.dedup();
    let mut names = Vec::new();
    people.iter().for_each(|&record| add_names(registry, record, &mut names));
    printed.sort_unstable();
    names.sort_unstable_by_key(|row| row.0);
    let jumble = |(at, row): (usize, &(Key, LoneName))| (registry.word_jumble(row.1.word), at);
    let mut jumbled: Vec<(u64, usize)> = names.iter().enumerate().map(jumble).collect();
    jumbled.sort_unstable();
    let jumble_bits = jumbled.iter().fold(0, |bits, row| bits | jumble_bit(row.0));
    Context { names, printed, jumbled, jumble_bits }
}

/// Adds the words of a person's names that may stand alone in context.
fn add_names(registry: &Registry, record: RecordId, names: &mut Vec<(Key, LoneName)>) {
    let from = names.len();
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
            if !names[from..].iter().any(|(_, name)| name.how == how && name.word == word) {
                names.push((registry.word_key(word), LoneName { record, how, word }));
            }
        }
    }
}

/// What can be made of one word: a name found, or a name of somebody unknown.
fn look_at<'l>(
    registry: &Registry,
    context: &Context<'_>,
    (line_at, line, at): (usize, &'l Line<'_, '_>, usize),
    candidates: &mut Vec<Candidate>,
    fresh: &mut Vec<Found>,
    foreign: &mut FxHashSet<&'l str>,
) {
    candidates.clear();
    for &key in line.keys(at) {
        in_context(registry, context, line, at, key, candidates);
        without_context(registry, line, at, key, candidates);
    }
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
            let initial = line.tokens[start].text;
            candidates.retain(|c| initial_fits(registry, c.record, initial));
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

/// Adds readings as a word of a person who is in the article.
fn in_context(
    registry: &Registry,
    context: &Context<'_>,
    line: &Line<'_, '_>,
    at: usize,
    key: Key,
    candidates: &mut Vec<Candidate>,
) {
    let text = line.tokens[at].text;
    for name in context.with_key(key) {
        let known = registry.word(name.word);
        // The town Nur-Sultan is not the man Nursultan.
        let split = line.is_joined(at) && !known.contains('-');
        if split || line.distance(registry, at, name.word) > LONE_LIMIT {
            continue;
        }
        let same_letters = text == known || {
            let own = line.folded(at);
            context.printed.binary_search(&(name.record, own)).is_ok() || own == fold::strict(known)
        };
        candidates.push(Candidate { record: name.record, how: name.how, same_letters });
    }
}

/// Adds readings as a name of one word that needs no context.
fn without_context(
    registry: &Registry,
    line: &Line<'_, '_>,
    at: usize,
    key: Key,
    candidates: &mut Vec<Candidate>,
) {
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

/// Same letters before other spellings; then one record, or an open question.
fn choose(candidates: &mut Vec<Candidate>) -> Option<(Target, How)> {
    let exact = candidates.iter().any(|c| c.same_letters);
    candidates.retain(|c| c.same_letters == exact);
    target_and_how(candidates.iter().map(|c| (c.record, c.how)))
}

/// Whom readings name, and why the first of them does.
fn target_and_how(readings: impl Iterator<Item = (RecordId, How)> + Clone) -> Option<(Target, How)> {
    let (first, how) = readings.clone().min()?;
    if readings.clone().all(|(record, _)| record == first) {
        return Some((Target::One(first), how));
    }
    let mut records: Vec<RecordId> = readings.map(|row| row.0).collect();
    records.sort_unstable();
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
    let same_letters = context.with_jumble(line.words[at].as_ref()?.jumble);
    same_letters.clone().next()?;
    let beside = lists::is_beside_names(&line.lower(at));
    if beside || line.foreign_before(at) || line.foreign_after(at) || line.names_thing(at, at) {
        return None;
    }
    let first = |word: &str| word.chars().next().map(|c| c.to_lowercase().to_string());
    let fits = same_letters.filter(|n| first(registry.word(n.word)) == first(token.text));
    let (target, how) = target_and_how(fits.map(|n| (n.record, n.how)))?;
    Some(Found::new(line_at, line, at, at, target, how))
}

/// The same bit for the same number, and seldom for another.
fn jumble_bit(jumble: u64) -> u64 {
    1 << (jumble >> 58)
}

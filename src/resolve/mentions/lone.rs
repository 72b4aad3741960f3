//! A surname or a given name alone, where the article says whose it is.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::full::target_of;
use crate::resolve::mentions::lists;
use crate::resolve::mentions::memory::TextWord;
use crate::resolve::mentions::registry::{FormWord, Key, Registry};
use crate::resolve::mentions::scan::{Found, Line};
use crate::resolve::mentions::words::Gap;
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
    /// The full names that say so.
    found: &'l [Found],
    lines: &'l [Line<'l, 'l>],
    /// Words of these names as printed here, in folded form, once they are asked for.
    printed: OnceCell<FxHashSet<(RecordId, &'l str)>>,
    /// The places of the names by the number that each shares with words of the same letters, once asked for.
    jumbled: OnceCell<Vec<(u64, usize)>>,
}

impl<'l> Context<'l> {
    /// The names whose word has a key.
    fn with_key(&self, key: Key) -> impl Iterator<Item = &LoneName> {
        let from = self.names.partition_point(|row| row.0 < key);
        self.names[from..].iter().take_while(move |row| row.0 == key).map(|row| &row.1)
    }

    /// The names whose word has the same letters.
    fn with_jumble(&self, registry: &Registry, jumble: u64) -> impl Iterator<Item = &LoneName> + Clone {
        let jumble_of = |(at, row): (usize, &(Key, LoneName))| (registry.word_jumble(row.1.word), at);
        let sorted = || {
            let mut rows: Vec<_> = self.names.iter().enumerate().map(jumble_of).collect();
            rows.sort_unstable();
            rows
        };
        let rows = self.jumbled.get_or_init(sorted);
        let from = rows.partition_point(|row| row.0 < jumble);
        rows[from..].iter().take_while(move |row| row.0 == jumble).map(|row| &self.names[row.1].1)
    }

    /// Whether a word is printed here in a full name of a person.
    fn is_printed(&self, record: RecordId, folded: &'l str) -> bool {
        let words = |one: &'l Found| (one.first..=one.last).map(|at| self.lines[one.line].folded(at));
        let rows = |one: &'l Found| {
            words(one).flat_map(|word| records_of(one).iter().map(move |record| (*record, word)))
        };
        self.printed.get_or_init(|| self.found.iter().flat_map(rows).collect()).contains(&(record, folded))
    }
}

fn records_of(found: &Found) -> &[RecordId] {
    match &found.target {
        Target::One(record) => std::slice::from_ref(record),
        Target::Ambiguous(records) => records,
    }
}

/// A word that is looked at.
#[derive(Clone, Copy)]
struct Spot<'l> {
    line_at: usize,
    line: &'l Line<'l, 'l>,
    at: usize,
    own: &'l TextWord,
}

impl Spot<'_> {
    /// The word as a mention, with the words before it from `first` on.
    fn found(self, first: usize, (target, how): (Target, How)) -> Found {
        Found::new(self.line_at, self.line, first, self.at, target, how)
    }
}

/// One way to read a word.
#[derive(Clone, Copy)]
struct Candidate {
    record: RecordId,
    how: How,
    letters: Letters,
}

/// Whether the letters are those of the known or printed name.
#[derive(Clone, Copy)]
enum Letters {
    Same,
    Other,
    /// They are to be compared with those of a known word.
    Of(u32),
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
    let (mut ahead, mut candidates) = (&found[..], Vec::new());
    for (line_at, line) in lines.iter().enumerate() {
        for (at, own) in &line.names {
            let at = *at;
            let behind = ahead.iter().take_while(|one| (one.line, one.last) < (line_at, at)).count();
            ahead = &ahead[behind..];
            let is_taken = ahead.first().is_some_and(|one| one.line == line_at && one.first <= at);
            if !is_taken {
                let spot = Spot { line_at, line, at, own };
                look_at(registry, &context, spot, &mut candidates, &mut fresh, &mut foreign);
            }
        }
    }
    drop(context);
    fresh.retain(|one: &Found| !foreign.contains(lines[one.line].folded(one.last)));
    found.append(&mut fresh);
    found.sort_by_key(|f| (f.line, f.range.start));
}

fn context_of<'l>(
    registry: &Registry,
    lines: &'l [Line<'l, 'l>],
    parties: &[RecordId],
    found: &'l [Found],
) -> Context<'l> {
    let mut people: Vec<RecordId> = parties.to_vec();
    found.iter().for_each(|one| people.extend(records_of(one)));
    people.retain(|record| record.kind == Kind::Person);
    people.sort_unstable();
    people.dedup();
    let mut names = Vec::new();
    people.iter().for_each(|&record| add_names(registry, record, &mut names));
    names.sort_unstable_by_key(|row| row.0);
    Context { names, found, lines, printed: OnceCell::new(), jumbled: OnceCell::new() }
}

/// Adds the words of a person's names that may stand alone in context.
fn add_names(registry: &Registry, record: RecordId, names: &mut Vec<(Key, LoneName)>) {
    let from = names.len();
    for &number in registry.of_record(record) {
        let form = registry.form(number);
        if form.whole && form.words.len() > 1 {
            continue;
        }
        for (bit, &FormWord { number: word, key }) in form.words.iter().enumerate() {
            let is_surname = form.surname == u8::try_from(bit).ok();
            if form.optional & (1 << bit) != 0 || (is_surname && !form.surname_alone) {
                continue;
            }
            let how = if is_surname { How::Surname } else { How::Given };
            if !names[from..].iter().any(|(_, name)| name.how == how && name.word == word) {
                names.push((key, LoneName { record, how, word }));
            }
        }
    }
}

/// What can be made of one word: a name found, or a name of somebody unknown.
fn look_at<'l>(
    registry: &Registry,
    context: &Context<'l>,
    spot: Spot<'l>,
    candidates: &mut Vec<Candidate>,
    fresh: &mut Vec<Found>,
    foreign: &mut FxHashSet<&'l str>,
) {
    let Spot { line, at, own, .. } = spot;
    candidates.clear();
    for &key in &own.keys {
        in_context(registry, context, own, key, candidates);
        without_context(registry, own, key, candidates);
    }
    if candidates.is_empty() {
        fresh.extend(misprint(registry, context, spot));
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
            foreign.insert(&own.folded);
        }
        return;
    }
    fresh.extend(choose(registry, context, own, candidates).map(|reading| spot.found(start, reading)));
}

/// Adds readings as a word of a person who is in the article.
fn in_context(
    registry: &Registry,
    context: &Context<'_>,
    own: &TextWord,
    key: Key,
    candidates: &mut Vec<Candidate>,
) {
    for name in context.with_key(key) {
        // The town Nur-Sultan is not the man Nursultan.
        let split = own.is_joined && !registry.word(name.word).contains('-');
        if !split && own.distance(registry, name.word) <= LONE_LIMIT {
            let letters = Letters::Of(name.word);
            candidates.push(Candidate { record: name.record, how: name.how, letters });
        }
    }
}

/// Adds readings as a name of one word that needs no context.
fn without_context(registry: &Registry, own: &TextWord, key: Key, candidates: &mut Vec<Candidate>) {
    for &number in registry.with_first(key) {
        let form = registry.form(number);
        if form.record.kind != Kind::Person || !(form.display || form.alone) {
            continue;
        }
        if own.distance(registry, form.words[0].number) > SINGLE_LIMIT {
            continue;
        }
        let same_letters = *own.folded == *fold::strict(&form.literal);
        let how = if !same_letters {
            How::Folded
        } else if form.display {
            How::Exact
        } else {
            How::Alias
        };
        let letters = if same_letters { Letters::Same } else { Letters::Other };
        candidates.push(Candidate { record: form.record, how, letters });
    }
}

/// Same letters before other spellings; then one record, or an open question.
fn choose<'l>(
    registry: &Registry,
    context: &Context<'l>,
    own: &'l TextWord,
    candidates: &mut Vec<Candidate>,
) -> Option<(Target, How)> {
    let first = candidates.first()?;
    if candidates.iter().all(|c| (c.record, c.how) == (first.record, first.how)) {
        return Some((Target::One(first.record), first.how));
    }
    let is_same = |c: &Candidate| match c.letters {
        Letters::Same => true,
        Letters::Other => false,
        Letters::Of(word) => {
            own.number == Some(word)
                || context.is_printed(c.record, &own.folded)
                || *own.folded == *fold::strict(registry.word(word))
        }
    };
    if candidates.iter().any(is_same) {
        candidates.retain(is_same);
    }
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
            |(_, word)| {
                let known = registry.word(word.number);
                known.chars().next().map(|c| c.to_lowercase().to_string()) == letter
                    || first(known) == first(initial)
            },
        )
    })
}

/// A word whose letters are those of a name of this article in disorder: "Tarnvo".
fn misprint(registry: &Registry, context: &Context<'_>, spot: Spot<'_>) -> Option<Found> {
    let Spot { line, at, own, .. } = spot;
    let same_letters = context.with_jumble(registry, own.jumble?);
    same_letters.clone().next()?;
    let token = &line.tokens[at];
    if token.text.len() < SHORTEST_JUMBLE || !token.is_capital() || lists::is_beside_names(&line.lower(at)) {
        return None;
    }
    if line.foreign_before(at) || line.foreign_after(at) || line.names_thing(at, at) {
        return None;
    }
    let first = |word: &str| word.chars().next().map(|c| c.to_lowercase().to_string());
    let fits = same_letters.filter(|n| first(registry.word(n.word)) == first(token.text));
    Some(spot.found(at, target_and_how(fits.map(|n| (n.record, n.how)))?))
}

//! Names that stand in the text in full.

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::lists;
use crate::resolve::mentions::memory::{is_particle_or_patronymic, is_written_patronymic};
use crate::resolve::mentions::registry::{Form, FormWord, Registry};
use crate::resolve::mentions::scan::{Found, Line};
use crate::resolve::mentions::words::{Gap, Shape};
use crate::resolve::mentions::{How, Target};
use crate::text::fold;
use crate::text::phones::Phones;

/// Words of a full name may differ this much from the known spelling.
const WORD_LIMIT: f64 = 0.12;
/// Two candidates whose distances differ less than this are equally good.
const ALIKE: f64 = 0.02;
/// A name takes no more words of a text than this.
const LONGEST: usize = 8;

/// One way to read the words from a certain word on.
struct Reading {
    form: u32,
    last: usize,
    /// 0 for the same letters.
    distance: f64,
}

/// Finds the full names of a line, from left to right, the longest first.
pub(crate) fn find(
    registry: &Registry,
    line_at: usize,
    line: &Line<'_, '_>,
    parties: &[RecordId],
    out: &mut Vec<Found>,
) {
    let mut free = 0;
    for &(at, _) in &line.names {
        if at < free {
            continue;
        }
        if let Some((last, found)) = best_at(registry, line_at, line, at, parties) {
            free = last + 1;
            out.extend(found);
        } else {
            find_han(registry, line_at, line, at, parties, out);
        }
    }
}

/// The longest name that begins at a word: its last word, and whom it names unless it is a thing.
fn best_at(
    registry: &Registry,
    line_at: usize,
    line: &Line<'_, '_>,
    at: usize,
    parties: &[RecordId],
) -> Option<(usize, Option<Found>)> {
    if line.keys(at).is_empty() {
        return None;
    }
    let mut readings = person_readings(registry, line, at);
    other_readings(registry, line, at, &mut readings);
    let last = readings.iter().map(|r| r.last).max()?;
    readings.retain(|r| r.last == last);
    // A case that is called like somebody is not meant where they are named.
    let is_case = |r: &Reading| registry.form(r.form).record.kind == Kind::Case;
    if readings.iter().any(|r| !is_case(r)) {
        readings.retain(|r| !is_case(r));
    }
    // People win over places only by the longer match.
    let is_person = |r: &Reading| registry.form(r.form).record.kind == Kind::Person;
    if readings.iter().any(|r| !is_person(r)) {
        readings.retain(|r| !is_person(r));
    } else if line.names_thing(at, last) {
        return Some((last, None));
    }
    let span = &line.text[line.tokens[at].start..line.tokens[last].end()];
    let (target, how) = choose(registry, &readings, span, parties)?;
    Some((last, Some(Found::new(line_at, line, at, last, target, how))))
}

/// Readings as the full name of a person.
fn person_readings(registry: &Registry, line: &Line<'_, '_>, at: usize) -> Vec<Reading> {
    let mut forms: Vec<u32> = Vec::new();
    // The next word of a name stands behind patronymics and particles.
    for next in at + 1..line.tokens.len().min(at + 5) {
        if line.tokens[next].gap != Gap::Space || line.tokens[next - 1].possessive {
            break;
        }
        for &b in line.keys(next) {
            line.keys(at).iter().for_each(|&a| forms.extend(registry.with_pair(a, b)));
        }
        if !is_passed_over(line, next) {
            break;
        }
    }
    forms.sort_unstable();
    forms.dedup();
    let reading = |form: u32| {
        let (last, distance) = match_person(registry, registry.form(form), line, at)?;
        Some(Reading { form, last, distance })
    };
    forms.into_iter().filter_map(reading).collect()
}

/// Matches the words from `at` on with the words of a name in any order.
fn match_person(registry: &Registry, form: &Form, line: &Line<'_, '_>, at: usize) -> Option<(usize, f64)> {
    let (mut used, mut last, mut worst) = (0u8, at, 0.0f64);
    for next in at..line.tokens.len().min(at + LONGEST) {
        let token = &line.tokens[next];
        if next > at && (token.gap != Gap::Space || line.tokens[next - 1].possessive) {
            break;
        }
        if let Some((bit, distance)) = match_word(registry, form, line, next, used) {
            used |= 1 << bit;
            worst = worst.max(distance);
            last = next;
        } else if next == at || !is_passed_over(line, next) {
            break;
        } else if next == last + 1 && is_written_patronymic(&line.lower(next)) {
            last = next;
        }
    }
    let required = ((1u16 << form.words.len()) - 1) as u8 & !form.optional;
    (used & required == required && used.count_ones() >= 2).then_some((last, worst))
}

/// The unused word of the name that comes nearest to a word of the text.
fn match_word(
    registry: &Registry,
    form: &Form,
    line: &Line<'_, '_>,
    at: usize,
    used: u8,
) -> Option<(usize, f64)> {
    let keys = line.keys(at);
    if keys.is_empty() {
        return None;
    }
    let free = (0..form.words.len()).filter(|bit| used & (1 << bit) == 0);
    let same_key = free.filter(|&bit| keys.contains(&form.words[bit].key));
    let near = same_key.map(|bit| (bit, line.distance(registry, at, form.words[bit].number)));
    near.filter(|(_, distance)| *distance <= WORD_LIMIT).min_by(|a, b| a.1.total_cmp(&b.1))
}

/// Initials, particles and patronymics inside a name need not be in the known spelling.
fn is_passed_over(line: &Line<'_, '_>, at: usize) -> bool {
    line.tokens[at].is_initial
        || match line.word(at) {
            Some(word) => word.is_passed_over,
            None => is_particle_or_patronymic(line.tokens[at].text),
        }
}

/// Readings as an organisation, place or case, or as a name of one word.
fn other_readings(registry: &Registry, line: &Line<'_, '_>, at: usize, out: &mut Vec<Reading>) {
    for &key in line.keys(at) {
        for &number in registry.with_first(key) {
            let form = registry.form(number);
            if form.record.kind == Kind::Person {
                continue;
            }
            let fits = |(offset, word): (usize, &FormWord)| {
                let token = line.tokens.get(at + offset)?;
                let apart = offset > 0 && (token.gap == Gap::Sentence || token.closed);
                (!apart && same_word(token.text, registry.word(word.number))).then_some(())
            };
            if form.words.iter().enumerate().all(|row| fits(row).is_some())
                && !in_longer_name(line, at, form.words.len())
            {
                out.push(Reading { form: number, last: at + form.words.len() - 1, distance: 0.0 });
            }
        }
    }
}

/// Whether two words are one but for marks, case, or a letter nobody hears.
fn same_word(text: &str, known: &str) -> bool {
    text == known || {
        let (a, b) = (fold::strict(text), fold::strict(known));
        a == b
            || (a.len() > 4
                && !a.is_ascii() | !b.is_ascii()
                && Phones::read(text).sounds == Phones::read(known).sounds)
    }
}

/// Whether a one-word name stands inside a longer one: "East Almaly", "Almaly Court".
fn in_longer_name(line: &Line<'_, '_>, at: usize, words: usize) -> bool {
    words == 1 && !line.title_case && (line.foreign_before(at) || line.foreign_after(at))
}

/// Decides between readings of one stretch: same letters first, then the nearest, then parties.
fn choose(
    registry: &Registry,
    readings: &[Reading],
    span: &str,
    parties: &[RecordId],
) -> Option<(Target, How)> {
    let exact = readings.iter().any(|r| registry.form(r.form).literal.as_ref() == span);
    let folded = if exact { String::new() } else { fold::strict(span) };
    let rank = |r: &Reading| {
        let form = registry.form(r.form);
        if form.literal.as_ref() == span {
            (0, 0.0)
        } else if !exact && fold::strict(&form.literal) == folded {
            (1, 0.0)
        } else {
            (2, r.distance)
        }
    };
    let best = readings.iter().map(rank).min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)))?;
    let is_best = |r: &&Reading| {
        let own = rank(r);
        own.0 == best.0 && own.1 - best.1 < ALIKE
    };
    let mut winners: Vec<&Reading> = readings.iter().filter(is_best).collect();
    winners.sort_by_key(|r| (registry.form(r.form).record, !registry.form(r.form).display));
    let how = match best.0 {
        2 => How::Folded,
        _ if registry.form(winners[0].form).display => How::Exact,
        _ => How::Alias,
    };
    let mut records: Vec<RecordId> = winners.iter().map(|r| registry.form(r.form).record).collect();
    records.dedup();
    Some((target_of(records, parties), how))
}

/// One record, or the only party among several, or an open question.
pub(crate) fn target_of(records: Vec<RecordId>, parties: &[RecordId]) -> Target {
    if let [only] = records[..] {
        return Target::One(only);
    }
    let mut known = records.iter().filter(|r| parties.contains(r));
    match (known.next(), known.next()) {
        (Some(&only), None) => Target::One(only),
        _ => Target::Ambiguous(records.into()),
    }
}

/// Finds names in Chinese characters inside a run of them, where words have no spaces.
fn find_han(
    registry: &Registry,
    line_at: usize,
    line: &Line<'_, '_>,
    at: usize,
    parties: &[RecordId],
    out: &mut Vec<Found>,
) {
    let token = &line.tokens[at];
    if token.closed || token.shape != Shape::Uncased || !registry.has_characters() {
        return;
    }
    let mut from = 0;
    while let Some(c) = token.text[from..].chars().next() {
        let rest = &token.text[from..];
        let forms = registry.with_character(c).iter().map(|&f| registry.form(f));
        let fits: Vec<&Form> =
            forms.filter(|f| rest.starts_with(f.literal.as_ref()) && f.literal.chars().count() > 1).collect();
        let Some(longest) = fits.iter().map(|f| f.literal.len()).max() else {
            from += c.len_utf8();
            continue;
        };
        let best = fits.iter().filter(|f| f.literal.len() == longest);
        let display = best.clone().any(|f| f.display);
        let mut records: Vec<RecordId> = best.map(|f| f.record).collect();
        records.sort_unstable();
        records.dedup();
        let start = token.start + from;
        let how = if display { How::Exact } else { How::Alias };
        out.push(Found {
            line: line_at,
            first: at,
            last: at,
            range: start..start + longest,
            target: target_of(records, parties),
            how,
        });
        from += longest;
    }
}

/// Finds the given name before "and" of two who share a surname: "Aida and Temir Tarhan".
pub(crate) fn find_couples(
    registry: &Registry,
    lines: &[Line<'_, '_>],
    found: &[Found],
    out: &mut Vec<Found>,
) {
    for (number, other) in found.iter().enumerate().filter(|(_, f)| f.first >= 2 && f.last > f.first) {
        let (line_at, line) = (other.line, &lines[other.line]);
        let (at, and) = (other.first - 2, other.first - 1);
        let joined = line.tokens[and].gap == Gap::Space && line.tokens[other.first].gap == Gap::Space;
        if !joined || !lists::is_and(&line.lower(and)) {
            continue;
        }
        let mut near = found[..number].iter().rev().take_while(|f| f.line == line_at && f.last >= at);
        let free = line.tokens[at].is_capital() && !line.tokens[at].closed && !near.any(|f| f.first <= at);
        if !free || line.foreign_before(at) {
            continue;
        }
        let mut records = Vec::new();
        for &given in line.keys(at) {
            for &surname in line.keys(other.last) {
                for &number in registry.with_pair(given, surname) {
                    let form = registry.form(number);
                    let first = match_word(registry, form, line, at, 0);
                    let Some((bit, _)) = first else { continue };
                    let second = match_word(registry, form, line, other.last, 1 << bit);
                    if second.is_some() && form.words.len() == 2 && other.target != Target::One(form.record) {
                        records.push(form.record);
                    }
                }
            }
        }
        records.sort_unstable();
        records.dedup();
        if !records.is_empty() {
            out.push(Found::new(line_at, line, at, at, target_of(records, &[]), How::Given));
        }
    }
}

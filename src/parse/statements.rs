//! Parties, events, charges, claims, relations: statements with sources.

use crate::diag::{Diag, codes};
use crate::model::vocabulary::{EventKind, Status};
use crate::model::{
    Account, Alias, Charge, Claim, Corrected, Correction, Designation, Event, Kind, List, Participant, Party,
    RecordId, RelatedCase, Relation, Who,
};
use crate::parse::sources::{required_sources, sources};
use crate::parse::table::{Reader, Table, exactly, word_of};

/// Reads every `[[key]]` with one reader; a table with faults gives nothing.
fn each<T>(
    r: &mut Reader<'_>,
    outer: &mut Table<'_>,
    key: &'static str,
    name: &'static str,
    outer_keys: &[&str],
    read: impl Fn(&mut Reader<'_>, &mut Table<'_>) -> Option<T>,
) -> List<T> {
    let mut out = Vec::new();
    for mut table in outer.tables(r, key, name) {
        out.extend(read(r, &mut table));
        table.finish(r, outer_keys);
    }
    exactly(out)
}

pub(crate) fn aliases(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Alias> {
    each(r, record, "alias", "alias", keys, |r, table| {
        let value = table.required(r, "value");
        let alias = Alias {
            value: value.clone().unwrap_or_default(),
            lang: table.lang(r, "lang"),
            script: table.script(r, "script"),
            kind: table.word(r, "kind"),
            date: table.date(r, "date"),
            sources: sources(r, table),
            alone: table.flag(r, "alone").unwrap_or(false),
        };
        value.map(|_| alias)
    })
}

pub(crate) fn claims(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Claim> {
    each(r, record, "claim", "claim", keys, |r, table| {
        let (prop, value) = (table.required(r, "prop"), table.required(r, "value"));
        let date = table.date(r, "date");
        let attribution = table.text(r, "attribution");
        let corrected = corrected(r, table);
        let sources = required_sources(r, table);
        Some(Claim { prop: prop?, value: value?, date, attribution, corrected, sources })
    })
}

/// `corrected = "2024-05-01"`: the statement no longer stands.
fn corrected(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<Corrected> {
    let on = table.date(r, "corrected")?;
    Some(Corrected { on, span: table.place(r, "corrected") })
}

pub(crate) fn corrections(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Correction> {
    each(r, record, "correction", "correction", keys, |r, table| {
        let (date, what) = (table.required_date(r, "date"), table.required(r, "what"));
        let why = table.text(r, "why");
        Some(Correction { date: date?, what: what?, why })
    })
}

pub(crate) fn relations(
    r: &mut Reader<'_>,
    record: &mut Table<'_>,
    keys: &[&str],
    own: RecordId,
) -> List<Relation> {
    each(r, record, "relation", "relation", keys, |r, table| {
        let to = match table.text_at(r, "to") {
            Some(at) => {
                let found = table.find(r, &at, &relation_kinds(own.kind));
                if found == Some(own) {
                    let message = "a record cannot be related to itself";
                    r.error(Diag::error(codes::CIRCULAR, at.span, message).help("name the other record"));
                }
                found
            }
            None => table.required(r, "to").and(None),
        };
        let kind = table.required(r, "type");
        let sources = required_sources(r, table);
        Some(Relation { to: to?, kind: kind?, sources })
    })
}

/// A bare id in `to` is sought among the record's own kind first.
fn relation_kinds(own: Kind) -> Vec<Kind> {
    let mut kinds = vec![own, Kind::Person, Kind::Organisation, Kind::Place, Kind::Case];
    kinds.dedup();
    kinds
}

pub(crate) fn designations(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Designation> {
    each(r, record, "designation", "designation", keys, |r, table| {
        let (term, by) = (table.required(r, "term"), table.required(r, "by"));
        let date = table.date(r, "date");
        let sources = required_sources(r, table);
        Some(Designation { term: term?, by: by?, date, sources })
    })
}

pub(crate) fn related_cases(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<RelatedCase> {
    each(r, record, "related", "related", keys, |r, table| {
        if !table.has("case") {
            table.required(r, "case");
        }
        let case = table.record(r, "case", &[Kind::Case]);
        let kind = table.text(r, "type");
        let sources = sources(r, table);
        Some(RelatedCase { case: case?, kind, sources })
    })
}

pub(crate) fn parties(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Party> {
    each(r, record, "party", "party", keys, |r, table| {
        let who = who(r, table);
        let role = table.word(r, "role");
        let sources = required_sources(r, table);
        Some(Party { who: who?, role, sources })
    })
}

/// Exactly one of `person`, `organisation` and `unnamed`.
fn who(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<Who> {
    let person = table.record(r, "person", &[Kind::Person]);
    let organisation = table.record(r, "organisation", &[Kind::Organisation]);
    let unnamed = table.text(r, "unnamed");
    let given = ["person", "organisation", "unnamed"].iter().filter(|key| table.has(key)).count();
    if given != 1 {
        let message =
            format!("exactly one of `person`, `organisation` and `unnamed` is needed, found {given}");
        let help = "`unnamed = \"three sons\"` is for somebody whose name is not given";
        r.error(Diag::error(codes::NOT_BOTH, table.span(), message).help(help));
        return None;
    }
    person.or(organisation).map(Who::Record).or(unnamed.map(Who::Unnamed))
}

pub(crate) fn charges(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Charge> {
    each(r, record, "charge", "charge", keys, |r, table| {
        let (text, by) = (table.required(r, "text"), table.required(r, "by"));
        let person = table.record(r, "person", &[Kind::Person]);
        let date = table.date(r, "date");
        let law = table.text(r, "law");
        let answer = table.text(r, "answer");
        let corrected = corrected(r, table);
        let sources = required_sources(r, table);
        let concerns = List::new();
        Some(Charge { text: text?, by: by?, person, date, law, concerns, answer, corrected, sources })
    })
}

pub(crate) fn events(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<Event> {
    each(r, record, "event", "event", keys, |r, table| {
        let kind = table.required_word::<EventKind>(r, "kind");
        let text = table.required(r, "text");
        let date = table.date(r, "date");
        let place = table.record(r, "place", &[Kind::Place]);
        let sources = required_sources(r, table);
        let attribution = table.text(r, "attribution");
        let who = participants(r, table, keys);
        let sets_status = statuses(r, table);
        let accounts = accounts(r, table, keys);
        let corrected = corrected(r, table);
        let finding = kind == Some(EventKind::Torture)
            || sets_status.iter().any(|(_, status)| *status == Status::HeldArbitrarily);
        if finding && attribution.is_none() {
            let message = "a finding of torture or arbitrary detention needs an `attribution`";
            r.error(
                Diag::error(codes::NO_ATTRIBUTION, table.span(), message)
                    .help("add `attribution = \"…\"` with the person or body that says so"),
            );
        }
        let span = table.span();
        Some(Event {
            kind: kind?,
            text: text?,
            sources,
            date,
            place,
            who,
            attribution,
            sets_status,
            accounts,
            corrected,
            span,
        })
    })
}

fn participants(r: &mut Reader<'_>, event: &mut Table<'_>, keys: &[&str]) -> List<Participant> {
    each(r, event, "who", "event.who", keys, |r, table| {
        let who = who(r, table);
        let role = table.word(r, "role");
        Some(Participant { who: who?, role })
    })
}

/// `sets_status = { person = "held" }`.
fn statuses(r: &mut Reader<'_>, event: &mut Table<'_>) -> List<(RecordId, Status)> {
    let Some(table) = event.table(r, "sets_status") else { return List::new() };
    let mut out = Vec::new();
    for (person, status) in table.entries(r) {
        let found = event.find(r, &person, &[Kind::Person]);
        let Some(status) = status else {
            let message = format!("the status of `{}` is not a text in quotes", person.value);
            r.error(
                Diag::error(codes::WRONG_TYPE, person.span, message).help("write `person-id = \"held\"`"),
            );
            continue;
        };
        let status = word_of::<Status>(r, &status);
        out.extend(found.zip(status));
    }
    out.sort_by_key(|row| row.0);
    exactly(out)
}

fn accounts(r: &mut Reader<'_>, event: &mut Table<'_>, keys: &[&str]) -> List<Account> {
    each(r, event, "account", "event.account", keys, |r, table| {
        let text = table.required(r, "text");
        let date = table.date(r, "date");
        let attribution = table.text(r, "attribution");
        let sources = required_sources(r, table);
        Some(Account { text: text?, date, attribution, sources })
    })
}

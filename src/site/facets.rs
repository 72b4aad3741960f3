//! Filters of lists: by status, country, role and year, each a list of its own.
//!
//! Every record stands under each of its values, so that all pages together
//! grow with the records. Values are few; rarer ones than the most frequent
//! have no list.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::vocabulary::{CaseState, Role, Status, Vocabulary as _};
use crate::model::{Event, Kind, RecordId};
use crate::resolve::status::last_status;
use crate::site::{Index, Public, SitePath};
use crate::text::order::Order;
use crate::text::slug::slug;

/// How many values a filter has at most: the most frequent ones.
const VALUES: usize = 30;

/// A value that a list can be narrowed to. The order is the order of filters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// The last reported status of a person.
    Status(Status),
    /// The state of a case.
    State(CaseState),
    /// A country: a nationality, or where the case is.
    Country(String),
    /// A part played in a case.
    Role(Role),
    /// A year of which something is told.
    Year(i16),
}

impl Value {
    /// The part of a file name and of a row's tokens: `country-kz`; `None` for what has no letters.
    #[must_use]
    pub fn token(&self) -> Option<String> {
        let (group, value) = match self {
            Value::Status(status) => ("status", status.word().to_owned()),
            Value::State(state) => ("state", state.word().to_owned()),
            Value::Country(country) => ("country", slug(country)),
            Value::Role(role) => ("role", role.word().to_owned()),
            Value::Year(year) => ("year", year.to_string()),
        };
        (!value.is_empty()).then(|| format!("{group}-{value}"))
    }

    /// Which filter it belongs to.
    #[must_use]
    pub fn group(&self) -> usize {
        match self {
            Value::Status(_) | Value::State(_) => 0,
            Value::Country(_) => 1,
            Value::Role(_) => 2,
            Value::Year(_) => 3,
        }
    }
}

/// A list narrowed to one value.
#[derive(Debug)]
pub struct Facet {
    /// Of people or cases.
    pub kind: Kind,
    /// The value.
    pub value: Value,
    /// Its records, in the order of the list.
    pub rows: Vec<RecordId>,
    /// Its pages.
    pub pages: Vec<SitePath>,
}

/// Every narrowed list of people and cases.
#[must_use]
pub(super) fn facets(site: &Public<'_>, index: &Index, order: &Order) -> Vec<Facet> {
    [Kind::Case, Kind::Person].into_iter().flat_map(|kind| of_kind(site, index, order, kind)).collect()
}

fn of_kind(site: &Public<'_>, index: &Index, order: &Order, kind: Kind) -> Vec<Facet> {
    let mut records: Vec<RecordId> = site.listed(kind).collect();
    records.sort_by_cached_key(|record| (order.key(site.records().name(*record)), *record));
    let mut by_value: BTreeMap<Value, Vec<RecordId>> = BTreeMap::new();
    for record in records {
        for value in values(site, index, record) {
            by_value.entry(value).or_default().push(record);
        }
    }
    let mut sizes: Vec<(usize, usize, Value)> = by_value
        .iter()
        .map(|(value, rows)| (value.group(), usize::MAX - rows.len(), value.clone()))
        .collect();
    sizes.sort();
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for (group, _, value) in sizes {
        let count = kept.entry(group).or_default();
        // Two spellings of one country would lie at one address: the more frequent has it.
        let fits = *count < VALUES && value.token().is_some_and(|token| names.insert(token));
        if fits {
            *count += 1;
        } else {
            by_value.remove(&value);
        }
    }
    by_value.into_iter().map(|(value, rows)| Facet { kind, value, rows, pages: Vec::new() }).collect()
}

/// The values of a person or case, each once.
#[must_use]
pub(super) fn values(site: &Public<'_>, index: &Index, record: RecordId) -> BTreeSet<Value> {
    let records = site.records();
    let years = |events: &mut dyn Iterator<Item = &Event>| {
        events.filter_map(|event| event.date?.year()).map(Value::Year).collect::<Vec<_>>()
    };
    if record.kind == Kind::Case {
        let case = &records.cases[record.at()];
        let countries = case.countries.iter().cloned().map(Value::Country);
        let years = years(&mut case.events.iter());
        return countries.chain(years).chain([Value::State(case.state)]).collect();
    }
    let person = &records.people[record.at()];
    let events = || index.events.get(record).iter().map(|at| site.event(*at));
    let status = last_status(record, events()).map(|last| last.statuses).unwrap_or_default();
    let cases = || index.cases.get(record).iter().map(|case| &records.cases[case.at()]);
    let parties = cases().flat_map(|case| &case.parties).filter(|party| party.who.record() == Some(record));
    let countries = cases().flat_map(|case| &case.countries).chain(&person.nationality).cloned();
    let all = status.into_iter().map(Value::Status).chain(countries.map(Value::Country));
    all.chain(parties.filter_map(|party| party.role).map(Value::Role)).chain(years(&mut events())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_an_address_of_plain_letters() {
        assert_eq!(Value::Country("KZ".to_owned()).token().as_deref(), Some("country-kz"));
        assert_eq!(
            Value::Country("United States".to_owned()).token().as_deref(),
            Some("country-united-states")
        );
        assert_eq!(Value::Status(Status::HouseArrest).token().as_deref(), Some("status-house-arrest"));
        assert_eq!(Value::Country("…".to_owned()).token(), None);
    }
}

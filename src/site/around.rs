//! What one case needs: the records that a copy of it alone has to hold.

use std::collections::BTreeSet;

use crate::model::{Event, Head, Kind, RecordId, Source};
use crate::site::{Index, Public};

/// The case, everyone and everything that its file names, every report on it or
/// behind a statement of theirs, those reports' outlets, and the plain pages.
///
/// Whoever is only named in those reports is not among them.
#[must_use]
pub fn around(public: &Public<'_>, case: RecordId) -> BTreeSet<RecordId> {
    let index = Index::new(public);
    let mut kept: BTreeSet<RecordId> = public.of(Kind::Page).chain([case]).collect();
    kept.extend(named_in(public, case));
    kept.extend(index.reports.get(case).iter().map(|report| report.article));
    let subjects: Vec<RecordId> = kept.iter().copied().filter(|at| at.kind != Kind::Article).collect();
    for record in subjects {
        kept.extend(sources(public, record).map(|source| source.article));
    }
    let records = public.records();
    let articles: Vec<RecordId> = kept.iter().copied().filter(|at| at.kind == Kind::Article).collect();
    for article in articles {
        let article = &records.articles[article.at()];
        kept.extend(article.outlet.into_iter().chain(article.original_outlet));
        kept.extend(article.republished_by.iter().copied());
    }
    kept.retain(|record| public.has(*record));
    kept
}

/// People, organisations and places that a case's own file names.
fn named_in(public: &Public<'_>, case: RecordId) -> BTreeSet<RecordId> {
    let case = &public.records().cases[case.at()];
    let mut named: BTreeSet<RecordId> = case.parties.iter().filter_map(|party| party.who.record()).collect();
    for charge in &case.charges {
        named.extend(charge.person.into_iter().chain(charge.concerns.iter().copied()));
    }
    for event in &case.events {
        named.extend(event.who.iter().filter_map(|at| at.who.record()));
        named.extend(event.sets_status.iter().map(|(person, _)| *person));
        named.extend(event.place);
    }
    named
}

/// Every source that the file of a record cites.
fn sources<'p>(public: &'p Public<'_>, record: RecordId) -> Box<dyn Iterator<Item = &'p Source> + 'p> {
    let records = public.records();
    let head = of_head(records.head(record));
    match record.kind {
        Kind::Person => {
            let person = &records.people[record.at()];
            let names = person.aliases.iter().flat_map(|alias| &alias.sources);
            let relations = person.relations.iter().flat_map(|relation| &relation.sources);
            let found = person.designations.iter().flat_map(|found| &found.sources);
            Box::new(head.chain(names).chain(relations).chain(found).chain(of_events(&person.events)))
        }
        Kind::Case => {
            let case = &records.cases[record.at()];
            let parties = case.parties.iter().flat_map(|party| &party.sources);
            let charges = case.charges.iter().flat_map(|charge| &charge.sources);
            let related = case.related.iter().flat_map(|related| &related.sources);
            Box::new(head.chain(parties).chain(charges).chain(related).chain(of_events(&case.events)))
        }
        Kind::Organisation => {
            let organisation = &records.organisations[record.at()];
            let names = organisation.aliases.iter().flat_map(|alias| &alias.sources);
            let relations = organisation.relations.iter().flat_map(|relation| &relation.sources);
            Box::new(head.chain(names).chain(relations))
        }
        Kind::Place => {
            let names = records.places[record.at()].aliases.iter().flat_map(|alias| &alias.sources);
            Box::new(head.chain(names))
        }
        Kind::Article | Kind::Outlet | Kind::Page => Box::new(head),
    }
}

fn of_head(head: &Head) -> impl Iterator<Item = &Source> {
    head.sources.iter().chain(head.claims.iter().flat_map(|claim| &claim.sources))
}

fn of_events(events: &[Event]) -> impl Iterator<Item = &Source> {
    events.iter().flat_map(|event| {
        event.sources.iter().chain(event.accounts.iter().flat_map(|account| &account.sources))
    })
}

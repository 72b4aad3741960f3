//! Who refers to whom: backlinks both ways, gathered once for all pages.
//!
//! Everything here is linear in records, statements and mentions, so that no
//! page has to walk the whole archive.

use chrono::NaiveDate;

use crate::model::reads::{self, Part};
use crate::model::{Article, Charge, Event, Kind, RecordId, Relation, Shared};
use crate::resolve::status::reading_keys;
use crate::site::Public;
use crate::text::edtf::Edtf;

/// One value a record, by kind and index. Records of a kind in which all are as at first cost nothing.
#[derive(Debug)]
pub struct PerRecord<T> {
    values: [Vec<T>; 7],
    /// How many records of each kind there are.
    counts: [usize; 7],
    /// The value of a record of which nothing was said.
    none: T,
}

impl<T: Default + Clone> PerRecord<T> {
    pub(super) fn new(site: &Public<'_>) -> Self {
        let counts = Kind::ALL.map(|kind| site.records().count(kind));
        PerRecord { values: Default::default(), counts, none: T::default() }
    }

    pub(super) fn get_mut(&mut self, record: RecordId) -> &mut T {
        let kind = record.kind as usize;
        let values = &mut self.values[kind];
        if values.is_empty() {
            values.resize(self.counts[kind], T::default());
        }
        &mut values[record.at()]
    }
}

impl<T: Default> From<[Vec<T>; 7]> for PerRecord<T> {
    fn from(values: [Vec<T>; 7]) -> Self {
        let counts = std::array::from_fn(|kind| values[kind].len());
        PerRecord { values, counts, none: T::default() }
    }
}

impl<T> PerRecord<T> {
    /// The value of a record.
    #[must_use]
    pub fn get(&self, record: RecordId) -> &T {
        reads::note(record, Part::Around);
        self.values[record.kind as usize].get(record.at()).unwrap_or(&self.none)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut().flatten()
    }
}

/// A report that tells of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Report {
    /// The article.
    pub article: RecordId,
    /// The first mention in it, by position; `None` where the article belongs
    /// to the record without naming it (a case, an outlet).
    pub mention: Option<u32>,
}

/// An event, by its case or person and its place in that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventRef {
    /// The case or person in whose file it stands.
    pub owner: RecordId,
    /// Its position there, from 0.
    pub index: u32,
}

/// A charge, by its case and its place in that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChargeRef {
    /// The case.
    pub case: RecordId,
    /// Its position there, from 0.
    pub index: u32,
}

/// A correction, by its record and its place in that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CorrectionRef {
    /// The record in whose file it stands.
    pub record: RecordId,
    /// Its position there, from 0.
    pub index: u32,
}

/// Something that was taken back in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// A correction.
    Correction(CorrectionRef),
    /// A record that was taken down, by its position among these.
    Removal(usize),
}

/// A relation that another record states about this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RelationRef {
    /// The record that states it.
    pub from: RecordId,
    /// Its position there, from 0.
    pub index: u32,
}

/// All backlinks of a public archive.
#[derive(Debug)]
pub struct Index {
    /// Reports that name a person, organisation, place or case, belong to a
    /// case or come from an outlet; oldest first.
    pub reports: PerRecord<Vec<Report>>,
    /// Events in which a person or organisation takes part, or that happened
    /// in a place; in reading order.
    pub events: PerRecord<Vec<EventRef>>,
    /// Events that rest on an article.
    pub cited_by: PerRecord<Vec<EventRef>>,
    /// Cases of a person, organisation or place, in id order.
    pub cases: PerRecord<Vec<RecordId>>,
    /// Charges against a person, or of links with an organisation.
    pub charges: PerRecord<Vec<ChargeRef>>,
    /// Relations that others state about a record.
    pub relations: PerRecord<Vec<RelationRef>>,
    /// Cases that name a case as related.
    pub related_from: PerRecord<Vec<RecordId>>,
    /// Copies and translations of an article.
    pub versions: PerRecord<Vec<RecordId>>,
    /// Places that lie directly within a place.
    pub within: PerRecord<Vec<RecordId>>,
    /// The day after which the archive holds no report; never the clock.
    pub newest: Option<NaiveDate>,
    /// Where each event stands in reading order.
    pub order: EventOrder,
    /// Where each article stands among all by date, by the article's index.
    pub rank: Vec<u32>,
    /// The last and the first day that the date of each article may be, by the article's index.
    pub(super) days: Vec<Option<(Option<NaiveDate>, Option<NaiveDate>)>>,
}

impl Index {
    /// Gathers all backlinks.
    #[must_use]
    pub fn new(site: &Public<'_>) -> Self {
        let mut index = Index {
            reports: PerRecord::new(site),
            events: PerRecord::new(site),
            cited_by: PerRecord::new(site),
            cases: PerRecord::new(site),
            charges: PerRecord::new(site),
            relations: PerRecord::new(site),
            related_from: PerRecord::new(site),
            versions: PerRecord::new(site),
            within: PerRecord::new(site),
            newest: None,
            order: EventOrder::new(site),
            rank: ranks(&site.records().articles),
            days: site.records().articles.iter().map(|article| article.date.map(days)).collect(),
        };
        index.articles(site);
        index.cases(site);
        index.people(site);
        index.others(site);
        index.sort();
        index
    }

    fn articles(&mut self, site: &Public<'_>) {
        for record in site.of(Kind::Article) {
            let article = &site.records().articles[record.at()];
            let latest = article.date.and_then(|date| date.latest().or(date.earliest()));
            self.newest = self.newest.max(latest);
            let own = article.outlet.into_iter().chain(article.original_outlet);
            for to in own.chain(article.republished_by.iter().copied()).chain(article.cases.iter().copied()) {
                self.report(to, record, None);
            }
            for original in article.copy_of.into_iter().chain(article.translation_of) {
                self.versions.get_mut(original).push(record);
            }
            for (at, mention) in (0..).zip(site.mentions(record).iter()) {
                if let Some(to) = mention.record() {
                    self.report(to, record, Some(at));
                }
            }
        }
    }

    /// Notes a report once; the first mention wins over none.
    fn report(&mut self, to: RecordId, article: RecordId, mention: Option<u32>) {
        let list = self.reports.get_mut(to);
        match list.last_mut() {
            Some(last) if last.article == article => last.mention = last.mention.or(mention),
            _ => list.push(Report { article, mention }),
        }
    }

    fn cases(&mut self, site: &Public<'_>) {
        for record in site.of(Kind::Case) {
            let case = &site.records().cases[record.at()];
            let parties = case.parties.iter().filter_map(|party| party.who.record());
            let statements = case.parties.iter().flat_map(|party| &party.sources);
            let statements = statements.chain(case.charges.iter().flat_map(|charge| &charge.sources));
            let mut cited: Vec<RecordId> = statements.map(|source| source.article).collect();
            self.case_of(record, parties);
            self.owned_events(record, &case.events);
            for event in &case.events {
                let accounts = event.accounts.iter().flat_map(|account| &account.sources);
                cited.extend(event.sources.iter().chain(accounts).map(|source| source.article));
                let who = event.who.iter().filter_map(|participant| participant.who.record());
                self.case_of(record, who.chain(event.place).chain(event.sets_status.iter().map(|row| row.0)));
            }
            for (at, charge) in case.charges.iter().enumerate() {
                self.charge(ChargeRef { case: record, index: at as u32 }, charge);
            }
            for related in &case.related {
                self.related_from.get_mut(related.case).push(record);
            }
            self.cited(record, cited);
        }
    }

    fn case_of(&mut self, case: RecordId, records: impl Iterator<Item = RecordId>) {
        for record in records {
            let list = self.cases.get_mut(record);
            if list.last() != Some(&case) {
                list.push(case);
            }
        }
    }

    /// Articles that a case rests on belong to it, listed by the article or not.
    fn cited(&mut self, case: RecordId, mut articles: Vec<RecordId>) {
        let list = self.reports.get_mut(case);
        let known: std::collections::HashSet<RecordId> = list.iter().map(|report| report.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let new = articles.into_iter().filter(|article| !known.contains(article));
        list.extend(new.map(|article| Report { article, mention: None }));
    }

    fn charge(&mut self, at: ChargeRef, charge: &Charge) {
        for record in charge.person.iter().chain(&charge.concerns) {
            self.charges.get_mut(*record).push(at);
        }
    }

    fn owned_events(&mut self, owner: RecordId, events: &[Event]) {
        for (at, event) in events.iter().enumerate() {
            let at = EventRef { owner, index: at as u32 };
            let who = event.who.iter().filter_map(|participant| participant.who.record());
            let own = Some(owner).filter(|owner| owner.kind == Kind::Person);
            let all = who.chain(event.place).chain(event.sets_status.iter().map(|row| row.0)).chain(own);
            for record in all {
                let list = self.events.get_mut(record);
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
            let accounts = event.accounts.iter().flat_map(|account| &account.sources);
            for source in event.sources.iter().chain(accounts) {
                let list = self.cited_by.get_mut(source.article);
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
    }

    fn people(&mut self, site: &Public<'_>) {
        for record in site.of(Kind::Person) {
            let person = &site.records().people[record.at()];
            self.owned_events(record, &person.events);
            self.relations_of(record, &person.relations);
        }
    }

    fn others(&mut self, site: &Public<'_>) {
        for record in site.of(Kind::Organisation) {
            self.relations_of(record, &site.records().organisations[record.at()].relations);
        }
        for record in site.of(Kind::Place) {
            if let Some(outer) = site.records().places[record.at()].within {
                self.within.get_mut(outer).push(record);
            }
        }
    }

    fn relations_of(&mut self, from: RecordId, relations: &[Relation]) {
        for (at, relation) in relations.iter().enumerate() {
            self.relations.get_mut(relation.to).push(RelationRef { from, index: at as u32 });
        }
    }

    /// Puts reports and events in reading order and drops repeats.
    fn sort(&mut self) {
        let rank = &self.rank;
        for list in self.reports.all_mut() {
            list.sort_by_key(|report| (rank[report.article.at()], report.mention.is_none()));
            list.dedup_by_key(|report| report.article);
            list.shrink_to_fit();
        }
        for list in self.events.all_mut() {
            self.order.sort(list);
            list.shrink_to_fit();
        }
        for list in self.cases.all_mut() {
            list.sort_unstable();
            list.dedup();
        }
    }
}

fn ranks(articles: &[Shared<Article>]) -> Vec<u32> {
    // Those without a date come last, like in `by_date`.
    let key = |at: &usize| articles[*at].date.map_or((true, (0, 0)), |date| (false, date.sort_key()));
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_cached_key(|at| (key(at), *at));
    let mut ranks = vec![0; articles.len()];
    for (rank, article) in (0..).zip(order) {
        ranks[article] = rank;
    }
    ranks
}

/// The last and the first day that a date may be.
fn days(date: Edtf) -> (Option<NaiveDate>, Option<NaiveDate>) {
    (date.latest().or(date.earliest()), date.earliest())
}

/// Where each event stands in reading order, worked out once a file.
#[derive(Debug)]
pub struct EventOrder(PerRecord<Vec<(i32, i32)>>);

impl EventOrder {
    fn new(site: &Public<'_>) -> Self {
        let mut keys: PerRecord<Vec<(i32, i32)>> = PerRecord::new(site);
        for case in &site.records().cases {
            *keys.get_mut(case.head.record) = reading_keys(&case.events);
        }
        for person in &site.records().people {
            *keys.get_mut(person.head.record) = reading_keys(&person.events);
        }
        EventOrder(keys)
    }

    /// Puts events in reading order and drops repeats.
    pub fn sort(&self, events: &mut Vec<EventRef>) {
        events.sort_unstable();
        events.dedup();
        events.sort_by_key(|at| {
            // The order follows from the events alone.
            reads::note(at.owner, Part::Itself);
            reads::unnoted(|| self.0.get(at.owner)[at.index as usize])
        });
    }
}

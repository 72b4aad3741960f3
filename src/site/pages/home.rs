//! The front page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::vocabulary::Status;
use crate::model::{Kind, RecordId};
use crate::site::Listed;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::pictures;
use crate::site::views::{CaseRow, Fact, HeldRow, HomePage, Link, NewRow, OutletRow, Text};
use crate::text::edtf::Edtf;

/// How many rows the lists of the front page have.
const ROWS: usize = 12;
const NEW_ROWS: usize = 8;
/// How many records of one kind and day are named.
const NEW_NAMES: usize = 3;
/// How many people a row of cases names.
const MOST_NAMES: usize = 4;

/// Builds the front page. The one page that looks at every record.
pub(super) fn page(page: &Page<'_>) -> HomePage {
    let config = page.desk.site.config;
    let held = held(page);
    let (cases, outlets) = (newest_cases(page), outlets(page));
    let shown = &cases[..cases.len().min(ROWS)];
    let more = |total: usize, key: &str, kind: Kind| {
        let link = page.list_link(Listed::Kind(kind)).filter(|_| total > ROWS)?;
        Some(Link { text: Text::plain(page.words().messages().count(key, total)), ..link })
    };
    let introduction = page.desk.find("pages/home");
    let mut frame =
        page.frame(Outline { description: config.description.clone(), ..Outline::alone(&config.title) });
    frame.crumbs.clear();
    HomePage {
        frame,
        title: page.own(&config.title),
        lead: config.description.as_deref().map(|text| page.own(text)),
        intro: introduction.and_then(|record| page.body(record, 2)),
        facts: facts(page),
        held_total: held.len(),
        held_more: more(held.len(), "all_people", Kind::Person),
        held: held.into_iter().take(ROWS).map(|person| held_row(page, person)).collect(),
        new: new(page),
        cases_total: cases.len(),
        cases_more: more(cases.len(), "all_cases", Kind::Case),
        multiples: pictures::multiples(page, shown),
        cases: shown.iter().map(|case| page.case_row(*case)).collect(),
        outlets_more: more(outlets.len(), "all_outlets", Kind::Outlet),
        outlets: outlets.into_iter().take(ROWS).map(|outlet| outlet_row(page, outlet)).collect(),
    }
}

fn facts(page: &Page<'_>) -> Vec<Fact> {
    let public = &page.desk.site.public;
    let kinds = [
        (Kind::Article, "reports"),
        (Kind::Person, "people"),
        (Kind::Case, "cases"),
        (Kind::Outlet, "outlets"),
    ];
    let counts = kinds.map(|(kind, label)| {
        (
            label,
            Some(public.listed(kind).count())
                .filter(|count| *count > 0)
                .map(|count| page.words().number(count)),
        )
    });
    let added = all(page).filter_map(|record| page.records().head(record).added).max_by_key(day);
    let rest =
        [("period", period(page)), ("last_added", added.as_ref().map(|date| page.words().date_text(date)))];
    counts
        .into_iter()
        .chain(rest)
        .filter_map(|(label, value)| value.map(|value| page.fact_in_words(label, &value)))
        .collect()
}

/// Every record that stands in lists.
fn all<'p>(page: &'p Page<'_>) -> impl Iterator<Item = RecordId> + 'p {
    [Kind::Article, Kind::Case, Kind::Person].into_iter().flat_map(|kind| page.desk.site.public.listed(kind))
}

/// The years of the events, or of the reports where there are none.
fn period(page: &Page<'_>) -> Option<String> {
    let public = &page.desk.site.public;
    let events = public.listed(Kind::Case).flat_map(|case| &page.records().cases[case.at()].events);
    let reports = public.listed(Kind::Article).map(|article| page.records().articles[article.at()].date);
    let years: Vec<i16> =
        events.map(|event| event.date).chain(reports).flatten().filter_map(|date| date.year()).collect();
    let (first, last) = (years.iter().min()?, years.iter().max()?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

fn day(date: &Edtf) -> Option<NaiveDate> {
    date.latest().or(date.earliest())
}

/// The people last reported held, newest report first.
fn held(page: &Page<'_>) -> Vec<RecordId> {
    let last = |person: &RecordId| page.desk.status(*person);
    let is_held = |person: &RecordId| {
        last(person).is_some_and(|last| last.statuses.iter().copied().any(Status::is_held))
    };
    let mut people: Vec<RecordId> = page.desk.site.public.listed(Kind::Person).filter(is_held).collect();
    people.sort_by_key(|person| (Reverse(last(person).and_then(|last| last.as_of()).and_then(day)), *person));
    people
}

fn held_row(page: &Page<'_>, person: RecordId) -> HeldRow {
    HeldRow { person: page.link(person), status: page.short_status(person) }
}

/// What entered the archive last, and what was corrected last; much of one kind on one day is one row.
fn new(page: &Page<'_>) -> Vec<NewRow> {
    let mut added: BTreeMap<(Reverse<Option<NaiveDate>>, usize), Vec<RecordId>> = BTreeMap::new();
    let mut rows: Vec<(Reverse<Option<NaiveDate>>, usize, RecordId, NewRow)> = Vec::new();
    for record in all(page) {
        let head = page.records().head(record);
        if let Some(date) = &head.added {
            added.entry((Reverse(day(date)), rank(record))).or_default().push(record);
        }
        rows.extend(head.corrections.iter().map(|correction| {
            let row = NewRow {
                date: page.words().date_text(&correction.date),
                kind: page.t("correction_label"),
                links: vec![page.link(record)],
                note: (!page.is_noted(record)).then(|| page.own(&correction.what)),
            };
            (Reverse(day(&correction.date)), 0, record, row)
        }));
    }
    rows.sort_by_key(|(date, rank, record, _)| (*date, *rank, *record));
    rows.truncate(NEW_ROWS);
    let added = added.into_iter().take(NEW_ROWS);
    rows.extend(added.filter_map(|((date, rank), records)| {
        let row = added_row(page, &records)?;
        Some((date, rank, *records.first()?, row))
    }));
    rows.sort_by_key(|(date, rank, record, _)| (*date, *rank, *record));
    rows.into_iter().take(NEW_ROWS).map(|row| row.3).collect()
}

/// On one day, corrections come first, then cases, reports and people.
fn rank(record: RecordId) -> usize {
    match record.kind {
        Kind::Case => 1,
        Kind::Article => 2,
        _ => 3,
    }
}

/// Records of one kind that entered on one day: a few by name, more by number.
fn added_row(page: &Page<'_>, records: &[RecordId]) -> Option<NewRow> {
    let first = *records.first()?;
    let label = if first.kind == Kind::Article { "report" } else { first.kind.singular() };
    let few = records.len() <= NEW_NAMES + 1;
    let shown = if few { records.len() } else { NEW_NAMES };
    let links = records[..shown].iter().map(|record| page.link(*record)).collect();
    let outlet = match (first.kind, records.len()) {
        (Kind::Article, 1) => page.records().articles[first.at()].outlet,
        _ => None,
    };
    Some(NewRow {
        date: page.words().date_text(page.records().head(first).added.as_ref()?),
        kind: match records.len() {
            1 => page.t(&format!("{label}_label")),
            count => page.words().messages().count(&format!("n_new_{label}"), count),
        },
        links: page.and_more(links, records.len()),
        note: outlet.map(|outlet| page.name(outlet)),
    })
}

fn newest_cases(page: &Page<'_>) -> Vec<RecordId> {
    let last = |case: &RecordId| page.newest_report(*case).as_ref().and_then(day);
    let mut cases: Vec<RecordId> = page.desk.site.public.listed(Kind::Case).collect();
    cases.sort_by_cached_key(|case| (Reverse(last(case)), *case));
    cases
}

fn outlets(page: &Page<'_>) -> Vec<RecordId> {
    let mut outlets: Vec<RecordId> = page.desk.site.public.listed(Kind::Outlet).collect();
    outlets.sort_by_key(|outlet| (Reverse(page.index().reports.get(*outlet).len()), *outlet));
    outlets
}

fn outlet_row(page: &Page<'_>, outlet: RecordId) -> OutletRow {
    OutletRow {
        outlet: page.link(outlet),
        note: page.records().outlets[outlet.at()]
            .republishes
            .then(|| Text::plain(page.t("republishes_others"))),
        reports: page.words().number(page.index().reports.get(outlet).len()),
    }
}

impl Page<'_> {
    /// A case in a list.
    pub(super) fn case_row(&self, record: RecordId) -> CaseRow {
        let case = &self.records().cases[record.at()];
        let articles = self.index().reports.get(record).iter().map(|report| report.article);
        CaseRow {
            tokens: self.tokens(record),
            case: self.link(record),
            people: self.people_of_case(record),
            state: self.case_state(record),
            countries: case.countries.iter().map(|country| self.country_inside(country)).collect(),
            reports: self.words().number(self.index().reports.get(record).len()),
            origins: self.desk.cards.count_origins(articles).to_string(),
            last: self.last_report(record),
        }
    }

    /// The first people that a case is about, without those whom its title names.
    fn people_of_case(&self, record: RecordId) -> Vec<Link> {
        use crate::model::vocabulary::Role;
        let case = &self.records().cases[record.at()];
        let about =
            case.parties.iter().filter(|party| matches!(party.role, Some(Role::Victim | Role::Defendant)));
        let mut people: Vec<RecordId> = Vec::new();
        for person in about.filter_map(|party| party.who.record()).filter(|who| who.kind == Kind::Person) {
            let in_title = case.title.contains(self.records().name(person));
            if !in_title && !people.contains(&person) {
                people.push(person);
            }
        }
        // Whom a row leaves out it counts.
        let first = if people.len() > MOST_NAMES + 1 { MOST_NAMES } else { people.len() };
        let shown = people[..first].iter().map(|person| self.link(*person)).collect();
        self.and_more(shown, people.len())
    }
}

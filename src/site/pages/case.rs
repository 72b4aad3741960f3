//! The page of a case.

use std::collections::BTreeSet;

use crate::model::vocabulary::{CaseState, Role, Vocabulary as _};
use crate::model::{Case, Kind, Party as ModelParty, RecordId};
use crate::site::EventRef;
use crate::site::messages::Arg;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::pictures;
use crate::site::pages::sheet::Sheet;
use crate::site::pages::statements::{case_sources, content_notes};
use crate::site::views::{CasePage, Fact, Gap, Link, Party, PartyGroup, Related, Text};
use crate::text::edtf::Edtf;

/// Builds the page of a case.
pub(super) fn page(page: &Page<'_>, record: RecordId) -> CasePage {
    let case = &page.records().cases[record.at()];
    let reports = page.shown_reports(record).iter().map(|report| report.article);
    let sheet =
        Sheet::new(*page, case_sources(case).chain(reports)).counting(page.index().reports.get(record));
    let events = in_order(page, record, case);
    let timeline = pictures::timeline(&sheet, record, &events);
    CasePage {
        frame: page.frame(Outline {
            description: Some(description(&sheet, case)),
            ..Outline::of_record(record, &case.title)
        }),
        title: page.name(record),
        aliases: case
            .aliases
            .iter()
            .map(|alias| page.words().foreign(&*alias.value, alias.lang.as_deref()))
            .collect(),
        content_notes: content_notes(page, record),
        lead: page.body(record, 3),
        lead_chips: sheet.chips(&case.head.sources),
        facts: facts(&sheet, case, record),
        legend: sheet.legend(Some("#reports")),
        disputes: sheet.disputes(&events, record),
        accusations: sheet.accusations(&sheet.charges_of(record), record),
        events: sheet.numbered(&events, record, timeline.is_some()),
        timeline,
        graph: pictures::case_graph(page, record, case, &events),
        map: pictures::event_map(page, &case.title, &events, &concerned(case)),
        gaps: case.gaps.iter().map(|gap| Gap { text: page.own(gap) }).collect(),
        party_count: case.parties.len(),
        parties: parties(&sheet, case),
        claims: sheet.claims(&case.head),
        related: related(&sheet, case, record),
        verification: Some(sheet.verified()).filter(|_| !sheet.order().is_empty()),
        articles: page.reports(record, Some(&sheet)),
        closing: page.closing(&case.head, page.cite_record(record)),
    }
}

/// The people that a case is about.
fn concerned(case: &Case) -> BTreeSet<RecordId> {
    let about =
        case.parties.iter().filter(|party| matches!(party.role, Some(Role::Victim | Role::Defendant)));
    about.filter_map(|party| party.who.record()).collect()
}

/// The events of a case in reading order.
fn in_order(page: &Page<'_>, record: RecordId, case: &Case) -> Vec<EventRef> {
    let count = u32::try_from(case.events.len()).unwrap_or(u32::MAX);
    let mut events = (0..count).map(|index| EventRef { owner: record, index }).collect();
    page.index().order.sort(&mut events);
    events
}

fn description(sheet: &Sheet<'_>, case: &Case) -> String {
    let counted = sheet.verified();
    let args = [("name", Arg::Word(&case.title)), ("what", Arg::Word(&counted))];
    sheet.page.words().messages().fill("describe_case", &args)
}

fn facts(sheet: &Sheet<'_>, case: &Case, record: RecordId) -> Vec<Fact> {
    let page = &sheet.page;
    let date = |date: &Edtf| page.words().date_text(date);
    let countries: Vec<String> = case.countries.iter().map(|country| page.country_inside(country)).collect();
    let rows = [
        ("state", Some(page.case_state(record))),
        ("opened", case.opened.as_ref().map(date)),
        ("closed", case.closed.as_ref().map(date)),
        ("last_report", page.last_report(record)),
        ("verification_label", Some(page.verification_short(sheet))),
        ("countries", Some(page.words().list(&countries)).filter(|text| !text.is_empty())),
        ("rights", Some(page.words().list(&case.rights)).filter(|text| !text.is_empty())),
    ];
    rows.into_iter()
        .filter_map(|(label, value)| value.map(|value| page.fact_in_words(label, &value)))
        .collect()
}

/// The people of a case as its page lists them, each once.
pub(super) fn people_in_order(case: &Case) -> Vec<RecordId> {
    let roles = Role::WORDS.iter().map(|row| Some(row.1)).chain([None]);
    let parties = roles.flat_map(|role| case.parties.iter().filter(move |party| party.role == role));
    let mut seen = BTreeSet::new();
    let people = parties.filter_map(|party| party.who.record()).filter(|who| who.kind == Kind::Person);
    people.filter(|person| seen.insert(*person)).collect()
}

fn parties(sheet: &Sheet<'_>, case: &Case) -> Vec<PartyGroup> {
    let roles = Role::WORDS.iter().map(|row| Some(row.1)).chain([None]);
    roles
        .filter_map(|role| {
            let rows: Vec<&ModelParty> = case.parties.iter().filter(|party| party.role == role).collect();
            let heading =
                role.map_or_else(|| sheet.page.t("other"), |role| sheet.page.words().role(role, rows.len()));
            let parties: Vec<Party> = rows.into_iter().map(|party| row(sheet, party)).collect();
            (!parties.is_empty()).then_some(PartyGroup { role: heading, parties })
        })
        .collect()
}

fn row(sheet: &Sheet<'_>, party: &ModelParty) -> Party {
    let page = &sheet.page;
    let record = party.who.record();
    let spellings = record.into_iter().flat_map(|record| page.desk.other_spellings(record).take(4));
    let spellings = page.names_inside(spellings.map(|name| &*name.name));
    let note = page.words().messages().with("also_printed_note", &spellings);
    Party {
        name: page.who(&party.who),
        note: (!spellings.is_empty()).then(|| Text::plain(note)),
        status: record.map(|record| page.short_status(record)).unwrap_or_default(),
        chips: sheet.chips(&party.sources),
    }
}

/// Related cases, named here or there.
fn related(sheet: &Sheet<'_>, case: &Case, record: RecordId) -> Vec<Related> {
    let page = &sheet.page;
    let own = case.related.iter().map(|related| Related {
        name: page.link(related.case),
        why: related.kind.iter().map(|kind| Link::none(page.own(kind))).collect(),
        chips: sheet.chips(&related.sources),
    });
    let named = |other: &&RecordId| !case.related.iter().any(|related| related.case == **other);
    let back = page.index().related_from.get(record).iter().filter(named).map(|other| Related {
        name: page.link(*other),
        why: vec![Link::none(Text::plain(page.t("related_there")))],
        chips: Vec::new(),
    });
    own.chain(back).collect()
}

impl Page<'_> {
    /// `Ongoing`, `Closed`, `Unknown since Apr 2021`.
    pub(super) fn case_state(&self, record: RecordId) -> String {
        let state = self.records().cases[record.at()].state;
        match (state, self.last_report(record)) {
            (CaseState::Unknown, Some(last)) => self.words().messages().with("state_unknown_since", &last),
            _ => self.words().state(state),
        }
    }

    /// When the last report on a record appeared.
    pub(super) fn last_report(&self, record: RecordId) -> Option<String> {
        self.newest_report(record).map(|date| self.words().date_text(&date))
    }

    /// The date of the report that may be the last: `2021` may be later than March 2021.
    pub(super) fn newest_report(&self, record: RecordId) -> Option<Edtf> {
        self.desk.site.newest_report(record)
    }

    /// `4, from 2 origins`.
    fn verification_short(&self, sheet: &Sheet<'_>) -> String {
        let counted = sheet.counted();
        let args = [("reports", Arg::Number(counted.reports)), ("origins", Arg::Number(counted.origins))];
        self.words().messages().fill("verification_short", &args)
    }
}

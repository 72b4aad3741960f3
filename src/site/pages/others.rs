//! The pages of organisations, places and outlets, and pages without a list.

use crate::model::{Kind, RecordId};
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::person::{case_roles, inverse_relations, known_names, latest};
use crate::site::pages::pictures;
use crate::site::pages::sheet::Sheet;
use crate::site::pages::statements::{content_notes, event_sources, head_sources};
use crate::site::views::{
    Fact, Frame, Link, NotFoundPage, OrganisationPage, Outbound, OutletPage, PlacePage, PlainPage,
    RedirectPage, Related, StartPage, Text, VerifyPage,
};

/// Numbers the sources of an organisation or place: its statements, events and reports.
fn sheet<'d>(page: &Page<'d>, record: RecordId) -> Sheet<'d> {
    let public = &page.desk.site.public;
    let index = page.index();
    let mut all: Vec<RecordId> = head_sources(page.records().head(record)).collect();
    all.extend(latest(index.events.get(record)).iter().flat_map(|at| event_sources(public.event(*at))));
    let names = page.records().aliases(record).iter().flat_map(|alias| &alias.sources);
    let charges = index.charges.get(record).iter().flat_map(|at| &public.charge(*at).sources);
    let inverse = index.relations.get(record).iter().flat_map(|at| &public.relation(*at).sources);
    let cases =
        latest(index.cases.get(record)).iter().flat_map(|case| &page.records().cases[case.at()].parties);
    let parties = cases.filter(|party| party.who.record() == Some(record)).flat_map(|party| &party.sources);
    let own = match record.kind {
        Kind::Organisation => page.records().organisations[record.at()].relations.as_slice(),
        _ => &[],
    };
    let relations = own.iter().flat_map(|relation| &relation.sources);
    let statements = names.chain(charges).chain(inverse).chain(parties).chain(relations);
    all.extend(statements.map(|source| source.article));
    all.extend(page.shown_reports(record).iter().map(|report| report.article));
    Sheet::new(*page, all)
}

/// Builds the page of an organisation: never a list of members.
pub(super) fn organisation(page: &Page<'_>, record: RecordId) -> OrganisationPage {
    let organisation = &page.records().organisations[record.at()];
    let sheet = sheet(page, record);
    let stated =
        organisation.relations.iter().filter(|relation| !is_membership(&relation.kind)).map(|relation| {
            Related {
                name: page.link(relation.to),
                why: vec![Link::none(page.own(&relation.kind))],
                chips: sheet.chips(&relation.sources),
            }
        });
    OrganisationPage {
        frame: page.frame(Outline::of_record(record, &organisation.name)),
        name: page.name(record),
        names: known_names(&sheet, &organisation.aliases, false),
        content_notes: content_notes(page, record),
        lead: page.body(record, 3),
        lead_chips: sheet.chips(&organisation.head.sources),
        facts: present(
            page,
            [
                ("kind", organisation.kind.clone()),
                ("country", country(page, organisation.country.as_deref())),
            ],
        ),
        legend: sheet.legend(Some("#reports")),
        claims: sheet.claims(&organisation.head),
        cases: case_roles(&sheet, record),
        cases_cut: page.cases_cut(record),
        accused_count: accused_people(page, record),
        accused: sheet.accusations(page.index().charges.get(record), record),
        events: sheet.events(latest(page.index().events.get(record)), Some(record)),
        events_cut: page.events_cut(record),
        related: stated.chain(inverse_relations(&sheet, record, |kind| !is_membership(kind))).collect(),
        articles: page.reports(record, Some(&sheet)),
        closing: page.closing(&organisation.head, page.cite_record(record)),
    }
}

/// How many people charges accuse of links with an organisation.
fn accused_people(page: &Page<'_>, record: RecordId) -> usize {
    let charges = page.index().charges.get(record).iter();
    let charges = charges.map(|at| page.desk.site.public.charge(*at));
    let people = charges.filter(|charge| charge.corrected.is_none()).filter_map(|charge| charge.person);
    people.collect::<std::collections::BTreeSet<_>>().len()
}

/// Whether a relation says that someone belongs to a body. Such a statement stands on the
/// person's page with its source; an organisation's page never lists people as members.
fn is_membership(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    ["member", "belong"].iter().any(|word| kind.contains(word))
}

/// Builds the page of a place.
pub(super) fn place(page: &Page<'_>, record: RecordId) -> PlacePage {
    let place = &page.records().places[record.at()];
    let sheet = sheet(page, record);
    let mut facts =
        present(page, [("kind", place.kind.clone()), ("country", country(page, place.country.as_deref()))]);
    let around = surroundings(page, record);
    if !around.is_empty() {
        facts.push(Fact { label: page.t("within"), values: around });
    }
    PlacePage {
        frame: page.frame(Outline::of_record(record, &place.name)),
        name: page.name(record),
        names: known_names(&sheet, &place.aliases, false),
        content_notes: content_notes(page, record),
        lead: page.body(record, 3),
        lead_chips: sheet.chips(&place.head.sources),
        facts,
        legend: sheet.legend(Some("#reports")),
        map: pictures::place_map(page, record),
        within: page.index().within.get(record).iter().map(|inner| page.link(*inner)).collect(),
        events: sheet.events(latest(page.index().events.get(record)), Some(record)),
        events_cut: page.events_cut(record),
        claims: sheet.claims(&place.head),
        articles: page.reports(record, Some(&sheet)),
        closing: page.closing(&place.head, page.cite_record(record)),
    }
}

/// The places around a place, the nearest first; a chain that bites its tail ends.
fn surroundings(page: &Page<'_>, record: RecordId) -> Vec<Link> {
    let mut chain: Vec<RecordId> = Vec::new();
    let mut at = page.records().places[record.at()].within;
    while let Some(outer) = at.filter(|outer| *outer != record && !chain.contains(outer)) {
        chain.push(outer);
        at = page.records().places[outer.at()].within;
    }
    chain.into_iter().map(|outer| page.link(outer)).collect()
}

/// Builds the page of an outlet.
pub(super) fn outlet(page: &Page<'_>, record: RecordId) -> OutletPage {
    let outlet = &page.records().outlets[record.at()];
    let site = outlet.url.as_ref().map(|url| Outbound {
        href: url.clone(),
        text: Text::plain(page.t("visit")),
        risk: None,
    });
    let facts = [
        ("kind", outlet.kind.clone()),
        ("country", country(page, outlet.country.as_deref())),
        ("language", outlet.lang.as_deref().map(|lang| page.words().language(lang))),
        ("republishes", outlet.republishes.then(|| page.t("republishes_others"))),
    ];
    OutletPage {
        frame: page.frame(Outline::of_record(record, &outlet.name)),
        name: page.name(record),
        lead: page.body(record, 3),
        facts: present(page, facts),
        risk: outlet.reader_risk.as_deref().map(|risk| page.own(risk)),
        site,
        sisters: page.desk.sisters(record).map(|sister| page.link(sister)).collect(),
        articles: page.reports(record, None),
        closing: page.closing(&outlet.head, page.cite_record(record)),
    }
}

/// Builds a plain page.
pub(super) fn plain(page: &Page<'_>, record: RecordId) -> PlainPage {
    let plain = &page.records().pages[record.at()];
    PlainPage {
        frame: page.frame(Outline::of_record(record, &plain.title)),
        title: page.name(record),
        body: page.body(record, 2),
        closing: (!plain.head.corrections.is_empty()
            || page.desk.site.public.pictures(record).next().is_some())
        .then(|| page.closing(&plain.head, page.cite_record(record))),
    }
}

/// Builds the whole page that stands at an old address.
pub(super) fn redirect(page: &Page<'_>, record: RecordId) -> RedirectPage {
    let title = page.t("moved");
    let frame = page.frame(Outline::alone(&title));
    RedirectPage { frame: Frame { noindex: true, ..frame }, target: page.link(record) }
}

/// Builds the page that tells how to check a copy.
pub(super) fn verify(page: &Page<'_>) -> VerifyPage {
    VerifyPage {
        frame: page.frame(Outline::alone(&page.t("verify_title"))),
        key: page.desk.site.config.signing_key.clone(),
    }
}

/// Builds the first page of a bundle.
pub(super) fn start(page: &Page<'_>) -> StartPage {
    let config = page.desk.site.config;
    StartPage {
        frame: page.frame(Outline::alone(&config.title)),
        description: config.description.as_deref().map(|text| page.own(text)),
        verify: page.plain_link("verify.html", "verify_title"),
    }
}

/// Builds what a host serves for an address that is not there.
pub(super) fn not_found(page: &Page<'_>) -> NotFoundPage {
    let title = page.t("not_found");
    let frame = page.frame(Outline::alone(&title));
    NotFoundPage { frame: Frame { noindex: true, canonical: None, crumbs: Vec::new(), ..frame } }
}

fn country(page: &Page<'_>, country: Option<&str>) -> Option<String> {
    country.map(|country| page.country_inside(country))
}

/// Facts that are known.
fn present<const N: usize>(page: &Page<'_>, facts: [(&str, Option<String>); N]) -> Vec<Fact> {
    let fact = |label: &str, value: &str| match label {
        "kind" => page.fact(label, value),
        _ => page.fact_in_words(label, value),
    };
    facts.into_iter().filter_map(|(label, value)| value.map(|value| fact(label, &value))).collect()
}

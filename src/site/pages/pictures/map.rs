//! Maps: where what is reported took place, as far as the archive has coordinates.
//!
//! Places come through the gate like everything else: an event of a person
//! whose location may be given as a region has that region for its place, and
//! a coordinate is never finer than the rule of its place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::vocabulary::PlacePrecision;
use crate::model::{Event, Kind, RecordId};
use crate::render::pictures::{MapMark, country_middle, map, thousandths};
use crate::site::EventRef;
use crate::site::messages::Arg;
use crate::site::pages::frame::{Outline, Page};
use crate::site::views::{Html, Link, Map, MapPage, MapRoute, MapRow, Text};

/// How many places a map shows, and how many routes.
const PLACES: usize = 60;
const ROUTES: usize = 24;

/// What is reported of one place.
#[derive(Default)]
struct Told {
    events: usize,
    years: Option<(i16, i16)>,
}

/// The map of some events, with the routes of the people in `who`; `None` with less than two places to show.
pub(in crate::site::pages) fn event_map(
    page: &Page<'_>,
    name: &str,
    events: &[EventRef],
    who: &BTreeSet<RecordId>,
) -> Option<Map> {
    let public = &page.desk.site.public;
    let told = events.iter().map(|at| public.event(*at));
    let events: Vec<&Event> = told.filter(|event| event.corrected.is_none()).collect();
    let (mut order, mut told): (Vec<RecordId>, BTreeMap<RecordId, Told>) = Default::default();
    for event in &events {
        let Some(place) = event.place else { continue };
        let row = told.entry(place).or_insert_with(|| {
            order.push(place);
            Told::default()
        });
        row.events += 1;
        if let Some(year) = event.date.and_then(|date| date.year()) {
            row.years = Some(row.years.map_or((year, year), |years| (years.0.min(year), years.1.max(year))));
        }
    }
    let (mut shown, missing): (Vec<_>, Vec<_>) =
        order.into_iter().partition(|place| coordinates(page, *place).is_some());
    shown.truncate(PLACES);
    if shown.len() < 2 {
        return None;
    }
    let notes = shown.iter().map(|place| page.told_note(&told[place])).collect();
    let routes = routes(page, &events, &shown, who);
    drawn(page, name, &shown, notes, routes, &missing)
}

/// The map of a place: itself, else what lies within it.
pub(in crate::site::pages) fn place_map(page: &Page<'_>, record: RecordId) -> Option<Map> {
    let within = page.index().within.get(record);
    let own = coordinates(page, record).is_some().then_some(record);
    let inner = within.iter().copied().filter(|place| coordinates(page, *place).is_some());
    let shown: Vec<RecordId> = own.into_iter().chain(inner).take(PLACES).collect();
    let notes = shown.iter().map(|place| page.place_note(*place)).collect();
    drawn(page, page.records().name(record), &shown, notes, Vec::new(), &[])
}

/// The page with the map of the archive: the places of which most is told.
pub(in crate::site::pages) fn archive_map(page: &Page<'_>) -> MapPage {
    let listed = page.desk.site.public.listed(Kind::Place);
    let mut places: Vec<RecordId> =
        listed.filter(|place| page.records().places[place.at()].lat.is_some()).collect();
    let total = places.len();
    let weight =
        |place: &RecordId| page.index().events.get(*place).len() + page.index().reports.get(*place).len();
    places.sort_by_key(|place| (Reverse(weight(place)), *place));
    places.truncate(PLACES);
    let notes = places.iter().map(|place| page.place_note(*place)).collect();
    let heading = page.t("map");
    let cut = [("shown", Arg::Number(places.len())), ("count", Arg::Number(total))];
    MapPage {
        frame: page.frame(Outline::alone(&heading)),
        map: drawn(page, &heading, &places, notes, Vec::new(), &[]),
        cut: (total > places.len()).then(|| page.words().messages().fill("map_cut", &cut)),
        all: page.list_link(crate::site::Listed::Kind(Kind::Place)),
        heading,
    }
}

fn drawn(
    page: &Page<'_>,
    name: &str,
    places: &[RecordId],
    notes: Vec<String>,
    routes: Vec<(usize, usize, String)>,
    missing: &[RecordId],
) -> Option<Map> {
    if !page.draws() {
        return None;
    }
    let mark = |(at, place): (usize, &RecordId)| {
        let (coordinates, wide) = coordinates(page, *place)?;
        let name = page.name_inside(*place);
        let told = [name.clone(), notes[at].clone()].join(&page.t("colon_sep"));
        Some(MapMark { at: coordinates, name, href: format!("#m{}", at + 1), told, number: at + 1, wide })
    };
    let marks: Vec<MapMark> = places.iter().enumerate().filter_map(mark).collect();
    let lines: Vec<(usize, usize)> = routes.iter().map(|route| (route.0, route.1)).collect();
    let title = page.words().messages().with("map_of", name);
    let country = |code: &str| Some(page.words().country(code)).filter(|name| name != code);
    let svg = map(&marks, &lines, &title, country)?;
    let rows = places.iter().zip(notes).enumerate().map(|(at, (place, note))| MapRow {
        id: format!("m{}", at + 1),
        number: at + 1,
        place: page.link(*place),
        note,
    });
    let route = |(from, to, when): (usize, usize, String)| MapRoute {
        from: page.link(places[from]),
        to: page.link(places[to]),
        when,
    };
    Some(Map {
        svg: Html(svg),
        rows: rows.collect(),
        routes: routes.into_iter().map(route).collect(),
        missing: missing.iter().take(12).map(|place| page.link(*place)).collect(),
    })
}

/// Where a place lies, and whether only its region is known.
fn coordinates(page: &Page<'_>, place: RecordId) -> Option<((i64, i64), bool)> {
    let place = &page.records().places[place.at()];
    let wide = place.precision.is_some_and(|precision| precision >= PlacePrecision::Region);
    match (place.lon, place.lat) {
        (Some(lon), Some(lat)) => Some((thousandths(lon, lat), wide)),
        // A country lies where the outlines have it.
        _ if place.kind.as_deref() == Some("country") => {
            Some((country_middle(place.country.as_deref()?)?, true))
        }
        _ => None,
    }
}

/// From where to where someone is reported next, with the dates of both; each way once.
fn routes(
    page: &Page<'_>,
    events: &[&Event],
    shown: &[RecordId],
    who: &BTreeSet<RecordId>,
) -> Vec<(usize, usize, String)> {
    let mut last: BTreeMap<RecordId, (RecordId, &Event)> = BTreeMap::new();
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for event in events.iter().filter(|event| event.date.is_some()) {
        let Some(place) = event.place else { continue };
        let people = event.who.iter().filter_map(|participant| participant.who.record());
        let people: BTreeSet<RecordId> = people.chain(event.sets_status.iter().map(|row| row.0)).collect();
        for person in people.intersection(who) {
            // The country around a city tells nothing new; the city in it is no journey.
            if last.get(person).is_some_and(|(from, _)| page.lies_in(*from, place)) {
                continue;
            }
            let Some((from, before)) = last.insert(*person, (place, event)) else { continue };
            if page.lies_in(place, from) {
                continue;
            }
            let at = |place: RecordId| shown.iter().position(|other| *other == place);
            if let (Some(from), Some(to)) = (at(from), at(place))
                && from != to
                && out.len() < ROUTES
                && seen.insert((from, to))
            {
                let date = |event: &Event| event.date.as_ref().map(|date| page.words().date_phrase(date));
                let dates: Vec<String> = date(before).into_iter().chain(date(event)).collect();
                out.push((from, to, dates.join(&page.t("route_sep"))));
            }
        }
    }
    out
}

impl Page<'_> {
    /// `3 events, 2019–2021`.
    fn told_note(&self, told: &Told) -> String {
        let events = self.words().messages().count("n_events", told.events);
        let years = told
            .years
            .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
        self.words().list(&[events].into_iter().chain(years).collect::<Vec<_>>())
    }

    /// How much is told of a place, and in how many events.
    fn place_note(&self, place: RecordId) -> String {
        let (reports, events) = (self.index().reports.get(place).len(), self.index().events.get(place).len());
        let told = [("n_events", events), ("n_reports", reports)].into_iter().filter(|row| row.1 > 0);
        let told: Vec<String> = told.map(|(key, count)| self.words().messages().count(key, count)).collect();
        self.words().list(&told)
    }

    /// The map of the archive, where it has one.
    pub(in crate::site::pages) fn map_link(&self) -> Option<Link> {
        let path = self.desk.site.plan.map.as_ref()?;
        Some(Link { href: Some(self.to(path)?), text: Text::plain(self.t("map")) })
    }
}

//! Every page and its address, decided once.
//!
//! No list shows more than 200 rows a page. Pages of a list are numbered from
//! the oldest (or from A), so that an addition changes the last one.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::model::reads::{self, Part};
use crate::model::vocabulary::{CaseState, Vocabulary as _};
use crate::model::{Kind, RecordId, Removal};
use crate::site::facets::{Facet, facets};
use crate::site::{Change, EventRef, Index, Public, SitePath};
use crate::text::edtf::Edtf;
use crate::text::order::Order;

/// Rows a page.
pub const ROWS: usize = 200;

/// Plain pages that every page links; more have a list of their own.
pub const PLAIN_PAGES: usize = 8;

/// Every page of the site.
#[derive(Debug)]
pub struct Plan {
    /// In path order.
    pub pages: Vec<PlannedPage>,
    /// The contents pages, with what each lists.
    pub contents: Vec<Contents>,
    /// The lists narrowed by filters.
    pub facets: Vec<Facet>,
    /// The map of the archive, where it has a coordinate and wants pictures.
    pub map: Option<SitePath>,
    addresses: [Vec<Option<SitePath>>; 7],
    reports: BTreeMap<RecordId, Vec<SitePath>>,
    assets: BTreeMap<String, SitePath>,
    /// The folder of a further language, with its slash; empty for the main one.
    folder: String,
    /// The order of names in this language.
    pub order: Order,
}

/// A page and what stands on it.
#[derive(Debug, Clone)]
pub struct PlannedPage {
    /// Its address.
    pub path: SitePath,
    /// What it shows.
    pub what: What,
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The front page.
    Home,
    /// A record.
    Record(RecordId),
    /// Earlier reports of a record that has more than 200: page from 0.
    Reports(RecordId, usize),
    /// A contents page, by its position in [`Plan::contents`].
    Contents(usize),
    /// One page of one section of a contents page: positions from 0.
    Section(usize, usize, usize),
    /// One page of a list narrowed by a filter, by its position in [`Plan::facets`].
    Narrowed(usize, usize),
    /// `map.html`.
    Map,
    /// `search.html`.
    Search,
    /// An old address that leads to a record.
    Redirect(RecordId),
    /// What is left of a record that was taken down, by its position among these.
    Removed(usize),
    /// `404.html`.
    NotFound,
    /// `verify.html`: how to check a copy of the site.
    Verify,
}

/// What a contents page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Listed {
    /// Records of a kind.
    Kind(Kind),
    /// Events of all cases and people.
    Timeline,
    /// Corrections of all records, and what was taken down.
    Corrections,
}

/// The contents of one kind of thing, in sections.
#[derive(Debug)]
pub struct Contents {
    /// What is listed.
    pub listed: Listed,
    /// `people/index.html`.
    pub path: SitePath,
    /// Whether all rows stand on the contents page itself: at most 200.
    pub inline: bool,
    /// Letters, years, states.
    pub sections: Vec<Section>,
}

/// A part of a list.
#[derive(Debug)]
pub struct Section {
    /// What it is headed by.
    pub label: Label,
    /// Its rows, in order.
    pub rows: Rows,
    /// Its pages of at most 200 rows; none if the contents page shows them.
    pub pages: Vec<SitePath>,
}

/// The rows of a section.
#[derive(Debug)]
pub enum Rows {
    /// Records.
    Records(Vec<RecordId>),
    /// Events.
    Events(Vec<EventRef>),
    /// Corrections and removals.
    Changes(Vec<Change>),
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Rows::Records(rows) => rows.len(),
            Rows::Events(rows) => rows.len(),
            Rows::Changes(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What heads a section. The order is the order of sections.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A letter of names.
    Letter(char),
    /// A year.
    Year(i16),
    /// No date.
    Undated,
    /// The state of cases; within it they are sorted by their first country.
    State(CaseState),
}

impl Label {
    /// The part of a file name: `q`, `2019`, `undated`, `ongoing`.
    fn slug(&self) -> String {
        match self {
            Label::Letter(letter) if letter.is_ascii_alphanumeric() => {
                letter.to_ascii_lowercase().to_string()
            }
            Label::Letter(letter) => format!("u{:04x}", u32::from(*letter)),
            Label::Year(year) => year.to_string(),
            Label::Undated => "undated".to_owned(),
            Label::State(state) => state.word().to_owned(),
        }
    }
}

impl Plan {
    /// Decides every page of the main language, or of a `further` one.
    #[must_use]
    pub fn new(
        site: &Public<'_>,
        index: &Index,
        config: &Config,
        assets: &[(&str, &str)],
        further: Option<&str>,
    ) -> Self {
        let order = Order::new(further.unwrap_or(&config.lang));
        let mut plan = Plan {
            folder: further.map(|lang| format!("{}/", lang.to_lowercase())).unwrap_or_default(),
            pages: Vec::new(),
            contents: Vec::new(),
            facets: facets(site, index, &order),
            map: None,
            addresses: Kind::ALL.map(|kind| vec![None; site.records().count(kind)]),
            reports: BTreeMap::new(),
            assets: assets
                .iter()
                .map(|(name, text)| ((*name).to_owned(), SitePath::of_asset(name, text)))
                .collect(),
            order,
        };
        plan.page(plan.at("index.html"), What::Home);
        plan.page(plan.at("verify.html"), What::Verify);
        if further.is_none() {
            plan.page(SitePath::new("404.html"), What::NotFound);
        }
        plan.records(site, config);
        for (at, removal) in site.removals().iter().enumerate() {
            plan.page(plan.at(removal_path(removal, config).as_str()), What::Removed(at));
        }
        plan.older_reports(site, index);
        for kind in Kind::ALL {
            let sections = sections(site, kind, index, &plan.order);
            let few = kind == Kind::Page
                && sections.iter().map(|section| section.rows.len()).sum::<usize>() <= PLAIN_PAGES;
            if !few {
                plan.contents_of(Listed::Kind(kind), sections);
            }
        }
        if config.outputs.timeline {
            plan.contents_of(Listed::Timeline, timeline(site, index));
        }
        let corrections = corrections(site);
        if !corrections.is_empty() {
            plan.contents_of(Listed::Corrections, corrections);
        }
        if config.outputs.pictures
            && site.listed(Kind::Place).any(|place| site.records().places[place.at()].lat.is_some())
        {
            let path = plan.at("map.html");
            plan.map = Some(path.clone());
            plan.page(path, What::Map);
        }
        plan.narrowed();
        if config.outputs.search {
            plan.page(plan.at("search.html"), What::Search);
        }
        plan.pages.sort_by(|a, b| a.path.cmp(&b.path));
        plan
    }

    /// The address of a page of this tree, by its address in the main language.
    #[must_use]
    pub fn at(&self, main: &str) -> SitePath {
        SitePath::new(format!("{}{main}", self.folder))
    }

    /// The address that a page of this tree has in the main language.
    #[must_use]
    pub fn main_address<'p>(&self, path: &'p SitePath) -> &'p str {
        path.as_str().strip_prefix(&self.folder).unwrap_or(path.as_str())
    }

    /// Whether a page lies in this tree.
    #[must_use]
    pub fn has(&self, path: &SitePath) -> bool {
        self.pages.binary_search_by(|page| page.path.cmp(path)).is_ok()
    }

    /// The address of a record's page; `None` if it has none.
    #[must_use]
    pub fn address(&self, record: RecordId) -> Option<&SitePath> {
        reads::note(record, Part::Itself);
        self.addresses[record.kind as usize][record.at()].as_ref()
    }

    /// The address of a file that pages load: `style.css`.
    #[must_use]
    pub fn asset(&self, name: &str) -> Option<&SitePath> {
        self.assets.get(name)
    }

    /// The pages that hold a record's earlier reports, 200 each, oldest first.
    #[must_use]
    pub fn older_reports_of(&self, record: RecordId) -> &[SitePath] {
        reads::note(record, Part::Around);
        self.reports.get(&record).map_or(&[], Vec::as_slice)
    }

    /// The contents page of something, if the site has it.
    #[must_use]
    pub fn contents_for(&self, listed: Listed) -> Option<&Contents> {
        self.contents.iter().find(|contents| contents.listed == listed)
    }

    /// Whether a record has a page in this tree. Reports and plain pages are texts: without a
    /// translation they stand in the main language alone.
    fn translates(&self, site: &Public<'_>, record: RecordId) -> bool {
        let is_text = matches!(record.kind, Kind::Article | Kind::Page);
        self.folder.is_empty() || !is_text || site.translates(record)
    }

    fn page(&mut self, path: SitePath, what: What) {
        self.pages.push(PlannedPage { path, what });
    }

    fn records(&mut self, site: &Public<'_>, config: &Config) {
        for kind in Kind::ALL {
            for record in site.of(kind) {
                let head = site.records().head(record);
                let main = SitePath::of_record(kind, &head.id, config.addresses);
                if !self.translates(site, record) {
                    // Lists lead to the main page where no translation stands.
                    let address = Some(main).filter(|_| !is_introduction(site, record));
                    self.addresses[kind as usize][record.at()] = address;
                    continue;
                }
                let path = self.at(main.as_str());
                for (old, _) in &head.redirects {
                    let old = SitePath::of_record(kind, old, config.addresses);
                    self.page(self.at(old.as_str()), What::Redirect(record));
                }
                if is_introduction(site, record) {
                    continue;
                }
                self.addresses[kind as usize][record.at()] = Some(path.clone());
                self.page(path, What::Record(record));
            }
        }
    }

    fn older_reports(&mut self, site: &Public<'_>, index: &Index) {
        for record in Kind::ALL.into_iter().flat_map(|kind| site.of(kind)) {
            let pages = index.reports.get(record).len().saturating_sub(1) / ROWS;
            let id = &site.records().head(record).id;
            for page in 0..pages {
                let path = self.at(&format!("lists/{}--{id}--{}.html", record.kind.folder(), page + 1));
                self.reports.entry(record).or_default().push(path.clone());
                self.page(path, What::Reports(record, page));
            }
        }
    }

    fn narrowed(&mut self) {
        let mut facets = std::mem::take(&mut self.facets);
        for (at, facet) in facets.iter_mut().enumerate() {
            let Some(token) = facet.value.token() else { continue };
            for page in 0..facet.rows.len().div_ceil(ROWS) {
                let number = if page == 0 { String::new() } else { format!("-{}", page + 1) };
                let path = self.at(&format!("lists/{}-{token}{number}.html", facet.kind.folder()));
                facet.pages.push(path.clone());
                self.page(path, What::Narrowed(at, page));
            }
        }
        self.facets = facets;
    }

    fn contents_of(&mut self, listed: Listed, mut sections: Vec<Section>) {
        let (path, stem) = match listed {
            Listed::Kind(kind) => (format!("{}/index.html", kind.folder()), kind.folder()),
            Listed::Timeline => ("timeline.html".to_owned(), "timeline"),
            Listed::Corrections => ("corrections.html".to_owned(), "corrections"),
        };
        let inline = sections.iter().map(|section| section.rows.len()).sum::<usize>() <= ROWS;
        let position = self.contents.len();
        for (at, section) in sections.iter_mut().enumerate().filter(|_| !inline) {
            for page in 0..section.rows.len().div_ceil(ROWS) {
                let number = if page == 0 { String::new() } else { format!("-{}", page + 1) };
                let path = self.at(&format!("lists/{stem}-{}{number}.html", section.label.slug()));
                section.pages.push(path.clone());
                self.page(path, What::Section(position, at, page));
            }
        }
        let path = self.at(&path);
        self.page(path.clone(), What::Contents(position));
        self.contents.push(Contents { listed, path, inline, sections });
    }
}

/// Where readers are told that a record was taken down.
#[must_use]
pub fn removal_path(removal: &Removal, config: &Config) -> SitePath {
    SitePath::of_record(removal.record.kind, &removal.address, config.addresses)
}

/// Whether a record is the page `home`: the introduction on the front page,
/// without a page of its own.
#[must_use]
pub fn is_introduction(site: &Public<'_>, record: RecordId) -> bool {
    record.kind == Kind::Page && site.records().head(record).id == "home"
}

/// The rows of one page of a list: 200 from the front.
#[must_use]
pub fn page_of<T>(rows: &[T], page: usize) -> &[T] {
    let start = (page * ROWS).min(rows.len());
    &rows[start..(start + ROWS).min(rows.len())]
}

fn sections(site: &Public<'_>, kind: Kind, index: &Index, order: &Order) -> Vec<Section> {
    let records = site.records();
    let mut rows: Vec<(Label, RecordId)> = site
        .listed(kind)
        .filter(|record| !is_introduction(site, *record))
        .map(|record| {
            let label = match kind {
                Kind::Article => year(records.articles[record.at()].date.as_ref()),
                Kind::Case => Label::State(records.cases[record.at()].state),
                _ => Label::Letter(order.letter(records.name(record))),
            };
            (label, record)
        })
        .collect();
    match kind {
        Kind::Article => rows.sort_by(|a, b| {
            let rank = |row: &(Label, RecordId)| index.rank[row.1.at()];
            a.0.cmp(&b.0).then_with(|| rank(a).cmp(&rank(b)))
        }),
        Kind::Case => rows.sort_by_cached_key(|(label, record)| {
            let country = records.cases[record.at()].countries.first().cloned();
            (label.clone(), country, order.key(records.name(*record)), *record)
        }),
        _ => rows.sort_by_cached_key(|(label, record)| {
            let Label::Letter(letter) = label else {
                return (Vec::new(), label.clone(), Vec::new(), *record);
            };
            let of_letter = order.key(&order.shown(*letter));
            (of_letter, label.clone(), order.key(records.name(*record)), *record)
        }),
    }
    grouped(rows, Rows::Records)
}

fn timeline(site: &Public<'_>, index: &Index) -> Vec<Section> {
    let mut events: Vec<EventRef> = Vec::new();
    for record in site.listed(Kind::Case).chain(site.listed(Kind::Person)) {
        let count = match record.kind {
            Kind::Case => site.records().cases[record.at()].events.len(),
            _ => site.records().people[record.at()].events.len(),
        };
        events.extend((0..count).map(|index| EventRef { owner: record, index: index as u32 }));
    }
    index.order.sort(&mut events);
    let label = |at: &EventRef| year(site.event(*at).date.as_ref());
    let mut rows: Vec<(Label, EventRef)> = events.into_iter().map(|at| (label(&at), at)).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    grouped(rows, Rows::Events)
}

fn corrections(site: &Public<'_>) -> Vec<Section> {
    let label = |change: &Change| year(Some(&site.day_of(*change)));
    let mut rows: Vec<(Label, Change)> =
        site.changes().into_iter().map(|change| (label(&change), change)).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    grouped(rows, Rows::Changes)
}

/// The year under which something is listed.
fn year(date: Option<&Edtf>) -> Label {
    date.and_then(Edtf::year).map_or(Label::Undated, Label::Year)
}

/// Cuts sorted rows into sections.
fn grouped<T>(rows: Vec<(Label, T)>, wrap: impl Fn(Vec<T>) -> Rows) -> Vec<Section> {
    let mut groups: Vec<(Label, Vec<T>)> = Vec::new();
    for (label, row) in rows {
        match groups.last_mut() {
            Some((last, group)) if *last == label => group.push(row),
            _ => groups.push((label, vec![row])),
        }
    }
    let section = |(label, rows)| Section { label, rows: wrap(rows), pages: Vec::new() };
    groups.into_iter().map(section).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_list_hold_two_hundred_rows() {
        let rows: Vec<usize> = (0..401).collect();
        assert_eq!(page_of(&rows, 0).len(), 200);
        assert_eq!(page_of(&rows, 2), [400]);
        assert!(page_of(&rows, 3).is_empty());
    }
}

//! In what state everything is that pages read: two builds in which it is the same make the same page.
//!
//! A state is a SipHash-1-3 of 128 bits. It knows records by their permanent ids and not by their positions,
//! and nothing of where in a file something stands, so that a record that is added or a line that is moved
//! changes the state of nothing else.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use siphasher::sip128::{Hasher128 as _, SipHasher13 as Sip128};

use crate::model::lasting;
use crate::model::{Kind, RecordId};
use crate::site::data::Holds;
use crate::site::facets::{Facet, Value};
use crate::site::feeds::About;
use crate::site::pages::Desk;
use crate::site::{Label, Listed, PerRecord, Rows, Section, Site, SitePath, What, page_of};

/// The state of something.
pub type State = u128;

/// What is planned for a file, besides its address.
#[derive(Debug, Clone, Copy)]
pub enum Planned<'p> {
    /// A page.
    Page(&'p What),
    /// A file of data.
    Data(&'p Holds),
    /// A file whose address is made from its content: while that stands, so does the file.
    Named,
}

/// The states of one language of a site.
#[derive(Debug)]
pub struct States {
    keys: Keys,
    parts: PerRecord<[State; 3]>,
    /// Of what every page may show.
    common: State,
}

impl States {
    /// Takes the state of every part of every record.
    #[must_use]
    pub fn of(desk: &Desk<'_>) -> Self {
        let keys = Keys::of(desk.site);
        let parts = Kind::ALL.map(|kind| {
            let all: Vec<RecordId> = desk.site.public.records().of(kind).collect();
            all.par_iter().map(|record| keys.parts(desk, *record)).collect()
        });
        let common = keys.common(desk);
        States { keys, parts: PerRecord::from(parts), common }
    }

    /// The state of what every page may show.
    #[must_use]
    pub fn common(&self) -> State {
        self.common
    }

    /// The states of a record's parts, in the order of [`crate::model::reads::Part`].
    #[must_use]
    pub fn parts(&self, record: RecordId) -> &[State; 3] {
        self.parts.get(record)
    }

    /// The state of what is planned for a file.
    #[must_use]
    pub fn planned(&self, desk: &Desk<'_>, what: Planned<'_>) -> State {
        match what {
            Planned::Page(what) => self.page(desk, what),
            Planned::Data(holds) => self.keys.state((holds, desk.site.data.records_in(holds))),
            Planned::Named => 0,
        }
    }

    /// The state of the rows of a list, and of the way to its other pages.
    fn page(&self, desk: &Desk<'_>, what: &What) -> State {
        let plan = &desk.site.plan;
        match *what {
            What::Section(list, at, page) => {
                let contents = &plan.contents[list];
                let others = contents.sections.iter();
                let others: Vec<_> =
                    others.map(|other| (&other.label, other.rows.len(), other.pages.first())).collect();
                let Section { label, rows, pages } = &contents.sections[at];
                let rows = match rows {
                    Rows::Records(rows) => self.keys.state(page_of(rows, page)),
                    Rows::Events(rows) => self.keys.state(page_of(rows, page)),
                    Rows::Changes(rows) => self.keys.state(page_of(rows, page)),
                };
                let spellings = match (contents.listed, label) {
                    (Listed::Kind(Kind::Person), Label::Letter(letter)) => desk.spellings_under(*letter),
                    _ => &[],
                };
                let own = (contents.listed, contents.inline, &contents.path, at, pages, page);
                self.keys.state((own, others, rows.to_le_bytes(), spellings, facets(desk, contents.listed)))
            }
            What::Narrowed(at, page) => {
                let Facet { kind, value, rows, pages } = &plan.facets[at];
                let contents = plan.contents_for(Listed::Kind(*kind)).map(|contents| &contents.path);
                let own = (kind, value, page_of(rows, page), pages, page, contents);
                self.keys.state((own, facets(desk, Listed::Kind(*kind))))
            }
            _ => 0,
        }
    }

    /// A number that stands for a record in every build.
    #[must_use]
    pub fn key(&self, record: RecordId) -> u64 {
        *self.keys.0.get(record)
    }
}

/// The states of what all reports say.
pub(super) fn texts(site: &Site<'_>) -> Vec<State> {
    let keys = Keys::of(site);
    let all: Vec<RecordId> = site.public.records().of(Kind::Article).collect();
    all.par_iter().map(|article| keys.text(site, *article)).collect()
}

/// The filters of a list.
fn facets<'d>(desk: &'d Desk<'_>, listed: Listed) -> Vec<(&'d Value, usize, Option<&'d SitePath>)> {
    let own = desk.site.plan.facets.iter().filter(|facet| listed == Listed::Kind(facet.kind));
    own.map(|facet| (&facet.value, facet.rows.len(), facet.pages.first())).collect()
}

/// The state of a list of states.
#[must_use]
pub fn state_of(parts: impl IntoIterator<Item = State>) -> State {
    let mut sip = Sip128::new();
    parts.into_iter().for_each(|part| sip.write(&part.to_le_bytes()));
    sip.finish128().as_u128()
}

/// What stands for records in states, whatever their positions.
#[derive(Debug)]
struct Keys(PerRecord<u64>);

impl Keys {
    fn of(site: &Site<'_>) -> Self {
        let records = site.public.records();
        Keys(PerRecord::from(Kind::ALL.map(|kind| {
            let key = |record| lasting::key(kind, &records.head(record).id);
            records.of(kind).map(key).collect()
        })))
    }

    fn state(&self, what: impl Hash) -> State {
        let mut hasher = Lasting { keys: self, sip: Sip128::new() };
        what.hash(&mut hasher);
        hasher.sip.finish128().as_u128()
    }

    /// The states of a record's parts.
    fn parts(&self, desk: &Desk<'_>, record: RecordId) -> [State; 3] {
        let (public, index, plan) = (&desk.site.public, &desk.site.index, &desk.site.plan);
        let records = public.records();
        let shown = (public.has(record), public.lists(record), public.is_named(record));
        let placed = (public.leaves_out(record), public.translates(record), plan.address(record));
        // The search of the main language knows what is said in the others.
        let told: Vec<_> = public.translations(record).collect();
        let person = (desk.status(record), desk.printed(record), desk.is_silent(record), desk.marks(record));
        let file = match record.kind {
            Kind::Article => self.state(&records.articles[record.at()]),
            Kind::Person => self.state(&records.people[record.at()]),
            Kind::Case => self.state(&records.cases[record.at()]),
            Kind::Organisation => self.state(&records.organisations[record.at()]),
            Kind::Place => self.state(&records.places[record.at()]),
            Kind::Outlet => self.state(&records.outlets[record.at()]),
            Kind::Page => self.state(&records.pages[record.at()]),
        };
        let around = (
            (index.reports.get(record), index.events.get(record), index.cited_by.get(record)),
            (index.cases.get(record), index.charges.get(record), index.relations.get(record)),
            (index.related_from.get(record), index.versions.get(record), index.within.get(record)),
            public.pictures(record).collect::<Vec<_>>(),
            desk.site.feeds.has(About::Record(record)),
        );
        let text = Some(record).filter(|record| record.kind == Kind::Article);
        let text = text.and_then(|article| desk.texts.get(article.at()).copied());
        let text = text.unwrap_or_else(|| self.text(desk.site, record));
        [self.state((file.to_le_bytes(), shown, placed, person, told)), self.state(around), text]
    }

    /// The state of a record's text.
    fn text(&self, site: &Site<'_>, record: RecordId) -> State {
        let public = &site.public;
        let mentions = Some(record).filter(|record| record.kind == Kind::Article);
        let mentions = mentions.map(|article| public.mentions(article));
        self.state((public.body_digest(record).to_le_bytes(), public.body_language(record), mentions))
    }

    /// What stands around pages, and what there is to link to.
    fn common(&self, desk: &Desk<'_>) -> State {
        let site = desk.site;
        let lists = Kind::ALL.map(Listed::Kind).into_iter().chain([Listed::Timeline, Listed::Corrections]);
        let lists = lists.filter_map(|listed| site.plan.contents_for(listed));
        // Pages of records link to lists, and to years of the timeline.
        let lists: Vec<_> = lists
            .map(|list| {
                let years = list.sections.iter().filter(|_| list.listed == Listed::Timeline);
                let years: Vec<_> = years.map(|year| (&year.label, year.pages.first())).collect();
                (list.listed, &list.path, list.sections.is_empty(), years)
            })
            .collect();
        let plain: Vec<_> = desk.plain_pages.iter().chain(&desk.methods).collect();
        let plain: Vec<_> = plain
            .into_iter()
            .map(|page| (site.plan.address(*page), site.public.records().name(*page)))
            .collect();
        let feeds = [About::Site, About::Corrections].map(|about| site.feeds.has(about));
        self.state((lists, plain, desk.methods, desk.risk, feeds, &site.plan.map, site.public.translated()))
    }
}

/// A hasher whose value means the same in every build: see [`RecordId`] and [`crate::diag::Span`] for what
/// is told by a width of its own.
struct Lasting<'k> {
    keys: &'k Keys,
    sip: Sip128,
}

impl Hasher for Lasting<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.sip.write(bytes);
    }

    fn write_u128(&mut self, record: u128) {
        let record = RecordId { kind: Kind::ALL[(record & 7) as usize], index: (record >> 8) as u32 };
        self.sip.write_u64(*self.keys.0.get(record));
    }

    fn write_i128(&mut self, _place: i128) {}

    fn finish(&self) -> u64 {
        self.sip.finish()
    }
}

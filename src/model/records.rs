//! All records of a site, each kind sorted by id, so that a [`RecordId`] is a
//! position.

use crate::model::{
    Alias, Article, Case, Charge, Event, Head, Kind, Media, Organisation, Outlet, Page, Person, Place,
    RecordId, Removal, Table,
};

/// All records of a site.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each field is its kind")]
pub struct Records {
    pub articles: Table<Article>,
    pub people: Table<Person>,
    pub cases: Table<Case>,
    pub organisations: Table<Organisation>,
    pub places: Table<Place>,
    pub outlets: Table<Outlet>,
    pub pages: Table<Page>,
    /// What was taken down, in id order.
    pub removals: Vec<Removal>,
    /// Pictures, in the order of their files.
    pub media: Vec<Media>,
}

impl Records {
    /// What a record shares with all others.
    #[must_use]
    pub fn head(&self, record: RecordId) -> &Head {
        let at = record.at();
        match record.kind {
            Kind::Article => &self.articles[at].head,
            Kind::Person => &self.people[at].head,
            Kind::Case => &self.cases[at].head,
            Kind::Organisation => &self.organisations[at].head,
            Kind::Place => &self.places[at].head,
            Kind::Outlet => &self.outlets[at].head,
            Kind::Page => &self.pages[at].head,
        }
    }

    /// The same, to be changed.
    pub fn head_mut(&mut self, record: RecordId) -> &mut Head {
        let at = record.at();
        match record.kind {
            Kind::Article => &mut self.articles[at].head,
            Kind::Person => &mut self.people[at].head,
            Kind::Case => &mut self.cases[at].head,
            Kind::Organisation => &mut self.organisations[at].head,
            Kind::Place => &mut self.places[at].head,
            Kind::Outlet => &mut self.outlets[at].head,
            Kind::Page => &mut self.pages[at].head,
        }
    }

    /// The name or title by which a record is shown.
    #[must_use]
    pub fn name(&self, record: RecordId) -> &str {
        let at = record.at();
        match record.kind {
            Kind::Article => &self.articles[at].title,
            Kind::Person => &self.people[at].name,
            Kind::Case => &self.cases[at].title,
            Kind::Organisation => &self.organisations[at].name,
            Kind::Place => &self.places[at].name,
            Kind::Outlet => &self.outlets[at].name,
            Kind::Page => &self.pages[at].title,
        }
    }

    /// Other names of a record; none for articles, outlets and pages.
    #[must_use]
    pub fn aliases(&self, record: RecordId) -> &[Alias] {
        let at = record.at();
        match record.kind {
            Kind::Person => &self.people[at].aliases,
            Kind::Case => &self.cases[at].aliases,
            Kind::Organisation => &self.organisations[at].aliases,
            Kind::Place => &self.places[at].aliases,
            Kind::Article | Kind::Outlet | Kind::Page => &[],
        }
    }

    /// The events that stand in a record's file; none but for people and cases.
    #[must_use]
    pub fn events(&self, record: RecordId) -> &[Event] {
        match record.kind {
            Kind::Person => &self.people[record.at()].events,
            Kind::Case => &self.cases[record.at()].events,
            _ => &[],
        }
    }

    /// The charges of a case; none for other records.
    #[must_use]
    pub fn charges(&self, record: RecordId) -> &[Charge] {
        if record.kind == Kind::Case { &self.cases[record.at()].charges } else { &[] }
    }

    /// How many records of a kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Article => self.articles.len(),
            Kind::Person => self.people.len(),
            Kind::Case => self.cases.len(),
            Kind::Organisation => self.organisations.len(),
            Kind::Place => self.places.len(),
            Kind::Outlet => self.outlets.len(),
            Kind::Page => self.pages.len(),
        }
    }

    /// The records of one kind, in id order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = RecordId> + use<> {
        (0..self.count(kind)).map(move |index| RecordId::new(kind, index))
    }

    /// Every record, kind by kind, in id order.
    pub fn all(&self) -> impl Iterator<Item = RecordId> + '_ {
        Kind::ALL.into_iter().flat_map(|kind| self.of(kind))
    }
}

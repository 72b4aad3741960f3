//! The one table of record kinds, and the ids by which records know each other.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

/// What kind of record a file under `content/` holds.
///
/// The order is the order of folders in a listing and of sections in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Kind {
    /// One report of one outlet.
    #[default]
    Article,
    /// A person who plays a part.
    Person,
    /// What happened to some people, with parties, events and charges.
    Case,
    /// A group, an authority, a court, a company.
    Organisation,
    /// A country, region, settlement or building.
    Place,
    /// Who published a report.
    Outlet,
    /// A plain page of the site: about, methods.
    Page,
}

/// A kind's names: `(kind, singular, folder under content/ and public/)`.
const TABLE: [(Kind, &str, &str); 7] = [
    (Kind::Article, "article", "articles"),
    (Kind::Person, "person", "people"),
    (Kind::Case, "case", "cases"),
    (Kind::Organisation, "organisation", "organisations"),
    (Kind::Place, "place", "places"),
    (Kind::Outlet, "outlet", "outlets"),
    (Kind::Page, "page", "pages"),
];

impl Kind {
    /// Every kind, in table order.
    pub const ALL: [Kind; 7] =
        [Kind::Article, Kind::Person, Kind::Case, Kind::Organisation, Kind::Place, Kind::Outlet, Kind::Page];

    /// Names the folder that holds records of this kind: `people`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// Names one record of this kind in messages: `person`.
    #[must_use]
    pub fn singular(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Finds the kind whose folder is `name`; `None` for any other folder.
    #[must_use]
    pub fn from_folder(name: &str) -> Option<Kind> {
        TABLE.iter().find(|row| row.2 == name).map(|row| row.0)
    }

    /// Finds the kind whose singular is `name`; `None` for any other word.
    #[must_use]
    pub fn from_singular(name: &str) -> Option<Kind> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}

/// A record, by kind and by its position among the records of that kind in
/// the order of their ids. Two runs over the same content give the same ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RecordId {
    /// The record's kind.
    pub kind: Kind,
    /// Its position in the id-sorted list of that kind, from 0.
    pub index: u32,
}

/// Hashed as a `u128`, as nothing else is: a hasher that outlives a run can take the record's permanent id
/// instead of its position.
impl Hash for RecordId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(u128::from(self.index) << 8 | self.kind as u128);
    }
}

impl RecordId {
    /// Builds an id from its parts.
    #[must_use]
    pub fn new(kind: Kind, index: usize) -> Self {
        RecordId { kind, index: u32::try_from(index).expect("fewer than 2^32 records of a kind") }
    }

    /// Returns the position as an index into the list of its kind.
    #[must_use]
    pub fn at(self) -> usize {
        self.index as usize
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.singular())
    }
}

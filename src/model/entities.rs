//! One struct a kind of record.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::diag::Span;
use crate::model::vocabulary::{CaseState, DateBasis, PlacePrecision, TextKind};
use crate::model::{Alias, Charge, Designation, Event, Head, List, Party, RecordId, RelatedCase, Relation};
use crate::text::edtf::Edtf;

/// One report of one outlet.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Article {
    /// What all records have.
    pub head: Head,
    /// The report's title; in [square brackets] if the report has none.
    pub title: String,
    /// Who published it.
    pub outlet: Option<RecordId>,
    /// When it was published.
    pub date: Option<Edtf>,
    /// What the date rests on.
    pub date_basis: Option<DateBasis>,
    /// BCP 47.
    pub lang: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// Whether nothing stands there any more.
    pub url_dead: bool,
    /// Where copies stand.
    pub archived_urls: List<String>,
    /// As printed.
    pub authors: List<String>,
    /// As printed.
    pub translators: List<String>,
    /// Who published it first.
    pub original_outlet: Option<RecordId>,
    /// Who published it again.
    pub republished_by: List<RecordId>,
    /// The article whose copy this is.
    pub copy_of: Option<RecordId>,
    /// The article whose translation this is.
    pub translation_of: Option<RecordId>,
    /// Cases it tells of.
    pub cases: List<RecordId>,
    /// What the body is.
    pub text: TextKind,
    /// Own words, for lists and in place of a body that is not published.
    pub summary: Option<String>,
    /// By what right the report's words are reproduced.
    pub rights: Option<String>,
    /// What a reader should know before reading.
    pub content_notes: List<String>,
    /// The capture it was cleaned from.
    pub capture: Option<Box<Capture>>,
    /// The editor's last word on mentions.
    pub mentions: List<EditorMention>,
}

/// The capture an article was cleaned from.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Capture {
    /// 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// The file's name as it was saved.
    pub file: Option<String>,
    /// Which part of the capture, from 1.
    pub part: Option<u32>,
    /// When it was saved.
    pub captured_at: Option<String>,
}

/// A `[[mention]]`.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct EditorMention {
    /// The words as they stand in the text.
    pub text: String,
    /// Whom they name; `None` for "none".
    pub record: Option<RecordId>,
    /// Which occurrence, from 1.
    pub nth: Option<u32>,
    /// Where the override is written.
    pub span: Span,
}

/// A person who plays a part.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Person {
    /// What all records have.
    pub head: Head,
    /// The name shown.
    pub name: String,
    /// Where that is written.
    pub named: Span,
    /// Other spellings and names.
    pub aliases: List<Alias>,
    /// As reported.
    pub gender: Option<String>,
    /// Born.
    pub birth: Option<Edtf>,
    /// Died.
    pub death: Option<Edtf>,
    /// As reported.
    pub nationality: List<String>,
    /// As reported.
    pub ethnicity: List<String>,
    /// What they are: activist, lawyer.
    pub roles: List<String>,
    /// Events that belong to no case.
    pub events: List<Event>,
    /// What others are to them.
    pub relations: List<Relation>,
    /// Findings by named bodies.
    pub designations: List<Designation>,
    /// People they must never be taken for.
    pub distinct_from: List<RecordId>,
    /// Wikidata item: `Q42`.
    pub wikidata: Option<String>,
}

/// What happened to some people.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Case {
    /// What all records have.
    pub head: Head,
    /// Its title.
    pub title: String,
    /// Other titles.
    pub aliases: List<Alias>,
    /// Since when.
    pub opened: Option<Edtf>,
    /// Until when.
    pub closed: Option<Edtf>,
    /// Whether it is under way.
    pub state: CaseState,
    /// ISO 3166 codes or names.
    pub countries: List<String>,
    /// HURIDOCS codes.
    pub rights: List<String>,
    /// What the archive does not know.
    pub gaps: List<String>,
    /// Who plays which role.
    pub parties: List<Party>,
    /// Accusations.
    pub charges: List<Charge>,
    /// What happened, in file order.
    pub events: List<Event>,
    /// Other cases that belong to it.
    pub related: List<RelatedCase>,
}

/// A group, an authority, a court, a company.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Organisation {
    /// What all records have.
    pub head: Head,
    /// The name shown.
    pub name: String,
    /// Other names.
    pub aliases: List<Alias>,
    /// Free text.
    pub kind: Option<String>,
    /// ISO 3166 code or name.
    pub country: Option<String>,
    /// What others are to it.
    pub relations: List<Relation>,
}

/// A country, region, settlement or building.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Place {
    /// What all records have.
    pub head: Head,
    /// The name shown.
    pub name: String,
    /// Other and former names.
    pub aliases: List<Alias>,
    /// Free text.
    pub kind: Option<String>,
    /// The place it lies in.
    pub within: Option<RecordId>,
    /// ISO 3166 code or name.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How fine the coordinates are.
    pub precision: Option<PlacePrecision>,
}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Place { head, name, aliases, kind, within, country, lat, lon, precision } = self;
        (head, name, aliases, kind, within, country, precision).hash(state);
        (lat.map(f64::to_bits), lon.map(f64::to_bits)).hash(state);
    }
}

/// Who published a report.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Outlet {
    /// What all records have.
    pub head: Head,
    /// The name shown.
    pub name: String,
    /// Free text.
    pub kind: Option<String>,
    /// ISO 3166 code or name.
    pub country: Option<String>,
    /// BCP 47.
    pub lang: Option<String>,
    /// Its home page.
    pub url: Option<String>,
    /// Whether it republishes others.
    pub republishes: bool,
    /// Sister outlets share a group and count once.
    pub group: Option<String>,
    /// What a reader risks by reading or sharing it, and where.
    pub reader_risk: Option<String>,
}

/// A plain page.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Page {
    /// What all records have.
    pub head: Head,
    /// Its title.
    pub title: String,
}

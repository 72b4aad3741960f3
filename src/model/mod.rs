//! The nouns of the archive and the one table of their kinds.
//!
//! Knows no HTML, no files, no templates: plain data only.

mod entities;
mod kind;
mod record;
mod records;
mod statement;
pub mod vocabulary;

pub use entities::{Article, Capture, Case, EditorMention, Organisation, Outlet, Page, Person, Place};
pub use kind::{Kind, RecordId};
pub use record::{Alias, Correction, Head, Publish};
pub use records::Records;
pub use statement::{
    Account, Charge, Claim, Designation, Event, Participant, Party, RelatedCase, Relation, Source,
    SourcePlace, Who,
};

//! The nouns of the archive and the one table of their kinds.
//!
//! Knows no HTML, no files, no templates: plain data only.

mod entities;
mod kind;
pub mod lasting;
mod media;
mod publish;
pub mod reads;
mod record;
mod records;
mod removal;
mod seldom;
mod shared;
mod statement;
mod texts;
mod translation;
pub mod vocabulary;

pub use entities::{Article, Capture, Case, EditorMention, Organisation, Outlet, Page, Person, Place};
pub use kind::{Kind, RecordId};
pub use media::{Drawn, Media};
pub use publish::Publish;
pub use record::{Alias, Correction, Head};
pub use records::Records;
pub use removal::Removal;
pub use seldom::{Blank, Seldom};
pub use shared::{Shared, Table};
pub use statement::{
    Account, Charge, Claim, Corrected, Designation, Event, Participant, Party, RelatedCase, Relation, Source,
    SourcePlace, Who,
};
pub(crate) use texts::each_event_text;
pub use thin_vec::ThinVec as List;
pub use translation::Translation;

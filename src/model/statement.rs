//! Statements: what someone says, and where. Each has at least one source.

use serde::{Deserialize, Serialize};

use crate::diag::Span;
use crate::model::vocabulary::{EventKind, Role, Status};
use crate::model::{List, RecordId};
use crate::text::edtf::Edtf;

/// An article that says so, and where in it.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The article.
    pub article: RecordId,
    /// Where in the article.
    pub place: SourcePlace,
    /// Where the source is written in the record.
    pub span: Span,
}

/// That a statement no longer stands: the day of the `[[correction]]` of its record that says why.
#[derive(Debug, Clone, Copy, Hash, Serialize, Deserialize)]
pub struct Corrected {
    /// The day.
    pub on: Edtf,
    /// Where it is written.
    pub span: Span,
}

/// A place in an article or its capture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SourcePlace {
    /// The article as a whole.
    Whole,
    /// A paragraph of the archive's text, from 1, and words that stand in it.
    Paragraph(u32, Option<String>),
    /// Lines of the capture, from 1, both included.
    Lines(u32, u32),
}

/// A person, an organisation, or somebody without a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Who {
    /// A person or organisation of the archive.
    Record(RecordId),
    /// A phrase such as "three sons": never a page, never a search entry.
    Unnamed(String),
}

impl Who {
    /// The record, if there is one.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Who::Record(record) => Some(*record),
            Who::Unnamed(_) => None,
        }
    }
}

/// A role in a case.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Party {
    /// Who.
    pub who: Who,
    /// As what; `None` where the file does not say.
    pub role: Option<Role>,
    /// Who says so.
    pub sources: List<Source>,
}

/// Someone who takes part in an event.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub who: Who,
    /// As what.
    pub role: Option<Role>,
}

/// A dated act.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Event {
    /// What kind of act.
    pub kind: EventKind,
    /// What is reported, in the archive's words.
    pub text: String,
    /// Who says so.
    pub sources: List<Source>,
    /// When; `None` if it is not known.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<RecordId>,
    /// Who took part.
    pub who: List<Participant>,
    /// On whose word the reports rest.
    pub attribution: Option<String>,
    /// What it makes of people's status.
    pub sets_status: List<(RecordId, Status)>,
    /// What single sources say differently, denials included.
    pub accounts: List<Account>,
    /// Set where the event no longer stands: it is shown struck through and sets no status.
    pub corrected: Option<Corrected>,
    /// Where the event is written.
    pub span: Span,
}

/// What one source says of an event differently from the others.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Account {
    /// What it says.
    pub text: String,
    /// When, by this account.
    pub date: Option<Edtf>,
    /// On whose word.
    pub attribution: Option<String>,
    /// Who says so.
    pub sources: List<Source>,
}

/// An accusation: by whom, of what, and the answer.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Charge {
    /// Of what.
    pub text: String,
    /// By whom, or "unknown".
    pub by: String,
    /// Who is accused.
    pub person: Option<RecordId>,
    /// When.
    pub date: Option<Edtf>,
    /// Under which law.
    pub law: Option<String>,
    /// Organisations that `text` names; found by the resolver, never typed.
    pub concerns: List<RecordId>,
    /// The answer of the accused, as reported.
    pub answer: Option<String>,
    /// Set where the charge, as it is written here, no longer stands.
    pub corrected: Option<Corrected>,
    /// Who says so.
    pub sources: List<Source>,
}

/// A property of an entity, as someone states it.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// Which property.
    pub prop: String,
    /// Its value.
    pub value: String,
    /// When it held or was said.
    pub date: Option<Edtf>,
    /// On whose word.
    pub attribution: Option<String>,
    /// Set where the claim no longer stands.
    pub corrected: Option<Corrected>,
    /// Who says so.
    pub sources: List<Source>,
}

/// What another record is to this one.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// The other record.
    pub to: RecordId,
    /// What `to` is to this record.
    pub kind: String,
    /// Who says so.
    pub sources: List<Source>,
}

/// A finding by a named body.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Designation {
    /// The finding: "political prisoner".
    pub term: String,
    /// Whose finding it is.
    pub by: String,
    /// When.
    pub date: Option<Edtf>,
    /// Who says so.
    pub sources: List<Source>,
}

/// Another case that belongs to this one.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct RelatedCase {
    /// The other case.
    pub case: RecordId,
    /// How it belongs.
    pub kind: Option<String>,
    /// Who says so.
    pub sources: List<Source>,
}

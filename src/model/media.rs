//! A picture or document, and what an editor says of it.

use std::path::PathBuf;

use crate::diag::Span;
use crate::media::Shape;
use crate::model::{List, Publish, RecordId};

/// A picture or document with its `.toml`.
#[derive(Debug, Clone, Hash)]
pub struct Media {
    /// The file's stem. It reaches no output: the address is made of its bytes.
    pub id: String,
    /// Where the file lies on this machine.
    pub file: PathBuf,
    /// The ending of the file's name, in lower case.
    pub ending: String,
    /// From `private/`: withheld whatever its own rules say.
    pub private: bool,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Who made it, or owns the rights.
    pub credit: String,
    /// Where it comes from: a web address, or words.
    pub source: String,
    /// Who agreed to its publication, and when. Never published.
    pub consent: Option<String>,
    /// Who can be recognised in it.
    pub people: List<RecordId>,
    /// What it is about.
    pub of: List<RecordId>,
    /// The rules of publishing.
    pub publish: Publish,
    /// What it is without all that does not draw; `None` until it was read.
    pub cleaned: Option<Drawn>,
    /// The first line of the `.toml`.
    pub top: Span,
}

/// What is published of a picture or document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drawn {
    /// SHA-256 of the published bytes, in hexadecimal.
    pub digest: String,
    /// What it is.
    pub shape: Shape,
    /// How many bytes are published.
    pub bytes: u64,
}

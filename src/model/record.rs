//! What every record has, whatever its kind.

use serde::{Deserialize, Serialize};

use crate::diag::{FileId, Span};
use crate::model::vocabulary::{Identity, Visibility};
use crate::model::{Claim, Kind, List, Publish, RecordId, Seldom, Source};
use crate::text::edtf::Edtf;

/// The part that all kinds of record share.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Head {
    /// Which record this is.
    pub record: RecordId,
    /// The file's stem: permanent, unique within its kind.
    pub id: String,
    /// The file.
    pub file: FileId,
    /// The Markdown below the front matter: bytes of the file.
    pub body: Span,
    /// Whether there may be links to records or pictures in it: `[[` or `![`.
    pub has_links: bool,
    /// Not ready: no page, no link.
    pub draft: bool,
    /// From `private/`: withheld whatever its own rules say.
    pub private: bool,
    /// The day it entered the archive.
    pub added: Option<Edtf>,
    /// Sources of the plain fields.
    pub sources: List<Source>,
    /// Statements about the entity, each with its source.
    pub claims: List<Claim>,
    /// What was wrong and has been mended, in file order.
    pub corrections: List<Correction>,
    /// Old ids that lead here.
    pub redirects: List<(String, Span)>,
    /// The rules of publishing.
    pub publish: Seldom<Publish>,
}

impl Head {
    /// The first line of the file, for faults of the record as a whole.
    #[must_use]
    pub fn top(&self) -> Span {
        Span::top(self.file)
    }

    /// Whether this record must not reach any output byte.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.private || self.publish.visibility() == Visibility::Withheld
    }

    /// Whether the name must not reach any output byte, though something of the record may.
    #[must_use]
    pub fn hides_name(&self) -> bool {
        let hidden = match self.record.kind {
            Kind::Person => self.publish.identity() != Identity::Full,
            Kind::Organisation => self.publish.identity == Some(Identity::Anonymous),
            _ => false,
        };
        hidden || self.is_withheld()
    }

    /// What stands where the name would, if the editor chose something.
    #[must_use]
    pub fn public_name(&self) -> Option<&str> {
        self.publish.public_name.as_deref()
    }
}

/// A public correction.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct Correction {
    /// When it was made.
    pub date: Edtf,
    /// What was changed.
    pub what: String,
    /// Why.
    pub why: Option<String>,
}

/// Another spelling or name of a record.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub struct Alias {
    /// The spelling, as typed.
    pub value: String,
    /// BCP 47.
    pub lang: Option<String>,
    /// ISO 15924.
    pub script: Option<String>,
    /// What kind of spelling.
    pub kind: Option<crate::model::vocabulary::AliasKind>,
    /// When it was used.
    pub date: Option<Edtf>,
    /// Where it was printed.
    pub sources: List<Source>,
    /// May be linked without context.
    pub alone: bool,
}

//! A record that was taken down: what is left of it in public.

use crate::diag::Span;
use crate::model::RecordId;
use crate::model::vocabulary::RemovalReason;
use crate::text::edtf::Edtf;

/// A tombstone: a file that keeps a record's id reserved and says when and why it went, and no name.
#[derive(Debug, Clone)]
pub struct Removal {
    /// The record; what was known of it lies in `private/`.
    pub record: RecordId,
    /// The id under which readers are told: the record's own, or one that tells nothing.
    pub address: String,
    /// The day that readers are told.
    pub date: Edtf,
    /// Why, in a word.
    pub reason: RemovalReason,
    /// Not told yet.
    pub hold: bool,
    /// The original was destroyed: nobody can look for its names any more.
    pub erased: bool,
    /// Whether the original lies in `private/`.
    pub has_original: bool,
    /// SHA-256 of the published files that told of it, for those who keep copies.
    pub files: Vec<String>,
    /// The tombstone's first line.
    pub top: Span,
}

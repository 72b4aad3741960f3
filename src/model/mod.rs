//! The nouns of the archive and the one table of their kinds.
//!
//! Knows no HTML, no files, no templates: plain data only.

mod kind;

pub use kind::{Kind, RecordId};

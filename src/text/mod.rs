//! Text as the archive needs it: dates, languages, folding, names, slugs.
//!
//! Pure functions over strings; nothing here knows records, files or HTML.

pub mod address;
pub mod edtf;
pub mod fold;
pub mod foreign;
pub mod hex;
pub mod lang;
pub mod markdown;
pub mod names;
pub mod nearest;
pub mod order;
pub mod phones;
pub mod printed;
pub mod sentences;
pub mod slug;
pub(crate) mod spell;
pub(crate) mod tables;

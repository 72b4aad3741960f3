//! Text as the archive needs it: dates, languages, folding, names, slugs.
//!
//! Pure functions over strings; nothing here knows records, files or HTML.

pub mod printed;

//! How much a reader takes in. Captures come from anywhere, and some are made to hurt.

/// The longest page that is read as HTML, in bytes. Ordinary pages have under 5 MB.
pub(crate) const PAGE: usize = 24 << 20;

/// The longest plain text, in bytes.
pub(crate) const TEXT: usize = 64 << 20;

/// The most that one compressed part may unpack to, in bytes.
pub(crate) const UNPACKED: u64 = 512 << 20;

/// How often a packed part may be larger than its bytes in the file.
pub(crate) const RATIO: u64 = 400;

/// How deep tags may nest before a page is read as plain text.
pub(crate) const NESTING: usize = 600;

/// How many attributes one tag may have before a page is read as plain text: readers compare each with all others.
pub(crate) const ATTRIBUTES: usize = 2_000;

/// How many containers may lie in one another.
pub(crate) const CONTAINERS: usize = 4;

/// How many parts of one container are read.
pub(crate) const PARTS: usize = 100_000;

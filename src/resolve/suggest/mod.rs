//! What an editor may want to add: people whom no file knows, in whatever the articles print.
//!
//! Rules over structure, no model: runs of capital words are weighed by what stands in and around
//! them ([`runs`]), gathered over all articles, grouped by sound, and linked back with the same
//! linker that serves the archive. Everything here is a proposal; nothing is published.

pub mod cases;
pub mod duplicates;
mod lists;
mod people;
pub mod propose;
mod runs;
pub mod spellings;

use std::ops::Range;

use crate::resolve::mentions::{How, Mention};
use crate::text::markdown::BodyBlock;

pub use self::people::new_people;

/// An article as the recogniser sees it.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// Its title, for context.
    pub title: &'a str,
    /// The blocks of the body in reading order.
    pub blocks: &'a [BodyBlock],
    /// What is already linked or decided: no proposal touches it.
    pub known: &'a [Mention],
}

/// A person whom no file knows yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPerson {
    /// A free id made of the name: `temir-tarnov`.
    pub id: String,
    /// The spelling printed most often.
    pub name: String,
    /// The other spellings of the full name, the commonest first.
    pub variants: Vec<String>,
    /// What speaks for a person, each once, the weightiest first.
    pub reasons: Vec<String>,
    /// How sure the recogniser is, from 0 to 1.
    pub score: f64,
    /// Every place that names the person, in order.
    pub mentions: Vec<FoundMention>,
}

/// A place that names a proposed person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMention {
    /// Which report, by position.
    pub report: usize,
    /// Which block of it.
    pub block: usize,
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// Why it is taken for this person.
    pub how: How,
}

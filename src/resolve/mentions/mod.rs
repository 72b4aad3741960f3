//! Names in an article's text become links.
//!
//! The linker sees plain data only: the names of records, and an article as
//! blocks of text. It decides which stretch of text names whom, and says why.

mod full;
mod inflection;
pub(crate) mod lists;
mod lone;
mod memory;
mod overrides;
mod registry;
mod scan;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::RecordId;
use crate::text::markdown::BodyBlock;

pub(crate) use self::inflection::bases;
pub(crate) use self::memory::is_passed_over;
pub(crate) use self::overrides::places;
pub use self::registry::Registry;

/// One name by which a record may be found in text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KnownName {
    /// Whose name it is.
    pub record: RecordId,
    /// The name as the editor typed it.
    pub value: String,
    /// Whether this is the record's display name (`name`), not an alias.
    pub display: bool,
    /// Whether an editor allows it to be linked without context (`alone = true`).
    pub alone: bool,
    /// Whether the last word is the father's name, as with Uyghurs: it never stands for the person.
    pub fathers_name: bool,
    /// Whether only the whole of it names the person: a nickname of common words.
    pub whole: bool,
}

/// An article as the linker sees it.
#[derive(Debug, Clone, Default)]
pub struct ArticleText<'a> {
    /// The report's title; it gives context, and is never itself linked.
    pub title: &'a str,
    /// The blocks of the body in reading order.
    pub blocks: &'a [BodyBlock],
    /// People who are parties of the article's cases: context for lone names.
    pub parties: &'a [RecordId],
    /// The editor's last word on single mentions.
    pub overrides: &'a [Override],
}

/// An editor's `[[mention]]`: what a stretch of text means in this article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The surface as it stands in the text.
    pub text: String,
    /// Whom it names; `None` for "none": it names no record.
    pub record: Option<RecordId>,
    /// Which occurrence, from 1; `None` for every occurrence.
    pub nth: Option<u32>,
}

/// Why a mention was linked as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum How {
    /// The display name, letter for letter.
    Exact,
    /// An alias, letter for letter.
    Alias,
    /// A name or alias in another romanisation or script.
    Folded,
    /// A lone surname, by context.
    Surname,
    /// A lone given name, by context.
    Given,
    /// The editor said so.
    Editor,
}

impl How {
    /// Names the reason as `mentions --format jsonl` prints it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Alias => "alias",
            How::Folded => "folded",
            How::Surname => "surname",
            How::Given => "given",
            How::Editor => "editor",
        }
    }
}

/// A place in an article's text that names a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which block, from 0.
    pub block: usize,
    /// Bytes of the block's text; without a possessive ending.
    pub range: Range<usize>,
    /// Whom it names.
    pub target: Target,
    /// Why.
    pub how: How,
}

/// Whom a mention names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// One record: the mention becomes a link.
    One(RecordId),
    /// Two or more readings are left, in id order: no link, one line in `check`.
    Ambiguous(Box<[RecordId]>),
}

impl Registry {
    /// Finds who is named where in an article, in the order of the text.
    ///
    /// Mentions never overlap, never touch a closed range, and their range is the surface without
    /// brackets or a possessive ending. Linear in the length of the text. Readings that cannot be told
    /// apart come back as [`Target::Ambiguous`].
    #[must_use]
    pub fn find(&self, article: &ArticleText<'_>) -> Vec<Mention> {
        scan::find(self, article)
    }
}

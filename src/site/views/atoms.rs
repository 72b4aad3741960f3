//! The small pieces every page is made of: text with its language, links,
//! dates, source chips, status marks, the legend of sources.

use crate::text::lang::Direction;
use serde::Serialize;

/// A piece of text, with its language and direction where they are not the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The text as a reader sees it; escaped by the template.
    pub value: String,
    /// Its BCP 47 language, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when it differs from the page's.
    pub dir: Option<Direction>,
}

impl Text {
    /// Builds a text in the language and direction of the page itself.
    #[must_use]
    pub fn plain(value: impl Into<String>) -> Text {
        Text { value: value.into(), lang: None, dir: None }
    }
}

/// HTML that our own renderer made: the one thing a template prints unescaped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Html(pub String);

/// A name that leads somewhere, or stands alone when it has no page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The address relative to the page; `None` shows the text alone.
    pub href: Option<String>,
    /// What the link says.
    pub text: Text,
}

impl Link {
    /// Builds a link to `href`.
    #[must_use]
    pub fn to(href: impl Into<String>, text: Text) -> Link {
        Link { href: Some(href.into()), text }
    }

    /// Builds a name without a page.
    #[must_use]
    pub fn none(text: Text) -> Link {
        Link { href: None, text }
    }
}

/// A link out of the archive, never followed by the page itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outbound {
    /// The full address.
    pub href: String,
    /// What the link says.
    pub text: Text,
    /// Where reading the outlet is punishable: the warning shown beside the link.
    pub risk: Option<String>,
}

/// A date in words, as exact as it is known and no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// The finished words: `14 Oct 2019`, `Mar 2013 – Nov 2017`, `date not known`.
    pub text: String,
    /// The value of a `datetime` attribute, for a single year, month or day.
    pub datetime: Option<String>,
    /// What is uncertain about it: `day not given`, `accounts differ`.
    pub notes: Vec<String>,
}

/// The mark of one source: its number on this page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// The number, from 1, as the legend explains it.
    pub number: usize,
    /// The report's page, at the paragraph where one is named.
    pub href: String,
    /// Outlet and date, for those who do not see the legend.
    pub title: String,
    /// Whether the outlet took the report from another (drawn round).
    pub republished: bool,
}

/// The shape that says a status, beside its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Filled square: liberty taken.
    Held,
    /// Half-filled square: house arrest, restricted.
    Limit,
    /// Diamond: asked for protection.
    Seek,
    /// Thick ring: protected, resettled.
    Safe,
    /// Thin ring: released, acquitted, home, in exile.
    Free,
    /// Open square: taken out of the country.
    Out,
    /// Dashed ring: missing or unknown.
    Gone,
    /// Thick bar: dead.
    Dead,
    /// No shape: a role, not a status.
    Role,
}

/// What was last reported of a person: shape, word, since when, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The shape.
    pub shape: Shape,
    /// The word: `Held awaiting trial`.
    pub word: String,
    /// The date alone: `Dec 2019`; `None` when no event of it has a date.
    pub date: Option<String>,
    /// The same for a column of dates: `9–15 Dec 2019`.
    pub day: Option<String>,
    /// The finished phrase: `as of December 2019`.
    pub as_of: String,
    /// Who reported it last.
    pub by: Vec<Link>,
    /// Whose word the reports rest on, where they say so.
    pub attribution: Option<Text>,
    /// The sources.
    pub chips: Vec<Chip>,
    /// `nothing later in this archive`, after twelve months without a report.
    pub silence: Option<String>,
}

/// One row of the legend of sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegendRow {
    /// The chip being explained.
    pub chip: Chip,
    /// The outlet, linked to the report.
    pub outlet: Link,
    /// `from RFE/RL`, for a report taken from another outlet.
    pub from: Option<String>,
    /// When the report appeared.
    pub when: String,
}

/// The explanation of the numbers on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Legend {
    /// The sources, in the order of their numbers; the first ones of a long list.
    pub rows: Vec<LegendRow>,
    /// How many of them are independent, and why: finished sentences.
    pub note: String,
    /// Leads to the full list on the page, when `rows` does not hold it all.
    pub more: Option<Link>,
}

/// A short fact under its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// `Opened`, `Last report`.
    pub label: String,
    /// The value, in words; several stand one under the other.
    pub values: Vec<Link>,
}

/// A stretch of a sentence, marked where it names the record of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are the name.
    pub mark: bool,
}

/// The sentence of a report that names someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The paragraph it stands in.
    pub href: String,
    /// Its words, with the name marked.
    pub runs: Vec<Run>,
    /// Its language, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when it differs from the page's.
    pub dir: Option<Direction>,
}

/// Where a list goes on: the pages of a long list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// `Page 2 of 5`.
    pub label: String,
    /// All pages of the list; the present one has no address.
    pub pages: Vec<Link>,
}

//! A draft: one report as import proposes it, with all that the capture says of it.

use crate::clean::{Block, Cut};

/// One report for an editor to review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The headline as printed.
    pub title: Option<String>,
    /// When it was published (EDTF), as far as the capture says.
    pub date: Option<String>,
    /// What the date rests on.
    pub date_basis: Option<DateBasis>,
    /// Who wrote it, as printed.
    pub authors: Vec<String>,
    /// Who translated it, as printed.
    pub translators: Vec<String>,
    /// Who published it, as the page names itself.
    pub outlet: Option<String>,
    /// Who published it first, where the page says so.
    pub original_outlet: Option<String>,
    /// Who repeats it, where the page says so.
    pub republished_by: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub lang: Option<String>,
    /// What the page says about rights.
    pub rights: Option<String>,
    /// The line that sums it up.
    pub standfirst: Option<String>,
    /// Credit lines as printed.
    pub credits: Vec<String>,
    /// Captions and descriptions of pictures; the pictures stay in the capture.
    pub captions: Vec<String>,
    /// Notices that reading the page is punishable somewhere.
    pub reader_risk: Vec<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// Where it came from.
    pub capture: CaptureRef,
    /// What was left out around it.
    pub cuts: Vec<Cut>,
    /// The lines of the capture it took, for plain text.
    pub lines: Vec<(usize, usize)>,
    /// The draft or article of which this is a copy.
    pub copy_of: Option<String>,
    /// What an editor should look at.
    pub issues: Vec<Issue>,
}

/// Where a draft came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaptureRef {
    /// The file as it was named.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Which of its reports, from 1.
    pub part: usize,
    /// When it was captured (RFC 3339 or EDTF), where the capture says so.
    pub captured_at: Option<String>,
}

/// What a date rests on, in the words of the front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBasis {
    /// Printed with the headline or byline.
    Byline,
    /// Said in the text.
    Text,
    /// Part of the address.
    Url,
    /// In the page's metadata or its feed.
    Metadata,
}

impl DateBasis {
    /// The word in front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Byline => "byline",
            Self::Text => "text",
            Self::Url => "url",
            Self::Metadata => "metadata",
        }
    }
}

/// Something an editor should look at before accepting a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// What exactly: a line, a name, two figures; may be empty.
    pub detail: String,
}

/// Kinds of issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueKind {
    /// Words or characters seem to be missing.
    Damage,
    /// The date may be the page's clock, or is that of a change.
    UncertainDate,
    /// Two countries read the date differently.
    AmbiguousDate,
    /// A part was left out that may belong to the report.
    UncertainCut,
    /// Two extractors see different reports on the page.
    Disagreement,
    /// Hardly any text was found.
    NoBody,
    /// The page was too deeply nested and was read as plain text.
    ReadAsText,
    /// Much of the text stands in another draft, but it is no copy.
    SharedText,
}

/// Every kind with the word under which it is stored and what it tells an editor.
pub const ISSUES: [(IssueKind, &str, &str); 8] = [
    (IssueKind::Damage, "damage", "words or characters seem to be missing in the capture"),
    (IssueKind::UncertainDate, "uncertain-date", "the date may be the page's clock or the day of a change"),
    (IssueKind::AmbiguousDate, "ambiguous-date", "the date can be read in two ways and was left out"),
    (IssueKind::UncertainCut, "uncertain-cut", "a part was left out that may belong to the report"),
    (IssueKind::Disagreement, "disagreement", "two extractors see different reports on this page"),
    (IssueKind::NoBody, "no-body", "hardly any running text was found"),
    (IssueKind::ReadAsText, "read-as-text", "the page is nested too deeply and was read as plain text"),
    (IssueKind::SharedText, "shared-text", "much of the text stands in another article"),
];

impl IssueKind {
    /// The word under which it is stored.
    pub fn word(self) -> &'static str {
        ISSUES.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// What it tells an editor.
    pub fn message(self) -> &'static str {
        ISSUES.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., message)| message)
    }
}

impl Draft {
    /// The body as plain text: paragraphs apart, no marks, no addresses.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().map(|b| b.text.as_str()).collect();
        texts.join("\n\n")
    }

    /// The body as Markdown that shows exactly the same words.
    pub fn markdown(&self) -> String {
        super::markdown::render(&self.blocks)
    }

    pub(crate) fn issue(&mut self, kind: IssueKind, detail: impl Into<String>) {
        let issue = Issue { kind, detail: detail.into() };
        if !self.issues.contains(&issue) {
            self.issues.push(issue);
        }
    }
}

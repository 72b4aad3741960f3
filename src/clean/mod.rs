//! Cleans a plain-text capture: reports out, everything else accounted for.
//!
//! [`clean`] is pure: one text in, drafts and cuts out, and each line of the
//! capture is in exactly one of them. A cut names the rule that made it, so that
//! an editor can see what was left out and why.
//!
//! Structure is judged first (how lines end, how they repeat, what runs they
//! form); the phrases of [`phrases`](phrases.toml) only support a judgement that
//! the shape suggests. The order of the rules is the order of their table in
//! `rules/mod.rs`.
//!
//! ```
//! let cleaned = casebook::clean::clean("Mine closed\n\nThe mine in the north was closed on Friday after a fall.");
//! assert_eq!(cleaned.drafts[0].title.as_deref(), Some("Mine closed"));
//! assert_eq!(cleaned.cuts[0].rule, "title");
//! ```

mod assemble;
mod names;
mod phrases;
mod posts;
mod rules;
mod shape;
mod sheet;
mod sift;
mod unit;

pub use rules::about as about_rule;
pub use rules::ids as rule_ids;
pub use sift::sift;
pub use unit::{fold_key, lines};

/// What came of one capture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// The reports, in page order.
    pub drafts: Vec<DraftText>,
    /// What no report kept, in page order.
    pub cuts: Vec<Cut>,
    /// How many lines the capture has.
    pub lines: usize,
}

/// One report: its text, and what the page says about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftText {
    /// The headline as printed; none where the page shows none.
    pub title: Option<String>,
    /// The line that sums the report up under its headline.
    pub standfirst: Option<String>,
    /// People who are printed as having written it.
    pub authors: Vec<String>,
    /// People who are printed as having translated it.
    pub translators: Vec<String>,
    /// Credit lines as printed.
    pub credits: Vec<String>,
    /// The date printed with the report (EDTF); never the clock of the page.
    pub date: Option<String>,
    /// The outlet as the page names itself.
    pub outlet: Option<String>,
    /// Who published it first, where the page says so.
    pub original_outlet: Option<String>,
    /// Who repeats it, where the page says so.
    pub republished_by: Option<String>,
    /// Captions of pictures that stood in the text.
    pub captions: Vec<String>,
    /// Notices that reading or sharing the page is punishable somewhere.
    pub reader_risk: Vec<String>,
    /// The body, paragraph by paragraph, as typed.
    pub blocks: Vec<Block>,
    /// The lines it took (1-based, both included), in order.
    pub lines: Vec<(usize, usize)>,
    /// What an editor should look at.
    pub flags: Vec<Flag>,
}

/// One paragraph of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// How it stands in the text.
    pub kind: BlockKind,
    /// The words, on one line.
    pub text: String,
    /// The first line of the capture it stands on, 1-based.
    pub line: usize,
}

/// How a paragraph stands in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A short line over a part of the text.
    Subhead,
    /// An item of a list.
    Item,
    /// A quotation set apart; only pages with markup have them.
    Quote,
}

/// Lines that no draft kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Cut {
    /// The rule that left them out.
    pub rule: &'static str,
    /// The first line, 1-based.
    pub first_line: usize,
    /// The last line, included.
    pub last_line: usize,
    /// The draft beside which the lines stood; none for what frames the whole page.
    #[serde(skip)]
    pub draft: Option<usize>,
}

/// Something an editor should look at before accepting a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// What it is.
    pub kind: FlagKind,
    /// Where, 1-based.
    pub line: usize,
}

/// Kinds of things an editor should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagKind {
    /// Words or characters are missing; the text is kept as captured.
    Damage,
    /// The date stood above the title and may be the page's clock.
    UncertainDate,
    /// A date that two countries read differently.
    AmbiguousDate,
    /// No running text was found.
    NoBody,
    /// A part was left out that may belong to the report.
    UncertainCut,
}

impl FlagKind {
    /// What `review` prints.
    pub fn message(self) -> &'static str {
        match self {
            Self::Damage => "words or characters seem to be missing in the capture",
            Self::UncertainDate => "the date stands above the title and may be the page's clock",
            Self::AmbiguousDate => "the date can be read in two ways",
            Self::NoBody => "no running text was found",
            Self::UncertainCut => "a part was left out that may belong to the report",
        }
    }
}

impl DraftText {
    /// The body as plain text, paragraphs apart, without any marks.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().map(|b| b.text.as_str()).collect();
        texts.join("\n\n")
    }
}

/// Splits a capture into the reports it holds and what is left out around them.
///
/// Never fails: a capture without running text gives no draft, and all its lines
/// are cut.
pub fn clean(capture: &str) -> Cleaned {
    let lines = unit::lines(capture);
    let units = unit::units(&lines);
    let split = posts::split(&units);
    let repeats = posts::repeats(&units);
    let reports = split.posts.iter().map(|range| {
        let sheet = rules::run(&units[range.clone()], &repeats, split.posts.len() > 1);
        (range.clone(), sheet)
    });
    assemble::assemble(&lines, &units, &split, reports.collect())
}

/// Whether a text is made of names only, as bylines are.
pub(crate) fn are_people(text: &str) -> bool {
    names::are_names(text)
}

/// Returns the people in a byline, with or without its opening `By`.
pub(crate) fn people_in(text: &str) -> Vec<String> {
    let credited = names::credit(text).map(|c| c.authors).unwrap_or_default();
    if credited.is_empty() && names::are_names(text) { names::people(text) } else { credited }
}

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;

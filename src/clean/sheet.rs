//! One report's units with what the rules have said of them so far.

use std::collections::BTreeMap;

use super::phrases::Set;
use super::shape::outside_quotes;
use super::unit::{Unit, fold_key};

/// What a rule sees: the units of one report and the verdicts of the rules before it.
pub(crate) struct Sheet<'a> {
    pub(crate) units: &'a [Unit],
    /// How often each text stands on the whole page, other reports included.
    pub(crate) repeats: &'a BTreeMap<&'a str, usize>,
    /// Whether the page holds several reports, so that this one has no head of its own.
    pub(crate) several: bool,
    pub(crate) cuts: Vec<Option<&'static str>>,
    pub(crate) title: Option<usize>,
}

/// What a rule found: units to leave out and facts for the front matter.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) cuts: Vec<usize>,
    pub(crate) notes: Vec<Note>,
}

/// A fact that a cut line states, or something an editor should look at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Note {
    /// The unit that is the title.
    Title(usize),
    Standfirst(String),
    Author(String),
    Translator(String),
    Credit(String),
    Caption(String),
    Date {
        edtf: String,
        unit: usize,
    },
    RepublishedBy(String),
    OriginalOutlet(String),
    Outlet(String),
    ReaderRisk(String),
    Flag(super::FlagKind, usize),
}

impl Found {
    pub(crate) fn cut(&mut self, unit: usize) {
        self.cuts.push(unit);
    }

    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Cuts every open unit for which the test holds.
    pub(crate) fn where_open(sheet: &Sheet<'_>, test: impl Fn(usize, &Unit) -> bool) -> Self {
        let cuts = sheet.open().filter(|&i| test(i, &sheet.units[i])).collect();
        Self { cuts, notes: Vec::new() }
    }
}

impl Sheet<'_> {
    /// Units that no rule has cut yet, in page order.
    pub(crate) fn open(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.units.len()).filter(|&i| self.cuts[i].is_none())
    }

    pub(crate) fn is_open(&self, unit: usize) -> bool {
        self.cuts[unit].is_none()
    }

    /// The nearest open unit below.
    pub(crate) fn next(&self, unit: usize) -> Option<usize> {
        (unit + 1..self.units.len()).find(|&i| self.is_open(i))
    }

    /// The nearest open unit above.
    pub(crate) fn previous(&self, unit: usize) -> Option<usize> {
        (0..unit).rev().find(|&i| self.is_open(i))
    }

    /// The unit with which running text begins: prose that goes on below.
    pub(crate) fn body_start(&self) -> Option<usize> {
        let open: Vec<usize> = self.open().filter(|&i| self.title.is_none_or(|t| i > t)).collect();
        let prose = |i: &usize| self.units[*i].shape.is_prose();
        let goes_on = |at: usize| {
            let below = &open[at + 1..(at + 5).min(open.len())];
            below.first().is_none_or(prose) || below.iter().filter(|i| prose(i)).count() * 2 >= below.len()
        };
        let dense = (0..open.len()).find(|&at| prose(&open[at]) && goes_on(at));
        dense.map(|at| open[at]).or_else(|| open.iter().find(|i| prose(i)).copied())
    }

    /// The last open unit of running text.
    pub(crate) fn body_end(&self) -> Option<usize> {
        self.open().rev().find(|&i| self.units[i].shape.is_prose())
    }

    /// Open units below the last prose.
    pub(crate) fn tail(&self) -> Vec<usize> {
        let end = self.body_end().map_or(0, |i| i + 1);
        self.open().filter(|&i| i >= end).collect()
    }

    /// Open units above the first prose.
    pub(crate) fn head(&self) -> Vec<usize> {
        let start = self.body_start().unwrap_or(0);
        self.open().filter(|&i| i < start).collect()
    }

    /// The first unit at or below this one where running text goes on: two paragraphs
    /// in a row, or one that ends the report.
    pub(crate) fn resumes(&self, unit: usize) -> Option<usize> {
        let open: Vec<usize> = self.open().filter(|&i| i >= unit).collect();
        let runs = |i: usize| self.units[i].shape.is_running() && !self.is_notice(i);
        let at = (0..open.len()).find(|&at| runs(open[at]) && open.get(at + 1).is_none_or(|&i| runs(i)));
        at.map(|at| open[at])
    }

    /// Words of running text from this unit on, as a share of all.
    pub(crate) fn prose_share_from(&self, unit: usize) -> f32 {
        let words = |from: usize| -> usize {
            let prose = self.open().filter(|&i| i >= from && self.units[i].shape.is_prose());
            prose.map(|i| self.units[i].shape.words).sum()
        };
        words(unit) as f32 / words(0).max(1) as f32
    }

    /// Whether the unit speaks of the page rather than of the world.
    pub(crate) fn is_notice(&self, unit: usize) -> bool {
        let unit = &self.units[unit];
        let spoken = || Set::ReaderWord.within(&fold_key(&outside_quotes(&unit.text)));
        Set::Legal.within(&unit.key)
            || Set::Comments.within(&unit.key)
            || is_appeal(unit)
            || (Set::LegalWeak.within(&unit.key) && spoken())
    }

    pub(crate) fn on_page(&self, unit: usize) -> usize {
        self.repeats.get(self.units[unit].key.as_str()).copied().unwrap_or(1)
    }
}

/// Whether a paragraph opens with an imperative to the reader and names a channel of
/// the outlet. Quoted speech is not the page's voice.
pub(crate) fn is_appeal(unit: &Unit) -> bool {
    let quoted = unit.text.starts_with(['“', '"', '«', '„', '‘', '\'']);
    if quoted || unit.shape.words > 70 {
        return false;
    }
    let own = fold_key(&outside_quotes(&unit.text));
    Set::AppealStart.opens(&own).is_some_and(|start| Set::Channel.within(&own) && start.len() < own.len())
}

//! How many independent roots a statement has: computed verification.
//!
//! Copies, translations, republications and sister outlets count once; so do
//! reports that rest on one attribution.

use std::collections::BTreeSet;

use crate::model::{RecordId, Records, Source};

/// The root of a report: the outlet, or group of sister outlets, that first
/// published it; without an outlet the report itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// Sister outlets share a group.
    Group(String),
    /// An outlet of its own.
    Outlet(RecordId),
    /// A report whose outlet is not known.
    Report(RecordId),
}

/// How many reports say so, and how many independent origins they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verification {
    /// Articles.
    pub reports: usize,
    /// Independent origins; at most `reports`.
    pub origins: usize,
}

impl Verification {
    /// Two or more independent origins.
    #[must_use]
    pub fn is_corroborated(self) -> bool {
        self.origins >= 2
    }
}

/// Finds the origin of a report, following copies and translations.
#[must_use]
pub fn origin(records: &Records, article: RecordId) -> Origin {
    let mut at = article;
    for _ in 0..64 {
        let record = &records.articles[at.at()];
        match record.copy_of.or(record.translation_of) {
            Some(next) => at = next,
            None => break,
        }
    }
    let root = &records.articles[at.at()];
    match root.original_outlet.or(root.outlet) {
        Some(outlet) => match &records.outlets[outlet.at()].group {
            Some(group) => Origin::Group(group.to_lowercase()),
            None => Origin::Outlet(outlet),
        },
        None => Origin::Report(at),
    }
}

/// Counts the reports behind a statement and their independent origins; with
/// an `attribution` they all rest on one word and count as one origin.
#[must_use]
pub fn verification<'a>(
    records: &Records,
    sources: impl IntoIterator<Item = &'a Source>,
    attribution: Option<&str>,
) -> Verification {
    let reports: BTreeSet<RecordId> = sources.into_iter().map(|source| source.article).collect();
    let origins: BTreeSet<Origin> = reports.iter().map(|article| origin(records, *article)).collect();
    let origins = if attribution.is_some() { origins.len().min(1) } else { origins.len() };
    Verification { reports: reports.len(), origins }
}

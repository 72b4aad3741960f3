//! Content notes: what a reader should know before the texts of a record.
//!
//! An editor writes them (`content_notes` of an article), or they follow from the kinds of events that a record tells of.
//! The words of a record that has one stand below the note, on its own page. Lists, cards, feeds, results of the
//! search, pictures and markup have its name, its dates and the note. Open data has the words with the note beside them.

use crate::model::vocabulary::EventKind;
use crate::model::{Kind, RecordId};
use crate::site::{Index, Public};

/// Whether a record has a content note.
#[must_use]
pub fn is_noted(public: &Public<'_>, index: &Index, record: RecordId) -> bool {
    !own(public, record).is_empty() || !of_events(public, index, record).is_empty()
}

/// The notes that an editor wrote.
#[must_use]
pub fn own<'p>(public: &'p Public<'_>, record: RecordId) -> &'p [String] {
    match record.kind {
        Kind::Article => &public.records().articles[record.at()].content_notes,
        _ => &[],
    }
}

/// Whether an editor's notes say a word already.
#[must_use]
pub fn says(own: &[String], word: &str) -> bool {
    own.iter().any(|note| note.to_lowercase() == word.to_lowercase())
}

/// The distressing kinds of event that a record tells of or, if it is a report, is a source of.
#[must_use]
pub fn of_events(public: &Public<'_>, index: &Index, record: RecordId) -> Vec<EventKind> {
    let linked = match record.kind {
        Kind::Article => index.cited_by.get(record),
        Kind::Case => &Vec::new(),
        _ => index.events.get(record),
    };
    let linked = linked.iter().map(|at| public.event(*at).kind);
    let told: Vec<EventKind> =
        linked.chain(public.records().events(record).iter().map(|event| event.kind)).collect();
    EventKind::DISTRESSING.into_iter().filter(|kind| told.contains(kind)).collect()
}

//! Tombstones: each has its original, and an address of its own.

use crate::diag::{Diag, Span, codes};
use crate::model::{Records, Removal};

/// Tombstones whose original is not there, or whose address is another record's.
pub(super) fn check(records: &Records) -> Vec<Diag> {
    let alone = records.removals.iter().filter(|removal| !removal.has_original && !removal.erased);
    let taken = records.removals.iter().filter_map(|removal| Some(taken(removal, bearer(records, removal)?)));
    alone.map(|removal| missing(records, removal)).chain(taken).collect()
}

fn missing(records: &Records, removal: &Removal) -> Diag {
    let id = &records.head(removal.record).id;
    let message = "the original of what was taken down is not here: its names cannot be taken out of texts";
    Diag::error(codes::ORIGINAL_MISSING, removal.top, message)
        .help(format!("copy it to private/{}/{id}.md from wherever it is kept", removal.record.kind.folder()))
        .help("if it was destroyed, and you took its names out of all texts yourself, add `erased = true`")
}

/// Whose address the tombstone's is besides.
fn bearer(records: &Records, removal: &Removal) -> Option<Span> {
    let kind = removal.record.kind;
    let others = records.of(kind).filter(|record| *record != removal.record);
    let other = others.map(|record| records.head(record)).find(|head| {
        let old = head.redirects.iter().map(|row| row.0.as_str());
        let mut all = old.chain(head.publish.public_id.as_deref()).chain([head.id.as_str()]);
        all.any(|known| known == removal.address)
    });
    let twin = records.removals.iter().find(|twin| {
        twin.record.kind == kind && twin.record < removal.record && twin.address == removal.address
    });
    other.map(|head| head.top()).or(twin.map(|twin| twin.top))
}

fn taken(removal: &Removal, other: Span) -> Diag {
    let message = format!("`{}` is an address of another {}", removal.address, removal.record.kind);
    Diag::error(codes::ADDRESS_TAKEN, removal.top, message)
        .also(other, "this one")
        .help("choose another `address` for the tombstone")
}

//! Old ids: each leads to one living record, and is never a living id again.

use std::collections::HashMap;

use crate::diag::{Diag, Span, codes};
use crate::model::{Kind, RecordId, Records};

/// Checks all old ids.
pub(super) fn check(records: &Records) -> Vec<Diag> {
    if records.all().all(|record| records.head(record).redirects.is_empty()) {
        return Vec::new();
    }
    let living: HashMap<(Kind, String), RecordId> =
        records.all().map(|record| ((record.kind, records.head(record).id.to_lowercase()), record)).collect();
    let mut claimed: HashMap<(Kind, String), Span> = HashMap::new();
    let mut diags = Vec::new();
    for record in records.all() {
        for (old, span) in &records.head(record).redirects {
            let key = (record.kind, old.to_lowercase());
            if let Some(other) = living.get(&key) {
                diags.push(taken(records, record, *other, old, *span));
            } else if let Some(first) = claimed.get(&key) {
                let message = format!("the old id `{old}` leads to two records");
                let diag = Diag::error(codes::ADDRESS_TAKEN, *span, message);
                diags.push(diag.also(*first, "claimed here first").help("leave it in one of them"));
            } else if crate::text::slug::check_id(old).is_err() {
                let message = format!("`{old}` was never an id: only a-z, 0-9 and single hyphens");
                diags.push(
                    Diag::error(codes::BAD_ID, *span, message)
                        .help("write the old file's name without `.md`"),
                );
            }
            claimed.entry(key).or_insert(*span);
        }
    }
    diags
}

/// The old id belongs to a living record: a circle if that one leads back.
fn taken(records: &Records, record: RecordId, other: RecordId, old: &str, span: Span) -> Diag {
    let own = &records.head(record).id;
    let other_head = records.head(other);
    let back = other_head.redirects.iter().find(|(id, _)| id.eq_ignore_ascii_case(own));
    if other == record {
        let message = format!("`{old}` redirects to itself");
        return Diag::error(codes::REDIRECT_LOOP, span, message).help("remove it");
    }
    match back {
        Some((_, back)) => {
            Diag::error(codes::REDIRECT_LOOP, span, format!("`{old}` and `{own}` redirect to each other"))
                .also(*back, "and back")
                .help("keep the redirect in the record that lives on, and delete the other file")
        }
        None => {
            Diag::error(codes::ADDRESS_TAKEN, span, format!("`{old}` is the id of a living {}", record.kind))
                .also(other_head.top(), "this one")
                .help("delete the old file, or choose another id")
        }
    }
}

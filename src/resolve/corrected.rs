//! Statements that no longer stand: each names the day of a correction of its own record.

use crate::diag::{Diag, codes};
use crate::model::{Corrected, Correction, RecordId, Records};

/// Statements marked `corrected` on a day on which their record has no correction.
pub(super) fn check(records: &Records) -> Vec<Diag> {
    let mut diags = Vec::new();
    for record in records.all() {
        let known = &records.head(record).corrections;
        let alone = |mark: &&Corrected| !known.iter().any(|correction| correction.date == mark.on);
        for mark in marks(records, record).into_iter().filter(|mark| alone(mark)) {
            let message = "this statement was corrected, but no `[[correction]]` of the record has that day";
            let day = |correction: &Correction| correction.date.earliest().map(|day| day.to_string());
            let days: Vec<String> = known.iter().filter_map(day).collect();
            let help = match days.as_slice() {
                [] => "add a `[[correction]]` with that `date`, and `what` was wrong".to_owned(),
                days => format!("give the day of one of its corrections: {}", days.join(", ")),
            };
            diags.push(Diag::error(codes::NO_CORRECTION, mark.span, message).help(help));
        }
    }
    diags
}

/// The marks of a record's statements.
fn marks(records: &Records, record: RecordId) -> Vec<&Corrected> {
    let claims = records.head(record).claims.iter().filter_map(|claim| claim.corrected.as_ref());
    let events = records.events(record).iter().filter_map(|event| event.corrected.as_ref());
    let charges = records.charges(record).iter().filter_map(|charge| charge.corrected.as_ref());
    claims.chain(events).chain(charges).collect()
}

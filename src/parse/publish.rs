//! `[publish]`: rules that this version cannot honour stop the build.

use crate::diag::{Diag, codes};
use crate::model::Publish;
use crate::model::vocabulary::Visibility;
use crate::parse::table::{Reader, Table};

/// Keys of the contract that are not honoured yet; each would hide something.
const NOT_YET: [&str; 9] = [
    "identity",
    "public_name",
    "public_id",
    "location",
    "at_risk",
    "review_by",
    "minor",
    "reason_public",
    "photo",
];

/// Reads the rules of publishing of a record, on top of the site's own.
pub(crate) fn publish(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> Publish {
    match record.table(r, "publish") {
        Some(table) => read(r, table, keys),
        None => Publish::default(),
    }
}

/// Reads the rules; `outer` are the keys that stand above the table.
pub(crate) fn read(r: &mut Reader<'_>, mut table: Table<'_>, outer: &[&str]) -> Publish {
    let visibility = table.word::<Visibility>(r, "visibility").unwrap_or(Visibility::Public);
    let basis = table.word(r, "basis");
    for key in NOT_YET {
        not_yet(r, &mut table, key);
    }
    table.finish(r, outer);
    Publish { visibility, basis }
}

/// `identity = "full"` and `location = "exact"` hide nothing and are honoured.
fn not_yet(r: &mut Reader<'_>, table: &mut Table<'_>, key: &'static str) {
    if !table.has(key) {
        return;
    }
    match key {
        "at_risk" | "minor" if table.flag(r, key) == Some(false) => return,
        "at_risk" | "minor" => {}
        "review_by" => {
            table.date(r, key);
            return;
        }
        "identity" | "location" => match table.text_at(r, key) {
            Some(at) if matches!(at.value.as_str(), "full" | "exact") => return,
            _ => {}
        },
        _ => {
            table.text_at(r, key);
        }
    }
    let span = table.place(r, key);
    let message = format!("`{key}` is a publishing rule that this version cannot honour yet");
    let help = "keep the record `draft = true`, or withhold it with `visibility = \"withheld\"`";
    r.error(Diag::error(codes::NOT_SUPPORTED, span, message).help(help));
}

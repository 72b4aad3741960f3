//! Rules of publishing that need more than one record, or the day, to be judged.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::diag::{Diag, codes};
use crate::model::{Kind, RecordId, Records};
use crate::text::spell;

/// Every check on rules of publishing that does not depend on the day.
pub(super) fn check(records: &Records) -> Vec<Diag> {
    let mut diags = taken_ids(records);
    diags.extend(telling_ids(records));
    diags.extend(in_characters_only(records));
    diags
}

/// Somebody's name is hidden and written in no letters, so that most spellings of it cannot be found.
fn in_characters_only(records: &Records) -> impl Iterator<Item = Diag> + '_ {
    let has_letters = |name: &str| name.chars().any(|c| c.is_alphabetic() && !spell::is_han(c));
    let hidden = records.of(Kind::Person).filter(move |record| {
        let aliases = records.aliases(*record).iter().map(|alias| alias.value.as_str());
        let mut names = aliases.chain([records.name(*record)]);
        let head = records.head(*record);
        head.hides_name()
            && !head.draft
            && names.all(|name| !has_letters(name) && name.chars().any(spell::is_han))
    });
    hidden.map(|record| {
        let message = "a hidden name in Chinese characters alone: in other letters only pinyin is found";
        Diag::warning(codes::CHARACTERS_ONLY, records.head(record).top(), message)
            .help("add how it is spelt in other letters: `[[alias]]` with `value = \"…\"`")
    })
}

/// Removals that should be told by `today`, and those that are told before their day.
fn due(records: &Records, today: NaiveDate) -> impl Iterator<Item = Diag> + '_ {
    records.removals.iter().filter_map(move |removal| {
        let day = removal.date.earliest().or(removal.date.latest())?;
        let (message, help) = match (removal.hold, day <= today) {
            (true, true) => (
                format!("the day has come to tell of this removal: {day}"),
                "remove `hold = true`, or set a later `date`",
            ),
            (false, false) => (
                format!("this removal is told before its day, {day}"),
                "add `hold = true`, or set `date` to a day that has come",
            ),
            _ => return None,
        };
        Some(Diag::warning(codes::REMOVAL_DUE, removal.top, message).help(help))
    })
}

/// A public id that is some other record's address.
fn taken_ids(records: &Records) -> Vec<Diag> {
    let with_one = |record: &RecordId| records.head(*record).publish.public_id.is_some();
    let all: Vec<RecordId> = records.all().filter(with_one).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let mut taken: HashMap<(Kind, &str), RecordId> = HashMap::new();
    for record in records.all() {
        let head = records.head(record);
        let old = head.redirects.iter().map(|row| row.0.as_str());
        taken.extend(old.chain([head.id.as_str()]).map(|id| ((record.kind, id), record)));
    }
    let mut diags = Vec::new();
    for record in all {
        let head = records.head(record);
        let Some(id) = head.publish.public_id.as_deref() else { continue };
        let other = *taken.entry((record.kind, id)).or_insert(record);
        if other != record {
            let message = format!("the public id `{id}` is an address of another {}", record.kind);
            let diag = Diag::error(codes::ADDRESS_TAKEN, head.top(), message);
            diags.push(diag.also(records.head(other).top(), "this one").help("choose another `public_id`"));
        }
    }
    diags
}

/// Somebody's name is hidden, and their address would tell it.
fn telling_ids(records: &Records) -> Vec<Diag> {
    let named = records.of(Kind::Person).chain(records.of(Kind::Organisation));
    let hidden = named.filter(|record| {
        let head = records.head(*record);
        head.hides_name() && !head.is_withheld() && !head.draft && head.publish.public_id.is_none()
    });
    let telling = hidden.filter(|record| {
        let aliases = records.aliases(*record).iter().map(|alias| alias.value.as_str());
        aliases.chain([records.name(*record)]).any(|name| spell::share_word(&records.head(*record).id, name))
    });
    telling
        .map(|record| {
            let head = records.head(record);
            let message = format!("the address `{}` would tell the name that is hidden", head.id);
            let letter = &record.kind.singular()[..1];
            let help = format!(
                "below `[publish]`, add `public_id = \"{letter}-0001\"`: it stands in every address instead"
            );
            Diag::error(codes::TELLING_ID, head.top(), message).help(help)
        })
        .collect()
}

/// Records whose rules of publishing should have been looked at again before `today`, and removals that
/// are to be told.
#[must_use]
pub fn overdue(records: &Records, today: NaiveDate) -> Vec<Diag> {
    let all = records.all().map(|record| records.head(record)).filter(|head| !head.draft);
    all.filter_map(|head| {
        let last = head.publish.review_by?.latest()?;
        let message =
            format!("the rules of publishing of `{}` were to be looked at again by {last}", head.id);
        let help = "look whether what is published still may be, then set a later `review_by`";
        (last < today).then(|| Diag::warning(codes::OVERDUE, head.top(), message).help(help))
    })
    .chain(due(records, today))
    .chain(records.media.iter().filter_map(|media| {
        let last = media.publish.review_by?.latest()?;
        let message = format!("the picture `{}` was to be looked at again by {last}", media.id);
        let help = "look whether it still may be shown, then set a later `review_by`";
        (last < today).then(|| Diag::warning(codes::OVERDUE, media.top, message).help(help))
    }))
    .collect()
}

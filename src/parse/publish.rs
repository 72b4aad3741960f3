//! `[publish]`: the rules of publishing. A rule that cannot be honoured stops the build.

use crate::diag::{Diag, codes};
use crate::model::vocabulary::{Identity, PlacePrecision};
use crate::model::{Kind, Publish};
use crate::parse::table::{Reader, Table};
use crate::text::slug::check_id;

/// Reads the rules of publishing of a record; the site's own are added later.
pub(crate) fn publish(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str], kind: Kind) -> Publish {
    match record.table(r, "publish") {
        Some(table) => read(r, table, keys, Some(kind)),
        None => Publish::default(),
    }
}

/// Reads the rules; `outer` are the keys that stand above the table, `kind` is `None` for the rules of the site.
pub(crate) fn read(r: &mut Reader<'_>, mut table: Table<'_>, outer: &[&str], kind: Option<Kind>) -> Publish {
    let publish = Publish {
        visibility: table.word(r, "visibility"),
        identity: table.word(r, "identity"),
        public_name: table.text(r, "public_name"),
        public_id: public_id(r, &mut table),
        location: table.word(r, "location"),
        basis: table.word(r, "basis"),
        at_risk: table.flag(r, "at_risk"),
        review_by: table.date(r, "review_by"),
        minor: table.flag(r, "minor"),
        reason_public: table.text(r, "reason_public"),
    };
    misplaced(r, &table, &publish, kind);
    contradicting(r, &table, &publish);
    if table.has("photo") {
        table.text_at(r, "photo");
        let span = table.place(r, "photo");
        let message = "`photo` is a publishing rule that this version cannot honour yet";
        let help = "leave it out: this version publishes no pictures";
        r.error(Diag::error(codes::NOT_SUPPORTED, span, message).help(help));
    }
    table.finish(r, outer);
    publish
}

fn public_id(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<String> {
    let at = table.text_at(r, "public_id")?;
    if check_id(&at.value).is_ok() {
        return Some(at.value);
    }
    let message = format!("`{}` cannot be an id: only a-z, 0-9 and single hyphens", at.value);
    r.error(Diag::error(codes::BAD_ID, at.span, message).help("such as `p-0001`"));
    None
}

/// Rules that would hide nothing where they stand.
fn misplaced(r: &mut Reader<'_>, table: &Table<'_>, publish: &Publish, kind: Option<Kind>) {
    let person = matches!(kind, None | Some(Kind::Person));
    let placed = matches!(kind, None | Some(Kind::Person | Kind::Case | Kind::Place));
    let hides = publish.identity.is_some_and(|identity| identity != Identity::Full);
    let coarse = publish.location.is_some_and(|grain| grain != PlacePrecision::Exact);
    let whole = matches!(kind, None | Some(Kind::Page));
    for (key, wrong, where_it_works) in [
        ("identity", hides && !person, "people"),
        ("minor", publish.is_minor() && !person, "people"),
        ("location", coarse && !placed, "people, cases and places"),
        ("public_id", publish.public_id.is_some() && whole, "single records that are no pages"),
        ("public_name", publish.public_name.is_some() && kind.is_none(), "single records"),
    ] {
        if wrong {
            let message = format!("`{key}` is honoured in {where_it_works} only");
            let help = "keep the record `draft = true`, or withhold it with `visibility = \"withheld\"`";
            r.error(Diag::error(codes::NOT_SUPPORTED, table.place(r, key), message).help(help));
        }
    }
}

fn contradicting(r: &mut Reader<'_>, table: &Table<'_>, publish: &Publish) {
    if publish.at_risk == Some(true) && publish.review_by.is_none() {
        let message = "`at_risk` without the day by which somebody looks again";
        let help = "add `review_by = \"2027-01-31\"`";
        r.error(Diag::error(codes::NOT_BOTH, table.place(r, "at_risk"), message).help(help));
    }
    if publish.is_minor() && publish.identity == Some(Identity::Full) {
        let message = "a minor is never shown with the full name";
        let help = "`identity = \"initials\"` or `\"anonymous\"`, or leave the key out";
        r.error(Diag::error(codes::NOT_BOTH, table.place(r, "identity"), message).help(help));
    }
}

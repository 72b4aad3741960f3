//! `[publish]`: the rules of publishing. A rule that cannot be honoured stops the build.

use crate::diag::{Diag, codes};
use crate::model::vocabulary::{Identity, PlacePrecision};
use crate::model::{Kind, Publish};
use crate::parse::ids::is_own_page;
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
        photo: table.flag(r, "photo"),
        reason_public: table.text(r, "reason_public"),
    };
    misplaced(r, &table, &publish, kind);
    contradicting(r, &table, &publish);
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

/// Rules that would hide nothing where they stand: each says what to do instead.
fn misplaced(r: &mut Reader<'_>, table: &Table<'_>, publish: &Publish, kind: Option<Kind>) {
    let person = matches!(kind, None | Some(Kind::Person));
    let placed = kind != Some(Kind::Outlet);
    let hides = publish.identity.is_some_and(|identity| identity != Identity::Full);
    let anonymous_body = kind == Some(Kind::Organisation) && publish.identity == Some(Identity::Anonymous);
    let coarse = publish.location.is_some_and(|grain| grain != PlacePrecision::Exact);
    let site = kind.is_none();
    const WITHHOLD: &str =
        "withhold the record, `visibility = \"withheld\"`: its name is taken out of all texts";
    const ONE: &str = "write it below `[publish]` in the record that it belongs to";
    for (key, wrong, works, help) in [
        (
            "identity",
            hides && !person && !anonymous_body,
            "people, and as `anonymous` organisations",
            WITHHOLD,
        ),
        ("minor", publish.is_minor() && !person, "people", "mark the people in it"),
        ("photo", publish.photo.is_some() && !person, "people", "a picture has its own `[publish]`"),
        (
            "location",
            coarse && !placed,
            "all records but outlets",
            "write it in the records that name the place",
        ),
        ("public_id", publish.public_id.is_some() && site, "single records: an id belongs to one", ONE),
        ("public_name", publish.public_name.is_some() && site, "single records: a name belongs to one", ONE),
    ] {
        if wrong {
            let message = format!("`{key}` is honoured in {works}");
            r.error(Diag::error(codes::NOT_SUPPORTED, table.place(r, key), message).help(help));
        }
    }
    let own_page =
        publish.public_id.as_deref().filter(|_| kind == Some(Kind::Page)).filter(|id| is_own_page(id));
    if let Some(id) = own_page {
        let message = format!("`{id}` is a page that the program makes or looks for by that name");
        let diag = Diag::error(codes::RESERVED_NAME, table.place(r, "public_id"), message);
        r.error(diag.help("choose another `public_id`"));
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

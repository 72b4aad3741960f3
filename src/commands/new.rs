//! `casebook new`: a record from a template, as a draft.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};

use crate::cli::{KindArg, NewArgs};
use crate::commands::{Exit, print};
use crate::edit;
use crate::model::Kind;
use crate::parse::Ids;
use crate::source;
use crate::text::slug::{check_id, slug};

pub(super) fn run(root: &Path, args: &NewArgs) -> anyhow::Result<Exit> {
    let kind = kind(args.kind);
    let ids = Ids::collect(&source::load(root)?.value.sources).value;
    let id = id(args, kind, &ids)?;
    anyhow::ensure!(check_id(&id).is_ok(), "`{id}` cannot be an id: only a-z, 0-9 and single hyphens");
    anyhow::ensure!(ids.find(kind, &id).is_none(), "there is a {kind} `{id}` already");
    let name = args.name.clone().unwrap_or_else(|| id.replace('-', " "));
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    let text = template(kind).replace("{name}", &quoted).replace("{today}", &today()?.to_string());
    let path = format!("content/{}/{id}.md", kind.folder());
    edit::create(&root.join(&path), &text)?;
    print(&format!("{path}\n"))?;
    Ok(Exit::Clean)
}

fn id(args: &NewArgs, kind: Kind, ids: &Ids) -> anyhow::Result<String> {
    if args.opaque {
        let letter = &kind.singular()[..1];
        let free =
            (1..).map(|number| format!("{letter}-{number:04}")).find(|id| ids.find(kind, id).is_none());
        return Ok(free.unwrap_or_default());
    }
    let made = args.id.clone().or_else(|| args.name.as_deref().map(slug)).unwrap_or_default();
    anyhow::ensure!(
        !made.is_empty(),
        "an id is needed\nhelp: `casebook new {kind} some-id`, `--name \"Some Name\"`, or `--opaque`"
    );
    Ok(made)
}

fn kind(arg: KindArg) -> Kind {
    match arg {
        KindArg::Article => Kind::Article,
        KindArg::Person => Kind::Person,
        KindArg::Case => Kind::Case,
        KindArg::Organisation => Kind::Organisation,
        KindArg::Place => Kind::Place,
        KindArg::Outlet => Kind::Outlet,
        KindArg::Page => Kind::Page,
    }
}

fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => include_str!("../../starter/new/article.md"),
        Kind::Person => include_str!("../../starter/new/person.md"),
        Kind::Case => include_str!("../../starter/new/case.md"),
        Kind::Organisation => include_str!("../../starter/new/organisation.md"),
        Kind::Place => include_str!("../../starter/new/place.md"),
        Kind::Outlet => include_str!("../../starter/new/outlet.md"),
        Kind::Page => include_str!("../../starter/new/page.md"),
    }
}

/// The day on which a record is added; `SOURCE_DATE_EPOCH` stands for the clock.
pub(super) fn today() -> anyhow::Result<NaiveDate> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Utc::now().date_naive()) };
    let seconds = epoch.to_string_lossy().parse::<i64>().ok();
    let moment = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment
        .map(|moment| moment.date_naive())
        .ok_or_else(|| anyhow::anyhow!("SOURCE_DATE_EPOCH is not a number of seconds"))
}

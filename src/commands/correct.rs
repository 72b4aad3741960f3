//! `casebook correct`: a public correction of a record.

use std::path::Path;

use anyhow::Context as _;
use toml_edit::{ArrayOfTables, Item, Table, value};

use crate::cli::CorrectArgs;
use crate::commands::new::today;
use crate::commands::{Exit, print};
use crate::edit;
use crate::parse::Ids;
use crate::source;
use crate::text::edtf::Edtf;

pub(super) fn run(root: &Path, args: &CorrectArgs) -> anyhow::Result<Exit> {
    let sources = source::load(root)?.value.sources;
    let ids = Ids::collect(&sources).value;
    let record = ids.named(&args.record)?;
    let path = sources.path(ids.file(record)).to_owned();
    let day = match &args.date {
        Some(day) => {
            let known = Edtf::parse(day).is_ok();
            anyhow::ensure!(known, "`{day}` is no date\nhelp: write it as 2024-05-01");
            day.clone()
        }
        None => today()?.to_string(),
    };
    let what = said(&args.what, "--what")?;
    let why = args.why.as_deref().map(|why| said(why, "--why")).transpose()?;
    let mut correction = Table::new();
    correction["date"] = value(&day);
    correction["what"] = value(what);
    if let Some(why) = why {
        correction["why"] = value(why);
    }
    if args.dry_run {
        print(&format!("{path} would gain:\n\n[[correction]]\n{correction}"))?;
        return Ok(Exit::Clean);
    }
    edit::front(&root.join(&path), |front| {
        let list = front.entry("correction").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        list.as_array_of_tables_mut().context("`correction` is no `[[correction]]`")?.push(correction);
        Ok(())
    })?;
    print(&format!(
        "edited {path}\nA claim, event or charge that no longer stands is marked `corrected = \"{day}\"`; \
         what stands now is written beside it.\n"
    ))?;
    Ok(Exit::Clean)
}

/// Words that say something.
fn said<'t>(text: &'t str, option: &str) -> anyhow::Result<&'t str> {
    let text = text.trim();
    anyhow::ensure!(!text.is_empty(), "{option} says nothing");
    Ok(text)
}

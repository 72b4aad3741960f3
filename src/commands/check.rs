//! `casebook check`: all diagnostics, nothing written.

use std::path::Path;

use crate::cli::{CheckArgs, DiagFormat};
use crate::commands::new::today;
use crate::commands::{Exit, build, print, report, verdict};
use crate::diag::{in_file_order, json};
use crate::resolve::{captures, overdue};
use crate::site::{Replacing, checked_public};
use crate::{pipeline, source};

pub(super) fn run(root: &Path, args: &CheckArgs) -> anyhow::Result<Exit> {
    let mut run = pipeline::run(root)?;
    build::themes(&mut run);
    run.diags.extend(overdue(&run.archive.records, today()?));
    let changed = source::changed_captures(root)?;
    run.diags.extend(captures::changed(&changed, &run.archive.records, &run.sources));
    let archive = std::mem::take(&mut run.archive);
    if archive.registry.is_some() {
        run.diags.extend(checked_public(archive, &run.sources, Replacing::On).diags);
    }
    in_file_order(&mut run.diags);
    match args.format {
        DiagFormat::Json => print(&json::render(&run.diags, &run.sources))?,
        DiagFormat::Text => report(&run.diags, &run.sources, args.all),
    }
    Ok(verdict(&run.diags, args.deny_warnings))
}

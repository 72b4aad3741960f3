//! `casebook apply`: an earlier copy becomes the present one.

use crate::bundle::{Applied, apply};
use crate::cli::ApplyArgs;
use crate::commands::{Exit, print};

pub(super) fn run(args: &ApplyArgs) -> anyhow::Result<Exit> {
    let copy = args.copy.display();
    match apply(&args.delta, &args.copy)? {
        Applied::Before => print(&format!("{copy} is up to date already\n"))?,
        Applied::Now(written) => print(&format!(
            "{copy} is up to date and whole: {} files, {} written, {} removed\n",
            written.files, written.changed, written.removed
        ))?,
    }
    Ok(Exit::Clean)
}

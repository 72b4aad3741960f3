//! `casebook import`: captures become drafts.
//!
//! Files are read in parallel and written in order, each whole; a run that is broken
//! off is taken up by running it again, for what is there already is left alone.

mod archive;
mod explain;
mod gather;
mod jsonl;
mod store;

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use self::archive::Archive;
use self::gather::Input;
use crate::cli::{Cli, ImportArgs, ListFormat};
use crate::commands::{Exit, print};
use crate::import::copies::{self, Leader, Relation};
use crate::import::{self, Draft, IssueKind, Reading};

/// One file with what was read from it.
struct Read {
    input: Input,
    bytes: Vec<u8>,
    reading: Reading,
}

pub(super) fn run(cli: &Cli, args: &ImportArgs) -> anyhow::Result<Exit> {
    let root = match super::root(cli) {
        Ok(root) => Some(root),
        Err(_) if args.dry_run && cli.root.is_none() => None,
        Err(error) => return Err(error),
    };
    let archive = Archive::of(root.as_deref())?;
    let inputs = gather::files(&args.files)?;
    let mut read = read_all(inputs, args.outlet.as_deref());
    let copies = find_copies(&mut read, &archive);
    if args.explain {
        read.iter().try_for_each(|file| print(&explain::file(file)))?;
    }
    let written = match root.filter(|_| !args.dry_run) {
        Some(root) => Some(store::write(&root, &archive, &read)?),
        None => None,
    };
    if args.format == ListFormat::Jsonl {
        read.iter().flat_map(|file| &file.reading.drafts).try_for_each(|draft| print(&jsonl::line(draft)))?;
    }
    let summary = summary(&read, copies, written.as_ref());
    if args.format == ListFormat::Jsonl || args.explain {
        super::note(&summary)
    } else {
        print(&summary)?
    }
    let refused = read.iter().any(|file| !file.reading.refused.is_empty());
    Ok(if refused { Exit::Content } else { Exit::Clean })
}

fn read_all(inputs: Vec<Input>, outlet: Option<&str>) -> Vec<Read> {
    let bar = progress(inputs.len());
    let done = AtomicUsize::new(0);
    let read: Vec<Read> = inputs
        .into_par_iter()
        .map(|input| {
            let file = read_one(input, outlet);
            bar.set_position(done.fetch_add(1, Ordering::Relaxed) as u64 + 1);
            file
        })
        .collect();
    bar.finish_and_clear();
    read
}

fn read_one(input: Input, outlet: Option<&str>) -> Read {
    let (bytes, mut reading) = match input.bytes() {
        Ok(bytes) => {
            let reading = import::read(&input.name, &bytes);
            (bytes, reading)
        }
        Err(why) => (Vec::new(), Reading::of_refusal(why)),
    };
    for draft in &mut reading.drafts {
        draft.outlet = draft.outlet.take().or_else(|| outlet.map(str::to_owned));
    }
    Read { input, bytes, reading }
}

/// Drawn on a terminal only.
fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} captures") {
        bar.set_style(style);
    }
    bar
}

/// Compares all drafts with one another and with the archive; says how many are copies.
fn find_copies(read: &mut [Read], archive: &Archive) -> usize {
    let drafts: Vec<&Draft> = read.iter().flat_map(|file| &file.reading.drafts).collect();
    let texts: Vec<copies::Text<'_>> = drafts.par_iter().map(|draft| text(draft)).collect();
    let known = |at: usize| {
        let article = &archive.articles[at];
        copies::Text { title: Some(&article.title), body: archive.body(article), weight: 0 }
    };
    let findings = copies::find(&texts, archive.articles.len(), known);
    let own = |draft: &Draft| archive.of_capture(&draft.capture.sha256, draft.capture.part);
    let own: Vec<&[usize]> = drafts.iter().map(|draft| own(draft)).collect();
    let names: Vec<String> = drafts.iter().map(|draft| reference(draft)).collect();
    let mut drafts: Vec<&mut Draft> = read.iter_mut().flat_map(|file| &mut file.reading.drafts).collect();
    let mut count = 0;
    for finding in findings {
        let leader = match finding.leader {
            Leader::Known(at) if own[finding.text].contains(&at) => continue,
            Leader::Known(at) => archive.articles[at].id.clone(),
            Leader::New(at) => names[at].clone(),
        };
        let draft = &mut drafts[finding.text];
        match finding.relation {
            Relation::CopyOf => {
                draft.copy_of = Some(leader);
                count += 1;
            }
            Relation::Shares => draft.issue(IssueKind::SharedText, leader),
        }
    }
    count
}

fn text(draft: &Draft) -> copies::Text<'_> {
    copies::Text { title: draft.title.as_deref(), body: draft.text().into(), weight: weight(draft) }
}

/// How well a draft's origin is known: a date, an address and an original outlet tell.
fn weight(draft: &Draft) -> u8 {
    u8::from(draft.date.is_some()) * 2
        + u8::from(draft.republished_by.is_none()) * 2
        + u8::from(draft.url.is_some())
        + u8::from(draft.title.is_some())
}

/// How drafts of one run refer to one another before they have ids.
fn reference(draft: &Draft) -> String {
    format!("{}#{}", draft.capture.file, draft.capture.part)
}

fn summary(read: &[Read], copies: usize, written: Option<&store::Written>) -> String {
    let drafts = || read.iter().flat_map(|f| &f.reading.drafts);
    let flagged = drafts().filter(|d| !d.issues.is_empty()).count();
    let mut text = format!(
        "{} drafts from {} captures, {copies} of them copies, {flagged} to look at closely\n",
        drafts().count(),
        read.len()
    );
    if let Some(written) = written {
        text += &format!("{} written, {} there already\n", written.new, written.known);
        for id in &written.differing {
            text += &format!(
                "  {id} would be cleaned differently today; see `casebook import --dry-run --explain`\n"
            );
        }
        if written.new > 0 {
            text += "`casebook review` lists what they lack\n";
        }
    }
    for file in read {
        for refusal in &file.reading.refused {
            let part = if refusal.part.is_empty() { String::new() } else { format!(" ({})", refusal.part) };
            text += &format!("refused: {}{part}: {}\n", file.input.name, refusal.why);
        }
    }
    text
}

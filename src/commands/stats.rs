//! `casebook stats`: what the archive holds, in numbers.

use std::path::Path;

use serde::Serialize;

use crate::cli::{StatsArgs, StatsFormat};
use crate::commands::{Exit, print};
use crate::model::{Kind, Records};
use crate::pipeline::{self, Run};
use crate::resolve::mentions::Target;

/// The counts, as `--format json` prints them.
#[derive(Debug, Serialize)]
struct Counts {
    articles: usize,
    people: usize,
    cases: usize,
    organisations: usize,
    places: usize,
    outlets: usize,
    pages: usize,
    drafts: usize,
    withheld: usize,
    events: usize,
    mentions: usize,
    mentions_with_two_readings: usize,
    errors: usize,
    warnings: usize,
}

pub(super) fn run(root: &Path, args: &StatsArgs) -> anyhow::Result<Exit> {
    let counts = counts(&pipeline::run(root)?);
    match args.format {
        StatsFormat::Json => {
            print(&format!("{}\n", serde_json::to_string(&counts).expect("numbers serialise")))?;
        }
        StatsFormat::Text => print(&text(&counts))?,
    }
    Ok(Exit::Clean)
}

fn counts(run: &Run) -> Counts {
    let records: &Records = &run.archive.records;
    let mentions = || run.archive.bodies.iter().flat_map(|body| body.mentions.iter());
    let errors = run.diags.iter().filter(|diag| diag.is_error()).count();
    let events = records.cases.iter().map(|case| case.events.len()).sum::<usize>()
        + records.people.iter().map(|person| person.events.len()).sum::<usize>();
    Counts {
        articles: records.count(Kind::Article),
        people: records.count(Kind::Person),
        cases: records.count(Kind::Case),
        organisations: records.count(Kind::Organisation),
        places: records.count(Kind::Place),
        outlets: records.count(Kind::Outlet),
        pages: records.count(Kind::Page),
        drafts: records.all().filter(|record| records.head(*record).draft).count(),
        withheld: records.all().filter(|record| records.head(*record).is_withheld()).count(),
        events,
        mentions: mentions().count(),
        mentions_with_two_readings: mentions()
            .filter(|mention| matches!(mention.target, Target::Ambiguous(_)))
            .count(),
        errors,
        warnings: run.diags.len() - errors,
    }
}

fn text(counts: &Counts) -> String {
    let rows = [
        ("articles", counts.articles),
        ("people", counts.people),
        ("cases", counts.cases),
        ("organisations", counts.organisations),
        ("places", counts.places),
        ("outlets", counts.outlets),
        ("pages", counts.pages),
        ("of these drafts", counts.drafts),
        ("of these withheld", counts.withheld),
        ("events", counts.events),
        ("mentions", counts.mentions),
        ("with two readings", counts.mentions_with_two_readings),
        ("errors", counts.errors),
        ("warnings", counts.warnings),
    ];
    rows.iter().map(|(name, count)| format!("{count:>9}  {name}\n")).collect()
}

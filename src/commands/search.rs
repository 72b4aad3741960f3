//! `casebook search`: the site's own search on the command line.

use std::path::Path;

use anyhow::Context as _;

use crate::cli::{SearchArgs, SearchFormat};
use crate::commands::{Exit, print, report, verdict};
use crate::pipeline;
use crate::search::query::{Hit, Results, Why, search};
use crate::site::pages::Desk;
use crate::site::{Site, public};

pub(super) fn run(root: &Path, args: &SearchArgs) -> anyhow::Result<Exit> {
    let run = pipeline::run(root)?;
    let errors: Vec<_> = run.diags.iter().filter(|diag| diag.is_error()).cloned().collect();
    report(&errors, &run.sources, false);
    let site = Site::new(public(run.archive, &run.sources), &run.config, &[]);
    let desk = Desk::new(&site, &run.messages[0]);
    let index = crate::search::build(&desk, &[], None);
    let mut out = String::new();
    for query in queries(args)? {
        let results = search(&index, &desk, &query, args.exact, args.limit);
        match args.format {
            SearchFormat::Json => {
                out.push_str(&serde_json::to_string(&results)?);
                out.push('\n');
            }
            SearchFormat::Text => text(&results, &mut out),
        }
    }
    print(&out)?;
    Ok(verdict(&errors, false))
}

/// The queries: the words typed as one, or the lines of a file.
fn queries(args: &SearchArgs) -> anyhow::Result<Vec<String>> {
    let Some(file) = &args.queries else { return Ok(vec![args.query.join(" ")]) };
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

fn text(results: &Results, out: &mut String) {
    use std::fmt::Write as _;
    let _ = writeln!(out, "{} ({})", results.query, results.total);
    for hit in &results.hits {
        let Hit { kind, name, url, status, line, .. } = hit;
        let facts: Vec<&str> =
            [status, line].into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        let _ = writeln!(out, "  {kind}  {name}  ({})  {url}", facts.join(", "));
        let why = match &hit.why {
            Some(Why::Spelled { name, by }) if by.is_empty() => format!("also written {name}"),
            Some(Why::Spelled { name, by }) => format!("spelled {name} by {by}"),
            Some(Why::Names(name)) => format!("belongs to {name}"),
            Some(Why::Prints(words)) => format!("prints {words}"),
            None => String::new(),
        };
        for line in [&why, &hit.note, &hit.snippet].into_iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "      {line}");
        }
    }
}

//! `casebook explain-mention`: the story of one decision of the linker.

use std::path::Path;

use anyhow::Context as _;

use crate::cli::ExplainMentionArgs;
use crate::commands::mentions::{Line, lines_of};
use crate::commands::{Exit, print};
use crate::model::{Kind, RecordId};
use crate::pipeline::{self, Run};
use crate::text::names::compare;

pub(super) fn run(root: &Path, args: &ExplainMentionArgs) -> anyhow::Result<Exit> {
    let (id, offset) =
        args.place.rsplit_once(':').context("write ARTICLE:OFFSET, such as wire-2024-03-05:120")?;
    let offset: usize =
        offset.parse().with_context(|| format!("`{offset}` is no offset: it counts characters"))?;
    let run = pipeline::run(root)?;
    let articles = &run.archive.records.articles;
    let article = articles
        .iter()
        .find(|article| article.head.id == id)
        .with_context(|| format!("no article `{id}`"))?;
    let lines = lines_of(&run, article.head.record, true);
    let story = match lines.iter().find(|line| line.start <= offset && offset < line.end) {
        Some(line) => story(&run, article.head.record, line, &lines),
        None => nothing(&run, article.head.record, offset),
    };
    print(&story)?;
    Ok(Exit::Clean)
}

/// What stands at a place that is not linked.
fn nothing(run: &Run, article: RecordId, offset: usize) -> String {
    let body = run.sources.slice(run.archive.records.head(article).body);
    let around: String = body.chars().skip(offset.saturating_sub(20)).take(60).collect();
    let around = around.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        "nothing is linked at {offset}: “… {around} …”\n  no name or alias of a record stands here, or a lone name whose \
         full name is neither in this article nor among the parties of its cases\n  `casebook suggest` proposes \
         people whom no file knows\n"
    )
}

fn story(run: &Run, article: RecordId, line: &Line<'_>, lines: &[Line<'_>]) -> String {
    let mut out = format!("“{}” at {}-{}\n", line.surface, line.start, line.end);
    if let Some(id) = line.person {
        out.push_str(&format!("  names the {} `{id}`\n", line.kind.unwrap_or("record")));
    } else {
        out.push_str(&format!(
            "  fits {}: not linked, until a `[[mention]]` says who is meant\n",
            line.candidates.join(" and ")
        ));
    }
    let why = match line.how {
        "exact" => "the letters are those of the name that the archive shows".to_owned(),
        "alias" => "the letters are those of an alias in the record".to_owned(),
        "editor" => "a `[[mention]]` in the article says so".to_owned(),
        "folded" => "the name sounds the same in another spelling or script".to_owned(),
        how => format!("a lone {how} name stands for somebody only in context"),
    };
    out.push_str(&format!("  {}: {why}\n", line.how));
    let readings: Vec<&str> = line.person.into_iter().chain(line.candidates.iter().copied()).collect();
    for id in readings {
        for reason in grounds(run, article, line, id, lines) {
            out.push_str(&format!("  {reason}\n"));
        }
    }
    out
}

/// What speaks for one reading: the full name elsewhere, a case, the spelling.
fn grounds(run: &Run, article: RecordId, line: &Line<'_>, id: &str, lines: &[Line<'_>]) -> Vec<String> {
    let records = &run.archive.records;
    let mut out = Vec::new();
    let full =
        |other: &&Line<'_>| other.person == Some(id) && matches!(other.how, "exact" | "alias" | "folded");
    let is_lone = matches!(line.how, "surname" | "given");
    if let Some(other) = lines.iter().find(full).filter(|_| is_lone) {
        out.push(format!("the full name “{}” stands in this article at {}", other.surface, other.start));
    }
    let Some(person) = records.people.iter().find(|person| person.head.id == id) else { return out };
    for case in records.articles[article.at()].cases.iter().filter(|_| is_lone) {
        let case = &records.cases[case.at()];
        if case.parties.iter().any(|party| party.who.record() == Some(person.head.record)) {
            out.push(format!("`{id}` is a party of the case `{}`", case.head.id));
        }
    }
    if line.how == "folded" && person.head.record.kind == Kind::Person {
        let names = std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.value));
        let best = names
            .map(|name| (name, compare(&line.surface, name)))
            .max_by(|a, b| a.1.score.total_cmp(&b.1.score));
        if let Some((name, comparison)) = best {
            out.push(format!("nearest to “{name}” ({:.2})", comparison.score));
            out.extend(comparison.reasons);
        }
    }
    out
}

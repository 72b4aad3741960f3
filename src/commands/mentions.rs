//! `casebook mentions`: every place in the articles that names somebody.

use std::path::Path;

use serde::Serialize;

use crate::cli::{ListFormat, MentionKind, MentionsArgs};
use crate::commands::{Exit, print, report, verdict};
use crate::model::{Kind, RecordId, Records};
use crate::pipeline::{self, Run};
use crate::resolve::BodyMention;
use crate::resolve::mentions::Target;

/// One mention as `--format jsonl` prints it. Offsets count Unicode characters
/// of the body; the first character after the closing `+++` line is 0.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    pub(super) article: &'a str,
    pub(super) surface: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) person: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    pub(super) how: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) candidates: Vec<&'a str>,
}

pub(super) fn run(root: &Path, args: &MentionsArgs) -> anyhow::Result<Exit> {
    let run = pipeline::run(root)?;
    let errors: Vec<_> = run.diags.iter().filter(|diag| diag.is_error()).cloned().collect();
    report(&errors, &run.sources, false);
    let mut out = String::new();
    for article in &run.archive.records.articles {
        for line in lines_of(&run, article.head.record, args.kind == MentionKind::All) {
            match args.format {
                ListFormat::Jsonl => {
                    out.push_str(&serde_json::to_string(&line).expect("strings and numbers serialise"));
                }
                ListFormat::Text => out.push_str(&text(&line)),
            }
            out.push('\n');
        }
    }
    print(&out)?;
    Ok(verdict(&errors, false))
}

/// The mentions of one article in reading order: of people, or of all records.
pub(super) fn lines_of(run: &Run, article: RecordId, all: bool) -> Vec<Line<'_>> {
    let records = &run.archive.records;
    let head = records.head(article);
    let body = run.sources.slice(head.body);
    let (mut at, mut count) = (0, 0);
    let mut lines = Vec::new();
    for mention in run.archive.bodies[article.at()].mentions.iter() {
        if !all && kind_of(&mention) != Some(Kind::Person) {
            continue;
        }
        let (start, end) = (mention.range.start as usize, mention.range.end as usize);
        count += body[at..start].chars().count();
        at = start;
        let surface = body[start..end].to_owned();
        lines.push(Line {
            article: &head.id,
            start: count,
            end: count + surface.chars().count(),
            surface,
            person: mention.record().map(|record| records.head(record).id.as_str()),
            kind: kind_of(&mention).filter(|_| all).map(Kind::singular),
            how: mention.how.as_str(),
            candidates: candidates(&mention, records),
        });
    }
    lines
}

fn text(line: &Line<'_>) -> String {
    let who = match line.person {
        Some(id) => id.to_owned(),
        None => format!("? {}", line.candidates.join(" | ")),
    };
    let surface = line.surface.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}:{}-{}  {surface}  →  {who}  ({})", line.article, line.start, line.end, line.how)
}

/// The kind of a mention's record, or of its first reading.
fn kind_of(mention: &BodyMention) -> Option<Kind> {
    match &mention.target {
        Target::One(record) => Some(record.kind),
        Target::Ambiguous(candidates) => candidates.first().map(|record| record.kind),
    }
}

fn candidates<'a>(mention: &BodyMention, records: &'a Records) -> Vec<&'a str> {
    match &mention.target {
        Target::One(_) => Vec::new(),
        Target::Ambiguous(candidates) => {
            candidates.iter().map(|record| records.head(*record).id.as_str()).collect()
        }
    }
}

//! `casebook suggest`: what an editor may want to add, and the way to add it.

use std::path::Path;

use serde::Serialize;

use crate::cli::{ListFormat, SuggestArgs};
use crate::commands::mentions::{Line, lines_of};
use crate::commands::{Exit, accept, print};
use crate::model::RecordId;
use crate::pipeline::{self, Run};
use crate::resolve::suggest::propose::{Offer, Place, Proposal, proposals};
use crate::text::sentences::sentence_around;

/// One proposal as `--format jsonl` prints it.
#[derive(Debug, Serialize)]
struct Offered<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    reason: &'a str,
    score: f64,
    mentions: Vec<Line<'a>>,
}

pub(super) fn run(root: &Path, args: &SuggestArgs) -> anyhow::Result<Exit> {
    let run = pipeline::run(root)?;
    let proposals = proposals(&run.archive.records, &run.sources);
    if !args.accept.is_empty() || !args.reject.is_empty() {
        return accept::run(root, &run, &proposals, args);
    }
    let mut out = String::new();
    if args.mentions {
        with_known(&run, &proposals, &mut out);
    } else {
        for proposal in &proposals {
            match args.format {
                ListFormat::Jsonl => json(&run, proposal, &mut out),
                ListFormat::Text => text(&run, proposal, &mut out),
            }
        }
    }
    print(&out)?;
    Ok(Exit::Clean)
}

fn json(run: &Run, proposal: &Proposal, out: &mut String) {
    let person = person_id(run, proposal);
    let mentions = proposal.places.iter().map(|place| line(run, place, person)).collect();
    let offered = Offered {
        kind: proposal.offer.kind(),
        id: &proposal.id,
        name: &proposal.name,
        reason: &proposal.reason,
        score: (proposal.score * 1000.0).round() / 1000.0,
        mentions,
    };
    out.push_str(&serde_json::to_string(&offered).expect("strings and numbers serialise"));
    out.push('\n');
}

/// The id that the mentions of a proposal carry.
fn person_id<'a>(run: &'a Run, proposal: &'a Proposal) -> Option<&'a str> {
    match &proposal.offer {
        Offer::Person(_) => Some(&proposal.id),
        Offer::Alias(person, _) | Offer::Party(_, person) => Some(&run.archive.records.head(*person).id),
        Offer::Duplicate(..) | Offer::Case(..) => None,
    }
}

/// One place, with offsets in Unicode characters of the body.
fn line<'a>(run: &'a Run, place: &Place, person: Option<&'a str>) -> Line<'a> {
    let head = run.archive.records.head(place.article);
    let body = run.sources.slice(head.body);
    let start = body[..place.range.start].chars().count();
    let surface = body[place.range.clone()].to_owned();
    Line {
        article: &head.id,
        start,
        end: start + surface.chars().count(),
        surface,
        person,
        kind: None,
        how: place.how.as_str(),
        candidates: Vec::new(),
    }
}

fn text(run: &Run, proposal: &Proposal, out: &mut String) {
    let handle = format!("{}/{}", proposal.offer.kind(), proposal.id);
    out.push_str(&format!("{handle}  “{}”  {:.2}\n  {}\n", proposal.name, proposal.score, proposal.reason));
    if let Some(place) = proposal.places.first() {
        let head = run.archive.records.head(place.article);
        let sentence = sentence_around(&run.sources.slice(head.body), &place.range);
        out.push_str(&format!("  {}: {sentence}\n", head.id));
    }
    if proposal.places.len() > 1 {
        out.push_str(&format!("  and {} more places\n", proposal.places.len() - 1));
    }
}

/// Every mention of the articles, known and proposed, in reading order.
fn with_known(run: &Run, proposals: &[Proposal], out: &mut String) {
    let mut proposed: Vec<(RecordId, Line<'_>)> = Vec::new();
    for proposal in proposals.iter().filter(|proposal| matches!(proposal.offer, Offer::Person(_))) {
        proposed.extend(
            proposal.places.iter().map(|place| (place.article, line(run, place, Some(&proposal.id)))),
        );
    }
    proposed.sort_by_key(|(article, line)| (*article, line.start));
    let mut next = proposed.into_iter().peekable();
    for article in &run.archive.records.articles {
        let mut lines = lines_of(run, article.head.record, false);
        while let Some((_, line)) = next.next_if(|(record, _)| *record == article.head.record) {
            lines.push(line);
        }
        lines.sort_by_key(|line| (line.start, line.end));
        for line in lines {
            out.push_str(&serde_json::to_string(&line).expect("strings and numbers serialise"));
            out.push('\n');
        }
    }
}

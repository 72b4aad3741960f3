//! Plain text: the cleaner's drafts with what the container knows.

use super::draft::{DateBasis, Draft, IssueKind};
use super::{Context, Reading, charset, limits};
use crate::clean::{self, DraftText, FlagKind};

pub(crate) fn read(bytes: &[u8], context: &Context) -> Reading {
    if bytes.len() > limits::TEXT {
        return Reading::refused(format!(
            "the text has {} MB; at most {} MB are read",
            bytes.len() >> 20,
            limits::TEXT >> 20
        ));
    }
    let label = context.content_type.as_deref().and_then(charset::label_of);
    let decoded = charset::decode(bytes, label);
    let drafts = drafts(&decoded.text, context);
    if drafts.is_empty() {
        return Reading::refused("no text was found");
    }
    let mut reading = Reading { drafts, ..Reading::default() };
    if decoded.damaged {
        reading.drafts.iter_mut().for_each(|d| d.issue(IssueKind::Damage, "bytes that are no text"));
    }
    reading
}

/// Cleans a text into drafts; what frames the whole page goes with its first report.
pub(crate) fn drafts(text: &str, context: &Context) -> Vec<Draft> {
    let mut cleaned = clean::clean(text);
    let texts = std::mem::take(&mut cleaned.drafts);
    let draft = |(number, text): (usize, DraftText)| {
        let mut draft = from_text(text, context);
        let beside = cleaned.cuts.iter().filter(|cut| cut.draft.unwrap_or(0) == number);
        draft.cuts = beside.cloned().collect();
        draft
    };
    texts.into_iter().enumerate().map(draft).collect()
}

fn from_text(text: DraftText, context: &Context) -> Draft {
    let mut draft = Draft {
        lang: super::html::language_of(&text.text()),
        date_basis: text.date.is_some().then_some(DateBasis::Byline),
        url: context.url.clone(),
        title: text.title,
        date: text.date,
        authors: text.authors,
        translators: text.translators,
        outlet: text.outlet,
        original_outlet: text.original_outlet,
        republished_by: text.republished_by,
        standfirst: text.standfirst,
        credits: text.credits,
        captions: text.captions,
        reader_risk: text.reader_risk,
        blocks: text.blocks,
        lines: text.lines,
        ..Draft::default()
    };
    draft.capture.captured_at = context.captured_at.clone();
    for flag in text.flags {
        draft.issue(issue(flag.kind), format!("line {}", flag.line));
    }
    draft
}

fn issue(flag: FlagKind) -> IssueKind {
    match flag {
        FlagKind::Damage => IssueKind::Damage,
        FlagKind::UncertainDate => IssueKind::UncertainDate,
        FlagKind::AmbiguousDate => IssueKind::AmbiguousDate,
        FlagKind::NoBody => IssueKind::NoBody,
        FlagKind::UncertainCut => IssueKind::UncertainCut,
    }
}

//! Feeds: each entry with a text is a report.
//!
//! RSS, Atom and JSON Feed. An entry's own text counts; a teaser alone makes a draft
//! that is flagged for its short body.

use feed_rs::model::Entry;
use feed_rs::parser;

use super::draft::{DateBasis, Draft, IssueKind};
use super::html::{body_of_fragment, language_of};
use super::{Context, Reading, limits};

pub(crate) fn read(bytes: &[u8], context: &Context) -> Reading {
    if bytes.len() > limits::PAGE {
        return Reading::refused(format!(
            "the feed has {} MB; at most {} MB are read",
            bytes.len() >> 20,
            limits::PAGE >> 20
        ));
    }
    let feed = match parser::parse(bytes) {
        Ok(feed) => feed,
        Err(error) => return Reading::refused(format!("the feed cannot be read: {error}")),
    };
    let outlet = feed.title.as_ref().map(|t| t.content.trim().to_owned()).filter(|t| !t.is_empty());
    let lang = feed.language.as_deref().and_then(crate::text::lang::language_tag);
    let rights = feed.rights.map(|r| r.content);
    let drafts: Vec<Draft> = feed
        .entries
        .into_iter()
        .take(limits::PARTS)
        .map(|entry| {
            let mut draft = draft(entry);
            draft.outlet.clone_from(&outlet);
            draft.lang = lang.clone().or_else(|| language_of(&draft.text()));
            draft.rights = draft.rights.take().or_else(|| rights.clone());
            draft.capture.captured_at.clone_from(&context.captured_at);
            draft
        })
        .filter(|draft| !draft.blocks.is_empty() || draft.title.is_some())
        .collect();
    if drafts.is_empty() {
        Reading::refused("the feed has no entries")
    } else {
        Reading { drafts, ..Reading::default() }
    }
}

fn draft(entry: Entry) -> Draft {
    let full = entry.content.and_then(|c| c.body);
    let html = full.or_else(|| entry.summary.map(|s| s.content)).unwrap_or_default();
    let mut draft = Draft {
        title: entry.title.map(|t| plain(&t.content)).filter(|t| !t.is_empty()),
        date: entry.published.map(|d| d.format("%Y-%m-%d").to_string()),
        authors: entry
            .authors
            .into_iter()
            .filter_map(|a| a.name)
            .map(|name| plain(&name))
            .filter(|n| !n.is_empty() && !n.contains('@'))
            .collect(),
        url: entry.links.into_iter().map(|l| l.href).find(|href| href.starts_with("http")),
        rights: entry.rights.map(|r| plain(&r.content)),
        ..Draft::default()
    };
    draft.date_basis = draft.date.is_some().then_some(DateBasis::Metadata);
    body_of_fragment(&mut draft, &html);
    if draft.text().split_whitespace().count() < 40 {
        draft.issue(IssueKind::NoBody, "the feed gives a teaser only");
    }
    draft
}

/// Text of a fragment that may be HTML or plain.
fn plain(text: &str) -> String {
    let blocks = super::html::blocks_of(text);
    let texts: Vec<String> = blocks.into_iter().map(|b| b.text).collect();
    texts.join(" ")
}

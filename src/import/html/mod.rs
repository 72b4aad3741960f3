//! Saved web pages: the report by two extractors, and what the page says about it.
//!
//! The `trafilatura` crate gives the body; `libreadability` gives a second opinion, and
//! where the two see different reports the draft is flagged. Title, date, authors and
//! the rest come from our own finder, because the extractors' are weak.

mod blocks;
mod body;
mod date;
mod facts;
mod jsonld;
mod page;
mod people;
mod title;

use super::draft::{Draft, IssueKind};
use super::{Context, Reading, charset, limits, text};
use crate::clean::Cut;
use page::Page;

pub(crate) use blocks::blocks as blocks_of;
pub(crate) use body::fill_from_fragment as body_of_fragment;
pub(crate) use facts::language_of;

pub(crate) fn read(bytes: &[u8], context: &Context) -> Reading {
    if bytes.len() > limits::PAGE {
        return Reading::refused(format!(
            "the page has {} MB; at most {} MB are read",
            bytes.len() >> 20,
            limits::PAGE >> 20
        ));
    }
    let label = context.content_type.as_deref().and_then(charset::label_of);
    let decoded = charset::decode(bytes, label);
    // A NUL is no character of HTML; extractors take it for the end of a text.
    let html = decoded.text.replace('\0', "");
    let is_made_to_hurt = nesting(&html) > limits::NESTING || attributes(&html) > limits::ATTRIBUTES;
    let mut draft = if is_made_to_hurt { as_text(&html, context) } else { from_page(&html, context) };
    if decoded.damaged {
        draft.issue(IssueKind::Damage, "bytes that are no text");
    }
    if draft.blocks.is_empty() && draft.title.is_none() {
        return Reading::refused("no text was found on the page");
    }
    Reading { drafts: vec![draft], ..Reading::default() }
}

fn from_page(html: &str, context: &Context) -> Draft {
    let page = Page::parse(html, context.url.as_deref());
    let mut draft = Draft { url: page.url.clone(), ..Draft::default() };
    draft.capture.captured_at = context.captured_at.clone().or_else(|| page.saved_at.clone());
    facts::fill(&mut draft, &page);
    body::fill(&mut draft, html);
    if draft.lang.is_none() {
        draft.lang = language_of(&draft.text());
    }
    draft
}

/// A page that nests too deeply for a tree: its words, cleaned like plain text.
fn as_text(html: &str, context: &Context) -> Draft {
    let mut drafts = text::drafts(&flatten(html), context);
    let mut draft = if drafts.is_empty() { Draft::default() } else { drafts.swap_remove(0) };
    // Lines of the flattened text are not lines of the capture.
    draft.cuts = Vec::<Cut>::new();
    draft.lines.clear();
    draft.issue(IssueKind::ReadAsText, "");
    draft
}

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "!--",
];

/// How deep tags nest, counted without a tree and without recursion.
fn nesting(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
            // Paragraphs, items and cells close themselves.
            let closes_itself = matches!(
                &*tag[..end].to_ascii_lowercase(),
                "p" | "li" | "td" | "tr" | "th" | "dd" | "dt" | "option"
            );
            if !closes_itself && !VOID.contains(&&*tag[..end].to_ascii_lowercase()) {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

/// How many attributes the tag with most of them has. Comments and a `<` among words are no tags.
fn attributes(html: &str) -> usize {
    let count = |piece: &str| {
        if !piece.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return 0;
        }
        let (mut quote, mut before, mut count) = (None, b'<', 0);
        for byte in piece.bytes() {
            let is_space = byte.is_ascii_whitespace() || byte == b'/';
            match quote {
                Some(end) if byte == end => quote = None,
                Some(_) => {}
                None if byte == b'>' => break,
                // Elsewhere a quotation mark is a letter like others.
                None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
                None => count += usize::from(!is_space && (before.is_ascii_whitespace() || before == b'/')),
            }
            before = byte;
        }
        count
    };
    html.split('<').skip(1).map(count).max().unwrap_or(0)
}

/// The text between tags, a line for each piece; scripts and styles left out.
fn flatten(html: &str) -> String {
    let mut text = String::new();
    let mut hidden = false;
    for piece in html.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '/')
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        hidden = match name.as_str() {
            "script" | "style" => true,
            "/script" | "/style" => false,
            _ => hidden,
        };
        if !hidden && !words.trim().is_empty() {
            text.push_str(words.trim());
            text.push_str("\n\n");
        }
    }
    text
}

#[cfg(test)]
mod tests;

//! The body of a page, by one extractor with a second opinion.

use std::collections::BTreeMap;

use trafilatura::{ExtractionFocus, Options};

use super::blocks::blocks;
use crate::clean::{self, Block, BlockKind};
use crate::import::draft::{Draft, IssueKind};

/// Below this share of common shingles the two extractors saw different reports.
const DISAGREEMENT: f32 = 0.5;

/// Fills in the body, captions and what the text says about its origin.
pub(crate) fn fill(draft: &mut Draft, html: &str) {
    let first = extract(html);
    let second = second_opinion(html);
    let (chosen, other) = choose(first, second);
    if !other.is_empty() && agreement(&chosen, &other) < DISAGREEMENT {
        draft.issue(IssueKind::Disagreement, format!("{} and {} words", words(&chosen), words(&other)));
    }
    sift(draft, chosen);
    if words(&draft.blocks) < 20 {
        draft.issue(IssueKind::NoBody, "");
    }
}

/// Fills in a body that stands alone, such as an entry of a feed.
pub(crate) fn fill_from_fragment(draft: &mut Draft, html: &str) {
    sift(draft, blocks(html));
}

fn extract(html: &str) -> Vec<Block> {
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_focus(ExtractionFocus::FavorRecall);
    let result = trafilatura::extract(html, &options);
    result.map(|r| blocks(&r.content_html)).unwrap_or_default()
}

fn second_opinion(html: &str) -> Vec<Block> {
    libreadability::extract(html, None).map(|article| blocks(&article.content)).unwrap_or_default()
}

/// The first extractor's body, unless it lost most of what both found. A gallery's
/// captions, which the second may hold many times, count once.
fn choose(first: Vec<Block>, second: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let lost = shingles(&first).len() * 3 < shingles(&second).len() * 2 && containment(&first, &second) > 0.9;
    if first.is_empty() || lost { (second, first) } else { (first, second) }
}

fn words(blocks: &[Block]) -> usize {
    blocks.iter().map(|b| b.text.split_whitespace().count()).sum()
}

/// Counts of four words in a row.
fn shingles(blocks: &[Block]) -> BTreeMap<Vec<String>, usize> {
    let words: Vec<String> = blocks
        .iter()
        .flat_map(|b| b.text.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut counts = BTreeMap::new();
    for shingle in words.windows(4) {
        *counts.entry(shingle.to_vec()).or_insert(0) += 1;
    }
    counts
}

fn shared(a: &BTreeMap<Vec<String>, usize>, b: &BTreeMap<Vec<String>, usize>) -> usize {
    a.iter().map(|(shingle, n)| b.get(shingle).map_or(0, |m| *n.min(m))).sum()
}

/// The share of the first body that stands in the second.
fn containment(first: &[Block], second: &[Block]) -> f32 {
    let (a, b) = (shingles(first), shingles(second));
    shared(&a, &b) as f32 / a.values().sum::<usize>().max(1) as f32
}

/// How far two bodies are one: the harmonic mean of both containments.
fn agreement(a: &[Block], b: &[Block]) -> f32 {
    let (a, b) = (shingles(a), shingles(b));
    2.0 * shared(&a, &b) as f32 / (a.values().sum::<usize>() + b.values().sum::<usize>()).max(1) as f32
}

/// Leaves out what the cleaner's rules know as noise, and notes what it says.
fn sift(draft: &mut Draft, blocks: Vec<Block>) {
    let sifted = clean::sift(blocks, draft.title.as_deref());
    draft.captions = sifted.captions;
    draft.credits = sifted.credits;
    draft.reader_risk = sifted.reader_risk;
    draft.original_outlet = sifted.original_outlet;
    draft.translators = sifted.translators;
    if draft.authors.is_empty() {
        draft.authors = sifted.authors;
    }
    for flag in sifted.flags.iter().filter(|f| f.kind == clean::FlagKind::Damage) {
        draft.issue(IssueKind::Damage, format!("paragraph {}", flag.line));
    }
    draft.blocks = sifted.blocks;
    // A first subhead that repeats the title is the title again.
    let title = draft.title.as_deref().map(clean::fold_key);
    let repeats = |b: &Block| b.kind != BlockKind::Item && Some(clean::fold_key(&b.text)) == title;
    if draft.blocks.first().is_some_and(repeats) {
        draft.blocks.remove(0);
    }
}

//! The rules that hold for paragraphs whose page is already gone.
//!
//! Extractors give a body without its frame; what they leave in (credits, captions,
//! appeals) is the noise that the rules for plain text know. Rules about heads, tails
//! and runs of headlines do not apply: the extractor has judged those.

use super::rules;
use super::unit::{self, Unit};
use super::{Block, DraftText, assemble, posts};

/// Leaves noise out of a body that an extractor found; nothing is said of lines.
pub fn sift(blocks: Vec<Block>, title: Option<&str>) -> DraftText {
    let units: Vec<Unit> =
        blocks.iter().enumerate().map(|(at, block)| Unit::of_block(at, &block.text)).collect();
    let repeats = posts::repeats(&units);
    let (sheet, notes) = rules::run_sifting(&units, &repeats);
    let open: Vec<bool> = (0..units.len()).map(|i| sheet.is_open(i)).collect();
    let mut draft = assemble::draft(&sheet, notes);
    let kept = blocks.into_iter().zip(open).filter(|(_, open)| *open).map(|(block, _)| block);
    let key = title.map(unit::fold_key);
    draft.blocks = kept.filter(|b| key.as_ref().is_none_or(|k| unit::fold_key(&b.text) != *k)).collect();
    draft.title = None;
    draft
}

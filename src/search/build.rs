//! The index from the archive: one pass over all records in parallel, in the
//! order of their numbers, then one over all words.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::model::RecordId;
use crate::model::reads::{self, Reads};
use crate::search::documents::{Card, Paragraph, card, fields, snippet_text};
use crate::search::lexicon;
use crate::search::names::name_of;
use crate::search::numbers::{BLOCK, Numbers};
use crate::search::table::{Counter, Table, Words, merge};
use crate::search::{File, Index, Root, facets, languages, tables};
use crate::site::pages::Desk;

/// In how many parts each thread does its work: each part has a list of words
/// of its own, so that many would be dear.
const PARTS: u32 = 4;
/// Bytes of text in one file of snippets.
const SNIPPETS: usize = 14 * 1024;

/// Makes the index of a site; `further` are its other languages, and `blocks` what earlier builds know.
#[must_use]
pub fn build(desk: &Desk<'_>, further: &[&Desk<'_>], blocks: Option<&dyn Blocks>) -> Index {
    let numbers = Numbers::new(&desk.site.public);
    let count = numbers.bases[7] / BLOCK / (PARTS * rayon::current_num_threads() as u32);
    let parts = runs(&numbers.documents, BLOCK * count.max(1));
    let part = |run: Range<usize>| part(desk, &numbers.documents[run], blocks);
    let parts: Vec<Part> = parts.into_par_iter().map(part).collect();
    let mut files = Vec::new();
    let mut card_names = BTreeMap::new();
    let mut tables = Vec::new();
    for part in parts {
        for (block, cards) in part.cards {
            let name = name_of(&cards);
            card_names.insert(block, name.clone());
            files.push(File::text(name, cards));
        }
        files.extend(part.snippets.into_iter().map(|(name, numbers)| File::snippets(name, numbers)));
        tables.push(part.table);
    }
    let mut terms = merge(tables);
    terms.extend(facets::relations(desk, &numbers));
    let lexicon = lexicon::write(terms, &mut files);
    let (syllables, characters) = tables::write_syllables(&mut files);
    let root = Root {
        documents: numbers.documents.len() as u32,
        bases: numbers.bases.to_vec(),
        lexicon: lexicon.forward,
        backward: lexicon.backward,
        cards: card_directory(&card_names, &numbers, &mut files),
        facets: facets::write(desk, &numbers, &mut files),
        languages: languages::write(desk, further, &numbers, &mut files),
        fold: tables::write(&mut files),
        syllables,
        characters,
    };
    Index::new(root, files, numbers)
}

/// Runs of documents whose numbers share a block of `size`.
fn runs(documents: &[(u32, RecordId)], size: u32) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, (number, _)) in documents.iter().enumerate() {
        match out.last_mut() {
            Some(run) if documents[run.start].0 / size == number / size => run.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

fn card_directory(names: &BTreeMap<u32, String>, numbers: &Numbers, files: &mut Vec<File>) -> String {
    let blocks = numbers.bases[7] / BLOCK;
    let empty = String::new();
    let all: Vec<&String> = (0..blocks).map(|block| names.get(&block).unwrap_or(&empty)).collect();
    let text = serde_json::to_string(&all).expect("strings serialise");
    let name = name_of(&text);
    files.push(File::text(name.clone(), text));
    name
}

/// What one thread makes of a run of documents.
#[derive(Default)]
struct Part {
    cards: Vec<(u32, String)>,
    snippets: Vec<(String, Vec<u32>)>,
    table: Table,
}

/// Number and record of documents that share a file of cards.
pub type Documents<'d> = &'d [(u32, RecordId)];

/// Knows what earlier builds made of blocks of documents.
pub trait Blocks: Sync {
    /// What was made of a block, if it would be made again.
    fn known(&self, block: Documents<'_>) -> Option<&[u8]>;

    /// Takes what was made of a block now, and what was read for it.
    fn note(&self, block: Documents<'_>, reads: &Reads, made: Vec<u8>);
}

/// What is made of a block of documents.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Block {
    /// Their cards, as JSON.
    cards: String,
    /// The name of each file of snippets, and whose they are.
    snippets: Vec<(String, Vec<u32>)>,
    words: Words,
}

fn part(desk: &Desk<'_>, documents: Documents<'_>, blocks: Option<&dyn Blocks>) -> Part {
    let (mut part, mut counter) = (Part::default(), Counter::default());
    for run in runs(documents, BLOCK) {
        let documents = &documents[run];
        let known = blocks.and_then(|blocks| blocks.known(documents));
        let made = match known.and_then(|bytes| postcard::from_bytes(bytes).ok()) {
            Some(known) => {
                let number = documents[0].0;
                debug_assert!(
                    known == block(desk, documents, &mut counter),
                    "words from {number} on are stale"
                );
                known
            }
            None => {
                let (made, reads) = reads::noted(|| block(desk, documents, &mut counter));
                if let (Some(blocks), Ok(bytes)) = (blocks, postcard::to_stdvec(&made)) {
                    blocks.note(documents, &reads, bytes);
                }
                made
            }
        };
        part.cards.push((documents[0].0 / BLOCK, made.cards));
        part.snippets.extend(made.snippets);
        part.table.add(made.words);
    }
    part
}

fn block(desk: &Desk<'_>, documents: Documents<'_>, counter: &mut Counter) -> Block {
    let mut cards: BTreeMap<u32, Card> = BTreeMap::new();
    let mut texts: Vec<(u32, Vec<Paragraph>)> = Vec::new();
    for (number, record) in documents {
        let fields = fields(desk, *record);
        counter.add(*number, &fields);
        cards.insert(*number, card(desk, *record));
        texts.push((*number, snippet_text(fields)));
    }
    let mut snippets = Vec::new();
    for group in groups(texts) {
        let name = name_of(&snippets_text(&group));
        let numbers: Vec<u32> = group.iter().map(|row| row.0).collect();
        for number in &numbers {
            cards.entry(*number).and_modify(|card| card.text.clone_from(&name));
        }
        snippets.push((name, numbers));
    }
    let cards = serde_json::to_string(&cards).expect("cards serialise");
    Block { cards, snippets, words: counter.block() }
}

/// Documents whose text shares a file: neighbours, as long as they fit.
fn groups(texts: Vec<(u32, Vec<Paragraph>)>) -> Vec<Vec<(u32, Vec<Paragraph>)>> {
    let mut out: Vec<Vec<(u32, Vec<Paragraph>)>> = Vec::new();
    let mut size = 0;
    for (number, text) in texts.into_iter().filter(|row| !row.1.is_empty()) {
        let length: usize = text.iter().map(|paragraph| paragraph.text.len() + 8).sum();
        match out.last_mut() {
            Some(group) if size + length <= SNIPPETS => group.push((number, text)),
            _ => {
                size = 0;
                out.push(vec![(number, text)]);
            }
        }
        size += length;
    }
    out
}

/// The content of a file of snippets: paragraphs by document.
pub(crate) fn snippets_text(group: &[(u32, Vec<Paragraph>)]) -> String {
    let map: BTreeMap<u32, &Vec<Paragraph>> = group.iter().map(|row| (row.0, &row.1)).collect();
    serde_json::to_string(&map).expect("paragraphs serialise")
}

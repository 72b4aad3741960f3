//! The lexicon: every form with its documents, in the order of skeletons.
//!
//! A shard is text: entries behind `!`; an entry that begins with a space
//! opens the group of a skeleton; any other is a form, a space, a flag and its
//! postings (`a`, or `A` where the form may be a name), or the names of the
//! files that hold them (`b`, `B`). A second lexicon lists the names alone by
//! their skeletons backwards, for what is mistyped in front.

use std::ops::Range;

use rayon::prelude::*;

use crate::search::File;
use crate::search::names::name_of;
use crate::search::postings::{encode, number_of};
use crate::search::skeleton::{is_listed, skeleton};
use crate::search::trie;
use crate::steps::Steps;

/// Bytes of a shard of words, and how many there may be: the root lists them.
const WORDS: (usize, usize) = (40 * 1024, 200);
/// The same for relations and neighbours, of which a query needs single rows.
const LISTED: (usize, usize) = (16 * 1024, 220);
/// Postings longer than this have files of their own.
const INLINE: usize = 1500;
/// Postings longer than this are cut by document number.
const SEGMENT: usize = 48 * 1024;
/// The same for names read backwards.
const BACKWARD: (usize, usize) = (40 * 1024, 50);

/// A form and where it stands.
#[derive(Debug)]
pub(crate) struct Term {
    /// The folded word, `$` and a relation, or `&` and two neighbours.
    pub form: String,
    /// Sorted.
    pub postings: Steps,
    /// Whether it may be a name: variants and misspellings are looked for.
    pub name: bool,
}

/// First key and name of each shard.
pub(crate) type Shards = Vec<(String, String)>;

/// Both lexicons.
pub(crate) struct Lexicon {
    pub forward: Shards,
    pub backward: Shards,
}

struct Entry {
    key: String,
    text: String,
    files: Vec<String>,
}

/// Writes the lexicons and the files of long postings.
pub(crate) fn write(terms: Vec<Term>, files: &mut Vec<File>) -> Lexicon {
    let backward: Vec<(String, String)> = terms
        .par_iter()
        .filter(|term| term.name && term.form.chars().count() >= 4)
        .map(|term| (skeleton(&term.form).chars().rev().collect::<String>(), term.form.clone()))
        .filter(|(skeleton, _)| !skeleton.ends_with(super::skeleton::PLAIN))
        .collect();
    let mut entries: Vec<Entry> = terms.into_par_iter().map(entry).collect();
    entries.par_sort_by(|a, b| a.key.cmp(&b.key));
    for entry in &mut entries {
        files.extend(
            std::mem::take(&mut entry.files).into_iter().map(|text| File::text(name_of(&text), text)),
        );
    }
    Lexicon { forward: forward(&entries, files), backward: write_backward(backward, files) }
}

fn entry(term: Term) -> Entry {
    let key = format!("{} {}", skeleton(&term.form), term.form);
    let postings: Vec<u32> = term.postings.iter().collect();
    let list = encode(&postings);
    if list.len() <= INLINE {
        let flag = if term.name { 'A' } else { 'a' };
        return Entry { key, text: format!("{} {flag}{list}", term.form), files: Vec::new() };
    }
    let files: Vec<String> = segments(&postings, list.len())
        .into_iter()
        .map(|segment| serde_json::to_string(&encode(segment)).expect("text serialises"))
        .collect();
    let names: String = files.iter().map(|text| name_of(text)).collect();
    let flag = if term.name { 'B' } else { 'b' };
    Entry { key, text: format!("{} {flag}{names}", term.form), files }
}

/// Cuts postings by ranges of document numbers: a new document changes one.
fn segments(postings: &[u32], length: usize) -> Vec<&[u32]> {
    const WIDTH: u32 = 1 << 14;
    let mut width = WIDTH;
    let ranges = |width: u32| postings.chunk_by(move |a, b| number_of(*a) / width == number_of(*b) / width);
    while length / ranges(width).count() < SEGMENT / 2 && ranges(width).count() > 1 {
        width *= 2;
    }
    ranges(width).collect()
}

fn forward(entries: &[Entry], files: &mut Vec<File>) -> Shards {
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let sizes: Vec<usize> = entries.iter().map(|entry| entry.text.len() + 3).collect();
    let relations = entries.partition_point(|entry| is_listed(&entry.key));
    let mut shards = cut_up(&keys[..relations], &sizes[..relations], LISTED);
    let words = cut_up(&keys[relations..], &sizes[relations..], WORDS);
    shards.extend(words.into_iter().map(|run| run.start + relations..run.end + relations));
    let texts: Vec<(String, String)> = shards
        .into_par_iter()
        .map(|run| (entries[run.start].key.clone(), shard_text(&entries[run])))
        .collect();
    listed(texts, &keys, files)
}

/// Cuts entries into shards of a size; into larger ones where they would be too many.
fn cut_up(keys: &[&str], sizes: &[usize], (size, count): (usize, usize)) -> Vec<Range<usize>> {
    trie::cut(keys, sizes, size.max(sizes.iter().sum::<usize>() / count))
}

fn shard_text(entries: &[Entry]) -> String {
    let mut out = String::new();
    let mut group = "";
    for entry in entries {
        let skeleton = entry.key.split(' ').next().unwrap_or_default();
        if skeleton != group {
            out.push_str("! ");
            out.push_str(skeleton);
            group = skeleton;
        }
        out.push('!');
        out.push_str(&entry.text);
    }
    serde_json::to_string(&out).expect("text serialises")
}

fn write_backward(mut rows: Vec<(String, String)>, files: &mut Vec<File>) -> Shards {
    rows.par_sort();
    let keys: Vec<String> = rows.iter().map(|row| format!("{} {}", row.0, row.1)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let sizes: Vec<usize> = rows.iter().map(|row| row.1.len() + 1).collect();
    let texts = cut_up(&keys, &sizes, BACKWARD)
        .into_iter()
        .map(|run| {
            let forms: Vec<&str> = rows[run.clone()].iter().map(|row| row.1.as_str()).collect();
            (keys[run.start].to_owned(), serde_json::to_string(&forms.join("!")).expect("text serialises"))
        })
        .collect();
    listed(texts, &keys, files)
}

/// Lists shards under the shortest beginning that tells each from the one before.
fn listed(texts: Vec<(String, String)>, keys: &[&str], files: &mut Vec<File>) -> Shards {
    let mut shards = Shards::new();
    for (first, text) in texts {
        let at = keys.partition_point(|key| *key < first.as_str());
        let before = at.checked_sub(1).map_or("", |at| keys[at]);
        let shared = first.chars().zip(before.chars()).take_while(|(a, b)| a == b).count();
        let name = name_of(&text);
        files.push(File::text(name.clone(), text));
        shards.push((first.chars().take(shared + 1).collect(), name));
    }
    shards
}

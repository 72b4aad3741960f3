//! Search: any spelling, any script, no server.
//!
//! The index is made from [`crate::site::Public`] only. Its files are classic
//! scripts that each call one function, so that a page loads them from a web
//! host and from a folder alike. `root.js` lists the shards; every other file
//! is named by its content. The engine is written twice, here and in
//! `templates/search.js`, with whole numbers only: both give the same hits in
//! the same order, and a test holds them to it.

mod build;
mod documents;
mod facets;
mod languages;
mod lexicon;
mod names;
mod numbers;
mod postings;
pub mod query;
mod readable;
mod skeleton;
mod stem;
mod table;
mod tables;
mod trie;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

pub use build::{Blocks, Documents, build};
pub use documents::Card;
pub(crate) use readable::words_of;
pub use skeleton::skeleton;
pub use stem::stem;
pub use tables::json as folding_tables;
pub use words::{Word, form, is_stop, words};

use crate::model::RecordId;
use crate::search::documents::{fields, snippet_text};
use crate::search::numbers::Numbers;
use crate::site::SitePath;
use crate::site::pages::Desk;

/// What the search page loads first: how many documents there are, and where the rest lies.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Root {
    #[serde(rename = "n")]
    pub documents: u32,
    #[serde(rename = "b")]
    pub bases: Vec<u32>,
    #[serde(rename = "l", serialize_with = "joined")]
    pub lexicon: lexicon::Shards,
    #[serde(rename = "r", serialize_with = "joined")]
    pub backward: lexicon::Shards,
    #[serde(rename = "c")]
    pub cards: String,
    #[serde(rename = "f")]
    pub facets: Vec<String>,
    #[serde(rename = "t")]
    pub fold: String,
    #[serde(rename = "s")]
    pub syllables: String,
    #[serde(rename = "h")]
    pub characters: String,
    /// What cards say in further languages: a directory for each, by its folder.
    #[serde(rename = "g", skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<String, String>,
}

/// `key!name` of each shard, one a line: half the size of JSON.
fn joined<S: serde::Serializer>(shards: &lexicon::Shards, serializer: S) -> Result<S::Ok, S::Error> {
    let rows: Vec<String> = shards.iter().map(|(key, name)| format!("{key}!{name}")).collect();
    serializer.serialize_str(&rows.join("|"))
}

/// A file of the index.
#[derive(Debug)]
pub(crate) struct File {
    name: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// JSON, kept.
    Text(String),
    /// Snippets of these documents: made again when they are written.
    Snippets(Vec<u32>),
}

impl File {
    fn text(name: String, text: String) -> File {
        File { name, content: Content::Text(text) }
    }

    fn snippets(name: String, numbers: Vec<u32>) -> File {
        File { name, content: Content::Snippets(numbers) }
    }
}

/// The whole index, by file.
#[derive(Debug)]
pub struct Index {
    root: Root,
    files: Vec<File>,
    numbers: Numbers,
}

impl Index {
    /// Two lists of one content share a file.
    fn new(root: Root, files: Vec<File>, numbers: Numbers) -> Self {
        let by_name: BTreeMap<String, File> =
            files.into_iter().map(|file| (file.name.clone(), file)).collect();
        Index { root, files: by_name.into_values().collect(), numbers }
    }

    /// The paths of all files: the root first.
    #[must_use]
    pub fn paths(&self) -> Vec<SitePath> {
        let files = self.files.iter().map(|file| SitePath::new(names::path_of(&file.name)));
        std::iter::once(SitePath::new("search/root.js")).chain(files).collect()
    }

    /// The bytes of the file at a position of [`Index::paths`].
    #[must_use]
    pub fn bytes(&self, desk: &Desk<'_>, position: usize) -> Vec<u8> {
        let Some(file) = position.checked_sub(1).map(|at| &self.files[at]) else {
            let root = serde_json::to_string(&self.root).expect("the root serialises");
            return names::script("root", &root).into_bytes();
        };
        names::script(&file.name, &self.content(desk, file)).into_bytes()
    }

    fn content(&self, desk: &Desk<'_>, file: &File) -> String {
        match &file.content {
            Content::Text(text) => text.clone(),
            Content::Snippets(numbers) => {
                let text =
                    |number: &u32| self.record(*number).map(|record| snippet_text(fields(desk, record)));
                let group: Vec<_> =
                    numbers.iter().filter_map(|number| text(number).map(|text| (*number, text))).collect();
                build::snippets_text(&group)
            }
        }
    }

    fn record(&self, number: u32) -> Option<RecordId> {
        let rows = &self.numbers.documents;
        rows.binary_search_by_key(&number, |row| row.0).ok().map(|at| rows[at].1)
    }

    /// The JSON of a file by its name.
    #[must_use]
    fn load(&self, desk: &Desk<'_>, name: &str) -> Option<String> {
        let at = self.files.binary_search_by(|file| file.name.as_str().cmp(name)).ok()?;
        Some(self.content(desk, &self.files[at]))
    }
}

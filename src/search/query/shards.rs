//! The files of the index, as a query reads them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::de::DeserializeOwned;

use crate::search::names::LENGTH;
use crate::search::postings::decode;
use crate::search::skeleton::skeleton;
use crate::search::{Root, lexicon};

/// Loads the JSON of a file by its name.
pub(crate) type Loader<'l> = dyn Fn(&str) -> Option<String> + 'l;

/// The files of an index.
pub(crate) struct Shards<'l> {
    pub root: &'l Root,
    load: &'l Loader<'l>,
    read: RefCell<BTreeMap<String, Rc<Shard>>>,
}

/// A shard of the lexicon.
pub(crate) struct Shard {
    text: String,
}

/// A row of a shard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'s> {
    skeleton: &'s str,
    pub form: &'s str,
    /// Its flag and postings.
    pub list: &'s str,
    pub name: bool,
}

impl Shard {
    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut skeleton = "";
        self.text.split('!').filter_map(move |row| {
            let (form, list) = row.split_once(' ')?;
            if form.is_empty() {
                skeleton = list;
                return None;
            }
            Some(Entry { skeleton, form, list, name: list.starts_with(['A', 'B']) })
        })
    }

    /// The rows whose skeletons begin so.
    pub(crate) fn below<'s>(&'s self, key: &'s str) -> impl Iterator<Item = Entry<'s>> {
        self.entries().filter(move |entry| entry.skeleton.starts_with(key))
    }
}

impl<'l> Shards<'l> {
    pub(crate) fn new(root: &'l Root, load: &'l Loader<'l>) -> Self {
        Shards { root, load, read: RefCell::default() }
    }

    /// Reads a file.
    pub(crate) fn json<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_str(&(self.load)(name)?).ok()
    }

    /// The first shards of the lexicon that may hold skeletons with a beginning.
    pub(crate) fn forward(&self, key: &str, most: usize) -> Vec<Rc<Shard>> {
        reaching(&self.root.lexicon, key, most).map(|name| self.shard(name)).collect()
    }

    fn shard(&self, name: &str) -> Rc<Shard> {
        let read = self.read.borrow().get(name).cloned();
        read.unwrap_or_else(|| {
            let shard = Rc::new(Shard { text: self.json(name).unwrap_or_default() });
            self.read.borrow_mut().insert(name.to_owned(), Rc::clone(&shard));
            shard
        })
    }

    /// Names whose skeletons end so; `key` is written backwards.
    pub(crate) fn backward(&self, key: &str, most: usize) -> Vec<String> {
        let shards = reaching(&self.root.backward, key, most);
        let texts = shards.filter_map(|name| self.json::<String>(name));
        texts.flat_map(|text| text.split('!').map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The flag and postings of one form.
    pub(crate) fn list(&self, form: &str) -> Option<String> {
        let key = skeleton(form);
        let whole = format!("{key} {form}");
        let at = self.root.lexicon.partition_point(|row| row.0 <= whole).checked_sub(1)?;
        let shard = self.shard(&self.root.lexicon[at].1);
        shard.entries().find(|entry| entry.form == form).map(|entry| entry.list.to_owned())
    }

    /// The postings behind a flag.
    pub(crate) fn postings(&self, list: &str) -> Vec<u32> {
        let Some((flag, rest)) = list.split_at_checked(1) else { return Vec::new() };
        if matches!(flag, "a" | "A") {
            return decode(rest);
        }
        let names = rest.as_bytes().chunks(LENGTH).filter_map(|name| std::str::from_utf8(name).ok());
        let mut postings = Vec::new();
        for text in names.filter_map(|name| self.json::<String>(name)) {
            postings.extend(decode(&text));
        }
        postings
    }

    /// The documents of a relation: `$12`, `$y2019`.
    pub(crate) fn related(&self, form: &str) -> Vec<u32> {
        let list = self.list(form).unwrap_or_default();
        self.postings(&list).into_iter().map(crate::search::postings::number_of).collect()
    }
}

/// The names of the first shards that reach into keys with a beginning.
fn reaching<'r>(shards: &'r lexicon::Shards, key: &str, most: usize) -> impl Iterator<Item = &'r str> {
    let first = shards.partition_point(|row| row.0.as_str() <= key).saturating_sub(1);
    let key = key.to_owned();
    let rest = shards[first.min(shards.len())..].iter().enumerate();
    rest.take_while(move |(at, row)| *at == 0 || row.0.starts_with(&key))
        .take(most)
        .map(|(_, row)| row.1.as_str())
}

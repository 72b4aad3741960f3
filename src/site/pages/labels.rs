//! What a link to each record says and where it leads, side by side in memory.
//!
//! A page of a large archive names hundreds of records that lie anywhere. What it needs of them stands here in one
//! text, so that naming one touches one place in memory instead of half a dozen.

use rayon::prelude::*;

use crate::model::reads::{self, Part};
use crate::model::{Kind, RecordId};
use crate::site::views::Text;
use crate::text::lang::Direction;

/// The labels of all records.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Address and name of each record, one behind the other.
    text: String,
    of: [Vec<Place>; 7],
    langs: Langs,
}

/// Languages, each named by a number: from 1, and 0 where there is nothing to name.
#[derive(Debug, Default)]
pub(super) struct Langs(Vec<String>);

impl Langs {
    /// The number of a language, a new one if need be.
    pub(super) fn number(&mut self, lang: Option<&str>) -> u16 {
        let Some(lang) = lang else { return 0 };
        let at = self.0.iter().position(|known| known == lang).unwrap_or_else(|| {
            self.0.push(lang.to_owned());
            self.0.len() - 1
        });
        u16::try_from(at + 1).expect("fewer languages than there are")
    }

    /// The language with a number.
    pub(super) fn get(&self, number: u16) -> Option<&str> {
        self.0.get(usize::from(number).checked_sub(1)?).map(String::as_str)
    }
}

/// Where the label of a record stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    path: u32,
    name: u32,
    /// 0 for the page's own.
    lang: u16,
    dir: Option<Direction>,
}

/// What a link to a record says, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'l> {
    /// The address of its page; empty if it has none.
    pub(super) path: &'l str,
    /// What the link says.
    pub(super) name: &'l str,
    lang: Option<&'l str>,
    dir: Option<Direction>,
}

impl Label<'_> {
    /// The name with its language and direction.
    pub(super) fn name(&self) -> Text {
        Text { value: self.name.to_owned(), lang: self.lang.map(str::to_owned), dir: self.dir }
    }
}

impl Labels {
    /// Gathers the labels; `label` gives the address and the name of a record.
    pub(super) fn new<'p>(
        records: impl Fn(Kind) -> Vec<RecordId>,
        label: impl Fn(RecordId) -> (Option<&'p str>, Text) + Sync,
    ) -> Self {
        let mut labels = Labels::default();
        for kind in Kind::ALL {
            let made: Vec<_> = records(kind).into_par_iter().map(&label).collect();
            labels.of[kind as usize] =
                made.into_iter().map(|(path, name)| labels.place(path, &name)).collect();
        }
        labels.text.shrink_to_fit();
        labels
    }

    fn place(&mut self, path: Option<&str>, name: &Text) -> Place {
        let (at, path) = (self.text.len(), path.unwrap_or_default());
        self.text.push_str(path);
        self.text.push_str(&name.value);
        let length = |text: &str| u32::try_from(text.len()).expect("a name is short");
        let lang = self.langs.number(name.lang.as_deref());
        Place { at, path: length(path), name: length(&name.value), lang, dir: name.dir }
    }

    /// The label of a record.
    pub(super) fn get(&self, record: RecordId) -> Label<'_> {
        reads::note(record, Part::Itself);
        let Place { at, path, name, lang, dir } = self.of[record.kind as usize][record.at()];
        let (end_of_path, end) = (at + path as usize, at + path as usize + name as usize);
        let (path, name) = (&self.text[at..end_of_path], &self.text[end_of_path..end]);
        Label { path, name, lang: self.langs.get(lang), dir }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_come_back_as_they_were() {
        let text = |value: &str, lang: Option<&str>| Text {
            value: value.to_owned(),
            lang: lang.map(str::to_owned),
            dir: lang.map(|_| Direction::Rtl),
        };
        let given = [(Some("people/a.html"), text("Айдос", None)), (None, text("ئابدۇ", Some("ug")))];
        let records = |kind| if kind == Kind::Person { vec![0, 1] } else { Vec::new() };
        let labels = Labels::new(
            |kind| records(kind).into_iter().map(|at| RecordId::new(kind, at)).collect(),
            |record| given[record.at()].clone(),
        );
        for (at, (path, name)) in given.iter().enumerate() {
            let label = labels.get(RecordId::new(Kind::Person, at));
            assert_eq!((label.path, &label.name()), (path.unwrap_or_default(), name));
        }
    }
}

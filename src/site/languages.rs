//! What may be published in further languages: the copies of translated records, once they came through the gate.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::model::{Kind, RecordId, Records};
use crate::resolve::{ArticleBody, Copy};

/// All copies, behind the gate.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The copies alone, without the records.
    records: Records,
    bodies: Vec<ArticleBody>,
    rows: Vec<Row>,
    /// The copies of each record.
    of: BTreeMap<RecordId, Vec<usize>>,
}

/// What a record says in a further language.
#[derive(Debug, Clone, Hash)]
pub struct Told<'c> {
    /// BCP 47.
    pub lang: &'c str,
    /// Its name or title, if that is translated.
    pub name: Option<&'c str>,
    /// Its texts that are translated.
    pub texts: &'c [String],
    /// Its Markdown, if that is translated.
    pub body: Cow<'c, str>,
}

/// One copy.
#[derive(Debug)]
struct Row {
    copy: Copy,
    /// Where it lies among the copies.
    at: RecordId,
    /// Its texts that are not the record's.
    texts: Vec<String>,
    /// Its name, if that is not the record's.
    name: Option<String>,
}

/// The site in one further language.
#[derive(Debug, Clone, Default)]
pub(super) struct Translated {
    /// The language, BCP 47; empty for the main one.
    pub(super) lang: String,
    /// Translated records, each with its row among the copies.
    rows: BTreeMap<RecordId, usize>,
    texts: HashSet<String>,
}

impl Copies {
    /// Takes the copies of records that are shown out of the archive.
    pub(super) fn take(
        records: &mut Records,
        bodies: &mut Vec<ArticleBody>,
        copies: Vec<Copy>,
        shown: impl Fn(RecordId) -> bool,
    ) -> Self {
        if copies.is_empty() {
            return Copies::default();
        }
        let behind = |kind: Kind| copies.iter().filter(|row| row.of.kind == kind).count();
        let counts = Kind::ALL.map(|kind| records.count(kind) - behind(kind));
        let mut tail = records.split_off(counts);
        let bodies = bodies.split_off(counts[Kind::Article as usize]);
        let place = |copy: RecordId| RecordId::new(copy.kind, copy.at() - counts[copy.kind as usize]);
        let kept = copies.into_iter().filter(|row| shown(row.of) && shown(row.copy));
        let rows = kept.map(|copy| {
            let at = place(copy.copy);
            let texts = translated(records, copy.of, &mut tail, at);
            let name = Some(tail.name(at)).filter(|name| *name != records.name(copy.of)).map(str::to_owned);
            Row { copy, at, texts, name }
        });
        let rows: Vec<Row> = rows.collect();
        let mut of: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        rows.iter().enumerate().for_each(|(at, row)| of.entry(row.copy.of).or_default().push(at));
        Copies { records: tail, bodies, rows, of }
    }

    /// Puts the translations of a language in the place of the records they translate.
    pub(super) fn speak(&self, lang: &str, records: &mut Records) -> Translated {
        let mut out = Translated { lang: lang.to_owned(), ..Translated::default() };
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| row.copy.lang == lang) {
            records.put(row.copy.of, &self.records, row.at);
            out.rows.insert(row.copy.of, index);
            out.texts.extend(row.texts.iter().chain(&row.name).cloned());
        }
        out
    }

    /// What a record says in further languages; `body` gives the Markdown of a copy.
    pub(super) fn told<'c>(
        &'c self,
        record: RecordId,
        body: impl Fn(RecordId, &'c Records, RecordId) -> Cow<'c, str> + 'c,
    ) -> impl Iterator<Item = Told<'c>> + 'c {
        let rows = self.of.get(&record).into_iter().flatten().map(|at| &self.rows[*at]);
        rows.map(move |row| Told {
            lang: &row.copy.lang,
            name: row.name.as_deref(),
            texts: &row.texts,
            body: if row.copy.own_body {
                body(row.copy.copy, &self.records, row.at)
            } else {
                Cow::Borrowed("")
            },
        })
    }

    /// The copy of a record that has a text of its own.
    pub(super) fn with_body(&self, translated: &Translated, record: RecordId) -> Option<RecordId> {
        let row = &self.rows[*translated.rows.get(&record)?];
        row.copy.own_body.then_some(row.copy.copy)
    }

    /// What a translated article mentions.
    pub(super) fn mentions(&self, translated: &Translated, article: RecordId) -> Option<&ArticleBody> {
        translated.rows.get(&article).map(|row| &self.bodies[self.rows[*row].at.at()])
    }
}

impl Translated {
    /// Whether a record stands in this language.
    pub(super) fn has(&self, record: RecordId) -> bool {
        self.rows.contains_key(&record)
    }

    /// Every record that stands in this language, in order.
    pub(super) fn records(&self) -> Vec<RecordId> {
        self.rows.keys().copied().collect()
    }

    /// Every translated text, in order.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        texts.sort_unstable();
        texts
    }

    /// Whether a text is one of the translated ones.
    pub(super) fn says(&self, text: &str) -> bool {
        self.texts.contains(text)
    }
}

/// The texts of a copy that differ from the record's.
fn translated(records: &mut Records, of: RecordId, copies: &mut Records, at: RecordId) -> Vec<String> {
    let (own, copied) = (records.translatable(of), copies.translatable(at));
    own.into_iter().zip(copied).filter(|(own, copied)| own != copied).map(|pair| pair.1).collect()
}

//! Reading one TOML table: every key is asked for by name, what nobody asked
//! for is an unknown key, and every fault has its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diag, FileId, Span, codes};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Kind, List, RecordId};
use crate::parse::Ids;
use crate::text::address::is_web;
use crate::text::edtf::{Edtf, Fault};
use crate::text::lang::{is_script, language_tag};
use crate::text::nearest::nearest;

/// `casebook.toml` is always the first file.
const SETTINGS: FileId = FileId(0);

/// A value together with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// An id that no record has.
#[derive(Debug)]
pub(crate) struct UnknownId {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) id: String,
    pub(crate) span: Span,
    /// The statement it stands in, and what to say of it.
    pub(crate) within: Option<(Span, String)>,
}

/// What reading a file gathers besides the record.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) file: FileId,
    /// First byte of the TOML in the file.
    pub(crate) base: usize,
    pub(crate) ids: &'a Ids,
    pub(crate) diags: Vec<Diag>,
    pub(crate) unknown: Vec<UnknownId>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: FileId, ids: &'a Ids) -> Self {
        Reader { file, base: 0, ids, diags: Vec::new(), unknown: Vec::new() }
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }

    pub(crate) fn error(&mut self, diag: Diag) {
        self.diags.push(diag);
    }
}

/// One table of a record, with the keys asked for so far.
pub(crate) struct Table<'t> {
    table: &'t DeTable<'t>,
    /// How the table is written: `""` for the record itself, `event`, `event.account`.
    name: &'static str,
    /// Whether it is one of many, `[[event]]`, and not the only one, `[publish]`.
    listed: bool,
    span: Span,
    asked: Vec<&'static str>,
}

type Value<'t> = &'t Spanned<DeValue<'t>>;

impl<'t> Table<'t> {
    /// A table and the place of its header (of the file's first line for the record itself).
    pub(crate) fn new(table: &'t DeTable<'t>, name: &'static str, span: Span) -> Self {
        Table { table, name, listed: false, span, asked: Vec::new() }
    }

    fn listed(table: &'t DeTable<'t>, name: &'static str, span: Span) -> Self {
        Table { listed: true, ..Table::new(table, name, span) }
    }

    /// The place of a key's value, or of the table if the key is not there.
    pub(crate) fn place(&self, r: &Reader<'_>, key: &str) -> Span {
        self.table.get(key).map_or(self.span, |value| r.span(value.span()))
    }

    /// Where the table begins.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// What the table is called in messages: "this event".
    fn this(&self) -> String {
        match self.name {
            "" if self.span.file == SETTINGS => "`casebook.toml`".to_owned(),
            "" => "this record".to_owned(),
            name if self.listed => format!("this {}", name.replace('.', "’s ")),
            _ => self.header(),
        }
    }

    /// The line that begins the table, for messages.
    fn header(&self) -> String {
        if self.listed { format!("`[[{}]]`", self.name) } else { format!("`[{}]`", self.name) }
    }

    fn get(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Whether the key is there at all.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn missing(&self, r: &mut Reader<'_>, key: &str) {
        let message = format!("{} has no `{key}`", self.this());
        r.error(Diag::error(codes::MISSING_KEY, self.span, message).help(format!("add `{key} = …`")));
    }

    /// A text that must be there and not be empty.
    pub(crate) fn required(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<String> {
        self.required_at(r, key).map(|at| at.value)
    }

    pub(crate) fn required_at(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<At<String>> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(r, key);
            return None;
        }
        self.text_at(r, key)
    }

    /// A text, if it is there; an empty one is a fault.
    pub(crate) fn text(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<String> {
        self.text_at(r, key).map(|at| at.value)
    }

    pub(crate) fn text_at(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        let span = r.span(value.span());
        match value.get_ref().as_str() {
            Some(text) => not_empty(r, key, text, span),
            None => wrong_type(r, key, value, "text in quotes"),
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub(crate) fn texts(&mut self, r: &mut Reader<'_>, key: &'static str) -> Vec<At<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let one = std::slice::from_ref(value);
        let items: Vec<Value<'t>> = match value.get_ref().as_array() {
            Some(array) => array.iter().collect(),
            None => one.iter().collect(),
        };
        let mut out = Vec::new();
        for item in items {
            let span = r.span(item.span());
            match item.get_ref().as_str() {
                Some(text) => out.extend(not_empty(r, key, text, span)),
                None => {
                    wrong_type::<()>(r, key, item, "a list of texts in quotes");
                }
            }
        }
        out
    }

    pub(crate) fn plain_texts(&mut self, r: &mut Reader<'_>, key: &'static str) -> List<String> {
        self.texts(r, key).into_iter().map(|at| at.value).collect()
    }

    pub(crate) fn flag(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref().as_bool() {
            Some(flag) => Some(flag),
            None => wrong_type(r, key, value, "`true` or `false`"),
        }
    }

    /// A whole number from 1.
    pub(crate) fn count(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<u32> {
        let value = self.get(key)?;
        let Some(integer) = value.get_ref().as_integer() else {
            return wrong_type(r, key, value, "a whole number");
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if number > 0 => Some(number),
            _ => out_of_range(r, key, value, "a whole number from 1"),
        }
    }

    /// A number of degrees within ± `limit`.
    pub(crate) fn degrees(&mut self, r: &mut Reader<'_>, key: &'static str, limit: f64) -> Option<f64> {
        let value = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Float(float) => float.as_str().replace('_', "").parse::<f64>().ok(),
            DeValue::Integer(integer) => integer.as_str().parse::<f64>().ok(),
            _ => return wrong_type(r, key, value, "a number"),
        };
        match number {
            Some(number) if number.abs() <= limit => Some(number),
            _ => out_of_range(r, key, value, &format!("a number of degrees between -{limit} and {limit}")),
        }
    }

    /// A date: EDTF text, or a TOML date.
    pub(crate) fn date(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<Edtf> {
        let value = self.get(key)?;
        let span = r.span(value.span());
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => match date.date {
                Some(day) => day.to_string(),
                None => return wrong_type(r, key, value, "a date"),
            },
            DeValue::Integer(year) => year.as_str().to_owned(),
            _ => return wrong_type(r, key, value, "a date"),
        };
        match Edtf::parse(&text) {
            Ok(date) => Some(date),
            Err(Fault::Unreadable) => {
                let message = format!("`{text}` is not a date");
                r.error(Diag::error(codes::BAD_DATE, span, message).help(DATE_HELP));
                None
            }
            Err(Fault::Backward) => {
                let message = format!("`{text}` ends before it begins");
                r.error(Diag::error(codes::BACKWARD_DATE, span, message).help("put the earlier date first"));
                None
            }
        }
    }

    /// A date that must be there.
    pub(crate) fn required_date(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<Edtf> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(r, key);
            return None;
        }
        self.date(r, key)
    }

    /// A word of a vocabulary.
    pub(crate) fn word<V: Vocabulary>(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<V> {
        let at = self.text_at(r, key)?;
        word_of(r, &at)
    }

    /// A word of a vocabulary that must be there.
    pub(crate) fn required_word<V: Vocabulary>(
        &mut self,
        r: &mut Reader<'_>,
        key: &'static str,
    ) -> Option<V> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(r, key);
            return None;
        }
        self.word(r, key)
    }

    /// A BCP 47 tag.
    pub(crate) fn lang(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<String> {
        let at = self.text_at(r, key)?;
        let tag = language_tag(&at.value);
        if tag.is_none() {
            let message = format!("`{}` is not a BCP 47 language tag", at.value);
            r.error(
                Diag::error(codes::BAD_LANGUAGE, at.span, message)
                    .help("such as \"en\", \"kk-Latn\", \"ug-Arab\""),
            );
        }
        tag
    }

    /// An ISO 15924 code.
    pub(crate) fn script(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<String> {
        let at = self.text_at(r, key)?;
        if !is_script(&at.value) {
            let message = format!("`{}` is not an ISO 15924 script", at.value);
            let help = "four letters with a capital first: \"Latn\", \"Cyrl\", \"Arab\", \"Hans\"";
            r.error(Diag::error(codes::BAD_SCRIPT, at.span, message).help(help));
            return None;
        }
        Some(at.value)
    }

    /// An `http` or `https` address.
    pub(crate) fn url(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<String> {
        let at = self.text_at(r, key)?;
        checked_url(r, at)
    }

    pub(crate) fn urls(&mut self, r: &mut Reader<'_>, key: &'static str) -> List<String> {
        let texts = self.texts(r, key);
        exactly(texts.into_iter().filter_map(|at| checked_url(r, at)))
    }

    /// A record of one of some kinds, written `id` or `kind/id`.
    pub(crate) fn record(
        &mut self,
        r: &mut Reader<'_>,
        key: &'static str,
        kinds: &[Kind],
    ) -> Option<RecordId> {
        let at = self.text_at(r, key)?;
        self.find(r, &at, kinds)
    }

    pub(crate) fn records(
        &mut self,
        r: &mut Reader<'_>,
        key: &'static str,
        kinds: &[Kind],
    ) -> List<RecordId> {
        let texts = self.texts(r, key);
        exactly(texts.iter().filter_map(|at| self.find(r, at, kinds)))
    }

    /// Finds a record; an unknown id is kept for a diagnostic once all old ids are known.
    pub(crate) fn find(&self, r: &mut Reader<'_>, at: &At<String>, kinds: &[Kind]) -> Option<RecordId> {
        let (kinds, id) = match at.value.split_once('/') {
            Some((folder, id)) => match Kind::from_folder(folder) {
                Some(kind) if kinds.contains(&kind) => (vec![kind], id),
                _ => (kinds.to_vec(), at.value.as_str()),
            },
            None => (kinds.to_vec(), at.value.as_str()),
        };
        let found = kinds.iter().find_map(|kind| r.ids.find(*kind, id));
        if found.is_none() {
            let within = (!self.name.is_empty()).then(|| (self.span, format!("in {}", self.this())));
            r.unknown.push(UnknownId { kinds, id: id.to_owned(), span: at.span, within });
        }
        found
    }

    /// Every `[[key]]` below this table.
    pub(crate) fn tables(
        &mut self,
        r: &mut Reader<'_>,
        key: &'static str,
        name: &'static str,
    ) -> Vec<Table<'t>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            wrong_type::<()>(r, key, value, &format!("tables under `[[{name}]]`"));
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => out.push(Table::listed(table, name, r.span(item.span()))),
                None => {
                    wrong_type::<()>(r, key, item, &format!("tables under `[[{name}]]`"));
                }
            }
        }
        out
    }

    /// One `[key]` below this table.
    pub(crate) fn table(&mut self, r: &mut Reader<'_>, key: &'static str) -> Option<Table<'t>> {
        let value = self.get(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Table::new(table, key, r.span(value.span()))),
            None => wrong_type(r, key, value, &format!("a table under `[{key}]`")),
        }
    }

    /// The keys and values as they are written, for tables whose keys are ids.
    pub(crate) fn entries(&self, r: &Reader<'_>) -> Vec<(At<String>, Option<At<String>>)> {
        let mut out = Vec::new();
        for (key, value) in self.table {
            let name = At { value: key.get_ref().to_string(), span: r.span(key.span()) };
            let text = value.get_ref().as_str();
            out.push((name, text.map(|text| At { value: text.to_owned(), span: r.span(value.span()) })));
        }
        out
    }

    /// Every key that nobody asked for is a fault. `outer` are the record's own
    /// keys, so that one below a `[[table]]` is told to move up.
    pub(crate) fn finish(self, r: &mut Reader<'_>, outer: &[&str]) {
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let span = r.span(key.span());
            r.error(if outer.contains(&name) {
                self.below_table(name, span)
            } else {
                self.unknown(name, span)
            });
        }
    }

    fn below_table(&self, name: &str, span: Span) -> Diag {
        let outer = if span.file == SETTINGS { "the site" } else { "the record" };
        let message = format!("`{name}` belongs to {outer}, but stands below {}", self.header());
        Diag::error(codes::KEY_AFTER_TABLE, span, message)
            .also(self.span, "everything below this line belongs to it")
            .help("move it up, above the first line in brackets")
    }

    fn unknown(&self, name: &str, span: Span) -> Diag {
        let near = nearest(name, self.asked.iter().copied());
        let known = || {
            let mut keys = self.asked.clone();
            keys.sort_unstable();
            keys.dedup();
            format!("{} can have: {}", self.this(), keys.join(", "))
        };
        let help = near.map_or_else(known, |near| format!("did you mean `{near}`?"));
        let mut diag = Diag::error(codes::UNKNOWN_KEY, span, format!("unknown key `{name}`")).help(help);
        if !self.name.is_empty() {
            diag = diag.also(self.span, format!("in {}", self.this()));
        }
        diag
    }
}

const DATE_HELP: &str = "dates are EDTF: \"2019-10-14\", \"2019-10\", \"2019\", \"2019~\", \"2013-03/2017-11\", \"[2018-12..2021-04]\"";

/// A list that has room for what is in it and no more: an archive has millions of them.
pub(crate) fn exactly<T>(items: impl IntoIterator<Item = T>) -> List<T> {
    items.into_iter().collect::<Vec<T>>().into()
}

fn not_empty(r: &mut Reader<'_>, key: &str, text: &str, span: Span) -> Option<At<String>> {
    if text.trim().is_empty() {
        let message = format!("`{key}` is empty");
        r.error(Diag::error(codes::EMPTY_VALUE, span, message).help("fill it in, or leave the key out"));
        return None;
    }
    Some(At { value: text.to_owned(), span })
}

fn wrong_type<T>(r: &mut Reader<'_>, key: &str, value: Value<'_>, wanted: &str) -> Option<T> {
    let found = match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("`{key}` is {found}, but should be {wanted}");
    let span = r.span(value.span());
    r.error(Diag::error(codes::WRONG_TYPE, span, message).help(way_out(key, value.get_ref(), wanted)));
    None
}

/// What to type in place of a value of the wrong type.
fn way_out(key: &str, found: &DeValue<'_>, wanted: &str) -> String {
    let table = matches!(found, DeValue::Array(_) | DeValue::Table(_));
    match (key, wanted) {
        ("sets_status", _) => "write `sets_status = { person-id = \"held\" }`".to_owned(),
        (_, wanted) if wanted.starts_with("tables") => {
            format!("write `[[{key}]]` on a line of its own, and its keys below it")
        }
        (_, wanted) if wanted.starts_with("a table") => {
            format!("write `[{key}]` on a line of its own, and its keys below it")
        }
        (_, wanted) if wanted.contains("quotes") && !table => "put it in quotes".to_owned(),
        (_, wanted) if wanted.contains("quotes") => format!("write `{key} = \"…\"`"),
        (_, wanted) if wanted.starts_with("a date") => DATE_HELP.to_owned(),
        _ => format!("write `{key} = …` with {wanted}, without quotes"),
    }
}

fn out_of_range<T>(r: &mut Reader<'_>, key: &str, value: Value<'_>, wanted: &str) -> Option<T> {
    let span = r.span(value.span());
    let help = format!("write {wanted}");
    r.error(Diag::error(codes::BAD_NUMBER, span, format!("`{key}` is not {wanted}")).help(help));
    None
}

/// Reads a word of a vocabulary, naming the nearest word if it is none.
pub(crate) fn word_of<V: Vocabulary>(r: &mut Reader<'_>, at: &At<String>) -> Option<V> {
    let found = V::from_word(&at.value);
    if found.is_none() {
        let words = V::WORDS.iter().map(|row| row.0);
        let help = match nearest(&at.value, words.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of: {}", words.collect::<Vec<_>>().join(", ")),
        };
        let message = format!("`{}` is no {}", at.value, V::NAME);
        r.error(Diag::error(codes::UNKNOWN_WORD, at.span, message).help(help));
    }
    found
}

fn checked_url(r: &mut Reader<'_>, at: At<String>) -> Option<String> {
    let plain = !at.value.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    if plain && is_web(&at.value) {
        return Some(at.value);
    }
    let message = format!("`{}` is not an http or https address that a browser could open", at.value);
    r.error(Diag::error(codes::BAD_URL, at.span, message).help("write it whole: \"https://…\""));
    None
}

//! What the search knows of each record: its names, its text, its card.
//!
//! Everything comes through [`crate::site::Public`]: what the gate holds back
//! is not there to be indexed.

use serde::{Deserialize, Serialize};

use crate::model::{Alias, Kind, RecordId};
use crate::site::notes;
use crate::site::pages::Desk;
use crate::site::words::shape;
use crate::text::markdown;
use crate::text::names::Reading;

/// How many other spellings a card tells.
const SPELLINGS: usize = 12;
/// Text beyond this many bytes of one record is searched, but not kept for snippets.
const SNIPPET_TEXT: usize = 48 * 1024;

/// The words of a record, by what they weigh.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    /// The name that is shown; for a report nothing.
    pub name: String,
    /// Other names, and spellings that reports print.
    pub others: Vec<String>,
    /// The title of a report.
    pub title: String,
    /// Running text.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph; an array in the index's files, of two where it is in the main language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Cells")]
pub(crate) struct Paragraph {
    /// Its number on the page; 0 where it has none.
    pub number: u32,
    /// Its words.
    pub text: String,
    /// Its language, where that is not the main one.
    pub lang: String,
}

/// The cells of a paragraph's array.
#[derive(Deserialize)]
struct Cells(u32, String, #[serde(default)] String);

impl Paragraph {
    /// A paragraph in the main language.
    pub(crate) fn new(number: u32, text: impl Into<String>) -> Self {
        Paragraph { number, text: text.into(), lang: String::new() }
    }
}

impl From<Cells> for Paragraph {
    fn from(Cells(number, text, lang): Cells) -> Self {
        Paragraph { number, text, lang }
    }
}

impl Serialize for Paragraph {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.lang.as_str() {
            "" => (self.number, &self.text).serialize(serializer),
            lang => (self.number, &self.text, lang).serialize(serializer),
        }
    }
}

/// A result as it is shown; an array in the index's files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Row", from = "Row")]
pub struct Card {
    /// The singular of its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its address below the published folder.
    pub path: String,
    /// Its name or title.
    pub name: String,
    /// The language of the name, where it is not the page's.
    pub lang: String,
    /// The direction of the name, where it is not the page's.
    pub dir: String,
    /// The class of the status's shape.
    pub shape: String,
    /// The status; nothing for what has none.
    pub status: String,
    /// As of when; outlet and date of a report.
    pub line: String,
    /// Other spellings, each with who printed it.
    pub also: Vec<(String, String)>,
    /// The file that holds its text.
    pub text: String,
    /// What a reader should know before the text: then no word of it is shown.
    pub note: String,
}

/// A card as an array; `templates/search.js` has the same order.
type Row = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Vec<(String, String)>,
    String,
    String,
);

impl From<Card> for Row {
    fn from(card: Card) -> Row {
        let Card { kind, id, path, name, lang, dir, shape, status, line, also, text, note } = card;
        (kind, id, path, name, lang, dir, shape, status, line, also, text, note)
    }
}

impl From<Row> for Card {
    fn from(row: Row) -> Card {
        let (kind, id, path, name, lang, dir, shape, status, line, also, text, note) = row;
        Card { kind, id, path, name, lang, dir, shape, status, line, also, text, note }
    }
}

/// Reads a record's words.
pub(crate) fn fields(desk: &Desk<'_>, record: RecordId) -> Fields {
    let public = &desk.site.public;
    let records = public.records();
    let mut fields = Fields { paragraphs: paragraphs(&public.body(record)), ..Fields::default() };
    if record.kind == Kind::Article {
        let article = &records.articles[record.at()];
        fields.title.clone_from(&article.title);
        let more = article.summary.iter().chain(&article.authors);
        fields.paragraphs.extend(more.map(|text| Paragraph::new(0, text)));
        translated(desk, record, &mut fields);
        return fields;
    }
    fields.name = records.name(record).to_owned();
    fields.others = records.aliases(record).iter().map(|alias| alias.value.clone()).collect();
    fields.others.extend(desk.other_spellings(record).map(|printed| printed.name.clone()));
    let read: Vec<String> =
        std::iter::once(&fields.name).chain(&fields.others).filter_map(|name| pinyin(name)).collect();
    fields.others.extend(read);
    fields.paragraphs.extend(statements(desk, record).map(|text| Paragraph::new(0, text)));
    translated(desk, record, &mut fields);
    fields
}

/// Adds what a record is called and says in further languages.
fn translated(desk: &Desk<'_>, record: RecordId, fields: &mut Fields) {
    for told in desk.site.public.translations(record) {
        if let Some(name) = told.name {
            fields.others.push(name.to_owned());
        }
        let texts = told.texts.iter().map(|text| Paragraph::new(0, text));
        let all = paragraphs(&told.body).into_iter().chain(texts);
        fields.paragraphs.extend(all.map(|paragraph| Paragraph { lang: told.lang.to_owned(), ..paragraph }));
    }
}

/// A name in Chinese characters as it is read, so that its sound can be typed.
fn pinyin(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let reading = Reading::of(&words).filter(|reading| reading.is_han)?;
    Some(
        reading
            .spellings()
            .into_iter()
            .filter_map(|mut word| word.drain(..1).next())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn paragraphs(body: &str) -> Vec<Paragraph> {
    let blocks = markdown::read(body).blocks;
    blocks.into_iter().map(|block| Paragraph::new(block.paragraph.unwrap_or(0), block.text)).collect()
}

/// What a record's own file tells besides its body: what no longer stands is
/// left out, because a snippet could not say so.
fn statements<'d>(desk: &'d Desk<'_>, record: RecordId) -> impl Iterator<Item = String> + 'd {
    let records = desk.site.public.records();
    let gaps = match record.kind {
        Kind::Case => records.cases[record.at()].gaps.as_slice(),
        _ => &[],
    };
    let events = records.events(record).iter().filter(|event| event.corrected.is_none());
    let told = events.flat_map(|event| {
        std::iter::once(&event.text).chain(event.accounts.iter().map(|account| &account.text))
    });
    let charges = records.charges(record).iter().filter(|charge| charge.corrected.is_none());
    let charges = charges.flat_map(|charge| std::iter::once(&charge.text).chain(&charge.answer));
    let claims = records.head(record).claims.iter().filter(|claim| claim.corrected.is_none());
    let claims = claims.map(|claim| format!("{}: {}", claim.prop, claim.value));
    told.chain(charges).chain(gaps).cloned().chain(claims)
}

/// The paragraphs that are kept for snippets: none of a report that is kept for linking only.
pub(crate) fn snippet_text(fields: Fields) -> Vec<Paragraph> {
    let mut left = SNIPPET_TEXT;
    let fits = |paragraph: &Paragraph| match left.checked_sub(paragraph.text.len()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    fields.paragraphs.into_iter().take_while(fits).collect()
}

/// Makes a record's card; the file of its text is filled in later.
pub(crate) fn card(desk: &Desk<'_>, record: RecordId) -> Card {
    let records = desk.site.public.records();
    let name = match record.kind {
        Kind::Article => {
            let lang = records.articles[record.at()].lang.as_deref();
            desk.words.foreign(records.name(record), lang)
        }
        _ => desk.words.foreign(records.name(record), None),
    };
    let (shape, status, line) = standing(desk, record);
    Card {
        kind: record.kind.singular().to_owned(),
        id: records.head(record).id.clone(),
        path: desk.site.plan.address(record).map(|path| path.as_str().to_owned()).unwrap_or_default(),
        lang: name.lang.unwrap_or_default(),
        dir: name.dir.map(|dir| dir.as_str().to_owned()).unwrap_or_default(),
        name: name.value,
        shape,
        status,
        line,
        also: also(desk, record),
        text: String::new(),
        note: note(desk, record),
    }
}

/// The content notes of a record in words; nothing if it has none.
pub(super) fn note(desk: &Desk<'_>, record: RecordId) -> String {
    let (public, index, words) = (&desk.site.public, &desk.site.index, desk.words);
    let own = notes::own(public, record);
    let of_events = notes::of_events(public, index, record).into_iter().map(|kind| words.event(kind));
    let of_events = of_events.filter(|word| !notes::says(own, word));
    let all: Vec<String> = own.iter().cloned().chain(of_events).collect();
    if all.is_empty() {
        return String::new();
    }
    format!("{} {}", words.text("content_note"), words.list(&all))
}

/// Shape, status, and the line beside them.
pub(super) fn standing(desk: &Desk<'_>, record: RecordId) -> (String, String, String) {
    let records = desk.site.public.records();
    let words = desk.words;
    let line = match record.kind {
        Kind::Person => return person_standing(desk, record),
        Kind::Article => {
            let article = &records.articles[record.at()];
            let outlet = article.outlet.map(|outlet| records.name(outlet).to_owned());
            let date = article.date.as_ref().map(|date| words.date_text(date));
            outlet.into_iter().chain(date).collect()
        }
        Kind::Case => {
            let case = &records.cases[record.at()];
            let opened = case.opened.as_ref().map(|date| words.date_text(date));
            [words.state(case.state)].into_iter().chain(opened).collect()
        }
        Kind::Organisation => {
            let organisation = &records.organisations[record.at()];
            [&organisation.kind, &organisation.country].into_iter().flatten().cloned().collect()
        }
        Kind::Place => {
            let place = &records.places[record.at()];
            let within = place.within.map(|outer| records.name(outer).to_owned());
            place.kind.clone().into_iter().chain(within).collect()
        }
        Kind::Outlet => records.outlets[record.at()].kind.clone().into_iter().collect(),
        Kind::Page => Vec::new(),
    };
    (String::new(), String::new(), words.list(&line))
}

fn person_standing(desk: &Desk<'_>, record: RecordId) -> (String, String, String) {
    let words = desk.words;
    let Some(last) = desk.status(record) else { return Default::default() };
    let Some(first) = last.statuses.first() else { return Default::default() };
    let shape = serde_json::to_value(shape(*first)).ok();
    let shape = shape.and_then(|shape| shape.as_str().map(str::to_owned)).unwrap_or_default();
    let all: Vec<String> = last.statuses.iter().map(|status| words.status(*status)).collect();
    let as_of = match last.as_of() {
        Some(date) => words.messages().with("as_of", &words.date_text(date)),
        None => words.text("as_of_unknown"),
    };
    (shape, all.join(" / "), as_of)
}

/// Spellings that differ from the name: as printed, with the outlets; then the editors' own, and names in
/// further languages.
fn also(desk: &Desk<'_>, record: RecordId) -> Vec<(String, String)> {
    let records = desk.site.public.records();
    let mut all: Vec<(String, String)> = desk
        .other_spellings(record)
        .map(|printed| {
            let mut outlets: Vec<RecordId> = Vec::new();
            for article in &printed.articles {
                let outlet = records.articles[article.at()].outlet;
                outlets.extend(outlet.filter(|outlet| !outlets.contains(outlet)));
            }
            let by: Vec<String> =
                outlets.iter().take(3).map(|outlet| records.name(*outlet).to_owned()).collect();
            (printed.name.clone(), desk.words.list(&by))
        })
        .collect();
    let own = records.aliases(record).iter().map(|alias: &Alias| alias.value.as_str());
    for value in own.chain(desk.site.public.translations(record).filter_map(|told| told.name)) {
        if !all.iter().any(|row| row.0 == value) {
            all.push((value.to_owned(), String::new()));
        }
    }
    all.truncate(SPELLINGS);
    all
}

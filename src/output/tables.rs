//! Tables for spreadsheets: CSV with a byte order mark, comma and CRLF, every cell quoted.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so do words that it
//! would make a number or a day of (`0012`, `1e5`, `1/2`). Ids are written with their kind, and a month as `2019-10-XX` (EDTF for "some day of it"), because a spreadsheet would make a day of
//! `2019-10`. Line breaks in a cell become spaces.

use crate::model::vocabulary::Vocabulary;
use crate::model::{Event, Kind, RecordId, Source, Who};
use crate::site::data::{Table, content_notes, reference};
use crate::site::pages::Desk;
use crate::text::edtf::{Edtf, Precision};

/// The rows of a table about some records, with its head.
pub(super) fn csv(desk: &Desk<'_>, table: Table, records: &[RecordId]) -> Vec<u8> {
    let mut rows = Rows { desk, out: "\u{feff}".to_owned(), open: false };
    head(table).iter().for_each(|name| rows.cell(name));
    rows.end();
    for record in records {
        match table {
            Table::People => rows.person(*record),
            Table::Cases => rows.case(*record),
            Table::Parties => rows.parties(*record),
            Table::Events => rows.events(*record),
            Table::Articles => rows.article(*record),
            Table::Mentions => rows.mentions(*record),
        }
    }
    rows.out.into_bytes()
}

/// The columns of a table; `docs/data.md` says what stands in each.
#[must_use]
pub fn head(table: Table) -> &'static [&'static str] {
    match table {
        Table::People => &[
            "person",
            "name",
            "named",
            "other_names",
            "status",
            "status_as_of",
            "gender",
            "birth",
            "death",
            "nationality",
            "ethnicity",
            "roles",
            "cases",
            "reports",
            "added",
            "page",
        ],
        Table::Cases => &[
            "case",
            "title",
            "opened",
            "closed",
            "state",
            "countries",
            "rights",
            "parties",
            "events",
            "reports",
            "added",
            "page",
        ],
        Table::Parties => &["case", "record", "unnamed", "role", "sources"],
        Table::Events => &[
            "owner",
            "number",
            "kind",
            "huridocs",
            "date",
            "text",
            "place",
            "people",
            "attribution",
            "sets_status",
            "corrected",
            "reports",
            "sources",
        ],
        Table::Articles => &[
            "article",
            "title",
            "outlet",
            "outlet_name",
            "date",
            "date_basis",
            "lang",
            "url",
            "authors",
            "text",
            "summary",
            "content_notes",
            "cases",
            "copy_of",
            "translation_of",
            "added",
            "page",
        ],
        Table::Mentions => &["article", "record", "how", "paragraph", "printed"],
    }
}

struct Rows<'d> {
    desk: &'d Desk<'d>,
    out: String,
    /// Whether a row has begun.
    open: bool,
}

impl Rows<'_> {
    /// Somebody's words.
    fn cell(&mut self, text: &str) {
        self.quoted(text, would_change(text));
    }

    /// A date or a number, which a spreadsheet may take for one.
    fn value(&mut self, text: &str) {
        self.quoted(text, false);
    }

    fn quoted(&mut self, text: &str, guarded: bool) {
        self.out.push_str(if self.open { ",\"" } else { "\"" });
        self.open = true;
        if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
            || text.starts_with('\t')
            || guarded
        {
            self.out.push('\'');
        }
        // Nearly all words hold neither; those of C1, the rarer controls, begin with this byte.
        if text.bytes().any(|byte| byte == b'"' || byte == 0xc2 || byte.is_ascii_control()) {
            for letter in text.chars() {
                match letter {
                    '"' => self.out.push_str("\"\""),
                    _ if letter.is_control() => self.out.push(' '),
                    _ => self.out.push(letter),
                }
            }
        } else {
            self.out.push_str(text);
        }
        self.out.push('"');
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.open = false;
    }

    fn opt(&mut self, text: Option<&str>) {
        self.cell(text.unwrap_or_default());
    }

    fn word<V: Vocabulary>(&mut self, value: Option<V>) {
        self.opt(value.map(V::word));
    }

    fn date(&mut self, date: Option<&Edtf>) {
        match date {
            Some(Edtf::At(date)) if date.precision == Precision::Month && date.is_sure() => {
                self.value(&format!("{date}-XX"));
            }
            date => self.value(&date.map(ToString::to_string).unwrap_or_default()),
        }
    }

    fn list<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) {
        let texts: Vec<T> = texts.into_iter().collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        self.cell(&texts.join("; "));
    }

    fn id(&self, record: RecordId) -> String {
        reference(self.desk.site.public.records(), record)
    }

    fn record(&mut self, record: Option<RecordId>) {
        let id = record.map(|record| self.id(record)).unwrap_or_default();
        self.cell(&id);
    }

    fn ids(&mut self, records: impl IntoIterator<Item = RecordId>) {
        let ids: Vec<String> = records.into_iter().map(|record| self.id(record)).collect();
        self.list(ids);
    }

    fn sources(&mut self, sources: &[Source]) {
        self.ids(sources.iter().map(|source| source.article));
    }

    fn number(&mut self, number: usize) {
        self.value(&number.to_string());
    }

    fn added_and_page(&mut self, record: RecordId) {
        let site = self.desk.site;
        self.date(site.public.records().head(record).added.as_ref());
        self.opt(site.plan.address(record).map(|path| path.as_str()));
        self.end();
    }

    fn person(&mut self, record: RecordId) {
        let (desk, site) = (self.desk, self.desk.site);
        let person = &site.public.records().people[record.at()];
        let mut names: Vec<&str> = person.aliases.iter().map(|alias| alias.value.as_str()).collect();
        for printed in desk.other_spellings(record) {
            if !names.contains(&printed.name.as_str()) {
                names.push(&printed.name);
            }
        }
        let status = desk.status(record);
        self.record(Some(record));
        self.cell(&person.name);
        self.cell(if site.public.is_named(record) { "yes" } else { "no" });
        self.list(names);
        self.list(status.iter().flat_map(|last| last.statuses.iter().map(|status| status.word())));
        self.date(status.and_then(|last| last.as_of()));
        self.opt(person.gender.as_deref());
        self.date(person.birth.as_ref());
        self.date(person.death.as_ref());
        self.list(&person.nationality);
        self.list(&person.ethnicity);
        self.list(&person.roles);
        self.ids(site.index.cases.get(record).iter().copied());
        self.number(site.index.reports.get(record).len());
        self.added_and_page(record);
    }

    fn case(&mut self, record: RecordId) {
        let site = self.desk.site;
        let case = &site.public.records().cases[record.at()];
        self.record(Some(record));
        self.cell(&case.title);
        self.date(case.opened.as_ref());
        self.date(case.closed.as_ref());
        self.cell(case.state.word());
        self.list(&case.countries);
        self.list(&case.rights);
        self.number(case.parties.len());
        self.number(case.events.len());
        self.number(site.index.reports.get(record).len());
        self.added_and_page(record);
    }

    fn parties(&mut self, record: RecordId) {
        for party in &self.desk.site.public.records().cases[record.at()].parties {
            let unnamed = match &party.who {
                Who::Unnamed(phrase) => phrase.as_str(),
                Who::Record(_) => "",
            };
            self.record(Some(record));
            self.record(party.who.record());
            self.cell(unnamed);
            self.word(party.role);
            self.sources(&party.sources);
            self.end();
        }
    }

    fn events(&mut self, record: RecordId) {
        let records = self.desk.site.public.records();
        let events = match record.kind {
            Kind::Case => &records.cases[record.at()].events,
            _ => &records.people[record.at()].events,
        };
        for (at, event) in events.iter().enumerate() {
            self.record(Some(record));
            self.number(at + 1);
            self.event(event);
        }
    }

    fn event(&mut self, event: &Event) {
        let statuses: Vec<String> = event
            .sets_status
            .iter()
            .map(|(person, status)| format!("{} = {}", self.id(*person), status.word()))
            .collect();
        self.cell(event.kind.word());
        self.opt(event.kind.huridocs());
        self.date(event.date.as_ref());
        self.cell(&event.text);
        self.record(event.place);
        self.ids(event.who.iter().filter_map(|one| one.who.record()));
        self.opt(event.attribution.as_deref());
        self.list(statuses);
        self.date(event.corrected.as_ref().map(|corrected| &corrected.on));
        self.number(event.sources.len());
        self.sources(&event.sources);
        self.end();
    }

    fn article(&mut self, record: RecordId) {
        let records = self.desk.site.public.records();
        let article = &records.articles[record.at()];
        self.record(Some(record));
        self.cell(&article.title);
        self.record(article.outlet);
        self.opt(article.outlet.map(|outlet| records.name(outlet)));
        self.date(article.date.as_ref());
        self.word(article.date_basis);
        self.opt(article.lang.as_deref());
        self.opt(article.url.as_deref());
        self.list(&article.authors);
        self.cell(article.text.word());
        self.opt(article.summary.as_deref());
        self.list(content_notes(self.desk, record));
        self.ids(article.cases.iter().copied());
        self.record(article.copy_of);
        self.record(article.translation_of);
        self.added_and_page(record);
    }

    fn mentions(&mut self, record: RecordId) {
        let body = self.desk.site.public.body(record);
        for mention in self.desk.site.public.mentions(record).iter() {
            self.record(Some(record));
            self.record(mention.record());
            self.cell(mention.how.as_str());
            self.value(&mention.paragraph.map(|number| number.to_string()).unwrap_or_default());
            self.opt(mention.surface(&body));
            self.end();
        }
    }
}

/// Whether a spreadsheet would show words as another number, a day or a time: `0012`, `1e5`, `1/2`, `10:30`.
/// A plain number stays as it is.
fn would_change(text: &str) -> bool {
    let numeric = |byte: u8| byte.is_ascii_digit() || b".,/:-eE ".contains(&byte);
    let text = text.trim();
    if !text.bytes().all(numeric) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let kept = digits == text.len() && digits <= 15 && (digits == 1 || !text.starts_with('0'));
    digits > 0 && !kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_numbers_are_kept_as_words() {
        for text in ["0012", "1e5", "1/2", "10:30", "2019-10-14", "1.50", " 007 ", "1234567890123456"] {
            assert!(would_change(text), "{text}");
        }
        for text in ["", "2019", "0", "e", "-", "1 person", "Room 101", "٣"] {
            assert!(!would_change(text), "{text}");
        }
    }
}

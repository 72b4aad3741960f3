//! What belongs to what: reports of each person, case, place and outlet, and
//! of each year, as terms of the lexicon that nobody can type; and a table of
//! each report's year and outlet to count by.

use std::collections::BTreeMap;

use crate::model::{Kind, RecordId};
use crate::search::File;
use crate::search::lexicon::Term;
use crate::search::names::name_of;
use crate::search::numbers::Numbers;
use crate::search::postings::pack;
use crate::site::pages::Desk;

/// Reports in one file of the table.
pub(crate) const TABLE: u32 = 1 << 14;

/// The terms `$12` (what belongs to document 12) and `$y2019`.
pub(crate) fn relations(desk: &Desk<'_>, numbers: &Numbers) -> Vec<Term> {
    let mut lists: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, record) in &numbers.documents {
        if record.kind == Kind::Article {
            if let Some(year) = year_of(desk, *record) {
                lists.entry(format!("$y{year}")).or_default().push(pack(*number, 0));
            }
            continue;
        }
        let related =
            related(desk, *record).filter_map(|other| numbers.of(other)).map(|other| pack(other, 0));
        let mut related: Vec<u32> = related.collect();
        related.sort_unstable();
        related.dedup();
        if !related.is_empty() {
            lists.insert(format!("${number}"), related);
        }
    }
    let term = |(form, postings): (String, Vec<u32>)| Term {
        form,
        postings: postings.into_iter().collect(),
        name: false,
    };
    lists.into_iter().map(term).collect()
}

/// Reports and cases of a record; of a case also who takes part.
fn related<'d>(desk: &'d Desk<'_>, record: RecordId) -> impl Iterator<Item = RecordId> + 'd {
    let index = &desk.site.index;
    let parties = match record.kind {
        Kind::Case => desk.site.public.records().cases[record.at()].parties.as_slice(),
        _ => &[],
    };
    let reports = index.reports.get(record).iter().map(|report| report.article);
    let cases = index.cases.get(record).iter().copied();
    reports.chain(cases).chain(parties.iter().filter_map(|party| party.who.record()))
}

fn year_of(desk: &Desk<'_>, article: RecordId) -> Option<i16> {
    desk.site.public.records().articles[article.at()].date.and_then(|date| date.year())
}

/// Writes the table: rows of `[slot, year, outlet]` by ranges of slots.
pub(crate) fn write(desk: &Desk<'_>, numbers: &Numbers, files: &mut Vec<File>) -> Vec<String> {
    let base = numbers.bases[6];
    let records = desk.site.public.records();
    let mut tables: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let articles = numbers.documents.iter().filter(|row| row.1.kind == Kind::Article);
    let mut last = (0, 0);
    for (number, record) in articles {
        let slot = number - base;
        let table = slot / TABLE;
        if last.0 != table {
            last = (table, table * TABLE);
        }
        let outlet = records.articles[record.at()].outlet.and_then(|outlet| numbers.of(outlet));
        let outlet = outlet.map(|outlet| (outlet - numbers.bases[4]).to_string()).unwrap_or_default();
        let year = year_of(desk, *record).map(|year| year.to_string()).unwrap_or_default();
        tables.entry(table).or_default().push(format!("{},{year},{outlet}", slot - last.1));
        last.1 = slot;
    }
    let ranges = tables.keys().max().map_or(0, |last| last + 1);
    let write = |table: u32| {
        let rows = tables.get(&table).map(|rows| rows.join(";")).unwrap_or_default();
        let text = serde_json::to_string(&rows).expect("text serialises");
        let name = name_of(&text);
        files.push(File::text(name.clone(), text));
        name
    };
    (0..ranges).map(write).collect()
}

//! Open data: which files there are below `data/`, and what stands in each.
//!
//! Records stand in the order in which they entered the archive (`added`, then id; those without a date first),
//! so that an addition changes the last part of a list and no other. Only what stands in lists is data: an
//! unlisted record has a page, and is in no file here.

mod fill;
mod plain;
pub mod records;

use std::ops::Range;
use std::sync::OnceLock;

pub use fill::{Filler, content_notes, reference};
pub use plain::plain_text;

use crate::config::Config;
use crate::model::{Kind, RecordId};
use crate::site::{Public, SitePath};

/// Records in one part of a list: some megabytes, where hosts refuse files of 25, and little to make anew after an edit.
pub const RECORDS: usize = 1_000;
/// Citations in one part.
pub const CITATIONS: usize = 5_000;
/// Rows in one part of a table: well below what spreadsheets can open.
pub const TABLE_ROWS: usize = 50_000;

/// The kinds that are data: plain pages are not.
pub const KINDS: [Kind; 6] =
    [Kind::Article, Kind::Person, Kind::Case, Kind::Organisation, Kind::Place, Kind::Outlet];

/// A table for spreadsheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is its table")]
pub enum Table {
    People,
    Cases,
    Parties,
    Events,
    Articles,
    Mentions,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 6] =
        [Table::People, Table::Cases, Table::Parties, Table::Events, Table::Articles, Table::Mentions];

    /// Its file name without ending.
    #[must_use]
    pub fn stem(self) -> &'static str {
        match self {
            Table::People => "people",
            Table::Cases => "cases",
            Table::Parties => "parties",
            Table::Events => "events",
            Table::Articles => "articles",
            Table::Mentions => "mentions",
        }
    }

    /// The kinds of record whose rows it holds.
    fn kinds(self) -> &'static [Kind] {
        match self {
            Table::People => &[Kind::Person],
            Table::Cases | Table::Parties => &[Kind::Case],
            Table::Events => &[Kind::Case, Kind::Person],
            Table::Articles | Table::Mentions => &[Kind::Article],
        }
    }

    /// How many rows a record has in it.
    fn rows(self, public: &Public<'_>, record: RecordId) -> usize {
        let records = public.records();
        match (self, record.kind) {
            (Table::Parties, _) => records.cases[record.at()].parties.len(),
            (Table::Events, Kind::Case) => records.cases[record.at()].events.len(),
            (Table::Events, _) => records.people[record.at()].events.len(),
            (Table::Mentions, _) => public.mentions(record).len(),
            (Table::People | Table::Cases | Table::Articles, _) => 1,
        }
    }
}

/// What stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Records of a kind, a line each: positions of the order of that kind.
    Records(Kind, Range<usize>),
    /// Rows of a table about these records: positions of its order.
    Rows(Table, Range<usize>),
    /// Reports as a list of CSL-JSON items.
    Csl(Range<usize>),
    /// Reports as BibTeX.
    Bibtex(Range<usize>),
    /// A person or case with everything on it.
    One(RecordId),
    /// The JSON Schema of the lines of a kind.
    Schema(Kind),
    /// The JSON Schema of the files of a kind.
    FileSchema(Kind),
    /// The page that lists the files.
    Contents,
}

/// A file below `data/`.
#[derive(Debug)]
pub struct DataFile {
    /// Its address.
    pub path: SitePath,
    /// What stands in it.
    pub holds: Holds,
    /// How many bytes it has, once it was made.
    pub bytes: OnceLock<usize>,
}

/// Every file below `data/`; none where the site wants no data.
#[derive(Debug, Default)]
pub struct DataPlan {
    /// In the order in which they are listed; the page that lists them is the last.
    pub files: Vec<DataFile>,
    orders: [Vec<RecordId>; 6],
    events: Vec<RecordId>,
}

impl DataPlan {
    /// Decides which files there are.
    #[must_use]
    pub fn new(public: &Public<'_>, config: &Config) -> Self {
        if !config.outputs.data {
            return DataPlan::default();
        }
        let orders = KINDS.map(|kind| in_order(public, &[kind]));
        let events = in_order(public, Table::Events.kinds());
        let mut plan = DataPlan { files: Vec::new(), orders, events };
        plan.lists();
        plan.tables(public);
        for kind in KINDS {
            plan.add(format!("schema/{}.schema.json", kind.singular()), Holds::Schema(kind));
        }
        for kind in [Kind::Person, Kind::Case] {
            plan.add(format!("schema/{}-file.schema.json", kind.singular()), Holds::FileSchema(kind));
            for record in plan.order(kind).to_vec() {
                let id = &public.records().head(record).id;
                let path = SitePath::of_record(kind, id, config.addresses).below("data", "json");
                plan.files.push(DataFile { path, holds: Holds::One(record), bytes: OnceLock::new() });
            }
        }
        plan.add("index.html".to_owned(), Holds::Contents);
        plan
    }

    /// The records of a kind in the order of the lists.
    #[must_use]
    pub fn order(&self, kind: Kind) -> &[RecordId] {
        &self.orders[KINDS.iter().position(|other| *other == kind).unwrap_or_default()]
    }

    /// The records of which a file tells, in its order.
    #[must_use]
    pub fn records_in<'d>(&'d self, holds: &'d Holds) -> &'d [RecordId] {
        match holds {
            Holds::Records(kind, range) => &self.order(*kind)[range.clone()],
            Holds::Rows(table, range) => &self.records_of(*table)[range.clone()],
            Holds::Csl(range) | Holds::Bibtex(range) => &self.order(Kind::Article)[range.clone()],
            Holds::One(record) => std::slice::from_ref(record),
            Holds::Schema(_) | Holds::FileSchema(_) | Holds::Contents => &[],
        }
    }

    /// The records of a table in its order.
    #[must_use]
    pub fn records_of(&self, table: Table) -> &[RecordId] {
        match table.kinds() {
            [kind] => self.order(*kind),
            _ => &self.events,
        }
    }

    fn lists(&mut self) {
        for kind in KINDS {
            let parts = cut(self.order(kind), RECORDS, |_| 1);
            self.parts(parts, kind.folder(), "ndjson", |range| Holds::Records(kind, range));
        }
        let parts = cut(self.order(Kind::Article), CITATIONS, |_| 1);
        self.parts(parts.clone(), "articles", "csl.json", Holds::Csl);
        self.parts(parts, "articles", "bib", Holds::Bibtex);
    }

    fn tables(&mut self, public: &Public<'_>) {
        for table in Table::ALL {
            let parts = cut(self.records_of(table), TABLE_ROWS, |record| table.rows(public, record));
            self.parts(parts, table.stem(), "csv", |range| Holds::Rows(table, range));
        }
    }

    /// `articles.csv`, `articles-2.csv`: the name of the first part does not change when a second one comes.
    fn parts(
        &mut self,
        parts: Vec<Range<usize>>,
        stem: &str,
        ending: &str,
        holds: impl Fn(Range<usize>) -> Holds,
    ) {
        for (at, range) in parts.into_iter().enumerate() {
            let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
            self.add(format!("{stem}{number}.{ending}"), holds(range));
        }
    }

    fn add(&mut self, name: String, holds: Holds) {
        let path = SitePath::new(format!("data/{name}"));
        self.files.push(DataFile { path, holds, bytes: OnceLock::new() });
    }
}

/// Records by the day they entered the archive; of one day by id.
fn in_order(public: &Public<'_>, kinds: &[Kind]) -> Vec<RecordId> {
    let mut all: Vec<RecordId> = kinds.iter().flat_map(|kind| public.listed(*kind)).collect();
    all.sort_by_key(|record| {
        let added = public.records().head(*record).added;
        (added.map(|date| date.sort_key()), *record)
    });
    all
}

/// Cuts a list where a part would have more than `most` rows; one part at least, a record is never cut.
fn cut(records: &[RecordId], most: usize, rows: impl Fn(RecordId) -> usize) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut held) = (Vec::new(), 0, 0);
    for (at, record) in records.iter().enumerate() {
        let more = rows(*record);
        if held + more > most && at > start {
            parts.push(start..at);
            (start, held) = (at, 0);
        }
        held += more;
    }
    parts.push(start..records.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_between_records() {
        let records: Vec<RecordId> = (0..5).map(|at| RecordId::new(Kind::Case, at)).collect();
        let rows = [2, 2, 9, 0, 1];
        let cut_at = |most| cut(&records, most, |record| rows[record.at()]);
        assert_eq!(cut_at(4), [0..2, 2..3, 3..5]);
        assert_eq!(cut_at(100), [0..5]);
        assert_eq!(cut(&[], 4, |_| 1), [0..0]);
    }
}

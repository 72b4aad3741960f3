//! Parse: texts → records, with every fault of every file.
//!
//! A record's id is its file's name, so all ids are known before the first
//! file is parsed and references are resolved as they are read.

mod front;
mod ids;
mod kept;
mod media;
mod publish;
mod records;
mod removal;
mod sources;
mod statements;
mod table;
mod translations;

pub use front::{Front, split};
pub use ids::{Found, Ids};
pub use kept::{Kept, PARTS};
pub(crate) use publish::read as read_publish;
pub(crate) use records::not_toml;
pub(crate) use table::{Reader, Table};

use rayon::prelude::*;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::model::{Head, Kind, Publish, RecordId, Records, Translation};
use crate::parse::kept::Again;
use crate::parse::records::Record;
use crate::parse::table::UnknownId;
use crate::source::Sources;
use crate::text::nearest::nearest;

/// What parsing gives: the records, and which files are translations.
#[derive(Debug, Default)]
pub struct Parsed {
    /// All records.
    pub records: Records,
    /// What each `ID.LANG.md` says.
    pub translations: Vec<Translation>,
}

impl Parsed {
    /// Puts the site's rules of publishing below those of each record.
    pub fn under_rules_of(&mut self, site: &Publish) {
        if *site == Publish::default() {
            return;
        }
        let all: Vec<RecordId> = self.records.all().collect();
        for record in all {
            let head = self.records.head_mut(record);
            let own = std::mem::take(&mut head.publish);
            let identity = own.identity;
            let mut rules = own.into_inner().over(site);
            if record.kind != Kind::Person {
                // How much of a person is shown says nothing of a court.
                rules.identity = identity;
            }
            head.publish = rules.into();
        }
    }
}

/// Parses all records of a site.
#[must_use]
pub fn parse(sources: &Sources) -> Checked<Parsed> {
    parse_again(sources, &Kept::default(), &|_, _| {})
}

/// How many files are parsed before their records are put where they belong.
const AT_ONCE: usize = 4096;

/// The same where some were parsed before; `keep` takes the parts that are to be kept anew.
#[must_use]
pub fn parse_again(
    sources: &Sources,
    kept: &Kept<'_>,
    keep: &(dyn Fn(usize, Vec<u8>) + Sync),
) -> Checked<Parsed> {
    let Checked { value: ids, mut diags } = Ids::collect(sources);
    let again = Again::new(kept, &ids);
    let files: Vec<(RecordId, FileId)> = ids.files().collect();
    let mut out = Parsed { records: Records::default(), translations: Vec::new() };
    let (mut unknown, mut rows) = (Vec::new(), Vec::with_capacity(files.len()));
    for files in files.chunks(AT_ONCE) {
        let pass = |(record, file): &(RecordId, FileId)| pass(*record, *file, sources, &ids, &again);
        let passes: Vec<Pass> = files.par_iter().map(pass).collect();
        for (pass, (record, file)) in passes.into_iter().zip(files) {
            diags.extend(pass.diags);
            unknown.extend(pass.unknown);
            pass.record.add_to(&mut out.records);
            rows.push((*record, *file, pass.kept));
        }
    }
    again.keep(&rows, &out.records, sources, keep);
    drop(rows);
    let (pictures, nobody) = media::read(sources, &ids);
    out.records.media = pictures.into(&mut diags);
    unknown.extend(nobody);
    for &(record, file) in ids.tombstones() {
        let (removal, faults) = removal::read(record, file, &sources.text(file), &ids);
        out.records.removals.extend(removal);
        diags.extend(faults);
    }
    let (translations, faults) = translations::read(&ids, sources, &mut out.records);
    out.translations = translations;
    diags.extend(faults);
    diags.extend(unknown_ids(&unknown, &ids, &out.records));
    Checked { value: out, diags }
}

/// What is made of one file.
struct Pass {
    record: Record,
    diags: Vec<Diag>,
    unknown: Vec<UnknownId>,
    kept: Keep,
}

/// What the next run may know of a file.
#[derive(Clone, Copy)]
enum Keep {
    /// Nothing: it had a fault, or is none that is kept.
    Nothing,
    /// What this one knew.
    AsBefore,
    /// The record as it was parsed now.
    Fresh,
}

fn pass(record: RecordId, file: FileId, sources: &Sources, ids: &Ids, again: &Again<'_>) -> Pass {
    let tombstone = ids.tombstone(record);
    if tombstone == Some(file) {
        let record = Record::blank(taken_down(record, file, ids));
        return Pass { record, diags: Vec::new(), unknown: Vec::new(), kept: Keep::Nothing };
    }
    if let (Some(kept), None) = (again.record(record, file, sources), tombstone) {
        debug_assert_eq!(format!("{kept:?}"), format!("{:?}", parse_file(record, file, sources, ids).0));
        return Pass { record: kept, diags: Vec::new(), unknown: Vec::new(), kept: Keep::AsBefore };
    }
    let (mut made, diags, unknown) = parse_file(record, file, sources, ids);
    let is_sound = tombstone.is_none() && diags.is_empty() && unknown.is_empty();
    if tombstone.is_some() {
        // What was taken down is withheld, whatever it was before.
        made.head_mut().draft = false;
    }
    Pass { record: made, diags, unknown, kept: if is_sound { Keep::Fresh } else { Keep::Nothing } }
}

fn parse_file(
    record: RecordId,
    file: FileId,
    sources: &Sources,
    ids: &Ids,
) -> (Record, Vec<Diag>, Vec<UnknownId>) {
    let mut reader = Reader::new(file, ids);
    let text = sources.text(file);
    let front = front::split(&text);
    let private = sources.path(file).starts_with("private/");
    let made = records::read(&mut reader, record, &front.unwrap_or_default(), ids.id(record), private);
    if front.is_none() {
        // Every required key is missing too, which says nothing more.
        reader.diags = vec![no_front_matter(file, &text)];
    }
    (made, reader.diags, reader.unknown)
}

/// All that is known of a record whose tombstone stands alone: it is withheld, and has no name.
fn taken_down(record: RecordId, file: FileId, ids: &Ids) -> Head {
    let body = Span::new(file, 0, 0);
    Head { record, id: ids.id(record).to_owned(), file, body, private: true, draft: true, ..Head::default() }
}

fn no_front_matter(file: FileId, text: &str) -> Diag {
    let first_line = text.lines().next().unwrap_or_default();
    let span = Span::new(file, 0, first_line.len());
    if first_line.trim_end() == "+++" {
        return Diag::error(codes::NO_FRONT_MATTER, span, "this `+++` has no second `+++` line")
            .help("close the record's keys with a line `+++` before its text");
    }
    Diag::error(codes::NO_FRONT_MATTER, span, "no front matter between two `+++` lines")
        .help("begin the file with a line `+++`, the record's keys, and a second line `+++`")
}

/// How many unknown ids get a "did you mean": the search walks all ids.
const SUGGESTED: usize = 50;

/// Turns unknown ids into diagnostics, knowing now which ones are old ids.
fn unknown_ids(unknown: &[UnknownId], ids: &Ids, records: &Records) -> Vec<Diag> {
    let old = ids::old_ids(records);
    let suggest = |fault: &UnknownId, kinds: &[Kind]| -> Option<String> {
        if let Some(record) = kinds.iter().find_map(|kind| old.get(&(*kind, fault.id.as_str()))) {
            return Some(format!("`{}` is an old id of `{}`", fault.id, records.head(*record).id));
        }
        let names = kinds.iter().flat_map(|kind| ids.of(*kind));
        nearest(&fault.id, names).map(|near| format!("did you mean `{near}`?"))
    };
    let mut diags = Vec::new();
    for (at, fault) in unknown.iter().enumerate() {
        let what = fault.kinds.iter().map(|kind| kind.singular()).collect::<Vec<_>>().join(" or ");
        let help = if at < SUGGESTED { suggest(fault, &fault.kinds) } else { None };
        let way_out = format!("`casebook new {} {}` makes it", fault.kinds[0].singular(), fault.id);
        let mut diag = Diag::error(codes::UNKNOWN_RECORD, fault.span, format!("no {what} `{}`", fault.id))
            .help(help.unwrap_or(way_out));
        if let Some((span, text)) = &fault.within {
            diag = diag.also(*span, text.as_str());
        }
        diags.push(diag);
    }
    diags
}

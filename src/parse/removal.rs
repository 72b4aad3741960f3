//! Tombstones: `[takedown]` in place of a record.

use toml::de::DeTable;

use crate::diag::{Diag, FileId, Span, codes};
use crate::model::{RecordId, Removal};
use crate::parse::records::not_toml;
use crate::parse::table::{Reader, Table};
use crate::parse::{Ids, front};
use crate::text::slug::check_id;

/// The header that makes a file a tombstone.
const HEADER: &str = "[takedown]";

/// Whether a file is a tombstone.
#[must_use]
pub(crate) fn is_tombstone(text: &str) -> bool {
    text.contains(HEADER)
        && front::split(text).is_some_and(|front| front.toml.lines().any(|line| line.trim() == HEADER))
}

/// Reads a tombstone.
pub(super) fn read(record: RecordId, file: FileId, text: &str, ids: &Ids) -> (Option<Removal>, Vec<Diag>) {
    let mut r = Reader::new(file, ids);
    let front = front::split(text).unwrap_or_default();
    r.base = front.toml_start;
    let (toml, errors) = DeTable::parse_recoverable(front.toml);
    for error in errors {
        let fault = not_toml(&r, front.toml, &error);
        r.error(fault);
    }
    let mut outer = Table::new(toml.get_ref(), "", Span::top(file));
    let removal = outer.table(&mut r, "takedown").and_then(|table| takedown(&mut r, table, record, ids));
    outer.finish(&mut r, &[]);
    (removal, r.diags)
}

fn takedown(r: &mut Reader<'_>, mut table: Table<'_>, record: RecordId, ids: &Ids) -> Option<Removal> {
    let (date, reason) = (table.required_date(r, "date"), table.required_word(r, "reason"));
    let address = table.text_at(r, "address");
    if let Some(at) = address.as_ref().filter(|at| check_id(&at.value).is_err()) {
        let message = format!("`{}` cannot be an id: only a-z, 0-9 and single hyphens", at.value);
        r.error(Diag::error(codes::BAD_ID, at.span, message).help("such as `gone-0001`"));
    }
    let files = table.texts(r, "files");
    for at in files.iter().filter(|at| !is_digest(&at.value)) {
        let message = "not 64 lower-case hexadecimal digits";
        r.error(Diag::error(codes::BAD_DIGEST, at.span, message).help("`sha256sum FILE` prints it"));
    }
    let (hold, erased) = (table.flag(r, "hold"), table.flag(r, "erased"));
    table.finish(r, &[]);
    Some(Removal {
        record,
        address: address.map_or_else(|| ids.id(record).to_owned(), |at| at.value),
        date: date?,
        reason: reason?,
        hold: hold.unwrap_or(false),
        erased: erased.unwrap_or(false),
        has_original: ids.file(record) != r.file,
        files: files.into_iter().map(|at| at.value).collect(),
        top: Span::top(r.file),
    })
}

/// Whether a text is a SHA-256 as `sha256sum` prints it.
pub(super) fn is_digest(text: &str) -> bool {
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == 64 && text.bytes().all(hexadecimal)
}

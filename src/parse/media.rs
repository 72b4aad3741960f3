//! Pictures: `content/media/ID.jpg` and what `ID.toml` beside it says.

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::DeTable;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::model::{Kind, Media, Publish};
use crate::parse::Ids;
use crate::parse::records::not_toml;
use crate::parse::table::{Reader, Table, UnknownId};
use crate::source::Sources;

/// Keys of a picture itself, so that one below `[publish]` is told to move up.
const KEYS: [&str; 6] = ["alt", "credit", "source", "consent", "people", "of"];
/// Keys without which a picture is left out.
const NEEDED: [&str; 3] = ["alt", "credit", "source"];

/// Reads what is said of each picture; one that is not whole is left out, with a warning.
pub(super) fn read(sources: &Sources, ids: &Ids) -> (Checked<Vec<Media>>, Vec<UnknownId>) {
    let mut stems: BTreeMap<&str, (Option<FileId>, Vec<FileId>)> = BTreeMap::new();
    for file in sources.media() {
        let path = sources.path(file);
        let Some((stem, ending)) = path.rsplit_once('.') else { continue };
        let row = stems.entry(stem).or_default();
        if ending == "toml" { row.0 = Some(file) } else { row.1.push(file) }
    }
    let (mut media, mut diags, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (toml, pictures) in stems.into_values() {
        let (Some(toml), [picture]) = (toml, pictures.as_slice()) else {
            diags.extend(alone(sources, toml, &pictures));
            continue;
        };
        let mut r = Reader::new(toml, ids);
        media.extend(one(&mut r, sources, *picture));
        diags.extend(r.diags);
        unknown.extend(r.unknown);
    }
    (Checked { value: media, diags }, unknown)
}

/// A picture without its words, words without a picture, or two pictures of one name.
fn alone(sources: &Sources, toml: Option<FileId>, pictures: &[FileId]) -> Option<Diag> {
    let (at, message, help) = match (toml, pictures) {
        (Some(toml), []) => (
            toml,
            "no picture of this name lies beside it".to_owned(),
            "add it, or remove this file".to_owned(),
        ),
        (None, [picture, ..]) => {
            let stem = sources.path(*picture).rsplit_once('.').map_or("", |row| row.0);
            let help = format!("write {stem}.toml with `alt`, `credit` and `source`");
            (*picture, "nothing says what this picture shows: it is left out".to_owned(), help)
        }
        (_, [_, second, ..]) => (
            *second,
            "two pictures of one name: both are left out".to_owned(),
            "rename one, with a `.toml` of its own".to_owned(),
        ),
        _ => return None,
    };
    Some(Diag::warning(codes::INCOMPLETE_PICTURE, Span::whole(at), message).help(help))
}

fn one(r: &mut Reader<'_>, sources: &Sources, picture: FileId) -> Option<Media> {
    let text = sources.text(r.file);
    let (toml, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        let fault = not_toml(r, &text, &error);
        r.error(fault);
    }
    let top = Span::new(r.file, 0, text.find('\n').unwrap_or(text.len()).max(1).min(text.len()));
    let mut table = Table::new(toml.get_ref(), "", top);
    let missing: Vec<&str> = NEEDED.into_iter().filter(|key| !table.has(key)).collect();
    let path = Path::new(sources.path(picture));
    let word = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let all =
        [Kind::Person, Kind::Case, Kind::Organisation, Kind::Place, Kind::Article, Kind::Outlet, Kind::Page];
    let (alt, credit, source) = (table.text(r, "alt"), table.text(r, "credit"), table.text(r, "source"));
    let media = Media {
        id: word(path.file_stem()),
        file: sources.place(picture),
        ending: word(path.extension()).to_lowercase(),
        private: path.starts_with("private"),
        alt: alt.clone().unwrap_or_default(),
        credit: credit.clone().unwrap_or_default(),
        source: source.clone().unwrap_or_default(),
        consent: table.text(r, "consent"),
        people: table.records(r, "people", &[Kind::Person]),
        of: table.records(r, "of", &all),
        publish: table.table(r, "publish").map_or_else(Publish::default, |table| publish(r, table)),
        cleaned: None,
        top,
    };
    table.finish(r, &[]);
    if !missing.is_empty() {
        let message = format!("a picture without `{}` is left out", missing.join("`, `"));
        let help = "say what it shows (`alt`), who made it (`credit`) and where it comes from (`source`)";
        r.error(Diag::warning(codes::INCOMPLETE_PICTURE, top, message).help(help));
    }
    alt.and(credit).and(source).map(|_| media)
}

/// The rules that a picture may have of its own.
fn publish(r: &mut Reader<'_>, mut table: Table<'_>) -> Publish {
    let publish = Publish {
        visibility: table.word(r, "visibility"),
        basis: table.word(r, "basis"),
        review_by: table.date(r, "review_by"),
        reason_public: table.text(r, "reason_public"),
        ..Publish::default()
    };
    table.finish(r, &KEYS);
    publish
}

//! A draft as `--format jsonl` prints it.

use serde::Serialize;

use crate::clean::Cut;
use crate::import::Draft;

#[derive(Serialize)]
struct Line<'a> {
    title: Option<&'a str>,
    date: Option<&'a str>,
    date_basis: Option<&'static str>,
    authors: &'a [String],
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    lang: Option<&'a str>,
    text: String,
    capture: Capture<'a>,
    cuts: &'a [Cut],
    copy_of: Option<&'a str>,
}

#[derive(Serialize)]
struct Capture<'a> {
    file: &'a str,
    sha256: &'a str,
    part: usize,
}

/// One object and a line break.
pub(super) fn line(draft: &Draft) -> String {
    let capture =
        Capture { file: &draft.capture.file, sha256: &draft.capture.sha256, part: draft.capture.part };
    let line = Line {
        title: draft.title.as_deref(),
        date: draft.date.as_deref(),
        date_basis: draft.date_basis.map(crate::import::DateBasis::as_str),
        authors: &draft.authors,
        outlet: draft.outlet.as_deref(),
        url: draft.url.as_deref(),
        lang: draft.lang.as_deref(),
        text: draft.text(),
        capture,
        cuts: &draft.cuts,
        copy_of: draft.copy_of.as_deref(),
    };
    serde_json::to_string(&line).expect("strings and numbers serialise") + "\n"
}

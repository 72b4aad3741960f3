//! Diagnostics as JSON lines, for editors and scripts.

use std::borrow::Cow;

use serde::Serialize;

use crate::diag::{Diag, Span};
use crate::source::Sources;

/// One diagnostic as `check --format json` prints it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    also: Vec<Further<'a>>,
    help: &'a [Cow<'static, str>],
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

#[derive(Debug, Serialize)]
struct Further<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
}

/// Renders one JSON object a line: severity, code, message, file, line, column
/// (from 1, in characters; 1:1 for the file as a whole), further places, help.
#[must_use]
pub fn render(diags: &[Diag], sources: &Sources) -> String {
    let mut out = String::new();
    for diag in diags {
        let also = diag.also.iter().map(|(span, text)| further(*span, text, sources)).collect();
        let line = Line {
            severity: diag.severity.as_str(),
            code: diag.code.id(),
            message: &diag.message,
            place: place(diag.span, sources),
            also,
            help: &diag.help,
        };
        out.push_str(&serde_json::to_string(&line).expect("strings and numbers serialise"));
        out.push('\n');
    }
    out
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (line, column) = sources.line_column(span);
    Place { file: sources.path(span.file), line, column }
}

fn further<'a>(span: Span, text: &'a str, sources: &'a Sources) -> Further<'a> {
    let (line, column) = sources.line_column(span);
    Further { file: sources.path(span.file), line, column, text }
}

//! Captures that have changed, and sources that point at lines of a capture,
//! checked where the capture is present. A capture that is not here proves nothing either way.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diag, FileId, Span, codes};
use crate::model::{Article, Records, Shared, SourcePlace};
use crate::resolve::checks::each_source;
use crate::source::Sources;

/// The captures, by SHA-256, whose lines some source points at.
#[must_use]
pub fn wanted(records: &Records) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    each_source(records, |source| {
        if let (SourcePlace::Lines(..), Some(digest)) = (&source.place, digest(records, source.article.at()))
        {
            out.insert(digest.to_owned());
        }
    });
    out
}

/// Checks every `#L12-14` against the number of lines of its capture.
#[must_use]
pub fn check(records: &Records, lines: &BTreeMap<String, u32>) -> Vec<Diag> {
    let mut diags = Vec::new();
    each_source(records, |source| {
        let SourcePlace::Lines(_, last) = source.place else { return };
        let count = digest(records, source.article.at()).and_then(|digest| lines.get(digest));
        if let Some(count) = count.filter(|count| last > **count) {
            let message = format!("the capture has no line {last}");
            diags.push(
                Diag::error(codes::NO_LINE, source.span, message).help(format!("it has {count} lines")),
            );
        }
    });
    diags
}

/// Says of each changed capture `(path, digest)` which article was cleaned from it,
/// or only that it is there, if none was.
#[must_use]
pub fn changed(captures: &[(String, String)], records: &Records, sources: &Sources) -> Vec<Diag> {
    let place = |named: &str| {
        let cites = |article: &&Shared<Article>| {
            article.capture.as_ref().is_some_and(|capture| capture.sha256.as_deref() == Some(named))
        };
        let Some(article) = records.articles.iter().find(cites) else { return Span::whole(FileId(0)) };
        let file = article.head.file;
        sources.text(file).find(named).map_or(Span::top(file), |at| Span::new(file, at, at + named.len()))
    };
    let diag = |(path, named): &(String, String)| {
        Diag::error(codes::CHANGED_CAPTURE, place(named), format!("{path} has changed since it was saved"))
            .help("its bytes no longer have the SHA-256 that names it: restore the file from a backup")
    };
    captures.iter().map(diag).collect()
}

fn digest(records: &Records, article: usize) -> Option<&str> {
    records.articles[article].capture.as_ref()?.sha256.as_deref()
}

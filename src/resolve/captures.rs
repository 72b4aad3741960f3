//! Sources that point at lines of a capture, checked where the capture is
//! present. A capture that is not here proves nothing either way.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diag, codes};
use crate::model::{Records, SourcePlace};
use crate::resolve::checks::each_source;

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

fn digest(records: &Records, article: usize) -> Option<&str> {
    records.articles[article].capture.as_ref()?.sha256.as_deref()
}

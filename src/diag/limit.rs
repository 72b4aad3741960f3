//! A thousand faults do not print a thousand excerpts.

use std::collections::BTreeMap;

use crate::diag::{Code, Diag, Severity};

/// How many diagnostics are shown in full before the rest is summed up.
const SHOWN: usize = 20;

/// What is shown in full, and how many more there are of each code.
#[derive(Debug)]
pub struct Shown<'a> {
    /// These are printed with their excerpts.
    pub full: Vec<&'a Diag>,
    /// The rest, counted by severity and code.
    pub rest: BTreeMap<(Severity, Code), usize>,
}

/// Chooses what to print: everything with `all`, else the first 20, errors first.
#[must_use]
pub fn shorten(diags: &[Diag], all: bool) -> Shown<'_> {
    if all || diags.len() <= SHOWN {
        return Shown { full: diags.iter().collect(), rest: BTreeMap::new() };
    }
    let mut chosen: Vec<usize> = (0..diags.len()).filter(|&at| diags[at].is_error()).take(SHOWN).collect();
    let warnings = (0..diags.len()).filter(|&at| !diags[at].is_error()).take(SHOWN - chosen.len());
    chosen.extend(warnings);
    chosen.sort_unstable();
    let mut rest = BTreeMap::new();
    let mut next = chosen.iter().copied().peekable();
    for (at, diag) in diags.iter().enumerate() {
        if next.peek() == Some(&at) {
            next.next();
        } else {
            *rest.entry((diag.severity, diag.code)).or_insert(0) += 1;
        }
    }
    Shown { full: chosen.into_iter().map(|at| &diags[at]).collect(), rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span, codes};

    fn many(errors: usize, warnings: usize) -> Vec<Diag> {
        let at = Span::whole(FileId(0));
        let warn = (0..warnings).map(|n| Diag::warning(codes::NO_CONTACT, at, format!("w{n}")));
        let err = (0..errors).map(|n| Diag::error(codes::BAD_DATE, at, format!("e{n}")));
        warn.chain(err).collect()
    }

    #[test]
    fn a_few_faults_are_all_shown() {
        let diags = many(3, 4);
        assert_eq!(shorten(&diags, false).full.len(), 7);
    }

    #[test]
    fn errors_come_before_warnings_when_there_are_many() {
        let diags = many(15, 1000);
        let shown = shorten(&diags, false);
        assert_eq!(shown.full.len(), SHOWN);
        assert_eq!(shown.full.iter().filter(|diag| diag.is_error()).count(), 15);
        assert_eq!(shown.rest.values().sum::<usize>(), 995);
    }

    #[test]
    fn all_means_all() {
        let diags = many(30, 30);
        assert_eq!(shorten(&diags, true).full.len(), 60);
    }
}

//! `casebook names compare`: two names, or a table of them, with score and verdict.

use std::io::Read as _;

use anyhow::Context as _;

use crate::cli::CompareArgs;
use crate::commands::{Exit, print};
use crate::text::names::{Comparison, compare};

pub(super) fn run(args: &CompareArgs) -> anyhow::Result<Exit> {
    let text = match (&args.tsv, &args.a, &args.b) {
        (Some(path), ..) if path.as_os_str() == "-" => {
            let mut input = String::new();
            std::io::stdin().read_to_string(&mut input).context("cannot read standard input")?;
            compare_tsv(&input)
        }
        (Some(path), ..) => {
            let input =
                std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            compare_tsv(&input)
        }
        (None, a, b) => compare_report(a.as_deref().unwrap_or_default(), b.as_deref().unwrap_or_default()),
    };
    print(&text)?;
    Ok(Exit::Clean)
}

/// Compares the first two columns of each line: `a<TAB>b<TAB>score<TAB>same|different`.
///
/// Lines with fewer than two columns are left out.
#[must_use]
pub fn compare_tsv(input: &str) -> String {
    let mut out = String::new();
    for line in input.lines() {
        let mut columns = line.split('\t');
        if let (Some(a), Some(b)) = (columns.next(), columns.next()) {
            let found = compare(a, b);
            out.push_str(&format!("{a}\t{b}\t{:.4}\t{}\n", found.score, found.verdict.as_str()));
        }
    }
    out
}

/// Tells how two names compare: the verdict with its score, then one reason a line.
#[must_use]
pub fn compare_report(a: &str, b: &str) -> String {
    let Comparison { score, verdict, reasons } = compare(a, b);
    let mut out = format!("{} ({score:.2})\n", verdict.as_str());
    for reason in reasons {
        out.push_str(&format!("  {reason}\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gains_score_and_verdict() {
        let table = compare_tsv("Temir Tarnov\tТемир Тарнов\nno pair\n");
        assert!(table.starts_with("Temir Tarnov\tТемир Тарнов\t1.0"), "{table}");
        assert!(table.ends_with("\tsame\n"), "{table}");
    }

    #[test]
    fn a_report_gives_reasons() {
        let report = compare_report("Temir Tarnov", "Aida Tarnova");
        assert!(report.starts_with("different (0."), "{report}");
        assert!(report.contains("a man's and a woman's form"), "{report}");
    }
}

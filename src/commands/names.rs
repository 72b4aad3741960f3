//! `casebook names compare`: two names, or a table of them, with score and verdict.

use crate::text::names::{Comparison, compare};

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

//! Whole captures with the verdict on every line written beside it: `+` kept, `-` cut.
//!
//! Every text and outlet is invented. To add one, put a file into `tests/clean/`.

use std::fs;
use std::path::Path;

use super::clean;

#[test]
fn every_line_goes_where_its_mark_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clean");
    let mut failures = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        let marked = fs::read_to_string(&file).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        failures.extend(wrong_lines(&marked).into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The lines whose verdict is not the mark before them; blank lines are free.
fn wrong_lines(marked: &str) -> Vec<String> {
    let lines: Vec<(&str, &str)> = marked.lines().map(|l| l.split_at(l.len().min(2))).collect();
    let capture: Vec<&str> = lines.iter().map(|(_, text)| *text).collect();
    let cleaned = clean(&capture.join("\n"));
    let rule = |line: usize| {
        cleaned.cuts.iter().find(|c| (c.first_line..=c.last_line).contains(&line)).map(|c| c.rule)
    };
    let mut wrong = Vec::new();
    for (number, (mark, text)) in (1..).zip(&lines) {
        let verdict = rule(number);
        if !text.trim().is_empty() && verdict.is_some() != mark.starts_with('-') {
            wrong.push(format!("{number} {} {text}", verdict.unwrap_or("kept")));
        }
    }
    wrong
}

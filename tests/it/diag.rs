//! Every kind of fault: what is printed of it, word for word, and that it
//! leaves what was published before alone.
//!
//! A folder `tests/diag/CODE` or `tests/diag/CODE-variant` is laid over
//! `tests/diag/base`; its `stderr.txt` is what `casebook build` prints then, or
//! `casebook check` for what only that reports.
//! `SNAPSHOTS=overwrite cargo test` writes these files anew: read the change.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use casebook::diag::codes;
use rayon::prelude::*;
use snapbox::{Assert, Data};

use crate::site::{Site, assert_same, fixtures, relative};

/// The one fault whose files are made and not kept: there are 8,001.
const CROWDED: &str = "C0607";
/// The faults that only `check` looks for.
const CHECKED_ONLY: [&str; 3] = [CROWDED, "C0407", "C0407-nobody"];
/// What is printed.
const EXPECTED: &str = "stderr.txt";

/// Every folder of a fault, in order.
fn folders() -> Vec<(String, PathBuf)> {
    let parent = fixtures().join("diag");
    let mut folders: Vec<_> = fs::read_dir(&parent)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("base"))
        .map(|path| (relative(&path, &parent), path))
        .collect();
    folders.sort();
    folders
}

/// The base with one fault in it, which was built before the fault was there.
fn faulty(name: &str, folder: &std::path::Path, built: &Site) -> Site {
    let site = Site::small();
    site.overlay(built.root()).overlay(folder);
    if folder.join(EXPECTED).exists() {
        site.remove(EXPECTED);
    }
    if name == CROWDED {
        for number in 0..=8_000 {
            site.write(&format!("content/places/p-{number}.md"), format!("+++\nname = \"{number}\"\n+++\n"));
        }
    }
    site
}

#[test]
fn every_fault_prints_its_message_and_leaves_the_site_as_it_was() {
    let built = Site::small();
    built.build();
    let check = Assert::new().action_env("SNAPSHOTS");
    let failures: Vec<String> = folders()
        .par_iter()
        .filter_map(|(name, folder)| {
            let site = faulty(name, folder, &built);
            let ended = site.run(&[if CHECKED_ONLY.contains(&name.as_str()) { "check" } else { "build" }]);
            let expected = Data::read_from(&folder.join(EXPECTED), None);
            let printed = ended.stderr.replace(env!("CARGO_MANIFEST_DIR"), "");
            let outcome = check.try_eq(Some(name), printed.clone().into(), expected);
            let code = &name[..5];
            let is_error = printed.contains("error[");
            if !printed.contains(&format!("[{code}]")) {
                return Some(format!("{name}: {code} is not raised:\n{printed}"));
            }
            if ended.code != i32::from(is_error) {
                return Some(format!("{name}: exit code {}:\n{printed}", ended.code));
            }
            if is_error {
                assert_same(&built.public(), &site.public());
            }
            outcome.err().map(|difference| format!("{name}: {difference}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let named: BTreeSet<String> = folders().into_iter().map(|(name, _)| name[..5].to_owned()).collect();
    let known: BTreeSet<String> = codes::ALL.iter().map(|code| code.id().to_owned()).collect();
    assert_eq!(named, known);
}

/// A small site with `count` people whose dates of birth cannot be read.
fn many_faults(count: usize) -> Site {
    let site = Site::small();
    for number in 0..count {
        let text = format!("+++\nname = \"Sample {number}\"\nbirth = \"long ago\"\n+++\n");
        site.write(&format!("content/people/sample-{number:04}.md"), text);
    }
    site
}

#[test]
fn a_thousand_faults_print_twenty_and_a_summary_and_all_on_request() {
    let site = many_faults(1_000);
    let short = site.run(&["check"]);
    assert_eq!(short.code, 1);
    assert_eq!(short.stderr.matches("error[C0301]: `long ago`").count(), 20);
    assert!(
        short.stderr.ends_with(
            "and more, shown with --all:\n     980 × error[C0301]: a date that cannot be read\n\n1000 errors\n"
        ),
        "{}",
        &short.stderr[short.stderr.len() - 300..]
    );
    let all = site.run(&["check", "--all"]);
    assert_eq!(all.stderr.matches("error[C0301]: `long ago`").count(), 1_000);
    assert!(all.stderr.ends_with("\n1000 errors\n"));
}

#[test]
fn faults_come_in_the_order_of_files_and_lines() {
    let site = many_faults(30);
    site.write("content/articles/z.md", "+++\ntitel = 1\ndate = \"x\"\n+++\n[[people/nobody]]\n");
    site.write("casebook.toml", "title = \"T\"\ntitel = \"T\"\n");
    site.write("private/people/a.md", "no front matter\n");
    let places: Vec<(String, u64, u64)> = json_lines(&site.run(&["check", "--format", "json"]).stdout)
        .iter()
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["file"].as_str().unwrap().to_owned(), number("line"), number("column"))
        })
        .collect();
    let file = |path: &str| (path != "casebook.toml", path.to_owned());
    assert!(places.is_sorted_by_key(|(path, line, column)| (file(path), *line, *column)), "{places:#?}");
    assert!(places.len() > 35, "{places:#?}");
}

fn json_lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn json_says_what_the_terminal_says() {
    for (name, folder) in folders().into_iter().filter(|(name, _)| name != CROWDED) {
        let site = Site::small();
        site.overlay(&folder);
        let text = site.run(&["check", "--all"]).stderr;
        for line in json_lines(&site.run(&["check", "--format", "json"]).stdout) {
            let word = |key: &str| line[key].as_str().unwrap().to_owned();
            let title = format!("{}[{}]: {}", word("severity"), word("code"), word("message"));
            assert!(text.contains(&title), "{name}: {title}\n{text}");
            let place = format!("--> {}:{}:{}", word("file"), line["line"], line["column"]);
            assert!(text.contains(&place), "{name}: {place}\n{text}");
            let helps = line["help"].as_array().unwrap();
            assert!(!helps.is_empty(), "{name} has no help");
            for help in helps {
                assert!(text.contains(help.as_str().unwrap()), "{name}: {help}");
            }
        }
    }
}

#[test]
fn warnings_stop_a_build_only_when_they_are_denied() {
    let site = Site::small();
    site.write("casebook.toml", "title = \"No contact\"\n[publish]\nbasis = \"consent\"\n");
    assert_eq!(site.run(&["build", "--deny-warnings"]).code, 1);
    assert!(site.public().is_empty());
    assert_eq!(site.run(&["check", "--deny-warnings"]).code, 1);
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["build"]).code, 0);
    assert!(!site.public().is_empty());
}

#[test]
fn explain_tells_of_every_code() {
    let site = Site::empty();
    let list = site.run(&["explain"]);
    assert_eq!((list.code, list.stdout.lines().count()), (0, codes::ALL.len()));
    for code in codes::ALL {
        let told = site.run(&["explain", &code.id().to_lowercase()]);
        assert_eq!(told.code, 0);
        assert_eq!(told.stdout, format!("{code}: {}\n\n{}\n", code.title(), code.explanation()));
        assert!(list.stdout.contains(&format!("{code}  {}\n", code.title())));
        assert!(code.explanation().len() > 60 && code.explanation().ends_with('.'), "{code}");
    }
    let unknown = site.run(&["explain", "C0230"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `C0203`?"), "{}", unknown.stderr);
}

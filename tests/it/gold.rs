//! Real captures and judgements made by hand, where `CASEBOOK_SHARED` names
//! the folder that holds them. They belong to others and are not part of this
//! repository; without the folder there is nothing to measure.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::site::Site;

/// The folder, if this machine has it. A name that leads nowhere is a fault.
fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("CASEBOOK_SHARED")?);
    let folder = folder.canonicalize().expect("CASEBOOK_SHARED names a folder");
    Some(folder)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Runs one of the scorers that lie there.
fn score(shared: &Path, script: &str, arguments: &[&str]) -> String {
    let mut command = Command::new("python3");
    let output = command.arg(shared.join("score").join(script)).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The first number after a word.
#[track_caller]
fn number(report: &str, word: &str) -> f64 {
    let rest = report.split_once(word).unwrap_or_else(|| panic!("no `{word}` in\n{report}")).1;
    let start = rest.find(|letter: char| letter.is_ascii_digit() || letter == '.').unwrap();
    let digits: String =
        rest[start..].chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    digits.parse().unwrap()
}

#[test]
fn names_in_real_reports_link_with_a_registry_of_canonical_names_only() {
    let Some(shared) = shared() else { return };
    let site = Site::empty();
    site.write("casebook.toml", "title = \"Gold\"\n");
    site.write("content/outlets/unknown.md", "+++\nname = \"Unknown\"\n+++\n");
    for person in json(&shared.join("gold/people.json"))["people"].as_array().unwrap() {
        let path = format!("content/people/{}.md", person["id"].as_str().unwrap());
        site.write(&path, format!("+++\nname = {}\n+++\n", person["name"]));
    }
    for article in json(&shared.join("gold/articles.json")).as_array().unwrap() {
        let id = article["id"].as_str().unwrap();
        let text = std::fs::read_to_string(shared.join(format!("gold/articles/{id}.txt"))).unwrap();
        let title = article["title"].as_str().unwrap_or("[No title]");
        let front = format!("+++\ntitle = {title:?}\noutlet = \"unknown\"\ntext = \"none\"\n+++\n");
        site.write(&format!("content/articles/{id}.md"), front + &text);
    }
    let found = site.run(&["mentions", "--format", "jsonl"]);
    assert_eq!(found.code, 0, "{}", found.stderr);
    site.write("found.jsonl", found.stdout);
    let gold = shared.join("gold");
    let path = site.path("found.jsonl");
    let arguments = [path.to_str().unwrap(), "--gold", gold.to_str().unwrap(), "--json"];
    let report: Value = serde_json::from_str(&score(&shared, "mentions.py", &arguments)).unwrap();
    let linking = report["linking"]["f1"].as_f64().unwrap();
    assert!(linking >= 0.95, "linking F1 {linking}: {report:#}");
}

#[test]
fn real_spellings_of_names_are_told_apart() {
    let Some(shared) = shared() else { return };
    let pairs = shared.join("names/pairs.tsv");
    let site = Site::empty();
    let scored = site.run(&["names", "compare", "--tsv", pairs.to_str().unwrap()]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    site.write("scored.tsv", scored.stdout);
    let path = site.path("scored.tsv");
    let report = score(&shared, "text.py", &["names", path.to_str().unwrap(), pairs.to_str().unwrap()]);
    let area = number(&report, "AUC");
    assert!(area >= 0.95, "{report}");
}

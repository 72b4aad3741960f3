//! Captures in, drafts out: `import` and `review` as an editor uses them.

use std::io::Write as _;
use std::process::Stdio;

use crate::site::{Ended, Site, assert_same, files};

const REPORT: &str = "Miner sent to prison in Kells\n\nBy Anna Orlova\nOctober 15, 2019\n\n\
    A court in the northern town of Kells has sent the miner Per Lund to prison for four years for speaking to the press.\n\n\
    The trial was closed, and neither his wife nor his neighbours were let in, though they had walked for two days.\n\n\
    The judge gave no reasons [in the hall], but said that they would be sent by post in due course.\n\n\
    Related Articles\nBear seen near school\nRain until Friday\n";

fn site() -> Site {
    let site = Site::small();
    site.write("saved/report.txt", REPORT);
    site
}

#[test]
fn a_dry_run_prints_drafts_and_writes_nothing() {
    let site = site();
    let before = files(site.root());
    let ended = site.run(&["import", "--dry-run", "--format", "jsonl", "saved"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let draft: serde_json::Value = serde_json::from_str(ended.stdout.trim()).unwrap();
    assert_eq!(draft["title"], "Miner sent to prison in Kells");
    assert_eq!((&draft["date"], &draft["date_basis"]), (&"2019-10-15".into(), &"byline".into()));
    assert_eq!(draft["authors"][0], "Anna Orlova");
    assert_eq!(draft["capture"]["part"], 1);
    assert!(draft["text"].as_str().unwrap().contains("reasons [in the hall], but"));
    let cuts = draft["cuts"].as_array().unwrap();
    assert!(cuts.iter().any(|cut| cut["rule"] == "related" && cut["first_line"] == 12), "{cuts:?}");
    assert_same(&before, &files(site.root()));
}

#[test]
fn drafts_are_written_once_and_the_archive_still_builds() {
    let site = site();
    assert_eq!(site.run(&["import", "saved"]).code, 0);
    let first = files(site.root());
    let draft = first.keys().find(|p| p.starts_with("content/articles/unknown-outlet/")).unwrap();
    let text = site.read(draft);
    assert!(text.contains("text = \"none\"") && text.contains("draft = true"), "{text}");
    assert_eq!(first.keys().filter(|p| p.starts_with("captures/")).count(), 2);
    let again = site.run(&["import", "saved"]);
    assert!(again.stdout.contains("0 written, 1 there already"), "{}", again.stdout);
    assert_same(&first, &files(site.root()));
    let check = site.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    site.build();
    let leaked = site.public().values().any(|bytes| String::from_utf8_lossy(bytes).contains("Per Lund"));
    assert!(!leaked, "a draft was published");
}

#[test]
fn an_edited_draft_is_left_alone_and_a_renamed_one_is_known() {
    let site = site();
    site.run(&["import", "saved"]);
    let draft = files(site.root()).into_keys().find(|p| p.starts_with("content/articles/unknown")).unwrap();
    let text = site.read(&draft).replace("Per Lund", "Per L.");
    site.remove(&draft).write("content/articles/my-name.md", &text);
    let again = site.run(&["import", "saved"]);
    assert!(
        again.stdout.contains("0 written, 1 there already\n  my-name would be cleaned differently"),
        "{}",
        again.stdout
    );
    assert_eq!(site.read("content/articles/my-name.md"), text);
}

#[test]
fn a_bad_capture_does_not_stop_the_others() {
    let site = site();
    site.write("saved/a.pdf", b"%PDF-1.7").write("saved/b.warc", b"WARC/1.1\r\ncut");
    let ended = site.run(&["import", "saved"]);
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.contains("1 written"), "{}", ended.stdout);
    assert!(ended.stdout.contains("refused: a.pdf: a PDF file is no kind of capture"), "{}", ended.stdout);
}

#[test]
fn copies_name_their_original() {
    let site = site();
    let repeated = REPORT.replace("October 15, 2019\n", "").replace("By Anna Orlova\n", "");
    site.write("saved/again.txt", format!("{repeated}\nThis article was originally published by Hill News."));
    let ended = site.run(&["import", "--dry-run", "--format", "jsonl", "saved"]);
    let copies: Vec<String> = ended
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["copy_of"].to_string())
        .collect();
    assert_eq!(copies, ["\"report.txt#1\"", "null"]);
    site.run(&["import", "saved"]);
    assert_eq!(site.run(&["check"]).code, 0);
}

#[test]
fn standard_input_is_a_capture() {
    let site = site();
    let mut child = site
        .command(&["import", "--dry-run", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
    let ended = Ended::from(child.wait_with_output().unwrap());
    assert!(ended.stdout.contains("Miner sent to prison"), "{}", ended.stderr);
}

#[test]
fn explain_shows_every_line_with_its_rule() {
    let ended = site().run(&["import", "--dry-run", "--explain", "saved"]);
    assert!(ended.stdout.contains("    6 +                  A court"), "{}", ended.stdout);
    assert!(ended.stdout.contains("   13 − related          Bear seen near school"), "{}", ended.stdout);
}

#[test]
fn review_says_what_drafts_lack_and_accepts_them() {
    let site = site();
    site.run(&["import", "saved"]);
    let listed = site.run(&["review"]);
    assert!(listed.stdout.contains("lacks: outlet, url"), "{}", listed.stdout);
    let id = listed.stdout.lines().next().unwrap();
    let accepted = site.run(&["review", "--accept", id]);
    assert_eq!(accepted.code, 0, "{}", accepted.stderr);
    assert!(site.run(&["review"]).stdout.contains("0 drafts"));
    assert_eq!(site.run(&["review", "nothing-of-the-kind"]).code, 2);
}

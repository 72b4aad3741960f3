//! Proposals: what is offered, written on request, and remembered when refused.

use serde_json::Value;

use crate::site::Site;

/// Two reports that name people whom no file knows.
fn reports() -> Site {
    let site = Site::empty();
    site.write(
        "casebook.toml",
        "title = \"Reports\"\ncontact = \"by letter\"\n[publish]\nbasis = \"already-public\"\n",
    )
    .write("content/outlets/wire.md", "+++\nname = \"Wire\"\n+++\n")
    .write(
        "content/articles/wire-1.md",
        report("Activist Temir Tarnov was detained on Monday. Tarnov told reporters that he will appeal."),
    )
    .write(
        "content/articles/wire-2.md",
        report("A court sentenced Temir Tarnov (Темір Тарнов), 34, to ten days. Tarnov denied the charge."),
    );
    site
}

fn report(text: &str) -> String {
    format!("+++\ntitle = \"A report\"\noutlet = \"wire\"\n+++\n{text}\n")
}

fn proposals(site: &Site) -> Vec<Value> {
    let ended = site.run(&["suggest", "--format", "jsonl"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    ended.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(site: &Site, kind: &str) -> Vec<String> {
    let of_kind = proposals(site).into_iter().filter(|proposal| proposal["kind"] == kind);
    of_kind.map(|proposal| proposal["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_person_is_proposed_with_every_mention_and_written_once() {
    let site = reports();
    let all = proposals(&site);
    let person = all.iter().find(|proposal| proposal["kind"] == "person").unwrap();
    assert_eq!(
        (person["id"].as_str(), person["name"].as_str()),
        (Some("temir-tarnov"), Some("Temir Tarnov"))
    );
    let surfaces: Vec<_> =
        person["mentions"].as_array().unwrap().iter().map(|m| m["surface"].as_str().unwrap()).collect();
    assert!(surfaces.len() >= 4 && surfaces.contains(&"Tarnov"), "{surfaces:?}");
    assert!(!person["reason"].as_str().unwrap().is_empty());

    let ended = site.run(&["suggest", "--accept", "person/temir-tarnov"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let record = site.read("content/people/temir-tarnov.md");
    assert!(record.contains("name = \"Temir Tarnov\"") && record.contains("draft = true"), "{record}");
    assert!(ids(&site, "person").is_empty());
    assert_eq!(site.run(&["check", "--deny-warnings"]).code, 0);
}

#[test]
fn proposed_mentions_stand_in_reading_order_among_the_known_ones() {
    let site = reports();
    let ended = site.run(&["suggest", "--mentions"]);
    let lines: Vec<Value> = ended.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let places: Vec<_> = lines
        .iter()
        .map(|line| (line["article"].as_str().unwrap(), line["start"].as_u64().unwrap()))
        .collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    assert_eq!(places, sorted);
    assert!(lines.iter().all(|line| line["person"] == "temir-tarnov"), "{lines:?}");
}

#[test]
fn an_accepted_spelling_keeps_the_shape_of_the_file() {
    let site = reports();
    let record = "+++\n# Who he is.\nname = \"Temir Tarnov\" # as in court\n+++\n\nA teacher.\n";
    site.write("content/people/temir-tarnov.md", record);
    let alias = ids(&site, "alias").remove(0);
    assert_eq!(site.run(&["suggest", "--accept", &format!("alias/{alias}")]).code, 0);
    let edited = site.read("content/people/temir-tarnov.md");
    for kept in ["# Who he is.\n", "name = \"Temir Tarnov\" # as in court\n", "+++\n\nA teacher.\n"] {
        assert!(edited.contains(kept), "{edited}");
    }
    assert!(
        edited.contains("value = \"Темір Тарнов\"") && edited.contains("sources = [\"wire-2\"]"),
        "{edited}"
    );
    assert_eq!(site.run(&["check", "--deny-warnings"]).code, 0);
}

#[test]
fn what_is_rejected_is_remembered_in_the_content() {
    let site = reports();
    site.write("content/people/temir-tarnov.md", "+++\nname = \"Temir Tarnov\"\n+++\n");
    site.write("content/people/temir-tarnow.md", "+++\nname = \"Темир Тарнов\"\n+++\n");
    assert_eq!(ids(&site, "duplicate"), ["temir-tarnov--temir-tarnow"]);
    let refused = site.run(&["suggest", "--accept", "duplicate/temir-tarnov--temir-tarnow"]);
    assert_eq!(refused.code, 2, "two records are never made one by the program");
    assert_eq!(site.run(&["suggest", "--reject", "duplicate/temir-tarnov--temir-tarnow"]).code, 0);
    assert!(site.read("content/people/temir-tarnov.md").contains("distinct_from = [\"temir-tarnow\"]"));
    assert!(ids(&site, "duplicate").is_empty());
}

#[test]
fn a_rejected_person_is_nobody_in_these_articles() {
    let site = reports();
    assert_eq!(site.run(&["suggest", "--reject", "person/temir-tarnov"]).code, 0);
    assert!(ids(&site, "person").is_empty());
    assert!(site.read("content/articles/wire-1.md").contains("person = \"none\""));
}

#[test]
fn one_decision_can_be_explained() {
    let site = reports();
    site.write("content/people/temir-tarnov.md", "+++\nname = \"Temir Tarnov\"\n+++\n");
    let ended = site.run(&["explain-mention", "wire-1:50"]);
    assert!(
        ended.stdout.contains("surname") && ended.stdout.contains("“Temir Tarnov” stands in this article"),
        "{}",
        ended.stdout
    );
    assert!(site.run(&["explain-mention", "wire-1:0"]).stdout.starts_with("nothing is linked"));
    assert_eq!(site.run(&["explain-mention", "wire-9:0"]).code, 2);
}

//! A site's own templates, components, interface texts and colours: every one takes the place of the
//! built-in one, and copies of these are told apart from them after an upgrade.

use std::fs::File;
use std::io::Read as _;

use casebook::render::theme::eject::{Part, VERSION, header, parts};
use sha2::{Digest as _, Sha256};

use crate::site::{Site, assert_same};

const INVENTED: &str = "site/invented";

fn is_component(part: &Part) -> bool {
    part.path.starts_with("templates/components/")
}

fn mark(part: &Part) -> String {
    format!("MARK-{}.", part.path.rsplit('/').next().unwrap())
}

/// A text with a mark in it that shows wherever the file is used.
fn marked(part: &Part, text: &str) -> String {
    let mark = mark(part);
    let after = |tag: &str| {
        let start = text.find(tag).map(|at| at + text[at..].find("%}").unwrap() + 2);
        start.map(|at| format!("{}{mark}{}", &text[..at], &text[at..]))
    };
    match part.path.rsplit('.').next().unwrap() {
        "ftl" => {
            let start = text.find("\nskip = ").unwrap() + 1;
            let end = start + text[start..].find('\n').unwrap();
            format!("{}skip = {mark}{}", &text[..start], &text[end..])
        }
        "svg" => format!("{text}<!-- {mark} -->"),
        "css" | "js" => format!("{text}/* {mark} */\n"),
        _ if is_component(part) || text.contains("{% component ") && !text.contains("{% block ") => {
            after("{% component ").unwrap()
        }
        _ if text.contains("{% extends ") => after("{% block ").unwrap(),
        _ => format!("{text}{mark}"),
    }
}

/// Copies parts into a site and marks them.
fn eject_marked(site: &Site, parts: &[Part]) {
    let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
    let ended = site.run(&[&["theme", "eject"], paths.as_slice()].concat());
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    for part in parts {
        site.write(&part.path, marked(part, &site.read(&part.path)));
    }
}

/// Everything that is published, with the first page of a bundle.
fn published(site: &Site) -> String {
    let mut all = Vec::new();
    assert_eq!(site.run(&["bundle", "--out", "site.zip"]).code, 0);
    let mut bundle = zip::ZipArchive::new(File::open(site.path("site.zip")).unwrap()).unwrap();
    for at in 0..bundle.len() {
        bundle.by_index(at).unwrap().read_to_end(&mut all).unwrap();
    }
    String::from_utf8_lossy(&all).into_owned()
}

#[track_caller]
fn check_all_are_used(wanted: impl Fn(&Part) -> bool) {
    let parts: Vec<Part> = parts().into_iter().filter(wanted).collect();
    let site = Site::copy_of(INVENTED);
    if parts.iter().any(|part| part.path.ends_with(".ftl")) {
        site.edit("casebook.toml", "lang = \"en\"", "lang = \"en\"\nlanguages = [\"kk\", \"ru\", \"ug\"]");
    }
    eject_marked(&site, &parts);
    let shown = published(&site);
    let idle: Vec<&str> =
        parts.iter().filter(|part| !shown.contains(&mark(part))).map(|part| part.path.as_str()).collect();
    assert!(idle.is_empty(), "these are replaced, and nothing shows it: {idle:#?}");
}

#[test]
fn every_file_of_a_site_takes_the_place_of_the_built_in_one() {
    check_all_are_used(|part| !is_component(part));
}

#[test]
fn every_component_of_a_site_takes_the_place_of_the_built_in_one() {
    check_all_are_used(is_component);
}

#[test]
fn copies_as_they_are_change_no_page() {
    let (plain, copied) = (Site::copy_of(INVENTED), Site::copy_of(INVENTED));
    let parts: Vec<Part> = parts()
        .into_iter()
        .filter(|part| [".html", "en.ftl"].iter().any(|end| part.path.ends_with(end)))
        .collect();
    let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(copied.run(&[&["theme", "eject"], paths.as_slice()].concat()).code, 0);
    assert_same(&plain.build().public(), &copied.build().public());
}

#[test]
fn a_component_of_a_site_stands_for_that_of_its_own_copy_of_all() {
    let site = Site::small();
    site.run(&["theme", "eject", "parts.html", "components/txt.html"]);
    let copy = site.read("templates/components/txt.html");
    site.write("templates/components/txt.html", copy.replacen("-%}", "-%}TXT-OF-ITS-OWN", 1));
    assert!(published(&site).contains("TXT-OF-ITS-OWN"));
}

#[test]
fn a_copy_that_lacks_what_a_later_version_has_still_goes_with_it() {
    let site = Site::small();
    site.run(&["theme", "eject", "parts.html"]);
    let copy = site.read("templates/parts.html");
    let (before, rest) = copy.split_once("{% component chips(").unwrap();
    let (_, after) = rest.split_once("endcomponent chips %}").unwrap();
    site.write("templates/parts.html", format!("{before}{after}"));
    site.build();
}

#[test]
fn nothing_of_a_site_is_overwritten() {
    let site = Site::small();
    site.write("templates/person.html", "mine");
    let ended = site.run(&["theme", "eject", "style.css", "person.html"]);
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("templates/person.html is there already"), "{}", ended.stderr);
    assert_eq!(site.read("templates/person.html"), "mine");
    assert!(!site.path("templates/style.css").exists(), "all are copied, or none");
    let unknown = site.run(&["theme", "eject", "../casebook.toml"]);
    assert_eq!(unknown.code, 2);
}

fn older_foot(text: &str) -> String {
    text.replacen("<div><p>", "<div><hr><p>", 1)
}

/// Makes a copy as an earlier version would have: of a text of its own, which it kept beside it.
fn copied_from_earlier(site: &Site, name: &str, change: impl Fn(&str) -> String) -> Part {
    assert_eq!(site.run(&["theme", "eject", name]).code, 0);
    let part = parts().into_iter().find(|part| part.path.ends_with(name)).unwrap();
    let earlier = change(&part.text);
    assert_ne!(earlier, part.text);
    let digest = Sha256::digest(&earlier).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let copy = site.read(&part.path).replace(VERSION, "0.0.1").replace(&part.digest(), &digest);
    site.write(&part.path, copy.replace(&part.text, &earlier));
    site.write(&part.original(), earlier);
    part
}

#[test]
fn after_an_upgrade_both_changes_are_shown_until_they_are_one() {
    let site = Site::small();
    let part = copied_from_earlier(&site, "foot.html", older_foot);
    site.edit(&part.path, "<ul aria", "<!-- ours --><ul aria");
    let diff = site.run(&["theme", "diff"]);
    let (program, ours) = diff.stdout.split_once("  changed here:").unwrap();
    assert!(program.contains("the program has changed it since casebook 0.0.1"), "{program}");
    assert!(program.contains("-<div><hr><p>") && !program.contains("ours"), "{program}");
    assert!(ours.contains("<!-- ours --><ul aria"), "{ours}");
    assert!(
        site.run(&["theme", "list"])
            .stdout
            .contains("foot.html  replaced here; the built-in one has changed")
    );
    site.build();

    site.edit(&part.path, "<div><hr><p>", "<div><p>");
    assert_eq!(site.run(&["theme", "merged", "foot.html"]).code, 0);
    let copy = site.read(&part.path);
    assert_eq!(header(&copy).unwrap().digest, part.digest());
    assert!(copy.contains("ours"));
    let diff = site.run(&["theme", "diff", "foot.html"]).stdout;
    assert!(
        diff.contains("the program has not changed it since") && diff.contains("<!-- ours -->"),
        "{diff}"
    );
}

#[test]
fn a_copy_whose_original_is_lost_is_compared_with_what_is_built_in() {
    let site = Site::small();
    let part = copied_from_earlier(&site, "foot.html", older_foot);
    site.write(&part.original(), "of something else");
    let diff = site.run(&["theme", "diff"]).stdout;
    assert!(diff.contains("is not in templates/.foot.html.original"), "{diff}");
    assert!(diff.contains("+<div><hr><p>"), "{diff}");
}

#[test]
fn colours_are_changed_without_copying_the_stylesheet() {
    let site = Site::small();
    site.write("templates/colours.css", ":root { color-scheme: light; --fact: #123456; }\n");
    let published = site.build().public();
    let style = published.iter().find(|file| file.0.ends_with(".css")).unwrap();
    let style = String::from_utf8_lossy(style.1);
    assert!(style.starts_with(":root { color-scheme: light; --fact: #123456; }"));
    assert!(!style.contains("prefers-color-scheme"), "the built-in colours stand no more");
}

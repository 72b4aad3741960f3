//! Building again: nothing is done when nothing changed, and no page is ever stale.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use casebook::memo::Memo;
use casebook::pipeline;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::site::{Site, assert_same, files};

const INVENTED: &str = "site/invented";

/// A copy of the invented site, last changed long ago.
fn settled() -> Site {
    let site = Site::copy_of(INVENTED);
    // With an address of its own a site says more: feeds, markup, canonical addresses.
    site.write(
        "casebook.toml",
        format!("base_url = \"https://archive.example\"\n{}", site.read("casebook.toml")),
    );
    settle(&site);
    site
}

/// Puts the times of files that were changed just now back by an hour.
fn settle(site: &Site) {
    let past = SystemTime::now() - Duration::from_secs(3600);
    let read = |path: &&String| !path.starts_with("public/") && !path.starts_with("clean/");
    for path in files(site.root()).keys().filter(read) {
        let file = File::options().append(true).open(site.path(path)).unwrap();
        if file.metadata().unwrap().modified().unwrap() > past + Duration::from_secs(60) {
            file.set_modified(past).unwrap();
        }
    }
}

/// The record of the last build, if there is one.
fn record(site: &Site) -> Option<String> {
    files(&site.path(".casebook")).into_keys().find(|path| path.ends_with(".json"))
}

/// Puts a word into what the last build is remembered to have said.
fn mark(site: &Site) {
    let path = format!(".casebook/{}", record(site).unwrap());
    site.edit(&path, "\"report\":\"", "\"report\":\"REMEMBERED ");
}

#[track_caller]
fn is_remembered(site: &Site, arguments: &[&str]) -> bool {
    let ended = site.run(arguments);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    ended.stderr.contains("REMEMBERED")
}

#[test]
fn a_build_without_a_change_says_the_same_and_does_nothing() {
    let site = settled();
    let first = site.run(&["build"]);
    let second = site.run(&["build"]);
    assert_eq!(first.stderr, second.stderr);
    assert!(second.stdout.ends_with(": 0 written, 0 removed\n"), "{}", second.stdout);
    mark(&site);
    assert!(is_remembered(&site, &["build"]));
    assert!(!is_remembered(&site, &["build", "--no-cache"]));
}

#[test]
fn every_change_of_what_is_read_is_noticed() {
    let changes: [fn(&Site); 6] = [
        |site| {
            site.edit("content/people/yelken.md", "name = ", "gender = \"x\"\nname = ");
        },
        |site| {
            site.write("content/pages/new.md", "+++\ntitle = \"New\"\n+++\n");
        },
        |site| {
            site.remove("content/pages/about.md");
        },
        |site| {
            site.write("templates/404.html", "none");
        },
        |site| {
            site.edit("casebook.toml", "title = \"", "title = \"X");
        },
        |site| {
            site.write("public/people/yelken.html", "not what was made");
        },
    ];
    for change in changes {
        let site = settled();
        site.build();
        mark(&site);
        change(&site);
        assert!(!is_remembered(&site, &["build"]));
    }
}

#[test]
fn other_arguments_are_another_build() {
    let site = settled();
    site.build();
    mark(&site);
    assert!(!is_remembered(&site, &["build", "--base-url", "https://other.example"]));
    assert!(!is_remembered(&site, &["build", "--out", "elsewhere"]));
}

#[test]
fn a_bundle_of_a_site_that_is_up_to_date_is_packed_without_a_build() {
    let site = settled();
    site.build();
    mark(&site);
    let start = |name: &str| {
        let mut zip = zip::ZipArchive::new(File::open(site.path(name)).unwrap()).unwrap();
        let first = zip.by_index(0).unwrap();
        assert!(first.name().unwrap().ends_with("START-HERE.html"), "{:?}", first.name());
        std::io::read_to_string(first).unwrap()
    };
    assert!(is_remembered(&site, &["bundle", "--out", "a.zip"]));
    fs::remove_dir_all(site.path(".casebook")).unwrap();
    assert!(!is_remembered(&site, &["bundle", "--out", "b.zip"]), "there is no record to go by");
    assert!(start("a.zip").contains("site/index.html"));
    assert!(fs::read(site.path("a.zip")).unwrap() == fs::read(site.path("b.zip")).unwrap());
    mark(&site);
    assert!(is_remembered(&site, &["build"]), "what a bundle built is remembered as well");
    site.write("public/people/yelken.html", "not what was made");
    assert!(!is_remembered(&site, &["bundle", "--out", "c.zip"]));
    assert!(fs::read(site.path("a.zip")).unwrap() == fs::read(site.path("c.zip")).unwrap());
}

#[test]
fn a_record_that_is_damaged_or_gone_costs_nothing_but_time() {
    let site = settled();
    site.build();
    let first = site.public();
    let kept: Vec<String> =
        files(&site.path(".casebook")).into_keys().filter(|name| name != ".gitignore").collect();
    let check = |names: &[String], damage: &str| {
        for name in names {
            site.write(&format!(".casebook/{name}"), damage);
        }
        site.edit("casebook.toml", "title = ", "  title = ");
        settle(&site);
        site.build();
        assert_same(&first, &site.public());
    };
    let damages = ["", "{", "{\"format\":99}", "\u{0}\u{1}"];
    damages.iter().for_each(|damage| check(&kept, damage));
    kept.iter()
        .zip(damages.iter().cycle())
        .for_each(|(name, damage)| check(std::slice::from_ref(name), damage));
    fs::remove_dir_all(site.path(".casebook")).unwrap();
    site.build();
    assert_same(&first, &site.public());
}

#[test]
fn what_changed_a_moment_ago_is_not_remembered() {
    let site = Site::copy_of(INVENTED);
    site.build();
    assert_eq!(record(&site), None);
}

/// One thing that an editor does to the site.
#[derive(Debug, Clone)]
enum Edit {
    Text(usize, String),
    Alias(String),
    Add(u8),
    Remove(u8),
    Rename(u8, u8),
    Withhold(bool),
    Template(bool),
    Settings(u8),
    /// A line less in any record.
    Less(usize, usize),
    /// Another letter in any record, and neither its size nor its time is another.
    Letter(usize, usize),
    /// The same bytes at another time.
    Touch(usize),
    /// Another file in the place of a record's, with its time.
    Replace(usize, String),
    /// What is kept of earlier builds, cut off or with another byte.
    Damage(usize, bool),
    Nothing,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0_usize..8, "[A-Z][a-z]{2,6} Kerbulaqov (left|came)").prop_map(|(at, text)| Edit::Text(at, text)),
        "[A-Z][a-z]{3,6} [A-Z][a-z]{3,6}".prop_map(Edit::Alias),
        (0_u8..3).prop_map(Edit::Add),
        (0_u8..3).prop_map(Edit::Remove),
        (0_u8..3, 0_u8..3).prop_map(|(from, to)| Edit::Rename(from, to)),
        any::<bool>().prop_map(Edit::Withhold),
        any::<bool>().prop_map(Edit::Template),
        (0_u8..3).prop_map(Edit::Settings),
        (any::<usize>(), any::<usize>()).prop_map(|(at, line)| Edit::Less(at, line)),
        (any::<usize>(), any::<usize>()).prop_map(|(at, letter)| Edit::Letter(at, letter)),
        any::<usize>().prop_map(Edit::Touch),
        (any::<usize>(), "[A-Z][a-z]{2,6}").prop_map(|(at, text)| Edit::Replace(at, text)),
        (any::<usize>(), any::<bool>()).prop_map(|(at, cut)| Edit::Damage(at, cut)),
        Just(Edit::Nothing),
    ];
    prop::collection::vec(edit, 1..8)
}

fn added(number: u8) -> String {
    format!("content/articles/added-{number}.md")
}

fn apply(edit: &Edit, site: &Site) {
    let yelken = "content/people/yelken.md";
    match edit {
        Edit::Text(at, text) => {
            let all: Vec<String> = files(&site.path("content/articles")).into_keys().collect();
            let path = format!("content/articles/{}", all[at % all.len()]);
            site.write(&path, format!("{}\n{text}.\n", site.read(&path)));
        }
        Edit::Alias(name) => {
            let text = site.read(yelken);
            let (front, body) = text.rsplit_once("+++").unwrap();
            site.write(yelken, format!("{front}\n[[alias]]\nvalue = \"{name}\"\n+++{body}"));
        }
        Edit::Add(number) => {
            let text =
                "+++\ntitle = \"Added\"\noutlet = \"lantern\"\ndate = 2021-05-01\n+++\n\nYelken sang.\n";
            site.write(&added(*number), text);
        }
        Edit::Remove(number) => drop(fs::remove_file(site.path(&added(*number)))),
        Edit::Rename(from, to) => drop(fs::rename(site.path(&added(*from)), site.path(&added(*to)))),
        Edit::Withhold(true) => {
            site.write("private/people/hidden-one.md", "+++\nname = \"Zhasyryn Adamova\"\n+++\n");
        }
        Edit::Withhold(false) => drop(fs::remove_file(site.path("private/people/hidden-one.md"))),
        Edit::Template(true) => {
            site.write(
                "templates/404.html",
                "{% extends \"base.html\" %}{% block main %}<h1>Mine</h1>{% endblock %}",
            );
        }
        Edit::Template(false) => drop(fs::remove_file(site.path("templates/404.html"))),
        Edit::Settings(number) => {
            let text = site.read("casebook.toml");
            let rest: String = text
                .lines()
                .filter(|line| !line.starts_with("description"))
                .map(|line| format!("{line}\n"))
                .collect();
            site.write("casebook.toml", format!("description = \"Number {number}\"\n{rest}"));
        }
        Edit::Less(at, line) => {
            let all: Vec<String> = files(&site.path("content")).into_keys().collect();
            let path = format!("content/{}", all[at % all.len()]);
            let text = site.read(&path);
            let line = line % text.lines().count().max(1);
            let rest = text.lines().enumerate().filter(|(number, _)| *number != line);
            site.write(&path, rest.map(|(_, text)| format!("{text}\n")).collect::<String>());
        }
        Edit::Letter(at, letter) => {
            let path = any_record(site, *at);
            let mut text = fs::read(site.path(&path)).unwrap();
            let letters: Vec<usize> = (0..text.len()).filter(|at| text[*at].is_ascii_lowercase()).collect();
            text[letters[letter % letters.len()]] = b'x';
            keeping_the_time(site, &path, || fs::write(site.path(&path), text).unwrap());
        }
        Edit::Touch(at) => {
            let file = File::options().append(true).open(site.path(&any_record(site, *at))).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(1800)).unwrap();
        }
        Edit::Replace(at, text) => {
            let path = any_record(site, *at);
            let text = format!("{}\n{text} Kerbulaqov came.\n", site.read(&path));
            site.write("content/replaced", text);
            keeping_the_time(site, &path, || {
                fs::rename(site.path("content/replaced"), site.path(&path)).unwrap();
            });
        }
        Edit::Damage(at, cut) => {
            let kept: Vec<String> = files(&site.path(".casebook")).into_keys().collect();
            let path = site.path(&format!(".casebook/{}", kept[at % kept.len()]));
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            if *cut {
                bytes.truncate(middle);
            } else {
                bytes.get_mut(middle).into_iter().for_each(|byte| *byte ^= 1);
            }
            fs::write(path, bytes).unwrap();
        }
        Edit::Nothing => {}
    }
}

fn any_record(site: &Site, at: usize) -> String {
    let all: Vec<String> =
        files(&site.path("content")).into_keys().filter(|path| path.ends_with(".md")).collect();
    format!("content/{}", all[at % all.len()])
}

/// Changes a file and puts back the time at which it was changed last.
fn keeping_the_time(site: &Site, path: &str, change: impl FnOnce()) {
    let modified = fs::metadata(site.path(path)).unwrap().modified().unwrap();
    change();
    File::options().append(true).open(site.path(path)).unwrap().set_modified(modified).unwrap();
}

proptest! {
    #![proptest_config(Config { cases: 8, rng_seed: RngSeed::Fixed(10), failure_persistence: None, ..Config::default() })]

    /// Whatever is done to a site, building on what is there gives what a clean build gives.
    #[test]
    fn no_page_is_ever_stale(edits in edits()) {
        let site = settled();
        site.build();
        for edit in edits {
            let before = files(&site.path("content"));
            apply(&edit, &site);
            settle(&site);
            let again = site.run(&["build"]);
            let _ = fs::remove_dir_all(site.path("clean"));
            let clean = site.run(&["build", "--no-cache", "--out", "clean"]);
            prop_assert_eq!((again.code, &again.stderr), (clean.code, &clean.stderr), "{:?}", edit);
            if clean.code == 0 {
                assert_same(&files(&site.path("clean")), &site.public());
            } else {
                // An editor mends what the build would not take.
                for (path, bytes) in before {
                    site.write(&format!("content/{path}"), bytes);
                }
            }
        }
    }
}

/// What the parts of a record of earlier builds hold, by name.
fn kept(site: &Site, name: &str) -> BTreeMap<String, Vec<u8>> {
    let all = files(&site.path(".casebook"));
    all.into_iter().filter(|(path, _)| path.starts_with(name)).collect()
}

#[test]
fn the_markup_of_a_narrowed_list_names_those_who_stand_in_it() {
    let site = settled();
    site.build();
    let narrowed = |site: &Site| -> BTreeMap<String, Vec<u8>> {
        let is_narrowed = |path: &str| path.starts_with("lists/people-") || path.starts_with("lists/cases-");
        site.public().into_iter().filter(|(path, _)| is_narrowed(path)).collect()
    };
    let before = narrowed(&site);
    let mut shorter = 0;
    for (path, page) in &before {
        let page = String::from_utf8_lossy(page);
        let (markup, rest): (Vec<&str>, Vec<&str>) = page.lines().partition(|line| line.contains("ld+json"));
        let folder = if path.starts_with("lists/people-") { "people/" } else { "cases/" };
        let mut named = BTreeSet::new();
        for item in markup.concat().split("\"ListItem\"").skip(1) {
            let url = item.split("\"url\":\"https://archive.example/").nth(1);
            named.extend(url.map(|url| url.split('"').next().unwrap().to_owned()));
        }
        assert!(!named.is_empty() && named.iter().all(|url| url.starts_with(folder)), "{path}: {named:?}");
        for url in &named {
            assert!(rest.iter().any(|line| line.contains(url.as_str())), "{path} does not list {url}");
        }
        let all = site.public().keys().filter(|file| file.starts_with(folder)).count();
        shorter += usize::from(named.len() < all);
    }
    assert!(shorter > 0, "{:?}", before.keys());
    // Somebody whom no filter finds changes none of them.
    site.write(
        "content/people/quenby.md",
        "+++\nname = \"Quenby Outlander\"\n[publish]\nbasis = \"already-public\"\n+++\n",
    );
    settle(&site);
    site.build();
    let again = site.public();
    site.run(&["build", "--no-cache"]);
    assert_same(&site.public(), &again);
    assert!(narrowed(&site) == before, "somebody else is in them");
}

#[test]
fn a_file_that_looks_as_it_did_is_not_read_again() {
    let site = settled();
    site.build();
    let first = site.public();
    let records = kept(&site, "records");
    assert!(!records.is_empty());
    // Nobody but the reading of records can tell: its text is another, and it looks as it did.
    site.edit("content/people/yelken.md", "name = ", "gender = \"x\"\nname = ");
    settle(&site);
    site.build();
    let changed = kept(&site, "records").into_iter().filter(|(path, bytes)| records[path] != *bytes);
    assert_eq!(changed.count(), 1, "an edit writes one part of what is kept");
    site.edit("content/people/yelken.md", "gender = \"x\"\nname = ", "name = ");
    settle(&site);
    site.build();
    assert_same(&first, &site.public());
}

#[test]
fn a_file_with_a_fault_is_read_again_whatever_was_kept_of_it() {
    let site = settled();
    site.build();
    // The fault is mended by another file; meanwhile every part is written anew.
    let later = "[[relation]]\nto = \"people/later\"\ntype = \"sister\"\nsources = [\"extract-2023-06-yelken\"]\n\n[publish]";
    site.edit("content/people/yelken.md", "[publish]", later);
    site.edit("content/people/yelken.md", "singer", "dancer");
    let all = files(&site.path("content"));
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".md") && !path.contains("yelken")) {
        site.write(&format!("content/{path}"), [bytes, &b"\n"[..]].concat());
    }
    settle(&site);
    assert_ne!(site.run(&["build"]).code, 0);
    site.write("content/people/later.md", "+++\nname = \"Later Example\"\n+++\n");
    settle(&site);
    let again = site.run(&["build"]);
    let clean = site.run(&["build", "--no-cache", "--out", "clean"]);
    assert_eq!((again.code, &again.stderr), (0, &clean.stderr));
    assert_same(&files(&site.path("clean")), &site.public());
}

#[test]
fn what_another_program_kept_counts_as_none() {
    let site = settled();
    site.build();
    let first = site.public();
    for name in ["records", "names", "pages", "printed"] {
        let parts = kept(&site, name);
        assert!(!parts.is_empty(), "{name}");
        for (path, mut bytes) in parts {
            // The program stands behind what it kept, before the digest of that.
            let program = bytes.len() - 48;
            bytes[program] ^= 1;
            fs::write(site.path(&format!(".casebook/{path}")), bytes).unwrap();
        }
        site.edit("content/people/yelken.md", "name = ", "  name = ");
        settle(&site);
        let before = kept(&site, name);
        site.build();
        assert_same(&first, &site.public());
        let after = kept(&site, name);
        assert!(before.iter().all(|(path, bytes)| after[path] != *bytes), "{name}");
    }
}

#[test]
fn what_is_withheld_as_a_file_is_not_kept() {
    let site = settled();
    site.write("private/people/hidden-one.md", "+++\nname = \"Zhasyryn Adamova\"\n+++\n");
    site.write(
        "content/people/hidden-two.md",
        "+++\nname = \"Zhasyryn Bolatova\"\npublish.visibility = \"withheld\"\n+++\n",
    );
    settle(&site);
    site.build();
    let holds = |name: &str| {
        let kept = files(&site.path(".casebook"));
        kept.values().any(|bytes| bytes.windows(name.len()).any(|found| found == name.as_bytes()))
    };
    assert!(!holds("Zhasyryn Adamova"));
    site.write(
        "private/articles/secret.md",
        "+++\ntitle = \"Secret\"\noutlet = \"none\"\n+++\n\nAn informer hid *Yelken* that night.\n",
    );
    settle(&site);
    site.run(&["build"]);
    assert!(!holds("An informer hid"), "no words of a private report");
    site.remove("private/articles/secret.md");
    // A report whose words are kept, which then becomes private.
    let report = "+++\ntitle = \"Told\"\noutlet = \"lantern-radio\"\ndate = \"2020-01-01\"\nlang = \"en\"\n+++\n\nAn ice seller met  *Yelken* twice.\n";
    site.write("content/articles/told.md", report);
    settle(&site);
    site.build();
    assert!(holds("An ice seller"), "words that do not stand in the body as they are told");
    site.write("private/articles/told.md", report);
    site.remove("content/articles/told.md");
    settle(&site);
    site.build();
    assert!(!holds("An ice seller"), "what was kept goes with the report");
    site.remove("private/articles/told.md");
    site.remove("content/people/hidden-two.md");
    settle(&site);
    site.build();
    assert!(!holds("Zhasyryn Bolatova"), "what was taken away is kept no longer");
    site.write("content/people/moved.md", "+++\nname = \"Zhasyryn Moldabekova\"\n+++\n");
    settle(&site);
    site.build();
    assert!(holds("Zhasyryn Moldabekova"));
    site.write("private/people/moved.md", fs::read(site.path("content/people/moved.md")).unwrap());
    site.remove("content/people/moved.md");
    settle(&site);
    site.run(&["build", "--no-cache"]);
    assert!(!holds("Zhasyryn Moldabekova"), "what became private is kept no longer");
}

#[test]
fn pages_of_long_lists_are_never_stale_and_stand_as_long_as_nothing_on_them_changed() {
    let site = settled();
    site.edit("casebook.toml", "title = ", "addresses = \"flat\"\ntitle = ");
    for number in 0..210 {
        let name = format!("{}{}", char::from(b'A' + (number % 3) as u8), "abcdefghij".repeat(number % 5));
        let person = format!("+++\nname = \"{name} Number{number}\"\n+++\n");
        site.write(&format!("content/people/p-{number}.md"), person);
        let (year, day) = (2010 + number % 2, 1 + number % 28);
        let front = format!("title = \"Report {number}\"\noutlet = \"lantern\"\ndate = {year}-03-{day:02}");
        let text = format!("+++\n{front}\n+++\n\n{name} Number{number} and Yelken Number{number} came.\n");
        site.write(&format!("content/articles/r-{number}.md"), text);
    }
    let lists = |site: &Site| {
        let all = files(&site.path("public/lists")).into_keys();
        all.map(|path| {
            (fs::metadata(site.path("public/lists").join(&path)).unwrap().modified().unwrap(), path)
        })
        .collect::<Vec<_>>()
    };
    let check = |what: &str, edit: &dyn Fn()| {
        edit();
        settle(&site);
        let (before, again) = (lists(&site), site.run(&["build"]));
        assert_eq!(again.code, 0, "{what}: {}", again.stderr);
        let _ = fs::remove_dir_all(site.path("clean"));
        site.run(&["build", "--no-cache", "--out", "clean"]);
        assert_same(&files(&site.path("clean")), &site.public());
        lists(&site).into_iter().filter(|row| before.contains(row)).count()
    };
    check("nothing", &|| {});
    let edit = |path: &'static str, from: &'static str, to: &'static str| {
        let site = &site;
        move || drop(site.edit(path, from, to).read(path))
    };
    let text = check("a text", &edit("content/articles/r-7.md", "came", "went"));
    assert_eq!(text, lists(&site).len());
    check("a title", &edit("content/articles/r-7.md", "Report 7", "Report Seven"));
    check("a name", &edit("content/people/p-1.md", "name = \"", "name = \"C"));
    check("a date", &edit("content/articles/r-9.md", "2011-03", "2010-03"));
    check("a status", &|| {
        let event = "[[event]]\nkind = \"arrest\"\ndate = 2011-03-01\ntext = \"Taken.\"\nsources = [\"r-3\"]";
        let own = site.read("content/people/p-5.md");
        site.write("content/people/p-5.md", own.replace("\"\n+++\n", &format!("\"\n{event}\n+++\n")));
    });
    check("a person less", &|| drop(fs::remove_file(site.path("content/people/p-0.md"))));
}

/// What is found in texts, and everything that is wrong.
fn resolved(site: &Site, memo: &Memo) -> String {
    let run = pipeline::run_again(site.root(), memo).unwrap();
    format!("{:#?}\n{:#?}", run.archive.bodies, run.diags)
}

#[test]
fn what_is_remembered_of_articles_is_what_would_be_found_anew() {
    let site = Site::copy_of(INVENTED);
    let memo = Memo::default();
    let mut last = resolved(&site, &memo);
    let mut check = |what: &str| {
        let found = resolved(&site, &memo);
        assert!(found == resolved(&site, &Memo::default()), "after {what}");
        assert_eq!(found == last, what == "nothing", "{what} is seen");
        last = found;
    };
    let front = |path: &str, more: &str| {
        let text = site.read(path);
        let (toml, body) = text.rsplit_once("\n+++\n").unwrap();
        site.write(path, format!("{toml}\n{more}\n+++\n{body}"));
    };
    let article = "content/articles/2019/lantern-2019-11-status.md";
    let people = "content/people/";
    let person = "content/people/aypatim-yultuzbay.md";
    check("nothing");
    site.write(
        article,
        site.read(article) + "\nAypatim Yultuzbay, Kerbula, Esen Kerbulaqov and Kerbulaqov.\n",
    );
    check("a line more in one article");
    front(person, "[[alias]]\nvalue = \"Kerbula\"\nalone = true");
    check("another spelling");
    site.edit(person, "name = \"Aypatim Yultuzbay\"", "name = \"Ayshe Yultuzbay\"");
    check("another name");
    site.write(&format!("{people}a-first-one.md"), "+++\nname = \"Esen Kerbulaqov\"\n+++\n");
    check("a namesake, by whom all others have other numbers");
    site.edit(&format!("{people}a-first-one.md"), "+++\nname", "+++\ndraft = true\nname");
    check("the namesake is a draft");
    front(article, "[[mention]]\ntext = \"Kerbulaqov\"\nperson = \"a-first-one\"");
    check("a word of the editor's on a draft");
    site.edit(&format!("{people}a-first-one.md"), "Esen Kerbulaqov", "Kerbulaqov");
    check("another name of the draft");
    site.edit(person, "status\"]", "status#p1 words that are not there\"]");
    check("a source that points into an article");
    let sources = "sources = [\"lantern-2019-11-status\"]";
    front(
        "content/cases/only-a-title.md",
        &format!("[[party]]\nperson = \"esen-kerbulaqov\"\nrole = \"victim\"\n{sources}"),
    );
    let lone = "+++\ntitle = \"Lone\"\noutlet = \"lantern\"\ncases = [\"only-a-title\"]\n+++\n\nKerbulaqov came home.\n";
    site.write("content/articles/lone.md", lone);
    check("a case with a party");
    site.edit("content/cases/only-a-title.md", "\"esen-kerbulaqov\"", "\"dosym-kerbulaqov\"");
    check("another party");
    site.remove(&format!("{people}a-first-one.md"));
    check("a person less");
    check("nothing");
}

#[test]
fn a_translation_that_only_adds_a_page_is_seen_on_the_page_it_translates() {
    let site = settled();
    site.edit("casebook.toml", "lang = \"en\"", "lang = \"en\"\nlanguages = [\"ru\"]");
    settle(&site);
    site.build();
    // The title stays, so that no text is told in another language on any other page.
    let article = site.read("content/articles/2019/lantern-2019-11-status.md");
    let title = article.lines().nth(1).unwrap();
    site.write(
        "content/articles/2019/lantern-2019-11-status.ru.md",
        format!("+++\n{title}\n+++\n\nДругие слова.\n"),
    );
    let is_as_made_anew = || {
        settle(&site);
        let again = site.run(&["build"]);
        let clean = site.run(&["build", "--no-cache", "--out", "clean"]);
        assert_eq!((again.code, clean.code), (0, 0), "{}{}", again.stderr, clean.stderr);
        assert_same(&files(&site.path("clean")), &site.public());
    };
    is_as_made_anew();
    // The search in the main language finds what only the translation says.
    site.edit("content/articles/2019/lantern-2019-11-status.ru.md", "Другие", "Иные");
    is_as_made_anew();
}

//! Building again: nothing is done when nothing changed, and no page is ever stale.

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
    for name in files(&site.path(".casebook")).into_keys().filter(|name| name != ".gitignore") {
        for damage in ["", "{", "{\"format\":99}", "\u{0}\u{1}"] {
            site.write(&format!(".casebook/{name}"), damage);
            site.edit("casebook.toml", "title = ", "  title = ");
            settle(&site);
            site.build();
            assert_same(&first, &site.public());
        }
    }
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
        Edit::Nothing => {}
    }
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
    settle(&site);
    let again = site.run(&["build"]);
    let clean = site.run(&["build", "--no-cache", "--out", "clean"]);
    assert_eq!((again.code, clean.code), (0, 0), "{}{}", again.stderr, clean.stderr);
    assert_same(&files(&site.path("clean")), &site.public());
}

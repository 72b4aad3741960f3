//! Whole sites: the same bytes whatever the circumstances, nothing of what is
//! withheld, and a published folder that survives everything.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::site::{Files, Site, assert_same, changed, files, fixtures};

/// The site of invented people: every kind of record, script, date and text.
const INVENTED: &str = "site/invented";
/// What no byte of the output may hold, from records that are withheld or
/// drafts and from a text that is kept for linking only.
const NEVER: [&str; 9] = [
    "NONEMARKER",
    "DRAFTMARKER",
    "WITHHELDMARKER",
    "Zarqumbike",
    "Közgörmes",
    "Зарқұмбике",
    "Draftbek",
    "no byte of it",
    "withheld-person",
];

fn built(fixture: &str) -> Site {
    let site = Site::copy_of(fixture);
    site.build();
    site
}

#[test]
fn a_second_build_writes_nothing() {
    let site = built(INVENTED);
    let (first, times) = (site.public(), modified(&site));
    let ended = site.run(&["build"]);
    assert!(ended.stdout.ends_with(": 0 written, 0 removed\n"), "{}", ended.stdout);
    assert_same(&first, &site.public());
    assert_eq!(times, modified(&site));
}

/// When each published file was last written.
fn modified(site: &Site) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(site.path("public").join(path)).unwrap().modified().unwrap();
    site.public().keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn the_bytes_depend_on_the_content_alone() {
    let first = built(INVENTED).public();
    assert!(first.len() > 40, "{} files", first.len());
    for threads in ["1", "2", "7"] {
        let site = Site::copy_of(INVENTED);
        let status = site.command(&["build"]).env("RAYON_NUM_THREADS", threads).output().unwrap().status;
        assert!(status.success());
        assert_same(&first, &site.public());
    }
    assert_same(&first, &made_backwards().public());
    assert_same(&first, &built_from_elsewhere());
}

/// The same files, made in the opposite order: folders list them otherwise.
fn made_backwards() -> Site {
    let site = Site::empty();
    for (path, bytes) in files(&fixtures().join(INVENTED)).into_iter().rev() {
        site.write(&path, bytes);
    }
    site.build();
    site
}

/// Another folder, another language and time zone, a clock years ahead, other
/// arguments for the same thing.
fn built_from_elsewhere() -> Files {
    let site = Site::empty();
    let deep = site.path("a folder/with spaces/and ünïcode");
    for (path, bytes) in files(&fixtures().join(INVENTED)) {
        site.write(&format!("a folder/with spaces/and ünïcode/{path}"), bytes);
    }
    let out = site.path("elsewhere/site");
    let mut command = crate::site::program();
    command.current_dir("/").arg("--root").arg(&deep).arg("build").arg("--out").arg(&out);
    command.envs([("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Almaty")]);
    command.envs([("SOURCE_DATE_EPOCH", "4102444800"), ("HOME", "/nonexistent"), ("TERM", "xterm-256color")]);
    assert!(command.output().unwrap().status.success());
    assert!(!deep.join("public").exists());
    files(&out)
}

#[test]
fn a_touched_article_changes_only_the_pages_that_show_it() {
    let site = built(INVENTED);
    let before = site.public();
    site.edit(
        "content/articles/2023/extract-2023-06-yelken.md",
        "+++\n\n",
        "+++\n\nOne sentence that nobody is named in.\n\n",
    );
    site.build();
    let changed = changed(&before, &site.public());
    assert!(changed.contains(&"articles/extract-2023-06-yelken.html".to_owned()), "{changed:?}");
    let may = [
        "articles/extract",
        "people/yelken",
        "cases/ferry-song",
        "outlets/",
        "manifest",
        "search/",
        "index",
        "places/",
        "data/",
    ];
    let others: Vec<_> =
        changed.iter().filter(|path| !may.iter().any(|start| path.starts_with(start))).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(changed.len() < before.len() / 3, "{changed:?}");
}

#[test]
fn what_is_no_longer_part_of_the_site_is_removed_and_nothing_else() {
    let site = built(INVENTED);
    site.write("public/CNAME", "archive.example\n").write("public/people/notes.txt", "kept\n");
    site.remove("content/pages/about.md");
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!ended.stdout.ends_with(" 0 removed\n"), "{}", ended.stdout);
    let now = site.public();
    assert!(!now.contains_key("about.html"));
    assert_eq!(site.read("public/CNAME"), "archive.example\n");
    assert_eq!(site.read("public/people/notes.txt"), "kept\n");
    assert_manifest(&site.path("public"));
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build_and_is_left_as_it_is() {
    let site = Site::copy_of(INVENTED);
    site.write("public/about.html", "somebody else's page\n");
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert!(ended.stderr.contains("about.html is in the way"), "{}", ended.stderr);
    assert!(ended.stderr.contains("help: "), "{}", ended.stderr);
    assert_eq!(site.public().keys().collect::<Vec<_>>(), ["about.html"]);
    assert_eq!(site.read("public/about.html"), "somebody else's page\n");
}

#[test]
fn a_manifest_that_lists_foreign_paths_deletes_nothing_outside() {
    let site = built(INVENTED);
    site.write("kept.txt", "kept\n");
    let zeros = "0".repeat(64);
    let listed = site.read("public/manifest.sha256");
    let outside = format!("{zeros}  ../kept.txt\n{zeros}  {}\n", site.path("kept.txt").display());
    site.write("public/manifest.sha256", listed + &outside);
    site.build();
    assert_eq!(site.read("kept.txt"), "kept\n");
    assert!(!site.read("public/manifest.sha256").contains("kept.txt"));
}

#[test]
fn faults_leave_what_is_published_as_it_is() {
    let site = built(INVENTED);
    let (before, times) = (site.public(), modified(&site));
    site.write("content/people/index.md", "+++\nname = 3\n+++\n");
    site.remove("content/pages/about.md");
    assert_eq!(site.run(&["build"]).code, 1);
    assert_same(&before, &site.public());
    assert_eq!(times, modified(&site));
}

#[test]
fn the_manifest_is_what_sha256sum_reads() {
    let site = built(INVENTED);
    assert_manifest(&site.path("public"));
    let listed = site.read("public/manifest.sha256");
    let mut listed: Vec<_> = listed.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    listed.push("manifest.sha256");
    listed.sort_unstable();
    assert_eq!(listed, site.public().keys().collect::<Vec<_>>());
}

#[track_caller]
fn assert_manifest(folder: &Path) {
    let mut command = Command::new("sha256sum");
    command.args(["--check", "--strict", "--quiet", "manifest.sha256"]).current_dir(folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn what_is_withheld_a_draft_or_for_linking_only_is_in_no_byte() {
    let site = Site::copy_of(INVENTED);
    site.write("private/people/hidden.md", "+++\nname = \"Withheld Twice\"\n+++\nWITHHELDMARKER\n");
    site.build();
    // The rules of publishing are never published; in a stylesheet the words mean something else.
    let notes = "basis|visibility|already-public|at_risk|review_by".split('|').collect::<Vec<_>>();
    let never: Vec<&str> =
        NEVER.into_iter().chain(["Withheld Twice", "hidden.html"]).chain(notes.clone()).collect();
    for (path, bytes) in site.public() {
        // How an article's date is known is published under a name that holds one of the words.
        let text = String::from_utf8_lossy(&bytes).to_lowercase().replace("date_basis", "");
        for word in never.iter().filter(|word| !(path.starts_with("assets/") && notes.contains(word))) {
            assert!(!text.contains(&word.to_lowercase()), "`{word}` stands in {path}");
            assert!(!path.contains(&word.to_lowercase()), "`{word}` stands in the address {path}");
        }
    }
}

#[test]
fn a_withheld_name_in_a_public_text_is_taken_out() {
    let texts = [
        ("content/pages/about.md", "Zarqumbike Közgörmes told us."),
        ("content/pages/about.md", "ZARQUMBIKE **Közgörmes** told us."),
        ("content/cases/salt-road.md", "Зарқұмбике Көзгөрмес said so."),
        ("content/articles/undated/no-date.md", "Zarqumbike\nKözgörmes was there."),
    ];
    let site = built(INVENTED);
    for (path, words) in texts {
        let text = site.read(path);
        site.write(path, format!("{text}\n\n{words}\n"));
        let ended = site.run(&["build"]);
        assert_eq!(ended.code, 0, "{words}: {}", ended.stderr);
        for (path, bytes) in site.public() {
            let page = String::from_utf8_lossy(&bytes).to_lowercase();
            let told = ["közgörmes", "kozgormes", "көзгөрмес"].iter().any(|name| page.contains(name));
            assert!(!told, "{words}: in {path}");
        }
        site.write(path, text);
    }
}

#[test]
fn an_address_that_tells_a_withheld_name_stops_the_build() {
    let site = Site::copy_of(INVENTED);
    let withheld = site.read("content/people/withheld-person.md");
    site.write("content/people/zarqumbike-kozgormes.md", withheld);
    site.remove("content/people/withheld-person.md");
    site.write(
        "content/people/other.md",
        "+++\nname = \"Other\"\nredirects = [\"zarqumbike-kozgormes\"]\n+++\n",
    );
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 1, "{}{}", ended.stdout, ended.stderr);
    assert!(!site.path("public").exists() || site.public().is_empty());
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_the_next_repairs_the_rest() {
    let whole = built(INVENTED).public();
    let older = built("diag/base");
    let before = older.public();
    let known =
        |path: &str, bytes: &Vec<u8>| whole.get(path) == Some(bytes) || before.get(path) == Some(bytes);
    let mut interrupted = 0;
    let moments = [1, 15, 30, 50].map(|files| (files, true)).into_iter();
    for (files, staged) in moments.chain([1, 2, 5, 10, 20, 30, 35].map(|files| (files, false))) {
        // It was published from other content before, so every step has work:
        // files to make, to replace and to remove.
        let site = Site::copy_of(INVENTED);
        for (path, bytes) in &before {
            site.write(&format!("public/{path}"), bytes);
        }
        interrupted += usize::from(killed_at(&site, files, staged));
        for (path, bytes) in site.public() {
            if !path.starts_with(STAGING) {
                assert!(known(&path, &bytes), "{path} is not whole after {files} files");
            }
        }
        site.build();
        assert_same(&whole, &site.public());
    }
    assert!(interrupted > 0, "no build was caught in the act");
}

/// Where files lie before they are put in place.
const STAGING: &str = ".casebook-staging";

/// Starts a build and kills it once so many more files are there, in staging
/// or in place; says whether it was killed before its end.
fn killed_at(site: &Site, wanted: usize, staged: bool) -> bool {
    let mut command = site.command(&["build"]);
    let public = site.path("public");
    let before = count(&public, staged);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        if count(&public, staged) >= before + wanted {
            break;
        }
    }
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

/// How many files are in staging, or in place, at this moment.
fn count(folder: &Path, staged: bool) -> usize {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let in_staging = |path: &Path| path.components().any(|part| part.as_os_str() == STAGING);
    entries.filter(|entry| entry.file_type().is_file() && in_staging(entry.path()) == staged).count()
}

#[test]
fn a_folder_that_cannot_be_written_is_a_machine_error() {
    let site = Site::copy_of(INVENTED);
    site.write("public", "a file where the folder should be\n");
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert!(ended.stderr.starts_with("casebook: cannot "), "{}", ended.stderr);
}

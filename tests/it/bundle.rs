//! Bundles: the same bytes in one file, every change named, deltas that fit or do nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::bundle::{Beside, Limit, Manifest, Place, apply, pack, pack_delta, verify};
use casebook::leak::LeakCheck;
use casebook::parse::parse;
use casebook::source::Sources;
use casebook::zim::Zim;
use tempfile::TempDir;

use crate::site::{Ended, Files, Site, assert_same, files};
use crate::webdriver::Browser;

/// A published folder as a build leaves it: files, and the manifest of them.
fn published(folder: &Path, files: &[(&str, &str)]) {
    let _ = fs::remove_dir_all(folder);
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let manifest = Manifest::of(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    fs::write(folder.join("manifest.sha256"), manifest.text()).unwrap();
}

const FILES: [(&str, &str); 5] = [
    ("index.html", "<p>An archive of invented people, repeated, repeated, repeated.</p>"),
    ("people/aidar-example.html", "<h1>Aidar Example</h1>"),
    ("people/қ.html", "<h1>Қ</h1>"),
    ("assets/picture.png", "\u{89}PNG, not really"),
    ("empty.txt", ""),
];

fn beside() -> Beside {
    Beside { start: b"<p>Start here</p>".to_vec(), signature: None }
}

fn bundle(folder: &TempDir) -> PathBuf {
    published(&folder.path().join("public"), &FILES);
    let path = folder.path().join("archive.zip");
    pack(&folder.path().join("public"), &beside(), Place { path: &path, top: "archive", limit: None })
        .unwrap();
    path
}

/// What is wrong with a zip of these bytes, in words.
fn faults(folder: &TempDir, bytes: &[u8]) -> Vec<String> {
    let path = folder.path().join("other.zip");
    fs::write(&path, bytes).unwrap();
    match verify(&[path], None) {
        Ok(report) => report.faults,
        Err(error) => vec![format!("{error:#}")],
    }
}

#[test]
fn a_bundle_depends_on_its_content_alone() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::with_prefix("с пробелом ").unwrap());
    let one = fs::read(bundle(&here)).unwrap();
    assert_eq!(one, fs::read(bundle(&there)).unwrap());
    assert!(faults(&here, &one).is_empty(), "{:?}", faults(&here, &one));
}

#[test]
fn one_changed_byte_anywhere_is_named() {
    let folder = TempDir::new().unwrap();
    let good = fs::read(bundle(&folder)).unwrap();
    for at in 0..good.len() {
        for change in [0xff, 1 << (at % 8)] {
            let mut bytes = good.clone();
            bytes[at] ^= change;
            let found = faults(&folder, &bytes);
            assert!(!found.is_empty(), "byte {at} of {} ^ {change:#x}", good.len());
            assert!(found.iter().all(|fault| fault.len() > 8), "{found:?}");
        }
    }
}

#[test]
fn a_bundle_that_is_cut_short_or_added_to_is_refused() {
    let folder = TempDir::new().unwrap();
    let good = fs::read(bundle(&folder)).unwrap();
    for length in (0..good.len()).step_by(7) {
        let found = faults(&folder, &good[..length]);
        assert!(found[0].contains("cut short or damaged"), "{length}: {found:?}");
    }
    assert!(!faults(&folder, &[b"before".as_slice(), &good].concat()).is_empty());
    assert!(!faults(&folder, &[good.as_slice(), b"after"].concat()).is_empty());
}

#[test]
fn each_missing_changed_or_added_file_of_a_folder_is_named() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    published(&public, &FILES);
    fs::remove_file(public.join("people/қ.html")).unwrap();
    fs::write(public.join("index.html"), "changed").unwrap();
    fs::write(public.join("people/new.html"), "added").unwrap();
    std::os::unix::fs::symlink("/etc/hostname", public.join("link.html")).unwrap();
    let report = verify(&[public], None).unwrap();
    let expected = [
        "link.html: a link, not a file",
        "index.html: changed",
        "people/қ.html: missing",
        "people/new.html: added",
    ];
    assert_eq!(report.faults, expected);
}

#[test]
fn a_folder_that_was_changed_after_its_build_is_not_packed() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    published(&public, &FILES);
    fs::write(public.join("index.html"), "changed").unwrap();
    let path = folder.path().join("archive.zip");
    let place = Place { path: &path, top: "archive", limit: None };
    let error = format!("{:#}", pack(&public, &beside(), place).unwrap_err());
    assert!(error.contains("index.html is not as the manifest says"), "{error}");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["public"], "nothing half-written stays");
}

#[test]
fn parts_of_a_split_bundle_are_whole_only_together() {
    let folder = TempDir::new().unwrap();
    let public = folder.path().join("public");
    // Bytes that do not pack well, so that the parts fill.
    let noise = |seed: u64| {
        let next = |state: &mut u64| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'!' + (*state >> 33) as u8 % 90)
        };
        let mut state = seed;
        (0..400_000).map(|_| next(&mut state)).collect::<String>()
    };
    let texts: Vec<(String, String)> = (0..7).map(|at| (format!("a/{at}.txt"), noise(at))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    published(&public, &files);
    let limit = Limit::parse("1MB").unwrap();
    let path = folder.path().join("archive.zip");
    let packed = pack(&public, &beside(), Place { path: &path, top: "archive", limit: Some(limit) }).unwrap();
    assert_eq!(packed.paths.len(), 3);
    for part in &packed.paths {
        let length = fs::metadata(part).unwrap().len();
        assert!(length <= limit.0, "{} has {length} bytes", part.display());
    }
    assert!(verify(&packed.paths, None).unwrap().faults.is_empty());
    let first = verify(&packed.paths[..1], None).unwrap();
    assert!(first.faults.iter().any(|fault| fault == "a/6.txt: missing"), "{:?}", first.faults);
    let error = format!("{:#}", verify(&packed.paths[1..2], None).unwrap_err());
    assert!(error.contains("name all parts of a split bundle together"), "{error}");
}

const LATER: [(&str, &str); 4] = [
    ("index.html", "<p>An archive of invented people, one less.</p>"),
    ("people/aidar-example.html", "<h1>Aidar Example</h1>"),
    ("people/new.html", "<h1>New</h1>"),
    ("empty.txt", ""),
];

/// A delta from [`FILES`] to [`LATER`].
fn delta(folder: &TempDir) -> PathBuf {
    let public = folder.path().join("later");
    published(&public, &FILES);
    let from = folder.path().join("earlier.sha256");
    fs::copy(public.join("manifest.sha256"), &from).unwrap();
    published(&public, &LATER);
    let path = folder.path().join("delta.zip");
    let packed =
        pack_delta(&public, &from, &beside(), Place { path: &path, top: "archive", limit: None }).unwrap();
    assert_eq!(packed.files, 2, "what changed, and nothing else");
    path
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn a_delta_makes_the_earlier_copy_the_later_one() {
    let folder = TempDir::new().unwrap();
    let (delta, copy) = (delta(&folder), folder.path().join("copy"));
    published(&copy, &FILES);
    apply(&delta, &copy).unwrap();
    assert_eq!(contents(&copy), contents(&folder.path().join("later")));
    assert_eq!(apply(&delta, &copy).unwrap(), casebook::bundle::Applied::Before);
    assert!(verify(&[delta], None).unwrap().faults.is_empty());
}

#[test]
fn a_delta_that_was_stopped_half_way_is_taken_up_again() {
    let folder = TempDir::new().unwrap();
    let (delta, copy) = (delta(&folder), folder.path().join("copy"));
    published(&copy, &FILES);
    // What a kill leaves: some files of the later edition, and the earlier manifest.
    fs::write(copy.join("index.html"), LATER[0].1).unwrap();
    fs::remove_file(copy.join("people/қ.html")).unwrap();
    apply(&delta, &copy).unwrap();
    assert_eq!(contents(&copy), contents(&folder.path().join("later")));
}

#[test]
fn a_copy_that_is_not_what_the_delta_starts_from_stays_as_it_was() {
    let folder = TempDir::new().unwrap();
    let (delta, copy) = (delta(&folder), folder.path().join("copy"));
    published(&copy, &FILES[1..]);
    let before = contents(&copy);
    let error = format!("{:#}", apply(&delta, &copy).unwrap_err());
    assert!(error.contains("another edition"), "{error}");
    assert_eq!(contents(&copy), before);
    published(&copy, &FILES);
    fs::write(copy.join("empty.txt"), "not empty").unwrap();
    let before = contents(&copy);
    let error = format!("{:#}", apply(&delta, &copy).unwrap_err());
    assert!(error.contains("empty.txt: changed"), "{error}");
    assert_eq!(contents(&copy), before);
    // The delta itself is changed on its way.
    let mut bytes = fs::read(&delta).unwrap();
    bytes[60] ^= 1;
    fs::write(&delta, bytes).unwrap();
    published(&copy, &FILES);
    assert!(apply(&delta, &copy).is_err());
    assert_eq!(contents(&copy).len(), FILES.len() + 1);
}

/// The program's own bundle of the invented site.
fn of_the_program(arguments: &[&str]) -> (Site, Ended) {
    let site = Site::copy_of("site/invented");
    let ended = site.run(&[&["bundle", "--out", "a.zip"], arguments].concat());
    (site, ended)
}

#[test]
fn a_bundle_holds_the_site_byte_for_byte_and_a_first_page_that_leads_into_it() {
    let (site, ended) = of_the_program(&[]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let verified = site.run(&["verify", "a.zip"]);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
    let mut zip = zip::ZipArchive::new(fs::File::open(site.path("a.zip")).unwrap()).unwrap();
    zip.extract(site.path("out")).unwrap();
    let top = fs::read_dir(site.path("out")).unwrap().next().unwrap().unwrap().path();
    assert_same(&files(&top.join("site")), &site.public());
    let start = fs::read_to_string(top.join("START-HERE.html")).unwrap();
    for link in start.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let is_local = !link.starts_with('#') && !link.contains(':');
        assert!(!is_local || top.join(link).is_file(), "START-HERE.html leads to {link}");
    }
    assert!(start.contains("href=\"site/index.html\""));
    let check = Command::new("sha256sum")
        .args(["--check", "--quiet", "manifest.sha256"])
        .current_dir(top.join("site"))
        .status()
        .unwrap();
    assert!(check.success());
    assert_eq!(site.run(&["verify", "out"]).code, 2, "the folder above is no bundle");
    assert_eq!(site.run(&["verify", top.to_str().unwrap()]).code, 0);
}

#[test]
fn a_neutral_bundle_says_nothing_by_its_names() {
    let site = Site::copy_of("site/invented");
    let ended = site.run(&["bundle", "--neutral"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let zip = zip::ZipArchive::new(fs::File::open(site.path("archive.zip")).unwrap()).unwrap();
    assert!(zip.file_names().all(|name| name.unwrap().starts_with("archive/")));
}

#[test]
fn a_bundle_of_one_case_tells_nothing_of_reports_that_it_leaves_out() {
    let site = Site::empty();
    site.write("casebook.toml", "title = \"One\"\n");
    site.write("content/people/aidos-example.md", "+++\nname = \"Aidos Example\"\n+++\n");
    site.write("content/outlets/wire.md", "+++\nname = \"Wire\"\n+++\n");
    let report = |at: u8, words: &str| {
        let front = format!(
            "+++\noutlet = \"wire\"\nlang = \"en\"\ntitle = \"Report {at}\"\ndate = \"2019-01-0{at}\"\ntext = \"summary\""
        );
        site.write(&format!("content/articles/report-{at}.md"), format!("{front}\n+++\n\n{words}\n"));
    };
    report(1, "That day Aidos Example was seen.");
    report(2, "Aidos Example was heard. *Aidos*  *Example* came.");
    let party = "person = \"aidos-example\"\nrole = \"defendant\"\nsources = [\"report-1\"]";
    site.write("content/cases/one.md", format!("+++\ntitle = \"One\"\n[[party]]\n{party}\n+++\n"));
    let ended = site.run(&["bundle", "--out", "case.zip", "--only", "cases/one"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let mut zip = zip::ZipArchive::new(fs::File::open(site.path("case.zip")).unwrap()).unwrap();
    zip.extract(site.path("out")).unwrap();
    let kept = files(&site.path("out"));
    let tells = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("report-2");
    let telling: Vec<&String> = kept.iter().filter(|row| tells(row.1)).map(|row| row.0).collect();
    assert!(telling.is_empty(), "{telling:?}");
    let person = kept.iter().find(|row| row.0.ends_with("data/people.ndjson")).map(|row| row.1);
    let person = String::from_utf8_lossy(person.unwrap()).into_owned();
    assert!(person.contains("report-1") && !person.contains("\"times\":2"), "{person}");
}

#[test]
fn a_bundle_of_one_case_has_no_page_of_what_it_leaves_out() {
    let (site, ended) = of_the_program(&["--only", "cases/nobody"]);
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("there is no published case `cases/nobody`"), "{}", ended.stderr);
    let case = files(&site.path("content/cases")).keys().find(|path| !path.contains('/')).unwrap().clone();
    let case = format!("cases/{}", case.trim_end_matches(".md"));
    let ended = site.run(&["bundle", "--out", "case.zip", "--only", &case]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!site.path("public").exists() && !site.path(".casebook-bundle").exists());
    let mut zip = zip::ZipArchive::new(fs::File::open(site.path("case.zip")).unwrap()).unwrap();
    zip.extract(site.path("out")).unwrap();
    let top = fs::read_dir(site.path("out")).unwrap().next().unwrap().unwrap().path();
    let kept = files(&top.join("site"));
    assert!(kept.contains_key(&format!("{case}.html")));
    site.build();
    let all = site.public();
    let pages = |files: &Files| files.keys().filter(|path| path.starts_with("people/")).count();
    assert!(pages(&kept) > 1 && pages(&kept) < pages(&all), "{} of {}", pages(&kept), pages(&all));
    crate::links::walk(&kept);
}

#[test]
fn a_signature_fits_its_key_alone_and_is_the_same_the_next_time() {
    let (site, other) = (Site::copy_of("site/invented"), Site::copy_of("site/invented"));
    for site in [&site, &other] {
        let made = Command::new("minisign")
            .args(["-G", "-W", "-p", "key.pub", "-s", "key.sec"])
            .current_dir(site.root())
            .output()
            .unwrap();
        assert!(made.status.success());
    }
    let sign = ["bundle", "--out", "a.zip", "--sign", "key.sec"];
    let ended = site.run(&sign);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stderr.contains("signing_key = \"RW"), "{}", ended.stderr);
    assert!(ended.stderr.contains("a key identifies its owner"));
    let first = fs::read(site.path("a.zip")).unwrap();
    assert_eq!(site.run(&sign).code, 0);
    assert!(fs::read(site.path("a.zip")).unwrap() == first, "signed again, the bundle is another");
    assert!(!String::from_utf8_lossy(&first).contains("key.sec"));
    let good = site.run(&["verify", "a.zip", "--key", "key.pub"]);
    assert!(good.code == 0 && good.stdout.contains("the signature fits the key"), "{}", good.stdout);
    let bad = site.run(&["verify", "a.zip", "--key", other.path("key.pub").to_str().unwrap()]);
    assert!(
        bad.code == 1 && bad.stdout.contains("manifest.sha256.minisig: it does not fit"),
        "{}",
        bad.stdout
    );
    // The tool that the format comes from says the same.
    let checked = Command::new("minisign")
        .args(["-V", "-p", "key.pub", "-m", "public/manifest.sha256", "-x", "a.manifest.sha256.minisig"])
        .current_dir(site.root())
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}

/// A case of the invented site, as the command line names it.
fn some_case(site: &Site) -> String {
    let cases = files(&site.path("content/cases"));
    let longest = cases.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap().0;
    format!("cases/{}", longest.trim_end_matches(".md"))
}

#[test]
fn one_case_fits_into_one_file_that_needs_nothing_else() {
    let site = Site::copy_of("site/invented");
    let case = some_case(&site);
    let ended = site.run(&["bundle", "--single", &case, "--out", "case.html"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let text = site.read("case.html");
    assert!(text.len() <= 1_000_000 && text.len() > 20_000, "{} bytes", text.len());
    let page = scraper::Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let all = scraper::Selector::parse("*").unwrap();
    let mut ids = std::collections::BTreeSet::new();
    let mut jumps = Vec::new();
    for element in page.select(&all).map(|element| element.value()) {
        assert!(!["script", "link", "iframe"].contains(&element.name()), "<{}>", element.name());
        assert!(element.attr("src").is_none_or(|src| src.starts_with("data:")), "{element:?}");
        assert!(element.attr("style").is_none(), "{element:?}");
        if let Some(id) = element.attr("id") {
            assert!(ids.insert(id.to_owned()), "the id {id} is there twice");
        }
        let href = element.attr("href").unwrap_or("https:");
        assert!(href.starts_with('#') || href.contains(':'), "{href} leads out of the file");
        jumps.extend(href.strip_prefix('#').map(str::to_owned));
    }
    assert!(jumps.len() > 30, "{}", jumps.len());
    let lost: Vec<_> = jumps.into_iter().filter(|jump| !ids.contains(jump)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_zim_file_passes_the_check_of_its_makers() {
    let site = Site::copy_of("site/invented");
    let ended = site.run(&["bundle", "--zim", "--out", "a.zim"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!site.path(".casebook-zim").exists());
    let checked = Command::new("zimcheck").arg(site.path("a.zim")).output().unwrap();
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success() && said.contains("Overall Test Status: Pass"), "{said}");
    assert!(!said.contains("[ERROR]"), "{said}");
    let whole = site.run(&["verify", "a.zim"]);
    assert!(whole.code == 0 && whole.stdout.contains("its checksum fits"), "{whole:?}");
    let bytes = fs::read(site.path("a.zim")).unwrap();
    for at in [100, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        fs::write(site.path("b.zim"), changed).unwrap();
        assert_eq!(site.run(&["verify", "b.zim"]).code, 2, "{at}");
        fs::write(site.path("b.zim"), &bytes[..at]).unwrap();
        assert_eq!(site.run(&["verify", "b.zim"]).code, 2, "{at}");
    }
}

#[test]
fn a_hidden_name_in_a_zim_file_is_found_wherever_it_stands() {
    let mut sources = Sources::default();
    sources.add("casebook.toml", "title = \"T\"\n");
    let hidden = "+++\nname = \"Gulnar Zhumbaqova\"\n[publish]\nvisibility = \"withheld\"\n+++\n";
    sources.add("content/people/p-1.md", hidden);
    let check = LeakCheck::new(&parse(&sources).value.records, std::iter::empty());
    let page = |title: &str, text: &str| {
        format!("<html><head><title>{title}</title></head><body>{text}</body></html>")
    };
    let long = "Nothing. ".repeat(1000);
    for (name, text, leaks) in [
        ("a.html", page("A", &long), false),
        ("a.html", page("A", &format!("{long} G&uuml;lnar <b>Zhumba</b>qova {long}")), true),
        ("a.html", page("Zhumbaqova, Gulnar", &long), true),
        ("gulnar-zhumbaqova.html", page("A", &long), true),
        ("a.js", "x = 'Gulnar\\u0020Zhumbaqova'".to_owned(), true),
    ] {
        let site = Site::small();
        site.write("s/index.html", page("Home", "<a href=\"a.html\">a</a>"))
            .write(&format!("s/{name}"), text);
        let picture = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/bundle/illustration.png")).unwrap();
        fs::write(site.path("s/i.png"), picture).unwrap();
        let made = Command::new("zimwriterfs")
            .args([
                "-w",
                "index.html",
                "-I",
                "i.png",
                "-l",
                "eng",
                "-t",
                "T",
                "-d",
                "D",
                "-c",
                "C",
                "-p",
                "P",
                "-n",
                "n",
            ])
            .args([site.path("s"), site.path("a.zim")])
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        let bytes = fs::read(site.path("a.zim")).unwrap();
        let mut zim = Zim::open(Cursor::new(&bytes)).unwrap();
        let found = check.look_into(&mut zim).unwrap();
        assert_eq!(found.is_some(), leaks, "{name}: {found:?}");
        assert_eq!(check.look("files/a.zim", &bytes).is_some(), leaks, "{name}");
        assert!(
            check.look("files/a.zim", &bytes[..bytes.len() / 2]).is_some(),
            "what cannot be read is a fault"
        );
    }
}

#[test]
fn without_zimwriterfs_the_message_names_its_package() {
    let site = Site::copy_of("site/invented");
    let output = site.command(&["bundle", "--zim"]).env("PATH", site.root()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("it comes with the package zim-tools"), "{said}");
}

#[test]
fn a_bundle_opens_from_a_folder_that_cannot_be_written_and_has_spaces_in_its_name() {
    let (site, ended) = of_the_program(&["--neutral"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let folder = site.path("с пробелом, только чтение");
    let mut zip = zip::ZipArchive::new(fs::File::open(site.path("a.zip")).unwrap()).unwrap();
    zip.extract(&folder).unwrap();
    let start = folder.join("archive/START-HERE.html");
    for browser in [Browser::with_scripts(), Browser::firefox()] {
        browser.open(&format!("file://{}", start.display()));
        browser.click("main a[href='site/index.html']");
        let title = browser.run("return document.title + ' ' + getComputedStyle(document.body).margin", &[]);
        assert!(title.as_str().unwrap().ends_with(" 0px"), "the stylesheet is not there: {title}");
    }
}

//! What comes in is never trusted: broken and hostile records and captures, by the thousand.
//!
//! Everything is seeded. A plain run tries a tenth; where `CI` is set all thousand are tried. Time is
//! bounded by what the processor spent (`prlimit --cpu`), never by a clock.

use std::collections::HashSet;
use std::fs;
use std::process::Command;

use casebook::import::{Kind, read_as};
use scraper::{Html, Selector};

use crate::oracle::assert_clean;
use crate::site::{Ended, Files, Site, files, program, repository};

/// What nobody should be able to smuggle onto a page.
const HOSTILE: [&str; 24] = [
    "<script>xqz()</script>",
    "<xqz onclick=xqz()>",
    "\"><xqz>",
    "'><img src=x onerror=xqz()>",
    "</title><xqz>",
    "]]><xqz>",
    "--><xqz>",
    "<!--",
    "<svg onload=xqz()>",
    "[a](javascript:xqz())",
    "[a](JaVa\tScRiPt:xqz())",
    "![a](data:text/html,<xqz>)",
    "<javascript:xqz()>",
    "[a](vbscript:xqz)",
    "[[people/../../xqz]]",
    "{{ 7*7 }}{% xqz %}",
    "\u{202e}\u{0}\u{feff}",
    "&lt;xqz&gt;&#60;xqz&#62;",
    "\\u003cxqz\\u003e",
    "\" onmouseover=\"xqz()",
    "`<xqz>`",
    "\n\n    <xqz>\n\n",
    "+++\n",
    "\u{e9}\u{301}\u{1f3f4}\u{200d}",
];

/// A small generator of numbers that every run repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

/// How many of a thousand are tried.
fn tried() -> usize {
    if std::env::var_os("CI").is_some() { 1000 } else { 100 }
}

/// A copy with one to three faults.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(out.len() + 1);
        let end = (at + dice.roll(40)).min(out.len());
        match dice.roll(6) {
            0 | 1 => drop(out.splice(at..at, HOSTILE[dice.roll(HOSTILE.len())].bytes())),
            2 => drop(out.drain(at..end)),
            3 => {
                let again = out[at..end].to_vec();
                drop(out.splice(at..at, again));
            }
            4 => out.insert(at, dice.roll(256) as u8),
            _ => {
                let again = out[at..end].repeat(1 + dice.roll(200));
                drop(out.splice(at..at, again));
            }
        }
    }
    out
}

/// The program, killed once it has used up so many seconds of the processor.
fn bounded(site: &Site, seconds: usize, arguments: &[&str]) -> Ended {
    let mut command = Command::new("prlimit");
    command.arg(format!("--cpu={seconds}")).arg("--").arg(program().get_program());
    command.env_clear().env("PATH", "/usr/bin:/bin").args(arguments).current_dir(site.root());
    let output = command.output().unwrap();
    assert!(
        output.status.code().is_some_and(|code| code <= 2),
        "{:?}: {}",
        output.status,
        last(&output.stderr)
    );
    Ended {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn last(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.chars().rev().take(2000).collect::<Vec<_>>().into_iter().rev().collect()
}

#[test]
fn mutated_records_are_refused_or_become_plain_pages() {
    let seeds: Vec<(String, Vec<u8>)> = files(&repository().join("tests/site/invented/content"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") && path.matches('.').count() == 1)
        .collect();
    let mut dice = Dice(0x5eed);
    let mut kept = 0;
    for batch in 0..tried() / 100 {
        let site = Site::copy_of("site/invented");
        let mut written = HashSet::new();
        for number in 0..100 {
            let (path, bytes) = &seeds[dice.roll(seeds.len())];
            let folder = path.split('/').next().unwrap();
            let path = format!("content/{folder}/m-{batch}-{number}.md");
            site.write(&path, mutated(bytes, &mut dice));
            written.insert(path);
        }
        kept += sound_ones(&site, written);
        for (path, bytes) in site.public().iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_plain(path, &String::from_utf8_lossy(bytes));
        }
    }
    assert!(kept > tried() / 10, "only {kept} records were fit to be built");
}

/// Takes out the records that are refused, until the rest can be built; says how many are left.
fn sound_ones(site: &Site, mut written: HashSet<String>) -> usize {
    for _ in 0..20 {
        let ended = bounded(site, 120, &["build", "--all"]);
        if ended.code == 0 {
            return written.len();
        }
        let mut refused: HashSet<String> = HashSet::new();
        let mut of_error = false;
        for line in ended.stderr.lines() {
            of_error =
                if line.starts_with("error") { true } else { of_error && !line.starts_with("warning") };
            let place = line.trim_start().strip_prefix("--> ").or(line.trim_start().strip_prefix("::: "));
            if let Some(path) = place.filter(|_| of_error).and_then(|place| place.split(':').next()) {
                refused.extend(written.get(path).cloned());
            }
        }
        assert!(!refused.is_empty(), "nothing to take out:\n{}", last(ended.stderr.as_bytes()));
        for path in &refused {
            site.remove(path);
            written.remove(path);
        }
    }
    panic!("the records that are left cannot be built");
}

/// Nothing of what was smuggled in is an element, an attribute or an address with a scheme of its own, and a
/// sanitiser finds nothing to take out.
#[track_caller]
fn assert_plain(path: &str, page: &str) {
    let document = Html::parse_document(page);
    let everything = Selector::parse("*").unwrap();
    for element in document.select(&everything) {
        let name = element.value().name();
        assert!(!name.contains("xqz"), "<{name}> in {path}");
        if name == "script" {
            let own = element.value().attr("src").is_some_and(|src| !src.contains(':'));
            let written = element.value().attr("type") == Some("application/ld+json");
            assert!(own || written, "a script in {path}: {}", element.html());
        }
        for (key, value) in element.value().attrs() {
            assert!(!key.starts_with("on") && key != "style" && !key.contains("xqz"), "{key} in {path}");
            if matches!(key, "href" | "src" | "action" | "formaction" | "xlink:href" | "srcset") {
                let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                let known = ["http:", "https:", "mailto:"].iter().any(|known| value.starts_with(known));
                assert!(!scheme.contains(':') || known, "{key}={value} in {path}");
            }
        }
    }
    assert_clean(path, &document);
}

/// The small captures from which fuzzing starts, with the endings that `import` knows them by.
fn captures() -> Vec<(&'static str, Files)> {
    let kinds = [
        ("html", "html"),
        ("text", "txt"),
        ("warc", "warc"),
        ("mhtml", "mhtml"),
        ("feed", "xml"),
        ("zip", "wacz"),
    ];
    kinds.map(|(folder, ending)| (ending, files(&repository().join("fuzz/corpus").join(folder)))).into()
}

#[test]
fn mutated_captures_are_read_or_refused() {
    let mut dice = Dice(0xca97);
    let captures = captures();
    let site = Site::small();
    for batch in 0..tried() / 10 {
        for number in 0..10 {
            let (ending, all) = &captures[dice.roll(captures.len())];
            let bytes = all.values().nth(dice.roll(all.len())).unwrap();
            site.write(&format!("saved-{batch}/{number}.{ending}"), mutated(bytes, &mut dice));
        }
        let folder = format!("saved-{batch}");
        // Two seconds a capture, in a build that is not optimised.
        let ended = bounded(&site, 20, &["import", "--dry-run", "--format", "jsonl", &folder]);
        assert!(ended.code < 2, "{}", last(ended.stderr.as_bytes()));
        for line in ended.stdout.lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
        }
    }
}

#[test]
fn every_seed_of_the_fuzzing_is_read() {
    let mut dice = Dice(0xf022);
    let kinds = [Kind::Html, Kind::Text, Kind::Warc, Kind::Mhtml, Kind::Feed, Kind::Zip];
    for (kind, (_, all)) in kinds.into_iter().zip(captures()) {
        for bytes in all.values() {
            read_as(kind, bytes);
            for _ in 0..4 {
                read_as(kind, &mutated(bytes, &mut dice));
            }
        }
    }
}

#[test]
fn nothing_outside_the_site_is_read_through_a_link() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "+++\ntitle = \"Secret of Outside\"\n+++\nOutside words.\n")
        .unwrap();
    fs::write(outside.path().join("secret.html"), "<p>Outside words</p>").unwrap();
    let site = Site::small();
    let link = |to: &str, at: &str| {
        fs::create_dir_all(site.path(at).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(outside.path().join(to), site.path(at)).unwrap();
    };
    link("secret.md", "content/pages/secret.md");
    link("", "content/articles/more");
    link("secret.html", "templates/page.html");
    link("", "captures/more");
    link("", "private/more");
    site.build();
    let words: Vec<u8> = b"utside".to_vec();
    for (path, bytes) in site.public() {
        assert!(!bytes.windows(words.len()).any(|window| window == words), "{path}");
        assert!(!path.contains("secret"), "{path}");
    }
}

//! The shape of the code: who may use whom, how long a file may be, what may
//! not be called.

use std::collections::BTreeSet;

use crate::site::{Files, files, repository};

/// A file of `src/`, as far as it is not tests.
struct File {
    /// `resolve/mentions/mod.rs`.
    path: String,
    /// Everything above its `#[cfg(test)]` module, without comments.
    code: String,
    lines: usize,
}

fn sources() -> Vec<File> {
    let all = files(&repository().join("src"));
    let tests = test_modules(&all);
    let rust = all.into_iter().filter(|(path, _)| path.ends_with(".rs") && !tests.contains(path));
    rust.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let own = text.split("\n#[cfg(test)]\nmod ").next().unwrap();
        let is_comment = |line: &&str| !line.trim_start().starts_with("//");
        let code = own.lines().filter(is_comment).map(|line| format!("{line}\n")).collect();
        File { lines: own.lines().count(), path, code }
    })
    .collect()
}

/// Files that are compiled for tests only: `#[cfg(test)] mod tests;`.
fn test_modules(all: &Files) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let folder = path.strip_suffix("mod.rs").map_or(path.replace(".rs", "/"), str::to_owned);
        for rest in String::from_utf8_lossy(bytes).split("#[cfg(test)]\nmod ").skip(1) {
            let name: String = rest.chars().take_while(|letter| *letter != ';' && *letter != ' ').collect();
            out.insert(format!("{folder}{name}.rs"));
        }
    }
    out
}

/// The files of a module: `resolve` is `resolve.rs` and everything below `resolve/`.
fn module<'a>(files: &'a [File], name: &'a str) -> impl Iterator<Item = &'a File> {
    let is_of =
        move |file: &&File| file.path == format!("{name}.rs") || file.path.starts_with(&format!("{name}/"));
    files.iter().filter(is_of)
}

/// Every `crate::a::b` that the code names.
fn uses(code: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let end = rest.find(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
        let path = rest[..end.unwrap_or(rest.len())].trim_end_matches(':');
        if let (Some(group), true) = (rest.strip_prefix('{'), path.is_empty()) {
            let names = group.split('}').next().unwrap_or_default().split(',');
            out.extend(names.map(|name| name.trim().to_owned()));
        }
        out.insert(path.to_owned());
    }
    out
}

/// Each stage knows only the stages before it and what all of them share.
const BORDERS: [(&str, &[&str]); 9] = [
    (
        "text",
        &["parse", "resolve", "site", "render", "output", "write", "commands", "source", "diag", "config"],
    ),
    ("model", &["parse", "resolve", "site", "render", "output", "write", "commands", "source", "config"]),
    ("diag", &["parse", "resolve", "site", "render", "output", "write", "commands", "config", "model"]),
    ("clean", &["parse", "resolve", "site", "render", "output", "write", "commands", "config", "source"]),
    ("parse", &["resolve", "site", "render", "output", "write", "commands"]),
    ("resolve", &["site", "render", "output", "write", "commands", "render::markdown", "render::theme"]),
    ("render", &["resolve", "parse", "output", "write", "commands", "source", "model"]),
    ("site", &["output", "write", "commands", "parse", "render::theme"]),
    ("output", &["write", "commands", "parse", "resolve"]),
];

#[test]
fn every_stage_keeps_to_its_side_of_the_border() {
    let files = sources();
    let mut crossings = Vec::new();
    for (name, foreign) in BORDERS {
        assert!(module(&files, name).next().is_some(), "there is no module {name}");
        for file in module(&files, name) {
            for used in uses(&file.code) {
                let crossed = foreign
                    .iter()
                    .find(|foreign| used == **foreign || used.starts_with(&format!("{foreign}::")));
                crossings.extend(crossed.map(|_| format!("src/{} uses crate::{used}", file.path)));
            }
        }
    }
    assert!(crossings.is_empty(), "{crossings:#?}");
}

/// The modules that may use something outside the crate.
#[track_caller]
fn only(what: &[&str], allowed: &[&str]) {
    let files = sources();
    let is_allowed = |path: &str| {
        allowed.iter().any(|name| path == format!("{name}.rs") || path.starts_with(&format!("{name}/")))
    };
    let used = |file: &&File| what.iter().any(|word| file.code.contains(word));
    let found: Vec<_> = files.iter().filter(used).map(|file| file.path.as_str()).collect();
    assert!(!found.is_empty(), "nobody uses {what:?}: the test looks for the wrong words");
    let others: Vec<_> = found.into_iter().filter(|path| !is_allowed(path)).collect();
    assert!(others.is_empty(), "{what:?} in {others:?}");
}

#[test]
fn only_the_edges_touch_the_disk() {
    let edges = ["source", "aside", "write", "edit", "bundle", "serve", "commands", "import"];
    only(&["std::fs", "fs::read", "fs::write", "File::open", "walkdir"], &edges);
}

#[test]
fn only_the_theme_knows_the_template_engine() {
    only(&["tera::", "tera "], &["render/theme"]);
}

#[test]
fn only_the_commands_know_the_clock_and_the_environment() {
    only(&["std::env", "env::var", "Utc::now", "SystemTime", "Instant::now"], &["commands", "cli"]);
}

#[test]
fn only_two_modules_read_markdown() {
    only(&["pulldown_cmark::"], &["text/markdown", "render/markdown"]);
}

#[test]
fn output_goes_through_the_commands() {
    let all = files(&repository().join("src"));
    for macro_name in ["print!", "println!", "eprint!", "eprintln!", "dbg!", "todo!", "unimplemented!"] {
        for file in sources() {
            let called = file.code.match_indices(macro_name).any(|(at, _)| {
                let before = file.code[..at].chars().next_back();
                !before.is_some_and(|before| before.is_alphanumeric() || before == '_')
            });
            assert!(!called, "src/{} calls {macro_name}", file.path);
        }
    }
    assert!(all.contains_key("commands/mod.rs"));
}

#[test]
fn nothing_unwraps_outside_tests() {
    for file in sources() {
        assert!(!file.code.contains(".unwrap()"), "src/{} unwraps", file.path);
        for said in file.code.split(".expect(\"").skip(1) {
            let words = said.split('"').next().unwrap_or_default();
            assert!(words.split(' ').count() >= 2, "src/{}: `{words}` states no invariant", file.path);
        }
    }
}

#[test]
fn no_file_is_longer_than_seven_hundred_lines() {
    let long: Vec<_> =
        sources().into_iter().filter(|file| file.lines > 700).map(|file| (file.path, file.lines)).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_module_says_what_it_owns() {
    for (path, bytes) in files(&repository().join("src")) {
        if path.ends_with(".rs") {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with("//! "), "src/{path} has no module documentation");
        }
    }
}

/// Values that templates print as they are: HTML that our own renderer made.
const SAFE: [&str; 7] = [
    "article.html: block.html",
    "base.html: frame.foot",
    "base.html: frame.linked_data.json",
    "base.html: frame.top",
    "home.html: intro",
    "page.html: body",
    "parts.html: html",
];

#[test]
fn every_value_that_is_not_escaped_is_listed_here() {
    let mut found = BTreeSet::new();
    let templates = files(&repository().join("templates"));
    for (path, bytes) in templates.into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        for (at, _) in text.match_indices("| safe").chain(text.match_indices("|safe")) {
            let start = text[..at].rfind("{{").unwrap();
            found.insert(format!("{path}: {}", text[start + 2..at].trim()));
        }
        assert!(!text.contains("autoescape false"), "templates/{path}");
    }
    let listed: BTreeSet<String> = SAFE.iter().map(|row| (*row).to_owned()).collect();
    assert_eq!(found, listed);
}

#[test]
fn the_borders_are_read_from_every_form_of_use() {
    let code = "use crate::site::Plan;\nuse crate::{diag, model::Kind};\nlet x = crate::write::publish();\n";
    let found = uses(code);
    for wanted in ["site::Plan", "diag", "model::Kind", "write::publish"] {
        assert!(found.contains(wanted), "{wanted}: {found:?}");
    }
}

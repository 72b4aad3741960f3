//! `docs/views.md`: what each template gets, written from the view structs and held against real views.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use casebook::site::views::View;
use serde_json::Value;
use snapbox::{Assert, Data};

use crate::site::repository;
use crate::theme::samples::{self, LARGE, SMALL};

/// A struct, or the words that an enum may be.
#[derive(Default)]
struct Kind {
    about: String,
    /// Name, type, what it is.
    fields: Vec<(String, String, String)>,
    words: Vec<(String, String)>,
}

/// What views hold but does not lie in `src/site/views/`.
const ELSEWHERE: [&str; 2] = ["site/cite.rs", "text/lang.rs"];

/// Every kind of view by the name of its type.
fn kinds() -> BTreeMap<String, Kind> {
    let views = fs::read_dir(repository().join("src/site/views")).unwrap();
    let paths = views.map(|entry| entry.unwrap().path());
    let elsewhere = ELSEWHERE.iter().map(|path| repository().join("src").join(path));
    let mut out = BTreeMap::new();
    let code: String = paths.chain(elsewhere).map(|path| fs::read_to_string(path).unwrap()).collect();
    read(&code, &mut out);
    for (name, of) in code.lines().filter_map(|line| line.strip_prefix("pub type ")?.split_once(" = ")) {
        let all = out.values_mut().flat_map(|kind| &mut kind.fields);
        all.filter(|field| layers(&field.1).contains(&name)).for_each(|field| {
            field.1 = field.1.replace(name, of.trim_end_matches(';'));
        });
    }
    // What stands around pages is put into `frame` when a page is rendered.
    let around = out.remove("Around").unwrap().fields;
    let made = [("top", "the head of the page, from `top.html`"), ("foot", "its foot, from `foot.html`")];
    let made = made.map(|(name, about)| (name.to_owned(), "Html".to_owned(), about.to_owned()));
    out.get_mut("Frame").unwrap().fields.extend(around.into_iter().chain(made));
    out
}

/// Reads the structs and enums of a file, as rustfmt writes them.
fn read(source: &str, out: &mut BTreeMap<String, Kind>) {
    let (mut about, mut skipped, mut open) = (String::new(), false, None::<String>);
    for line in source.lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix("/// ") {
            let gap = if about.is_empty() { "" } else { " " };
            let _ = write!(about, "{gap}{text}");
            continue;
        }
        if line.starts_with("#[") {
            skipped |= line == "#[serde(skip)]";
            continue;
        }
        let start = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "));
        if let Some(name) = start.and_then(|rest| rest.strip_suffix(" {")) {
            open = Some(name.to_owned());
            out.insert(name.to_owned(), Kind { about: std::mem::take(&mut about), ..Kind::default() });
        } else if line == "}" {
            open = None;
        } else if let Some(kind) = open.as_ref().and_then(|name| out.get_mut(name)) {
            let line = line.trim_end_matches(',');
            let about = std::mem::take(&mut about);
            match line.strip_prefix("pub ").and_then(|field| field.split_once(": ")) {
                Some(_) if skipped => {}
                Some((name, of)) => kind.fields.push((name.to_owned(), of.to_owned(), about)),
                None => kind.words.push((line.to_lowercase(), about)),
            }
        }
        (about, skipped) = (String::new(), false);
    }
}

/// The templates with the view that each gets, in the order of the code.
fn pages() -> Vec<(String, String)> {
    let code = fs::read_to_string(repository().join("src/site/views/mod.rs")).unwrap();
    let table = code.split("\nviews! {").nth(1).unwrap().split("\n}").next().unwrap();
    let row = |line: &str| {
        let (view, template) = line.trim().trim_end_matches(',').split_once(" => ")?;
        Some((template.trim_matches('"').to_owned(), view.to_owned()))
    };
    table.lines().filter_map(row).collect()
}

/// `Option<Vec<Link>>` from the outside in: `Option`, `Vec`, `Link`.
fn layers(of: &str) -> Vec<&str> {
    let layers = of.trim_end_matches('>').split('<').map(|layer| layer.rsplit("::").next().unwrap());
    layers.filter(|layer| !["Arc", "Box"].contains(layer)).collect()
}

fn plainly(of: &str, kinds: &BTreeMap<String, Kind>) -> String {
    let mut layers = layers(of);
    let core = layers.pop().unwrap();
    let word = match core {
        "String" | "&'static str" | "char" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u16" | "u32" | "i32" | "u64" => "number".to_owned(),
        "Html" => "HTML".to_owned(),
        name => {
            assert!(kinds.contains_key(name), "docs/views.md does not know what {of} is");
            format!("[{name}](#{})", name.to_lowercase())
        }
    };
    layers.into_iter().rev().fold(word, |inner, layer| match layer {
        "Vec" => format!("list of {inner}"),
        "Option" => format!("{inner}, or nothing"),
        other => panic!("docs/views.md has no word for {other}"),
    })
}

fn table(kind: &Kind, kinds: &BTreeMap<String, Kind>) -> String {
    let mut out = String::new();
    for (name, of, about) in &kind.fields {
        let _ = writeln!(out, "| `{name}` | {} | {about} |", plainly(of, kinds));
    }
    for (word, about) in &kind.words {
        let _ = writeln!(out, "| `{word}` | | {about} |");
    }
    format!("| name | what it is | |\n|---|---|---|\n{out}")
}

/// Everything that some page holds, however deep.
fn reached<'k>(from: &'k str, kinds: &'k BTreeMap<String, Kind>, found: &mut BTreeSet<&'k str>) {
    let Some(kind) = kinds.get(from).filter(|_| found.insert(from)) else { return };
    for (_, of, _) in &kind.fields {
        reached(layers(of).pop().unwrap(), kinds, found);
    }
}

const HEAD: &str = "\
# What templates get

<!-- Written by a test from `src/site/views/`: `SNAPSHOTS=overwrite cargo test --test it reference`. -->

Every template has `t`, the interface texts (`t.skip`), and `csp`, the policy of the page. A component has its parameters, and `t` where it
asks for it (`@t`). \"Nothing\" is false in `{% if %}`; a name that is not listed here is an error. See [templates.md](templates.md).
";

fn document() -> String {
    let (kinds, pages) = (kinds(), pages());
    let mut out = format!("{HEAD}\n## Pages\n");
    let mut found = BTreeSet::new();
    for (template, view) in &pages {
        reached(view, &kinds, &mut found);
        let kind = &kinds[view];
        let _ = write!(out, "\n### {template}\n\n{}\n\n{}", kind.about, table(kind, &kinds));
    }
    out += "\n## Parts\n";
    for name in found.into_iter().filter(|name| pages.iter().all(|page| page.1 != *name)) {
        if let Some(kind) = kinds.get(name) {
            let _ = write!(out, "\n### {name}\n\n{}\n\n{}", kind.about, table(kind, &kinds));
        }
    }
    out
}

#[test]
fn the_reference_of_views_is_up_to_date() {
    let expected = Data::read_from(&repository().join("docs/views.md"), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(document(), expected);
}

/// Whether a value has exactly the fields that the reference lists, all the way down.
#[track_caller]
fn check_conforms(of: &str, value: &Value, kinds: &BTreeMap<String, Kind>) {
    let core = layers(of).pop().unwrap();
    match value {
        Value::Array(list) => list.iter().for_each(|value| check_conforms(core, value, kinds)),
        Value::Object(fields) => {
            let around = ["root", "stylesheet", "icon", "search_description", "brand", "nav", "footer"];
            let made =
                |name: &str| core == "Frame" && (around.contains(&name) || ["top", "foot"].contains(&name));
            let listed = kinds[core].fields.iter().filter(|row| !made(&row.0));
            let listed: BTreeMap<&str, &str> = listed.map(|row| (&*row.0, &*row.1)).collect();
            let there: BTreeSet<&str> = fields.keys().map(String::as_str).collect();
            assert_eq!(there, listed.keys().copied().collect(), "the fields of {core}");
            fields.iter().for_each(|(name, value)| check_conforms(listed[name.as_str()], value, kinds));
        }
        Value::String(word) if kinds.get(core).is_some_and(|kind| !kind.words.is_empty()) => {
            assert!(kinds[core].words.iter().any(|row| row.0 == *word), "{word} is no {core}");
        }
        _ => assert!(kinds.get(core).is_none() || value.is_null(), "{value} is no {core}"),
    }
}

#[test]
fn real_views_have_the_fields_that_the_reference_lists() {
    fn check<V: View>(view: &V) {
        let page = pages().into_iter().find(|page| page.0 == V::TEMPLATE).unwrap();
        check_conforms(&page.1, &serde_json::to_value(view).unwrap(), &kinds());
    }
    for size in [SMALL, LARGE] {
        check(&samples::article(size));
        check(&samples::case(size));
        check(&samples::person_page(size));
        check(&samples::organisation(size));
        check(&samples::place(size));
        check(&samples::outlet(size));
        check(&samples::people(size));
        check(&samples::articles(size));
        check(&samples::cases(size));
        check(&samples::records(size));
        check(&samples::timeline(size));
        check(&samples::corrections(size));
        check(&samples::map_page(size));
        check(&samples::home(size));
    }
    check(&samples::plain());
}

//! Every kind of page before axe, in light and in dark: what assistive technology cannot use is a fault.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::sample_archive;
use crate::site::{Site, files, repository};
use crate::webdriver::Browser;

/// The checker's own text.
fn axe() -> String {
    let tools = repository().join("target/tools");
    let entries = std::fs::read_dir(&tools).into_iter().flatten().filter_map(Result::ok);
    let is_axe = |name: &str| name.starts_with("axe-") && name.ends_with(".js");
    let found = entries
        .map(|entry| entry.path())
        .find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_axe));
    std::fs::read_to_string(found.expect("axe is in target/tools; tests/install.sh puts it there")).unwrap()
}

/// The largest page of each kind: of each folder, and every page at the top.
pub(crate) fn kinds(folder: &Path) -> Vec<String> {
    let mut largest: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (path, bytes) in files(folder).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let kind = match path.rsplit_once('/') {
            Some((_, "index.html")) | None => path.clone(),
            Some((folder, _)) => folder.to_owned(),
        };
        let row = largest.entry(kind).or_default();
        if bytes.len() > row.0 {
            *row = (bytes.len(), path);
        }
    }
    largest.into_values().map(|row| row.1).collect()
}

/// What axe has against a page, as it looks to those who prefer `scheme`.
fn faults(browser: &Browser, axe: &str, address: &str, scheme: &str) -> Vec<String> {
    let preference = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    browser.devtools("Emulation.setEmulatedMedia", &preference);
    browser.open(address);
    // The page's policy keeps scripts out; the browser's own tools may run one.
    browser.devtools("Runtime.evaluate", &json!({ "expression": axe }));
    let run = "axe.run(document, { resultTypes: ['violations'], preload: false }).then(found => \
        found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).slice(0, 3).join(' ')))";
    let asked = json!({ "expression": run, "awaitPromise": true, "returnByValue": true });
    let answer = browser.devtools("Runtime.evaluate", &asked);
    let found = answer["result"]["value"].as_array().unwrap_or_else(|| panic!("{address}: {answer}"));
    let fault = |fault: &Value| format!("{address}, {scheme}: {}", fault.as_str().unwrap_or_default());
    found.iter().map(fault).collect()
}

#[test]
fn axe_finds_nothing_on_any_kind_of_page_in_light_and_dark() {
    let (browser, axe) = (Browser::with_scripts(), axe());
    let invented = Site::copy_of("site/invented");
    invented.edit(
        "casebook.toml",
        "lang = \"en\"\n",
        "lang = \"en\"\nlanguages = [\"en\", \"kk\", \"ru\", \"ug\"]\n",
    );
    for site in [invented, sample_archive()] {
        site.build();
        let folder = site.path("public");
        let pages = kinds(&folder);
        assert!(pages.len() > 15, "{pages:?}");
        let root = format!("file://{}/", folder.display());
        let found: Vec<String> = pages
            .iter()
            .filter(|page| *page != "404.html")
            .flat_map(|page| {
                ["light", "dark"].map(|scheme| faults(&browser, &axe, &format!("{root}{page}"), scheme))
            })
            .flatten()
            .collect();
        assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    }
}

#[test]
fn axe_sees_what_is_wrong() {
    let site = Site::empty();
    let page = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><main><h1>t</h1>\
        <p style=\"color:#ccc;background:#fff\">pale</p><img src=\"x.png\"></main></body></html>";
    site.write("public/x.html", page);
    let address = format!("file://{}", site.path("public/x.html").display());
    let found = faults(&Browser::with_scripts(), &axe(), &address, "light");
    assert_eq!(found.len(), 2, "{found:#?}");
}

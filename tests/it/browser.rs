//! Every page in a real browser, from the disk, without JavaScript; and every
//! page before the Nu Html Checker.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::host::Host;
use crate::site::{Site, files, repository};
use crate::webdriver::Browser;

/// The sites that are looked at: the invented one, flat and sharded, and the
/// archive that comes with the program.
fn sites() -> Vec<Site> {
    let flat = Site::copy_of("site/invented");
    let sharded = Site::copy_of("site/invented");
    sharded.edit("casebook.toml", "format = 1\n", "format = 1\naddresses = \"sharded\"\n");
    let sites = vec![flat, sharded, sample_archive()];
    sites.iter().for_each(|site| {
        site.build();
    });
    sites
}

/// A copy of the repository's own `content/`.
pub(crate) fn sample_archive() -> Site {
    let site = Site::empty();
    site.write("casebook.toml", std::fs::read(repository().join("casebook.toml")).unwrap());
    for (path, bytes) in files(&repository().join("content")) {
        site.write(&format!("content/{path}"), bytes);
    }
    site
}

/// The pages below a folder.
fn pages(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder).into_iter().filter(|(path, _)| path.ends_with(".html")).collect()
}

#[test]
fn every_page_opens_from_a_disk_without_scripts_or_complaints() {
    let browser = Browser::start();
    for site in sites() {
        let folder = site.path("public");
        assert!(pages(&folder).len() > 30);
        let faults = look_at_all(&browser, &folder, &format!("file://{}/", folder.display()));
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

#[test]
fn every_page_is_the_same_from_a_web_host() {
    let site = Site::copy_of("site/invented");
    let (out, base) = ("below/a/path", "https://archive.example/a/path/");
    let ended = site.run(&["build", "--out", out, "--base-url", base]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let host = Host::of(&site.path("below"));
    let faults = look_at_all(&Browser::start(), &site.path("below"), &host.address());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Opens a page on a small telephone and notes everything that is wrong.
fn look(browser: &Browser, address: &str, root: &str, faults: &mut Vec<String>) {
    let screen = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &screen);
    browser.open(address);
    let mut fault = |what: String| faults.push(format!("{address}: {what}"));
    let layout = browser.devtools("Page.getLayoutMetrics", &json!({}));
    let width = layout["cssContentSize"]["width"].as_f64().unwrap();
    if width > 320.0 {
        fault(format!("{width} px wide on a screen of 320"));
    }
    // The browser's own sheet has a margin of 8 px; ours has none.
    let margin = browser.style("body", "margin-top");
    if margin != "0px" {
        fault(format!("the stylesheet does not apply: body has a margin of {margin}"));
    }
    complaints(browser, root, &mut fault);
}

/// Opens a page that leads on to another at once, or has no stylesheet: nothing is measured.
fn pass(browser: &Browser, address: &str, root: &str, faults: &mut Vec<String>) {
    browser.open(address);
    complaints(browser, root, &mut |what| faults.push(format!("{address}: {what}")));
}

/// Notes what stands in the console, and what was asked for outside the site.
pub(crate) fn complaints(browser: &Browser, root: &str, fault: &mut impl FnMut(String)) {
    for message in browser.log("browser") {
        fault(format!("console: {message}"));
    }
    for message in browser.log("performance") {
        let event: Value = serde_json::from_str(&message).unwrap();
        let event = &event["message"];
        let asked = event["params"]["request"]["url"].as_str().unwrap_or_default();
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" if !asked.starts_with(root) => fault(format!("asks for {asked}")),
            // A page that leads on is left before all of it has come.
            "Network.loadingFailed" if event["params"]["canceled"] == false => {
                fault(format!("something did not load: {}", event["params"]));
            }
            _ => {}
        }
    }
}

/// Opens every page of a folder, under the address that the folder has.
fn look_at_all(browser: &Browser, folder: &Path, root: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, bytes) in pages(folder) {
        let text = String::from_utf8_lossy(&bytes);
        let leads_on = text.contains("http-equiv=\"refresh\"");
        // Without a base_url nobody knows where its stylesheet would lie.
        let lost = page == "404.html" && !text.contains("rel=\"stylesheet\"");
        let visit = if leads_on || lost { pass } else { look };
        visit(browser, &format!("{root}{page}"), root, &mut faults);
    }
    faults
}

#[test]
fn the_browser_tests_see_what_is_wrong() {
    let site = Site::empty();
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>t</title><style>body{{margin:0}}</style></head><body>{body}</body></html>"
        )
    };
    let cases = [
        ("fine.html", "<p>Text</p>", 0),
        ("wide.html", "<div style=\"width:400px\">wide</div>", 1),
        ("loads.html", "<img src=\"http://127.0.0.1:9/x.png\" alt=\"\">", 2),
        ("lost.html", "<img src=\"lost.png\" alt=\"\">", 2),
    ];
    let browser = Browser::start();
    for (name, body, wanted) in cases {
        site.write(&format!("public/{name}"), page(body));
        let root = format!("file://{}/", site.path("public").display());
        let mut faults = Vec::new();
        look(&browser, &format!("{root}{name}"), &root, &mut faults);
        assert!(faults.len() >= wanted && (wanted > 0 || faults.is_empty()), "{name}: {faults:?}");
    }
}

#[test]
fn scripts_do_not_run_in_these_tests() {
    let site = Site::empty();
    let page = "<!DOCTYPE html><title>t</title><body><script>document.body.style.marginTop='77px'</script>";
    site.write("public/x.html", page);
    let browser = Browser::start();
    browser.open(&format!("file://{}", site.path("public/x.html").display()));
    assert_eq!(browser.style("body", "margin-top"), "8px");
}

#[test]
fn the_html_checker_has_nothing_to_say() {
    let plain = Site::copy_of("site/invented");
    let languages = "lang = \"en\"\nlanguages = [\"en\", \"kk\", \"ru\", \"ug\"]\n";
    plain.edit("casebook.toml", "lang = \"en\"\n", languages);
    plain.build();
    let sample = sample_archive();
    sample.build();
    let based = Site::copy_of("site/invented");
    assert_eq!(based.run(&["build", "--base-url", "https://archive.example/a/"]).code, 0);
    for site in [plain, sample, based] {
        let messages = checked(&site.path("public"));
        assert!(messages.is_empty(), "{} messages:\n{}", messages.len(), messages.join("\n"));
    }
}

#[test]
fn the_html_checker_sees_what_is_wrong() {
    let site = Site::empty();
    site.write("public/x.html", "<!DOCTYPE html><title>t</title><p><div></p>");
    site.write("public/x.css", "p { colour: red }");
    let messages = checked(&site.path("public"));
    assert!(messages.iter().any(|message| message.contains("x.html")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("x.css")), "{messages:?}");
}

/// What the checker says of all HTML and CSS files of a folder.
///
/// It reads them from a host: over `file://` it takes no file for one of the
/// page's own, and says that the policy forbids the stylesheet.
fn checked(folder: &Path) -> Vec<String> {
    let host = Host::of(folder);
    let is_checked = |path: &String| path.ends_with(".html") || path.ends_with(".css");
    let paths = files(folder).into_keys().filter(is_checked);
    let mut command = Command::new("java");
    command.args(["-Xss1m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar"]).arg(checker());
    command.args(["--format", "json", "--stdout", "--also-check-css"]);
    command.args(paths.map(|path| host.address() + &path));
    let output = command.output().expect("java starts; tests/install.sh installs it");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let messages = report["messages"].as_array().unwrap().iter();
    messages
        .map(|message| format!("{}:{}: {}", message["url"], message["lastLine"], message["message"]))
        .collect()
}

/// The Nu Html Checker.
fn checker() -> PathBuf {
    let tools = repository().join("target/tools");
    let entries = std::fs::read_dir(&tools).into_iter().flatten().filter_map(Result::ok);
    let is_jar = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("vnu-") && name.ends_with(".jar")
    };
    let jar = entries.map(|entry| entry.path()).find(is_jar);
    jar.expect("the checker is in target/tools; tests/install.sh puts it there")
}

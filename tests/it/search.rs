//! The search: the same hits in a browser and on the command line, from a
//! folder and from a host, with and without scripts.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use casebook::search::{form, skeleton, stem, words};
use casebook::text::fold::loose_key;
use serde_json::{Value, json};

use crate::browser::sample_archive;
use crate::host::Host;
use crate::site::{Site, files};
use crate::webdriver::Browser;

/// Queries that take every way through the engine.
const QUERIES: &[&str] = &[
    "kaster musakhan",
    "Қастер Мұсаханұлы",
    "قاستەر",
    "Kastre Musakhan",
    "gaster musakhan",
    "musakhan",
    "Musakhanuly Qaster Zhumabek",
    "court",
    "arrested deportation",
    "the",
    "\"ethnic Kazakhs\"",
    "\"Kazakhs ethnic\"",
    "\"the court\"",
    "kind:article \"pretrial detention\" -xyz",
    "asylum -court",
    "asylum year:2019",
    "kaster musakhan -court",
    "year:2019 -court",
    "court outlet:rferl",
    "person:musakhan",
    "case:musakhanuly trial",
    "kind:case almaty",
    "year:2019-2021",
    "Almaty",
    "abish",
    "суд",
    "nothing zzzzqqq",
    "zzzzqqq",
    "北京",
    "2019",
    "KazPost",
    "哈斯铁尔·木沙汗",
    "哈斯铁尔 court",
    "木沙汗 -court",
    "Hasitieer Mushahan",
    "Ва Ли",
    "Qaster Musakhanuly Zhumabekuly",
    "Almaty Qaster Musakhanuly",
    "Nur-Sultan",
    "-",
    "\"",
];

/// Words with whatever the readers of alphabets take notice of.
const WORDS: &str = "O’zbek s’ c'as Әлімұлы Issimbajewa Ціханоўская Şyñğys شىڭعىس İLHAM Straße Œuvre ﬁn ǅ ΣΊΣΥΦΟΣ \
                     عبدالله قايشا Max Alexei Zhänibek Ködebek Şaýmardanov Жүргенұлы Хадижа Дюсембинов ҡыҙы Ўзбек \
                     Ёлка 新疆 ʻOumar Rahilä راھىلە نسرین ستوده Farīda Ghaliyev Dzhaksybekov Abdurehim";

fn address(site: &Site, page: &str) -> String {
    format!("file://{}/{page}", site.path("public").display())
}

/// What the command line finds: mode, total, and hits as `kind/id`.
fn listed(site: &Site, queries: &str) -> Vec<Value> {
    site.write("queries.txt", queries);
    let ended = site.run(&["search", "--format", "json", "--queries", "queries.txt"]);
    let read = |line: &str| {
        let found: Value = serde_json::from_str(line).unwrap();
        let word = |hit: &Value, key: &str| hit[key].as_str().unwrap().to_owned();
        let hits = found["hits"].as_array().unwrap().iter();
        let hits: Vec<String> =
            hits.map(|hit| format!("{}/{}", word(hit, "kind"), word(hit, "id"))).collect();
        json!({ "mode": found["mode"], "total": found["total"], "hits": hits })
    };
    ended.stdout.lines().map(read).collect()
}

#[test]
fn browser_and_command_line_give_the_same_hits() {
    let browser = Browser::with_scripts();
    for site in [sample_archive(), Site::copy_of("site/invented")] {
        site.build();
        browser.open(&address(&site, "search.html"));
        let listed = listed(&site, &QUERIES.join("\n"));
        assert_eq!(listed.len(), QUERIES.len());
        for (query, wanted) in QUERIES.iter().zip(listed) {
            let found = browser.run("return casebookSearch.ranked(asked[0])", &[json!(query)]);
            assert_eq!(found, wanted, "{query}");
        }
        assert!(browser.log("browser").is_empty());
    }
}

#[test]
fn the_browser_folds_words_as_the_program_does() {
    let site = sample_archive();
    site.build();
    let mut all: BTreeSet<String> = WORDS.split_whitespace().map(str::to_owned).collect();
    for folder in [site.path("content"), crate::site::fixtures().join("site")] {
        for bytes in files(&folder).into_values() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            all.extend(words(&text).into_iter().map(|word| word.text.to_owned()));
        }
    }
    let all: Vec<String> = all.into_iter().collect();
    assert!(all.len() > 2000, "{}", all.len());
    let browser = Browser::with_scripts();
    browser.open(&address(&site, "search.html"));
    let found = browser.run("return casebookSearch.folded(asked[0])", &[json!(all)]);
    for (word, found) in all.iter().zip(found.as_array().unwrap_or_else(|| panic!("{found}"))) {
        let form = form(word);
        assert_eq!(*found, json!([form, stem(&form), skeleton(&form), loose_key(&form)]), "{word}");
    }
}

#[test]
fn chinese_characters_find_a_name_by_its_sound() {
    let site = sample_archive();
    let hits = listed(&site, "哈斯铁尔·木沙汗\nХасыте Мушахань\nQaster Musakhanuly Zhumabekuly");
    for found in [&hits[0], &hits[2]] {
        assert_eq!(found["hits"][0], "person/qaster-musakhanuly", "{found}");
    }
}

#[test]
fn a_name_in_chinese_characters_is_found_by_its_reading() {
    let site = Site::small();
    site.write("content/people/p-1.md", "+++\nname = \"王明华\"\n+++\n");
    for found in listed(&site, "wang minghua\nВан Минхуа\n王明华\nWang Mingh") {
        assert_eq!(found["hits"][0], "person/p-1", "{found}");
    }
}

/// Waits until the page shows the hits of a query; gives them as text and address.
#[track_caller]
fn hits(browser: &Browser, wanted: &str) -> Vec<(String, String)> {
    let until = Instant::now() + Duration::from_secs(20);
    let script = "const results = document.getElementById('results');\
                  const hits = Array.from(document.querySelectorAll('#hits > li'));\
                  return [results && results.dataset.done,\
                          hits.map(hit => [hit.innerText, hit.querySelector('a').getAttribute('href')])]";
    loop {
        let found = browser.run(script, &[]);
        if found[0] == wanted {
            let rows = found[1].as_array().unwrap().iter();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            return rows.map(|row| (text(&row[0]), text(&row[1]))).collect();
        }
        assert!(Instant::now() < until, "no results for {wanted}: {found}");
    }
}

const STATE: &str = "const q = document.getElementById('q');\
                     return [q.getAttribute('aria-expanded'), q.getAttribute('aria-activedescendant'),\
                             document.getElementById('found').textContent]";
const DOWN: &str = "\u{e015}";
const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";

/// Goes through the page as a reader does who types.
#[track_caller]
fn check_page(browser: &Browser, root: &str) {
    browser.open(&format!("{root}search.html"));
    browser.write("#q", "kaster musakhan");
    let found = hits(browser, "kaster musakhan");
    assert!(found[0].0.contains("Qaster Musakhanuly"), "{found:?}");
    assert!(found[0].0.contains("spelled Kaster Musakhan by KazPost"), "{found:?}");
    // A report with a content note is found, and read from the top.
    assert!(found.iter().any(|hit| hit.1.ends_with("articles/kazpost-2019-10-face-trial.html")), "{found:?}");
    let place = browser.run("return [location.search, location.hash]", &[]);
    assert_eq!(place, json!(["", "#q=kaster+musakhan"]));
    assert_eq!(browser.run(STATE, &[]), json!(["true", null, "9 results"]));
    browser.write("#q", DOWN);
    assert_eq!(browser.run(STATE, &[]), json!(["true", "option-0", "9 results"]));
    browser.write("#q", ESCAPE);
    assert_eq!(browser.run(STATE, &[]), json!(["false", null, "9 results"]));
    browser.write("#q", DOWN);
    browser.open(&format!("{root}search.html#q=abishev"));
    assert!(hits(browser, "abishev").len() > 3);
    browser.run("document.querySelector(\"#hits a[href*='mark=Abishev']\").scrollIntoView({ block: 'center', behavior: 'instant' })", &[]);
    browser.click("#hits a[href*='mark=Abishev']");
    let marks =
        "return [...new Set(Array.from(document.querySelectorAll('#p1 mark'), mark => mark.textContent))]";
    assert_eq!(browser.run(marks, &[]), json!(["Abishev"]));
    browser.back();
    assert!(hits(browser, "abishev").len() > 3);
    browser.open(&format!("{root}people/index.html"));
    browser.write("form.find input", &format!("abishev{ENTER}"));
    assert!(hits(browser, "abishev")[0].0.contains("Abishev"));
    let stored = browser.run("return document.cookie + localStorage.length + sessionStorage.length", &[]);
    assert_eq!(stored, json!("00"));
}

#[test]
fn the_page_finds_names_from_a_folder_and_from_a_host() {
    let site = sample_archive();
    site.build();
    let host = Host::of(&site.path("public"));
    let browser = Browser::with_scripts();
    check_page(&browser, &address(&site, ""));
    check_page(&browser, &host.address());
    assert_eq!(browser.log("browser"), Vec::<String>::new());
}

#[test]
fn the_page_finds_names_in_firefox_as_well() {
    let site = sample_archive();
    site.build();
    let host = Host::of(&site.path("public"));
    let browser = Browser::firefox();
    check_page(&browser, &address(&site, ""));
    check_page(&browser, &host.address());
}

#[test]
fn without_scripts_the_search_page_leads_to_the_lists() {
    let site = sample_archive();
    site.build();
    let page = site.read("public/search.html");
    for target in
        ["people/index.html#s1", "articles/index.html#s1", "\"places/", "outlets/kazpost.html", "<noscript>"]
    {
        assert!(page.contains(target), "{target}");
    }
    assert!(site.read("public/people/index.html").contains("<a class=\"tofind\" href=\"../search.html\""));
    let browser = Browser::start();
    browser.open(&address(&site, "search.html"));
    assert_eq!(browser.style("#find", "display"), "none");
    assert_eq!(browser.style("#browse", "display"), "block");
}

#[test]
fn a_site_without_search_has_no_script() {
    let site = Site::copy_of("site/invented");
    let config = site.read("casebook.toml");
    site.write("casebook.toml", format!("{config}\n[outputs]\nsearch = false\n"));
    site.build();
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.ends_with(".js") && !path.starts_with("search"), "{path}");
        assert!(!text.contains("<script") && !text.contains("script-src"), "{path}");
    }
}

#[test]
fn what_is_held_back_is_in_no_file_of_the_index() {
    let site = Site::small();
    let report = site.read(&first(&site, "content/articles/"));
    let outlet = report.lines().find(|line| line.starts_with("outlet")).expect("a report has an outlet");
    let rows = [
        ("none", "text = \"none\"", "Xylophonics were heard."),
        ("draft", "draft = true", "Quixotry was seen."),
        ("unlisted", "[publish]\nvisibility = \"unlisted\"", "Zeppelins were built."),
        ("open", "", "Marmalade was eaten."),
    ];
    for (id, extra, body) in rows {
        let text = format!("+++\ntitle = \"A report\"\n{outlet}\n{extra}\n+++\n\n{body}\n");
        site.write(&format!("content/articles/{id}.md"), text);
    }
    let claim = |value: &str, more: &str| {
        format!("[[claim]]\nprop = \"work\"\nvalue = \"{value}\"\nsources = [\"open\"]\n{more}\n")
    };
    let corrected = "corrected = \"2024-05-01\"";
    let person = format!(
        "+++\nname = \"P. One\"\n{}{}[[correction]]\ndate = \"2024-05-01\"\nwhat = \"the work\"\nwhy = \"a slip\"\n+++\n",
        claim("cooper", ""),
        claim("tanner", corrected)
    );
    site.write("content/people/p-one.md", person);
    site.build();
    let public = site.public().into_iter().filter(|row| row.0.starts_with("search/"));
    let index: Vec<u8> = public.flat_map(|row| row.1).collect();
    let index = String::from_utf8(index).unwrap().to_lowercase();
    assert!(index.contains("marmalade") && index.contains("work: cooper"));
    // What was corrected stands struck through on its page; a snippet could not say so.
    for word in ["xylophonics", "quixotry", "zeppelins", "tanner"] {
        assert!(!index.contains(word), "{word}");
    }
}

/// The first file below a folder of a site.
fn first(site: &Site, folder: &str) -> String {
    let path = files(&site.path(folder)).into_keys().next().expect("the folder holds a file");
    format!("{folder}{path}")
}

#[test]
fn the_index_is_the_same_each_time() {
    let site = Site::copy_of("site/invented");
    site.build();
    assert_eq!(
        site.command(&["build", "--out", "again"])
            .env("RAYON_NUM_THREADS", "1")
            .output()
            .unwrap()
            .status
            .code(),
        Some(0)
    );
    crate::site::assert_same(&files(&site.path("again")), &site.public());
}

//! The host for an editor at work: what changes is seen, what is wrong is shown, nobody else is answered.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use serde_json::{Value, json};

use crate::site::Site;
use crate::webdriver::Browser;

/// A running `casebook serve`; it ends with the value.
struct Serving {
    child: Child,
    port: u16,
}

impl Serving {
    fn start(site: &Site) -> Serving {
        let mut child = site
            .command(&["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Serving { child, port }
    }

    /// Status line, headers and body of a reply.
    fn ask(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        let reply = String::from_utf8_lossy(&reply).into_owned();
        (reply.split(' ').nth(1).unwrap().parse().unwrap(), reply)
    }

    fn get(&self, path: &str) -> (u16, String) {
        let port = self.port;
        self.ask(&format!("GET /{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"))
    }

    /// The edition that stands; waits for one after `after`.
    fn edition(&self, after: u64) -> u64 {
        self.get(&format!(".casebook/edition?after={after}")).1.lines().last().unwrap().parse().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn pages_are_those_of_the_build_and_nothing_is_written() {
    let site = Site::copy_of("site/invented");
    let serving = Serving::start(&site);
    let (status, page) = serving.get("people/yelken.html");
    assert_eq!(status, 200);
    assert!(serving.get("").1.contains("<main id=\"main\">"));
    let (status, lost) = serving.get("people/nobody.html");
    assert!(status == 404 && lost.contains("<h1"), "{lost}");
    assert!(serving.get("search/root.js").1.contains("200 OK"), "the index is made when it is asked for");
    assert!(!site.path("public").exists());
    site.build();
    let built = site.read("public/people/yelken.html");
    let main = built.split("<main").nth(1).unwrap();
    assert!(page.ends_with(main), "the page is another than the build's");
}

#[test]
fn an_edit_makes_a_new_edition_and_a_fault_is_shown_with_its_place_until_it_is_mended() {
    let site = Site::small();
    let serving = Serving::start(&site);
    let first = serving.edition(0);
    let people = crate::site::files(&site.path("content/people"));
    let path = format!("content/people/{}", people.keys().next().unwrap());
    let page = path.trim_start_matches("content/").replace(".md", ".html");
    let good = site.read(&path);
    site.write(&path, good.replace("+++\n\n", "+++\n\nA new sentence.\n\n") + "\nA new sentence.\n");
    let second = serving.edition(first);
    assert!(second > first);
    assert!(serving.get(&page).1.contains("A new sentence."));
    site.write(&path, good.replacen("+++\n", "+++\nnonsense = 1\n", 1));
    let third = serving.edition(second);
    let (status, shown) = serving.get(&page);
    assert_eq!(status, 500);
    assert!(shown.contains("nonsense") && shown.contains(&format!("{path}:2:1")), "{shown}");
    assert!(shown.contains(".casebook/reload.js"), "the page with the fault waits for its mending");
    // A burst of saves: the last one is what is shown.
    for number in 0..20 {
        site.write(&path, format!("{good}\nSave {number}.\n"));
    }
    let mut edition = third;
    for _ in 0..20 {
        if serving.get(&page).1.contains("Save 19.") {
            return;
        }
        edition = serving.edition(edition);
    }
    panic!("the last save is not shown");
}

#[test]
fn whoever_does_not_name_this_machine_or_wants_more_than_to_read_is_turned_away() {
    let site = Site::small();
    let serving = Serving::start(&site);
    let request = |first: &str, host: &str| {
        serving.ask(&format!("{first} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).0
    };
    let own = format!("127.0.0.1:{}", serving.port);
    assert_eq!(request("GET /", &own), 200);
    assert_eq!(request("GET /", &format!("localhost:{}", serving.port)), 200);
    assert_eq!(request("GET /", "evil.example"), 421);
    assert_eq!(request("GET /", &format!("evil.example:{}", serving.port)), 421);
    assert_eq!(request("POST /", &own), 405);
    assert_eq!(request("GET /../casebook.toml", &own), 400);
    assert_eq!(request("GET /%2e%2e/casebook.toml", &own), 400);
    assert_eq!(request("GET /casebook.toml", &own), 404);
    assert_eq!(request("GET /content/people/", &own), 404);
}

#[test]
fn an_open_page_loads_itself_again() {
    let site = Site::small();
    let serving = Serving::start(&site);
    let browser = Browser::with_scripts();
    browser.open(&format!("http://127.0.0.1:{}/", serving.port));
    let config = site.read("casebook.toml");
    let title = config.lines().find(|line| line.starts_with("title")).unwrap();
    site.write("casebook.toml", config.replace(title, "title = \"Another title\""));
    let edition = serving.edition(1);
    assert!(edition > 1);
    let title = || browser.devtools("Runtime.evaluate", &json!({ "expression": "document.title" }));
    let is_new =
        |found: &Value| found["result"]["value"].as_str().is_some_and(|title| title == "Another title");
    assert!((0..3000).any(|_| is_new(&title())), "{}", title());
    assert!(browser.log("browser").is_empty(), "{:?}", browser.log("browser"));
}

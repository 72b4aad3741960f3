//! The recipe for nginx, as it stands in the documentation, with Debian's nginx on this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::site::{Site, repository};
use crate::tools;

/// nginx with a folder of its own, until it is dropped.
struct Nginx {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
}

impl Nginx {
    /// Serves a site by the recipe. Once nginx has gone into the background it listens.
    fn serve(program: PathBuf, public: &Path) -> Nginx {
        for _ in 0..5 {
            let folder = tempfile::tempdir().unwrap();
            let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
            fs::write(folder.path().join("nginx.conf"), settings(public, port)).unwrap();
            let nginx = Nginx { program: program.clone(), folder, port };
            // Somebody else may have taken the port meanwhile.
            if nginx.command(&[]) {
                return nginx;
            }
        }
        panic!("nginx does not take the recipe of docs/deploy/nginx.md");
    }

    fn command(&self, more: &[&str]) -> bool {
        let mut command = Command::new(&self.program);
        command.arg("-p").arg(self.folder.path()).args(["-c", "nginx.conf", "-e", "error.log"]).args(more);
        command.status().unwrap().success()
    }

    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: archive.example\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_lowercase(), value.to_owned())
        };
        Answer { status, headers: lines.map(header).collect(), body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.command(&["-s", "stop"]);
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// The recipe with another port and folder, and around it what Debian's own settings have.
fn settings(public: &Path, port: u16) -> String {
    let recipe = tools::recipe("nginx");
    for line in ["listen 80;", "root /srv/archive/public;"] {
        assert!(recipe.contains(line), "the recipe has no `{line}`");
    }
    let recipe = recipe
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
        .replace("/srv/archive/public", public.to_str().unwrap());
    let kept: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {name};\n"))
        .concat();
    // As root nginx would serve as somebody who may not read the folder.
    let user = if tools::is_root() { "user root;\n" } else { "" };
    format!(
        "{user}pid nginx.pid;\nworker_processes 1;\nevents {{}}\nhttp {{\n{kept}include /etc/nginx/mime.types;\n\
         default_type application/octet-stream;\n{recipe}}}\n"
    )
}

/// The headers that `_headers` has for every file.
fn wanted_headers(text: &str) -> Vec<(String, String)> {
    let own = text.lines().skip_while(|line| *line != "/*").skip(1);
    let own = own.take_while(|line| line.starts_with(' ')).filter_map(|line| line.trim().split_once(": "));
    own.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect()
}

fn served() -> Option<(Site, Nginx)> {
    let program = tools::find("nginx", &["/usr/sbin/nginx"])?;
    let site = Site::copy_of("site/invented");
    let ended = site.run(&["build", "--base-url", "https://archive.example/"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let nginx = Nginx::serve(program, &site.path("public"));
    Some((site, nginx))
}

#[test]
fn nginx_sends_what_the_recipe_promises() {
    let Some((site, nginx)) = served() else { return };
    let wanted = wanted_headers(&site.read("public/_headers"));
    assert!(wanted.len() >= 5, "{wanted:?}");
    for (path, kind) in [
        ("index.html", "text/html; charset=utf-8"),
        ("people/yelken.html", "text/html; charset=utf-8"),
        ("feeds/site.xml", "application/atom+xml; charset=utf-8"),
        ("feeds/people/yelken.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("opensearch.xml", "application/opensearchdescription+xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("manifest.sha256", "text/plain; charset=utf-8"),
        ("search/root.js", "application/javascript; charset=utf-8"),
        ("data/people.ndjson", "application/x-ndjson; charset=utf-8"),
        ("data/people.csv", "text/csv; charset=utf-8"),
        ("data/articles.bib", "text/plain; charset=utf-8"),
        ("data/articles.csl.json", "application/json"),
        ("data/people/yelken.json", "application/json"),
    ] {
        let answer = nginx.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.headers["content-type"], kind, "{path}");
        assert_eq!(answer.body, fs::read(site.path("public").join(path)).unwrap(), "{path}");
        for (name, value) in &wanted {
            assert_eq!(answer.headers.get(name), Some(value), "{path}: {name}");
        }
        assert_eq!(answer.headers["cache-control"], "no-cache", "{path}");
    }
    assert_eq!(nginx.get("/").body, fs::read(site.path("public/index.html")).unwrap());
    assert_eq!(nginx.get("/_headers").status, 404);
}

#[test]
fn a_lost_reader_gets_a_whole_page_at_any_depth() {
    let Some((site, nginx)) = served() else { return };
    let page = site.read("public/404.html");
    for path in ["/nothing.html", "/a/nothing.html", "/a/b/nothing.html", "/a/b/c/nothing.html"] {
        let answer = nginx.get(path);
        assert_eq!((answer.status, answer.body), (404, page.clone().into_bytes()), "{path}");
        assert!(answer.headers["content-security-policy"].contains("frame-ancestors 'none'"), "{path}");
    }
    let loaded: Vec<&str> = ["href=\"", "src=\""]
        .iter()
        .flat_map(|key| page.split(key).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with('/'))
        .collect();
    assert!(loaded.iter().any(|link| link.ends_with(".css")), "{loaded:?}");
    for link in loaded {
        let answer = nginx.get(link);
        assert_eq!(answer.status, 200, "{link}");
        if link.starts_with("/assets/") {
            assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
        }
        if link.ends_with(".css") {
            assert_eq!(answer.headers["content-type"], "text/css; charset=utf-8");
        }
    }
}

#[test]
fn every_recipe_of_a_server_sends_the_policy_of_the_pages() {
    let site = Site::copy_of("site/invented");
    site.build();
    let wanted = wanted_headers(&site.read("public/_headers"));
    for file in ["nginx.md", "caddy-apache.md"] {
        let text = fs::read_to_string(repository().join("docs/deploy").join(file)).unwrap();
        for (name, value) in &wanted {
            let line = |line: &&str| line.to_lowercase().contains(name) && line.contains(value.as_str());
            assert!(text.lines().any(|one| line(&one)), "docs/deploy/{file} has no {name}: {value}");
        }
    }
}

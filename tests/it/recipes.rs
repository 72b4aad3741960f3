//! The recipes for servers and copying, as they stand in the documentation, with Debian's programs on this machine.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::site::{Files, Site, files, repository};
use crate::tools;

/// A program that serves a folder by its recipe.
struct Program {
    name: &'static str,
    place: &'static str,
    /// Where the recipe stands, and the lines of it that name an address and a folder.
    recipe: (&'static str, &'static str),
    start: &'static [&'static str],
    stop: &'static [&'static str],
    /// What stands around the recipe, and the address in it.
    around: fn(&str, u16) -> String,
    /// The recipe's line with the address, and the one that takes its place.
    address: fn(u16) -> (&'static str, String),
    /// The line of the recipe below which more may stand.
    more: &'static str,
}

const PROGRAMS: [Program; 3] = [
    Program {
        name: "nginx",
        place: "/usr/sbin/nginx",
        recipe: ("nginx", "nginx"),
        start: &["-p", ".", "-c", "settings", "-e", "error.log"],
        stop: &["-p", ".", "-c", "settings", "-e", "error.log", "-s", "stop"],
        around: around_nginx,
        address: |port| ("listen 80;", format!("listen 127.0.0.1:{port};")),
        more: "index index.html;\n",
    },
    Program {
        name: "caddy",
        place: "/usr/bin/caddy",
        recipe: ("caddy-apache", "caddy"),
        start: &["start", "--config", "settings", "--adapter", "caddyfile"],
        stop: &["stop", "--address", "unix/admin"],
        around: |recipe, _| format!("{{\n\tadmin unix/admin\n\tauto_https off\n}}\n{recipe}"),
        address: |port| ("archive.example {", format!("http://127.0.0.1:{port} {{")),
        more: "encode gzip\n",
    },
    Program {
        name: "apache2",
        place: "/usr/sbin/apache2",
        recipe: ("caddy-apache", "apache"),
        start: &["-d", ".", "-f", "settings", "-k", "start"],
        stop: &["-d", ".", "-f", "settings", "-k", "stop"],
        around: around_apache,
        address: |_| ("DirectoryIndex index.html", "DirectoryIndex index.html".to_owned()),
        more: "DirectoryIndex index.html\n",
    },
];

/// What Debian's own settings have around a site.
fn around_nginx(recipe: &str, _: u16) -> String {
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

fn around_apache(recipe: &str, port: u16) -> String {
    let modules: String = ["mpm_event", "authz_core", "dir", "mime", "headers", "alias"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .concat();
    // It refuses to serve as root.
    let user = if tools::is_root() { "User nobody\nGroup nogroup\n" } else { "" };
    format!(
        "{modules}{user}PidFile apache.pid\nErrorLog error.log\nServerName archive.example\n\
         Listen 127.0.0.1:{port}\nTypesConfig /etc/mime.types\n{recipe}"
    )
}

/// A server with a folder of its own, until it is dropped.
struct Server {
    program: &'static Program,
    path: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
}

impl Server {
    /// Serves a site by the recipe, with `more` in it. Once a server has gone into the background it listens.
    fn serve(program: &'static Program, public: &Path, more: &str) -> Option<Server> {
        let path = tools::find(program.name, &[program.place])?;
        for _ in 0..5 {
            let folder = tempfile::tempdir().unwrap();
            let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
            fs::write(folder.path().join("settings"), settings(program, public, port, more)).unwrap();
            let server = Server { program, path: path.clone(), folder, port };
            // Somebody else may have taken the port meanwhile.
            if server.command(program.start) {
                assert!(!server.said().contains("[warn]"), "{}: {}", program.name, server.said());
                return Some(server);
            }
        }
        panic!("{} does not take its recipe", program.name);
    }

    /// Runs the program; what goes on in the background must not hold what the test prints to.
    fn command(&self, arguments: &[&str]) -> bool {
        let said = fs::File::create(self.folder.path().join("said")).unwrap();
        let mut command = Command::new(&self.path);
        // A server that goes into the background goes to the root: it must know its folder in full.
        let here = |argument: &&str| match *argument {
            "." => self.folder.path().into(),
            other => OsString::from(other),
        };
        command
            .args(arguments.iter().map(here))
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said).status().unwrap().success()
    }

    fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join("said")).unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).unwrap();
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

impl Drop for Server {
    fn drop(&mut self) {
        let stopped = self.command(self.program.stop);
        assert!(stopped || std::thread::panicking(), "{} goes on: {}", self.program.name, self.said());
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// The recipe with another port and folder, and around it what Debian's own settings have.
fn settings(program: &Program, public: &Path, port: u16, more: &str) -> String {
    let recipe = tools::recipe(program.recipe.0, program.recipe.1);
    let (address, own) = (program.address)(port);
    for line in [address, "/srv/archive/public", program.more] {
        assert!(recipe.contains(line), "the recipe has no `{line}`");
    }
    let recipe = recipe
        .replace(address, &own)
        .replace("/srv/archive/public", public.to_str().unwrap())
        .replace(program.more, &format!("{}{more}\n", program.more));
    (program.around)(&recipe, port)
}

/// The headers that `_headers` has for every file.
fn wanted_headers(text: &str) -> Vec<(String, String)> {
    let own = text.lines().skip_while(|line| *line != "/*").skip(1);
    let own = own.take_while(|line| line.starts_with(' ')).filter_map(|line| line.trim().split_once(": "));
    own.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect()
}

/// A site with an address, readable by whoever serves it.
fn site() -> Site {
    let site = Site::copy_of("site/invented");
    let tombstone = "+++\n[takedown]\ndate = \"2024-05-01\"\nreason = \"request\"\naddress = \"gone-0001\"\nerased = true\n+++\n";
    site.write("content/people/taken-example.md", tombstone);
    let ended = site.run(&["build", "--base-url", "https://archive.example/"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    fs::set_permissions(site.root(), fs::Permissions::from_mode(0o755)).unwrap();
    site
}

/// The servers that are installed, each serving the site.
fn serving(site: &Site) -> Vec<Server> {
    PROGRAMS.iter().filter_map(|program| Server::serve(program, &site.path("public"), "")).collect()
}

/// Some files, and what they are sent as; some types have two names.
const TYPES: [(&str, &str); 14] = [
    ("index.html", "text/html; charset=utf-8"),
    ("people/yelken.html", "text/html; charset=utf-8"),
    ("feeds/site.xml", "application/atom+xml; charset=utf-8"),
    ("feeds/people/yelken.xml", "application/atom+xml; charset=utf-8"),
    ("sitemap.xml", "text/xml; charset=utf-8|application/xml; charset=utf-8"),
    ("opensearch.xml", "application/opensearchdescription+xml"),
    ("robots.txt", "text/plain; charset=utf-8"),
    ("manifest.sha256", "text/plain; charset=utf-8"),
    ("search/root.js", "application/javascript; charset=utf-8|text/javascript; charset=utf-8"),
    ("data/people.ndjson", "application/x-ndjson; charset=utf-8"),
    ("data/people.csv", "text/csv; charset=utf-8"),
    ("data/articles.bib", "text/plain; charset=utf-8"),
    ("data/articles.csl.json", "application/json"),
    ("data/people/yelken.json", "application/json"),
];

#[test]
fn servers_send_what_their_recipes_promise() {
    let site = site();
    let wanted = wanted_headers(&site.read("public/_headers"));
    assert!(wanted.len() >= 5, "{wanted:?}");
    for server in serving(&site) {
        let name = server.program.name;
        for (path, kinds) in TYPES {
            let answer = server.get(&format!("/{path}"));
            assert_eq!(answer.status, 200, "{name}: {path}");
            let kind = &answer.headers["content-type"];
            assert!(kinds.split('|').any(|one| one == kind), "{name}: {path}: {kind}");
            assert_eq!(answer.body, fs::read(site.path("public").join(path)).unwrap(), "{name}: {path}");
            for (header, value) in &wanted {
                assert_eq!(answer.headers.get(header), Some(value), "{name}: {path}: {header}");
            }
            assert_eq!(answer.headers["cache-control"], "no-cache", "{name}: {path}");
        }
        assert_eq!(server.get("/").body, fs::read(site.path("public/index.html")).unwrap(), "{name}");
        assert_eq!(server.get("/_headers").status, 404, "{name}");
    }
}

#[test]
fn a_lost_reader_gets_a_whole_page_at_any_depth() {
    let site = site();
    let page = site.read("public/404.html");
    let loaded: Vec<&str> = ["href=\"", "src=\""]
        .iter()
        .flat_map(|key| page.split(key).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with('/'))
        .collect();
    assert!(loaded.iter().any(|link| link.ends_with(".css")), "{loaded:?}");
    for server in serving(&site) {
        let name = server.program.name;
        for path in ["/nothing.html", "/a/nothing.html", "/a/b/nothing.html", "/a/b/c/nothing.html"] {
            let answer = server.get(path);
            assert_eq!((answer.status, answer.body), (404, page.clone().into_bytes()), "{name}: {path}");
            let policy = answer.headers.get("content-security-policy").cloned().unwrap_or_default();
            assert!(policy.contains("frame-ancestors 'none'"), "{name}: {path}");
        }
        for link in &loaded {
            let answer = server.get(link);
            assert_eq!(answer.status, 200, "{name}: {link}");
            if link.starts_with("/assets/") {
                let kept = "public, max-age=31536000, immutable";
                assert_eq!(answer.headers["cache-control"], kept, "{name}: {link}");
            }
            if link.ends_with(".css") {
                assert_eq!(answer.headers["content-type"], "text/css; charset=utf-8", "{name}");
            }
        }
    }
}

#[test]
fn what_was_taken_down_is_gone_at_every_server() {
    let site = site();
    for program in &PROGRAMS {
        let Some(server) = Server::serve(program, &site.path("public"), "") else { continue };
        assert_eq!(server.get("/people/gone-0001.html").status, 410, "{}", program.name);
        assert_eq!(server.get("/people/index.html").status, 200, "{}", program.name);
    }
}

/// The line of the page on copying that begins so, with other places in it.
fn copying(program: &str, from: &Path, to: &Path, names: [&str; 2]) -> Option<Command> {
    let path = tools::find(program, &[])?;
    let text = fs::read_to_string(repository().join("docs/deploy/copying.md")).unwrap();
    let line = text.lines().find(|line| line.starts_with(&format!("{program} "))).unwrap().to_owned();
    let [source, target] = names;
    let mut command = Command::new(path);
    for word in line.split(' ').skip(1) {
        match word {
            _ if word == source => command.arg(format!("{}/", from.display())),
            _ if word == target => command.arg(to),
            _ => command.arg(word),
        };
    }
    Some(command)
}

#[test]
fn copies_are_the_site_and_lose_what_it_loses() {
    for (program, names) in
        [("rsync", ["public/", "user@host:/srv/archive/public/"]), ("rclone", ["public/", "remote:archive"])]
    {
        let (site, copy) = (site(), tempfile::tempdir().unwrap());
        let public = site.path("public");
        for _ in 0..2 {
            let Some(mut command) = copying(program, &public, copy.path(), names) else { break };
            let output = command.env("HOME", site.root()).output().unwrap();
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            let copied: Files = files(copy.path());
            assert!(copied == files(&public) && copied.len() > 100, "{program}: not the same files");
            // What is taken down goes, what changed comes, also where neither length nor time tells.
            fs::remove_file(public.join("people/yelken.html")).unwrap_or_default();
            let page = fs::read_to_string(public.join("about.html")).unwrap();
            let time = public.join("about.html").metadata().unwrap().modified().unwrap();
            fs::write(public.join("about.html"), page.replace("html", "HTML")).unwrap();
            let file = fs::File::options().append(true).open(public.join("about.html")).unwrap();
            file.set_modified(time).unwrap();
        }
    }
}

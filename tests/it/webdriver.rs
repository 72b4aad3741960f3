//! A real Chromium, driven over the WebDriver protocol: JSON over HTTP to a
//! driver on this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A browser without a window.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts the driver and a browser in which scripts do not run.
    pub(crate) fn start() -> Browser {
        Browser::with_preferences(json!({ "profile.managed_default_content_settings.javascript": 2 }))
    }

    /// Starts the driver and a browser in which scripts run.
    pub(crate) fn with_scripts() -> Browser {
        Browser::with_preferences(json!({}))
    }

    /// Starts Firefox, in which every file is an origin of its own, as it comes to its users.
    pub(crate) fn firefox() -> Browser {
        let (driver, port) = driver("geckodriver");
        let mut browser = Browser { driver, port, session: String::new() };
        // The driver itself may switch the policy off.
        let options = json!({ "binary": "/usr/bin/firefox-esr", "args": ["-headless"],
            "prefs": { "security.fileuri.strict_origin_policy": true } });
        let capabilities = json!({ "capabilities": { "alwaysMatch": { "moz:firefoxOptions": options } } });
        let started = browser.send("/session", &capabilities);
        browser.session = started["sessionId"].as_str().expect("a session has an id").to_owned();
        browser
    }

    fn with_preferences(preferences: Value) -> Browser {
        let (driver, port) = driver("chromedriver");
        let mut browser = Browser { driver, port, session: String::new() };
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--hide-scrollbars",
        ];
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": preferences,
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        } } });
        let started = browser.send("/session", &capabilities);
        browser.session = started["sessionId"].as_str().expect("a session has an id").to_owned();
        browser
    }

    /// Opens a page and waits until it is loaded.
    pub(crate) fn open(&self, address: &str) {
        self.ask("url", &json!({ "url": address }));
    }

    /// Runs a command of the DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.ask("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// Every message of a log since it was last read: `browser` is the console.
    pub(crate) fn log(&self, kind: &str) -> Vec<String> {
        let entries = self.ask("se/log", &json!({ "type": kind }));
        let entries = entries.as_array().expect("a log is a list");
        entries.iter().map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The value of a CSS property as the browser has worked it out.
    pub(crate) fn style(&self, selector: &str, property: &str) -> String {
        self.devtools("DOM.enable", &json!({}));
        self.devtools("CSS.enable", &json!({}));
        let document = self.devtools("DOM.getDocument", &json!({}));
        let query = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let node = self.devtools("DOM.querySelector", &query);
        let styles = self.devtools("CSS.getComputedStyleForNode", &json!({ "nodeId": node["nodeId"] }));
        let styles = styles["computedStyle"].as_array().expect("a node has styles");
        let found = styles.iter().find(|style| style["name"] == property);
        found.and_then(|style| style["value"].as_str()).unwrap_or_default().to_owned()
    }

    /// Waits for the promise that a script returns, at most 20 seconds.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.ask("timeouts", &json!({ "script": 20_000 }));
        let script = format!(
            "const done = arguments[arguments.length - 1], asked = Array.from(arguments);\
             (async () => {{ {script} }})().then(done, fault => done('fault: ' + fault));"
        );
        self.ask("execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Types into the first element that a selector fits.
    pub(crate) fn write(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.ask(&format!("element/{element}/value"), &json!({ "text": text }));
    }

    /// Clicks on the first element that a selector fits.
    pub(crate) fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.ask(&format!("element/{element}/click"), &json!({}));
    }

    /// Goes back to the page before.
    pub(crate) fn back(&self) {
        self.ask("back", &json!({}));
    }

    fn element(&self, selector: &str) -> String {
        let found = self.ask("element", &json!({ "using": "css selector", "value": selector }));
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        id.expect("an element has an id").to_owned()
    }

    fn ask(&self, path: &str, body: &Value) -> Value {
        self.send(&format!("/session/{}/{path}", self.session), body)
    }

    fn send(&self, path: &str, body: &Value) -> Value {
        let answer: Value = serde_json::from_str(&self.post(path, &body.to_string())).unwrap();
        let value = &answer["value"];
        assert!(value["error"].is_null(), "{path}: {value}");
        value.clone()
    }

    fn post(&self, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}",
            self.port
        )
        .unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        let mut line = String::new();
        while reader.read_line(&mut line).unwrap() > 0 && line.trim() != "" {
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let quit = format!(
                "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                self.session
            );
            let stream = TcpStream::connect(("127.0.0.1", self.port));
            // The answer comes once the browser has gone.
            let _ = stream.and_then(|mut stream| {
                stream.write_all(quit.as_bytes())?;
                stream.read(&mut [0; 64])
            });
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Starts a driver, and says at which port it listens.
fn driver(name: &str) -> (Child, u16) {
    for _ in 0..5 {
        let mut command = Command::new(name);
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = command.spawn().expect("a driver starts; tests/install.sh installs it");
        if let Some(port) = port_of(&mut driver) {
            return (driver, port);
        }
        // Another one, started at the same moment, has taken the port that was free.
        let _ = driver.wait();
    }
    panic!("{name} does not start");
}

/// Reads off the port that the driver has chosen; `None` if it ended before.
fn port_of(driver: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
    while let Some(line) = lines.next() {
        let place = line.split_once("successfully on port ").or(line.split_once("Listening on 127.0.0.1:"));
        if let Some((_, rest)) = place {
            // A driver that finds nobody listening to its log would end.
            std::thread::spawn(move || lines.for_each(drop));
            return rest.trim_end_matches('.').parse().ok();
        }
    }
    None
}

//! Serve: a host on this machine alone, for an editor at work.
//!
//! It knows nothing of sites. Requests become [`Ask`]s, which whoever holds the
//! plan answers; a page that is open asks for the next edition and loads itself
//! again. Only the loopback address is bound, and a request has to name it: a
//! page elsewhere cannot make a browser read drafts by a name of its own.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use anyhow::Context as _;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::{oneshot, watch};

/// Something that happened while a plan stood.
#[derive(Debug)]
pub enum Ask {
    /// A file is asked for.
    File {
        /// Its path in the site.
        path: String,
        /// Where the answer goes.
        reply: oneshot::Sender<Answer>,
    },
    /// A file of the archive changed: the plan is out of date.
    Changed,
}

/// A file, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status: 200, 404, or 500 for content with errors.
    pub status: u16,
    /// The path that tells its type.
    pub path: String,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// Where a page finds the script that waits for the next edition.
const SCRIPT: &str = ".casebook/reload.js";
/// Where that script asks.
const EDITION: &str = ".casebook/edition";
/// How long it is kept waiting.
const PATIENCE: Duration = Duration::from_secs(25);

/// Binds a port of the loopback address: this one, or the first free one from 8000 on.
///
/// # Errors
/// When the port is taken.
pub fn bind(port: Option<u16>) -> anyhow::Result<TcpListener> {
    let at = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port)
            .with_context(|| format!("port {port} cannot be used\nhelp: choose another: --port 0 takes any")),
        None => (8000..8100).find_map(|port| at(port).ok()).context("no port from 8000 to 8099 is free"),
    }
}

/// Answers requests from a thread of its own until the process ends.
///
/// `editions` tells the number of the plan that stands.
///
/// # Errors
/// When the machine cannot wait for requests.
pub fn answer(
    listener: TcpListener,
    asks: Sender<Ask>,
    editions: watch::Receiver<u64>,
) -> anyhow::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let host = Host { port, asks, editions };
    thread::spawn(move || runtime.block_on(host.listen(listener)));
    Ok(())
}

#[derive(Clone)]
struct Host {
    port: u16,
    asks: Sender<Ask>,
    editions: watch::Receiver<u64>,
}

type Reply = Response<Full<Bytes>>;

impl Host {
    async fn listen(self, listener: TcpListener) {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        // A reader that goes away is no fault of the host.
        while let Ok((stream, _)) = listener.accept().await {
            let host = self.clone();
            let service = service_fn(move |request| {
                let host = host.clone();
                async move { Ok::<_, Infallible>(host.reply(&request).await) }
            });
            let connection = hyper::server::conn::http1::Builder::new();
            tokio::spawn(async move {
                let _ = connection.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    }

    async fn reply(&self, request: &Request<Incoming>) -> Reply {
        if !self.is_meant(request.headers().get(HOST)) {
            return plain(
                StatusCode::MISDIRECTED_REQUEST,
                "This host answers to 127.0.0.1 and localhost only.",
            );
        }
        if *request.method() != Method::GET && *request.method() != Method::HEAD {
            return plain(StatusCode::METHOD_NOT_ALLOWED, "Files can be read here, nothing else.");
        }
        let Some(path) = wanted(request.uri().path()) else {
            return plain(StatusCode::BAD_REQUEST, "This is no address of a file.");
        };
        match path.as_str() {
            SCRIPT => file(StatusCode::OK, SCRIPT, include_bytes!("serve/reload.js").to_vec()),
            EDITION => self.next_edition(request.uri().query()).await,
            _ => self.ask(path).await,
        }
    }

    /// Whether a request names this host: a name that leads here by trickery does not.
    fn is_meant(&self, host: Option<&HeaderValue>) -> bool {
        let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
        ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", self.port))
    }

    async fn next_edition(&self, query: Option<&str>) -> Reply {
        let after = query.and_then(|query| query.strip_prefix("after=")?.parse().ok()).unwrap_or(0);
        let mut editions = self.editions.clone();
        let newer = editions.wait_for(|edition| *edition > after);
        let _ = tokio::time::timeout(PATIENCE, newer).await;
        let edition = *self.editions.borrow();
        plain(StatusCode::OK, &edition.to_string())
    }

    async fn ask(&self, path: String) -> Reply {
        let (reply, answer) = oneshot::channel();
        let asked = self.asks.send(Ask::File { path, reply }).is_ok();
        match answer.await {
            Ok(answer) if asked => {
                let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let edition = *self.editions.borrow();
                let is_page = answer.path.ends_with(".html");
                let body = if is_page { waiting(&answer.body, edition) } else { answer.body };
                file(status, &answer.path, body)
            }
            _ => plain(StatusCode::SERVICE_UNAVAILABLE, "The program is ending."),
        }
    }
}

/// The path of a file in the site; `None` for what leads out of it.
fn wanted(path: &str) -> Option<String> {
    let path = percent_decoded(path.strip_prefix('/')?)?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(is_plain).then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(bytes.next()?)? * 16 + digit(bytes.next()?)?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(out).ok()
}

/// A page that loads itself again when there is a newer edition.
fn waiting(page: &[u8], edition: u64) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'";
    // What a page's own policy does not allow yet; a directive that stands twice is complained of.
    let needs = ["; connect-src 'self'", "; script-src 'self'"];
    let lacking: String = needs.into_iter().filter(|need| !text.contains(need)).collect();
    let text = text.replacen(policy, &format!("{policy}{lacking}"), 1);
    let script = format!("<script defer src=\"/{SCRIPT}\" data-edition=\"{edition}\"></script>\n</head>");
    text.replacen("</head>", &script, 1).into_bytes()
}

fn plain(status: StatusCode, text: &str) -> Reply {
    file(status, "a.txt", text.as_bytes().to_vec())
}

fn file(status: StatusCode, path: &str, body: Vec<u8>) -> Reply {
    let mut reply = Response::new(Full::new(Bytes::from(body)));
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    reply
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_of_the_site_or_nowhere() {
        for (address, path) in
            [("/", "index.html"), ("/people/", "people/index.html"), ("/a%20b.html", "a b.html")]
        {
            assert_eq!(wanted(address).as_deref(), Some(path));
        }
        for address in ["", "/../a", "/%2e%2e/a", "/a//b", "/a/./b", "/%ff", "/%", "/%4"] {
            assert_eq!(wanted(address), None, "{address}");
        }
    }

    #[test]
    fn a_page_gets_the_script_once_and_its_policy_lets_it_in() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\"></head>";
        let served = String::from_utf8(waiting(page.as_bytes(), 7)).unwrap();
        assert!(served.contains("connect-src 'self'; script-src 'self'"), "{served}");
        assert!(served.contains("data-edition=\"7\""), "{served}");
    }
}

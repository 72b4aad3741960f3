//! Readers on captures of every kind, sound and hostile; every text is invented.

use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

const BODY: &str = "<p>A court in the northern town of Kells has sent the miner Per Lund to prison for four years for speaking to \
    the press about the deaths in the pit, his lawyer said on Monday.</p><p>The trial was closed, and neither his wife nor his \
    neighbours were let in, though they had walked for two days to be there in time for its opening.</p><p>The judge gave no \
    reasons, but said that they would be sent to the lawyer by post in due course, and closed the session after nine minutes.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Miner sent to prison | Hill News</title>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>Miner sent to prison</h1>{body}</article><footer>© 2024 Hill News</footer></body></html>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn response(url: &str, body: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
    .into_bytes()
}

#[track_caller]
fn only(bytes: &[u8]) -> Draft {
    let mut reading = read("x", bytes);
    assert_eq!((reading.drafts.len(), &reading.refused[..]), (1, &[][..]));
    reading.drafts.remove(0)
}

#[track_caller]
fn is_the_report(draft: &Draft) {
    assert_eq!(draft.title.as_deref(), Some("Miner sent to prison"));
    assert!(draft.text().starts_with("A court in the northern town"), "{}", draft.text());
    assert!(draft.text().ends_with("after nine minutes."), "{}", draft.text());
}

#[test]
fn a_page_is_read_plain_packed_and_in_any_charset() {
    let html = page("<meta property='article:published_time' content='2019-10-15'>", BODY);
    is_the_report(&only(html.as_bytes()));
    is_the_report(&only(&gzip(html.as_bytes())));
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(html.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    is_the_report(&only(&utf16));
    let draft = only(html.as_bytes());
    assert_eq!((draft.date.as_deref(), draft.date_basis), (Some("2019-10-15"), Some(DateBasis::Metadata)));
    assert_eq!(draft.lang.as_deref(), Some("en"));
}

#[test]
fn a_page_saved_by_singlefile_knows_its_address() {
    let html = format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://hill.example/a/miner \n saved date: Tue Nov 19 2019 10:00:00 GMT\n--><head></head><body><h1>Miner sent to prison</h1>{BODY}</body></html>"
    );
    let draft = only(html.as_bytes());
    assert_eq!(draft.url.as_deref(), Some("https://hill.example/a/miner"));
    assert_eq!(draft.capture.captured_at.as_deref(), Some("2019-11-19"));
    assert_eq!((draft.date, draft.outlet.as_deref()), (None, Some("hill.example")));
}

#[test]
fn web_archives_are_read_record_by_record() {
    let mut warc = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n".to_vec();
    warc.extend(response("https://hill.example/a", &page("", BODY)));
    warc.extend(response("https://hill.example/b", &page("", &BODY.replace("Per Lund", "Jan Wit"))));
    let reading = read("x.warc", &warc);
    assert_eq!(reading.drafts.len(), 2);
    assert_eq!(reading.drafts[1].url.as_deref(), Some("https://hill.example/b"));
    assert_eq!(reading.drafts[1].capture.part, 2);
    assert_eq!(reading.drafts[0].capture.captured_at.as_deref(), Some("2020-01-02T03:04:05Z"));

    let cut = &warc[..warc.len() - 300];
    let reading = read("x.warc", cut);
    assert_eq!(reading.drafts.len(), 2);
    assert!(reading.drafts[1].issues.iter().any(|i| i.kind == IssueKind::Damage));
    let members: Vec<u8> = gzip(&warc);
    assert_eq!(read("x.warc.gz", &members[..members.len() - 20]).drafts.len(), 2);
}

#[test]
fn a_wacz_is_read_and_its_names_lead_nowhere() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("datapackage.json", b"{}".to_vec()),
        ("archive/../../../etc/x.warc", response("https://hill.example/a", &page("", BODY))),
        ("pages/pages.jsonl", b"{}".to_vec()),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    is_the_report(&only(&bytes));
}

#[test]
fn a_saved_message_is_read() {
    let html = page("", BODY).replace('=', "=3D");
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://hill.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{html}\r\n----b----\r\n"
    );
    let draft = only(mhtml.as_bytes());
    is_the_report(&draft);
    assert_eq!(draft.url.as_deref(), Some("https://hill.example/a"));
}

#[test]
fn entries_of_feeds_are_reports() {
    let rss = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Hill News</title><link>https://hill.example</link><item><title>Miner sent to prison</title><link>https://hill.example/a</link><pubDate>Tue, 15 Oct 2019 08:00:00 GMT</pubDate><content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"
    );
    let draft = only(rss.as_bytes());
    is_the_report(&draft);
    assert_eq!((draft.date.as_deref(), draft.outlet.as_deref()), (Some("2019-10-15"), Some("Hill News")));
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Hill News\",\"items\":[{{\"id\":\"1\",\"url\":\"https://hill.example/a\",\"title\":\"Miner sent to prison\",\"content_html\":{}}}]}}",
        serde_json::to_string(BODY).unwrap()
    );
    is_the_report(&only(json.as_bytes()));
}

#[test]
fn what_is_no_capture_is_refused_with_a_reason() {
    for (bytes, why) in [
        (&b""[..], "empty"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x1f\x8b\x08\0broken", "unpacked"),
        (b"PK\x03\x04broken", "ZIP"),
        (b"WARC/1.1\r\n", "no whole record"),
        (b"<rss><channel><title>x", "feed"),
        (b"\n\n  \n", "no text"),
    ] {
        let reading = read("x", bytes);
        assert!(
            reading.drafts.is_empty() && reading.refused[0].why.contains(why),
            "{why}: {:?}",
            reading.refused
        );
    }
}

#[test]
fn hostile_pages_cost_little_and_harm_nothing() {
    let started = Instant::now();
    let deep = format!("<html><body>{}{BODY}", "<div>".repeat(10_000));
    assert!(only(deep.as_bytes()).issues.iter().any(|i| i.kind == IssueKind::ReadAsText));
    let huge = vec![b'a'; 100 << 20];
    let html: Vec<u8> = b"<html><p>".iter().copied().chain(huge).collect();
    assert!(read("x", &html).refused[0].why.contains("100 MB"));
    let bomb = gzip(&vec![b' '; 900 << 20 >> 3]);
    assert!(read("x", &bomb).refused[0].why.contains("unpacks to more"));
    let mut nul = page("", BODY).into_bytes();
    nul.extend(b"\0\0\xff\xfe\xed\xa0\x80");
    assert!(!read("x", &nul).drafts.is_empty());
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn boxes_in_boxes_end() {
    let mut bytes = page("", BODY).into_bytes();
    for _ in 0..8 {
        bytes = gzip(&bytes);
    }
    assert!(read("x", &bytes).refused[0].why.contains("nested"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_a_reader_panic(
        start in prop::sample::select(vec![&b""[..], b"<html>", b"WARC/1.1\r\nContent-Length: 99\r\n\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"<rss>", b"{\"version\":\"https://jsonfeed.org/version/1\"", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let _ = read("x", &[start, &rest].concat());
    }

    #[test]
    fn no_markup_makes_a_page_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->", "<h1>A title</h1>", "&#0;", "\u{0}",
        "<meta property='og:title' content='", "'>", "<time datetime='2019-99-99'>", "<a href=x>", "Some words that are here. ", "<template>", "<svg>", "<math>", "]]>", "é",
    ]), 0..60)) {
        let _ = read("x", format!("<html>{}", pieces.concat()).as_bytes());
    }
}

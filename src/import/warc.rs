//! Web archives: the pages among their response and resource records.
//!
//! Records are read one after the other. A record that is cut or broken is refused,
//! and reading goes on at the next; revisits, pictures and scripts are passed over.

use std::io::Read as _;

use super::{Context, Kind, Reading, Refusal, kind, limits};

/// One record: its headers in lower case, and its block.
struct Record<'a> {
    headers: Vec<(String, String)>,
    block: &'a [u8],
    cut: bool,
}

pub(crate) fn read(bytes: &[u8], depth: usize) -> Reading {
    let mut reading = Reading::default();
    let mut rest = bytes;
    let mut count = 0;
    while let Some(start) = find(rest, b"WARC/") {
        let Some((record, after)) = record(&rest[start..]) else { break };
        rest = after;
        count += 1;
        if count > limits::PARTS {
            reading.refused.push(refusal("", format!("only the first {} records were read", limits::PARTS)));
            break;
        }
        if is_page(&record) {
            reading.extend(page(&record, depth));
        }
    }
    if count == 0 {
        return Reading::refused("the web archive holds no whole record");
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() {
        return Reading::refused(format!("none of the {count} records of the web archive is a page"));
    }
    reading
}

fn refusal(part: &str, why: impl Into<String>) -> Refusal {
    Refusal { part: part.to_owned(), why: why.into() }
}

/// Reads the record at the start of the bytes, and what follows it.
fn record(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let end = find(bytes, b"\r\n\r\n")
        .map(|at| (at, at + 4))
        .or_else(|| find(bytes, b"\n\n").map(|at| (at, at + 2)))?;
    let headers = headers(&bytes[..end.0]);
    let length = header(&headers, "content-length").and_then(|l| l.parse::<usize>().ok()).unwrap_or(0);
    let block = &bytes[end.1..];
    let cut = length > block.len();
    let (block, after) = block.split_at(length.min(block.len()));
    Some((Record { headers, block, cut }, after))
}

fn headers(head: &[u8]) -> Vec<(String, String)> {
    let head = String::from_utf8_lossy(&head[..head.len().min(64 << 10)]).into_owned();
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned())).collect()
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

fn is_page(record: &Record<'_>) -> bool {
    let kind = header(&record.headers, "warc-type").unwrap_or("");
    matches!(kind, "response" | "resource")
        && header(&record.headers, "warc-target-uri").is_some_and(|u| u.contains("://"))
}

/// Reads a record as a page, if it is one that was found.
fn page(record: &Record<'_>, depth: usize) -> Reading {
    let url = header(&record.headers, "warc-target-uri").unwrap_or("").trim_matches(['<', '>']).to_owned();
    let http = header(&record.headers, "warc-type") == Some("response");
    let (status, fields, body) =
        if http { response(record.block) } else { (200, Vec::new(), record.block.to_vec()) };
    let content_type = header(&fields, "content-type")
        .or_else(|| header(&record.headers, "content-type"))
        .map(str::to_owned);
    let is_html = content_type.as_deref().is_none_or(|t| t.contains("html") || t.contains("text/plain"));
    if status != 200 || !is_html {
        return Reading::default();
    }
    let packed = header(&fields, "content-encoding").map(str::to_owned);
    let body = match unpacked(&body, packed.as_deref()) {
        Ok(body) => body,
        Err(why) => return Reading { refused: vec![refusal(&url, why)], ..Reading::default() },
    };
    if !matches!(kind::of(&body), Kind::Html | Kind::Text) {
        return Reading::default();
    }
    let captured_at = header(&record.headers, "warc-date").map(str::to_owned);
    let context = Context { url: Some(url.clone()), content_type, captured_at };
    let mut reading = super::read_part(&body, &context, depth + 1);
    for refusal in &mut reading.refused {
        refusal.part.clone_from(&url);
    }
    if record.cut {
        let cut = |d: &mut super::Draft| d.issue(super::IssueKind::Damage, "the record is cut");
        reading.drafts.iter_mut().for_each(cut);
    }
    reading
}

/// Parts an HTTP response into its status, its fields and its body.
fn response(block: &[u8]) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let at = find(&block[..block.len().min(256 << 10)], b"\r\n\r\n").map(|at| (at, at + 4));
    let Some((end, start)) =
        at.or_else(|| find(&block[..block.len().min(256 << 10)], b"\n\n").map(|at| (at, at + 2)))
    else {
        return (0, Vec::new(), Vec::new());
    };
    let head = &block[..end];
    let line = String::from_utf8_lossy(&head[..head.len().min(200)]).into_owned();
    let status = line.split_whitespace().nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
    let fields = headers(head);
    let chunked = header(&fields, "transfer-encoding").is_some_and(|t| t.contains("chunked"));
    let body = &block[start..];
    (status, fields, if chunked { dechunk(body) } else { body.to_vec() })
}

/// Joins chunks; a body that says it is chunked and is not stays as it is.
fn dechunk(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = find(&rest[..rest.len().min(100)], b"\r\n") {
        let size = String::from_utf8_lossy(&rest[..end]);
        let size = size.split(';').next().unwrap_or("").trim();
        let Ok(size) = usize::from_str_radix(size, 16) else { break };
        let from = end + 2;
        let to = from.saturating_add(size).min(rest.len());
        whole.extend_from_slice(&rest[from.min(rest.len())..to]);
        if size == 0 || to == rest.len() {
            return whole;
        }
        rest = &rest[(to + 2).min(rest.len())..];
    }
    if whole.is_empty() { body.to_vec() } else { whole }
}

fn unpacked(body: &[u8], encoding: Option<&str>) -> Result<Vec<u8>, String> {
    match encoding {
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => super::zipped::gunzip(body),
        Some("deflate") => {
            let mut unpacked = Vec::new();
            let bound = limits::PAGE as u64;
            let result = flate2::read::ZlibDecoder::new(body).take(bound).read_to_end(&mut unpacked);
            result.map(|_| unpacked).map_err(|e| format!("it cannot be unpacked: {e}"))
        }
        Some("br" | "zstd") => Err("it is packed in a way that is not read (br or zstd)".to_owned()),
        _ => Ok(body.to_vec()),
    }
}

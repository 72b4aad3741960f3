//! MHTML: a page and its parts in one message, as browsers save them.

use super::{Context, Kind, Reading, charset, kind};

pub(crate) fn read(bytes: &[u8], context: &Context, depth: usize) -> Reading {
    // Headers are ASCII; bodies keep their bytes one to one in Latin-1.
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let (head, body) = split(&text);
    let Some(boundary) = parameter(&field(head, "content-type").unwrap_or_default(), "boundary") else {
        return Reading::refused("the saved page names no boundary between its parts");
    };
    let marker = format!("--{boundary}");
    let location = field(head, "snapshot-content-location");
    let captured_at = field(head, "date").and_then(|d| crate::text::printed::first_date(&d)).map(|d| d.edtf);
    for part in body.split(marker.as_str()).skip(1).take(2000) {
        let (head, content) = split(part.trim_start_matches(['\r', '\n']));
        let content_type = field(head, "content-type").unwrap_or_default();
        if !content_type.to_lowercase().contains("text/html") {
            continue;
        }
        let page = decoded(content, &field(head, "content-transfer-encoding").unwrap_or_default());
        if !matches!(kind::of(&page), Kind::Html | Kind::Text) {
            continue;
        }
        let url =
            location.clone().or_else(|| field(head, "content-location")).or_else(|| context.url.clone());
        let label = charset::label_of(&content_type).map(|l| format!("text/html; charset={l}"));
        let context = Context { url, content_type: label, captured_at: captured_at.clone() };
        return super::read_part(&page, &context, depth + 1);
    }
    Reading::refused("the saved file holds no page")
}

/// Parts headers from the body at the first blank line.
fn split(message: &str) -> (&str, &str) {
    let blank = message.find("\r\n\r\n").map(|at| (at, 4)).or_else(|| message.find("\n\n").map(|at| (at, 2)));
    blank.map_or((message, ""), |(at, length)| (&message[..at], &message[at + length..]))
}

/// A header's value, folded lines joined.
fn field(head: &str, name: &str) -> Option<String> {
    let unfolded = head.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let line = unfolded
        .lines()
        .find(|l| l.split(':').next().is_some_and(|n| n.trim().eq_ignore_ascii_case(name)))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let at = value.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let rest = value.get(at..)?;
    let found = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', ' ']).next(),
    };
    found.filter(|f| !f.is_empty()).map(str::to_owned)
}

fn decoded(content: &str, encoding: &str) -> Vec<u8> {
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(content),
        "base64" => base64(content),
        _ => latin1(content),
    }
}

fn latin1(content: &str) -> Vec<u8> {
    content.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn quoted_printable(content: &str) -> Vec<u8> {
    let bytes = latin1(content);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
        match bytes[at] {
            b'=' if bytes[at + 1..].starts_with(b"\r\n") => at += 3,
            b'=' if bytes[at + 1..].starts_with(b"\n") => at += 2,
            b'=' => {
                match (hex(at + 1), hex(at + 2)) {
                    (Some(a), Some(b)) => out.push(u8::try_from(a * 16 + b).unwrap_or(b'?')),
                    _ => out.extend_from_slice(&bytes[at..(at + 3).min(bytes.len())]),
                }
                at += 3;
            }
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

fn base64(content: &str) -> Vec<u8> {
    let value = |c: char| match c {
        'A'..='Z' => Some(c as u32 - 'A' as u32),
        'a'..='z' => Some(c as u32 - 'a' as u32 + 26),
        '0'..='9' => Some(c as u32 - '0' as u32 + 52),
        '+' => Some(62),
        '/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for digit in content.chars().filter_map(value) {
        bits = (bits << 6) | digit;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xff).unwrap_or(0));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_are_undone() {
        assert_eq!(quoted_printable("a=3Db=\r\nc=D0=A8=ZZ="), "a=bcШ=ZZ=".as_bytes());
        assert_eq!(base64("TWluZQ=="), b"Mine");
    }
}

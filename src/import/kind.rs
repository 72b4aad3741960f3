//! Tells what a capture is from its first bytes.

/// The kinds of captures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No bytes at all.
    Empty,
    /// Anything packed with gzip.
    Gzip,
    /// A ZIP archive: WACZ, or a folder of captures.
    Zip,
    /// A web archive.
    Warc,
    /// A web page with its parts, as browsers save it in one file.
    Mhtml,
    /// RSS or Atom.
    Feed,
    /// JSON Feed.
    JsonFeed,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// Something else, by its name.
    Binary(&'static str),
}

const MAGIC: [(&[u8], Kind); 12] = [
    (b"\x1f\x8b", Kind::Gzip),
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"WARC/", Kind::Warc),
    (b"%PDF-", Kind::Binary("a PDF file")),
    (b"\x89PNG", Kind::Binary("a picture")),
    (b"\xff\xd8\xff", Kind::Binary("a picture")),
    (b"GIF8", Kind::Binary("a picture")),
    (b"RIFF", Kind::Binary("a media file")),
    (b"\x7fELF", Kind::Binary("a program")),
    (b"7z\xbc\xaf", Kind::Binary("a 7z archive")),
    (b"Rar!", Kind::Binary("a RAR archive")),
];

impl Kind {
    /// Recognises a capture.
    pub fn of(bytes: &[u8]) -> Self {
        of(bytes)
    }

    /// The ending under which its bytes are kept.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Zip => "zip",
            Self::Warc => "warc",
            Self::Mhtml => "mhtml",
            Self::Feed => "xml",
            Self::JsonFeed => "json",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Empty | Self::Binary(_) => "bin",
        }
    }
}

/// Recognises a capture.
pub(super) fn of(bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        return Kind::Empty;
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *kind;
    }
    let head = text_head(bytes);
    let start = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t', '\0']);
    match () {
        () if is_feed(start) => Kind::Feed,
        () if start.starts_with('{') && start.contains("jsonfeed.org/version") => Kind::JsonFeed,
        () if is_mhtml(start) => Kind::Mhtml,
        () if is_html(start) => Kind::Html,
        () if is_binary(bytes) => Kind::Binary("binary data"),
        () => Kind::Text,
    }
}

/// The first bytes in lower case, read well enough to tell markup: UTF-16 loses its NULs.
fn text_head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(8192)];
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let kept = head.iter().filter(|b| !utf16 || **b != 0).map(|b| b.to_ascii_lowercase());
    String::from_utf8_lossy(&kept.collect::<Vec<u8>>()).replace('\u{fffd}', "")
}

fn is_feed(start: &str) -> bool {
    let root =
        start.split('<').map(str::trim_start).find(|tag| !tag.is_empty() && !tag.starts_with(['?', '!']));
    let starts_markup = start.starts_with('<');
    starts_markup
        && root.is_some_and(|tag| ["rss", "feed", "rdf:rdf"].iter().any(|name| tag.starts_with(name)))
}

fn is_mhtml(start: &str) -> bool {
    let headers = start.split("\n\n").next().unwrap_or(start).split("\r\n\r\n").next().unwrap_or(start);
    let marked = headers.starts_with("from:")
        || headers.starts_with("mime-version:")
        || headers.starts_with("content-type:");
    marked && headers.contains("multipart/related")
}

/// Markup at the start, or enough of it in the first lines of a fragment.
fn is_html(start: &str) -> bool {
    let opens = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<!--",
        "<article",
        "<div",
        "<meta",
        "<p>",
        "<p ",
        "<section",
        "<main",
        "<h1",
        "<script",
        "<title",
    ];
    let marked = opens.iter().any(|tag| start.starts_with(tag))
        || start.starts_with("<?xml") && start.contains("<html");
    marked
        || ["<html", "</p>", "</div>", "<body"].iter().any(|tag| start.contains(tag))
            && start.matches("</").count() >= 3
}

/// Text has hardly any control characters; UTF-16 says so at its start.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let control =
        head.iter().filter(|b| **b < 32 && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)).count();
    control * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_are_told_by_what_they_hold() {
        assert_eq!(of(b""), Kind::Empty);
        assert_eq!(of(b"\x1f\x8b\x08"), Kind::Gzip);
        assert_eq!(of(b"WARC/1.1\r\n"), Kind::Warc);
        assert_eq!(of(b"  <!DOCTYPE html><html>"), Kind::Html);
        assert_eq!(of(b"<?xml version=\"1.0\"?>\n<!-- x --><rss version=\"2.0\">"), Kind::Feed);
        assert_eq!(of(b"<feed xmlns=\"http://www.w3.org/2005/Atom\">"), Kind::Feed);
        assert_eq!(of(b"{\"version\": \"https://jsonfeed.org/version/1.1\"}"), Kind::JsonFeed);
        assert_eq!(
            of(b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"),
            Kind::Mhtml
        );
        assert_eq!(of(b"\xff\xfe<\0h\0t\0m\0l\0>\0"), Kind::Html);
        assert_eq!(of(b"Mine closed\n\n5 < 6"), Kind::Text);
        assert_eq!(of("Шахта закрыта".as_bytes()), Kind::Text);
        assert_eq!(of(b"\x00\x01\x02\x03"), Kind::Binary("binary data"));
        assert_eq!(of(b"%PDF-1.7"), Kind::Binary("a PDF file"));
    }
}

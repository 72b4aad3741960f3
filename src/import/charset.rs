//! Bytes to text: by byte order mark, by what the page or server says, by guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text with whether some bytes could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; bytes that are no character are U+FFFD.
    pub text: String,
    /// Whether there were such bytes.
    pub damaged: bool,
}

/// Decodes a page: a byte order mark wins, then valid UTF-8, then the label that the
/// server or the page gives, then a guess.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), damaged: false };
    }
    let named = label.map(str::to_owned).or_else(|| meta_label(bytes));
    let named = named.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match named {
        // A page that says UTF-8 and is not quite is cut or damaged, not something else.
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, bytes),
        Some(_) if mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        _ if mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        _ => decode_as(guess(bytes), bytes),
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _, damaged) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), damaged }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether few sequences are broken beside many that are whole.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 20)];
    let text = String::from_utf8_lossy(head);
    let broken = text.matches('\u{fffd}').count();
    let whole = text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    broken * 10 < whole
}

/// The charset that a page names in its first bytes.
fn meta_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = head
        .find("charset=")
        .map(|at| at + "charset=".len())
        .or_else(|| head.find("encoding=").map(|at| at + "encoding=".len()))?;
    let rest = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
    (end > 0).then(|| rest[..end].to_owned())
}

/// The charset in a `Content-Type`.
pub fn label_of(content_type: &str) -> Option<&str> {
    let at = content_type.to_ascii_lowercase().find("charset=")? + "charset=".len();
    let rest = content_type.get(at..)?.trim_matches(['"', '\'', ' ']);
    Some(rest.split([';', '"', ' ']).next().unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_in_order_of_trust() {
        assert_eq!(decode("Шахта".as_bytes(), Some("windows-1251")).text, "Шахта");
        let cp1251 = [0xd8, 0xe0, 0xf5, 0xf2, 0xe0];
        assert_eq!(decode(&cp1251, Some("windows-1251")).text, "Шахта");
        let mut page = b"<meta charset=\"windows-1251\">".to_vec();
        page.extend(cp1251);
        assert!(decode(&page, None).text.ends_with("Шахта"));
        assert_eq!(decode(b"\xff\xfeM\0i\0", None).text, "Mi");
    }

    #[test]
    fn a_cut_character_is_damage_not_another_charset() {
        let mut bytes = "Шахта закрыта после обвала".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes, None);
        assert!(decoded.damaged && decoded.text.starts_with("Шахта"));
    }
}

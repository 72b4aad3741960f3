//! What lies inside a file: packed files are opened, of pictures and documents what they tell of
//! themselves, of the search index the words; everything else is read as it is.

use std::borrow::Cow;
use std::io::Read as _;

use crate::leak::binary;
use crate::search;

/// A file inside a file, or the file itself.
pub(super) struct Part<'b> {
    /// Its name inside a packed file; empty for the file itself.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Cow<'b, [u8]>,
    /// Whether `<…>` is markup in it.
    pub(super) tags: bool,
}

/// Files of more bytes than this are not unpacked: none of ours is so large.
const LARGEST: u64 = 1 << 30;

/// One line a format: its endings, and how its files are opened.
type Opener = for<'b> fn(&str, &'b [u8]) -> Option<Vec<Part<'b>>>;
const FORMATS: [(&[&str], Opener); 6] = [
    (&["gz"], gzip),
    (&["zip"], zip),
    (&["html", "htm", "xml", "svg", "xhtml", "atom", "rss"], marked_up),
    (&["js"], script),
    (&["png", "jpg", "jpeg", "webp", "pdf"], picture),
    (&["avif", "gif", "ico", "woff2", "mp3", "mp4", "webm"], picture),
];

/// Opens a file by the ending of its name; `None` if it is packed in a way that cannot be read.
pub(super) fn open<'b>(path: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let ending = ending(path);
    let opener = FORMATS.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    opener.map_or_else(|| plain(path, bytes), |(_, open)| open(path, bytes))
}

fn ending(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn plain<'b>(_: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    Some(vec![Part { name: String::new(), bytes: Cow::Borrowed(bytes), tags: false }])
}

fn marked_up<'b>(_: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    Some(vec![Part { name: String::new(), bytes: Cow::Borrowed(bytes), tags: true }])
}

fn script<'b>(path: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let of_index = path.starts_with("search/") || path.contains("/search/");
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| of_index) else { return plain(path, bytes) };
    let bytes = match search::words_of(text) {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    Some(vec![Part { name: String::new(), bytes, tags: false }])
}

fn picture<'b>(path: &str, bytes: &[u8]) -> Option<Vec<Part<'b>>> {
    let words = binary::words(&ending(path), bytes)?;
    Some(vec![Part { name: String::new(), bytes: Cow::Owned(words.into_bytes()), tags: true }])
}

fn gzip<'b>(path: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let inner = path.rsplit_once('.').map_or(path, |row| row.0);
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).take(LARGEST).read_to_end(&mut unpacked).ok()?;
    owned(open(inner, &unpacked)?)
}

/// The members of a zip, by its central directory: stored or deflated.
fn zip<'b>(_: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = u16_at(bytes, end + 10)?;
    let mut at = u32_at(bytes, end + 16)? as usize;
    let mut parts = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (method, packed) = (u16_at(bytes, at + 10)?, u32_at(bytes, at + 20)? as usize);
        let (name, extra, comment) =
            (u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?);
        let local = u32_at(bytes, at + 42)? as usize;
        let name_bytes = bytes.get(at + 46..at + 46 + name as usize)?;
        let name_text = String::from_utf8_lossy(name_bytes).into_owned();
        let start = local + 30 + u16_at(bytes, local + 26)? as usize + u16_at(bytes, local + 28)? as usize;
        let unpacked = member(bytes.get(start..start + packed)?, method)?;
        for part in owned(open(&name_text, &unpacked)?)? {
            let name =
                if part.name.is_empty() { name_text.clone() } else { format!("{name_text}/{}", part.name) };
            parts.push(Part { name, ..part });
        }
        at += 46 + name as usize + extra as usize + comment as usize;
    }
    Some(parts)
}

fn member(packed: &[u8], method: u16) -> Option<Vec<u8>> {
    match method {
        0 => Some(packed.to_vec()),
        8 => {
            let mut out = Vec::new();
            flate2::read::DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut out).ok()?;
            Some(out)
        }
        _ => None,
    }
}

fn owned<'b>(parts: Vec<Part<'_>>) -> Option<Vec<Part<'b>>> {
    let own = |part: Part<'_>| Part {
        name: part.name,
        bytes: Cow::Owned(part.bytes.into_owned()),
        tags: part.tags,
    };
    Some(parts.into_iter().map(own).collect())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

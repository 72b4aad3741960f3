//! What lies inside a file: packed files are opened, of pictures and documents what they tell of
//! themselves, of the search index the words; everything else is read as it is.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use crate::leak::binary;
use crate::search;
use crate::zim::{Entry, Zim};

/// A file inside a file, or the file itself.
pub(super) struct Part<'b> {
    /// Its name inside a packed file; empty for the file itself.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Cow<'b, [u8]>,
    /// Whether `<…>` is markup in it.
    pub(super) tags: bool,
}

/// What packed files may unpack to, together; what is larger cannot be looked into.
const LARGEST: u64 = 1 << 30;
/// How many packed files may lie in one another.
const DEEPEST: usize = 4;
/// In an index in a form of its own, words count in runs of readable text of so many bytes.
const READABLE: usize = 16;

/// What may still be unpacked.
struct Room {
    bytes: u64,
    depth: usize,
}

impl Room {
    /// Unpacks all, or nothing if it is too much.
    fn unpack(&mut self, packed: impl Read) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        packed.take(self.bytes + 1).read_to_end(&mut out).ok()?;
        self.bytes = self.bytes.checked_sub(out.len() as u64)?;
        Some(out)
    }

    /// What lies in a packed file, with its name before theirs.
    fn inside<'b>(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<Part<'b>>> {
        self.depth = self.depth.checked_sub(1)?;
        let parts = open_in(name, bytes, self)?.into_iter();
        self.depth += 1;
        let named =
            |inner: String| if inner.is_empty() { name.to_owned() } else { format!("{name}/{inner}") };
        let own = |part: Part<'_>| Part {
            name: named(part.name),
            bytes: Cow::Owned(part.bytes.into_owned()),
            tags: part.tags,
        };
        Some(parts.map(own).collect())
    }
}

/// One line a format: its endings, and how its files are opened.
type Opener = for<'b> fn(&str, &'b [u8], &mut Room) -> Option<Vec<Part<'b>>>;
const FORMATS: [(&[&str], Opener); 7] = [
    (&["gz"], gzip),
    (&["zip"], zip),
    (&["zim"], zim),
    (&["html", "htm", "xml", "svg", "xhtml", "atom", "rss"], marked_up),
    (&["js"], script),
    (&["png", "jpg", "jpeg", "webp", "pdf"], picture),
    (&["avif", "gif", "ico", "woff2", "mp3", "mp4", "webm"], picture),
];

/// Opens a file by the ending of its name; `None` if it is packed in a way that cannot be read.
pub(super) fn open<'b>(path: &str, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    open_in(path, bytes, &mut Room { bytes: LARGEST, depth: DEEPEST })
}

/// Opens a file of a ZIM file; an index is what the writer of the file made of the other files.
pub(super) fn open_entry<'b>(entry: &Entry, bytes: &'b [u8]) -> Option<Vec<Part<'b>>> {
    let path = &entry.path;
    match (entry.namespace, path.ends_with("xapian")) {
        (b'X', true) => {
            let runs = String::from_utf8_lossy(bytes);
            let runs = runs.split(|c: char| c.is_control() || c == '\u{fffd}');
            let text: Vec<&str> = runs.filter(|run| run.len() >= READABLE).collect();
            Some(vec![Part {
                name: String::new(),
                bytes: Cow::Owned(text.join("\n").into_bytes()),
                tags: false,
            }])
        }
        (b'C', _) => open(path, bytes),
        _ => open("text", bytes),
    }
}

fn open_in<'b>(path: &str, bytes: &'b [u8], room: &mut Room) -> Option<Vec<Part<'b>>> {
    let ending = ending(path);
    let opener = FORMATS.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    match opener {
        Some((_, open)) => open(path, bytes, room),
        None => plain(path, bytes, room),
    }
}

fn ending(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn plain<'b>(_: &str, bytes: &'b [u8], _: &mut Room) -> Option<Vec<Part<'b>>> {
    Some(vec![Part { name: String::new(), bytes: Cow::Borrowed(bytes), tags: false }])
}

fn marked_up<'b>(_: &str, bytes: &'b [u8], _: &mut Room) -> Option<Vec<Part<'b>>> {
    Some(vec![Part { name: String::new(), bytes: Cow::Borrowed(bytes), tags: true }])
}

fn script<'b>(path: &str, bytes: &'b [u8], room: &mut Room) -> Option<Vec<Part<'b>>> {
    let of_index = path.starts_with("search/") || path.contains("/search/");
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| of_index) else {
        return plain(path, bytes, room);
    };
    let bytes = match search::words_of(text) {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    Some(vec![Part { name: String::new(), bytes, tags: false }])
}

fn picture<'b>(path: &str, bytes: &'b [u8], _: &mut Room) -> Option<Vec<Part<'b>>> {
    let words = binary::words(&ending(path), bytes)?;
    Some(vec![Part { name: String::new(), bytes: Cow::Owned(words.into_bytes()), tags: true }])
}

fn gzip<'b>(path: &str, bytes: &'b [u8], room: &mut Room) -> Option<Vec<Part<'b>>> {
    let inner = path.rsplit_once('.').map_or(path, |row| row.0);
    let unpacked = room.unpack(flate2::read::MultiGzDecoder::new(bytes))?;
    room.inside(inner, &unpacked)
}

fn zim<'b>(_: &str, bytes: &'b [u8], room: &mut Room) -> Option<Vec<Part<'b>>> {
    let mut zim = Zim::open(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for entry in zim.entries() {
        let name = format!("{}\n{}", entry.path, entry.title);
        parts.push(Part { name, bytes: Cow::Borrowed(&[]), tags: false });
    }
    let unreadable = zim.each(|entry, bytes| {
        let inner = room.unpack(bytes).and_then(|bytes| match entry.namespace {
            b'C' => room.inside(&entry.path, &bytes),
            _ => open_entry(entry, &bytes).map(owned),
        });
        match inner {
            Some(inner) => {
                parts.extend(inner);
                None
            }
            None => Some(()),
        }
    });
    matches!(unreadable, Ok(None)).then_some(parts)
}

/// The members of a zip, by its central directory: stored or deflated.
fn zip<'b>(_: &str, bytes: &'b [u8], room: &mut Room) -> Option<Vec<Part<'b>>> {
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
        let packed = bytes.get(start..start + packed)?;
        let unpacked = match method {
            0 => room.unpack(packed)?,
            8 => room.unpack(flate2::read::DeflateDecoder::new(packed))?,
            _ => return None,
        };
        parts.extend(room.inside(&name_text, &unpacked)?);
        at += 46 + name as usize + extra as usize + comment as usize;
    }
    Some(parts)
}

fn owned<'b>(parts: Vec<Part<'_>>) -> Vec<Part<'b>> {
    let own = |part: Part<'_>| Part {
        name: part.name,
        bytes: Cow::Owned(part.bytes.into_owned()),
        tags: part.tags,
    };
    parts.into_iter().map(own).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

//! Import: bytes as they were saved become drafts for an editor.
//!
//! A capture is recognised by what it holds, never by its name. Readers are pure:
//! bytes in, [`Draft`]s and refusals out; nothing here touches a disk or a clock.
//! What a page does not say stays empty: no date is ever today's, no author is
//! invented.
//!
//! ```
//! let reading = casebook::import::read("saved.txt", b"Mine closed\n\nThe mine in the north was closed on Friday after a fall.");
//! assert_eq!(reading.drafts[0].title.as_deref(), Some("Mine closed"));
//! ```

pub mod charset;
pub mod copies;
mod draft;
mod feed;
pub mod front;
mod html;
pub mod ids;
mod kind;
mod limits;
mod markdown;
mod mhtml;
mod text;
mod warc;
mod zipped;

pub use draft::{CaptureRef, DateBasis, Draft, ISSUES, Issue, IssueKind};
pub use kind::Kind;

use sha2::{Digest as _, Sha256};

use crate::text::hex::hex;

/// What came of one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The reports found in it, in order.
    pub drafts: Vec<Draft>,
    /// The parts that could not be read, and why.
    pub refused: Vec<Refusal>,
}

/// A file or a part of one that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which part of the file: an address, a name in an archive; empty for the whole.
    pub part: String,
    /// Why, for a person to read: lower case, no final stop.
    pub why: String,
}

impl Reading {
    /// A file that could not be read at all.
    pub fn of_refusal(why: impl Into<String>) -> Self {
        Self::refused(why)
    }

    fn refused(why: impl Into<String>) -> Self {
        Self { drafts: Vec::new(), refused: vec![Refusal { part: String::new(), why: why.into() }] }
    }

    fn extend(&mut self, other: Self) {
        self.drafts.extend(other.drafts);
        self.refused.extend(other.refused);
    }
}

/// Reads one file: the drafts in it, and what could not be read.
///
/// `file` is only remembered; the kind is told from the bytes.
pub fn read(file: &str, bytes: &[u8]) -> Reading {
    let mut reading = read_part(bytes, &Context::default(), 0);
    let sha256 = sha256(bytes);
    for (part, draft) in (1..).zip(reading.drafts.iter_mut()) {
        draft.capture =
            CaptureRef { file: file.to_owned(), sha256: sha256.clone(), part, ..draft.capture.clone() };
    }
    reading
}

/// What is known of a part from the container it lay in.
#[derive(Debug, Default, Clone)]
pub(crate) struct Context {
    pub(crate) url: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) captured_at: Option<String>,
}

/// Reads bytes that may be a container of further captures.
pub(crate) fn read_part(bytes: &[u8], context: &Context, depth: usize) -> Reading {
    if depth > limits::CONTAINERS {
        return Reading::refused("containers are nested too deeply");
    }
    read_kind(kind::of(bytes), bytes, context, depth)
}

/// Reads bytes as a capture of one kind, whatever they look like: what the fuzz
/// targets call, so that each exercises one reader.
pub fn read_as(kind: Kind, bytes: &[u8]) -> Reading {
    read_kind(kind, bytes, &Context::default(), 0)
}

fn read_kind(kind: Kind, bytes: &[u8], context: &Context, depth: usize) -> Reading {
    match kind {
        Kind::Empty => Reading::refused("the file is empty"),
        Kind::Gzip => match zipped::gunzip(bytes) {
            Ok(inner) => read_part(&inner, context, depth + 1),
            Err(why) => Reading::refused(why),
        },
        Kind::Zip => zipped::read(bytes, depth),
        Kind::Warc => warc::read(bytes, depth),
        Kind::Mhtml => mhtml::read(bytes, context, depth),
        Kind::Feed | Kind::JsonFeed => feed::read(bytes, context),
        Kind::Html => html::read(bytes, context),
        Kind::Binary(what) => Reading::refused(format!("{what} is no kind of capture that can be read")),
        Kind::Text => text::read(bytes, context),
    }
}

/// Returns the SHA-256 of bytes in lower-case hexadecimal, the name of a capture.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests;

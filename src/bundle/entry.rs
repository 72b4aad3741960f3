//! One file of a zip: its packed bytes, and the two headers that name it.
//!
//! The compressor's output depends on what it gets and on nothing else; files are
//! read in pieces of one size, so that memory does not grow with them.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest as _, Sha256};

use crate::text::hex::hex;

/// What the headers of a zip say of a file that was packed.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its name, the top folder included.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub digest: String,
    /// How many bytes it takes, packed.
    pub packed: u64,
    size: u64,
    crc: u32,
    stored: bool,
}

/// Lengths and places from here on stand in a field of their own, with 64 bits.
pub(super) const LONG: u64 = u32::MAX as u64;

impl Entry {
    /// Packs a file; its packed bytes go to `to`.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub(super) fn pack(name: String, from: impl Read, to: &mut impl Write) -> io::Result<Entry> {
        let stored = is_packed(&name);
        let mut out = Counted { to, bytes: 0 };
        let sums = if stored {
            copy(from, &mut out)?
        } else {
            let mut deflate = DeflateEncoder::new(&mut out, Compression::default());
            let sums = copy(from, &mut deflate)?;
            deflate.finish()?;
            sums
        };
        Ok(Entry { name, digest: sums.digest, packed: out.bytes, size: sums.size, crc: sums.crc, stored })
    }

    /// The header that stands before its bytes.
    pub(super) fn local(&self) -> Vec<u8> {
        let long: Vec<u64> = if self.is_long() { vec![self.size, self.packed] } else { Vec::new() };
        let mut out = b"PK\x03\x04".to_vec();
        self.shared(&mut out, !long.is_empty(), long.len());
        out.extend_from_slice(self.name.as_bytes());
        extra(&long, &mut out);
        out
    }

    /// Its entry in the directory; `start` is where its first header stands.
    pub(super) fn central(&self, start: u64) -> Vec<u8> {
        let mut long: Vec<u64> = if self.is_long() { vec![self.size, self.packed] } else { Vec::new() };
        long.extend(Some(start).filter(|start| *start >= LONG));
        let mut out = b"PK\x01\x02".to_vec();
        // Made on Unix, by a program that knows what the file needs.
        out.extend_from_slice(&(3 << 8 | self.needs(!long.is_empty())).to_le_bytes());
        self.shared(&mut out, !long.is_empty(), long.len());
        // No comment, the first disk, no attributes but those of a plain file that all may read.
        out.extend_from_slice(&[0; 6]);
        out.extend_from_slice(&(0o100_644_u32 << 16).to_le_bytes());
        out.extend_from_slice(&short(start));
        out.extend_from_slice(self.name.as_bytes());
        extra(&long, &mut out);
        out
    }

    fn is_long(&self) -> bool {
        self.size >= LONG || self.packed >= LONG
    }

    /// The version that a reader has to know.
    fn needs(&self, long: bool) -> u16 {
        match (long, self.stored) {
            (true, _) => 45,
            (false, false) => 20,
            (false, true) => 10,
        }
    }

    /// What stands in both headers: from the version to the length of the extra field.
    fn shared(&self, out: &mut Vec<u8>, long: bool, fields: usize) {
        let flags: u16 = if self.name.is_ascii() { 0 } else { 0x0800 };
        let method: u16 = if self.stored { 0 } else { 8 };
        // 00:00 on 1980-01-01, the earliest day that a zip can say.
        for two in [self.needs(long), flags, method, 0, 0x21] {
            out.extend_from_slice(&two.to_le_bytes());
        }
        out.extend_from_slice(&self.crc.to_le_bytes());
        let lengths = if self.is_long() { [LONG; 2] } else { [self.packed, self.size] };
        lengths.iter().for_each(|length| out.extend_from_slice(&short(*length)));
        let extra = if fields == 0 { 0 } else { 4 + 8 * fields };
        for length in [self.name.len(), extra] {
            out.extend_from_slice(&u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
        }
    }
}

/// A number in four bytes; the largest where it needs more.
pub(super) fn short(number: u64) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// The field for what does not fit into four bytes.
fn extra(long: &[u64], out: &mut Vec<u8>) {
    if !long.is_empty() {
        out.extend_from_slice(&[1, 0, 8 * long.len() as u8, 0]);
        long.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
    }
}

/// Whether files of this name are packed by their format.
fn is_packed(name: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".webp", ".avif", ".gz", ".zip"].iter().any(|end| name.ends_with(end))
}

/// The SHA-256 of what can be read.
///
/// # Errors
/// When it cannot.
pub(super) fn digest_of(from: impl Read) -> io::Result<String> {
    Ok(copy(from, &mut io::sink())?.digest)
}

struct Sums {
    digest: String,
    crc: u32,
    size: u64,
}

/// How much is read at once. Pieces are always full, so that the packed bytes do not depend on the disk.
const PIECE: u64 = 1 << 16;

fn copy(mut from: impl Read, to: &mut impl Write) -> io::Result<Sums> {
    let (mut sha, mut crc, mut size) = (Sha256::new(), flate2::Crc::new(), 0);
    let mut piece = Vec::new();
    loop {
        piece.clear();
        let read = from.by_ref().take(PIECE).read_to_end(&mut piece)?;
        if read == 0 {
            return Ok(Sums { digest: hex(&sha.finalize()), crc: crc.sum(), size });
        }
        sha.update(&piece);
        crc.update(&piece);
        size += read as u64;
        to.write_all(&piece)?;
    }
}

/// Counts what is written.
struct Counted<'w, W> {
    to: &'w mut W,
    bytes: u64,
}

impl<W: Write> Write for Counted<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_four_gigabytes_has_its_lengths_in_a_field_of_its_own() {
        let mut entry = Entry::pack("a/b.txt".to_owned(), b"text".as_slice(), &mut Vec::new()).unwrap();
        assert_eq!(entry.local().len(), 30 + 7);
        assert_eq!(entry.central(1).len(), 46 + 7);
        assert_eq!(
            entry.central(LONG)[46 + 7..],
            [[1, 0, 8, 0, 255, 255, 255, 255].as_slice(), &[0; 4]].concat()
        );
        entry.size = LONG + 1;
        let local = entry.local();
        assert_eq!(local[18..26], [255; 8]);
        assert_eq!(
            local[37..],
            [[1, 0, 16, 0].as_slice(), &(LONG + 1).to_le_bytes(), &entry.packed.to_le_bytes()].concat()
        );
        assert_eq!(entry.central(LONG).len(), 46 + 7 + 4 + 24);
    }
}

//! Zip files whose bytes depend on their content alone.
//!
//! No clock, no owner, no order of a folder's listing: entries stand in the
//! order they are given, dated 1980-01-01 (the earliest a zip can say), packed
//! by a compressor whose output does not differ between processors. What is
//! larger than 4 GiB, or more than 65,535 files, becomes Zip64. The crate that
//! reads zips holds what it writes of each file until the end, a few hundred
//! bytes; here that lies on the disk.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::bundle::entry::{Entry, LONG, short};

/// How long a file of a container may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub u64);

impl Limit {
    /// Reads a size: `4GB`, `700MB`, `4GiB`, or a number of bytes.
    ///
    /// # Errors
    /// When it is not a size, or below one megabyte.
    pub fn parse(text: &str) -> anyhow::Result<Limit> {
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let unit: u64 = match &text[digits.len()..] {
            "" | "B" => 1,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            other => anyhow::bail!("`{other}` is not a unit of size\nhelp: write 4GB, 700MB or 4GiB"),
        };
        let number: u64 = digits
            .parse()
            .with_context(|| format!("`{text}` is not a size\nhelp: write 4GB, 700MB or 4GiB"))?;
        let bytes = number.checked_mul(unit).with_context(|| format!("`{text}` is too large a size"))?;
        anyhow::ensure!(bytes >= 1_000_000, "parts of `{text}` are too small\nhelp: 1MB is the least");
        // A file of exactly 4 GiB does not fit on FAT32, whose lengths have 32 bits.
        let fat32 = u64::from(u32::MAX);
        Ok(Limit(if bytes == fat32 + 1 { fat32 } else { bytes }))
    }
}

/// A zip being written: one file, or several numbered parts.
///
/// Each is written under a temporary name; [`Container::finish`] puts them in place. The directory is
/// kept in a file without a name until then, so that memory does not grow with the number of files.
pub(super) struct Container {
    path: PathBuf,
    limit: Option<Limit>,
    open: BufWriter<File>,
    directory: BufWriter<File>,
    done: Vec<PathBuf>,
    /// Files, bytes before the directory, and bytes of the directory: of the open part.
    files: u64,
    length: u64,
    listed: u64,
}

/// The end of a zip, with that of Zip64.
const END: u64 = 22 + 20 + 56;

impl Container {
    /// Begins a container at `path`; with a limit, at `path` with a number.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn new(path: &Path, limit: Option<Limit>) -> anyhow::Result<Container> {
        let (open, directory) = (begin(&part_path(path, limit, 1))?, spool(path)?);
        let (path, done) = (path.to_path_buf(), Vec::new());
        Ok(Container { path, limit, open, directory, done, files: 0, length: 0, listed: 0 })
    }

    /// Adds a file; `body` gives its packed bytes.
    ///
    /// # Errors
    /// When it is larger than a part may be, or cannot be written.
    pub(super) fn add(&mut self, entry: &Entry, mut body: impl Read) -> anyhow::Result<()> {
        let local = entry.local();
        let length = local.len() as u64 + entry.packed;
        if let Some(Limit(limit)) = self.limit {
            // The place of a file is longest in a part of more than 4 GiB.
            let cost = length + entry.central(LONG).len() as u64;
            anyhow::ensure!(
                cost + END <= limit,
                "{} alone is larger than a part may be\nhelp: make the parts larger",
                entry.name
            );
            if self.length + self.listed + cost + END > limit {
                self.next_part()?;
            }
        }
        let central = entry.central(self.length);
        let mut write = || -> io::Result<()> {
            self.open.write_all(&local)?;
            io::copy(&mut body, &mut self.open)?;
            self.directory.write_all(&central)
        };
        write().with_context(|| format!("cannot write {} into {}", entry.name, self.path.display()))?;
        self.files += 1;
        self.length += length;
        self.listed += central.len() as u64;
        Ok(())
    }

    /// A file without a name beside the container: it is gone with the process, however that ends.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn scratch(&self) -> anyhow::Result<BufWriter<File>> {
        spool(&self.path)
    }

    /// Ends the container and puts all its files in place; gives their paths.
    ///
    /// # Errors
    /// When a file cannot be written or renamed.
    pub(super) fn finish(mut self) -> anyhow::Result<Vec<PathBuf>> {
        self.end_part()?;
        for path in &self.done {
            std::fs::rename(unfinished(path), path)
                .with_context(|| format!("cannot put {} in place", path.display()))?;
        }
        Ok(self.done)
    }

    /// Gives up, and removes what was written so far.
    pub(super) fn discard(self) {
        let last = self.current();
        drop(self.open);
        for path in self.done.iter().chain([&last]) {
            // What cannot be removed is named `.unfinished`, and written over by the next run.
            let _ = std::fs::remove_file(unfinished(path));
        }
    }

    fn current(&self) -> PathBuf {
        part_path(&self.path, self.limit, self.done.len() + 1)
    }

    fn next_part(&mut self) -> anyhow::Result<()> {
        self.end_part()?;
        self.open = begin(&self.current())?;
        self.directory = spool(&self.path)?;
        (self.files, self.length, self.listed) = (0, 0, 0);
        Ok(())
    }

    /// Writes the directory and the end of the open part.
    fn end_part(&mut self) -> anyhow::Result<()> {
        let path = self.current();
        let mut write = || -> io::Result<()> {
            self.directory.rewind()?;
            io::copy(self.directory.get_mut(), &mut self.open)?;
            self.open.write_all(&end(self.files, self.length, self.listed))?;
            self.open.flush()?;
            self.open.get_ref().sync_all()
        };
        write().with_context(|| format!("cannot finish {}", path.display()))?;
        self.done.push(path);
        Ok(())
    }
}

/// What stands after a directory of `size` bytes at `start`.
fn end(files: u64, start: u64, size: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let count = u16::try_from(files).unwrap_or(u16::MAX);
    if count == u16::MAX || start >= LONG || size >= LONG {
        out.extend_from_slice(b"PK\x06\x06");
        out.extend_from_slice(&44_u64.to_le_bytes());
        out.extend_from_slice(&[45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [files, files, size, start] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(b"PK\x06\x07\0\0\0\0");
        out.extend_from_slice(&(start + size).to_le_bytes());
        out.extend_from_slice(&1_u32.to_le_bytes());
    }
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&[count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend_from_slice(&[short(size), short(start)].concat());
    out.extend_from_slice(&[0, 0]);
    out
}

/// `archive.zip`, or `archive.1.zip` for parts.
fn part_path(path: &Path, limit: Option<Limit>, number: usize) -> PathBuf {
    if limit.is_some() { path.with_extension(format!("{number}.zip")) } else { path.to_path_buf() }
}

/// Where a file is written before it is whole.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".unfinished");
    name.into()
}

fn begin(path: &Path) -> anyhow::Result<BufWriter<File>> {
    let path = unfinished(path);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::with_capacity(1 << 20, file))
}

fn spool(beside: &Path) -> anyhow::Result<BufWriter<File>> {
    let folder = beside.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::tempfile_in(folder);
    Ok(BufWriter::new(file.with_context(|| format!("cannot write into {}", folder.display()))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(Limit::parse("4GB").unwrap(), Limit(4_000_000_000));
        assert_eq!(Limit::parse("700MB").unwrap(), Limit(700_000_000));
        assert_eq!(Limit::parse("4GiB").unwrap(), Limit(4_294_967_295), "what FAT32 can hold");
        for wrong in ["", "GB", "4 GB", "4TB", "4gb", "1", "99999999999GB", "-4GB"] {
            let error = format!("{:#}", Limit::parse(wrong).unwrap_err());
            assert!(error.contains("size") || error.contains("small"), "{wrong}: {error}");
        }
    }
}

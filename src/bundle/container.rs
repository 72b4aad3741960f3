//! Zip files whose bytes depend on their content alone.
//!
//! No clock, no owner, no order of a folder's listing: entries stand in the
//! order they are given, dated 1980-01-01 (the earliest a zip can say), packed
//! by a compressor whose output does not differ between processors. What is
//! larger than 4 GiB, or more than 65,535 files, becomes Zip64.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

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

/// A file packed for a container; packing may be done on any thread.
pub(super) struct Entry(PreparedZipFile);

impl Entry {
    /// Packs a file.
    ///
    /// # Errors
    /// When the compressor fails.
    pub(super) fn pack(name: &str, bytes: &[u8]) -> anyhow::Result<Entry> {
        let packed = PreparedZipFile::from_data(name, options(name), bytes);
        Ok(Entry(packed.with_context(|| format!("cannot pack {name}"))?))
    }

    /// What it takes in a container: its bytes and two headers, with room for Zip64 fields.
    fn cost(&self) -> u64 {
        self.0.compressed_size() + 2 * self.0.file_name_raw().len() as u64 + 30 + 46 + 64
    }
}

/// Packed by us: the same bytes for the same content, whatever machine it is.
fn options(name: &str) -> SimpleFileOptions {
    let packed_already = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".gz", ".zip"];
    let stored = packed_already.iter().any(|end| name.ends_with(end));
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// A zip being written: one file, or several numbered parts.
///
/// Each is written under a temporary name; [`Container::finish`] puts them in place.
pub(super) struct Container {
    path: PathBuf,
    limit: Option<Limit>,
    open: ZipWriter<BufWriter<File>>,
    done: Vec<PathBuf>,
    /// Bytes of the open part, counted high.
    length: u64,
}

/// The end of a zip, with that of Zip64.
const END: u64 = 22 + 20 + 56;

impl Container {
    /// Begins a container at `path`; with a limit, at `path` with a number.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn new(path: &Path, limit: Option<Limit>) -> anyhow::Result<Container> {
        let open = begin(&part_path(path, limit, 1))?;
        Ok(Container { path: path.to_path_buf(), limit, open, done: Vec::new(), length: END })
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When it is larger than a part may be, or cannot be written.
    pub(super) fn add(&mut self, entry: Entry) -> anyhow::Result<()> {
        let cost = entry.cost();
        let name = String::from_utf8_lossy(entry.0.file_name_raw()).into_owned();
        if let Some(Limit(limit)) = self.limit {
            anyhow::ensure!(
                cost + END <= limit,
                "{name} alone is larger than a part may be\nhelp: make the parts larger"
            );
            if self.length + cost > limit {
                self.next_part()?;
            }
        }
        let added = self.open.add_prepared_file(entry.0);
        added.with_context(|| format!("cannot write {name} into {}", self.path.display()))?;
        self.length += cost;
        Ok(())
    }

    /// Ends the container and puts all its files in place; gives their paths.
    ///
    /// # Errors
    /// When a file cannot be written or renamed.
    pub(super) fn finish(mut self) -> anyhow::Result<Vec<PathBuf>> {
        let last = self.current();
        end(self.open, &last)?;
        self.done.push(last);
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
        let full = self.current();
        self.done.push(full.clone());
        let next = begin(&self.current())?;
        self.length = END;
        end(std::mem::replace(&mut self.open, next), &full)
    }
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

fn begin(path: &Path) -> anyhow::Result<ZipWriter<BufWriter<File>>> {
    let path = unfinished(path);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(ZipWriter::new(BufWriter::with_capacity(1 << 20, file)))
}

fn end(zip: ZipWriter<BufWriter<File>>, path: &Path) -> anyhow::Result<()> {
    let ended = zip.finish().map_err(anyhow::Error::from);
    let flushed = ended.and_then(|buffer| Ok(buffer.into_inner()?.sync_all()?));
    flushed.with_context(|| format!("cannot finish {}", path.display()))
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

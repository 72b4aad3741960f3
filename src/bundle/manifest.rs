//! A manifest: what files there are, and the digest of each.
//!
//! One line a file, as `sha256sum` writes it: 64 hexadecimal digits, two
//! spaces, the path with `/` between folders.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use crate::text::hex::hex;
use crate::write::is_inside;

/// Paths and their digests, in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, String>);

impl FromIterator<(String, String)> for Manifest {
    /// The manifest of paths with their digests.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Manifest {
        Manifest(files.into_iter().collect())
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When a line is not a digest and a path, when a path leads out of the
    /// folder, or when a path stands twice.
    pub fn parse(text: &str) -> anyhow::Result<Manifest> {
        let mut files = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            let (digest, path) = row(line).with_context(|| not_a_row(at + 1, line))?;
            let repeated = files.insert(path.to_owned(), digest.to_owned()).is_some();
            anyhow::ensure!(!repeated, "line {}: `{path}` stands there twice", at + 1);
        }
        Ok(Manifest(files))
    }

    /// The manifest of files whose bytes are at hand.
    #[must_use]
    pub fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Manifest {
        files.into_iter().map(|(path, bytes)| (path.to_owned(), digest(bytes))).collect()
    }

    /// The manifest as `sha256sum -c` reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (path, digest) in &self.0 {
            let _ = writeln!(text, "{digest}  {path}");
        }
        text
    }

    /// Every path with its digest, in path order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, digest)| (path.as_str(), digest.as_str()))
    }

    /// The digest of a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A manifest that is read row by row, in path order: memory does not grow with it.
pub(super) struct Rows {
    lines: Lines<BufReader<File>>,
    path: PathBuf,
    number: usize,
    last: String,
}

/// One file of a manifest.
pub(super) struct Row {
    /// Its path.
    pub path: String,
    /// Its SHA-256.
    pub digest: String,
}

impl Rows {
    /// Opens a manifest.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn open(path: &Path) -> anyhow::Result<Rows> {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        let lines = BufReader::new(file).lines();
        Ok(Rows { lines, path: path.to_path_buf(), number: 0, last: String::new() })
    }

    fn row(&mut self, line: io::Result<String>) -> anyhow::Result<Row> {
        self.number += 1;
        let line = line?;
        let (digest, path) = row(&line).with_context(|| not_a_row(self.number, &line))?;
        anyhow::ensure!(self.last.as_str() < path, "line {}: `{path}` is not in order", self.number);
        path.clone_into(&mut self.last);
        Ok(Row { path: path.to_owned(), digest: digest.to_owned() })
    }
}

impl Iterator for Rows {
    type Item = anyhow::Result<Row>;

    fn next(&mut self) -> Option<anyhow::Result<Row>> {
        let line = self.lines.next()?;
        Some(self.row(line).with_context(|| format!("{} is damaged", self.path.display())))
    }
}

/// The SHA-256 of bytes, in lower-case hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn not_a_row(number: usize, line: &str) -> String {
    format!("line {number} is not 64 hexadecimal digits, two spaces and a path: `{line}`")
}

fn row(line: &str) -> Option<(&str, &str)> {
    let (digest, path) = line.split_once("  ")?;
    let is_digest = digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (is_digest && is_inside(path)).then_some((digest, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let manifest = Manifest::of([("people/a.html", b"a".as_slice()), ("index.html", b"b")]);
        assert_eq!(Manifest::parse(&manifest.text()).unwrap(), manifest);
        assert!(manifest.text().starts_with("3e23e816"), "in path order");
    }

    #[track_caller]
    fn refused(line: &str, why: &str) {
        let error = format!("{:#}", Manifest::parse(line).unwrap_err());
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn a_manifest_that_leads_elsewhere_is_refused_by_line() {
        let digest = digest(b"");
        for path in ["../a", "/a", "a//b", "a\\b", "C:a", ".", "a/../b", ""] {
            refused(&format!("{digest}  {path}"), "line 1");
        }
        refused(&format!("{digest}  a\n{digest}  a"), "line 2: `a` stands there twice");
        refused("0123  a", "line 1");
    }
}

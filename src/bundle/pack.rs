//! Packing: a published folder becomes a bundle.
//!
//! The manifest is read row by row and files a few at a time, each compared with its digest while it is
//! read: memory grows neither with the folder nor with a file in it.

use std::fs::File;
use std::io::{self, Seek as _};
use std::iter::Peekable;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;

use crate::bundle::container::{Container, Limit};
use crate::bundle::entry::{Entry, digest_of};
use crate::bundle::manifest::{Manifest, Row, Rows, digest};
use crate::bundle::{FROM, LIST, SIGNATURE, SITE, START};
use crate::write::MANIFEST;

/// What stands beside the site in a bundle.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The first page.
    pub start: Vec<u8>,
    /// The signature of the site's manifest.
    pub signature: Option<String>,
}

/// Where a bundle goes, and what it is called inside.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// The zip.
    pub path: &'p Path,
    /// Its one folder at the top.
    pub top: &'p str,
    /// The longest a file may be; the bundle is split where it is longer.
    pub limit: Option<Limit>,
}

/// What was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The files that were written.
    pub paths: Vec<PathBuf>,
    /// How many files of the site they hold.
    pub files: usize,
}

/// Packs the folder `site`, byte for byte.
///
/// # Errors
/// When the folder has no manifest, when a file is not as the manifest says, or when the disk fails.
pub fn pack(site: &Path, beside: &Beside, place: Place<'_>) -> anyhow::Result<Packed> {
    write(site, beside, place, None)
}

/// Packs only what changed since the manifest that lies at `from`; see [`crate::bundle::apply`].
///
/// # Errors
/// As [`pack`]; and when `from` is no manifest.
pub fn pack_delta(site: &Path, from: &Path, beside: &Beside, place: Place<'_>) -> anyhow::Result<Packed> {
    write(site, beside, place, Some(from))
}

fn write(site: &Path, beside: &Beside, place: Place<'_>, from: Option<&Path>) -> anyhow::Result<Packed> {
    let mut packing = Packing { site, top: place.top, container: Container::new(place.path, place.limit)? };
    match packing.fill(beside, from) {
        Ok(files) => Ok(Packed { paths: packing.container.finish()?, files }),
        Err(error) => {
            packing.container.discard();
            Err(error)
        }
    }
}

/// The manifest of a published folder.
pub(super) fn manifest_of(site: &Path) -> anyhow::Result<Manifest> {
    let path = site.join(MANIFEST);
    let text = std::fs::read_to_string(&path).with_context(|| not_published(&path))?;
    Manifest::parse(&text).with_context(|| format!("{} is damaged", path.display()))
}

fn not_published(manifest: &Path) -> String {
    format!("cannot read {}: is it a published folder?", manifest.display())
}

/// Files that are packed at once: so many, and together so long.
const AT_ONCE: (usize, u64) = (64, 1 << 24);
/// A longer file is packed alone, by way of the disk.
const ALONE: u64 = AT_ONCE.1 / 4;

/// A bundle that is being packed.
struct Packing<'p> {
    site: &'p Path,
    top: &'p str,
    container: Container,
}

impl Packing<'_> {
    /// Packs everything; gives the number of files of the site.
    fn fill(&mut self, beside: &Beside, from: Option<&Path>) -> anyhow::Result<usize> {
        let manifest = self.site.join(MANIFEST);
        let digest_at = |path: &Path| File::open(path).and_then(digest_of);
        let edition = digest_at(&manifest).with_context(|| not_published(&manifest))?;
        let from_text = from.map(|from| {
            let digest = digest_at(from).with_context(|| format!("cannot read {}", from.display()))?;
            anyhow::Ok(format!("{digest}  {SITE}{MANIFEST}\n"))
        });
        let from_text = from_text.transpose()?;
        self.text(START, &beside.start)?;
        self.text(LIST, list(&beside.start, &edition, from_text.as_deref()).as_bytes())?;
        for (path, text) in [(FROM, from_text.as_ref()), (SIGNATURE, beside.signature.as_ref())] {
            if let Some(text) = text {
                self.text(path, text.as_bytes())?;
            }
        }
        self.alone(&Row { path: MANIFEST.to_owned(), digest: edition })?;
        let earlier = from.map(Rows::open).transpose()?;
        self.files(Rows::open(&manifest)?, earlier.map(Iterator::peekable))
    }

    /// Packs the files of a manifest, but for those that the `earlier` one lists alike.
    fn files(&mut self, rows: Rows, mut earlier: Option<Peekable<Rows>>) -> anyhow::Result<usize> {
        let (mut some, mut length, mut files) = (Vec::new(), 0, 0);
        for row in rows {
            let row = row?;
            if let Some(earlier) = &mut earlier
                && is_listed(&row, earlier)?
            {
                continue;
            }
            files += 1;
            let path = self.site.join(&row.path);
            let about = path.metadata().with_context(|| format!("cannot read {}", path.display()))?;
            if about.len() > ALONE {
                self.together(&std::mem::take(&mut some))?;
                self.alone(&row)?;
                length = 0;
                continue;
            }
            length += about.len();
            some.push(row);
            if some.len() == AT_ONCE.0 || length > AT_ONCE.1 {
                self.together(&std::mem::take(&mut some))?;
                length = 0;
            }
        }
        self.together(&some)?;
        Ok(files)
    }

    fn name(&self, path: &str) -> String {
        format!("{}/{path}", self.top)
    }

    fn text(&mut self, path: &str, text: &[u8]) -> anyhow::Result<()> {
        let mut body = Vec::new();
        let entry = Entry::pack(self.name(path), text, &mut body)?;
        self.container.add(&entry, body.as_slice())
    }

    /// Packs some files, on all threads, and adds them in their order.
    fn together(&mut self, rows: &[Row]) -> anyhow::Result<()> {
        let pack = |row: &Row| {
            let mut body = Vec::new();
            anyhow::Ok((self.pack(row, &mut body)?, body))
        };
        let packed: Vec<_> = rows.par_iter().map(pack).collect();
        for packed in packed {
            let (entry, body) = packed?;
            self.container.add(&entry, body.as_slice())?;
        }
        Ok(())
    }

    /// Packs a file that is too long to be held.
    fn alone(&mut self, row: &Row) -> anyhow::Result<()> {
        let mut body = self.container.scratch()?;
        let entry = self.pack(row, &mut body)?;
        body.rewind().context("cannot write")?;
        self.container.add(&entry, body.get_mut())
    }

    /// Packs a file of the site, and compares it with its digest.
    fn pack(&self, row: &Row, to: &mut impl io::Write) -> anyhow::Result<Entry> {
        let path = self.site.join(&row.path);
        let name = self.name(&format!("{SITE}{}", row.path));
        let packed = File::open(&path).and_then(|file| Entry::pack(name, file, to));
        let entry = packed.with_context(|| format!("cannot pack {}", path.display()))?;
        anyhow::ensure!(
            entry.digest == row.digest,
            "{} is not as the manifest says: it was changed after the build\nhelp: `casebook build` makes it again",
            path.display()
        );
        Ok(entry)
    }
}

/// What covers the first page, the manifest and the edition that a delta starts from.
fn list(start: &[u8], edition: &str, from: Option<&str>) -> String {
    let own = [(START.to_owned(), digest(start)), (format!("{SITE}{MANIFEST}"), edition.to_owned())];
    let from = from.map(|from| (FROM.to_owned(), digest(from.as_bytes())));
    own.into_iter().chain(from).collect::<Manifest>().text()
}

/// Whether an earlier manifest, read up to here, lists a file alike.
fn is_listed(row: &Row, earlier: &mut Peekable<Rows>) -> anyhow::Result<bool> {
    while let Some(found) =
        earlier.next_if(|found| found.as_ref().map_or(true, |found| found.path < row.path))
    {
        found?;
    }
    let same = |found: &anyhow::Result<Row>| {
        found.as_ref().is_ok_and(|found| found.path == row.path && found.digest == row.digest)
    };
    Ok(earlier.peek().is_some_and(same))
}

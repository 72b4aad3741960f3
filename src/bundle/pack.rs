//! Packing: a published folder becomes a bundle.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;

use crate::bundle::container::{Container, Entry, Limit};
use crate::bundle::manifest::{Manifest, digest};
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

/// Packs the folder `site`, byte for byte. Memory does not grow with the folder.
///
/// # Errors
/// When the folder has no manifest, when a file is not as the manifest says, or when the disk fails.
pub fn pack(site: &Path, beside: &Beside, place: Place<'_>) -> anyhow::Result<Packed> {
    let (text, manifest) = manifest_of(site)?;
    let wanted: Vec<(&str, &str)> = manifest.files().collect();
    let list = list(beside, &text, None);
    write(site, beside, place, &Top { manifest: &text, list, from: None }, &wanted)
}

/// Packs only what changed since the manifest `from`; see [`crate::bundle::apply`].
///
/// # Errors
/// As [`pack`]; and when `from` is no manifest.
pub fn pack_delta(site: &Path, from: &str, beside: &Beside, place: Place<'_>) -> anyhow::Result<Packed> {
    let earlier = Manifest::parse(from).context("cannot read the manifest to start from")?;
    let (text, manifest) = manifest_of(site)?;
    let wanted: Vec<(&str, &str)> =
        manifest.files().filter(|(path, digest)| earlier.get(path) != Some(digest)).collect();
    let from = format!("{}  {SITE}{MANIFEST}\n", digest(from.as_bytes()));
    let list = list(beside, &text, Some(&from));
    write(site, beside, place, &Top { manifest: &text, list, from: Some(from) }, &wanted)
}

/// The texts at the top of a bundle, and the manifest.
struct Top<'t> {
    manifest: &'t str,
    list: String,
    from: Option<String>,
}

fn list(beside: &Beside, manifest: &str, from: Option<&str>) -> String {
    let site = format!("{SITE}{MANIFEST}");
    let own = [(START, beside.start.as_slice()), (site.as_str(), manifest.as_bytes())];
    Manifest::of(own.into_iter().chain(from.map(|from| (FROM, from.as_bytes())))).text()
}

/// The manifest of a published folder, as text and read.
pub(super) fn manifest_of(site: &Path) -> anyhow::Result<(String, Manifest)> {
    let path = site.join(MANIFEST);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}: is it a published folder?", path.display()))?;
    let manifest = Manifest::parse(&text).with_context(|| format!("{} is damaged", path.display()))?;
    Ok((text, manifest))
}

/// Files that are packed at once: bounded by number, and by bytes unless one is larger.
const AT_ONCE: usize = 64;

fn write(
    site: &Path,
    beside: &Beside,
    place: Place<'_>,
    top: &Top<'_>,
    wanted: &[(&str, &str)],
) -> anyhow::Result<Packed> {
    let mut container = Container::new(place.path, place.limit)?;
    match fill(&mut container, site, beside, place.top, top, wanted) {
        Ok(()) => Ok(Packed { paths: container.finish()?, files: wanted.len() }),
        Err(error) => {
            container.discard();
            Err(error)
        }
    }
}

fn fill(
    container: &mut Container,
    site: &Path,
    beside: &Beside,
    folder: &str,
    top: &Top<'_>,
    wanted: &[(&str, &str)],
) -> anyhow::Result<()> {
    let name = |path: &str| format!("{folder}/{path}");
    let texts = [(LIST, Some(&top.list)), (FROM, top.from.as_ref()), (SIGNATURE, beside.signature.as_ref())];
    container.add(Entry::pack(&name(START), &beside.start)?)?;
    for (path, text) in texts {
        if let Some(text) = text {
            container.add(Entry::pack(&name(path), text.as_bytes())?)?;
        }
    }
    container.add(Entry::pack(&name(&format!("{SITE}{MANIFEST}")), top.manifest.as_bytes())?)?;
    for some in wanted.chunks(AT_ONCE) {
        let packed: Vec<anyhow::Result<Entry>> = some
            .par_iter()
            .map(|(path, digest)| Entry::pack(&name(&format!("{SITE}{path}")), &read(site, path, digest)?))
            .collect();
        for entry in packed {
            container.add(entry?)?;
        }
    }
    Ok(())
}

fn read(site: &Path, path: &str, expected: &str) -> anyhow::Result<Vec<u8>> {
    let file = site.join(path);
    let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    anyhow::ensure!(
        digest(&bytes) == expected,
        "{} is not as the manifest says: it was changed after the build\nhelp: `casebook build` makes it again",
        file.display()
    );
    Ok(bytes)
}

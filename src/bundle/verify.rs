//! Checking: is every byte the one that was published, and nothing else there?

use std::path::PathBuf;

use anyhow::Context as _;
use minisign::PublicKey;

use crate::bundle::manifest::{Manifest, digest};
use crate::bundle::seal::fits;
use crate::bundle::tree::Tree;
use crate::bundle::{FROM, LIST, SIGNATURE, SITE, START, Seal};
use crate::write::{MANIFEST, is_own};

/// What checking found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, one line a file: `people/a.html: changed`.
    pub faults: Vec<String>,
    /// How many files the manifest lists.
    pub listed: usize,
    /// How many of them are here; fewer in a delta.
    pub here: usize,
    /// The signature.
    pub seal: Seal,
    /// The digest of the manifest: it stands for the whole site.
    pub edition: String,
}

/// Checks a published folder, a bundle (unpacked or not), a delta, or all parts of a split bundle.
///
/// # Errors
/// When there is nothing to check: no manifest, a zip that is cut short, a disk that fails.
pub fn verify(paths: &[PathBuf], key: Option<&PublicKey>) -> anyhow::Result<Report> {
    look(&Tree::open(paths)?, key)
}

pub(super) fn look(tree: &Tree, key: Option<&PublicKey>) -> anyhow::Result<Report> {
    let site = layout(tree)?;
    let mut faults = tree.faults.clone();
    let text = manifest_text(tree, site)?;
    let manifest = Manifest::parse(&text).context("the manifest is damaged")?;
    let is_delta = tree.has(FROM);
    let mut here = 0;
    for (path, expected) in manifest.files() {
        let found = tree.has(&format!("{site}{path}"));
        here += usize::from(found);
        let fault = match tree.read(&format!("{site}{path}"))? {
            Some(bytes) => (digest(&bytes) != expected).then_some("changed"),
            None if found => Some("changed"),
            None => (!is_delta).then_some("missing"),
        };
        faults.extend(fault.map(|fault| format!("{path}: {fault}")));
    }
    if !site.is_empty() {
        faults.extend(list_faults(tree)?);
    }
    faults.extend(added(tree, site, &manifest));
    let seal = seal(tree, &text, key, &mut faults)?;
    Ok(Report { faults, listed: manifest.len(), here, seal, edition: digest(text.as_bytes()) })
}

/// The folder of the site: `site/` in a bundle, nothing in a published folder.
pub(super) fn layout(tree: &Tree) -> anyhow::Result<&'static str> {
    if tree.has(&format!("{SITE}{MANIFEST}")) {
        return Ok(SITE);
    }
    anyhow::ensure!(
        tree.has(MANIFEST),
        "there is no {MANIFEST}: it is neither a published folder nor a bundle\n\
         help: name all parts of a split bundle together"
    );
    Ok("")
}

pub(super) fn manifest_text(tree: &Tree, site: &str) -> anyhow::Result<String> {
    let text = tree.text(&format!("{site}{MANIFEST}"))?;
    text.with_context(|| format!("{MANIFEST}: changed; without it nothing can be checked"))
}

fn list_faults(tree: &Tree) -> anyhow::Result<Vec<String>> {
    let Some(text) = tree.text(LIST)? else { return Ok(vec![format!("{LIST}: missing")]) };
    let Ok(list) = Manifest::parse(&text) else { return Ok(vec![format!("{LIST}: changed")]) };
    let mut faults = Vec::new();
    let optional = Some(FROM).filter(|_| tree.has(FROM));
    let unlisted = [START, "site/manifest.sha256"].into_iter().chain(optional);
    if unlisted.into_iter().any(|path| list.get(path).is_none()) {
        faults.push(format!("{LIST}: changed"));
    }
    for (path, expected) in list.files() {
        let fault = match tree.read(path)? {
            Some(bytes) => (digest(&bytes) != expected).then_some("changed"),
            None => Some(if tree.has(path) { "changed" } else { "missing" }),
        };
        faults.extend(fault.map(|fault| format!("{path}: {fault}")));
    }
    Ok(faults)
}

/// Files that nothing lists. What the program keeps for itself beside a site is not part of it.
fn added(tree: &Tree, site: &str, manifest: &Manifest) -> Vec<String> {
    let beside = [START, LIST, FROM, SIGNATURE];
    let is_known = |path: &str| match path.strip_prefix(site) {
        Some(inner) if !site.is_empty() => manifest.get(inner).is_some() || inner == MANIFEST,
        Some(inner) => {
            manifest.get(inner).is_some() || inner == MANIFEST || inner == SIGNATURE || is_own(inner)
        }
        None => beside.contains(&path),
    };
    tree.paths().filter(|path| !is_known(path)).map(|path| format!("{path}: added")).collect()
}

fn seal(
    tree: &Tree,
    manifest: &str,
    key: Option<&PublicKey>,
    faults: &mut Vec<String>,
) -> anyhow::Result<Seal> {
    let Some(signature) = tree.text(SIGNATURE)? else {
        let damaged = tree.has(SIGNATURE);
        faults.extend((damaged).then(|| format!("{SIGNATURE}: changed")));
        faults.extend((key.is_some() && !damaged).then(|| format!("{SIGNATURE}: missing")));
        return Ok(Seal::None);
    };
    let Some(key) = key else { return Ok(Seal::Unchecked) };
    match fits(&signature, manifest.as_bytes(), key) {
        Ok(()) => Ok(Seal::Good),
        Err(error) => {
            faults.push(format!("{SIGNATURE}: it does not fit the manifest and the key: {error:#}"));
            Ok(Seal::Unchecked)
        }
    }
}

//! Applying a delta: an earlier copy becomes the present one, or stays as it was.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::bundle::manifest::{Manifest, digest};
use crate::bundle::tree::Tree;
use crate::bundle::verify::{layout, look, manifest_text};
use crate::bundle::{FROM, LIST, SIGNATURE, SITE, START};
use crate::site::SitePath;
use crate::write::{Job, MANIFEST, Work, Written, publish};

/// What applying a delta did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// The copy is the present one now.
    Now(Written),
    /// It was before.
    Before,
}

/// Applies a delta to a published folder or an unpacked bundle.
///
/// The copy is checked before: each file must be as the delta's first or second
/// edition has it (the second, where an earlier run was stopped). Files are put
/// in place one by one, the manifest last, and everything is checked again.
///
/// # Errors
/// When the delta is damaged, when it starts from another edition, or when the
/// copy is not whole; nothing is changed then.
pub fn apply(delta: &Path, copy: &Path) -> anyhow::Result<Applied> {
    let tree = Tree::open(&[delta.to_path_buf()])?;
    let from = tree.text(FROM)?.with_context(|| format!("{} is no delta", delta.display()))?;
    all_well(look(&tree, None)?.faults, delta)?;
    let target = Tree::open(&[copy.to_path_buf()])?;
    let site = layout(&target)?;
    let text = manifest_text(&target, site)?;
    let goal_text = manifest_text(&tree, SITE)?;
    if text == goal_text {
        all_well(look(&target, None)?.faults, copy)?;
        return Ok(Applied::Before);
    }
    let edition = digest(text.as_bytes());
    anyhow::ensure!(
        from.starts_with(&edition),
        "{} is another edition than the delta starts from: {edition}, not {}",
        copy.display(),
        from.get(..64).unwrap_or_default()
    );
    let (old, goal) = (Manifest::parse(&text)?, Manifest::parse(&goal_text)?);
    all_well(damaged(&target, site, &old, &goal)?, copy)?;
    let folder = copy.join(site);
    let jobs = goal.files().map(|(path, _)| Job { path: SitePath::new(path), standing: None, from: () });
    let jobs: Vec<Job<()>> = jobs.collect();
    let written = publish(&folder, &jobs, &Work::unwatched(&|job| make(job, &tree, &folder)))?;
    if !site.is_empty() {
        replace_beside(&tree, copy)?;
    }
    all_well(look(&Tree::open(&[copy.to_path_buf()])?, None)?.faults, copy)?;
    Ok(Applied::Now(written))
}

fn all_well(faults: Vec<String>, path: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(faults.is_empty(), "{} is not whole:\n{}", path.display(), faults.join("\n"));
    Ok(())
}

/// Files that are neither as the old edition has them nor as the new one does.
fn damaged(target: &Tree, site: &str, old: &Manifest, goal: &Manifest) -> anyhow::Result<Vec<String>> {
    let mut faults = target.faults.clone();
    for (path, expected) in old.files() {
        let found = target.read(&format!("{site}{path}"))?.map(|bytes| digest(&bytes));
        let known = |digest: &String| digest == expected || goal.get(path) == Some(digest);
        match &found {
            Some(found) if known(found) => {}
            None if goal.get(path).is_none() => {}
            Some(_) => faults.push(format!("{path}: changed")),
            None => faults.push(format!("{path}: missing")),
        }
    }
    Ok(faults)
}

/// The bytes of a file of the new edition.
fn make(job: &Job<()>, delta: &Tree, folder: &Path) -> anyhow::Result<Vec<u8>> {
    let path = job.path.as_str();
    let inner = format!("{SITE}{path}");
    if delta.has(&inner) {
        return delta.read(&inner)?.with_context(|| format!("{path} in the delta is damaged"));
    }
    let file: PathBuf = folder.join(path);
    std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The first page, the list and the signature, each by a rename.
fn replace_beside(delta: &Tree, copy: &Path) -> anyhow::Result<()> {
    let site = format!("{SITE}{MANIFEST}");
    let start = delta.read(START)?.unwrap_or_default();
    let manifest = delta.read(&site)?.unwrap_or_default();
    let list = Manifest::of([(START, start.as_slice()), (site.as_str(), manifest.as_slice())]).text();
    let signature = delta.read(SIGNATURE)?;
    for (name, bytes) in [(START, Some(start)), (SIGNATURE, signature), (LIST, Some(list.into_bytes()))] {
        let path = copy.join(name);
        let Some(bytes) = bytes else {
            // A signature of the earlier edition fits no longer.
            let _ = std::fs::remove_file(&path);
            continue;
        };
        let new = copy.join(format!("{name}.new"));
        std::fs::write(&new, bytes)
            .and_then(|()| std::fs::rename(&new, &path))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

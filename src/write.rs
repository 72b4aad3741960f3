//! Write: the only writer of the published folder.
//!
//! Files are made in a staging folder beside their place and renamed one by
//! one, the manifest last. Whatever moment the process is killed at, every
//! file is whole, and the next run knows which files are its own: it reads
//! the manifest and the one that the killed run left in staging.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context as _;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::site::SitePath;
use crate::text::hex::hex;

/// The list of what we published: `sha256sum -c` reads it.
pub const MANIFEST: &str = "manifest.sha256";
/// Where files are made before they are put in place.
const STAGING: &str = ".casebook-staging";
/// What killed runs wrote, as far as no manifest tells of it: there, in the form of one.
const EARLIER: &str = "earlier.sha256";

/// One file in how many is few enough to be told by name.
const FEW: usize = 4;

/// Whether a path of the published folder is the program's own working state, no part of the site.
#[must_use]
pub fn is_own(path: &str) -> bool {
    path.starts_with(".casebook")
}

/// One file to be published, and how to make its bytes.
pub struct Job<'a> {
    /// Its address.
    pub path: SitePath,
    /// What stands there, where that is known to be what would be made.
    pub standing: Option<Standing>,
    /// Makes its bytes.
    pub make: Box<dyn Fn() -> anyhow::Result<Vec<u8>> + Send + Sync + 'a>,
}

/// A file of an earlier run that has not changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// How many they are.
    pub bytes: u64,
}

impl Job<'_> {
    /// A file that cannot be made: with it nothing is put in place.
    #[must_use]
    pub fn impossible(path: &'static str) -> Self {
        let make = move || anyhow::bail!("{path} cannot be made");
        Job { path: SitePath::new(path), standing: None, make: Box::new(make) }
    }
}

/// What must be looked at before it may be put in place.
pub struct Watch<'a> {
    /// The SHA-256 of files, by path, that were found clean before.
    pub clean: BTreeMap<String, String>,
    /// Looks at any other file; an error stops the run.
    pub look: &'a (dyn Fn(&str, &[u8]) -> anyhow::Result<()> + Sync),
}

impl Watch<'_> {
    /// For files that were looked at elsewhere.
    #[must_use]
    pub fn nothing() -> Watch<'static> {
        Watch { clean: BTreeMap::new(), look: &|_, _| Ok(()) }
    }
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or different.
    pub changed: usize,
    /// Files of an earlier run that are no longer part of the site.
    pub removed: usize,
    /// Bytes of the whole site.
    pub bytes: u64,
    /// The paths of all files that were put in place or removed, where these are few.
    pub touched: Option<Vec<String>>,
}

/// Publishes files: all of them are made first, then put in place.
///
/// The last of the jobs is made when all others are: it may tell of them.
/// `step` is called once a file, from any thread; so is what the watch looks with. Nothing is put in place when
/// any file cannot be made. Unchanged files are not touched.
///
/// # Errors
/// When a file cannot be made, read or written, when two files share an
/// address, or when a file that this program did not write stands in the way.
pub fn publish(
    out: &Path,
    jobs: &[Job<'_>],
    watch: &Watch<'_>,
    step: &(dyn Fn() + Sync),
) -> anyhow::Result<Written> {
    no_repeats(jobs)?;
    let staging = out.join(STAGING);
    let ours = owned(out, &staging)?;
    clear_but_ours(&staging, &ours)?;
    let result = stage(out, &staging, jobs, watch, &ours, step)
        .and_then(|staged| put_in_place(out, &staging, &staged, &ours));
    // Also after a fault: what was staged is worth nothing then.
    if result.is_ok() {
        clear(&staging)?
    } else {
        clear_but_ours(&staging, &ours)?
    }
    result
}

/// A file that was made: its digest, its length, and whether it is new.
struct Staged {
    path: SitePath,
    digest: String,
    bytes: u64,
    changed: bool,
}

fn no_repeats(jobs: &[Job<'_>]) -> anyhow::Result<()> {
    let mut all: Vec<(String, &str)> =
        jobs.iter().map(|job| (job.path.as_str().to_lowercase(), job.path.as_str())).collect();
    all.sort_unstable();
    match all.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => anyhow::bail!("two outputs have the address {}", pair[1].1),
        None => Ok(()),
    }
}

fn stage(
    out: &Path,
    staging: &Path,
    jobs: &[Job<'_>],
    watch: &Watch<'_>,
    ours: &BTreeSet<String>,
    step: &(dyn Fn() + Sync),
) -> anyhow::Result<Vec<Staged>> {
    let folders = Mutex::new(BTreeSet::new());
    // Every file is made even after a fault, so that the same content always
    // has the same faults, whatever thread came first.
    let one = |job: &Job<'_>| {
        let standing = job.standing.as_ref().filter(|_| ours.contains(job.path.as_str()));
        if let Some(Standing { digest, bytes }) = standing {
            debug_assert_eq!(*digest, hex(&Sha256::digest((job.make)()?)), "{} is stale", job.path.as_str());
            step();
            return Ok(Staged {
                path: job.path.clone(),
                digest: digest.clone(),
                bytes: *bytes,
                changed: false,
            });
        }
        let bytes = (job.make)()?;
        let digest = hex(&Sha256::digest(&bytes));
        if watch.clean.get(job.path.as_str()) != Some(&digest) {
            (watch.look)(job.path.as_str(), &bytes)?;
        }
        let staged = stage_one(out, staging, &job.path, &bytes, digest, ours, &folders);
        step();
        staged
    };
    let (others, last) = jobs.split_at(jobs.len().saturating_sub(1));
    let mut staged: Vec<anyhow::Result<Staged>> = others.par_iter().map(one).collect();
    staged.extend(last.iter().map(one));
    staged.into_iter().collect()
}

fn stage_one(
    out: &Path,
    staging: &Path,
    path: &SitePath,
    bytes: &[u8],
    digest: String,
    ours: &BTreeSet<String>,
    folders: &Mutex<BTreeSet<PathBuf>>,
) -> anyhow::Result<Staged> {
    let final_path = out.join(path.as_str());
    let changed = match is_same(&final_path, bytes)? {
        Present::Same => false,
        Present::Absent => true,
        Present::Different => {
            anyhow::ensure!(
                ours.contains(path.as_str()),
                "{} is in the way: this program did not write it\nhelp: move it out of the published folder",
                final_path.display()
            );
            true
        }
    };
    if changed {
        write_new(&staging.join(path.as_str()), bytes, folders)?;
    }
    Ok(Staged { path: path.clone(), digest, bytes: bytes.len() as u64, changed })
}

enum Present {
    Absent,
    Same,
    Different,
}

fn is_same(path: &Path, bytes: &[u8]) -> anyhow::Result<Present> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() && found.len() != bytes.len() as u64 => Ok(Present::Different),
        Ok(_) => match fs::read(path) {
            Ok(found) => Ok(if found == bytes { Present::Same } else { Present::Different }),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        },
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Present::Absent)
        }
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", path.display())),
    }
}

fn write_new(path: &Path, bytes: &[u8], folders: &Mutex<BTreeSet<PathBuf>>) -> anyhow::Result<()> {
    let folder = path.parent().expect("a site path lies in the staging folder");
    let mut made = folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if made.insert(folder.to_path_buf()) {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    drop(made);
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Renames what was staged into its place, removes what is stale, and writes
/// the manifest last. The new manifest lies in staging before the first rename.
fn put_in_place(
    out: &Path,
    staging: &Path,
    staged: &[Staged],
    ours: &BTreeSet<String>,
) -> anyhow::Result<Written> {
    let new: BTreeMap<&str, &str> =
        staged.iter().map(|file| (file.path.as_str(), file.digest.as_str())).collect();
    let stale: Vec<&String> = ours.iter().filter(|path| !new.contains_key(path.as_str())).collect();
    let changed: Vec<&Staged> = staged.iter().filter(|file| file.changed).collect();
    let manifest: String = new.iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect();
    let manifest_path = out.join(MANIFEST);
    let mut written = Written {
        files: staged.len(),
        changed: changed.len(),
        removed: 0,
        bytes: staged.iter().map(|file| file.bytes).sum(),
        touched: Some(Vec::new()),
    };
    let up_to_date = fs::read(&manifest_path).is_ok_and(|found| found == manifest.as_bytes());
    if changed.is_empty() && stale.is_empty() && up_to_date {
        return Ok(written);
    }
    write_new(&staging.join(MANIFEST), manifest.as_bytes(), &Mutex::default())?;
    rename_all(out, staging, &changed)?;
    let touched = changed.iter().map(|file| file.path.as_str()).chain(stale.iter().map(|path| path.as_str()));
    let are_few = changed.len() + stale.len() <= staged.len() / FEW;
    written.touched = are_few.then(|| touched.chain([MANIFEST]).map(str::to_owned).collect());
    for path in stale {
        written.removed += usize::from(remove(out, path)?);
    }
    rename(&staging.join(MANIFEST), &manifest_path)?;
    Ok(written)
}

fn rename_all(out: &Path, staging: &Path, changed: &[&Staged]) -> anyhow::Result<()> {
    // Where a folder cannot be moved as a whole, its files still can.
    let mut new = new_folders(out, changed)?;
    new.retain(|folder| fs::rename(staging.join(folder), out.join(folder)).is_ok());
    let changed: Vec<&Staged> =
        changed.iter().copied().filter(|file| top(file).is_none_or(|folder| !new.contains(folder))).collect();
    let folders: BTreeSet<PathBuf> = changed
        .iter()
        .filter_map(|file| out.join(file.path.as_str()).parent().map(Path::to_path_buf))
        .collect();
    for folder in folders {
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    changed
        .par_iter()
        .try_for_each(|file| rename(&staging.join(file.path.as_str()), &out.join(file.path.as_str())))
}

/// The folders right below the published one that do not stand yet: each is put in place as a whole.
fn new_folders<'s>(out: &Path, changed: &[&'s Staged]) -> anyhow::Result<BTreeSet<&'s str>> {
    let mut new: BTreeSet<&str> = changed.iter().filter_map(|file| top(file)).collect();
    let mut fault = None;
    new.retain(|folder| match fs::symlink_metadata(out.join(folder)) {
        Ok(_) => false,
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) => {
            fault = Some(error);
            false
        }
    });
    fault.map_or(Ok(new), |error| Err(error).with_context(|| format!("cannot look at {}", out.display())))
}

/// The folder right below the published one that a file lies in.
fn top(file: &Staged) -> Option<&str> {
    file.path.as_str().split_once('/').map(|row| row.0)
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot put {} in place", to.display()))
}

/// Removes a file of an earlier run, and its folders where they are empty now.
fn remove(out: &Path, path: &str) -> anyhow::Result<bool> {
    let target = out.join(path);
    match fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error).with_context(|| format!("cannot remove {}", target.display())),
    }
    let mut folder = target.parent();
    while let Some(empty) = folder.filter(|folder| *folder != out) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(true)
}

/// The files that earlier runs wrote: by the manifest, and by the one that a
/// killed run left in staging. Paths that lead out of the folder are ignored.
fn owned(out: &Path, staging: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut ours = Vec::new();
    for path in [out.join(MANIFEST), staging.join(MANIFEST), staging.join(EARLIER)] {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let listed = text.lines().filter_map(|line| line.split_once("  ")).map(|row| row.1);
        ours.extend(listed.filter(|path| is_inside(path)).map(str::to_owned));
    }
    Ok(ours.into_iter().collect())
}

/// Whether a path stays in its folder, on any system.
pub(crate) fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains(['\\', ':', '\0'])
}

/// Clears the staging folder. What a killed run wrote is told by no manifest in its place, so that its list stays
/// until a run has ended well.
fn clear_but_ours(staging: &Path, ours: &BTreeSet<String>) -> anyhow::Result<()> {
    if ![MANIFEST, EARLIER].iter().any(|name| staging.join(name).exists()) {
        return clear(staging);
    }
    let list: String = ours.iter().map(|path| format!("{:064}  {path}\n", 0)).collect();
    let (new, earlier) = (staging.join("new"), staging.join(EARLIER));
    let noted = fs::write(&new, list).and_then(|()| fs::rename(&new, &earlier));
    noted.with_context(|| format!("cannot write {}", earlier.display()))?;
    let remove = || -> std::io::Result<()> {
        for entry in fs::read_dir(staging)? {
            let entry = entry?;
            match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path())?,
                false if entry.file_name() == EARLIER => {}
                false => fs::remove_file(entry.path())?,
            }
        }
        Ok(())
    };
    remove().with_context(|| format!("cannot clear {}", staging.display()))
}

fn clear(staging: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(staging) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot clear {}", staging.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_wrote_is_known_until_a_run_ends_well() {
        let out = tempfile::tempdir().unwrap();
        let staging = out.path().join(STAGING);
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join(MANIFEST), format!("{:064}  a.html\n{:064}  b.html\n", 0, 0)).unwrap();
        for name in ["a.html", "b.html"] {
            fs::write(out.path().join(name), "killed").unwrap();
        }
        let publish = |jobs: &[Job<'_>]| publish(out.path(), jobs, &Watch::nothing(), &|| {});
        assert!(publish(&[Job::impossible("a.html")]).is_err());
        assert!(publish(&[Job::impossible("a.html")]).is_err());
        let job =
            Job { path: SitePath::new("a.html"), standing: None, make: Box::new(|| Ok(b"new".to_vec())) };
        let written = publish(&[job]).unwrap();
        assert_eq!((written.changed, written.removed), (1, 1));
        assert_eq!(fs::read(out.path().join("a.html")).unwrap(), b"new");
        assert!(!out.path().join("b.html").exists() && !staging.exists());
    }

    #[test]
    fn a_manifest_cannot_lead_out_of_the_folder() {
        assert!(is_inside("people/a.html"));
        for path in ["", "/etc/passwd", "../a", "a/../../b", "a//b", "a\\b", "./a", "C:a"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}

//! Write: the only writer of the published folder.
//!
//! Files are made in a staging folder beside their place and renamed one by
//! one, the manifest last. Whatever moment the process is killed at, every
//! file is whole, and the next run knows which files are its own: it reads
//! the manifest and the one that the killed run left in staging.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context as _;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest as _, Sha256};

use crate::site::SitePath;
use crate::text::hex::add_hex;

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

/// One file to be published.
#[derive(Debug)]
pub struct Job<T> {
    /// Its address.
    pub path: SitePath,
    /// What stands there, where that is known to be what would be made.
    pub standing: Option<Box<Standing>>,
    /// From what its bytes are made.
    pub from: T,
}

/// A file of an earlier run that has not changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The SHA-256 of its bytes.
    pub digest: [u8; 32],
    /// How many they are.
    pub bytes: u64,
}

/// How the files of a run are made and looked at.
pub struct Work<'a, T> {
    /// Makes the bytes of a file; an error stops the run.
    pub make: &'a (dyn Fn(&Job<T>) -> anyhow::Result<Vec<u8>> + Sync),
    /// The SHA-256 of files, by path, that were found clean before.
    pub clean: FxHashMap<String, [u8; 32]>,
    /// Looks at any other file before it may be put in place; an error stops the run.
    pub look: &'a (dyn Fn(&str, &[u8]) -> anyhow::Result<()> + Sync),
    /// Is told of every file that was made, from any thread.
    pub step: &'a (dyn Fn() + Sync),
}

impl<'a, T> Work<'a, T> {
    /// For files that were looked at elsewhere.
    #[must_use]
    pub fn unwatched(make: &'a (dyn Fn(&Job<T>) -> anyhow::Result<Vec<u8>> + Sync)) -> Self {
        Work { make, clean: FxHashMap::default(), look: &|_, _| Ok(()), step: &|| {} }
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
    /// The SHA-256 of every file, in the order of their paths.
    pub digests: Vec<(SitePath, [u8; 32])>,
}

/// Publishes files: all of them are made first, then put in place.
///
/// The last of the jobs is made when all others are: it may tell of them. Nothing is put in place when
/// any file cannot be made. Unchanged files are not touched.
///
/// # Errors
/// When a file cannot be made, read or written, when two files share an
/// address, or when a file that this program did not write stands in the way.
pub fn publish<T: Sync>(out: &Path, jobs: &[Job<T>], work: &Work<'_, T>) -> anyhow::Result<Written> {
    no_repeats(jobs)?;
    let staging = out.join(STAGING);
    let ours = owned(out, &staging)?;
    clear_but_ours(&staging, &ours)?;
    let stage = Stage { out, staging: &staging, ours: &ours, folders: Mutex::default() };
    let result = stage.all(jobs, work).and_then(|staged| put_in_place(out, &staging, staged, &ours));
    // Also after a fault: what was staged is worth nothing then.
    if result.is_ok() {
        clear(&staging)?
    } else {
        clear_but_ours(&staging, &ours)?
    }
    result
}

/// The files that earlier runs wrote.
type Ours = FxHashSet<String>;

/// A file that was made: its digest, its length, and whether it is new.
struct Staged {
    path: SitePath,
    digest: [u8; 32],
    bytes: u64,
    changed: bool,
}

fn no_repeats<T>(jobs: &[Job<T>]) -> anyhow::Result<()> {
    fn lower(path: &str) -> Cow<'_, str> {
        match str::bytes(path).all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            true => Cow::Borrowed(path),
            false => Cow::Owned(path.to_lowercase()),
        }
    }
    let mut all: Vec<Cow<'_, str>> = jobs.iter().map(|job| lower(job.path.as_str())).collect();
    all.sort_unstable();
    match all.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => {
            let both = jobs.iter().map(|job| job.path.as_str()).filter(|path| lower(path) == pair[0]);
            anyhow::bail!("two outputs have the address {}", both.max().unwrap_or_default())
        }
        None => Ok(()),
    }
}

/// Where files are made before they are put in place.
struct Stage<'s> {
    out: &'s Path,
    staging: &'s Path,
    ours: &'s Ours,
    /// The folders that were made.
    folders: Mutex<BTreeSet<PathBuf>>,
}

impl Stage<'_> {
    fn all<T: Sync>(&self, jobs: &[Job<T>], work: &Work<'_, T>) -> anyhow::Result<Vec<Staged>> {
        // Every file is made even after a fault, so that the same content always
        // has the same faults, whatever thread came first.
        let one = |job: &Job<T>| {
            let staged = self.one(job, work);
            (work.step)();
            staged
        };
        let (others, last) = jobs.split_at(jobs.len().saturating_sub(1));
        let mut staged: Vec<anyhow::Result<Staged>> = others.par_iter().map(one).collect();
        staged.extend(last.iter().map(one));
        staged.into_iter().collect()
    }

    fn one<T: Sync>(&self, job: &Job<T>, work: &Work<'_, T>) -> anyhow::Result<Staged> {
        let path = job.path.as_str();
        if let Some(Standing { digest, bytes }) = job.standing.as_deref().filter(|_| self.ours.contains(path))
        {
            debug_assert_eq!(digest[..], Sha256::digest((work.make)(job)?)[..], "{path} is stale");
            return Ok(Staged { path: job.path.clone(), digest: *digest, bytes: *bytes, changed: false });
        }
        let bytes = (work.make)(job)?;
        let digest = Sha256::digest(&bytes).into();
        if work.clean.get(path) != Some(&digest) {
            (work.look)(path, &bytes)?;
        }
        let changed = self.put(path, &bytes)?;
        Ok(Staged { path: job.path.clone(), digest, bytes: bytes.len() as u64, changed })
    }

    /// Puts a file beside its place, and says whether it differs from what stands there.
    fn put(&self, path: &str, bytes: &[u8]) -> anyhow::Result<bool> {
        let place = self.out.join(path);
        match is_same(&place, bytes)? {
            Present::Same => return Ok(false),
            Present::Absent => {}
            Present::Different => anyhow::ensure!(
                self.ours.contains(path),
                "{} is in the way: this program did not write it\nhelp: move it out of the published folder",
                place.display()
            ),
        }
        write_new(&self.staging.join(path), bytes, &self.folders)?;
        Ok(true)
    }
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
fn put_in_place(out: &Path, staging: &Path, mut staged: Vec<Staged>, ours: &Ours) -> anyhow::Result<Written> {
    staged.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    let stale = stale(&staged, ours);
    let changed: Vec<&Staged> = staged.iter().filter(|file| file.changed).collect();
    let manifest = manifest(&staged);
    let manifest_path = out.join(MANIFEST);
    let mut written = Written {
        files: staged.len(),
        changed: changed.len(),
        removed: 0,
        bytes: staged.iter().map(|file| file.bytes).sum(),
        touched: Some(Vec::new()),
        digests: Vec::new(),
    };
    let up_to_date = fs::read(&manifest_path).is_ok_and(|found| found == manifest.as_bytes());
    if changed.is_empty() && stale.is_empty() && up_to_date {
        written.digests = staged.into_iter().map(|file| (file.path, file.digest)).collect();
        return Ok(written);
    }
    write_new(&staging.join(MANIFEST), manifest.as_bytes(), &Mutex::default())?;
    drop(manifest);
    rename_all(out, staging, &changed)?;
    let touched = changed.iter().map(|file| file.path.as_str()).chain(stale.iter().copied());
    let are_few = changed.len() + stale.len() <= staged.len() / FEW;
    written.touched = are_few.then(|| touched.chain([MANIFEST]).map(str::to_owned).collect());
    for path in stale {
        written.removed += usize::from(remove(out, path)?);
    }
    rename(&staging.join(MANIFEST), &manifest_path)?;
    written.digests = staged.into_iter().map(|file| (file.path, file.digest)).collect();
    Ok(written)
}

/// The files of earlier runs that are no longer part of the site, in the order of their paths.
fn stale<'o>(staged: &[Staged], ours: &'o Ours) -> Vec<&'o str> {
    let still_there = staged.iter().filter(|file| ours.contains(file.path.as_str())).count();
    if still_there == ours.len() {
        return Vec::new();
    }
    let is_there = |path: &str| staged.binary_search_by_key(&path, |file| file.path.as_str()).is_ok();
    let mut stale: Vec<&str> = ours.iter().map(String::as_str).filter(|path| !is_there(path)).collect();
    stale.sort_unstable();
    stale
}

/// The digests of files, in the order of their paths, as `sha256sum` writes them.
fn manifest(staged: &[Staged]) -> String {
    let length = |file: &Staged| 64 + 2 + file.path.as_str().len() + 1;
    let mut out = String::with_capacity(staged.iter().map(length).sum());
    for Staged { path, digest, .. } in staged {
        add_hex(digest, &mut out);
        out.extend(["  ", path.as_str(), "\n"]);
    }
    out
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
fn owned(out: &Path, staging: &Path) -> anyhow::Result<Ours> {
    let mut ours = Ours::default();
    for path in [out.join(MANIFEST), staging.join(MANIFEST), staging.join(EARLIER)] {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let listed = text.lines().filter_map(|line| line.split_once("  ")).map(|row| row.1);
        ours.extend(listed.filter(|path| is_inside(path)).map(str::to_owned));
    }
    Ok(ours)
}

/// Whether a path stays in its folder, on any system.
pub(crate) fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains(['\\', ':', '\0'])
}

/// Clears the staging folder. What a killed run wrote is told by no manifest in its place, so that its list stays
/// until a run has ended well.
fn clear_but_ours(staging: &Path, ours: &Ours) -> anyhow::Result<()> {
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
        let job = [Job { path: SitePath::new("a.html"), standing: None, from: () }];
        let fails = |_: &Job<()>| anyhow::bail!("cannot be made");
        for _ in 0..2 {
            assert!(publish(out.path(), &job, &Work::unwatched(&fails)).is_err());
        }
        let written = publish(out.path(), &job, &Work::unwatched(&|_| Ok(b"new".to_vec()))).unwrap();
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

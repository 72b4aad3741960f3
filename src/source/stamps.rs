//! What the files of a folder look like from outside: name, size, times and inode, without reading one.
//!
//! Two digests that are the same mean that nothing was written in between, as long as the files were
//! not changed in the last moments before the first: clocks of file systems tick in steps.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::source::FOLDERS;

/// Files changed so shortly before they were looked at may change again unnoticed.
const RESTLESS: Duration = Duration::from_secs(2);

/// A file as it looks from outside: its size, its times and its inode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp([u64; 4]);

impl Stamp {
    /// How many bytes the file has.
    #[must_use]
    pub fn length(self) -> u64 {
        self.0[0]
    }

    /// Whether a change after `now` (since 1970) cannot look like the state that was found.
    #[must_use]
    pub fn is_settled(self, now: Duration) -> bool {
        now.checked_sub(Duration::from_nanos(self.0[1])).is_some_and(|age| age > RESTLESS)
    }

    /// The stamp as bytes, to be told from others.
    #[must_use]
    pub fn bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes.chunks_exact_mut(8).zip(self.0).for_each(|(to, from)| to.copy_from_slice(&from.to_le_bytes()));
        bytes
    }
}

/// A file of a folder.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its path from where the look began, with `/` between its parts.
    pub path: OsString,
    /// What it looks like.
    pub stamp: Stamp,
    /// Whether it is a file and no link or device.
    pub is_file: bool,
}

/// The files below some folders, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<Row>);

impl Files {
    /// Looks at every file below a folder.
    ///
    /// # Errors
    /// When a folder cannot be listed, or a file cannot be looked at.
    pub fn below(folder: &Path) -> io::Result<Files> {
        let mut rows = look(folder, OsStr::new(""))?;
        rows.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(Files(rows))
    }

    /// Looks at everything that a run reads of a site: its folders, settings, and what version control ignores.
    ///
    /// # Errors
    /// When something cannot be listed or looked at.
    pub fn of_site(root: &Path) -> io::Result<Files> {
        let mut rows = Vec::new();
        for name in ["casebook.toml", ".gitignore"].iter().chain(&FOLDERS) {
            match fs::metadata(root.join(name)) {
                Ok(found) if found.is_dir() => rows.extend(look(&root.join(name), OsStr::new(name))?),
                Ok(found) => {
                    rows.push(Row { path: name.into(), stamp: stamp(&found), is_file: found.is_file() })
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        rows.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(Files(rows))
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }

    /// What the file at a path looks like.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Stamp> {
        self.find(OsStr::new(path)).ok().map(|at| self.0[at].stamp)
    }

    fn find(&self, path: &OsStr) -> Result<usize, usize> {
        self.0.binary_search_by(|row| row.path.as_os_str().cmp(path))
    }

    /// SHA-256 over the names and stamps of all files.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for Row { path, stamp, is_file } in &self.0 {
            let path = path.as_encoded_bytes();
            hasher.update((path.len() as u64).to_le_bytes());
            hasher.update(path);
            hasher.update([u8::from(*is_file)]);
            hasher.update(stamp.bytes());
        }
        hasher.finalize().into()
    }

    /// Whether a change after `now` (since 1970) cannot look like the state that was found.
    #[must_use]
    pub fn are_settled(&self, now: Duration) -> bool {
        self.0.iter().all(|row| row.stamp.is_settled(now))
    }

    /// Looks again at some files below `folder`; all others are as they were found.
    ///
    /// # Errors
    /// When one cannot be looked at.
    pub fn renew<'p>(&mut self, folder: &Path, paths: impl Iterator<Item = &'p str>) -> io::Result<()> {
        for path in paths {
            let row = match fs::symlink_metadata(folder.join(path)) {
                Ok(found) => Some(Row { path: path.into(), stamp: stamp(&found), is_file: found.is_file() }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            match (self.find(OsStr::new(path)), row) {
                (Ok(at), Some(row)) => self.0[at] = row,
                (Ok(at), None) => drop(self.0.remove(at)),
                (Err(at), Some(row)) => self.0.insert(at, row),
                (Err(_), None) => {}
            }
        }
        Ok(())
    }
}

/// Every file below a folder, in no order; `named` is what its path begins with.
fn look(folder: &Path, named: &OsStr) -> io::Result<Vec<Row>> {
    let (mut folders, mut entries) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let mut path = OsString::with_capacity(named.len() + 1 + name.len());
        path.push(named);
        if !path.is_empty() {
            path.push("/");
        }
        path.push(name);
        let kind = entry.file_type()?;
        if kind.is_dir() {
            folders.push((entry.path(), path))
        } else {
            entries.push((entry, kind.is_file(), path))
        }
    }
    let row = |(entry, is_file, path): (fs::DirEntry, bool, OsString)| -> io::Result<Row> {
        Ok(Row { path, stamp: stamp(&entry.metadata()?), is_file })
    };
    let mut rows: Vec<Row> = entries.into_par_iter().with_min_len(64).map(row).collect::<io::Result<_>>()?;
    let below = folders.par_iter().map(|(folder, path)| look(folder, path));
    let below = below.collect::<io::Result<Vec<_>>>()?;
    rows.reserve_exact(below.iter().map(Vec::len).sum());
    rows.extend(below.into_iter().flatten());
    Ok(rows)
}

/// Looks at one file.
///
/// # Errors
/// When it cannot be looked at.
pub fn file(file: &Path) -> io::Result<Stamp> {
    Ok(stamp(&fs::metadata(file)?))
}

fn stamp(file: &Metadata) -> Stamp {
    let modified = file.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let (inode, changed) = identity(file);
    Stamp([file.len(), modified.unwrap_or_default().as_nanos() as u64, inode, changed])
}

/// The inode, and when anything about the file changed, in nanoseconds.
#[cfg(unix)]
fn identity(file: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    let nanoseconds = file.ctime().wrapping_mul(1_000_000_000).wrapping_add(file.ctime_nsec());
    (file.ino(), nanoseconds as u64)
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_shows() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let look = || Files::of_site(folder.path()).unwrap().digest();
        fs::create_dir_all(at("content/b")).unwrap();
        fs::write(at("content/b/x"), "one").unwrap();
        let first = look();
        assert_eq!(look(), first);
        fs::create_dir_all(at("public")).unwrap();
        fs::write(at("public/y"), "not read").unwrap();
        assert_eq!(look(), first);
        fs::write(at("content/z"), "").unwrap();
        let second = look();
        assert_ne!(second, first);
        fs::rename(at("content/z"), at("content/w")).unwrap();
        assert_ne!(look(), second);
        fs::remove_file(at("content/w")).unwrap();
        // The same bytes, but another file.
        fs::write(at("new"), "one").unwrap();
        fs::rename(at("new"), at("content/b/x")).unwrap();
        assert_ne!(look(), first);
    }

    #[test]
    fn a_fresh_file_is_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("casebook.toml"), "").unwrap();
        let found = Files::of_site(folder.path()).unwrap();
        let newest = Duration::from_nanos(found.iter().next().unwrap().stamp.0[1]);
        assert!(!found.are_settled(newest + RESTLESS));
        assert!(found.are_settled(newest + RESTLESS * 2));
    }

    #[test]
    fn looking_again_at_what_changed_is_looking_again_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b")).unwrap();
        (0..20).for_each(|number| fs::write(at(&format!("b/{number}")), "one").unwrap());
        fs::write(at("b-z"), "two").unwrap();
        let mut found = Files::below(folder.path()).unwrap();
        fs::remove_file(at("b/3")).unwrap();
        fs::write(at("a"), "new").unwrap();
        fs::write(at("b/7"), "other").unwrap();
        found.renew(folder.path(), ["b/3", "a", "b/7", "never there"].into_iter()).unwrap();
        let whole = Files::below(folder.path()).unwrap();
        assert_eq!(found.digest(), whole.digest());
        assert_eq!((found.at("b/7").unwrap().length(), found.at("b/3")), (5, None));
    }
}

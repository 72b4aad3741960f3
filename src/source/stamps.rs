//! What the files of a folder look like from outside: name, size, times and inode, without reading one.
//!
//! Two digests that are the same mean that nothing was written in between, as long as the files were
//! not changed in the last moments before the first: clocks of file systems tick in steps.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::source::FOLDERS;

/// Files changed so shortly before they were looked at may change again unnoticed.
const RESTLESS: Duration = Duration::from_secs(2);

/// A folder as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamps {
    /// SHA-256 over the names, sizes, times and inodes of all files.
    pub digest: [u8; 32],
    /// When the file that was changed last was changed, since 1970.
    newest: Duration,
}

impl Stamps {
    /// Whether a change after `now` (since 1970) cannot look like the state that was found.
    #[must_use]
    pub fn are_settled(&self, now: Duration) -> bool {
        now.checked_sub(self.newest).is_some_and(|age| age > RESTLESS)
    }
}

/// Looks at everything that a run reads of a site: its folders, settings, and what version control ignores.
///
/// # Errors
/// When something cannot be listed or looked at.
pub fn site(root: &Path) -> io::Result<Stamps> {
    let mut hasher = Sha256::new();
    let mut newest = Duration::ZERO;
    for name in ["casebook.toml", ".gitignore"].iter().chain(&FOLDERS) {
        let path = root.join(name);
        let found = match fs::metadata(&path) {
            Ok(found) if found.is_dir() => folder(&path)?,
            Ok(found) => stamp(&found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        hasher.update(name);
        hasher.update(found.digest);
        newest = newest.max(found.newest);
    }
    Ok(Stamps { digest: hasher.finalize().into(), newest })
}

/// Looks at every file below a folder.
///
/// # Errors
/// When a folder cannot be listed, or a file cannot be looked at.
pub fn folder(path: &Path) -> io::Result<Stamps> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        rows.push((entry.file_name().into_encoded_bytes(), entry.file_type()?.is_dir(), entry));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let look = |(_, is_folder, entry): &(Vec<u8>, bool, fs::DirEntry)| -> io::Result<Stamps> {
        if *is_folder { folder(&entry.path()) } else { Ok(stamp(&entry.metadata()?)) }
    };
    let found: Vec<Stamps> = rows.par_iter().map(look).collect::<io::Result<_>>()?;
    let mut hasher = Sha256::new();
    for ((name, is_folder, _), stamps) in rows.iter().zip(&found) {
        hasher.update((name.len() as u64).to_le_bytes());
        hasher.update(name);
        hasher.update([u8::from(*is_folder)]);
        hasher.update(stamps.digest);
    }
    let newest = found.iter().map(|stamps| stamps.newest).max().unwrap_or_default();
    Ok(Stamps { digest: hasher.finalize().into(), newest })
}

/// Looks at one file.
///
/// # Errors
/// When it cannot be looked at.
pub fn file(file: &Path) -> io::Result<Stamps> {
    Ok(stamp(&fs::metadata(file)?))
}

fn stamp(file: &Metadata) -> Stamps {
    let newest = file.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let newest = newest.unwrap_or_default();
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&file.len().to_le_bytes());
    digest[8..16].copy_from_slice(&(newest.as_nanos() as u64).to_le_bytes());
    let (inode, changed) = identity(file);
    digest[16..24].copy_from_slice(&inode.to_le_bytes());
    digest[24..].copy_from_slice(&changed.to_le_bytes());
    Stamps { digest, newest }
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
        let look = || site(folder.path()).unwrap().digest;
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
        let found = site(folder.path()).unwrap();
        assert!(!found.are_settled(found.newest + RESTLESS));
        assert!(found.are_settled(found.newest + RESTLESS * 2));
    }
}

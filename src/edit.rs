//! The only writer of an archive's own files: it makes new ones, edits front matter in its shape, and
//! removes nothing that it has not kept elsewhere first.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::Context as _;

/// Writes a new file and the folders above it.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            anyhow::bail!("{} is there already; it was left as it is", path.display())
        }
        Err(error) => return Err(error).with_context(|| format!("cannot make {}", path.display())),
    };
    file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))
}

/// Puts a whole file in place, unless one is there: it is made beside its place and
/// renamed, so that a killed run leaves nothing half written. Says whether it did.
///
/// # Errors
/// When it cannot be written.
pub fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    if path.exists() {
        return Ok(false);
    }
    replace(path, bytes)?;
    Ok(true)
}

/// Writes a whole file over the one that may be there, by renaming.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.casebook-new"));
    fs::write(&beside, bytes).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot put {} in place", path.display()))
}

/// Copies a file and makes sure that the copy is on the disk, before the file itself is touched.
///
/// # Errors
/// When the copy cannot be made, or another file stands in its place.
pub fn keep(from: &Path, to: &Path) -> anyhow::Result<()> {
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if !put(to, &bytes)? {
        let there = fs::read(to).with_context(|| format!("cannot read {}", to.display()))?;
        anyhow::ensure!(there == bytes, "another file stands at {}\nhelp: move it away first", to.display());
    }
    let file = fs::File::open(to).with_context(|| format!("cannot open {}", to.display()))?;
    file.sync_all().with_context(|| format!("cannot write {} to the disk", to.display()))
}

/// Removes a file of which a copy was kept.
///
/// # Errors
/// When it cannot be removed.
pub fn remove(path: &Path) -> anyhow::Result<()> {
    fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))
}

/// Changes the front matter of a record, keeping its shape, comments and body.
///
/// # Errors
/// When the file cannot be read or written, has no front matter, or `change` fails:
/// then it is left as it was.
pub fn front(
    path: &Path,
    change: impl FnOnce(&mut toml_edit::DocumentMut) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let front =
        crate::parse::split(&text).with_context(|| format!("{} has no front matter", path.display()))?;
    let mut record: toml_edit::DocumentMut =
        front.toml.parse().with_context(|| format!("the front matter of {} is not TOML", path.display()))?;
    change(&mut record).with_context(|| format!("cannot edit {}", path.display()))?;
    let toml_end = front.toml_start + front.toml.len();
    let edited = format!("{}{record}{}", &text[..front.toml_start], &text[toml_end..]);
    replace(path, edited.as_bytes())
}

/// Whether a folder is absent or has nothing in it.
///
/// # Errors
/// When it cannot be listed.
pub fn is_free(folder: &Path) -> anyhow::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error).with_context(|| format!("cannot list {}", folder.display())),
    }
}

//! What is to be checked: a folder, a bundle, or the parts of a split one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::bundle::headers::{self, Member};
use crate::write::is_inside;

/// Files by their path, below the one folder at the top of a zip.
#[derive(Debug, Default)]
pub(super) struct Tree {
    files: BTreeMap<String, Place>,
    zips: Vec<PathBuf>,
    /// What is wrong with the containers themselves.
    pub faults: Vec<String>,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Zip(usize, Member),
}

impl Tree {
    /// Lists the files of a folder, or of one or several zips together.
    pub(super) fn open(paths: &[PathBuf]) -> anyhow::Result<Tree> {
        let mut tree = Tree::default();
        for path in paths {
            let about = std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
            if about.is_dir() {
                anyhow::ensure!(paths.len() == 1, "{} is a folder: name it alone", path.display());
                tree.folder(path)?;
            } else {
                tree.zip(path).with_context(|| {
                    format!("{} is no whole zip: it is cut short or damaged", path.display())
                })?;
            }
        }
        Ok(tree)
    }

    fn folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            let path = parts.join("/");
            if entry.file_type().is_symlink() {
                self.faults.push(format!("{path}: a link, not a file"));
            } else if entry.file_type().is_file() {
                self.files.insert(path, Place::File(entry.path().to_path_buf()));
            }
        }
        Ok(())
    }

    fn zip(&mut self, path: &Path) -> anyhow::Result<()> {
        let mut file = File::open(path)?;
        let mut archive = ZipArchive::new(BufReader::new(file.try_clone()?))?;
        let members = headers::members(&mut archive)?;
        drop(archive);
        self.faults.extend(headers::audit(&mut file, &members)?);
        let top =
            members.first().and_then(|member| member.name.split('/').next()).unwrap_or_default().to_owned();
        let at = self.zips.len();
        self.zips.push(path.to_path_buf());
        for mut member in members {
            // The name is the key from here on.
            let name = std::mem::take(&mut member.name);
            let inner = name.strip_prefix(&top).and_then(|name| name.strip_prefix('/'));
            match inner.filter(|inner| is_inside(inner)) {
                None => self.faults.push(format!("{name}: it does not lie in the folder {top}/")),
                Some(inner) => {
                    let inner = inner.to_owned();
                    if self.files.insert(inner.clone(), Place::Zip(at, member)).is_some() {
                        self.faults.push(format!("{inner}: it is there twice"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Every path, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file; `None` when it is not there, or its packing is damaged.
    pub(super) fn read(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        match self.files.get(path) {
            None => Ok(None),
            Some(Place::File(file)) => {
                std::fs::read(file).map(Some).with_context(|| format!("cannot read {}", file.display()))
            }
            Some(Place::Zip(at, member)) => {
                // Opened anew: threads that share an open file share the place in it.
                let mut file = File::open(&self.zips[*at])?;
                headers::unpack(&mut file, member).with_context(|| format!("cannot unpack {path}"))
            }
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> anyhow::Result<Option<String>> {
        Ok(self.read(path)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::manifest::Manifest;
    use crate::bundle::{Beside, Place as Where, pack};

    #[test]
    fn many_threads_read_one_zip_at_once() {
        let folder = tempfile::TempDir::new().unwrap();
        let names: Vec<String> = (0..40).map(|at| format!("{at:02}.txt")).collect();
        let text = |name: &str| name.repeat(5000);
        names.iter().for_each(|name| std::fs::write(folder.path().join(name), text(name)).unwrap());
        let texts: Vec<String> = names.iter().map(|name| text(name)).collect();
        let files = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes()));
        std::fs::write(folder.path().join("manifest.sha256"), Manifest::of(files).text()).unwrap();
        let path = folder.path().join("a.zip");
        pack(folder.path(), &Beside::default(), Where { path: &path, top: "a", limit: None }).unwrap();
        let tree = Tree::open(&[path]).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for name in names.iter().cycle().take(2000) {
                        let read = tree.text(&format!("site/{name}")).unwrap();
                        assert!(read.is_some_and(|read| read == text(name)), "{name}");
                    }
                });
            }
        });
    }
}

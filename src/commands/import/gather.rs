//! The files that were asked for, in a fixed order.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;

/// The largest file that is read into memory.
const LARGEST: u64 = 2 << 30;

/// One file to read.
#[derive(Debug)]
pub(super) struct Input {
    /// How it is called in drafts and messages.
    pub(super) name: String,
    path: Option<PathBuf>,
}

/// Lists files; folders are walked in name order, hidden files and sidecars left out.
pub(super) fn files(asked: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in asked {
        if path.as_os_str() == "-" {
            inputs.push(Input { name: "stdin".to_owned(), path: None });
            continue;
        }
        let about = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        if !about.is_dir() {
            inputs.push(Input::at(path));
            continue;
        }
        for entry in WalkDir::new(path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|e| e.depth() == 0 || !is_hidden(e.path()))
        {
            let entry = entry.with_context(|| format!("cannot list {}", path.display()))?;
            if entry.file_type().is_file() {
                inputs.push(Input::at(entry.path()));
            }
        }
    }
    Ok(inputs)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

impl Input {
    fn at(path: &Path) -> Self {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Self { name, path: Some(path.to_owned()) }
    }

    /// Reads the whole file; says why it cannot.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let result = match &self.path {
            Some(path) => {
                fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            }
            None => std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes),
        };
        match result {
            Err(error) => Err(format!("it cannot be read: {error}")),
            Ok(_) if bytes.len() as u64 > LARGEST => Err(format!("it has more than {} GB", LARGEST >> 30)),
            Ok(_) => Ok(bytes),
        }
    }
}

//! What the last build of a site found and made, so that a build without a change has nothing to do.
//!
//! The record lies in `.casebook/` in the site's folder, never in what is published. Deleting it, or a
//! record that cannot be read, costs the time of a whole build and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::source::stamps::{self, Files};
use crate::source::tracks_private;
use crate::text::hex::hex;

/// Raised whenever the form or the meaning of a record changes.
const FORMAT: u32 = 3;
/// The folder of the records. It tells version control to leave it alone.
pub(super) const FOLDER: &str = ".casebook";

/// Removes what is remembered of a site, as far as it can be removed. What is remembered of folders other than
/// `out` stays: it rests on what the site said when they were built.
pub(super) fn forget(root: &Path, out: &Path) {
    let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    let own = [name_of(&out, ""), name_of(&fs::canonicalize(&out).unwrap_or_default(), "")];
    let is_of_another = |name: &str| {
        let is_folder = |part: &&str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let folder = name.split(['-', '.']).find(is_folder);
        folder.is_some_and(|folder| !own.iter().any(|own| own.ends_with(folder)))
    };
    let Ok(entries) = fs::read_dir(root.join(FOLDER)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != ".gitignore" && !is_of_another(&name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What was there before a build began.
#[derive(Debug)]
pub(super) struct Before {
    file: PathBuf,
    /// Digest of everything that a build depends on.
    inputs: String,
    /// Whether a later change is sure to show.
    settled: bool,
    /// The published folder.
    out: PathBuf,
}

/// The files of a site before a build began.
#[derive(Debug)]
pub(super) struct Seen {
    /// What they look like.
    pub(super) files: Files,
    /// When they were looked at, since 1970.
    pub(super) now: Duration,
}

/// A build that went well.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Last {
    format: u32,
    inputs: String,
    outputs: String,
    /// What it said of the content.
    pub(super) report: String,
    /// How many files it published.
    pub(super) files: usize,
    /// The first page of a bundle of it.
    pub(super) start: String,
}

impl Before {
    /// Looks at all files of a site. `how` is everything else that a build depends on.
    ///
    /// `None` where they cannot be looked at: then the build itself will say why.
    pub(super) fn look(root: &Path, out: &Path, how: &str) -> Option<(Before, Seen)> {
        let root = fs::canonicalize(root).ok()?;
        let out = std::path::absolute(out).ok()?;
        let out = fs::canonicalize(&out).unwrap_or(out);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        let files = Files::of_site(&root).ok()?;
        let program = program()?;
        let mut hasher = Sha256::new();
        hasher.update(files.digest());
        hasher.update(program);
        hasher.update([u8::from(tracks_private(&root))]);
        hasher.update(how);
        let before = Before {
            file: record_of(&root, &out, "build", ".json"),
            inputs: hex(&hasher.finalize()),
            settled: files.are_settled(now),
            out,
        };
        Some((before, Seen { files, now }))
    }

    /// The last build, if nothing has changed since: neither what it read nor what it published.
    pub(super) fn unchanged(&self) -> Option<Last> {
        let last: Last = serde_json::from_slice(&fs::read(&self.file).ok()?).ok()?;
        let same = last.format == FORMAT && last.inputs == self.inputs;
        (same && self.outputs()? == last.outputs).then_some(last)
    }

    fn outputs(&self) -> Option<String> {
        Some(hex(&Files::below(&self.out).ok()?.digest()))
    }

    /// Remembers a build that went well, and what it published. What cannot be written is not remembered.
    pub(super) fn remember(&self, report: String, files: usize, start: String, outputs: &Files) {
        if !self.settled {
            let _ = fs::remove_file(&self.file);
            return;
        }
        let (inputs, outputs) = (self.inputs.clone(), hex(&outputs.digest()));
        let _ = self.write(&Last { format: FORMAT, inputs, outputs, report, files, start });
    }

    fn write(&self, last: &Last) -> anyhow::Result<()> {
        keep(&self.file, &serde_json::to_vec(last)?)
    }
}

/// What this program looks like from outside: another one may have other thoughts.
pub(super) fn program() -> Option<[u8; 32]> {
    let program = std::env::current_exe().and_then(|program| stamps::file(&program));
    Some(program.ok()?.bytes())
}

/// Where the record of a published folder lies: a site may be published into several.
fn record_of(root: &Path, out: &Path, what: &str, ending: &str) -> PathBuf {
    root.join(FOLDER).join(format!("{}{ending}", name_of(out, what)))
}

/// What the record of a published folder is called.
pub(super) fn name_of(out: &Path, what: &str) -> String {
    format!("{what}-{}", hex(&Sha256::digest(out.as_os_str().as_encoded_bytes())[..8]))
}

/// Writes a record, whole or not at all, into a folder that version control leaves alone.
pub(super) fn keep(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = file.parent().unwrap_or(Path::new(FOLDER));
    fs::create_dir_all(folder)?;
    let ignored = folder.join(".gitignore");
    if fs::read(&ignored).is_ok_and(|text| text == b"*\n") {
        // As it should be.
    } else {
        fs::write(ignored, "*\n")?;
    }
    let fresh = file.with_extension("new");
    fs::write(&fresh, bytes)?;
    Ok(fs::rename(&fresh, file)?)
}

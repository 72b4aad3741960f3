//! Which published files the leak check has found clean, so that it need not read them again.
//!
//! The record lies in `.casebook/` beside `public/`, never in it: whoever has it could try out who is hidden.
//! It holds two digests: of all that the check looks for (with the check itself), and of the manifest of the
//! files in which it was not found. If either is another today, everything is read again.

use std::fs;
use std::path::Path;

use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

use crate::commands::last::{FOLDER, keep};
use crate::leak::LeakCheck;
use crate::text::hex::{from_hex, hex};
use crate::write::MANIFEST;

const FILE: &str = "leak-check";

/// The SHA-256 of every published file, by path, in which nothing was found that is looked for today.
pub(super) fn clean(root: &Path, out: &Path, check: &LeakCheck) -> FxHashMap<String, [u8; 32]> {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let manifest = read(&out.join(MANIFEST));
    if check.is_idle() || read(&root.join(FOLDER).join(FILE)) != record(check, &manifest) {
        return FxHashMap::default();
    }
    let rows = manifest.lines().filter_map(|line| line.split_once("  "));
    rows.filter_map(|(digest, path)| Some((path.to_owned(), from_hex(digest)?))).collect()
}

/// Notes that nothing was found in what is published now.
///
/// # Errors
/// When the record cannot be written.
pub(super) fn note(root: &Path, out: &Path, check: &LeakCheck) -> anyhow::Result<()> {
    if check.is_idle() {
        return Ok(());
    }
    let manifest = fs::read_to_string(out.join(MANIFEST))?;
    keep(&root.join(FOLDER).join(FILE), record(check, &manifest).as_bytes())
}

fn record(check: &LeakCheck, manifest: &str) -> String {
    format!("{} {}\n", check.digest(), hex(&Sha256::digest(manifest)))
}

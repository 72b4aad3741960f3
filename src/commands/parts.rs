//! Records of earlier builds that lie in several files, so that an edit writes one of them anew and not all.
//!
//! Each file says which program wrote it and what its bytes hash to: one that is damaged, cut off, or of another
//! program counts as none.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use siphasher::sip128::SipHasher13;

use crate::commands::last::{FOLDER, keep, program};

/// A record in several files.
#[derive(Debug)]
pub(super) struct Parts {
    folder: PathBuf,
    name: String,
    count: usize,
    program: Option<[u8; 32]>,
}

impl Parts {
    /// The record of a site that has this name.
    pub(super) fn of(root: &Path, name: impl Into<String>, count: usize) -> Parts {
        Parts { folder: root.join(FOLDER), name: name.into(), count, program: program() }
    }

    /// What was kept; nothing for a part that cannot be relied upon.
    pub(super) fn read(&self) -> Vec<Vec<u8>> {
        (0..self.count).into_par_iter().map(|at| self.part(at).unwrap_or_default()).collect()
    }

    fn part(&self, at: usize) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.file(at)).ok()?;
        let told = bytes.split_off(bytes.len().checked_sub(HEAD)?);
        (told == self.head(&bytes)?).then_some(bytes)
    }

    /// Keeps some parts, and says whether that went well. What cannot be written is not kept.
    pub(super) fn write(&self, parts: Vec<(usize, Vec<u8>)>) -> bool {
        let write = |(at, mut bytes): (usize, Vec<u8>)| {
            let file = self.file(at);
            let written = self.head(&bytes).is_some_and(|head| {
                bytes.extend(head);
                keep(&file, &bytes).is_ok()
            });
            if !written {
                let _ = fs::remove_file(file);
            }
            written
        };
        parts.into_par_iter().map(write).reduce(|| true, |one, other| one && other)
    }

    fn file(&self, at: usize) -> PathBuf {
        self.folder.join(format!("{}-{at:02}", self.name))
    }

    /// What stands behind the bytes of a part: the program that wrote them, and what they hash to.
    fn head(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let hash = SipHasher13::new().hash(bytes).as_u128();
        Some([&self.program?[..], &hash.to_le_bytes()].concat())
    }
}

/// How many bytes stand behind those of a part.
const HEAD: usize = 32 + 16;

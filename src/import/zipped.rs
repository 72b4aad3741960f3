//! Packed captures: gzip, and ZIP archives such as WACZ.
//!
//! What unpacks to far more than it is, or to more than a limit, is refused part by
//! part; nothing is ever written under a name that an archive gives.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::{Context, Reading, Refusal, limits};

/// Unpacks gzip within bounds; a cut file gives what could be read.
pub(crate) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let bound = limits::UNPACKED.min((bytes.len() as u64).saturating_mul(limits::RATIO).max(1 << 20));
    unpack(MultiGzDecoder::new(bytes), bound)
}

/// Reads at most `bound` bytes. A fault after the first bytes is a cut, not a refusal.
fn unpack(reader: impl Read, bound: u64) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    let result = reader.take(bound + 1).read_to_end(&mut unpacked);
    if unpacked.len() as u64 > bound {
        return Err(format!(
            "it unpacks to more than {} MB or {} times its size",
            limits::UNPACKED >> 20,
            limits::RATIO
        ));
    }
    match result {
        Err(error) if unpacked.is_empty() => Err(format!("it cannot be unpacked: {error}")),
        _ => Ok(unpacked),
    }
}

/// Reads every capture in a ZIP archive; in a WACZ, the web archives in it.
pub(crate) fn read(bytes: &[u8], depth: usize) -> Reading {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return Reading::refused(format!("the ZIP archive cannot be opened: {error}")),
    };
    let names: Vec<String> = archive.file_names().filter_map(|n| n.ok()).map(|n| n.into_owned()).collect();
    let wacz =
        names.iter().any(|n| n == "datapackage.json") && names.iter().any(|n| n.starts_with("archive/"));
    let mut reading = Reading::default();
    if names.len() > limits::PARTS {
        return Reading::refused(format!(
            "the archive has {} parts; at most {} are read",
            names.len(),
            limits::PARTS
        ));
    }
    let mut left = limits::UNPACKED;
    for at in 0..archive.len() {
        match entry(&mut archive, at, wacz, left) {
            Ok(Some((name, inner))) => {
                left = left.saturating_sub(inner.len() as u64);
                reading.extend(named(super::read_part(&inner, &Context::default(), depth + 1), &name));
            }
            Ok(None) => {}
            Err(refusal) => reading.refused.push(refusal),
        }
    }
    if reading.drafts.is_empty() && reading.refused.is_empty() {
        return Reading::refused("the archive holds no capture");
    }
    reading
}

/// One entry's name and bytes; none for folders and for what is no capture.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    wacz: bool,
    left: u64,
) -> Result<Option<(String, Vec<u8>)>, Refusal> {
    let refuse = |part: String, why: String| Refusal { part, why };
    let file =
        archive.by_index(at).map_err(|e| refuse(format!("entry {at}"), format!("it cannot be read: {e}")))?;
    let name =
        file.name().map(|n| n.into_owned()).map_err(|e| refuse(format!("entry {at}"), e.to_string()))?;
    let wanted = if wacz { name.starts_with("archive/") } else { !hidden(&name) };
    if file.is_dir() || !wanted {
        return Ok(None);
    }
    // The size that the archive states may be a lie; the bound holds while reading.
    let bound = left.min(file.compressed_size().saturating_mul(limits::RATIO).max(1 << 20));
    let inner = unpack(file, bound).map_err(|why| refuse(name.clone(), why))?;
    Ok((!inner.is_empty()).then_some((name, inner)))
}

/// Files that systems and archivers leave behind.
fn hidden(name: &str) -> bool {
    name.split(['/', '\\'])
        .any(|part| part.starts_with('.') && part.len() > 2 || part == "__MACOSX" || part == "Thumbs.db")
}

/// Says in which part of the archive a refusal lies.
fn named(mut reading: Reading, name: &str) -> Reading {
    for refusal in &mut reading.refused {
        refusal.part =
            if refusal.part.is_empty() { name.to_owned() } else { format!("{name}: {}", refusal.part) };
    }
    reading
}

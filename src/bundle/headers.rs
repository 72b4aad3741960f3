//! What stands around the files of a zip: nothing may be there that no file needs.
//!
//! A zip names each file twice and may hold bytes that no listing shows:
//! before, between and after its files, in comments, in the spare bits of a
//! packed stream. Whoever changes such a byte changes the bundle, so each of
//! them has one value that it may have.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};

use anyhow::Context as _;
use flate2::{Decompress, FlushDecompress, Status};
use zip::{CompressionMethod, ZipArchive};

/// A zip that is being looked at.
pub(super) type Archive = ZipArchive<BufReader<File>>;

/// One file of a zip, as its directory tells.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its name, the top folder included.
    pub name: String,
    start: u64,
    content: u64,
    packed: u64,
    size: u64,
    crc: u32,
    directory: u64,
    stored: bool,
}

/// The members of a zip in the order of its directory.
pub(super) fn members(archive: &mut Archive) -> anyhow::Result<Vec<Member>> {
    (0..archive.len())
        .map(|at| {
            let file = archive.by_index_raw(at)?;
            let name = std::str::from_utf8(file.name_raw()).context("a name is not UTF-8")?.to_owned();
            let method = file.compression();
            anyhow::ensure!(
                matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated),
                "{name} is packed in a way that a bundle is not: {method}"
            );
            anyhow::ensure!(!file.encrypted(), "{name} is encrypted");
            Ok(Member {
                name,
                start: file.header_start(),
                content: file.data_start().context("it has no place")?,
                packed: file.compressed_size(),
                size: file.size(),
                crc: file.crc32(),
                directory: file.central_header_start(),
                stored: method == CompressionMethod::Stored,
            })
        })
        .collect()
}

const LOCAL: usize = 30;
const CENTRAL: usize = 46;
/// What a zip of ours says in all headers: made on Unix, plain files, 1980-01-01 00:00.
const MADE_BY: u8 = 3;
const MODE: u32 = 0o100_644 << 16;
const DAY: [u8; 4] = [0, 0, 0x21, 0];

/// What is wrong around the files of a zip; each line names a file or a place.
pub(super) fn audit(file: &mut File, members: &[Member]) -> anyhow::Result<Vec<String>> {
    let length = file.metadata()?.len();
    let mut faults = Vec::new();
    let mut next = 0;
    for member in members {
        if member.start != next {
            faults.push(format!("{}: bytes before it belong to no file", member.name));
        }
        next = member.content.saturating_add(member.packed);
        let local = bytes_at(file, member.start, member.content.saturating_sub(member.start))?;
        let directory = bytes_at(file, member.directory, CENTRAL as u64)?;
        let after = CENTRAL as u64 + u64::from(u16_of(&directory, 28)) + u64::from(u16_of(&directory, 30));
        let rest = bytes_at(file, member.directory + CENTRAL as u64, after - CENTRAL as u64)?;
        if !is_plain(member, &local, &directory, &rest) {
            faults.push(format!("{}: its header in the zip was changed", member.name));
        }
    }
    let mut place = next;
    for member in members {
        if member.directory != place {
            faults.push(format!("{}: bytes before its entry belong to nothing", member.name));
        }
        let directory = bytes_at(file, member.directory, CENTRAL as u64)?;
        place = member.directory
            + CENTRAL as u64
            + u64::from(u16_of(&directory, 28))
            + u64::from(u16_of(&directory, 30))
            + u64::from(u16_of(&directory, 32));
    }
    anyhow::ensure!(place <= length, "the end of the zip is damaged");
    let end = bytes_at(file, place, length - place)?;
    if !is_end(&end, members.len() as u64, next, place) {
        faults.push("the end of the zip was changed, or something follows it".to_owned());
    }
    Ok(faults)
}

fn is_plain(member: &Member, local: &[u8], directory: &[u8], rest: &[u8]) -> bool {
    let name = member.name.as_bytes();
    let flags: u16 = if member.name.is_ascii() { 0 } else { 0x0800 };
    let same = |from: usize, to: usize| local[from..to] == directory[from + 2..to + 2];
    let fits32 = member.size < u64::from(u32::MAX) && member.packed < u64::from(u32::MAX);
    local.len() >= LOCAL + name.len()
        && local[LOCAL..].starts_with(name)
        && rest.starts_with(name)
        // Version, flags, method, time, checksum, lengths: once beside the file, once in the directory.
        && same(4, if fits32 { 28 } else { 18 })
        && matches!(u16_of(local, 4), 10 | 20 | 45)
        && u16_of(local, 6) == flags
        && u16_of(local, 8) == if member.stored { 0 } else { 8 }
        && local[10..14] == DAY
        && directory[4] == directory[6]
        && directory[5] == MADE_BY
        && directory[32..38] == [0; 6]
        && u32_of(directory, 38) == MODE
        && no_spare(member, &local[LOCAL + name.len()..], fits32)
        && no_spare(member, &rest[name.len()..], fits32 && member.start < u64::from(u32::MAX))
}

/// Whether the extra field holds nothing, or the long lengths and place that need it.
fn no_spare(member: &Member, extra: &[u8], fits32: bool) -> bool {
    let known = [member.size, member.packed, member.start];
    let values = extra.get(4..).unwrap_or_default().chunks(8);
    extra.is_empty()
        || !fits32
            && extra.starts_with(&[1, 0])
            && usize::from(u16_of(extra, 2)) + 4 == extra.len()
            && values.into_iter().all(|value| known.iter().any(|known| value == known.to_le_bytes()))
}

/// Whether these bytes are the end of a zip with nothing else in them.
fn is_end(bytes: &[u8], files: u64, directory: u64, place: u64) -> bool {
    let (long, end) = bytes.split_at(bytes.len().saturating_sub(22));
    if end.len() != 22 || u16_of(end, 20) != 0 || u32_of(end, 4) != 0 {
        return false;
    }
    let Some(size) = place.checked_sub(directory) else { return false };
    let short = |at, wide: bool, value: u64| {
        let (found, most) = if wide {
            (u64::from(u32_of(end, at)), u64::from(u32::MAX))
        } else {
            (u64::from(u16_of(end, at)), u64::from(u16::MAX))
        };
        found == value && value < most || found == most && !long.is_empty()
    };
    let counts = short(8, false, files) && short(10, false, files);
    counts
        && short(12, true, size)
        && short(16, true, directory)
        && is_long_end(long, files, directory, place)
}

/// Whether these bytes are nothing, or the end record of Zip64 and its locator.
fn is_long_end(bytes: &[u8], files: u64, directory: u64, place: u64) -> bool {
    let values =
        [(24, files), (32, files), (40, place.saturating_sub(directory)), (48, directory), (56 + 8, place)];
    bytes.is_empty()
        || bytes.len() == 56 + 20
            && u64_of(bytes, 4) == 44
            && matches!(u16_of(bytes, 12) & 0xff, 20 | 45 | 46)
            && bytes[16..24] == [0; 8]
            && u32_of(bytes, 56 + 4) == 0
            && u32_of(bytes, 56 + 16) == 1
            && values.iter().all(|(at, value)| u64_of(bytes, *at) == *value)
}

/// Unpacks a member; `None` when its packed bytes are not what packing its content gives.
///
/// A stream of packed bytes ends somewhere within its last byte. The bits after
/// that end are zero: with the highest bit that is set taken away, a good
/// stream no longer says the same.
pub(super) fn unpack(file: &mut File, member: &Member) -> anyhow::Result<Option<Vec<u8>>> {
    let mut packed = bytes_at(file, member.content, member.packed)?;
    if member.stored {
        return Ok(Some(packed).filter(|bytes| crc(bytes) == member.crc));
    }
    let Some(content) = inflate(&packed, member.size) else { return Ok(None) };
    if crc(&content) != member.crc {
        return Ok(None);
    }
    if let Some(last) = packed.last_mut().filter(|last| **last != 0) {
        *last &= !(1 << (7 - last.leading_zeros()));
        if says(&packed, &content) {
            return Ok(None);
        }
    }
    Ok(Some(content))
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Unpacks a stream that uses all its bytes and gives exactly `size`.
fn inflate(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    // No stream of this kind is longer than 1,032 times its bytes.
    if size / 1032 > packed.len() as u64 {
        return None;
    }
    let size = usize::try_from(size).ok()?;
    let mut content = Vec::with_capacity(size + 1);
    let mut stream = Decompress::new(false);
    let status = stream.decompress_vec(packed, &mut content, FlushDecompress::Finish).ok()?;
    let whole = status == Status::StreamEnd && stream.total_in() == packed.len() as u64;
    (whole && content.len() == size).then_some(content)
}

/// Whether a stream gives this content and ends there; it is compared piece by piece.
fn says(packed: &[u8], content: &[u8]) -> bool {
    let mut stream = Decompress::new(false);
    let mut piece = vec![0; 1 << 16];
    loop {
        let (read, done) = (stream.total_in() as usize, stream.total_out() as usize);
        let Ok(status) = stream.decompress(&packed[read..], &mut piece, FlushDecompress::None) else {
            return false;
        };
        let more = stream.total_out() as usize - done;
        if content.get(done..done + more) != Some(&piece[..more]) {
            return false;
        }
        match status {
            Status::StreamEnd => {
                return done + more == content.len() && stream.total_in() == packed.len() as u64;
            }
            _ if more == 0 && stream.total_in() as usize == read => return false,
            _ => {}
        }
    }
}

fn bytes_at(file: &mut File, at: u64, length: u64) -> anyhow::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    anyhow::ensure!(bytes.len() as u64 == length, "the zip is cut short");
    Ok(bytes)
}

fn u16_of(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(u16::MAX, |two| u16::from_le_bytes([two[0], two[1]]))
}

fn u32_of(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_of(bytes, at)) | u32::from(u16_of(bytes, at + 2)) << 16
}

fn u64_of(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_of(bytes, at)) | u64::from(u32_of(bytes, at + 4)) << 32
}

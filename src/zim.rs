//! ZIM files, read: what Kiwix gets is looked at like anything else that is published.
//!
//! Clusters that are not packed or packed by zstd are read, as `zimwriterfs` writes them. A file may be made to hurt:
//! whatever it says of itself, no more is read or kept than its own length, and what it unpacks to is bounded.

use std::fmt;
use std::io::{Read, Seek, SeekFrom};

/// The four bytes that a ZIM file begins with.
const MAGIC: u32 = 0x044d_495a;
/// How long its header is.
const HEADER: u64 = 80;
/// How long a name with its title may be.
const NAME: usize = 8 << 10;
/// How many bytes are read at once where names lie.
const WINDOW: usize = 256 << 10;
/// What one cluster may unpack to.
const CLUSTER: u64 = 256 << 20;
/// How often the whole may be larger than the file, beyond [`SMALL`].
const RATIO: u64 = 400;
/// What any file may unpack to.
const SMALL: u64 = 64 << 20;

/// Why a ZIM file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault(&'static str);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Fault {}

/// A file inside a ZIM file, or a name that leads to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind of entry it is: `C` is content, `M` tells of the file, `X` is an index.
    pub namespace: u8,
    /// Its address.
    pub path: String,
    /// Its title; often empty.
    pub title: String,
    /// Its cluster and the number in it; `None` of one that only leads to another.
    place: Option<(u32, u32)>,
}

/// A ZIM file whose names are read.
#[derive(Debug)]
pub struct Zim<R> {
    file: R,
    entries: Vec<Entry>,
    clusters: Vec<u64>,
    /// Where something begins, in order: a cluster ends there.
    borders: Vec<u64>,
    checksum: u64,
    room: u64,
}

impl<R: Read + Seek> Zim<R> {
    /// Reads the names of a file.
    ///
    /// # Errors
    /// When it is no ZIM file, is damaged, or says more of itself than it can hold.
    pub fn open(mut file: R) -> Result<Zim<R>, Fault> {
        let length = file.seek(SeekFrom::End(0)).map_err(|_| Fault("it cannot be read"))?;
        let header = read_at(&mut file, 0, HEADER, length)?;
        let number = |at: usize| u64_at(&header, at).ok_or(Fault("it is cut short"));
        if u32_at(&header, 0) != Some(MAGIC) {
            return Err(Fault("it is no ZIM file"));
        }
        let count = |at: usize| u32_at(&header, at).map(u64::from).ok_or(Fault("it is cut short"));
        let (names, lists) = (number(32)?, number(48)?);
        let checksum = number(72)?;
        let dirents = offsets(&mut file, names, count(24)?, length)?;
        let clusters = offsets(&mut file, lists, count(28)?, length)?;
        let mut borders: Vec<u64> = clusters.iter().chain(&dirents).copied().collect();
        // The list of titles lies inside a cluster: it ends none.
        borders.extend([names, lists, checksum, length]);
        borders.sort_unstable();
        borders.dedup();
        let entries = entries(&mut file, dirents, length)?;
        let room = length.saturating_mul(RATIO).saturating_add(SMALL);
        Ok(Zim { file, entries, clusters, borders, checksum, room })
    }

    /// Every name in it.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where the checksum stands: it is the MD5 of all bytes before.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// Shows each file to `visit`, cluster by cluster, until it gives something.
    ///
    /// # Errors
    /// When a cluster is packed in another way, damaged, or larger than it may be.
    pub fn each<T>(&mut self, mut visit: impl FnMut(&Entry, &[u8]) -> Option<T>) -> Result<Option<T>, Fault> {
        let ending = |entry: &Entry| entry.path.rsplit('.').next().unwrap_or_default().to_owned();
        let mut order: Vec<((u32, u32), String, usize)> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            order.extend(entry.place.map(|place| (place, ending(entry), at)));
        }
        order.sort_unstable();
        // What has several names is looked at once for each way to read it.
        order.dedup_by(|a, b| (a.0, &a.1) == (b.0, &b.1));
        for group in order.chunk_by(|a, b| a.0.0 == b.0.0) {
            let (bytes, wide) = self.cluster(group[0].0.0)?;
            for ((_, number), _, at) in group {
                let blob = blob(&bytes, wide, *number).ok_or(Fault("a part of it is damaged"))?;
                if let Some(found) = visit(&self.entries[*at], blob) {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    /// The unpacked bytes of a cluster, and whether its offsets are wide.
    fn cluster(&mut self, number: u32) -> Result<(Vec<u8>, bool), Fault> {
        let start = *self.clusters.get(number as usize).ok_or(Fault("a part of it is missing"))?;
        let end = self.borders[self.borders.partition_point(|border| *border <= start)..].first();
        let end = *end.ok_or(Fault("a part of it is missing"))?;
        let packed = read_at(&mut self.file, start, end - start, end)?;
        let (first, packed) = packed.split_first().ok_or(Fault("a part of it is missing"))?;
        let most = self.room.min(CLUSTER);
        let bytes = match first & 0x0f {
            0 | 1 => packed.to_vec(),
            5 => {
                let damaged = Fault("a part of it is damaged");
                let decoder = ruzstd::decoding::StreamingDecoder::new(packed).map_err(|_| damaged)?;
                let mut out = Vec::new();
                decoder.take(most + 1).read_to_end(&mut out).map_err(|_| damaged)?;
                out
            }
            _ => return Err(Fault("a part of it is packed by neither zstd nor nothing")),
        };
        if bytes.len() as u64 > most {
            return Err(Fault("it unpacks to more than it may"));
        }
        self.room -= bytes.len() as u64;
        Ok((bytes, first & 0x10 != 0))
    }
}

/// A file in a cluster: the cluster begins with where each begins.
fn blob(cluster: &[u8], wide: bool, number: u32) -> Option<&[u8]> {
    let size = if wide { 8 } else { 4 };
    let offset = |number: usize| {
        let at = number.checked_mul(size)?;
        let value = if wide { u64_at(cluster, at)? } else { u64::from(u32_at(cluster, at)?) };
        usize::try_from(value).ok()
    };
    let number = number as usize;
    let list = offset(0)?;
    if number.checked_add(1)?.checked_mul(size)? >= list {
        return None;
    }
    cluster.get(offset(number)?..offset(number + 1)?)
}

/// A list of places in the file.
fn offsets<R: Read + Seek>(file: &mut R, start: u64, count: u64, length: u64) -> Result<Vec<u64>, Fault> {
    let bytes = read_at(file, start, count * 8, length)?;
    Ok((0..count as usize).filter_map(|at| u64_at(&bytes, at * 8)).collect())
}

/// The entries at these places, read in the order in which they lie.
fn entries<R: Read + Seek>(file: &mut R, mut places: Vec<u64>, length: u64) -> Result<Vec<Entry>, Fault> {
    places.sort_unstable();
    places.dedup();
    let mut room = length.saturating_mul(2);
    let (mut from, mut window) = (0, Vec::new());
    let mut entries = Vec::with_capacity(places.len());
    for place in places {
        let last = place.saturating_add(NAME as u64);
        let inside = |from: u64, window: &[u8]| place >= from && last <= from + window.len() as u64;
        if !inside(from, &window) {
            let most = (WINDOW as u64).min(length.saturating_sub(place));
            (from, window) = (place, read_at(file, place, most, length)?);
        }
        let bytes = &window[(place - from) as usize..];
        let entry = entry(&bytes[..bytes.len().min(NAME)]).ok_or(Fault("a name in it is damaged"))?;
        room = room
            .checked_sub((entry.path.len() + entry.title.len()) as u64)
            .ok_or(Fault("it says more of itself than it can hold"))?;
        entries.push(entry);
    }
    Ok(entries)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let namespace = *bytes.get(3)?;
    let (place, at) = match u16::from_le_bytes(bytes.get(..2)?.try_into().ok()?) {
        0xffff => (None, 12),
        0xfffd | 0xfffe => (None, 8),
        _ => (Some((u32_at(bytes, 8)?, u32_at(bytes, 12)?)), 16),
    };
    let mut texts = bytes.get(at..)?.split(|byte| *byte == 0);
    let mut text = || Some(String::from_utf8_lossy(texts.next()?).into_owned());
    let (path, title) = (text()?, text()?);
    // Both end with a zero: something stands behind.
    texts.next()?;
    Some(Entry { namespace, path, title, place })
}

fn read_at<R: Read + Seek>(file: &mut R, start: u64, length: u64, end: u64) -> Result<Vec<u8>, Fault> {
    if start.checked_add(length).is_none_or(|last| last > end) {
        return Err(Fault("it is cut short"));
    }
    let mut bytes = vec![0; usize::try_from(length).map_err(|_| Fault("it is too large"))?];
    let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes));
    read.map_err(|_| Fault("it cannot be read"))?;
    Ok(bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A ZIM file with one cluster as it stands there, and files that lie in it.
    fn made(cluster: &[u8], files: &[(&str, &str, u32)]) -> Vec<u8> {
        let mut body: Vec<u8> = Vec::new();
        let mut places = Vec::new();
        for (path, title, number) in files {
            places.push(HEADER + body.len() as u64);
            body.extend([1, 0, 0, b'C', 0, 0, 0, 0, 0, 0, 0, 0]);
            body.extend(number.to_le_bytes());
            body.extend(format!("{path}\0{title}\0").bytes());
        }
        let start = HEADER + body.len() as u64;
        body.extend(cluster);
        let lists = HEADER + body.len() as u64;
        body.extend(start.to_le_bytes());
        let names = HEADER + body.len() as u64;
        places.iter().for_each(|place| body.extend(place.to_le_bytes()));
        let checksum = HEADER + body.len() as u64;
        let mut out = MAGIC.to_le_bytes().to_vec();
        out.resize(24, 0);
        out.extend((files.len() as u32).to_le_bytes());
        out.extend(1_u32.to_le_bytes());
        [names, names, lists, HEADER].iter().for_each(|at| out.extend(at.to_le_bytes()));
        out.extend([0; 8]);
        out.extend(checksum.to_le_bytes());
        out.extend(body);
        out.extend([0; 16]);
        out
    }

    fn plain(texts: &[&str]) -> Vec<u8> {
        let mut out = vec![1];
        let mut at = (texts.len() as u32 + 1) * 4;
        for text in texts {
            out.extend(at.to_le_bytes());
            at += text.len() as u32;
        }
        out.extend(at.to_le_bytes());
        texts.iter().for_each(|text| out.extend(text.bytes()));
        out
    }

    fn read(bytes: Vec<u8>) -> Result<Vec<(String, String)>, Fault> {
        let mut all = Vec::new();
        let mut zim = Zim::open(Cursor::new(bytes))?;
        zim.each(|entry, bytes| -> Option<()> {
            all.push((entry.path.clone(), String::from_utf8_lossy(bytes).into_owned()));
            None
        })?;
        Ok(all)
    }

    #[test]
    fn files_are_read_by_their_names() {
        let zim = made(&plain(&["one", "", "three"]), &[("c.html", "C", 2), ("a.txt", "A", 0), ("b", "", 1)]);
        let row = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(read(zim), Ok(vec![row("a.txt", "one"), row("b", ""), row("c.html", "three")]));
    }

    #[test]
    fn what_is_damaged_or_made_to_hurt_is_a_fault() {
        let good = made(&plain(&["one"]), &[("a", "A", 0)]);
        for length in 0..good.len() - 16 {
            assert!(read(good[..length].to_vec()).is_err(), "{length}");
        }
        assert_eq!(read(made(&plain(&["one"]), &[("a", "A", 1)])), Err(Fault("a part of it is damaged")));
        let xz = made(&[4, 0, 0], &[("a", "A", 0)]);
        assert_eq!(read(xz), Err(Fault("a part of it is packed by neither zstd nor nothing")));
        assert_eq!(read(made(&[5, 1, 2, 3], &[("a", "A", 0)])), Err(Fault("a part of it is damaged")));
        let mut many = good.clone();
        many[24..28].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(read(many), Err(Fault("it is cut short")));
        let mut far = good.clone();
        let names = good.len() - 16 - 8;
        far[names..names + 8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert_eq!(read(far), Err(Fault("it is cut short")));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        // A frame of blocks that each say: this byte, 128 KiB times.
        let mut cluster = vec![5, 0x28, 0xb5, 0x2f, 0xfd, 0, 0x58];
        for _ in 0..700 {
            cluster.extend([0x02, 0x00, 0x10, b'a']);
        }
        cluster.extend([0x03, 0x00, 0x10, b'a']);
        let refused = read(made(&cluster, &[("a", "A", 0)]));
        assert_eq!(refused, Err(Fault("it unpacks to more than it may")));
    }
}

//! Bytes that are kept aside, so that the memory of a run does not grow with the words of an archive.
//!
//! They lie in a file without a name in the site's own folder, never elsewhere: what stands in `private/` does not
//! leave the disk it came from, and nothing is left behind. What was read once is read back as it was, whatever
//! happens to the site's files meanwhile. Where no such file can be made or filled, bytes stay in memory.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

/// How many bytes are gathered before they are written.
const GATHERED: usize = 1 << 20;

/// What is kept aside.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    file: Option<File>,
    written: u64,
    waiting: Vec<u8>,
    /// Whether nothing more can be put here.
    full: bool,
}

/// Where some bytes lie.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    at: u64,
    length: u32,
}

impl Place {
    /// How many there are.
    pub(crate) fn length(self) -> usize {
        self.length as usize
    }
}

impl Aside {
    /// Puts bytes aside; `None` where that is not possible.
    pub(crate) fn put(&mut self, bytes: &[u8], root: &Path) -> Option<Place> {
        let length = u32::try_from(bytes.len()).ok()?;
        if self.waiting.len() >= GATHERED && !self.full {
            self.file = self.file.take().or_else(|| open(root));
            match self.file.as_ref().and_then(|file| write(file, &self.waiting, self.written)) {
                Some(()) => {
                    self.written += self.waiting.len() as u64;
                    self.waiting.clear();
                }
                None => self.full = true,
            }
        }
        if self.full {
            return None;
        }
        let place = Place { at: self.written + self.waiting.len() as u64, length };
        self.waiting.extend_from_slice(bytes);
        Some(place)
    }

    /// Reads some of the bytes that were put at a place; `None` where there are no such bytes.
    ///
    /// # Errors
    /// When the disk no longer gives back what was put on it.
    pub(crate) fn read(&self, place: Place, range: Range<usize>) -> io::Result<Option<Vec<u8>>> {
        if range.start > range.end || range.end > place.length() {
            return Ok(None);
        }
        let at = place.at + range.start as u64;
        match (at.checked_sub(self.written), &self.file) {
            (Some(at), _) => Ok(Some(self.waiting[at as usize..at as usize + range.len()].to_vec())),
            (None, Some(file)) => read(file, at, range.len()).map(Some),
            (None, None) => Ok(None),
        }
    }
}

#[cfg(unix)]
fn open(root: &Path) -> Option<File> {
    tempfile::tempfile_in(root).ok()
}

#[cfg(unix)]
fn write(file: &File, bytes: &[u8], at: u64) -> Option<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at).ok()
}

#[cfg(unix)]
fn read(file: &File, at: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    std::os::unix::fs::FileExt::read_exact_at(file, &mut bytes, at)?;
    Ok(bytes)
}

#[cfg(not(unix))]
fn open(_: &Path) -> Option<File> {
    None
}

#[cfg(not(unix))]
fn write(_: &File, _: &[u8], _: u64) -> Option<()> {
    None
}

#[cfg(not(unix))]
fn read(_: &File, _: u64, _: usize) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let mut aside = Aside::default();
        let texts: Vec<String> = (0..40).map(|at| format!("{at}: Айдос ").repeat(4_000)).collect();
        let places: Vec<Option<Place>> =
            texts.iter().map(|text| aside.put(text.as_bytes(), folder.path())).collect();
        assert!(!cfg!(unix) || aside.written > 0 && !aside.waiting.is_empty());
        for (text, place) in texts.iter().map(String::as_bytes).zip(places) {
            let Some(place) = place else { continue };
            let last = text.len() - 5..text.len();
            assert_eq!(aside.read(place, 0..text.len()).unwrap().as_deref(), Some(text));
            assert_eq!(aside.read(place, last.clone()).unwrap().as_deref(), Some(&text[last]));
            assert_eq!(aside.read(place, 0..text.len() + 1).unwrap(), None);
        }
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "the file has no name");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_was_taken_before_the_disk_was_full_can_be_read() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut aside = Aside { file: Some(full), ..Aside::default() };
        let text = "Aidos ".repeat(GATHERED / 6 + 1);
        let place = aside.put(text.as_bytes(), Path::new("/")).unwrap();
        assert!(aside.put(b"Bota", Path::new("/")).is_none());
        assert_eq!(aside.read(place, 0..11).unwrap().as_deref(), Some(&b"Aidos Aidos"[..]));
    }

    #[test]
    fn where_nothing_can_be_put_aside_no_more_is_taken_than_was_gathered() {
        let (mut aside, nowhere) = (Aside::default(), Path::new("/nowhere/at all"));
        let place = aside.put(&vec![b'a'; GATHERED], nowhere).unwrap();
        assert!(aside.put(b"Aidos", nowhere).is_none());
        assert_eq!(aside.read(place, 0..3).unwrap().as_deref(), Some(&b"aaa"[..]));
    }
}

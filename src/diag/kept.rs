//! Places in a written form that outlives a run. Which file they lie in is not written: whoever reads them knows.

use std::cell::Cell;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diag::{FileId, Span};

thread_local! {
    static FILE: Cell<FileId> = const { Cell::new(FileId(0)) };
}

/// Reads something, all places of which lie in one file.
///
/// ```
/// use casebook::diag::{FileId, Span, read_in};
/// let written = postcard::to_stdvec(&Span::new(FileId(3), 7, 9))?;
/// let read: Span = read_in(FileId(5), || postcard::from_bytes(&written))?;
/// assert_eq!(read, Span::new(FileId(5), 7, 9));
/// # Ok::<(), postcard::Error>(())
/// ```
pub fn read_in<T>(file: FileId, read: impl FnOnce() -> T) -> T {
    let before = FILE.replace(file);
    let made = read();
    FILE.set(before);
    made
}

impl Serialize for FileId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for FileId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <()>::deserialize(deserializer).map(|()| FILE.get())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = Deserialize::deserialize(deserializer)?;
        Ok(Span { file: FILE.get(), start, end })
    }
}

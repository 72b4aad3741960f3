//! Where texts are: in memory, aside, or still in the file they come from.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};

use crate::aside::{Aside, Place};

/// How many bytes of texts stay in memory; those that come after are kept aside. Fewer where assertions are on, so
/// that the archives of tests are large ones.
const HELD: usize = if cfg!(debug_assertions) { 4 << 10 } else { 8 << 20 };

/// The texts of a run.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The site's folder.
    root: PathBuf,
    /// How many bytes are in memory.
    held: AtomicUsize,
    aside: RwLock<Aside>,
    /// Whether a file was no longer what it was known to be.
    changed: AtomicBool,
}

/// A text.
#[derive(Debug)]
pub(super) enum Held {
    Here(Box<str>),
    Aside(Place),
    /// In its file, until somebody asks for it.
    Late(Box<Late>),
}

/// A text that is read when it is asked for.
#[derive(Debug)]
pub(super) struct Late {
    length: usize,
    read: OnceLock<Held>,
}

impl Held {
    /// A text of so many bytes, that is left in its file.
    pub(super) fn late(length: usize) -> Held {
        Held::Late(Box::new(Late { length, read: OnceLock::new() }))
    }

    /// How many bytes the text has.
    pub(super) fn length(&self) -> usize {
        match self {
            Held::Here(text) => text.len(),
            Held::Aside(place) => place.length(),
            Held::Late(late) => late.length,
        }
    }
}

impl Texts {
    /// Texts of the site in a folder.
    pub(super) fn of(root: &Path) -> Texts {
        Texts { root: root.to_path_buf(), ..Texts::default() }
    }

    /// Keeps a text.
    pub(super) fn hold(&self, text: String) -> Held {
        if self.held.load(Ordering::Relaxed) > HELD {
            let mut aside = self.aside.write().unwrap_or_else(PoisonError::into_inner);
            if let Some(place) = aside.put(text.as_bytes(), &self.root) {
                return Held::Aside(place);
            }
        }
        self.held.fetch_add(text.len(), Ordering::Relaxed);
        Held::Here(text.into_boxed_str())
    }

    /// Some bytes of a text, or all of it; `None` where it has no such bytes, or a letter would be cut. `file` reads
    /// it where that was not done yet, and gives `None` where it is another one by now.
    ///
    /// # Panics
    /// When the disk no longer gives back what was put aside on it.
    pub(super) fn read<'t>(
        &'t self,
        held: &'t Held,
        range: Option<Range<usize>>,
        file: &dyn Fn() -> Option<String>,
    ) -> Option<Cow<'t, str>> {
        let all = 0..held.length();
        match held {
            Held::Here(text) => text.get(range.unwrap_or(all)).map(Cow::Borrowed),
            Held::Aside(place) => {
                let aside = self.aside.read().unwrap_or_else(PoisonError::into_inner);
                let bytes = aside.read(*place, range.unwrap_or(all));
                let bytes =
                    bytes.unwrap_or_else(|error| panic!("the disk of the archive does not answer: {error}"));
                String::from_utf8(bytes?).ok().map(Cow::Owned)
            }
            Held::Late(late) => {
                let read = late.read.get_or_init(|| self.hold(self.known(late, file())));
                self.read(read, range, &|| None)
            }
        }
    }

    /// A text that was read late. One that is not as it was known is blank, and as long as it was: every place in it
    /// can be asked for.
    fn known(&self, late: &Late, text: Option<String>) -> String {
        text.filter(|text| text.len() == late.length).unwrap_or_else(|| {
            self.changed.store(true, Ordering::Relaxed);
            " ".repeat(late.length)
        })
    }

    /// Whether every text that was read late was what it was known to be.
    pub(super) fn are_as_known(&self) -> bool {
        !self.changed.load(Ordering::Relaxed)
    }
}

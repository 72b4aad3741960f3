//! What was found in articles, kept for the next time: finding names is most of what an edit costs.
//!
//! What was found in an article stands as long as everything it rests on is the same: all names, the article's
//! file, the people of its cases, and the words that sources say stand in it. An article in which something is
//! wrong is always read again, so that nothing of a fault has to be kept.

use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use siphasher::sip128::{Hasher128 as _, SipHasher13};

use crate::model::{Article, Kind, RecordId, Records, Source};
use crate::resolve::BodyMention;
use crate::resolve::mentions::KnownName;
use crate::source::Sources;

/// A digest of what an article's mentions rest on.
pub(super) type Ground = u128;

/// What was found in articles when an archive was last resolved. Empty at first.
#[derive(Debug, Default)]
pub struct Memo {
    last: Mutex<Found>,
}

/// What was found, in its written form: small, and most of it is never read.
type Found = FxHashMap<Ground, Box<[u8]>>;

impl Memo {
    /// Reads what [`Memo::to_bytes`] wrote; anything else is an empty memo.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let found: Vec<(Ground, Box<[u8]>)> = postcard::from_bytes(bytes).unwrap_or_default();
        Memo { last: Mutex::new(found.into_iter().collect()) }
    }

    /// Everything that was found, to be read by the same program.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        postcard::to_stdvec(&last.iter().collect::<Vec<_>>()).unwrap_or_default()
    }

    /// What is known, to be asked from many threads.
    pub(super) fn known(&self) -> Found {
        std::mem::take(&mut *self.last.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps what was found in all articles, and nothing else.
    pub(super) fn keep(&self, found: impl Iterator<Item = (Ground, Box<[u8]>)>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = found.collect();
    }
}

/// The mentions of an article in their written form.
pub(super) fn written(mentions: &[BodyMention]) -> Option<Box<[u8]>> {
    Some(postcard::to_stdvec(mentions).ok()?.into_boxed_slice())
}

/// The mentions of an article from their written form.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<BodyMention>> {
    postcard::from_bytes(bytes).ok()
}

/// What all articles rest on.
#[derive(Debug, Clone)]
pub(super) struct World(SipHasher13);

impl World {
    /// Takes in every name and whose it is.
    pub(super) fn new(records: &Records, names: &[KnownName]) -> World {
        let mut sip = SipHasher13::new();
        names.hash(&mut sip);
        // Drafts are no known names, and an editor's `[[mention]]` may name one.
        for kind in [Kind::Person, Kind::Organisation, Kind::Place, Kind::Case] {
            records
                .of(kind)
                .for_each(|record| (records.name(record), records.head(record).draft).hash(&mut sip));
        }
        World(sip)
    }

    /// What one article rests on.
    pub(super) fn of(
        &self,
        article: &Article,
        sources: &Sources,
        parties: &[RecordId],
        pointers: &[&Source],
    ) -> Ground {
        let mut sip = self.0;
        sources.digest(article.head.file).to_le_bytes().hash(&mut sip);
        (&article.title, article.head.draft, parties).hash(&mut sip);
        // An id in a `[[mention]]` may be one that a record had before: its file says so.
        article.mentions.iter().for_each(|mention| mention.record.hash(&mut sip));
        pointers.iter().for_each(|source| source.place.hash(&mut sip));
        sip.finish128().as_u128()
    }
}

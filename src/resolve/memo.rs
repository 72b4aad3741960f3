//! What was found in articles, kept for the next time: finding names is most of what an edit costs.
//!
//! What was found in an article stands as long as everything it rests on is the same: all names, the article's
//! file, the people of its cases, and the words that sources say stand in it. An article in which something is
//! wrong is always read again, so that nothing of a fault has to be kept.

use std::hash::Hash;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

use crate::memo::Ground;
use crate::model::{Article, Kind, RecordId, Records, Source};
use crate::resolve::Mentions;
use crate::resolve::mentions::KnownName;
use crate::source::Sources;

/// The mentions of an article in their written form.
pub(super) fn written(mentions: &Mentions) -> Option<Vec<u8>> {
    postcard::to_stdvec(mentions).ok()
}

/// The mentions of an article from their written form.
pub(super) fn read(bytes: &[u8]) -> Option<Mentions> {
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

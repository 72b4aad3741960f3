//! A mention in a published body, kept small: an archive has millions of them.
//!
//! The words that name somebody, and the sentence they stand in, are kept as places in the body wherever they
//! stand there letter for letter. Whoever asks for them has the body at hand: the one the mention was found in.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::RecordId;
use crate::resolve::mentions::{How, Target};

/// A mention as the rest of the program needs it.
#[derive(Debug, Clone, Hash, Serialize, Deserialize)]
pub struct BodyMention {
    /// Whom it names.
    pub target: Target,
    /// Bytes of the body (the file's text after the closing `+++` line).
    pub range: Range<u32>,
    /// The number of its paragraph.
    pub paragraph: Option<u32>,
    /// Why.
    pub how: How,
    /// Whether one link can hold it.
    pub whole: bool,
    pub(super) printed: Printed,
    /// Where the sentence stands in the body; empty where it does not, or is not told.
    pub(super) sentence: Range<u32>,
    /// What does not stand in the body as it is told.
    pub(super) own: Option<Box<OwnWords>>,
}

/// Where the words stand that name somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Printed {
    /// They are the display name.
    AsShown,
    /// At the mention's own place.
    InBody,
    /// Among its own words.
    Own,
}

/// Words with other white space, without marks, shortened, or with public names.
#[derive(Debug, Clone, Default, Hash, Serialize, Deserialize)]
pub(super) struct OwnWords {
    surface: Box<str>,
    sentence: Box<str>,
}

impl BodyMention {
    /// A mention by the display name, without a sentence.
    #[must_use]
    pub(super) fn new(target: Target, how: How, range: Range<u32>, paragraph: Option<u32>) -> Self {
        let (printed, sentence) = (Printed::AsShown, 0..0);
        BodyMention { target, range, paragraph, how, whole: true, printed, sentence, own: None }
    }

    /// The record, unless two readings are left.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self.target {
            Target::One(record) => Some(record),
            Target::Ambiguous(_) => None,
        }
    }

    /// The words that name them, where these differ from the display name.
    #[must_use]
    pub fn surface<'b>(&'b self, body: &'b str) -> Option<&'b str> {
        match self.printed {
            Printed::AsShown => None,
            Printed::InBody => slice(body, &self.range),
            Printed::Own => self.own.as_ref().map(|own| &*own.surface),
        }
    }

    /// Whether the body is needed to say in which words it names them.
    #[must_use]
    pub fn is_in_body(&self) -> bool {
        self.printed == Printed::InBody
    }

    /// The sentence, at the first mention of a record in the article.
    #[must_use]
    pub fn sentence<'b>(&'b self, body: &'b str) -> Option<&'b str> {
        let own = self.own.as_ref().map(|own| &*own.sentence).filter(|words| !words.is_empty());
        own.or_else(|| slice(body, &self.sentence).filter(|words| !words.is_empty()))
    }

    /// The sentence, at the first mention of a record in the article, and the words that name them where these differ
    /// from the display name; `words` gives bytes of the body, and is asked as seldom as can be.
    #[must_use]
    pub fn told_in<'b>(
        &'b self,
        words: impl Fn(&Range<u32>) -> Option<Cow<'b, str>>,
    ) -> Option<(Cow<'b, str>, Option<Cow<'b, str>>)> {
        let own = self.sentence("").map(Cow::Borrowed);
        let place = if own.is_some() { 0..0 } else { self.sentence.clone() };
        let sentence = own.or_else(|| words(&place).filter(|words| !words.is_empty()))?;
        let surface = if !self.is_in_body() {
            self.surface("").map(Cow::Borrowed)
        } else if place.start <= self.range.start && self.range.end <= place.end {
            let within = self.range.start - place.start..self.range.end - place.start;
            slice(&sentence, &within).map(|words| Cow::Owned(words.to_owned()))
        } else {
            words(&self.range)
        };
        Some((sentence, surface))
    }

    /// Notes words that are not the display name, as they stand in the body.
    pub(super) fn print(&mut self, words: &str, body: &str) {
        if slice(body, &self.range) == Some(words) {
            self.printed = Printed::InBody;
        } else {
            self.printed = Printed::Own;
            self.own.get_or_insert_default().surface = words.into();
        }
    }

    /// Notes a sentence that stands in the body.
    pub(super) fn tell_at(&mut self, sentence: Range<u32>) {
        self.sentence = sentence;
    }

    /// Notes a sentence that stands nowhere as it is told.
    pub(super) fn tell(&mut self, sentence: String) {
        self.sentence = 0..0;
        self.own.get_or_insert_default().sentence = sentence.into_boxed_str();
    }

    /// Keeps the words apart from a body that is going to change.
    pub(super) fn detach(&mut self, body: &str) {
        let (surface, sentence) =
            (self.surface(body).map(str::to_owned), self.sentence(body).map(str::to_owned));
        self.forget_words();
        if let Some(surface) = surface {
            self.printed = Printed::Own;
            self.own.get_or_insert_default().surface = surface.into_boxed_str();
        }
        sentence.into_iter().for_each(|sentence| self.tell(sentence));
    }

    /// Tells the sentence in other words, if it is told at all.
    pub(super) fn retell(&mut self, body: &str, reword: impl FnOnce(&str) -> String) {
        if let Some(sentence) = self.sentence(body).map(reword) {
            self.tell(sentence);
        }
    }

    /// Forgets in which words it names them.
    pub(super) fn forget_surface(&mut self) {
        self.printed = Printed::AsShown;
    }

    /// Forgets the sentence.
    pub(super) fn forget_sentence(&mut self) {
        self.sentence = 0..0;
        self.own.iter_mut().for_each(|own| own.sentence = Box::default());
    }

    /// Forgets all of the report's own words.
    pub fn forget_words(&mut self) {
        (self.printed, self.sentence, self.own) = (Printed::AsShown, 0..0, None);
    }
}

fn slice<'b>(body: &'b str, range: &Range<u32>) -> Option<&'b str> {
    body.get(range.start as usize..range.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    const BODY: &str = "One came. *Aidos*\nExample left.";

    fn mention() -> BodyMention {
        BodyMention::new(Target::One(RecordId::new(Kind::Person, 0)), How::Alias, 11..16, Some(1))
    }

    #[test]
    fn words_are_those_of_the_body_or_their_own() {
        let mut mention = mention();
        assert_eq!((mention.surface(BODY), mention.sentence(BODY)), (None, None));
        mention.print("Aidos", BODY);
        mention.tell_at(0..9);
        assert_eq!((mention.surface(BODY), mention.sentence(BODY)), (Some("Aidos"), Some("One came.")));
        assert!(mention.own.is_none());
        mention.print("Aidos Example", BODY);
        mention.tell("Aidos Example left.".to_owned());
        let told = (Some("Aidos Example"), Some("Aidos Example left."));
        assert_eq!((mention.surface(BODY), mention.sentence(BODY)), told);
    }

    #[test]
    fn the_body_is_asked_for_what_the_sentence_does_not_hold() {
        let asked = std::cell::Cell::new(0);
        let told = |mention: &BodyMention| {
            asked.set(0);
            let words = |range: &Range<u32>| {
                asked.set(asked.get() + 1);
                slice(BODY, range).map(Cow::Borrowed)
            };
            let told = mention.told_in(words).map(|(sentence, surface)| {
                (sentence.into_owned(), surface.map(Cow::into_owned).unwrap_or_default())
            });
            (told, asked.get())
        };
        let some = |sentence: &str, surface: &str| Some((sentence.to_owned(), surface.to_owned()));
        let mut mention = mention();
        assert_eq!(told(&mention).0, None);
        mention.tell_at(10..30);
        assert_eq!(told(&mention), (some("*Aidos*\nExample left", ""), 1));
        mention.print("Aidos", BODY);
        assert_eq!(told(&mention), (some("*Aidos*\nExample left", "Aidos"), 1));
        mention.tell_at(0..9);
        assert_eq!(told(&mention), (some("One came.", "Aidos"), 2));
        mention.tell("Aidos left.".to_owned());
        assert_eq!(told(&mention), (some("Aidos left.", "Aidos"), 1));
        mention.print("Aidos Example", BODY);
        assert_eq!(told(&mention), (some("Aidos left.", "Aidos Example"), 0));
    }

    #[test]
    fn words_outlive_a_change_of_the_body_and_nothing_outlives_forgetting() {
        let mut mention = mention();
        mention.print("Aidos", BODY);
        mention.tell_at(0..9);
        mention.detach(BODY);
        assert_eq!((mention.surface("other"), mention.sentence("other")), (Some("Aidos"), Some("One came.")));
        mention.forget_sentence();
        assert_eq!((mention.surface("other"), mention.sentence(BODY)), (Some("Aidos"), None));
        mention.forget_words();
        assert_eq!((mention.surface(BODY), mention.sentence(BODY)), (None, None));
    }

    #[test]
    fn a_mention_is_small() {
        assert!(size_of::<BodyMention>() <= 56, "{}", size_of::<BodyMention>());
    }
}

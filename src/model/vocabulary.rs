//! The fixed vocabularies, in one place.
//!
//! Words are those of DESIGN's contract, after the HURIDOCS events standard
//! formats and its controlled vocabularies where these have a term. Kinds of
//! outlet, organisation and place, relation types and claim properties are
//! free text.

/// A closed list of words that records may use for a key.
pub trait Vocabulary: Copy + Eq + Sized + 'static {
    /// What the words are, for messages: `role`.
    const NAME: &'static str;
    /// Every word with its value, in the order in which they are listed.
    const WORDS: &'static [(&'static str, Self)];

    /// Finds the value of a word, letter for letter.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|row| row.0 == word).map(|row| row.1)
    }

    /// The word of a value.
    #[must_use]
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal $(, default $default:ident)? { $($(#[$word_doc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each variant is its word")]
        pub enum $name { $($(#[$word_doc])* $variant,)* }

        $(impl Default for $name {
            fn default() -> Self {
                $name::$default
            }
        })?

        impl Vocabulary for $name {
            const NAME: &'static str = $what;
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $name::$variant),)*];
        }
    };
}

vocabulary! {
    /// What a person or organisation is in a case or event.
    Role, "role" {
        Victim "victim",
        AllegedPerpetrator "alleged-perpetrator",
        Witness "witness",
        InterveningParty "intervening-party",
        Defendant "defendant",
        Lawyer "lawyer",
        Judge "judge",
        Prosecutor "prosecutor",
        Official "official",
        Relative "relative",
        Journalist "journalist",
        Source "source",
        Participant "participant",
    }
}

vocabulary! {
    /// What happened.
    EventKind, "kind of event" {
        Arrest "arrest",
        Detention "detention",
        HouseArrest "house-arrest",
        Disappearance "disappearance",
        Torture "torture",
        Assault "assault",
        SexualViolence "sexual-violence",
        Threat "threat",
        Surveillance "surveillance",
        Search "search",
        TravelRestriction "travel-restriction",
        Refoulement "refoulement",
        DenialOfCounsel "denial-of-counsel",
        DenialOfMedicalCare "denial-of-medical-care",
        PsychiatricConfinement "psychiatric-confinement",
        DeathInCustody "death-in-custody",
        Death "death",
        BorderCrossing "border-crossing",
        AsylumRequest "asylum-request",
        AsylumSeekerStatus "asylum-seeker-status",
        AsylumGranted "asylum-granted",
        AsylumRefused "asylum-refused",
        ExtraditionRequest "extradition-request",
        ExtraditionRefused "extradition-refused",
        RemovalAnnounced "removal-announced",
        Charge "charge",
        Hearing "hearing",
        PleaBargain "plea-bargain",
        Conviction "conviction",
        Acquittal "acquittal",
        Sentence "sentence",
        SentenceReduced "sentence-reduced",
        Appeal "appeal",
        ParoleGranted "parole-granted",
        ParoleCancelled "parole-cancelled",
        Transfer "transfer",
        Release "release",
        Departure "departure",
        Resettlement "resettlement",
        Return "return",
        Protest "protest",
        HungerStrike "hunger-strike",
        SelfHarm "self-harm",
        PressConference "press-conference",
        Statement "statement",
        AppealLetter "appeal-letter",
        Intervention "intervention",
        GroupBanned "group-banned",
        LastReported "last-reported",
        Other "other",
    }
}

vocabulary! {
    /// What was last reported of a person's liberty and safety.
    Status, "status" {
        Missing "missing",
        Held "held",
        HeldAwaitingTrial "held-awaiting-trial",
        HeldUnderInvestigation "held-under-investigation",
        HeldAwaitingExtradition "held-awaiting-extradition",
        ServingSentence "serving-sentence",
        HeldArbitrarily "held-arbitrarily",
        HouseArrest "house-arrest",
        Restricted "restricted",
        Released "released",
        Acquitted "acquitted",
        AsylumSeeker "asylum-seeker",
        Protected "protected",
        InExile "in-exile",
        Removed "removed",
        Resettled "resettled",
        ReturnedHome "returned-home",
        Dead "dead",
        Unknown "unknown",
    }
}

impl Status {
    /// Whether the person was last reported deprived of liberty.
    #[must_use]
    pub fn is_held(self) -> bool {
        matches!(
            self,
            Status::Held
                | Status::HeldAwaitingTrial
                | Status::HeldUnderInvestigation
                | Status::HeldAwaitingExtradition
                | Status::ServingSentence
                | Status::HeldArbitrarily
        )
    }
}

vocabulary! {
    /// What an article's date rests on.
    DateBasis, "date basis" {
        Byline "byline",
        Text "text",
        Url "url",
        Metadata "metadata",
        Capture "capture",
        Inferred "inferred",
    }
}

vocabulary! {
    /// What an article's body is, and so whether it may be published.
    TextKind, "kind of text", default Summary {
        /// The archive's own words; the default.
        Summary "summary",
        /// The report's words, whole, published with `rights`.
        Full "full",
        /// A part of the report's words, published with `rights`.
        Extract "extract",
        /// The report's words, kept for linking only; never published.
        None "none",
    }
}

vocabulary! {
    /// What kind of spelling an alias is.
    AliasKind, "kind of alias" {
        Native "native",
        Official "official",
        Variant "variant",
        Nickname "nickname",
        Former "former",
        Misspelling "misspelling",
    }
}

vocabulary! {
    /// Whether a case is under way.
    CaseState, "state", default Unknown {
        Ongoing "ongoing",
        Closed "closed",
        Unknown "unknown",
    }
}

vocabulary! {
    /// Whether a record is listed, only reachable, or absent.
    Visibility, "visibility", default Public {
        Public "public",
        Unlisted "unlisted",
        Withheld "withheld",
    }
}

vocabulary! {
    /// Why a person's name may be published.
    Basis, "basis" {
        Consent "consent",
        FamilyConsent "family-consent",
        AlreadyPublic "already-public",
        PublicRole "public-role",
        PublicInterest "public-interest",
    }
}

vocabulary! {
    /// How fine a place is known.
    PlacePrecision, "precision" {
        Exact "exact",
        Settlement "settlement",
        Region "region",
        Country "country",
        None "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_value_are_each_others() {
        for (word, status) in Status::WORDS {
            assert_eq!(Status::from_word(word), Some(*status));
            assert_eq!(status.word(), *word);
        }
        assert_eq!(EventKind::from_word("Arrest"), None);
    }
}

//! The fixed vocabularies, in one place.
//!
//! Words follow the HURIDOCS events standard formats. Where its micro-thesauri
//! (Dueck, Guzman, Verstappen: *Micro-thesauri*, HURIDOCS 2001) have the term, its
//! code stands beside the word: `mt4` are types of acts, `mt5` methods of violence,
//! `mt25` the status of a victim. Kinds of outlet, organisation and place, relation types and claim properties are
//! free text.

use serde::{Deserialize, Serialize};

/// A closed list of words that records may use for a key.
pub trait Vocabulary: Copy + Eq + Sized + 'static {
    /// What the words are, for messages: `role`.
    const NAME: &'static str;
    /// Every word with its value, in the order in which they are listed.
    const WORDS: &'static [(&'static str, Self)];
    /// The values that have a HURIDOCS code, with it.
    const HURIDOCS: &'static [(Self, &'static str)];

    /// Finds the value of a word, letter for letter.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|row| row.0 == word).map(|row| row.1)
    }

    /// The code of a value in the HURIDOCS micro-thesauri, where one exists:
    /// the list's number and the digits of the term, `mt4:030101`.
    #[must_use]
    fn huridocs(self) -> Option<&'static str> {
        Self::HURIDOCS.iter().find(|row| row.0 == self).map(|row| row.1)
    }

    /// The word of a value.
    #[must_use]
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal $(, default $default:ident)? { $($(#[$word_doc:meta])* $variant:ident $word:literal $($code:literal)?,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
            const HURIDOCS: &'static [(Self, &'static str)] = &[$($(($name::$variant, $code),)?)*];
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
        Arrest "arrest" "mt4:030101",
        Detention "detention" "mt4:030102",
        HouseArrest "house-arrest" "mt4:030105",
        Disappearance "disappearance" "mt4:030103",
        Torture "torture" "mt4:02011111",
        Assault "assault" "mt4:020101",
        SexualViolence "sexual-violence" "mt4:020102",
        Threat "threat" "mt4:02010301",
        Surveillance "surveillance" "mt4:02010303",
        Search "search" "mt4:040101",
        TravelRestriction "travel-restriction" "mt4:050106",
        Refoulement "refoulement" "mt4:380101",
        DenialOfCounsel "denial-of-counsel" "mt4:350109",
        DenialOfMedicalCare "denial-of-medical-care" "mt4:36010204",
        PsychiatricConfinement "psychiatric-confinement" "mt5:0204",
        DeathInCustody "death-in-custody" "mt4:01010601",
        Death "death",
        BorderCrossing "border-crossing",
        AsylumRequest "asylum-request",
        AsylumSeekerStatus "asylum-seeker-status",
        AsylumGranted "asylum-granted",
        AsylumRefused "asylum-refused" "mt4:330103",
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

impl EventKind {
    /// Kinds of which a reader is told before the texts of a page.
    pub const DISTRESSING: [EventKind; 3] =
        [EventKind::Torture, EventKind::SexualViolence, EventKind::SelfHarm];

    /// Whether lists, feeds and the search get no word of it besides its date and kind.
    #[must_use]
    pub fn is_distressing(self) -> bool {
        EventKind::DISTRESSING.contains(&self)
    }
}

vocabulary! {
    /// What was last reported of a person's liberty and safety.
    Status, "status" {
        Missing "missing" "mt25:0103",
        Held "held" "mt25:0202",
        HeldAwaitingTrial "held-awaiting-trial" "mt25:020202",
        HeldUnderInvestigation "held-under-investigation" "mt25:020201",
        HeldAwaitingExtradition "held-awaiting-extradition",
        ServingSentence "serving-sentence" "mt25:020203",
        HeldArbitrarily "held-arbitrarily" "mt25:020204",
        HouseArrest "house-arrest",
        Restricted "restricted" "mt25:0301",
        Released "released" "mt25:0201",
        Acquitted "acquitted" "mt25:020104",
        AsylumSeeker "asylum-seeker",
        Protected "protected",
        InExile "in-exile" "mt25:0302",
        Removed "removed",
        Resettled "resettled" "mt25:030402",
        ReturnedHome "returned-home" "mt25:030403",
        Dead "dead" "mt25:0101",
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
    /// How much of a person's name is shown.
    Identity, "identity", default Full {
        Full "full",
        Initials "initials",
        Anonymous "anonymous",
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
    /// Why a record was taken down; all that readers are told of it.
    RemovalReason, "reason" {
        /// It put somebody in danger.
        Safety "safety",
        /// Consent was withdrawn, or never given.
        Consent "consent",
        /// Somebody whom it concerns asked.
        Request "request",
        /// It should not have been published.
        Mistake "mistake",
        /// A law or a court asked.
        Legal "legal",
        /// None of these.
        Other "other",
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

    #[test]
    fn a_huridocs_code_belongs_to_one_word() {
        assert_eq!(EventKind::Arrest.huridocs(), Some("mt4:030101"));
        assert_eq!(Status::AsylumSeeker.huridocs(), None);
        let mut codes: Vec<_> = Status::HURIDOCS.iter().map(|row| row.1).collect();
        codes.extend(EventKind::HURIDOCS.iter().map(|row| row.1));
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}

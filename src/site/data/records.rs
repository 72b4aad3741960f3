//! Records as other programs get them: one struct a kind, in the words of the record files.
//!
//! The doc comments here are the descriptions in the published JSON Schema; `docs/data.md` lists every field.
//! A field that a record gains is absent until it is listed here.

use schemars::JsonSchema;
use serde::Serialize;

/// Declares a struct that is written as JSON; what is absent or empty is left out.
macro_rules! json {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident $how:ident: $type:ty,)* })*) => {
        $(json!(@one [$(#[$doc])*] $name { $([$(#[$field_doc])*] $field $how: $type,)* });)*
    };
    (@one [$(#[$doc:meta])*] $name:ident { $([$(#[$field_doc:meta])*] $field:ident $how:ident: $type:ty,)* }) => {
        json!(@fields [$(#[$doc])*] $name [] $([$(#[$field_doc])*] $field $how: $type,)*);
    };
    (@fields [$($doc:tt)*] $name:ident [$($out:tt)*]) => {
        $($doc)*
        #[derive(Debug, Clone, Default, Serialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($out)* }
    };
    (@fields [$($doc:tt)*] $name:ident [$($out:tt)*] [$($field_doc:tt)*] $field:ident must: $type:ty, $($rest:tt)*) => {
        json!(@fields [$($doc)*] $name [$($out)* $($field_doc)* pub $field: $type,] $($rest)*);
    };
    (@fields [$($doc:tt)*] $name:ident [$($out:tt)*] [$($field_doc:tt)*] $field:ident may: $type:ty, $($rest:tt)*) => {
        json!(@fields [$($doc)*] $name [$($out)* $($field_doc)*
            #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$type>,] $($rest)*);
    };
    (@fields [$($doc:tt)*] $name:ident [$($out:tt)*] [$($field_doc:tt)*] $field:ident many: $type:ty, $($rest:tt)*) => {
        json!(@fields [$($doc)*] $name [$($out)* $($field_doc)*
            #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $field: Vec<$type>,] $($rest)*);
    };
    (@fields [$($doc:tt)*] $name:ident [$($out:tt)*] [$($field_doc:tt)*] $field:ident flag: $type:ty, $($rest:tt)*) => {
        json!(@fields [$($doc)*] $name [$($out)* $($field_doc)*
            #[serde(default, skip_serializing_if = "std::ops::Not::not")] pub $field: $type,] $($rest)*);
    };
}

json! {
    /// What every record has.
    Common {
        /// Kind and id, by which everything refers to it: `people/ID`.
        id must: String,
        /// The address of its page, from the site's root.
        page may: String,
        /// The day it entered the archive (EDTF).
        added may: String,
        /// What a reader should know before reading: an editor's words, then the kinds of events that it tells of (`torture`, `sexual-violence`, `self-harm`).
        content_notes many: String,
        /// What the plain fields rest on.
        sources many: SourceData,
        /// Statements about it, each with its source.
        claims many: ClaimData,
        /// What was wrong and has been mended.
        corrections many: CorrectionData,
        /// The archive's own text, or what of a report's text may be published, by paragraph.
        paragraphs many: ParagraphData,
    }

    /// A block of text.
    ParagraphData {
        /// Its number on the page (`#p3`); headings, list items and cells have none.
        number may: u32,
        /// Its words, without marks.
        text must: String,
    }

    /// A report that says so, and where in it.
    SourceData {
        /// The report: `articles/…`.
        article must: String,
        /// The paragraph of the archive's text, from 1.
        paragraph may: u32,
        /// Words that stand in that paragraph.
        words may: String,
        /// The first line of the capture.
        first_line may: u32,
        /// The last line of the capture.
        last_line may: u32,
    }

    /// A property, as someone states it.
    ClaimData {
        /// Which property.
        prop must: String,
        /// Its value.
        value must: String,
        /// When it held or was said (EDTF).
        date may: String,
        /// On whose word.
        attribution may: String,
        /// Set where it no longer stands: the day of the correction that says why (EDTF).
        corrected may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// A public correction.
    CorrectionData {
        /// When it was made (EDTF).
        date must: String,
        /// What was changed.
        what must: String,
        /// Why.
        why may: String,
    }

    /// Another spelling or name.
    AliasData {
        /// The spelling, as typed.
        value must: String,
        /// Its language (BCP 47).
        lang may: String,
        /// Its script (ISO 15924).
        script may: String,
        /// `native`, `official`, `variant`, `nickname`, `former` or `misspelling`.
        kind may: String,
        /// When it was used (EDTF).
        date may: String,
        /// Where it was printed.
        sources many: SourceData,
    }

    /// What another record is to this one.
    RelationData {
        /// The other record.
        to must: String,
        /// What it is to this one.
        #[serde(rename = "type")]
        kind must: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// A person, an organisation, or somebody without a name, and as what they take part.
    PartyData {
        /// The record: `people/…` or `organisations/…`.
        record may: String,
        /// A phrase for somebody who has no record: "three sons".
        unnamed may: String,
        /// As what: a word of the vocabulary of roles.
        role may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// A dated act.
    EventData {
        /// A word of the vocabulary of events.
        kind must: String,
        /// Its code in the HURIDOCS micro-thesauri, where there is one.
        huridocs may: String,
        /// What is reported, in the archive's words.
        text must: String,
        /// When (EDTF); absent if not known.
        date may: String,
        /// Where: `places/…`.
        place may: String,
        /// Who took part.
        who many: PartyData,
        /// On whose word the reports rest.
        attribution may: String,
        /// What it makes of people's status.
        sets_status many: StatusData,
        /// Set where it no longer stands: the day of the correction that says why (EDTF).
        corrected may: String,
        /// What single sources say differently, denials included.
        accounts many: AccountData,
        /// Who says so.
        sources many: SourceData,
        /// How many reports say so.
        reports must: usize,
        /// How many independent origins these have: copies, translations and sister outlets count once.
        origins must: usize,
    }

    /// What an event makes of someone's status.
    StatusData {
        /// The person: `people/…`.
        person must: String,
        /// A word of the vocabulary of statuses.
        status must: String,
    }

    /// What one source says differently.
    AccountData {
        /// What it says.
        text must: String,
        /// When, by this account (EDTF).
        date may: String,
        /// On whose word.
        attribution may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// An accusation: by whom, of what, and the answer. Never a criminal record.
    ChargeData {
        /// Of what.
        text must: String,
        /// By whom, or `unknown`.
        by must: String,
        /// Who is accused: `people/…`.
        person may: String,
        /// When (EDTF).
        date may: String,
        /// Under which law.
        law may: String,
        /// The answer of the accused, as reported.
        answer may: String,
        /// Set where it no longer stands: the day of the correction that says why (EDTF).
        corrected may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// Another case that belongs to this one.
    RelatedData {
        /// The other case: `cases/…`.
        case must: String,
        /// How it belongs.
        #[serde(rename = "type")]
        kind may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// A finding by a named body.
    DesignationData {
        /// The finding: "political prisoner".
        term must: String,
        /// Whose finding it is.
        by must: String,
        /// When (EDTF).
        date may: String,
        /// Who says so.
        sources many: SourceData,
    }

    /// What was last reported of a person: never what is true today.
    LastStatusData {
        /// The status, or several where sources of one date disagree.
        statuses many: String,
        /// As of when (EDTF); absent if not known.
        as_of may: String,
        /// The reports that say so: `articles/…`.
        reports many: String,
    }

    /// A spelling of a person's name as reports print it.
    PrintedData {
        /// The spelling.
        name must: String,
        /// How often it is printed.
        times must: usize,
        /// The reports that print it: `articles/…`, at most 20.
        reports many: String,
    }

    /// A place in a report that names a record.
    MentionData {
        /// Which record.
        record must: String,
        /// Why it was linked: `exact`, `alias`, `folded`, `surname`, `given` or `editor`.
        how must: String,
        /// The paragraph, from 1.
        paragraph may: u32,
        /// The words that name it, where they differ from the record's name.
        printed may: String,
    }

    /// The capture that a report was cleaned from.
    CaptureData {
        /// The SHA-256 of its bytes.
        sha256 may: String,
        /// When it was saved, as noted then.
        captured_at may: String,
    }

    /// One report of one outlet: a line of `articles.ndjson`.
    ArticleData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// The report's title; in [square brackets] if the report has none.
        title must: String,
        /// Who published it: `outlets/…`.
        outlet may: String,
        /// When it was published (EDTF).
        date may: String,
        /// What the date rests on: `byline`, `text`, `url`, `metadata`, `capture` or `inferred`.
        date_basis may: String,
        /// Its language (BCP 47).
        lang may: String,
        /// Where it stood.
        url may: String,
        /// Whether nothing stands there any more.
        url_dead flag: bool,
        /// Where copies stand.
        archived_urls many: String,
        /// Its authors, as printed.
        authors many: String,
        /// Its translators, as printed.
        translators many: String,
        /// Who published it first: `outlets/…`.
        original_outlet may: String,
        /// Who published it again: `outlets/…`.
        republished_by many: String,
        /// The report whose copy it is: `articles/…`.
        copy_of may: String,
        /// The report whose translation it is: `articles/…`.
        translation_of may: String,
        /// The cases it tells of: `cases/…`.
        cases many: String,
        /// Whose words the paragraphs are: `summary` (the archive's own), `full` or `extract` (the report's) or `none`.
        text must: String,
        /// The archive's summary, for lists.
        summary may: String,
        /// By what right the report's words are reproduced.
        rights may: String,
        /// The capture it was cleaned from.
        capture may: CaptureData,
        /// Whom and what it names.
        mentions many: MentionData,
    }

    /// A person who plays a part: a line of `people.ndjson`.
    PersonData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// The name shown; of somebody who is protected initials, another name, or `[name withheld]`.
        name must: String,
        /// Whether that is their own name.
        named must: bool,
        /// Other spellings and names.
        aliases many: AliasData,
        /// The spellings that reports here print, most frequent first.
        printed many: PrintedData,
        /// What was last reported.
        last_status may: LastStatusData,
        /// As reported.
        gender may: String,
        /// Born (EDTF).
        birth may: String,
        /// Died (EDTF).
        death may: String,
        /// As reported.
        nationality many: String,
        /// As reported.
        ethnicity many: String,
        /// What they are: activist, lawyer.
        roles many: String,
        /// Cases in which they play a part: `cases/…`.
        cases many: String,
        /// Events that belong to no case.
        events many: EventData,
        /// What others are to them.
        relations many: RelationData,
        /// Findings by named bodies.
        designations many: DesignationData,
        /// People they must never be taken for: `people/…`.
        distinct_from many: String,
        /// Wikidata item.
        wikidata may: String,
    }

    /// What happened to some people: a line of `cases.ndjson`.
    CaseData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// Its title.
        title must: String,
        /// Other titles.
        aliases many: AliasData,
        /// Since when (EDTF).
        opened may: String,
        /// Until when (EDTF).
        closed may: String,
        /// `ongoing`, `closed` or `unknown`.
        state must: String,
        /// ISO 3166 codes or names.
        countries many: String,
        /// HURIDOCS codes.
        rights many: String,
        /// What the archive does not know.
        gaps many: String,
        /// Who plays which role.
        parties many: PartyData,
        /// Accusations.
        charges many: ChargeData,
        /// What happened, in the order of the file.
        events many: EventData,
        /// Other cases that belong to it.
        related many: RelatedData,
    }

    /// A group, an authority, a court, a company: a line of `organisations.ndjson`.
    OrganisationData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// The name shown.
        name must: String,
        /// Other names.
        aliases many: AliasData,
        /// What it is, in free words.
        kind may: String,
        /// ISO 3166 code or name.
        country may: String,
        /// What others are to it.
        relations many: RelationData,
    }

    /// A country, region, settlement or building: a line of `places.ndjson`.
    PlaceData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// The name shown.
        name must: String,
        /// Other and former names.
        aliases many: AliasData,
        /// What it is, in free words.
        kind may: String,
        /// The place it lies in: `places/…`.
        within may: String,
        /// ISO 3166 code or name.
        country may: String,
        /// Degrees north, as fine as may be shown.
        lat may: f64,
        /// Degrees east, as fine as may be shown.
        lon may: f64,
        /// How fine the coordinates are.
        precision may: String,
    }

    /// Who published a report: a line of `outlets.ndjson`.
    OutletData {
        /// What every record has.
        #[serde(flatten)]
        common must: Common,
        /// The name shown.
        name must: String,
        /// What it is, in free words.
        kind may: String,
        /// ISO 3166 code or name.
        country may: String,
        /// Its language (BCP 47).
        lang may: String,
        /// Its home page.
        url may: String,
        /// Whether it republishes others.
        republishes flag: bool,
        /// Sister outlets share a group and count once.
        group may: String,
        /// What a reader risks by reading or sharing it, and where.
        reader_risk may: String,
    }

    /// A report, in short.
    ReportData {
        /// The report: `articles/…`.
        id must: String,
        /// Its title.
        title must: String,
        /// Who published it, by name.
        outlet may: String,
        /// When it was published (EDTF).
        date may: String,
        /// Where it stood.
        url may: String,
    }

    /// Everything on a person: `people/ID.json`.
    PersonFile {
        /// The person.
        person must: PersonData,
        /// Events of their cases in which they take part, in reading order.
        events many: EventData,
        /// Charges against them, in any case.
        charges many: ChargeData,
        /// The reports that name them, oldest first.
        reports many: ReportData,
    }

    /// Everything on a case: `cases/ID.json`.
    CaseFile {
        /// The case.
        case must: CaseData,
        /// The reports on it, oldest first.
        reports many: ReportData,
    }
}

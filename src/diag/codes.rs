//! Every code a diagnostic can carry, with what `casebook explain` says of it.
//!
//! The table is the long one excuse for a long file: a code is one row. Groups:
//! C01 files and addresses, C02 front matter, C03 values, C04 sources, C05
//! links and mentions, C06 publishing, C07 settings.

use std::fmt;

/// A kind of fault: `C0203`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(&'static Row);

#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Row {
    id: &'static str,
    title: &'static str,
    explanation: &'static str,
}

impl Code {
    /// The code as printed: `C0203`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// What kind of fault it is, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// Why it is a fault and how to mend it, in plain Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        self.0.explanation
    }

    /// Finds a code by its id, in any case.
    #[must_use]
    pub fn find(id: &str) -> Option<Code> {
        ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

macro_rules! codes {
    ($($name:ident $id:literal $title:literal $explanation:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Code = Code(&Row { id: $id, title: $title, explanation: $explanation });
        )*
        /// Every code, in order.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
NOT_UTF8 "C0101" "a file that is not UTF-8"
"Records are UTF-8 text. Open the file in an editor that can convert it and save it as UTF-8.";
NO_FRONT_MATTER "C0102" "a record without front matter"
"A record starts with a line `+++`, then its TOML keys, then a second line `+++`, then its text.\n\n    +++\n    name = \"A. Person\"\n    +++\n\n    What the archive says of them.";
BAD_ID "C0103" "a file name that cannot be an address"
"A record's id is its file's name without `.md`, and becomes a part of its web address for ever: lower-case ASCII letters, digits and single hyphens, such as `rferl-2019-12-09-halt.md`.";
DUPLICATE_ID "C0104" "two records with one id"
"An id is unique among the records of its kind, whatever the folder below `content/articles/` and so on, and ignoring case: two files that differ only in case are one file on many disks. Rename the newer one.";
RESERVED_NAME "C0105" "a reserved name"
"`index` is the list page of each kind, names such as `con`, `aux` and `com1` cannot be files on Windows, and a page may not be called like a page or folder that the program makes (`search`, `timeline`, `404`, `people` …).";
UNKNOWN_KIND "C0106" "a file in a folder that is no kind"
"Records lie under `content/` in `articles`, `people`, `cases`, `organisations`, `places`, `outlets` or `pages`, at any depth below. Move the file into one of them.";
LONG_ADDRESS "C0107" "an address that is too long"
"Paths in the published folder stay below 180 characters, since archives are copied to disks and sticks that refuse longer ones. Give the record a shorter id.";
ADDRESS_TAKEN "C0108" "two records on one address"
"Two records, or a record and an old id in `redirects`, would be written to the same file. An address is never given away twice: choose another id.";
REDIRECT_LOOP "C0109" "redirects that lead in a circle"
"An old id in `redirects` leads to the record that lists it. Here the old id is a living record whose own old ids lead back. Remove one of the lines.";
TRANSLATION_ALONE "C0110" "a translation of no record"
"`ID.LANG.md` is the translation of `ID.md` in the same kind. Add the main record, or mend the name.";

TOML_SYNTAX "C0201" "front matter that is not TOML"
"The part between the `+++` lines is TOML: `key = \"value\"`, lists in `[…]`, tables under `[name]` or `[[name]]`. Text goes in quotes; a quote inside it is written `\\\"`.";
UNKNOWN_KEY "C0202" "an unknown key"
"Every key is checked, so that a misspelt one is not silently ignored. `casebook new KIND` writes a record with the keys it may have.";
UNKNOWN_RECORD "C0203" "no such record"
"The record that is named here does not exist. Records are named by their id, the file's name without `.md`.";
WRONG_TYPE "C0204" "a value of the wrong type"
"The key takes another type of value: text in quotes, a list in brackets, `true` or `false`, a number or a date.";
MISSING_KEY "C0205" "a required key is missing"
"Only a few keys are required: an article's `title` and `outlet`, everyone else's `name` or `title`, and in each statement its text and its sources.";
KEY_AFTER_TABLE "C0206" "a record's own key below a [[table]]"
"In TOML every line below `[[event]]` belongs to that event, up to the next `[…]`. A key of the record itself has to stand above the first table: move it up.";
UNKNOWN_WORD "C0207" "a word outside the vocabulary"
"Roles, kinds of event, statuses and a few other values come from fixed lists, so that they can be counted and translated. The message names the nearest word.";
EMPTY_VALUE "C0208" "an empty value"
"A key that is there says something. Leave it out, or fill it in.";
NOT_BOTH "C0209" "keys that exclude or require each other"
"A party or participant is exactly one of `person`, `organisation` and `unnamed`; `text = \"full\"` and `\"extract\"` need `rights`, since they reproduce somebody else's words.";
NO_SUCH_TEXT "C0210" "a translation of words that the record does not have"
"Below `[texts]` of `ID.LANG.md` each key is a text of the record, letter for letter, so that a translation never stands for words that were changed since. The message names the nearest text of the record.";

BAD_DATE "C0301" "a date that cannot be read"
"Dates are EDTF: `2019-10-14`, `2019-10`, `2019`; `2019-10-14?` uncertain, `2019~` approximate; `2013-03/2017-11` lasted from … to …, `2019/..` open; `[2018-12..2021-04]` some time between; `2021?-04-11` only the year is inferred. What is not known is left out, never filled up.";
BACKWARD_DATE "C0302" "a span of time that ends before it begins"
"In `A/B` and `[A..B]` the first date may not lie after the second.";
BAD_LANGUAGE "C0303" "a language tag that is not BCP 47"
"Languages are BCP 47 tags: `en`, `kk`, `kk-Latn`, `ug-Arab`, `zh-Hans-CN`.";
BAD_SCRIPT "C0304" "a script that is not in ISO 15924"
"Scripts are ISO 15924 codes of four letters: `Latn`, `Cyrl`, `Arab`, `Hans`.";
BAD_URL "C0305" "a web address that is not http or https"
"Only `http:` and `https:` addresses (and `mailto:` for the contact) are published; anything else could run code in a reader's browser. An address without a host that a browser understands leads nowhere.";
BAD_NUMBER "C0306" "a number outside its range"
"Latitude lies between -90 and 90, longitude between -180 and 180; `nth` counts from 1.";
BAD_DIGEST "C0307" "a SHA-256 that is none"
"`sha256` is 64 lower-case hexadecimal digits, as `sha256sum` prints them.";
BAD_RIGHTS_CODE "C0309" "a right without the name of its thesaurus"
"Rights are codes of the HURIDOCS thesaurus, written `esf:` and the code.";

NO_SOURCE "C0401" "a statement without a source"
"Every party, event, charge, claim, relation and designation names at least one article that says so: `sources = [\"article-id\"]`. What no report says does not belong in the archive.";
NO_PARAGRAPH "C0402" "no such paragraph"
"`article-id#p3` points at the third paragraph of the article's text in this archive. Headings are not counted.";
WORDS_NOT_THERE "C0403" "words that do not stand in that paragraph"
"The words after `#p3` are checked against the paragraph, so that a source keeps pointing at the sentence it was meant for when the text is edited.";
BAD_SOURCE "C0404" "a source that cannot be read"
"A source is an article's id, alone or with a place: `id#p3`, `id#p3 some words`, `id#L12` or `id#L12-14` for lines of its capture.";
NO_ATTRIBUTION "C0405" "a finding without its author"
"`torture` and `held-arbitrarily` are findings: `attribution` says whose.";
NO_LINE "C0406" "no such line of the capture"
"`article-id#L12-14` points at lines of the capture that the article was cleaned from, counted from 1. It is checked where the capture lies in `captures/`.";
CHANGED_CAPTURE "C0407" "a capture that has changed"
"A file in `captures/` is named by the SHA-256 of its bytes, so that everybody can see that it is what was saved. `casebook check` computes it again. A capture is never edited: restore the file from a backup, or import the changed page as a capture of its own.";
NO_CORRECTION "C0408" "a statement that was corrected, without its correction"
"`corrected = \"2024-05-01\"` in a claim, event or charge says that it no longer stands: it is shown struck through. The day is that of a `[[correction]]` of the same record, which says what was wrong and why. `casebook correct KIND/ID --what … --why …` adds one.";

BROKEN_LINK "C0501" "a link to no record"
"`[[people/id]]` and `[[people/id|text]]` link to a record by kind and id.";
AMBIGUOUS_MENTION "C0502" "a name with two readings"
"The name fits more than one person here, so it is not linked. A `[[mention]]` in the article says who is meant: `text`, `person`, and `nth` if only one occurrence is.";
MENTION_NOT_FOUND "C0503" "a [[mention]] whose words are not in the text"
"The `text` of a `[[mention]]` has to stand in the article's body, letter for letter.";
CIRCULAR "C0504" "a record that refers to itself"
"A record cannot be its own copy, its own relation, or lie within itself.";
SAME_NAME "C0505" "two people of one name"
"Two person records share a name or alias, so that the name is never linked on its own. If they are two people, say so in one of them: `distinct_from = [\"id\"]`. If they are one, keep one record and list the other id in `redirects`.";

NOT_SUPPORTED "C0601" "a publishing rule that is not supported yet"
"This version cannot honour the key, and ignoring it could publish what must not be. The build stops instead. Keep the record in `draft = true` or `visibility = \"withheld\"` until then.";
WITHHELD_NAME "C0602" "a withheld name in what would be published"
"The name of a withheld record stands in something that would be published. The build stops, and what was published before stays as it was. Take the name out of the text.";
NO_CONTACT "C0603" "no way to ask for a correction"
"`contact` in `casebook.toml` tells readers, and the people in these pages, how to ask for a correction or removal. Every page shows it.";
NO_BASIS "C0604" "a person published without a stated basis"
"`[publish] basis` records why this person's name may be published: consent, family-consent, already-public, public-role or public-interest. It is never published itself.";
PRIVATE_TRACKED "C0605" "private records in a folder under version control"
"`private/` lies in a folder with a `.git`. Make sure that it is listed in `.gitignore` and was never committed: version control forgets nothing.";
UNKNOWN_TEMPLATE "C0606" "a template that cannot be used"
"A file in `templates/` replaces the built-in one of the same name. This one has no counterpart, or does not compile; the message says where.";
MANY_RECORDS "C0607" "more records of a kind than one folder holds well"
"Past about 8,000 files in a folder some disks, hosts and tools grow slow. `addresses = \"sharded\"` in `casebook.toml` spreads them over 256 folders; decide before the addresses are published.";
TELLING_ID "C0608" "an address that would tell a hidden name"
"`identity` hides the name of this person, but the record's id, which is its address, is made from it. `public_id` below `[publish]` stands in every address instead.";
OVERDUE "C0609" "rules of publishing that were to be looked at again"
"`review_by` names the day by which somebody looks again whether what is published of this record still may be. That day has passed. Nothing of this is ever published.";
NEAR_MISS "C0610" "words that come near a withheld name"
"The words are spelt much like a withheld name, or are one that somebody public shares, and were left as they are. A `[[mention]]` in the article says who is meant; `\"none\"` if nobody here is.";
TELLING_LINK "C0611" "a web address that tells a withheld name"
"The name of a withheld record stands in a web address. The address is left out of what is published; the record keeps it.";
ORIGINAL_MISSING "C0612" "a record that was taken down, without its original"
"A tombstone says that a record was taken down. Its original lies under the same path in `private/`, so that its names are taken out of all texts. Where that file is missing, nobody knows which names these are, and the build stops.";
REMOVAL_DUE "C0613" "a removal that is to be told, or told too early"
"`hold = true` in a tombstone keeps the removal out of everything that is published. Once its `date` has come, remove the line: the program publishes nothing because a day has come, so that the same content always gives the same site.";
PLACE_TOLD "C0614" "a place that somebody's rules of publishing do not allow"
"A record names somebody whose places may be told only coarsely, or tells of their case, and names a finer place. What others say is not changed without being asked: leave the place out, or write the same `location` below `[publish]` of this record, so that the place around it takes its place in title, text, captions, lists, feeds, search and data.";
CHARACTERS_ONLY "C0616" "a withheld name that is known in Chinese characters alone"
"By their sound the characters are found in pinyin and in its Russian spelling. Somebody whose name is not Chinese is written otherwise in other letters, and no rule tells how: such a spelling is not found in texts. Write it as an `[[alias]]`; with one in letters this line goes, also if it is the pinyin.";

BAD_SETTING "C0701" "a setting that cannot be used"
"`casebook.toml` holds `title` and `format = 1` and may hold `description`, `lang`, `languages`, `base_url`, `contact`, `licence`, `addresses`, `[outputs]` and `[publish]`.";
BAD_MESSAGE "C0702" "an interface text that cannot be used"
"`messages/LANG.ftl` holds interface texts in Fluent, one `key = text` each, with the keys and variables of the built-in English file. A key that no page asks for is most often misspelt.";
MISSING_MESSAGES "C0703" "interface texts that are not translated"
"Pages of this language say these texts in English, marked as such. `messages/LANG.ftl` in the site's folder adds them; English, Kazakh, Russian and Uyghur come with the program.";
UNSPOKEN "C0704" "translations that no page shows"
"`ID.LANG.md` translates a record for the pages in that language. The site has pages in `lang` and in what `languages` in `casebook.toml` names; translations into any other language are read and checked, and stand nowhere.";

INCOMPLETE_PICTURE "C0801" "a picture that is left out"
"`content/media/ID.jpg` is published if `ID.toml` beside it says what it shows (`alt`), who made it (`credit`) and where it comes from (`source`). A picture that lacks one of them is left out.";
UNREADABLE_PICTURE "C0802" "a picture that cannot be published"
"Pictures are JPEG, PNG, WebP, AVIF and SVG files, documents are PDF files. All that does not draw is taken out of them: who made them, when, where and with what. A file that cannot be taken apart is refused, since nobody knows what it holds.";
FACE "C0803" "a picture of somebody whom nobody asked"
"Somebody named in `people` can be recognised. The picture is left out until `consent` says who agreed, or `[publish]` has a `basis`; `photo = true` in the person's own `[publish]` says it for all their pictures. Of children, it takes a `basis` and a `review_by`; of people whose name is hidden, no picture is published.";
UNREAD_DOCUMENT "C0804" "a PDF that only people can read"
"Before anything is published, hidden names are looked for in the words of PDF files too. A page that is a scan, or whose fonts do not say which letters they draw, has no words for a program. Look at every page: what stands there will be published.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_unique() {
        let ids: Vec<_> = ALL.iter().map(|code| code.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn a_code_is_found_in_any_case() {
        assert_eq!(Code::find("c0203"), Some(UNKNOWN_RECORD));
        assert_eq!(Code::find("C9999"), None);
    }
}

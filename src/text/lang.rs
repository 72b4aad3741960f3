//! Languages, scripts and the direction in which they are read.
//!
//! Tags are BCP 47, checked by the `oxilangtag` crate; scripts are ISO 15924,
//! as far as Unicode encodes them, and the few joint codes in use for Chinese,
//! Japanese and Korean.

use oxilangtag::LanguageTag;
use unicode_script::{Script, UnicodeScript as _};

/// Joint ISO 15924 codes that Unicode has no single script for.
const JOINT_SCRIPTS: [&str; 6] = ["Hans", "Hant", "Jpan", "Kore", "Hrkt", "Zyyy"];

/// Languages that are written from right to left unless their tag says otherwise.
const RTL_LANGUAGES: [&str; 12] = ["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi", "arc"];

/// Scripts that are written from right to left (Unicode `Bidi_Class` R and AL).
const RTL_SCRIPTS: [&str; 10] =
    ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend"];

/// Which way a text is read; serialised as HTML's `dir` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// Brings a BCP 47 tag into its usual case (`KK-latn` → `kk-Latn`); `None` if
/// it is not well-formed.
#[must_use]
pub fn language_tag(text: &str) -> Option<String> {
    LanguageTag::parse_and_normalize(text).ok().map(|tag| tag.into_inner())
}

/// Whether a text is an ISO 15924 code of four letters, in its usual case.
#[must_use]
pub fn is_script(text: &str) -> bool {
    JOINT_SCRIPTS.contains(&text) || (text.len() == 4 && Script::from_short_name(text).is_some())
}

/// The direction in which a language is read, by its script subtag or its habit.
#[must_use]
pub fn direction_of_language(tag: &str) -> Direction {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let rtl = match script {
        Some(script) => RTL_SCRIPTS.contains(&script),
        None => RTL_LANGUAGES.contains(&language),
    };
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

/// The direction of a text itself, by its first letter with a script of its own.
#[must_use]
pub fn direction_of_text(text: &str) -> Direction {
    // Most names begin with a plain letter, and tables need not be asked.
    let first = text.bytes().find(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic());
    if first.is_none_or(|byte| byte.is_ascii()) {
        return Direction::Ltr;
    }
    match script_of(text) {
        Some(script) if RTL_SCRIPTS.contains(&script) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// The ISO 15924 code of the first letter that has a script: `Cyrl`.
#[must_use]
pub fn script_of(text: &str) -> Option<&'static str> {
    let own = |script: &Script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    text.chars().map(|letter| letter.script()).find(own).map(|script| script.short_name())
}

/// Languages with the script that goes without saying, as the IANA registry has it.
const USUAL_SCRIPTS: [&str; 13] = [
    "ar-Arab", "en-Latn", "fa-Arab", "fr-Latn", "he-Hebr", "kk-Cyrl", "ru-Cyrl", "tr-Latn", "uk-Cyrl",
    "ur-Arab", "de-Latn", "ky-Cyrl", "ug-Arab",
];

/// The script that a language is written in, by its tag or its habit; `None` for one that is not known here.
#[must_use]
pub fn script_of_language(tag: &str) -> Option<&str> {
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let language = tag.split('-').next().unwrap_or_default();
    let usual = || USUAL_SCRIPTS.iter().find_map(|row| row.strip_prefix(language)?.strip_prefix('-'));
    tag.split('-').skip(1).find(is_script).or_else(usual)
}

/// Leaves the script out of a tag where it goes without saying: `kk-Cyrl` is `kk`.
#[must_use]
pub fn without_usual_script(tag: &str) -> &str {
    if tag.len() == 7 && USUAL_SCRIPTS.contains(&tag) { &tag[..2] } else { tag }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_into_their_usual_case() {
        assert_eq!(language_tag("KK-latn").as_deref(), Some("kk-Latn"));
        assert_eq!(language_tag("zh-hans-cn").as_deref(), Some("zh-Hans-CN"));
        assert_eq!(language_tag("english language"), None);
        assert_eq!(language_tag(""), None);
    }

    #[test]
    fn scripts_are_known_by_code_only() {
        assert!(is_script("Latn") && is_script("Hans") && is_script("Arab"));
        assert!(!is_script("latin") && !is_script("Xxxx") && !is_script("Latin"));
    }

    #[test]
    fn direction_follows_the_script_subtag_before_the_language() {
        assert_eq!(direction_of_language("kk"), Direction::Ltr);
        assert_eq!(direction_of_language("kk-Arab"), Direction::Rtl);
        assert_eq!(direction_of_language("ug"), Direction::Rtl);
        assert_eq!(direction_of_language("ug-Latn"), Direction::Ltr);
    }

    #[test]
    fn a_text_tells_its_own_script() {
        assert_eq!(script_of("«Қастер»"), Some("Cyrl"));
        assert_eq!(direction_of_text("12 – قاستەر"), Direction::Rtl);
        assert_eq!(script_of("2019"), None);
    }
}

//! The interface texts: one Fluent file a language, `messages/<lang>.ftl`.
//!
//! Templates get every message without variables as `t.<key>`; messages with
//! variables are finished here, plural forms included. A site's own
//! `messages/<lang>.ftl` adds a language or mends texts of a built-in one. A key
//! that a language lacks falls back to English, visibly.
//!
//! ```
//! use casebook::site::messages::Messages;
//! let en = Messages::english();
//! assert_eq!(en.count("n_reports", 1), "1 report");
//! assert_eq!(en.count("n_reports", 4), "4 reports");
//! ```

mod fallback;
mod number;
mod site;

pub use fallback::{stripped, told};
pub use site::{SiteTexts, check, keys, missing};

use crate::text::foreign;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt;

const ENGLISH: &str = include_str!("../../../messages/en.ftl");

/// The languages that come with the program besides English.
const BUILT_IN: [(&str, &str); 3] = [
    ("kk", include_str!("../../../messages/kk.ftl")),
    ("ru", include_str!("../../../messages/ru.ftl")),
    ("ug", include_str!("../../../messages/ug.ftl")),
];

/// The built-in texts of every language, English first: `(language, text)`.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    std::iter::once(("en", ENGLISH)).chain(BUILT_IN)
}

/// The interface texts of one language.
pub struct Messages {
    lang: String,
    bundle: FluentBundle<FluentResource>,
    /// English, for what the language lacks.
    fallback: Option<FluentBundle<FluentResource>>,
    plain: BTreeMap<String, String>,
    /// The same, found faster.
    quick: FxHashMap<Box<str>, Box<str>>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Messages {
    /// Loads the English texts.
    #[must_use]
    pub fn english() -> Messages {
        Messages::of("en", &SiteTexts::default())
    }

    /// Loads the texts of a language, the site's own before the built-in ones.
    ///
    /// What a language lacks is said in English and marked, so that [`told`] can say
    /// so on the page. A language of which there is nothing at all is English.
    #[must_use]
    pub fn of(lang: &str, own: &SiteTexts) -> Messages {
        let layers = layers(lang, own);
        if layers.is_empty() {
            return Messages::of("en", own);
        }
        let bundle = bundle(lang, &layers);
        let english = layers_of_english(own);
        let fallback = (lang != "en").then(|| bundle_of_english(&english));
        let keys = english.iter().chain(&layers).flat_map(|source| site::keys(source));
        let mut messages = Messages {
            lang: lang.to_owned(),
            bundle,
            fallback,
            plain: BTreeMap::new(),
            quick: FxHashMap::default(),
        };
        messages.plain =
            keys.filter_map(|(key, _)| Some((key.to_owned(), messages.format(key, None)?))).collect();
        let quick = messages.plain.iter().map(|(key, text)| (key.as_str().into(), text.as_str().into()));
        messages.quick = quick.collect();
        messages
    }

    /// Whether some text of this language is said in English.
    #[must_use]
    pub fn falls_back(&self) -> bool {
        self.plain.values().any(|text| foreign::is_marked(text))
    }

    /// The language of the texts, BCP 47.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Every text without variables, by key: the `t` of templates.
    #[must_use]
    pub fn plain(&self) -> &BTreeMap<String, String> {
        &self.plain
    }

    /// The text `key`, which has no variables.
    ///
    /// A key that does not exist shows itself in brackets: a test keeps that from happening.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.quick.get(key).map_or_else(|| absent(key), |text| text.as_ref().to_owned())
    }

    /// The text `key`, if the language itself has it.
    #[must_use]
    pub fn own(&self, key: &str) -> Option<String> {
        self.plain.get(key).filter(|text| !foreign::is_marked(text)).cloned()
    }

    /// The text `key` for `count` things, in the right plural form.
    #[must_use]
    pub fn count(&self, key: &str, count: usize) -> String {
        self.fill(key, &[("count", Arg::Number(count))])
    }

    /// The text `key` with one word put in for `$value`.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> String {
        self.fill(key, &[("value", Arg::Word(value))])
    }

    /// The text `key` with its variables filled.
    #[must_use]
    pub fn fill(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg.fluent())).collect();
        self.format(key, Some(&args)).unwrap_or_else(|| absent(key))
    }

    /// A number of things, with its digits in groups as the language writes them.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let separator = self.plain.get("group_sep").map_or("", String::as_str);
        number::grouped(&number.to_string(), &foreign::bare(separator))
    }

    /// A text with its variables filled; `None` if a variable has no value, or no language has the key.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let format = |bundle: &FluentBundle<FluentResource>| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
            (args.is_some() || faults.is_empty()).then_some(text)
        };
        if self.bundle.has_message(key) {
            return format(&self.bundle);
        }
        self.fallback.as_ref().and_then(format).map(|text| fallback::marked(&text))
    }
}

/// The texts of a language, the built-in ones first; empty if there are none.
fn layers<'t>(lang: &str, own: &'t SiteTexts) -> Vec<&'t str> {
    if lang == "en" {
        return layers_of_english(own);
    }
    let built_in = BUILT_IN.iter().find(|row| row.0 == plain_language(lang)).map(|row| row.1);
    built_in.into_iter().chain(own.of(lang)).collect()
}

fn layers_of_english(own: &SiteTexts) -> Vec<&str> {
    std::iter::once(ENGLISH).chain(own.of("en")).collect()
}

/// A language without the script and region that say nothing of its words: `ru-RU` is `ru`.
fn plain_language(tag: &str) -> &str {
    let tag = crate::text::lang::without_usual_script(tag);
    match tag.split_once('-') {
        Some((language, region)) if region.len() == 2 => language,
        _ => tag,
    }
}

fn bundle_of_english(layers: &[&str]) -> FluentBundle<FluentResource> {
    bundle("en", layers)
}

/// Later layers take the place of earlier ones.
fn bundle(lang: &str, layers: &[&str]) -> FluentBundle<FluentResource> {
    let tag = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Names never go into messages: they stand beside them, isolated by HTML.
    bundle.set_use_isolating(false);
    for layer in layers {
        // What cannot be read was reported when the site was checked.
        let resource = FluentResource::try_new((*layer).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    let separator = bundle.get_message("group_sep").and_then(|message| message.value());
    let separator = separator.map(|text| bundle.format_pattern(text, None, &mut Vec::new()).into_owned());
    bundle.set_formatter(separator.and_then(|separator| number::formatter(&separator)));
    bundle
}

/// What is put into a message.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// A word or phrase, as it is.
    Word(&'a str),
    /// A number, which chooses the plural form.
    Number(usize),
}

impl<'a> Arg<'a> {
    fn fluent(self) -> FluentValue<'a> {
        match self {
            Arg::Word(word) => FluentValue::from(word),
            Arg::Number(number) => FluentValue::from(number),
        }
    }
}

fn absent(key: &str) -> String {
    format!("⟦{key}⟧")
}

#[cfg(test)]
mod tests {
    use super::{Arg, Messages};

    #[test]
    fn a_key_that_is_not_there_shows_itself() {
        assert_eq!(Messages::english().text("no_such_key"), "⟦no_such_key⟧");
    }

    #[test]
    fn texts_with_variables_are_not_offered_to_templates() {
        let en = Messages::english();
        assert!(!en.plain().contains_key("n_reports"));
        assert_eq!(en.plain().get("skip").map(String::as_str), Some("Skip to the content"));
    }

    #[test]
    fn variables_are_filled() {
        let text =
            Messages::english().fill("report_of", &[("nth", Arg::Number(2)), ("count", Arg::Number(4))]);
        assert_eq!(text, "report 2 of 4");
    }
}

//! The interface texts: one Fluent file a language, `messages/<lang>.ftl`.
//!
//! Templates get every message without variables as `t.<key>`; messages with
//! variables are finished here, plural forms included. A key that a language
//! lacks falls back to English.
//!
//! ```
//! use casebook::site::messages::Messages;
//! let en = Messages::english();
//! assert_eq!(en.count("n_reports", 1), "1 report");
//! assert_eq!(en.count("n_reports", 4), "4 reports");
//! ```

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;
use std::fmt;

const ENGLISH: &str = include_str!("../../messages/en.ftl");

/// The interface texts of one language.
pub struct Messages {
    lang: String,
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
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
        let resource = FluentResource::try_new(ENGLISH.to_owned()).expect("messages/en.ftl is well formed");
        let lang = "en".parse().expect("`en` is a language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![lang]);
        // Names never go into messages: they stand beside them, isolated by HTML.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("messages/en.ftl has no key twice");
        let plain = plain_texts(ENGLISH, &bundle);
        Messages { lang: "en".to_owned(), bundle, plain }
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
        self.plain.get(key).cloned().unwrap_or_else(|| missing(key))
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
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return missing(key);
        };
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg.fluent())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
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

fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

/// Formats every message that has no variables. Keys stand at the start of a line.
fn plain_texts(source: &str, bundle: &FluentBundle<FluentResource>) -> BTreeMap<String, String> {
    let keys = source.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter_map(|key| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
        faults.is_empty().then(|| (key.to_owned(), text))
    })
    .collect()
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

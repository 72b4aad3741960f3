//! A query as typed: words, phrases, what must not stand, filters.

use crate::search::words::{Word, form, words};
use crate::text::names::is_han_text;

/// The filters that a query may name, and the kind each is about.
pub(crate) const FIELDS: [(&str, usize); 6] =
    [("person", 0), ("case", 1), ("organisation", 2), ("place", 3), ("outlet", 4), ("page", 5)];

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// As typed.
    pub text: String,
    /// Folded.
    pub form: String,
    /// Only this spelling.
    pub exact: bool,
    /// Words that begin so count as well.
    pub prefix: bool,
    /// Of two Chinese characters: the whole run at its beginning, nothing further on.
    pub run: Option<String>,
}

impl Wanted {
    /// A folded word that stands by itself.
    pub(crate) fn plain(form: &str) -> Wanted {
        Wanted { text: form.to_owned(), form: form.to_owned(), exact: false, prefix: false, run: None }
    }
}

/// A query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// What should stand, those of phrases included.
    pub words: Vec<Wanted>,
    /// Folded words that must follow one another.
    pub phrases: Vec<Vec<String>>,
    /// Folded words that must not stand.
    pub without: Vec<String>,
    /// Field and value.
    pub filters: Vec<(String, String)>,
}

/// Reads a query. `exact` keeps every word to its spelling.
pub(crate) fn parse(text: &str, exact: bool) -> Query {
    let text: String = text.chars().map(|c| if "“”„«»".contains(c) { '"' } else { c }).collect();
    let mut query = Query::default();
    let mut rest = text.as_str();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let (negative, after) = match rest.strip_prefix('-') {
            Some(after) if !after.starts_with(char::is_whitespace) => (true, after),
            _ => (false, rest),
        };
        let (field, after) = field_of(after);
        let (value, quoted, after) = value_of(after);
        rest = after;
        match field {
            Some(field) => query.filters.push((field.to_owned(), value.to_owned())),
            None if negative => query.without.extend(forms(value)),
            None => query.add(value, quoted, exact),
        }
    }
    let open = !exact && !text.ends_with(|c: char| c.is_whitespace() || c == '"');
    if let Some(last) = query.words.last_mut().filter(|last| open && !last.exact) {
        last.prefix = true;
    }
    query
}

impl Query {
    fn add(&mut self, value: &str, quoted: bool, exact: bool) {
        let exact = exact || quoted;
        let found = words(value);
        for (at, word) in found.iter().enumerate() {
            let form = form(word.text);
            if !form.is_empty() {
                let text = word.text.to_owned();
                let run = (!exact).then(|| run(value, &found, at)).flatten();
                self.words.push(Wanted { text, form, exact, prefix: false, run });
            }
        }
        let phrase = forms(value);
        if quoted && phrase.len() > 1 {
            self.phrases.push(phrase);
        }
    }
}

/// The run of Chinese characters that begins with a word; nothing further on in it.
fn run(value: &str, words: &[Word<'_>], at: usize) -> Option<String> {
    if !is_han_text(words[at].text) {
        return None;
    }
    let overlaps = |one: &Word<'_>, next: &Word<'_>| next.start < one.start + one.text.len();
    if at > 0 && overlaps(&words[at - 1], &words[at]) {
        return Some(String::new());
    }
    let last = words[at..].windows(2).take_while(|pair| overlaps(&pair[0], &pair[1])).last();
    let last = last.map_or(&words[at], |pair| &pair[1]);
    Some(value[words[at].start..last.start + last.text.len()].to_owned())
}

/// The folded words of a text.
pub(crate) fn forms(text: &str) -> Vec<String> {
    words(text).iter().map(|word| form(word.text)).filter(|form| !form.is_empty()).collect()
}

fn field_of(text: &str) -> (Option<&str>, &str) {
    let Some((field, rest)) = text.split_once(':') else { return (None, text) };
    let known = ["year", "kind"].contains(&field) || FIELDS.iter().any(|row| row.0 == field);
    if known && !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        (Some(field), rest)
    } else {
        (None, text)
    }
}

fn value_of(text: &str) -> (&str, bool, &str) {
    if let Some(inside) = text.strip_prefix('"') {
        let (value, rest) = inside.split_once('"').unwrap_or((inside, ""));
        return (value, true, rest);
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_words_phrases_and_filters() {
        let query = parse("Kaster -trial \"salt road\" person:\"Aidos E\" year:2019", false);
        let words: Vec<_> = query.words.iter().map(|word| (word.form.as_str(), word.exact)).collect();
        assert_eq!(words, [("kaster", false), ("salt", true), ("road", true)]);
        assert_eq!(query.phrases, [["salt", "road"]]);
        assert_eq!(query.without, ["trial"]);
        assert_eq!(query.filters.len(), 2);
        assert!(!query.words.iter().any(|word| word.prefix));
    }

    #[test]
    fn runs_of_characters_are_kept_whole() {
        let runs = |text: &str| parse(text, false).words.into_iter().map(|word| word.run).collect::<Vec<_>>();
        assert_eq!(
            runs("王明华·李"),
            [Some("王明华".to_owned()), Some(String::new()), Some("李".to_owned())]
        );
        assert_eq!(runs("\"王明\" a"), [None, None]);
    }

    #[test]
    fn only_an_open_last_word_is_a_beginning() {
        assert!(parse("kaster mus", false).words[1].prefix);
        assert!(!parse("kaster mus ", false).words[1].prefix);
        assert!(!parse("kaster mus", true).words[1].prefix);
    }
}

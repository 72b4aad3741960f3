//! What of a file of the index is words: what the leak check reads.
//!
//! Lists of documents are written in printable characters, among which any short name comes up by
//! chance; they hold numbers only. Forms, cards and snippets are words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::search::{Content, File, tables};

/// The words of a script of the index; the script itself if it is none that packs numbers.
#[must_use]
pub(crate) fn words_of(script: &str) -> Cow<'_, str> {
    let called = script.strip_prefix("casebook(\"").and_then(|rest| {
        let (name, payload) = rest.split_once("\",")?;
        Some((name, payload.trim_end().strip_suffix(')')?))
    });
    let Some((name, payload)) = called else { return Cow::Borrowed(script) };
    if own_tables().get(name).is_some_and(|table| table == payload) {
        return Cow::Borrowed("");
    }
    match serde_json::from_str::<String>(payload) {
        Ok(text) if text.contains('!') => Cow::Owned(forms(&text)),
        Ok(text) if text.chars().all(char::is_alphanumeric) => Cow::Owned(text),
        Ok(_) => Cow::Borrowed(""),
        Err(_) => Cow::Borrowed(script),
    }
}

/// The program's own tables, which say nothing of any archive: files by their names.
fn own_tables() -> &'static BTreeMap<String, String> {
    static TABLES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut files = Vec::new();
        tables::write(&mut files);
        tables::write_syllables(&mut files);
        let text = |file: File| match file.content {
            Content::Text(text) => Some((file.name, text)),
            Content::Snippets(_) => None,
        };
        files.into_iter().filter_map(text).collect()
    })
}

/// The forms of a shard, without the skeletons above and the lists behind them. That two are neighbours
/// says nothing, so each is a sentence of its own.
fn forms(shard: &str) -> String {
    let entries = shard.split('!').filter(|entry| !entry.starts_with(' '));
    entries.map(|entry| entry.split(' ').next().unwrap_or_default()).collect::<Vec<_>>().join("…\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lexicon::{self, Term};
    use crate::search::names::script;
    use crate::search::postings::pack;

    #[test]
    fn forms_are_words_and_lists_are_not() {
        let postings: Vec<u32> = (0..40_000).map(|number| pack(number * 7 % 300_000, 3)).collect();
        let long = {
            let mut sorted = postings;
            sorted.sort_unstable();
            sorted
        };
        let term = |form: &str, postings: Vec<u32>| Term {
            form: form.to_owned(),
            postings: postings.into_iter().collect(),
            name: true,
        };
        let mut files = Vec::new();
        lexicon::write(
            vec![term("aidos", vec![8]), term("қастер", vec![16]), term("gulnar", long)],
            &mut files,
        );
        let json = |file: &File| match &file.content {
            Content::Text(text) => script(&file.name, text),
            Content::Snippets(_) => String::new(),
        };
        let scripts: Vec<String> = files.iter().map(json).collect();
        let words: Vec<Cow<'_, str>> = scripts.iter().map(|text| words_of(text)).collect();
        for form in ["aidos", "қастер", "gulnar"] {
            assert!(words.iter().any(|text| text.split("…\n").any(|one| one == form)), "{form}: {words:?}");
        }
        let kept: usize = words.iter().map(|text| text.len()).sum();
        assert!(scripts.iter().map(String::len).sum::<usize>() > 10_000 && kept < 200, "{kept}");
    }

    #[test]
    fn what_packs_no_numbers_is_read_as_it_is() {
        let card = script("abcdefghij", "{\"7\":[\"person\",\"aidos\"]}");
        assert_eq!(words_of(&card), card);
        assert_eq!(words_of("somebody else's script"), "somebody else's script");
        for (name, table) in own_tables() {
            assert_eq!(words_of(&script(name, table)), "");
        }
        assert!(own_tables().len() > 1);
        assert_ne!(
            words_of(&script("abcdefghij", &tables::json())),
            "",
            "a table under another name is read"
        );
    }
}

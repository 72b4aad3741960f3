//! The phrases that support a rule's judgement, kept as data in `phrases.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::unit::fold_key;

/// One list of phrases and what it is for; the names are the keys of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Set {
    NavLine,
    ShareLine,
    RelatedLine,
    RelatedStart,
    CommentsLine,
    Comments,
    Legal,
    LegalWeak,
    ReaderWord,
    ReaderRisk,
    AppealStart,
    Channel,
    Promo,
    PlayerLine,
    CreditStart,
    CreditEnd,
    BylineStart,
    CreditLineStart,
    TranslatorStart,
    AuthorRole,
    AuthorBoxLine,
    Repost,
    ShellStart,
    TagsStart,
    TagsLine,
    DateWord,
    Weekday,
    Agency,
    DeskWord,
}

const SETS: [(Set, &str); 29] = [
    (Set::NavLine, "nav_line"),
    (Set::ShareLine, "share_line"),
    (Set::RelatedLine, "related_line"),
    (Set::RelatedStart, "related_start"),
    (Set::CommentsLine, "comments_line"),
    (Set::Comments, "comments"),
    (Set::Legal, "legal"),
    (Set::LegalWeak, "legal_weak"),
    (Set::ReaderWord, "reader_word"),
    (Set::ReaderRisk, "reader_risk"),
    (Set::AppealStart, "appeal_start"),
    (Set::Channel, "channel"),
    (Set::Promo, "promo"),
    (Set::PlayerLine, "player_line"),
    (Set::CreditStart, "credit_start"),
    (Set::CreditEnd, "credit_end"),
    (Set::BylineStart, "byline_start"),
    (Set::CreditLineStart, "credit_line_start"),
    (Set::TranslatorStart, "translator_start"),
    (Set::AuthorRole, "author_role"),
    (Set::AuthorBoxLine, "author_box_line"),
    (Set::Repost, "repost"),
    (Set::ShellStart, "shell_start"),
    (Set::TagsStart, "tags_start"),
    (Set::TagsLine, "tags_line"),
    (Set::DateWord, "date_word"),
    (Set::Weekday, "weekday"),
    (Set::Agency, "agency"),
    (Set::DeskWord, "desk_word"),
];

type Lists = BTreeMap<String, Vec<String>>;

static LISTS: LazyLock<BTreeMap<Set, Vec<String>>> = LazyLock::new(|| {
    let mut lists: Lists =
        toml::from_str(include_str!("phrases.toml")).expect("phrases.toml is checked by a test");
    SETS.iter().map(|(set, name)| (*set, prepare(lists.remove(*name).unwrap_or_default()))).collect()
});

/// Longest first, so that `written by` is found before `by`.
fn prepare(mut phrases: Vec<String>) -> Vec<String> {
    for phrase in &mut phrases {
        let colon = phrase.ends_with([':', '：']);
        *phrase = fold_key(phrase);
        // The key of a line loses its final colon, but inside a line it stays.
        if colon && !phrase.ends_with([':', '：']) {
            phrase.push(':');
        }
    }
    phrases.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    phrases.dedup();
    phrases
}

impl Set {
    fn phrases(self) -> &'static [String] {
        LISTS.get(&self).map_or(&[], Vec::as_slice)
    }

    /// Whether the folded text is one of the phrases.
    pub(crate) fn is(self, key: &str) -> bool {
        self.phrases().iter().any(|p| p == key)
    }

    /// The phrase with which the folded text begins, at a word border.
    pub(crate) fn opens(self, key: &str) -> Option<&'static str> {
        self.phrases()
            .iter()
            .find(|p| key.starts_with(p.as_str()) && border(key, p.len()))
            .map(String::as_str)
    }

    /// Whether any phrase stands in the folded text, at word borders.
    pub(crate) fn within(self, key: &str) -> bool {
        self.phrases().iter().any(|p| {
            key.match_indices(p.as_str()).any(|(at, _)| border(key, at) && border(key, at + p.len()))
        })
    }
}

/// Whether no word runs across this byte; scripts without spaces have borders everywhere.
fn border(key: &str, at: usize) -> bool {
    let before = key[..at].chars().next_back();
    let after = key[at..].chars().next();
    match (before, after) {
        (Some(b), Some(a)) => !(b.is_alphanumeric() && a.is_alphanumeric() && has_spaces(a) && has_spaces(b)),
        _ => true,
    }
}

fn has_spaces(c: char) -> bool {
    !matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_set_and_every_set_a_list() {
        let lists: Lists = toml::from_str(include_str!("phrases.toml")).unwrap();
        let named: Vec<&str> = SETS.iter().map(|(_, name)| *name).collect();
        for name in lists.keys() {
            assert!(named.contains(&name.as_str()), "{name} is used by no rule");
        }
        for (set, name) in SETS {
            assert!(!set.phrases().is_empty(), "{name} is missing or empty");
        }
    }

    #[test]
    fn phrases_end_at_word_borders() {
        assert_eq!(Set::BylineStart.opens("by anna orlova"), Some("by"));
        assert_eq!(Set::BylineStart.opens("bystanders fled"), None);
        assert!(Set::LegalWeak.within("(c) northern herald 2020"));
        assert!(!Set::Comments.within("the minister's comments were brief"));
    }
}

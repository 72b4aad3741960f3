//! One pass over an article: lines of words with their keys, then full names, then lone ones.

use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::resolve::mentions::memory::TextWord;
use crate::resolve::mentions::registry::{Key, Registry};
use crate::resolve::mentions::words::{self, Gap, Shape, Token};
use crate::resolve::mentions::{ArticleText, How, Mention, Target, full, lists, lone, overrides};

/// A stretch of words that names a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which line; the title comes after the blocks.
    pub(crate) line: usize,
    /// Its first word.
    pub(crate) first: usize,
    /// Its last word.
    pub(crate) last: usize,
    /// Its bytes in the line.
    pub(crate) range: Range<usize>,
    /// Whom it names.
    pub(crate) target: Target,
    /// Why.
    pub(crate) how: How,
}

impl Found {
    pub(crate) fn new(
        line_at: usize,
        line: &Line<'_, '_>,
        first: usize,
        last: usize,
        target: Target,
        how: How,
    ) -> Found {
        let range = line.tokens[first].start..line.tokens[last].end();
        Found { line: line_at, first, last, range, target, how }
    }
}

/// A block of text as words, with what is known of those that may be names.
pub(crate) struct Line<'r, 't> {
    /// The block's text.
    pub(crate) text: &'t str,
    /// Its words.
    pub(crate) tokens: Vec<Token<'t>>,
    /// Which of them may be names, and what is known of them.
    pub(crate) names: Vec<(usize, Known<'r>)>,
    /// Whether nearly all words have capitals, so that a capital says nothing.
    pub(crate) title_case: bool,
}

/// What is known of a word: kept for all articles, or worked out for this one.
#[derive(Debug, Clone)]
pub(crate) enum Known<'r> {
    Kept(&'r TextWord),
    Here(Rc<TextWord>),
}

impl Deref for Known<'_> {
    type Target = TextWord;

    fn deref(&self) -> &TextWord {
        match self {
            Known::Kept(word) => word,
            Known::Here(word) => word,
        }
    }
}

impl Line<'_, '_> {
    /// What is known of a word that may be a name.
    pub(crate) fn word(&self, at: usize) -> Option<&TextWord> {
        self.names.get(self.tokens[at].name).map(|name| &*name.1)
    }

    /// The keys that known names share with a word.
    pub(crate) fn keys(&self, at: usize) -> &[Key] {
        self.word(at).map_or(&[], |word| &word.keys)
    }

    /// A word that may be a name, strictly folded.
    pub(crate) fn folded(&self, at: usize) -> &str {
        self.word(at).map_or(self.tokens[at].text, |word| &word.folded)
    }

    /// How far a word lies from a known word; 1 for words that cannot be names.
    pub(crate) fn distance(&self, registry: &Registry, at: usize, word: u32) -> f64 {
        self.word(at).map_or(1.0, |own| own.distance(registry, word))
    }

    /// A word in small letters.
    pub(crate) fn lower(&self, at: usize) -> Cow<'_, str> {
        lists::lower(self.tokens[at].text)
    }

    /// Whether the word before belongs to the same, unknown, longer name.
    pub(crate) fn foreign_before(&self, at: usize) -> bool {
        if at == 0 || self.title_case || self.tokens[at].gap != Gap::Space {
            return false;
        }
        let before = &self.tokens[at - 1];
        let opens = before.gap == Gap::Sentence && looks_like_adverb(before.text);
        before.is_capital() && !before.possessive && !before.is_initial && !opens && !self.is_beside(at - 1)
    }

    /// Whether the word after belongs to the same, unknown, longer name.
    pub(crate) fn foreign_after(&self, at: usize) -> bool {
        let Some(after) = self.tokens.get(at + 1) else { return false };
        if self.title_case || after.gap != Gap::Space || self.tokens[at].possessive {
            return false;
        }
        after.is_capital() && !self.is_beside(at + 1)
    }

    /// Whether a capital word is a role, a people, a date, a common word or an acronym.
    fn is_beside(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let acronym = token.shape == Shape::Capitals && token.text.len() <= 6;
        acronym
            || match self.word(at) {
                Some(word) => word.is_beside_names,
                None => lists::is_beside_names(&self.lower(at)),
            }
    }

    /// Whether words around make a thing of the name: "Tarnov Prize", "улица Тарнова".
    pub(crate) fn names_thing(&self, first: usize, last: usize) -> bool {
        if first > 0 && self.tokens[first].gap == Gap::Space && lists::is_thing_before(&self.lower(first - 1))
        {
            return true;
        }
        if self.tokens[last].possessive {
            return false;
        }
        let reach = if self.title_case { 1 } else { 3 };
        for at in last + 1..self.tokens.len().min(last + 1 + reach) {
            let token = &self.tokens[at];
            if token.gap != Gap::Space || (at > last + 1 && !token.is_capital()) {
                return false;
            }
            let word = self.lower(at);
            if lists::is_thing(&word, token.is_capital()) {
                return true;
            }
            if !token.is_capital() || lists::is_beside_names(&word) {
                return false;
            }
        }
        false
    }

    /// Whether the words name a family: "the Tarnov brothers".
    pub(crate) fn is_family(&self, first: usize, last: usize) -> bool {
        let next = self.tokens.get(last + 1).filter(|t| t.gap == Gap::Space && !self.tokens[last].possessive);
        first == last && next.is_some_and(|t| lists::is_family(&lists::lower(t.text)))
    }
}

/// Whether a capital that opens a sentence is an adverb or a participle rather than a name.
fn looks_like_adverb(word: &str) -> bool {
    word.is_ascii()
        && ["ly", "ing", "ed", "wards"].iter().any(|ending| word.ends_with(ending))
        && !word.ends_with("uly")
}

/// Reads words against the registry, each distinct one once.
struct Reader<'r, 't> {
    registry: &'r Registry,
    /// Words that are not kept for other articles.
    words: FxHashMap<&'t str, Rc<TextWord>>,
}

impl<'r, 't> Reader<'r, 't> {
    fn line(&mut self, text: &'t str, closed: &[Range<usize>]) -> Line<'r, 't> {
        let words = words::split(text, closed);
        let title_case = words.is_title_case();
        let names = words.names.iter().map(|&at| (at, self.word(words.tokens[at].text))).collect();
        Line { text, tokens: words.tokens, names, title_case }
    }

    fn word(&mut self, text: &'t str) -> Known<'r> {
        let registry = self.registry;
        registry.recall(text).map_or_else(
            || {
                let word = self.words.entry(text).or_insert_with(|| Rc::new(TextWord::read(text, registry)));
                Known::Here(Rc::clone(word))
            },
            Known::Kept,
        )
    }
}

/// Finds every mention in an article.
pub(crate) fn find(registry: &Registry, article: &ArticleText<'_>) -> Vec<Mention> {
    let mut reader = Reader { registry, words: FxHashMap::default() };
    let mut lines: Vec<Line<'_, '_>> =
        article.blocks.iter().map(|b| reader.line(&b.text, &b.closed)).collect();
    lines.push(reader.line(article.title, &[]));
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        full::find(registry, at, line, article.parties, &mut found);
    }
    let mut couples = Vec::new();
    full::find_couples(registry, &lines, &found, &mut couples);
    found.append(&mut couples);
    found.sort_by_key(|f| (f.line, f.range.start));
    lone::find(registry, &lines, article.parties, &mut found);
    let body = found.into_iter().filter(|f| f.line < article.blocks.len());
    let mentions =
        body.map(|f| Mention { block: f.line, range: f.range, target: f.target, how: f.how }).collect();
    overrides::apply(article, mentions)
}

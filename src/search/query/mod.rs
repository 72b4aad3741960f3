//! The engine: a query to hits, over the files of an index.
//!
//! `templates/search.js` does the same, step by step, in a browser. Scores
//! are whole numbers and ties are broken by document number.

mod distance;
mod evaluate;
mod lookup;
mod parse;
mod shards;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::search::Index;
use crate::search::documents::{Card, Paragraph};
use crate::search::numbers::{BLOCK, ORDER};
use crate::search::query::evaluate::{Evaluated, Tally, evaluate};
use crate::search::query::lookup::{Expansions, expand, misspelt};
use crate::search::query::parse::{FIELDS, Query, Wanted, parse};
use crate::search::query::shards::Shards;
use crate::search::query::texts::{Matches, has_phrase};
use crate::search::words::is_stop;
use crate::site::pages::Desk;

/// How many people, cases and other records stand before the reports.
const CARDS: usize = 10;
/// To how many of them reports may owe their place.
const LEADERS: usize = 3;
/// How many words of a query count.
const WORDS: usize = 16;
/// How many documents are read to check a phrase.
const PHRASE: usize = 20;

/// What a search gives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How many documents match.
    pub total: usize,
    /// `all` words stand in each hit, or `any`; `misspelt` if one had to be guessed.
    pub mode: &'static str,
    /// The first hits, best first.
    pub hits: Vec<Hit>,
}

/// A result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The singular of its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its address below the published folder, at the paragraph that matches.
    pub url: String,
    /// Its name or title.
    pub name: String,
    /// A person's last status.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// As of when; outlet and date of a report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// Why it is a result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The stretch of text that matches.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub snippet: String,
}

/// Why something is a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// By another spelling than the name shown, and who printed it.
    Spelled {
        /// The spelling.
        name: String,
        /// The outlets.
        by: String,
    },
    /// It belongs to another hit.
    Names(String),
    /// A report prints the words otherwise than typed.
    Prints(String),
}

/// Searches an index.
#[must_use]
pub fn search(index: &Index, desk: &Desk<'_>, text: &str, exact: bool, limit: usize) -> Results {
    let load = |name: &str| index.load(desk, name);
    let shards = Shards::new(&index.root, &load);
    Search::new(&shards, parse(text, exact)).run(text, limit)
}

struct Search<'s> {
    shards: &'s Shards<'s>,
    query: Query,
    /// The words that a hit must have.
    wanted: Vec<Wanted>,
    blocks: BTreeMap<u32, BTreeMap<u32, Card>>,
}

/// Hits in order, before they are shown.
#[derive(Default)]
struct Ranked {
    order: Vec<u32>,
    names: BTreeMap<u32, String>,
    mode: &'static str,
    words: Vec<Expansions>,
}

type Row = (u32, Tally);

impl<'s> Search<'s> {
    fn new(shards: &'s Shards<'s>, query: Query) -> Self {
        let content: Vec<Wanted> = query.words.iter().filter(|word| !is_stop(&word.form)).cloned().collect();
        let mut wanted = if content.is_empty() { query.words.clone() } else { content };
        wanted.truncate(WORDS);
        Search { shards, query, wanted, blocks: BTreeMap::new() }
    }

    fn run(mut self, text: &str, limit: usize) -> Results {
        let ranked = self.rank();
        let matches = Matches::new(&ranked.words);
        let hits = ranked
            .order
            .iter()
            .take(limit)
            .filter_map(|number| self.hit(*number, &ranked, &matches))
            .collect();
        Results { query: text.to_owned(), total: ranked.order.len(), mode: ranked.mode, hits }
    }

    fn rank(&mut self) -> Ranked {
        let allowed = self.allowed();
        if self.wanted.is_empty() {
            let order = allowed.map(|all| all.into_iter().collect()).unwrap_or_default();
            return Ranked { order, mode: "all", ..Ranked::default() };
        }
        let needed = self.wanted.len() as u32;
        let mut words: Vec<Expansions> = self.wanted.iter().map(|word| expand(word, self.shards)).collect();
        let mut mode = "all";
        let mut found = evaluate(&words, self.shards);
        if self.should_guess(&found, needed, &words) {
            let guessed: Vec<Expansions> =
                words.iter().zip(&self.wanted).map(|(known, word)| self.guess(known, word)).collect();
            if guessed != words {
                words = guessed;
                found = evaluate(&words, self.shards);
                mode = "misspelt";
            }
        }
        self.drop_unwanted(&mut found, allowed.as_ref());
        if !found.tallies.values().any(|tally| tally.count == needed) {
            mode = "any";
        }
        let (order, names) =
            self.order(&found, needed, mode == "any", &Matches::new(&words), allowed.as_ref());
        Ranked { order, names, mode, words }
    }

    /// Whether words may be misspelt: nothing has them all, or no name does
    /// and one of them is unknown.
    fn should_guess(&self, found: &Evaluated, needed: u32, words: &[Expansions]) -> bool {
        let all = found.tallies.values().any(|tally| tally.count == needed);
        let named = found.tallies.values().any(|tally| tally.named == needed);
        let unknown = words.iter().zip(&self.wanted).any(|(found, word)| !found.contains_key(&word.form));
        !all || (!named && unknown)
    }

    fn guess(&self, known: &Expansions, word: &Wanted) -> Expansions {
        let mut all = misspelt(word, self.shards);
        all.extend(known.clone());
        all
    }

    /// Takes out what a filter or an excluded word rules out, and what lacks a phrase.
    fn drop_unwanted(&self, found: &mut Evaluated, allowed: Option<&BTreeSet<u32>>) {
        if let Some(allowed) = allowed {
            found.tallies.retain(|number, _| allowed.contains(number));
        }
        for form in &self.query.without {
            let word = Wanted { text: form.clone(), form: form.clone(), exact: false, prefix: false };
            let lists = expand(&word, self.shards);
            let close = lists.values().filter(|expansion| expansion.weight >= 13);
            for posting in close.flat_map(|expansion| self.shards.postings(&expansion.list)) {
                found.tallies.remove(&crate::search::postings::number_of(posting));
            }
        }
    }

    /// What the filters let through; nothing where there are none.
    fn allowed(&self) -> Option<BTreeSet<u32>> {
        let mut allowed: Option<BTreeSet<u32>> = None;
        for (field, value) in &self.query.filters {
            let these = self.filter(field, value);
            allowed = Some(match allowed {
                Some(before) => before.intersection(&these).copied().collect(),
                None => these,
            });
        }
        allowed
    }

    fn filter(&self, field: &str, value: &str) -> BTreeSet<u32> {
        let bases = &self.shards.root.bases;
        if field == "kind" {
            let kind = ORDER.iter().position(|kind| kind.singular() == value || kind.folder() == value);
            return kind.map(|at| (bases[at]..bases[at + 1]).collect()).unwrap_or_default();
        }
        if field == "year" {
            let (from, to) = value.split_once('-').unwrap_or((value, value));
            let (Ok(from), Ok(to)) = (from.parse::<i32>(), to.parse::<i32>()) else { return BTreeSet::new() };
            let years = from..=to.min(from + 200);
            return years.flat_map(|year| self.shards.related(&format!("$y{year}"))).collect();
        }
        let Some((_, kind)) = FIELDS.iter().find(|row| row.0 == field) else { return BTreeSet::new() };
        let query = parse(&format!("{value} "), false);
        let words: Vec<Expansions> = query.words.iter().map(|word| expand(word, self.shards)).collect();
        let needed = words.len() as u32;
        let found = evaluate(&words, self.shards).tallies;
        let these = found.range(bases[*kind]..bases[*kind + 1]).filter(|(_, tally)| tally.named == needed);
        these
            .flat_map(|(number, _)| [*number].into_iter().chain(self.shards.related(&format!("${number}"))))
            .collect()
    }

    /// The order of hits: records whose names match, cases of the first of
    /// them, then the rest; reports of a record that is named come first.
    fn order(
        &mut self,
        found: &Evaluated,
        needed: u32,
        any: bool,
        matches: &Matches,
        allowed: Option<&BTreeSet<u32>>,
    ) -> (Vec<u32>, BTreeMap<u32, String>) {
        let entities = self.entities(found, needed, any, matches);
        let taken: BTreeSet<u32> = entities.iter().map(|row| row.0).collect();
        let mut order: Vec<u32> = entities.iter().map(|row| row.0).collect();
        let mut names = BTreeMap::new();
        let mut rest: BTreeMap<u32, i64> = BTreeMap::new();
        let mut given: BTreeSet<u32> = BTreeSet::new();
        for (number, tally) in &found.tallies {
            if !taken.contains(number) && (any || tally.count == needed) {
                let score = if any { tally.score * i64::from(tally.count) } else { tally.score };
                rest.insert(*number, score);
            }
        }
        let (cases, articles) =
            (self.shards.root.bases[1]..self.shards.root.bases[2], self.shards.root.bases[6]);
        let leaders = entities.iter().filter(|row| row.1.named == needed || row.1.named > 1).take(LEADERS);
        for (at, (leader, _)) in leaders.enumerate() {
            let ours = |other: &u32| !taken.contains(other) && allowed.is_none_or(|all| all.contains(other));
            for other in self.shards.related(&format!("${leader}")).into_iter().filter(ours) {
                if other >= articles {
                    if given.insert(other) {
                        *rest.entry(other).or_insert(0) += found.most * i64::from(needed);
                    }
                } else if cases.contains(&other)
                    && at == 0
                    && !names.contains_key(&other)
                    && names.len() < LEADERS
                {
                    let name = self.card(*leader).map(|card| card.name).unwrap_or_default();
                    names.insert(other, name);
                    rest.remove(&other);
                    order.push(other);
                }
            }
        }
        let mut rest: Vec<(u32, i64)> = rest.into_iter().collect();
        rest.sort_by_key(|(number, score)| (-score, *number));
        order.extend(rest.into_iter().map(|row| row.0));
        if !self.query.phrases.is_empty() {
            order.truncate(PHRASE);
            order.retain(|number| self.has_phrases(*number));
        }
        (order, names)
    }

    /// The records whose names the query has: with all of its words, or else
    /// with all but one; a name that is matched as a whole comes before a part of one.
    fn entities(&mut self, found: &Evaluated, needed: u32, any: bool, matches: &Matches) -> Vec<Row> {
        let articles = self.shards.root.bases[6];
        let named = |least: u32| {
            let rows = found.tallies.range(..articles).filter(move |(_, tally)| tally.named >= least);
            rows.map(|(number, tally)| (*number, *tally)).collect::<Vec<Row>>()
        };
        let mut rows = named(needed);
        if rows.is_empty() && needed > 1 {
            rows = named(if any { 1 } else { (needed - 1).max(2) });
        }
        rows.sort_by_key(|(number, tally)| (-(tally.score * i64::from(tally.named)), *number));
        rows.truncate(CARDS);
        let whole: BTreeMap<u32, bool> = rows
            .iter()
            .map(|(number, _)| (*number, self.card(*number).is_some_and(|card| matches.spelling(&card).0)))
            .collect();
        rows.sort_by_key(|(number, tally)| (-i64::from(tally.named), !whole[number], -tally.score, *number));
        rows
    }

    fn card(&mut self, number: u32) -> Option<Card> {
        let block = number / BLOCK;
        if !self.blocks.contains_key(&block) {
            let names: Vec<String> = self.shards.json(&self.shards.root.cards)?;
            let cards = self.shards.json(names.get(block as usize)?).unwrap_or_default();
            self.blocks.insert(block, cards);
        }
        self.blocks.get(&block)?.get(&number).cloned()
    }

    fn text(&self, card: &Card, number: u32) -> Vec<Paragraph> {
        let mut file: BTreeMap<u32, Vec<Paragraph>> = self.shards.json(&card.text).unwrap_or_default();
        file.remove(&number).unwrap_or_default()
    }

    fn has_phrases(&mut self, number: u32) -> bool {
        let Some(card) = self.card(number) else { return false };
        let text = self.text(&card, number);
        let names = std::iter::once(&card.name).chain(card.also.iter().map(|row| &row.0));
        let all: Vec<&String> = names.chain(text.iter().map(|paragraph| &paragraph.1)).collect();
        self.query.phrases.iter().all(|phrase| all.iter().any(|text| has_phrase(text, phrase)))
    }

    fn hit(&mut self, number: u32, ranked: &Ranked, matches: &Matches) -> Option<Hit> {
        let card = self.card(number)?;
        let snippet = matches.snippet(&self.text(&card, number)).unwrap_or_default();
        let why = match (ranked.names.get(&number), matches.spelling(&card).1) {
            (Some(name), _) => Some(Why::Names(name.clone())),
            (None, Some((name, by))) => Some(Why::Spelled { name: name.clone(), by: by.clone() }),
            (None, None) => printed(&card, &snippet.marked, matches),
        };
        let anchor = if snippet.paragraph > 0 { format!("#p{}", snippet.paragraph) } else { String::new() };
        Some(Hit {
            url: format!("{}{anchor}", card.path),
            kind: card.kind,
            id: card.id,
            name: card.name,
            status: card.status,
            line: card.line,
            why,
            snippet: snippet.text,
        })
    }
}

/// How a report prints what was typed otherwise.
fn printed(card: &Card, marked: &[String], matches: &Matches) -> Option<Why> {
    if card.kind != "article" || !marked.iter().any(|word| matches.is_other_spelling(word)) {
        return None;
    }
    Some(Why::Prints(marked.join(" ")))
}

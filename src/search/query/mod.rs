//! The engine: a query to hits, over the files of an index.
//!
//! `templates/search.js` does the same, step by step, in a browser. Scores
//! are whole numbers and ties are broken by document number.

mod distance;
mod evaluate;
mod lookup;
mod parse;
mod shards;
pub(crate) mod sounds;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::search::Index;
use crate::search::documents::{Card, Paragraph};
use crate::search::numbers::{BLOCK, ORDER};
use crate::search::postings::number_of;
use crate::search::query::evaluate::{Evaluated, Needed, Tally, evaluate};
use crate::search::query::lookup::{Expansions, expand, is_patronymic, misspelt, pairs};
use crate::search::query::parse::{FIELDS, Query, Wanted, parse};
use crate::search::query::shards::Shards;
use crate::search::query::sounds::approach;
use crate::search::query::texts::{Matches, has_phrase};
use crate::search::words::{is_stop, words};
use crate::site::pages::Desk;

/// How many people, cases and other records stand before the reports.
const CARDS: usize = 10;
/// To how many of them reports may owe their place.
const LEADERS: usize = 3;
/// How many words of a query count.
const WORDS: usize = 16;
/// How many documents are read at most to check a phrase.
const READ: usize = 400;

/// What a search gives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How many documents match; of those with a phrase, how many were found.
    pub total: usize,
    /// Whether further documents may have the phrase.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
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
    /// What a reader should know before the text; then none of it is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
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

/// What filters and excluded words rule out.
struct Ruled {
    /// What the filters let through; nothing where there are none.
    allowed: Option<BTreeSet<u32>>,
    without: BTreeSet<u32>,
}

impl Ruled {
    fn lets(&self, number: u32) -> bool {
        self.allowed.as_ref().is_none_or(|all| all.contains(&number)) && !self.without.contains(&number)
    }
}

/// A reading of the query, and what it leads to.
struct Tried {
    words: Vec<Expansions>,
    found: Evaluated,
    needed: Needed,
    mode: &'static str,
}

impl Tried {
    /// Whether some name has all words.
    fn is_named(&self) -> bool {
        self.found.tallies.values().any(|tally| self.needed.met_by(tally.named))
    }
}

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
        let (order, more) = self.with_phrases(&ranked.order, limit);
        let total = if self.query.phrases.is_empty() { ranked.order.len() } else { order.len() };
        let hits =
            order.iter().take(limit).filter_map(|number| self.hit(*number, &ranked, &matches)).collect();
        Results { query: text.to_owned(), total, more, mode: ranked.mode, hits }
    }

    /// The first documents that have the phrases, and whether others may:
    /// they are read in order, until there are enough.
    fn with_phrases(&mut self, order: &[u32], limit: usize) -> (Vec<u32>, bool) {
        if self.query.phrases.is_empty() {
            return (order.to_vec(), false);
        }
        let mut found = Vec::new();
        for (at, number) in order.iter().enumerate() {
            if found.len() == limit || at == READ {
                return (found, true);
            }
            if self.has_phrases(*number) {
                found.push(*number);
            }
        }
        (found, false)
    }

    fn rank(&mut self) -> Ranked {
        let ruled = self.ruled();
        if self.wanted.is_empty() {
            let allowed = ruled.allowed.iter().flatten().copied();
            let order = allowed.filter(|number| ruled.lets(*number)).collect();
            return Ranked { order, mode: "all", ..Ranked::default() };
        }
        let mut tried = self.tried();
        tried.found.tallies.retain(|number, _| ruled.lets(*number));
        if !tried.found.tallies.values().any(|tally| tried.needed.met_by(tally.words)) {
            tried.mode = "any";
        }
        let matches = Matches::new(&tried.words);
        let (order, names) = self.order(&tried, &matches, &ruled);
        Ranked { order, names, mode: tried.mode, words: tried.words }
    }

    /// Looks for the words as typed; where no name has them, as they sound in
    /// Chinese; where nothing has them, with slips of the finger.
    fn tried(&self) -> Tried {
        let words: Vec<Expansions> = self.wanted.iter().map(|word| expand(word, self.shards)).collect();
        let found = evaluate(&words, self.shards);
        let typed = Tried { words, found, needed: self.needed(), mode: "all" };
        if typed.is_named() {
            return typed;
        }
        self.by_sound(&typed).or_else(|| self.guessed(&typed)).unwrap_or(typed)
    }

    /// Father's names may be missing where two other words stand.
    fn needed(&self) -> Needed {
        let mut needed = Needed::all(self.wanted.len());
        for (at, word) in self.wanted.iter().enumerate() {
            if is_patronymic(word) {
                needed.optional |= 1 << at;
            }
        }
        if (needed.all & !needed.optional).count_ones() < 2 {
            needed.optional = 0;
        }
        needed
    }

    /// Reads the query as Chinese syllables; nothing unless a name has them all.
    fn by_sound(&self, typed: &Tried) -> Option<Tried> {
        let read = sounds::words(&self.wanted)?;
        let mut words: Vec<Expansions> = read.iter().map(|word| approach(word, self.shards)).collect();
        let runs = self.wanted.iter().any(|word| word.run.is_some());
        if runs {
            let others = self.wanted.iter().zip(&typed.words).filter(|row| row.0.run.is_none());
            words.extend(others.map(|row| row.1.clone()));
        } else {
            words.iter_mut().zip(&typed.words).for_each(|(word, known)| word.extend(known.clone()));
        }
        let needed = Needed::all(words.len());
        let found = evaluate(&words, self.shards);
        let mut tried = Tried { words, found, needed, mode: "misspelt" };
        if !tried.is_named() {
            return None;
        }
        for (number, tally) in &typed.found.tallies {
            if typed.needed.met_by(tally.words) {
                tried.found.tallies.entry(*number).or_insert(Tally { words: needed.all, ..*tally });
            }
        }
        tried.words.extend(typed.words.iter().filter(|_| runs).cloned());
        Some(tried)
    }

    /// Takes words for misspelt where nothing has them all, or no name does and one is unknown.
    fn guessed(&self, typed: &Tried) -> Option<Tried> {
        let all = typed.found.tallies.values().any(|tally| typed.needed.met_by(tally.words));
        let unknown =
            typed.words.iter().zip(&self.wanted).any(|(found, word)| !found.contains_key(&word.form));
        if all && !unknown {
            return None;
        }
        let guess = |(known, word): (&Expansions, &Wanted)| {
            let mut all = misspelt(word, self.shards);
            all.extend(known.clone());
            all
        };
        let words: Vec<Expansions> = typed.words.iter().zip(&self.wanted).map(guess).collect();
        if words == typed.words {
            return None;
        }
        let found = evaluate(&words, self.shards);
        Some(Tried { words, found, needed: typed.needed, mode: "misspelt" })
    }

    /// What filters let through, and what excluded words rule out.
    fn ruled(&self) -> Ruled {
        let mut ruled = Ruled { allowed: self.allowed(), without: BTreeSet::new() };
        for form in &self.query.without {
            let lists = expand(&Wanted::plain(form), self.shards);
            let close = lists.values().filter(|expansion| expansion.weight >= 13);
            let postings = close.flat_map(|expansion| self.shards.postings(&expansion.list));
            ruled.without.extend(postings.map(number_of));
        }
        ruled
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
        let needed = Needed::all(words.len());
        let found = evaluate(&words, self.shards).tallies;
        let these =
            found.range(bases[*kind]..bases[*kind + 1]).filter(|(_, tally)| needed.met_by(tally.named));
        these
            .flat_map(|(number, _)| [*number].into_iter().chain(self.shards.related(&format!("${number}"))))
            .collect()
    }

    /// The order of hits: records whose names match, cases of the first of
    /// them, then the rest; reports of a record that is named come first.
    fn order(
        &mut self,
        tried: &Tried,
        matches: &Matches,
        ruled: &Ruled,
    ) -> (Vec<u32>, BTreeMap<u32, String>) {
        let Tried { found, needed, .. } = tried;
        let any = tried.mode == "any";
        let entities = self.entities(tried, matches);
        let taken: BTreeSet<u32> = entities.iter().map(|row| row.0).collect();
        let mut order: Vec<u32> = entities.iter().map(|row| row.0).collect();
        let mut names = BTreeMap::new();
        let mut rest: BTreeMap<u32, i64> = BTreeMap::new();
        let mut given: BTreeSet<u32> = BTreeSet::new();
        for (number, tally) in &found.tallies {
            if !taken.contains(number) && (any || needed.met_by(tally.words)) {
                let score = if any { tally.score * i64::from(tally.count()) } else { tally.score };
                rest.insert(*number, score);
            }
        }
        let (cases, articles) =
            (self.shards.root.bases[1]..self.shards.root.bases[2], self.shards.root.bases[6]);
        let is_leader = |row: &&Row| needed.met_by(row.1.named) || row.1.named.count_ones() > 1;
        let leaders = entities.iter().filter(is_leader).take(LEADERS);
        for (at, (leader, _)) in leaders.enumerate() {
            let ours = |other: &u32| !taken.contains(other) && ruled.lets(*other);
            for other in self.shards.related(&format!("${leader}")).into_iter().filter(ours) {
                if other >= articles {
                    if given.insert(other) {
                        *rest.entry(other).or_insert(0) += found.most * i64::from(needed.count());
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
        // Two names side by side come before two halves of other people.
        for pair in pairs(&self.wanted) {
            for number in self.shards.related(&pair) {
                rest.entry(number).and_modify(|score| *score += found.most);
            }
        }
        let mut rest: Vec<(u32, i64)> = rest.into_iter().collect();
        rest.sort_by_key(|(number, score)| (-score, *number));
        order.extend(rest.into_iter().map(|row| row.0));
        (order, names)
    }

    /// The records whose names the query has: with all of its words, or else
    /// with all but one; a name that is matched as a whole comes before a part
    /// of one, and the name that was typed before another spelling.
    fn entities(&mut self, tried: &Tried, matches: &Matches) -> Vec<Row> {
        let articles = self.shards.root.bases[6];
        let records: Vec<Row> = tried.found.tallies.range(..articles).map(|row| (*row.0, *row.1)).collect();
        let named = |least: u32| {
            let enough = move |row: &&Row| row.1.named.count_ones() >= least;
            records.iter().filter(enough).copied().collect::<Vec<Row>>()
        };
        let mut rows: Vec<Row> =
            records.iter().filter(|row| tried.needed.met_by(row.1.named)).copied().collect();
        if rows.is_empty() && tried.needed.count() > 1 {
            rows = named(if tried.mode == "any" { 1 } else { (tried.needed.count() - 1).max(2) });
        }
        rows.sort_by_key(|(number, tally)| (-(tally.score * i64::from(tally.named.count_ones())), *number));
        rows.truncate(CARDS);
        let typed: Vec<String> = self.query.words.iter().map(|word| lower(&word.text)).collect();
        let fit = |card: Card| (!matches.spelling(&card).0, !is_typed(&card, &typed));
        let fits: BTreeMap<u32, (bool, bool)> =
            rows.iter().map(|row| (row.0, self.card(row.0).map_or((true, true), fit))).collect();
        rows.sort_by_key(|(number, tally)| {
            (-i64::from(tally.named.count_ones()), fits[number], -tally.score, *number)
        });
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
        let all: Vec<&String> = names.chain(text.iter().map(|paragraph| &paragraph.text)).collect();
        self.query.phrases.iter().all(|phrase| all.iter().any(|text| has_phrase(text, phrase)))
    }

    fn hit(&mut self, number: u32, ranked: &Ranked, matches: &Matches) -> Option<Hit> {
        let card = self.card(number)?;
        // A text that stands below a note is found, but read on its page, from the top.
        let shows = card.note.is_empty();
        let snippet = shows.then(|| matches.snippet(&self.text(&card, number))).flatten().unwrap_or_default();
        let why = match (ranked.names.get(&number), matches.spelling(&card).1) {
            (Some(name), _) => Some(Why::Names(name.clone())),
            (None, Some((name, by))) => Some(Why::Spelled { name: name.clone(), by: by.clone() }),
            (None, None) => printed(&card, &snippet.marked, matches),
        };
        let anchor = if snippet.paragraph > 0 { format!("#p{}", snippet.paragraph) } else { String::new() };
        let folder = if snippet.folder.is_empty() { String::new() } else { snippet.folder + "/" };
        Some(Hit {
            url: format!("{folder}{}{anchor}", card.path),
            kind: card.kind,
            id: card.id,
            name: card.name,
            status: card.status,
            line: card.line,
            why,
            note: card.note,
            snippet: snippet.text,
        })
    }
}

/// Whether one of a record's names has just the words that were typed.
fn is_typed(card: &Card, typed: &[String]) -> bool {
    let mut names = std::iter::once(&card.name).chain(card.also.iter().map(|row| &row.0));
    names.any(|name| {
        let found: Vec<String> = words(name).iter().map(|word| lower(word.text)).collect();
        found.len() == typed.len() && found.iter().all(|word| typed.contains(word))
    })
}

/// Small letters, one by one: no letter depends on its neighbours.
fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// How a report prints what was typed otherwise.
fn printed(card: &Card, marked: &[String], matches: &Matches) -> Option<Why> {
    if card.kind != "article" || !marked.iter().any(|word| matches.is_other_spelling(word)) {
        return None;
    }
    Some(Why::Prints(marked.join(" ")))
}

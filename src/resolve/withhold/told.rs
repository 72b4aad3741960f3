//! Places that are told of somebody whose own record may not tell them: in a report, in the record of a case, on a page.
//!
//! Words of others are not changed without being asked: an editor is told where the place stands. With a `location`
//! of its own such a record has its places replaced like any other.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::diag::{Diag, Span, codes};
use crate::model::vocabulary::{PlacePrecision, TextKind, Vocabulary as _};
use crate::model::{Kind, RecordId, Records};
use crate::resolve::ArticleBody;
use crate::resolve::withhold::find::{Finder, Spelling};
use crate::resolve::withhold::names::{HiddenNames, Reach};
use crate::resolve::withhold::places::TooFine;
use crate::source::Sources;
use crate::text::markdown;

/// How coarse places must be in a record, and for whose sake.
type Needed = HashMap<RecordId, (PlacePrecision, RecordId)>;

/// Everything in what is left to publish that names a place finer than somebody's rules allow.
pub(super) fn check(
    records: &mut Records,
    articles: &[ArticleBody],
    cleared: &HashMap<RecordId, String>,
    sources: &Sources,
) -> Vec<Diag> {
    let protected = |record: &RecordId| {
        let head = records.head(*record);
        let told = matches!(record.kind, Kind::Person | Kind::Case | Kind::Organisation);
        told && !head.draft && !head.is_withheld() && head.publish.location() != PlacePrecision::Exact
    };
    let protected: Vec<RecordId> = records.all().filter(protected).collect();
    if protected.is_empty() {
        return Vec::new();
    }
    let needed = needed(records, &protected, articles, sources);
    let mut fine: BTreeMap<PlacePrecision, TooFine> = BTreeMap::new();
    let mut diags = Vec::new();
    let concerned: Vec<RecordId> = records.all().filter(|record| needed.contains_key(record)).collect();
    for record in concerned {
        let (grain, whose) = needed[&record];
        let fine = fine.entry(grain).or_insert_with(|| TooFine::new(records, grain));
        let mut seen: Vec<RecordId> = Vec::new();
        for (place, at) in places(records, record, cleared, sources, fine) {
            if !seen.contains(&place) {
                seen.push(place);
                diags.push(diag(records, at, place, grain, whose));
            }
        }
    }
    diags
}

/// What lies near whom: records that name somebody with such rules in full, refer to them, belong to their case, or
/// are what their own record rests on.
fn needed(
    records: &mut Records,
    protected: &[RecordId],
    articles: &[ArticleBody],
    sources: &Sources,
) -> Needed {
    let named = named(records, protected, sources);
    let mut needed = Needed::new();
    let mut raise = |record: RecordId, whose: RecordId| {
        let head = records.head(record);
        let grain = records.head(whose).publish.location();
        let own = head.publish.location();
        let told = !matches!(record.kind, Kind::Place | Kind::Outlet) && !head.draft && !head.is_withheld();
        if told && grain > own && needed.get(&record).is_none_or(|known| known.0 < grain) {
            needed.insert(record, (grain, whose));
        }
    };
    let is_protected = |record: &RecordId| protected.binary_search(record).is_ok();
    for record in records.all() {
        for to in records.references(record) {
            if is_protected(&to) {
                raise(record, to);
            }
            if record.kind == Kind::Article && to.kind == Kind::Case {
                records.references(to).into_iter().filter(is_protected).for_each(|who| raise(record, who));
            }
            if is_protected(&record) {
                raise(to, record);
            }
        }
        if record.kind == Kind::Article {
            let mentioned = articles[record.at()].mentions.records();
            mentioned.filter(is_protected).for_each(|who| raise(record, who));
        }
    }
    named.into_iter().for_each(|(record, whose)| raise(record, whose));
    needed
}

/// Who is named in full in the words of which record; reports are the linker's.
fn named(records: &mut Records, protected: &[RecordId], sources: &Sources) -> Vec<(RecordId, RecordId)> {
    let names = HiddenNames::of(records, protected.iter().copied());
    let mut finder = Finder::new(&names);
    let mut out = Vec::new();
    for kind in [Kind::Person, Kind::Case, Kind::Organisation, Kind::Page] {
        for record in records.of(kind).collect::<Vec<_>>() {
            let mut texts = vec![sources.slice(records.head(record).body).into_owned()];
            records.each_text(record, &mut |text| texts.push(text.clone()));
            let hits = texts.iter().flat_map(|text| finder.find(text));
            let sure =
                hits.filter(|hit| hit.reach == Reach::Everywhere && hit.spelling != Spelling::Doubtful);
            out.extend(sure.filter(|hit| hit.record != record).map(|hit| (record, hit.record)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The places that a record's words and address tell, each with where it stands in the record's file.
fn places(
    records: &mut Records,
    record: RecordId,
    cleared: &HashMap<RecordId, String>,
    sources: &Sources,
    fine: &TooFine,
) -> Vec<(RecordId, Span)> {
    let mut found: Vec<(RecordId, String)> = Vec::new();
    let mut note = |text: &str| {
        let hits = fine.find(text).into_iter();
        found.extend(hits.map(|(range, place, _)| (place, text[range].to_owned())));
    };
    records.each_text(record, &mut |text| note(text));
    let head = records.head(record);
    note(head.publish.public_id.as_deref().unwrap_or(&head.id));
    let body = match cleared.get(&record) {
        Some(text) => Cow::Borrowed(text.as_str()),
        None => sources.slice(head.body),
    };
    if record.kind != Kind::Article || records.articles[record.at()].text != TextKind::None {
        markdown::read(&body).blocks.iter().for_each(|block| note(&block.text));
    }
    if record.kind == Kind::Article {
        let rules = &records.articles[record.at()].mentions;
        let other = |(place, words): &(RecordId, String)| {
            rules.iter().any(|rule| rule.record != Some(*place) && rule.text.as_str() == words)
        };
        found.retain(|row| !other(row));
    }
    found.into_iter().map(|(place, words)| (place, place_of(records, record, &words, sources))).collect()
}

/// Where words stand in a record's file; its beginning if they are written otherwise there.
fn place_of(records: &Records, record: RecordId, words: &str, sources: &Sources) -> Span {
    let head = records.head(record);
    let found = sources.text(head.body.file).find(words);
    found.map_or(head.top(), |at| Span::new(head.body.file, at, at + words.len()))
}

fn diag(records: &Records, at: Span, place: RecordId, grain: PlacePrecision, whose: RecordId) -> Diag {
    let (name, who) = (records.name(place), &records.head(whose).id);
    let (folder, grain) = (whose.kind.folder(), grain.word());
    let message =
        format!("the place `{name}` is told here, and `{folder}/{who}` has `location = \"{grain}\"`");
    let help = format!(
        "leave the place out of these words, or write `location = \"{grain}\"` below `[publish]` in this record: what lies around it then \
         stands in its place; if something else is meant, a `[[mention]]` with `place = \"none\"` says so"
    );
    Diag::warning(codes::PLACE_TOLD, at, message)
        .also(records.head(whose).top(), "whose rule this is")
        .help(help)
}

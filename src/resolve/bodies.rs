//! One pass over each article's body: mentions, their sentences, and whether
//! the sources that point into it are right.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diag::{Checked, Diag, Span, codes};
use crate::memo::Memo;
use crate::model::vocabulary::AliasKind;
use crate::model::{Article, Kind, RecordId, Records, Shared, Source, SourcePlace, Translation};
use crate::resolve::checks::each_source;
use crate::resolve::memo::{self, World};
use crate::resolve::mentions::{ArticleText, KnownName, Mention, Override, Registry, Target};
use crate::resolve::{BodyMention, Mentions};
use crate::source::Sources;
use crate::text::markdown::{self, BodyBlock};
use crate::text::sentences::{Sentences, spaced};

/// What an article's body mentions.
#[derive(Debug, Clone, Default, Hash)]
pub struct ArticleBody {
    /// In reading order.
    pub mentions: Mentions,
}

/// Finds the mentions of all articles, in parallel.
///
/// Only articles that rest on something else than what `memo` knows are read.
pub(super) fn link(
    records: &Records,
    sources: &Sources,
    registry: &Registry,
    (memo, world): (&Memo, &World),
) -> Checked<Vec<ArticleBody>> {
    let (pointers, known) = (pointers(records), memo.known());
    let find = |article: &Shared<Article>| {
        let pointers = pointers.get(&article.head.record).map_or(&[][..], Vec::as_slice);
        let ground = world.of(article, sources, &parties(article, records), pointers);
        // Of what is private nothing is kept, and nothing that was kept of it before stays: a mention may have the
        // words of its sentence.
        let is_kept = !article.head.private;
        let before = known.get(ground).filter(|_| is_kept).and_then(memo::read);
        if let Some(mentions) = before {
            debug_assert_eq!(
                format!("{mentions:?}"),
                format!("{:?}", one(article, records, sources, registry, pointers).value.mentions)
            );
            let diags = doubts(&mentions, article, records);
            return (Some((ground, false)), Checked { value: ArticleBody { mentions }, diags });
        }
        let mut found = one(article, records, sources, registry, pointers);
        let is_kept = is_kept && found.diags.is_empty();
        found.diags.extend(doubts(&found.value.mentions, article, records));
        (is_kept.then_some((ground, true)), found)
    };
    let (kept, pass): (Vec<_>, Vec<_>) = records.articles.par_iter().map(find).unzip();
    let mut diags = Vec::new();
    let bodies: Vec<ArticleBody> = pass.into_iter().map(|checked| checked.into(&mut diags)).collect();
    if sources.are_as_known() {
        let rows = kept.into_iter().zip(&bodies);
        let rows = rows.filter_map(|(kept, body)| {
            kept.map(|(ground, is_new)| (ground, is_new.then_some(&body.mentions)))
        });
        memo.keep(&known, rows, memo::written);
    }
    Checked { value: bodies, diags }
}

/// The names of everything that can be linked. Drafts are left out; withheld
/// records are in, so that their names are noticed.
pub(super) fn known_names(records: &Records, translations: &[Translation]) -> Vec<KnownName> {
    let mut names = all_names(records);
    names.extend(translated_names(records, translations));
    names.retain(|name| !records.head(name.record).draft);
    names
}

/// Names in further languages are spellings like any other.
fn translated_names(records: &Records, translations: &[Translation]) -> Vec<KnownName> {
    let linked = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Case];
    let named = translations.iter().filter(|row| !row.draft && linked.contains(&row.of.kind));
    let known = named.filter_map(|row| {
        let (record, value) = (row.of, row.name.clone()?);
        let fathers_name = bears_fathers_name(record, records);
        Some(KnownName { record, value, display: false, alone: false, fathers_name, whole: false })
    });
    known.collect()
}

/// The names of everything that can be linked once it is no draft.
pub(super) fn all_names(records: &Records) -> Vec<KnownName> {
    let mut names = Vec::new();
    for kind in [Kind::Person, Kind::Organisation, Kind::Place, Kind::Case] {
        for record in records.of(kind) {
            let value = records.name(record).to_owned();
            let fathers_name = bears_fathers_name(record, records);
            names.push(KnownName { record, value, display: true, alone: false, fathers_name, whole: false });
            for alias in records.aliases(record) {
                names.push(KnownName {
                    record,
                    value: alias.value.clone(),
                    display: false,
                    alone: alias.alone,
                    fathers_name,
                    whole: alias.kind == Some(AliasKind::Nickname),
                });
            }
        }
    }
    names
}

/// Whether the second name is the father's, which never stands for the person: so it is with Uyghurs.
fn bears_fathers_name(record: RecordId, records: &Records) -> bool {
    if record.kind != Kind::Person {
        return false;
    }
    let is_uyghur = |text: &String| {
        let text = text.to_lowercase();
        ["uyghur", "uighur", "uygur", "уйгур", "ұйғыр", "维吾尔"].iter().any(|word| text.contains(word))
    };
    records.people[record.at()].ethnicity.iter().any(is_uyghur)
}

/// Notes in every charge which organisations its words name, so that an
/// organisation's page can say who is accused of links with it, and by whom.
pub(super) fn note_concerns(records: &mut Records, registry: &Registry) {
    for charge in records.cases.iter_mut().flat_map(|case| &mut case.charges) {
        let blocks = [BodyBlock::plain(charge.text.as_str())];
        let found = registry.find(&ArticleText { blocks: &blocks, ..ArticleText::default() });
        let records = found.into_iter().filter_map(|mention| match mention.target {
            Target::One(record) if record.kind == Kind::Organisation => Some(record),
            _ => None,
        });
        charge.concerns = records.collect();
        charge.concerns.sort_unstable();
        charge.concerns.dedup();
    }
}

/// The sources that point at paragraphs, by article.
fn pointers(records: &Records) -> BTreeMap<RecordId, Vec<&Source>> {
    let mut out: BTreeMap<RecordId, Vec<&Source>> = BTreeMap::new();
    each_source(records, |source| {
        if matches!(source.place, SourcePlace::Paragraph(..)) {
            out.entry(source.article).or_default().push(source);
        }
    });
    out
}

pub(super) fn one(
    article: &Article,
    records: &Records,
    sources: &Sources,
    registry: &Registry,
    pointers: &[&Source],
) -> Checked<ArticleBody> {
    let text = sources.slice(article.head.body);
    let Linked { body, found } = linked(article, records, &text, registry);
    let mut seen = Seen { body: &text, records: FxHashSet::default(), sentences: None };
    let mentions: Vec<BodyMention> =
        found.into_iter().map(|mention| place(mention, &body.blocks, records, &mut seen)).collect();
    let mut diags = wrong_pointers(pointers, &body.blocks, article.head.body);
    diags.extend(missing_overrides(article, &body.blocks));
    Checked { value: ArticleBody { mentions: mentions.into() }, diags }
}

/// Names with two readings in an article that is to be published.
pub(super) fn doubts(mentions: &Mentions, article: &Article, records: &Records) -> Vec<Diag> {
    let mentions = mentions.iter().filter(|_| !article.head.draft);
    mentions.filter_map(|mention| doubtful(&mention, article, records)).collect()
}

/// An article as the linker read it.
#[derive(Debug)]
pub(super) struct Linked {
    /// The body's blocks, with the way back to its bytes.
    pub(super) body: markdown::Body,
    /// What it found.
    pub(super) found: Vec<Mention>,
}

/// Finds the mentions of one article.
pub(super) fn linked(article: &Article, records: &Records, text: &str, registry: &Registry) -> Linked {
    let body = markdown::read(text);
    let parties = parties(article, records);
    let overrides: Vec<Override> = article
        .mentions
        .iter()
        .map(|mention| Override { text: mention.text.clone(), record: mention.record, nth: mention.nth })
        .collect();
    let text =
        ArticleText { title: &article.title, blocks: &body.blocks, parties: &parties, overrides: &overrides };
    let found = registry.find(&text);
    Linked { body, found }
}

fn parties(article: &Article, records: &Records) -> Vec<RecordId> {
    let mut out: Vec<RecordId> = article
        .cases
        .iter()
        .flat_map(|case| &records.cases[case.at()].parties)
        .filter_map(|party| party.who.record())
        .filter(|record| record.kind == Kind::Person)
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// What the mentions before this one have shown.
struct Seen<'b> {
    body: &'b str,
    records: FxHashSet<RecordId>,
    /// The sentences of the block that was met last.
    sentences: Option<(usize, Sentences)>,
}

impl Seen<'_> {
    /// Tells the sentence in which a mention stands.
    fn tell(&mut self, told: &mut BodyMention, mention: &Mention, block: &BodyBlock) {
        let known = self.sentences.take().filter(|(at, _)| *at == mention.block);
        let (_, sentences) =
            self.sentences.insert(known.unwrap_or_else(|| (mention.block, Sentences::of(&block.text))));
        if let Some(whole) = sentences.whole(&block.text, &mention.range) {
            let there = block.in_body(&whole);
            if self.body.get(there.clone()) == Some(&block.text[whole]) {
                return told.tell_at(offset(there.start)..offset(there.end));
            }
        }
        told.tell(sentences.around(&block.text, &mention.range));
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn place(mention: Mention, blocks: &[BodyBlock], records: &Records, seen: &mut Seen<'_>) -> BodyMention {
    let block = &blocks[mention.block];
    let range = block.in_body(&mention.range);
    let range = offset(range.start)..offset(range.end);
    let mut placed = BodyMention::new(mention.target.clone(), mention.how, range, block.paragraph);
    placed.whole = block.is_whole(&mention.range);
    if let Target::One(record) = mention.target {
        let surface = &block.text[mention.range.clone()];
        if surface != records.name(record) {
            placed.print(&spaced(surface), seen.body);
        }
        if seen.records.insert(record) {
            seen.tell(&mut placed, &mention, block);
        }
    }
    placed
}

/// Checks `#p3 some words` against the paragraphs.
fn wrong_pointers(pointers: &[&Source], blocks: &[BodyBlock], body: Span) -> Vec<Diag> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut diags = Vec::new();
    for source in pointers {
        let SourcePlace::Paragraph(number, words) = &source.place else { continue };
        let paragraphs = || blocks.iter().filter(|block| block.paragraph.is_some());
        let Some(paragraph) = paragraphs().find(|block| block.paragraph == Some(*number)) else {
            let count = paragraphs().filter_map(|block| block.paragraph).max().unwrap_or(0);
            let message = format!("the article has no paragraph {number}");
            let help = match count {
                0 => "its text here is empty: name the article alone, without `#p`".to_owned(),
                1 => "its text has one paragraph: `#p1`".to_owned(),
                _ => format!("its text has {count} paragraphs: `#p1` to `#p{count}`"),
            };
            let diag = Diag::error(codes::NO_PARAGRAPH, source.span, message).help(help);
            diags.push(match paragraphs().next_back() {
                Some(last) => diag.also(line_of(last, body), "the last paragraph"),
                None => diag,
            });
            continue;
        };
        let Some(words) = words else { continue };
        if plain(&paragraph.text).contains(&plain(words)) {
            continue;
        }
        let right = paragraphs().find(|block| plain(&block.text).contains(&plain(words)));
        let help = match right.and_then(|block| block.paragraph) {
            Some(right) => format!("they stand in paragraph {right}: `#p{right}`"),
            None => format!("the paragraph begins: “{}”", first_words(&paragraph.text)),
        };
        let message = format!("“{words}” does not stand in paragraph {number}");
        diags.push(
            Diag::error(codes::WORDS_NOT_THERE, source.span, message)
                .also(line_of(paragraph, body), format!("paragraph {number}"))
                .help(help),
        );
    }
    diags
}

/// The first line of a block, as a place in its file.
fn line_of(block: &BodyBlock, body: Span) -> Span {
    let length = block.text.find('\n').unwrap_or(block.text.len());
    let range = block.in_body(&(0..length.max(1)));
    Span::new(body.file, body.start as usize + range.start, body.start as usize + range.end)
}

fn first_words(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().take(8).collect();
    format!("{} …", words.join(" "))
}

fn missing_overrides(article: &Article, blocks: &[BodyBlock]) -> Vec<Diag> {
    let is_there = |text: &str| blocks.iter().any(|block| block.text.contains(text));
    let missing = article.mentions.iter().filter(|mention| !is_there(&mention.text));
    missing
        .map(|mention| {
            let message = format!("“{}” does not stand in the text of this article", mention.text);
            Diag::error(codes::MENTION_NOT_FOUND, mention.span, message)
                .help("copy the words from the body, letter for letter")
        })
        .collect()
}

/// A name with two readings.
fn doubtful(mention: &BodyMention, article: &Article, records: &Records) -> Option<Diag> {
    let body = article.head.body;
    let at = |offset: u32| (body.start + offset) as usize;
    let span = Span::new(body.file, at(mention.range.start), at(mention.range.end));
    match &mention.target {
        Target::Ambiguous(candidates) => {
            let ids: Vec<_> =
                candidates.iter().map(|record| format!("`{}`", records.head(*record).id)).collect();
            let message = format!("this name fits {} and is not linked", ids.join(" and "));
            let help = "say who is meant: a `[[mention]]` with `text` and `person`";
            Some(Diag::warning(codes::AMBIGUOUS_MENTION, span, message).help(help))
        }
        Target::One(_) => None,
    }
}

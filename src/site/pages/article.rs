//! The page of a report.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::model::vocabulary::TextKind;
use crate::model::{Article, Kind, RecordId};
use crate::render::markdown::{self, Anchor, HtmlBlock, Options};
use crate::resolve::BodyMention;
use crate::site::cite;
use crate::site::messages::Arg;
use crate::site::pages::cards::basis;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::statements::content_notes;
use crate::site::views::{
    ArticlePage, Block, CaseTurn, Fact, Html, Link, MarginNote, NamedHere, OnlyHere, Outbound, Related, Text,
};

/// How many events that only this report tells are named.
const ONLY_HERE: usize = 12;

/// Builds the page of a report.
pub(super) fn page(page: &Page<'_>, record: RecordId) -> ArticlePage {
    let article = &page.records().articles[record.at()];
    let cases = case_turns(page, record, article);
    let people: Vec<(RecordId, NamedHere)> = named(page, record, Kind::Person)
        .into_iter()
        .map(|person| (person, named_here(page, record, person)))
        .collect();
    let mut frame = page.frame(Outline {
        description: Some(cite::in_words(page.desk, record, "describe_article")),
        ..Outline::of_record(record, &article.title)
    });
    frame.turn = neighbours(page, record, article);
    let key = text_key(article);
    let lang = matches!(article.text, TextKind::Full | TextKind::Extract)
        .then_some(article.lang.as_deref())
        .flatten();
    let public = &page.desk.site.public;
    let body = &*public.body(record);
    let lang = public.body_language(record).or_else(|| summary_language(page, article, body)).or(lang);
    let (text_lang, text_dir) = page.words().marks(body, lang.or(Some(&page.desk.site.config.lang)));
    ArticlePage {
        frame,
        title: page.name(record),
        outlet: article
            .outlet
            .map_or_else(|| Link::none(Text::plain(page.t("outlet_unknown"))), |outlet| page.link(outlet)),
        risk: risk(page, article).map(|risk| page.own(&risk)),
        from: page.from(record),
        when: page.report_date(record),
        content_notes: content_notes(page, record),
        text_heading: page.t(&format!("{key}_heading")),
        text_note: page.t(&format!("{key}_note")),
        blocks: blocks(page, record, article, body, &people),
        text_lang,
        text_dir,
        about: about(page, article),
        original: article.url.as_deref().map(|url| outbound(page, article, url, "read_original")),
        archived: article
            .archived_urls
            .iter()
            .map(|url| outbound(page, article, url, "web_archive_copy"))
            .collect(),
        cases,
        people: people.into_iter().map(|(_, here)| here).collect(),
        organisations: named(page, record, Kind::Organisation)
            .into_iter()
            .map(|record| page.link(record))
            .collect(),
        places: named(page, record, Kind::Place).into_iter().map(|record| page.link(record)).collect(),
        only_here: only_here(page, record),
        versions: versions(page, record, article),
        closing: page.closing(&article.head, cite::citation(page.desk, record)),
    }
}

/// The language of the summary that stands in place of a body, where it is translated.
fn summary_language<'p>(page: &Page<'p>, article: &Article, body: &str) -> Option<&'p str> {
    let summary = article.summary.as_deref().filter(|_| body.trim().is_empty())?;
    page.desk.site.public.language_of(summary)
}

/// What the text of the page is: the archive's summary, the report, or neither.
fn text_key(article: &Article) -> &'static str {
    match article.text {
        TextKind::Summary => "summary",
        TextKind::Full => "full",
        TextKind::Extract => "extract",
        TextKind::None if article.summary.is_some() => "summary",
        TextKind::None => "none",
    }
}

fn blocks(
    page: &Page<'_>,
    record: RecordId,
    article: &Article,
    body: &str,
    people: &[(RecordId, NamedHere)],
) -> Vec<Block> {
    if body.trim().is_empty() {
        let mut html = String::new();
        markdown::escape(article.summary.as_deref().unwrap_or_default(), &mut html);
        return (!html.is_empty())
            .then(|| Block { html: Html(format!("<p>{html}</p>")), notes: Vec::new() })
            .into_iter()
            .collect();
    }
    let mentions = &*page.desk.site.public.mentions(record).iter().collect::<Vec<_>>();
    let label = page.t("paragraph_link");
    let options = Options {
        picture: &|target| page.drawing(target),
        anchors: &anchors(page, mentions),
        wikilink: &|target| page.wikilink(target),
        permalink: Some(&label),
        heading: 3,
    };
    let blocks = markdown::to_blocks(body, &options);
    let mut notes = margin_notes(page, mentions, &blocks, people).into_iter();
    let block = |block: HtmlBlock| Block { html: Html(block.html), notes: notes.next().unwrap_or_default() };
    blocks.into_iter().map(block).collect()
}

/// The first mention of a record is a link, later ones are marked quietly.
fn anchors(page: &Page<'_>, mentions: &[BodyMention]) -> Vec<Anchor> {
    let mut seen = BTreeSet::new();
    let whole = mentions.iter().filter(|mention| mention.whole);
    whole
        .filter_map(|mention| {
            let record = mention.record()?;
            let href = seen.insert(record).then(|| page.href(record)).flatten();
            Some(Anchor {
                range: mention.range.start as usize..mention.range.end as usize,
                href,
                how: mention.how.as_str(),
            })
        })
        .collect()
}

/// What the archive knows of people, beside the block of the text that names them first; a list for each block.
fn margin_notes(
    page: &Page<'_>,
    mentions: &[BodyMention],
    blocks: &[HtmlBlock],
    people: &[(RecordId, NamedHere)],
) -> Vec<Vec<MarginNote>> {
    let mut waiting: FxHashMap<RecordId, &NamedHere> = people.iter().map(|(id, here)| (*id, here)).collect();
    let mut notes: Vec<Vec<MarginNote>> = blocks.iter().map(|_| Vec::new()).collect();
    for mention in mentions {
        let Some(number) = mention.paragraph else { continue };
        let at = blocks.partition_point(|block| block.paragraphs.end <= number);
        if blocks.get(at).is_some_and(|block| block.paragraphs.contains(&number))
            && let Some(here) = mention.record().and_then(|record| waiting.remove(&record))
        {
            notes[at].extend(margin_note(page, here));
        }
    }
    notes
}

fn margin_note(page: &Page<'_>, here: &NamedHere) -> Option<MarginNote> {
    let messages = page.words().messages();
    let status = here.status.iter().map(|status| {
        let args = [("status", Arg::Word(&status.word.to_lowercase())), ("as_of", Arg::Word(&status.as_of))];
        messages.fill("note_status", &args)
    });
    let names: Vec<String> = here.printed.iter().map(|text| page.words().inside(text)).collect();
    let printed = (!names.is_empty()).then(|| messages.with("printed_here", &page.words().list(&names)));
    let parts: Vec<String> = status.chain(printed).collect();
    (!parts.is_empty())
        .then(|| MarginNote { about: here.name.clone(), text: Text::plain(parts.join(&page.t("item_sep"))) })
}

/// The records of a kind that a report names, in the order in which it does.
fn named(page: &Page<'_>, article: RecordId, kind: Kind) -> Vec<RecordId> {
    let mut seen = BTreeSet::new();
    let records = page.desk.site.public.mentions(article).records().filter(|record| record.kind == kind);
    records.filter(|record| seen.insert(*record)).collect()
}

fn named_here(page: &Page<'_>, article: RecordId, person: RecordId) -> NamedHere {
    let shown = page.desk.labels.get(person).name;
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        page.desk.printed_in(article, person).partition(|(_, is_here)| *is_here);
    let here = here.into_iter().filter(|(name, _)| name.name != shown);
    NamedHere {
        name: page.link(person),
        printed: here.map(|(name, _)| page.written(&name.name)).collect(),
        elsewhere: elsewhere.into_iter().take(6).map(|(name, _)| page.written(&name.name)).collect(),
        status: page.short_status(person),
    }
}

fn about(page: &Page<'_>, article: &Article) -> Vec<Fact> {
    let words = page.words();
    let date = page.date(article.date.as_ref());
    let basis = basis(article).map(|basis| words.basis(basis));
    let dated =
        [date.text].into_iter().chain(date.notes).chain(basis).map(|text| Link::none(Text::plain(text)));
    let plain = |value: Option<String>| {
        value.into_iter().map(|value| Link::none(page.as_typed(&value))).collect::<Vec<_>>()
    };
    let records = |records: &[RecordId]| records.iter().map(|record| page.link(*record)).collect::<Vec<_>>();
    let names =
        |names: &[String]| names.iter().map(|name| Link::none(page.written(name))).collect::<Vec<_>>();
    let capture = article.capture.as_ref();
    let rows = [
        ("outlet", records(article.outlet.as_slice())),
        ("original_outlet", records(article.original_outlet.as_slice())),
        ("republished_by", records(&article.republished_by)),
        ("published", dated.collect()),
        ("authors", names(&article.authors)),
        ("translators", names(&article.translators)),
        ("language", plain(article.lang.as_deref().map(|lang| words.language(lang)))),
        (
            "rights_line",
            article.rights.as_deref().map(|rights| Link::none(page.own(rights))).into_iter().collect(),
        ),
        ("captured", plain(capture.and_then(|capture| capture.captured_at.clone()))),
        ("capture", plain(capture.and_then(|capture| capture.sha256.clone()))),
    ];
    let full = rows.into_iter().filter(|(_, values)| !values.is_empty());
    full.map(|(label, values)| Fact { label: page.t(label), values }).collect()
}

fn outbound(page: &Page<'_>, article: &Article, url: &str, key: &str) -> Outbound {
    Outbound { href: url.to_owned(), text: Text::plain(page.t(key)), risk: risk(page, article) }
}

/// The warning of the outlet, or else of the one that published the report first.
fn risk(page: &Page<'_>, article: &Article) -> Option<String> {
    let mut outlets = article.outlet.into_iter().chain(article.original_outlet);
    outlets.find_map(|outlet| page.records().outlets[outlet.at()].reader_risk.clone())
}

/// Where a report stands among the reports of a case.
fn position(page: &Page<'_>, record: RecordId, case: RecordId) -> Option<usize> {
    let index = page.index();
    let rank = |article: RecordId| index.rank[article.at()];
    let reports = index.reports.get(case);
    reports.binary_search_by_key(&rank(record), |report| rank(report.article)).ok()
}

fn case_turns(page: &Page<'_>, record: RecordId, article: &Article) -> Vec<CaseTurn> {
    let turn = |case: &RecordId| {
        let reports = page.index().reports.get(*case);
        let at = position(page, record, *case)?;
        let args = [("nth", Arg::Number(at + 1)), ("count", Arg::Number(reports.len()))];
        Some(CaseTurn {
            case: page.link(*case),
            position: page.words().messages().fill("report_of", &args),
            prev: at.checked_sub(1).map(|before| page.link_as(reports[before].article, page.t("earlier"))),
            next: reports.get(at + 1).map(|report| page.link_as(report.article, page.t("later"))),
        })
    };
    article.cases.iter().filter_map(turn).collect()
}

/// The neighbours of a report in its first case.
fn neighbours(page: &Page<'_>, record: RecordId, article: &Article) -> Option<crate::site::views::Turn> {
    let case = article.cases.first()?;
    let reports = page.index().reports.get(*case);
    let at = position(page, record, *case)?;
    let before = at.checked_sub(1).map(|before| reports[before].article);
    page.turn(before, reports.get(at + 1).map(|report| report.article), ["earlier", "later"])
}

/// Events that rest on this report alone.
fn only_here(page: &Page<'_>, record: RecordId) -> Vec<OnlyHere> {
    let public = &page.desk.site.public;
    let cited = page.index().cited_by.get(record).iter().map(|at| (at, public.event(*at)));
    let alone = cited.filter(|(_, event)| {
        event.corrected.is_none()
            && event.sources.iter().all(|source| source.article == record)
            && !event.sources.is_empty()
    });
    alone
        .filter_map(|(at, event)| {
            let href = format!("{}#{}", page.href(at.owner)?, super::statements::event_anchor(*at));
            Some(OnlyHere { text: page.own(&event.text), when: page.date(event.date.as_ref()).text, href })
        })
        .take(ONLY_HERE)
        .collect()
}

/// Copies and translations, both ways.
fn versions(page: &Page<'_>, record: RecordId, article: &Article) -> Vec<Related> {
    let row = |other: RecordId, key: &str| Related {
        name: page.link(other),
        why: vec![Link::none(Text::plain(page.t(key)))],
        chips: Vec::new(),
    };
    let own = [(article.copy_of, "copied_from"), (article.translation_of, "translated_from")];
    let own = own.into_iter().filter_map(|(other, key)| other.map(|other| row(other, key)));
    let others = page.index().versions.get(record).iter().map(|other| {
        let is_copy = page.records().articles[other.at()].copy_of == Some(record);
        row(*other, if is_copy { "copy_of" } else { "translation_of" })
    });
    own.chain(others).collect()
}

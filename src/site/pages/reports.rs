//! Lists of reports, and what a record's page says in the end: citation, corrections.

use std::ops::Range;

use crate::media::Shape;
use crate::model::{Corrected, Correction as ModelCorrection, Head, Kind, Media, RecordId, SourcePlace};
use crate::render::markdown::{self, Drawing, Options, Resolved};
use crate::site::cite::{Citation, page_citation};
use crate::site::embedded::SCHEME;
use crate::site::messages::Arg;
use crate::site::pages::dataset::size;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::sheet::Sheet;
use crate::site::views::{
    ArticleGroup, ArticleRow, ArticleRows, ArticlesPage, Closing, Correction, Document, Html, Link, Outbound,
    Pager, Picture, Run, Sentence, Text, When,
};
use crate::site::{CorrectionRef, ROWS, Report, SitePath, notes, page_of};
use crate::text::address::is_web;
use crate::text::lang::Direction;
use crate::text::sentences::spaced;

/// The page that holds some of the earlier reports of a record.
pub(super) fn older(page: &Page<'_>, record: RecordId, number: usize) -> ArticlesPage {
    let name = page.records().name(record);
    let heading = page.words().messages().with("reports_on", name);
    let reports = page.index().reports.get(record);
    let rows = page_of(reports, number).iter().map(|report| page.article_row(report, record, None)).collect();
    ArticlesPage {
        frame: page.frame(Outline { record: None, ..Outline::of_record(record, &heading) }),
        count: page.words().number(reports.len()),
        years: Vec::new(),
        groups: vec![ArticleGroup { heading: page.t("reports"), id: "rows".to_owned(), rows }],
        pager: page.report_pager(record, Some(number)),
        heading,
    }
}

impl Sheet<'_> {
    /// The sources of the page as a list, by their numbers.
    pub(super) fn source_list(&self) -> ArticleRows {
        let row = |article: &RecordId| ArticleRow {
            chip: self.chip(*article, &SourcePlace::Whole),
            cases: Vec::new(),
            ..self.page.article_in_list(*article)
        };
        ArticleRows { rows: self.order().iter().map(row).collect(), total: self.order().len(), pager: None }
    }
}

impl Page<'_> {
    /// One report in a list about `about`.
    pub(super) fn article_row(
        &self,
        report: &Report,
        about: RecordId,
        sheet: Option<&Sheet<'_>>,
    ) -> ArticleRow {
        let row = self.row(report.article, Some(about));
        ArticleRow {
            chip: sheet.and_then(|sheet| sheet.chip(report.article, &SourcePlace::Whole)),
            sentence: row.title.href.as_deref().and_then(|page| self.sentence(report, about, page)),
            ..row
        }
    }

    /// One report in a list of reports.
    pub(super) fn article_in_list(&self, record: RecordId) -> ArticleRow {
        self.row(record, None)
    }

    /// What a list says of a report, besides what the page is about anyway.
    fn row(&self, record: RecordId, about: Option<RecordId>) -> ArticleRow {
        let cards = &self.desk.cards;
        let card = cards.get(record);
        let cases = if about.is_some_and(|about| about.kind == Kind::Case) { &[] } else { cards.cases(card) };
        ArticleRow {
            chip: None,
            title: self.link(record),
            outlet: card.outlet.filter(|outlet| about != Some(*outlet)).map(|outlet| self.link(outlet)),
            from: self.from(record),
            when: cards.when(card).clone(),
            sentence: None,
            cases: cases.iter().map(|case| self.link(*case)).collect(),
        }
    }

    /// When a report appeared, and whether that is a guess.
    pub(super) fn report_date(&self, article: RecordId) -> When {
        self.desk.cards.when(self.desk.cards.get(article)).clone()
    }

    /// The sentence that names the record, where the report's text may be published.
    fn sentence(&self, report: &Report, about: RecordId, page: &str) -> Option<Sentence> {
        let card = self.desk.cards.get(report.article);
        if card.is_noted {
            return None;
        }
        let mention = self.desk.site.public.mentions(report.article).get(report.mention?)?;
        let body = |range: &Range<u32>| self.desk.site.public.words(report.article, range);
        let (words, surface) = mention.told_in(body)?;
        let name = surface.as_deref().unwrap_or_else(|| self.records().name(about));
        let lang = self.desk.cards.lang(card).unwrap_or(&self.desk.site.config.lang);
        let (lang, dir) = self.words().marks(&words, Some(lang));
        let href = match mention.paragraph {
            Some(paragraph) => format!("{page}#p{paragraph}"),
            None => page.to_owned(),
        };
        Some(Sentence { href, runs: marked(&words, name), lang, dir })
    }

    /// The reports of a record: the last of a long list, with a way to the earlier ones.
    pub(super) fn reports(&self, record: RecordId, sheet: Option<&Sheet<'_>>) -> ArticleRows {
        let all = self.index().reports.get(record);
        ArticleRows {
            rows: self
                .shown_reports(record)
                .iter()
                .map(|report| self.article_row(report, record, sheet))
                .collect(),
            total: all.len(),
            pager: self.report_pager(record, None),
        }
    }

    /// The reports that stand on the record's own page.
    pub(super) fn shown_reports(&self, record: RecordId) -> &[Report] {
        let older = self.desk.site.plan.older_reports_of(record).len();
        &self.index().reports.get(record)[older * ROWS..]
    }

    /// The pages of a record's reports; `here` is `None` on its own page.
    fn report_pager(&self, record: RecordId, here: Option<usize>) -> Option<Pager> {
        let plan = &self.desk.site.plan;
        let older = plan.older_reports_of(record);
        let all: Vec<&SitePath> = older.iter().chain(plan.address(record)).collect();
        (!older.is_empty()).then(|| self.pager(&all, here.unwrap_or(older.len())))
    }

    /// The pages of a list; `here` counts from 0.
    pub(super) fn pager(&self, paths: &[&SitePath], here: usize) -> Pager {
        let args = [("nth", Arg::Number(here + 1)), ("count", Arg::Number(paths.len()))];
        let link = |(at, path): (usize, &&SitePath)| Link {
            href: if at == here { None } else { self.to(path) },
            text: Text::plain((at + 1).to_string()),
        };
        Pager {
            label: self.words().messages().fill("page_of", &args),
            pages: paths.iter().enumerate().map(link).collect(),
        }
    }

    /// How to cite a page, and what was corrected on it.
    pub(super) fn closing(&self, head: &Head, cite: Citation) -> Closing {
        let corrections = head.corrections.iter().rev().map(|correction| self.correction(correction));
        let public = &self.desk.site.public;
        let drawn = |media: &&Media| {
            let among = |digest: &str| public.body(head.record).contains(&format!("{SCHEME}{digest}"));
            media.cleaned.as_ref().is_some_and(|drawn| among(&drawn.digest))
        };
        let beside: Vec<&Media> = public.pictures(head.record).filter(|media| !drawn(media)).collect();
        Closing {
            pictures: beside.iter().filter_map(|media| self.picture(media)).collect(),
            documents: beside.iter().filter_map(|media| self.document(media)).collect(),
            cite,
            corrections: corrections.collect(),
        }
    }

    /// A picture with its words.
    fn picture(&self, media: &Media) -> Option<Picture> {
        let drawn = media.cleaned.as_ref()?;
        let Shape::Picture { width, height } = drawn.shape else { return None };
        let (source, link) = self.origin(media);
        Some(Picture {
            src: self.to(&SitePath::of_picture(&drawn.digest, &media.ending))?,
            alt: self.own(&media.alt),
            width,
            height,
            credit: self.own(&media.credit),
            source,
            link,
        })
    }

    /// A document with its words.
    fn document(&self, media: &Media) -> Option<Document> {
        let drawn = media.cleaned.as_ref()?;
        let Shape::Document { pages, .. } = drawn.shape else { return None };
        let (source, link) = self.origin(media);
        let pages = self.words().messages().count("n_document_pages", pages as usize);
        let size = size(usize::try_from(drawn.bytes).unwrap_or(usize::MAX));
        Some(Document {
            href: self.to(&SitePath::of_picture(&drawn.digest, &media.ending))?,
            alt: self.own(&media.alt),
            details: [media.ending.to_uppercase(), pages, size].join(" · "),
            credit: self.own(&media.credit),
            source,
            link,
        })
    }

    /// Where a picture or document comes from: in words, or on the web.
    fn origin(&self, media: &Media) -> (Option<Text>, Option<Outbound>) {
        let is_address = is_web(&media.source);
        let words = Some(&media.source).filter(|source| !is_address && !source.is_empty());
        let link = is_address.then(|| Outbound {
            href: media.source.clone(),
            text: Text::plain(self.t("picture_source")),
            risk: None,
        });
        (words.map(|source| self.own(source)), link)
    }

    /// Whether a record's words stand below a note on its own page, and nowhere else.
    pub(super) fn is_noted(&self, record: RecordId) -> bool {
        notes::is_noted(&self.desk.site.public, self.index(), record)
    }

    /// A correction in a list: without its words, where the record's own stand below a note.
    pub(super) fn correction_in_list(&self, at: CorrectionRef) -> Correction {
        let correction = self.correction(self.desk.site.public.correction(at));
        match self.is_noted(at.record) {
            true => Correction { what: Text::plain(self.t("noted_elsewhere")), why: None, ..correction },
            false => correction,
        }
    }

    /// A picture or document among words: what it shows stands there already.
    pub(super) fn drawing(&self, target: &str) -> Option<Drawing> {
        let digest = target.strip_prefix(SCHEME)?;
        let is_it = |media: &&Media| media.cleaned.as_ref().is_some_and(|drawn| drawn.digest == digest);
        let media = self.desk.site.public.media().iter().find(is_it)?;
        if let Some(document) = self.document(media) {
            let Document { href, details, credit, source, link, .. } = document;
            let credit = self.credit("document_credit", credit, source, link);
            return Some(Drawing::Document { href, details, credit });
        }
        let Picture { src, width, height, credit, source, link, .. } = self.picture(media)?;
        let credit = self.credit("picture_credit", credit, source, link);
        Some(Drawing::Picture { src, width, height, credit })
    }

    /// Who made a picture or document and where it comes from, as HTML.
    fn credit(&self, label: &str, by: Text, source: Option<Text>, link: Option<Outbound>) -> String {
        let mut credit = String::new();
        let words = [self.t(label), by.value];
        markdown::escape(&words.join(" "), &mut credit);
        if let Some(source) = source {
            credit.push_str(" · ");
            markdown::escape(&source.value, &mut credit);
        }
        if let Some(link) = link {
            credit.push_str(" · <a href=\"");
            markdown::escape(&link.href, &mut credit);
            credit.push_str("\" rel=\"noreferrer noopener external\">");
            markdown::escape(&link.text.value, &mut credit);
            credit.push_str("</a>");
        }
        credit
    }

    /// A correction in words.
    pub(super) fn correction(&self, correction: &ModelCorrection) -> Correction {
        Correction {
            when: self.date(Some(&correction.date)),
            what: self.own(&correction.what),
            why: correction.why.as_deref().map(|why| self.own(why)),
        }
    }

    /// That a statement no longer stands, in words.
    pub(super) fn corrected(&self, corrected: Option<&Corrected>) -> Option<String> {
        let day = self.words().date_text(&corrected?.on);
        Some(self.words().messages().with("no_longer_stands", &day))
    }

    /// How to cite the page of a record that is not a report.
    pub(super) fn cite_record(&self, record: RecordId) -> Citation {
        let (title, site) = (self.name_inside(record), self.own_inside(&self.desk.site.config.title));
        let args = [
            ("title", Arg::Word(&title)),
            ("site", Arg::Word(&site)),
            ("address", Arg::Word(&self.full_address())),
        ];
        page_citation(self.desk, record, self.words().messages().fill("cite_record", &args))
    }

    /// The page's address: full where the site knows its own, else its path.
    pub(super) fn full_address(&self) -> String {
        self.absolute(self.path)
    }

    /// Any address: full where the site knows its own, else a path.
    pub(super) fn absolute(&self, path: &SitePath) -> String {
        format!("{}{}", self.desk.site.config.base_url.as_deref().unwrap_or_default(), path.as_str())
    }

    /// A record's body as HTML, without permalinks; `None` if it has none.
    pub(super) fn body(&self, record: RecordId, heading: u8) -> Option<Html> {
        let body = &*self.desk.site.public.body(record);
        let wikilink = |target: &str| self.wikilink(target);
        let picture = |target: &str| self.drawing(target);
        let options =
            Options { picture: &picture, anchors: &[], wikilink: &wikilink, permalink: None, heading };
        let html = markdown::to_html(body, &options);
        let site = self.desk.site;
        let lang = site.public.body_language(record).unwrap_or(&site.config.lang);
        let (lang, dir) = self.words().marks(body, Some(lang));
        (!html.trim().is_empty()).then(|| Html(in_language(html, lang, dir)))
    }

    /// What `[[people/id]]` leads to; `None` for a record that may not be shown.
    pub(super) fn wikilink(&self, target: &str) -> Option<Resolved> {
        let record = self.desk.find(target)?;
        Some(Resolved { href: self.href(record), name: self.records().name(record).to_owned() })
    }
}

/// HTML of the archive's words, in a `<div>` of its own where its language is not the page's.
fn in_language(html: String, lang: Option<String>, dir: Option<Direction>) -> String {
    let attribute = |name: &str, value: &str| format!(" {name}=\"{value}\"");
    let lang = lang.map(|lang| attribute("lang", &lang)).unwrap_or_default();
    let dir = dir.map(|dir| attribute("dir", dir.as_str())).unwrap_or_default();
    if lang.is_empty() && dir.is_empty() { html } else { format!("<div{lang}{dir}>{html}</div>") }
}

/// Cuts a sentence where the name stands, as far as it can be found.
fn marked(sentence: &str, name: &str) -> Vec<Run> {
    let run = |text: &str, mark: bool| Run { text: text.to_owned(), mark };
    let spaced = spaced(name);
    let Some(at) = sentence.find(&*spaced).filter(|_| !spaced.is_empty()) else {
        return vec![run(sentence, false)];
    };
    let (before, rest) = sentence.split_at(at);
    let (name, after) = rest.split_at(spaced.len());
    let runs = [(before, false), (name, true), (after, false)];
    runs.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, mark)| run(text, mark)).collect()
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn the_name_is_marked_where_it_stands() {
        let runs = marked("On Monday Aidos\u{301} left.", "Aidos");
        assert_eq!(
            runs.iter().map(|run| run.text.as_str()).collect::<String>(),
            "On Monday Aidos\u{301} left."
        );
        assert!(marked("Nobody came.", "Aidos").iter().all(|run| !run.mark));
        assert_eq!(marked("Aidos Example left.", "Aidos\nExample")[0].text, "Aidos Example");
    }
}

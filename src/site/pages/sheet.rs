//! A page with numbered sources: chips, the legend, and who said what.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::reads::{self, Part};
use crate::model::{Article, Event, RecordId, Records, Source, SourcePlace};
use crate::resolve::origins::{Origin, Verification, origin, verification};
use crate::site::Report;
use crate::site::messages::Arg;
use crate::site::pages::frame::Page;
use crate::site::views::{Chip, Legend, LegendRow, Link, Text};

/// How many sources the legend beside a title names.
const LEGEND_ROWS: usize = 10;

/// A page whose sources have numbers, oldest first.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'d> {
    /// The page.
    pub page: Page<'d>,
    order: Vec<RecordId>,
    /// Where each of them stands among all reports.
    ranks: Vec<u32>,
    /// The chips of reports as a whole, as far as they were asked for.
    whole: RefCell<Vec<Option<Chip>>>,
    counted: Option<&'d [Report]>,
}

impl<'d> Sheet<'d> {
    /// Numbers the reports of a page.
    pub(super) fn new(page: Page<'d>, articles: impl IntoIterator<Item = RecordId>) -> Self {
        let rank = |article: RecordId| page.index().rank[article.at()];
        let mut ranked: Vec<(u32, RecordId)> =
            articles.into_iter().map(|article| (rank(article), article)).collect();
        ranked.iter().for_each(|(_, article)| reads::note(*article, Part::Itself));
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        ranked.dedup();
        let (ranks, order): (Vec<u32>, Vec<RecordId>) = ranked.into_iter().unzip();
        let whole = RefCell::new(vec![None; order.len()]);
        Sheet { page, order, ranks, whole, counted: None }
    }

    /// Counts these reports instead of all that have a number: a source that only ties the
    /// record to another is no report on it.
    pub(super) fn counting(self, reports: &'d [Report]) -> Self {
        Sheet { counted: Some(reports), ..self }
    }

    /// The chips of a statement, by number, one a report.
    pub(super) fn chips(&self, sources: &[Source]) -> Vec<Chip> {
        let mut chips: Vec<Chip> =
            sources.iter().filter_map(|source| self.chip(source.article, &source.place)).collect();
        chips.sort_by_key(|chip| chip.number);
        chips.dedup_by_key(|chip| chip.number);
        chips
    }

    /// The chip of one report; `None` if the page does not number it.
    pub(super) fn chip(&self, article: RecordId, place: &SourcePlace) -> Option<Chip> {
        let number = self.number(article)?;
        let known = self.whole.borrow()[number - 1].clone();
        let whole = known.or_else(|| {
            let made = self.made(article, number)?;
            self.whole.borrow_mut()[number - 1] = Some(made.clone());
            Some(made)
        })?;
        match place {
            SourcePlace::Paragraph(paragraph, _) => {
                Some(Chip { href: format!("{}#p{paragraph}", whole.href), ..whole })
            }
            SourcePlace::Whole | SourcePlace::Lines(..) => Some(whole),
        }
    }

    fn made(&self, article: RecordId, number: usize) -> Option<Chip> {
        let cards = &self.page.desk.cards;
        let card = cards.get(article);
        let outlet = card.outlet.map(|outlet| self.page.records().name(outlet).to_owned());
        let date = cards.when(card).text.clone();
        let title = self.page.words().list(&outlet.into_iter().chain([date]).collect::<Vec<_>>());
        Some(Chip { number, href: self.page.href(article)?, title, republished: card.is_republished })
    }

    /// The number of a report, from 1; `None` if the page does not number it.
    fn number(&self, article: RecordId) -> Option<usize> {
        self.ranks.binary_search(&self.page.index().rank[article.at()]).ok().map(|at| at + 1)
    }

    /// The chips of reports as a whole.
    pub(super) fn chips_of(&self, articles: &[RecordId]) -> Vec<Chip> {
        let mut chips: Vec<Chip> =
            articles.iter().filter_map(|article| self.chip(*article, &SourcePlace::Whole)).collect();
        chips.sort_by_key(|chip| chip.number);
        chips
    }

    /// The legend: the first sources, and how many of all are independent.
    pub(super) fn legend(&self, full_list: Option<&str>) -> Option<Legend> {
        let rows: Vec<LegendRow> =
            self.order.iter().take(LEGEND_ROWS).filter_map(|article| self.legend_row(*article)).collect();
        let more = full_list.filter(|_| self.order.len() > LEGEND_ROWS).map(|href| {
            Link::to(href, Text::plain(self.page.words().messages().count("all_sources", self.order.len())))
        });
        (!rows.is_empty()).then(|| Legend { rows, note: self.note(), more })
    }

    fn legend_row(&self, article: RecordId) -> Option<LegendRow> {
        let cards = &self.page.desk.cards;
        let card = cards.get(article);
        let text = match card.outlet {
            Some(outlet) => self.page.name(outlet),
            None => self.page.name(article),
        };
        Some(LegendRow {
            chip: self.chip(article, &SourcePlace::Whole)?,
            outlet: Link { href: self.page.href(article), text },
            from: self.page.from(article),
            when: cards.when(card).text.clone(),
        })
    }

    fn note(&self) -> String {
        let republished = self.order.iter().any(|article| self.page.desk.cards.get(*article).is_republished);
        let shapes = republished.then(|| self.page.t("legend_shapes"));
        let parts: Vec<String> = shapes.into_iter().chain(self.sisters()).chain([self.verified()]).collect();
        parts.join(" ")
    }

    /// `RFA, RFE/RL are sister outlets.`, for each group with two outlets here.
    fn sisters(&self) -> Vec<String> {
        let records = self.page.records();
        let mut groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for article in &self.order {
            let record = &records.articles[article.at()];
            for outlet in record.outlet.into_iter().chain(record.original_outlet) {
                if let Some(group) = &records.outlets[outlet.at()].group {
                    groups.entry(group.to_lowercase()).or_default().insert(records.name(outlet));
                }
            }
        }
        let together = groups.into_values().filter(|outlets| outlets.len() > 1);
        together
            .map(|outlets| {
                self.page.words().messages().with("sister_outlets", &self.page.names_inside(outlets))
            })
            .collect()
    }

    /// How many reports and independent origins the page has.
    pub(super) fn counted(&self) -> Verification {
        let cards = &self.page.desk.cards;
        let (reports, origins) = match self.counted {
            Some(all) => (all.len(), cards.count_origins(all.iter().map(|report| report.article))),
            None => (self.order.len(), cards.count_origins(self.order.iter().copied())),
        };
        Verification { reports, origins }
    }

    /// The same in a sentence.
    pub(super) fn verified(&self) -> String {
        let counted = self.counted();
        let args = [("reports", Arg::Number(counted.reports)), ("origins", Arg::Number(counted.origins))];
        self.page.words().messages().fill("verification", &args)
    }

    /// How many independent origins an event has, and why not as many as reports.
    pub(super) fn origins(&self, event: &Event) -> (String, Option<String>) {
        let records = self.page.records();
        let counted = verification(records, &event.sources, event.attribution.as_deref());
        let fewer_by = counted.reports - counted.origins;
        let why = (fewer_by > 0).then(|| self.page.words().messages().count(fewer(records, event), fewer_by));
        (counted.origins.to_string(), why)
    }

    /// The outlets behind sources, each once, in the order of their numbers.
    pub(super) fn outlets(&self, sources: &[Source]) -> Vec<Link> {
        let mut articles: Vec<RecordId> = sources.iter().map(|source| source.article).collect();
        articles.sort_by_key(|article| self.number(*article));
        self.page.outlets_of(articles)
    }

    /// The reports of the page, in the order of their numbers.
    pub(super) fn order(&self) -> &[RecordId] {
        &self.order
    }
}

impl Page<'_> {
    /// The outlets of reports, each once.
    pub(super) fn outlets_of(&self, articles: impl IntoIterator<Item = RecordId>) -> Vec<Link> {
        let mut seen = BTreeSet::new();
        let outlets = articles.into_iter().filter_map(|article| self.desk.cards.get(article).outlet);
        outlets.filter(|outlet| seen.insert(*outlet)).map(|outlet| self.link(outlet)).collect()
    }

    /// `from Eurasianet`, for a report that another outlet published first.
    pub(super) fn from(&self, article: RecordId) -> Option<String> {
        let original = self.desk.cards.get(article).from?;
        Some(self.words().messages().with("from_outlet", &self.name_inside(original)))
    }
}

/// Whether a report repeats another: a copy, a translation, or one first published elsewhere.
fn is_copy(article: &Article) -> bool {
    let from_other = article.original_outlet.is_some_and(|original| Some(original) != article.outlet);
    from_other || article.copy_of.is_some() || article.translation_of.is_some()
}

/// Why an event has fewer origins than reports: what the reports of one origin have in common.
fn fewer(records: &Records, event: &Event) -> &'static str {
    if event.attribution.is_some() {
        return "origin_one_account";
    }
    let mut by_origin: BTreeMap<Origin, BTreeSet<RecordId>> = BTreeMap::new();
    for source in &event.sources {
        by_origin.entry(origin(records, source.article)).or_default().insert(source.article);
    }
    let together: Vec<&Article> = by_origin
        .values()
        .filter(|set| set.len() > 1)
        .flatten()
        .map(|article| &*records.articles[article.at()])
        .collect();
    let outlets: BTreeSet<RecordId> = together.iter().filter_map(|article| article.outlet).collect();
    if together.iter().any(|article| is_copy(article)) {
        "origin_copies"
    } else if outlets.len() > 1 {
        "origin_sisters"
    } else {
        "origin_one_outlet"
    }
}

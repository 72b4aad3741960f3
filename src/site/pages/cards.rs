//! What lists say of each report, worked out once and kept side by side in memory.
//!
//! A report stands in a dozen lists, and its record, its outlet and the events that rest on it lie anywhere.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::reads::{self, Part};
use crate::model::vocabulary::{DateBasis, TextKind};
use crate::model::{Article, Kind, RecordId, Records};
use crate::resolve::origins::{Origin, origin};
use crate::site::pages::PrintedName;
use crate::site::pages::labels::Langs;
use crate::site::views::When;
use crate::site::words::Words;
use crate::site::{Site, notes};
use crate::text::edtf::{Certainty, Edtf, End, PartialDate};

/// The cards of all reports.
#[derive(Debug, Default)]
pub(super) struct Cards {
    of: Vec<Card>,
    whens: Vec<When>,
    origins: Vec<Origin>,
    cases: Vec<RecordId>,
    langs: Langs,
}

/// A report in lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Card {
    /// Who published it.
    pub(super) outlet: Option<RecordId>,
    /// Who published it first, where that is another.
    pub(super) from: Option<RecordId>,
    /// Whether its words stand below a content note on its own page, and nowhere else.
    pub(super) is_noted: bool,
    /// Whether the outlet took it from another.
    pub(super) is_republished: bool,
    /// A number for its origin, the same for all reports that have that one.
    pub(super) origin: u32,
    when: u32,
    cases: (u32, u32),
    /// The language of its words; 0 for the archive's.
    lang: u16,
}

impl Cards {
    /// Gathers what lists say of the reports of a site.
    pub(super) fn new(site: &Site<'_>, words: Words<'_>) -> Self {
        let records = site.public.records();
        let articles: Vec<RecordId> = records.of(Kind::Article).collect();
        let follows = |record: &RecordId| {
            (notes::is_noted(&site.public, &site.index, *record), origin(records, *record))
        };
        let followed: Vec<(bool, Origin)> = articles.par_iter().map(follows).collect();
        let mut cards = Cards::default();
        let (mut dates, mut roots) = (FxHashMap::default(), FxHashMap::default());
        for (record, (is_noted, origin)) in articles.into_iter().zip(followed) {
            let article = &*records.articles[record.at()];
            let when = *dates.entry((article.date, basis(article))).or_insert_with(|| {
                cards.whens.push(report_date(words, article));
                cards.whens.len() as u32 - 1
            });
            let origin = *roots.entry(origin).or_insert_with_key(|origin| {
                cards.origins.push(origin.clone());
                cards.origins.len() as u32 - 1
            });
            let lang = cards.langs.number(lang_of_words(article));
            let at = cards.cases.len() as u32;
            cards.cases.extend(&article.cases);
            cards.of.push(Card {
                outlet: article.outlet,
                from: article.original_outlet.filter(|original| Some(*original) != article.outlet),
                is_noted,
                is_republished: is_republished(records, article),
                origin,
                when,
                cases: (at, article.cases.len() as u32),
                lang,
            });
        }
        cards
    }

    /// The card of a report.
    pub(super) fn get(&self, article: RecordId) -> &Card {
        reads::note(article, Part::Itself);
        &self.of[article.at()]
    }

    /// The origin of a report.
    pub(super) fn origin(&self, card: &Card) -> &Origin {
        &self.origins[card.origin as usize]
    }

    /// How many origins some reports have.
    pub(super) fn count_origins(&self, articles: impl IntoIterator<Item = RecordId>) -> usize {
        let mut origins: Vec<u32> = articles.into_iter().map(|article| self.get(article).origin).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }

    /// When a report appeared, and whether that is a guess.
    pub(super) fn when(&self, card: &Card) -> &When {
        &self.whens[card.when as usize]
    }

    /// In which language a report's words are, where that is not the archive's.
    pub(super) fn lang(&self, card: &Card) -> Option<&str> {
        self.langs.get(card.lang)
    }

    /// The cases of a report.
    pub(super) fn cases(&self, card: &Card) -> &[RecordId] {
        &self.cases[card.cases.0 as usize..][..card.cases.1 as usize]
    }
}

/// The language of the report's words, where they are not the archive's own summary.
fn lang_of_words(article: &Article) -> Option<&str> {
    (article.text != TextKind::Summary).then_some(article.lang.as_deref()).flatten()
}

fn report_date(words: Words<'_>, article: &Article) -> When {
    let mut when = words.date(article.date.as_ref());
    let doubtful = |basis: &DateBasis| matches!(basis, DateBasis::Inferred | DateBasis::Capture);
    when.notes.extend(basis(article).filter(doubtful).map(|basis| words.basis(basis)));
    when
}

/// What an article's date rests on, unless the date says itself that it is inferred.
pub(super) fn basis(article: &Article) -> Option<DateBasis> {
    let inferred = |day: PartialDate| day.certainty == Certainty::YearInferred;
    let told = match article.date? {
        Edtf::At(day) => inferred(day),
        Edtf::Lasted(from, to) | Edtf::Between(from, to) => {
            [from, to].iter().filter_map(End::date).any(inferred)
        }
    };
    article.date_basis.filter(|basis| !(told && *basis == DateBasis::Inferred))
}

fn is_republished(records: &Records, article: &Article) -> bool {
    let from_other = article.original_outlet.is_some_and(|original| Some(original) != article.outlet);
    from_other
        || article.copy_of.is_some()
        || article.outlet.is_some_and(|outlet| records.outlets[outlet.at()].republishes)
}

/// Which spellings each report prints: people, and which of their printed names it is.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    /// Where the rows of each report begin, and where the last ones end.
    starts: Vec<u32>,
    rows: Vec<(u32, u32)>,
}

impl Spelled {
    /// Turns round what is known by person; `articles` is how many reports there are.
    pub(super) fn new(printed: &[Vec<PrintedName>], articles: usize) -> Self {
        let mut starts = vec![0; articles + 1];
        let names = || printed.iter().flatten();
        names().flat_map(|name| &name.articles).for_each(|article| starts[article.at() + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![(0, 0); starts.last().map_or(0, |end| *end as usize)];
        for (person, names) in printed.iter().enumerate() {
            for (at, article) in
                names.iter().enumerate().flat_map(|(at, name)| name.articles.iter().map(move |row| (at, row)))
            {
                let place = &mut next[article.at()];
                rows[*place as usize] = (person as u32, at as u32);
                *place += 1;
            }
        }
        Spelled { starts, rows }
    }

    /// Whether a report prints the name of a person that is `name` among those that reports print.
    pub(super) fn has(&self, article: RecordId, person: RecordId, name: usize) -> bool {
        let [start, end] = [0, 1].map(|next| self.starts[article.at() + next] as usize);
        self.rows[start..end].contains(&(person.index, name as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_found_by_report() {
        let articles = |all: &[usize]| all.iter().map(|at| RecordId::new(Kind::Article, *at)).collect();
        let name = |name: &str, all: &[usize]| PrintedName {
            name: name.to_owned(),
            articles: articles(all),
            times: 1,
        };
        let printed =
            [vec![name("Aidos", &[0, 2]), name("Aydos", &[2])], Vec::new(), vec![name("Bota", &[1, 2])]];
        let spelled = Spelled::new(&printed, 4);
        let has = |article, person, name| {
            spelled.has(RecordId::new(Kind::Article, article), RecordId::new(Kind::Person, person), name)
        };
        assert!(has(0, 0, 0) && has(2, 0, 0) && has(2, 0, 1) && has(1, 2, 0) && has(2, 2, 0));
        assert!(!has(1, 0, 0) && !has(0, 0, 1) && !has(3, 0, 0) && !has(2, 1, 0));
    }
}

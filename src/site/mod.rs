//! Plan: what may be published, where each page lies, and what templates get.

mod around;
pub mod cite;
pub mod data;
mod embedded;
mod facets;
pub mod feeds;
mod index;
mod languages;
pub mod messages;
pub mod notes;
pub mod pages;
mod path;
mod plan;
mod public;
mod rules;
pub mod states;
pub mod views;
pub mod words;

pub use around::around;
pub use index::{
    Change, ChargeRef, CorrectionRef, EventOrder, EventRef, Index, PerRecord, RelationRef, Report,
};
pub use path::{SitePath, host_path};
pub use plan::{
    Contents, Label, Listed, PLAIN_PAGES, Plan, PlannedPage, ROWS, Rows, Section, What, is_introduction,
    page_of, removal_path,
};
pub use public::{Public, Replacing, checked_public, public};

use std::sync::Arc;

use crate::config::Config;
use crate::model::RecordId;
use crate::model::reads::{self, Part};
use crate::site::data::DataPlan;
use crate::site::feeds::Feeds;
use crate::text::edtf::Edtf;

/// Everything a page is made from: what may be published, who refers to whom,
/// and where every page lies.
#[derive(Debug)]
pub struct Site<'a> {
    /// What may be published.
    pub public: Public<'a>,
    /// Backlinks, the same in every language.
    pub index: Arc<Index>,
    /// Pages and addresses.
    pub plan: Plan,
    /// Feeds and their files, of the main language.
    pub feeds: Arc<Feeds>,
    /// Files of open data, in the main language.
    pub data: Arc<DataPlan>,
    /// Settings.
    pub config: &'a Config,
    /// The language of this tree, BCP 47.
    pub lang: &'a str,
}

impl<'a> Site<'a> {
    /// Plans a site from what may be published and the `(name, text)` of the
    /// files that its pages load.
    #[must_use]
    pub fn new(public: Public<'a>, config: &'a Config, assets: &[(&str, &str)]) -> Self {
        let index = Arc::new(Index::new(&public));
        let plan = Plan::new(&public, &index, config, assets, None);
        let feeds = Arc::new(Feeds::new(&public, &index, config));
        let data = Arc::new(DataPlan::new(&public, config));
        Site { public, index, plan, feeds, data, config, lang: &config.lang }
    }

    /// Plans a site in all of its languages, the main one first.
    #[must_use]
    pub fn in_all_languages(public: Public<'a>, config: &'a Config, assets: &[(&str, &str)]) -> Vec<Self> {
        let main = Site::new(public, config, assets);
        let further: Vec<Self> =
            config.languages.iter().map(|language| main.in_language(&language.tag, assets)).collect();
        std::iter::once(main).chain(further).collect()
    }

    /// The date of the report on a record that may be the last: `2021` may be later than March 2021.
    #[must_use]
    pub fn newest_report(&self, record: RecordId) -> Option<Edtf> {
        let reports = self.index.reports.get(record).iter();
        let dated = reports.filter_map(|report| {
            reads::note(report.article, Part::Itself);
            Some((self.index.days[report.article.at()]?, report.article))
        });
        let (_, newest) = dated.max_by_key(|(days, _)| *days)?;
        self.public.records().articles[newest.at()].date
    }

    /// The same site in a further language, below a folder of its own: what was resolved is shared.
    fn in_language(&self, lang: &'a str, assets: &[(&str, &str)]) -> Self {
        let public = self.public.in_language(lang);
        let plan = Plan::new(&public, &self.index, self.config, assets, Some(lang));
        Site {
            public,
            index: Arc::clone(&self.index),
            plan,
            feeds: Arc::clone(&self.feeds),
            data: Arc::clone(&self.data),
            config: self.config,
            lang,
        }
    }
}

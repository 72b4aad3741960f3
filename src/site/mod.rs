//! Plan: what may be published, where each page lies, and what templates get.

pub mod cite;
mod index;
pub mod messages;
pub mod pages;
mod path;
mod plan;
mod public;
mod rules;
pub mod views;
pub mod words;

pub use index::{ChargeRef, CorrectionRef, EventOrder, EventRef, Index, PerRecord, RelationRef, Report};
pub use path::SitePath;
pub use plan::{
    Contents, Label, Listed, PLAIN_PAGES, Plan, PlannedPage, ROWS, Rows, Section, What, is_introduction,
    page_of,
};
pub use public::{Public, Replacing, checked_public, public};

use crate::config::Config;

/// Everything a page is made from: what may be published, who refers to whom,
/// and where every page lies.
#[derive(Debug)]
pub struct Site<'a> {
    /// What may be published.
    pub public: Public<'a>,
    /// Backlinks.
    pub index: Index,
    /// Pages and addresses.
    pub plan: Plan,
    /// Settings.
    pub config: &'a Config,
}

impl<'a> Site<'a> {
    /// Plans a site from what may be published and the `(name, text)` of the
    /// files that its pages load.
    #[must_use]
    pub fn new(public: Public<'a>, config: &'a Config, assets: &[(&str, &str)]) -> Self {
        let index = Index::new(&public);
        let plan = Plan::new(&public, &index, config, assets);
        Site { public, index, plan, config }
    }
}

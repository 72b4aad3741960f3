//! View builders: from what may be published to the view of each page.
//!
//! Everything here is a pure function of the [`Desk`] and a planned page. No
//! builder walks the whole archive: it follows the backlinks of the index, and
//! what is needed on many pages (a person's status and spellings) is worked out
//! once, in the desk.

mod article;
mod cards;
mod case;
mod cut;
pub mod dataset;
mod desk;
mod filters;
mod frame;
mod home;
mod labels;
mod linked;
mod lists;
mod others;
mod person;
mod pictures;
mod printed;
mod removed;
mod reports;
mod search;
mod sheet;
mod statements;

pub use desk::Desk;
pub use printed::PrintedName;

use serde::Serialize;

use crate::model::{Kind, RecordId};
use crate::site::pages::frame::Page;
use crate::site::views::{
    ArticlePage, ArticlesPage, CasePage, CasesPage, CorrectionsPage, Frame, HomePage, MapPage, NotFoundPage,
    OrganisationPage, OutletPage, PeoplePage, PersonPage, PlacePage, PlainPage, RecordsPage, RedirectPage,
    SearchPage, StartPage, TimelinePage, VerifyPage, View,
};
use crate::site::{PlannedPage, SitePath, What};

/// The view of any page, with the template it was made for.
macro_rules! page_views {
    ($($name:ident($view:ty)),* $(,)?) => {
        /// The view of a page, of whatever kind.
        #[derive(Debug, Clone, Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "each variant is its view")]
        pub enum PageView { $($name(Box<$view>),)* }

        impl PageView {
            /// What stands around its content.
            #[must_use]
            pub fn frame(&self) -> &Frame {
                match self { $(PageView::$name(view) => &view.frame,)* }
            }

            /// The template that it was made for.
            #[must_use]
            pub fn template(&self) -> &'static str {
                match self { $(PageView::$name(_) => <$view as View>::TEMPLATE,)* }
            }
        }

        $(impl From<$view> for PageView {
            fn from(view: $view) -> Self {
                PageView::$name(Box::new(view))
            }
        })*
    };
}

page_views! {
    Home(HomePage),
    Article(ArticlePage),
    Person(PersonPage),
    Case(CasePage),
    Organisation(OrganisationPage),
    Place(PlacePage),
    Outlet(OutletPage),
    People(PeoplePage),
    Articles(ArticlesPage),
    Cases(CasesPage),
    Records(RecordsPage),
    Timeline(TimelinePage),
    Corrections(CorrectionsPage),
    Plain(PlainPage),
    Search(SearchPage),
    Map(MapPage),
    NotFound(NotFoundPage),
    Verify(VerifyPage),
    Start(StartPage),
    Redirect(RedirectPage),
}

/// Builds the view of a planned page. May be called from any thread.
#[must_use]
pub fn view(desk: &Desk<'_>, planned: &PlannedPage) -> PageView {
    let page = Page::new(desk, &planned.path);
    match planned.what {
        What::Home => home::page(&page).into(),
        What::Record(record) => record_view(&page, record),
        What::Reports(record, number) => reports::older(&page, record, number).into(),
        What::Contents(contents) => lists::contents(&page, contents),
        What::Section(contents, section, number) => lists::section(&page, contents, section, number),
        What::Narrowed(facet, number) => filters::narrowed(&page, facet, number),
        What::Map => pictures::archive_map(&page).into(),
        What::Search => search::page(&page).into(),
        What::Redirect(record) => others::redirect(&page, record).into(),
        What::Removed(at) => removed::page(&page, &desk.site.public.removals()[at]).into(),
        What::Verify => others::verify(&page).into(),
        What::NotFound => others::not_found(&Page::anywhere(desk, &planned.path)).into(),
    }
}

/// The view of the first page of a bundle, which lies beside the folder `site/`.
#[must_use]
pub fn start(desk: &Desk<'_>, path: &SitePath) -> PageView {
    others::start(&Page::above(desk, path)).into()
}

fn record_view(page: &Page<'_>, record: RecordId) -> PageView {
    match record.kind {
        Kind::Article => article::page(page, record).into(),
        Kind::Person => person::page(page, record).into(),
        Kind::Case => case::page(page, record).into(),
        Kind::Organisation => others::organisation(page, record).into(),
        Kind::Place => others::place(page, record).into(),
        Kind::Outlet => others::outlet(page, record).into(),
        Kind::Page => others::plain(page, record).into(),
    }
}

//! View structs: what templates get, and all they get.
//!
//! Each is made for one template and holds finished words: every text is in
//! the page's language or carries its own, every address is relative and
//! decided by the plan. No model type appears here, so a field that a record
//! gains is absent from every page until someone lists it.

mod atoms;
mod frame;
mod lists;
mod parts;
mod pictures;
mod records;
mod search;

pub use crate::text::lang::Direction;
pub use atoms::{
    Chip, Fact, Html, Legend, LegendRow, Link, Outbound, Pager, Run, Sentence, Shape, Status, Text, When,
};
pub use frame::{Around, FeedLink, Find, Footer, Frame, InLanguage, LinkedData, Meta, NavItem, Slot, Turn};
pub use lists::{
    ArticleGroup, ArticlesPage, CaseGroup, CaseRow, CasesPage, CorrectionGroup, CorrectionRow,
    CorrectionsPage, CountryGroup, DatasetFile, DatasetGroup, DatasetPage, EventGroup, Filter, FilterOption,
    Filters, HeldRow, HomePage, Letter, NewRow, NotFoundPage, OutletRow, PeopleGroup, PeoplePage, PersonRow,
    PlainPage, RecordGroup, RecordRow, RecordsPage, RedirectPage, StartPage, TimelinePage, VerifyPage,
    YearLink,
};
pub use parts::{
    Account, Accusation, Actor, ArticleRow, ArticleRows, Block, Claim, ClaimGroup, Closing, Correction, Cut,
    Dispute, Document, EventRow, Facts, Gap, MarginNote, Party, PartyGroup, Picture, Related,
};
pub use pictures::{
    GraphView, Map, MapPage, MapRoute, MapRow, Multiples, Path, Timeline, TimelineLane, YearRow, Years,
};
pub use records::{
    ArticlePage, CasePage, CaseRole, CaseTurn, Designation, KnownName, NamedHere, OnlyHere, OrganisationPage,
    OutletPage, PersonPage, PlacePage, Printed, Spelling,
};
pub use search::{Browse, SearchPage};

use serde::Serialize;

/// A page: it knows which template it was made for.
pub trait View: Serialize {
    /// The template's file name.
    const TEMPLATE: &'static str;

    /// What stands around its content.
    fn frame(&self) -> &Frame;
}

macro_rules! views {
    ($($page:ty => $template:literal),* $(,)?) => {
        $(impl View for $page {
            const TEMPLATE: &'static str = $template;

            fn frame(&self) -> &Frame {
                &self.frame
            }
        })*
    };
}

views! {
    HomePage => "home.html",
    ArticlePage => "article.html",
    PersonPage => "person.html",
    CasePage => "case.html",
    OrganisationPage => "organisation.html",
    PlacePage => "place.html",
    OutletPage => "outlet.html",
    PeoplePage => "people.html",
    ArticlesPage => "articles.html",
    CasesPage => "cases.html",
    RecordsPage => "records.html",
    TimelinePage => "timeline.html",
    CorrectionsPage => "corrections.html",
    PlainPage => "page.html",
    DatasetPage => "data.html",
    NotFoundPage => "404.html",
    VerifyPage => "verify.html",
    StartPage => "start.html",
    RedirectPage => "redirect.html",
    SearchPage => "search.html",
    MapPage => "map.html",
}

//! Home, the lists of records, the timeline, and pages without a record.

use crate::site::views::parts::{ArticleRow, ArticleRows, Correction, EventRow};
use crate::site::views::{Fact, Frame, Html, Link, Multiples, Pager, Status, Text, Years};
use serde::Serialize;

/// The first page. Template: `home.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The site's title.
    pub title: Text,
    /// What this archive holds, in a sentence or two.
    pub lead: Option<Text>,
    /// The editor's introduction.
    pub intro: Option<Html>,
    /// How much it holds.
    pub facts: Vec<Fact>,
    /// The people last reported held, newest report first.
    pub held: Vec<HeldRow>,
    /// How many people that is in all.
    pub held_total: usize,
    /// Where the rest of them stand.
    pub held_more: Option<Link>,
    /// What was added or corrected last.
    pub new: Vec<NewRow>,
    /// Cases, by last report.
    pub cases: Vec<CaseRow>,
    /// The same cases on one axis.
    pub multiples: Option<Multiples>,
    /// How many cases there are in all.
    pub cases_total: usize,
    /// Where the rest of them stand.
    pub cases_more: Option<Link>,
    /// Outlets, by number of reports.
    pub outlets: Vec<OutletRow>,
    /// Where the rest of them stand.
    pub outlets_more: Option<Link>,
}

/// A person last reported held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldRow {
    /// The person.
    pub person: Link,
    /// The status; several where sources of one date disagree.
    pub status: Vec<Status>,
}

/// Something new in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewRow {
    /// The day it entered.
    pub date: String,
    /// What it is: `Report:`, `3 cases:`, `Correction:`.
    pub kind: String,
    /// The records: the first ones of many, then how many more.
    pub links: Vec<Link>,
    /// The outlet of a single report, or what was corrected.
    pub note: Option<Text>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRow {
    /// The case.
    pub case: Link,
    /// What the row may be narrowed by.
    pub tokens: String,
    /// The people it is about.
    pub people: Vec<Link>,
    /// `Ongoing`, `Closed`, `Unknown since Apr 2021`.
    pub state: String,
    /// Countries.
    pub countries: Vec<String>,
    /// How many reports.
    pub reports: String,
    /// How many independent origins.
    pub origins: String,
    /// When the last report appeared.
    pub last: Option<String>,
}

/// An outlet in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutletRow {
    /// The outlet.
    pub outlet: Link,
    /// What it republishes.
    pub note: Option<Text>,
    /// How many reports.
    pub reports: String,
}

/// One letter of the A–Z bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The letter, leading to its rows; without an address when it has none.
    pub link: Link,
    /// Whether the page is its own.
    pub current: bool,
    /// How many rows it has, where they stand on pages of their own.
    pub count: Option<String>,
}

/// People by the first letter of their shown name. Template: `people.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeoplePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `People`, or `People: Q`.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// What the list may be narrowed to.
    pub filters: Option<Filters>,
    /// The bar of letters.
    pub letters: Vec<Letter>,
    /// The rows, by letter.
    pub groups: Vec<PeopleGroup>,
    /// Further pages of one letter.
    pub pager: Option<Pager>,
}

/// The rows of one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleGroup {
    /// The letter.
    pub letter: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// People and cross-references, in order.
    pub rows: Vec<PersonRow>,
    /// How many further spellings would stand among them.
    pub more: Option<String>,
}

/// A person in the A–Z, or another spelling that leads to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// For a cross-reference: the other spelling. `name` is then whom to see.
    pub see: Option<Text>,
    /// Who printed that spelling.
    pub see_note: Option<Text>,
    /// What the row may be narrowed by; empty for a cross-reference.
    pub tokens: String,
    /// The person.
    pub name: Link,
    /// The last reported status, or the role; several where sources of one date disagree.
    pub status: Vec<Status>,
    /// Cases.
    pub cases: Vec<Link>,
    /// `also printed as …`, `not the same as …`.
    pub notes: Vec<Text>,
}

/// Reports by year. Template: `articles.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticlesPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Reports`, or `Reports of 2019`.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// Years, or other sections, with how many reports each.
    pub years: Vec<YearLink>,
    /// The rows, by year, newest first.
    pub groups: Vec<ArticleGroup>,
    /// Further pages of one year.
    pub pager: Option<Pager>,
}

/// A year, leading to its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearLink {
    /// The year; without an address on the page itself.
    pub link: Link,
    /// How many records it has.
    pub count: String,
}

/// The reports of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleGroup {
    /// The year, or `Date not known`.
    pub heading: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// The reports.
    pub rows: Vec<ArticleRow>,
}

/// Corrections by year. Template: `corrections.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionsPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Corrections`, or `Corrections: 2024`.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// Years, with how many corrections each.
    pub years: Vec<YearLink>,
    /// The rows, by year, newest first.
    pub groups: Vec<CorrectionGroup>,
    /// Further pages of one year.
    pub pager: Option<Pager>,
}

/// The corrections of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionGroup {
    /// The year, or `Date not known`.
    pub heading: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// The corrections.
    pub rows: Vec<CorrectionRow>,
}

/// A correction in a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionRow {
    /// The record that was corrected.
    pub record: Link,
    /// When, what and why.
    pub correction: Correction,
}

/// The filters above a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filters {
    /// The script that hides rows, where all rows of the list stand on the page.
    pub script: Option<String>,
    /// By status, country, role, year.
    pub groups: Vec<Filter>,
    /// Leads to the whole list, from a narrowed one.
    pub all: Option<Link>,
}

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// `Status`.
    pub label: String,
    /// Its number, for the script: one choice a group.
    pub group: String,
    /// The values.
    pub options: Vec<FilterOption>,
}

/// A value to which a list may be narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilterOption {
    /// The value, leading to the narrowed list; without an address on that list itself.
    pub link: Link,
    /// How many rows it leaves.
    pub count: String,
    /// What a row must have.
    pub token: String,
}

/// Cases by state and by country. Template: `cases.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasesPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Cases`.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// What the list may be narrowed to.
    pub filters: Option<Filters>,
    /// States, with how many cases each, where these stand on pages of their own.
    pub states: Vec<YearLink>,
    /// Cases by state.
    pub groups: Vec<CaseGroup>,
    /// Cases by country: names only, leading to the cases.
    pub countries: Vec<CountryGroup>,
    /// Further pages.
    pub pager: Option<Pager>,
}

/// The cases of one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseGroup {
    /// The state.
    pub heading: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// The cases.
    pub rows: Vec<CaseRow>,
}

/// The cases of one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountryGroup {
    /// The country.
    pub country: String,
    /// Its cases.
    pub cases: Vec<Link>,
}

/// Organisations, places or outlets. Template: `records.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordsPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Places`.
    pub heading: String,
    /// What the list says and does not say.
    pub note: Option<String>,
    /// How many there are.
    pub count: String,
    /// The bar of letters.
    pub letters: Vec<Letter>,
    /// The rows, by letter.
    pub groups: Vec<RecordGroup>,
    /// Further pages.
    pub pager: Option<Pager>,
}

/// Records under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordGroup {
    /// The heading.
    pub heading: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// The records.
    pub rows: Vec<RecordRow>,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordRow {
    /// The record.
    pub name: Link,
    /// What it is, where it lies.
    pub notes: Vec<Text>,
    /// How many reports name it, or it published, or else how many events tell of it: `12 reports`.
    pub count: Option<String>,
}

/// All events of all cases. Template: `timeline.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelinePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Timeline`, or `Timeline: 2019`.
    pub heading: String,
    /// How many events there are.
    pub count: String,
    /// Years, with how many events each.
    pub years: Vec<YearLink>,
    /// How many reports of each month there are, and of how many people which status was the last.
    pub drawn: Vec<Years>,
    /// The events, by year.
    pub groups: Vec<EventGroup>,
    /// The reports that they rest on, by the numbers of this page.
    pub sources: ArticleRows,
    /// Further pages of one year.
    pub pager: Option<Pager>,
}

/// The events of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventGroup {
    /// The year, or `Date not known`.
    pub heading: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// The events.
    pub rows: Vec<EventRow>,
}

/// A plain page: about, methods. Template: `page.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlainPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The title.
    pub title: Text,
    /// The text.
    pub body: Option<Html>,
    /// Public corrections and a citation.
    pub closing: Option<crate::site::views::parts::Closing>,
}

/// The files of open data. Template: `data.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatasetPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The title.
    pub title: String,
    /// What the files hold.
    pub lead: String,
    /// Where the file of one person or case lies.
    pub one: String,
    /// Under which licence the archive's own words stand.
    pub licence: Option<Text>,
    /// The files.
    pub groups: Vec<DatasetGroup>,
}

/// Files of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatasetGroup {
    /// What sort.
    pub heading: String,
    /// The id of the heading.
    pub id: String,
    /// How they are written.
    pub note: String,
    /// The files.
    pub files: Vec<DatasetFile>,
}

/// A file of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatasetFile {
    /// Its name.
    pub file: Link,
    /// What it is about.
    pub what: String,
    /// How many records it holds.
    pub rows: Option<String>,
    /// How large it is.
    pub size: String,
    /// What its lines look like.
    pub schema: Option<Link>,
}

/// What a host serves for an address that is not there. Template: `404.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPage {
    /// Head, navigation, footer; without links when the site has no base URL.
    pub frame: Frame,
}

/// How to check that a copy of the site is whole and unchanged. Template: `verify.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The public key that signs bundles, where the site names one.
    pub key: Option<String>,
}

/// The first page of a bundle: it lies beside the folder `site/`. Template: `start.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StartPage {
    /// Head, navigation, footer; links lead into `site/`.
    pub frame: Frame,
    /// What the archive holds, in a sentence.
    pub description: Option<Text>,
    /// Leads to how a copy is checked.
    pub verify: Option<Link>,
}

/// A whole page at an old address, leading to the new one. Template: `redirect.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// Where the record is now.
    pub target: Link,
}

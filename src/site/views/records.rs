//! The page of each kind of record.

use crate::site::views::parts::{
    Accusation, ArticleRows, Block, ClaimGroup, Closing, Cut, Dispute, EventRow, Facts, Gap, PartyGroup,
    Related,
};
use crate::site::views::{
    Chip, Direction, Frame, GraphView, Html, Legend, Link, Map, Outbound, Path, Status, Text, Timeline, When,
};
use serde::Serialize;

/// The page of one report. Template: `article.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticlePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The title as printed.
    pub title: Text,
    /// Who published it.
    pub outlet: Link,
    /// Where reading that outlet is punishable: the warning.
    pub risk: Option<Text>,
    /// `from Eurasianet`.
    pub from: Option<String>,
    /// When it appeared, with what is uncertain.
    pub when: When,
    /// Warnings before the text.
    pub content_notes: Vec<Text>,
    /// What the text below is: `The archive’s summary`, `The report`.
    pub text_heading: String,
    /// What that means, in a sentence.
    pub text_note: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Language of the text, when it differs from the page's.
    pub text_lang: Option<String>,
    /// Direction of the text, when it differs from the page's.
    pub text_dir: Option<Direction>,
    /// Outlet, dates, authors, rights, capture.
    pub about: Facts,
    /// The original.
    pub original: Option<Outbound>,
    /// Copies of the original in web archives.
    pub archived: Vec<Outbound>,
    /// Its cases, with the reports before and after it in each.
    pub cases: Vec<CaseTurn>,
    /// The people in it, with the spelling printed here.
    pub people: Vec<NamedHere>,
    /// The organisations in it.
    pub organisations: Vec<Link>,
    /// The places in it.
    pub places: Vec<Link>,
    /// Events that no other report here tells.
    pub only_here: Vec<OnlyHere>,
    /// Reports that copy, translate or republish this one, or that it does.
    pub versions: Vec<Related>,
    /// Citation and corrections.
    pub closing: Closing,
}

/// A case of a report, and the report's neighbours in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseTurn {
    /// The case.
    pub case: Link,
    /// `report 2 of 4`.
    pub position: String,
    /// The report before.
    pub prev: Option<Link>,
    /// The report after.
    pub next: Option<Link>,
}

/// A record named in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedHere {
    /// The record, under the name the archive shows.
    pub name: Link,
    /// Spellings printed here that differ from that name.
    pub printed: Vec<Text>,
    /// Spellings that other reports print.
    pub elsewhere: Vec<Text>,
    /// The last reported status of a person; several where sources of one date disagree.
    pub status: Vec<Status>,
}

/// An event that rests on one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnlyHere {
    /// The event.
    pub text: Text,
    /// Its date.
    pub when: String,
    /// The row that tells it.
    pub href: String,
}

/// The page of one person. Template: `person.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The name as the archive shows it.
    pub name: Text,
    /// Names the person bears in other scripts or officially.
    pub names: Vec<KnownName>,
    /// Spellings that outlets printed.
    pub printed: Vec<Printed>,
    /// The last reported status; several where sources of one date disagree.
    pub status: Vec<Status>,
    /// Whom the person must not be confused with.
    pub not_same: Vec<Link>,
    /// What a reader should know before the texts.
    pub content_notes: Vec<Text>,
    /// What the archive says, in its own words.
    pub lead: Option<Html>,
    /// The sources of that and of the plain facts.
    pub lead_chips: Vec<Chip>,
    /// Birth, nationality, roles.
    pub facts: Facts,
    /// The numbers of this page.
    pub legend: Option<Legend>,
    /// Cases, with the role in each.
    pub cases: Vec<CaseRole>,
    /// Cases that do not stand here.
    pub cases_cut: Option<Cut>,
    /// What happened, in order.
    pub events: Vec<EventRow>,
    /// Where the person was reported, when, with what status.
    pub path: Option<Path>,
    /// Where it happened, as far as the archive has coordinates.
    pub map: Option<Map>,
    /// Events that do not stand here.
    pub events_cut: Option<Cut>,
    /// Where accounts of that differ.
    pub disputes: Vec<Dispute>,
    /// Accusations with their answers.
    pub accusations: Vec<Accusation>,
    /// Findings by named bodies.
    pub designations: Vec<Designation>,
    /// What sources say of the person, side by side.
    pub claims: Vec<ClaimGroup>,
    /// People and organisations around the person.
    pub related: Vec<Related>,
    /// Every spelling: who printed it, how often.
    pub spellings: Vec<Spelling>,
    /// Every report that names the person.
    pub articles: ArticleRows,
    /// Citation and corrections.
    pub closing: Closing,
}

/// A name in another script, or a former or official one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownName {
    /// The name.
    pub name: Text,
    /// What it is: `native name, Arabic script`.
    pub note: String,
    /// The sources, where the record names them.
    pub chips: Vec<Chip>,
}

/// A spelling that outlets printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// The spelling.
    pub name: Text,
    /// Who printed it.
    pub by: Vec<Link>,
    /// Where.
    pub chips: Vec<Chip>,
}

/// A row of the table of spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spelling {
    /// The spelling.
    pub name: Text,
    /// What kind of name the record says it is.
    pub note: Option<String>,
    /// Who printed it.
    pub by: Vec<Link>,
    /// Where.
    pub chips: Vec<Chip>,
    /// In how many reports.
    pub reports: String,
}

/// A case in which someone plays a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRole {
    /// The case.
    pub case: Link,
    /// The role or roles: `victim, defendant`.
    pub role: String,
    /// `14 events, 4 reports`.
    pub note: String,
    /// The sources of the role.
    pub chips: Vec<Chip>,
}

/// A finding by a named body: `political prisoner`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Designation {
    /// The term.
    pub term: Text,
    /// The body.
    pub by: Link,
    /// When.
    pub date: Option<String>,
    /// The sources.
    pub chips: Vec<Chip>,
}

/// The page of one case. Template: `case.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The title.
    pub title: Text,
    /// Other names of the case.
    pub aliases: Vec<Text>,
    /// What a reader should know before the texts.
    pub content_notes: Vec<Text>,
    /// The summary, in the archive's own words.
    pub lead: Option<Html>,
    /// Its sources.
    pub lead_chips: Vec<Chip>,
    /// State, opened, last report, verification, countries, rights.
    pub facts: Facts,
    /// The numbers of this page.
    pub legend: Option<Legend>,
    /// The case as a picture; none where fewer than two acts have a date.
    pub timeline: Option<Timeline>,
    /// Who acted towards whom.
    pub graph: Option<GraphView>,
    /// Where it happened, as far as the archive has coordinates.
    pub map: Option<Map>,
    /// Where accounts differ.
    pub disputes: Vec<Dispute>,
    /// Accusations with their answers.
    pub accusations: Vec<Accusation>,
    /// What happened, in order.
    pub events: Vec<EventRow>,
    /// What is not known.
    pub gaps: Vec<Gap>,
    /// Who plays which part.
    pub parties: Vec<PartyGroup>,
    /// How many parties there are.
    pub party_count: usize,
    /// What sources say of the case, side by side.
    pub claims: Vec<ClaimGroup>,
    /// Other cases, and how they are tied.
    pub related: Vec<Related>,
    /// How many reports, how many independent origins, and why.
    pub verification: Option<String>,
    /// The reports.
    pub articles: ArticleRows,
    /// Citation and corrections.
    pub closing: Closing,
}

/// The page of one organisation. Template: `organisation.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganisationPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The name.
    pub name: Text,
    /// Other names.
    pub names: Vec<KnownName>,
    /// What a reader should know before the texts.
    pub content_notes: Vec<Text>,
    /// What the archive says, in its own words.
    pub lead: Option<Html>,
    /// Its sources.
    pub lead_chips: Vec<Chip>,
    /// Kind, country.
    pub facts: Facts,
    /// The numbers of this page.
    pub legend: Option<Legend>,
    /// Its legal status and other statements, with their dates.
    pub claims: Vec<ClaimGroup>,
    /// Cases in which it plays a part.
    pub cases: Vec<CaseRole>,
    /// Cases that do not stand here.
    pub cases_cut: Option<Cut>,
    /// People accused of links with it, by whom: never a list of members.
    pub accused: Vec<Accusation>,
    /// How many people these accuse.
    pub accused_count: usize,
    /// Events in which it took part.
    pub events: Vec<EventRow>,
    /// Events that do not stand here.
    pub events_cut: Option<Cut>,
    /// People and organisations that records tie to it.
    pub related: Vec<Related>,
    /// Reports that name it.
    pub articles: ArticleRows,
    /// Citation and corrections.
    pub closing: Closing,
}

/// The page of one place. Template: `place.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlacePage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The name.
    pub name: Text,
    /// Former and other names, with their dates.
    pub names: Vec<KnownName>,
    /// What a reader should know before the texts.
    pub content_notes: Vec<Text>,
    /// What the archive says, in its own words.
    pub lead: Option<Html>,
    /// Its sources.
    pub lead_chips: Vec<Chip>,
    /// Kind, within, country, how exactly it is known.
    pub facts: Facts,
    /// The numbers of this page.
    pub legend: Option<Legend>,
    /// Where it lies, if the archive has coordinates.
    pub map: Option<Map>,
    /// Places within it.
    pub within: Vec<Link>,
    /// What happened there.
    pub events: Vec<EventRow>,
    /// Events that do not stand here.
    pub events_cut: Option<Cut>,
    /// What sources say of it.
    pub claims: Vec<ClaimGroup>,
    /// Reports that name it.
    pub articles: ArticleRows,
    /// Citation and corrections.
    pub closing: Closing,
}

/// The page of one outlet. Template: `outlet.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutletPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// The name.
    pub name: Text,
    /// What the archive says, in its own words.
    pub lead: Option<Html>,
    /// Kind, country, language, what it republishes.
    pub facts: Facts,
    /// Where reading it is punishable: the warning.
    pub risk: Option<Text>,
    /// Its own site.
    pub site: Option<Outbound>,
    /// Outlets of the same house, counted as one origin with it.
    pub sisters: Vec<Link>,
    /// Its reports.
    pub articles: ArticleRows,
    /// Citation and corrections.
    pub closing: Closing,
}

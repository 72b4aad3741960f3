//! The parts that several kinds of page share: events, accounts, accusations,
//! claims, parties, reports.

use crate::site::cite::Citation;
use crate::site::views::{Chip, Fact, Html, Link, Outbound, Pager, Sentence, Status, Text, When};
use serde::Serialize;

/// One dated act, as a row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventRow {
    /// The anchor of the row, unique on the page: `e1`.
    pub id: String,
    /// Its number, where a picture on the page refers to it.
    pub number: Option<usize>,
    /// When, with what is uncertain about it.
    pub when: When,
    /// What kind of act: `Arrest`.
    pub kind: String,
    /// What is reported.
    pub text: Text,
    /// Who reports it.
    pub chips: Vec<Chip>,
    /// Whose word it rests on.
    pub attribution: Option<Text>,
    /// Where it happened.
    pub place: Option<Link>,
    /// Who took part, each with a role.
    pub who: Vec<Actor>,
    /// How many independent origins it has: `2`.
    pub origins: String,
    /// Why there are fewer origins than reports: `sister outlets`, `one account`.
    pub origins_why: Option<String>,
    /// The case, or the person in whose file it stands, on pages other than that one's.
    pub case: Option<Link>,
    /// What that is: `Case:`, `Person:`.
    pub case_label: String,
    /// Leads to the differing accounts of it.
    pub accounts: Option<Link>,
    /// That it no longer stands, and since when: shown struck through.
    pub corrected: Option<String>,
}

/// What a page leaves out of a long list, and where that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// `The latest 200 of 430 stand here.`
    pub note: String,
    /// The pages that have the rest.
    pub links: Vec<Link>,
}

/// Someone in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// The person or organisation, or a phrase for people without a page.
    pub name: Link,
    /// Their part in it.
    pub role: Option<String>,
}

/// One matter on which sources differ: their accounts side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dispute {
    /// The anchor, unique on the page: `a1`.
    pub id: String,
    /// What it is about: `Arrest, 14 Oct 2019`.
    pub heading: Text,
    /// The accounts, in the order of their sources.
    pub accounts: Vec<Account>,
    /// What differs, and that the archive leaves it open.
    pub verdict: String,
}

/// What one source, or several alike, say of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The outlets.
    pub by: Vec<Link>,
    /// When their reports appeared.
    pub when: Option<String>,
    /// The sources.
    pub chips: Vec<Chip>,
    /// The date this account gives, where that is what differs.
    pub dated: Option<String>,
    /// Whose word it rests on.
    pub attribution: Option<Text>,
    /// The account.
    pub text: Text,
}

/// An accusation, never a criminal record: who accuses whom of what, and the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accusation {
    /// The anchor, unique on the page: `c1`.
    pub id: String,
    /// What the accused is accused of, as reported.
    pub charge: Text,
    /// Who accuses; `None` when no report says.
    pub by: Option<Link>,
    /// Who is accused.
    pub person: Option<Link>,
    /// When.
    pub when: Option<When>,
    /// Under which law or article.
    pub law: Option<Text>,
    /// The case, on pages other than the case's.
    pub case: Option<Link>,
    /// The sources.
    pub chips: Vec<Chip>,
    /// What the accused answers, in their words; `None` shows that none is reported.
    pub answer: Option<Text>,
    /// That it no longer stands as it is written, and since when.
    pub corrected: Option<String>,
}

/// What is said of one property, every statement with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimGroup {
    /// The property: `Age`.
    pub prop: String,
    /// The statements.
    pub claims: Vec<Claim>,
    /// Whether they differ.
    pub differ: bool,
}

/// One statement about a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// What is said.
    pub value: Text,
    /// As of when.
    pub date: Option<String>,
    /// Whose word it is.
    pub attribution: Option<Text>,
    /// That it no longer stands, and since when.
    pub corrected: Option<String>,
    /// The sources.
    pub chips: Vec<Chip>,
}

/// The people and organisations of a case that play one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyGroup {
    /// The role, in the right number: `Victims`.
    pub role: String,
    /// Who plays it.
    pub parties: Vec<Party>,
}

/// Someone in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The person or organisation, or a phrase for people without a page.
    pub name: Link,
    /// Other spellings printed in this case: `also printed as …`.
    pub note: Option<Text>,
    /// The last reported status; several where sources of one date disagree.
    pub status: Vec<Status>,
    /// The sources of the role.
    pub chips: Vec<Chip>,
}

/// One report in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleRow {
    /// Its number on this page, where the page numbers its sources.
    pub chip: Option<Chip>,
    /// Its title, leading to its page.
    pub title: Link,
    /// Who published it; `None` on the outlet's own page.
    pub outlet: Option<Link>,
    /// `from Eurasianet`.
    pub from: Option<String>,
    /// When it appeared, and on what that rests.
    pub when: When,
    /// The sentence that names the record of the page.
    pub sentence: Option<Sentence>,
    /// Its cases, where the page is not about one.
    pub cases: Vec<Link>,
}

/// A list of reports, no longer than a page may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleRows {
    /// The reports shown, newest last.
    pub rows: Vec<ArticleRow>,
    /// How many there are in all.
    pub total: usize,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// A record that has to do with the record of the page, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The other record.
    pub name: Link,
    /// Why it stands here: `lawyer of`, `in the same case`.
    pub why: Vec<Link>,
    /// The sources.
    pub chips: Vec<Chip>,
}

/// What the archive does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// In the editor's words.
    pub text: Text,
}

/// A public correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// When it was made.
    pub when: When,
    /// What was changed.
    pub what: Text,
    /// Why.
    pub why: Option<Text>,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The file.
    pub src: String,
    /// What it shows.
    pub alt: Text,
    /// In pixels, so that nothing jumps while it loads.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Who made it.
    pub credit: Text,
    /// Where it comes from, in words.
    pub source: Option<Text>,
    /// Where it comes from, on the web.
    pub link: Option<Outbound>,
}

/// A document to be opened, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The file.
    pub href: String,
    /// What it is: the words of the link.
    pub alt: Text,
    /// Its format, pages and size: `PDF · 3 pages · 120 kB`.
    pub details: String,
    /// Who made it.
    pub credit: Text,
    /// Where it comes from, in words.
    pub source: Option<Text>,
    /// Where it comes from, on the web.
    pub link: Option<Outbound>,
}

/// What stands at the end of every record: pictures, documents, how to cite it, what was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// Pictures of the record.
    pub pictures: Vec<Picture>,
    /// Documents of the record.
    pub documents: Vec<Document>,
    /// How to cite the page: in words, as BibTeX, as CSL-JSON.
    pub cite: Citation,
    /// Public corrections, newest first.
    pub corrections: Vec<Correction>,
}

/// One label with its values in a margin table.
pub type Facts = Vec<Fact>;

/// A paragraph (or list, or heading) of a body, and the notes in its margin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The block itself, tags, anchors and permalinks included.
    pub html: Html,
    /// What the archive knows of the people named in it.
    pub notes: Vec<MarginNote>,
}

/// A note beside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarginNote {
    /// Who or what it is about.
    pub about: Link,
    /// The note, in finished words: `held awaiting trial, as of Dec 2019`.
    pub text: Text,
}

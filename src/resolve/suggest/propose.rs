//! Everything that an editor may want to add to an archive, as one list.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use crate::model::{Article, Kind, RecordId, Records, Shared};
use crate::resolve::bodies::{Linked, all_names, linked};
use crate::resolve::mentions::{How, KnownName, Mention, Registry, Target};
use crate::resolve::suggest::cases::{Witness, case_groups, case_members};
use crate::resolve::suggest::duplicates::likely_duplicates;
use crate::resolve::suggest::spellings::new_spellings;
use crate::resolve::suggest::{FoundMention, Report, new_people};
use crate::source::Sources;
use crate::text::slug::slug;

/// One proposal: a guess, until an editor accepts it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What would be added.
    pub offer: Offer,
    /// Its handle among the proposals of its kind, made of ids: `temir-tarnov`.
    pub id: String,
    /// The name it is about.
    pub name: String,
    /// Why, for people.
    pub reason: String,
    /// How sure the program is, from 0 to 1.
    pub score: f64,
    /// Where the articles say so.
    pub places: Vec<Place>,
}

/// A stretch of an article that speaks for a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: RecordId,
    /// Bytes of its body.
    pub range: Range<usize>,
    /// How it was taken for the person.
    pub how: How,
}

/// What an accepted proposal adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// A person whom no file knows: their other spellings.
    Person(Vec<String>),
    /// A spelling of a known person; whether it is their native form.
    Alias(RecordId, bool),
    /// Two records that may be one person.
    Duplicate(RecordId, RecordId),
    /// A person who may be a party of a case.
    Party(RecordId, RecordId),
    /// Articles that may tell one case, of these people.
    Case(Vec<RecordId>, Vec<RecordId>),
}

impl Offer {
    /// What the proposal is called: `person`, `alias`, `duplicate`, `party`, `case`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Offer::Person(_) => "person",
            Offer::Alias(..) => "alias",
            Offer::Duplicate(..) => "duplicate",
            Offer::Party(..) => "party",
            Offer::Case(..) => "case",
        }
    }
}

/// Lists all proposals for an archive: people, spellings, duplicates, parties, cases.
///
/// Drafts count as known, so that an accepted proposal is not made again.
#[must_use]
pub fn proposals(records: &Records, sources: &Sources) -> Vec<Proposal> {
    let names = all_names(records);
    let registry = Registry::new(&names);
    let read =
        |article: &Shared<Article>| linked(article, records, &sources.slice(article.head.body), &registry);
    let read: Vec<Linked> = records.articles.par_iter().map(read).collect();
    let decided: Vec<Vec<Mention>> =
        records.articles.iter().zip(&read).map(|(article, linked)| decided(article, linked)).collect();
    let articles = records.articles.iter().zip(read.iter().zip(&decided));
    let reports: Vec<Report<'_>> = articles
        .map(|(article, (linked, known))| Report {
            title: &article.title,
            blocks: &linked.body.blocks,
            known,
        })
        .collect();
    let desk = Desk { records, read: &read };
    let mut out = desk.people(&reports);
    out.extend(desk.spellings(&names, &reports));
    out.extend(desk.duplicates(&names));
    out.extend(desk.cases());
    out
}

/// What is linked in an article, and what its editor says names nobody.
fn decided(article: &Article, linked: &Linked) -> Vec<Mention> {
    let mut known = linked.found.clone();
    for nobody in article.mentions.iter().filter(|mention| mention.record.is_none()) {
        for (block, text) in linked.body.blocks.iter().enumerate() {
            known.extend(text.text.match_indices(&nobody.text).map(|(at, words)| Mention {
                block,
                range: at..at + words.len(),
                target: Target::Ambiguous(Box::default()),
                how: How::Editor,
            }));
        }
    }
    known.sort_by_key(|mention| (mention.block, mention.range.start));
    known
}

struct Desk<'a> {
    records: &'a Records,
    read: &'a [Linked],
}

impl Desk<'_> {
    fn places(&self, mentions: &[FoundMention]) -> Vec<Place> {
        let place = |mention: &FoundMention| Place {
            article: RecordId::new(Kind::Article, mention.report),
            range: self.read[mention.report].body.blocks[mention.block].in_body(&mention.range),
            how: mention.how,
        };
        mentions.iter().map(place).collect()
    }

    fn people(&self, reports: &[Report<'_>]) -> Vec<Proposal> {
        let ids: BTreeSet<&str> = self.records.people.iter().map(|person| person.head.id.as_str()).collect();
        let found = new_people(reports, &|id| ids.contains(id));
        let proposal = |person: crate::resolve::suggest::NewPerson| Proposal {
            places: self.places(&person.mentions),
            offer: Offer::Person(person.variants),
            id: person.id,
            name: person.name,
            reason: person.reasons.join("; "),
            score: person.score,
        };
        found.into_iter().map(proposal).collect()
    }

    fn spellings(&self, names: &[KnownName], reports: &[Report<'_>]) -> Vec<Proposal> {
        let found = new_spellings(names, reports);
        let mut ids = BTreeSet::new();
        let mut out = Vec::new();
        for spelling in found {
            let person = &self.records.head(spelling.record).id;
            let stem = Some(slug(&spelling.value)).filter(|stem| !stem.is_empty());
            let stem = format!("{person}--{}", stem.unwrap_or_else(|| "native".to_owned()));
            let free = (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
            let id = free.into_iter().find(|id| !ids.contains(id)).unwrap_or_default();
            ids.insert(id.clone());
            out.push(Proposal {
                places: self.places(&spelling.mentions),
                offer: Offer::Alias(spelling.record, spelling.native),
                id,
                name: spelling.value,
                reason: spelling.reason,
                score: spelling.score,
            });
        }
        out
    }

    fn duplicates(&self, names: &[KnownName]) -> Vec<Proposal> {
        let person = |record: RecordId| &self.records.people[record.at()];
        let distinct = |a: RecordId, b: RecordId| {
            person(a).distinct_from.contains(&b) || person(b).distinct_from.contains(&a)
        };
        let found = likely_duplicates(names, &distinct);
        let proposal = |duplicate: crate::resolve::suggest::duplicates::Duplicate| Proposal {
            id: format!("{}--{}", person(duplicate.first).head.id, person(duplicate.second).head.id),
            name: format!("{} / {}", duplicate.names.0, duplicate.names.1),
            reason: duplicate.comparison.reasons.join("; "),
            score: duplicate.comparison.score,
            places: Vec::new(),
            offer: Offer::Duplicate(duplicate.first, duplicate.second),
        };
        found.into_iter().map(proposal).collect()
    }

    /// Who may belong to a case, and which articles may tell one.
    fn cases(&self) -> Vec<Proposal> {
        let witnesses: Vec<Witness> = self
            .records
            .articles
            .iter()
            .zip(self.read)
            .map(|(article, linked)| Witness {
                people: people_of(linked),
                cases: article.cases.iter().copied().collect(),
            })
            .collect();
        let is_party = |case: RecordId, person: RecordId| {
            let case = &self.records.cases[case.at()];
            let in_events =
                case.events.iter().flat_map(|event| &event.who).any(|who| who.who.record() == Some(person));
            in_events || case.parties.iter().any(|party| party.who.record() == Some(person))
        };
        let mut out: Vec<Proposal> = case_members(&witnesses, &is_party)
            .into_iter()
            .map(|member| self.member(member.case, member.person, &member.reports))
            .collect();
        out.extend(case_groups(&witnesses).into_iter().map(|group| self.group(group.people, &group.reports)));
        out
    }

    fn member(&self, case: RecordId, person: RecordId, reports: &[usize]) -> Proposal {
        let (case_id, person_id) = (&self.records.head(case).id, &self.records.head(person).id);
        Proposal {
            id: format!("{case_id}--{person_id}"),
            name: self.records.name(person).to_owned(),
            reason: format!(
                "{} reports of the case `{case_id}` name this person, who is no party of it",
                reports.len()
            ),
            score: share(reports.len()),
            places: self.first_places(person, reports),
            offer: Offer::Party(case, person),
        }
    }

    fn group(&self, people: Vec<RecordId>, reports: &[usize]) -> Proposal {
        let names: Vec<&str> = people.iter().take(3).map(|person| self.records.name(*person)).collect();
        let articles: Vec<RecordId> = reports.iter().map(|at| RecordId::new(Kind::Article, *at)).collect();
        let name = names.join(", ");
        Proposal {
            id: slug(&name),
            reason: format!("{} reports without a case share these people", reports.len()),
            score: share(reports.len()),
            places: people.iter().flat_map(|person| self.first_places(*person, reports)).collect(),
            offer: Offer::Case(articles, people),
            name,
        }
    }

    /// Where each of some reports first names a person.
    fn first_places(&self, person: RecordId, reports: &[usize]) -> Vec<Place> {
        let first = |at: &usize| {
            let linked = &self.read[*at];
            let mention = linked.found.iter().find(|mention| mention.target == Target::One(person))?;
            let range = linked.body.blocks[mention.block].in_body(&mention.range);
            Some(Place { article: RecordId::new(Kind::Article, *at), range, how: mention.how })
        };
        reports.iter().filter_map(first).collect()
    }
}

fn people_of(linked: &Linked) -> BTreeSet<RecordId> {
    let people = linked.found.iter().filter_map(|mention| match mention.target {
        Target::One(record) if record.kind == Kind::Person => Some(record),
        _ => None,
    });
    people.collect()
}

/// The more reports agree, the surer: two give .67, nine give .9.
#[allow(clippy::cast_precision_loss, reason = "a count of reports")]
fn share(reports: usize) -> f64 {
    let count = reports as f64;
    count / (count + 1.0)
}

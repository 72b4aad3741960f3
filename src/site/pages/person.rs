//! The page of a person.

use std::collections::BTreeSet;

use crate::model::{Alias, Kind, Person, RecordId};
use crate::resolve::status::LastStatus;
use crate::site::messages::Arg;
use crate::site::pages::PrintedName;
use crate::site::pages::case::people_in_order;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::pictures;
use crate::site::pages::sheet::Sheet;
use crate::site::pages::statements::{content_notes, event_sources, head_sources};
use crate::site::views::{
    CaseRole, Designation, Fact, KnownName, Link, PersonPage, Printed, Related, Shape, Spelling, Status,
    Text, Turn,
};
use crate::site::words::shape;
use crate::text::edtf::Edtf;

/// How many people of the same cases are named on a person's page.
const RELATED_ROWS: usize = 40;
/// Someone who plays a part in more cases than this is not related to all the people in them.
const RELATED_CASES: usize = 12;
/// How many events and cases a page shows before it leads to their list.
pub(super) const MOST: usize = 200;

/// Builds the page of a person.
pub(super) fn page(page: &Page<'_>, record: RecordId) -> PersonPage {
    let person = &page.records().people[record.at()];
    let sheet = Sheet::new(*page, cited(page, record, person));
    let events = latest(page.index().events.get(record));
    let status = page.status(record, Some(&sheet));
    let path = pictures::person_path(page, record, events);
    let numbered = path.is_some();
    let description = page.person_description(record, &status);
    let mut frame = page.frame(Outline { description, ..Outline::of_record(record, &person.name) });
    frame.turn = neighbours(page, record);
    PersonPage {
        frame,
        name: page.name(record),
        names: known_names(&sheet, &person.aliases, true),
        printed: page.desk.other_spellings(record).take(8).map(|name| printed(&sheet, name)).collect(),
        status,
        not_same: person.distinct_from.iter().map(|other| page.link(*other)).collect(),
        content_notes: content_notes(page, record),
        lead: page.body(record, 3),
        lead_chips: sheet.chips(&person.head.sources),
        facts: facts(page, person),
        legend: sheet.legend(Some("#reports")),
        cases: case_roles(&sheet, record),
        cases_cut: page.cases_cut(record),
        events: sheet.numbered(events, record, numbered),
        path,
        map: pictures::event_map(page, &person.name, events, &BTreeSet::from([record])),
        events_cut: page.events_cut(record),
        disputes: sheet.disputes(events, record),
        accusations: sheet.accusations(page.index().charges.get(record), record),
        designations: designations(&sheet, person),
        claims: sheet.claims(&person.head),
        related: related(&sheet, record, person),
        spellings: spellings(&sheet, record, person),
        articles: page.reports(record, Some(&sheet)),
        closing: page.closing(&person.head, page.cite_record(record)),
    }
}

/// The last events of a long life in the archive.
pub(super) fn latest<T>(rows: &[T]) -> &[T] {
    &rows[rows.len().saturating_sub(MOST)..]
}

/// The first reports that print a spelling: enough to look it up.
fn first(articles: &[RecordId]) -> &[RecordId] {
    &articles[..articles.len().min(6)]
}

/// Every report that a statement on the page rests on, and those it lists.
fn cited(page: &Page<'_>, record: RecordId, person: &Person) -> Vec<RecordId> {
    let public = &page.desk.site.public;
    let index = page.index();
    let mut all: Vec<RecordId> = head_sources(&person.head).collect();
    all.extend(latest(index.events.get(record)).iter().flat_map(|at| event_sources(public.event(*at))));
    let charges = index.charges.get(record).iter().flat_map(|at| &public.charge(*at).sources);
    let relations = person.relations.iter().flat_map(|relation| &relation.sources);
    let inverse = index.relations.get(record).iter().flat_map(|at| &public.relation(*at).sources);
    let findings = person.designations.iter().flat_map(|finding| &finding.sources);
    let names = person.aliases.iter().flat_map(|alias| &alias.sources);
    let roles = parties_of(page, record).flat_map(|party| &party.sources);
    let statements = charges.chain(relations).chain(inverse).chain(findings).chain(names).chain(roles);
    all.extend(statements.map(|source| source.article));
    all.extend(page.shown_reports(record).iter().map(|report| report.article));
    all
}

/// The people before and after someone in the list of a case; nothing for who has several cases, or none.
fn neighbours(page: &Page<'_>, record: RecordId) -> Option<Turn> {
    let [case] = page.index().cases.get(record)[..] else { return None };
    let all = people_in_order(&page.records().cases[case.at()]);
    let at = all.iter().position(|person| *person == record)?;
    let before = at.checked_sub(1).map(|before| all[before]);
    page.turn(before, all.get(at + 1).copied(), ["previous_person", "next_person"])
}

/// The parts that someone plays in their cases.
fn parties_of<'p>(
    page: &Page<'p>,
    record: RecordId,
) -> impl Iterator<Item = &'p crate::model::Party> + use<'p> {
    let cases = latest(page.index().cases.get(record));
    let records = page.records();
    let parties = cases.iter().flat_map(|case| &records.cases[case.at()].parties);
    parties.filter(move |party| party.who.record() == Some(record))
}

/// Names in other scripts, official and former names; `short` leaves mere variants to the table.
pub(super) fn known_names(sheet: &Sheet<'_>, aliases: &[Alias], short: bool) -> Vec<KnownName> {
    use crate::model::vocabulary::AliasKind;
    let plain =
        |alias: &&Alias| !matches!(alias.kind, None | Some(AliasKind::Variant | AliasKind::Misspelling));
    aliases
        .iter()
        .filter(|alias| !short || plain(alias))
        .map(|alias| KnownName {
            name: sheet.page.words().foreign(&*alias.value, alias.lang.as_deref()),
            note: name_note(&sheet.page, alias),
            chips: sheet.chips(&alias.sources),
        })
        .collect()
}

/// `former name, 2019 – 2022`.
fn name_note(page: &Page<'_>, alias: &Alias) -> String {
    let kind = page.words().name_kind(alias.kind, alias.script.as_deref());
    let date = alias.date.as_ref().map(|date| page.words().date_text(date));
    page.words().list(&Some(kind).filter(|kind| !kind.is_empty()).into_iter().chain(date).collect::<Vec<_>>())
}

fn printed(sheet: &Sheet<'_>, name: &PrintedName) -> Printed {
    Printed {
        name: sheet.page.written(&name.name),
        by: sheet.page.some(sheet.page.outlets_of(name.articles.iter().copied()), 3),
        chips: sheet.chips_of(first(&name.articles)),
    }
}

fn facts(page: &Page<'_>, person: &Person) -> Vec<Fact> {
    let date = |date: &Option<Edtf>| {
        date.as_ref().map(|date| page.words().date_text(date)).into_iter().collect::<Vec<_>>()
    };
    let countries = person.nationality.iter().map(|country| page.country_inside(country)).collect();
    let told = [("birth", date(&person.birth)), ("death", date(&person.death)), ("nationality", countries)];
    let own = [
        ("ethnicity", person.ethnicity.to_vec()),
        ("gender", person.gender.iter().cloned().collect()),
        ("roles", person.roles.to_vec()),
    ];
    let known = |(_, values): &(&str, Vec<String>)| !values.is_empty();
    let told = told.into_iter().filter(known);
    let told = told.map(|(label, values)| page.fact_in_words(label, &page.words().list(&values)));
    let own = own.into_iter().filter(known).map(|(label, values)| page.own_fact(label, &values));
    told.chain(own).collect()
}

/// The cases of a person or organisation, with the roles in each.
pub(super) fn case_roles(sheet: &Sheet<'_>, record: RecordId) -> Vec<CaseRole> {
    let page = &sheet.page;
    let role_in = |case: &RecordId| {
        let parties =
            page.records().cases[case.at()].parties.iter().filter(|party| party.who.record() == Some(record));
        let (mut roles, mut sources) = (Vec::new(), Vec::new());
        for party in parties {
            roles.extend(party.role.and_then(|role| page.words().role_inside(role)));
            sources.extend(party.sources.iter().cloned());
        }
        CaseRole {
            case: page.link(*case),
            role: page.words().list(&roles),
            note: sheet.case_note(*case),
            chips: sheet.chips(&sources),
        }
    };
    latest(page.index().cases.get(record)).iter().map(role_in).collect()
}

fn designations(sheet: &Sheet<'_>, person: &Person) -> Vec<Designation> {
    let findings = person.designations.iter();
    findings
        .map(|finding| Designation {
            term: sheet.page.own(&finding.term),
            by: Link::none(sheet.page.own(&finding.by)),
            date: finding.date.as_ref().map(|date| sheet.page.words().date_text(date)),
            chips: sheet.chips(&finding.sources),
        })
        .collect()
}

/// People and bodies around someone: stated relations first, then the people of their cases.
fn related(sheet: &Sheet<'_>, record: RecordId, person: &Person) -> Vec<Related> {
    let page = &sheet.page;
    let own = person.relations.iter().map(|relation| Related {
        name: page.link(relation.to),
        why: vec![Link::none(page.own(&relation.kind))],
        chips: sheet.chips(&relation.sources),
    });
    let mut rows: Vec<Related> = own.chain(inverse_relations(sheet, record, |_| true)).collect();
    let stated = person.relations.iter().map(|relation| relation.to);
    let mut seen: BTreeSet<RecordId> =
        stated.chain(page.index().relations.get(record).iter().map(|at| at.from)).collect();
    seen.insert(record);
    let cases = page.index().cases.get(record);
    for case in cases.iter().filter(|_| cases.len() <= RELATED_CASES) {
        for party in &page.records().cases[case.at()].parties {
            let Some(other) = party.who.record().filter(|other| other.kind == Kind::Person) else { continue };
            if rows.len() < RELATED_ROWS && seen.insert(other) {
                let role = party.role.map(|role| page.words().role(role, 1).to_lowercase());
                let role = role.map(|role| Link::none(Text::plain(role)));
                let why = role.into_iter().chain([page.link_as(*case, page.t("same_case"))]).collect();
                rows.push(Related { name: page.link(other), why, chips: sheet.chips(&party.sources) });
            }
        }
    }
    rows
}

/// What other records say this one is to them, as far as `shown` lets the kind of relation pass.
pub(super) fn inverse_relations(
    sheet: &Sheet<'_>,
    record: RecordId,
    shown: fn(&str) -> bool,
) -> Vec<Related> {
    let page = &sheet.page;
    let stated = latest(page.index().relations.get(record)).iter();
    stated
        .map(|at| (at, page.desk.site.public.relation(*at)))
        .filter(|(_, relation)| shown(&relation.kind))
        .map(|(at, relation)| {
            let (name, what) = (page.name_inside(record), page.own_inside(&relation.kind));
            let args = [("name", Arg::Word(&name)), ("what", Arg::Word(&what))];
            let why = page.words().messages().fill("relation_inverse", &args);
            Related {
                name: page.link(at.from),
                why: vec![Link::none(Text::plain(why))],
                chips: sheet.chips(&relation.sources),
            }
        })
        .collect()
}

/// Every spelling: printed ones by frequency, then those that no report here prints.
fn spellings(sheet: &Sheet<'_>, record: RecordId, person: &Person) -> Vec<Spelling> {
    let page = &sheet.page;
    let printed = page.desk.printed(record);
    let alias = |name: &str| person.aliases.iter().find(|alias| alias.value == name);
    let note = |alias: &Alias| Some(name_note(page, alias)).filter(|note| !note.is_empty());
    let shown = printed.iter().map(|name| Spelling {
        name: page.words().foreign(&*name.name, alias(&name.name).and_then(|alias| alias.lang.as_deref())),
        note: alias(&name.name).and_then(note),
        by: page.some(page.outlets_of(name.articles.iter().copied()), 8),
        chips: sheet.chips_of(first(&name.articles)),
        reports: name.articles.len().to_string(),
    });
    let unprinted =
        person.aliases.iter().filter(|alias| !printed.iter().any(|name| name.name == alias.value));
    let rest = unprinted.map(|alias| Spelling {
        name: page.words().foreign(&*alias.value, alias.lang.as_deref()),
        note: note(alias),
        by: Vec::new(),
        chips: sheet.chips(&alias.sources),
        reports: "0".to_owned(),
    });
    shown.chain(rest).collect()
}

impl Page<'_> {
    /// The first links of a long row, and how many more there are.
    fn some(&self, mut links: Vec<Link>, most: usize) -> Vec<Link> {
        let all = links.len();
        links.truncate(most);
        self.and_more(links, all)
    }

    /// Links, and how many of `all` are not among them.
    pub(super) fn and_more(&self, mut links: Vec<Link>, all: usize) -> Vec<Link> {
        let more = all.saturating_sub(links.len());
        let rest = (more > 0).then(|| Link::none(Text::plain(self.words().messages().count("n_more", more))));
        links.extend(rest);
        links
    }

    /// A short fact in a record's words, with a label of the interface.
    pub(super) fn fact(&self, label: &str, value: &str) -> Fact {
        Fact { label: self.t(label), values: vec![Link::none(self.own(value))] }
    }

    /// The same, where a record has several words for it.
    fn own_fact(&self, label: &str, values: &[String]) -> Fact {
        if self.words().messages().lang() == self.desk.site.config.lang {
            return self.fact(label, &self.words().list(values));
        }
        let values = values.iter().map(|value| Link::none(self.own(value))).collect();
        Fact { label: self.t(label), values }
    }

    /// A short fact in words of the interface, names and codes among them.
    pub(super) fn fact_in_words(&self, label: &str, value: &str) -> Fact {
        Fact { label: self.t(label), values: vec![Link::none(self.as_typed(value))] }
    }

    /// What was last reported of a person: one status, or several that disagree.
    pub(super) fn status(&self, person: RecordId, sheet: Option<&Sheet<'_>>) -> Vec<Status> {
        let Some(last) = self.desk.status(person) else { return Vec::new() };
        let silence = self.silence(person, last);
        let all = last.statuses.iter();
        all.map(|status| {
            let says = |event: &&&crate::model::Event| {
                crate::resolve::status::status_of(event, person) == Some(*status)
            };
            let events: Vec<_> = last.events.iter().filter(says).collect();
            let sources: Vec<_> = events.iter().flat_map(|event| event.sources.iter().cloned()).collect();
            Status {
                shape: shape(*status),
                word: self.words().status(*status),
                as_of: self.words().as_of(last.as_of()),
                date: last.as_of().map(|date| self.words().date_phrase(date)),
                day: last.as_of().map(|date| self.words().date_text(date)),
                by: self.outlets_of(sources.iter().map(|source| source.article)),
                attribution: events
                    .iter()
                    .find_map(|event| event.attribution.as_deref())
                    .map(|word| self.own(word)),
                chips: sheet.map(|sheet| sheet.chips(&sources)).unwrap_or_default(),
                silence: silence.clone(),
            }
        })
        .collect()
    }

    /// The status for lists: several where sources disagree.
    pub(super) fn short_status(&self, person: RecordId) -> Vec<Status> {
        self.status(person, None)
    }

    /// What someone is known as, where no status was ever reported: a word without a shape.
    pub(super) fn role_mark(&self, person: RecordId) -> Option<Status> {
        let record = &self.records().people[person.at()];
        let parts = self
            .index()
            .cases
            .get(person)
            .first()
            .into_iter()
            .flat_map(|case| &self.records().cases[case.at()].parties);
        let role = parts.filter(|party| party.who.record() == Some(person)).find_map(|party| party.role);
        let word = match record.roles.first() {
            Some(role) => Some(self.own_inside(role)),
            None => role.and_then(|role| self.words().role_inside(role)),
        }?;
        let as_of = String::new();
        Some(Status {
            shape: Shape::Role,
            word,
            date: None,
            day: None,
            as_of,
            by: vec![],
            attribution: None,
            chips: vec![],
            silence: None,
        })
    }

    /// How many reports give a record's name, or else how many events tell of it.
    pub(super) fn told(&self, record: RecordId) -> Option<String> {
        let (reports, events) =
            (self.index().reports.get(record).len(), self.index().events.get(record).len());
        let (key, count) = if reports > 0 { ("n_reports", reports) } else { ("n_events", events) };
        (count > 0).then(|| self.words().messages().count(key, count))
    }

    /// `nothing later in this archive`, when the newest report here is a year younger than the last on the person.
    fn silence(&self, person: RecordId, last: &LastStatus<'_>) -> Option<String> {
        let key = if self.tells_later(person, last) { "no_later_status" } else { "nothing_later" };
        self.desk.is_silent(person).then(|| self.t(key))
    }

    /// Whether an event of a person lies after their last status.
    fn tells_later(&self, person: RecordId, last: &LastStatus<'_>) -> bool {
        let Some(status) = last.as_of() else { return false };
        let mut events = self.index().events.get(person).iter().map(|at| self.desk.site.public.event(*at));
        events.any(|event| event.date.is_some_and(|date| date.reach() > status.reach()))
    }

    fn person_description(&self, record: RecordId, status: &[Status]) -> Option<String> {
        let count = self.words().messages().count("n_reports", self.index().reports.get(record).len());
        let name = self.records().name(record);
        let last =
            status.first().map(|status| self.words().list(&[status.word.clone(), status.as_of.clone()]));
        let args = [("name", Arg::Word(name)), ("what", Arg::Word(last.as_deref().unwrap_or(&count)))];
        Some(self.words().messages().fill("describe_person", &args))
    }
}

//! Records in further languages: which of their texts may be translated, and the copies that hold them.
//!
//! A copy stands behind the other records of its kind while names are withheld and the rules of
//! publishing applied, so that it goes through all that the record itself goes through. Dates, sources,
//! roles, statuses and spellings stay the record's own.

use std::collections::BTreeMap;

use crate::diag::{FileId, Span};
use crate::model::{
    Article, Case, Charge, Claim, Correction, Head, Kind, Organisation, Outlet, Page, Person, Place,
    RecordId, Records, Shared, Who, each_event_text,
};

/// What `ID.LANG.md` says.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The record.
    pub of: RecordId,
    /// BCP 47.
    pub lang: String,
    /// The file.
    pub file: FileId,
    /// Not ready: as if it were not there.
    pub draft: bool,
    /// The name or title.
    pub name: Option<String>,
    /// Each text as the record has it, and in this language.
    pub texts: BTreeMap<String, String>,
    /// The Markdown, where there is any.
    pub body: Option<Span>,
}

impl Records {
    /// Every text of a record that a translation may say, but for its name.
    pub fn translatable(&mut self, record: RecordId) -> Vec<String> {
        let mut texts = Vec::new();
        self.each_translatable(record, &mut |text| texts.push(text.clone()));
        texts
    }

    /// Adds a copy of a record in another language behind all others of its kind.
    pub fn add_translated(&mut self, translation: &Translation) -> RecordId {
        let copy = RecordId::new(translation.of.kind, self.count(translation.of.kind));
        let own = self.row(translation.of);
        self.push(own);
        self.each_translatable(copy, &mut |text| {
            if let Some(translated) = translation.texts.get(text) {
                translated.clone_into(text);
            }
        });
        if let Some(name) = &translation.name {
            name.clone_into(self.name_mut(copy));
        }
        let head = self.head_mut(copy);
        head.record = copy;
        head.file = translation.file;
        // No file is called so: the copy takes nobody's place.
        head.id = format!("{}.{}", head.id, translation.lang);
        head.redirects.clear();
        if let Some(body) = translation.body {
            (head.body, head.has_links) = (body, true);
            if copy.kind == Kind::Article {
                // They speak of places in the other text.
                self.articles[copy.at()].mentions.clear();
            }
        }
        copy
    }

    /// Takes off everything behind the first `counts` records of each kind.
    pub fn split_off(&mut self, counts: [usize; 7]) -> Records {
        let [articles, people, cases, organisations, places, outlets, pages] = counts;
        Records {
            articles: self.articles.split_off(articles).into(),
            people: self.people.split_off(people).into(),
            cases: self.cases.split_off(cases).into(),
            organisations: self.organisations.split_off(organisations).into(),
            places: self.places.split_off(places).into(),
            outlets: self.outlets.split_off(outlets).into(),
            pages: self.pages.split_off(pages).into(),
            removals: Vec::new(),
            media: Vec::new(),
        }
    }

    /// Puts the row `from` of `copies` in the place of a record, under the record's own id.
    pub fn put(&mut self, record: RecordId, copies: &Records, from: RecordId) {
        let Head { id, redirects, .. } = self.head(record).clone();
        match copies.row(from) {
            Row::Article(row) => self.articles[record.at()] = row,
            Row::Person(row) => self.people[record.at()] = row,
            Row::Case(row) => self.cases[record.at()] = row,
            Row::Organisation(row) => self.organisations[record.at()] = row,
            Row::Place(row) => self.places[record.at()] = row,
            Row::Outlet(row) => self.outlets[record.at()] = row,
            Row::Page(row) => self.pages[record.at()] = row,
        }
        let head = self.head_mut(record);
        head.record = record;
        head.id = id;
        head.redirects = redirects;
    }

    /// Calls `visit` with every text that a translation may say, in a fixed order.
    ///
    /// What rules of publishing go by stays as it is: properties, types of relation, kinds, countries.
    fn each_translatable(&mut self, record: RecordId, visit: Visit<'_>) {
        head(self.head_mut(record), visit);
        let at = record.at();
        match record.kind {
            Kind::Article => {
                let article: &mut Article = &mut self.articles[at];
                article.summary.iter_mut().chain(&mut article.rights).for_each(&mut *visit);
                article.content_notes.iter_mut().for_each(visit);
            }
            Kind::Person => {
                let person: &mut Person = &mut self.people[at];
                let lists = [&mut person.nationality, &mut person.ethnicity, &mut person.roles];
                lists.into_iter().flatten().chain(&mut person.gender).for_each(&mut *visit);
                person.designations.iter_mut().for_each(|finding| visit(&mut finding.term));
                person.events.iter_mut().for_each(|event| each_event_text(event, visit));
            }
            Kind::Case => case(&mut self.cases[at], visit),
            Kind::Outlet => self.outlets[at].reader_risk.iter_mut().for_each(visit),
            Kind::Organisation | Kind::Place | Kind::Page => {}
        }
    }

    fn name_mut(&mut self, record: RecordId) -> &mut String {
        let at = record.at();
        match record.kind {
            Kind::Article => &mut self.articles[at].title,
            Kind::Person => &mut self.people[at].name,
            Kind::Case => &mut self.cases[at].title,
            Kind::Organisation => &mut self.organisations[at].name,
            Kind::Place => &mut self.places[at].name,
            Kind::Outlet => &mut self.outlets[at].name,
            Kind::Page => &mut self.pages[at].title,
        }
    }

    fn row(&self, record: RecordId) -> Row {
        let at = record.at();
        match record.kind {
            Kind::Article => Row::Article(self.articles[at].clone()),
            Kind::Person => Row::Person(self.people[at].clone()),
            Kind::Case => Row::Case(self.cases[at].clone()),
            Kind::Organisation => Row::Organisation(self.organisations[at].clone()),
            Kind::Place => Row::Place(self.places[at].clone()),
            Kind::Outlet => Row::Outlet(self.outlets[at].clone()),
            Kind::Page => Row::Page(self.pages[at].clone()),
        }
    }

    fn push(&mut self, row: Row) {
        match row {
            Row::Article(row) => self.articles.push(row),
            Row::Person(row) => self.people.push(row),
            Row::Case(row) => self.cases.push(row),
            Row::Organisation(row) => self.organisations.push(row),
            Row::Place(row) => self.places.push(row),
            Row::Outlet(row) => self.outlets.push(row),
            Row::Page(row) => self.pages.push(row),
        }
    }
}

/// A record of any kind.
enum Row {
    Article(Shared<Article>),
    Person(Shared<Person>),
    Case(Shared<Case>),
    Organisation(Shared<Organisation>),
    Place(Shared<Place>),
    Outlet(Shared<Outlet>),
    Page(Shared<Page>),
}

type Visit<'v> = &'v mut dyn FnMut(&mut String);

fn head(head: &mut Head, visit: Visit<'_>) {
    for Claim { value, attribution, .. } in &mut head.claims {
        visit(value);
        attribution.iter_mut().for_each(&mut *visit);
    }
    for Correction { what, why, .. } in &mut head.corrections {
        visit(what);
        why.iter_mut().for_each(&mut *visit);
    }
}

fn case(case: &mut Case, visit: Visit<'_>) {
    case.gaps.iter_mut().for_each(&mut *visit);
    for party in &mut case.parties {
        if let Who::Unnamed(phrase) = &mut party.who {
            visit(phrase);
        }
    }
    for Charge { text, by, law, answer, .. } in &mut case.charges {
        visit(text);
        if by != "unknown" {
            visit(by);
        }
        law.iter_mut().chain(answer).for_each(&mut *visit);
    }
    case.events.iter_mut().for_each(|event| each_event_text(event, visit));
}

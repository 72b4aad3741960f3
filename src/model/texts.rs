//! Every text of a record that may reach a page, and every record it refers to: listed once, for
//! whoever has to look at all of them.
//!
//! A new field of the model that holds words has to be added here; a test of the whole program
//! fills every field with a withheld name and looks for it in what is published.

use crate::model::{
    Account, Alias, Article, Case, Charge, Claim, Correction, Event, Head, Kind, List, Outlet, Person,
    RecordId, Records, Relation, Source, Who,
};

type Visit<'v> = &'v mut dyn FnMut(&mut String);

impl Records {
    /// Calls `visit` with every text of a record but its Markdown and its web addresses, in a fixed order.
    pub fn each_text(&mut self, record: RecordId, visit: Visit<'_>) {
        let at = record.at();
        match record.kind {
            Kind::Article => article(&mut self.articles[at], visit),
            Kind::Person => {
                let person: &mut Person = &mut self.people[at];
                visit(&mut person.name);
                head(&mut person.head, visit);
                aliases(&mut person.aliases, visit);
                option(&mut person.gender, visit);
                let lists = [&mut person.nationality, &mut person.ethnicity, &mut person.roles];
                lists.into_iter().flatten().for_each(&mut *visit);
                events(&mut person.events, visit);
                relations(&mut person.relations, visit);
                for finding in &mut person.designations {
                    visit(&mut finding.term);
                    visit(&mut finding.by);
                }
            }
            Kind::Case => case(&mut self.cases[at], visit),
            Kind::Organisation => {
                let organisation = &mut self.organisations[at];
                visit(&mut organisation.name);
                head(&mut organisation.head, visit);
                aliases(&mut organisation.aliases, visit);
                option(&mut organisation.kind, visit);
                option(&mut organisation.country, visit);
                relations(&mut organisation.relations, visit);
            }
            Kind::Place => {
                let place = &mut self.places[at];
                visit(&mut place.name);
                head(&mut place.head, visit);
                aliases(&mut place.aliases, visit);
                option(&mut place.kind, visit);
                option(&mut place.country, visit);
            }
            Kind::Outlet => {
                let outlet: &mut Outlet = &mut self.outlets[at];
                visit(&mut outlet.name);
                head(&mut outlet.head, visit);
                let options =
                    [&mut outlet.kind, &mut outlet.country, &mut outlet.group, &mut outlet.reader_risk];
                options.into_iter().for_each(|text| option(text, visit));
            }
            Kind::Page => {
                let page = &mut self.pages[at];
                visit(&mut page.title);
                head(&mut page.head, visit);
            }
        }
    }

    /// Every record that a record refers to: people, places and cases as well as articles it rests on.
    #[must_use]
    pub fn references(&self, record: RecordId) -> Vec<RecordId> {
        let at = record.at();
        let mut out = Vec::new();
        let own = self.head(record);
        cite(&own.sources, &mut out);
        own.claims.iter().for_each(|claim| cite(&claim.sources, &mut out));
        self.aliases(record).iter().for_each(|alias| cite(&alias.sources, &mut out));
        match record.kind {
            Kind::Article => {
                let article = &self.articles[at];
                out.extend(article.copy_of.into_iter().chain(article.translation_of).chain(article.outlet));
                out.extend(article.cases.iter().copied());
                out.extend(article.mentions.iter().filter_map(|mention| mention.record));
            }
            Kind::Person => {
                let person = &self.people[at];
                refer_events(&person.events, &mut out);
                refer_relations(&person.relations, &mut out);
                out.extend(person.distinct_from.iter().copied());
                person.designations.iter().for_each(|finding| cite(&finding.sources, &mut out));
            }
            Kind::Case => refer_case(&self.cases[at], &mut out),
            Kind::Organisation => refer_relations(&self.organisations[at].relations, &mut out),
            Kind::Place => out.extend(self.places[at].within),
            Kind::Outlet | Kind::Page => {}
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The web addresses of a record.
    pub fn addresses_mut(
        &mut self,
        record: RecordId,
    ) -> (Option<&mut Option<String>>, Option<&mut List<String>>) {
        match record.kind {
            Kind::Article => {
                let article: &mut Article = &mut self.articles[record.at()];
                (Some(&mut article.url), Some(&mut article.archived_urls))
            }
            Kind::Outlet => (Some(&mut self.outlets[record.at()].url), None),
            _ => (None, None),
        }
    }
}

fn option(text: &mut Option<String>, visit: Visit<'_>) {
    if let Some(text) = text {
        visit(text);
    }
}

fn head(head: &mut Head, visit: Visit<'_>) {
    for Claim { prop, value, attribution, .. } in &mut head.claims {
        visit(prop);
        visit(value);
        option(attribution, visit);
    }
    for Correction { what, why, .. } in &mut head.corrections {
        visit(what);
        option(why, visit);
    }
}

fn aliases(aliases: &mut [Alias], visit: Visit<'_>) {
    aliases.iter_mut().for_each(|alias| visit(&mut alias.value));
}

fn relations(relations: &mut [Relation], visit: Visit<'_>) {
    relations.iter_mut().for_each(|relation| visit(&mut relation.kind));
}

fn who(who: &mut Who, visit: Visit<'_>) {
    if let Who::Unnamed(phrase) = who {
        visit(phrase);
    }
}

fn events(events: &mut [Event], visit: Visit<'_>) {
    events.iter_mut().for_each(|event| each_event_text(event, visit));
}

/// Calls `visit` with every text of an event.
pub(crate) fn each_event_text(event: &mut Event, visit: Visit<'_>) {
    visit(&mut event.text);
    option(&mut event.attribution, visit);
    event.who.iter_mut().for_each(|participant| who(&mut participant.who, visit));
    for Account { text, attribution, .. } in &mut event.accounts {
        visit(text);
        option(attribution, visit);
    }
}

fn article(article: &mut Article, visit: Visit<'_>) {
    visit(&mut article.title);
    head(&mut article.head, visit);
    article.authors.iter_mut().for_each(&mut *visit);
    article.translators.iter_mut().for_each(&mut *visit);
    option(&mut article.summary, visit);
    option(&mut article.rights, visit);
    article.content_notes.iter_mut().for_each(&mut *visit);
    if let Some(capture) = &mut article.capture {
        option(&mut capture.file, visit);
        option(&mut capture.captured_at, visit);
    }
}

fn case(case: &mut Case, visit: Visit<'_>) {
    visit(&mut case.title);
    head(&mut case.head, visit);
    aliases(&mut case.aliases, visit);
    let lists = [&mut case.countries, &mut case.rights, &mut case.gaps];
    lists.into_iter().flatten().for_each(&mut *visit);
    case.parties.iter_mut().for_each(|party| who(&mut party.who, visit));
    for Charge { text, by, law, answer, .. } in &mut case.charges {
        visit(text);
        visit(by);
        option(law, visit);
        option(answer, visit);
    }
    events(&mut case.events, visit);
    case.related.iter_mut().for_each(|related| option(&mut related.kind, visit));
}

fn cite(sources: &[Source], out: &mut Vec<RecordId>) {
    out.extend(sources.iter().map(|source| source.article));
}

fn refer_relations(relations: &[Relation], out: &mut Vec<RecordId>) {
    for relation in relations {
        out.push(relation.to);
        cite(&relation.sources, out);
    }
}

fn refer_events(events: &[Event], out: &mut Vec<RecordId>) {
    for event in events {
        cite(&event.sources, out);
        event.accounts.iter().for_each(|account| cite(&account.sources, out));
        out.extend(event.place);
        out.extend(event.who.iter().filter_map(|participant| participant.who.record()));
        out.extend(event.sets_status.iter().map(|row| row.0));
    }
}

fn refer_case(case: &Case, out: &mut Vec<RecordId>) {
    refer_events(&case.events, out);
    for party in &case.parties {
        out.extend(party.who.record());
        cite(&party.sources, out);
    }
    for charge in &case.charges {
        out.extend(charge.person);
        cite(&charge.sources, out);
    }
    for related in &case.related {
        out.push(related.case);
        cite(&related.sources, out);
    }
}

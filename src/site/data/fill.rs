//! From what may be published to the structs that other programs get.

use crate::model::vocabulary::Vocabulary;
use crate::model::{
    Account, Alias, Article, Case, Charge, Claim, Corrected, Correction, Event, Kind, Organisation, Outlet,
    Party, Person, Place, RecordId, Records, Relation, Source, SourcePlace, Who,
};
use crate::resolve::origins::verification;
use crate::site::Public;
use crate::site::data::plain_text;
use crate::site::data::records::{
    AccountData, AliasData, ArticleData, CaptureData, CaseData, CaseFile, ChargeData, ClaimData, Common,
    CorrectionData, DesignationData, EventData, LastStatusData, MentionData, OrganisationData, OutletData,
    ParagraphData, PartyData, PersonData, PersonFile, PlaceData, PrintedData, RelatedData, RelationData,
    ReportData, SourceData, StatusData,
};
use crate::site::notes;
use crate::site::pages::Desk;
use crate::text::edtf::Edtf;

/// Reports that are named for a printed spelling: enough to look it up.
const PRINTED_REPORTS: usize = 20;

/// Kind and id, by which everything refers to a record: `people/aidos-example`.
#[must_use]
pub fn reference(records: &Records, record: RecordId) -> String {
    [record.kind.folder(), "/", &records.head(record).id].concat()
}

/// What a reader should know before reading: an editor's words, then the kinds of events.
#[must_use]
pub fn content_notes(desk: &Desk<'_>, record: RecordId) -> Vec<String> {
    let (public, index) = (&desk.site.public, &desk.site.index);
    let of_events = notes::of_events(public, index, record).into_iter();
    notes::own(public, record).iter().cloned().chain(of_events.map(|kind| kind.word().to_owned())).collect()
}

/// Makes records into data.
#[derive(Debug, Clone, Copy)]
pub struct Filler<'d> {
    desk: &'d Desk<'d>,
}

impl<'d> Filler<'d> {
    /// Fills from a desk.
    #[must_use]
    pub fn new(desk: &'d Desk<'d>) -> Self {
        Filler { desk }
    }

    fn public(self) -> &'d Public<'d> {
        &self.desk.site.public
    }

    fn records(self) -> &'d Records {
        self.public().records()
    }

    fn id(self, record: RecordId) -> String {
        reference(self.records(), record)
    }

    fn ids(self, records: &[RecordId]) -> Vec<String> {
        records.iter().map(|record| self.id(*record)).collect()
    }

    fn opt(self, record: Option<RecordId>) -> Option<String> {
        record.map(|record| self.id(record))
    }

    fn common(self, record: RecordId) -> Common {
        let head = self.records().head(record);
        Common {
            id: self.id(record),
            page: self.desk.site.plan.address(record).map(|path| path.as_str().to_owned()),
            added: date(head.added.as_ref()),
            content_notes: content_notes(self.desk, record),
            sources: self.sources(&head.sources),
            claims: head.claims.iter().map(|claim| self.claim(claim)).collect(),
            corrections: head.corrections.iter().map(correction).collect(),
            paragraphs: plain_text(self.desk, record)
                .into_iter()
                .map(|block| ParagraphData { number: block.paragraph, text: block.text })
                .collect(),
        }
    }

    fn sources(self, sources: &[Source]) -> Vec<SourceData> {
        let one = |source: &Source| {
            let mut data = SourceData { article: self.id(source.article), ..SourceData::default() };
            match &source.place {
                SourcePlace::Whole => {}
                SourcePlace::Paragraph(number, words) => {
                    (data.paragraph, data.words) = (Some(*number), words.clone());
                }
                SourcePlace::Lines(first, last) => {
                    (data.first_line, data.last_line) = (Some(*first), Some(*last));
                }
            }
            data
        };
        sources.iter().map(one).collect()
    }

    fn claim(self, claim: &Claim) -> ClaimData {
        ClaimData {
            prop: claim.prop.clone(),
            value: claim.value.clone(),
            date: date(claim.date.as_ref()),
            attribution: claim.attribution.clone(),
            corrected: corrected(claim.corrected.as_ref()),
            sources: self.sources(&claim.sources),
        }
    }

    fn aliases(self, aliases: &[Alias]) -> Vec<AliasData> {
        let one = |alias: &Alias| AliasData {
            value: alias.value.clone(),
            lang: alias.lang.clone(),
            script: alias.script.clone(),
            kind: word(alias.kind),
            date: date(alias.date.as_ref()),
            sources: self.sources(&alias.sources),
        };
        aliases.iter().map(one).collect()
    }

    fn relations(self, relations: &[Relation]) -> Vec<RelationData> {
        let one = |relation: &Relation| RelationData {
            to: self.id(relation.to),
            kind: relation.kind.clone(),
            sources: self.sources(&relation.sources),
        };
        relations.iter().map(one).collect()
    }

    fn who(self, who: &Who) -> PartyData {
        match who {
            Who::Record(record) => PartyData { record: Some(self.id(*record)), ..PartyData::default() },
            Who::Unnamed(phrase) => PartyData { unnamed: Some(phrase.clone()), ..PartyData::default() },
        }
    }

    fn party(self, party: &Party) -> PartyData {
        PartyData { role: word(party.role), sources: self.sources(&party.sources), ..self.who(&party.who) }
    }

    fn event(self, event: &Event) -> EventData {
        let counted = verification(self.records(), &event.sources, event.attribution.as_deref());
        let account = |account: &Account| AccountData {
            text: account.text.clone(),
            date: date(account.date.as_ref()),
            attribution: account.attribution.clone(),
            sources: self.sources(&account.sources),
        };
        EventData {
            kind: event.kind.word().to_owned(),
            huridocs: event.kind.huridocs().map(str::to_owned),
            text: event.text.clone(),
            date: date(event.date.as_ref()),
            place: self.opt(event.place),
            who: event
                .who
                .iter()
                .map(|one| PartyData { role: word(one.role), ..self.who(&one.who) })
                .collect(),
            attribution: event.attribution.clone(),
            sets_status: event
                .sets_status
                .iter()
                .map(|(person, status)| StatusData {
                    person: self.id(*person),
                    status: status.word().to_owned(),
                })
                .collect(),
            corrected: corrected(event.corrected.as_ref()),
            accounts: event.accounts.iter().map(account).collect(),
            sources: self.sources(&event.sources),
            reports: counted.reports,
            origins: counted.origins,
        }
    }

    fn charge(self, charge: &Charge) -> ChargeData {
        ChargeData {
            text: charge.text.clone(),
            by: charge.by.clone(),
            person: self.opt(charge.person),
            date: date(charge.date.as_ref()),
            law: charge.law.clone(),
            answer: charge.answer.clone(),
            corrected: corrected(charge.corrected.as_ref()),
            sources: self.sources(&charge.sources),
        }
    }

    /// A report.
    #[must_use]
    pub fn article(self, record: RecordId) -> ArticleData {
        let article: &Article = &self.records().articles[record.at()];
        let (mentions, body) = (self.public().mentions(record).iter(), self.public().body(record));
        let mention = |mention: crate::resolve::BodyMention| {
            Some(MentionData {
                record: self.id(mention.record()?),
                how: mention.how.as_str().to_owned(),
                paragraph: mention.paragraph,
                printed: mention.surface(&body).map(str::to_owned),
            })
        };
        ArticleData {
            common: self.common(record),
            title: article.title.clone(),
            outlet: self.opt(article.outlet),
            date: date(article.date.as_ref()),
            date_basis: word(article.date_basis),
            lang: article.lang.clone(),
            url: article.url.clone(),
            url_dead: article.url_dead,
            archived_urls: article.archived_urls.to_vec(),
            authors: article.authors.to_vec(),
            translators: article.translators.to_vec(),
            original_outlet: self.opt(article.original_outlet),
            republished_by: self.ids(&article.republished_by),
            copy_of: self.opt(article.copy_of),
            translation_of: self.opt(article.translation_of),
            cases: self.ids(&article.cases),
            text: article.text.word().to_owned(),
            summary: article.summary.clone(),
            rights: article.rights.clone(),
            // The name of the captured file is on no page, so that it is not here either.
            capture: article.capture.as_ref().map(|capture| CaptureData {
                sha256: capture.sha256.clone(),
                captured_at: capture.captured_at.clone(),
            }),
            mentions: mentions.filter_map(mention).collect(),
        }
    }

    /// A person.
    #[must_use]
    pub fn person(self, record: RecordId) -> PersonData {
        let person: &Person = &self.records().people[record.at()];
        let printed = self.desk.printed(record).iter().map(|printed| PrintedData {
            name: printed.name.clone(),
            times: printed.times,
            reports: self.ids(&printed.articles[..printed.articles.len().min(PRINTED_REPORTS)]),
        });
        let designations = person.designations.iter().map(|finding| DesignationData {
            term: finding.term.clone(),
            by: finding.by.clone(),
            date: date(finding.date.as_ref()),
            sources: self.sources(&finding.sources),
        });
        PersonData {
            common: self.common(record),
            name: person.name.clone(),
            named: self.public().is_named(record),
            aliases: self.aliases(&person.aliases),
            printed: printed.collect(),
            last_status: self.last_status(record),
            gender: person.gender.clone(),
            birth: date(person.birth.as_ref()),
            death: date(person.death.as_ref()),
            nationality: person.nationality.to_vec(),
            ethnicity: person.ethnicity.to_vec(),
            roles: person.roles.to_vec(),
            cases: self.ids(self.desk.site.index.cases.get(record)),
            events: person.events.iter().map(|event| self.event(event)).collect(),
            relations: self.relations(&person.relations),
            designations: designations.collect(),
            distinct_from: self.ids(&person.distinct_from),
            wikidata: person.wikidata.clone(),
        }
    }

    fn last_status(self, record: RecordId) -> Option<LastStatusData> {
        let last = self.desk.status(record)?;
        let mut reports: Vec<RecordId> =
            last.events.iter().flat_map(|event| event.sources.iter().map(|source| source.article)).collect();
        reports.sort_unstable();
        reports.dedup();
        Some(LastStatusData {
            statuses: last.statuses.iter().map(|status| status.word().to_owned()).collect(),
            as_of: date(last.as_of()),
            reports: self.ids(&reports),
        })
    }

    /// A case.
    #[must_use]
    pub fn case(self, record: RecordId) -> CaseData {
        let case: &Case = &self.records().cases[record.at()];
        let related = case.related.iter().map(|related| RelatedData {
            case: self.id(related.case),
            kind: related.kind.clone(),
            sources: self.sources(&related.sources),
        });
        CaseData {
            common: self.common(record),
            title: case.title.clone(),
            aliases: self.aliases(&case.aliases),
            opened: date(case.opened.as_ref()),
            closed: date(case.closed.as_ref()),
            state: case.state.word().to_owned(),
            countries: case.countries.to_vec(),
            rights: case.rights.to_vec(),
            gaps: case.gaps.to_vec(),
            parties: case.parties.iter().map(|party| self.party(party)).collect(),
            charges: case.charges.iter().map(|charge| self.charge(charge)).collect(),
            events: case.events.iter().map(|event| self.event(event)).collect(),
            related: related.collect(),
        }
    }

    /// An organisation.
    #[must_use]
    pub fn organisation(self, record: RecordId) -> OrganisationData {
        let organisation: &Organisation = &self.records().organisations[record.at()];
        OrganisationData {
            common: self.common(record),
            name: organisation.name.clone(),
            aliases: self.aliases(&organisation.aliases),
            kind: organisation.kind.clone(),
            country: organisation.country.clone(),
            relations: self.relations(&organisation.relations),
        }
    }

    /// A place.
    #[must_use]
    pub fn place(self, record: RecordId) -> PlaceData {
        let place: &Place = &self.records().places[record.at()];
        PlaceData {
            common: self.common(record),
            name: place.name.clone(),
            aliases: self.aliases(&place.aliases),
            kind: place.kind.clone(),
            within: self.opt(place.within),
            country: place.country.clone(),
            lat: place.lat,
            lon: place.lon,
            precision: word(place.precision),
        }
    }

    /// An outlet.
    #[must_use]
    pub fn outlet(self, record: RecordId) -> OutletData {
        let outlet: &Outlet = &self.records().outlets[record.at()];
        OutletData {
            common: self.common(record),
            name: outlet.name.clone(),
            kind: outlet.kind.clone(),
            country: outlet.country.clone(),
            lang: outlet.lang.clone(),
            url: outlet.url.clone(),
            republishes: outlet.republishes,
            group: outlet.group.clone(),
            reader_risk: outlet.reader_risk.clone(),
        }
    }

    /// Everything on a person.
    #[must_use]
    pub fn person_file(self, record: RecordId) -> PersonFile {
        let (public, index) = (self.public(), &self.desk.site.index);
        let elsewhere = index.events.get(record).iter().filter(|at| at.owner != record);
        PersonFile {
            person: self.person(record),
            events: elsewhere.map(|at| self.event(public.event(*at))).collect(),
            charges: index.charges.get(record).iter().map(|at| self.charge(public.charge(*at))).collect(),
            reports: self.reports(record),
        }
    }

    /// Everything on a case.
    #[must_use]
    pub fn case_file(self, record: RecordId) -> CaseFile {
        CaseFile { case: self.case(record), reports: self.reports(record) }
    }

    fn reports(self, record: RecordId) -> Vec<ReportData> {
        let reports = self.desk.site.index.reports.get(record).iter().map(|report| report.article);
        let listed = reports.filter(|article| self.public().lists(*article));
        listed
            .map(|record| {
                let article = &self.records().articles[record.at()];
                ReportData {
                    id: self.id(record),
                    title: article.title.clone(),
                    outlet: article.outlet.map(|outlet| self.records().name(outlet).to_owned()),
                    date: date(article.date.as_ref()),
                    url: article.url.clone(),
                }
            })
            .collect()
    }

    /// Writes a record as one line of JSON; plain pages are no data.
    pub fn line(self, record: RecordId, out: &mut Vec<u8>) {
        let written = match record.kind {
            Kind::Article => serde_json::to_writer(&mut *out, &self.article(record)),
            Kind::Person => serde_json::to_writer(&mut *out, &self.person(record)),
            Kind::Case => serde_json::to_writer(&mut *out, &self.case(record)),
            Kind::Organisation => serde_json::to_writer(&mut *out, &self.organisation(record)),
            Kind::Place => serde_json::to_writer(&mut *out, &self.place(record)),
            Kind::Outlet => serde_json::to_writer(&mut *out, &self.outlet(record)),
            Kind::Page => Ok(()),
        };
        written.expect("a struct of texts and numbers is JSON");
        out.push(b'\n');
    }
}

fn date(date: Option<&Edtf>) -> Option<String> {
    date.map(ToString::to_string)
}

fn corrected(corrected: Option<&Corrected>) -> Option<String> {
    corrected.map(|corrected| corrected.on.to_string())
}

fn word<V: Vocabulary>(value: Option<V>) -> Option<String> {
    value.map(|value| value.word().to_owned())
}

fn correction(correction: &Correction) -> CorrectionData {
    CorrectionData {
        date: correction.date.to_string(),
        what: correction.what.clone(),
        why: correction.why.clone(),
    }
}

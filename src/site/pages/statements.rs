//! Events, differing accounts, accusations, claims: what sources say, with chips.

use std::collections::BTreeMap;

use crate::model::vocabulary::EventKind;
use crate::model::{
    Account as ModelAccount, Case, Charge, Claim as ModelClaim, Event, Head, Kind, RecordId, Source,
};
use crate::site::messages::Arg;
use crate::site::pages::frame::Page;
use crate::site::pages::sheet::Sheet;
use crate::site::views::{Account, Accusation, Actor, Claim, ClaimGroup, Dispute, EventRow, Link, Text};
use crate::site::{ChargeRef, EventRef, notes};
use crate::text::edtf::Edtf;

/// Every report that an event rests on, its accounts included.
pub(super) fn event_sources(event: &Event) -> impl Iterator<Item = RecordId> + '_ {
    let accounts = event.accounts.iter().flat_map(|account| &account.sources);
    event.sources.iter().chain(accounts).map(|source| source.article)
}

/// What a reader should know before the texts of a record's page.
pub(super) fn content_notes(page: &Page<'_>, record: RecordId) -> Vec<Text> {
    let public = &page.desk.site.public;
    let own = notes::own(public, record);
    let of_events = notes::of_events(public, page.index(), record).into_iter();
    let of_events = of_events.map(|kind| page.words().event(kind)).filter(|word| !notes::says(own, word));
    own.iter().map(|note| page.own(note)).chain(of_events.map(Text::plain)).collect()
}

/// Every report that a record's plain fields, claims and summary rest on.
pub(super) fn head_sources(head: &Head) -> impl Iterator<Item = RecordId> + '_ {
    let claims = head.claims.iter().flat_map(|claim| &claim.sources);
    head.sources.iter().chain(claims).map(|source| source.article)
}

/// Every report that a case rests on.
pub(super) fn case_sources(case: &Case) -> impl Iterator<Item = RecordId> + '_ {
    let parties = case.parties.iter().flat_map(|party| &party.sources);
    let charges = case.charges.iter().flat_map(|charge| &charge.sources);
    let related = case.related.iter().flat_map(|related| &related.sources);
    let all = parties.chain(charges).chain(related).map(|source| source.article);
    all.chain(case.events.iter().flat_map(event_sources)).chain(head_sources(&case.head))
}

/// The anchor of an event on the page of its case or person: `e3`.
pub(super) fn event_anchor(at: EventRef) -> String {
    format!("e{}", at.index + 1)
}

impl Page<'_> {
    /// A sentence of a record as a heading: without its full stop.
    fn heading_of(&self, sentence: &str) -> Text {
        let own = self.own(sentence);
        Text { value: own.value.trim_end_matches('.').to_owned(), ..own }
    }

    /// The anchor of an event's row on the page of `here`.
    pub(super) fn event_anchor(&self, at: EventRef, here: Option<RecordId>) -> String {
        self.anchor(at, "e", here)
    }

    /// An anchor that is unique on the page: the owner's id stands before it on other pages.
    fn anchor(&self, at: EventRef, letter: &str, here: Option<RecordId>) -> String {
        let number = at.index + 1;
        match Some(at.owner) == here {
            true => format!("{letter}{number}"),
            false => format!("{}-{letter}{number}", self.records().head(at.owner).id),
        }
    }
}

impl Sheet<'_> {
    /// The rows of events; `here` is the record whose page this is.
    pub(super) fn events(&self, events: &[EventRef], here: Option<RecordId>) -> Vec<EventRow> {
        let mut rows: Vec<EventRow> = events.iter().map(|at| self.event(*at, here)).collect();
        // Where all events are of one case, the page says so once.
        let one_case = here.is_some() && events.windows(2).all(|pair| pair[0].owner == pair[1].owner);
        if one_case && here.is_some_and(|here| here.kind == Kind::Person) {
            rows.iter_mut().for_each(|row| row.case = None);
        }
        rows
    }

    /// The rows of the events of a page's own record, by number where a picture refers to them.
    pub(super) fn numbered(&self, events: &[EventRef], here: RecordId, drawn: bool) -> Vec<EventRow> {
        let mut rows = self.events(events, Some(here));
        for (at, row) in rows.iter_mut().enumerate().filter(|_| drawn) {
            row.number = Some(at + 1);
        }
        rows
    }

    fn event(&self, at: EventRef, here: Option<RecordId>) -> EventRow {
        let page = &self.page;
        let event = page.desk.site.public.event(at);
        let (origins, origins_why) = self.origins(event);
        let mut when = page.date(event.date.as_ref());
        if !event.accounts.is_empty() {
            when.notes.push(page.t("accounts_differ_note"));
        }
        EventRow {
            id: page.event_anchor(at, here),
            number: None,
            when,
            kind: page.words().event(event.kind),
            text: match here {
                None if event.kind.is_distressing() => Text::plain(page.t("noted_elsewhere")),
                _ => page.own(&event.text),
            },
            chips: self.chips(&event.sources),
            attribution: event.attribution.as_deref().map(|word| page.own(word)),
            place: event
                .place
                .filter(|place| Some(*place) != here)
                .map(|place| page.place_then(place, event.date.as_ref())),
            who: self.actors(event, here),
            origins,
            origins_why,
            case: Some(at.owner).filter(|owner| Some(*owner) != here).map(|owner| page.link(owner)),
            case_label: page.t(if at.owner.kind == Kind::Person { "person_label" } else { "case_label" }),
            accounts: self.accounts_link(at, event, here),
            corrected: page.corrected(event.corrected.as_ref()),
        }
    }

    /// Who took part, without those whom the event's text or the page names anyway.
    fn actors(&self, event: &Event, here: Option<RecordId>) -> Vec<Actor> {
        let others = event
            .who
            .iter()
            .filter(|participant| participant.who.record().is_none_or(|record| Some(record) != here));
        others
            .map(|participant| Actor {
                name: self.page.who(&participant.who),
                role: participant.role.and_then(|role| self.page.words().role_inside(role)),
            })
            .collect()
    }

    fn accounts_link(&self, at: EventRef, event: &Event, here: Option<RecordId>) -> Option<Link> {
        if event.accounts.is_empty() || event.corrected.is_some() {
            return None;
        }
        let text = self.page.words().messages().count("n_accounts", event.accounts.len() + 1);
        let anchor = format!("#a{}", at.index + 1);
        if Some(at.owner) == here {
            return Some(Link::to(anchor, Text::plain(text)));
        }
        Some(Link { href: self.page.href(at.owner).map(|href| href + &anchor), text: Text::plain(text) })
    }

    /// Where accounts of a record's own events differ.
    pub(super) fn disputes(&self, events: &[EventRef], here: RecordId) -> Vec<Dispute> {
        let own = events.iter().filter(|at| at.owner == here);
        own.filter_map(|at| {
            let event = self.page.desk.site.public.event(*at);
            (!event.accounts.is_empty() && event.corrected.is_none()).then(|| self.dispute(*at, event))
        })
        .collect()
    }

    fn dispute(&self, at: EventRef, event: &Event) -> Dispute {
        let words = self.page.words();
        let kind = match event.kind {
            EventKind::Other => words.inside(&self.page.heading_of(&event.text)),
            kind => words.event(kind),
        };
        let heading = event.date.as_ref().map(|date| words.date_text(date));
        let heading = words.list(&[kind].into_iter().chain(heading).collect::<Vec<_>>());
        let dated = event.accounts.iter().any(|account| account.date.is_some());
        let first = Account {
            by: self.outlets(&event.sources),
            when: self.printed_when(&event.sources),
            chips: self.chips(&event.sources),
            dated: event.date.as_ref().filter(|_| dated).map(|date| words.date_text(date)),
            attribution: event.attribution.as_deref().map(|word| self.page.own(word)),
            text: self.page.own(&event.text),
        };
        let others = event.accounts.iter().map(|account| self.account(account));
        Dispute {
            id: format!("a{}", at.index + 1),
            heading: Text::plain(heading),
            accounts: [first].into_iter().chain(others).collect(),
            verdict: self.verdict(event),
        }
    }

    fn account(&self, account: &ModelAccount) -> Account {
        Account {
            by: self.outlets(&account.sources),
            when: self.printed_when(&account.sources),
            chips: self.chips(&account.sources),
            dated: account.date.as_ref().map(|date| self.page.words().date_text(date)),
            attribution: account.attribution.as_deref().map(|word| self.page.own(word)),
            text: self.page.own(&account.text),
        }
    }

    /// When the report appeared, where there is one.
    fn printed_when(&self, sources: &[Source]) -> Option<String> {
        let [source] = sources else { return None };
        let date = self.page.records().articles[source.article.at()].date?;
        Some(self.page.words().date_text(&date))
    }

    fn verdict(&self, event: &Event) -> String {
        let words = self.page.words();
        let accounts = event.accounts.iter().filter_map(|account| account.date);
        let mut dates: Vec<Edtf> = Vec::new();
        for date in event.date.into_iter().chain(accounts) {
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        let apart = |(at, a): (usize, &Edtf)| dates[at + 1..].iter().any(|b| !overlap(a, b));
        if !dates.iter().enumerate().any(apart) {
            return self.page.t("verdict_open");
        }
        let texts: Vec<String> = dates.iter().map(|date| words.date_text(date)).collect();
        words.messages().with("verdict_dates", &texts.join(&self.page.t("item_sep")))
    }

    /// Accusations with their answers; `here` is the record whose page this is.
    pub(super) fn accusations(&self, charges: &[ChargeRef], here: RecordId) -> Vec<Accusation> {
        charges.iter().map(|at| self.accusation(*at, self.page.desk.site.public.charge(*at), here)).collect()
    }

    fn accusation(&self, at: ChargeRef, charge: &Charge, here: RecordId) -> Accusation {
        let page = &self.page;
        let own = at.case == here;
        let id = &page.records().head(at.case).id;
        let number = at.index + 1;
        Accusation {
            id: if own { format!("c{number}") } else { format!("{id}-c{number}") },
            charge: page.own(&charge.text),
            by: (charge.by != "unknown").then(|| Link::none(page.own(&charge.by))),
            person: charge.person.filter(|person| *person != here).map(|person| page.link(person)),
            when: charge.date.as_ref().map(|date| page.words().date(Some(date))),
            law: charge.law.as_deref().map(|law| page.own(law)),
            case: (!own).then(|| page.link(at.case)),
            chips: self.chips(&charge.sources),
            answer: charge.answer.as_deref().map(|answer| page.own(answer)),
            corrected: page.corrected(charge.corrected.as_ref()),
        }
    }

    /// What sources say of a record, by property, side by side.
    pub(super) fn claims(&self, head: &Head) -> Vec<ClaimGroup> {
        let mut order: Vec<&str> = Vec::new();
        let mut groups: BTreeMap<&str, Vec<&ModelClaim>> = BTreeMap::new();
        for claim in &head.claims {
            if !groups.contains_key(claim.prop.as_str()) {
                order.push(&claim.prop);
            }
            groups.entry(&claim.prop).or_default().push(claim);
        }
        order.into_iter().map(|prop| self.claim_group(prop, &groups[prop])).collect()
    }

    fn claim_group(&self, prop: &str, claims: &[&ModelClaim]) -> ClaimGroup {
        let stand: Vec<&&ModelClaim> = claims.iter().filter(|claim| claim.corrected.is_none()).collect();
        let pairs =
            || stand.iter().enumerate().flat_map(|(at, a)| stand[at + 1..].iter().map(move |b| (a, b)));
        ClaimGroup {
            prop: self.page.own_inside(&self.page.words().property(prop)),
            differ: pairs().any(|(a, b)| differ(a, b)),
            claims: claims
                .iter()
                .map(|claim| Claim {
                    value: self.claim_value(&claim.value),
                    date: claim.date.as_ref().map(|date| self.page.words().date_text(date)),
                    attribution: claim.attribution.as_deref().map(|word| self.page.own(word)),
                    corrected: self.page.corrected(claim.corrected.as_ref()),
                    chips: self.chips(&claim.sources),
                })
                .collect(),
        }
    }

    /// A date reads as a date, anything else as it was typed.
    fn claim_value(&self, value: &str) -> Text {
        match Edtf::parse(value) {
            Ok(date) if value.contains('-') => Text::plain(self.page.words().date_text(&date)),
            _ => self.page.own(value),
        }
    }

    /// How many events and reports, in words.
    pub(super) fn case_note(&self, case: RecordId) -> String {
        let messages = self.page.words().messages();
        let events = self.page.records().cases[case.at()].events.len();
        let reports = self.page.index().reports.get(case).len();
        let args = [("events", Arg::Number(events)), ("reports", Arg::Number(reports))];
        messages.fill("events_and_reports", &args)
    }

    /// All charges of a case.
    pub(super) fn charges_of(&self, case: RecordId) -> Vec<ChargeRef> {
        debug_assert_eq!(case.kind, Kind::Case, "only cases have charges");
        let count = self.page.records().cases[case.at()].charges.len();
        (0..count).map(|index| ChargeRef { case, index: index as u32 }).collect()
    }
}

/// The longest value, in characters, that can be told to contradict another.
const SHORT: usize = 32;

/// Whether two statements of one property contradict each other.
///
/// Another precision is no conflict: "Xinjiang" and "Urumqi, Xinjiang", `2019`
/// and `2019-10`. Neither are statements of two times, or whole sentences,
/// which only a reader can compare.
fn differ(a: &ModelClaim, b: &ModelClaim) -> bool {
    let (left, right) = (a.value.to_lowercase(), b.value.to_lowercase());
    let short = [&left, &right].iter().all(|value| value.chars().count() <= SHORT);
    let finer = left.contains(&right) || right.contains(&left);
    a.date == b.date && short && !finer && !same_date(&a.value, &b.value)
}

/// Whether both values are dates that may be the same day.
fn same_date(a: &str, b: &str) -> bool {
    matches!((Edtf::parse(a), Edtf::parse(b)), (Ok(a), Ok(b)) if overlap(&a, &b))
}

/// Whether two dates may be the same day.
fn overlap(a: &Edtf, b: &Edtf) -> bool {
    match (a.earliest(), a.latest(), b.earliest(), b.latest()) {
        (Some(a_first), Some(a_last), Some(b_first), Some(b_last)) => a_first <= b_last && b_first <= a_last,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::differ;
    use crate::model::{Claim, List};
    use crate::text::edtf::Edtf;

    fn claim(value: &str, date: &str) -> Claim {
        Claim {
            prop: "age".to_owned(),
            value: value.to_owned(),
            date: Edtf::parse(date).ok(),
            attribution: None,
            corrected: None,
            sources: List::new(),
        }
    }

    #[test]
    fn another_precision_or_another_time_is_no_conflict() {
        assert!(differ(&claim("30", ""), &claim("25", "")));
        assert!(!differ(&claim("Xinjiang", ""), &claim("Urumqi, Xinjiang", "")));
        assert!(!differ(&claim("2019", ""), &claim("2019-10", "")));
        assert!(differ(&claim("2018", ""), &claim("2019-10", "")));
        assert!(!differ(&claim("banned", "2020"), &claim("registered", "2017")));
        assert!(!differ(&claim("banned", "2020"), &claim("registered", "")));
    }
}

//! What many pages need, worked out once: everyone's last status and spellings.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::NaiveDate;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::memo::Memo;
use crate::model::reads::{self, Part};
use crate::model::{Kind, RecordId};
use crate::resolve::origins::Origin;
use crate::resolve::status::{LastStatus, last_status};
use crate::site::messages::Messages;
use crate::site::pages::cards::{Cards, Spelled};
use crate::site::pages::frame::name_of;
use crate::site::pages::labels::Labels;
use crate::site::pages::printed::{PrintedName, printed};
use crate::site::states::{self, State};
use crate::site::views::{Around, When};
use crate::site::words::Words;
use crate::site::{Listed, PLAIN_PAGES, Plan, Site, SitePath};
use crate::text::edtf::Edtf;

/// After how many days without a report the archive says that it has nothing later.
const SILENCE_DAYS: i64 = 366;

/// Everything a page is built from.
#[derive(Debug)]
pub struct Desk<'s> {
    /// What may be published, backlinks, addresses, settings.
    pub site: &'s Site<'s>,
    /// The interface language.
    pub words: Words<'s>,
    /// Whether some outlet here is dangerous to read in some places.
    pub risk: bool,
    /// The first plain pages, which every page links.
    pub plain_pages: Vec<RecordId>,
    /// The page that says how the archive is made.
    pub methods: Option<RecordId>,
    /// The site in all of its languages, the main one first.
    pub(super) editions: Vec<Edition<'s>>,
    status: Vec<Option<LastStatus<'s>>>,
    silent: Vec<bool>,
    shared: Arc<Shared>,
    spellings: BTreeMap<char, Vec<SpellingRow>>,
    /// The dates of reports and events, in words.
    dates: FxHashMap<Edtf, When>,
    /// What stands around pages, by folder and list.
    pub(super) arounds: Arounds,
    /// What links to records say.
    pub(super) labels: Labels,
    /// What lists say of reports.
    pub(super) cards: Cards,
    /// The states of what reports say; none but in the main language.
    pub(in crate::site) texts: Vec<State>,
}

/// The folder of a page, its list, whether it is that list, and which plain page it is.
type Place = (Box<str>, Option<Listed>, bool, Option<RecordId>);

/// What stands around the pages met so far. Whether it is remembered changes no page.
#[derive(Debug, Default)]
pub(super) struct Arounds(RwLock<FxHashMap<Place, Arc<Around>>>);

impl Arounds {
    /// What stands around pages of a place.
    pub(super) fn get_or(&self, place: Place, make: impl FnOnce() -> Arc<Around>) -> Arc<Around> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Arc::clone(known);
        }
        // What stands around pages is the same on all of them: the archive's state counts it once.
        let made = reads::unnoted(make);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(place).or_insert(made))
    }
}

/// The site in one language, as pages of the others see it.
#[derive(Debug, Clone)]
pub(super) struct Edition<'s> {
    /// BCP 47.
    pub(super) lang: &'s str,
    /// What the language calls itself.
    pub(super) name: String,
    /// Its pages.
    pub(super) plan: &'s Plan,
}

impl<'s> Edition<'s> {
    fn new(site: &'s Site<'s>, messages: &Messages) -> Self {
        let own = messages.own("own_name").filter(|_| messages.lang() == site.lang);
        Edition { lang: site.lang, name: own.unwrap_or_else(|| site.lang.to_owned()), plan: &site.plan }
    }
}

/// What is the same in all languages.
#[derive(Debug)]
struct Shared {
    /// The spellings that reports print, by person.
    printed: Vec<Vec<PrintedName>>,
    spelled: Spelled,
    /// What wikilinks may name. Only looked up, never walked: its order is nobody's.
    by_target: HashMap<String, RecordId>,
    /// Sister outlets, by the name of their group in lower case.
    groups: BTreeMap<String, Vec<RecordId>>,
}

/// A spelling in the A–Z: its sort key, the person, and which of the printed names it is.
pub(in crate::site) type SpellingRow = (Vec<u8>, RecordId, usize);

impl<'s> Desk<'s> {
    /// Works out what many pages need.
    #[must_use]
    pub fn new(site: &'s Site<'s>, messages: &'s Messages) -> Self {
        Desk::again(site, messages, &Memo::default())
    }

    /// The same where it was done before: `memo` knows what reports print.
    #[must_use]
    pub fn again(site: &'s Site<'s>, messages: &'s Messages, memo: &Memo) -> Self {
        let texts = states::texts(site);
        let printed = printed(site, &texts, memo);
        let spelled = Spelled::new(&printed, site.public.records().count(Kind::Article));
        let shared = Shared { printed, spelled, by_target: targets(site), groups: groups(site) };
        Desk { texts, ..Desk::with(Arc::new(shared), site, messages) }
    }

    /// The desks of a site in all of its languages, the main one first; `memo` knows what reports print.
    #[must_use]
    pub fn of_all(sites: &'s [Site<'s>], messages: &'s [Messages], memo: &Memo) -> Vec<Self> {
        let main = Desk::again(&sites[0], &messages[0], memo);
        let shared = Arc::clone(&main.shared);
        let further = sites.iter().zip(messages).skip(1);
        let further = further.map(|(site, messages)| Desk::with(Arc::clone(&shared), site, messages));
        let editions: Vec<Edition<'_>> =
            sites.iter().zip(messages).map(|(site, messages)| Edition::new(site, messages)).collect();
        let all = std::iter::once(main).chain(further);
        all.map(|desk| Desk { editions: editions.clone(), ..desk }).collect()
    }

    fn with(shared: Arc<Shared>, site: &'s Site<'s>, messages: &'s Messages) -> Self {
        let records = site.public.records();
        let people: Vec<RecordId> = records.of(Kind::Person).collect();
        let status: Vec<_> = people.par_iter().map(|person| status_of(site, *person)).collect();
        Desk {
            site,
            editions: Vec::new(),
            words: Words::new(messages),
            risk: site
                .public
                .of(Kind::Outlet)
                .any(|outlet| records.outlets[outlet.at()].reader_risk.is_some()),
            plain_pages: plain_pages(site).take(PLAIN_PAGES).collect(),
            methods: plain_pages(site).find(|page| records.head(*page).id == "methods"),
            silent: people
                .iter()
                .zip(&status)
                .map(|(person, last)| is_silent(site, *person, last.as_ref()))
                .collect(),
            status,
            spellings: spellings(site, &shared.printed),
            dates: dates(site, Words::new(messages)),
            arounds: Arounds::default(),
            labels: labels(site, Words::new(messages)),
            cards: Cards::new(site, Words::new(messages)),
            texts: Vec::new(),
            shared,
        }
    }

    /// A date in words, with what is uncertain about it. Those of reports and events are ready.
    #[must_use]
    pub fn date(&self, date: Option<&Edtf>) -> Cow<'_, When> {
        let known = date.and_then(|date| self.dates.get(date));
        known.map_or_else(|| Cow::Owned(self.words.date(date)), Cow::Borrowed)
    }

    /// The record of a wikilink's target, `people/aidos` or an old id of it; `None` for what has no page.
    #[must_use]
    pub fn find(&self, target: &str) -> Option<RecordId> {
        let found = self.shared.by_target.get(target).copied();
        match found {
            Some(record) => reads::note(record, Part::Itself),
            None => reads::note_all(),
        }
        found
    }

    /// What was last reported of a person; `None` for other records.
    #[must_use]
    pub fn status(&self, record: RecordId) -> Option<&LastStatus<'s>> {
        reads::note(record, Part::Itself);
        if record.kind == Kind::Person { self.status[record.at()].as_ref() } else { None }
    }

    /// Whether the newest report of the archive is a year younger than the last on a person with a status.
    #[must_use]
    pub fn is_silent(&self, person: RecordId) -> bool {
        reads::note(person, Part::Itself);
        person.kind == Kind::Person && self.silent[person.at()]
    }

    /// The spellings that reports print of a person, most frequent first; none for other records.
    #[must_use]
    pub fn printed(&self, record: RecordId) -> &[PrintedName] {
        reads::note(record, Part::Itself);
        if record.kind == Kind::Person { &self.shared.printed[record.at()] } else { &[] }
    }

    /// The spellings that reports print of a person, and whether a report is among them.
    pub(super) fn printed_in(
        &self,
        article: RecordId,
        person: RecordId,
    ) -> impl Iterator<Item = (&PrintedName, bool)> {
        let here = move |at| self.shared.spelled.has(article, person, at);
        self.printed(person).iter().enumerate().map(move |(at, name)| (name, here(at)))
    }

    /// How lists mark a report, for its state: what follows from other records than itself.
    #[must_use]
    pub fn marks(&self, record: RecordId) -> Option<(bool, bool, &Origin)> {
        let card = (record.kind == Kind::Article).then(|| self.cards.get(record))?;
        Some((card.is_noted, card.is_republished, self.cards.origin(card)))
    }

    /// Other spellings of people by their first letter, in order.
    pub(in crate::site) fn spellings_under(&self, letter: char) -> &[SpellingRow] {
        self.spellings.get(&letter).map_or(&[], Vec::as_slice)
    }

    /// The outlets of the same house as an outlet.
    pub(super) fn sisters(&self, outlet: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        reads::note_all();
        let group = self.site.public.records().outlets[outlet.at()].group.as_ref();
        let house = group.and_then(|group| self.shared.groups.get(&group.to_lowercase()));
        house.into_iter().flatten().copied().filter(move |other| *other != outlet)
    }

    /// The spellings that differ from the name the archive shows.
    pub fn other_spellings(&self, record: RecordId) -> impl Iterator<Item = &PrintedName> {
        let shown = self.labels.get(record).name;
        self.printed(record).iter().filter(move |printed| printed.name != shown)
    }
}

/// Plain pages in lists, except the introduction of the front page.
fn plain_pages<'s>(site: &'s Site<'s>) -> impl Iterator<Item = RecordId> + use<'s> {
    site.public.listed(Kind::Page).filter(|page| site.plan.address(*page).is_some())
}

fn dates(site: &Site<'_>, words: Words<'_>) -> FxHashMap<Edtf, When> {
    let records = site.public.records();
    let reports = records.articles.iter().filter_map(|article| article.date);
    let events = records.cases.iter().flat_map(|case| &case.events);
    let events = events.chain(records.people.iter().flat_map(|person| &person.events));
    let mut dates = FxHashMap::default();
    for date in reports.chain(events.filter_map(|event| event.date)) {
        dates.entry(date).or_insert_with(|| words.date(Some(&date)));
    }
    dates
}

fn labels(site: &Site<'_>, words: Words<'_>) -> Labels {
    let records = site.public.records();
    let path = |record: RecordId| site.plan.address(record).map(SitePath::as_str);
    Labels::new(|kind| records.of(kind).collect(), |record| (path(record), name_of(site, words, record)))
}

fn status_of<'s>(site: &'s Site<'s>, person: RecordId) -> Option<LastStatus<'s>> {
    last_status(person, site.index.events.get(person).iter().map(|at| site.public.event(*at)))
}

fn is_silent(site: &Site<'_>, person: RecordId, last: Option<&LastStatus<'_>>) -> bool {
    let day = |date: Edtf| date.latest().or(date.earliest());
    let of_event = last.and_then(LastStatus::as_of).copied().and_then(day);
    let known = of_event.max(site.newest_report(person).and_then(day));
    let quiet = |newest: NaiveDate, known| newest.signed_duration_since(known).num_days() > SILENCE_DAYS;
    last.is_some() && site.index.newest.zip(known).is_some_and(|(newest, known)| quiet(newest, known))
}

fn targets(site: &Site<'_>) -> HashMap<String, RecordId> {
    let mut targets = HashMap::new();
    for record in Kind::ALL.into_iter().flat_map(|kind| site.public.of(kind)) {
        let head = site.public.records().head(record);
        let ids = head.redirects.iter().map(|old| &old.0).chain([&head.id]);
        targets.extend(ids.map(|id| (format!("{}/{id}", record.kind.folder()), record)));
    }
    let former = site.public.former_ids().iter().filter(|(record, _)| site.public.has(*record));
    targets.extend(former.map(|(record, id)| (format!("{}/{id}", record.kind.folder()), *record)));
    targets
}

fn spellings(site: &Site<'_>, printed: &[Vec<PrintedName>]) -> BTreeMap<char, Vec<SpellingRow>> {
    let mut letters: BTreeMap<char, Vec<SpellingRow>> = BTreeMap::new();
    for person in site.public.listed(Kind::Person) {
        let shown = site.public.records().name(person);
        for (at, name) in printed[person.at()].iter().enumerate().filter(|(_, name)| name.name != shown) {
            let order = &site.plan.order;
            letters.entry(order.letter(&name.name)).or_default().push((order.key(&name.name), person, at));
        }
    }
    letters.values_mut().for_each(|rows| rows.sort());
    letters
}

fn groups(site: &Site<'_>) -> BTreeMap<String, Vec<RecordId>> {
    let mut groups: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
    for outlet in site.public.of(Kind::Outlet) {
        if let Some(group) = &site.public.records().outlets[outlet.at()].group {
            groups.entry(group.to_lowercase()).or_default().push(outlet);
        }
    }
    groups
}

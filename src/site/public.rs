//! The one gate: what goes through it may be published, and nothing else
//! reaches a page, list, feed or export.
//!
//! [`public`] takes the archive and gives back what is left of it: drafts and
//! withheld records are blank, every reference to them is gone, and bodies
//! that `text` does not allow cannot be asked for. Views see [`Public`] only,
//! so a field that is private is absent until someone lists it here.
//! Names that are hidden, places that are too fine and ids that tell give way
//! to what the rules of publishing allow, here and nowhere else.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use siphasher::sip128::SipHasher13;

use crate::diag::{Checked, Span};
use crate::model::reads::{self, Part};
use crate::model::vocabulary::{TextKind, Visibility};
use crate::model::{
    Account, Article, Case, Charge, Correction, Event, Head, Kind, List, Media, Organisation, Outlet, Page,
    Person, Place, Publish, RecordId, Records, Relation, Removal, Seldom, Source, Who,
};
use crate::resolve::withhold::{self, Withheld};
use crate::resolve::{Archive, ArticleBody, BodyMention, Mentions};
use crate::site::embedded;
use crate::site::languages::{Copies, Told, Translated};
use crate::site::rules;
use crate::site::{Change, ChargeRef, CorrectionRef, EventRef, RelationRef};
use crate::source::Sources;
use crate::text::edtf::{Edtf, by_date};

/// What of an archive may be published.
#[derive(Debug, Clone)]
pub struct Public<'a> {
    records: Records,
    sources: &'a Sources,
    kept: Arc<Kept>,
    translated: Translated,
}

/// What all languages of a site share.
#[derive(Debug)]
struct Kept {
    bodies: Vec<ArticleBody>,
    shown: Shown,
    listed: Shown,
    named: Shown,
    /// The Markdown of records in which a hidden name was replaced.
    cleared: HashMap<RecordId, String>,
    former_ids: Vec<(RecordId, String)>,
    common_words: BTreeSet<String>,
    /// What a copy of one case leaves out, though it may be published.
    left_out: BTreeSet<RecordId>,
    copies: Copies,
    kept_names: BTreeSet<RecordId>,
    /// The pictures of each record, by position.
    pictures: BTreeMap<RecordId, Vec<usize>>,
}

/// Whether hidden names are replaced in texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Replacing {
    /// They are.
    #[default]
    On,
    /// They are not, so that a test can see the leak check fail.
    #[doc(hidden)]
    Off,
}

/// The Markdown of a record: as hidden names were replaced in it, or as it was read.
enum Body<'p> {
    Cleared(&'p str),
    Source(Span),
}

/// One flag a record, by kind and index.
#[derive(Debug, Default)]
struct Shown([Vec<bool>; 7]);

impl Shown {
    fn of(records: &Records, test: impl Fn(&Head) -> bool) -> Self {
        Shown(Kind::ALL.map(|kind| records.of(kind).map(|record| test(records.head(record))).collect()))
    }

    fn has(&self, record: RecordId) -> bool {
        self.0[record.kind as usize][record.at()]
    }
}

/// Passes an archive through the gate.
#[must_use]
pub fn public(archive: Archive, sources: &Sources) -> Public<'_> {
    checked_public(archive, sources, Replacing::On).value
}

/// Passes an archive through the gate; what an editor should know of it comes with it.
#[must_use]
pub fn checked_public(archive: Archive, sources: &Sources, replacing: Replacing) -> Checked<Public<'_>> {
    let Archive { mut records, mut bodies, registry, copies, .. } = archive.with_copies();
    let names = rules::public_names(&records);
    let Withheld { bodies: mut cleared, common_words, kept: kept_names, diags } = match registry {
        Some(registry) if replacing == Replacing::On => {
            withhold::withhold(&mut records, &mut bodies, &registry, sources)
        }
        _ => Withheld::default(),
    };
    if replacing == Replacing::On {
        withhold::without_page(&records, &mut bodies, &mut cleared, sources);
    }
    embedded::rename(&mut records, &mut bodies, &mut cleared, &copies, sources);
    records.removals.retain(|removal| !removal.hold);
    records.removals.sort_by(|a, b| by_date(Some(&a.date), Some(&b.date)).then(a.record.cmp(&b.record)));
    let named = Shown::of(&records, |head| !head.hides_name());
    let former_ids = rules::former_ids(&records);
    rules::apply(&mut records, names);
    let shown = Shown::of(&records, |head| !head.draft && !head.is_withheld());
    let listed = Shown::of(&records, |head| {
        !head.draft && !head.is_withheld() && head.publish.visibility() == Visibility::Public
    });
    let gate = Gate { shown: &shown };
    records.articles.iter_mut().zip(&mut bodies).for_each(|(article, body)| gate.article(article, body));
    records.people.iter_mut().for_each(|person| gate.person(person));
    records.cases.iter_mut().for_each(|case| gate.case(case));
    records.organisations.iter_mut().for_each(|organisation| gate.organisation(organisation));
    records.places.iter_mut().for_each(|place| gate.place(place));
    records.outlets.iter_mut().for_each(|outlet| gate.outlet(outlet));
    records.pages.iter_mut().for_each(|page| gate.page(page));
    records.media.iter_mut().for_each(|media| gate.media(media));
    records.media.retain(|media| !media.of.is_empty() || !media.people.is_empty());
    records.media.sort_by(|a, b| digest(a).cmp(&digest(b)));
    let pictures = pictures(&records);
    let copies = Copies::take(&mut records, &mut bodies, copies, |record| shown.has(record));
    let left_out = BTreeSet::new();
    let kept = Kept {
        pictures,
        bodies,
        shown,
        listed,
        named,
        cleared,
        former_ids,
        common_words,
        left_out,
        copies,
        kept_names,
    };
    let translated = Translated::default();
    Checked { value: Public { records, sources, kept: Arc::new(kept), translated }, diags }
}

impl Public<'_> {
    /// The same in a further language: records as they are translated, everything else shared.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Self {
        let mut public = self.clone();
        public.translated = self.kept.copies.speak(lang, &mut public.records);
        public
    }

    /// Whether a record is translated into this language.
    #[must_use]
    pub fn translates(&self, record: RecordId) -> bool {
        reads::note(record, Part::Itself);
        self.translated.has(record)
    }

    /// The language of a text, where it is a translated one.
    #[must_use]
    pub fn language_of(&self, text: &str) -> Option<&str> {
        self.translated.says(text).then_some(self.translated.lang.as_str())
    }

    /// Every record that is translated into this language, and every text that is a translated one, in order.
    #[must_use]
    pub fn translated(&self) -> (Vec<RecordId>, Vec<&str>) {
        (self.translated.records(), self.translated.texts())
    }

    /// The language of a record's Markdown, where it is translated.
    #[must_use]
    pub fn body_language(&self, record: RecordId) -> Option<&str> {
        reads::note(record, Part::Text);
        self.kept.copies.with_body(&self.translated, record).map(|_| self.translated.lang.as_str())
    }

    /// The records; what may not be published is blank.
    #[must_use]
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Whether a record has a page.
    #[must_use]
    pub fn has(&self, record: RecordId) -> bool {
        reads::note(record, Part::Itself);
        self.kept.shown.has(record)
    }

    /// Whether a record stands in lists, feeds and the search.
    #[must_use]
    pub fn lists(&self, record: RecordId) -> bool {
        reads::note(record, Part::Itself);
        self.kept.listed.has(record)
    }

    /// Narrows the archive to some of its records: the others keep their names, and
    /// have neither a page nor a place in lists.
    ///
    /// # Panics
    /// When it is shared with further languages already.
    pub fn keep_only(&mut self, wanted: &BTreeSet<RecordId>) {
        let kept = Arc::get_mut(&mut self.kept).expect("an archive is narrowed before it is shared");
        for kind in Kind::ALL {
            for record in self.records.of(kind).filter(|record| !wanted.contains(record)) {
                if std::mem::take(&mut kept.shown.0[kind as usize][record.at()]) {
                    kept.left_out.insert(record);
                }
                kept.listed.0[kind as usize][record.at()] = false;
            }
        }
        self.records.media.retain(|media| media.of.iter().chain(&media.people).any(|of| wanted.contains(of)));
        kept.pictures = pictures(&self.records);
    }

    /// Whether a record may be published, but is not in this copy.
    #[must_use]
    pub fn leaves_out(&self, record: RecordId) -> bool {
        reads::note(record, Part::Itself);
        self.kept.left_out.contains(&record)
    }

    /// Whether a record is shown under its own name: not by initials, and not under another.
    #[must_use]
    pub fn is_named(&self, record: RecordId) -> bool {
        reads::note(record, Part::Itself);
        self.kept.named.has(record)
    }

    /// Where the whole text of an article stands first, if it stands here as well and the original is still there.
    #[must_use]
    pub fn original_of(&self, record: RecordId) -> Option<&str> {
        let article = Some(record).filter(|record| record.kind == Kind::Article);
        let article = &self.records.articles[article?.at()];
        article.url.as_deref().filter(|_| article.text == TextKind::Full && !article.url_dead)
    }

    /// The records of a kind that have a page, in id order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = RecordId> + '_ {
        self.records.of(kind).filter(|record| self.has(*record))
    }

    /// The records of a kind that stand in lists, in id order.
    pub fn listed(&self, kind: Kind) -> impl Iterator<Item = RecordId> + '_ {
        self.records.of(kind).filter(|record| self.lists(*record))
    }

    /// The Markdown of a record, where it may be published; else empty.
    #[must_use]
    pub fn body(&self, record: RecordId) -> Cow<'_, str> {
        match self.held(record) {
            None => Cow::Borrowed(""),
            Some(Body::Cleared(text)) => Cow::Borrowed(text),
            Some(Body::Source(span)) => self.sources.slice(span),
        }
    }

    /// Two bodies with the same number are the same, also as to which of them may be published.
    #[must_use]
    pub fn body_digest(&self, record: RecordId) -> u128 {
        match self.held(record) {
            None => 0,
            Some(Body::Cleared(text)) => SipHasher13::new().hash(text.as_bytes()).as_u128(),
            Some(Body::Source(span)) => self.sources.digest(span.file),
        }
    }

    /// Some bytes of that Markdown; `None` where it has no such bytes.
    #[must_use]
    pub fn words(&self, record: RecordId, range: &Range<u32>) -> Option<Cow<'_, str>> {
        match self.held(record)? {
            Body::Cleared(text) => text.get(range.start as usize..range.end as usize).map(Cow::Borrowed),
            Body::Source(Span { file, start, end }) => {
                let words = Span { file, start: start + range.start, end: start + range.end };
                Some(words).filter(|words| words.end <= end).and_then(|words| self.sources.get(words))
            }
        }
    }

    /// Where the Markdown of a record is, where it may be published.
    fn held(&self, record: RecordId) -> Option<Body<'_>> {
        reads::note(record, Part::Text);
        let none = record.kind == Kind::Article && self.records.articles[record.at()].text == TextKind::None;
        if none || !self.has(record) {
            return None;
        }
        let held = self.kept.copies.with_body(&self.translated, record).unwrap_or(record);
        let cleared = self.kept.cleared.get(&held).map(|text| Body::Cleared(text));
        Some(cleared.unwrap_or_else(|| Body::Source(self.records.head(record).body)))
    }

    /// What a record says in the further languages of the site, as far as it may be published.
    pub fn translations(&self, record: RecordId) -> impl Iterator<Item = Told<'_>> + '_ {
        reads::note(record, Part::Itself);
        let none = record.kind == Kind::Article && self.records.articles[record.at()].text == TextKind::None;
        self.kept.copies.told(record, move |copy, copies, at| match self.kept.cleared.get(&copy) {
            _ if none => Cow::Borrowed(""),
            Some(text) => Cow::Borrowed(text.as_str()),
            None => self.sources.slice(copies.head(at).body),
        })
    }

    /// Ids that stand in records' texts for those with a public id. They are looked up, never shown.
    #[must_use]
    pub fn former_ids(&self) -> &[(RecordId, String)] {
        reads::note_all();
        &self.kept.former_ids
    }

    /// Words of hidden names, folded, that are other people's as well and tell nothing on their own.
    #[must_use]
    pub fn common_words(&self) -> &BTreeSet<String> {
        &self.kept.common_words
    }

    /// Hidden people of whose name a spelling stays somewhere, because somebody else is meant by it.
    #[must_use]
    pub fn kept_names(&self) -> &BTreeSet<RecordId> {
        &self.kept.kept_names
    }

    /// An event of a case or person.
    #[must_use]
    pub fn event(&self, at: EventRef) -> &Event {
        let events = match at.owner.kind {
            Kind::Case => &self.records.cases[at.owner.at()].events,
            _ => &self.records.people[at.owner.at()].events,
        };
        &events[at.index as usize]
    }

    /// A charge of a case.
    #[must_use]
    pub fn charge(&self, at: ChargeRef) -> &Charge {
        &self.records.cases[at.case.at()].charges[at.index as usize]
    }

    /// Every correction of the records that stand in lists, the oldest first: for pages, feeds and exports.
    #[must_use]
    pub fn corrections(&self) -> Vec<CorrectionRef> {
        let listed = Kind::ALL.into_iter().flat_map(|kind| self.listed(kind));
        let mut all: Vec<CorrectionRef> = listed
            .flat_map(|record| {
                let count = self.records.head(record).corrections.len();
                (0..count).map(move |index| CorrectionRef { record, index: index as u32 })
            })
            .collect();
        all.sort_by(|a, b| {
            let date = |at: &CorrectionRef| self.correction(*at).date;
            by_date(Some(&date(a)), Some(&date(b))).then(a.cmp(b))
        });
        all
    }

    /// What was taken down and may be told, the earliest first.
    #[must_use]
    pub fn removals(&self) -> &[Removal] {
        reads::note_all();
        &self.records.removals
    }

    /// Corrections and removals together, the oldest first.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let removals = (0..self.removals().len()).map(Change::Removal);
        let corrections = self.corrections().into_iter().map(Change::Correction);
        let mut all: Vec<Change> = corrections.chain(removals).collect();
        all.sort_by(|a, b| by_date(Some(&self.day_of(*a)), Some(&self.day_of(*b))));
        all
    }

    /// The day of a correction or removal.
    #[must_use]
    pub fn day_of(&self, change: Change) -> Edtf {
        match change {
            Change::Correction(at) => self.correction(at).date,
            Change::Removal(at) => self.removals()[at].date,
        }
    }

    /// The pictures that may be published, in the order of their bytes' SHA-256.
    #[must_use]
    pub fn media(&self) -> &[Media] {
        reads::note_all();
        &self.records.media
    }

    /// The pictures of a record: those that are about it, and those in which a person can be recognised.
    pub fn pictures(&self, record: RecordId) -> impl Iterator<Item = &Media> + '_ {
        reads::note(record, Part::Around);
        self.kept.pictures.get(&record).into_iter().flatten().map(|at| &self.records.media[*at])
    }

    /// A correction of a record.
    #[must_use]
    pub fn correction(&self, at: CorrectionRef) -> &Correction {
        &self.records.head(at.record).corrections[at.index as usize]
    }

    /// A relation that a person or organisation states.
    #[must_use]
    pub fn relation(&self, at: RelationRef) -> &Relation {
        let relations = match at.from.kind {
            Kind::Organisation => &self.records.organisations[at.from.at()].relations,
            _ => &self.records.people[at.from.at()].relations,
        };
        &relations[at.index as usize]
    }

    /// Whether every text that was read so far was what it was known to be.
    #[must_use]
    pub fn is_as_known(&self) -> bool {
        self.sources.are_as_known()
    }

    /// What an article mentions.
    #[must_use]
    pub fn mentions(&self, article: RecordId) -> &Mentions {
        reads::note(article, Part::Text);
        let translated = self.kept.copies.mentions(&self.translated, article);
        &translated.unwrap_or(&self.kept.bodies[article.at()]).mentions
    }
}

/// Takes out what does not go through.
struct Gate<'a> {
    shown: &'a Shown,
}

impl Gate<'_> {
    fn ok(&self, record: RecordId) -> bool {
        self.shown.has(record)
    }

    fn keep(&self, reference: &mut Option<RecordId>) {
        *reference = reference.filter(|record| self.ok(*record));
    }

    fn keep_all(&self, references: &mut List<RecordId>) {
        references.retain(|record| self.ok(*record));
    }

    /// Keeps public sources; says whether any is left.
    fn sourced(&self, sources: &mut List<Source>) -> bool {
        sources.retain(|source| self.ok(source.article));
        !sources.is_empty()
    }

    fn head(&self, head: &mut Head) {
        self.sourced(&mut head.sources);
        head.claims.retain_mut(|claim| self.sourced(&mut claim.sources));
        head.publish = Seldom::default();
    }

    fn aliases(&self, aliases: &mut [crate::model::Alias]) {
        for alias in aliases {
            self.sourced(&mut alias.sources);
        }
    }

    fn relations(&self, relations: &mut List<Relation>) {
        relations.retain_mut(|relation| self.ok(relation.to) && self.sourced(&mut relation.sources));
    }

    fn who(&self, who: &Who) -> bool {
        who.record().is_none_or(|record| self.ok(record))
    }

    fn events(&self, events: &mut List<Event>) {
        events.retain_mut(|event| self.sourced(&mut event.sources));
        for event in events {
            if event.corrected.is_some() {
                event.sets_status.clear();
            }
            self.keep(&mut event.place);
            event.who.retain(|participant| self.who(&participant.who));
            event.sets_status.retain(|(person, _)| self.ok(*person));
            event.accounts.retain_mut(|account: &mut Account| self.sourced(&mut account.sources));
        }
    }

    fn article(&self, article: &mut Article, body: &mut ArticleBody) {
        if !self.ok(article.head.record) {
            *body = ArticleBody::default();
            *article =
                Article { head: blank(article.head.record), text: TextKind::None, ..Article::default() };
            return;
        }
        self.head(&mut article.head);
        self.keep(&mut article.outlet);
        self.keep(&mut article.original_outlet);
        self.keep_all(&mut article.republished_by);
        self.keep(&mut article.copy_of);
        self.keep(&mut article.translation_of);
        self.keep_all(&mut article.cases);
        article.mentions.clear();
        let mentions = &mut body.mentions;
        let is_ok = |mention: &BodyMention| mention.record().is_some_and(|record| self.ok(record));
        if !mentions.iter().all(|mention| is_ok(&mention)) {
            mentions.change(|mentions| mentions.retain(is_ok));
        }
        if article.text == TextKind::None {
            mentions.change(|mentions| mentions.iter_mut().for_each(BodyMention::forget_words));
        }
    }

    fn person(&self, person: &mut Person) {
        if !self.ok(person.head.record) {
            *person = Person { head: blank(person.head.record), ..Person::default() };
            return;
        }
        self.head(&mut person.head);
        self.aliases(&mut person.aliases);
        self.events(&mut person.events);
        self.relations(&mut person.relations);
        self.keep_all(&mut person.distinct_from);
        person.designations.retain_mut(|designation| self.sourced(&mut designation.sources));
    }

    fn case(&self, case: &mut Case) {
        if !self.ok(case.head.record) {
            *case = Case { head: blank(case.head.record), ..Case::default() };
            return;
        }
        self.head(&mut case.head);
        self.aliases(&mut case.aliases);
        self.events(&mut case.events);
        case.parties.retain_mut(|party| self.who(&party.who) && self.sourced(&mut party.sources));
        case.charges.retain_mut(|charge| {
            self.keep_all(&mut charge.concerns);
            charge.person.is_none_or(|person| self.ok(person)) && self.sourced(&mut charge.sources)
        });
        case.related.retain_mut(|related| {
            self.sourced(&mut related.sources);
            self.ok(related.case)
        });
    }

    fn organisation(&self, organisation: &mut Organisation) {
        if !self.ok(organisation.head.record) {
            *organisation = Organisation { head: blank(organisation.head.record), ..Organisation::default() };
            return;
        }
        self.head(&mut organisation.head);
        self.aliases(&mut organisation.aliases);
        self.relations(&mut organisation.relations);
    }

    fn place(&self, place: &mut Place) {
        if !self.ok(place.head.record) {
            *place = Place { head: blank(place.head.record), ..Place::default() };
            return;
        }
        self.head(&mut place.head);
        self.aliases(&mut place.aliases);
        self.keep(&mut place.within);
    }

    fn outlet(&self, outlet: &mut Outlet) {
        if !self.ok(outlet.head.record) {
            *outlet = Outlet { head: blank(outlet.head.record), ..Outlet::default() };
            return;
        }
        self.head(&mut outlet.head);
    }

    fn media(&self, media: &mut Media) {
        self.keep_all(&mut media.people);
        self.keep_all(&mut media.of);
        media.id.clear();
        media.consent = None;
        media.publish = Publish::default();
    }

    fn page(&self, page: &mut Page) {
        if !self.ok(page.head.record) {
            *page = Page { head: blank(page.head.record), ..Page::default() };
            return;
        }
        self.head(&mut page.head);
    }
}

/// The pictures of each record, by position.
fn pictures(records: &Records) -> BTreeMap<RecordId, Vec<usize>> {
    let mut pictures: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
    for (at, media) in records.media.iter().enumerate() {
        for record in media.of.iter().chain(&media.people) {
            let own = pictures.entry(*record).or_default();
            if own.last() != Some(&at) {
                own.push(at);
            }
        }
    }
    pictures
}

/// What the address of a picture is made of.
fn digest(media: &Media) -> Option<(&str, &str)> {
    media.cleaned.as_ref().map(|drawn| (drawn.digest.as_str(), media.ending.as_str()))
}

/// What is left of a record that does not go through: that there is one.
fn blank(record: RecordId) -> Head {
    Head { record, ..Head::default() }
}

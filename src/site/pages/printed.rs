//! How reports print people's names. What a report prints is kept for the next run, so that no body is read for it
//! that is as it was.

use std::borrow::Cow;
use std::hash::{Hash as _, Hasher as _};

use rayon::prelude::*;
use siphasher::sip::SipHasher13;
use siphasher::sip128::{Hasher128 as _, SipHasher13 as Sip128};

use crate::memo::{Kept, Known, Memo};
use crate::model::vocabulary::TextKind;
use crate::model::{Kind, RecordId};
use crate::resolve::BodyMention;
use crate::resolve::mentions::How;
use crate::site::Site;
use crate::site::states::State;

/// A spelling of a person's full name, as reports print it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PrintedName {
    /// The spelling.
    pub name: String,
    /// The reports that print it, oldest first.
    pub articles: Vec<RecordId>,
    /// How often they do.
    pub times: usize,
}

/// A person whom a report names, a spelling of their full name that it prints, and how often.
type PrintedHere<'s> = (RecordId, Cow<'s, str>, usize);
/// A report that names a person, a spelling of their full name that it prints, and how often.
type Printed<'s> = (RecordId, Cow<'s, str>, usize);

/// Gathers the full names that reports print of every person; `texts` are the states of what reports say.
pub(super) fn printed(site: &Site<'_>, texts: &[State], memo: &Memo) -> Vec<Vec<PrintedName>> {
    let people: Vec<RecordId> = site.public.records().of(Kind::Person).collect();
    let names: Vec<u64> = people.par_iter().map(|person| names_of(site, *person)).collect();
    let look = Look { site, texts, names, known: memo.known() };
    let articles: Vec<RecordId> = site.public.records().of(Kind::Article).collect();
    let (mut here, rows): (Vec<_>, Vec<_>) = articles.par_iter().map(|article| look.in_one(*article)).unzip();
    if site.public.is_as_known() {
        memo.keep(&look.known, rows.into_iter().flatten(), Some);
    }
    let mut of_people: Vec<Vec<Printed>> = people.iter().map(|_| Vec::new()).collect();
    for article in oldest_first(site) {
        for (person, name, times) in std::mem::take(&mut here[article.at()]) {
            of_people[person.at()].push((article, name, times));
        }
    }
    of_people.into_par_iter().map(printed_names).collect()
}

/// The articles that have a page, by date.
fn oldest_first(site: &Site<'_>) -> Vec<RecordId> {
    let mut order: Vec<RecordId> = site.public.of(Kind::Article).collect();
    order.sort_unstable_by_key(|article| site.index.rank[article.at()]);
    order
}

/// A digest of the names of a person.
fn names_of(site: &Site<'_>, person: RecordId) -> u64 {
    let person = &site.public.records().people[person.at()];
    let mut sip = SipHasher13::new();
    (&person.head.id, &person.name, &person.aliases.len()).hash(&mut sip);
    person.aliases.iter().for_each(|alias| alias.value.hash(&mut sip));
    sip.finish()
}

/// What reports are looked at with.
struct Look<'s> {
    site: &'s Site<'s>,
    texts: &'s [State],
    /// Digests of people's names.
    names: Vec<u64>,
    known: Known,
}

impl<'s> Look<'s> {
    /// What a report prints, and what of it is to be kept.
    fn in_one(&self, article: RecordId) -> (Vec<PrintedHere<'s>>, Option<Kept<Vec<u8>>>) {
        let site = self.site;
        let text = site.public.records().articles[article.at()].text;
        let people: Vec<(BodyMention, RecordId)> = (site.public.mentions(article).iter())
            .filter_map(|mention| mention.record().map(|record| (mention, record)))
            .filter(|(_, record)| record.kind == Kind::Person)
            .collect();
        // In a copy of one case most articles have no page, and what they say is no part of it.
        if people.is_empty() || text == TextKind::None || !site.public.has(article) {
            return (Vec::new(), None);
        }
        if !people.iter().any(|(mention, _)| mention.is_in_body()) {
            return (printed_in(site, &people, ""), None);
        }
        let mut sip = Sip128::new();
        sip.write(&self.texts[article.at()].to_le_bytes());
        people.iter().for_each(|(_, person)| sip.write_u64(self.names[person.at()]));
        let ground = sip.finish128().as_u128();
        if let Some(found) = self.known.get(ground).and_then(|row| read(row, &people)) {
            debug_assert_eq!(found, printed_in(site, &people, &site.public.body(article)));
            return (found, Some((ground, None)));
        }
        let found = printed_in(site, &people, &site.public.body(article));
        let row = written(&found, &people);
        (found, row.map(|row| (ground, Some(row))))
    }
}

/// A row in its written form: by which mention a person is named there first, the spelling, and how often.
type Written<'w> = Vec<(u32, Cow<'w, str>, u32)>;

fn written(found: &[PrintedHere<'_>], people: &[(BodyMention, RecordId)]) -> Option<Vec<u8>> {
    let row = |(person, name, times): &PrintedHere<'_>| {
        let at = people.iter().position(|(_, other)| other == person)?;
        Some((u32::try_from(at).ok()?, name.as_ref().to_owned().into(), u32::try_from(*times).ok()?))
    };
    let rows: Written<'_> = found.iter().map(row).collect::<Option<_>>()?;
    postcard::to_stdvec(&rows).ok()
}

fn read(row: &[u8], people: &[(BodyMention, RecordId)]) -> Option<Vec<PrintedHere<'static>>> {
    let rows: Written<'_> = postcard::from_bytes(row).ok()?;
    let here = |(at, name, times): (u32, Cow<'_, str>, u32)| {
        Some((people.get(at as usize)?.1, Cow::Owned(name.into_owned()), times as usize))
    };
    rows.into_iter().map(here).collect()
}

/// Gathers the full names that a report prints.
///
/// A lone surname or given name is no spelling of the name unless its record lists it, and a report whose
/// text is not published tells nothing about how it spells.
fn printed_in<'s>(
    site: &'s Site<'_>,
    people: &[(BodyMention, RecordId)],
    body: &str,
) -> Vec<PrintedHere<'s>> {
    let records = site.public.records();
    let mut found: Vec<PrintedHere<'s>> = Vec::new();
    for (mention, person) in people.iter().map(|(mention, person)| (mention, *person)) {
        let shown = records.name(person);
        let name = mention.surface(body).unwrap_or(shown);
        let aliases = &records.people[person.at()].aliases;
        let listed = aliases.iter().map(|alias| alias.value.as_str()).find(|value| *value == name);
        if listed.is_none() && !is_full(mention.how, name, shown) {
            continue;
        }
        match found.iter_mut().find(|(other, known, _)| *other == person && *known == name) {
            Some((_, _, times)) => *times += 1,
            None => {
                let known = listed.or((name == shown).then_some(shown));
                found.push((person, known.map_or_else(|| name.to_owned().into(), Cow::Borrowed), 1));
            }
        }
    }
    found
}

/// Gathers the full names that reports print of a person, from what each prints, oldest first.
fn printed_names(printed: Vec<Printed<'_>>) -> Vec<PrintedName> {
    let mut names: Vec<PrintedName> = Vec::new();
    for (article, name, times) in printed {
        match names.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.articles.push(article);
                known.times += times;
            }
            None => names.push(PrintedName { name: name.into_owned(), articles: vec![article], times }),
        }
    }
    names.iter_mut().for_each(|name| name.articles.shrink_to_fit());
    names.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.name.cmp(&b.name)));
    names
}

fn is_full(how: How, name: &str, shown: &str) -> bool {
    match how {
        How::Surname | How::Given => false,
        How::Editor => name.contains(' ') || !shown.contains(' '),
        How::Exact | How::Alias | How::Folded => true,
    }
}

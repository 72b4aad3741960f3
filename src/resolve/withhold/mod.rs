//! Withholding in text: where a hidden name stands in anything that could be published, the public
//! name or `[name withheld]` takes its place.
//!
//! Three steps. First every record is read for the full names of hidden records: those that hold one
//! (or refer to such a record, or rest on a report that names it) lie *near* it. Then, in the records
//! near it, lone given and family names count too, unless the linker or an editor's `[[mention]]`
//! says that they are somebody else's. Last, what was found is replaced, and the mentions of
//! articles are moved along.
//!
//! An archive in which nothing is hidden passes untouched and unread.

mod body;
mod decide;
mod find;
mod links;
mod names;
mod places;
mod told;

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

pub(crate) use self::body::{escaped, rewritten};
pub(crate) use self::find::Finder;
use self::find::{Hit, Spelling};
pub(crate) use self::links::without_page;
pub(crate) use self::names::{HiddenNames, Reach};
pub(crate) use self::places::{coarse, coordinate, grain_of, says_where};
use crate::diag::{Diag, Span, codes};
use crate::model::vocabulary::Identity;
use crate::model::{Kind, RecordId, Records};
use crate::resolve::ArticleBody;
use crate::resolve::mentions::Registry;
use crate::source::Sources;
use crate::text::markdown;

/// What stands where a name is withheld and no public name was chosen.
pub const WITHHELD: &str = "[name withheld]";

/// What withholding leaves behind.
#[derive(Debug, Default)]
pub(crate) struct Withheld {
    /// The Markdown of records in which something was replaced.
    pub(crate) bodies: HashMap<RecordId, String>,
    /// Words of hidden names, folded, that records which lie near nobody hidden use as well.
    pub(crate) common_words: BTreeSet<String>,
    /// Hidden people of whose name a spelling stays, because somebody else is meant by it.
    pub(crate) kept: BTreeSet<RecordId>,
    /// What an editor should look at.
    pub(crate) diags: Vec<Diag>,
}

/// The name by which a record is shown: its own, or what stands in its place.
#[must_use]
pub fn public_name(records: &Records, record: RecordId) -> String {
    let head = records.head(record);
    if !head.hides_name() {
        return records.name(record).to_owned();
    }
    match head.public_name() {
        Some(name) => name.to_owned(),
        None if !head.is_withheld() && head.publish.identity() == Identity::Initials => {
            initials(records.name(record)).unwrap_or_else(|| WITHHELD.to_owned())
        }
        None => WITHHELD.to_owned(),
    }
}

/// `A. E.`; nothing for scripts in which one character is half a name.
fn initials(name: &str) -> Option<String> {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let letters: Vec<char> = name.split_whitespace().filter_map(first).collect();
    let cased = letters.iter().all(|c| c.is_uppercase() || c.is_lowercase());
    let short = |c: &char| format!("{}.", c.to_uppercase());
    (cased && !letters.is_empty()).then(|| letters.iter().map(short).collect::<Vec<_>>().join(" "))
}

/// Takes every hidden name, and every place that is too fine, out of every text that may be published.
pub(crate) fn withhold(
    records: &mut Records,
    bodies: &mut [ArticleBody],
    registry: &Registry,
    sources: &Sources,
) -> Withheld {
    let mut out = names_out(records, bodies, registry, sources);
    places::clear(records, bodies, &mut out.bodies, sources);
    out.diags.extend(told::check(records, bodies, &out.bodies, sources));
    out
}

fn names_out(
    records: &mut Records,
    bodies: &mut [ArticleBody],
    registry: &Registry,
    sources: &Sources,
) -> Withheld {
    let names = HiddenNames::new(records);
    if names.is_empty() {
        return Withheld::default();
    }
    let seen = read_all(records, bodies, sources, &names);
    let near = near(records, &seen);
    let mut out = Withheld { common_words: common_words(&seen, &near, &names), ..Withheld::default() };
    let shown: Vec<String> = names.entries.iter().map(|entry| public_name(records, entry.record)).collect();
    let public_names: HashMap<RecordId, String> =
        names.entries.iter().map(|entry| entry.record).zip(shown).collect();
    let desk = Desk { names: &names, registry, public_names: &public_names, sources };
    let concerned: Vec<RecordId> = records.all().filter(|record| near.contains_key(record)).collect();
    for record in concerned {
        let head = records.head(record);
        if !head.draft && !head.is_withheld() {
            desk.clear(records, bodies, record, &near[&record], &mut out);
        }
    }
    desk.pictures(records, &near, &mut out);
    out
}

/// What the replacing of names needs to know.
struct Desk<'a> {
    names: &'a HiddenNames,
    registry: &'a Registry,
    public_names: &'a HashMap<RecordId, String>,
    sources: &'a Sources,
}

/// The hidden records near which a record lies.
type Near = FxHashSet<RecordId>;

/// What a record says of hidden names.
#[derive(Debug, Default)]
struct Seen {
    /// Hidden records that its texts name in full.
    full: Near,
    /// Words of lone names, with whose they may be.
    lone: FxHashSet<(u32, RecordId)>,
    /// Whether words come near a hidden name.
    doubtful: bool,
}

impl Seen {
    fn add(&mut self, hits: Vec<Hit>, text: &str, names: &HiddenNames) {
        for hit in hits {
            match hit.reach {
                _ if hit.spelling == Spelling::Doubtful => self.doubtful |= hit.reach == Reach::Everywhere,
                Reach::Everywhere => {
                    self.full.insert(hit.record);
                }
                Reach::Near => {
                    for word in crate::text::spell::words(&text[hit.range.clone()]) {
                        self.lone.extend(names.spelt(&word.folded).map(|word| (word, hit.record)));
                    }
                }
            }
        }
    }
}

/// Reads every text of every record that may be published.
fn read_all(
    records: &mut Records,
    bodies: &[ArticleBody],
    sources: &Sources,
    names: &HiddenNames,
) -> HashMap<RecordId, Seen> {
    let all: Vec<RecordId> = records.all().collect();
    let mut texts: Vec<(RecordId, Vec<String>)> = Vec::with_capacity(all.len());
    for record in all {
        let mut own = Vec::new();
        // Taken out while they are read from many threads; they are put back below.
        records.each_text(record, &mut |text| own.push(std::mem::take(text)));
        texts.push((record, own));
    }
    let found = read_texts(records, &texts, bodies, sources, names);
    for (record, own) in texts {
        let mut own = own.into_iter();
        records.each_text(record, &mut |text| *text = own.next().unwrap_or_default());
    }
    found
}

fn read_texts(
    records: &Records,
    texts: &[(RecordId, Vec<String>)],
    bodies: &[ArticleBody],
    sources: &Sources,
    names: &HiddenNames,
) -> HashMap<RecordId, Seen> {
    let hidden = records.all().filter(|record| records.head(*record).hides_name());
    let hidden_ids: HashMap<(Kind, &str), RecordId> =
        hidden.map(|record| ((record.kind, records.head(record).id.as_str()), record)).collect();
    let found: Vec<(RecordId, Seen)> = texts
        .par_iter()
        .map_init(
            || Finder::new(names),
            |finder, (record, texts)| {
                let mut seen = Seen::default();
                for text in texts {
                    seen.add(finder.find(text), text, names);
                }
                let body = &*sources.slice(records.head(*record).body);
                seen.add(finder.find(body), body, names);
                if record.kind == Kind::Article {
                    let mentioned = bodies[record.at()].mentions.records();
                    seen.full.extend(mentioned.filter(|record| records.head(*record).hides_name()));
                }
                seen.full.extend(linked_in(body, &hidden_ids));
                (*record, seen)
            },
        )
        .collect();
    found
        .into_iter()
        .filter(|(_, seen)| !seen.full.is_empty() || !seen.lone.is_empty() || seen.doubtful)
        .collect()
}

/// Hidden records to which a body links.
fn linked_in(body: &str, hidden: &HashMap<(Kind, &str), RecordId>) -> Vec<RecordId> {
    if !body.contains("[[") {
        return Vec::new();
    }
    let links = markdown::read(body).links;
    let find = |target: &str| hidden.get(&target_of(target)?).copied();
    links.iter().filter_map(|link| find(&link.target)).collect()
}

/// `people/id` taken apart.
fn target_of(target: &str) -> Option<(Kind, &str)> {
    let (folder, id) = target.split_once('/')?;
    Some((Kind::from_folder(folder)?, id))
}

/// Which hidden records each record lies near: it names them, refers to them, rests on a report that
/// names them, tells of their case, or is what their own record rests on.
fn near(records: &Records, seen: &HashMap<RecordId, Seen>) -> HashMap<RecordId, Near> {
    let hidden = |record: RecordId| records.head(record).hides_name();
    let mut near: HashMap<RecordId, Near> = HashMap::new();
    for record in records.all() {
        let mut own = seen.get(&record).map(|seen| seen.full.clone()).unwrap_or_default();
        if hidden(record) {
            own.insert(record);
        }
        for to in records.references(record) {
            if hidden(to) {
                own.insert(to);
            }
            match to.kind {
                Kind::Article => own.extend(seen.get(&to).into_iter().flat_map(|seen| &seen.full).copied()),
                Kind::Case if record.kind == Kind::Article => {
                    own.extend(records.references(to).into_iter().filter(|other| hidden(*other)));
                }
                _ => {}
            }
            if hidden(record) {
                near.entry(to).or_default().insert(record);
            }
        }
        let doubtful = seen.get(&record).is_some_and(|seen| seen.doubtful);
        if !own.is_empty() || doubtful {
            near.entry(record).or_default().extend(own);
        }
    }
    near
}

/// Words of lone names that records far from their bearer use: they are common, and tell nothing.
fn common_words(
    seen: &HashMap<RecordId, Seen>,
    near: &HashMap<RecordId, Near>,
    names: &HiddenNames,
) -> BTreeSet<String> {
    let is_near =
        |record: &RecordId, other: &RecordId| near.get(record).is_some_and(|near| near.contains(other));
    let far = seen.iter().flat_map(|(record, seen)| {
        seen.lone.iter().filter(move |(_, bearer)| !is_near(record, bearer)).map(|(word, _)| *word)
    });
    far.map(|word| names.words[word as usize].folded.clone()).collect()
}

impl Desk<'_> {
    /// Clears one record: its texts, its Markdown, its web addresses.
    fn clear(
        &self,
        records: &mut Records,
        bodies: &mut [ArticleBody],
        record: RecordId,
        near: &Near,
        out: &mut Withheld,
    ) {
        let mut finder = Finder::new(self.names);
        decide::texts(self, records, record, near, &mut finder, out);
        body::clear(self, records, bodies, record, near, &mut finder, out);
        self.addresses(records, record, near, &mut finder, out);
    }

    /// Clears what is said of pictures. Lone names count if a record that the picture is about lies near
    /// their bearer, or the picture's own words name them in full.
    fn pictures(&self, records: &mut Records, near: &HashMap<RecordId, Near>, out: &mut Withheld) {
        let mut finder = Finder::new(self.names);
        let mut media = std::mem::take(&mut records.media);
        for picture in &mut media {
            let about = picture.of.iter().chain(&picture.people);
            let hidden = about.clone().copied().filter(|record| records.head(*record).hides_name());
            let mut own: Near = about.filter_map(|record| near.get(record)).flatten().copied().collect();
            own.extend(hidden);
            if self.tells(&picture.source, &own, &mut finder) && picture.source.contains("://") {
                picture.source.clear();
                out.diags.push(telling_link(picture.top));
            }
            let mut texts = [&mut picture.alt, &mut picture.credit, &mut picture.source];
            for text in &texts {
                let hits = finder.find(text);
                let full = hits
                    .iter()
                    .filter(|hit| hit.reach == Reach::Everywhere && hit.spelling != Spelling::Doubtful);
                own.extend(full.map(|hit| hit.record));
            }
            for text in &mut texts {
                let (edits, _) = decide::decide(text, finder.find(text), &[], &own);
                if !edits.is_empty() {
                    **text = decide::apply(text, &edits, self);
                }
            }
        }
        records.media = media;
    }

    /// Drops web addresses that tell a hidden name.
    fn addresses(
        &self,
        records: &mut Records,
        record: RecordId,
        near: &Near,
        finder: &mut Finder<'_>,
        out: &mut Withheld,
    ) {
        let top = records.head(record).top();
        let (one, many) = records.addresses_mut(record);
        let mut dropped = 0;
        if let Some(url) = one
            && url.as_deref().is_some_and(|url| self.tells(url, near, finder))
        {
            *url = None;
            dropped += 1;
        }
        if let Some(urls) = many {
            let before = urls.len();
            urls.retain(|url| !self.tells(url, near, finder));
            dropped += before - urls.len();
        }
        if dropped > 0 {
            out.diags.push(telling_link(top));
        }
    }

    /// Whether a web address holds a hidden name, as it is or percent-encoded.
    fn tells(&self, url: &str, near: &Near, finder: &mut Finder<'_>) -> bool {
        let decoded = percent_decoded(url);
        let counts = |hit: &Hit| hit.reach == Reach::Everywhere || near.contains(&hit.record);
        let sure = |hit: &Hit| hit.spelling != Spelling::Doubtful;
        finder.find(&decoded).iter().any(|hit| counts(hit) && sure(hit))
    }

    fn public_name(&self, record: RecordId) -> &str {
        self.public_names.get(&record).map_or(WITHHELD, String::as_str)
    }
}

fn telling_link(at: Span) -> Diag {
    Diag::warning(
        codes::TELLING_LINK,
        at,
        "a web address of this record tells a withheld name and is left out",
    )
    .help("an address of an archived copy that does not hold the name may stand in `archived_urls`")
}

/// `%D2%9B` as the letter it stands for.
pub(crate) fn percent_decoded(url: &str) -> String {
    if !url.contains('%') {
        return url.to_owned();
    }
    let bytes = url.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let byte = digits
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_scripts_with_capitals() {
        assert_eq!(initials("Aidos Example").as_deref(), Some("A. E."));
        assert_eq!(initials("айдос игзампл").as_deref(), Some("А. И."));
        assert_eq!(initials("王小明"), None);
        assert_eq!(initials("ايدوس"), None);
    }

    #[test]
    fn an_address_is_read_as_a_browser_shows_it() {
        assert_eq!(percent_decoded("/%D2%9Baster%2"), "/қaster%2");
    }
}

//! What must hold between records.

use std::collections::HashMap;

use crate::config::{Addresses, Config};
use crate::diag::{Diag, FileId, Span, codes};
use crate::model::{Alias, Event, Kind, RecordId, Records, Source};
use crate::resolve::redirects;
use crate::source::Sources;
use crate::text::markdown;
use crate::text::nearest::nearest;

/// Longest path below the published folder, in characters.
const LONGEST_PATH: usize = 180;
/// Past this many files, a folder is slow on some disks and hosts.
const CROWDED: usize = 8_000;

/// Every check between records.
pub(super) fn all(records: &Records, sources: &Sources, config: &Config) -> Vec<Diag> {
    let mut diags = redirects::check(records);
    diags.extend(broken_links(records, sources));
    diags.extend(circles(records, sources));
    diags.extend(same_names(records, sources));
    diags.extend(long_addresses(records, config));
    diags.extend(crowded(records, config));
    diags.extend(without_basis(records, config));
    diags
}

/// Calls `visit` with every source of every record.
pub(super) fn each_source<'a>(records: &'a Records, mut visit: impl FnMut(&'a Source)) {
    let mut list = |sources: &'a [Source]| sources.iter().for_each(&mut visit);
    for record in records.all() {
        let head = records.head(record);
        list(&head.sources);
        head.claims.iter().for_each(|claim| list(&claim.sources));
        records.aliases(record).iter().for_each(|alias: &Alias| list(&alias.sources));
    }
    for person in &records.people {
        person.events.iter().for_each(|event| event_sources(event, &mut list));
        person.relations.iter().for_each(|relation| list(&relation.sources));
        person.designations.iter().for_each(|designation| list(&designation.sources));
    }
    for case in &records.cases {
        case.events.iter().for_each(|event| event_sources(event, &mut list));
        case.parties.iter().for_each(|party| list(&party.sources));
        case.charges.iter().for_each(|charge| list(&charge.sources));
        case.related.iter().for_each(|related| list(&related.sources));
    }
    for organisation in &records.organisations {
        organisation.relations.iter().for_each(|relation| list(&relation.sources));
    }
}

fn event_sources<'a>(event: &'a Event, list: &mut impl FnMut(&'a [Source])) {
    list(&event.sources);
    event.accounts.iter().for_each(|account| list(&account.sources));
}

/// Wikilinks in any body.
fn broken_links(records: &Records, sources: &Sources) -> Vec<Diag> {
    let linking: Vec<RecordId> = records.all().filter(|record| records.head(*record).has_links).collect();
    if linking.is_empty() {
        return Vec::new();
    }
    let ids: HashMap<(Kind, &str), RecordId> =
        records.all().map(|record| ((record.kind, records.head(record).id.as_str()), record)).collect();
    let mut diags = Vec::new();
    for record in linking {
        let body = records.head(record).body;
        let text = sources.slice(body);
        let start = body.start as usize;
        let missing = markdown::embedded(&text).into_iter().filter_map(|picture| {
            let id = markdown::picture_id(&picture.target)?;
            let span = Span::new(body.file, start + picture.range.start, start + picture.range.end);
            (!records.media.iter().any(|media| media.id == id)).then(|| no_picture(id, span, records))
        });
        diags.extend(missing);
        if !text.contains("[[") {
            continue;
        }
        for link in markdown::read(&text).links {
            let found = target(&link.target).and_then(|(kind, id)| ids.get(&(kind, id)));
            let span = Span::new(body.file, start + link.range.start, start + link.range.end);
            match found {
                None => diags.push(broken_link(&link.target, span, records)),
                Some(found) if records.head(*found).draft && !text[link.range].contains('|') => {
                    diags.push(draft_link(&link.target, span));
                }
                Some(_) => {}
            }
        }
    }
    diags
}

/// Reads `people/id`.
#[must_use]
pub(crate) fn target(text: &str) -> Option<(Kind, &str)> {
    let (folder, id) = text.split_once('/')?;
    Some((Kind::from_folder(folder)?, id))
}

/// A picture that is not there, or lacks its words: nothing stands in its place.
fn no_picture(id: &str, span: Span, records: &Records) -> Diag {
    let near = nearest(id, records.media.iter().map(|media| media.id.as_str()));
    let help = near.map_or_else(
        || "pictures are named by their file in `content/media`: `![[media/some-id]]`".to_owned(),
        |near| format!("did you mean `media/{near}`?"),
    );
    Diag::warning(codes::BROKEN_LINK, span, format!("no picture `media/{id}`: nothing is shown here"))
        .help(help)
}

/// A draft has no page and tells nothing, not even its name.
fn draft_link(link: &str, span: Span) -> Diag {
    Diag::warning(codes::BROKEN_LINK, span, format!("`{link}` is a draft: `[name withheld]` stands here"))
        .help(format!("remove `draft = true` there, or give the words: `[[{link}|their name]]`"))
}

fn broken_link(link: &str, span: Span, records: &Records) -> Diag {
    let diag = Diag::error(codes::BROKEN_LINK, span, format!("no record `{link}`"));
    match target(link) {
        None => diag.help("write the kind and the id: `[[people/some-id]]`"),
        Some((kind, id)) => {
            let old = |record: &RecordId| records.head(*record).redirects.iter().any(|row| row.0 == id);
            if let Some(record) = records.of(kind).find(old) {
                return diag.help(format!("`{id}` is an old id of `{}`", records.head(record).id));
            }
            let ids = records.of(kind).map(|record| records.head(record).id.as_str());
            let near = nearest(id, ids).map(|near| format!("did you mean `{}/{near}`?", kind.folder()));
            diag.help(near.unwrap_or_else(|| format!("`casebook new {kind} {id}` makes it")))
        }
    }
}

/// Places within themselves, copies of their own copies.
fn circles(records: &Records, sources: &Sources) -> Vec<Diag> {
    let place = |at: RecordId| records.places[at.at()].within;
    let copy = |at: RecordId| records.articles[at.at()].copy_of;
    let translation = |at: RecordId| records.articles[at.at()].translation_of;
    let mut diags = Vec::new();
    for start in records.of(Kind::Place) {
        diags.extend(circle(start, place, "within", "lies within itself", records, sources));
    }
    for start in records.of(Kind::Article) {
        diags.extend(circle(start, copy, "copy_of", "is a copy of its own copy", records, sources));
        let what = "is a translation of its own translation";
        diags.extend(circle(start, translation, "translation_of", what, records, sources));
    }
    diags
}

/// Follows `next` from `start`; a circle is reported at its first record only.
/// One of more than 64 records is not looked for.
fn circle(
    start: RecordId,
    next: impl Fn(RecordId) -> Option<RecordId>,
    key: &str,
    what: &str,
    records: &Records,
    sources: &Sources,
) -> Option<Diag> {
    let mut members = vec![start];
    loop {
        match next(*members.last()?)? {
            record if record == start && members.iter().min() == Some(&start) => break,
            record if members.contains(&record) || members.len() > 64 => return None,
            record => members.push(record),
        }
    }
    let place = |record: RecordId| place_of(records, record, sources, key);
    let message = format!("{} `{}` {what}", start.kind, records.head(start).id);
    let diag =
        Diag::error(codes::CIRCULAR, place(start), message).help("break the circle in one of the records");
    Some(members[1..].iter().fold(diag, |diag, record| diag.also(place(*record), "and this leads back")))
}

/// Where a record gives one of its plain keys; its first line if it does not.
fn place_of(records: &Records, record: RecordId, sources: &Sources, key: &str) -> Span {
    let head = records.head(record);
    let text = sources.text(head.file);
    let front = &text[..head.body.start as usize];
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Span::new(head.file, at, at + line.trim_end().len());
        }
        at += line.len();
    }
    head.top()
}

/// Two people of one name, unless an editor has said that they are two.
fn same_names(records: &Records, sources: &Sources) -> Vec<Diag> {
    let mut first: HashMap<String, RecordId> = HashMap::new();
    let mut diags = Vec::new();
    for person in &records.people {
        let own = person.head.record;
        let names = std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.value));
        // What was taken down has no name.
        for name in names.filter(|name| !name.is_empty()) {
            let other = *first.entry(name.to_lowercase()).or_insert(own);
            let apart = |a: RecordId, b: RecordId| records.people[a.at()].distinct_from.contains(&b);
            if other != own && !apart(own, other) && !apart(other, own) {
                let message = format!("“{name}” is also a name of `{}`", records.head(other).id);
                let help =
                    "two people: add `distinct_from`; one person: keep one record and redirect the other";
                let diag = Diag::warning(codes::SAME_NAME, name_of(records, own, sources, name), message);
                let there = name_of(records, other, sources, name);
                diags.push(diag.also(there, "the other one").help(help));
            }
        }
    }
    diags
}

/// Where a person's record gives a name, `name` or an alias, ignoring case.
fn name_of(records: &Records, record: RecordId, sources: &Sources, name: &str) -> Span {
    let person = &records.people[record.at()];
    if person.name.to_lowercase() == name.to_lowercase() {
        return person.named;
    }
    let head = &person.head;
    let text = sources.text(head.file);
    let front = &text[..head.body.start as usize];
    let wanted = format!("\"{}\"", name.to_lowercase());
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        let lower = line.to_lowercase();
        match lower.find(&wanted) {
            Some(start) if lower.len() == line.len() => {
                return Span::new(head.file, at + start, at + start + wanted.len());
            }
            Some(_) => return Span::new(head.file, at, at + line.trim_end().len()),
            None => at += line.len(),
        }
    }
    head.top()
}

fn long_addresses(records: &Records, config: &Config) -> Vec<Diag> {
    let language = config.languages.iter().map(|language| language.tag.len() + 1).max().unwrap_or(0);
    let room = |kind: Kind| LONGEST_PATH - language - kind.folder().len() - "/xx/.html".len();
    let long = records.all().filter(|record| records.head(*record).id.len() > room(record.kind));
    long.map(|record| {
        let head = records.head(record);
        let message =
            format!("the id is {} characters long; an address holds {}", head.id.len(), room(record.kind));
        Diag::error(codes::LONG_ADDRESS, head.top(), message).help("give the record a shorter id")
    })
    .collect()
}

fn crowded(records: &Records, config: &Config) -> Vec<Diag> {
    if config.addresses == Addresses::Sharded {
        return Vec::new();
    }
    let many = Kind::ALL.into_iter().filter(|kind| records.count(*kind) > CROWDED);
    many.map(|kind| {
        let message = format!("{} {} lie in one folder", records.count(kind), kind.folder());
        let help = "consider `addresses = \"sharded\"` before these addresses are known to anyone";
        Diag::warning(codes::MANY_RECORDS, Span::whole(FileId(0)), message).help(help)
    })
    .collect()
}

fn without_basis(records: &Records, config: &Config) -> Vec<Diag> {
    if config.publish.basis.is_some() {
        return Vec::new();
    }
    let bare = records.people.iter().filter(|person| {
        let head = &person.head;
        head.publish.basis.is_none() && !head.draft && !head.is_withheld()
    });
    bare.map(|person| {
        let message = format!("nothing says why the name of `{}` may be published", person.head.id);
        let help = "below `[publish]`, here or for all records in casebook.toml, add `basis = \"already-public\"` or another";
        Diag::warning(codes::NO_BASIS, person.named, message).help(help)
    })
    .collect()
}

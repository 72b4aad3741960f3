//! One reader a kind: front matter → a record of the model.

use serde::{Deserialize, Serialize};
use toml::de::DeTable;

use crate::diag::{Diag, Span, codes};
use crate::model::vocabulary::{CaseState, TextKind};
use crate::model::{
    Article, Capture, Case, EditorMention, Head, Kind, List, Organisation, Outlet, Page, Person, Place,
    RecordId, Records,
};
use crate::parse::front::Front;
use crate::parse::publish::publish;
use crate::parse::removal::is_digest;
use crate::parse::sources::sources;
use crate::parse::statements::{
    aliases, charges, claims, corrections, designations, events, parties, related_cases, relations,
};
use crate::parse::table::{Reader, Table, exactly};

/// A record of any kind.
#[derive(Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "unpacked at once")]
pub(crate) enum Record {
    Article(Article),
    Person(Person),
    Case(Case),
    Organisation(Organisation),
    Place(Place),
    Outlet(Outlet),
    Page(Page),
}

/// The same where it lies, with the same written form.
#[derive(Serialize)]
pub(crate) enum Borrowed<'r> {
    Article(&'r Article),
    Person(&'r Person),
    Case(&'r Case),
    Organisation(&'r Organisation),
    Place(&'r Place),
    Outlet(&'r Outlet),
    Page(&'r Page),
}

impl Borrowed<'_> {
    pub(crate) fn of(record: RecordId, records: &Records) -> Borrowed<'_> {
        let at = record.at();
        match record.kind {
            Kind::Article => Borrowed::Article(&records.articles[at]),
            Kind::Person => Borrowed::Person(&records.people[at]),
            Kind::Case => Borrowed::Case(&records.cases[at]),
            Kind::Organisation => Borrowed::Organisation(&records.organisations[at]),
            Kind::Place => Borrowed::Place(&records.places[at]),
            Kind::Outlet => Borrowed::Outlet(&records.outlets[at]),
            Kind::Page => Borrowed::Page(&records.pages[at]),
        }
    }
}

impl Record {
    /// A record of which nothing is known but its head.
    pub(crate) fn blank(head: Head) -> Record {
        match head.record.kind {
            Kind::Article => Record::Article(Article { head, ..Article::default() }),
            Kind::Person => Record::Person(Person { named: head.top(), head, ..Person::default() }),
            Kind::Case => Record::Case(Case { head, ..Case::default() }),
            Kind::Organisation => Record::Organisation(Organisation { head, ..Organisation::default() }),
            Kind::Place => Record::Place(Place { head, ..Place::default() }),
            Kind::Outlet => Record::Outlet(Outlet { head, ..Outlet::default() }),
            Kind::Page => Record::Page(Page { head, ..Page::default() }),
        }
    }

    /// What it shares with records of other kinds.
    pub(crate) fn head(&self) -> &Head {
        match self {
            Record::Article(article) => &article.head,
            Record::Person(person) => &person.head,
            Record::Case(case) => &case.head,
            Record::Organisation(organisation) => &organisation.head,
            Record::Place(place) => &place.head,
            Record::Outlet(outlet) => &outlet.head,
            Record::Page(page) => &page.head,
        }
    }

    /// The same, to be changed.
    pub(crate) fn head_mut(&mut self) -> &mut Head {
        match self {
            Record::Article(article) => &mut article.head,
            Record::Person(person) => &mut person.head,
            Record::Case(case) => &mut case.head,
            Record::Organisation(organisation) => &mut organisation.head,
            Record::Place(place) => &mut place.head,
            Record::Outlet(outlet) => &mut outlet.head,
            Record::Page(page) => &mut page.head,
        }
    }

    /// Adds the record to the list of its kind; called in id order.
    pub(crate) fn add_to(self, records: &mut Records) {
        match self {
            Record::Article(article) => records.articles.push(article.into()),
            Record::Person(person) => records.people.push(person.into()),
            Record::Case(case) => records.cases.push(case.into()),
            Record::Organisation(organisation) => records.organisations.push(organisation.into()),
            Record::Place(place) => records.places.push(place.into()),
            Record::Outlet(outlet) => records.outlets.push(outlet.into()),
            Record::Page(page) => records.pages.push(page.into()),
        }
    }
}

/// Keys that every kind has.
const SHARED: [&str; 7] = ["draft", "added", "sources", "redirects", "publish", "claim", "correction"];

/// Reads a record. Faults leave gaps; the record itself is always made, so
/// that what refers to it is not reported a second time.
pub(crate) fn read(
    r: &mut Reader<'_>,
    record: RecordId,
    front: &Front<'_>,
    id: &str,
    private: bool,
) -> Record {
    r.base = front.toml_start;
    let (table, errors) = DeTable::parse_recoverable(front.toml);
    for error in errors {
        r.error(not_toml(r, front.toml, &error));
    }
    let first_line = Span::new(r.file, 0, front.toml_start.saturating_sub(1).max(1));
    let mut table = Table::new(table.get_ref(), "", first_line);
    let body = Span::new(r.file, front.body_start, front.end);
    let keys = keys_of(record.kind);
    let mut head = head(r, &mut table, record, id, body, private, &keys);
    head.has_links = front.has_links;
    let made = match record.kind {
        Kind::Article => Record::Article(article(r, &mut table, head, &keys)),
        Kind::Person => Record::Person(person(r, &mut table, head, &keys)),
        Kind::Case => Record::Case(case(r, &mut table, head, &keys)),
        Kind::Organisation => Record::Organisation(organisation(r, &mut table, head, &keys)),
        Kind::Place => Record::Place(place(r, &mut table, head, &keys)),
        Kind::Outlet => Record::Outlet(outlet(r, &mut table, head)),
        Kind::Page => Record::Page(Page { title: table.required(r, "title").unwrap_or_default(), head }),
    };
    table.finish(r, &[]);
    made
}

/// The record's own keys, so that one below a `[[table]]` can be told to move up.
fn keys_of(kind: Kind) -> Vec<&'static str> {
    let own: &[&'static str] = match kind {
        Kind::Article => &[
            "title",
            "outlet",
            "date_basis",
            "url",
            "archived_urls",
            "authors",
            "translators",
            "original_outlet",
            "republished_by",
            "copy_of",
            "translation_of",
            "cases",
            "summary",
            "rights",
            "content_notes",
        ],
        Kind::Person => &[
            "name",
            "gender",
            "birth",
            "death",
            "nationality",
            "ethnicity",
            "roles",
            "distinct_from",
            "wikidata",
        ],
        Kind::Case => &["title", "aliases", "opened", "closed", "state", "countries", "rights", "gaps"],
        Kind::Organisation => &["name", "country"],
        Kind::Place => &["name", "within", "country", "lat", "lon", "precision"],
        Kind::Outlet => &["name", "country", "url", "republishes", "group", "reader_risk"],
        Kind::Page => &["title"],
    };
    own.iter().chain(&SHARED).copied().collect()
}

/// Says where TOML was expected, and what to type there.
pub(crate) fn not_toml(r: &Reader<'_>, toml: &str, error: &toml::de::Error) -> Diag {
    let range = error.span().unwrap_or_default();
    let mut start = range.start.min(toml.len());
    // An unclosed text ends at the line's end: the excerpt stays on this line.
    if toml[start..].starts_with('\n') {
        start -= toml[..start].chars().next_back().map_or(0, char::len_utf8);
    }
    let line_end = toml[start..].find('\n').map_or(toml.len(), |found| start + found);
    let end = range.end.clamp(start, line_end.max(start));
    let message = error.message().trim();
    let word = toml[start..end].to_owned();
    let diag = Diag::error(codes::TOML_SYNTAX, r.span(start..end.max(start + 1)), message);
    if !message.contains("duplicate key") {
        return diag
            .help("one key a line, `key = \"value\"`: text in quotes, a list as `[\"one\", \"two\"]`");
    }
    let diag = diag.help("give the key once; where it takes a list, `[\"one\", \"two\"]`");
    match earlier_key(&toml[..start], &word) {
        Some(first) => diag.also(r.span(first..first + word.len()), "first given here"),
        None => diag,
    }
}

/// The last line of `toml` that begins with a key.
fn earlier_key(toml: &str, key: &str) -> Option<usize> {
    let gives = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut at = 0;
    let mut found = None;
    for line in toml.split_inclusive('\n') {
        if gives(line) {
            found = Some(at);
        }
        at += line.len();
    }
    found
}

fn head(
    r: &mut Reader<'_>,
    table: &mut Table<'_>,
    record: RecordId,
    id: &str,
    body: Span,
    private: bool,
    keys: &[&str],
) -> Head {
    Head {
        record,
        id: id.to_owned(),
        file: r.file,
        body,
        has_links: false,
        draft: table.flag(r, "draft").unwrap_or(false),
        private,
        added: table.date(r, "added"),
        sources: sources(r, table),
        claims: claims(r, table, keys),
        corrections: corrections(r, table, keys),
        redirects: table.texts(r, "redirects").into_iter().map(|at| (at.value, at.span)).collect(),
        publish: publish(r, table, keys, record.kind).into(),
    }
}

fn article(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head, keys: &[&str]) -> Article {
    let own = head.record;
    if !table.has("outlet") {
        table.required(r, "outlet");
    }
    let article = Article {
        head,
        title: table.required(r, "title").unwrap_or_default(),
        outlet: table.record(r, "outlet", &[Kind::Outlet]),
        date: table.date(r, "date"),
        date_basis: table.word(r, "date_basis"),
        lang: table.lang(r, "lang"),
        url: table.url(r, "url"),
        url_dead: table.flag(r, "url_dead").unwrap_or_default(),
        archived_urls: table.urls(r, "archived_urls"),
        authors: table.plain_texts(r, "authors"),
        translators: table.plain_texts(r, "translators"),
        original_outlet: table.record(r, "original_outlet", &[Kind::Outlet]),
        republished_by: table.records(r, "republished_by", &[Kind::Outlet]),
        copy_of: other_article(r, table, "copy_of", own),
        translation_of: other_article(r, table, "translation_of", own),
        cases: table.records(r, "cases", &[Kind::Case]),
        text: table.word(r, "text").unwrap_or(TextKind::Summary),
        summary: table.text(r, "summary"),
        rights: table.text(r, "rights"),
        content_notes: table.plain_texts(r, "content_notes"),
        capture: capture(r, table, keys),
        mentions: mentions(r, table, keys),
    };
    if matches!(article.text, TextKind::Full | TextKind::Extract) && article.rights.is_none() {
        let message = "the report's own words are published without `rights`";
        let help = "say by what right, `rights = \"…\"`, or publish none of them: `text = \"none\"`";
        r.error(Diag::error(codes::NOT_BOTH, table.place(r, "text"), message).help(help));
    }
    article
}

fn other_article(
    r: &mut Reader<'_>,
    table: &mut Table<'_>,
    key: &'static str,
    own: RecordId,
) -> Option<RecordId> {
    let at = table.text_at(r, key)?;
    let found = table.find(r, &at, &[Kind::Article])?;
    if found == own {
        let message = format!("`{key}` names the article itself");
        r.error(Diag::error(codes::CIRCULAR, at.span, message).help("name the other article"));
        return None;
    }
    Some(found)
}

fn capture(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> Option<Box<Capture>> {
    let mut table = record.table(r, "capture")?;
    let digest = table.text_at(r, "sha256");
    if let Some(at) = digest.as_ref().filter(|at| !is_digest(&at.value)) {
        let message = "`sha256` is not 64 lower-case hexadecimal digits";
        r.error(Diag::error(codes::BAD_DIGEST, at.span, message).help("`sha256sum FILE` prints it"));
    }
    let capture = Box::new(Capture {
        sha256: digest.map(|at| at.value),
        file: table.text(r, "file"),
        part: table.count(r, "part"),
        captured_at: table.date(r, "captured_at").and_then(|date| date.earliest()).map(|day| day.to_string()),
    });
    table.finish(r, keys);
    Some(capture)
}

fn mentions(r: &mut Reader<'_>, record: &mut Table<'_>, keys: &[&str]) -> List<EditorMention> {
    const TARGETS: [(&str, Kind); 4] = [
        ("person", Kind::Person),
        ("organisation", Kind::Organisation),
        ("place", Kind::Place),
        ("case", Kind::Case),
    ];
    let mut out = Vec::new();
    for mut table in record.tables(r, "mention", "mention") {
        let text = table.required(r, "text");
        let span = table.place(r, "text");
        let given = TARGETS.iter().filter(|(key, _)| table.has(key)).count();
        let mut found = None;
        let mut none = false;
        for (key, kind) in TARGETS {
            if let Some(at) = table.text_at(r, key) {
                none |= at.value == "none";
                found = if at.value == "none" { None } else { table.find(r, &at, &[kind]) };
            }
        }
        if given != 1 {
            let message =
                format!("a mention is exactly one of person, organisation, place and case, found {given}");
            let help = "`person = \"none\"` says that the words name nobody";
            r.error(Diag::error(codes::NOT_BOTH, table.span(), message).help(help));
        }
        let nth = table.count(r, "nth");
        table.finish(r, keys);
        if let Some(text) = text.filter(|_| none || found.is_some()) {
            out.push(EditorMention { text, record: found, nth, span });
        }
    }
    exactly(out)
}

fn person(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head, keys: &[&str]) -> Person {
    let own = head.record;
    let named = table.required_at(r, "name");
    Person {
        named: named.as_ref().map_or(head.top(), |at| at.span),
        head,
        name: named.map(|at| at.value).unwrap_or_default(),
        aliases: aliases(r, table, keys),
        gender: table.text(r, "gender"),
        birth: table.date(r, "birth"),
        death: table.date(r, "death"),
        nationality: table.plain_texts(r, "nationality"),
        ethnicity: table.plain_texts(r, "ethnicity"),
        roles: table.plain_texts(r, "roles"),
        events: events(r, table, keys),
        relations: relations(r, table, keys, own),
        designations: designations(r, table, keys),
        distinct_from: table.records(r, "distinct_from", &[Kind::Person]),
        wikidata: table.text(r, "wikidata"),
    }
}

fn case(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head, keys: &[&str]) -> Case {
    let mut names = aliases(r, table, keys);
    names.extend(table.plain_texts(r, "aliases").into_iter().map(plain_alias));
    let rights = table.texts(r, "rights");
    for at in rights.iter().filter(|at| !at.value.starts_with("esf:")) {
        let message = format!("`{}` is not a code of the HURIDOCS thesaurus", at.value);
        r.error(Diag::error(codes::BAD_RIGHTS_CODE, at.span, message).help("write `esf:` and the code"));
    }
    Case {
        head,
        title: table.required(r, "title").unwrap_or_default(),
        aliases: names,
        opened: table.date(r, "opened"),
        closed: table.date(r, "closed"),
        state: table.word(r, "state").unwrap_or(CaseState::Unknown),
        countries: table.plain_texts(r, "countries"),
        rights: rights.into_iter().map(|at| at.value).collect(),
        gaps: table.plain_texts(r, "gaps"),
        parties: parties(r, table, keys),
        charges: charges(r, table, keys),
        events: events(r, table, keys),
        related: related_cases(r, table, keys),
    }
}

fn plain_alias(value: String) -> crate::model::Alias {
    crate::model::Alias {
        value,
        lang: None,
        script: None,
        kind: None,
        date: None,
        sources: List::new(),
        alone: false,
    }
}

fn organisation(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head, keys: &[&str]) -> Organisation {
    let own = head.record;
    Organisation {
        head,
        name: table.required(r, "name").unwrap_or_default(),
        aliases: aliases(r, table, keys),
        kind: table.text(r, "kind"),
        country: table.text(r, "country"),
        relations: relations(r, table, keys, own),
    }
}

fn place(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head, keys: &[&str]) -> Place {
    Place {
        head,
        name: table.required(r, "name").unwrap_or_default(),
        aliases: aliases(r, table, keys),
        kind: table.text(r, "kind"),
        within: table.record(r, "within", &[Kind::Place]),
        country: table.text(r, "country"),
        lat: table.degrees(r, "lat", 90.0),
        lon: table.degrees(r, "lon", 180.0),
        precision: table.word(r, "precision"),
    }
}

fn outlet(r: &mut Reader<'_>, table: &mut Table<'_>, head: Head) -> Outlet {
    Outlet {
        head,
        name: table.required(r, "name").unwrap_or_default(),
        kind: table.text(r, "kind"),
        country: table.text(r, "country"),
        lang: table.lang(r, "lang"),
        url: table.url(r, "url"),
        republishes: table.flag(r, "republishes").unwrap_or(false),
        group: table.text(r, "group"),
        reader_risk: table.text(r, "reader_risk"),
    }
}

//! Settings: `casebook.toml`, as typed and as valid.

use toml::de::DeTable;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::model::Publish;
use crate::parse::{Ids, Reader, Table, not_toml, read_publish};
use crate::source::Sources;
use crate::text::lang::language_tag;

/// What a site is, after every setting has been checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One sentence on what it holds.
    pub description: Option<String>,
    /// BCP 47; the language of the interface and of texts that say nothing else.
    pub lang: String,
    /// Further languages of the site, each in a folder of its own; never the main one.
    pub languages: Vec<Language>,
    /// Where the site will be published: `https://…/`, ending in a slash.
    pub base_url: Option<String>,
    /// Who gives out the ids of feeds, and since when: `example.org,2024`.
    pub feed_tag: Option<String>,
    /// How to ask for a correction or removal: a web or `mailto:` address, or plain words.
    pub contact: Option<String>,
    /// The onion address of the same site, told to readers of the Tor Browser. Ends with a slash.
    pub onion: Option<String>,
    /// Under which licence the archive's own words stand.
    pub licence: Option<String>,
    /// The minisign public key that signs bundles.
    pub signing_key: Option<String>,
    /// How addresses are laid out.
    pub addresses: Addresses,
    /// Which outputs are made.
    pub outputs: Outputs,
    /// Rules of publishing for records that say nothing else.
    pub publish: Publish,
}

/// A further language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47.
    pub tag: String,
    /// Where it is asked for.
    pub span: Span,
}

impl Config {
    /// Who gives out the ids of feeds: `feed_tag`, else the host of the base URL.
    #[must_use]
    pub fn feed_tag(&self) -> String {
        let host = || {
            let base = self.base_url.as_deref().unwrap_or_default();
            let after_scheme = base.split_once("://").map_or(base, |row| row.1);
            let host = after_scheme.split('/').next().unwrap_or_default();
            let host = host.rsplit('@').next().unwrap_or_default();
            format!("{},2026", host.split(':').next().unwrap_or_default().to_lowercase())
        };
        self.feed_tag.clone().unwrap_or_else(host)
    }
}

/// How addresses are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addresses {
    /// `people/ID.html`.
    #[default]
    Flat,
    /// `people/XX/ID.html`, with the first two hex digits of the id's SHA-256.
    Sharded,
}

/// Which outputs are made besides the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is its output")]
pub struct Outputs {
    pub search: bool,
    pub feeds: bool,
    pub data: bool,
    pub pictures: bool,
    pub timeline: bool,
}

impl Default for Outputs {
    fn default() -> Self {
        Outputs { search: true, feeds: true, data: true, pictures: true, timeline: true }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            title: String::new(),
            description: None,
            lang: "en".to_owned(),
            languages: Vec::new(),
            base_url: None,
            feed_tag: None,
            contact: None,
            onion: None,
            licence: None,
            signing_key: None,
            addresses: Addresses::Flat,
            outputs: Outputs::default(),
            publish: Publish::default(),
        }
    }
}

/// Keys of the site itself, so that one below a `[table]` can be told to move up.
const KEYS: &[&str] = &[
    "title",
    "format",
    "description",
    "lang",
    "languages",
    "base_url",
    "feed_tag",
    "contact",
    "onion",
    "licence",
    "signing_key",
    "addresses",
];

/// Reads the settings from file 0 of the sources.
#[must_use]
pub fn read(sources: &Sources) -> Checked<Config> {
    let file = FileId(0);
    let text = sources.text(file);
    let ids = Ids::default();
    let mut r = Reader::new(file, &ids);
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        r.error(not_toml(&r, &text, &error));
    }
    let top = Span::new(file, 0, text.find('\n').unwrap_or(text.len()).max(1).min(text.len()));
    let mut table = Table::new(table.get_ref(), "", top);
    let config = settings(&mut r, &mut table);
    table.finish(&mut r, &[]);
    if config.contact.is_none() {
        let message = "no `contact`: nobody can ask for a correction or removal";
        let help = "add `contact = \"mailto:…\"`, a web address, or a sentence that says how";
        r.error(Diag::warning(codes::NO_CONTACT, top, message).help(help));
    }
    Checked { value: config, diags: r.diags }
}

fn settings(r: &mut Reader<'_>, table: &mut Table<'_>) -> Config {
    if table.has("format") && table.count(r, "format") != Some(1) {
        let message = "this version reads `format = 1`";
        r.error(
            Diag::error(codes::BAD_SETTING, table.place(r, "format"), message)
                .help("use the version that wrote the site"),
        );
    }
    let lang = table.lang(r, "lang").unwrap_or_else(|| "en".to_owned());
    let languages = languages(r, table, &lang);
    Config {
        title: table.required(r, "title").unwrap_or_default(),
        description: table.text(r, "description"),
        lang,
        languages,
        base_url: table.url(r, "base_url").map(|url| format!("{}/", url.trim_end_matches('/'))),
        feed_tag: feed_tag(r, table),
        contact: table.text(r, "contact"),
        onion: onion(r, table),
        licence: table.text(r, "licence"),
        signing_key: signing_key(r, table),
        addresses: addresses(r, table),
        outputs: outputs(r, table),
        publish: table
            .table(r, "publish")
            .map_or_else(Publish::default, |table| read_publish(r, table, KEYS, None)),
    }
}

/// The address of the onion service: nothing but a host, since every page lies below it.
fn onion(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<String> {
    let place = table.place(r, "onion");
    let url = table.url(r, "onion")?;
    let host = url
        .trim_end_matches('/')
        .strip_prefix("http://")
        .or(url.trim_end_matches('/').strip_prefix("https://"));
    let is_onion = |host: &&str| {
        let name = host.strip_suffix(".onion").map(|name| name.rsplit('.').next().unwrap_or(name));
        name.is_some_and(|name| {
            name.len() == 56 && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
        })
    };
    if host.filter(is_onion).is_none() {
        let message = "this is not the address of an onion service";
        r.error(
            Diag::error(codes::BAD_SETTING, place, message)
                .help("`http://` and 56 letters and digits before `.onion`, without a path"),
        );
        return None;
    }
    Some(format!("{}/", url.trim_end_matches('/')))
}

/// The languages besides the main one, which may be named among them.
fn languages(r: &mut Reader<'_>, table: &mut Table<'_>, main: &str) -> Vec<Language> {
    let mut out: Vec<Language> = Vec::new();
    for at in table.texts(r, "languages") {
        let fault = match language_tag(&at.value) {
            None => Some("is not a language tag"),
            Some(tag) if tag == main => None,
            Some(tag) if tag.len() > LONGEST_TAG => Some("is too long for the name of a folder"),
            Some(tag) if out.iter().any(|other| other.tag == tag) => Some("is named twice"),
            Some(tag) => {
                out.push(Language { tag, span: at.span });
                None
            }
        };
        if let Some(fault) = fault {
            let message = format!("`{}` {fault}", at.value);
            r.error(
                Diag::error(codes::BAD_SETTING, at.span, message).help("BCP 47: `kk`, `ru`, `ug`, `kk-Latn`"),
            );
        }
    }
    out
}

/// A language is a folder above every other path, and paths are short.
pub const LONGEST_TAG: usize = 16;

/// A minisign public key: 56 letters that begin with `RW`.
fn signing_key(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<String> {
    let key = table.text_at(r, "signing_key")?;
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    if key.value.len() == 56 && key.value.starts_with("RW") && key.value.bytes().all(is_base64) {
        return Some(key.value);
    }
    let message = "this is no minisign public key";
    let help = "it is the second line of the `.pub` file: 56 letters that begin with RW";
    r.error(Diag::error(codes::BAD_SETTING, key.span, message).help(help));
    None
}

fn feed_tag(r: &mut Reader<'_>, table: &mut Table<'_>) -> Option<String> {
    let at = table.text_at(r, "feed_tag")?;
    if !is_tag(&at.value) {
        let message = format!("`{}` is not a host and a day that it was yours", at.value);
        r.error(Diag::error(codes::BAD_SETTING, at.span, message).help("like `example.org,2024`"));
        return None;
    }
    Some(at.value)
}

/// Whether a text is the authority of a `tag:` address (RFC 4151): a host, and a year, month or day.
fn is_tag(text: &str) -> bool {
    let Some((host, date)) = text.split_once(',') else { return false };
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_@".contains(&byte);
    let digits = date.split('-').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    !host.is_empty() && host.bytes().all(letters) && digits && matches!(date.len(), 4 | 7 | 10)
}

fn addresses(r: &mut Reader<'_>, table: &mut Table<'_>) -> Addresses {
    let Some(at) = table.text_at(r, "addresses") else { return Addresses::Flat };
    match at.value.as_str() {
        "flat" => Addresses::Flat,
        "sharded" => Addresses::Sharded,
        other => {
            let message = format!("`{other}` is no layout of addresses");
            r.error(Diag::error(codes::BAD_SETTING, at.span, message).help("`flat` or `sharded`"));
            Addresses::Flat
        }
    }
}

fn outputs(r: &mut Reader<'_>, outer: &mut Table<'_>) -> Outputs {
    let mut out = Outputs::default();
    let Some(mut table) = outer.table(r, "outputs") else { return out };
    for (key, flag) in [
        ("search", &mut out.search),
        ("feeds", &mut out.feeds),
        ("data", &mut out.data),
        ("pictures", &mut out.pictures),
        ("timeline", &mut out.timeline),
    ] {
        *flag = table.flag(r, key).unwrap_or(true);
    }
    table.finish(r, KEYS);
    out
}

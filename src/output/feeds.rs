//! Atom feeds of the site, of corrections, of people and cases, with archive pages (RFC 4287, RFC 5005).
//!
//! An entry is a record's title, its outlet and date, and the archive's own summary; of a record that tells of
//! torture, self-harm or sexual violence only the title. Its `id` is made from the first id that the record had,
//! and never changes.

use chrono::NaiveDate;

use crate::model::{Kind, RecordId};
use crate::output::xml::Xml;
use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::feeds::{About, ENTRIES, Happening, address};
use crate::site::notes;
use crate::site::{Listed, SitePath, cite};

/// The feeds.
pub(super) struct Feeds;

impl Output for Feeds {
    fn name(&self) -> &'static str {
        "feeds"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        made.site.feeds.files.iter().map(|file| file.path.clone()).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let file = &made.site.feeds.files[position];
        Ok(Writer { made, about: file.about }.feed(&file.path, file.archive))
    }
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const HISTORY: &str = "http://purl.org/syndication/history/1.0";
const TYPE: (&str, &str) = ("type", "application/atom+xml");

struct Writer<'m> {
    made: &'m Made<'m>,
    about: About,
}

impl Writer<'_> {
    fn feed(&self, path: &SitePath, archive: Option<usize>) -> Vec<u8> {
        let site = self.made.site;
        let all = site.feeds.log(&site.public, &site.index, self.about);
        let (start, end) = match archive {
            Some(page) => (page * ENTRIES, (page + 1) * ENTRIES),
            None => (all.len().saturating_sub(ENTRIES), all.len()),
        };
        let shown = &all[start..end];
        let mut xml = Xml::new();
        xml.open(
            "feed",
            &[("xmlns", ATOM), ("xmlns:fh", HISTORY), ("xml:lang", self.made.desk.words.messages().lang())],
        );
        self.head(&mut xml, path, archive, shown);
        shown.iter().rev().for_each(|happening| self.entry(&mut xml, *happening));
        xml.close("feed");
        xml.into_bytes()
    }

    fn head(&self, xml: &mut Xml, path: &SitePath, archive: Option<usize>, shown: &[Happening]) {
        let site = self.made.site;
        xml.text("title", &[], &self.title());
        xml.text("id", &[], &self.tag(&self.subject()));
        xml.empty("link", &[("rel", "self"), TYPE, ("href", &self.full(path))]);
        let page = match self.about {
            About::Record(record) => site.plan.address(record).cloned(),
            About::Corrections => site.plan.contents_for(Listed::Corrections).map(|list| list.path.clone()),
            About::Site => None,
        };
        let page = page.unwrap_or_else(|| SitePath::new("index.html"));
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &self.full(&page))]);
        if archive.is_some() {
            let current = address(&site.public, site.config, self.about);
            xml.empty("fh:archive", &[]);
            xml.empty("link", &[("rel", "current"), TYPE, ("href", &self.full(&current))]);
        }
        let archives = site.feeds.archives(self.about);
        let before = archive.unwrap_or(archives.len()).checked_sub(1);
        if let Some(before) = before {
            xml.empty("link", &[("rel", "prev-archive"), TYPE, ("href", &self.full(&archives[before]))]);
        }
        let newest = shown.last().map(|happening| instant(happening.day)).unwrap_or_default();
        xml.text("updated", &[], &newest);
        xml.open("author", &[]).text("name", &[], &site.config.title).close("author");
        if let Some(licence) = &site.config.licence {
            xml.text("rights", &[], licence);
        }
    }

    fn title(&self) -> String {
        let (site, words) = (self.made.site, self.made.desk.words);
        let about = match self.about {
            About::Site => return site.config.title.clone(),
            About::Corrections => words.text("corrections"),
            About::Record(record) => site.public.records().name(record).to_owned(),
        };
        format!("{about}{}{}", words.text("title_sep"), site.config.title)
    }

    /// What a feed's id says it is about.
    fn subject(&self) -> String {
        match self.about {
            About::Site => "feed".to_owned(),
            About::Corrections => "feed/corrections".to_owned(),
            About::Record(record) => format!("feed/{}", self.first_id(record)),
        }
    }

    fn entry(&self, xml: &mut Xml, Happening { day, record, correction }: Happening) {
        let (site, words) = (self.made.site, self.made.desk.words);
        let head = site.public.records().head(record);
        let name = site.public.records().name(record);
        let (id, title) = match correction {
            None => (self.first_id(record), name.to_owned()),
            Some(number) => {
                let date = &head.corrections[number as usize].date;
                let before = &head.corrections[..number as usize];
                let same_day = before.iter().filter(|other| other.date == *date).count();
                let number = if same_day == 0 { String::new() } else { format!("/{}", same_day + 1) };
                let title = format!("{} {name}", words.text("correction_label"));
                (format!("{}/correction/{date}{number}", self.first_id(record)), title)
            }
        };
        let page = site.plan.address(record).map(|path| self.full(path)).unwrap_or_default();
        xml.open("entry", &[]);
        xml.text("title", &[], &title);
        xml.text("id", &[], &self.tag(&id));
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        if correction.is_none() {
            xml.text("published", &[], &instant(day));
        }
        xml.text("updated", &[], &instant(day));
        let summary = self.summary(record, correction);
        if !summary.is_empty() {
            xml.text("summary", &[], &summary);
        }
        let kind = if correction.is_some() { "correction" } else { record.kind.singular() };
        xml.empty("category", &[("term", kind)]).close("entry");
    }

    fn summary(&self, record: RecordId, correction: Option<u32>) -> String {
        let (site, words) = (self.made.site, self.made.desk.words);
        let records = site.public.records();
        let mut parts = Vec::new();
        if record.kind == Kind::Article {
            let article = &records.articles[record.at()];
            parts.push(cite::in_words(self.made.desk, record, "feed_article"));
            parts
                .extend(article.summary.clone().filter(|_| !self.only_title(record) && correction.is_none()));
        }
        let of_events = notes::of_events(&site.public, &site.index, record).into_iter();
        let all =
            notes::own(&site.public, record).iter().cloned().chain(of_events.map(|kind| words.event(kind)));
        let at = parts.len().min(1);
        parts.splice(at..at, all.map(|note| format!("{} {note}", words.text("content_note"))));
        if let Some(number) = correction.filter(|_| !self.only_title(record)) {
            let correction = &records.head(record).corrections[number as usize];
            parts.push(correction.what.clone());
            parts.extend(correction.why.clone());
        }
        parts.join("\n")
    }

    fn only_title(&self, record: RecordId) -> bool {
        notes::is_noted(&self.made.site.public, &self.made.site.index, record)
    }

    /// Kind and id, as they were first: an id that was renamed lists its old ones, oldest first.
    fn first_id(&self, record: RecordId) -> String {
        let head = self.made.site.public.records().head(record);
        let id = head.redirects.first().map_or(&head.id, |old| &old.0);
        format!("{}/{id}", record.kind.folder())
    }

    fn tag(&self, what: &str) -> String {
        format!("tag:{}:{what}", self.made.site.config.feed_tag())
    }

    fn full(&self, path: &SitePath) -> String {
        format!("{}{}", self.made.site.config.base_url.as_deref().unwrap_or_default(), path.as_str())
    }
}

/// The beginning of a day, in the only time zone that everyone has.
fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

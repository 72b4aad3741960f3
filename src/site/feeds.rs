//! Feeds: which there are, what happened in each, and where their files lie.
//!
//! A feed is a log of happenings: a record was added, a record was corrected. It is cut into archive pages of
//! a hundred from the oldest (RFC 5005), so that a page that is full never changes and a reader that comes
//! once a week or once a year can walk back to what it knows. An archive page is named by what it lists: where
//! something came in late or was taken away, the pages from there on have new names, and are read anew. Dates are those that editors wrote: `added` and the
//! dates of corrections. A record with neither is in no feed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::config::Config;
use crate::model::{Kind, RecordId};
use crate::site::{Index, PerRecord, Public, SitePath};
use crate::text::edtf::Edtf;
use crate::text::hex::hex;

/// Entries of an archive page, and of the feed itself.
pub const ENTRIES: usize = 100;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Everything.
    Site,
    /// What was corrected.
    Corrections,
    /// A person or case: the record and the reports on it.
    Record(RecordId),
}

/// Something that happened in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    /// The day; the first one of a month or year.
    pub day: NaiveDate,
    /// To which record.
    pub record: RecordId,
    /// `None`: it was added; else which of its corrections this is.
    pub correction: Option<u32>,
}

/// A file of a feed.
#[derive(Debug, Clone)]
pub struct FeedFile {
    /// Its address.
    pub path: SitePath,
    /// Whose feed.
    pub about: About,
    /// `None`: the feed itself, with the newest entries; else which archive page, from 0.
    pub archive: Option<usize>,
}

/// All feeds of a site; none without a base URL, because a feed is read away from its host.
#[derive(Debug)]
pub struct Feeds {
    /// Every file, in path order.
    pub files: Vec<FeedFile>,
    /// `site.xml` and `corrections.xml` in full.
    site: Vec<Happening>,
    corrections: Vec<Happening>,
    /// Which people and cases have a feed.
    followed: PerRecord<bool>,
    archives: BTreeMap<About, Vec<SitePath>>,
}

impl Feeds {
    /// Decides which feeds there are.
    #[must_use]
    pub fn new(public: &Public<'_>, index: &Index, config: &Config) -> Self {
        let mut feeds = Feeds {
            files: Vec::new(),
            site: Vec::new(),
            corrections: Vec::new(),
            followed: PerRecord::new(public),
            archives: BTreeMap::new(),
        };
        if !config.outputs.feeds || config.base_url.is_none() {
            return feeds;
        }
        for record in
            [Kind::Article, Kind::Person, Kind::Case].into_iter().flat_map(|kind| public.listed(kind))
        {
            feeds.site.extend(happenings(public, record));
        }
        for kind in [Kind::Organisation, Kind::Place, Kind::Outlet, Kind::Page] {
            let all = public.listed(kind).flat_map(|record| happenings(public, record));
            feeds.site.extend(all.filter(|happening| happening.correction.is_some()));
        }
        feeds.site.sort_unstable();
        feeds.corrections = feeds.site.iter().filter(|one| one.correction.is_some()).copied().collect();
        feeds.of_record(public, index, config);
        for about in [About::Site, About::Corrections] {
            let log = feeds.log(public, index, about).into_owned();
            feeds.add(public, config, about, &log);
        }
        feeds.files.sort_by(|a, b| a.path.cmp(&b.path));
        feeds
    }

    fn of_record(&mut self, public: &Public<'_>, index: &Index, config: &Config) {
        let followed = |record: &RecordId| public.lists(*record) && public.is_named(*record);
        for record in public.of(Kind::Person).chain(public.of(Kind::Case)).filter(followed) {
            let log = self.log(public, index, About::Record(record)).into_owned();
            *self.followed.get_mut(record) = !log.is_empty();
            self.add(public, config, About::Record(record), &log);
        }
    }

    fn add(&mut self, public: &Public<'_>, config: &Config, about: About, log: &[Happening]) {
        if log.is_empty() {
            return;
        }
        let path = address(public, config, about);
        let full = log.chunks_exact(ENTRIES).enumerate();
        let archives: Vec<SitePath> = full
            .map(|(at, page)| path.with_suffix(&format!("--{}-{}", at + 1, digest(public, page))))
            .collect();
        let files = archives.iter().enumerate();
        self.files.extend(files.map(|(at, path)| FeedFile { path: path.clone(), about, archive: Some(at) }));
        self.files.push(FeedFile { path, about, archive: None });
        if !archives.is_empty() {
            self.archives.insert(about, archives);
        }
    }

    /// Whether there is such a feed: nothing may have happened yet.
    #[must_use]
    pub fn has(&self, about: About) -> bool {
        match about {
            About::Site => !self.site.is_empty(),
            About::Corrections => !self.corrections.is_empty(),
            About::Record(record) => *self.followed.get(record),
        }
    }

    /// The archive pages of a feed, oldest first.
    #[must_use]
    pub fn archives(&self, about: About) -> &[SitePath] {
        self.archives.get(&about).map_or(&[], Vec::as_slice)
    }

    /// Everything that happened in a feed, oldest first.
    #[must_use]
    pub fn log(&self, public: &Public<'_>, index: &Index, about: About) -> Cow<'_, [Happening]> {
        match about {
            About::Site => Cow::Borrowed(&self.site),
            About::Corrections => Cow::Borrowed(&self.corrections),
            About::Record(record) => {
                let mut all: Vec<Happening> = of_record(public, index, record).collect();
                all.sort_unstable();
                Cow::Owned(all)
            }
        }
    }
}

/// The address of a feed, whether there is one or not.
#[must_use]
pub fn address(public: &Public<'_>, config: &Config, about: About) -> SitePath {
    match about {
        About::Site => SitePath::new("feeds/site.xml"),
        About::Corrections => SitePath::new("feeds/corrections.xml"),
        About::Record(record) => {
            let id = &public.records().head(record).id;
            SitePath::of_record(record.kind, id, config.addresses).below("feeds", "xml")
        }
    }
}

/// Eight digits that tell one list of happenings from another.
fn digest(public: &Public<'_>, page: &[Happening]) -> String {
    let mut hash = Sha256::new();
    for Happening { day, record, correction } in page {
        let id = &public.records().head(*record).id;
        hash.update(format!("{day} {}/{id} {correction:?}\n", record.kind.folder()));
    }
    hex(&hash.finalize()[..4])
}

/// What happened to a record.
fn happenings<'p>(public: &'p Public<'_>, record: RecordId) -> impl Iterator<Item = Happening> + use<'p> {
    let head = public.records().head(record);
    let added = head.added.as_ref().and_then(first_day);
    let added = added.map(|day| Happening { day, record, correction: None });
    let corrections = head.corrections.iter().zip(0..).filter_map(move |(correction, number)| {
        let day = first_day(&correction.date)?;
        Some(Happening { day, record, correction: Some(number) })
    });
    added.into_iter().chain(corrections)
}

/// What happened to a person or case, and to the reports on it.
fn of_record<'p>(
    public: &'p Public<'_>,
    index: &'p Index,
    record: RecordId,
) -> impl Iterator<Item = Happening> + use<'p> {
    let reports = index.reports.get(record).iter().map(|report| report.article);
    let listed = reports.filter(|article| public.lists(*article));
    happenings(public, record).chain(listed.flat_map(|article| happenings(public, article)))
}

fn first_day(date: &Edtf) -> Option<NaiveDate> {
    date.earliest().or(date.latest())
}

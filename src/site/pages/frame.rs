//! A page in the making: its address, its links, its frame.

use std::sync::Arc;

use crate::model::{Kind, RecordId, Records, Who};
use crate::site::feeds::About;
use crate::site::pages::desk::{Desk, Edition};
use crate::site::pages::labels::Label;
use crate::site::views::{
    Around, FeedLink, Find, Footer, Frame, InLanguage, Link, NavItem, Slot, Text, Turn, When,
};
use crate::site::words::Words;
use crate::site::{Index, Listed, Site, SitePath, host_path};
use crate::text::edtf::Edtf;
use crate::text::lang::{direction_of_language, script_of, script_of_language};

/// A page in the making.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'d> {
    /// What it is made from.
    pub desk: &'d Desk<'d>,
    /// Where it lies.
    pub path: &'d SitePath,
    base: Base<'d>,
}

/// From where links are counted.
#[derive(Debug, Clone, Copy)]
enum Base<'d> {
    /// From the page itself.
    Page,
    /// From the host's root: a page that is served at any depth.
    Root(&'d str),
    /// From nowhere: such a page on a host that is not known.
    Nowhere,
    /// From the folder above the site: the first page of a bundle.
    Above,
}

/// What a frame needs to know of its page.
pub(super) struct Outline<'t> {
    /// The page's title.
    pub title: &'t str,
    /// One sentence for lists of links elsewhere.
    pub description: Option<String>,
    /// The list it belongs to.
    pub list: Option<Listed>,
    /// Whether it is that list.
    pub is_list: bool,
    /// What stands in it, where that is not what the list holds there.
    pub rows: Option<&'t [RecordId]>,
    /// The record it shows.
    pub record: Option<RecordId>,
}

impl<'d> Page<'d> {
    /// A page at its own address.
    pub(super) fn new(desk: &'d Desk<'d>, path: &'d SitePath) -> Self {
        Page { desk, path, base: Base::Page }
    }

    /// A page that a host serves at any depth.
    pub(super) fn anywhere(desk: &'d Desk<'d>, path: &'d SitePath) -> Self {
        let base = desk.site.config.base_url.as_deref().map(host_path);
        Page { desk, path, base: base.map_or(Base::Nowhere, Base::Root) }
    }

    /// A page that lies beside the folder `site/`.
    pub(super) fn above(desk: &'d Desk<'d>, path: &'d SitePath) -> Self {
        Page { desk, path, base: Base::Above }
    }

    pub(super) fn records(&self) -> &'d Records {
        self.desk.site.public.records()
    }

    pub(super) fn index(&self) -> &'d Index {
        &self.desk.site.index
    }

    pub(super) fn words(&self) -> Words<'d> {
        self.desk.words
    }

    /// A date in words, with what is uncertain about it.
    pub(super) fn date(&self, date: Option<&Edtf>) -> When {
        self.desk.date(date).into_owned()
    }

    /// A text of the interface.
    pub(super) fn t(&self, key: &str) -> String {
        self.words().text(key)
    }

    /// The link from here to a path of the site.
    pub(super) fn to(&self, target: &SitePath) -> Option<String> {
        self.link_to(target.as_str())
    }

    fn link_to(&self, target: &str) -> Option<String> {
        match self.base {
            Base::Page => Some(self.path.link_to(target)),
            Base::Root(root) => Some(format!("{root}{target}")),
            Base::Nowhere => None,
            Base::Above => Some(format!("site/{target}")),
        }
    }

    /// The link to a record's page, where it has one.
    pub(super) fn href(&self, record: RecordId) -> Option<String> {
        self.leading_to(self.desk.labels.get(record))
    }

    fn leading_to(&self, label: Label<'_>) -> Option<String> {
        Some(label.path).filter(|path| !path.is_empty()).and_then(|path| self.link_to(path))
    }

    /// Words of the archive itself.
    pub(super) fn own(&self, value: &str) -> Text {
        own(self.desk.site, self.words(), value)
    }

    /// A name or another text whose language nobody noted.
    pub(super) fn as_typed(&self, value: &str) -> Text {
        self.words().foreign(value, None)
    }

    /// A name as the archive writes it: in its main language, as far as it is in that language's letters.
    pub(super) fn written(&self, name: &str) -> Text {
        written(self.desk.site, self.words(), name)
    }

    /// The name of a record inside a message.
    pub(super) fn name_inside(&self, record: RecordId) -> String {
        self.words().inside(&self.name(record))
    }

    /// Names as reports print them, in a row inside a message.
    pub(super) fn names_inside<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> String {
        let inside = |name| self.words().inside(&self.written(name));
        self.words().list(&names.into_iter().map(inside).collect::<Vec<_>>())
    }

    /// A country by its code, or as an editor typed it.
    pub(super) fn country(&self, country: &str) -> Text {
        let name = self.words().country(country);
        if name == country { self.written(country) } else { Text::plain(name) }
    }

    /// A country inside a message.
    pub(super) fn country_inside(&self, country: &str) -> String {
        self.words().inside(&self.country(country))
    }

    /// Words of the archive itself inside a message.
    pub(super) fn own_inside(&self, value: &str) -> String {
        self.words().inside(&self.own(value))
    }

    /// The name or title of a record.
    pub(super) fn name(&self, record: RecordId) -> Text {
        self.desk.labels.get(record).name()
    }

    /// A record's name, leading to its page.
    pub(super) fn link(&self, record: RecordId) -> Link {
        let label = self.desk.labels.get(record);
        let mut text = label.name();
        if self.desk.site.public.leaves_out(record) {
            text.value.push_str(&self.t("left_out_mark"));
        }
        Link { href: self.leading_to(label), text }
    }

    /// Interface words leading to a record's page.
    pub(super) fn link_as(&self, record: RecordId, text: String) -> Link {
        Link { href: self.href(record), text: Text::plain(text) }
    }

    /// A person, an organisation, or a phrase for people without a page.
    pub(super) fn who(&self, who: &Who) -> Link {
        match who {
            Who::Record(record) => self.link(*record),
            Who::Unnamed(phrase) => Link::none(self.own(phrase)),
        }
    }

    /// The contents page of something, where it lists anything.
    pub(super) fn list_link(&self, listed: Listed) -> Option<Link> {
        let contents =
            self.desk.site.plan.contents_for(listed).filter(|contents| !contents.sections.is_empty())?;
        Some(Link { href: self.to(&contents.path), text: Text::plain(self.list_name(listed)) })
    }

    /// What a list is called.
    pub(super) fn list_name(&self, listed: Listed) -> String {
        self.t(match listed {
            Listed::Kind(Kind::Article) => "reports",
            Listed::Kind(kind) => kind.folder(),
            Listed::Timeline => "timeline",
            Listed::Corrections => "corrections",
        })
    }

    /// Everything around the page's content.
    pub(super) fn frame(&self, outline: Outline<'_>) -> Frame {
        let config = self.desk.site.config;
        let unlisted = outline.record.is_some_and(|record| !self.desk.site.public.lists(record));
        let description = outline.description.as_deref().map(shortened);
        let crumbs = self.crumbs(&outline);
        let machines = !unlisted && matches!(self.base, Base::Page);
        let linked_data =
            (machines && config.outputs.data).then(|| self.linked_data(&outline, &crumbs)).flatten();
        let original = outline.record.and_then(|record| self.desk.site.public.original_of(record));
        Frame {
            lang: self.words().messages().lang().to_owned(),
            dir: self.words().dir(),
            title: self.full_title(outline.title),
            canonical: config
                .base_url
                .as_ref()
                .map(|_| original.map_or_else(|| self.full_address(), str::to_owned)),
            feeds: self.feeds(outline.record),
            social: if machines { self.social(&outline, description.as_deref()) } else { Vec::new() },
            linked_data,
            noindex: unlisted,
            around: self.around(&outline),
            find: self.find(),
            crumbs,
            languages: self.languages(unlisted),
            turn: None,
            description,
        }
    }

    /// The site's name, navigation and foot, made once for all pages of a folder.
    fn around(&self, outline: &Outline<'_>) -> Arc<Around> {
        let make = || {
            Arc::new(Around {
                root: self.path.root(),
                stylesheet: self.asset("style.css"),
                icon: self.asset("icon.svg"),
                search_description: self.search_description(),
                brand: Link { href: self.to(&self.home()), text: self.own(&self.desk.site.config.title) },
                nav: self.nav(outline),
                footer: self.footer(),
                ready: Slot::default(),
            })
        };
        // The map stands in the navigation and in no list: its page is like no other of its folder.
        let is_map = self.desk.site.plan.map.as_ref() == Some(self.path);
        if is_map || !matches!(self.base, Base::Page) {
            return make();
        }
        let plain = outline.record.filter(|record| record.kind == Kind::Page);
        self.desk.arounds.get_or((self.path.folder(), outline.list, outline.is_list, plain), make)
    }

    /// The front page in this language.
    pub(super) fn home(&self) -> SitePath {
        self.desk.site.plan.at("index.html")
    }

    /// This page in every language of the site, where it has several.
    fn languages(&self, noindex: bool) -> Vec<InLanguage> {
        let editions = &self.desk.editions;
        if editions.len() < 2 || matches!(self.base, Base::Nowhere) {
            return Vec::new();
        }
        let main = self.desk.site.plan.main_address(self.path);
        let base = self.desk.site.config.base_url.as_deref();
        let edition = |(at, edition): (usize, &Edition<'d>)| {
            let there = edition.plan.at(main);
            let same = edition.plan.has(&there);
            let shown = if same { &there } else { &edition.plan.at("index.html") };
            InLanguage {
                lang: edition.lang.to_owned(),
                dir: direction_of_language(edition.lang),
                name: edition.name.clone(),
                href: self.to(shown).filter(|_| *self.path != there),
                address: base.filter(|_| same && !noindex).map(|base| format!("{base}{}", there.as_str())),
                main: at == 0,
            }
        };
        editions.iter().enumerate().map(edition).collect()
    }

    /// The link to a file that pages load.
    pub(super) fn asset(&self, name: &str) -> Option<String> {
        self.desk.site.plan.asset(name).and_then(|path| self.to(path))
    }

    fn find(&self) -> Option<Find> {
        if !self.desk.site.config.outputs.search {
            return None;
        }
        let target = self.desk.site.plan.at("search.html");
        let href = self.to(&target)?;
        Some(Find { href: Some(href).filter(|_| *self.path != target), script: self.asset("find.js")? })
    }

    /// Where browsers learn of the search.
    fn search_description(&self) -> Option<FeedLink> {
        let config = self.desk.site.config;
        let wanted = config.outputs.search && config.base_url.is_some();
        let href = wanted.then(|| self.to(&SitePath::new("opensearch.xml"))).flatten()?;
        Some(FeedLink { href, title: config.title.clone() })
    }

    fn full_title(&self, title: &str) -> String {
        let site = &self.desk.site.config.title;
        if title == site { title.to_owned() } else { format!("{title}{}{site}", self.t("title_sep")) }
    }

    fn nav(&self, outline: &Outline<'_>) -> Vec<NavItem> {
        let kinds = [Kind::Case, Kind::Person, Kind::Organisation, Kind::Place, Kind::Article];
        let lists = kinds.map(Listed::Kind).into_iter().chain([Listed::Timeline]);
        let mut items: Vec<NavItem> = lists
            .filter_map(|listed| {
                let link = self.list_link(listed).filter(|link| link.href.is_some())?;
                let here = outline.list == Some(listed);
                Some(NavItem {
                    link,
                    current: here.then_some(if outline.is_list { "page" } else { "true" }),
                    minor: false,
                })
            })
            .collect();
        items.extend(self.map_link().map(|link| {
            let current = (self.desk.site.plan.map.as_ref() == Some(self.path)).then_some("page");
            NavItem { link, current, minor: false }
        }));
        items
    }

    fn crumbs(&self, outline: &Outline<'_>) -> Vec<Link> {
        let home = self.home();
        let Some(home) = self.to(&home).filter(|_| *self.path != home) else {
            return Vec::new();
        };
        let mut crumbs = vec![Link::to(home, Text::plain(self.t("home")))];
        if !outline.is_list {
            crumbs.extend(outline.list.and_then(|listed| self.list_link(listed)));
        }
        let title = match outline.record {
            Some(record) => self.name(record),
            None => Text::plain(outline.title),
        };
        crumbs.push(Link::none(title));
        crumbs
    }

    fn footer(&self) -> Footer {
        let config = self.desk.site.config;
        let pages = self.desk.plain_pages.iter().copied().filter(|page| self.desk.methods != Some(*page));
        let linked = |page: RecordId| Some(self.link(page)).filter(|link| link.href.is_some());
        let list = |listed| self.list_link(listed).filter(|link| link.href.is_some());
        let lists = [Listed::Kind(Kind::Page), Listed::Kind(Kind::Outlet), Listed::Corrections];
        Footer {
            contact: config.contact.as_deref().map(|contact| self.contact(contact)),
            licence: config.licence.as_deref().map(|licence| self.own(licence)),
            methods: self.desk.methods.and_then(linked),
            pages: pages
                .filter_map(linked)
                .chain(lists.into_iter().filter_map(list))
                .chain(self.plain_link("verify.html", "verify_title"))
                .chain(self.for_programs())
                .collect(),
            risk: self.desk.risk,
        }
    }

    /// The link to a page of the program's own, under a text of the interface.
    pub(super) fn plain_link(&self, path: &str, key: &str) -> Option<Link> {
        let href = self.to(&self.desk.site.plan.at(path))?;
        Some(Link::to(href, Text::plain(self.t(key))))
    }

    /// Open data and the feed of the site.
    fn for_programs(&self) -> impl Iterator<Item = Link> {
        let site = self.desk.site;
        let data = site.config.outputs.data.then(|| (SitePath::new("data/index.html"), "data"));
        let feed = site.feeds.has(About::Site).then(|| (SitePath::new("feeds/site.xml"), "feed"));
        data.into_iter()
            .chain(feed)
            .filter_map(|(path, key)| Some(Link::to(self.to(&path)?, Text::plain(self.t(key)))))
    }

    fn contact(&self, contact: &str) -> Link {
        let is_address = ["https://", "http://", "mailto:"].iter().any(|scheme| contact.starts_with(scheme));
        let shown = contact.strip_prefix("mailto:").unwrap_or(contact);
        let text = self.own(shown);
        if is_address { Link::to(contact, text) } else { Link::none(text) }
    }

    /// The neighbours of a page, under the words `keys`.
    pub(super) fn turn(
        &self,
        prev: Option<RecordId>,
        next: Option<RecordId>,
        keys: [&str; 2],
    ) -> Option<Turn> {
        let link =
            |record: Option<RecordId>, key: &str| record.map(|record| self.link_as(record, self.t(key)));
        let turn = Turn { prev: link(prev, keys[0]), next: link(next, keys[1]) };
        (turn.prev.is_some() || turn.next.is_some()).then_some(turn)
    }
}

impl<'t> Outline<'t> {
    /// The outline of a record's page.
    pub(super) fn of_record(record: RecordId, title: &'t str) -> Self {
        let list = Some(record.kind).filter(|kind| *kind != Kind::Page).map(Listed::Kind);
        Outline { title, description: None, list, is_list: false, rows: None, record: Some(record) }
    }

    /// The outline of a list.
    pub(super) fn of_list(listed: Listed, title: &'t str, is_list: bool) -> Self {
        Outline { title, description: None, list: Some(listed), is_list, rows: None, record: None }
    }

    /// The outline of a page outside all lists.
    pub(super) fn alone(title: &'t str) -> Self {
        Outline { title, description: None, list: None, is_list: false, rows: None, record: None }
    }
}

/// The name or title of a record in a language of the site.
pub(super) fn name_of(site: &Site<'_>, words: Words<'_>, record: RecordId) -> Text {
    let name = site.public.records().name(record);
    match record.kind {
        _ if site.public.language_of(name).is_some() => own(site, words, name),
        Kind::Article if !name.starts_with('[') => {
            words.foreign(name, site.public.records().articles[record.at()].lang.as_deref())
        }
        Kind::Article | Kind::Case | Kind::Page => own(site, words, name),
        _ => written(site, words, name),
    }
}

fn own(site: &Site<'_>, words: Words<'_>, value: &str) -> Text {
    words.foreign(value, Some(site.public.language_of(value).unwrap_or(&site.config.lang)))
}

fn written(site: &Site<'_>, words: Words<'_>, name: &str) -> Text {
    let main = site.config.lang.as_str();
    let foreign = main != words.messages().lang();
    let lang = foreign.then_some(main).filter(|main| script_of_language(main) == script_of(name));
    words.foreign(name, lang)
}

/// Cuts a description at a word, near 160 characters.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..cut].trim_end_matches([',', ';', ':']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_description_is_cut_at_a_word() {
        let long = "word ".repeat(60);
        let short = shortened(&long);
        assert!(short.ends_with("word …") && short.chars().count() <= 162, "{short}");
    }
}

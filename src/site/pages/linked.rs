//! What machines read in a page: schema.org as JSON-LD, OpenGraph, and the feeds that tell of it.
//!
//! Nothing here says more than the page does. People stand here only under their own names; events of torture,
//! self-harm and sexual violence, and the words of events, do not. No picture is named.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Article, Case, Kind, RecordId};
use crate::site::feeds::{About, address};
use crate::site::pages::frame::{Outline, Page};
use crate::site::views::{FeedLink, Link, LinkedData, Meta};
use crate::site::{EventRef, Listed, Rows, SitePath, page_of};
use crate::text::edtf::{Certainty, Edtf, End, PartialDate, Precision};

/// How many people a report, and how many events a case names here.
const MOST: usize = 50;

impl Page<'_> {
    /// The feeds of the page: of its record, and of the site.
    pub(super) fn feeds(&self, record: Option<RecordId>) -> Vec<FeedLink> {
        let site = self.desk.site;
        let own = record.filter(|record| matches!(record.kind, Kind::Person | Kind::Case)).map(About::Record);
        let all = own.into_iter().chain([About::Site, About::Corrections]);
        all.filter(|about| site.feeds.has(*about))
            .filter_map(|about| {
                let title = match about {
                    About::Site => site.config.title.clone(),
                    About::Corrections => self.t("corrections"),
                    About::Record(record) => self.records().name(record).to_owned(),
                };
                let path = address(&site.public, site.config, about);
                Some(FeedLink { href: self.to(&path)?, title })
            })
            .collect()
    }

    /// What other sites show of a link to the page.
    pub(super) fn social(&self, outline: &Outline<'_>, description: Option<&str>) -> Vec<Meta> {
        let config = self.desk.site.config;
        if config.base_url.is_none() {
            return Vec::new();
        }
        let kind = match outline.record.map(|record| record.kind) {
            Some(Kind::Article) => "article",
            _ => "website",
        };
        let address = self.full_address();
        let rows = [
            ("og:type", Some(kind)),
            ("og:title", Some(outline.title)),
            ("og:site_name", Some(&config.title)),
            ("og:description", description),
            ("og:url", Some(&address)),
        ];
        rows.into_iter()
            .filter_map(|(property, content)| Some(Meta { property, content: content?.to_owned() }))
            .collect()
    }

    /// The page as JSON-LD, escaped so that nothing in it can end the element it stands in.
    pub(super) fn linked_data(&self, outline: &Outline<'_>, crumbs: &[Link]) -> Option<LinkedData> {
        let base = self.desk.site.config.base_url.as_deref()?;
        let graph = [Some(self.page_node(base, outline)), self.breadcrumb(crumbs)];
        let document =
            Document { context: "https://schema.org", graph: graph.into_iter().flatten().collect() };
        let text = serde_json::to_string(&document).expect("texts and numbers are JSON");
        Some(LinkedData::new(harmless(&text)))
    }

    fn page_node<'n>(&'n self, base: &'n str, outline: &Outline<'n>) -> Node<'n> {
        let kind = match outline.record.map(|record| record.kind) {
            _ if *self.path == self.home() => "WebSite",
            Some(Kind::Person) => "ProfilePage",
            Some(_) => "WebPage",
            None => "CollectionPage",
        };
        let is_site = kind == "WebSite";
        let address: Text<'_> = if is_site { base.into() } else { self.full_address().into() };
        Node {
            kind: Some(kind),
            id: Some(address.clone()),
            url: Some(address),
            name: Some(outline.title.into()),
            in_language: Some(self.words().messages().lang().into()),
            is_part_of: (!is_site).then(|| boxed(Node { id: Some(base.into()), ..Node::default() })),
            description: self.desk.site.config.description.as_deref().filter(|_| is_site).map(Text::from),
            main_entity: outline
                .record
                .and_then(|record| self.entity(record))
                .or_else(|| self.rows(outline))
                .map(boxed),
            ..Node::default()
        }
    }

    /// What the page is about; nothing for somebody who does not stand here under their own name.
    fn entity(&self, record: RecordId) -> Option<Node<'_>> {
        let records = self.records();
        let node = Node {
            id: Some(self.entity_id(self.path)),
            name: Some(records.name(record).into()),
            alternate_name: records.aliases(record).iter().map(|alias| alias.value.as_str()).collect(),
            ..Node::default()
        };
        Some(match record.kind {
            Kind::Article => self.report_node(record, &records.articles[record.at()]),
            Kind::Person if !self.desk.site.public.is_named(record) => return None,
            Kind::Person => {
                let person = &records.people[record.at()];
                let item = person.wikidata.as_ref();
                Node {
                    kind: Some("Person"),
                    birth_date: person.birth.as_ref().and_then(start),
                    death_date: person.death.as_ref().and_then(start),
                    same_as: item.map(|item| format!("https://www.wikidata.org/entity/{item}").into()),
                    ..node
                }
            }
            Kind::Case => self.case_node(node, record, &records.cases[record.at()]),
            Kind::Organisation => Node { kind: Some("Organization"), ..node },
            Kind::Place => {
                let place = &records.places[record.at()];
                let geo = place.lat.zip(place.lon).map(|(latitude, longitude)| Geo {
                    kind: "GeoCoordinates",
                    latitude,
                    longitude,
                });
                Node { kind: Some("Place"), geo, ..node }
            }
            Kind::Outlet => {
                let url = records.outlets[record.at()].url.as_deref();
                Node { kind: Some("Organization"), url: url.map(Text::from), ..node }
            }
            Kind::Page => return None,
        })
    }

    fn entity_id(&self, path: &SitePath) -> Text<'static> {
        format!("{}#it", self.absolute(path)).into()
    }

    /// The report itself, as its outlet published it.
    fn report_node<'n>(&'n self, record: RecordId, article: &'n Article) -> Node<'n> {
        let site = self.desk.site;
        let mut people: Vec<RecordId> = site.public.mentions(record).records().collect();
        people
            .retain(|one| one.kind == Kind::Person && site.public.lists(*one) && site.public.is_named(*one));
        people.sort_unstable();
        people.dedup();
        let person = |person: &RecordId| Node {
            id: site.plan.address(*person).map(|path| self.entity_id(path)),
            ..named("Person", self.records().name(*person))
        };
        Node {
            kind: Some("NewsArticle"),
            id: Some(self.entity_id(self.path)),
            headline: Some(article.title.as_str()),
            url: article.url.as_deref().map(Text::from),
            date_published: article.date.as_ref().and_then(start),
            in_language: article.lang.as_deref().map(Text::from),
            credit_text: (!article.authors.is_empty()).then(|| article.authors.join(", ")),
            publisher: article.outlet.map(|outlet| boxed(named("Organization", self.records().name(outlet)))),
            mentions: people.iter().take(MOST).map(person).collect(),
            ..Node::default()
        }
    }

    fn case_node<'n>(&'n self, node: Node<'n>, record: RecordId, case: &'n Case) -> Node<'n> {
        let events = case
            .events
            .iter()
            .zip(0..)
            .filter(|(event, _)| event.corrected.is_none() && !event.kind.is_distressing());
        let events = events.filter_map(|(event, index)| {
            let start_date = Some(start(event.date.as_ref()?)?);
            let anchor = super::statements::event_anchor(EventRef { owner: record, index });
            Some(Node {
                kind: Some("Event"),
                name: Some(self.words().event(event.kind).into()),
                start_date,
                url: Some(format!("{}#{anchor}", self.full_address()).into()),
                end_date: event.date.as_ref().and_then(end),
                location: event.place.map(|place| boxed(named("Place", self.records().name(place)))),
                ..Node::default()
            })
        });
        Node {
            kind: Some("Event"),
            start_date: case.opened.as_ref().and_then(start),
            end_date: case.closed.as_ref().and_then(end),
            sub_event: events.take(MOST).collect(),
            ..node
        }
    }

    /// The rows of a list, as far as they stand on this page.
    fn rows(&self, outline: &Outline<'_>) -> Option<Node<'_>> {
        let plan = &self.desk.site.plan;
        let rows = match outline.rows {
            Some(rows) => rows.to_vec(),
            None => self.rows_here(outline.list.filter(|_| outline.record.is_none())?)?,
        };
        let item = |(at, record): (usize, &RecordId)| {
            let url = Some(self.absolute(plan.address(*record)?).into());
            Some(Node { kind: Some("ListItem"), position: Some(at + 1), url, ..Node::default() })
        };
        list("ItemList", rows.iter().enumerate().filter_map(item))
    }

    /// What of a list stands on this page.
    fn rows_here(&self, listed: Listed) -> Option<Vec<RecordId>> {
        let contents = self.desk.site.plan.contents_for(listed)?;
        let records = |rows: &Rows| match rows {
            Rows::Records(rows) => rows.clone(),
            Rows::Events(_) | Rows::Changes(_) => Vec::new(),
        };
        if contents.inline {
            return Some(contents.sections.iter().flat_map(|section| records(&section.rows)).collect());
        }
        contents.sections.iter().find_map(|section| {
            let page = section.pages.iter().position(|path| path == self.path)?;
            Some(page_of(&records(&section.rows), page).to_vec())
        })
    }

    fn breadcrumb<'n>(&self, crumbs: &'n [Link]) -> Option<Node<'n>> {
        let item = |(at, crumb): (usize, &'n Link)| {
            let target = crumb.href.as_deref().and_then(|href| self.path.joined(href));
            let item = target.map(|path| self.absolute(&path));
            Node { position: Some(at + 1), item, ..named("ListItem", &crumb.text.value) }
        };
        list("BreadcrumbList", crumbs.iter().enumerate().map(item))
    }
}

/// A page's JSON-LD.
#[derive(Serialize)]
struct Document<'n> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'n>>,
}

type Text<'n> = Cow<'n, str>;

/// Anything that schema.org has a word for, with those of its properties that we tell.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node<'n> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Node<'n>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Box<Node<'n>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    death_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<Text<'n>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geo: Option<Geo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Box<Node<'n>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Box<Node<'n>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Node<'n>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub_event: Vec<Node<'n>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item_list_element: Vec<Node<'n>>,
}

#[derive(Serialize)]
struct Geo {
    #[serde(rename = "@type")]
    kind: &'static str,
    latitude: f64,
    longitude: f64,
}

fn named<'n>(kind: &'static str, name: &'n str) -> Node<'n> {
    Node { kind: Some(kind), name: Some(name.into()), ..Node::default() }
}

fn list<'n>(kind: &'static str, items: impl Iterator<Item = Node<'n>>) -> Option<Node<'n>> {
    let items: Vec<Node<'n>> = items.collect();
    let list = |items| Node { kind: Some(kind), item_list_element: items, ..Node::default() };
    (!items.is_empty()).then(|| list(items))
}

fn boxed(node: Node<'_>) -> Box<Node<'_>> {
    Box::new(node)
}

/// When something began, if nothing about it is in doubt.
fn start(date: &Edtf) -> Option<String> {
    match date {
        Edtf::At(date) | Edtf::Lasted(End::At(date), _) => iso(*date),
        _ => None,
    }
}

/// When something that lasted ended.
fn end(date: &Edtf) -> Option<String> {
    match date {
        Edtf::Lasted(_, End::At(date)) => iso(*date),
        _ => None,
    }
}

fn iso(date: PartialDate) -> Option<String> {
    let plain = matches!(date.precision, Precision::Year | Precision::Month | Precision::Day);
    (plain && date.certainty == Certainty::Sure).then(|| date.to_string())
}

/// JSON in which no letter means anything to HTML.
pub(super) fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    // The two separators are the only ones of these that are not ASCII: they begin with this byte, as dashes do.
    let is_near = |byte: &u8| matches!(byte, b'<' | b'>' | b'&' | 0xe2);
    while let Some(at) = rest.as_bytes().iter().position(is_near) {
        out.push_str(&rest[..at]);
        let letter = rest[at..].chars().next().unwrap_or_default();
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
        rest = &rest[at + letter.len_utf8()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{end, harmless, start};
    use crate::text::edtf::Edtf;

    #[test]
    fn nothing_in_a_title_ends_the_script() {
        let title = serde_json::json!("</script><!-- & \u{2028}").to_string();
        let safe = harmless(&title);
        assert_eq!(safe, r#""\u003c/script\u003e\u003c!-- \u0026 \u2028""#);
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</script><!-- & \u{2028}");
    }

    #[test]
    fn only_what_is_certain_is_a_date_for_machines() {
        let at = |text: &str| {
            let date = Edtf::parse(text).unwrap();
            (start(&date), end(&date).is_some())
        };
        assert_eq!(at("2019-10"), (Some("2019-10".to_owned()), false));
        assert_eq!(at("2013-03/2017-11"), (Some("2013-03".to_owned()), true));
        for unsure in ["2019?", "2021?-04-11", "[2018..2021]", "201X", "2019-21"] {
            assert_eq!(at(unsure), (None, false), "{unsure}");
        }
    }
}

//! What machines read in a page: schema.org as JSON-LD, OpenGraph, and the feeds that tell of it.
//!
//! Nothing here says more than the page does. People stand here only under their own names; events of torture,
//! self-harm and sexual violence, and the words of events, do not. No picture is named.

use serde_json::{Value, json};

use crate::model::{Article, Case, Kind, RecordId};
use crate::site::feeds::{About, address};
use crate::site::pages::frame::{Outline, Page};
use crate::site::views::{FeedLink, Link, LinkedData, Meta};
use crate::site::{EventRef, Rows, page_of};
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
        let mut graph = vec![self.page_node(base, outline)];
        graph.extend(self.breadcrumb(crumbs));
        let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
        Some(LinkedData::new(harmless(&text)))
    }

    fn page_node(&self, base: &str, outline: &Outline<'_>) -> Value {
        let address = self.full_address();
        let rows = self.rows(outline);
        let kind = match outline.record.map(|record| record.kind) {
            _ if *self.path == self.home() => "WebSite",
            Some(Kind::Person) => "ProfilePage",
            Some(_) => "WebPage",
            None => "CollectionPage",
        };
        let mut node = json!({ "@type": kind, "@id": address, "url": address, "name": outline.title });
        put(&mut node, "inLanguage", Some(self.words().messages().lang().into()));
        if kind == "WebSite" {
            node["@id"] = base.into();
            node["url"] = base.into();
            put(&mut node, "description", self.desk.site.config.description.as_deref().map(Value::from));
        } else {
            node["isPartOf"] = json!({ "@id": base });
        }
        put(&mut node, "mainEntity", outline.record.and_then(|record| self.entity(record)).or(rows));
        node
    }

    /// What the page is about; nothing for somebody who does not stand here under their own name.
    fn entity(&self, record: RecordId) -> Option<Value> {
        let records = self.records();
        let id = format!("{}#it", self.full_address());
        let name = records.name(record);
        let aliases: Vec<&str> = records.aliases(record).iter().map(|alias| alias.value.as_str()).collect();
        let mut node = json!({ "@id": id, "name": name });
        put(&mut node, "alternateName", (!aliases.is_empty()).then(|| json!(aliases)));
        match record.kind {
            Kind::Article => return Some(self.report_node(record, &records.articles[record.at()])),
            Kind::Person if !self.desk.site.public.is_named(record) => return None,
            Kind::Person => {
                let person = &records.people[record.at()];
                node["@type"] = "Person".into();
                put(&mut node, "birthDate", person.birth.as_ref().and_then(start));
                put(&mut node, "deathDate", person.death.as_ref().and_then(start));
                let item =
                    person.wikidata.as_ref().map(|item| format!("https://www.wikidata.org/entity/{item}"));
                put(&mut node, "sameAs", item.map(Value::from));
            }
            Kind::Case => self.case_node(&mut node, record, &records.cases[record.at()]),
            Kind::Organisation => node["@type"] = "Organization".into(),
            Kind::Place => {
                let place = &records.places[record.at()];
                node["@type"] = "Place".into();
                let geo = place.lat.zip(place.lon).map(
                    |(lat, lon)| json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }),
                );
                put(&mut node, "geo", geo);
            }
            Kind::Outlet => {
                node["@type"] = "Organization".into();
                put(&mut node, "url", records.outlets[record.at()].url.as_deref().map(Value::from));
            }
            Kind::Page => return None,
        }
        Some(node)
    }

    /// The report itself, as its outlet published it.
    fn report_node(&self, record: RecordId, article: &Article) -> Value {
        let site = self.desk.site;
        let mut node = json!({
            "@type": "NewsArticle", "@id": format!("{}#it", self.full_address()), "headline": article.title,
        });
        put(&mut node, "url", article.url.as_deref().map(Value::from));
        put(&mut node, "datePublished", article.date.as_ref().and_then(start));
        put(&mut node, "inLanguage", article.lang.as_deref().map(Value::from));
        put(
            &mut node,
            "creditText",
            (!article.authors.is_empty()).then(|| article.authors.join(", ").into()),
        );
        let outlet = article.outlet.map(|outlet| self.records().name(outlet));
        put(&mut node, "publisher", outlet.map(|name| json!({ "@type": "Organization", "name": name })));
        let mut people: Vec<RecordId> =
            site.public.mentions(record).iter().filter_map(|mention| mention.record()).collect();
        people
            .retain(|one| one.kind == Kind::Person && site.public.lists(*one) && site.public.is_named(*one));
        people.sort_unstable();
        people.dedup();
        let person = |person: &RecordId| {
            let id = site.plan.address(*person).map(|path| format!("{}#it", self.absolute(path)));
            json!({ "@type": "Person", "@id": id, "name": self.records().name(*person) })
        };
        let people: Vec<Value> = people.iter().take(MOST).map(person).collect();
        put(&mut node, "mentions", (!people.is_empty()).then(|| people.into()));
        node
    }

    fn case_node(&self, node: &mut Value, record: RecordId, case: &Case) {
        node["@type"] = "Event".into();
        put(node, "startDate", case.opened.as_ref().and_then(start));
        put(node, "endDate", case.closed.as_ref().and_then(end));
        let events = case
            .events
            .iter()
            .zip(0..)
            .filter(|(event, _)| event.corrected.is_none() && !event.kind.is_distressing());
        let events = events.filter_map(|(event, index)| {
            let begun = start(event.date.as_ref()?)?;
            let anchor = super::statements::event_anchor(EventRef { owner: record, index });
            let mut node = json!({
                "@type": "Event", "name": self.words().event(event.kind), "startDate": begun,
                "url": format!("{}#{anchor}", self.full_address()),
            });
            put(&mut node, "endDate", event.date.as_ref().and_then(end));
            let place =
                event.place.map(|place| json!({ "@type": "Place", "name": self.records().name(place) }));
            put(&mut node, "location", place);
            Some(node)
        });
        let events: Vec<Value> = events.take(MOST).collect();
        put(node, "subEvent", (!events.is_empty()).then(|| events.into()));
    }

    /// The rows of a list, where they stand on this page.
    fn rows(&self, outline: &Outline<'_>) -> Option<Value> {
        let site = self.desk.site;
        let contents = site.plan.contents_for(outline.list.filter(|_| outline.record.is_none())?)?;
        let records = |rows: &Rows| match rows {
            Rows::Records(rows) => rows.clone(),
            Rows::Events(_) | Rows::Changes(_) => Vec::new(),
        };
        let rows: Vec<RecordId> = if contents.inline {
            contents.sections.iter().flat_map(|section| records(&section.rows)).collect()
        } else {
            let place = |section: &crate::site::Section| {
                let page = section.pages.iter().position(|path| path == self.path)?;
                Some(page_of(&records(&section.rows), page).to_vec())
            };
            contents.sections.iter().find_map(place)?
        };
        let item = |(at, record): (usize, &RecordId)| {
            let path = site.plan.address(*record)?;
            Some(json!({ "@type": "ListItem", "position": at + 1, "url": self.absolute(path) }))
        };
        let items: Vec<Value> = rows.iter().enumerate().filter_map(item).collect();
        (!items.is_empty()).then(|| json!({ "@type": "ItemList", "itemListElement": items }))
    }

    fn breadcrumb(&self, crumbs: &[Link]) -> Option<Value> {
        let item = |(at, crumb): (usize, &Link)| {
            let mut item = json!({ "@type": "ListItem", "position": at + 1, "name": crumb.text.value });
            let href = crumb.href.as_deref().and_then(|href| self.path.joined(href));
            put(&mut item, "item", href.map(|path| self.absolute(&path).into()));
            item
        };
        let items: Vec<Value> = crumbs.iter().enumerate().map(item).collect();
        (!items.is_empty()).then(|| json!({ "@type": "BreadcrumbList", "itemListElement": items }))
    }
}

fn put(node: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        node[key] = value;
    }
}

/// When something began, if nothing about it is in doubt.
fn start(date: &Edtf) -> Option<Value> {
    match date {
        Edtf::At(date) | Edtf::Lasted(End::At(date), _) => iso(*date),
        _ => None,
    }
}

/// When something that lasted ended.
fn end(date: &Edtf) -> Option<Value> {
    match date {
        Edtf::Lasted(_, End::At(date)) => iso(*date),
        _ => None,
    }
}

fn iso(date: PartialDate) -> Option<Value> {
    let plain = matches!(date.precision, Precision::Year | Precision::Month | Precision::Day);
    (plain && date.certainty == Certainty::Sure).then(|| date.to_string().into())
}

/// JSON in which no letter means anything to HTML.
pub(super) fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
    }
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
            (start(&date).map(|v| v.as_str().unwrap().to_owned()), end(&date).is_some())
        };
        assert_eq!(at("2019-10"), (Some("2019-10".to_owned()), false));
        assert_eq!(at("2013-03/2017-11"), (Some("2013-03".to_owned()), true));
        for unsure in ["2019?", "2021?-04-11", "[2018..2021]", "201X", "2019-21"] {
            assert_eq!(at(unsure), (None, false), "{unsure}");
        }
    }
}

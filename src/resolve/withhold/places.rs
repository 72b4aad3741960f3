//! Where something happened, no finer than the rules of publishing allow.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::model::vocabulary::PlacePrecision;
use crate::model::{Event, Kind, Place, RecordId, Records, each_event_text};
use crate::resolve::withhold::body;
use crate::resolve::withhold::find::{Finder, Hit, Spelling};
use crate::resolve::withhold::names::HiddenNames;
use crate::resolve::{ArticleBody, BodyMention, Mentions};
use crate::source::Sources;

/// What stands where a place is too fine to be named and none around it is known.
const WITHHELD: &str = "[place withheld]";

/// Kinds of place that are a country.
const COUNTRIES: [&str; 2] = ["country", "state party"];
/// Kinds of place of the size of a region.
const REGIONS: [&str; 8] = [
    "region",
    "oblast",
    "province",
    "prefecture",
    "autonomous region",
    "autonomous republic",
    "republic",
    "territory",
];
/// Kinds of place of the size of a settlement or its district.
const SETTLEMENTS: [&str; 12] = [
    "city",
    "town",
    "village",
    "settlement",
    "municipality",
    "county",
    "district",
    "capital",
    "rural district",
    "hamlet",
    "metropolis",
    "urban district",
];

/// How fine a place is. A kind of place that is not known counts as a building.
fn size(place: &Place) -> PlacePrecision {
    let kind = place.kind.as_deref().unwrap_or_default().trim().to_lowercase();
    let is = |list: &[&str]| list.contains(&kind.as_str());
    if is(&COUNTRIES) {
        PlacePrecision::Country
    } else if is(&REGIONS) {
        PlacePrecision::Region
    } else if is(&SETTLEMENTS) {
        PlacePrecision::Settlement
    } else {
        PlacePrecision::Exact
    }
}

/// The place itself, or the nearest one around it that is coarse enough; `None` if there is none.
pub(crate) fn coarse(records: &Records, place: RecordId, grain: PlacePrecision) -> Option<RecordId> {
    if grain == PlacePrecision::Exact {
        return Some(place);
    }
    if grain == PlacePrecision::None {
        return None;
    }
    let mut at = place;
    // A chain of places is never longer; a circle is an error elsewhere.
    for _ in 0..64 {
        let record = &records.places[at.at()];
        if size(record) >= grain && !record.head.hides_name() && !record.head.draft {
            return Some(at);
        }
        at = record.within?;
    }
    None
}

/// How fine the place of an event may be shown: as coarse as the strictest of all it concerns.
pub(crate) fn grain_of(records: &Records, owner: RecordId, event: &Event) -> PlacePrecision {
    let grain = |record: RecordId| records.head(record).publish.location();
    let who = event.who.iter().filter_map(|participant| participant.who.record());
    let all = who.chain(event.sets_status.iter().map(|row| row.0)).chain([owner]).chain(event.place);
    all.map(grain).max().unwrap_or(PlacePrecision::Exact)
}

/// Replaces the names of places that are too fine by those of the places around them: in the words of
/// events, in all that a record with such a rule says itself, and in what is said of its pictures.
pub(super) fn clear(
    records: &mut Records,
    articles: &mut [ArticleBody],
    bodies: &mut HashMap<RecordId, String>,
    sources: &Sources,
) {
    let mut grains: BTreeMap<PlacePrecision, TooFine> = BTreeMap::new();
    let kinds = [Kind::Person, Kind::Case, Kind::Organisation, Kind::Page, Kind::Article];
    let all: Vec<RecordId> = kinds.into_iter().flat_map(|kind| records.of(kind)).collect();
    for record in all {
        let head = records.head(record);
        if head.draft || head.is_withheld() {
            continue;
        }
        let own = head.publish.location();
        let of_events: Vec<PlacePrecision> =
            records.events(record).iter().map(|event| grain_of(records, record, event)).collect();
        for grain in of_events.iter().copied().chain([own]).filter(|grain| *grain != PlacePrecision::Exact) {
            grains.entry(grain).or_insert_with(|| TooFine::new(records, grain));
        }
        let events: &mut [Event] = match record.kind {
            Kind::Case => &mut records.cases[record.at()].events,
            Kind::Person => &mut records.people[record.at()].events,
            _ => &mut [],
        };
        for (event, grain) in events.iter_mut().zip(of_events) {
            if let Some(fine) = grains.get(&grain) {
                each_event_text(event, &mut |text| fine.replace(text));
            }
        }
        if let Some(fine) = grains.get(&own) {
            records.each_text(record, &mut |text| fine.replace(text));
            let source = bodies.get(&record).cloned();
            let source = source.unwrap_or_else(|| sources.slice(records.head(record).body).into_owned());
            let mut none = Mentions::default();
            let mentions = match record.kind {
                Kind::Article => &mut articles[record.at()].mentions,
                _ => &mut none,
            };
            let find = |text: &str| fine.find(text);
            let target = |target: &str| fine.target(target);
            let text = mentions.change(|mentions| {
                let text = body::replace(records, &source, find, target, mentions);
                fine.leave(mentions, &source);
                text
            });
            bodies.extend(text.map(|text| (record, text)));
        }
    }
    pictures(records, &mut grains);
}

/// What is said of a picture is as coarse as the strictest of the records that it shows.
fn pictures(records: &mut Records, grains: &mut BTreeMap<PlacePrecision, TooFine>) {
    let mut media = std::mem::take(&mut records.media);
    for picture in &mut media {
        let about = picture.of.iter().chain(&picture.people);
        let grain = about
            .map(|record| records.head(*record).publish.location())
            .max()
            .unwrap_or(PlacePrecision::Exact);
        if grain != PlacePrecision::Exact {
            let fine = grains.entry(grain).or_insert_with(|| TooFine::new(records, grain));
            [&mut picture.alt, &mut picture.credit].into_iter().for_each(|text| fine.replace(text));
        }
    }
    records.media = media;
}

/// The places that are finer than a grain, and what stands in their place.
pub(super) struct TooFine {
    /// Of all places: a name may stand inside that of one around it.
    names: HiddenNames,
    instead: HashMap<RecordId, String>,
    targets: HashMap<String, String>,
}

impl TooFine {
    pub(super) fn new(records: &Records, grain: PlacePrecision) -> TooFine {
        let around = |place: &RecordId| coarse(records, *place, grain);
        let fine: Vec<RecordId> =
            records.of(Kind::Place).filter(|place| around(place) != Some(*place)).collect();
        let shown = |place: &RecordId| !records.head(*place).hides_name() && !records.head(*place).draft;
        let name = |place: &RecordId| {
            around(place).map_or_else(|| WITHHELD.to_owned(), |outer| records.name(outer).to_owned())
        };
        let target = |place: &RecordId| {
            let outer = around(place)
                .map_or_else(|| "places/-".to_owned(), |outer| format!("places/{}", records.head(outer).id));
            (format!("places/{}", records.head(*place).id), outer)
        };
        TooFine {
            names: HiddenNames::of(records, records.of(Kind::Place).filter(shown)),
            instead: fine.iter().map(|place| (*place, name(place))).collect(),
            targets: fine.iter().map(target).collect(),
        }
    }

    /// Where a text names such a place, and what stands there instead.
    pub(super) fn find(&self, text: &str) -> Vec<(Range<usize>, RecordId, String)> {
        let mut end = 0;
        let hits = Finder::new(&self.names).find(text).into_iter();
        let mut hits: Vec<_> = hits.filter(|hit| hit.spelling != Spelling::Doubtful).collect();
        hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
        hits.retain(|hit| {
            let free = hit.range.start >= end;
            end = end.max(hit.range.end);
            free
        });
        let row = |hit: Hit| Some((hit.range, hit.record, self.instead.get(&hit.record)?.clone()));
        hits.into_iter().filter_map(row).collect()
    }

    /// Mentions of such places are gone, and the sentences of others say the place around them.
    fn leave(&self, mentions: &mut Vec<BodyMention>, body: &str) {
        mentions.retain(|mention| mention.record().is_none_or(|record| !self.instead.contains_key(&record)));
        let reworded = |sentence: &str| {
            let mut text = sentence.to_owned();
            self.replace(&mut text);
            text
        };
        mentions.iter_mut().for_each(|mention| mention.retell(body, reworded));
    }

    fn replace(&self, text: &mut String) {
        for (range, _, by) in self.find(text).into_iter().rev() {
            text.replace_range(range, &by);
        }
    }

    fn target(&self, target: &str) -> Option<String> {
        self.targets.get(target).cloned()
    }
}

/// Properties that say where somebody lives, works or is.
const WHERE: [&str; 14] = [
    "address",
    "residence",
    "home",
    "hometown",
    "birthplace",
    "place",
    "location",
    "whereabouts",
    "workplace",
    "work",
    "registration",
    "village",
    "town",
    "city",
];

/// Whether a claim says where somebody is.
pub(crate) fn says_where(prop: &str) -> bool {
    prop.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| WHERE.contains(&word))
}

/// A coordinate as fine as allowed: to about a kilometre, to about a hundred, or none.
pub(crate) fn coordinate(degrees: Option<f64>, grain: PlacePrecision) -> Option<f64> {
    let rounded = |digits: f64| degrees.map(|degrees| (degrees * digits).round() / digits);
    match grain {
        PlacePrecision::Exact => degrees,
        PlacePrecision::Settlement => rounded(100.0),
        PlacePrecision::Region => rounded(1.0),
        PlacePrecision::Country | PlacePrecision::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Head, Kind};

    fn place(index: usize, kind: &str, within: Option<usize>) -> Place {
        let record = |index| RecordId::new(Kind::Place, index);
        Place {
            head: Head { record: record(index), ..Head::default() },
            kind: Some(kind.to_owned()),
            within: within.map(record),
            ..Place::default()
        }
    }

    #[test]
    fn a_place_gives_way_to_the_one_around_it() {
        let places = vec![place(0, "Country", None), place(1, "region", Some(0)), place(2, "camp", Some(1))];
        let places = places.into_iter().map(crate::model::Shared::from).collect();
        let records = Records { places, ..Records::default() };
        let at = |index, grain| {
            coarse(&records, RecordId::new(Kind::Place, index), grain).map(|place| place.index)
        };
        assert_eq!(at(2, PlacePrecision::Exact), Some(2));
        assert_eq!(at(2, PlacePrecision::Settlement), Some(1));
        assert_eq!(at(2, PlacePrecision::Country), Some(0));
        assert_eq!(at(2, PlacePrecision::None), None);
    }

    #[test]
    fn coordinates_are_rounded_or_left_out() {
        assert_eq!(coordinate(Some(43.238_9), PlacePrecision::Settlement), Some(43.24));
        assert_eq!(coordinate(Some(43.238_9), PlacePrecision::Region), Some(43.0));
        assert_eq!(coordinate(Some(43.238_9), PlacePrecision::Country), None);
    }
}

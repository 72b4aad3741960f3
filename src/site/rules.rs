//! The rules of publishing, applied to the records: names, ids, dates and places as they may be shown.

use crate::model::vocabulary::PlacePrecision;
use crate::model::{Event, Kind, List, Person, RecordId, Records};
use crate::resolve::withhold::{coarse, coordinate, grain_of, public_name, says_where};
use crate::text::edtf::{Edtf, PartialDate, Precision};

/// What is shown in place of hidden names, worked out while these are still there.
pub(super) fn public_names(records: &Records) -> Vec<(RecordId, String)> {
    let named = records.of(Kind::Person).chain(records.of(Kind::Organisation));
    let hidden = named.filter(|record| records.head(*record).hides_name());
    hidden.map(|record| (record, public_name(records, record))).collect()
}

/// The ids that give way to public ones.
pub(super) fn former_ids(records: &Records) -> Vec<(RecordId, String)> {
    let with_one = records.all().filter(|record| records.head(*record).publish.public_id.is_some());
    with_one.map(|record| (record, records.head(record).id.clone())).collect()
}

/// Leaves of every record what its rules allow to be shown.
pub(super) fn apply(records: &mut Records, names: Vec<(RecordId, String)>) {
    places(records);
    for (record, name) in names {
        if record.kind == Kind::Organisation {
            let body = &mut *records.organisations[record.at()];
            body.name = name;
            body.aliases.clear();
            body.head.redirects.clear();
        } else {
            identity(&mut records.people[record.at()], name);
        }
    }
    let with_id: Vec<RecordId> =
        records.all().filter(|record| records.head(*record).publish.public_id.is_some()).collect();
    for record in with_id {
        let head = records.head_mut(record);
        if let Some(id) = head.publish.public_id.take() {
            head.id = id;
            head.redirects.clear();
        }
    }
}

/// Hides who somebody is: other names, old addresses, the day of birth.
fn identity(person: &mut Person, name: String) {
    person.name = name;
    person.aliases.clear();
    person.head.redirects.clear();
    person.wikidata = None;
    person.distinct_from.clear();
    person.birth = person.birth.and_then(year_only);
    person.death = person.death.and_then(year_only);
}

/// The year of a date; a span of time has none.
fn year_only(date: Edtf) -> Option<Edtf> {
    match date {
        Edtf::At(date) if date.precision > Precision::Year => {
            Some(Edtf::At(PartialDate { month: 0, day: 0, precision: Precision::Year, ..date }))
        }
        Edtf::At(_) => Some(date),
        Edtf::Lasted(..) | Edtf::Between(..) => None,
    }
}

/// Coarsens places: in events, in what is said of people, on places themselves.
fn places(records: &mut Records) {
    let coarse_ones = |record: &RecordId| records.head(*record).publish.location() != PlacePrecision::Exact;
    if !records.all().any(|record| coarse_ones(&record)) {
        return;
    }
    for kind in [Kind::Person, Kind::Case] {
        for record in records.of(kind) {
            let shown: Vec<Option<RecordId>> =
                events_of(records, record).iter().map(|event| shown_place(records, record, event)).collect();
            for (event, place) in events_mut(records, record).iter_mut().zip(shown) {
                event.place = place;
            }
        }
    }
    for record in records.of(Kind::Person).chain(records.of(Kind::Organisation)) {
        if records.head(record).publish.location() != PlacePrecision::Exact {
            records.head_mut(record).claims.retain(|claim| !says_where(&claim.prop));
        }
    }
    for place in &mut records.places {
        let grain = place.head.publish.location();
        place.lat = coordinate(place.lat, grain);
        place.lon = coordinate(place.lon, grain);
        place.precision = place.precision.map(|precision| precision.max(grain));
    }
}

fn shown_place(records: &Records, owner: RecordId, event: &Event) -> Option<RecordId> {
    event.place.and_then(|place| coarse(records, place, grain_of(records, owner, event)))
}

fn events_of(records: &Records, record: RecordId) -> &[Event] {
    match record.kind {
        Kind::Case => &records.cases[record.at()].events,
        _ => &records.people[record.at()].events,
    }
}

fn events_mut(records: &mut Records, record: RecordId) -> &mut List<Event> {
    match record.kind {
        Kind::Case => &mut records.cases[record.at()].events,
        _ => &mut records.people[record.at()].events,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_birth_becomes_a_year() {
        let year = |text: &str| Edtf::parse(text).ok().and_then(year_only);
        assert_eq!(year("2009-04-11"), Edtf::parse("2009").ok());
        assert_eq!(year("2009"), Edtf::parse("2009").ok());
        assert_eq!(year("2009-04/2009-05"), None);
    }
}

//! What was last reported of a person: never what is true today.

use std::cmp::Ordering;

use chrono::{Datelike as _, NaiveDate};

use crate::model::vocabulary::Status;
use crate::model::{Event, RecordId};
use crate::text::edtf::{Edtf, Precision};

/// The last report on somebody's liberty.
#[derive(Debug, Clone, Hash)]
pub struct LastStatus<'a> {
    /// One status, or several where reports of one date disagree; in the order
    /// of the vocabulary.
    pub statuses: Vec<Status>,
    /// The events that say so.
    pub events: Vec<&'a Event>,
}

impl LastStatus<'_> {
    /// As of when: the date of the events, if they have one.
    #[must_use]
    pub fn as_of(&self) -> Option<&Edtf> {
        self.events.first().and_then(|event| event.date.as_ref())
    }
}

/// Finds the last status of a person among the events that concern them.
///
/// The latest date wins; among undated events the last in file order, and only
/// where no dated event says anything. Where two events of one date disagree,
/// both stand. `None` when no event sets a status: it is never inferred.
#[must_use]
pub fn last_status<'a>(
    person: RecordId,
    events: impl IntoIterator<Item = &'a Event>,
) -> Option<LastStatus<'a>> {
    let mut best: Vec<&Event> = Vec::new();
    for event in events.into_iter().filter(|event| status_of(event, person).is_some()) {
        match best.first().map(|first| later(event, first)) {
            None | Some(Ordering::Greater) => best = vec![event],
            Some(Ordering::Equal) => best.push(event),
            Some(Ordering::Less) => {}
        }
    }
    let mut statuses: Vec<Status> = best.iter().filter_map(|event| status_of(event, person)).collect();
    statuses.sort_unstable();
    statuses.dedup();
    (!best.is_empty()).then_some(LastStatus { statuses, events: best })
}

/// What an event makes of a person's status.
#[must_use]
pub fn status_of(event: &Event, person: RecordId) -> Option<Status> {
    event.sets_status.iter().find(|row| row.0 == person).map(|row| row.1)
}

/// Compares two events by what they were the last to report: `Greater` if
/// `a` is later. Two undated events: the one met later wins.
fn later(a: &Event, b: &Event) -> Ordering {
    match (&a.date, &b.date) {
        (Some(a), Some(b)) => a.reach().cmp(&b.reach()),
        (Some(_), None) => Ordering::Greater,
        (None, Some(_)) => Ordering::Less,
        (None, None) => Ordering::Greater,
    }
}

/// A key that puts the events of one file in reading order, one an event.
///
/// By date. An event without a date, or with one so coarse that the event
/// before it in the file may have been in the same time ("October", after "1
/// October"), stays behind that one: the editor's order tells more.
#[must_use]
pub fn reading_keys(events: &[Event]) -> Vec<(i32, i32)> {
    let mut keys: Vec<(i32, i32)> = Vec::with_capacity(events.len());
    for event in events {
        let before = keys.last().copied();
        keys.push(match (&event.date, before) {
            (Some(date), Some(before)) if is_coarse(date) && may_hold(date, before.0) => before,
            (Some(date), _) => date.sort_key(),
            (None, before) => before.unwrap_or((i32::MAX, 0)),
        });
    }
    keys
}

/// Whether a date is a month, year or longer, or somewhere in a span.
fn is_coarse(date: &Edtf) -> bool {
    match date {
        Edtf::At(date) => date.precision < Precision::Day,
        Edtf::Between(..) => true,
        Edtf::Lasted(..) => false,
    }
}

/// Whether a date may be on or after a day, counted from the common era.
fn may_hold(date: &Edtf, day: i32) -> bool {
    let number = |day: Option<NaiveDate>| day.map(|day| day.num_days_from_ce());
    number(date.earliest()).is_none_or(|first| first <= day)
        && number(date.latest()).is_none_or(|last| day <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};
    use crate::model::vocabulary::EventKind;
    use crate::model::{Kind, List};

    const WHO: RecordId = RecordId { kind: Kind::Person, index: 0 };

    fn event(date: &str, status: Option<Status>) -> Event {
        Event {
            kind: EventKind::Other,
            text: date.to_owned(),
            sources: List::new(),
            date: Edtf::parse(date).ok(),
            place: None,
            who: List::new(),
            attribution: None,
            sets_status: status.map(|status| (WHO, status)).into_iter().collect(),
            accounts: List::new(),
            corrected: None,
            span: Span::whole(FileId(0)),
        }
    }

    #[test]
    fn the_latest_date_wins_whatever_the_file_order() {
        let events = [
            event("2020-03", Some(Status::Released)),
            event("2019-10-14", Some(Status::Held)),
            event("2021", None),
        ];
        let last = last_status(WHO, &events).unwrap();
        assert_eq!(last.statuses, [Status::Released]);
        assert_eq!(last.as_of(), Edtf::parse("2020-03").ok().as_ref());
    }

    #[test]
    fn two_reports_of_one_date_that_disagree_both_stand() {
        let events = [event("2020-03-01", Some(Status::Released)), event("2020-03-01", Some(Status::Held))];
        assert_eq!(last_status(WHO, &events).unwrap().statuses, [Status::Held, Status::Released]);
    }

    #[test]
    fn a_day_inside_a_month_is_later_news_than_the_month() {
        let until = event("/2021-04", Some(Status::HouseArrest));
        let events =
            [event("2021-04-09", Some(Status::ReturnedHome)), until, event("2021-04", Some(Status::Held))];
        assert_eq!(last_status(WHO, &events).unwrap().statuses, [Status::ReturnedHome]);
    }

    #[test]
    fn an_undated_event_speaks_only_where_no_dated_one_does() {
        let undated = [event("", Some(Status::Missing)), event("", Some(Status::Held))];
        assert_eq!(last_status(WHO, &undated).unwrap().statuses, [Status::Held]);
        let mixed = [event("2019", Some(Status::Released)), event("", Some(Status::Held))];
        assert_eq!(last_status(WHO, &mixed).unwrap().statuses, [Status::Released]);
        assert!(last_status(WHO, &[event("2019", None)]).is_none());
    }

    #[track_caller]
    fn check_order(file: &[&str], wanted: &[&str]) {
        let events: Vec<Event> = file.iter().map(|date| event(date, None)).collect();
        let keys = reading_keys(&events);
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by_key(|at| keys[*at]);
        let texts: Vec<_> = order.iter().map(|at| events[*at].text.as_str()).collect();
        assert_eq!(texts, wanted);
    }

    #[test]
    fn an_undated_event_stays_behind_the_one_it_follows() {
        check_order(&["2020", "x", "2019"], &["2019", "2020", "x"]);
    }

    #[test]
    fn a_month_stays_behind_the_day_in_it_that_it_follows() {
        check_order(&["2019-10-01", "2019-10", "2019-10-14"], &["2019-10-01", "2019-10", "2019-10-14"]);
        check_order(&["2019-10", "2019-10-01"], &["2019-10", "2019-10-01"]);
        check_order(&["2019-11-01", "2019-10"], &["2019-10", "2019-11-01"]);
    }
}

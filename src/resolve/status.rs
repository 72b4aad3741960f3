//! What was last reported of a person: never what is true today.

use std::cmp::Ordering;

use crate::model::vocabulary::Status;
use crate::model::{Event, RecordId};
use crate::text::edtf::{Edtf, by_date};

/// The last report on somebody's liberty.
#[derive(Debug, Clone)]
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

/// Puts events in reading order: by date, file order among equals, undated
/// events after the dated one they follow in the file.
#[must_use]
pub fn in_reading_order<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<&'a Event> {
    let mut groups: Vec<Vec<&Event>> = Vec::new();
    for event in events {
        match groups.last_mut() {
            Some(group) if event.date.is_none() => group.push(event),
            _ => groups.push(vec![event]),
        }
    }
    groups.sort_by(|a, b| by_date(a[0].date.as_ref(), b[0].date.as_ref()));
    groups.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};
    use crate::model::Kind;
    use crate::model::vocabulary::EventKind;

    const WHO: RecordId = RecordId { kind: Kind::Person, index: 0 };

    fn event(date: &str, status: Option<Status>) -> Event {
        Event {
            kind: EventKind::Other,
            text: date.to_owned(),
            sources: Vec::new(),
            date: Edtf::parse(date).ok(),
            place: None,
            who: Vec::new(),
            attribution: None,
            sets_status: status.map(|status| (WHO, status)).into_iter().collect(),
            accounts: Vec::new(),
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

    #[test]
    fn an_undated_event_stays_behind_the_one_it_follows() {
        let events = [event("2020", None), event("x", None), event("2019", None)];
        let texts: Vec<_> = in_reading_order(&events).iter().map(|event| event.text.as_str()).collect();
        assert_eq!(texts, ["2019", "2020", "x"]);
    }
}

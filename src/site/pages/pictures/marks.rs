//! Dates, events and statuses as marks on an axis.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use crate::model::vocabulary::{EventKind, Role, Status};
use crate::model::{Event, Kind, RecordId};
use crate::render::pictures::{Axis, Lane, Mark, Sign};
use crate::resolve::status::status_of;
use crate::site::EventRef;
use crate::site::pages::frame::Page;
use crate::site::pages::pictures::days;
use crate::site::views::Shape;
use crate::site::words::shape;
use crate::text::edtf::{Certainty, Edtf, PartialDate, Precision};

/// An event with its number in the table.
pub(super) struct Row<'p> {
    pub number: usize,
    pub href: String,
    pub event: &'p Event,
    pub days: (i64, i64),
}

/// The dated events, with the anchors of their rows on the page of `here`.
pub(super) fn rows<'p>(page: &Page<'p>, events: &[EventRef], here: RecordId) -> Vec<Row<'p>> {
    let public = &page.desk.site.public;
    let row = |(position, at): (usize, &EventRef)| {
        let event = Some(public.event(*at)).filter(|event| event.corrected.is_none())?;
        Some(Row {
            number: position + 1,
            href: format!("#{}", page.event_anchor(*at, Some(here))),
            event,
            days: days(event.date.as_ref()?)?,
        })
    };
    events.iter().enumerate().filter_map(row).collect()
}

/// The kind of an event in words; nothing for one of no kind.
pub(super) fn event_word(page: &Page<'_>, row: &Row<'_>) -> String {
    match row.event.kind {
        EventKind::Other => String::new(),
        kind => page.words().event(kind),
    }
}

/// The people that the case is about and whose status a dated event sets, as the case lists them.
pub(super) fn people(page: &Page<'_>, case: RecordId, rows: &[Row<'_>]) -> Vec<RecordId> {
    let parties = &page.records().cases[case.at()].parties;
    let about = parties.iter().filter(|party| matches!(party.role, Some(Role::Victim | Role::Defendant)));
    let told: BTreeSet<RecordId> =
        rows.iter().flat_map(|row| &row.event.sets_status).map(|row| row.0).collect();
    let mut seen = BTreeSet::new();
    about
        .filter_map(|party| party.who.record())
        .filter(|who| who.kind == Kind::Person && told.contains(who) && seen.insert(*who))
        .collect()
}

/// What shape a date has.
pub(super) fn sign(date: &Edtf, accounts_differ: bool) -> Sign {
    match date {
        Edtf::Lasted(..) => Sign::Lasted,
        Edtf::Between(..) => Sign::Between,
        Edtf::At(PartialDate { precision: Precision::Day, certainty: Certainty::Sure, .. })
            if !accounts_differ =>
        {
            Sign::Day
        }
        Edtf::At(day) if day.precision == Precision::Day => Sign::About,
        Edtf::At(day) => match day.certainty {
            Certainty::Approximate | Certainty::UncertainApproximate => Sign::About,
            _ => Sign::Between,
        },
    }
}

/// The mark of an event, with `word` beside it.
pub(super) fn mark(page: &Page<'_>, row: &Row<'_>, word: String) -> Option<Mark> {
    let words = page.words();
    let date = row.event.date.as_ref()?;
    let kind = row.event.kind;
    let text = if kind.is_distressing() { words.event(kind) } else { row.event.text.clone() };
    let told = [words.date_phrase(date), text].join(&page.t("colon_sep"));
    Some(Mark {
        first: row.days.0,
        last: row.days.1,
        sign: sign(date, !row.event.accounts.is_empty()),
        href: row.href.clone(),
        told,
        word,
        number: row.number,
    })
}

/// A person's statuses. A bar reaches from one report to the next that says the like, and no
/// farther: after that there are dots, until something else is reported.
pub(super) fn person_lane(page: &Page<'_>, person: RecordId, rows: &[Row<'_>], end: i64) -> Lane {
    let told: Vec<(&Row<'_>, Status)> =
        rows.iter().filter_map(|row| Some((row, status_of(row.event, person)?))).collect();
    let mut lane = Lane::default();
    for (at, (row, status)) in told.iter().enumerate() {
        let Some(own) = mark(page, row, page.words().status(*status)) else { continue };
        let disputed = told.iter().any(|other| other.0.days == row.days && other.1 != *status);
        let bar = bar_of(shape(*status)).filter(|_| !disputed);
        let next = told.get(at + 1);
        let (first, last) = row.days;
        let from = next.map_or(last, |next| last.min(next.0.days.0.max(first)));
        let until = match next {
            Some(next) if bar.is_some() && bar == bar_of(shape(next.1)) => next.0.days.0.max(from),
            _ => from,
        };
        let silent = next.map_or(end, |next| next.0.days.0);
        if silent > until {
            lane.silent.push((until, silent));
        }
        push_status(&mut lane.marks, own, bar, disputed, (from, until));
    }
    lane
}

/// Draws one status: its bar, and what is uncertain about the day when it began.
fn push_status(
    marks: &mut Vec<Mark>,
    own: Mark,
    bar: Option<Sign>,
    disputed: bool,
    (from, until): (i64, i64),
) {
    let sign = if disputed && own.sign == Sign::Day { Sign::About } else { own.sign };
    match (bar, sign) {
        (Some(bar), Sign::Day) => marks.push(Mark { last: until, sign: bar, ..own }),
        (Some(bar), Sign::Lasted) => marks.push(Mark { last: until.max(from), sign: bar, ..own }),
        (Some(bar), _) => {
            if until > from {
                marks.push(Mark { first: from, last: until, sign: bar, number: 0, ..own.clone() });
            }
            marks.push(own);
        }
        (None, _) => marks.push(Mark { sign, ..own }),
    }
}

fn bar_of(shape: Shape) -> Option<Sign> {
    match shape {
        Shape::Held => Some(Sign::Held),
        Shape::Limit => Some(Sign::Limit),
        Shape::Safe => Some(Sign::Safe),
        _ => None,
    }
}

/// Days with their words: where each stretch begins, then years, then months.
pub(super) fn ticks(page: &Page<'_>, axis: &Axis) -> Vec<(i64, String)> {
    let words = page.words();
    let date = |day: i64| i32::try_from(day).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    let mut ranked: BTreeMap<(u8, i64), String> = BTreeMap::new();
    for stretch in &axis.stretches {
        let (Some(first), Some(last)) = (date(stretch.first), date(stretch.last)) else { continue };
        let month = |day: NaiveDate| page.t(&format!("alone_{}", day.month()));
        let start = Edtf::parse(&first.format("%Y-%m").to_string());
        if let Ok(start) = start {
            ranked.insert((0, stretch.first), words.date_text(&start));
        }
        for (year, number) in (first.year()..=last.year()).flat_map(|year| (1..=12).map(move |n| (year, n))) {
            let Some(day) = NaiveDate::from_ymd_opt(year, number, 1) else { continue };
            if first < day && day <= last {
                let at = i64::from(day.num_days_from_ce());
                match number {
                    1 => ranked.insert((1, at), year.to_string()),
                    _ => ranked.insert((2, at), month(day)),
                };
            }
        }
    }
    ranked.into_iter().map(|((_, day), word)| (day, word)).collect()
}

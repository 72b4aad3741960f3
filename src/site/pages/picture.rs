//! The timeline of a case as a picture: dates become days, statuses bars.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use crate::model::vocabulary::{EventKind, Role, Status};
use crate::model::{Event, Kind, RecordId};
use crate::render::pictures::{Axis, Lane, Mark, Sign, dealt, scale, strip};
use crate::resolve::status::status_of;
use crate::site::EventRef;
use crate::site::pages::sheet::Sheet;
use crate::site::pages::statements::event_anchor;
use crate::site::views::{Html, Link, Shape, Text, Timeline, TimelineLane};
use crate::site::words::shape;
use crate::text::edtf::{Certainty, Edtf, PartialDate, Precision};
use crate::text::lang::Direction;

/// How many people have a lane of their own.
const PEOPLE: usize = 12;
/// A picture of more dated events than these says less than their table.
const EVENTS: usize = 150;
/// How many lanes other events have, and reports.
const LANES: usize = 4;

/// An event with its number in the table.
struct Row<'p> {
    number: usize,
    at: EventRef,
    event: &'p Event,
    days: (i64, i64),
}

/// Draws a case; `None` where fewer than two acts have a date, too many, or pictures are off.
pub(super) fn timeline(sheet: &Sheet<'_>, case: RecordId, events: &[EventRef]) -> Option<Timeline> {
    let rows = rows(sheet, events);
    let wanted = sheet.page.desk.site.config.outputs.pictures && (2..=EVENTS).contains(&rows.len());
    let reports = report_marks(sheet, case);
    let days = rows.iter().flat_map(|row| [row.days.0, row.days.1]);
    let axis =
        Axis::new(days.chain(reports.iter().flat_map(|mark| [mark.first, mark.last]))).filter(|_| wanted)?;
    let people = people(sheet, case, &rows);
    let shown = &people[..people.len().min(PEOPLE)];
    let mirrored = sheet.page.words().dir() == Direction::Rtl;
    let draw = |name: Link, status, lane: &Lane| TimelineLane {
        strip: Html(strip(&axis, lane, &name.text.value, mirrored)),
        name: Some(name),
        status,
    };
    let plain = |key: &str| Link::none(Text::plain(sheet.page.t(key)));
    let mut lanes: Vec<TimelineLane> = Vec::new();
    for person in shown {
        let lane = person_lane(sheet, *person, &rows, axis.stretches.last()?.last);
        lanes.push(draw(sheet.page.link(*person), sheet.page.short_status(*person), &lane));
    }
    for (name, marks) in [("lane_others", other_marks(sheet, shown, &rows)), ("reports", reports)] {
        for (at, marks) in dealt(&axis, marks, LANES).into_iter().enumerate() {
            let lane = draw(plain(name), Vec::new(), &Lane { marks, silent: Vec::new() });
            lanes.push(TimelineLane { name: lane.name.filter(|_| at == 0), ..lane });
        }
    }
    let more = people.len() - shown.len();
    Some(Timeline {
        scale: Html(scale(&axis, &ticks(sheet, &axis), mirrored)),
        lanes,
        is_cut: axis.stretches.len() > 1,
        more: (more > 0).then(|| sheet.page.words().messages().count("n_without_lane", more)),
    })
}

fn rows<'p>(sheet: &Sheet<'p>, events: &[EventRef]) -> Vec<Row<'p>> {
    let public = &sheet.page.desk.site.public;
    let row = |(position, at): (usize, &EventRef)| {
        let event = Some(public.event(*at)).filter(|event| event.corrected.is_none())?;
        Some(Row { number: position + 1, at: *at, event, days: days(event.date.as_ref()?)? })
    };
    events.iter().enumerate().filter_map(row).collect()
}

/// The people that the case is about and whose status a dated event sets, as the case lists them.
fn people(sheet: &Sheet<'_>, case: RecordId, rows: &[Row<'_>]) -> Vec<RecordId> {
    let parties = &sheet.page.records().cases[case.at()].parties;
    let about = parties.iter().filter(|party| matches!(party.role, Some(Role::Victim | Role::Defendant)));
    let told: BTreeSet<RecordId> =
        rows.iter().flat_map(|row| &row.event.sets_status).map(|row| row.0).collect();
    let mut seen = BTreeSet::new();
    about
        .filter_map(|party| party.who.record())
        .filter(|who| who.kind == Kind::Person && told.contains(who) && seen.insert(*who))
        .collect()
}

/// First and last day of a date; an open end is the other end.
fn days(date: &Edtf) -> Option<(i64, i64)> {
    let number = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let (first, last) = (date.earliest().map(number), date.latest().map(number));
    Some((first.or(last)?, last.or(first)?))
}

fn sign(date: &Edtf, accounts_differ: bool) -> Sign {
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
fn mark(sheet: &Sheet<'_>, row: &Row<'_>, word: String) -> Option<Mark> {
    let words = sheet.page.words();
    let date = row.event.date.as_ref()?;
    let told = [words.date_phrase(date), row.event.text.clone()].join(&sheet.page.t("colon_sep"));
    Some(Mark {
        first: row.days.0,
        last: row.days.1,
        sign: sign(date, !row.event.accounts.is_empty()),
        href: format!("#{}", event_anchor(row.at)),
        told,
        word,
        number: row.number,
    })
}

/// The events that set no status of anybody with a lane.
fn other_marks(sheet: &Sheet<'_>, people: &[RecordId], rows: &[Row<'_>]) -> Vec<Mark> {
    let others = rows.iter().filter(|row| people.iter().all(|who| status_of(row.event, *who).is_none()));
    let word = |row: &Row<'_>| match row.event.kind {
        EventKind::Other => String::new(),
        kind => sheet.page.words().event(kind),
    };
    others.filter_map(|row| mark(sheet, row, word(row))).collect()
}

/// A person's statuses. A bar reaches from one report to the next that says the like, and no
/// farther: after that there are dots, until something else is reported.
fn person_lane(sheet: &Sheet<'_>, person: RecordId, rows: &[Row<'_>], end: i64) -> Lane {
    let told: Vec<(&Row<'_>, Status)> =
        rows.iter().filter_map(|row| Some((row, status_of(row.event, person)?))).collect();
    let mut lane = Lane::default();
    for (at, (row, status)) in told.iter().enumerate() {
        let Some(own) = mark(sheet, row, sheet.page.words().status(*status)) else { continue };
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

fn report_marks(sheet: &Sheet<'_>, case: RecordId) -> Vec<Mark> {
    let page = &sheet.page;
    let articles = page.shown_reports(case).iter().map(|report| report.article);
    articles
        .filter_map(|article| {
            let record = &page.records().articles[article.at()];
            let (first, last) = days(record.date.as_ref()?)?;
            let chip = sheet.chips_of(&[article]).pop()?;
            let word = record.outlet.map(|outlet| page.records().name(outlet).to_owned()).unwrap_or_default();
            let sign = sign(record.date.as_ref()?, false);
            Some(Mark { first, last, sign, href: chip.href, told: chip.title, word, number: chip.number })
        })
        .collect()
}

/// Days with their words: where each stretch begins, then years, then months.
fn ticks(sheet: &Sheet<'_>, axis: &Axis) -> Vec<(i64, String)> {
    let words = sheet.page.words();
    let date = |day: i64| i32::try_from(day).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    let mut ranked: BTreeMap<(u8, i64), String> = BTreeMap::new();
    for stretch in &axis.stretches {
        let (Some(first), Some(last)) = (date(stretch.first), date(stretch.last)) else { continue };
        let month = |day: NaiveDate| sheet.page.t(&format!("alone_{}", day.month()));
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

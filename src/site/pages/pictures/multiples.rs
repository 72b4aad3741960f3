//! Cases as small multiples: one axis for all, a line for each person.

use chrono::{Datelike as _, NaiveDate};

use crate::model::RecordId;
use crate::render::markdown::escape;
use crate::render::pictures::{Axis, Lane, mini, scale_within};
use crate::resolve::status::status_of;
use crate::site::EventRef;
use crate::site::pages::frame::Page;
use crate::site::pages::pictures::marks::{Row, event_word, mark, people, person_lane, rows};
use crate::site::views::{Html, Multiples};

/// How many people of a case have a line.
const LINES: usize = 5;
/// How many statuses of a person are told in words.
const TOLD: usize = 6;
/// How wide a drawing is at least, in pixels, where it stands beside the names.
const WIDTH: i64 = 380;
/// With more years than these, only every fifth has a hair.
const YEARS: i32 = 16;

/// Draws cases on one axis; `None` where they have less than two dates, or pictures are off.
pub(in crate::site::pages) fn multiples(page: &Page<'_>, cases: &[RecordId]) -> Option<Multiples> {
    let told: Vec<(RecordId, Vec<Row<'_>>)> =
        cases.iter().map(|case| (*case, rows(page, &events_of(page, *case), *case))).collect();
    let days = told.iter().flat_map(|case| &case.1).flat_map(|row| [row.days.0, row.days.1]);
    let axis = Axis::new(days).filter(|_| page.draws())?;
    let years = years(&axis);
    let end = axis.stretches.last()?.last;
    let draw = |(case, told): &(RecordId, Vec<Row<'_>>)| {
        if told.is_empty() {
            let mut words = String::new();
            escape(&page.t("date_unknown"), &mut words);
            return Html(words);
        }
        let (lanes, words) = lanes(page, *case, told, end);
        Html(mini(&axis, &lanes, &years, &words, page.mirrors()))
    };
    Some(Multiples {
        scale: Html(scale_within(&axis, &year_ticks(&axis, &years), WIDTH, page.mirrors())),
        rows: told.iter().map(draw).collect(),
        is_cut: axis.stretches.len() > 1,
    })
}

fn events_of(page: &Page<'_>, case: RecordId) -> Vec<EventRef> {
    let count = u32::try_from(page.records().cases[case.at()].events.len()).unwrap_or(u32::MAX);
    let mut events = (0..count).map(|index| EventRef { owner: case, index }).collect();
    page.index().order.sort(&mut events);
    events
}

/// A line for each person whose status is told, else one with all events; and the same in words.
fn lanes(page: &Page<'_>, case: RecordId, told: &[Row<'_>], end: i64) -> (Vec<Lane>, String) {
    let mut people = people(page, case, told);
    people.truncate(LINES);
    if people.is_empty() {
        let marks: Vec<_> = told.iter().filter_map(|row| mark(page, row, String::new())).collect();
        let words: Vec<String> =
            told.iter().take(TOLD).map(|row| dated(page, row, event_word(page, row))).collect();
        return (vec![Lane { marks, silent: Vec::new() }], words.join(&page.t("item_sep")));
    }
    let line = |person: &RecordId| {
        let own = told.iter().filter_map(|row| Some((row, status_of(row.event, *person)?))).take(TOLD);
        let own: Vec<String> =
            own.map(|(row, status)| dated(page, row, page.words().status(status))).collect();
        [page.records().name(*person).to_owned(), own.join(&page.t("item_sep"))].join(&page.t("colon_sep"))
    };
    let words: Vec<String> = people.iter().map(line).collect();
    let lanes = people.iter().map(|person| person_lane(page, *person, told, end)).collect();
    (lanes, words.join(&page.t("sentence_sep")))
}

fn dated(page: &Page<'_>, row: &Row<'_>, word: String) -> String {
    let date = row.event.date.as_ref().map(|date| page.words().date_phrase(date));
    let words: Vec<String> = [word].into_iter().filter(|word| !word.is_empty()).chain(date).collect();
    page.words().list(&words)
}

fn year_of(day: i64) -> Option<i32> {
    i32::try_from(day).ok().and_then(NaiveDate::from_num_days_from_ce_opt).map(|day| day.year())
}

/// The years in which stretches begin, then those in between.
fn year_ticks(axis: &Axis, years: &[i64]) -> Vec<(i64, String)> {
    let starts = axis.stretches.iter().map(|stretch| stretch.first);
    starts.chain(years.iter().copied()).filter_map(|day| Some((day, year_of(day)?.to_string()))).collect()
}

/// The first days of the years that an axis shows.
fn years(axis: &Axis) -> Vec<i64> {
    let shown = |stretch: &crate::render::pictures::Stretch| {
        let (first, last) = (year_of(stretch.first)?, year_of(stretch.last)?);
        Some((stretch.first, stretch.last, first, last))
    };
    let stretches: Vec<_> = axis.stretches.iter().filter_map(shown).collect();
    let many = stretches.iter().map(|(.., first, last)| last - first).sum::<i32>() > YEARS;
    let starts = stretches.iter().flat_map(|(first, last, from, to)| {
        let days = (*from..=*to)
            .filter(move |year| !many || year % 5 == 0)
            .filter_map(|year| Some(i64::from(NaiveDate::from_ymd_opt(year, 1, 1)?.num_days_from_ce())));
        days.filter(move |day| first < day && day <= last)
    });
    starts.collect()
}

//! The archive by year: how many reports each month, and of how many people which status was the last.

use std::collections::BTreeMap;

use crate::model::vocabulary::Status;
use crate::model::{Kind, RecordId};
use crate::render::pictures::{YearColumns, columns};
use crate::resolve::status::status_of;
use crate::site::messages::Arg;
use crate::site::pages::frame::Page;
use crate::site::views::{Html, Link, Shape, Text, YearRow, Years};
use crate::site::words::shape;
use crate::site::{Label, Listed};
use crate::text::edtf::{Edtf, Precision};

/// How many years are drawn: the last ones.
const YEARS: usize = 40;
/// From below: what is drawn in which class, under which words.
const GROUPS: [(&str, &str, &[Shape]); 5] = [
    ("bar", "group_held", &[Shape::Held]),
    ("bar half", "group_limit", &[Shape::Limit]),
    ("bar safe", "group_safe", &[Shape::Seek, Shape::Safe]),
    ("bar open", "group_free", &[Shape::Free, Shape::Out]),
    ("unc", "group_gone", &[Shape::Gone, Shape::Dead]),
];

/// Draws how many reports of each month the archive holds; `None` with less than two years.
pub(in crate::site::pages) fn activity(page: &Page<'_>) -> Option<Years> {
    // The last number of a year counts reports without a month.
    let mut years: BTreeMap<i16, [usize; 13]> = BTreeMap::new();
    for article in page.desk.site.public.listed(Kind::Article) {
        let Some(date) = &page.records().articles[article.at()].date else { continue };
        let Some(year) = date.year() else { continue };
        years.entry(year).or_default()[month(date).map_or(12, |month| month - 1)] += 1;
    }
    let months: Vec<String> = (1..=12).map(|month| page.t(&format!("alone_{month}"))).collect();
    let messages = page.words().messages();
    let row = |(year, counts): (i16, [usize; 13])| {
        let total = counts.iter().sum();
        let told = [year.to_string(), messages.count("n_reports", total)].join(&page.t("colon_sep"));
        let column = |count: &usize| vec![(i64::try_from(*count).unwrap_or(i64::MAX), "bar")];
        let numbers = counts.iter().chain([&total]).map(usize::to_string).collect();
        (year, told, counts[..12].iter().map(column).collect(), numbers)
    };
    let heads = months.into_iter().chain([page.t("no_month_short"), page.t("total")]).collect();
    drawn(page, filled(years).into_iter().map(row).collect(), heads, "activity", Kind::Article)
}

/// Draws of how many people which status was the last one reported, at the end of each year.
pub(in crate::site::pages) fn statuses(page: &Page<'_>) -> Option<Years> {
    let mut changes: BTreeMap<i16, [i64; 5]> = BTreeMap::new();
    for person in page.desk.site.public.listed(Kind::Person) {
        let mut last: Option<usize> = None;
        for (year, group) in told(page, person) {
            let change = changes.entry(year).or_default();
            change[group] += 1;
            if let Some(before) = last.replace(group) {
                change[before] -= 1;
            }
        }
    }
    let mut now = [0; 5];
    let sums = filled(changes).into_iter().map(|(year, change)| {
        now.iter_mut().zip(change).for_each(|(now, change)| *now += change);
        (year, now)
    });
    let row = |(year, counts): (i16, [i64; 5])| {
        let words: Vec<String> = GROUPS
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|((_, key, _), count)| [page.t(key), count.to_string()].join(" "))
            .collect();
        let args = [year.to_string(), page.words().list(&words)];
        let column = GROUPS.iter().zip(counts).map(|((class, ..), count)| (count, *class)).collect();
        (year, args.join(&page.t("colon_sep")), vec![column], counts.iter().map(i64::to_string).collect())
    };
    let heads = GROUPS.iter().map(|(_, key, _)| page.t(key)).collect();
    drawn(page, sums.collect::<Vec<_>>().into_iter().map(row).collect(), heads, "status_years", Kind::Person)
}

type Row = (i16, String, Vec<Vec<(i64, &'static str)>>, Vec<String>);

fn drawn(page: &Page<'_>, mut rows: Vec<Row>, heads: Vec<String>, key: &str, kind: Kind) -> Option<Years> {
    let before = rows.len().saturating_sub(YEARS);
    rows.drain(..before);
    if rows.len() < 2 || !page.draws() {
        return None;
    }
    let link = |year: i16| year_link(page, year).filter(|_| kind == Kind::Article);
    let years: Vec<YearColumns> = rows
        .iter()
        .map(|(year, told, columns, _)| YearColumns {
            label: year.to_string(),
            href: link(*year),
            told: told.clone(),
            columns: columns.clone(),
        })
        .collect();
    let name = page.t(key);
    let cut = [("shown", Arg::Number(YEARS)), ("count", Arg::Number(before + rows.len()))];
    Some(Years {
        svg: Html(columns(&years, &name, page.mirrors())),
        heads,
        rows: rows
            .into_iter()
            .map(|(year, _, _, numbers)| YearRow {
                year: Link { href: link(year), text: Text::plain(year.to_string()) },
                numbers,
            })
            .collect(),
        cut: (before > 0).then(|| page.words().messages().fill("years_cut", &cut)),
        name,
    })
}

/// Where the reports of a year are listed.
fn year_link(page: &Page<'_>, year: i16) -> Option<String> {
    let contents = page.desk.site.plan.contents_for(Listed::Kind(Kind::Article))?;
    let at = contents.sections.iter().position(|section| section.label == Label::Year(year))?;
    match contents.sections[at].pages.first() {
        Some(path) => page.to(path),
        None => page.to(&contents.path).map(|path| format!("{path}#s{}", at + 1)),
    }
}

/// The month of a date that names one.
fn month(date: &Edtf) -> Option<usize> {
    let point = |date: &crate::text::edtf::PartialDate| {
        (date.precision >= Precision::Month).then_some(usize::from(date.month))
    };
    let month = match date {
        Edtf::At(date) => point(date),
        Edtf::Lasted(start, _) | Edtf::Between(start, _) => start.date().as_ref().and_then(point),
    };
    month.filter(|month| (1..=12).contains(month))
}

/// What was reported of a person, by year: the last status of each.
fn told(page: &Page<'_>, person: RecordId) -> Vec<(i16, usize)> {
    let public = &page.desk.site.public;
    let events = page.index().events.get(person).iter().map(|at| public.event(*at));
    let mut rows: Vec<_> = events
        .filter(|event| event.corrected.is_none())
        .filter_map(|event| {
            let day = event.date?.latest().or(event.date?.earliest())?;
            Some((day, group(status_of(event, person)?)))
        })
        .collect();
    rows.sort_by_key(|row| row.0);
    let mut years: Vec<(i16, usize)> = Vec::new();
    for (day, group) in rows {
        let year = i16::try_from(chrono::Datelike::year(&day)).unwrap_or_default();
        match years.last_mut() {
            Some(last) if last.0 == year => last.1 = group,
            _ => years.push((year, group)),
        }
    }
    years
}

fn group(status: Status) -> usize {
    let shape = shape(status);
    GROUPS.iter().position(|group| group.2.contains(&shape)).unwrap_or(GROUPS.len() - 1)
}

/// Every year from the first to the last, those without anything too.
fn filled<T: Default>(mut years: BTreeMap<i16, T>) -> Vec<(i16, T)> {
    let (Some(first), Some(last)) = (years.keys().next().copied(), years.keys().next_back().copied()) else {
        return Vec::new();
    };
    (first..=last).map(|year| (year, years.remove(&year).unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_counts_for_its_month_where_it_names_one() {
        let month = |date: &str| month(&Edtf::parse(date).unwrap());
        assert_eq!((month("2019-10-14"), month("2019-10"), month("2019")), (Some(10), Some(10), None));
        assert_eq!(month("[2019-12-09..2019-12-15]"), Some(12));
    }

    #[test]
    fn years_without_anything_stand_between_the_others() {
        let years = filled(BTreeMap::from([(2013, 1), (2016, 2)]));
        assert_eq!(years, [(2013, 1), (2014, 0), (2015, 0), (2016, 2)]);
        assert!(filled::<u8>(BTreeMap::new()).is_empty());
    }
}

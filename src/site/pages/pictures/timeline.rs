//! The timeline of a case as a picture: dates become days, statuses bars.

use crate::model::RecordId;
use crate::render::pictures::{Axis, Lane, Mark, dealt, scale, strip};
use crate::resolve::status::status_of;
use crate::site::EventRef;
use crate::site::pages::pictures::days;
use crate::site::pages::pictures::marks::{Row, event_word, mark, people, person_lane, rows, sign, ticks};
use crate::site::pages::sheet::Sheet;
use crate::site::views::{Html, Link, Text, Timeline, TimelineLane};
use crate::text::foreign::cut;

/// How many people have a lane of their own.
const PEOPLE: usize = 12;
/// A picture of more dated events than these says less than their table.
const EVENTS: usize = 150;
/// The longest name of an outlet, in letters: the source's number leads to all of it.
const LONGEST: usize = 24;
/// How many lanes other events have, and reports.
const LANES: usize = 4;

/// Draws a case; `None` where fewer than two acts have a date, too many, or pictures are off.
pub(in crate::site::pages) fn timeline(
    sheet: &Sheet<'_>,
    case: RecordId,
    events: &[EventRef],
) -> Option<Timeline> {
    let rows = rows(&sheet.page, events, case);
    let wanted = sheet.page.draws() && (2..=EVENTS).contains(&rows.len());
    let reports = report_marks(sheet, case);
    let days = rows.iter().flat_map(|row| [row.days.0, row.days.1]);
    let axis =
        Axis::new(days.chain(reports.iter().flat_map(|mark| [mark.first, mark.last]))).filter(|_| wanted)?;
    let people = people(&sheet.page, case, &rows);
    let shown = &people[..people.len().min(PEOPLE)];
    let mirrored = sheet.page.mirrors();
    let draw = |name: Link, status, lane: &Lane| TimelineLane {
        strip: Html(strip(&axis, lane, &name.text.value, mirrored)),
        name: Some(name),
        status,
    };
    let plain = |key: &str| Link::none(Text::plain(sheet.page.t(key)));
    let mut lanes: Vec<TimelineLane> = Vec::new();
    for person in shown {
        let lane = person_lane(&sheet.page, *person, &rows, axis.stretches.last()?.last);
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
        scale: Html(scale(&axis, &ticks(&sheet.page, &axis), mirrored)),
        lanes,
        is_cut: axis.stretches.len() > 1,
        more: (more > 0).then(|| sheet.page.words().messages().count("n_without_lane", more)),
    })
}

/// The events that set no status of anybody with a lane.
fn other_marks(sheet: &Sheet<'_>, people: &[RecordId], rows: &[Row<'_>]) -> Vec<Mark> {
    let others = rows.iter().filter(|row| people.iter().all(|who| status_of(row.event, *who).is_none()));
    others.filter_map(|row| mark(&sheet.page, row, event_word(&sheet.page, row))).collect()
}

fn report_marks(sheet: &Sheet<'_>, case: RecordId) -> Vec<Mark> {
    let page = &sheet.page;
    let articles = page.shown_reports(case).iter().map(|report| report.article);
    articles
        .filter_map(|article| {
            let record = &page.records().articles[article.at()];
            let (first, last) = days(record.date.as_ref()?)?;
            let chip = sheet.chips_of(&[article]).pop()?;
            let word =
                record.outlet.map(|outlet| cut(&page.name_inside(outlet), LONGEST)).unwrap_or_default();
            let sign = sign(record.date.as_ref()?, false);
            Some(Mark { first, last, sign, href: chip.href, told: chip.title, word, number: chip.number })
        })
        .collect()
}

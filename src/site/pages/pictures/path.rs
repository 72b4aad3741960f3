//! A person's path: where they were reported, when, and with what status.

use crate::model::RecordId;
use crate::render::pictures::{Axis, Mark, Move, PathRow, path, scale};
use crate::resolve::status::status_of;
use crate::site::EventRef;
use crate::site::pages::frame::Page;
use crate::site::pages::pictures::marks::{Row, event_word, mark, person_lane, rows, ticks};
use crate::site::views::{Html, Path};

/// How many places have a row of their own.
const PLACES: usize = 8;
/// A picture of more dated events than these says less than their table.
const EVENTS: usize = 80;

/// The rows of a path: places in the order in which they are first reported.
struct Places<'p> {
    page: &'p Page<'p>,
    order: Vec<RecordId>,
}

/// Draws the path of a person; `None` with less than two dated events, without a place, or with too many.
pub(in crate::site::pages) fn person_path(
    page: &Page<'_>,
    person: RecordId,
    events: &[EventRef],
) -> Option<Path> {
    let told = rows(page, events, person);
    let wanted = page.draws() && (2..=EVENTS).contains(&told.len());
    let axis = Axis::new(told.iter().flat_map(|row| [row.days.0, row.days.1])).filter(|_| wanted)?;
    let mut order: Vec<RecordId> = Vec::new();
    for place in told.iter().filter_map(|row| row.event.place) {
        if !order.contains(&place) {
            order.push(place);
        }
    }
    let places = Places { page, order };
    if places.order.is_empty() {
        return None;
    }
    let marks = marks(page, person, &told, axis.stretches.last()?.last);
    let drawn: Vec<PathRow> = places.drawn(marks);
    let name = page.words().messages().with("path_of", page.records().name(person));
    Some(Path {
        scale: Html(scale(&axis, &ticks(page, &axis), page.mirrors())),
        svg: Html(path(&axis, &drawn, &places.moves(&told), &name, page.mirrors())),
        is_cut: axis.stretches.len() > 1,
    })
}

/// Every dated event as a mark, with its place: those that set a status as bars.
fn marks(page: &Page<'_>, person: RecordId, told: &[Row<'_>], end: i64) -> Vec<(Option<RecordId>, Mark)> {
    let place_of =
        |mark: &Mark| told.iter().find(|row| row.href == mark.href).and_then(|row| row.event.place);
    let own = person_lane(page, person, told, end).marks;
    let others = told.iter().filter(|row| status_of(row.event, person).is_none());
    let others = others.filter_map(|row| mark(page, row, event_word(page, row)));
    let mut all: Vec<(Option<RecordId>, Mark)> =
        own.into_iter().chain(others).map(|mark| (place_of(&mark), mark)).collect();
    all.sort_by_key(|(_, mark)| mark.first);
    all
}

impl Places<'_> {
    /// The row of a place; places without a row of their own share one, no place has the last.
    fn row(&self, place: Option<RecordId>) -> usize {
        let shown = self.order.len().min(PLACES);
        match place.and_then(|place| self.order.iter().position(|other| *other == place)) {
            Some(at) => at.min(shown),
            None => shown + usize::from(self.order.len() > shown),
        }
    }

    fn drawn(&self, marks: Vec<(Option<RecordId>, Mark)>) -> Vec<PathRow> {
        let shown = self.order.len().min(PLACES);
        let own = self.order[..shown].iter().map(|place| self.page.name_inside(*place));
        let others = (self.order.len() > shown).then(|| self.page.t("path_others"));
        let nowhere = marks.iter().any(|row| row.0.is_none()).then(|| self.page.t("path_nowhere"));
        let mut rows: Vec<PathRow> =
            own.chain(others).chain(nowhere).map(|name| PathRow { name, marks: Vec::new() }).collect();
        for (place, mark) in marks {
            rows[self.row(place)].marks.push(mark);
        }
        rows
    }

    /// From each place to the next one that is reported; what has no place moves nobody, nor does
    /// the country around a city.
    fn moves(&self, told: &[Row<'_>]) -> Vec<Move> {
        let mut steps: Vec<(RecordId, &Row<'_>)> =
            told.iter().filter_map(|row| Some((row.event.place?, row))).collect();
        steps.sort_by_key(|(_, row)| row.days);
        let mut last: Option<(RecordId, &Row<'_>)> = None;
        let mut moves = Vec::new();
        for (place, row) in steps {
            match last {
                Some((from, _)) if from != place && self.page.lies_in(from, place) => continue,
                Some((from, before)) if !self.page.lies_in(place, from) => moves.push(Move {
                    from: self.row(Some(from)),
                    to: self.row(Some(place)),
                    left: before.days.1.min(row.days.0),
                    reached: row.days.0,
                }),
                _ => {}
            }
            last = Some((place, row));
        }
        moves.retain(|step| step.from != step.to);
        moves
    }
}

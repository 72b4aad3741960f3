//! Pictures: records become days, places and words; `render::pictures` draws them.
//!
//! Each is bounded, whatever the archive holds, and says no more than a table
//! or list on the same page does. `[outputs] pictures = false` leaves them out.

mod graph;
mod map;
mod marks;
mod multiples;
mod path;
mod timeline;
mod years;

pub(super) use graph::case_graph;
pub(super) use map::{archive_map, event_map, place_map};
pub(super) use multiples::multiples;
pub(super) use path::person_path;
pub(super) use timeline::timeline;
pub(super) use years::{activity, statuses};

use chrono::{Datelike as _, NaiveDate};

use crate::model::RecordId;
use crate::site::pages::frame::Page;
use crate::text::edtf::Edtf;
use crate::text::lang::Direction;

impl Page<'_> {
    /// Whether the site wants pictures.
    pub(super) fn draws(&self) -> bool {
        self.desk.site.config.outputs.pictures
    }

    /// Whether one place lies within another, or is it.
    fn lies_in(&self, place: RecordId, outer: RecordId) -> bool {
        let places = &self.records().places;
        let mut at = Some(place);
        // A chain that bites its tail ends.
        for _ in 0..16 {
            match at {
                Some(here) if here == outer => return true,
                Some(here) => at = places[here.at()].within,
                None => return false,
            }
        }
        false
    }

    /// Whether pictures run from the right to the left.
    pub(super) fn mirrors(&self) -> bool {
        self.words().dir() == Direction::Rtl
    }
}

/// First and last day of a date, counted from the common era; an open end is the other end.
fn days(date: &Edtf) -> Option<(i64, i64)> {
    let number = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let (first, last) = (date.earliest().map(number), date.latest().map(number));
    Some((first.or(last)?, last.or(first)?))
}

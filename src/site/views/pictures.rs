//! Pictures: what stands around the drawn strips.

use crate::site::views::{Frame, Html, Link, Status};
use serde::Serialize;

/// The timeline of a case: a lane a person, one for other events, one for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// The drawn axis.
    pub scale: Html,
    /// The lanes.
    pub lanes: Vec<TimelineLane>,
    /// Whether empty stretches of time are cut out.
    pub is_cut: bool,
    /// Who has no lane of their own.
    pub more: Option<String>,
}

/// One lane of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineLane {
    /// Whose or what it is; `None` where it goes on from the lane above.
    pub name: Option<Link>,
    /// What was last reported of the person.
    pub status: Vec<Status>,
    /// The drawn strip.
    pub strip: Html,
}

/// A person's path: places one below the other, time across.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Path {
    /// The drawn axis.
    pub scale: Html,
    /// The drawn path.
    pub svg: Html,
    /// Whether empty stretches of time are cut out.
    pub is_cut: bool,
}

/// Cases on one axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Multiples {
    /// The drawn axis.
    pub scale: Html,
    /// A drawing for each case, in the order of their rows.
    pub rows: Vec<Html>,
    /// Whether empty stretches of time are cut out.
    pub is_cut: bool,
}

/// A map, with the list that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Map {
    /// The drawn map.
    pub svg: Html,
    /// The places on it, by number.
    pub rows: Vec<MapRow>,
    /// From where to where someone is reported next.
    pub routes: Vec<MapRoute>,
    /// Places that are not on it: the archive has no coordinates of them.
    pub missing: Vec<Link>,
}

/// A place on a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapRow {
    /// Its anchor: `m1`.
    pub id: String,
    /// Its number.
    pub number: usize,
    /// The place.
    pub place: Link,
    /// What is told of it: `3 events, 2019–2021`.
    pub note: String,
}

/// A line on a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapRoute {
    /// Where someone is reported first.
    pub from: Link,
    /// Where next.
    pub to: Link,
    /// The dates of both.
    pub when: String,
}

/// The map of the archive. Template: `map.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPage {
    /// Head, navigation, footer.
    pub frame: Frame,
    /// `Map`.
    pub heading: String,
    /// The map.
    pub map: Option<Map>,
    /// How many places it leaves out.
    pub cut: Option<String>,
    /// The list of all places.
    pub all: Option<Link>,
}

/// Who acted towards whom in a case, drawn for wide screens and for narrow ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GraphView {
    /// In columns.
    pub wide: Html,
    /// One below the other.
    pub tall: Html,
    /// Who has no box.
    pub more: Option<String>,
}

/// Counts by year: a drawing, and the table behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Years {
    /// What is counted.
    pub name: String,
    /// The drawing.
    pub svg: Html,
    /// What the numbers of a year are.
    pub heads: Vec<String>,
    /// The years, oldest first.
    pub rows: Vec<YearRow>,
    /// How many years are left out.
    pub cut: Option<String>,
}

/// The numbers of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearRow {
    /// The year, leading to its list.
    pub year: Link,
    /// As many as there are heads.
    pub numbers: Vec<String>,
}

//! Pictures: what stands around the drawn strips.

use crate::site::views::{Html, Link, Status};
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

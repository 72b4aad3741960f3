//! Pictures as inline SVG, drawn from plain days and words. Knows no records.
//!
//! Same lanes in, same bytes out. A picture never says more than the table
//! that stands behind it, and every mark on it is a link into that table.

mod axis;
mod labels;
mod strip;

pub use axis::{Axis, Stretch};
pub use strip::{Lane, Mark, Sign, dealt, scale, strip};

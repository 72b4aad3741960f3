//! Pictures as inline SVG, drawn from plain days and words. Knows no records.
//!
//! Same lanes in, same bytes out. A picture never says more than the table
//! that stands behind it, and every mark on it is a link into that table.

mod axis;
mod columns;
mod graph;
mod labels;
mod map;
mod mini;
mod path;
mod pen;
mod strip;

pub use axis::{Axis, Stretch};
pub use columns::{YearColumns, columns};
pub use graph::{Graph, Node, NodeGroup, NodeShape, graph};
pub use map::{MapMark, country_middle, map, thousandths};
pub use mini::mini;
pub use path::{Move, PathRow, path};
pub use strip::{Lane, Mark, Sign, dealt, scale, scale_within, strip};

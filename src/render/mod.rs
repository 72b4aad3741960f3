//! Turns views and texts into HTML. Knows no records and no addresses.

pub mod markdown;
pub mod pictures;
pub mod theme;

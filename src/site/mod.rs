//! From a resolved archive to pages: what is public, where it stands, what it shows.

pub mod messages;
pub mod views;

//! From parsed records to a linked archive: who is mentioned where, what a
//! person's last reported status is, which pages refer to which.
//!
//! Knows no URLs and no HTML.

pub mod mentions;

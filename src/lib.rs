//! Casebook turns captured news reports about persecuted people into a durable,
//! cross-linked archive.
//!
//! The stages, in the order in which a build runs them:
//!
//! | stage | module | from → to |
//! |---|---|---|
//! | load | [`source`] | a folder → texts and their paths |
//! | parse | `parse` | texts → records of the [`model`] |
//! | resolve | [`resolve`] | records → a linked archive: mentions, status, backlinks |
//! | plan | [`site`] | archive → what is public, and the address of every page |
//! | outputs | `output`, `render` | plan → bytes |
//! | write | `write` | bytes → `public/` |

mod aside;
pub mod bundle;
pub mod clean;
pub mod cli;
pub mod commands;
pub mod config;
pub mod diag;
pub mod edit;
pub mod import;
pub mod leak;
pub mod media;
pub mod memo;
pub mod model;
pub mod output;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
mod steps;
pub mod text;
pub mod write;
pub mod zim;

//! The one integration binary: each module drives the program as a user does.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod again;
mod axe;
mod browser;
mod build;
mod bundle;
mod canary;
mod diag;
mod exports;
mod gold;
mod host;
mod hostile;
mod import;
mod languages;
mod laws;
mod links;
mod media;
mod messages;
mod oracle;
mod overrides;
mod recipes;
mod search;
mod serve;
mod site;
mod suggest;
mod survives;
mod theme;
mod tidy;
mod tools;
mod undo;
mod views;
mod walk;
mod webdriver;

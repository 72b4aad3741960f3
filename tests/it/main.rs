//! The one integration binary: each module drives the program as a user does.

mod browser;
mod build;
mod diag;
mod host;
mod import;
mod links;
mod site;
mod suggest;
mod theme;
mod tidy;
mod views;
mod webdriver;

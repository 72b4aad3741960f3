//! The one integration binary: each module drives the program as a user does.

mod build;
mod canary;
mod diag;
mod import;
mod links;
mod site;
mod theme;
mod tidy;
mod views;

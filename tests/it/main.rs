//! The one integration binary: each module drives the program as a user does.

mod build;
mod diag;
mod links;
mod site;
mod theme;
mod tidy;
mod views;

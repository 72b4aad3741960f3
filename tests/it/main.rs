//! The one integration binary: each module drives the program as a user does.

mod canary;
mod diag;
mod site;
mod theme;

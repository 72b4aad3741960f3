//! Bundles: a published folder in one file that anybody can copy, check and
//! read without a server; and the checking.
//!
//! A bundle is a plain zip. It holds `START-HERE.html`, the site byte for byte
//! in `site/`, and beside it what is needed to check both: `bundle.sha256`
//! lists the first page and the site's manifest, and the manifest lists
//! everything else. The same folder gives the same bytes, on any machine.
//!
//! The module knows files and bytes; it does not know what they mean.

mod apply;
mod container;
mod entry;
mod headers;
mod manifest;
mod pack;
mod seal;
mod single;
mod tree;
mod verify;
mod zim;

pub use apply::{Applied, apply};
pub use container::Limit;
pub use manifest::Manifest;
pub use pack::{Beside, Packed, Place, pack, pack_delta};
pub use seal::{SIGNATURE, Seal, Signer, public_key};
pub use single::{LONGEST, Said, single};
pub use verify::{Report, verify};
pub use zim::{About, read_zim, verify_zim, zim};

/// The first page of a bundle.
pub const START: &str = "START-HERE.html";
/// The folder of the site within a bundle.
pub const SITE: &str = "site/";
/// The list that covers the first page and the site's manifest.
pub const LIST: &str = "bundle.sha256";
/// In a delta, the manifest's digest it starts from.
pub const FROM: &str = "from.sha256";

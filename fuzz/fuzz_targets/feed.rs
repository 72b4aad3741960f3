//! Any bytes as a feed: RSS, Atom, JSON Feed.
#![no_main]

use casebook::import::{Kind, read_as};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_as(Kind::Feed, bytes);
});

//! Any bytes as a web archive.
#![no_main]

use casebook::import::{Kind, read_as};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_as(Kind::Warc, bytes);
});

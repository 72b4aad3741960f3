//! Any bytes as a web page.
#![no_main]

use casebook::import::{Kind, read_as};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_as(Kind::Html, bytes);
});

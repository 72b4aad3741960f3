//! Any bytes as ZIP, WACZ and gzip.
#![no_main]

use casebook::import::{Kind, read_as};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_as(Kind::Zip, bytes);
    read_as(Kind::Gzip, bytes);
});

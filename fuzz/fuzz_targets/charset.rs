//! Bytes to text: the first line is the charset that a server names.
#![no_main]

use casebook::import::charset;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let header = String::from_utf8_lossy(&bytes[..end]);
    charset::decode(&bytes[end..], charset::label_of(&header));
});

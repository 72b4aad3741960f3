//! Any bytes as a ZIM file: an answer, in bounded time and memory.
#![no_main]

use std::io::Cursor;

use casebook::zim::Zim;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut zim) = Zim::open(Cursor::new(bytes)) else { return };
    let mut sum = 0;
    let _ = zim.each(|entry, blob| {
        sum += entry.path.len() + blob.len();
        None::<()>
    });
});

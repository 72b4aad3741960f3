//! Any bytes as a picture of each format: refused, or cleaned so that there is nothing left to clean.
#![no_main]

use casebook::media::clean;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for ending in ["jpg", "png", "webp", "avif", "svg"] {
        if let Ok(cleaned) = clean(ending, bytes) {
            assert_eq!(clean(ending, &cleaned.bytes).as_ref(), Ok(&cleaned), "{ending}");
        }
    }
});

//! Names: the first two lines are compared; the order changes nothing.
#![no_main]

use casebook::text::fold;
use casebook::text::names::compare;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let (a, b) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let found = compare(a, b);
    assert!((0.0..=1.0).contains(&found.score), "{}", found.score);
    assert_eq!(found, compare(b, a));
    let _ = (fold::strict(a), fold::loose_key(a));
});

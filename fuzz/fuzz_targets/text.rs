//! Cleaning: every line of a capture is in one draft or in one cut, never in two.
#![no_main]

libfuzzer_sys::fuzz_target!(|capture: &str| {
    let cleaned = casebook::clean::clean(capture);
    let kept = cleaned.drafts.iter().flat_map(|draft| draft.lines.iter().copied());
    let cut = cleaned.cuts.iter().map(|cut| (cut.first_line, cut.last_line));
    let mut lines: Vec<usize> = kept.chain(cut).flat_map(|(first, last)| first..=last).collect();
    lines.sort_unstable();
    assert!(lines.into_iter().eq(1..=cleaned.lines), "lines lost or kept twice");
});

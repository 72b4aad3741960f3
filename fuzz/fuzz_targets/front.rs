//! Records: front matter with all that is in it, and EDTF dates.
#![no_main]

use casebook::parse;
use casebook::source::Sources;
use casebook::text::edtf::Edtf;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(date) = Edtf::parse(text.lines().next().unwrap_or_default()) {
        let (from, to) = (date.earliest(), date.latest());
        assert!(from.is_none() || to.is_none() || from <= to, "a date ends before it begins");
    }
    let mut sources = Sources::default();
    sources.add("casebook.toml", "title = \"Fuzz\"\nformat = 1\n");
    for folder in ["articles", "cases", "organisations", "outlets", "pages", "people", "places"] {
        sources.add(format!("content/{folder}/one.md"), text);
    }
    let _ = parse::parse(&sources);
});

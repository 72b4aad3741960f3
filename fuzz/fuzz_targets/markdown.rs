//! Bodies: what is rendered holds no script, whatever was written.
#![no_main]

use casebook::render::markdown::{Options, to_blocks, to_html};

libfuzzer_sys::fuzz_target!(|body: &str| {
    let options = Options { anchors: &[], wikilink: &|_| None, permalink: Some("Paragraph"), heading: 2 };
    let html = to_html(body, &options).to_ascii_lowercase();
    for banned in ["<script", "<iframe", "<style", "href=\"javascript:", "href=\"data:"] {
        assert!(!html.contains(banned), "{banned} in {html}");
    }
    let _ = to_blocks(body, &options);
    let _ = casebook::text::markdown::read(body);
});

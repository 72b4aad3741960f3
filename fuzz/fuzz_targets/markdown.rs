//! Bodies: what is rendered holds no script, whatever was written.
#![no_main]

use casebook::render::markdown::{Drawing, Options, to_blocks, to_html};

libfuzzer_sys::fuzz_target!(|body: &str| {
    let picture = |target: &str| {
        let credit = String::new();
        target.starts_with("picture:").then(|| Drawing { src: target.to_owned(), width: 1, height: 1, credit })
    };
    let options = Options { picture: &picture, anchors: &[], wikilink: &|_| None, permalink: Some("Paragraph"), heading: 2 };
    let html = to_html(body, &options).to_ascii_lowercase();
    for banned in ["<script", "<iframe", "<style", "href=\"javascript:", "href=\"data:"] {
        assert!(!html.contains(banned), "{banned} in {html}");
    }
    let _ = to_blocks(body, &options);
    let _ = casebook::text::markdown::read(body);
});

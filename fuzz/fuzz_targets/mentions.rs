//! Mentions: the first two lines are people's names, the rest is a report.
#![no_main]

use casebook::model::{Kind, RecordId};
use casebook::resolve::mentions::{ArticleText, Block, KnownName, Registry};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\n');
    let mut known = |at| KnownName {
        record: RecordId::new(Kind::Person, at),
        value: lines.next().unwrap_or_default().to_owned(),
        display: true,
        alone: at == 0,
        fathers_name: false,
        whole: false,
    };
    let names = [known(0), known(1)];
    let body = lines.next().unwrap_or_default();
    let blocks: Vec<Block> =
        body.split("\n\n").map(|text| Block { text: text.to_owned(), closed: Vec::new() }).collect();
    let article = ArticleText { title: "", blocks: &blocks, parties: &[], overrides: &[] };
    for mention in Registry::new(&names).find(&article) {
        assert!(blocks[mention.block].text.get(mention.range).is_some_and(|words| !words.is_empty()));
    }
});

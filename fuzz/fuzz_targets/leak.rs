//! The leak check: the first byte names the kind of file, the rest is what would be published. Whatever
//! stands before it, a hidden name in a line of its own is found.
#![no_main]

use std::sync::OnceLock;

use casebook::leak::LeakCheck;
use casebook::parse;
use casebook::source::Sources;

const ENDINGS: [&str; 10] = ["txt", "html", "json", "js", "png", "jpg", "webp", "pdf", "zip", "gz"];

fn check() -> &'static LeakCheck {
    static CHECK: OnceLock<LeakCheck> = OnceLock::new();
    CHECK.get_or_init(|| {
        let mut sources = Sources::default();
        sources.add("casebook.toml", "title = \"T\"\n");
        let record = "+++\nname = \"Gulnar Zhumbaqova\"\n[[alias]]\nvalue = \"Гүлнар Жұмбақова\"\n\
                      [publish]\nvisibility = \"withheld\"\n+++\n";
        sources.add("content/people/p-1.md", record);
        LeakCheck::new(&parse::parse(&sources).value.records, std::iter::empty())
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let ending = ENDINGS[usize::from(*first) % ENDINGS.len()];
    let _ = check().look(&format!("search/a/b.{ending}"), rest);
    let _ = check().look(&String::from_utf8_lossy(rest), b"");
    for ending in ["txt", "html", "json"] {
        let leaking = [rest, b"\nGulnar Zhumbaqova\n"].concat();
        assert!(check().look(&format!("a.{ending}"), &leaking).is_some(), "{ending}");
    }
});

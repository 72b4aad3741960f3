//! Laws that hold for every input, tried on many.

use casebook::diag::codes;
use casebook::parse;
use casebook::render::markdown::{Anchor, Drawing, Options, Resolved, escape, to_html};
use casebook::site::SitePath;
use casebook::source::Sources;
use casebook::text::edtf::Edtf;
use casebook::text::fold;
use casebook::text::markdown;
use casebook::text::names::compare;
use casebook::text::slug::{check_id, slug};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::site::{Site, assert_same};

/// Every run tries the same cases; another number tries others.
const SEED: u64 = 3;

/// Text in which what is hostile is likelier than by chance.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-z ]{1,8}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "+++\n",
            "[[",
            "]]",
            "[[people/a]]",
            "[[people/a|b]]",
            "](",
            "[a](javascript:x)",
            "<b>",
            "</p>",
            "<script>",
            "<!--",
            "-->",
            "<a href=\"x\" onclick=y>",
            "&lt;",
            "&#106;",
            "`",
            "```\n",
            "*",
            "**",
            "_",
            "~~",
            "> ",
            "- ",
            "1. ",
            "# ",
            "| a | b |\n|---|---|\n",
            "![i](x)",
            "![i *j* \"k\"](picture:0)",
            "![[media/a]]",
            "![[picture:0|<i>]]",
            "<javascript:x>",
            "\\",
            "\"",
            "'",
            "\u{0}",
            "\u{202e}",
            "қастер",
            "قاستەر",
            "凯斯特",
            "e\u{301}",
            "<https://x.example/?a&b>",
            "\t",
            "\r\n",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn rendered(body: &str) -> String {
    let wikilink = |target: &str| {
        (target == "people/a")
            .then(|| Resolved { href: Some("people/a.html".to_owned()), name: "A <b>".to_owned() })
    };
    let picture = |target: &str| {
        let (src, credit) = ("media/0.jpg\" onerror=\"x".to_owned(), "By <b>".replace('<', "&lt;"));
        (target == "picture:0").then_some(Drawing::Picture { src, width: 1, height: 1, credit })
    };
    let read = markdown::read(body);
    let names = read.blocks.iter().flat_map(|block| {
        let found = block.text.match_indices('a').map(|(at, found)| at..at + found.len());
        let open = found.filter(|range| {
            let inside =
                |closed: &std::ops::Range<usize>| closed.start < range.end && range.start < closed.end;
            !block.closed.iter().any(inside) && block.is_whole(range)
        });
        open.map(|range| Anchor {
            href: (range.start % 2 == 0).then(|| "people/a.html".to_owned()),
            range: block.in_body(&range),
            how: "exact",
        })
    });
    to_html(
        body,
        &Options {
            picture: &picture,
            anchors: &names.collect::<Vec<_>>(),
            wikilink: &wikilink,
            permalink: Some("Link"),
            heading: 3,
        },
    )
}

/// The same HTML whatever way it is written.
fn reparsed(html: &str) -> String {
    scraper::Html::parse_fragment(html).html()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(SEED), ..ProptestConfig::default() })]

    #[test]
    fn any_body_becomes_html_that_a_cleaner_leaves_as_it_is(body in hostile()) {
        let html = rendered(&body);
        let cleaned = crate::oracle::cleaner().clean(&html).to_string();
        prop_assert_eq!(reparsed(&html), reparsed(&cleaned), "{}", html);
    }

    #[test]
    fn any_body_becomes_well_formed_html(body in hostile()) {
        let html = rendered(&body);
        let page = format!("<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body>{html}</body></html>");
        let errors: Vec<_> = scraper::Html::parse_document(&page).errors.into_iter().collect();
        prop_assert!(errors.is_empty(), "{:?}\n{}", errors, html);
    }

    #[test]
    fn escaped_text_is_read_back_as_it_was(text in "\\PC{0,40}") {
        let mut html = String::from("<p title=\"");
        escape(&text, &mut html);
        html.push_str("\">");
        escape(&text, &mut html);
        let page = scraper::Html::parse_fragment(&html);
        let paragraph = page.select(&scraper::Selector::parse("p").unwrap()).next().unwrap();
        prop_assert_eq!(paragraph.text().collect::<String>(), text.as_str());
        prop_assert_eq!(paragraph.value().attr("title"), Some(text.as_str()));
    }

    #[test]
    fn blocks_of_a_body_know_where_they_stand(body in hostile()) {
        let read = markdown::read(&body);
        let numbers: Vec<u32> = read.blocks.iter().filter_map(|block| block.paragraph).collect();
        prop_assert!(numbers.is_sorted());
        for block in &read.blocks {
            for (at, letter) in block.text.char_indices().filter(|row| row.1.is_alphanumeric()) {
                let place = block.in_body(&(at..at + letter.len_utf8()));
                prop_assert!(place.start <= place.end && place.end <= body.len());
            }
        }
        for link in read.links {
            prop_assert!(body.get(link.range).is_some());
        }
    }

    #[test]
    fn any_text_is_a_record_or_a_fault_with_a_place(front in hostile(), body in hostile(), kind in 0..7_usize) {
        let folder = ["articles", "people", "cases", "organisations", "places", "outlets", "pages"][kind];
        for text in [format!("+++\n{front}\n+++\n{body}"), front.clone()] {
            let mut sources = Sources::default();
            sources.add("casebook.toml", "title = \"T\"\n");
            let file = sources.add(format!("content/{folder}/a.md"), text);
            let found = parse::parse(&sources);
            for diag in &found.diags {
                let (line, column) = sources.line_column(diag.span);
                prop_assert!(line >= 1 && column >= 1);
                prop_assert!(diag.span.end as usize <= sources.text(file).len().max(3), "{:?}", diag);
            }
            let printed = casebook::diag::terminal::render(&found.diags, &sources, true, false);
            prop_assert_eq!(printed.is_empty(), found.diags.is_empty());
        }
    }

    #[test]
    fn any_keys_and_values_are_a_record_or_a_fault(
        keys in prop::collection::vec((prop::sample::select(KEYS.to_vec()), prop::sample::select(VALUES.to_vec())), 0..9),
        table in prop::sample::select(vec!["", "[[event]]", "[[party]]", "[[alias]]", "[publish]", "[capture]", "[[mention]]", "[[event.who]]"]),
        kind in 0..7_usize,
    ) {
        let folder = ["articles", "people", "cases", "organisations", "places", "outlets", "pages"][kind];
        let lines: String = keys.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let mut sources = Sources::default();
        sources.add("casebook.toml", "title = \"T\"\n");
        sources.add(format!("content/{folder}/a.md"), format!("+++\n{table}\n{lines}+++\n"));
        let found = parse::parse(&sources);
        for diag in &found.diags {
            prop_assert!(!diag.help.is_empty(), "{:?}", diag);
            prop_assert!(!diag.message.ends_with('.') && diag.code != codes::NO_FRONT_MATTER, "{:?}", diag);
        }
        let printed = casebook::diag::terminal::render(&found.diags, &sources, true, false);
        prop_assert_eq!(printed.is_empty(), found.diags.is_empty());
    }

    #[test]
    fn any_settings_are_read_or_a_fault(text in hostile()) {
        let mut sources = Sources::default();
        sources.add("casebook.toml", text);
        let found = casebook::config::read(&sources);
        let printed = casebook::diag::terminal::render(&found.diags, &sources, true, false);
        prop_assert_eq!(printed.is_empty(), found.diags.is_empty());
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "[0-9X?~%./\\[\\]-]{0,24}|\\PC{0,20}") {
        let days = Edtf::parse(&text).ok().and_then(|date| date.earliest().zip(date.latest()));
        prop_assert!(days.is_none_or(|(first, last)| first <= last), "{}", text);
    }

    #[test]
    fn a_span_of_two_dates_holds_both(a in 1000..2999_i32, b in 0..999_i32, month in 1..=12_u32) {
        let (first, last) = (format!("{a}-{month:02}"), format!("{}", a + b + 1));
        let span = Edtf::parse(&format!("{first}/{last}")).unwrap();
        prop_assert_eq!(span.earliest(), Edtf::parse(&first).unwrap().earliest());
        prop_assert_eq!(span.latest(), Edtf::parse(&last).unwrap().latest());
        let backward = format!("{last}/{first}");
        prop_assert!(Edtf::parse(&backward).is_err());
    }

    #[test]
    fn a_slug_is_an_id_or_empty_and_stays_as_it_is(text in "\\PC{0,60}") {
        let made = slug(&text);
        prop_assert!(made.is_empty() || check_id(&made) != Err(casebook::text::slug::IdFault::Form), "{}", made);
        prop_assert_eq!(slug(&made), made);
    }

    #[test]
    fn a_link_between_two_addresses_leads_from_one_to_the_other(
        from in "([a-z0-9]{1,3}/){0,4}[a-z]{1,4}\\.html",
        to in "([a-z0-9]{1,3}/){0,4}[a-z]{1,4}\\.html",
    ) {
        let link = SitePath::new(from.as_str()).link_to(to.as_str());
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in link.split('/') {
            if part == ".." { parts.pop(); } else { parts.push(part); }
        }
        prop_assert_eq!(parts.join("/"), to);
    }

    #[test]
    fn a_name_is_the_same_as_itself_in_any_case(name in "[A-Z][a-z]{2,9} [A-Z][a-z]{3,12}") {
        let found = compare(&name, &name.to_uppercase());
        prop_assert!(found.score > 0.99, "{} {}", name, found.score);
    }

    #[test]
    fn two_names_compare_the_same_either_way(a in "\\PC{0,30}", b in "\\PC{0,30}") {
        let (one, other) = (compare(&a, &b), compare(&b, &a));
        prop_assert!((one.score - other.score).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&one.score));
        prop_assert_eq!(one.verdict.as_str(), other.verdict.as_str());
    }

    #[test]
    fn folding_says_the_same_of_what_is_folded(text in "[\\p{Latin}\\p{Cyrillic} '’-]{0,30}") {
        let once = fold::strict(&text);
        prop_assert_eq!(fold::strict(&once), once);
    }
}

const KEYS: [&str; 26] = [
    "name",
    "title",
    "outlet",
    "date",
    "lang",
    "url",
    "text",
    "kind",
    "sources",
    "person",
    "role",
    "visibility",
    "basis",
    "lat",
    "lon",
    "nth",
    "value",
    "script",
    "redirects",
    "draft",
    "added",
    "cases",
    "sha256",
    "sets_status",
    "within",
    "unknown",
];

const VALUES: [&str; 24] = [
    "\"\"",
    "\"a\"",
    "\"en\"",
    "\"2019\"",
    "2019-10-14",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    "0",
    "-1",
    "1.5",
    "inf",
    "nan",
    "0x1F",
    "99999999999999999999",
    "true",
    "[]",
    "[1]",
    "[\"a\", []]",
    "{}",
    "{ a = 1 }",
    "[{ a = 1 }]",
    "\"\"\"\nlong\n\"\"\"",
    "\"a#p1 words\"",
    "\"people/a\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, rng_seed: RngSeed::Fixed(SEED), ..ProptestConfig::default() })]

    #[test]
    fn any_site_is_built_twice_alike(names in prop::collection::btree_set("[A-Z][a-z]{2,9}( [A-Z][a-z]{3,12}){1,2}", 1..12), words in hostile()) {
        let (one, other) = (Site::small(), Site::small());
        for (site, backwards) in [(&one, false), (&other, true)] {
            let mut people: Vec<(usize, &String)> = names.iter().enumerate().collect();
            if backwards {
                people.reverse();
            }
            for (number, name) in people {
                site.write(&format!("content/people/p-{number}.md"), format!("+++\nname = \"{name}\"\n+++\n"));
                let text = format!("+++\ntitle = \"R{number}\"\noutlet = \"example-wire\"\n+++\n\n{name} and Aidos Example met. {}\n", words.replace("[[", ""));
                site.write(&format!("content/articles/r-{number}.md"), text);
            }
            site.build();
        }
        assert_same(&one.public(), &other.public());
    }
}

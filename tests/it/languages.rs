//! A site in several languages: the same pages in each, what is translated and what is not, and nothing
//! withheld in any of them.

use casebook::cli::BuildArgs;
use casebook::commands;

use crate::site::{Site, assert_same, changed};

const CASE: &str = r#"+++
title = "The poems in the park"
gaps = ["Who called the police."]

[[party]]
person = "aidos-example"
role = "victim"
sources = ["wire-2024-03-05#p1"]

[[event]]
kind = "arrest"
text = "Aidos Example is arrested in the park."
date = "2024-03-04"
sources = ["wire-2024-03-05#p1"]
sets_status = { aidos-example = "held" }
+++

Eleven people and a dog listened.
"#;

const CASE_KK: &str = r#"+++
title = "Саябақтағы өлеңдер"

[texts]
"Aidos Example is arrested in the park." = "Айдос Игзампл саябақта тұтқындалады."
+++

Он бір адам мен бір ит тыңдады.
"#;

const ARTICLE_KK: &str = "+++\ntitle = \"Өлең оқыған мұғалім ұсталды\"\n+++\n\n\
                          Айдос Игзампл 4 наурызда саябақта ұсталды.\n";

/// The small site with two more languages and some translations.
fn site() -> Site {
    let site = Site::small();
    site.edit("casebook.toml", "format = 1\n", "format = 1\nlanguages = [\"en\", \"kk\", \"ug\"]\n");
    site.write("content/cases/poems.md", CASE);
    site.write("content/cases/poems.kk.md", CASE_KK);
    site.write("content/articles/wire-2024-03-05.kk.md", ARTICLE_KK);
    site.write("content/articles/wire-2024-03-06.md", "+++\ntitle = \"A dog is questioned\"\noutlet = \"example-wire\"\nlang = \"en\"\n+++\n\nAidos Example was not there.\n");
    site.write("content/people/aidos-example.kk.md", "+++\nname = \"Айдос Игзампл\"\n+++\n");
    site
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8(site.public().get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

#[track_caller]
fn shows(html: &str, wanted: &[&str]) {
    for text in wanted {
        assert!(html.contains(text), "{text}\n{html}");
    }
}

#[test]
fn a_translation_stands_in_its_own_tree_and_the_rest_says_its_language() {
    let site = site();
    site.build();
    let kk = page(&site, "kk/cases/poems.html");
    shows(
        &kk,
        &[
            "<html lang=\"kk\" dir=\"ltr\">",
            "<h1>Саябақтағы өлеңдер</h1>",
            "Айдос Игзампл саябақта тұтқындалады.",
            "<p id=\"p1\">Он бір адам мен бір ит тыңдады.</p>",
            "<bdi lang=\"en\">Who called the police.</bdi>",
            "<a href=\"../people/aidos-example.html\">Айдос Игзампл</a>",
            "Қамауда",
            "2024 ж. 4 нау.",
        ],
    );
    assert!(!kk.contains("bdi lang=\"kk\""), "a translated text is marked as foreign: {kk}");
    let ug = page(&site, "ug/cases/poems.html");
    shows(
        &ug,
        &[
            "<html lang=\"ug\" dir=\"rtl\">",
            "dir=\"ltr\">The poems in the park",
            "<div lang=\"en\" dir=\"ltr\"><p id=\"p1\">Eleven people",
        ],
    );
    shows(&page(&site, "cases/poems.html"), &["<h1>The poems in the park</h1>", "Aidos Example is arrested"]);
}

#[test]
fn lists_lead_to_the_main_article_where_no_translation_stands() {
    let site = site();
    site.build();
    let list = page(&site, "kk/articles/index.html");
    shows(
        &list,
        &["href=\"wire-2024-03-05.html\"", "href=\"../../articles/wire-2024-03-06.html\" lang=\"en\""],
    );
    let files = site.public();
    assert!(files.contains_key("kk/articles/wire-2024-03-05.html"));
    assert!(!files.contains_key("kk/articles/wire-2024-03-06.html"));
    assert!(!files.contains_key("ug/articles/wire-2024-03-05.html"));
    assert!(!files.keys().any(|path| path.starts_with("kk/assets") || path.starts_with("kk/search/")));
    let article = page(&site, "kk/articles/wire-2024-03-05.html");
    shows(&article, &["<a href=\"../people/aidos-example.html\"", "4 наурызда саябақта ұсталды"]);
}

#[test]
fn the_switch_stays_on_the_page_and_search_engines_are_told_with_an_address_only() {
    let site = site();
    site.build();
    shows(
        &page(&site, "kk/people/aidos-example.html"),
        &[
            "<a href=\"../../people/aidos-example.html\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a>",
            "<b lang=\"kk\" dir=\"ltr\" aria-current=\"true\">Қазақша</b>",
            "<a href=\"../../ug/people/aidos-example.html\" hreflang=\"ug\" lang=\"ug\" dir=\"rtl\">ئۇيغۇرچە</a>",
        ],
    );
    // No Uyghur page of this report: the switch leads to the start in Uyghur.
    shows(&page(&site, "articles/wire-2024-03-05.html"), &["<a href=\"../ug/index.html\" hreflang=\"ug\""]);
    assert!(
        site.public()
            .iter()
            .all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("rel=\"alternate\" hreflang"))
    );
    assert_eq!(site.run(&["build", "--base-url", "https://a.example/b"]).code, 0);
    let article = page(&site, "kk/articles/wire-2024-03-05.html");
    shows(
        &article,
        &[
            "<link rel=\"canonical\" href=\"https://a.example/b/kk/articles/wire-2024-03-05.html\">",
            "hreflang=\"kk\" href=\"https://a.example/b/kk/articles/wire-2024-03-05.html\"",
            "hreflang=\"x-default\" href=\"https://a.example/b/articles/wire-2024-03-05.html\"",
        ],
    );
    assert!(!article.contains("https://a.example/b/ug/"), "no page there: {article}");
}

#[test]
fn every_link_of_every_tree_leads_to_a_file() {
    let site = site();
    site.build();
    let files = site.public();
    let mut followed = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for link in html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains(':') {
                continue;
            }
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in file.split('/') {
                match part {
                    ".." => parts.truncate(parts.len() - 1),
                    part => parts.push(part),
                }
            }
            assert!(files.contains_key(&parts.join("/")), "{path}: {link}");
            followed += 1;
        }
    }
    assert!(followed > 500, "{followed}");
}

#[test]
fn translations_change_nothing_in_the_main_language() {
    let with = site();
    with.build();
    let without = site();
    without.edit("casebook.toml", "languages = [\"en\", \"kk\", \"ug\"]\n", "languages = [\"en\"]\n");
    without.build();
    let (with, without) = (with.public(), without.public());
    assert!(!without.keys().any(|path| path.starts_with("kk/")));
    let plain = |html: &[u8]| {
        let html = String::from_utf8_lossy(html).into_owned();
        match (html.find("<nav class=\"langs\""), html.find("</ul></nav>\n")) {
            (Some(start), _) => {
                let end = start + html[start..].find("</nav>").unwrap() + "</nav>".len();
                format!("{}{}", &html[..start].trim_end(), &html[end..])
            }
            _ => html,
        }
    };
    for (path, bytes) in without.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(plain(&with[path]), plain(bytes), "{path}");
    }
    // Nor does one language change another; the index is one for all.
    let more = site();
    more.write("content/cases/poems.ug.md", "+++\ntitle = \"باغدىكى شېئىرلار\"\n+++\n").build();
    let moved = changed(&with, &more.public());
    assert!(
        !moved.is_empty()
            && moved
                .iter()
                .all(|path| ["ug/", "manifest", "search/"].iter().any(|own| path.starts_with(own))),
        "{moved:?}"
    );
}

/// Two people who are hidden, named in every text of a translation.
fn planted() -> Site {
    let site = site();
    site.write(
        "content/people/p-0001.md",
        "+++\nname = \"Zhalyn Tasqynova\"\n[publish]\nvisibility = \"withheld\"\n+++\n",
    );
    site.write(
        "content/people/p-0001.kk.md",
        "+++\nname = \"Жалын Тасқынова\"\n+++\n\nЖалын Тасқынова туралы.\n",
    );
    site.write(
        "content/people/p-0002.md",
        "+++\nname = \"Qobyz Aspanuly\"\n[publish]\nidentity = \"anonymous\"\npublic_name = \"A singer\"\npublic_id = \"singer\"\nbasis = \"consent\"\n+++\n",
    );
    site.write(
        "content/people/p-0002.kk.md",
        "+++\nname = \"Қобыз Аспанұлы\"\n+++\n\nҚобыз Аспанұлы ән салады.\n",
    );
    site.edit(
        "content/cases/poems.kk.md",
        "саябақта тұтқындалады",
        "Жалын Тасқынова мен Қобыз Аспанұлы көзінше тұтқындалады",
    );
    site.edit("content/cases/poems.kk.md", "Он бір адам", "Жалын Тасқынова, Аспанұлы Қобыз және он бір адам");
    site.edit(
        "content/articles/wire-2024-03-05.kk.md",
        "4 наурызда",
        "Жалын Тасқынованың, [[people/p-0002|Қобыздың]] көзінше 4 наурызда",
    );
    site.edit("content/articles/wire-2024-03-05.kk.md", "мұғалім", "мұғалім мен Қобыз Аспанұлы");
    site
}

#[test]
fn nobody_who_is_withheld_stands_in_a_translation() {
    let site = planted();
    site.build();
    let canaries = ["тасқынов", "аспанұлы", "жалын", "қобыз", "tasqynova", "aspanuly", "p-0001", "p-0002"];
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for canary in canaries {
            assert!(!text.contains(canary), "{path} holds {canary}");
        }
    }
    shows(&page(&site, "kk/people/singer.html"), &["A singer</h1>"]);
    shows(&page(&site, "kk/cases/poems.html"), &["[name withheld]", "A singer"]);
}

#[test]
fn the_leak_check_reads_every_tree() {
    let site = planted();
    site.write("public/index.html", "before");
    let before = site.public();
    let args = BuildArgs { out: None, base_url: None, deny_warnings: false, all: true, no_cache: true };
    assert_eq!(commands::build_without_replacing(site.root(), &args).unwrap().0, commands::Exit::Content);
    assert_same(&before, &site.public());
}

#[test]
fn words_of_the_records_say_their_language_inside_messages_and_pictures() {
    let site = site();
    site.edit(
        "content/cases/poems.md",
        "[[event]]",
        "[[claim]]\nprop = \"weather\"\nvalue = \"rain\"\nsources = [\"wire-2024-03-05\"]\n\n[[event]]",
    );
    site.edit("content/people/aidos-example.md", "name =", "roles = [\"poet\"]\nname =");
    site.build();
    let ug = page(&site, "ug/cases/poems.html");
    shows(&ug, &["<a href=\"../people/aidos-example.html\" lang=\"en\" dir=\"ltr\">Aidos Example</a>"]);
    shows(
        &ug,
        &[
            "<span lang=\"en\" dir=\"ltr\">Weather</span>",
            "«<span lang=\"en\" dir=\"ltr\">The poems in the park</span>»",
        ],
    );

    shows(&page(&site, "ug/people/aidos-example.html"), &["<bdi lang=\"en\" dir=\"ltr\">poet</bdi>"]);
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes);
        let mark =
            |letter: char| matches!(letter, '\u{fffd}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}');
        assert!(!text.contains(mark), "{path} has marks in it");
    }
}

#[test]
fn what_is_translated_is_found() {
    let site = site();
    site.build();
    let found = |query: &str| site.run(&["search", query]).stdout;
    assert!(found("Саябақтағы өлеңдер").contains("cases/poems.html"), "{}", found("Саябақтағы өлеңдер"));
    assert!(found("тыңдады").contains("kk/cases/poems.html#p1"), "{}", found("тыңдады"));
    assert!(found("Өлең оқыған").contains("wire-2024-03-05"), "{}", found("Өлең оқыған"));
}

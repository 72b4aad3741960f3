//! What other programs read of a site: feeds, sitemap, markup and open data, by our own eyes and by theirs.

use std::collections::BTreeSet;
use std::process::Command;

use crate::browser::sample_archive;
use crate::site::{Files, Site, assert_same, changed, fixtures};
use crate::tools;

const BASE: &str = "https://archive.example/sub/";

#[track_caller]
fn build(site: &Site) -> Files {
    let ended = site.run(&["build", "--base-url", BASE]);
    assert_eq!(ended.code, 0, "{}{}", ended.stdout, ended.stderr);
    site.public()
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

/// A report that entered the archive on some day.
fn report(site: &Site, number: usize, day: &str) {
    site.write(
        &format!("content/articles/report-{number:04}.md"),
        format!("+++\ntitle = \"Report {number}\"\noutlet = \"example-wire\"\nadded = \"{day}\"\n+++\n\nAidos Example spoke.\n"),
    );
}

/// The feed's address that stands in a link of a feed.
fn linked(feed: &str, relation: &str) -> Option<String> {
    let (_, rest) = feed.split_once(&format!("rel=\"{relation}\""))?;
    let (_, rest) = rest.split_once("href=\"")?;
    rest.split('"').next().map(|link| link.strip_prefix(BASE).unwrap().to_owned())
}

fn ids(feed: &str) -> Vec<String> {
    let entries = feed.split("<entry>").skip(1);
    entries.map(|entry| entry.split("<id>").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

/// A reader as RFC 5005 has it: back from the feed to the first archive page that it knows.
#[derive(Default)]
struct Reader {
    known: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Reader {
    fn poll(&mut self, files: &Files, start: &str) {
        let mut next = Some(start.to_owned());
        while let Some(path) = next {
            let feed = text(files, &path);
            self.seen.extend(ids(&feed));
            next = linked(&feed, "prev-archive").filter(|path| self.known.insert(path.clone()));
        }
    }
}

#[test]
fn a_reader_that_comes_once_a_week_misses_nothing() {
    let site = Site::small();
    let (mut weekly, mut count) = (Reader::default(), 0);
    let mut archives = Files::new();
    for (week, more) in [(1, 3), (2, 250), (3, 0), (4, 97), (5, 180)] {
        for _ in 0..more {
            report(&site, count, &format!("2024-01-{:02}", week * 5 - count % 3));
            count += 1;
        }
        let files = build(&site);
        weekly.poll(&files, "feeds/site.xml");
        let pages: Files = files
            .iter()
            .filter(|(path, _)| path.contains("feeds/site--"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect();
        assert!(
            archives.iter().all(|(path, bytes)| pages.get(path).is_none_or(|now| now == bytes)),
            "week {week}"
        );
        archives = pages;
        let wanted: BTreeSet<String> = (0..count)
            .map(|number| format!("tag:archive.example,2026:articles/report-{number:04}"))
            .collect();
        let missed: Vec<_> = wanted.difference(&weekly.seen).collect();
        assert!(missed.is_empty(), "week {week}: {missed:?}");
    }
    assert_eq!(archives.len(), 5, "{:?}", archives.keys());
    let person = text(&site.public(), "feeds/people/aidos-example.xml");
    assert_eq!(ids(&person).len(), 100);
    assert!(linked(&person, "prev-archive").is_some());
}

#[test]
fn an_archive_page_of_a_feed_stays_as_it_is() {
    let site = Site::small();
    (0..230).for_each(|number| report(&site, number, "2024-01-01"));
    let before = build(&site);
    (230..260).for_each(|number| report(&site, number, "2024-01-02"));
    let after = build(&site);
    let pages: Vec<&String> = before.keys().filter(|path| path.contains("/site--")).collect();
    assert_eq!(pages.len(), 2);
    assert!(pages.iter().all(|path| before[*path] == after[*path]));
    assert_eq!(linked(&text(&after, pages[1]), "prev-archive").as_ref(), Some(pages[0]));
    assert_eq!(linked(&text(&after, pages[0]), "current").as_deref(), Some("feeds/site.xml"));
}

/// Files of a site that hold a word.
fn holding(files: &Files, word: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(word);
    files.iter().filter(|row| holds(row.1)).map(|row| row.0.clone()).collect()
}

#[test]
fn what_stands_below_a_note_stands_on_its_page_and_nowhere_else() {
    let site = Site::small();
    site.write(
        "content/articles/noted.md",
        "+++\ntitle = \"A report\"\noutlet = \"example-wire\"\nadded = \"2024-05\"\ntext = \"full\"\nrights = \"ours\"\n\
         summary = \"SUMMARYNOTED\"\ncontent_notes = [\"An editor's words\"]\n[[correction]]\ndate = \"2024-06-07\"\n\
         what = \"WHATNOTED\"\nwhy = \"WHYNOTED\"\n+++\n\nAidos Example spoke of BODYNOTED.\n",
    );
    site.write(
        "content/articles/cited.md",
        "+++\ntitle = \"Another\"\noutlet = \"example-wire\"\ndate = \"2020\"\n+++\n\nAidos Example wept at BODYCITED.\n",
    );
    site.write("content/places/town.md", "+++\nname = \"Town\"\n+++\n");
    site.write(
        "content/cases/case.md",
        "+++\ntitle = \"A case\"\n[[correction]]\ndate = \"2024-06-08\"\nwhat = \"WHATOFCASE\"\n\
         [[event]]\nkind = \"self-harm\"\ntext = \"TEXTDISTRESSING\"\ndate = \"2020\"\nplace = \"town\"\nsources = [\"cited\"]\n\
         [[event.who]]\nperson = \"aidos-example\"\n[[event.account]]\ntext = \"ACCOUNTDISTRESSING\"\nsources = [\"cited\"]\n\
         [[event]]\nkind = \"arrest\"\ntext = \"TEXTCALM\"\ndate = \"2019\"\nsources = [\"cited\"]\n+++\n\nBODYOFCASE\n",
    );
    let mut files = build(&site);
    // The search finds these texts, and shows the note in their place: below, and in the browser's test.
    files.retain(|path, _| !path.starts_with("search/") && !path.starts_with("data/"));
    let pages = |word: &str| holding(&files, word);
    for word in ["SUMMARYNOTED", "BODYNOTED", "WHATNOTED", "WHYNOTED"] {
        assert!(pages(word).iter().all(|path| path == "articles/noted.html"), "{word}: {:?}", pages(word));
    }
    assert_eq!(pages("BODYCITED"), ["articles/cited.html"]);
    for word in ["WHATOFCASE", "BODYOFCASE", "ACCOUNTDISTRESSING"] {
        assert_eq!(pages(word), ["cases/case.html"], "{word}");
    }
    let told = ["articles/cited.html", "cases/case.html", "people/aidos-example.html", "places/town.html"];
    assert_eq!(pages("TEXTDISTRESSING"), told);
    assert!(told.iter().all(|path| text(&files, path).contains("Before reading:")));
    assert!(
        pages("TEXTCALM").iter().any(|path| path.starts_with("lists/timeline") || path == "timeline.html")
    );
    let all = build(&site);
    let data = |path: &str| text(&all, path).lines().map(str::to_owned).collect::<Vec<_>>();
    let line = |path: &str, words: &str| data(path).into_iter().find(|line| line.contains(words)).unwrap();
    for (path, words, note) in [
        ("data/articles.ndjson", "BODYNOTED", "\"content_notes\":[\"An editor's words\"]"),
        ("data/articles.ndjson", "BODYCITED", "\"content_notes\":[\"self-harm\"]"),
        ("data/cases.ndjson", "BODYOFCASE", "\"content_notes\":[\"self-harm\"]"),
        ("data/events.csv", "TEXTDISTRESSING", "\"self-harm\""),
        ("data/articles.csv", "articles/cited", "\"self-harm\""),
    ] {
        assert!(line(path, words).contains(note), "{path}: {}", line(path, words));
    }
}

#[test]
fn the_search_finds_what_stands_below_a_note_and_shows_the_note() {
    let site = Site::small();
    site.write(
        "content/articles/noted.md",
        "+++\ntitle = \"A report\"\noutlet = \"example-wire\"\ncontent_notes = [\"An editor's words\"]\n+++\n\n\
         A dreadful zebra stood there.\n",
    );
    for query in ["zebra", "\"dreadful zebra\""] {
        let ended = site.run(&["search", query, "--format", "json"]);
        assert!(ended.stdout.contains("\"note\":\"Before reading: An editor's words\""), "{}", ended.stdout);
        assert!(ended.stdout.contains("\"url\":\"articles/noted.html\""), "{}", ended.stdout);
        let shown = ended.stdout.replace(&query.replace('"', "\\\""), "");
        assert!(!shown.contains("zebra") && !shown.contains("stood"), "{shown}");
        let plain = site.run(&["search", query]).stdout;
        assert!(plain.contains("Before reading: An editor's words") && !plain.contains("stood"), "{plain}");
    }
}

#[test]
fn a_feed_says_when_and_what_and_nothing_that_distresses() {
    let site = Site::small();
    site.write("content/articles/noted.md", "+++\ntitle = \"A report\"\noutlet = \"example-wire\"\nadded = \"2024-05\"\nsummary = \"SUMMARYOFNOTED\"\ncontent_notes = [\"torture\"]\n\
        [[correction]]\ndate = \"2024-06-07\"\nwhat = \"WHATOFNOTED\"\n+++\n");
    site.write("content/articles/cited.md", "+++\ntitle = \"Another\"\noutlet = \"example-wire\"\nadded = \"2024-05-02\"\nsummary = \"SUMMARYOFCITED\"\n+++\n");
    site.write("content/articles/calm.md", "+++\ntitle = \"Calm & <quiet>\"\noutlet = \"example-wire\"\nadded = \"2024-05-03\"\nsummary = \"SUMMARYOFCALM\"\n\
        [[correction]]\ndate = \"2024-06-08\"\nwhat = \"WHATOFCALM\"\n[[correction]]\ndate = \"2024-06-08\"\nwhat = \"Twice\"\n+++\n");
    site.write(
        "content/articles/undated.md",
        "+++\ntitle = \"Without a day\"\noutlet = \"example-wire\"\n+++\n",
    );
    site.write("content/cases/case.md", "+++\ntitle = \"A case\"\nadded = \"2024-05-04\"\n[[event]]\nkind = \"torture\"\ntext = \"TEXTOFTORTURE\"\ndate = \"2020\"\nattribution = \"a body\"\nsources = [\"cited\"]\n\
        [[event]]\nkind = \"arrest\"\ntext = \"TEXTOFARREST\"\ndate = \"2020\"\nsources = [\"cited\"]\n+++\n");
    let files = build(&site);
    let feeds: String = files
        .iter()
        .filter(|(path, _)| path.starts_with("feeds/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect();
    for absent in ["SUMMARYOFNOTED", "WHATOFNOTED", "SUMMARYOFCITED", "TEXTOF", "Without a day"] {
        assert!(!feeds.contains(absent), "{absent}");
    }
    for present in [
        "SUMMARYOFCALM",
        "WHATOFCALM",
        "Calm &amp; &lt;quiet&gt;",
        "<updated>2024-05-01T00:00:00Z</updated>",
        "Before reading: torture",
    ] {
        assert!(feeds.contains(present), "{present}");
    }
    let corrections = ids(&text(&files, "feeds/corrections.xml"));
    let tag = |end: &str| format!("tag:archive.example,2026:articles/{end}");
    assert_eq!(
        corrections,
        [
            tag("calm/correction/2024-06-08/2"),
            tag("calm/correction/2024-06-08"),
            tag("noted/correction/2024-06-07")
        ]
    );
    let markup: String = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, bytes)| {
            String::from_utf8_lossy(bytes).lines().filter(|line| line.contains("ld+json")).collect::<String>()
        })
        .collect();
    assert!(
        markup.contains("\"Arrest\"") && !markup.contains("Torture") && !markup.contains("TEXTOF"),
        "{markup}"
    );
}

#[test]
fn ids_of_entries_outlive_a_new_name_and_a_new_host() {
    let site = Site::small();
    report(&site, 1, "2024-01-01");
    site.edit("casebook.toml", "format = 1\n", "format = 1\nfeed_tag = \"old.example,2020\"\n");
    let before = ids(&text(&build(&site), "feeds/site.xml"));
    let renamed = site
        .read("content/articles/report-0001.md")
        .replace("+++\ntitle", "+++\nredirects = [\"report-0001\"]\ntitle");
    site.remove("content/articles/report-0001.md").write("content/articles/better-name.md", renamed);
    assert_eq!(site.run(&["build", "--base-url", "https://new.example/"]).code, 0);
    assert_eq!(ids(&site.read("public/feeds/site.xml")), before);
}

#[test]
fn without_a_base_url_nothing_names_an_address() {
    let site = Site::copy_of("site/invented");
    site.build();
    let files = site.public();
    let named = ["feeds/", "sitemap", "robots.txt", "opensearch.xml"];
    assert!(!files.keys().any(|path| named.iter().any(|start| path.starts_with(start))));
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for absent in ["ld+json", "og:", "rel=\"canonical\"", "rel=\"alternate\"", "rel=\"search\""] {
            assert!(!page.contains(absent), "{path}: {absent}");
        }
    }
    assert!(files.contains_key("data/people.ndjson"));
}

#[test]
fn outputs_that_nobody_wants_are_left_out() {
    let site = Site::copy_of("site/invented");
    site.write(
        "casebook.toml",
        site.read("casebook.toml") + "\n[outputs]\nfeeds = false\ndata = false\nsearch = false\n",
    );
    let files = build(&site);
    let left = |path: &&String| {
        ["feeds/", "data/", "opensearch", "search"].iter().any(|start| path.starts_with(start))
    };
    assert_eq!(files.keys().filter(left).count(), 0);
    let page = text(&files, "index.html");
    for absent in ["ld+json", "sha256-", "atom+xml", "data/index.html"] {
        assert!(!page.contains(absent), "{absent}");
    }
    let report = files.keys().find(|path| path.starts_with("articles/") && !path.ends_with("index.html"));
    let report = text(&files, report.unwrap());
    assert!(report.contains("id=\"cite-h\"") && !report.contains("BibTeX") && !report.contains("@misc"));
}

#[test]
fn the_proper_address_of_a_whole_text_is_its_original() {
    let site = Site::small();
    let article = |id: &str, more: &str| {
        let text = format!(
            "+++\ntitle = \"A report\"\noutlet = \"example-wire\"\nurl = \"https://wire.example/{id}\"\n{more}+++\n\nWords.\n"
        );
        site.write(&format!("content/articles/{id}.md"), text);
    };
    article("own-words", "");
    article("whole", "text = \"full\"\nrights = \"With leave\"\n");
    article("gone", "text = \"full\"\nrights = \"With leave\"\nurl_dead = true\n");
    let files = build(&site);
    let canonical = |id: &str| {
        let page = text(&files, &format!("articles/{id}.html"));
        page.split("rel=\"canonical\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(canonical("own-words"), format!("{BASE}articles/own-words.html"));
    assert_eq!(canonical("whole"), "https://wire.example/whole");
    assert_eq!(canonical("gone"), format!("{BASE}articles/gone.html"));
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("articles/gone.html") && sitemap.contains("data/index.html"));
    for absent in ["whole", "404.html", "search.html"] {
        assert!(!sitemap.contains(absent), "{absent}");
    }
}

#[test]
fn somebody_who_is_protected_has_no_feed_and_no_markup() {
    let site = Site::small();
    site.write("content/people/bota-sample.md", "+++\nname = \"Bota Sample\"\nadded = \"2024-01-01\"\n[publish]\nidentity = \"initials\"\npublic_id = \"p-1\"\n+++\n");
    site.write("content/people/unlisted.md", "+++\nname = \"Unlisted Somebody\"\nadded = \"2024-01-01\"\n[publish]\nvisibility = \"unlisted\"\n+++\n");
    site.write("content/articles/both.md", "+++\ntitle = \"Three spoke\"\noutlet = \"example-wire\"\nadded = \"2024-01-02\"\n+++\n\nBota Sample, Unlisted Somebody and Aidos Example spoke.\n");
    let files = build(&site);
    let feeds: Vec<&String> = files.keys().filter(|path| path.starts_with("feeds/people/")).collect();
    assert_eq!(feeds, ["feeds/people/aidos-example.xml"]);
    let page = text(&files, "people/p-1.html");
    assert!(page.contains("ProfilePage") && !page.contains("\"Person\""), "{page}");
    let article = text(&files, "articles/both.html");
    let markup = article.lines().find(|line| line.contains("ld+json")).unwrap();
    assert!(
        markup.contains("Aidos Example") && !markup.contains("B. S.") && !markup.contains("Unlisted"),
        "{markup}"
    );
    assert!(!text(&files, "people/unlisted.html").contains("ld+json"));
    let people = text(&files, "data/people.ndjson");
    assert!(
        people.contains("\"named\":false") && !people.contains("Bota") && !people.contains("Unlisted"),
        "{people}"
    );
    assert!(!files.contains_key("data/people/unlisted.json"));
}

#[test]
fn an_addition_changes_the_last_part_of_a_list() {
    let site = Site::small();
    (0..5010).for_each(|number| report(&site, number, "2024-01-01"));
    let before = build(&site);
    assert_eq!(text(&before, "data/articles-5.ndjson").lines().count(), 1000);
    assert!(before.contains_key("data/articles-6.ndjson") && before.contains_key("data/articles-2.bib"));
    // The first id of all, which came last.
    site.write(
        "content/articles/a.md",
        "+++\ntitle = \"Later\"\noutlet = \"example-wire\"\nadded = \"2024-02-01\"\n+++\n",
    );
    let changed = changed(&before, &build(&site));
    for (path, is_changed) in [
        ("data/articles.ndjson", false),
        ("data/articles-5.ndjson", false),
        ("data/articles.bib", false),
        ("data/articles-6.ndjson", true),
        ("data/articles-2.bib", true),
    ] {
        assert_eq!(changed.contains(&path.to_owned()), is_changed, "{path}");
    }
}

#[test]
fn a_spreadsheet_calculates_nothing() {
    let site = Site::small();
    site.write("content/articles/formula.md", "+++\ntitle = '=HYPERLINK(\"https://x.example\";\"a\"\"b\")'\noutlet = \"example-wire\"\ndate = \"2019-10\"\nauthors = [\"+1\", \"@b\"]\nsummary = \"-2 below\\nzero, \\\"cold\\\"\"\n+++\n");
    let table = text(&build(&site), "data/articles.csv");
    for cell in [
        "\"'=HYPERLINK(\"\"https://x.example\"\";",
        "\"'+1; @b\"",
        "\"'-2 below zero, \"\"cold\"\"\"",
        "\"2019-10-XX\"",
    ] {
        assert!(table.contains(cell), "{cell}: {table}");
    }
    assert!(table.starts_with('\u{feff}') && table.lines().count() == 3, "{table}");
}

#[test]
fn every_field_is_documented() {
    let site = Site::small();
    site.build();
    let docs = std::fs::read_to_string(crate::site::repository().join("docs/data.md")).unwrap();
    let mut missing = BTreeSet::new();
    for (path, bytes) in site.public().iter().filter(|(path, _)| path.starts_with("data/schema/")) {
        let schema: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        let types = schema["$defs"].as_object().into_iter().flatten().map(|row| row.1).chain([&schema]);
        for fields in types.filter_map(|one| one["properties"].as_object()) {
            missing.extend(
                fields
                    .keys()
                    .filter(|key| !docs.contains(&format!("`{key}`")))
                    .map(|key| format!("{path}: {key}")),
            );
            let described = fields.values().all(|field| field["description"].is_string());
            assert!(described, "{path}: {fields:?}");
        }
    }
    for table in casebook::site::data::Table::ALL {
        let head = casebook::output::tables::head(table).iter();
        missing.extend(
            head.filter(|key| !docs.contains(&format!("`{key}`")))
                .map(|key| format!("{}: {key}", table.stem())),
        );
    }
    assert!(missing.is_empty(), "docs/data.md lacks {missing:#?}");
}

#[test]
fn programs_that_are_not_ours_read_everything() {
    let Some(python) = tools::validators() else { return };
    let sharded = Site::copy_of("site/invented");
    sharded.edit("casebook.toml", "format = 1\n", "format = 1\naddresses = \"sharded\"\n");
    let hostile = Site::small();
    hostile.write("content/articles/hostile.md", "+++\ntitle = '</script>]]> & \\ {x} %\"'\noutlet = \"example-wire\"\nadded = \"2024-01-01\"\nurl = \"https://wire.example/{a}\"\nauthors = [\"A and B\", \"x } y\"]\n+++\n\nWords.\n");
    for site in [Site::copy_of("site/invented"), sharded, sample_archive(), hostile] {
        build(&site);
        let mut command = Command::new(&python);
        let ended = command.arg(fixtures().join("validators.py")).arg(site.path("public")).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout);
        assert!(ended.status.success(), "{said}{}", String::from_utf8_lossy(&ended.stderr));
        let read: serde_json::Value = serde_json::from_str(said.trim()).unwrap();
        for what in ["JSON-LD", "feeds", "records", "citations", "rows"] {
            assert!(read[what].as_u64() > Some(0), "{what}: {said}");
        }
    }
}

#[test]
fn every_xml_file_is_whole() {
    let Some(xmllint) = tools::find("xmllint", &[]) else { return };
    let site = Site::copy_of("site/invented");
    let files = build(&site);
    let xml: Vec<_> = files
        .keys()
        .filter(|path| path.ends_with(".xml"))
        .map(|path| site.path("public").join(path))
        .collect();
    assert!(xml.len() > 5, "{xml:?}");
    let ended = Command::new(xmllint).args(["--noout", "--nonet"]).args(&xml).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn exports_depend_on_the_content_alone() {
    let (one, other) = (Site::copy_of("site/invented"), Site::copy_of("site/invented"));
    build(&one);
    let ended = other.command(&["build", "--base-url", BASE]).env("RAYON_NUM_THREADS", "1").output().unwrap();
    assert!(ended.status.success());
    assert_same(&one.public(), &other.public());
}

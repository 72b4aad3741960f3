//! What pages show, from records in memory to HTML: the rules that make the archive trustworthy.

use casebook::config;
use casebook::memo::Memo;
use casebook::parse::parse;
use casebook::render::theme::Theme;
use casebook::resolve::resolve;
use casebook::site::messages::Messages;
use casebook::site::pages::{Desk, view};
use casebook::site::{Site, public};
use casebook::source::Sources;
use std::collections::BTreeMap;

const OUTLETS: [(&str, &str); 3] = [
    ("content/outlets/courier.md", "+++\nname = \"Steppe Courier\"\ngroup = \"house\"\n+++\n"),
    ("content/outlets/desk.md", "+++\nname = \"The Far Desk\"\ngroup = \"house\"\n+++\n"),
    (
        "content/outlets/echo.md",
        "+++\nname = \"Echo\"\nrepublishes = true\nreader_risk = \"Blocked at home.\"\n+++\n",
    ),
];

const ARTICLES: [(&str, &str); 3] = [
    (
        "content/articles/first.md",
        "+++\ntitle = \"Two held\"\noutlet = \"courier\"\ndate = \"2019-10-15\"\nlang = \"en\"\ncases = [\"two\"]\n+++\n\
         Daniyar Esenaliev and Ainur Tolebergen were held.\n",
    ),
    (
        "content/articles/second.md",
        "+++\ntitle = \"Two <held>\"\noutlet = \"desk\"\ndate = \"2019-12\"\ncases = [\"two\"]\n+++\n\
         They were held. Danyar Yessenaliyev said so.\n",
    ),
    (
        "content/articles/third.md",
        "+++\ntitle = \"Later\"\noutlet = \"echo\"\noriginal_outlet = \"courier\"\ndate = \"2021-04-01\"\nurl = \"https://echo.example/a\"\n\
         text = \"none\"\n+++\nDaniyar Esenaliev, a word that must not be published.\n",
    ),
];

const PEOPLE: [(&str, &str); 3] = [
    (
        "content/people/daniyar.md",
        "+++\nname = \"Daniyar Esenaliev\"\n[[alias]]\nvalue = \"Danyar Yessenaliyev\"\n+++\nA teacher.\n",
    ),
    (
        "content/people/ainur.md",
        "+++\nname = \"Ainur Tolebergen\"\n[publish]\nvisibility = \"unlisted\"\n+++\n",
    ),
    (
        "content/people/hidden.md",
        "+++\nname = \"Hidden Person\"\n[publish]\nvisibility = \"withheld\"\n+++\n",
    ),
];

const CASE: (&str, &str) = (
    "content/cases/two.md",
    r#"+++
title = "Two people"
gaps = ["Whether there was a trial."]

[[party]]
person = "daniyar"
role = "victim"
sources = ["first#p1"]

[[party]]
person = "hidden"
role = "witness"
sources = ["first"]

[[charge]]
text = "Illegal entry"
by = "unknown"
person = "daniyar"
sources = ["second"]

[[event]]
kind = "arrest"
text = "Both are arrested."
date = "2019-10-14"
sources = ["first#p1", "second"]
sets_status = { daniyar = "held" }

[[event.who]]
person = "daniyar"
role = "victim"

[[event.account]]
text = "They came on their own."
date = "2019-10-16"
sources = ["second"]
+++
See [[people/daniyar]] and [[people/hidden]].
"#,
);

/// Builds the pages of a site in memory, by path.
fn pages(base_url: Option<&str>, more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let base = base_url.map(|url| format!("base_url = \"{url}\"\n")).unwrap_or_default();
    let mut sources = Sources::default();
    sources.add(
        "casebook.toml",
        format!("title = \"Sample\"\ncontact = \"mailto:desk@archive.example\"\n{base}"),
    );
    let mut files: Vec<(&str, &str)> =
        [CASE].into_iter().chain(OUTLETS).chain(ARTICLES).chain(PEOPLE).collect();
    files.extend(more);
    files.sort_unstable();
    for (path, text) in files {
        sources.add(path, text);
    }
    let config = config::read(&sources).value;
    let archive = resolve(
        parse(&sources).value,
        &sources,
        &config,
        |media| Err((media.id.clone(), "no pictures here")),
        &Memo::default(),
    )
    .value;
    let messages = Messages::english();
    let theme = Theme::built_in(messages.plain());
    let assets: Vec<(&str, &str)> = theme.assets().collect();
    let site = Site::new(public(archive, &sources), &config, &assets);
    let desk = Desk::new(&site, &messages);
    let render = |planned| {
        let view = view(&desk, planned);
        theme
            .render_page(view.template(), &view, &view.frame().around)
            .expect("the built-in templates name nothing that views lack")
    };
    site.plan.pages.iter().map(|planned| (planned.path.as_str().to_owned(), render(planned))).collect()
}

/// The text of a page without its tags.
fn words(html: &str) -> String {
    let text: String = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ");
    text.replace("&nbsp;", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_shows(page: &str, expected: &[&str]) {
    let pages = pages(None, &[]);
    let text = words(&pages[page]);
    for words in expected {
        assert!(text.contains(words), "{page} does not say “{words}”:\n{text}");
    }
}

#[track_caller]
fn check_hides(page: &str, banned: &[&str]) {
    let pages = pages(None, &[]);
    for words in banned {
        assert!(!pages[page].contains(words), "{page} says “{words}”");
    }
}

#[test]
fn a_status_is_the_last_reported_and_says_by_whom() {
    check_shows(
        "people/daniyar.html",
        &["Held as of 14 Oct 2019, last reported by Steppe Courier , The Far Desk Source 1 Source 2"],
    );
}

#[test]
fn silence_is_measured_against_the_archive_and_ends_with_a_later_report() {
    check_hides("people/daniyar.html", &["nothing later in this archive"]);
    let late = (
        "content/articles/z.md",
        "+++\ntitle = \"Elsewhere\"\noutlet = \"echo\"\ndate = \"2024\"\n+++\nNobody.\n",
    );
    assert!(pages(None, &[late])["people/daniyar.html"].contains("nothing later in this archive"));
}

#[test]
fn a_spelling_is_shown_with_the_outlet_that_printed_it() {
    check_shows("people/daniyar.html", &["also printed as Danyar Yessenaliyev ( The Far Desk )"]);
    check_shows("people/index.html", &["Danyar Yessenaliyev (The Far Desk) → Daniyar Esenaliev"]);
}

#[test]
fn an_accusation_names_its_accuser_and_leaves_room_for_the_answer() {
    let expected = [
        "Illegal entry Source 2",
        "Accused by someone the reports do not name",
        "No answer is reported in this archive.",
    ];
    check_shows("cases/two.html", &expected);
    check_shows("people/daniyar.html", &expected);
}

#[test]
fn accounts_that_differ_stand_side_by_side_and_the_archive_leaves_it_open() {
    check_shows(
        "cases/two.html",
        &[
            "Where accounts differ 1",
            "Arrest, 14 Oct 2019",
            "They came on their own.",
            "The dates differ: 14 Oct 2019; 16 Oct 2019. Each account stands as reported.",
        ],
    );
}

#[test]
fn sister_outlets_and_copies_count_once() {
    check_shows(
        "cases/two.html",
        &["2 reports, from 1 independent origin.", "1 · one report is a sister outlet’s"],
    );
}

#[test]
fn chips_lead_to_the_paragraph() {
    let page = &pages(None, &[])["cases/two.html"];
    assert!(page.contains("href=\"../articles/first.html#p1\""), "{page}");
    assert!(pages(None, &[])["articles/first.html"].contains("id=\"p1\""));
}

#[test]
fn a_withheld_person_is_nowhere_and_an_unlisted_one_is_in_no_list() {
    for (path, html) in pages(None, &[]) {
        assert!(!html.contains("Hidden Person") && !html.contains("hidden.html"), "{path}");
        let lists = path.ends_with("index.html") || path == "timeline.html";
        assert!(!lists || !html.contains("Ainur"), "{path} lists someone unlisted");
    }
    assert!(pages(None, &[])["people/ainur.html"].contains("content=\"noindex\""));
}

#[test]
fn a_text_kept_for_linking_only_is_not_published_but_its_report_is_linked() {
    for (path, html) in pages(None, &[]) {
        assert!(!html.contains("must not be published"), "{path}");
    }
    check_shows(
        "articles/third.html",
        &["The text of the report is not published here.", "Read the original", "Blocked at home."],
    );
    check_shows("people/daniyar.html", &["Later"]);
}

#[test]
fn what_is_not_known_is_said_as_plainly_as_what_is() {
    check_shows(
        "cases/two.html",
        &["What is not known 1", "Whether there was a trial.", "Not known; last report Dec 2019"],
    );
}

#[test]
fn an_organisation_lists_nobody_as_a_member() {
    let party = ("content/organisations/party.md", "+++\nname = \"The Party\"\n+++\n");
    let person = (
        "content/people/member.md",
        "+++\nname = \"Serik Example\"\n[[relation]]\nto = \"organisations/party\"\ntype = \"member of\"\nsources = [\"first\"]\n\
         [[relation]]\nto = \"organisations/party\"\ntype = \"the group he founded\"\nsources = [\"first\"]\n+++\n",
    );
    let pages = pages(None, &[party, person]);
    let page = words(&pages["organisations/party.html"]);
    assert!(
        page.contains("on that page, The Party is named as: “the group he founded”")
            && !page.contains("member"),
        "{page}"
    );
    assert!(words(&pages["people/member.html"]).contains("member of Source 1"));
}

#[test]
fn titles_are_escaped() {
    let page = &pages(None, &[])["articles/second.html"];
    assert!(page.contains("<h1>Two &lt;held&gt;</h1>"), "{page}");
}

#[test]
fn the_page_for_addresses_that_are_not_there_links_by_the_host_or_not_at_all() {
    assert!(!pages(None, &[])["404.html"].contains("href=\"a"));
    let hosted = &pages(Some("https://a.example/sub/"), &[])["404.html"];
    assert!(
        hosted.contains("href=\"/sub/index.html\"") && hosted.contains("href=\"/sub/assets/style-"),
        "{hosted}"
    );
}

#[test]
fn a_base_url_gives_every_page_its_full_address() {
    let page = &pages(Some("https://a.example/sub/"), &[])["people/daniyar.html"];
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://a.example/sub/people/daniyar.html\">"),
        "{page}"
    );
    check_hides("people/daniyar.html", &["rel=\"canonical\""]);
}

#[test]
fn a_list_of_two_hundred_and_one_reports_goes_on_earlier_pages() {
    let names: Vec<(String, String)> = (0..205)
        .map(|n| {
            let text = format!("+++\ntitle = \"Report {n}\"\noutlet = \"courier\"\ndate = \"2018-01-01\"\n+++\nDaniyar Esenaliev spoke.\n");
            (format!("content/articles/r{n:03}.md"), text)
        })
        .collect();
    let more: Vec<(&str, &str)> = names.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = pages(None, &more);
    let own = &pages["people/daniyar.html"];
    assert!(own.matches("class=\"numbered\"").count() < 200);
    assert!(own.contains("people--daniyar--1.html"), "no way to the earlier reports");
    let earlier = &pages["lists/people--daniyar--1.html"];
    assert_eq!(earlier.matches("class=\"when\"").count(), 200);
    assert!(earlier.contains("../people/daniyar.html"));
}

/// Events of one person, one a day from 2010 on, each with what stands after `date`.
fn person_with_events(count: usize, last: &str) -> String {
    let event = |n: usize| {
        let (year, month, day) = (2010 + n / 336, n / 28 % 12 + 1, n % 28 + 1);
        format!(
            "[[event]]\nkind = \"other\"\ntext = \"Act {n}.\"\nsources = [\"first\"]\ndate = \"{year}-{month:02}-{day:02}\"\n"
        )
    };
    let events: String = (0..count).map(event).collect();
    format!("+++\nname = \"Busy Example\"\n{events}{last}+++\n")
}

#[test]
fn two_statuses_of_one_date_both_stand_wherever_one_would() {
    let status = |word: &str| {
        format!(
            "[[event]]\nkind = \"other\"\ntext = \"Said.\"\nsources = [\"first\"]\ndate = \"2019-12\"\nsets_status = {{ busy = \"{word}\" }}\n"
        )
    };
    let person = person_with_events(0, &(status("held") + &status("released")));
    let text = "+++\ntitle = \"T\"\noutlet = \"courier\"\n+++\nBusy Example spoke.\n";
    let pages = pages(None, &[("content/people/busy.md", &person), ("content/articles/t.md", text)]);
    for page in ["people/busy.html", "people/index.html", "index.html", "articles/t.html"] {
        let text = words(&pages[page]).to_lowercase();
        assert!(text.contains("held") && text.contains("released"), "{page}:\n{text}");
    }
}

#[test]
fn a_status_some_time_between_is_no_duration() {
    let last = "[[event]]\nkind = \"other\"\ntext = \"Gone.\"\nsources = [\"first\"]\ndate = \"[2018-12..2019-04]\"\nsets_status = { busy = \"missing\" }\n";
    let pages = pages(None, &[("content/people/busy.md", &person_with_events(0, last))]);
    let text = words(&pages["people/busy.html"]).replace('\u{a0}', " ");
    assert!(text.contains("Missing some time between Dec 2018 and Apr 2019, last reported by"), "{text}");
}

#[test]
fn silence_says_only_that_no_status_is_later_where_events_are() {
    let held = "[[event]]\nkind = \"other\"\ntext = \"Held.\"\nsources = [\"first\"]\ndate = \"2009\"\nsets_status = { busy = \"held\" }\n";
    let with = |count| {
        words(
            &pages(None, &[("content/people/busy.md", &person_with_events(count, held))])["people/busy.html"],
        )
    };
    assert!(with(0).contains("nothing later in this archive"));
    assert!(with(1).contains("no later status in this archive"));
}

#[test]
fn a_page_of_many_events_says_what_it_leaves_out_and_where_that_stands() {
    let pages = pages(None, &[("content/people/busy.md", &person_with_events(230, ""))]);
    let page = &pages["people/busy.html"];
    assert!(words(page).contains("The latest 200 of 230 stand here. The others: 2010"), "{}", words(page));
    assert!(page.contains("href=\"../lists/timeline-2010.html\""));
    assert!(words(&pages["timeline.html"]).contains("2010 230"), "the contents give no count");
}

#[test]
fn an_event_in_a_file_of_a_person_is_not_called_a_case() {
    let pages = pages(None, &[("content/people/busy.md", &person_with_events(1, ""))]);
    assert!(words(&pages["timeline.html"]).contains("Person: Busy Example"));
}

#[test]
fn a_warning_for_readers_stands_without_an_address_too() {
    for page in ["outlets/echo.html", "articles/third.html"] {
        check_shows(page, &["Reading this may be punishable Blocked at home."]);
    }
}

#[test]
fn a_case_that_only_another_ties_to_a_report_does_not_count_it() {
    let tied = (
        "content/cases/tied.md",
        "+++\ntitle = \"Tied\"\n[[event]]\nkind = \"other\"\ntext = \"An act.\"\nsources = [\"first\"]\n\
         [[related]]\ncase = \"two\"\ntype = \"same house\"\nsources = [\"third\"]\n+++\n",
    );
    let text = words(&pages(None, &[tied])["cases/tied.html"]);
    assert!(
        text.contains("1 report, from 1 independent origin.") && text.contains("same house Source 2"),
        "{text}"
    );
    assert!(text.contains("Events in order 1"));
}

#[test]
fn a_case_with_two_dates_is_drawn_and_its_marks_lead_to_its_events() {
    let event = |date: &str, status: &str| {
        format!(
            "[[event]]\nkind = \"arrest\"\ntext = \"Act of {date}.\"\nsources = [\"third\"]\ndate = \"{date}\"\nsets_status = {{ daniyar = \"{status}\" }}\n"
        )
    };
    let case = |events: &[String]| {
        let party = "[[party]]\nperson = \"daniyar\"\nrole = \"victim\"\nsources = [\"first\"]\n";
        let text = format!("+++\ntitle = \"Drawn\"\n{party}{}+++\n", events.concat());
        pages(None, &[("content/cases/drawn.md", &text)])["cases/drawn.html"].clone()
    };
    let drawn = case(&[event("2019-10-14", "held"), event("2020-10-14", "held")]);
    assert!(drawn.contains("<a href=\"#e2\" aria-label=\"14 Oct 2020: Act of 2020-10-14.\">"));
    assert!(words(&drawn).contains("1 14 Oct 2019"), "the rows have no numbers");
    assert!(!case(&[event("2019-10-14", "held")]).contains("id=\"tl-h\""), "one date is no picture");
}

#[test]
fn readers_are_told_before_texts_of_torture_and_lists_do_not_tell() {
    let event = "+++\ntitle = \"A cell\"\n[[event]]\nkind = \"torture\"\ntext = \"They were beaten with cables.\"\n\
                 sources = [\"first\"]\nattribution = \"Both\"\n[[event.who]]\nperson = \"daniyar\"\nrole = \"victim\"\n+++\n";
    let pages = pages(None, &[("content/cases/cell.md", event)]);
    for path in ["cases/cell.html", "people/daniyar.html", "articles/first.html"] {
        let page = words(&pages[path]);
        let note = page.find("Before reading: Torture").unwrap_or_else(|| panic!("{path}: {page}"));
        assert!(page.find("beaten with cables").is_none_or(|text| note < text), "{path}");
    }
    assert!(!pages["articles/second.html"].contains("Before reading"));
    let lists = pages.iter().filter(|(path, _)| path.ends_with("index.html") || path.starts_with("lists/"));
    for (path, page) in lists {
        assert!(!page.contains("beaten with cables"), "{path}");
    }
}

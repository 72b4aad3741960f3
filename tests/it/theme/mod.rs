//! Every template, rendered with samples: escaping, structure, nothing empty, ids once.
//!
//! `CASEBOOK_SAMPLES=<folder> cargo test --test it theme` also writes the pages
//! there, to be looked at in a browser.

mod pictures;
mod reference;
mod samples;

use casebook::render::theme::Theme;
use casebook::site::messages::Messages;
use casebook::site::views::View;
use samples::{LARGE, SMALL};
use std::collections::BTreeSet;
use std::{env, fs, path::Path};

fn render<V: View>(view: &V) -> String {
    Theme::built_in(Messages::english().plain())
        .render_page(V::TEMPLATE, view, &view.frame().around)
        .expect("the sample has everything its template names")
}

/// Every sample page with the path it would have.
fn pages() -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    for (size, kind) in [(SMALL, "small"), (LARGE, "large")] {
        let mut add = |name: &str, html: String| {
            let path: &'static str = format!("{name}-{kind}.html").leak();
            pages.push((path, html));
        };
        add("cases/case", render(&samples::case(size)));
        add("people/person", render(&samples::person_page(size)));
        add("people/rtl", render(&samples::right_to_left(samples::person_page(size))));
        add("articles/article", render(&samples::article(size)));
        add("organisations/organisation", render(&samples::organisation(size)));
        add("places/place", render(&samples::place(size)));
        add("outlets/outlet", render(&samples::outlet(size)));
        add("people/index", render(&samples::people(size)));
        add("articles/index", render(&samples::articles(size)));
        add("cases/index", render(&samples::cases(size)));
        add("places/index", render(&samples::records(size)));
        add("timeline", render(&samples::timeline(size)));
        add("corrections", render(&samples::corrections(size)));
        add("map", render(&samples::map_page(size)));
        add("home", render(&samples::home(size)));
    }
    pages.push(("empty.html", render(&samples::empty_home())));
    pages.push(("methods.html", render(&samples::plain())));
    pages.push(("404.html", render(&samples::not_found())));
    pages.push(("people/moved.html", render(&samples::redirect())));
    pages
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start as &str).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn samples_can_be_looked_at() {
    let Ok(folder) = env::var("CASEBOOK_SAMPLES") else { return };
    let theme = Theme::built_in(Messages::english().plain());
    let assets = theme.assets().map(|(name, text)| (format!("assets/{name}"), text.to_owned()));
    let pages = pages().into_iter().map(|(name, html)| (name.to_owned(), html));
    for (name, text) in assets.chain(pages) {
        let path = Path::new(&folder).join(name);
        fs::create_dir_all(path.parent().expect("the path has a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the page can be written");
    }
}

/// How many scripts of the site itself a page loads: nothing else may be one.
fn own_scripts(html: &str) -> usize {
    let loaded = html.split("<script defer src=\"").skip(1);
    loaded
        .filter(|rest| rest.trim_start_matches("../").starts_with("assets/") && rest.contains("\"></script>"))
        .count()
}

#[test]
fn what_a_record_says_is_escaped_everywhere() {
    for (name, html) in pages() {
        assert_eq!(html.matches("<script").count(), own_scripts(&html), "{name} lets markup through");
        assert!(!html.contains(samples::NASTY), "{name} lets a name through as it is");
        assert!(!html.contains("alert(\"x\")"), "{name} lets quotes through");
    }
    assert!(
        render(&samples::case(LARGE)).contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;")
    );
}

#[test]
fn every_page_has_one_heading_one_main_and_a_way_past_the_navigation() {
    for (name, html) in pages() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main id=\"main\">").count(), 1, "{name}");
        assert!(html.contains("<a class=\"skip\" href=\"#main\">"), "{name}");
        assert!(html.contains("<footer"), "{name}");
    }
}

#[test]
fn ids_are_unique_and_every_reference_on_a_page_has_its_id() {
    for (name, html) in pages() {
        let ids = attribute(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for label in attribute(&html, "aria-labelledby") {
            assert!(unique.contains(label), "{name}: no `{label}` to be labelled by");
        }
        for target in attribute(&html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(
                unique.contains(target) || target.starts_with("y-"),
                "{name}: no `#{target}` on the page"
            );
        }
    }
}

#[test]
fn nothing_is_empty() {
    let empty = [
        "<ul></ul>",
        "<ol></ol>",
        "<dl></dl>",
        "<p></p>",
        "<tbody></tbody>",
        "<span></span>",
        "<li></li>",
        "<h1></h1>",
        "<h2></h2>",
        "<td></td>",
        "<dd></dd>",
        "<title></title>",
        "href=\"\"",
        "⟦",
    ];
    for (name, html) in pages() {
        let squeezed = html.replace('\n', "");
        for pattern in empty {
            assert!(!squeezed.contains(pattern), "{name} has {pattern}");
        }
    }
}

#[test]
fn nothing_loads_runs_or_styles_but_the_stylesheet_and_the_search() {
    for (name, html) in pages() {
        assert_eq!(html.matches("<script").count(), own_scripts(&html), "{name}");
        assert_eq!(html.contains("script-src"), html.contains("<script"), "{name}");
        for banned in [" style=", " onclick=", " onload=", "<style", "<iframe", "<base", "javascript:"] {
            assert!(!html.contains(banned), "{name} has {banned}");
        }
        assert!(html.contains("content=\"default-src &#39;none&#39;;"), "{name} has no policy");
        assert!(html.matches(" rel=\"stylesheet\"").count() <= 1, "{name}");
    }
}

#[test]
fn links_out_of_the_archive_say_nothing_about_the_reader() {
    let html = render(&samples::article(SMALL));
    for tag in html.split("<a ").skip(1).filter(|tag| tag.starts_with("href=\"http")) {
        assert!(tag.contains("noreferrer noopener"), "{tag}");
    }
    assert!(html.contains("reading it has been punished"));
}

#[test]
fn foreign_text_carries_its_language_and_direction() {
    let html = render(&samples::person_page(LARGE));
    for (at, _) in html.match_indices("نۇرگۈل") {
        let before = &html[..at];
        let tag = before.rfind('<').map(|start| &before[start..]).unwrap_or_default();
        assert!(tag.contains("lang=\"ug\" dir=\"rtl\""), "{tag}");
    }
}

#[test]
fn an_accusation_always_has_a_place_for_the_answer() {
    let html = render(&samples::case(LARGE));
    assert_eq!(html.matches("<b>Accused by</b>").count(), html.matches("<b>The answer</b>").count());
    assert!(html.contains("No answer is reported in this archive."));
}

#[test]
fn a_page_without_an_address_of_its_own_links_nowhere() {
    let html = render(&samples::not_found());
    assert_eq!(attribute(&html, "href"), ["#main"]);
}

#[test]
fn an_old_address_leads_on_without_a_script() {
    let html = render(&samples::redirect());
    assert!(html.contains("<meta http-equiv=\"refresh\" content=\"0; url=../people/p-1.html\">"));
    assert!(html.contains("<a href=\"../people/p-1.html\">"));
}

#[test]
fn the_stylesheet_is_small_and_knows_every_class() {
    let theme = Theme::built_in(Messages::english().plain());
    let css = theme.assets().find(|file| file.0 == "style.css").map(|file| file.1.to_owned()).unwrap();
    assert!(css.len() < 30_000, "{} bytes", css.len());
    for (name, html) in pages() {
        for class in attribute(&html, "class").iter().flat_map(|list| list.split(' ')) {
            assert!(css.contains(&format!(".{class}")), "{name}: no rule for .{class}");
        }
    }
}

/// Every file under `folder` whose name ends in `ending`, as one text.
fn sources(folder: &str, ending: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut texts = Vec::new();
    for entry in fs::read_dir(root).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts.push(sources(&path.to_string_lossy(), ending));
        } else if path.to_string_lossy().ends_with(ending) {
            texts.push(fs::read_to_string(path).expect("the file is text"));
        }
    }
    texts.concat()
}

/// What stands between each `before` and the next character that is no part of a key.
fn keys_after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    let key = |rest: &'a str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
    text.split(before).skip(1).filter_map(key).filter(|key| !key.is_empty()).collect()
}

#[test]
fn every_text_that_code_and_templates_name_is_in_the_message_table() {
    let table = sources("messages", "en.ftl");
    let known: BTreeSet<&str> =
        table.lines().filter_map(|line| line.split_once(" =")).map(|row| row.0).collect();
    let templates = sources("templates", ".html");
    let code = sources("src/site/pages", ".rs")
        + &sources("src/site", "words.rs")
        + &sources("src/site", "cite.rs")
        + &sources("src/output", ".rs")
        + &sources("src/commands", "bundle.rs");
    let calls = [".t(\"", ".text(\"", ".count(\"", ".with(\"", ".fill(\"", "link_as(", "page.fact(\""];
    let in_code = calls.iter().flat_map(|call| keys_after(&code, call));
    let in_templates: Vec<&str> =
        keys_after(&templates, " t.").into_iter().chain(keys_after(&templates, "{t.")).collect();
    let used: Vec<&str> = in_code.filter(|key| key.contains('_')).chain(in_templates).collect();
    let missing: BTreeSet<&str> = used.iter().copied().filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "not in messages/en.ftl: {missing:?}");
    let families = [
        "status_", "event_", "role_", "state_", "basis_", "name_", "script_", "month_", "season_",
        "country_", "lang_", "alone_", "n_new_",
    ];
    let made = ["summary", "full", "extract", "none"]
        .map(|kind| [format!("{kind}_heading"), format!("{kind}_note")])
        .concat();
    // Put together from the name of a kind.
    let labels = ["report_label", "person_label", "pages", "group_sep"];
    let named = |key: &&str| {
        let quoted = format!("\"{key}\"");
        code.contains(&quoted)
            || made.contains(&(*key).to_owned())
            || labels.contains(key)
            || used.contains(key)
            || families.iter().any(|family| key.starts_with(family))
    };
    let idle: Vec<&str> = known.iter().copied().filter(|key| !named(key)).collect();
    assert!(idle.is_empty(), "nobody names these texts: {idle:?}");
}

//! The interface texts of every language: complete, with the same variables, in their own letters,
//! and in the right plural form.

use std::collections::{BTreeMap, BTreeSet};

use casebook::site::messages::{Arg, Messages, SiteTexts};
use casebook::site::words::Words;
use casebook::source::Sources;
use casebook::text::edtf::Edtf;

use crate::site::repository;

const LANGUAGES: [&str; 3] = ["kk", "ru", "ug"];

/// The messages of a file: key, and the lines that belong to it.
fn messages(lang: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(repository().join(format!("messages/{lang}.ftl"))).unwrap();
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    let mut key = None;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some((name, value)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_lowercase()))
        {
            assert!(out.insert(name.to_owned(), value.to_owned()).is_none(), "{lang}: {name} stands twice");
            key = Some(name.to_owned());
        } else {
            out.get_mut(key.as_ref().expect("a key")).unwrap().push_str(&format!("\n{line}"));
        }
    }
    out
}

fn variables(message: &str) -> BTreeSet<&str> {
    let end = |name: &str| name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    message.split('$').skip(1).map(|name| &name[..end(name)]).collect()
}

fn of(lang: &str) -> Messages {
    Messages::of(lang, &SiteTexts::default())
}

#[test]
fn every_language_has_every_text_with_its_variables() {
    let english = messages("en");
    for lang in LANGUAGES {
        let own = messages(lang);
        let lacking: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        let foreign: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(lacking.is_empty() && foreign.is_empty(), "{lang} lacks {lacking:?}, and has {foreign:?}");
        for (key, message) in &own {
            assert_eq!(variables(message), variables(&english[key]), "{lang}: {key}");
            let gaps = |message: &str| message.matches("\"{}\"").count();
            assert_eq!(gaps(message), gaps(&english[key]), "{lang}: {key}");
        }
        assert!(!of(lang).falls_back(), "{lang} says something in English");
    }
}

/// Latin words that stand in texts of every language: what is typed, or the name of a thing.
const LATIN: &[&str] = &[
    "manifest",
    "sha",
    "SHA",
    "index",
    "html",
    "minisign",
    "Casebook",
    "JavaScript",
    "Natural",
    "Earth",
    "person",
    "case",
    "outlet",
    "place",
    "year",
    "data",
    "json",
    "JSON",
    "NDJSON",
    "CSV",
    "UTF",
    "EDTF",
    "CSL",
    "Schema",
    "BibTeX",
    "LaTeX",
    "Zotero",
    "pandoc",
];

#[test]
fn no_text_was_left_in_another_alphabet() {
    for (lang, arabic) in [("kk", false), ("ru", false), ("ug", true)] {
        for (key, text) in of(lang).plain() {
            let own = text.replace(|c: char| !c.is_alphabetic(), " ");
            for word in own.split_whitespace().filter(|word| !LATIN.contains(word)) {
                let is_own = |c: char| {
                    let (cyrillic, arabic_letter) =
                        (('Ѐ'..='ӿ').contains(&c), ('\u{600}'..='\u{6ff}').contains(&c));
                    if arabic { arabic_letter } else { cyrillic }
                };
                assert!(word.chars().all(is_own), "{lang}: {key}: {word}");
            }
        }
    }
}

/// The plural categories of whole numbers (CLDR).
const CATEGORIES: [(&str, &[&str]); 4] = [
    ("en", &["one", "other"]),
    ("kk", &["one", "other"]),
    ("ru", &["one", "few", "many"]),
    ("ug", &["one", "other"]),
];

#[test]
fn numbers_choose_between_the_forms_that_the_language_has() {
    for (lang, categories) in CATEGORIES {
        for (key, message) in messages(lang) {
            for line in message.lines().filter(|line| line.trim_start().starts_with(['[', '*'])) {
                let form = line.split(['[', ']']).nth(1).unwrap();
                let known = categories.contains(&form) || form == "1" || form == "other";
                assert!(known, "{lang}: {key}: {form} is no form of the language");
            }
            let bare = |form: &str| message.contains(&format!("[{form}]"));
            let counted = categories.iter().any(|form| *form != "other" && bare(form));
            let complete =
                categories.iter().all(|form| bare(form)) || (lang == "ru" && key.starts_with("verification"));
            assert!(!counted || complete, "{lang}: {key} has some forms of a number, and lacks others");
        }
    }
}

#[track_caller]
fn counts(lang: &str, key: &str, expected: [(usize, &str); 5]) {
    let messages = of(lang);
    for (count, text) in expected {
        assert_eq!(messages.count(key, count), text);
    }
}

#[test]
fn russian_declines_what_it_counts_and_the_turkic_languages_do_not() {
    counts(
        "ru",
        "n_reports",
        [
            (1, "1 публикация"),
            (3, "3 публикации"),
            (11, "11 публикаций"),
            (21, "21 публикация"),
            (1_000, "1\u{a0}000 публикаций"),
        ],
    );
    counts(
        "kk",
        "n_events",
        [(1, "1 оқиға"), (2, "2 оқиға"), (5, "5 оқиға"), (21, "21 оқиға"), (1_000, "1\u{a0}000 оқиға")],
    );
    counts(
        "ug",
        "n_events",
        [(1, "1 ۋەقە"), (2, "2 ۋەقە"), (5, "5 ۋەقە"), (21, "21 ۋەقە"), (1_000, "1,000 ۋەقە")],
    );
    // A role has no number beside it: twenty-one people are several in every language.
    assert_eq!(of("ru").count("role_victim", 21), "Жертвы");
    assert_eq!(of("ru").count("role_victim", 1), "Жертва");
}

#[track_caller]
fn date(edtf: &str, expected: [&str; 4]) {
    for (lang, text) in ["en", "kk", "ru", "ug"].into_iter().zip(expected) {
        let messages = of(lang);
        let phrase = Words::new(&messages).date_phrase(&Edtf::parse(edtf).unwrap());
        assert_eq!(phrase.replace('\u{a0}', " ").replace('\u{2060}', ""), text, "{lang}");
    }
}

#[test]
fn dates_are_as_exact_as_they_are_known_in_every_language() {
    date("2019-10-14", ["14 Oct 2019", "2019 ж. 14 қаз.", "14 окт. 2019", "2019-يىلى 14-ئۆكتەبىر"]);
    date("2019-05", ["May 2019", "2019 ж. мам.", "май 2019", "2019-يىلى ماي"]);
    date("2019-05-03", ["3 May 2019", "2019 ж. 3 мам.", "3 мая 2019", "2019-يىلى 3-ماي"]);
    date("2019", ["2019", "2019 ж.", "2019", "2019-يىلى"]);
    date("2019-21", ["spring 2019", "2019 ж. көктем", "весенние месяцы 2019", "2019-يىلى ئەتىياز"]);
    date("2019~", ["about 2019", "шамамен 2019 ж.", "примерно 2019", "تەخمىنەن 2019-يىلى"]);
    date("201X", ["the 2010s", "2010-жылдар", "2010-е годы", "2010-يىللار"]);
    date(
        "2019-12-02/2019-12-08",
        ["2–8 Dec 2019", "2019 ж. 2–8 жел.", "2–8 дек. 2019", "2019-يىلى 2–8-دېكابىر"],
    );
    date(
        "2019-10/..",
        [
            "from Oct 2019",
            "2019 ж. қаз. – содан бері",
            "окт. 2019 и далее",
            "2019-يىلى ئۆكتەبىر ۋە ئۇنىڭدىن كېيىن",
        ],
    );
    date(
        "[2018-12..2021-04]",
        [
            "some time between Dec 2018 and Apr 2021",
            "2018 ж. жел. – 2021 ж. сәу. аралығында",
            "в какой-то момент в промежутке дек. 2018 – апр. 2021",
            "2018-يىلى دېكابىر – 2021-يىلى ئاپرېل ئارىلىقىدا",
        ],
    );
}

#[test]
fn a_site_mends_a_built_in_text_and_adds_a_language() {
    let mut sources = Sources::default();
    sources.add("casebook.toml", "title = \"A\"");
    sources.add("messages/kk.ftl", "search = Табу\n");
    sources.add("messages/tr.ftl", "search = Ara\n");
    let own = SiteTexts::new(&sources);
    let kk = Messages::of("kk", &own);
    assert_eq!((kk.text("search").as_str(), kk.text("people").as_str()), ("Табу", "Адамдар"));
    let tr = Messages::of("tr", &own);
    assert_eq!(tr.text("search"), "Ara");
    assert!(tr.falls_back() && tr.text("people").contains("People"));
    let args = [("nth", Arg::Number(1)), ("count", Arg::Number(2))];
    assert!(tr.fill("page_of", &args).contains("Page 1 of 2"));
    assert_eq!(Messages::of("kk-Cyrl", &own).text("people"), "Адамдар");
}

//! What an editor sees: names in, links out. All people and texts are invented.

use proptest::prelude::*;

use super::*;
use crate::model::Kind;

/// People by display name; ids count from 0. A line with `=` adds an alias to the person before.
fn registry(people: &[&str]) -> Registry {
    let mut names = Vec::new();
    let mut at = 0;
    for line in people {
        let (value, display, alone) = match line.strip_prefix('=') {
            Some(alias) => (alias.trim_start_matches('!'), false, alias.starts_with('!')),
            None => (*line, true, false),
        };
        at += usize::from(display);
        names.push(known(Kind::Person, at - 1, value, display, alone));
    }
    Registry::new(&names)
}

fn known(kind: Kind, at: usize, value: &str, display: bool, alone: bool) -> KnownName {
    KnownName {
        record: RecordId::new(kind, at),
        value: value.to_owned(),
        display,
        alone,
        fathers_name: false,
        whole: false,
    }
}

fn blocks(text: &str) -> Vec<BodyBlock> {
    text.split("\n\n").map(BodyBlock::plain).collect()
}

/// Prints each mention as `surface>id`, an open question as `surface?`.
fn shown(registry: &Registry, article: &ArticleText<'_>) -> String {
    let show = |m: Mention| {
        let surface = article.blocks[m.block].text[m.range].replace('\n', " ");
        match m.target {
            Target::One(record) => format!("{surface}>{}", record.at()),
            Target::Ambiguous(_) => format!("{surface}?"),
        }
    };
    registry.find(article).into_iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn links(people: &[&str], title: &str, text: &str) -> String {
    let blocks = blocks(text);
    shown(&registry(people), &ArticleText { title, blocks: &blocks, ..ArticleText::default() })
}

#[track_caller]
fn check(people: &[&str], text: &str, expected: &str) {
    assert_eq!(links(people, "", text), expected, "{text}");
}

#[test]
fn full_names_are_found_in_any_order_and_romanisation() {
    let people = ["Qairat Orynbaiuly", "=Қайрат Орынбайұлы"];
    check(&people, "So said Qairat Orynbaiuly.", "Qairat Orynbaiuly>0");
    check(&people, "ORYNBAIULY QAIRAT spoke", "ORYNBAIULY QAIRAT>0");
    check(&people, "Kayrat\nOrinbay spoke", "Kayrat Orinbay>0");
    check(&people, "(Қайрат Орынбайұлы)", "Қайрат Орынбайұлы>0");
    check(&people, "قايرات ورىنبايۇلى", "قايرات ورىنبايۇلى>0");
    check(&people, "Qairat, Orynbaiuly", "");
}

#[test]
fn lone_names_need_the_full_name_or_a_case() {
    let people = ["Temir Tarnov"];
    check(&people, "Tarnov left. Temir stayed.", "");
    check(
        &people,
        "Temir Tarnov left. Tarnov’s wife and [Tarnov] stayed with Temir.",
        "Temir Tarnov>0 | Tarnov>0 | Tarnov>0 | Temir>0",
    );
    assert_eq!(links(&people, "The trial of Temir Tarnov", "Tarnov left."), "Tarnov>0");
    let found = blocks("Tarnov left.");
    let party = [RecordId::new(Kind::Person, 0)];
    let article = ArticleText { blocks: &found, parties: &party, ..ArticleText::default() };
    assert_eq!(shown(&registry(&people), &article), "Tarnov>0");
}

#[test]
fn two_readings_make_no_link() {
    let people = ["Temir Tarnov", "Aidar Tarnov", "Aida Tarnova"];
    check(
        &people,
        "Temir Tarnov and Aidar Tarnov came. Tarnov spoke.",
        "Temir Tarnov>0 | Aidar Tarnov>1 | Tarnov?",
    );
    check(
        &people,
        "Temir Tarnov and Aida Tarnova came. Tarnova spoke.",
        "Temir Tarnov>0 | Aida Tarnova>2 | Tarnova>2",
    );
    check(&["Temir Tarnov", "Temir Tarnov"], "Temir Tarnov", "Temir Tarnov?");
    check(
        &["Saken Omirov", "Temir Umirov"],
        "Saken Omirov and Temir Umirov: Umirov spoke",
        "Saken Omirov>0 | Temir Umirov>1 | Umirov>1",
    );
}

#[test]
fn a_stranger_of_the_same_surname_takes_it_out_of_play() {
    let text = "Temir Tarnov came. He met Serik Tarnov. Tarnov spoke.";
    check(&["Temir Tarnov"], text, "Temir Tarnov>0");
}

#[test]
fn roles_and_sentence_openers_are_no_part_of_a_name() {
    let text = "Temir Tarnov came. Yesterday Tarnov, President Tarnov and Kazakh activist Tarnov spoke. Mr. Tarnov left.";
    check(&["Temir Tarnov"], text, "Temir Tarnov>0 | Tarnov>0 | Tarnov>0 | Tarnov>0 | Tarnov>0");
}

#[test]
fn things_named_after_people_are_things() {
    let people = ["Abai Tarnov", "Nur Saken"];
    for text in [
        "Tarnov Prize",
        "on Tarnov street",
        "the Abai Tarnov University",
        "Tarnov District Court",
        "улица Тарнова",
    ] {
        let text = format!("{text} and Abai Tarnov");
        check(&people, &text, "Abai Tarnov>0");
    }
    check(
        &people,
        "Abai Tarnov read Abai.kz in Nur-Saken, @Tarnov and www.site.example/Tarnov",
        "Abai Tarnov>0",
    );
}

#[test]
fn a_town_with_a_hyphen_is_not_the_man_without_one() {
    check(
        &["Nursaken Tarnov"],
        "Nursaken Tarnov left Nur-Saken. Nursaken went.",
        "Nursaken Tarnov>0 | Nursaken>0",
    );
    check(
        &["Karim al-Tarhan"],
        "Karim al-Tarhan left. Al-Tarhan and Tarhan came.",
        "Karim al-Tarhan>0 | Al-Tarhan>0 | Tarhan>0",
    );
    check(
        &["Qasym-Zhomart Tarhan"],
        "Kasym Jomart Tarhan, Kassymzhomart Tarhan",
        "Kasym Jomart Tarhan>0 | Kassymzhomart Tarhan>0",
    );
}

#[test]
fn families_couples_and_misprints() {
    let people = ["Arif Tarhan", "Leyla Tarhan", "Serik Balash"];
    check(&people, "Leyla and Arif Tarhan left", "Leyla>1 | Arif Tarhan>0");
    check(&people, "Arif Tarhan came. The Tarhans and the Tarhan brothers left", "Arif Tarhan>0");
    check(&people, "Serik Balash came. BLalash, Blaash left", "Serik Balash>2 | Blaash>2");
}

#[test]
fn a_verb_that_opens_a_sentence_is_no_surname() {
    check(&["Gulnoza Said"], "Gulnoza Said came. Said one: no. Then Said left.", "Gulnoza Said>0 | Said>0");
}

#[test]
fn initials_stand_for_a_person_of_the_article() {
    let text = "Temir Tarnov came. T. Tarnov spoke. S. Tarnov did not.";
    check(&["Temir Tarnov"], text, "Temir Tarnov>0 | T. Tarnov>0");
}

#[test]
fn single_names_and_aliases_that_need_no_context() {
    check(&["Gulzhan"], "An official named Guljan", "Guljan>0");
    check(&["Gulzhan"], "Guljan Tarnova came. Guljan spoke.", "");
    check(&["Temir Tarnov", "=!Temirlan"], "So said Temirlan.", "Temirlan>0");
    check(&["Temir Tarnov", "=Temirlan"], "So said Temirlan.", "");
    check(&["Temir Tarnov", "=Temirlan"], "Temir Tarnov and Temirlan.", "Temir Tarnov>0 | Temirlan>0");
}

#[test]
fn the_words_of_a_nickname_are_no_names() {
    let mut nickname = known(Kind::Person, 0, "The Salt Carrier", false, false);
    nickname.whole = true;
    let names = [known(Kind::Person, 0, "Aidos Example", true, false), nickname];
    let blocks = [BodyBlock::plain("Aidos Example wrote. The Salt Carrier was he. The Letter came.")];
    let found = Registry::new(&names).find(&ArticleText { blocks: &blocks, ..ArticleText::default() });
    let surfaces: Vec<_> = found.iter().map(|mention| &blocks[0].text[mention.range.clone()]).collect();
    assert_eq!(surfaces, ["Aidos Example", "The Salt Carrier"]);
}

#[test]
fn a_person_wins_over_a_case_of_their_name() {
    let names = [
        known(Kind::Case, 0, "Aidos Example", true, false),
        known(Kind::Person, 0, "Aidos Example", true, false),
    ];
    let blocks = [BodyBlock::plain("Aidos Example wrote.")];
    let found = Registry::new(&names).find(&ArticleText { blocks: &blocks, ..ArticleText::default() });
    assert_eq!(found[0].target, Target::One(RecordId::new(Kind::Person, 0)));
}

#[test]
fn a_fathers_name_never_stands_alone() {
    let mut name = known(Kind::Person, 0, "Erkin Tursun", true, false);
    name.fathers_name = true;
    let text = blocks("Erkin Tursun left. Tursun and Erkin stayed.");
    let article = ArticleText { blocks: &text, ..ArticleText::default() };
    assert_eq!(shown(&Registry::new(&[name]), &article), "Erkin Tursun>0 | Erkin>0");
    check(
        &["Karim bin Tarhan"],
        "Karim bin Tarhan spoke. Tarhan did not, Karim did",
        "Karim bin Tarhan>0 | Karim>0",
    );
}

#[test]
fn inflected_names_link_to_their_bearers() {
    let people = ["Темир Тарнов", "Айгуль Серикова"];
    check(&people, "Суд над Темиром Тарновым. Тарнова защищали", "Темиром Тарновым>0 | Тарнова>0");
    check(&people, "Темир Тарнов. Президента Тарнова просили", "Темир Тарнов>0 | Тарнова>0");
    check(&people, "Дело Айгуль Сериковой", "Айгуль Сериковой>1");
}

#[test]
fn characters_need_no_spaces() {
    let people = ["Temir Tarhan", "=铁木尔·塔尔汗"];
    check(&people, "活动人士铁木尔·塔尔汗说", "铁木尔·塔尔汗>0");
}

#[test]
fn credits_and_closed_ranges_stay_free() {
    check(&["Temir Tarnov"], "Temir Tarnov spoke. Reported by Temir Tarnov.", "Temir Tarnov>0");
    check(&["Temir Tarnov"], "By Temir Tarnov", "");
    let mut closed = [BodyBlock::plain("see Temir Tarnov")];
    closed[0].closed.push(4..16);
    let article = ArticleText { blocks: &closed, ..ArticleText::default() };
    assert_eq!(shown(&registry(&["Temir Tarnov"]), &article), "");
}

#[test]
fn other_records_link_by_their_names() {
    let names = [
        known(Kind::Organisation, 0, "Open Steppe Bureau", true, false),
        known(Kind::Place, 0, "Zharkol", true, false),
        known(Kind::Person, 0, "Temir Zharkol", true, false),
    ];
    let text =
        blocks("The Open Steppe Bureau said that Temir Zharkol left Zharkol for the Zharkol District Court.");
    let article = ArticleText { blocks: &text, ..ArticleText::default() };
    let kinds: Vec<(Kind, String)> = Registry::new(&names)
        .find(&article)
        .into_iter()
        .map(|m| {
            let Target::One(record) = m.target else { panic!("{m:?}") };
            (record.kind, text[0].text[m.range].to_owned())
        })
        .collect();
    let expected = [
        (Kind::Organisation, "Open Steppe Bureau"),
        (Kind::Person, "Temir Zharkol"),
        (Kind::Place, "Zharkol"),
    ];
    assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn the_editor_has_the_last_word() {
    let text = blocks("Temir Tarnov came. Tarnov spoke. Tarnov left.");
    let rule = |record, nth| Override { text: "Tarnov".to_owned(), record, nth };
    let other = RecordId::new(Kind::Person, 7);
    let overrides = [rule(Some(other), Some(3)), rule(None, Some(2))];
    let article = ArticleText { blocks: &text, overrides: &overrides, ..ArticleText::default() };
    assert_eq!(shown(&registry(&["Temir Tarnov"]), &article), "Temir Tarnov>0 | Tarnov>7");
}

const CAST: [&str; 6] =
    ["Temir Tarnov", "Aida Tarnova", "Qairat Orynbaiuly", "Zhang Wenli", "Gulzhan", "Karim bin Tarhan"];

proptest! {
    #[test]
    fn spans_are_surfaces_and_never_overlap(words in prop::collection::vec(
        prop::sample::select(vec!["Temir", "Tarnov", "tarnov’s", "Kayrat", "Orynbay", "and", "Zhang", "Wenli", ",", ".", "Prize",
            "[Guljan]", "K.", "bin", "Тарновым", "Tarnvo", "\n", "president", "Leyla"]), 0..40)) {
        let text = words.join(" ");
        let found = [BodyBlock::plain(text.as_str())];
        let article = ArticleText { blocks: &found, ..ArticleText::default() };
        let mut last = 0;
        for mention in registry(&CAST).find(&article) {
            prop_assert!(mention.range.start >= last && mention.range.end > mention.range.start);
            let surface = text.get(mention.range.clone());
            prop_assert!(surface.is_some_and(|s| s.trim() == s && !s.is_empty()));
            last = mention.range.end;
        }
    }

    #[test]
    fn a_stranger_changes_no_link(words in prop::collection::vec(
        prop::sample::select(vec!["Temir", "Tarnov", "Kayrat", "Orynbay", "and", "Wenli", "Guljan", ".", "Karim", "said"]), 0..30)) {
        let found = blocks(&words.join(" "));
        let article = ArticleText { blocks: &found, ..ArticleText::default() };
        let mut more = CAST.to_vec();
        more.push("Boris Lvovsky");
        prop_assert_eq!(registry(&CAST).find(&article), registry(&more).find(&article));
    }

    #[test]
    fn any_text_can_be_linked(text in ".*", title in ".*") {
        let found = [BodyBlock::plain(text)];
        let article = ArticleText { title: &title, blocks: &found, ..ArticleText::default() };
        let _ = registry(&CAST).find(&article);
    }
}

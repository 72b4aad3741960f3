//! Taking back: corrections, and records that are taken down.

use crate::site::Site;

const EPOCH: &str = "1714550400"; // 1 May 2024

/// Runs the program on 1 May 2024.
#[track_caller]
fn run(site: &Site, arguments: &[&str]) -> crate::site::Ended {
    let output = site.command(arguments).env("SOURCE_DATE_EPOCH", EPOCH).output().unwrap();
    crate::site::Ended::from(output)
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8(site.public()[path].clone()).unwrap()
}

#[test]
fn a_correction_stands_on_its_page_and_in_the_list_of_all() {
    let site = Site::small();
    let path = "content/cases/poems.md";
    let before = site.read(path);
    let typed = ["correct", "cases/poems", "--what", "Thirty “listened”,\nnot 300", "--why", "A slip"];
    let ended = run(&site, &[&typed[..], &["--dry-run"]].concat());
    assert!(ended.code == 0 && ended.stdout.contains("2024-05-01"), "{ended:?}");
    assert_eq!(site.read(path), before);
    let ended = run(&site, &typed);
    assert_eq!((ended.code, ended.stdout.lines().next()), (0, Some("edited content/cases/poems.md")));
    assert!(site.read(path).starts_with(before.trim_end_matches("+++\n")), "what stood there changed");
    site.build();
    let list = page(&site, "corrections.html");
    assert!(
        list.contains("<a href=\"cases/poems.html\">The poems in the park</a>: Thirty “listened”,"),
        "{list}"
    );
    assert!(list.contains("<time datetime=\"2024-05-01\">") && list.contains("A slip"));
    assert!(page(&site, "cases/poems.html").contains("Thirty “listened”,"));
    assert!(
        page(&site, "people/aidos-example.html").contains("<a href=\"../corrections.html\">Corrections</a>")
    );
}

#[test]
fn without_corrections_there_is_no_page_of_them() {
    let site = Site::small();
    site.build();
    assert!(!site.public().contains_key("corrections.html"));
    assert!(!page(&site, "index.html").contains("corrections.html"));
}

#[test]
fn what_cannot_be_corrected_is_said() {
    let site = Site::small();
    for (record, told) in [
        ("cases/poem", "did you mean `cases/poems`?"),
        ("case/poems", ""),
        ("songs/poems", "one of articles, people"),
        ("poems", "write `people/some-id`"),
    ] {
        let ended = run(&site, &["correct", record, "--what", "x", "--dry-run"]);
        assert!(ended.stderr.contains(told) && (ended.code == 2) != told.is_empty(), "{record}: {ended:?}");
    }
    let ended = run(&site, &["correct", "cases/poems", "--what", "x", "--date", "soon"]);
    assert!(ended.code == 2 && ended.stderr.contains("`soon` is no date"), "{ended:?}");
    let ended = run(&site, &["correct", "cases/poems", "--what", " "]);
    assert!(ended.code == 2 && ended.stderr.contains("--what says nothing"), "{ended:?}");
}

#[test]
fn what_no_longer_stands_is_struck_through_and_sets_no_status() {
    let site = Site::small();
    site.edit(
        "content/cases/poems.md",
        "+++\ntitle = \"The poems in the park\"\n",
        "+++\ntitle = \"The poems in the park\"\n\
         [[correction]]\ndate = \"2024-05-01\"\nwhat = \"He was not held.\"\n\
         [[claim]]\nprop = \"listeners\"\nvalue = \"thirty\"\ncorrected = \"2024-05-01\"\nsources = [\"wire-2024-03-05\"]\n\
         [[claim]]\nprop = \"listeners\"\nvalue = \"three\"\nsources = [\"wire-2024-03-05\"]\n\
         [[charge]]\ntext = \"Littering\"\nby = \"unknown\"\ncorrected = \"2024-05-01\"\nsources = [\"wire-2024-03-05\"]\n\
         [[event]]\nkind = \"arrest\"\ntext = \"He was held.\"\ndate = \"2024-03-04\"\ncorrected = \"2024-05-01\"\n\
         sets_status = { aidos-example = \"held\" }\nsources = [\"wire-2024-03-05\"]\n\
         [[event.who]]\nperson = \"aidos-example\"\nrole = \"victim\"\n",
    );
    site.build();
    let case = page(&site, "cases/poems.html");
    for struck in ["<s>thirty</s>", "<s>Littering</s>", "<s>He was held.</s>"] {
        assert!(
            case.contains(&format!("{struck} <span class=\"tag\">no longer stands: corrected")),
            "{struck}: {case}"
        );
    }
    assert!(!case.contains("<s>three</s>") && !case.contains("sources differ"), "{case}");
    let person = page(&site, "people/aidos-example.html");
    assert!(person.contains("<s>He was held.</s>") && !person.contains("class=\"st held\""), "{person}");
}

#[test]
fn a_correction_that_names_somebody_withheld_does_not_name_them() {
    let site = Site::small();
    site.write("private/people/bota-hiddenova.md", "+++\nname = \"Bota Hiddenova\"\n+++\n");
    let ended = run(&site, &["correct", "cases/poems", "--what", "Bota Hiddenova was not there"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    site.build();
    let list = page(&site, "corrections.html");
    assert!(list.contains("[name withheld] was not there") && !list.contains("Hiddenova"), "{list}");
}

#[test]
fn many_corrections_are_paged_by_year() {
    let site = Site::small();
    let mut text = site.read("content/cases/poems.md").trim_end_matches("+++\n").to_owned();
    for number in 0..450 {
        text +=
            &format!("[[correction]]\ndate = \"{}-02-03\"\nwhat = \"Slip {number}.\"\n", 2020 + number % 2);
    }
    site.write("content/cases/poems.md", text + "+++\n");
    site.build();
    let files = site.public();
    let lists: Vec<_> = files.keys().filter(|path| path.starts_with("lists/corrections")).collect();
    assert_eq!(
        lists,
        [
            "lists/corrections-2020-2.html",
            "lists/corrections-2020.html",
            "lists/corrections-2021-2.html",
            "lists/corrections-2021.html"
        ]
    );
    assert!(page(&site, "lists/corrections-2020.html").contains("Slip 0."));
}

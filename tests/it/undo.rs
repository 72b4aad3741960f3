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

/// A site in which one person is told of in every way, with pages in `public/`.
fn told() -> Site {
    let site = Site::small();
    site.write(
        "content/people/zhumabek-qorlanov.md",
        "+++\nname = \"Zhumabek Qorlanov\"\nredirects = [\"zh-qorlanov\"]\n[[alias]]\nvalue = \"Жұмабек Қорланов\"\n\
         [publish]\nbasis = \"consent\"\n+++\nHe sings with [[people/aidos-example]].\n",
    );
    site.write("content/people/zhumabek-qorlanov.kk.md", "+++\nname = \"Жұмабек Қорланов\"\n+++\nӘнші.\n");
    site.write(
        "content/cases/qorlanov-trial.md",
        "+++\ntitle = \"The trial of Zhumabek Qorlanov\"\n[[party]]\nperson = \"zhumabek-qorlanov\"\nrole = \"defendant\"\n\
         sources = [\"wire-2024-03-05\"]\n[[party]]\nperson = \"aidos-example\"\nrole = \"witness\"\nsources = [\"wire-2024-03-05\"]\n\
         +++\nOf [[people/zhumabek-qorlanov]] and [[people/zhumabek-qorlanov|Qorlanov the singer]].\n",
    );
    let article = site.read("content/articles/wire-2024-03-05.md");
    site.write("content/articles/wire-2024-03-05.md", article + "\nZhumabek Qorlanov sang.\n");
    site.build();
    site
}

const TAKE_DOWN: [&str; 4] = ["takedown", "people/zhumabek-qorlanov", "--reason", "safety"];

/// The words that may stand nowhere once he is gone.
#[track_caller]
fn assert_gone(site: &Site) {
    for (path, bytes) in site.public() {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        for word in ["zhumabek", "qorlanov", "жұмабек", "қорланов"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn whoever_is_taken_down_is_nowhere_and_nothing_is_lost() {
    let site = told();
    let (person, before) = (site.read("content/people/zhumabek-qorlanov.md"), site.public());
    assert!(
        before.contains_key("people/zhumabek-qorlanov.html")
            && before.contains_key("cases/qorlanov-trial.html")
    );
    let ended = run(&site, &TAKE_DOWN);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(site.read("private/people/zhumabek-qorlanov.md"), person);
    assert!(site.read("private/people/zhumabek-qorlanov.kk.md").contains("Әнші"));
    assert!(!site.path("content/people/zhumabek-qorlanov.kk.md").exists());
    let tombstone = site.read("content/people/zhumabek-qorlanov.md");
    assert!(
        tombstone.contains("date = \"2024-05-01\"\nreason = \"safety\"\naddress = \"gone-0001\"\n"),
        "{tombstone}"
    );
    assert!(site.read("content/cases/qorlanov-trial.md").contains("public_id = \"c-0001\""));
    site.build();
    assert_gone(&site);
    let files = site.public();
    assert!(page(&site, "people/gone-0001.html").contains("It could have put somebody in danger."));
    assert!(page(&site, "corrections.html").contains("<a href=\"people/gone-0001.html\">Taken down</a>"));
    assert!(page(&site, "cases/c-0001.html").contains("Aidos Example"));
    assert_eq!(page(&site, "gone.txt"), "people/gone-0001.html\n");
    for (server, line) in [
        ("nginx", "location = /people/gone-0001.html { return 410; }\n"),
        ("apache", "Redirect gone /people/gone-0001.html\n"),
        ("caddy", "error /people/gone-0001.html 410\n"),
    ] {
        assert_eq!(page(&site, &format!("gone-{server}.conf")), line);
    }
    let dropped = page(&site, "removed.sha256");
    for path in [
        "people/zhumabek-qorlanov.html",
        "people/zh-qorlanov.html",
        "cases/qorlanov-trial.html",
        "people/index.html",
    ] {
        assert!(dropped.contains(&digest(&before[path])), "{path} is not dropped");
    }
    let kept: Vec<_> =
        files.iter().filter(|(_, bytes)| dropped.contains(&digest(bytes))).map(|row| row.0).collect();
    assert!(kept.is_empty(), "what stays is to be dropped: {kept:?}");
    let again = run(&site, &TAKE_DOWN);
    assert!(again.code == 2 && again.stderr.contains("was taken down already"), "{again:?}");
}

#[test]
fn a_dry_run_of_a_takedown_says_all_and_writes_nothing() {
    let site = told();
    let before = crate::site::files(site.root());
    let ended = run(&site, &[&TAKE_DOWN[..], &["--dry-run"]].concat());
    for told in [
        "would copy content/people/zhumabek-qorlanov.md to private/people/zhumabek-qorlanov.md",
        "would remove content/people/zhumabek-qorlanov.kk.md",
        "would give content/cases/qorlanov-trial.md the address `c-0001`",
        "would replace content/people/zhumabek-qorlanov.md by a tombstone",
    ] {
        assert!(ended.stdout.contains(told), "{told}: {}", ended.stdout);
    }
    crate::site::assert_same(&before, &crate::site::files(site.root()));
}

#[test]
fn an_address_that_tells_nothing_stays() {
    let site = told();
    site.write(
        "content/people/p-0007.md",
        "+++\nname = \"Zhumabek Qorlanov\"\n[publish]\nbasis = \"consent\"\n+++\n",
    );
    site.remove("content/people/zhumabek-qorlanov.md").remove("content/people/zhumabek-qorlanov.kk.md");
    site.remove("content/cases/qorlanov-trial.md").build();
    let ended = run(&site, &["takedown", "people/p-0007", "--reason", "request"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    site.build();
    assert_gone(&site);
    assert!(page(&site, "people/p-0007.html").contains("Somebody whom it concerns asked for it."));
}

#[test]
fn a_removal_on_hold_is_told_to_nobody_until_an_editor_says_so() {
    let site = told();
    let ended = run(&site, &[&TAKE_DOWN[..], &["--delay", "90"]].concat());
    assert_eq!(ended.code, 0, "{ended:?}");
    let tombstone = "content/people/zhumabek-qorlanov.md";
    assert!(
        site.read(tombstone).contains("date = \"2024-07-30\"")
            && site.read(tombstone).contains("hold = true")
    );
    assert_eq!(run(&site, &["build"]).code, 0);
    assert_gone(&site);
    let files = site.public();
    for path in ["corrections.html", "gone.txt", "removed.sha256", "people/gone-0001.html"] {
        assert!(!files.contains_key(path), "{path}");
    }
    let due = site.command(&["check"]).env("SOURCE_DATE_EPOCH", "1722297600").output().unwrap();
    assert!(
        String::from_utf8(due.stderr)
            .unwrap()
            .contains("warning[C0613]: the day has come to tell of this removal")
    );
    assert!(!run(&site, &["check"]).stderr.contains("C0613"));
    let line = site.read(tombstone).lines().find(|line| line.starts_with("hold")).unwrap().to_owned() + "\n";
    site.edit(tombstone, &line, "").build();
    assert!(page(&site, "corrections.html").contains("<time datetime=\"2024-07-30\">"));
}

#[test]
fn every_kind_of_record_can_be_taken_down() {
    for (record, gone) in [
        ("articles/wire-2024-03-05", "articles/wire-2024-03-05.html"),
        ("cases/qorlanov-trial", "cases/gone-0001.html"),
        ("people/aidos-example", "people/gone-0001.html"),
        ("outlets/example-wire", "outlets/gone-0001.html"),
        ("organisations/choir", "organisations/gone-0001.html"),
        ("places/samplestan", "places/gone-0001.html"),
        ("pages/about", "about.html"),
    ] {
        let site = told();
        site.write("content/organisations/choir.md", "+++\nname = \"The Qobyz Choir\"\n+++\n");
        site.write("content/places/samplestan.md", "+++\nname = \"Samplestan\"\n+++\n");
        site.write(
            "content/pages/about.md",
            "+++\ntitle = \"About us\"\n+++\nSee [[places/samplestan]] and [[organisations/choir]].\n",
        );
        site.build();
        let ended = run(&site, &["takedown", record, "--reason", "other"]);
        assert_eq!(ended.code, 0, "{record}: {ended:?}");
        site.build();
        assert!(page(&site, gone).contains("Taken down"), "{record}");
    }
}

#[test]
fn a_takedown_that_was_killed_is_finished_by_the_next_and_can_be_undone_by_hand() {
    let site = told();
    let (person, trial) =
        (site.read("content/people/zhumabek-qorlanov.md"), site.read("content/cases/qorlanov-trial.md"));
    site.write("private/people/zhumabek-qorlanov.md", &person);
    assert_eq!(run(&site, &["build"]).code, 1, "two records of one id");
    let ended = run(&site, &TAKE_DOWN);
    assert_eq!(ended.code, 0, "{ended:?}");
    site.build();
    assert_gone(&site);
    site.write("content/people/zhumabek-qorlanov.md", person).remove("private/people/zhumabek-qorlanov.md");
    site.remove("private/people/zhumabek-qorlanov.kk.md")
        .write("content/cases/qorlanov-trial.md", trial)
        .build();
    assert!(page(&site, "people/zhumabek-qorlanov.html").contains("Zhumabek Qorlanov"));
    assert!(!site.public().contains_key("removed.sha256"));
}

#[test]
fn another_original_in_the_way_stops_a_takedown_before_anything_is_written() {
    let site = told();
    site.write("private/people/zhumabek-qorlanov.kk.md", "something else");
    let before = crate::site::files(site.root());
    let ended = run(&site, &TAKE_DOWN);
    assert!(ended.code == 2 && ended.stderr.contains("another file stands at"), "{ended:?}");
    crate::site::assert_same(&before, &crate::site::files(site.root()));
}

#[test]
fn a_group_can_be_anonymous_and_what_it_says_of_places_coarse() {
    let site = Site::small();
    site.write(
        "content/organisations/qobyz-choir.md",
        "+++\nname = \"Qobyz Choir\"\n[[alias]]\nvalue = \"Қобыз хоры\"\n[[claim]]\nprop = \"address\"\nvalue = \"3 Reed Street\"\n\
         sources = [\"wire-2024-03-05\"]\n[publish]\nidentity = \"anonymous\"\npublic_name = \"a choir\"\npublic_id = \"o-0001\"\n\
         location = \"country\"\n+++\nThe Qobyz Choir sings in Reedville.\n",
    );
    site.write("content/places/samplestan.md", "+++\nname = \"Samplestan\"\nkind = \"country\"\n+++\n");
    site.write(
        "content/places/reedville.md",
        "+++\nname = \"Reedville\"\nkind = \"town\"\nwithin = \"samplestan\"\n+++\n",
    );
    let article = site.read("content/articles/wire-2024-03-05.md");
    site.write("content/articles/wire-2024-03-05.md", article + "\nThe Qobyz Choir sang.\n");
    site.write(
        "content/pages/about-qobyz-choir.md",
        "+++\ntitle = \"About the Qobyz Choir\"\n[publish]\npublic_id = \"about-us\"\nlocation = \"country\"\n+++\nIn [[places/reedville]].\n",
    );
    site.build();
    let own = page(&site, "organisations/o-0001.html");
    assert!(own.contains("a choir sings in Samplestan") && !own.contains("Reed Street"), "{own}");
    let about = page(&site, "about-us.html");
    assert!(
        about.contains("About the a choir") && about.contains("Samplestan") && !about.contains("Reedville"),
        "{about}"
    );
    for (path, bytes) in site.public() {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        assert!(!text.contains("qobyz") && !text.contains("қобыз"), "{path}");
    }
}

#[test]
fn a_report_whose_places_are_coarse_tells_none_finer_anywhere() {
    let site = Site::small();
    let place = |id: &str, name: &str, more: &str| {
        site.write(&format!("content/places/{id}.md"), format!("+++\nname = \"{name}\"\n{more}\n+++\n"));
    };
    place("samplestan", "Samplestan", "kind = \"country\"");
    place("reed-oblast", "Reedville Oblast", "kind = \"oblast\"\nwithin = \"samplestan\"");
    place("reedville", "Reedville", "kind = \"village\"\nwithin = \"reed-oblast\"");
    let person =
        "+++\nname = \"Gulzhan Sample\"\n[publish]\nbasis = \"consent\"\nlocation = \"region\"\n+++\n";
    site.write("content/people/gulzhan-sample.md", person);
    let report = |rule: &str| {
        let text = format!(
            "+++\ntitle = \"Taken in Reedville\"\noutlet = \"example-wire\"\nadded = \"2024-05-01\"\nsummary = \"Of Reedville.\"\n\
             {rule}+++\n\nGulzhan Sample was taken in **Reed**ville, Reedville Oblast, by night. See [[places/reedville]].\n"
        );
        site.write("content/articles/wire-2024-05-01.md", text);
    };
    report("");
    let ended = site.run(&["check"]);
    let told = [
        "C0614",
        "content/articles/wire-2024-05-01.md:2:19",
        "`Reedville` is told here",
        "people/gulzhan-sample",
    ];
    assert!(ended.code == 0 && told.iter().all(|words| ended.stderr.contains(words)), "{ended:?}");
    report("[publish]\nlocation = \"region\"\n");
    let ended = site.run(&["build", "--base-url", "https://archive.example/"]);
    assert!(ended.code == 0 && !ended.stderr.contains("C0614"), "{ended:?}");
    let own = page(&site, "articles/wire-2024-05-01.html");
    assert!(own.contains("Taken in Reedville Oblast") && own.contains("night"), "{own}");
    assert!(!page(&site, "places/reedville.html").contains("wire-2024-05-01"));
    assert!(page(&site, "places/reed-oblast.html").contains("reedville.html"));
    for (path, bytes) in site.public() {
        // The village is a record of its own; nothing else may name it.
        if path.starts_with("places") || path.starts_with("search") || path.contains("/places") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes).replace("Reedville Oblast", "");
        let text: String = text.lines().filter(|line| !line.contains("places/reedville")).collect();
        assert!(
            !text.contains("Reedville") && !text.contains("<b>Reed") && !text.contains("<strong>Reed"),
            "{path}: {text}"
        );
    }
    let found =
        site.run(&["search", "Gulzhan night", "--format", "json"]).stdout.replace("Reedville Oblast", "");
    assert!(found.contains("wire-2024-05-01") && !found.contains("Reedville"), "{found}");
}

#[test]
fn a_link_to_what_has_no_page_prints_no_id() {
    let site = Site::small();
    let person = |id: &str, more: &str| {
        site.write(
            &format!("content/people/{id}.md"),
            format!("+++\nname = \"Gulzhan Sample\"\n{more}+++\n"),
        );
    };
    person("gulzhan-sample", "draft = true\n");
    person("g-sample", "[publish]\nvisibility = \"withheld\"\npublic_name = \"a teacher\"\n");
    site.write(
        "content/articles/held.md",
        "+++\ntitle = \"Held\"\noutlet = \"example-wire\"\n[publish]\nvisibility = \"withheld\"\n+++\n",
    );
    site.write(
        "content/pages/thanks.md",
        "+++\ntitle = \"Thanks\"\n+++\n\nTo [[people/gulzhan-sample]], [[people/g-sample]], [[people/gulzhan-sample|a friend]] and [[articles/held]].\n",
    );
    site.build();
    let own = page(&site, "thanks.html");
    assert!(own.contains("To [name withheld], a teacher, a friend and [name withheld]."), "{own}");
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!["gulzhan", "g-sample", "articles/held"].iter().any(|id| text.contains(id)), "{path}");
    }
}

#[test]
fn how_people_are_shown_says_nothing_of_groups() {
    let site = Site::small();
    site.write("content/organisations/choir.md", "+++\nname = \"Qobyz Choir\"\n+++\n");
    site.edit("casebook.toml", "[publish]\n", "[publish]\nidentity = \"anonymous\"\n");
    let ended = site.run(&["build"]);
    assert!(ended.stderr.contains("C0608"), "{ended:?}");
    site.edit(
        "content/people/aidos-example.md",
        "+++\nname",
        "+++\npublish = { public_id = \"p-0001\" }\nname",
    )
    .build();
    assert!(page(&site, "organisations/choir.html").contains("Qobyz Choir"));
    assert!(!page(&site, "people/p-0001.html").contains("Aidos"));
}

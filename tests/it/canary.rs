//! Nobody who is withheld may be found in anything that is published.
//!
//! Forty invented people, in four scripts, stand in every corner of two hundred
//! articles and of the records around them; then every byte of the site is read.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};

use casebook::cli::BuildArgs;
use casebook::leak::LeakCheck;
use casebook::{commands, pipeline};

use crate::media::jpeg;
use crate::site::{Files, Site, assert_same, repository};

/// Given names and surnames that nobody bears, in four scripts.
const NAMES: [(&str, &str); 40] = [
    ("Qorlanbek", "Zhumbaqov"),
    ("Tursungul", "Weliyeva"),
    ("Ertostik", "Shymbolat"),
    ("Bopai", "Qyransha"),
    ("Oinar", "Dastanuly"),
    ("Zere", "Altynqazyqyzy"),
    ("Sholpan", "Uzyntamova"),
    ("Mergen", "O'tkirbek"),
    ("Ürkün", "Çağlayanlı"),
    ("Yılmaz", "Gökçetaşoğlu"),
    ("Rebiyem", "Tohtixon"),
    ("Dolqun", "Yulghunov"),
    ("Қорқытбай", "Жезқазғанұлы"),
    ("Ақбөпе", "Сарыарқақызы"),
    ("Тостік", "Ерназаров"),
    ("Меруерт", "Шұғылова"),
    ("Доспан", "Қарақалпақов"),
    ("Алпамыс", "Байсынов"),
    ("Гүлбаршын", "Қоңыратова"),
    ("Ульпан", "Сыбановна"),
    ("Всеслав", "Гостомыслов"),
    ("Забава", "Путятишна"),
    ("Добрыня", "Малкович"),
    ("Мирослава", "Будимирова"),
    ("ئەركىنجان", "تاڭشولپان"),
    ("گۈلنىسا", "قاراجول"),
    ("بۇغراخان", "ساتۇقوغلى"),
    ("ئايتۇرسۇن", "نۇربۇلاق"),
    ("قورقىتباي", "جەزقازعان"),
    ("شاپاعات", "مۇزداباي"),
    ("توسقان", "ەردەنبەك"),
    ("بوكەيحان", "الاشوردا"),
    ("تۇردىبېك", "كەنجەغالى"),
    ("مېھرىگۈل", "چىنتۆمۈر"),
    ("沅芷", "青藜剑"),
    ("澧兰", "鹤鸣皋"),
    ("苕溪", "寒烟翠"),
    ("吐鲁甫江", "乌守尔别克"),
    ("买合木提汗", "依布拉音诺"),
    ("古扎丽努尔", "阿卜力孜汗"),
];

/// A person of the list.
struct Hidden {
    number: usize,
    given: &'static str,
    surname: &'static str,
}

impl Hidden {
    fn all() -> impl Iterator<Item = Hidden> {
        NAMES.into_iter().enumerate().map(|(number, (given, surname))| Hidden { number, given, surname })
    }

    fn is_han(&self) -> bool {
        self.number >= 34
    }

    fn full(&self) -> String {
        match self.number {
            34..37 => format!("{}{}", self.given, self.surname),
            37.. => format!("{}·{}", self.given, self.surname),
            _ => format!("{} {}", self.given, self.surname),
        }
    }

    /// An id made from the name where that is Latin, to be hidden as well.
    fn id(&self) -> String {
        if self.number >= 12 {
            return format!("person-{:04}", self.number + 1);
        }
        let plain = |name: &str| -> String {
            let fold = |c: char| match c {
                'ü' => 'u',
                'ç' => 'c',
                'ğ' => 'g',
                'ı' => 'i',
                'ö' => 'o',
                'ş' => 's',
                other => other,
            };
            name.to_lowercase().chars().map(fold).filter(char::is_ascii_lowercase).collect()
        };
        format!("{}-{}", plain(self.given), plain(self.surname))
    }

    /// How the record is hidden: five ways, eight people each.
    fn record(&self) -> (String, String) {
        let mut text =
            format!("+++\nname = \"{}\"\nadded = \"2024-01-01\"\nbirth = \"1987-06-05\"\n", self.full());
        let _ = writeln!(text, "redirects = [\"old-{}\"]", self.id());
        let _ = writeln!(text, "[[alias]]\nvalue = \"{} {}\"", self.surname, self.given);
        let rules = match self.number % 5 {
            0 => "visibility = \"withheld\"",
            1 => "identity = \"anonymous\"\npublic_name = \"a teacher\"\npublic_id = \"p-N\"",
            2 => "identity = \"initials\"\npublic_name = \"N. N.\"\npublic_id = \"p-N\"",
            3 => "minor = true\npublic_name = \"a boy\"\npublic_id = \"p-N\"",
            _ => "basis = \"consent\"",
        };
        let rules = rules.replace("p-N", &format!("p-{:04}", self.number));
        let name = self.full();
        let _ = write!(text, "[publish]\n{rules}\n+++\n\n{name} is from a village. {} left.\n", self.given);
        let folder = if self.number % 5 == 4 { "private" } else { "content" };
        (format!("{folder}/people/{}.md", self.id()), text)
    }

    /// What may stand nowhere.
    fn canaries(&self) -> Vec<String> {
        let mut all = vec![self.full(), self.given.to_owned(), self.surname.to_owned(), self.id()];
        if self.number < 12 {
            all.extend(self.id().split('-').map(str::to_owned));
        }
        all
    }
}

/// Two hundred articles, each of which names three people in every way there is.
fn planted() -> Site {
    let site = Site::empty();
    site.write(
        "casebook.toml",
        "title = \"Canary\"\nformat = 1\ncontact = \"mailto:a@example.org\"\nbase_url = \"https://example.org/\"\n\
         [publish]\nbasis = \"already-public\"\n",
    );
    site.write("content/outlets/wire.md", "+++\nname = \"Example Wire\"\n+++\n");
    site.write("content/people/aidos-example.md", public_person());
    let people: Vec<Hidden> = Hidden::all().collect();
    for person in &people {
        let (path, text) = person.record();
        site.write(&path, text);
        pictures(&site, person);
        site.write(&format!("content/cases/case-{}.md", person.number), case(person));
    }
    for number in 0..200 {
        let three = [0, 13, 27].map(|step| &people[(number + step) % people.len()]);
        site.write(&format!("content/articles/wire-{number}.md"), article(number, three));
    }
    let named: String = people.iter().fold(String::new(), |mut out, person| {
        let _ = writeln!(out, "- {} and [[people/{}]]", person.full(), person.id());
        out
    });
    site.write(
        "content/pages/about.md",
        format!("+++\ntitle = \"About {}\"\n+++\n{named}", people[3].full()),
    );
    site
}

/// Two pictures a person, in whose head and words the name stands: one of the person, one of the case.
fn pictures(site: &Site, person: &Hidden) {
    let (full, id) = (person.full(), person.id());
    let slug = full.replace(' ', "-");
    let words = |of: String| {
        format!(
            "alt = \"{full} and the mother of {}\"\ncredit = \"{full}\"\nsource = \"https://photos.example/{slug}\"\n\
             consent = \"{full} agreed\"\n{of}",
            person.given
        )
    };
    for (name, of) in [
        (format!("portrait-of-{id}"), format!("people = [\"{id}\"]\n")),
        (format!("{id}-in-court"), format!("of = [\"cases/case-{}\"]\n", person.number)),
    ] {
        let mark = u8::try_from(person.number).unwrap();
        site.write(&format!("content/media/{name}.jpg"), jpeg(40, 30, mark, &full));
        site.write(&format!("content/media/{name}.toml"), words(of));
    }
}

fn public_person() -> String {
    let mut text = "+++\nname = \"Aidos Example\"\nadded = \"2024-01-01\"\n".to_owned();
    for person in Hidden::all() {
        let _ = writeln!(
            text,
            "[[relation]]\nto = \"{}\"\ntype = \"friend of {}\"\nsources = [\"wire-{}\"]\n\
             [[claim]]\nprop = \"said of {}\"\nvalue = \"knows {}\"\nattribution = \"{}\"\nsources = [\"wire-{}\"]",
            person.id(),
            person.full(),
            person.number,
            person.given,
            person.surname,
            person.full(),
            person.number
        );
    }
    text + "+++\nAidos Example teaches.\n"
}

fn case(person: &Hidden) -> String {
    let (full, given, surname, id, n) =
        (person.full(), person.given, person.surname, person.id(), person.number);
    let source = format!("sources = [\"wire-{n}\"]");
    format!(
        "+++\ntitle = \"The trial of {full}\"\nadded = \"2024-01-01\"\naliases = [\"{surname} and others\"]\n\
         gaps = [\"Where {given} is held\"]\n[[party]]\nperson = \"{id}\"\nrole = \"defendant\"\n{source}\n\
         [[party]]\nperson = \"aidos-example\"\nrole = \"witness\"\n{source}\n\
         [[party]]\nunnamed = \"the sons of {full}\"\nrole = \"relative\"\n{source}\n\
         [[charge]]\ntext = \"{surname} spoke\"\nby = \"the brother of {full}\"\nanswer = \"{given} denies it\"\n{source}\n\
         [[event]]\nkind = \"arrest\"\ntext = \"{full} was arrested.\"\ndate = \"2020-01-02\"\n{source}\n\
         sets_status = {{ {id} = \"held\" }}\nattribution = \"{given}\"\n\
         [[event.who]]\nperson = \"{id}\"\nrole = \"victim\"\n\
         [[event.account]]\ntext = \"{surname} was not there\"\nattribution = \"a cousin of {full}\"\n{source}\n\
         [[correction]]\ndate = \"2024-01-01\"\nwhat = \"The name of {full} was misspelt\"\n+++\nOf {given}.\n"
    )
}

fn article(number: usize, people: [&Hidden; 3]) -> String {
    let [a, b, c] = people;
    let (given, surname) = (a.given, a.surname);
    let slug = a.full().replace(' ', "-").to_lowercase();
    let encoded: String = b.full().bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    });
    let possessive = if a.is_han() { "" } else { "’s" };
    let entity: String = c.full().chars().map(|letter| format!("&#{};", u32::from(letter))).collect();
    format!(
        "+++\ntitle = \"{} and {} in court\"\noutlet = \"wire\"\nadded = \"2024-01-01\"\ndate = \"2020-01-{:02}\"\n\
         url = \"https://wire.example/{slug}\"\narchived_urls = [\"https://web.example/{encoded}\"]\n\
         authors = [\"{}\"]\ntranslators = [\"{}\"]\nsummary = \"{} wept.\"\nrights = \"© {}\"\n\
         content_notes = [\"Tells of {}\"]\ncases = [\"case-{}\"]\n\
         [capture]\nfile = \"{slug}.html\"\n+++\n\
         # {}\n\nThe wife of {} came with Aidos Example. {given}{possessive} mother wept; {surname} did not.\n\
         **{given}** {surname}, *{}* and {} spoke. {}\n\n> {} left.\n\n- {surname}\n- {}\n\n\
         | who | what |\n|--|--|\n| {} | x |\n\n![{}](https://wire.example/{slug}.jpg)\n\
         [{}](https://wire.example/{encoded} \"{}\") and <https://wire.example/{slug}> and [x][ref].\n\n\
         [ref]: https://wire.example/{slug}\n\n`{}` [[people/{}]] [[people/{}|{}]] {entity}\n\n    {} in code\n",
        a.full(),
        b.given,
        number % 28 + 1,
        b.full(),
        c.surname,
        c.given,
        b.full(),
        c.full(),
        a.number,
        a.full(),
        b.full(),
        c.full(),
        b.full().to_uppercase(),
        c.surname,
        b.given,
        c.full(),
        a.full(),
        b.full(),
        c.full(),
        a.full(),
        b.full(),
        a.id(),
        b.id(),
        b.given,
        c.full(),
    )
}

/// A text as everyone might read it: lower case, entities and percents decoded.
fn readable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("&#39;", "'").replace("&amp;", "&");
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let raw = text.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        let two = raw.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        match two.filter(|_| raw[at] == b'%').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(raw[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).to_lowercase()
}

#[track_caller]
fn assert_absent(files: &Files, kept: impl Fn(&String) -> bool) {
    let all = Hidden::all().flat_map(|person| person.canaries()).map(|name| name.to_lowercase());
    let canaries: Vec<String> = all.filter(|canary| !kept(canary)).collect();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let text = readable(bytes);
        for canary in &canaries {
            if text.contains(canary.as_str()) || path.contains(canary.as_str()) {
                let at = text.find(canary.as_str()).unwrap_or(0);
                let around: String =
                    text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                let after: String = text[at..].chars().take(60).collect();
                found.push(format!("{path}: {canary}: …{around}{after}"));
            }
        }
    }
    assert!(found.is_empty(), "{} canaries:\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn no_withheld_name_reaches_any_byte_of_the_site() {
    let site = planted();
    site.build();
    let files = site.public();
    assert!(files.len() > 250, "only {} files", files.len());
    // Each of these holds the planted records, or the test shows nothing.
    for (path, words) in [
        ("feeds/site", "[name withheld] in court"),
        ("feeds/corrections.xml", "was misspelt"),
        ("feeds/people/aidos-example.xml", "<entry>"),
        ("feeds/cases/case-0.xml", "<entry>"),
        ("data/articles.ndjson", "[name withheld]"),
        ("data/people.ndjson", "a teacher"),
        ("data/cases/case-0.json", "[name withheld]"),
        ("data/articles.csv", "[name withheld]"),
        ("data/events.csv", "was arrested"),
        ("data/mentions.csv", "people/aidos-example"),
        ("data/articles.bib", "in court"),
        ("data/articles.csl.json", "in court"),
        ("sitemap.xml", "articles/wire-0.html"),
        ("articles/wire-0.html", "application/ld+json"),
    ] {
        let holds = files
            .iter()
            .any(|(file, bytes)| file.starts_with(path) && String::from_utf8_lossy(bytes).contains(words));
        assert!(holds, "{path} does not hold {words}");
    }
    assert_absent(&files, |_| false);
    let shown = files.keys().filter(|path| path.starts_with("media/")).count();
    assert_eq!(shown, 40, "the pictures of cases, and none of people");
    let article = String::from_utf8(files["articles/wire-0.html"].clone()).unwrap();
    assert!(article.contains("[name withheld]") && article.contains("Aidos Example"));
}

#[test]
fn the_leak_check_finds_everyone_whose_name_is_left() {
    let site = planted();
    site.write("public/index.html", "before");
    let before = site.public();
    let args = BuildArgs { out: None, base_url: None, deny_warnings: false, all: true, no_cache: true };
    let (ended, said) = commands::build_without_replacing(site.root(), &args).unwrap();
    assert_eq!(ended, commands::Exit::Content);
    assert_same(&before, &site.public());
    let missed: Vec<String> = Hidden::all()
        .map(|person| format!("withheld person `{}`", person.id()))
        .filter(|person| !said.iter().any(|message| message.contains(person)))
        .collect();
    assert!(missed.is_empty(), "{missed:?} in {said:#?}");
}

/// The ways in which a name can stand in a file, each with the file's name.
fn hiding_places(name: &str) -> Vec<(&'static str, Vec<u8>)> {
    let each = |write: &dyn Fn(char) -> String| name.chars().map(write).collect::<String>().into_bytes();
    let (first, rest) = name.split_at(name.char_indices().nth(2).map_or(name.len(), |row| row.0));
    let mut places = vec![
        ("a.html", format!("<p>of {name}, they</p>").into_bytes()),
        ("a.html", format!("<p>OF {}</p>", name.to_uppercase()).into_bytes()),
        ("a.html", format!("<img alt=\"of {name}\" src=\"x.png\">").into_bytes()),
        ("a.html", format!("<p>of {first}<b>{rest}</b></p>").into_bytes()),
        ("a.html", each(&|c| format!("&#{};", u32::from(c)))),
        ("a.html", each(&|c| format!("&#x{:X};", u32::from(c)))),
        ("a.html", each(&|c| format!("{c}\u{ad}"))),
        ("a.json", format!("{{\"name\":\"{name}\"}}").into_bytes()),
        (
            "a.json",
            each(&|c| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()),
        ),
        ("a.csv", format!("1,\"{name}\",x\n").into_bytes()),
        ("a.xml", each(&|c| c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect())),
        ("search/a/b.js", format!("casebook(\"abcdefghij\",{{\"7\":[\"{name}\"]}})\n").into_bytes()),
    ];
    let page = format!("<p>{name}</p>").into_bytes();
    places.push(("a.html.gz", gzipped(&page)));
    places.push(("a.zip", zipped("page.html", &page)));
    places.push(("a.zip", zipped(&format!("{name}.html"), b"")));
    places.push(("a.png", png(name)));
    places
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A picture of no pixels whose packed comment holds a text.
fn png(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(text.as_bytes()).unwrap();
    let content = [b"Comment\0\0".to_vec(), packer.finish().unwrap()].concat();
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [b"\x89PNG\r\n\x1a\n".to_vec(), length.to_vec(), b"zTXt".to_vec(), content, vec![0; 4]].concat()
}

fn leak_check(site: &Site) -> LeakCheck {
    LeakCheck::new(&pipeline::run(site.root()).unwrap().archive.records, std::iter::empty())
}

#[test]
fn a_name_is_found_in_every_hiding_place() {
    let check = leak_check(&planted());
    for person in Hidden::all() {
        for (path, bytes) in hiding_places(&person.full()) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(check.look(path, &bytes).is_some(), "{} in {path}: {text}", person.full());
        }
        let address = format!("people/{}.html", person.id());
        assert!(check.look(&address, b"").is_some_and(|leak| leak.line.is_none()), "{address}");
    }
    for (path, bytes) in hiding_places("Somebody Else") {
        assert_eq!(check.look(path, &bytes), None);
    }
}

#[test]
fn a_full_name_is_found_in_other_alphabets_and_romanisations() {
    let check = leak_check(&planted());
    let written = [
        "Қорланбек Жұмбақов",
        "قورلانبەك جۇمباقوف",
        "Korlanbek Jumbakov",
        "Тұрсұнгүл Уәлиева",
        "Bopay Kyransha",
        "Мерген Өткірбек",
        "Vseslav Gostomyslov",
        "Zabava Putyatishna",
        "Meruert Shugylova",
        "Bughrakhan Satuqoghli",
        "Қорқытбай Жезқазған",
    ];
    let found = |text: &str| check.look("a.html", format!("<p>with {text}, they").as_bytes()).is_some();
    let missed: Vec<&str> = written.into_iter().filter(|text| !found(text)).collect();
    assert!(missed.is_empty(), "{missed:?}");
    for other in ["Қорлан Жұмбақ", "Korlanbek Satuqov", "Vseslav and Gostomysl", "Zabava. Putyata"]
    {
        assert!(!found(other), "{other}");
    }
}

/// Hidden people who share each of their names with somebody public, or with plain words.
#[test]
fn common_names_are_no_leak() {
    let site = Site::small();
    site.write("content/people/gulnar-other.md", "+++\nname = \"Gulnar Other\"\n+++\n");
    site.write("content/people/p-1.md", hidden_record("Gulnar Example"));
    site.write("content/people/p-2.md", hidden_record("Aidos Other"));
    site.write("content/people/p-3.md", hidden_record("May Court"));
    site.write(
        "content/articles/r-1.md",
        "+++\ntitle = \"In May, a court sat\"\noutlet = \"example-wire\"\n+++\n\nGulnar Other came in May. \
         Other reports: Aidos Example, Gulnar Other and a court. Gulnar; Example.\n",
    );
    site.build();
    let page = site.read("public/articles/r-1.html");
    assert!(!page.contains("withheld"), "{page}");
    site.edit("content/articles/r-1.md", "came in May.", "came in May with Gulnar Example.");
    site.build();
    assert!(site.read("public/articles/r-1.html").contains("[name withheld]"));
}

/// Whether a build succeeds, with what was found clean before and without.
fn builds(site: &Site) -> bool {
    let with = site.run(&["build"]);
    fs::remove_dir_all(site.path(".casebook")).ok();
    let without = site.run(&["build", "--out", "fresh"]);
    assert_eq!(with.code, without.code, "{}{}", with.stderr, without.stderr);
    with.code == 0
}

#[test]
fn no_file_is_passed_over_that_could_leak() {
    let site = Site::small();
    let template = fs::read_to_string(repository().join("templates/base.html")).unwrap();
    site.write("templates/base.html", template.replace("</main>", "<p>Made by Gulnar Zhumbaq</p></main>"));
    site.write("content/people/p-1.md", hidden_record("Dolqun Yulghun"));
    site.build();
    let record = site.read(".casebook/leak-check");
    site.build();
    assert_eq!(record, site.read(".casebook/leak-check"));
    assert!(site.public().keys().all(|path| !path.contains(".casebook")));
    // The same bytes, but one more name is hidden.
    site.write("content/people/p-2.md", hidden_record("Gulnar Zhumbaq"));
    let published = site.public();
    assert!(!builds(&site));
    assert_same(&published, &site.public());
    // A public person of that name takes its words out of the search, and they come back with her.
    site.write("content/people/p-3.md", "+++\nname = \"Gulnar Zhumbaq\"\n+++\n");
    assert!(builds(&site));
    site.build().remove("content/people/p-3.md");
    assert!(!builds(&site));
    // Somebody else's file in place of a published one is not taken for clean.
    site.remove("content/people/p-2.md").build();
    let page = site.read("public/index.html").replace("Gulnar", "Dolqun").replace("Zhumbaq", "Yulghun");
    site.write("public/index.html", page);
    site.edit("templates/base.html", "Gulnar Zhumbaq", "Dolqun Yulghun");
    assert!(!builds(&site));
}

#[test]
fn a_name_in_characters_is_taken_out_in_letters_too() {
    let site = Site::small();
    site.write("content/people/somebody.md", hidden_record("沈青荷"));
    let spellings =
        ["Shen Qinghe", "Qinghe Shen", "SHEN Qing-he", "Shen Qing He", "Shěn Qīnghé", "Шэнь Цинхэ", "沈青荷"];
    for (at, spelling) in spellings.iter().enumerate() {
        let page = format!("+++\ntitle = \"Page {at}\"\n+++\n\nOn Monday {spelling} went home.\n");
        site.write(&format!("content/pages/page-{at}.md"), page);
    }
    site.write("content/pages/other.md", "+++\ntitle = \"Other\"\n+++\n\nShen left, and Qing stayed.\n");
    site.build();
    let public = site.public();
    for at in 0..spellings.len() {
        let page = readable(&public[&format!("page-{at}.html")]);
        assert!(page.contains("on monday [name withheld] went home"), "{at}: {page}");
    }
    assert!(readable(&public["other.html"]).contains("shen left, and qing stayed."));
}

fn hidden_record(name: &str) -> String {
    format!("+++\nname = \"{name}\"\n[publish]\nvisibility = \"withheld\"\n+++\n")
}

#[test]
fn a_leak_in_an_address_names_the_address() {
    let site = Site::small();
    site.write("content/people/p-1.md", hidden_record("Gulnar Zhumbaq"));
    site.write("content/cases/trial-of-gulnar-zhumbaq.md", "+++\ntitle = \"A trial\"\n+++\n");
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 1, "{}", ended.stdout);
    let said = ended.stderr;
    assert!(said.contains("stand in the address cases/trial-of-gulnar-zhumbaq.html"), "{said}");
    assert!(said.contains("`public_id`"), "{said}");
}

#[test]
fn whoever_is_taken_down_is_in_no_byte_of_the_site() {
    let site = planted();
    // Everybody is public at first, but for one of each script.
    let gone = |person: &Hidden| [1, 13, 25, 36].contains(&person.number);
    for person in Hidden::all().filter(gone) {
        let (path, text) = person.record();
        let (head, rest) = text.split_once("[publish]").unwrap();
        let body = rest.split_once("+++").unwrap().1;
        site.write(&path, format!("{head}[publish]\nbasis = \"consent\"\n+++{body}"));
    }
    site.build();
    for person in Hidden::all().filter(gone) {
        let record = format!("people/{}", person.id());
        let ended = site.run(&["takedown", &record, "--reason", "safety"]);
        assert_eq!(ended.code, 0, "{record}: {ended:?}");
        assert!(site.path(&format!("private/{record}.md")).exists());
    }
    site.build();
    let files = site.public();
    // An id that tells nothing stays the address of the tombstone.
    let told = Hidden::all().filter(gone).map(|person| person.id()).collect::<Vec<_>>();
    assert_absent(&files, |canary| canary.starts_with("person-") && told.contains(canary));
    assert!(files.contains_key("removed.sha256") && files.contains_key("corrections.html"));
}

//! Nobody who is withheld may be found in anything that is published.
//!
//! Forty invented people, in four scripts, stand in every corner of two hundred
//! articles and of the records around them; then every byte of the site is read.

use std::fmt::Write as _;

use casebook::cli::BuildArgs;
use casebook::commands;

use crate::site::{Files, Site, assert_same};

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
    ("欧阳", "青藜剑"),
    ("司空", "鹤鸣皋"),
    ("百里", "寒烟翠"),
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
        let mut text = format!("+++\nname = \"{}\"\nbirth = \"1987-06-05\"\n", self.full());
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

fn public_person() -> String {
    let mut text = "+++\nname = \"Aidos Example\"\n".to_owned();
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
        "+++\ntitle = \"The trial of {full}\"\naliases = [\"{surname} and others\"]\n\
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
        "+++\ntitle = \"{} and {} in court\"\noutlet = \"wire\"\ndate = \"2020-01-{:02}\"\n\
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
fn assert_absent(files: &Files) {
    let canaries: Vec<String> =
        Hidden::all().flat_map(|person| person.canaries()).map(|name| name.to_lowercase()).collect();
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
    assert_absent(&files);
    let article = String::from_utf8(files["articles/wire-0.html"].clone()).unwrap();
    assert!(article.contains("[name withheld]") && article.contains("Aidos Example"));
}

#[test]
fn the_leak_check_stops_a_build_in_which_names_are_left() {
    let site = planted();
    site.write("public/index.html", "before");
    let before = site.public();
    let args = BuildArgs { out: None, base_url: None, deny_warnings: false, all: true };
    let ended = commands::build_without_replacing(site.root(), &args).unwrap();
    assert_eq!(ended, commands::Exit::Content);
    assert_same(&before, &site.public());
}

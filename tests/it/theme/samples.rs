//! Sample views of invented people: a small record, a large one, long names, right-to-left text.

use std::sync::Arc;

use casebook::site::views::*;

use crate::theme::pictures::{graph_of, map_of, multiples_of, path_of, years_of};

/// How much a sample holds.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) events: usize,
    pub(super) reports: usize,
    pub(super) people: usize,
}

pub(super) const SMALL: Size = Size { events: 1, reports: 1, people: 1 };
pub(super) const LARGE: Size = Size { events: 60, reports: 24, people: 40 };

pub(super) const NASTY: &str = "<script>alert(\"x\")</script> & 'y'";
pub(super) const LONG: &str = "Muhammadyusuf Abdurahmanjan-oghli Sarsenbekuly-Toqtamyshev of Qaraqashbulaq";
const RTL: &str = "نۇرگۈل ئابدۇللا";

pub(super) fn text(value: &str) -> Text {
    Text::plain(value)
}

pub(super) fn rtl(value: &str) -> Text {
    Text { value: value.to_owned(), lang: Some("ug".to_owned()), dir: Some(Direction::Rtl) }
}

pub(super) fn link(href: &str, value: &str) -> Link {
    Link::to(href, text(value))
}

fn name(n: usize) -> Text {
    match n % 6 {
        0 => text("Daniyar Esenaliev"),
        1 => rtl(RTL),
        2 => text(LONG),
        3 => text("Ainur Tolebergen"),
        4 => text(NASTY),
        _ => Text {
            value: "Дәмегүл Өтегенова".to_owned(), lang: Some("kk".to_owned()), dir: None
        },
    }
}

pub(super) fn person(n: usize) -> Link {
    Link::to(format!("../people/p-{n}.html"), name(n))
}

fn day(n: usize) -> When {
    match n % 5 {
        0 => When { text: "14 Oct 2019".to_owned(), datetime: Some("2019-10-14".to_owned()), notes: vec![] },
        1 => When {
            text: "Mar 2013 – Nov 2017".to_owned(),
            datetime: None,
            notes: vec!["accounts differ".to_owned()],
        },
        2 => When {
            text: "Oct 2019".to_owned(),
            datetime: Some("2019-10".to_owned()),
            notes: vec!["day not given".to_owned()],
        },
        3 => When { text: "date not known".to_owned(), datetime: None, notes: vec![] },
        _ => When {
            text: "2019".to_owned(),
            datetime: Some("2019".to_owned()),
            notes: vec!["uncertain".to_owned()],
        },
    }
}

fn chip(number: usize) -> Chip {
    Chip {
        number,
        href: format!("../articles/a-{number}.html#p2"),
        title: "Steppe Courier, 9 Dec 2019".to_owned(),
        republished: number.is_multiple_of(3),
    }
}

fn chips(n: usize, size: Size) -> Vec<Chip> {
    (0..=n % 3).map(|i| chip(1 + (n + i) % size.reports)).collect()
}

pub(super) fn frame(title: &str, depth: usize) -> Frame {
    let root = "../".repeat(depth);
    let nav = ["cases", "people", "organisations", "places", "articles"].map(|kind| NavItem {
        link: link(&format!("{root}{kind}/index.html"), kind),
        current: (kind == "people").then_some("true"),
        minor: false,
    });
    Frame {
        lang: "en".to_owned(),
        dir: Direction::Ltr,
        title: format!("{title} – The Sample Casebook"),
        description: Some(format!("About {title}")),
        canonical: None,
        feeds: Vec::new(),
        social: Vec::new(),
        linked_data: None,
        noindex: false,
        around: Arc::new(Around {
            root: root.clone(),
            stylesheet: Some(format!("{root}assets/style.css")),
            icon: Some(format!("{root}assets/icon.svg")),
            search_description: None,
            brand: link(&format!("{root}index.html"), "The Sample Casebook"),
            nav: nav.into(),
            footer: Footer {
                contact: Some(link("mailto:desk@archive.example", "desk@archive.example")),
                licence: Some(text("CC BY 4.0")),
                methods: Some(link(&format!("{root}methods.html"), "How this archive is made")),
                pages: vec![link(&format!("{root}about.html"), "About")],
                risk: true,
            },
            ready: Slot::default(),
        }),
        find: Some(Find {
            href: Some(format!("{root}search.html")),
            script: format!("{root}assets/find.js"),
        }),
        languages: Vec::new(),
        crumbs: if depth == 0 {
            vec![]
        } else {
            vec![link(&format!("{root}index.html"), "Archive"), Link::none(text(title))]
        },
        turn: (depth > 0).then(|| Turn {
            prev: Some(link("a.html", "Previous case")),
            next: Some(link("b.html", "Next case")),
        }),
    }
}

fn status(n: usize) -> Status {
    let (shape, word) = [
        (Shape::Held, "Held awaiting trial"),
        (Shape::Limit, "House arrest"),
        (Shape::Seek, "Asylum seeker"),
        (Shape::Safe, "Protected"),
        (Shape::Free, "Released"),
        (Shape::Out, "Removed from the country"),
        (Shape::Gone, "Missing"),
        (Shape::Dead, "Dead"),
        (Shape::Role, "Lawyer"),
    ][n % 9];
    Status {
        shape,
        word: word.to_owned(),
        date: Some("Dec 2019".to_owned()),
        day: Some("Dec 2019".to_owned()),
        as_of: "as of December 2019".to_owned(),
        by: vec![
            link("../outlets/courier.html", "Steppe Courier"),
            Link::to("../outlets/ug.html", rtl("ئەركىن خەۋەر")),
        ],
        attribution: n.is_multiple_of(2).then(|| name(n)),
        chips: vec![chip(1)],
        silence: n.is_multiple_of(2).then(|| "nothing later in this archive".to_owned()),
    }
}

fn event(n: usize, size: Size) -> EventRow {
    EventRow {
        corrected: (n % 7 == 6).then(|| "no longer stands: corrected 4 May 2026".to_owned()),
        id: format!("e{}", n + 1),
        number: n.is_multiple_of(2).then_some(n + 1),
        when: day(n),
        kind: "Arrest".to_owned(),
        text: if n % 7 == 3 {
            rtl("ئۇلار چېگرادا تۇتۇلدى.")
        } else {
            text(
                "Border officers detain both before they can file with the migration police, and give no reason.",
            )
        },
        chips: chips(n, size),
        attribution: n.is_multiple_of(4).then(|| name(n)),
        place: n.is_multiple_of(3).then(|| link("../places/almaty.html", "Almaty")),
        who: (0..n % 3).map(|i| Actor { name: person(n + i), role: Some("victim".to_owned()) }).collect(),
        origins: "1".to_owned(),
        origins_why: n.is_multiple_of(2).then(|| "sister outlets".to_owned()),
        case: None,
        case_label: "Case:".to_owned(),
        accounts: None,
    }
}

/// The events of a page that also tells their accounts.
fn told(size: Size) -> Vec<EventRow> {
    let mut rows = events(size);
    rows[0].accounts = Some(link("#a1", "2 accounts of this"));
    rows
}

fn events(size: Size) -> Vec<EventRow> {
    (0..size.events).map(|n| event(n, size)).collect()
}

fn account(n: usize, size: Size) -> Account {
    Account {
        by: vec![link("../outlets/courier.html", "Steppe Courier")],
        when: Some("Dec 2019".to_owned()),
        chips: chips(n, size),
        dated: n.is_multiple_of(2).then(|| "8 Oct 2019".to_owned()),
        attribution: Some(name(n)),
        text: if n == 1 {
            rtl("ياق، ئۇلار رەت قىلىندى.")
        } else {
            text("No. They came during the lunch break and were detained before filing.")
        },
    }
}

fn disputes(size: Size) -> Vec<Dispute> {
    let count = size.events.div_ceil(20);
    (0..count)
        .map(|n| Dispute {
            id: format!("a{}", n + 1),
            heading: text("Arrest, 14 Oct 2019"),
            accounts: (0..2 + n).map(|i| account(i, size)).collect(),
            verdict: "The dates differ: 1 Oct 2019, 8 Oct 2019. This archive leaves it open which is right."
                .to_owned(),
        })
        .collect()
}

fn accusations(size: Size) -> Vec<Accusation> {
    (0..size.events.div_ceil(20))
        .map(|n| Accusation {
            corrected: (n % 7 == 6).then(|| "no longer stands: corrected 4 May 2026".to_owned()),
            id: format!("c{}", n + 1),
            charge: text("Illegal entry into the country"),
            by: (n != 1).then(|| link("../organisations/court.html", "The regional court")),
            person: Some(person(n)),
            when: Some(day(n)),
            law: Some(text("Article 392, part 1")),
            case: None,
            chips: chips(n, size),
            answer: (n != 1).then(|| text("He says he fled years of abuse.")),
        })
        .collect()
}

fn claims(size: Size) -> Vec<ClaimGroup> {
    vec![ClaimGroup {
        prop: "Age".to_owned(),
        claims: vec![
            Claim {
                corrected: None,
                value: text("30"),
                date: Some("Oct 2019".to_owned()),
                attribution: None,
                chips: chips(0, size),
            },
            Claim {
                corrected: Some("no longer stands: corrected 4 May 2026".to_owned()),
                value: rtl("ئوتتۇز ئىككى"),
                date: None,
                attribution: Some(name(1)),
                chips: chips(1, size),
            },
        ],
        differ: true,
    }]
}

fn row(n: usize, numbered: bool) -> ArticleRow {
    ArticleRow {
        chip: numbered.then(|| chip(n + 1)),
        title: Link::to(format!("../articles/a-{n}.html"), name(n)),
        outlet: Some(link("../outlets/courier.html", "Steppe Courier")),
        from: n.is_multiple_of(3).then(|| "from The Far Desk".to_owned()),
        when: day(n),
        sentence: n.is_multiple_of(2).then(|| Sentence {
            href: format!("../articles/a-{n}.html#p2"),
            runs: vec![
                Run { text: "On Monday ".to_owned(), mark: false },
                Run { text: "Daniyar Esenaliev".to_owned(), mark: true },
                Run { text: " was taken from his home.".to_owned(), mark: false },
            ],
            lang: None,
            dir: None,
        }),
        cases: vec![link("../cases/c-1.html", "Esenaliev")],
    }
}

fn rows(size: Size, numbered: bool) -> ArticleRows {
    ArticleRows {
        rows: (0..size.reports).map(|n| row(n, numbered)).collect(),
        total: size.reports,
        pager: (size.reports > 20).then(pager),
    }
}

fn pager() -> Pager {
    Pager {
        label: "Page 2 of 3".to_owned(),
        pages: vec![link("1.html", "1"), Link::none(text("2")), link("3.html", "3")],
    }
}

fn legend(size: Size) -> Option<Legend> {
    let shown = size.reports.min(8);
    Some(Legend {
        rows: (1..=shown)
            .map(|n| LegendRow {
                chip: chip(n),
                outlet: Link::to(
                    format!("../articles/a-{n}.html"),
                    if n == 2 { rtl("ئەركىن خەۋەر") } else { text("Steppe Courier") },
                ),
                from: (n % 3 == 0).then(|| "from The Far Desk".to_owned()),
                when: "16–22 Dec 2019".to_owned(),
            })
            .collect(),
        note: "Square: own report. Round: republished. 4 reports, from 2 independent origins.".to_owned(),
        more: (shown < size.reports).then(|| link("#reports", "All 24 sources")),
    })
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.to_owned(), values: vec![Link::none(text(value))] }
}

fn closing(size: Size) -> Closing {
    Closing {
        pictures: vec![Picture {
            src: "../media/0a1b.jpg".to_owned(),
            alt: text("A square with a fountain"),
            width: 800,
            height: 600,
            credit: text("A. Painter"),
            source: Some(text("given to the archive")),
            link: Some(Outbound {
                href: "https://courier.example/1".to_owned(),
                text: text("source"),
                risk: None,
            }),
        }],
        documents: vec![Document {
            href: "../media/0a1b.pdf".to_owned(),
            alt: text("The ruling of the court"),
            details: "PDF · 3 pages · 120 kB".to_owned(),
            credit: text("The court"),
            source: Some(text("given to the archive")),
            link: Some(Outbound {
                href: "https://courier.example/1".to_owned(),
                text: text("source"),
                risk: None,
            }),
        }],
        cite: casebook::site::cite::Citation {
            plain: "“Esenaliev and Tolebergen.” In: The Sample Casebook, cases/esenaliev.html".to_owned(),
            bibtex: Some("@misc{case-esenaliev,\n  title = {{Esenaliev & Tolebergen}}\n}\n".to_owned()),
            csl: Some("{\"id\":\"case-esenaliev\"}".to_owned()),
        },
        corrections: if size.events > 1 {
            vec![Correction {
                when: day(0),
                what: text("The date is marked as inferred."),
                why: Some(text("The page has no date.")),
            }]
        } else {
            vec![]
        },
    }
}

fn related(size: Size) -> Vec<Related> {
    (0..size.people.min(6))
        .map(|n| Related {
            name: person(n),
            why: vec![Link::none(text("lawyer")), link("../cases/c-1.html", "in the same case")],
            chips: chips(n, size),
        })
        .collect()
}

fn known_names(size: Size) -> Vec<KnownName> {
    if size.events == 1 {
        vec![]
    } else {
        vec![KnownName {
            name: rtl(RTL),
            note: "native name, Arabic script".to_owned(),
            chips: vec![chip(1)],
        }]
    }
}

/// What a page of many rows leaves out.
fn cut(size: Size) -> Option<Cut> {
    (size.events > 1).then(|| Cut {
        note: "The latest 200 of 430 stand here. The others:".to_owned(),
        links: vec![link("../timeline.html", "Timeline")],
    })
}

fn case_roles(size: Size) -> Vec<CaseRole> {
    vec![CaseRole {
        case: link("../cases/c-1.html", "Esenaliev and Tolebergen"),
        role: "victim, defendant".to_owned(),
        note: "14 events, 4 reports".to_owned(),
        chips: chips(1, size),
    }]
}

fn timeline_of(size: Size) -> Timeline {
    use casebook::render::pictures::{Axis, Lane, Mark, Sign, scale, strip};
    let axis = Axis::new([0, 400, 4000]).expect("three days are an axis");
    let mark = |n: usize| Mark {
        first: n as i64 * 60,
        last: n as i64 * 60 + 20,
        sign: [Sign::Day, Sign::About, Sign::Between, Sign::Held, Sign::Limit, Sign::Safe, Sign::Lasted]
            [n % 7],
        href: format!("#e{}", n + 1),
        told: LONG.to_owned(),
        word: "Arrest".to_owned(),
        number: n + 1,
    };
    let lane = Lane { marks: (0..size.events.min(60)).map(mark).collect(), silent: vec![(500, 900)] };
    let lane = |n: usize| TimelineLane {
        name: (n == 0).then(|| person(n)),
        status: vec![status(n)],
        strip: Html(strip(&axis, &lane, "Daniyar Esenaliev", n == 1)),
    };
    Timeline {
        scale: Html(scale(&axis, &[(0, "2013".to_owned()), (4000, "2024".to_owned())], false)),
        lanes: (0..2).map(lane).collect(),
        is_cut: true,
        more: Some("2 more people stand in the list below.".to_owned()),
    }
}

pub(super) fn case(size: Size) -> CasePage {
    let title = if size.events > 1 { text(LONG) } else { text("Daniyar Esenaliev") };
    CasePage {
        frame: frame(&title.value, 1),
        title,
        aliases: vec![rtl(RTL)],
        content_notes: Vec::new(),
        lead: Some(Html("<p>Two people crossed the border and were <a href=\"../articles/a-1.html\">arrested</a> four days later.</p>".to_owned())),
        lead_chips: chips(2, size),
        facts: vec![fact("State", "Unknown since Apr 2021"), fact("Opened", "Oct 2019"), fact("Last report", "1–7 Apr 2021"), fact("Reports", "4, from 2 origins")],
        legend: legend(size),
        timeline: (size.events > 1).then(|| timeline_of(size)),
        graph: graph_of(size),
        map: map_of(size),
        disputes: disputes(size),
        accusations: accusations(size),
        events: told(size),
        gaps: vec![Gap { text: text("Whether there was a trial.") }],
        parties: vec![PartyGroup {
            role: "Victims".to_owned(),
            parties: (0..size.people).map(|n| Party { name: person(n), note: n.is_multiple_of(2).then(|| text("also printed as Danyar Yessenaliyev")), status: vec![status(n), status(n + 1)], chips: chips(n, size) }).collect(),
        }],
        party_count: size.people,
        claims: claims(size),
        related: related(size),
        verification: Some("4 reports, from 2 independent origins.".to_owned()),
        articles: rows(size, true),
        closing: closing(size),
    }
}

pub(super) fn person_page(size: Size) -> PersonPage {
    let big = size.events > 1;
    PersonPage {
        frame: frame("Daniyar Esenaliev", 1),
        name: if big { name(2) } else { name(0) },
        names: known_names(size),
        printed: vec![Printed {
            name: text("Danyar Yessenaliyev"),
            by: vec![link("../outlets/courier.html", "Steppe Courier")],
            chips: chips(1, size),
        }],
        status: if big { vec![status(0), status(1)] } else { vec![status(0)] },
        not_same: if big { vec![person(3)] } else { vec![] },
        content_notes: Vec::new(),
        lead: Some(Html("<p>A teacher from the border region.</p>".to_owned())),
        lead_chips: vec![],
        facts: vec![fact("Born", "1989"), fact("Known as", "teacher")],
        path: path_of(size, false),
        map: map_of(size),
        legend: legend(size),
        cases: case_roles(size),
        cases_cut: None,
        events: events(size),
        events_cut: cut(size),
        disputes: if big { disputes(size) } else { vec![] },
        accusations: accusations(size),
        designations: vec![Designation {
            term: text("political prisoner"),
            by: link("../organisations/o-1.html", "The Observatory"),
            date: Some("2020".to_owned()),
            chips: chips(0, size),
        }],
        claims: claims(size),
        related: related(size),
        spellings: vec![
            Spelling {
                name: rtl(RTL),
                note: Some("native name".to_owned()),
                by: vec![],
                chips: vec![],
                reports: "0".to_owned(),
            },
            Spelling {
                name: text("Danyar Yessenaliyev"),
                note: None,
                by: vec![link("../outlets/courier.html", "Steppe Courier")],
                chips: chips(0, size),
                reports: "2".to_owned(),
            },
        ],
        articles: rows(size, true),
        closing: closing(size),
    }
}

pub(super) fn right_to_left(mut page: PersonPage) -> PersonPage {
    page.frame.lang = "ug".to_owned();
    page.frame.dir = Direction::Rtl;
    page.name = text(RTL);
    page
}

pub(super) fn article(size: Size) -> ArticlePage {
    ArticlePage {
        frame: frame("Arrest of activists", 1),
        title: text("Arrest of Activists Likely Linked to Criticism of a Plan to Send Two People Back"),
        outlet: link("../outlets/courier.html", "Steppe Courier"),
        risk: Some(text("Blocked in the country; reading it has been punished.")),
        from: Some("from The Far Desk".to_owned()),
        when: day(2),
        content_notes: vec![text("Describes torture.")],
        text_heading: "The archive’s summary".to_owned(),
        text_note: "The report itself is not reproduced.".to_owned(),
        blocks: (1..=size.events.min(8))
            .map(|n| Block {
                html: Html(format!("<p id=\"p{n}\"><a class=\"pn\" href=\"#p{n}\" aria-label=\"Link to paragraph {n}\">¶{n}</a><a class=\"m\" href=\"../people/p-1.html\">Daniyar Esenaliev</a> and <span class=\"m\">Ainur Tolebergen</span> reached the city on 8 October and two days later asked for asylum at a press conference in the office of an association.</p>")),
                notes: vec![MarginNote { about: person(n), text: text("held awaiting trial, as of Dec 2019") }],
            })
            .chain([Block { html: Html("<ul><li>one</li><li>two</li></ul>".to_owned()), notes: vec![] }])
            .collect(),
        text_lang: None,
        text_dir: None,
        about: vec![fact("Published", "between 16 and 22 Dec 2019"), fact("By", LONG), fact("Capture", "4883bb7cc91b1d2e9f00aa7781bc55e0")],
        original: Some(Outbound { href: "https://courier.example/a?b=1&c=2".to_owned(), text: text("Read the original"), risk: Some("Blocked in the country; reading it has been punished.".to_owned()) }),
        archived: vec![Outbound { href: "https://web.example/a".to_owned(), text: text("Copy in a web archive"), risk: None }],
        cases: vec![CaseTurn { case: link("../cases/c-1.html", "Esenaliev"), position: "report 2 of 4".to_owned(), prev: Some(link("a.html", "Earlier in this case")), next: None }],
        people: (0..size.people.min(8)).map(|n| NamedHere { name: person(n), printed: if n.is_multiple_of(2) { vec![text("Danyar Yessenaliyev")] } else { vec![] }, elsewhere: vec![name(n + 1)], status: vec![status(n)] }).collect(),
        organisations: vec![],
        places: vec![],
        only_here: vec![OnlyHere { text: text("The letters to the embassies."), when: "2 Dec 2019".to_owned(), href: "../cases/c-1.html#e3".to_owned() }],
        versions: vec![],
        closing: closing(size),
    }
}

pub(super) fn organisation(size: Size) -> OrganisationPage {
    OrganisationPage {
        frame: frame("Atameken", 1),
        name: text("Border Families’ Association"),
        names: known_names(size),
        content_notes: vec![text("Torture")],
        lead: None,
        lead_chips: vec![],
        facts: vec![fact("Kind", "association")],
        legend: legend(size),
        claims: claims(size),
        cases: case_roles(size),
        cases_cut: cut(size),
        accused_count: 2,
        accused: accusations(size),
        events: events(size),
        events_cut: cut(size),
        related: related(size),
        articles: rows(size, true),
        closing: closing(size),
    }
}

pub(super) fn place(size: Size) -> PlacePage {
    PlacePage {
        frame: frame("Almaty", 1),
        name: text("Almaty"),
        names: known_names(size),
        content_notes: vec![text("Torture")],
        lead: None,
        lead_chips: vec![],
        facts: vec![Fact { label: "Within".to_owned(), values: vec![link("kz.html", "Kazakhstan")] }],
        map: map_of(size),
        legend: legend(size),
        within: vec![link("a.html", "Medeu district")],
        events: events(size),
        events_cut: cut(size),
        claims: vec![],
        articles: rows(size, true),
        closing: closing(size),
    }
}

pub(super) fn outlet(size: Size) -> OutletPage {
    OutletPage {
        frame: frame("Steppe Courier", 1),
        name: text("Steppe Courier"),
        lead: None,
        facts: vec![fact("Kind", "newspaper")],
        risk: Some(text("Blocked in the country; reading it has been punished.")),
        site: Some(Outbound {
            href: "https://courier.example/".to_owned(),
            text: text("Open its site"),
            risk: None,
        }),
        sisters: vec![link("b.html", "The Far Desk")],
        articles: rows(size, false),
        closing: closing(size),
    }
}

pub(super) fn people(size: Size) -> PeoplePage {
    let person_row = |n: usize| PersonRow {
        tokens: "status-held year-2019".to_owned(),
        see: (n % 5 == 4).then(|| text("Danyar Yessenaliyev")),
        see_note: Some(text("Steppe Courier")),
        name: person(n),
        status: vec![status(n)],
        cases: vec![link("../cases/c-1.html", "Esenaliev")],
        notes: vec![text("not the same as Daniyar Esenbaev")],
    };
    PeoplePage {
        frame: frame("People", 1),
        heading: "People".to_owned(),
        count: size.people.to_string(),
        filters: Some(filters(size.people > 1)),
        letters: ('A'..='Z')
            .map(|l| Letter {
                link: if l < 'E' {
                    link(&format!("#l-{l}"), &l.to_string())
                } else {
                    Link::none(text(&l.to_string()))
                },
                current: false,
                count: None,
            })
            .collect(),
        groups: ('A'..'E')
            .map(|l| PeopleGroup {
                letter: l.to_string(),
                id: format!("l-{l}"),
                rows: (0..size.people.div_ceil(4)).map(person_row).collect(),
                more: (size.people > 20).then(|| "9 more spellings".to_owned()),
            })
            .collect(),
        pager: None,
    }
}

fn years() -> Vec<YearLink> {
    (2019..2020)
        .map(|y| YearLink { link: link(&format!("#y-{y}"), &y.to_string()), count: "12".to_owned() })
        .collect()
}

pub(super) fn articles(size: Size) -> ArticlesPage {
    ArticlesPage {
        frame: frame("Reports", 1),
        heading: "Reports".to_owned(),
        count: size.reports.to_string(),
        years: years(),
        groups: vec![ArticleGroup {
            heading: "2019".to_owned(),
            id: "y-2019".to_owned(),
            rows: rows(size, false).rows,
        }],
        pager: Some(pager()),
    }
}

fn case_row(n: usize) -> CaseRow {
    CaseRow {
        case: Link::to(format!("../cases/c-{n}.html"), name(n)),
        tokens: "country-kz".to_owned(),
        people: vec![person(n), person(n + 1)],
        state: "Unknown since Apr 2021".to_owned(),
        countries: vec!["Kazakhstan".to_owned(), "China".to_owned()],
        reports: "4".to_owned(),
        origins: "2".to_owned(),
        last: (!n.is_multiple_of(3)).then(|| "Apr 2021".to_owned()),
    }
}

pub(super) fn cases(size: Size) -> CasesPage {
    CasesPage {
        frame: frame("Cases", 1),
        heading: "Cases".to_owned(),
        count: size.people.to_string(),
        groups: vec![CaseGroup {
            heading: "Ongoing".to_owned(),
            id: "s-ongoing".to_owned(),
            rows: (0..size.people).map(case_row).collect(),
        }],
        filters: Some(filters(false)),
        states: vec![],
        countries: vec![CountryGroup {
            country: "Kazakhstan".to_owned(),
            cases: vec![link("c-1.html", "Esenaliev")],
        }],
        pager: None,
    }
}

pub(super) fn records(size: Size) -> RecordsPage {
    RecordsPage {
        frame: frame("Places", 1),
        heading: "Places".to_owned(),
        note: None,
        letters: vec![],
        count: size.people.to_string(),
        groups: vec![RecordGroup {
            heading: "Kazakhstan".to_owned(),
            id: "g-1".to_owned(),
            rows: (0..size.people)
                .map(|n| RecordRow {
                    name: person(n),
                    notes: vec![text("city"), name(n)],
                    count: Some("12 reports".to_owned()),
                })
                .collect(),
        }],
        pager: None,
    }
}

pub(super) fn timeline(size: Size) -> TimelinePage {
    let events: Vec<EventRow> = events(size)
        .into_iter()
        .map(|row| EventRow { case: Some(link("cases/c-1.html", "Esenaliev")), ..row })
        .collect();
    TimelinePage {
        frame: frame("Timeline", 0),
        heading: "Timeline".to_owned(),
        count: size.events.to_string(),
        years: years(),
        sources: rows(size, true),
        drawn: (0..2).map(|n| years_of(size, n)).collect(),
        groups: vec![EventGroup { heading: "2019".to_owned(), id: "y-2019".to_owned(), rows: events }],
        pager: None,
    }
}

pub(super) fn corrections(size: Size) -> CorrectionsPage {
    let row = |n: usize| CorrectionRow {
        record: person(n),
        correction: Correction {
            when: day(0),
            what: text("The day of the hearing was wrong."),
            why: Some(text("The court’s list gives another.")),
        },
    };
    CorrectionsPage {
        frame: frame("Corrections", 0),
        heading: "Corrections".to_owned(),
        count: size.people.to_string(),
        years: years(),
        groups: vec![CorrectionGroup {
            heading: "2026".to_owned(),
            id: "s1".to_owned(),
            rows: (0..size.people).map(row).collect(),
        }],
        pager: None,
    }
}

pub(super) fn home(size: Size) -> HomePage {
    HomePage {
        frame: frame("Start", 0),
        title: text("What has been reported about people persecuted at the border"),
        lead: Some(text("News reports, cleaned and cross-linked: who was detained, when, and who said so.")),
        intro: Some(Html("<p>An introduction.</p>".to_owned())),
        facts: vec![
            fact("Reports", "33"),
            fact("People", "29"),
            fact("Cases", "7"),
            fact("Outlets", "5"),
            fact("Period", "2009–2025"),
            fact("Last added", "4 May 2026"),
        ],
        held: (0..size.people.min(12))
            .map(|n| HeldRow { person: person(n), status: vec![status(0), status(4)] })
            .collect(),
        held_total: size.people,
        held_more: (size.people > 12).then(|| link("people/index.html", "All 40 people last reported held")),
        new: (0..size.people.min(8))
            .map(|n| NewRow {
                date: "4 May 2026".to_owned(),
                kind: "Report:".to_owned(),
                links: vec![person(n), person(n + 1)],
                note: Some(text("Steppe Courier")),
            })
            .collect(),
        cases: (0..size.people.min(20)).map(case_row).collect(),
        multiples: multiples_of(size.people.min(20)),
        cases_total: size.people,
        cases_more: None,
        outlets: vec![OutletRow {
            outlet: link("outlets/a.html", "Steppe Courier"),
            note: Some(text("republishes The Far Desk")),
            reports: "29".to_owned(),
        }],
        outlets_more: None,
    }
}

pub(super) fn empty_home() -> HomePage {
    HomePage { held: vec![], new: vec![], cases: vec![], outlets: vec![], lead: None, ..home(SMALL) }
}

pub(super) fn plain() -> PlainPage {
    PlainPage {
        frame: frame("How this archive is made", 0),
        title: text("How this archive is made"),
        body: Some(Html(
            "<p>Reports are saved as published.</p><h2 id=\"h\">Corrections</h2><ul><li>a</li></ul>"
                .to_owned(),
        )),
        closing: None,
    }
}

pub(super) fn not_found() -> NotFoundPage {
    let bare = Frame {
        around: Arc::new(Around {
            root: String::new(),
            stylesheet: None,
            icon: None,
            search_description: None,
            brand: Link::none(text("The Sample Casebook")),
            nav: vec![],
            footer: Footer {
                contact: None,
                licence: Some(text("CC BY 4.0")),
                methods: None,
                pages: vec![],
                risk: false,
            },
            ready: Slot::default(),
        }),
        find: None,
        crumbs: vec![],
        turn: None,
        ..frame("Not found", 0)
    };
    NotFoundPage { frame: bare }
}

pub(super) fn redirect() -> RedirectPage {
    RedirectPage {
        frame: Frame { noindex: true, ..frame("Moved", 1) },
        target: link("../people/p-1.html", "Daniyar Esenaliev"),
    }
}

pub(super) fn map_page(size: Size) -> MapPage {
    MapPage {
        frame: frame("Map", 0),
        heading: "Map".to_owned(),
        map: map_of(size),
        cut: Some("The 60 places of which most is told, of 300.".to_owned()),
        all: Some(link("places/index.html", "Places")),
    }
}

fn filters(whole: bool) -> Filters {
    let option = |n: usize| FilterOption {
        link: Link {
            href: (n > 0).then(|| format!("../lists/people-year-{n}.html")),
            text: text(&n.to_string()),
        },
        count: n.to_string(),
        token: format!("year-{n}"),
    };
    Filters {
        script: whole.then(|| "../assets/filter.js".to_owned()),
        groups: vec![Filter {
            label: "Year".to_owned(),
            group: "3".to_owned(),
            options: (0..30).map(option).collect(),
        }],
        all: (!whole).then(|| link("../people/index.html", "People")),
    }
}

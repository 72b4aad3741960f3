//! Contents pages and the pages of their sections: A–Z, years, states, the timeline.

use crate::model::{Kind, RecordId};
use crate::site::messages::Arg;
use crate::site::pages::PageView;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::pictures;
use crate::site::pages::sheet::Sheet;
use crate::site::pages::statements::event_sources;
use crate::site::views::{
    ArticleGroup, ArticlesPage, CaseGroup, CasesPage, CorrectionGroup, CorrectionRow, CorrectionsPage,
    CountryGroup, EventGroup, Filters, Frame, Letter, Link, Pager, PeopleGroup, PeoplePage, PersonRow,
    RecordGroup, RecordRow, RecordsPage, Text, TimelinePage, YearLink,
};
use crate::site::{Change, Contents, Label, Listed, ROWS, Rows, Section, page_of};

/// A list in the making: which sections the page shows, and how it leads to the others.
struct List<'p, 'd> {
    page: &'p Page<'d>,
    contents: &'d Contents,
    heading: String,
    is_list: bool,
    shown: Vec<Shown<'d>>,
    here: Option<usize>,
    pager: Option<Pager>,
}

/// The rows of one section that stand on the page.
struct Shown<'d> {
    section: &'d Section,
    rows: Slice<'d>,
    /// Whether they are all of the section.
    whole: bool,
}

enum Slice<'d> {
    Records(&'d [RecordId]),
    Events(&'d [crate::site::EventRef]),
    Changes(&'d [Change]),
}

/// Builds a contents page: with all rows where they are few, else with the way to them.
pub(super) fn contents(page: &Page<'_>, position: usize) -> PageView {
    let contents = &page.desk.site.plan.contents[position];
    let whole = |section| Shown { section, rows: slice(section, None), whole: true };
    let shown = if contents.inline { contents.sections.iter().map(whole).collect() } else { Vec::new() };
    let heading = page.list_name(contents.listed);
    List { page, contents, heading, is_list: true, shown, here: None, pager: None }.view()
}

/// Builds one page of one section of a long list.
pub(super) fn section(page: &Page<'_>, position: usize, at: usize, number: usize) -> PageView {
    let contents = &page.desk.site.plan.contents[position];
    let section = &contents.sections[at];
    let paths: Vec<_> = section.pages.iter().collect();
    let (list, value) = (page.list_name(contents.listed), label(page, &section.label));
    let args = [("list", Arg::Word(&list)), ("value", Arg::Word(&value))];
    let shown = vec![Shown { section, rows: slice(section, Some(number)), whole: paths.len() == 1 }];
    List {
        heading: page.words().messages().fill("list_of", &args),
        pager: (paths.len() > 1).then(|| page.pager(&paths, number)),
        page,
        contents,
        is_list: false,
        shown,
        here: Some(at),
    }
    .view()
}

fn slice(section: &Section, page: Option<usize>) -> Slice<'_> {
    match (&section.rows, page) {
        (Rows::Records(rows), None) => Slice::Records(rows),
        (Rows::Records(rows), Some(page)) => Slice::Records(page_of(rows, page)),
        (Rows::Events(rows), None) => Slice::Events(rows),
        (Rows::Events(rows), Some(page)) => Slice::Events(page_of(rows, page)),
        (Rows::Changes(rows), None) => Slice::Changes(rows),
        (Rows::Changes(rows), Some(page)) => Slice::Changes(page_of(rows, page)),
    }
}

fn label(page: &Page<'_>, label: &Label) -> String {
    match label {
        Label::Letter(letter) => page.desk.site.plan.order.shown(*letter),
        Label::Year(year) => year.to_string(),
        Label::Undated => page.t("undated"),
        Label::State(state) => page.words().state(*state),
    }
}

/// The sections of a list with the way to each, from any page.
pub(super) fn parts(page: &Page<'_>, contents: &Contents) -> Vec<Link> {
    let sections = contents.sections.iter();
    sections
        .map(|section| {
            let href = match section.pages.first() {
                Some(first) => page.to(first),
                None => page.to(&contents.path).map(|path| format!("{path}#{}", anchor(contents, section))),
            };
            Link { href, text: Text::plain(label(page, &section.label)) }
        })
        .collect()
}

/// The anchor of a section: by its place in the list, so that any letter will do.
fn anchor(contents: &Contents, section: &Section) -> String {
    let at = contents.sections.iter().position(|other| std::ptr::eq(other, section));
    format!("s{}", at.unwrap_or_default() + 1)
}

/// A person in a list.
pub(super) fn person_in_list(page: &Page<'_>, person: RecordId) -> PersonRow {
    let record = &page.records().people[person.at()];
    let messages = page.words().messages();
    let spellings = page.names_inside(page.desk.other_spellings(person).take(4).map(|name| &*name.name));
    let printed = (!spellings.is_empty()).then(|| messages.with("also_printed_note", &spellings));
    let not_same =
        record.distinct_from.iter().map(|other| messages.with("not_same_note", &page.name_inside(*other)));
    PersonRow {
        tokens: page.tokens(person),
        see: None,
        see_note: None,
        name: page.link(person),
        status: Some(page.short_status(person))
            .filter(|status| !status.is_empty())
            .unwrap_or_else(|| page.role_mark(person).into_iter().collect()),
        cases: page.index().cases.get(person).iter().take(4).map(|case| page.link(*case)).collect(),
        notes: printed.into_iter().chain(not_same).map(Text::plain).collect(),
    }
}

impl<'d> List<'_, 'd> {
    fn view(self) -> PageView {
        match self.contents.listed {
            Listed::Kind(Kind::Person) => self.people().into(),
            Listed::Kind(Kind::Article) => self.articles().into(),
            Listed::Kind(Kind::Case) => self.cases().into(),
            Listed::Kind(_) => self.records().into(),
            Listed::Timeline => self.timeline().into(),
            Listed::Corrections => self.corrections().into(),
        }
    }

    fn frame(&self) -> Frame {
        self.page.frame(Outline::of_list(self.contents.listed, &self.heading, self.is_list))
    }

    /// How many rows the whole list has, or the section on this page.
    fn count(&self) -> String {
        let rows = |section: &Section| section.rows.len();
        let count: usize = match self.here {
            Some(at) => rows(&self.contents.sections[at]),
            None => self.contents.sections.iter().map(rows).sum(),
        };
        self.page.words().number(count)
    }

    /// Where a section stands: on this page, or on pages of its own.
    fn href(&self, section: &Section) -> Option<String> {
        match section.pages.first() {
            Some(first) => self.page.to(first),
            None => Some(format!("#{}", anchor(self.contents, section))),
        }
    }

    fn letters(&self) -> Vec<Letter> {
        let sections = self.contents.sections.iter().enumerate();
        sections
            .map(|(at, section)| Letter {
                link: Link { href: self.href(section), text: Text::plain(label(self.page, &section.label)) },
                current: self.here == Some(at),
                count: (!self.contents.inline).then(|| self.page.words().number(section.rows.len())),
            })
            .collect()
    }

    fn years(&self) -> Vec<YearLink> {
        let sections = self.contents.sections.iter().enumerate();
        sections
            .map(|(at, section)| YearLink {
                link: Link {
                    href: self.href(section).filter(|_| self.here != Some(at)),
                    text: Text::plain(label(self.page, &section.label)),
                },
                count: self.page.words().number(section.rows.len()),
            })
            .collect()
    }

    /// The sections on this page, each with its anchor, heading and records.
    fn groups(&self) -> impl Iterator<Item = (String, String, &[RecordId], &Shown<'d>)> {
        self.shown.iter().map(|shown| {
            let records: &[RecordId] = match &shown.rows {
                Slice::Records(rows) => rows,
                Slice::Events(_) | Slice::Changes(_) => &[],
            };
            (anchor(self.contents, shown.section), label(self.page, &shown.section.label), records, shown)
        })
    }

    fn filters(&self, kind: Kind) -> Option<Filters> {
        self.page.filters(kind, None, self.contents.inline)
    }

    fn people(self) -> PeoplePage {
        let groups = self.groups().map(|(id, letter, people, shown)| {
            let (rows, left_out) = self.people_rows(people, shown);
            let more = |count| self.page.words().messages().count("n_spellings_more", count);
            PeopleGroup { rows, letter, id, more: (left_out > 0).then(|| more(left_out)) }
        });
        PeoplePage {
            groups: groups.collect(),
            frame: self.frame(),
            count: self.count(),
            letters: self.letters(),
            filters: self.filters(Kind::Person),
            heading: self.heading,
            pager: self.pager,
        }
    }

    /// People, and other spellings that lead to one, in order.
    ///
    /// A spelling stands under its own letter where a person does; on the pages
    /// of a long list only if that letter is not the person's own, and no more
    /// than as many again, so that a page stays light. Says how many it leaves out.
    fn people_rows(&self, people: &[RecordId], shown: &Shown<'_>) -> (Vec<PersonRow>, usize) {
        let Label::Letter(letter) = shown.section.label else { return (Vec::new(), 0) };
        let desk = self.page.desk;
        let order = &desk.site.plan.order;
        let mut rows: Vec<(Vec<u8>, PersonRow)> = people
            .iter()
            .map(|person| (order.key(self.page.records().name(*person)), person_in_list(self.page, *person)))
            .collect();
        let first = rows.first().map(|row| row.0.clone()).unwrap_or_default();
        let last = rows.last().map(|row| row.0.clone()).unwrap_or_default();
        let (most, mut left_out) = (if self.contents.inline { usize::MAX } else { 2 * ROWS }, 0);
        for (key, person, spelling) in desk.spellings_under(letter) {
            let own = order.letter(self.page.records().name(*person)) == letter;
            let on_page = shown.whole || (first <= *key && *key <= last && !own);
            if on_page && (self.contents.inline || !own) {
                if rows.len() < most {
                    rows.push((key.clone(), self.see_row(*person, *spelling)));
                } else {
                    left_out += 1;
                }
            }
        }
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        (rows.into_iter().map(|row| row.1).collect(), left_out)
    }

    fn see_row(&self, person: RecordId, spelling: usize) -> PersonRow {
        let printed = &self.page.desk.printed(person)[spelling];
        let outlets = self.page.outlets_of(printed.articles.iter().copied());
        let inside = |outlet: Link| self.page.words().inside(&outlet.text);
        let names: Vec<String> = outlets.into_iter().take(3).map(inside).collect();
        PersonRow {
            tokens: String::new(),
            see: Some(self.page.written(&printed.name)),
            see_note: (!names.is_empty()).then(|| Text::plain(self.page.words().list(&names))),
            name: self.page.link(person),
            status: Vec::new(),
            cases: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn articles(self) -> ArticlesPage {
        let mut groups: Vec<ArticleGroup> = self
            .groups()
            .map(|(id, heading, articles, _)| ArticleGroup {
                rows: articles.iter().rev().map(|article| self.page.article_in_list(*article)).collect(),
                heading,
                id,
            })
            .collect();
        groups.reverse();
        let mut years = self.years();
        years.reverse();
        ArticlesPage {
            frame: self.frame(),
            count: self.count(),
            years,
            groups,
            heading: self.heading,
            pager: self.pager,
        }
    }

    fn cases(self) -> CasesPage {
        let groups = self.groups().map(|(id, heading, cases, _)| CaseGroup {
            rows: cases.iter().map(|case| self.page.case_row(*case)).collect(),
            heading,
            id,
        });
        CasesPage {
            groups: groups.collect(),
            frame: self.frame(),
            count: self.count(),
            filters: self.filters(Kind::Case),
            states: if self.contents.inline { Vec::new() } else { self.years() },
            countries: self.countries(),
            heading: self.heading,
            pager: self.pager,
        }
    }

    /// The cases on this page, by country.
    fn countries(&self) -> Vec<CountryGroup> {
        let mut groups: std::collections::BTreeMap<String, Vec<Link>> = std::collections::BTreeMap::new();
        for case in self.groups().flat_map(|group| group.2) {
            for country in &self.page.records().cases[case.at()].countries {
                groups.entry(self.page.words().country(country)).or_default().push(self.page.link(*case));
            }
        }
        let mut groups: Vec<(String, Vec<Link>)> = groups.into_iter().collect();
        groups.sort_by_cached_key(|(country, _)| self.page.desk.site.plan.order.key(country));
        groups
            .into_iter()
            .map(|(country, cases)| CountryGroup { country: self.page.country_inside(&country), cases })
            .collect()
    }

    fn records(self) -> RecordsPage {
        let groups = self.groups().map(|(id, heading, records, _)| RecordGroup {
            rows: records.iter().map(|record| self.record_row(*record)).collect(),
            heading,
            id,
        });
        let of_bodies = self.contents.listed == Listed::Kind(Kind::Organisation);
        RecordsPage {
            groups: groups.collect(),
            frame: self.frame(),
            note: of_bodies.then(|| self.page.t("organisations_note")),
            count: self.count(),
            letters: self.letters(),
            heading: self.heading,
            pager: self.pager,
        }
    }

    fn record_row(&self, record: RecordId) -> RecordRow {
        let page = self.page;
        let records = page.records();
        let own = |kind: &Option<String>| kind.as_deref().map(|kind| page.own(kind));
        let country = |country: &Option<String>| country.as_deref().map(|country| page.country(country));
        let notes = match record.kind {
            Kind::Organisation => {
                let row = &records.organisations[record.at()];
                vec![own(&row.kind), country(&row.country)]
            }
            Kind::Place => {
                let row = &records.places[record.at()];
                vec![own(&row.kind), row.within.map(|outer| page.name(outer)), country(&row.country)]
            }
            Kind::Outlet => {
                let row = &records.outlets[record.at()];
                let republishes = row.republishes.then(|| Text::plain(page.t("republishes_others")));
                vec![own(&row.kind), country(&row.country), republishes]
            }
            _ => Vec::new(),
        };
        let mut notes: Vec<Text> = notes.into_iter().flatten().collect();
        notes.dedup_by(|a, b| a.value == b.value);
        RecordRow { name: page.link(record), notes, count: page.told(record) }
    }

    /// What was corrected, the newest first.
    fn corrections(self) -> CorrectionsPage {
        let rows = |shown: &Shown<'d>| match shown.rows {
            Slice::Changes(rows) => rows.iter().rev().map(|at| self.correction_row(*at)).collect(),
            Slice::Records(_) | Slice::Events(_) => Vec::new(),
        };
        let mut groups: Vec<CorrectionGroup> = self
            .groups()
            .map(|(id, heading, _, shown)| CorrectionGroup { heading, id, rows: rows(shown) })
            .collect();
        groups.reverse();
        let mut years = self.years();
        years.reverse();
        CorrectionsPage {
            frame: self.frame(),
            count: self.count(),
            years,
            groups,
            heading: self.heading,
            pager: self.pager,
        }
    }

    fn correction_row(&self, change: Change) -> CorrectionRow {
        let public = &self.page.desk.site.public;
        match change {
            Change::Correction(at) => CorrectionRow {
                record: self.page.link(at.record),
                correction: self.page.correction_in_list(at),
            },
            Change::Removal(at) => self.page.removal_row(&public.removals()[at]),
        }
    }

    fn timeline(self) -> TimelinePage {
        let public = &self.page.desk.site.public;
        let events = |shown: &Shown<'d>| match shown.rows {
            Slice::Events(rows) => rows,
            Slice::Records(_) | Slice::Changes(_) => &[],
        };
        let cited = self.shown.iter().flat_map(events).flat_map(|at| event_sources(public.event(*at)));
        let sheet = Sheet::new(*self.page, cited);
        let groups = self.groups().map(|(id, heading, _, shown)| EventGroup {
            heading,
            id,
            rows: sheet.events(events(shown), None),
        });
        TimelinePage {
            groups: groups.collect(),
            frame: self.frame(),
            count: self.count(),
            years: self.years(),
            drawn: if self.is_list {
                pictures::activity(self.page).into_iter().chain(pictures::statuses(self.page)).collect()
            } else {
                Vec::new()
            },
            sources: sheet.source_list(),
            heading: self.heading,
            pager: self.pager,
        }
    }
}

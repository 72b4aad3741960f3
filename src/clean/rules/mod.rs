//! The cleaning rules, in the order in which they run.
//!
//! A rule is one file and one row of [`RULES`]. It sees the units of one report
//! with the verdicts of the rules above it and says which units it leaves out; it
//! changes nothing itself. Every rule has a test with a near miss: a paragraph that
//! looks like its noise and must be kept.

use std::collections::BTreeMap;

use super::sheet::{Found, Note, Sheet};
use super::unit::Unit;

mod appeal;
mod author_box;
mod byline;
mod caption_file;
mod caption_repeated;
mod comment_form;
mod credit;
mod damage;
mod date_line;
mod end_mark;
mod legal_notice;
mod link_list;
mod masthead;
mod navigation;
mod page_end;
mod photo_credit;
mod player;
mod promo_box;
mod related;
mod repost_footer;
mod shell;
mod standfirst;
mod tags;
mod tail_label;
mod title;

/// One rule: its name in cuts, what it leaves out, and the judgement itself.
struct Rule {
    id: &'static str,
    about: &'static str,
    find: fn(&Sheet<'_>) -> Found,
}

const RULES: [Rule; 25] = [
    Rule {
        id: "repost-footer",
        about: "a line that says whose report is repeated here",
        find: repost_footer::find,
    },
    Rule { id: "page-shell", about: "the frame of a page that lists several reports", find: shell::find },
    Rule { id: "end-mark", about: "the mark that ends a report, and all below it", find: end_mark::find },
    Rule { id: "player", about: "buttons and counters of a player, embed or dialog", find: player::find },
    Rule { id: "navigation", about: "labels of menus, buttons and share bars", find: navigation::find },
    Rule { id: "comment-form", about: "a comment form and all below it", find: comment_form::find },
    Rule { id: "caption-file", about: "a picture's file name", find: caption_file::find },
    Rule { id: "tags", about: "keywords under the report", find: tags::find },
    Rule { id: "title", about: "the headline, also where it stands twice", find: title::find },
    Rule {
        id: "caption-repeated",
        about: "a caption that the page carries twice",
        find: caption_repeated::find,
    },
    Rule { id: "photo-credit", about: "a picture's caption with its source", find: photo_credit::find },
    Rule { id: "promo-box", about: "a box that repeats on the page and promotes", find: promo_box::find },
    Rule { id: "appeal", about: "a request to subscribe, listen, follow or pay", find: appeal::find },
    Rule { id: "credit", about: "who wrote, translated, edited or helped", find: credit::find },
    Rule { id: "related", about: "links to other pages under a label", find: related::find },
    Rule { id: "legal-notice", about: "rights, terms and warnings to readers", find: legal_notice::find },
    Rule { id: "link-list", about: "a run of headlines after the report", find: link_list::find },
    Rule {
        id: "page-end",
        about: "what stands below the report, mostly labels and teasers",
        find: page_end::find,
    },
    Rule { id: "author-box", about: "a box about the author or the service", find: author_box::find },
    Rule { id: "byline", about: "the author's name over the report", find: byline::find },
    Rule { id: "date-line", about: "the date of the report, or the page's clock", find: date_line::find },
    Rule { id: "standfirst", about: "the line that sums the report up", find: standfirst::find },
    Rule { id: "masthead", about: "what stands above the report", find: masthead::find },
    Rule { id: "tail-label", about: "labels left below the report", find: tail_label::find },
    Rule { id: "damage", about: "nothing: flags places where words are missing", find: damage::find },
];

/// What a rule leaves out, for `--explain` and the reference page.
pub fn about(id: &str) -> Option<&'static str> {
    RULES.iter().find(|r| r.id == id).map(|r| r.about)
}

/// The names of all rules, in the order in which they run.
pub fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|r| r.id)
}

/// The name under which lines outside all reports are cut.
pub(super) const SHELL: &str = "page-shell";

/// The rules that hold for paragraphs without their page.
const SIFTING: [&str; 12] = [
    "repost-footer",
    "player",
    "caption-file",
    "tags",
    "caption-repeated",
    "photo-credit",
    "appeal",
    "credit",
    "legal-notice",
    "byline",
    "date-line",
    "damage",
];

/// Runs over a body that an extractor found.
pub(super) fn run_sifting<'a>(
    units: &'a [Unit],
    repeats: &'a BTreeMap<&'a str, usize>,
) -> (Sheet<'a>, Vec<Note>) {
    run_rules(units, repeats, false, |rule| SIFTING.contains(&rule.id))
}

/// Runs all rules over one report.
pub(super) fn run<'a>(
    units: &'a [Unit],
    repeats: &'a BTreeMap<&'a str, usize>,
    several: bool,
) -> (Sheet<'a>, Vec<Note>) {
    run_rules(units, repeats, several, |_| true)
}

fn run_rules<'a>(
    units: &'a [Unit],
    repeats: &'a BTreeMap<&'a str, usize>,
    several: bool,
    applies: impl Fn(&Rule) -> bool,
) -> (Sheet<'a>, Vec<Note>) {
    let mut sheet = Sheet { units, repeats, several, cuts: vec![None; units.len()], title: None };
    let mut notes = Vec::new();
    for rule in RULES.iter().filter(|r| applies(r)) {
        let found = (rule.find)(&sheet);
        for unit in found.cuts {
            sheet.cuts[unit].get_or_insert(rule.id);
        }
        for note in found.notes {
            if let Note::Title(unit) = note {
                sheet.title = Some(unit);
            }
            notes.push(note);
        }
    }
    (sheet, notes)
}

/// The headline as printed, without the outlet's name that window titles carry.
pub(super) fn bare_title(sheet: &Sheet<'_>, unit: usize) -> String {
    title::without_outlet(sheet, &sheet.units[unit].text).0.to_owned()
}

#[cfg(test)]
pub(super) mod testing {
    //! Checks in the terms of an editor: this text in, these lines cut by that rule.

    /// Asserts which lines (1-based) of the only draft's page the rule cuts.
    #[track_caller]
    pub(crate) fn check(rule: &str, capture: &str, expected: &[usize]) {
        let cleaned = crate::clean::clean(capture);
        let lines: Vec<&str> = crate::clean::unit::lines(capture);
        let mut cut: Vec<usize> = cleaned
            .cuts
            .iter()
            .filter(|c| c.rule == rule)
            .flat_map(|c| c.first_line..=c.last_line)
            .filter(|l| !crate::clean::unit::is_blank(lines[l - 1]))
            .collect();
        cut.sort_unstable();
        assert_eq!(cut, expected, "{rule}: {:?}", cleaned.cuts);
    }

    /// Two paragraphs of running text, to stand above or below what is tested.
    pub(crate) const BODY: &str = "The court in the northern town of Kells heard the case of three miners on Monday.\n\n\
        Their lawyer told the judge that the men had asked for helmets and had been turned away.";

    /// Puts lines between two bodies and asserts that they are all kept.
    #[track_caller]
    pub(crate) fn kept(inside: &str) {
        let capture = format!("{BODY}\n\n{inside}\n\n{BODY2}");
        let text = crate::clean::clean(&capture).drafts.iter().map(|d| d.text()).collect::<String>();
        for line in inside.lines().filter(|l| !l.is_empty()) {
            assert!(text.contains(line.trim()), "lost {line:?}\n{:?}", crate::clean::clean(&capture).cuts);
        }
    }

    /// Two more paragraphs.
    pub(crate) const BODY2: &str = "The owner of the mine says that every man is given what he needs before he goes down.\n\n\
        A verdict is expected in the coming week, and the families are waiting in the town.";
}

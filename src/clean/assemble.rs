//! Puts the verdicts of the rules together: drafts, and every other line in a cut.

use std::ops::Range;

use super::posts::Split;
use super::rules::SHELL;
use super::sheet::{Note, Sheet};
use super::unit::{Unit, is_blank};
use super::{Block, BlockKind, Cleaned, Cut, DraftText, Flag};

/// Where a line went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Draft(usize),
    Cut(&'static str, Option<usize>),
}

type Report<'a> = (Range<usize>, (Sheet<'a>, Vec<Note>));

pub(super) fn assemble(lines: &[&str], units: &[Unit], split: &Split, reports: Vec<Report<'_>>) -> Cleaned {
    let mut owners: Vec<Option<Owner>> = vec![None; lines.len()];
    let mut drafts = Vec::new();
    for (range, (sheet, notes)) in reports {
        let holds_text = sheet.open().next().is_some();
        let number = drafts.len();
        for (at, unit) in units[range].iter().enumerate() {
            let owner = match sheet.cuts[at] {
                Some(rule) => Owner::Cut(rule, holds_text.then_some(number)),
                None => Owner::Draft(number),
            };
            owners[unit.first..=unit.last].fill(Some(owner));
        }
        if holds_text {
            drafts.push(draft(&sheet, notes));
        }
    }
    for unit in units {
        if owners[unit.first].is_none() {
            owners[unit.first..=unit.last].fill(Some(Owner::Cut(SHELL, None)));
        }
    }
    let _ = split;
    let owners = settle_blanks(lines, owners);
    let mut cleaned = Cleaned { drafts, cuts: Vec::new(), lines: lines.len() };
    spans(&owners, &mut cleaned);
    cleaned
}

/// A blank line goes with the line above it, so that every line is counted once.
fn settle_blanks(lines: &[&str], owners: Vec<Option<Owner>>) -> Vec<Owner> {
    let first = owners.iter().flatten().next().copied().unwrap_or(Owner::Cut(SHELL, None));
    let mut above = first;
    let mut settled = Vec::with_capacity(lines.len());
    for (line, owner) in lines.iter().zip(owners) {
        debug_assert!(owner.is_some() || is_blank(line));
        above = owner.unwrap_or(above);
        settled.push(above);
    }
    settled
}

/// Turns the owner of each line into ranges of lines, 1-based.
fn spans(owners: &[Owner], cleaned: &mut Cleaned) {
    let mut start = 0;
    for at in 1..=owners.len() {
        if at < owners.len() && owners[at] == owners[start] {
            continue;
        }
        let (first_line, last_line) = (start + 1, at);
        match owners[start] {
            Owner::Draft(draft) => cleaned.drafts[draft].lines.push((first_line, last_line)),
            Owner::Cut(rule, draft) => cleaned.cuts.push(Cut { rule, first_line, last_line, draft }),
        }
        start = at;
    }
}

pub(super) fn draft(sheet: &Sheet<'_>, notes: Vec<Note>) -> DraftText {
    let mut draft = DraftText { blocks: blocks(sheet), ..DraftText::default() };
    for note in notes {
        write(&mut draft, sheet, note);
    }
    draft
}

fn write(draft: &mut DraftText, sheet: &Sheet<'_>, note: Note) {
    match note {
        Note::Title(unit) => draft.title = Some(super::rules::bare_title(sheet, unit)),
        Note::Standfirst(text) => draft.standfirst = Some(text),
        Note::Author(name) => push_new(&mut draft.authors, name),
        Note::Translator(name) => push_new(&mut draft.translators, name),
        Note::Credit(text) => push_new(&mut draft.credits, text),
        Note::Caption(text) => push_new(&mut draft.captions, text),
        Note::Date { edtf, .. } => draft.date = Some(edtf),
        Note::RepublishedBy(name) => draft.republished_by = Some(name),
        Note::OriginalOutlet(name) => draft.original_outlet = Some(name),
        Note::Outlet(name) => draft.outlet = Some(name),
        Note::ReaderRisk(text) => draft.reader_risk.insert(0, text),
        Note::Flag(kind, unit) => draft.flags.push(Flag { kind, line: sheet.units[unit].first + 1 }),
    }
}

fn push_new(list: &mut Vec<String>, item: String) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn blocks(sheet: &Sheet<'_>) -> Vec<Block> {
    let open: Vec<usize> = sheet.open().collect();
    let block = |(at, &i): (usize, &usize)| {
        let unit = &sheet.units[i];
        let text_below = open.get(at + 1).is_some_and(|&n| sheet.units[n].shape.is_sentence());
        let heads = unit.shape.words <= 14
            && unit.shape.letters > 0
            && matches!(unit.shape.end, super::shape::End::Open | super::shape::End::Call);
        let quoted_speech = unit.shape.end == super::shape::End::Call && unit.shape.title_case() < 0.6;
        let first_of_post = sheet.several && i == 0;
        let kind = match () {
            () if unit.bullet && !first_of_post => BlockKind::Item,
            () if at > 0 && heads && text_below && !quoted_speech => BlockKind::Subhead,
            () => BlockKind::Paragraph,
        };
        Block { kind, text: unit.text.clone(), line: unit.first + 1 }
    };
    open.iter().enumerate().map(block).collect()
}

//! Which of the found names are replaced, and the replacing in plain texts.

use std::ops::Range;

use crate::diag::{Diag, Span, codes};
use crate::model::{Kind, RecordId, Records};
use crate::resolve::mentions::{ArticleText, How, Mention, Target};
use crate::resolve::withhold::find::{Finder, Hit, Spelling};
use crate::resolve::withhold::names::Reach;
use crate::resolve::withhold::{Desk, Near, Withheld};
use crate::text::markdown::BodyBlock;
use crate::text::spell;

/// What the linker or an editor says of a stretch of text.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Whom it names.
    pub(super) whom: Whom,
    /// Whether an editor said so.
    pub(super) by_editor: bool,
}

/// Whom a stretch of text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Nobody of the archive.
    Nobody,
    /// A record that is shown.
    Public,
    /// A hidden record, or perhaps one.
    Hidden(RecordId),
}

/// A stretch of text that gives way to a public name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Whose name stood there.
    pub(super) record: RecordId,
}

/// What the linker's mention says.
pub(super) fn said(target: &Target, how: How, range: Range<usize>, records: &Records) -> Said {
    let hidden = |record: &RecordId| records.head(*record).hides_name();
    let whom = match target {
        Target::One(record) if hidden(record) => Whom::Hidden(*record),
        // A case's title is made of names; that it is one says nothing of them.
        Target::One(record) if record.kind == Kind::Case => Whom::Nobody,
        Target::One(_) => Whom::Public,
        Target::Ambiguous(all) => {
            all.iter().find(|record| hidden(record)).map_or(Whom::Public, |one| Whom::Hidden(*one))
        }
    };
    Said { range, whom, by_editor: how == How::Editor }
}

/// Decides about all hits of one text; gives the edits in order, and what comes near but stays.
pub(super) fn decide(
    text: &str,
    hits: Vec<Hit>,
    said: &[Said],
    near: &Near,
) -> (Vec<Edit>, Vec<Range<usize>>) {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let mut edits: Vec<Edit> = Vec::new();
    let mut doubtful = Vec::new();
    for hit in hits {
        if hit.reach == Reach::Near && !near.contains(&hit.record) {
            continue;
        }
        let others: Vec<&Said> = said.iter().filter(|said| overlap(&said.range, &hit.range)).collect();
        let by_editor = others.iter().any(|said| said.by_editor && !matches!(said.whom, Whom::Hidden(_)));
        let public = others.iter().any(|said| said.whom == Whom::Public && covers(&said.range, &hit.range));
        let sure = hit.spelling == Spelling::Same && hit.reach == Reach::Everywhere;
        if by_editor || (public && !sure) || is_of_two(&others, &hit.range) {
            continue;
        }
        if hit.spelling == Spelling::Doubtful {
            if hit.reach == Reach::Everywhere {
                doubtful.push(hit.range);
            }
            continue;
        }
        edits.push(Edit { range: hit.range, record: hit.record });
    }
    for said in said {
        if let Whom::Hidden(record) = said.whom {
            edits.push(Edit { range: said.range.clone(), record });
        }
    }
    let edits = merged(text, edits);
    doubtful.retain(|range| !edits.iter().any(|edit| overlap(&edit.range, range)));
    doubtful.dedup();
    (edits, doubtful)
}

/// Whether the words are the end of one public name and the beginning of the next: "Aidos Example, Gulnar
/// Other" names nobody called Gulnar Example.
fn is_of_two(others: &[&Said], range: &Range<usize>) -> bool {
    let at = |place: usize| {
        others.iter().position(|said| said.whom == Whom::Public && said.range.contains(&place))
    };
    matches!((at(range.start), at(range.end - 1)), (Some(first), Some(last)) if first != last)
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// One edit where several overlap or touch: of the longest. Initials before a name go with it.
fn merged(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    for edit in &mut edits {
        edit.range.start = with_initials(text, edit.range.start);
    }
    edits.sort_by_key(|edit| (edit.range.start, std::cmp::Reverse(edit.range.end)));
    let mut out: Vec<Edit> = Vec::new();
    for edit in edits {
        match out.last_mut() {
            Some(last) if edit.range.start < last.range.end => {
                last.range.end = last.range.end.max(edit.range.end);
            }
            // Given and family name found one by one are one name.
            Some(last)
                if last.record == edit.record
                    && matches!(&text[last.range.end..edit.range.start], " " | "\n" | "-" | "·") =>
            {
                last.range.end = edit.range.end;
            }
            _ => out.push(edit),
        }
    }
    out
}

/// Where the initials before a name begin: "A. Example".
fn with_initials(text: &str, start: usize) -> usize {
    let mut start = start;
    loop {
        let before = text[..start].trim_end_matches([' ', '\u{a0}']);
        let Some(stopped) = before.strip_suffix('.') else { return start };
        let Some(letter) = stopped.chars().next_back().filter(|c| c.is_uppercase()) else { return start };
        let at = stopped.len() - letter.len_utf8();
        if stopped[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            return start;
        }
        start = at;
    }
}

/// Replaces the edits in a plain text.
pub(super) fn apply(text: &str, edits: &[Edit], desk: &Desk<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(desk.public_name(edit.record));
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Clears every plain text of a record.
pub(super) fn texts(
    desk: &Desk<'_>,
    records: &mut Records,
    record: RecordId,
    near: &Near,
    finder: &mut Finder<'_>,
    out: &mut Withheld,
) {
    let mut blocks: Vec<BodyBlock> = Vec::new();
    let mut any = false;
    records.each_text(record, &mut |text| {
        any |= !finder.find(text).is_empty();
        blocks.push(BodyBlock::plain(text.as_str()));
    });
    if !any {
        return;
    }
    let said = linked(desk, records, record, near, &blocks);
    let shown = records.head(record).hides_name();
    let (mut at, mut doubtful) = (0, 0);
    records.each_text(record, &mut |text| {
        let (edits, unsure) = decide(text, finder.find(text), &said[at], near);
        doubtful += unsure.len();
        note_kept(text, &edits, &said[at], desk, finder, near, out);
        if !edits.is_empty() {
            *text = apply(text, &edits, desk);
        }
        at += 1;
    });
    if doubtful > 0 && !shown {
        out.diags.push(near_miss(records.head(record).top()));
    }
}

/// What the linker makes of the texts, read together.
fn linked(
    desk: &Desk<'_>,
    records: &Records,
    record: RecordId,
    near: &Near,
    blocks: &[BodyBlock],
) -> Vec<Vec<Said>> {
    let mut people: Vec<RecordId> =
        records.references(record).into_iter().filter(|to| to.kind == Kind::Person).collect();
    people.extend(near.iter().copied().filter(|to| to.kind == Kind::Person));
    people.sort_unstable();
    people.dedup();
    let text = ArticleText { blocks, parties: &people, ..ArticleText::default() };
    let mut out = vec![Vec::new(); blocks.len()];
    for Mention { block, range, target, how } in desk.registry.find(&text) {
        out[block].push(said(&target, how, range, records));
    }
    out
}

/// Words of hidden names that stay in a text because they are somebody else's tell nothing.
pub(super) fn note_kept(
    text: &str,
    edits: &[Edit],
    said: &[Said],
    desk: &Desk<'_>,
    finder: &mut Finder<'_>,
    near: &Near,
    out: &mut Withheld,
) {
    let gone = |hit: &Hit| edits.iter().any(|edit| covers(&edit.range, &hit.range));
    let by_editor = |hit: &Hit| said.iter().any(|said| said.by_editor && covers(&said.range, &hit.range));
    for hit in finder.find(text).into_iter().filter(|hit| !gone(hit)) {
        if hit.reach == Reach::Everywhere && (hit.spelling != Spelling::Doubtful || by_editor(&hit)) {
            out.kept.insert(hit.record);
        }
        if near.contains(&hit.record) {
            let words = spell::words(&text[hit.range.clone()]);
            let known = words.into_iter().filter(|word| desk.names.spelt(&word.folded).is_some());
            out.common_words.extend(known.map(|word| word.folded));
        }
    }
}

/// Words that come near a hidden name and stay.
pub(super) fn near_miss(at: Span) -> Diag {
    Diag::warning(codes::NEAR_MISS, at, "words here come near a withheld name and stay as they are")
        .help("if they are the name, add the spelling as an `[[alias]]`; if not, a `[[mention]]` with `person = \"none\"`")
}

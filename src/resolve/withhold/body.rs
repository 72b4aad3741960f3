//! Hidden names in Markdown: replaced in the source, so that every reader of it sees the same.

use std::ops::Range;

use crate::diag::Span;
use crate::model::vocabulary::TextKind;
use crate::model::{Kind, RecordId, Records};
use crate::resolve::mentions::{ArticleText, Mention, Override, places};
use crate::resolve::withhold::decide::{Edit, Said, Whom, decide, near_miss, note_kept, said};
use crate::resolve::withhold::find::Finder;
use crate::resolve::withhold::{Desk, Near, Withheld, telling_link};
use crate::resolve::{ArticleBody, BodyMention};
use crate::text::markdown::{self, BodyBlock};
use crate::text::sentences::sentence_around;

/// The scheme of an address that was left out: the renderer links none like it.
const NO_ADDRESS: &str = "withheld:";

/// A stretch of the body and what takes its place; `None` where another stretch says it already.
struct Change {
    range: Range<usize>,
    record: Option<RecordId>,
    text: String,
}

/// Clears the Markdown of a record, and moves an article's mentions along.
pub(super) fn clear(
    desk: &Desk<'_>,
    records: &Records,
    bodies: &mut [ArticleBody],
    record: RecordId,
    near: &Near,
    finder: &mut Finder<'_>,
    out: &mut Withheld,
) {
    let head = records.head(record);
    let source = &*desk.sources.slice(head.body);
    let unpublished = record.kind == Kind::Article && records.articles[record.at()].text == TextKind::None;
    if source.trim().is_empty() || unpublished {
        return;
    }
    let body = markdown::read(source);
    let all = said_of(desk, records, bodies, record, near, &body.blocks);
    let (mut changes, mut edits_of) = (Vec::new(), Vec::new());
    for (block, said) in body.blocks.iter().zip(&all) {
        let (edits, doubtful) = decide(&block.text, finder.find(&block.text), said, near);
        if let Some(range) = doubtful.first() {
            let at = block.in_body(range);
            let start = head.body.start as usize;
            out.diags.push(near_miss(Span::new(head.body.file, start + at.start, start + at.end)));
        }
        note_kept(&block.text, &edits, said, desk, finder, near, out);
        changes.extend(edits.iter().flat_map(|edit| in_source(edit, block, desk)));
        edits_of.push(edits);
    }
    // The id in a link without words of its own is not what a reader sees.
    let bare = |link: &&markdown::WikiLink| !source[link.range.clone()].contains('|');
    let bare: Vec<_> = body.links.iter().filter(bare).map(|link| link.range.clone()).collect();
    changes.retain(|change: &Change| {
        !bare.iter().any(|link| link.start <= change.range.start && change.range.end <= link.end)
    });
    changes.extend(wikilinks(desk, records, &body, source));
    changes.extend(code(desk, source, near, finder));
    let addresses = addresses(desk, source, near, finder);
    let telling = !addresses.is_empty();
    changes.extend(addresses);
    let changes = in_order(changes);
    let (text, left) = without_addresses(desk, applied(source, &changes), near, finder);
    if telling || left {
        out.diags.push(telling_link(head.top()));
    }
    if text == source {
        return;
    }
    if record.kind == Kind::Article {
        bodies[record.at()].mentions.change(|mentions| {
            mentions.iter_mut().for_each(|mention| mention.detach(source));
            sentences(mentions, &body.blocks, &edits_of, desk);
            // Where more had to go than was foreseen, offsets are off: then no link is drawn.
            let shifted = |mention| shifted(mention, &changes, records, !left);
            *mentions = std::mem::take(mentions).into_iter().filter_map(shifted).collect();
        });
    }
    out.bodies.insert(record, text);
}

/// What the linker and the editor say of each block.
fn said_of(
    desk: &Desk<'_>,
    records: &Records,
    bodies: &[ArticleBody],
    record: RecordId,
    near: &Near,
    body: &[BodyBlock],
) -> Vec<Vec<Said>> {
    let mut out = vec![Vec::new(); body.len()];
    if record.kind != Kind::Article {
        let people: Vec<RecordId> = near.iter().copied().filter(|to| to.kind == Kind::Person).collect();
        let text = ArticleText { blocks: body, parties: &people, ..ArticleText::default() };
        for Mention { block, range, target, how } in desk.registry.find(&text) {
            out[block].push(said(&target, how, range, records));
        }
        return out;
    }
    for mention in bodies[record.at()].mentions.iter() {
        let range = mention.range.start as usize..mention.range.end as usize;
        let found = body.iter().enumerate().find_map(|(at, block)| Some((at, block.from_body(&range)?)));
        if let Some((at, range)) = found {
            out[at].push(said(&mention.target, mention.how, range, records));
        }
    }
    let text = ArticleText { blocks: body, ..ArticleText::default() };
    for rule in records.articles[record.at()].mentions.iter().filter(|mention| mention.record.is_none()) {
        let rule = Override { text: rule.text.clone(), record: None, nth: rule.nth };
        for (block, range) in places(&text, &rule) {
            out[block].push(Said { range, whom: Whom::Nobody, by_editor: true });
        }
    }
    out
}

/// The stretches of the source that an edit of the text touches: the first says the public name.
fn in_source(edit: &Edit, block: &BodyBlock, desk: &Desk<'_>) -> Vec<Change> {
    replaced(block, &edit.range, edit.record, desk.public_name(edit.record))
}

fn replaced(block: &BodyBlock, range: &Range<usize>, record: RecordId, by: &str) -> Vec<Change> {
    let pieces = block.pieces_in_body(range).into_iter().enumerate();
    pieces
        .map(|(at, range)| Change {
            range,
            record: (at == 0).then_some(record),
            text: if at == 0 { escaped(by) } else { String::new() },
        })
        .collect()
}

/// Replaces what `find` gives for each block of a body, code included, and the targets of wikilinks that
/// `target` changes; an article's mentions move along, and those that were replaced are gone.
pub(super) fn replace(
    records: &Records,
    source: &str,
    find: impl Fn(&str) -> Vec<(Range<usize>, RecordId, String)>,
    target: impl Fn(&str) -> Option<String>,
    mentions: &mut Vec<BodyMention>,
) -> Option<String> {
    let body = markdown::read(source);
    let mut changes = Vec::new();
    for block in &body.blocks {
        for (range, record, by) in find(&block.text) {
            changes.extend(replaced(block, &range, record, &by));
        }
    }
    for link in &body.links {
        let Some(other) = target(&link.target) else { continue };
        let start = link.range.start + "[[".len();
        let range = start..start + link.target.len();
        if source.get(range.clone()) == Some(link.target.as_str()) {
            changes.push(Change { range, record: None, text: other });
        }
    }
    for range in markdown::code_lines(source) {
        let found = find(&source[range.clone()]).into_iter();
        changes.extend(found.map(|(inner, _, text)| Change {
            range: range.start + inner.start..range.start + inner.end,
            record: None,
            text,
        }));
    }
    changed(records, source, changes, mentions)
}

/// Puts what `name` gives in the place of links to records that have no text of their own.
pub(super) fn unlink(
    records: &Records,
    source: &str,
    name: impl Fn(&str) -> Option<String>,
    mentions: &mut Vec<BodyMention>,
) -> Option<String> {
    let links = markdown::read(source).links.into_iter();
    let bare = links.filter(|link| !source[link.range.clone()].contains('|'));
    let change = |link: markdown::WikiLink| {
        Some(Change { text: escaped(&name(&link.target)?), range: link.range, record: None })
    };
    changed(records, source, bare.filter_map(change).collect(), mentions)
}

/// Puts texts in the place of stretches of a body.
pub(crate) fn rewritten(
    records: &Records,
    source: &str,
    texts: Vec<(Range<usize>, String)>,
    mentions: &mut Vec<BodyMention>,
) -> Option<String> {
    let changes = texts.into_iter().map(|(range, text)| Change { range, record: None, text }).collect();
    changed(records, source, changes, mentions)
}

/// The source with its changes; mentions move along, and those that were replaced are gone.
fn changed(
    records: &Records,
    source: &str,
    changes: Vec<Change>,
    mentions: &mut Vec<BodyMention>,
) -> Option<String> {
    if changes.is_empty() {
        return None;
    }
    let changes = in_order(changes);
    mentions.iter_mut().for_each(|mention| mention.detach(source));
    let moved = std::mem::take(mentions).into_iter();
    *mentions = moved.filter_map(|mention| shifted(mention, &changes, records, true)).collect();
    Some(applied(source, &changes))
}

/// Text in which no mark of Markdown counts.
pub(crate) fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '-' | '\'' | ':') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Links to hidden records: to the public id where there is one, else to nothing.
fn wikilinks(desk: &Desk<'_>, records: &Records, body: &markdown::Body, source: &str) -> Vec<Change> {
    let hidden =
        |record: RecordId| desk.public_names.contains_key(&record) || records.head(record).is_withheld();
    let find = |target: &str| {
        let (folder, id) = target.split_once('/')?;
        let kind = Kind::from_folder(folder)?;
        records.of(kind).find(|record| {
            let head = records.head(*record);
            head.id == id || head.redirects.iter().any(|old| old.0 == id)
        })
    };
    let mut changes = Vec::new();
    for link in &body.links {
        let Some(record) = find(&link.target).filter(|record| hidden(*record)) else { continue };
        let head = records.head(record);
        let written = &source[link.range.clone()];
        let own_words = written.split_once('|').and_then(|(_, rest)| rest.strip_suffix("]]"));
        let public_id = head.publish.public_id.as_deref().filter(|_| !head.is_withheld());
        match (own_words, public_id) {
            (Some(words), _) => {
                // The words are a block's text and are cleared there; what leads to the record goes.
                let start = link.range.end - "]]".len() - words.len();
                let target =
                    public_id.map(|id| format!("[[{}/{id}|", record.kind.folder())).unwrap_or_default();
                let end = if public_id.is_some() { "]]" } else { "" };
                changes.push(Change { range: link.range.start..start, record: None, text: target });
                changes.push(Change {
                    range: link.range.end - 2..link.range.end,
                    record: None,
                    text: end.to_owned(),
                });
            }
            (None, Some(id)) => changes.push(Change {
                range: link.range.clone(),
                record: None,
                text: format!("[[{}/{id}]]", record.kind.folder()),
            }),
            (None, None) => {
                let text = escaped(desk.public_name(record));
                changes.push(Change { range: link.range.clone(), record: None, text });
            }
        }
    }
    changes
}

/// Sorted, and of two that overlap the longer one.
fn in_order(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by_key(|change| (change.range.start, std::cmp::Reverse(change.range.end)));
    let mut out: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        match out.last_mut() {
            Some(last) if change.range.start < last.range.end => {
                last.range.end = last.range.end.max(change.range.end);
            }
            _ => out.push(change),
        }
    }
    out
}

fn applied(source: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for change in changes {
        out.push_str(&source[at..change.range.start]);
        out.push_str(&change.text);
        at = change.range.end;
    }
    out.push_str(&source[at..]);
    out
}

/// Web addresses that tell a hidden name, and where their links stand.
fn telling(
    desk: &Desk<'_>,
    source: &str,
    near: &Near,
    finder: &mut Finder<'_>,
) -> Vec<(String, Range<usize>)> {
    let all = markdown::addresses(source).into_iter();
    // The id of one of our pictures is no address: it reaches no output.
    let is_ours = |address: &str| address.starts_with(NO_ADDRESS) || markdown::picture_id(address).is_some();
    all.filter(|(address, _)| !is_ours(address) && desk.tells(address, near, finder)).collect()
}

/// Web addresses that tell a hidden name, where they stand in the source letter for letter.
fn addresses(desk: &Desk<'_>, source: &str, near: &Near, finder: &mut Finder<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (address, range) in telling(desk, source, near, finder) {
        let places = source[range.clone()].match_indices(&address);
        changes.extend(places.map(|(at, found)| Change {
            range: range.start + at..range.start + at + found.len(),
            record: None,
            text: NO_ADDRESS.to_owned(),
        }));
    }
    changes
}

/// Leaves out the web addresses that are left: of link definitions, or written with entities.
fn without_addresses(
    desk: &Desk<'_>,
    mut text: String,
    near: &Near,
    finder: &mut Finder<'_>,
) -> (String, bool) {
    let mut any = false;
    // Each round takes out at least one address, or the whole link it stands in.
    while let Some((address, range)) = telling(desk, &text, near, finder).into_iter().next() {
        any = true;
        let without = text.replace(&address, NO_ADDRESS);
        if address.is_empty() || without == text {
            text.replace_range(range, "");
        } else {
            text = without;
        }
    }
    (text, any)
}

/// Code blocks are published letter for letter: hidden names in them go as well.
fn code(desk: &Desk<'_>, source: &str, near: &Near, finder: &mut Finder<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for range in markdown::code_lines(source) {
        let text = &source[range.clone()];
        let (edits, _) = decide(text, finder.find(text), &[], near);
        changes.extend(edits.into_iter().map(|edit| Change {
            range: range.start + edit.range.start..range.start + edit.range.end,
            record: None,
            text: desk.public_name(edit.record).to_owned(),
        }));
    }
    changes
}

/// Gives the mentions' sentences and spellings anew, from the cleared text.
fn sentences(mentions: &mut [BodyMention], blocks: &[BodyBlock], edits: &[Vec<Edit>], desk: &Desk<'_>) {
    for mention in mentions {
        let range = mention.range.start as usize..mention.range.end as usize;
        let found = blocks
            .iter()
            .zip(edits)
            .find_map(|(block, edits)| Some((block, edits, block.from_body(&range)?)));
        let Some((block, edits, range)) = found else {
            mention.forget_words();
            continue;
        };
        if edits.is_empty() {
            continue;
        }
        let text = super::decide::apply(&block.text, edits, desk);
        let moved = |at: usize, from_end: bool| {
            let mut shift = 0_isize;
            for edit in edits {
                let length = desk.public_name(edit.record).len();
                if edit.range.end <= at {
                    shift += length as isize - edit.range.len() as isize;
                } else if edit.range.start < at || (edit.range.start == at && from_end) {
                    let inside = if from_end { edit.range.start + length } else { edit.range.start };
                    return inside.saturating_add_signed(shift);
                }
            }
            at.saturating_add_signed(shift)
        };
        let touched = edits.iter().any(|edit| edit.range.start < range.end && range.start < edit.range.end);
        let new = moved(range.start, false)..moved(range.end, true);
        let valid = new.start <= new.end
            && text.is_char_boundary(new.start)
            && text.is_char_boundary(new.end.min(text.len()));
        if mention.sentence("").is_some() {
            mention.forget_sentence();
            if valid {
                mention.tell(sentence_around(&text, &(new.start..new.end.min(text.len()))));
            }
        }
        if touched {
            mention.forget_surface();
        }
    }
}

/// A mention in the changed source; `None` where it is no more.
fn shifted(
    mut mention: BodyMention,
    changes: &[Change],
    records: &Records,
    linked: bool,
) -> Option<BodyMention> {
    let (start, end) = (mention.range.start as usize, mention.range.end as usize);
    let mut shift = 0_isize;
    for change in changes {
        let grown = change.text.len() as isize - change.range.len() as isize;
        if change.range.end <= start {
            shift += grown;
        } else if change.range.start < end {
            let own = mention.record().filter(|record| records.head(*record).hides_name());
            if own.is_none() || change.record != own {
                return None;
            }
            let from = change.range.start.saturating_add_signed(shift);
            mention.range = offset(from)..offset(from + change.text.len());
            mention.whole = linked && !change.text.contains('\\') && change.range.end >= end;
            return Some(mention);
        }
    }
    mention.range = offset(start.saturating_add_signed(shift))..offset(end.saturating_add_signed(shift));
    mention.whole &= linked;
    Some(mention)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

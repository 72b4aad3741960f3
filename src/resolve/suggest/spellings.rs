//! Spellings that reports print and no file has yet.
//!
//! Two sources: full names that the linker recognised in another romanisation, and a name in
//! another script in brackets right after the name: "Temir Tarnov (Темир Тарнов)".

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};

use crate::model::{Kind, RecordId};
use crate::resolve::mentions::{How, KnownName, Mention, Target};
use crate::resolve::suggest::{FoundMention, Report};
use crate::text::fold;
use crate::text::names::{Verdict, compare};

/// Bytes a name in brackets may have.
const LONGEST: usize = 120;

/// A spelling that may be added to a record as an alias.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelling {
    /// Whose name it is.
    pub record: RecordId,
    /// The spelling as printed.
    pub value: String,
    /// Whether it stands in brackets in another script, as the name's native form does.
    pub native: bool,
    /// Why it is proposed.
    pub reason: String,
    /// From 0 to 1: how alike it is to the name the record has.
    pub score: f64,
    /// Every place that prints it, in order.
    pub mentions: Vec<FoundMention>,
}

/// Lists spellings of known people that reports print and no record has, by record and spelling.
#[must_use]
pub fn new_spellings(names: &[KnownName], reports: &[Report<'_>]) -> Vec<Spelling> {
    let mut known: BTreeMap<RecordId, Vec<&KnownName>> = BTreeMap::new();
    for name in names.iter().filter(|n| n.record.kind == Kind::Person) {
        known.entry(name.record).or_default().push(name);
    }
    let mut found: BTreeMap<(RecordId, String), Spelling> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        for mention in report.known {
            if let Target::One(record) = mention.target
                && let Some(names) = known.get(&record)
            {
                look_at(report, at, mention, record, names, &mut found);
            }
        }
    }
    found.into_values().collect()
}

fn look_at(
    report: &Report<'_>,
    at: usize,
    mention: &Mention,
    record: RecordId,
    names: &[&KnownName],
    found: &mut BTreeMap<(RecordId, String), Spelling>,
) {
    let Some(block) = report.blocks.get(mention.block) else { return };
    let surface = block.text.get(mention.range.clone()).unwrap_or("");
    let whole = surface.split_whitespace().count() > 1;
    if mention.how == How::Folded && whole {
        add(
            found,
            record,
            names,
            surface,
            false,
            place(at, mention.block, mention.range.clone(), mention.how),
        );
    }
    if whole && let Some(range) = bracketed(&block.text, mention.range.end, surface) {
        let native = &block.text[range.clone()];
        if names.iter().any(|n| compare(&n.value, native).verdict == Verdict::Same) {
            add(found, record, names, native, true, place(at, mention.block, range, How::Folded));
        }
    }
}

fn place(report: usize, block: usize, range: std::ops::Range<usize>, how: How) -> FoundMention {
    FoundMention { report, block, range, how }
}

fn add(
    found: &mut BTreeMap<(RecordId, String), Spelling>,
    record: RecordId,
    names: &[&KnownName],
    surface: &str,
    native: bool,
    place: FoundMention,
) {
    let value = surface.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold::strict(&value);
    if names.iter().any(|n| fold::strict(&n.value) == folded) {
        return;
    }
    let display = names.iter().find(|n| n.display).unwrap_or(&names[0]);
    let comparison = compare(&display.value, &value);
    let entry = found.entry((record, value.clone())).or_insert_with(|| Spelling {
        record,
        value,
        native,
        reason: match (native, comparison.reasons.first()) {
            (true, _) => format!("printed in brackets after `{}`", display.value),
            (false, Some(reason)) => reason.clone(),
            (false, None) => "printed by a report".to_owned(),
        },
        score: comparison.score,
        mentions: Vec::new(),
    });
    if !entry.mentions.contains(&place) {
        entry.mentions.push(place);
    }
}

/// The words in brackets right after a name, if they are in another script.
fn bracketed(text: &str, end: usize, surface: &str) -> Option<std::ops::Range<usize>> {
    let rest = text.get(end..)?;
    let open = rest.find(['(', '（']).filter(|&at| rest[..at].trim().is_empty())?;
    let inside = &rest[open..];
    let from = inside.chars().next()?.len_utf8();
    let to = inside.find([')', '）']).filter(|&to| to > from && to < LONGEST)?;
    // A list in brackets gives the name first: "(Темир Тарнов, 铁木尔)".
    let name = inside[from..to].split([',', ';', '/']).next()?;
    let start = end + open + from + (name.len() - name.trim_start().len());
    let range = start..start + name.trim().len();
    (script(name)? != script(surface)?).then_some(range)
}

/// The one script of a text's letters; `None` where there are several or none.
fn script(text: &str) -> Option<Script> {
    let mut scripts = text.chars().filter(|c| c.is_alphabetic()).map(|c| c.script());
    let first = scripts.next()?;
    scripts.all(|s| s == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::mentions::{ArticleText, Registry};
    use crate::text::markdown::BodyBlock;

    #[test]
    fn other_romanisations_and_native_forms_are_proposed() {
        let record = RecordId::new(Kind::Person, 0);
        let name = |value: &str| KnownName {
            record,
            value: value.to_owned(),
            display: true,
            alone: false,
            fathers_name: false,
            whole: false,
        };
        let names = [name("Qairat Orynbaiuly")];
        let text = "Kayrat Orynbay (Қайрат Орынбайұлы) spoke. Qairat Orynbaiuly (the poet) left.";
        let blocks = [BodyBlock::plain(text)];
        let known = Registry::new(&names).find(&ArticleText { blocks: &blocks, ..ArticleText::default() });
        let reports = [Report { title: "", blocks: &blocks, known: &known }];
        let found: Vec<(String, bool)> =
            new_spellings(&names, &reports).into_iter().map(|s| (s.value, s.native)).collect();
        assert_eq!(found, [("Kayrat Orynbay".to_owned(), false), ("Қайрат Орынбайұлы".to_owned(), true)]);
    }
}

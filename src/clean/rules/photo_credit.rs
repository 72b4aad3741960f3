//! A caption with its source: `Photo: Hill News`, `Miners at the gate. (Ida Moe/AFP)`.

use crate::clean::phrases::Set;
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};
use crate::clean::unit::{Unit, fold_key};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open().filter(|&i| is_credit(&sheet.units[i])) {
        found.cut(unit);
        let caption = if is_caption_label(&sheet.units[unit]) { sheet.next(unit) } else { None };
        found.cuts.extend(caption);
        found.note(Note::Caption(sheet.units[caption.unwrap_or(unit)].text.clone()));
    }
    found
}

/// `Image caption,` on a line of its own: the caption stands on the next.
fn is_caption_label(unit: &Unit) -> bool {
    let key = unit.key.trim_end_matches(',');
    matches!(
        key,
        "image caption"
            | "media caption"
            | "video caption"
            | "caption"
            | "подпись к фото"
            | "подпись к видео"
    )
}

pub(super) fn is_credit(unit: &Unit) -> bool {
    let quoted = unit.text.starts_with(['“', '"', '«', '„']);
    unit.shape.words <= 60
        && !quoted
        && (is_caption_label(unit) || opens_with_source(unit) || ends_with_source(unit))
}

/// A short line that opens with a word for pictures, or says what one shows.
fn opens_with_source(unit: &Unit) -> bool {
    Set::CreditStart.opens(&unit.key).is_some_and(|start| {
        let label = start.ends_with([':', '：', '-', '/']);
        label && unit.shape.words <= 45 || unit.shape.words <= 14 && unit.shape.end != End::Stop
    })
}

/// The words after the last bracket, slash, bar or sign of ownership name a source.
fn ends_with_source(unit: &Unit) -> bool {
    let text = unit.text.trim_end();
    let bracketed = text.ends_with([')', ']', '）']);
    if unit.shape.end == End::Stop && !bracketed {
        return false;
    }
    let Some((at, mark)) =
        text.char_indices().rev().find(|(_, c)| matches!(c, '(' | '[' | '（' | '/' | '|' | '©'))
    else {
        return false;
    };
    let tail = fold_key(text[at + mark.len_utf8()..].trim_end_matches([')', ']', '）']));
    if tail.is_empty() || tail.split_whitespace().count() > 12 {
        return false;
    }
    let source = Set::CreditEnd.is(tail.trim()) || Set::CreditStart.opens(&tail).is_some();
    match mark {
        '©' => true,
        '(' | '[' | '（' => {
            Set::CreditStart.opens(&tail).is_some() || tail.contains("photo") || tail.contains("фото")
        }
        // `(Ida Moe/AFP)`, `Ida Moe / Hill Photo`: a name stands before the slash.
        _ => source && (bracketed || unit.shape.words <= 30),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, BODY2, check, kept};

    #[test]
    fn captions_with_a_source_go() {
        let page = format!(
            "{BODY}\n\nPhoto: Hill News collage\nMiners at the gate. (Photo by Ida Moe)\nMiners at the gate, May 4. (Ida Moe/AFP)\nThe gate © Ida Moe\nФото: Ида Мо\n\n{BODY2}"
        );
        check("photo-credit", &page, &[5, 6, 7, 8, 9]);
    }

    #[test]
    fn sentences_that_name_a_source_are_kept() {
        kept("He said so in a letter to the agency in the capital (AFP).");
        kept("“Photo: a man with a lamp,” the label on the evidence read.");
        kept("Photo albums and letters were taken from the house that night.");
        kept("The report was first made by Reuters/AFP.");
    }
}

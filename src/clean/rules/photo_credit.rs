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
        found.cuts.extend(caption.or_else(|| caption_above(sheet, unit)));
        found.note(Note::Caption(sheet.units[caption.unwrap_or(unit)].text.clone()));
    }
    found
}

/// The caption on the line right above its source, on a page that keeps paragraphs apart.
fn caption_above(sheet: &Sheet<'_>, credit: usize) -> Option<usize> {
    let pure = sheet.units[credit].shape.words <= 10 && sheet.units[credit].gap == 0;
    let running = || sheet.units.iter().filter(|u| u.shape.is_running());
    let apart = running().filter(|u| u.gap == 0).count() * 5 <= running().count();
    let above = sheet.previous(credit).filter(|&i| i + 1 == credit)?;
    let caption = &sheet.units[above];
    let brief = caption.shape.words <= 45 && caption.shape.stops == 0;
    (pure && apart && caption.gap > 0 && brief).then_some(above)
}

/// `3 of 8 Miners at the gate.`, as galleries number their captions.
fn is_numbered(unit: &Unit) -> bool {
    let number = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let key =
        ["image ", "photo ", "slide "].iter().find_map(|p| unit.key.strip_prefix(p)).unwrap_or(&unit.key);
    let rest = &key[number(key)..];
    let total = ["of ", " of ", "/", " / ", "of"].iter().find_map(|of| rest.strip_prefix(of));
    let Some(total) = total.filter(|t| number(key) > 0 && number(t) > 0) else { return false };
    let caption = total[number(total)..].trim_start();
    // `9 of 10 men` goes on in small letters; a caption begins like a sentence.
    let words = caption.split_whitespace().count();
    let begins = unit.text.split_whitespace().rev().take(words).last();
    begins.is_none_or(|word| word.starts_with(char::is_uppercase))
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
        && (is_caption_label(unit) || is_numbered(unit) || opens_with_source(unit) || ends_with_source(unit))
}

/// A short line that opens with a word for pictures, or says what one shows.
fn opens_with_source(unit: &Unit) -> bool {
    Set::CreditStart.opens(&unit.key).is_some_and(|start| {
        let label = start.ends_with([':', '：', '-', '/']);
        label && unit.shape.words <= 45 || unit.shape.words <= 14 && unit.shape.end != End::Stop
    })
}

/// `… at the gate.Credit: Ida Moe`: the word and then nothing but names.
fn names_after_credit(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["credit:", "credit...", "credit…", "photo:", "photograph:", "photo by", "фото:"].iter().any(|cue| {
        lower.rfind(cue).and_then(|at| text.get(at + cue.len()..)).is_some_and(|rest| {
            rest.split_whitespace().count() <= 8
                && crate::clean::names::are_names(rest.trim_end_matches([')', ']']))
        })
    })
}

/// The words after the last bracket, slash, bar or sign of ownership name a source.
fn ends_with_source(unit: &Unit) -> bool {
    let text = unit.text.trim_end();
    let bracketed = text.ends_with([')', ']', '）']);
    if unit.shape.end == End::Stop && !bracketed {
        return false;
    }
    if names_after_credit(text) {
        return true;
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
    fn galleries_and_touching_captions_go() {
        let page = format!(
            "{BODY}\n\n2 of 8 Miners wait at the gate of the mine, May 4, 2019.\n\nThe men wait in the rain at the gate.\n(Image: Ida Moe)\n\n{BODY2}"
        );
        check("photo-credit", &page, &[5, 7, 8]);
        kept("9 of 10 men in the valley work in the mine.");
        kept("1/3 of the men stayed at home that day, their wives told the court.");
    }

    #[test]
    fn sentences_that_name_a_source_are_kept() {
        kept("He said so in a letter to the agency in the capital (AFP).");
        kept("“Photo: a man with a lamp,” the label on the evidence read.");
        kept("Photo albums and letters were taken from the house that night.");
        kept("The report was first made by Reuters/AFP.");
    }
}

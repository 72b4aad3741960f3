//! Labels of menus and share bars, wherever they stand.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};
use crate::clean::unit::Unit;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    Found::where_open(sheet, |i, unit| is_label(unit) && !is_subhead(sheet, i))
}

fn is_label(unit: &Unit) -> bool {
    let trails_off = unit.text.ends_with(['…']) || unit.text.ends_with("...");
    if unit.shape.words > 24 || unit.shape.is_sentence() && !trails_off {
        return false;
    }
    let key = unit.key.trim_matches(|c: char| !c.is_alphanumeric());
    known(key) || is_bar(&unit.key)
}

fn known(part: &str) -> bool {
    Set::NavLine.is(part) || Set::ShareLine.is(part)
}

/// Labels side by side: `Home | News | Video`, `Facebook Twitter Telegram`.
fn is_bar(key: &str) -> bool {
    let parts: Vec<&str> =
        key.split(['|', '•', '·', '/', '›', '>', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let named = parts.iter().filter(|p| known(p)).count();
    if parts.len() >= 2 && named * 2 >= parts.len() && named >= 2 {
        return true;
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    words.len() >= 2 && words.len() <= 8 && words.iter().all(|w| known(w))
}

/// A label that stands alone between paragraphs, and has a title over its own text,
/// may be a subhead (`Video`, `Features`): only words that are never one go there.
fn is_subhead(sheet: &Sheet<'_>, unit: usize) -> bool {
    let key = &sheet.units[unit].key;
    let plain = [
        "opinion",
        "features",
        "world",
        "regions",
        "topics",
        "live",
        "help",
        "top",
        "calendar",
        "weather",
        "post",
        "line",
        "like",
        "signal",
        "ok",
        "follow",
        "default",
        "small",
        "medium",
        "large",
        "english",
        "russian",
        "chinese",
        "contact",
        "about",
        "privacy",
        "новости",
        "главная",
        "назад",
        "вперед",
        "рубрики",
    ];
    if !plain.contains(&key.as_str()) {
        return false;
    }
    let prose = |i: Option<usize>| i.is_some_and(|i| sheet.units[i].shape.is_prose());
    prose(sheet.previous(unit)) && prose(sheet.next(unit))
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, BODY2, check, kept};

    #[test]
    fn labels_go_alone_and_side_by_side() {
        let page = format!(
            "Skip to main content\nHome | News | Video | Mines\n\n{BODY}\n\nFacebook Twitter Telegram\nShare\n\n{BODY2}"
        );
        check("navigation", &page, &[1, 2, 8, 9]);
    }

    #[test]
    fn subheads_and_sentences_are_kept() {
        kept("Privacy");
        kept("Life Under Watch");
        kept("“Share this on Facebook,” he said, and they did.");
        kept("Print is dead.");
    }
}

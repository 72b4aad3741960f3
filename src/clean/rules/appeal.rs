//! The page asks its reader for something: to subscribe, listen, follow or pay.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet, is_appeal};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open().filter(|&i| is_appeal(&sheet.units[i])) {
        found.cut(unit);
        found.cuts.extend(box_below(sheet, unit));
    }
    for unit in sheet.open().filter(|&i| names_channel(sheet, i)) {
        found.cut(unit);
        found.cuts.extend(sign_up_box(sheet, unit));
    }
    found.cuts.extend(pointers(sheet));
    found
}

/// What lies between a heading that asks and the line that closes its box.
fn box_below(sheet: &Sheet<'_>, heading: usize) -> Vec<usize> {
    if sheet.units[heading].shape.is_sentence() {
        return Vec::new();
    }
    let below: Vec<usize> = sheet.open().filter(|&i| i > heading).take(5).collect();
    let close = below.iter().rposition(|&i| is_appeal(&sheet.units[i]) && sheet.units[i].shape.words <= 25);
    close.map_or(Vec::new(), |end| below[..=end].to_vec())
}

/// `Weekly Newsletter`, a label that is nothing but the name of a channel.
fn names_channel(sheet: &Sheet<'_>, unit: usize) -> bool {
    let unit = &sheet.units[unit];
    let label = unit.shape.words <= 4 && unit.shape.is_label();
    label
        && ["newsletter", "newsletters", "рассылка"]
            .iter()
            .any(|w| unit.key.split(' ').next_back() == Some(w))
}

/// What belongs to a label that names a channel: a heading right above, and what lies
/// between it and the next such label.
fn sign_up_box(sheet: &Sheet<'_>, label: usize) -> Vec<usize> {
    let touching = sheet.units[label].gap == 0;
    let above =
        sheet.previous(label).filter(|&i| touching && sheet.units[i].shape.is_label() && i + 1 == label);
    let below: Vec<usize> = sheet.open().filter(|&i| i > label).take(3).collect();
    let close = below.iter().rposition(|&i| names_channel(sheet, i));
    let inside = close.map_or(&below[..0], |end| &below[..=end]);
    above.into_iter().chain(inside.iter().copied()).collect()
}

/// `Read more: Mine closed`, a line of its own that names another page.
fn pointers(sheet: &Sheet<'_>) -> Vec<usize> {
    let points = |&i: &usize| {
        let unit = &sheet.units[i];
        let colon = Set::RelatedStart
            .opens(unit.key.trim_start_matches(['[', '(', '>', ' ']))
            .is_some_and(|p| p.ends_with([':', '：']));
        colon && unit.shape.words <= 30 && !unit.shape.is_prose()
    };
    sheet.open().filter(|i| points(i) || shouts(sheet, *i)).collect()
}

/// A headline in capitals between two paragraphs: a link, for subheads are brief.
fn shouts(sheet: &Sheet<'_>, unit: usize) -> bool {
    let line = &sheet.units[unit];
    let capitals =
        line.shape.letters > 20 && line.shape.cased > 0 && !line.text.chars().any(char::is_lowercase);
    let inside = sheet.body_start().is_some_and(|s| unit > s);
    let below_text = sheet.previous(unit).is_some_and(|i| sheet.units[i].shape.is_running());
    let shouting =
        |u: &crate::clean::unit::Unit| u.shape.cased > 0 && !u.text.chars().any(char::is_lowercase);
    let own_style = sheet.open().any(|i| {
        sheet.units[i].shape.words < 7 && sheet.units[i].shape.cased > 1 && shouting(&sheet.units[i])
    });
    capitals && inside && below_text && !own_style && line.shape.words >= 7 && line.shape.is_headline()
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, BODY2, check, kept};

    #[test]
    fn requests_go() {
        for line in [
            "Listen to the podcast above or subscribe to Deep Down on iTunes.",
            "Subscribe to our newsletter and get the news of the hills every morning.",
            "Follow us on Telegram and Facebook",
            "Подписывайтесь на наш телеграм-канал.",
            "READ MORE: Mine closed after fall",
        ] {
            check("appeal", &format!("{BODY}\n\n{line}\n\n{BODY2}"), &[5]);
        }
    }

    #[test]
    fn a_box_goes_from_its_heading_to_its_last_line() {
        let page = format!(
            "{BODY}\n\nSubscribe To Our New Mines Newsletter\n\n\nThe mines shape the life of the hills, and few tell of them.\n\nTo subscribe, click here.\n\n{BODY2}"
        );
        check("appeal", &page, &[5, 8, 10]);
    }

    #[test]
    fn what_people_say_or_do_is_kept() {
        kept("“Subscribe to our newsletter,” the poster in the hall read.");
        kept("Support for the miners on Facebook grew by the hour.");
        kept("For more than a year his Facebook page was blocked in the country.");
        kept("Read out in court, the letter to the Telegram channel left the hall silent.");
        kept("Listen, he told them, and they listened.");
    }
}

//! What stands below the report where nothing marks its end.
//!
//! Running text counts for the report, labels and headlines against it; the report
//! ends where the sum is highest. What follows goes only if it is mostly labels.

use crate::clean::FlagKind;
use crate::clean::shape::End;
use crate::clean::sheet::{Found, Note, Sheet};

/// What a label costs, in words of running text.
const LABEL: i64 = 10;

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    let Some(start) = sheet.body_start() else { return found };
    let open: Vec<usize> = sheet.open().filter(|&i| i >= start).collect();
    let (mut sum, mut best, mut end) = (0, 0, 0);
    for (at, &unit) in open.iter().enumerate() {
        sum += value(sheet, unit);
        if sum >= best {
            (best, end) = (sum, at);
        }
    }
    let below = &open[end + 1..];
    if is_frame(sheet, below) && running_words(sheet, below) * 8 <= running_words(sheet, &open[..=end]) {
        if below.iter().any(|&i| sheet.units[i].shape.is_prose()) {
            found.note(Note::Flag(FlagKind::UncertainCut, below[0]));
        }
        found.cuts.extend(below);
    }
    found
}

fn running_words(sheet: &Sheet<'_>, units: &[usize]) -> usize {
    let running = units.iter().map(|&i| &sheet.units[i].shape).filter(|s| s.is_running());
    running.map(|s| s.words).sum()
}

/// Words of running text for the report, labels against it; items that a colon
/// announces count for nothing.
fn value(sheet: &Sheet<'_>, unit: usize) -> i64 {
    let shape = &sheet.units[unit].shape;
    match () {
        () if shape.is_running() || shape.is_sentence() => shape.words.min(60) as i64,
        () if shape.end == End::Colon || shape.words >= 12 || announced(sheet, unit) => 0,
        () => -LABEL,
    }
}

/// Whether the unit belongs to a list over which a line with a colon stands.
fn announced(sheet: &Sheet<'_>, unit: usize) -> bool {
    let above = std::iter::successors(sheet.previous(unit), |&i| sheet.previous(i));
    let listed = |i: usize| !sheet.units[i].shape.is_prose() && sheet.units[i].shape.end != End::Colon;
    let over = above.take(60).find(|&i| !listed(i));
    over.is_some_and(|i| sheet.units[i].shape.end == End::Colon && sheet.units[i].shape.words >= 4)
}

/// Whether the units are mostly labels, with hardly two paragraphs together.
fn is_frame(sheet: &Sheet<'_>, units: &[usize]) -> bool {
    let running = |i: &&usize| sheet.units[**i].shape.is_running();
    let labels = units.iter().filter(|i| !running(i)).count();
    let together = units.windows(2).filter(|w| running(&&w[0]) && running(&&w[1])).count();
    labels >= 3 && labels * 5 >= units.len() * 3 && together * 6 <= units.len()
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn labels_and_teasers_below_the_report_go() {
        // A report of a length that the teasers below it do not outweigh.
        let day = |n: usize| {
            format!(
                "On day {n} of the trial the court heard {n} more of the men who had gone down into the pit before it fell.\n\n"
            )
        };
        let body: String = (1..=13).map(day).collect();
        let body = body.trim_end();
        let cards = "Opening Lines\nWhat the town will eat this winter\nSheep. Again.\nOpening Lines\nA bear in the school\nIt liked the sports hall best.\nOpening Lines\nRain";
        check("page-end", &format!("{body}\n\n{cards}"), &(27..=34).collect::<Vec<_>>());
    }

    #[test]
    fn parts_with_subheads_are_kept() {
        kept("In The North\n\nA Town\n\nPer Lund was fined in May.\n\nAnother Town\n\nJan Wit was let go.");
        check(
            "page-end",
            &format!("{BODY}\n\nThe men ask for:\n• helmets\n• lamps\n• a doctor\n• rest"),
            &[],
        );
    }
}

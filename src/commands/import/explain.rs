//! Kept and cut lines of a capture side by side, in colour on a terminal.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use super::Read;
use crate::clean;
use crate::import::Draft;

/// Shows what became of every line of a plain-text capture, or the body of a page.
pub(super) fn file(read: &Read) -> String {
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut shown = format!("── {}\n", read.input.name);
    let has_lines = read.reading.drafts.iter().any(|d| !d.lines.is_empty());
    if has_lines {
        lines(read, colour, &mut shown);
    } else {
        read.reading.drafts.iter().for_each(|draft| page(draft, &mut shown));
    }
    shown
}

fn lines(read: &Read, colour: bool, shown: &mut String) {
    let text = String::from_utf8_lossy(&read.bytes);
    let drafts = &read.reading.drafts;
    for (number, line) in (1..).zip(clean::lines(&text)) {
        let rule =
            drafts.iter().flat_map(|d| &d.cuts).find(|c| (c.first_line..=c.last_line).contains(&number));
        let (mark, name) = match rule {
            Some(cut) => ("−", cut.rule),
            None => ("+", ""),
        };
        let row = format!("{number:>5} {mark} {name:<16} {line}");
        let _ = match (colour, rule.is_some()) {
            (true, true) => writeln!(shown, "\x1b[31m{row}\x1b[0m"),
            (true, false) => writeln!(shown, "\x1b[32m{row}\x1b[0m"),
            _ => writeln!(shown, "{row}"),
        };
    }
    let mut rules: Vec<&str> = drafts.iter().flat_map(|d| &d.cuts).map(|c| c.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        let _ = writeln!(shown, "  {rule}: {}", clean::about_rule(rule).unwrap_or_default());
    }
}

fn page(draft: &Draft, shown: &mut String) {
    let _ = writeln!(
        shown,
        "title: {}\ndate: {}",
        draft.title.as_deref().unwrap_or("—"),
        draft.date.as_deref().unwrap_or("—")
    );
    for issue in &draft.issues {
        let _ = writeln!(shown, "look at: {} ({})", issue.kind.message(), issue.detail);
    }
    let _ = writeln!(shown, "\n{}\n", draft.text());
}

//! A capture as units: paragraphs with the lines they stand on.
//!
//! Browsers save a paragraph as one long line; mail programs and text browsers
//! wrap it. Both become the same units here. Nothing is judged yet.

use super::shape::Shape;

/// One paragraph of a capture, with the lines it takes (0-based, both included).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The text without indentation and bullet, wrapped lines joined.
    pub(crate) text: String,
    /// What two units must share to count as the same text.
    pub(crate) key: String,
    pub(crate) bullet: bool,
    pub(crate) indent: usize,
    /// Blank lines right above.
    pub(crate) gap: usize,
    pub(crate) shape: Shape,
}

/// Splits a capture into lines as editors count them: `\n`, `\r\n` and a lone `\r`.
pub fn lines(capture: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in capture.split_inclusive('\n') {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        lines.extend(line.split('\r'));
    }
    lines
}

/// Gathers the lines of a capture into units; blank lines belong to none.
pub(crate) fn units(lines: &[&str]) -> Vec<Unit> {
    let width = wrap_width(lines);
    let mut units: Vec<Unit> = Vec::new();
    let mut gap = 0;
    for (number, line) in lines.iter().enumerate() {
        if is_blank(line) {
            gap += 1;
            continue;
        }
        let joins = gap == 0 && width.is_some_and(|w| continues(lines, number, w));
        match units.last_mut() {
            Some(above) if joins => above.extend(number, line),
            _ => units.push(Unit::new(number, line, gap)),
        }
        gap = 0;
    }
    for unit in &mut units {
        unit.shape = Shape::of(&unit.text);
        unit.key = fold_key(&unit.text);
    }
    units
}

impl Unit {
    /// Whether the unit is an item of a list, by a bullet or a number before it.
    pub(crate) fn is_item(&self) -> bool {
        let after_number = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = self.text.len() - after_number.len();
        self.bullet || ((1..=3).contains(&digits) && after_number.starts_with(['.', ')']))
    }

    /// A paragraph that stands on no line.
    pub(crate) fn of_block(number: usize, text: &str) -> Self {
        let mut unit = Self::new(number, text, 1);
        unit.shape = Shape::of(&unit.text);
        unit.key = fold_key(&unit.text);
        unit
    }

    fn new(number: usize, line: &str, gap: usize) -> Self {
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let (bullet, text) = strip_bullet(trim(line));
        let text = tidy(text);
        Self {
            first: number,
            last: number,
            text,
            key: String::new(),
            bullet,
            indent,
            gap,
            shape: Shape::default(),
        }
    }

    fn extend(&mut self, number: usize, line: &str) {
        self.last = number;
        self.text.push(' ');
        self.text.push_str(&tidy(trim(line)));
    }
}

/// Returns whether a line holds nothing a reader could see.
pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// Drops control characters, which no text format carries; all else stays as typed.
fn tidy(text: &str) -> String {
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// The marks that browsers and text tools put before a list item.
const BULLETS: [char; 10] = ['•', '◦', '▪', '●', '‣', '·', '■', '○', '*', '-'];

fn strip_bullet(text: &str) -> (bool, &str) {
    let mut chars = text.chars();
    let marked = chars.next().is_some_and(|c| BULLETS.contains(&c));
    let rest = chars.as_str();
    match rest.strip_prefix([' ', '\t', '\u{a0}']) {
        Some(item) if marked && item.contains(char::is_alphanumeric) => (true, item.trim_start()),
        _ => (false, text),
    }
}

/// Folds what copies of one text differ in: case, quotes, dashes, spaces, final stops.
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            '’' | '‘' | '‛' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' | '‟' => '"',
            '–' | '—' | '‒' | '‑' | '―' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if !(c == ' ' && (key.is_empty() || key.ends_with(' ')) || is_invisible(c)) {
            key.push(c);
        }
    }
    let kept = key.trim_end_matches([' ', '.', ':', '…', '→', '>', '›', '»']).len();
    key.truncate(if kept == 0 { key.trim_end().len() } else { kept });
    key
}

/// The column at which a hard-wrapped capture breaks its lines, if it is one.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|l| l.trim_end().chars().count()).collect();
    let width = *lengths.iter().max()?;
    if !(50..=130).contains(&width) {
        return None;
    }
    let pairs: Vec<usize> =
        (1..lines.len()).filter(|&i| !is_blank(lines[i]) && !is_blank(lines[i - 1])).collect();
    let full = pairs.iter().filter(|&&i| continues(lines, i, width)).count();
    (full >= 5 && full * 2 >= pairs.len()).then_some(width)
}

/// Whether the line was broken only because its first word would not fit above.
fn continues(lines: &[&str], number: usize, width: usize) -> bool {
    if number == 0 || strip_bullet(trim(lines[number])).0 {
        return false;
    }
    let above = lines[number - 1].trim_end().chars().count();
    let first_word = trim(lines[number]).split_whitespace().next().map_or(0, |w| w.chars().count());
    // Ragged wrapping leaves a few columns; a short line is the end of its paragraph.
    above + 1 + first_word + 3 >= width && above * 2 > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(capture: &str) -> Vec<String> {
        units(&lines(capture)).into_iter().map(|u| u.text).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(texts("One.\nTwo.\r\n\r\n  • Three."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let capture = "The court in the northern town heard the case of three miners\n\
            who had walked out of the pit in the last week of winter after\n\
            a roof fell in. Their lawyer told the judge that all of them had\n\
            asked for helmets.\n\nThe mine's owner said in a letter to the court that the men had\n\
            been told of the danger and had gone in of their own free will,\n\
            which the men deny. A verdict is expected in the coming week, and\n\
            relatives wait.";
        let found = texts(capture);
        assert_eq!(found.len(), 2);
        assert!(found[0].ends_with("asked for helmets."));
    }

    #[test]
    fn headlines_under_each_other_are_not_joined() {
        assert_eq!(texts("Miners freed in north\nOwner fined\nRain until Friday").len(), 3);
    }

    #[test]
    fn quotes_and_case_do_not_make_two_texts() {
        assert_eq!(fold_key("Anna’s “House” –  old."), fold_key("anna's \"house\" - old"));
        assert_ne!(fold_key("..."), "");
    }

    #[test]
    fn a_hyphen_alone_is_no_bullet() {
        assert_eq!(texts("-40 degrees\n- item\n-"), ["-40 degrees", "item", "-"]);
    }
}

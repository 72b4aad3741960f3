//! Dates as newspapers print them: `Nov. 6, 2025`, `6 ноября 2025`, `2019年10月14日`.
//!
//! Only what is printed is read: a month without a day stays a month, and a date
//! that two countries read differently (`03/04/2019`) is no date at all.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A date found in a text: how it is written in EDTF, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedDate {
    /// `2019-10-14`, `2019-10`; never filled up.
    pub edtf: String,
    /// The bytes of the text that say so.
    pub span: Range<usize>,
}

#[derive(serde::Deserialize)]
struct Months {
    names: Vec<Vec<String>>,
}

static MONTHS: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
    let months: Months =
        toml::from_str(include_str!("months.toml")).expect("months.toml is checked by a test");
    let rows = (1..).zip(months.names);
    rows.flat_map(|(number, names)| names.into_iter().map(move |name| (name, number))).collect()
});

/// Returns the first full date in the text, or else the first month with a year.
///
/// ```
/// use casebook::text::printed::first_date;
/// assert_eq!(first_date("Posted on Nov. 6, 2025").unwrap().edtf, "2025-11-06");
/// assert!(first_date("on November 6").is_none());
/// ```
pub fn first_date(text: &str) -> Option<PrintedDate> {
    let tokens = tokens(text);
    let day = (0..tokens.len()).find_map(|at| day_at(text, &tokens, at));
    day.or_else(|| (0..tokens.len()).find_map(|at| month_at(text, &tokens, at)))
}

/// Returns the number of the month that the word names, in the languages we know.
pub fn month_number(word: &str) -> Option<u32> {
    MONTHS.get(&word.to_lowercase()).copied()
}

/// A run of digits or of letters, with its place.
struct Token<'a> {
    text: &'a str,
    span: Range<usize>,
    number: Option<u32>,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut digits = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        if let Some(from) = start {
            if kind == Some(digits) {
                continue;
            }
            push(&mut tokens, token(text, from..at));
            start = None;
        }
        if let Some(kind) = kind {
            (start, digits) = (Some(at), kind);
        }
    }
    tokens
}

/// Adds a token; the ending of an ordinal (`6th`) becomes a part of its number.
fn push<'a>(tokens: &mut Vec<Token<'a>>, token: Token<'a>) {
    match tokens.last_mut() {
        Some(number)
            if number.number.is_some()
                && number.span.end == token.span.start
                && matches!(token.text, "st" | "nd" | "rd" | "th") =>
        {
            number.span.end = token.span.end;
        }
        _ => tokens.push(token),
    }
}

fn token(text: &str, span: Range<usize>) -> Token<'_> {
    let word = &text[span.clone()];
    let number = if word.len() <= 4 { word.parse().ok() } else { None };
    Token { text: word, span, number }
}

fn day_at(text: &str, tokens: &[Token<'_>], at: usize) -> Option<PrintedDate> {
    let [a, b, c] = tokens.get(at..at + 3)? else { return None };
    let found = numeric(text, a, b, c).or_else(|| named(text, a, b, c)).map(|d| (d, c.span.end));
    let (ymd, end) = found.or_else(|| spelled_cjk(tokens, at)).or_else(|| kazakh(tokens, at))?;
    let edtf = edtf(ymd)?;
    Some(PrintedDate { edtf, span: a.span.start..end })
}

/// Year, month, day; a day of none is a month.
type Ymd = (u32, u32, Option<u32>);

fn edtf((year, month, day): Ymd) -> Option<String> {
    let last = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = (1900..2100).contains(&year)
        && (1..=12).contains(&month)
        && day.is_none_or(|d| (1..=last).contains(&d));
    real.then(|| match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    })
}

/// `2019-10-14`, `14.10.2019`, `14/10/2019`; never `03/04/2019`.
fn numeric(text: &str, a: &Token<'_>, b: &Token<'_>, c: &Token<'_>) -> Option<Ymd> {
    let between = &text[a.span.end..b.span.start];
    let same = between == &text[b.span.end..c.span.start];
    let (x, y, z) = (a.number?, b.number?, c.number?);
    if !same || !matches!(between, "-" | "." | "/") {
        return None;
    }
    if a.text.len() == 4 {
        return Some((x, y, Some(z)));
    }
    if c.text.len() == 2 && between == "/" && y > 12 && x <= 12 {
        // Month, day and a short year: no country writes the day between otherwise.
        return Some((2000 + z, x, Some(y)));
    }
    if c.text.len() != 4 {
        return None;
    }
    match between {
        "." => Some((z, y, Some(x))),
        _ if x > 12 || x == y => Some((z, y, Some(x))),
        _ if y > 12 => Some((z, x, Some(y))),
        _ => None,
    }
}

/// `November 6, 2025`, `6 November 2025`, `2025 November 6`; ordinals pass.
fn named(text: &str, a: &Token<'_>, b: &Token<'_>, c: &Token<'_>) -> Option<Ymd> {
    let near = |x: &Token<'_>, y: &Token<'_>| {
        text[x.span.end..y.span.start]
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/'))
    };
    if !near(a, b) || !near(b, c) {
        return None;
    }
    if let Some(month) = month_number(a.text) {
        return Some((year(c)?, month, Some(day(b)?)));
    }
    let month = month_number(b.text)?;
    match (year(a), year(c)) {
        (None, Some(year)) => Some((year, month, Some(day(a)?))),
        (Some(year), None) => Some((year, month, Some(day(c)?))),
        _ => None,
    }
}

fn year(token: &Token<'_>) -> Option<u32> {
    token.number.filter(|n| token.text.len() == 4 && (1900..2100).contains(n))
}

fn day(token: &Token<'_>) -> Option<u32> {
    token.number.filter(|n| token.text.len() <= 2 && (1..=31).contains(n))
}

/// `2019年10月14日`, spaces or none.
fn spelled_cjk(tokens: &[Token<'_>], at: usize) -> Option<(Ymd, usize)> {
    let [y, nian, m, yue, d, ri] = tokens.get(at..at + 6)? else { return None };
    let written = nian.text == "年" && yue.text == "月" && ri.text.starts_with(['日', '号']);
    let end = ri.span.start + '日'.len_utf8();
    written.then_some(((year(y)?, m.number?, Some(day(d)?)), end))
}

/// `2019 жылғы 14 қазан`, `2019 yil 14 oktabr`: a word for year between.
fn kazakh(tokens: &[Token<'_>], at: usize) -> Option<(Ymd, usize)> {
    let [y, word, d, m] = tokens.get(at..at + 4)? else { return None };
    let is_year = ["жыл", "ж", "yil", "жил"].iter().any(|w| word.text.to_lowercase().starts_with(w));
    is_year.then_some(((year(y)?, month_number(m.text)?, Some(day(d)?)), m.span.end))
}

fn month_at(text: &str, tokens: &[Token<'_>], at: usize) -> Option<PrintedDate> {
    let [a, b] = tokens.get(at..at + 2)? else { return None };
    let gap = &text[a.span.end..b.span.start];
    let near = gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.'));
    let month = month_number(a.text).filter(|_| near)?;
    let edtf = edtf((year(b)?, month, None))?;
    Some(PrintedDate { edtf, span: a.span.start..b.span.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(first_date(text).map(|d| d.edtf).as_deref(), expected, "{text}");
    }

    #[test]
    fn days_as_printed() {
        check("Saturday, Feb 22, 2025", Some("2025-02-22"));
        check("Nov. 6, 2025 at 14:30", Some("2025-11-06"));
        check("6 November 2025", Some("2025-11-06"));
        check("the 6th November, 2025", Some("2025-11-06"));
        check("6-Nov-2025", Some("2025-11-06"));
        check("Опубликовано 14 октября 2019 г.", Some("2019-10-14"));
        check("14 қазан, 2019", Some("2019-10-14"));
        check("2019 жылғы 14 қазан", Some("2019-10-14"));
        check("发布于2019年10月14日 09:00", Some("2019-10-14"));
        check("2019-10-14T08:00:00Z", Some("2019-10-14"));
        check("14.10.2019, 08:00", Some("2019-10-14"));
        check("10/14/2019", Some("2019-10-14"));
        check("Published on 01/25/26", Some("2026-01-25"));
    }

    #[test]
    fn precision_is_kept() {
        check("October 2019", Some("2019-10"));
        check("in May 2019 and on May 3, 2020", Some("2020-05-03"));
    }

    #[test]
    fn what_is_not_sure_is_no_date() {
        check("03/04/2019", None);
        check("25/01/26", None);
        check("on October 14", None);
        check("31.02.2019", None);
        check("room 12, floor 3, 2019 seats", None);
        check("", None);
    }

    #[test]
    fn the_month_table_has_twelve_rows() {
        let months: Months = toml::from_str(include_str!("months.toml")).unwrap();
        assert_eq!(months.names.len(), 12);
        assert!(months.names.iter().flatten().all(|n| *n == n.to_lowercase()));
    }
}

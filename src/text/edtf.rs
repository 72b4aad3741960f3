//! Dates as reports give them: EDTF level 1, ranges "some time between", and
//! years that were only inferred.
//!
//! Nothing is ever filled up: `2019-10` stays a month. Sources: the Library of
//! Congress, Extended Date/Time Format (ISO 8601-2:2019, annex A).

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// How sure a date is, as EDTF's `?`, `~` and `%` say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Certainty {
    /// As reported.
    #[default]
    Sure,
    /// `?`: uncertain.
    Uncertain,
    /// `~`: approximate.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
    /// `2021?-04-11`: the year is inferred, the rest is reported.
    YearInferred,
}

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    /// `19XX`.
    Century,
    /// `201X`.
    Decade,
    /// `2019`, also `2019-XX`.
    Year,
    /// `2019-21` to `2019-24`: spring, summer, autumn, winter.
    Season,
    /// `2019-10`, also `2019-10-XX`.
    Month,
    /// `2019-10-14`.
    Day,
}

/// One date with its own precision and certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year; of a decade or century, its first year.
    pub year: i16,
    /// 1–12, a season 21–24, or 0 where the precision is coarser.
    pub month: u8,
    /// 1–31, or 0 where the precision is coarser.
    pub day: u8,
    /// How fine it is.
    pub precision: Precision,
    /// How sure it is.
    pub certainty: Certainty,
}

/// One end of a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum End {
    /// A date.
    At(PartialDate),
    /// `..`: open.
    Open,
    /// Nothing written: not known.
    Unknown,
}

/// A date in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edtf {
    /// A point in time, as fine as it is known.
    At(PartialDate),
    /// `A/B`: lasted from A to B.
    Lasted(End, End),
    /// `[A..B]`: happened once, some time between.
    Between(End, End),
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has none of the forms, or names a day that no calendar has.
    Unreadable,
    /// It ends before it begins.
    Backward,
}

impl Edtf {
    /// Reads an EDTF text.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] for any other form and for impossible days,
    /// [`Fault::Backward`] where the end lies before the start.
    pub fn parse(text: &str) -> Result<Edtf, Fault> {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let (start, end) = inner.split_once("..").ok_or(Fault::Unreadable)?;
            let (start, end) = (End::or_open(start)?, End::or_open(end)?);
            return ordered(start, end).map(|()| Edtf::Between(start, end));
        }
        if let Some((start, end)) = text.split_once('/') {
            let (start, end) = (End::parse(start)?, End::parse(end)?);
            return ordered(start, end).map(|()| Edtf::Lasted(start, end));
        }
        PartialDate::parse(text).map(Edtf::At).ok_or(Fault::Unreadable)
    }

    /// The first day it may be; `None` when the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        match self {
            Edtf::At(date) => date.first_day(),
            Edtf::Lasted(start, _) | Edtf::Between(start, _) => {
                start.date().and_then(|date| date.first_day())
            }
        }
    }

    /// The last day it may be; `None` when the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        match self {
            Edtf::At(date) => date.last_day(),
            Edtf::Lasted(_, end) | Edtf::Between(_, end) => end.date().and_then(|date| date.last_day()),
        }
    }

    /// The year under which it is listed: of its start, else of its end.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        match self {
            Edtf::At(date) => Some(date.year),
            Edtf::Lasted(start, end) | Edtf::Between(start, end) => {
                start.date().or(end.date()).map(|date| date.year)
            }
        }
    }

    /// A key that puts dates in reading order: by first day; what lasted and
    /// coarse dates before exact ones, what happened some time between after
    /// them. An open start sorts by its end.
    #[must_use]
    pub fn sort_key(&self) -> (i32, i32) {
        let day = |day: NaiveDate| day.num_days_from_ce();
        let first = self.earliest().or(self.latest()).map_or(i32::MAX, day);
        let last = self.latest().or(self.earliest()).map_or(i32::MAX, day);
        let length = last.saturating_sub(first);
        (first, if matches!(self, Edtf::Between(..)) { length } else { -length })
    }

    /// The part of the date up to which it speaks: of what lasted, its end.
    /// First and last day that this may be.
    #[must_use]
    pub fn reach(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Edtf::Lasted(start, end) => {
                let date = end.date().or(start.date());
                (date.and_then(|date| date.first_day()), date.and_then(|date| date.last_day()))
            }
            Edtf::At(_) | Edtf::Between(..) => {
                (self.earliest().or(self.latest()), self.latest().or(self.earliest()))
            }
        }
    }

    /// Whether everything about it is as reported: a plain date, no doubt.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        matches!(self, Edtf::At(date) if date.certainty == Certainty::Sure)
            || matches!(self, Edtf::Lasted(start, end)
                if [start, end].iter().all(|end| end.date().is_none_or(|date| date.certainty == Certainty::Sure)))
    }
}

/// The EDTF text of a date: what [`Edtf::parse`] reads as the same date.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::At(date) => write!(f, "{date}"),
            Edtf::Lasted(start, end) => write!(f, "{start}/{end}"),
            Edtf::Between(start, end) => {
                let shown = |end: &End| end.date().map(|date| date.to_string()).unwrap_or_default();
                write!(f, "[{}..{}]", shown(start), shown(end))
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::At(date) => write!(f, "{date}"),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inferred = if self.certainty == Certainty::YearInferred { "?" } else { "" };
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", self.year / 100)?,
            Precision::Decade => write!(f, "{:03}X", self.year / 10)?,
            Precision::Year => write!(f, "{:04}", self.year)?,
            Precision::Season | Precision::Month => {
                write!(f, "{:04}{inferred}-{:02}", self.year, self.month)?
            }
            Precision::Day => write!(f, "{:04}{inferred}-{:02}-{:02}", self.year, self.month, self.day)?,
        }
        f.write_str(match self.certainty {
            Certainty::Sure | Certainty::YearInferred => "",
            Certainty::Uncertain => "?",
            Certainty::Approximate => "~",
            Certainty::UncertainApproximate => "%",
        })
    }
}

/// Orders two dates that may be absent: undated last.
#[must_use]
pub fn by_date(a: Option<&Edtf>, b: Option<&Edtf>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.sort_key().cmp(&b.sort_key()),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

impl End {
    /// The date at this end, if there is one.
    #[must_use]
    pub fn date(&self) -> Option<PartialDate> {
        match self {
            End::At(date) => Some(*date),
            End::Open | End::Unknown => None,
        }
    }

    fn parse(text: &str) -> Result<End, Fault> {
        match text {
            "" => Ok(End::Unknown),
            ".." => Ok(End::Open),
            _ => PartialDate::parse(text).map(End::At).ok_or(Fault::Unreadable),
        }
    }

    fn or_open(text: &str) -> Result<End, Fault> {
        if text.is_empty() { Ok(End::Open) } else { End::parse(text) }
    }
}

/// Refuses a span that ends before it begins, or that says nothing at all.
fn ordered(start: End, end: End) -> Result<(), Fault> {
    match (start.date(), end.date()) {
        (None, None) => Err(Fault::Unreadable),
        (Some(start), Some(end)) if end.last_day() < start.first_day() => Err(Fault::Backward),
        _ => Ok(()),
    }
}

impl PartialDate {
    /// Whether it is as reported, without any doubt.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self.certainty == Certainty::Sure
    }

    /// Reads one date; `None` if it has no such form or names no real day.
    #[must_use]
    pub fn parse(text: &str) -> Option<PartialDate> {
        let (text, certainty) = split_certainty(text);
        let mut parts = text.split('-');
        let (year_text, rest) = (parts.next()?, parts);
        let (year_text, inferred) = match year_text.strip_suffix('?') {
            Some(year) if text.len() > year.len() + 1 && certainty == Certainty::Sure => (year, true),
            Some(_) => return None,
            None => (year_text, false),
        };
        let mut date = PartialDate::from_year(year_text)?;
        date.certainty = if inferred { Certainty::YearInferred } else { certainty };
        date.read_rest(rest)?;
        date.first_day().map(|_| date)
    }

    fn from_year(text: &str) -> Option<PartialDate> {
        let digits = text.trim_end_matches('X');
        if text.len() != 4 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (precision, scale) = match text.len() - digits.len() {
            0 => (Precision::Year, 1),
            1 => (Precision::Decade, 10),
            2 => (Precision::Century, 100),
            _ => return None,
        };
        let year = digits.parse::<i16>().ok()? * scale;
        Some(PartialDate { year, month: 0, day: 0, precision, certainty: Certainty::Sure })
    }

    fn read_rest<'a>(&mut self, mut parts: impl Iterator<Item = &'a str>) -> Option<()> {
        let Some(month) = parts.next() else { return Some(()) };
        let day = parts.next();
        if self.precision != Precision::Year || parts.next().is_some() {
            return None;
        }
        if month == "XX" {
            return matches!(day, None | Some("XX")).then_some(());
        }
        self.month = two_digits(month)?;
        self.precision = match self.month {
            1..=12 => Precision::Month,
            21..=24 if day.is_none() => Precision::Season,
            _ => return None,
        };
        match day {
            None | Some("XX") => Some(()),
            Some(day) => {
                self.day = two_digits(day).filter(|day| *day > 0)?;
                self.precision = Precision::Day;
                Some(())
            }
        }
    }

    /// The first day it may be; `None` if the calendar has no such day.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let (month, day) = match self.precision {
            Precision::Century | Precision::Decade | Precision::Year => (1, 1),
            Precision::Season => (SEASON_STARTS[usize::from(self.month - 21)], 1),
            Precision::Month => (self.month, 1),
            Precision::Day => (self.month, self.day),
        };
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(month), u32::from(day))
    }

    /// The last day it may be; `None` if the calendar has no such day.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let next = |months: u32| {
            self.first_day()
                .and_then(|day| day.checked_add_months(chrono::Months::new(months)))
                .and_then(|day| day.pred_opt())
        };
        match self.precision {
            Precision::Century => next(1200),
            Precision::Decade => next(120),
            Precision::Year => next(12),
            Precision::Season => next(3),
            Precision::Month => next(1),
            Precision::Day => self.first_day(),
        }
    }
}

/// First months of spring, summer, autumn and winter in the northern half.
const SEASON_STARTS: [u8; 4] = [3, 6, 9, 12];

fn split_certainty(text: &str) -> (&str, Certainty) {
    match text.as_bytes().last() {
        Some(b'?') => (&text[..text.len() - 1], Certainty::Uncertain),
        Some(b'~') => (&text[..text.len() - 1], Certainty::Approximate),
        Some(b'%') => (&text[..text.len() - 1], Certainty::UncertainApproximate),
        _ => (text, Certainty::Sure),
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let date = Edtf::parse(text).unwrap();
        let show = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        assert_eq!((show(date.earliest()).as_str(), show(date.latest()).as_str()), (first, last), "{text}");
    }

    #[test]
    fn precision_is_kept() {
        check("2019-10-14", "2019-10-14", "2019-10-14");
        check("2019-10", "2019-10-01", "2019-10-31");
        check("2019", "2019-01-01", "2019-12-31");
        check("201X", "2010-01-01", "2019-12-31");
        check("19XX", "1900-01-01", "1999-12-31");
        check("2019-21", "2019-03-01", "2019-05-31");
        check("2019-10-XX", "2019-10-01", "2019-10-31");
        check("2019-XX-XX", "2019-01-01", "2019-12-31");
    }

    #[test]
    fn spans_may_be_open() {
        check("2013-03/2017-11", "2013-03-01", "2017-11-30");
        check("2019/..", "2019-01-01", "-");
        check("/2019-02", "-", "2019-02-28");
        check("[2018-12..2021-04]", "2018-12-01", "2021-04-30");
        check("[..2021]", "-", "2021-12-31");
    }

    #[test]
    fn doubt_is_kept() {
        let sure = |text| match Edtf::parse(text).unwrap() {
            Edtf::At(date) => date.certainty,
            _ => unreachable!("{text} is a point"),
        };
        assert_eq!(sure("2019-10-14?"), Certainty::Uncertain);
        assert_eq!(sure("2019~"), Certainty::Approximate);
        assert_eq!(sure("2019-10%"), Certainty::UncertainApproximate);
        assert_eq!(sure("2021?-04-11"), Certainty::YearInferred);
        assert_eq!(sure("2021?"), Certainty::Uncertain);
    }

    #[test]
    fn a_date_is_written_as_it_is_read() {
        for text in [
            "2019-10-14",
            "2019-10",
            "2019",
            "201X",
            "19XX",
            "2019-21",
            "2019-10-14?",
            "2019~",
            "2019-10%",
            "2021?-04-11",
            "2021?-04",
            "2013-03/2017-11",
            "2019/..",
            "/2019-02",
            "2019-01?/2020",
            "[2018-12..2021-04]",
            "[..2021]",
            "[2019-12-02~..]",
        ] {
            assert_eq!(Edtf::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "",
            "x",
            "2019-13",
            "2019-02-30",
            "2019-00",
            "2019-1-1",
            "14 Oct 2019",
            "2019-10-14T10:00",
            "../..",
            "[]",
            "[2019]",
            "2019/x",
            "20191014",
            "2019-21-01",
            "2021?-04-11?",
            "２０１９",
            "XXXX",
            "2019-XX-03",
        ] {
            assert_eq!(Edtf::parse(text), Err(Fault::Unreadable), "{text}");
        }
        assert_eq!(Edtf::parse("2019/2018"), Err(Fault::Backward));
        assert_eq!(Edtf::parse("[2019-02..2019-01]"), Err(Fault::Backward));
    }

    #[test]
    fn reading_order_puts_coarse_before_fine_and_undated_last() {
        let wanted = ["2018-12-31", "2019", "2019-01-01", "2019-10-14", "[2019-10-14..2019-10-20]"];
        let mut dates = wanted.map(|text| Edtf::parse(text).ok());
        let wanted = dates;
        dates.reverse();
        dates.sort_by(|a, b| by_date(a.as_ref(), b.as_ref()));
        assert_eq!(dates, wanted);
        assert_eq!(by_date(None, dates[0].as_ref()), Ordering::Greater);
    }
}

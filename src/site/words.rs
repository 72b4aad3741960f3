//! Model values in words of the interface language: dates, vocabularies, statuses.
//!
//! Dates keep their precision: a month is never shown as a day, and what is
//! uncertain says so in a note of its own.

use crate::model::vocabulary::{AliasKind, CaseState, DateBasis, EventKind, Role, Status, Vocabulary};
use crate::site::messages::{Arg, Messages};
use crate::site::views::{Shape, Text, When};
use crate::text::edtf::{Certainty, Edtf, End, PartialDate, Precision};
use crate::text::foreign;
use crate::text::lang::{Direction, direction_of_language, direction_of_text, without_usual_script};

/// The interface language of a page, and how model values read in it.
#[derive(Debug, Clone, Copy)]
pub struct Words<'m> {
    messages: &'m Messages,
    dir: Direction,
}

impl<'m> Words<'m> {
    /// Speaks the language of `messages`.
    #[must_use]
    pub fn new(messages: &'m Messages) -> Self {
        Words { messages, dir: direction_of_language(messages.lang()) }
    }

    /// The table itself.
    #[must_use]
    pub fn messages(self) -> &'m Messages {
        self.messages
    }

    /// The direction of the interface language.
    #[must_use]
    pub fn dir(self) -> Direction {
        self.dir
    }

    /// A text without variables.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.messages.text(key)
    }

    /// A number of things, as the language groups its digits.
    #[must_use]
    pub fn number(self, number: usize) -> String {
        self.messages.number(number)
    }

    /// A text from a record: with its language, or else its direction, where they are not the page's.
    ///
    /// `lang` is `None` where nobody said; then only the direction is told from its letters.
    #[must_use]
    pub fn foreign(self, value: impl Into<String>, lang: Option<&str>) -> Text {
        let value = value.into();
        let (lang, dir) = self.marks(&value, lang);
        Text { value, lang, dir }
    }

    /// The language and the direction of a text, where they are not the page's; `lang` as in [`Words::foreign`].
    #[must_use]
    pub fn marks(self, value: &str, lang: Option<&str>) -> (Option<String>, Option<Direction>) {
        let lang = lang.map(without_usual_script).filter(|lang| *lang != self.messages.lang());
        let dir = lang.map_or_else(|| direction_of_text(value), direction_of_language);
        (lang.map(str::to_owned), (dir != self.dir() && has_letters(value)).then_some(dir))
    }

    /// A text inside a message, so that the page can say in which language it is.
    #[must_use]
    pub fn inside(self, text: &Text) -> String {
        match text {
            Text { value, lang: None, dir: None } => value.clone(),
            Text { value, lang, dir } => foreign::marked(value, lang.as_deref(), *dir),
        }
    }

    /// Joins words with commas.
    #[must_use]
    pub fn list(self, words: &[String]) -> String {
        words.join(&self.text("list_sep"))
    }

    /// A date in words, with what is uncertain about it.
    #[must_use]
    pub fn date(self, date: Option<&Edtf>) -> When {
        let Some(date) = date else {
            return When { text: self.text("date_unknown"), datetime: None, notes: Vec::new() };
        };
        match date {
            Edtf::At(point) => When {
                text: self.about(*point, self.point(*point)),
                datetime: datetime(*point),
                notes: self.point_notes(*point),
            },
            Edtf::Lasted(start, end) => When {
                text: self.span(*start, *end, ["date_from", "date_until"]),
                datetime: None,
                notes: self.doubts(*start, *end),
            },
            Edtf::Between(start, end) => {
                let closed = start.date().is_some() && end.date().is_some();
                let mut notes: Vec<String> = closed.then(|| self.text("date_between")).into_iter().collect();
                notes.extend(self.doubts(*start, *end));
                When { text: self.span(*start, *end, ["date_after", "date_by"]), datetime: None, notes }
            }
        }
    }

    /// As of when something was reported, in words; what lasted or lies between is no single day.
    #[must_use]
    pub fn as_of(self, date: Option<&Edtf>) -> String {
        match date {
            None => self.text("as_of_unknown"),
            Some(Edtf::At(_)) => self.messages.with("as_of", &self.date_phrase_of(date)),
            Some(_) => self.date_phrase_of(date),
        }
    }

    fn date_phrase_of(self, date: Option<&Edtf>) -> String {
        date.map(|date| self.date_phrase(date)).unwrap_or_default()
    }

    /// A date in words that need no note: `some time between X and Y` is no duration.
    #[must_use]
    pub fn date_phrase(self, date: &Edtf) -> String {
        let Edtf::Between(start, end) = date else { return self.date_text(date) };
        let (Some(from), Some(to)) = (start.date(), end.date()) else { return self.date_text(date) };
        let word = |date: PartialDate| unbroken(&self.about(date, self.point(date)));
        let (from, to) = (word(from), word(to));
        self.messages.fill("date_some_time", &[("from", Arg::Word(&from)), ("to", Arg::Word(&to))])
    }

    /// A date in words, without its notes.
    #[must_use]
    pub fn date_text(self, date: &Edtf) -> String {
        self.date(Some(date)).text
    }

    fn point(self, date: PartialDate) -> String {
        let year = date.year.to_string();
        let key = match date.precision {
            Precision::Century => return self.messages.with("date_century", &year),
            Precision::Decade => return self.messages.with("date_decade", &year),
            Precision::Year => return self.messages.fill("date_year", &[("year", Arg::Word(&year))]),
            Precision::Season => format!("season_{}", date.month),
            Precision::Month => format!("alone_{}", date.month),
            Precision::Day => format!("month_{}", date.month),
        };
        let month = self.text(&key);
        let args = [("month", Arg::Word(&month)), ("year", Arg::Word(&year))];
        match date.precision {
            Precision::Day => {
                let day = date.day.to_string();
                self.messages.fill("date_day", &[args[0], args[1], ("day", Arg::Word(&day))])
            }
            _ => self.messages.fill("date_month", &args),
        }
    }

    fn about(self, date: PartialDate, text: String) -> String {
        match date.certainty {
            Certainty::Approximate | Certainty::UncertainApproximate => {
                self.messages.with("date_about", &text)
            }
            _ => text,
        }
    }

    fn point_notes(self, date: PartialDate) -> Vec<String> {
        let coarse = match date.precision {
            Precision::Month => Some("no_day"),
            Precision::Year => Some("no_month"),
            _ => None,
        };
        coarse.into_iter().chain(doubt(date)).map(|key| self.text(key)).collect()
    }

    fn doubts(self, start: End, end: End) -> Vec<String> {
        let mut keys: Vec<&str> = [start, end].iter().filter_map(End::date).filter_map(doubt).collect();
        keys.dedup();
        keys.into_iter().map(|key| self.text(key)).collect()
    }

    /// A span of time; `open` are the texts for one without an end and one without a start.
    fn span(self, start: End, end: End, open: [&str; 2]) -> String {
        let word = |date: PartialDate| unbroken(&self.about(date, self.point(date)));
        match (start.date(), end.date()) {
            (Some(from), Some(to)) if same_month(from, to) => self.days_of_month(from, to),
            (Some(from), Some(to)) => {
                let (from, to) = (word(from), word(to));
                self.messages.fill("date_range", &[("from", Arg::Word(&from)), ("to", Arg::Word(&to))])
            }
            (Some(from), None) => self.messages.with(open[0], &word(from)),
            (None, Some(to)) => self.messages.with(open[1], &word(to)),
            (None, None) => self.text("date_unknown"),
        }
    }

    /// `2–8 Dec 2019`.
    fn days_of_month(self, from: PartialDate, to: PartialDate) -> String {
        let month = self.text(&format!("month_{}", from.month));
        let (year, days) = (from.year.to_string(), format!("{}–\u{2060}{}", from.day, to.day));
        let args = [("day", Arg::Word(&days)), ("month", Arg::Word(&month)), ("year", Arg::Word(&year))];
        unbroken(&self.messages.fill("date_day", &args))
    }

    /// What kind of act.
    #[must_use]
    pub fn event(self, kind: EventKind) -> String {
        self.word("event", kind)
    }

    /// A role of `count` people.
    #[must_use]
    pub fn role(self, role: Role, count: usize) -> String {
        self.messages.count(&key("role", role), count)
    }

    /// A role inside a sentence: `victim`; `None` for one that says nothing: participant.
    #[must_use]
    pub fn role_inside(self, role: Role) -> Option<String> {
        (role != Role::Participant).then(|| self.role(role, 1).to_lowercase())
    }

    /// A status.
    #[must_use]
    pub fn status(self, status: Status) -> String {
        self.word("status", status)
    }

    /// The state of a case.
    #[must_use]
    pub fn state(self, state: CaseState) -> String {
        self.word("state", state)
    }

    /// What a report's date rests on.
    #[must_use]
    pub fn basis(self, basis: DateBasis) -> String {
        self.word("basis", basis)
    }

    /// What kind of name, and in which script: `native name, Arabic script`.
    #[must_use]
    pub fn name_kind(self, kind: Option<AliasKind>, script: Option<&str>) -> String {
        let kind = kind.map(|kind| self.word("name", kind));
        let script = script.map(|script| self.or_as_is("script", script));
        self.list(&kind.into_iter().chain(script).collect::<Vec<_>>())
    }

    /// The name of a country, from its ISO 3166 code; anything else stays as typed.
    #[must_use]
    pub fn country(self, country: &str) -> String {
        self.or_as_is("country", country)
    }

    /// The name of a language, from its BCP 47 tag; a tag without a name stays as typed.
    #[must_use]
    pub fn language(self, tag: &str) -> String {
        self.or_as_is("lang", tag)
    }

    /// A property as a label: `legal-status` reads `Legal status`.
    #[must_use]
    pub fn property(self, prop: &str) -> String {
        let spaced = prop.replace(['-', '_'], " ");
        let mut letters = spaced.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn word<V: Vocabulary>(self, prefix: &str, value: V) -> String {
        self.text(&key(prefix, value))
    }

    fn or_as_is(self, prefix: &str, code: &str) -> String {
        let key = format!("{prefix}_{}", code.replace('-', "_").to_lowercase());
        self.messages.plain().get(&key).cloned().unwrap_or_else(|| code.to_owned())
    }
}

/// The shape that says a status. A long table, so that each shape has one meaning.
#[must_use]
pub fn shape(status: Status) -> Shape {
    match status {
        Status::Held
        | Status::HeldAwaitingTrial
        | Status::HeldUnderInvestigation
        | Status::HeldAwaitingExtradition
        | Status::ServingSentence
        | Status::HeldArbitrarily => Shape::Held,
        Status::HouseArrest | Status::Restricted => Shape::Limit,
        Status::AsylumSeeker => Shape::Seek,
        Status::Protected | Status::Resettled => Shape::Safe,
        Status::Released | Status::Acquitted | Status::InExile | Status::ReturnedHome => Shape::Free,
        Status::Removed => Shape::Out,
        Status::Missing | Status::Unknown => Shape::Gone,
        Status::Dead => Shape::Dead,
    }
}

fn key<V: Vocabulary>(prefix: &str, value: V) -> String {
    format!("{prefix}_{}", value.word().replace('-', "_"))
}

fn doubt(date: PartialDate) -> Option<&'static str> {
    match date.certainty {
        Certainty::Sure | Certainty::Approximate => None,
        Certainty::Uncertain | Certainty::UncertainApproximate => Some("date_uncertain"),
        Certainty::YearInferred => Some("year_inferred"),
    }
}

fn same_month(from: PartialDate, to: PartialDate) -> bool {
    let days = from.precision == Precision::Day && to.precision == Precision::Day;
    let sure = from.certainty == Certainty::Sure && to.certainty == Certainty::Sure;
    days && sure && (from.year, from.month) == (to.year, to.month)
}

/// Keeps the parts of a date on one line.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The machine-readable form of a year, month or day.
fn datetime(date: PartialDate) -> Option<String> {
    let (year, month, day) = (date.year, date.month, date.day);
    match date.precision {
        Precision::Day => Some(format!("{year:04}-{month:02}-{day:02}")),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Year => Some(format!("{year:04}")),
        _ => None,
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::model::vocabulary::{CaseState, DateBasis, EventKind, Role, Status, Vocabulary};
    use crate::site::messages::Messages;
    use crate::text::edtf::Edtf;
    use crate::text::lang::Direction;

    #[track_caller]
    fn check(date: &str, expected: &str, datetime: Option<&str>, notes: &[&str]) {
        let messages = Messages::english();
        let when = Words::new(&messages).date(Some(&Edtf::parse(date).unwrap()));
        assert_eq!(when.text.replace('\u{a0}', " ").replace('\u{2060}', ""), expected);
        assert_eq!(when.datetime.as_deref(), datetime, "{date}");
        assert_eq!(when.notes, notes, "{date}");
    }

    #[test]
    fn a_date_is_never_finer_than_it_was_given() {
        check("2019-10-14", "14 Oct 2019", Some("2019-10-14"), &[]);
        check("2019-10", "Oct 2019", Some("2019-10"), &["day not given"]);
        check("2019", "2019", Some("2019"), &["only the year is given"]);
        check("201X", "the 2010s", None, &[]);
    }

    #[test]
    fn doubt_is_told_in_words() {
        check("2019-10-14?", "14 Oct 2019", Some("2019-10-14"), &["uncertain"]);
        check("2019-12-02~", "about 2 Dec 2019", Some("2019-12-02"), &[]);
        check("2021?-04-11", "11 Apr 2021", Some("2021-04-11"), &["year inferred"]);
    }

    #[test]
    fn spans_say_whether_they_lasted_or_lie_between() {
        check("2013-03/2017-11", "Mar 2013 – Nov 2017", None, &[]);
        check("2017-11/..", "from Nov 2017", None, &[]);
        check("[2019-12-02..2019-12-08]", "2–8 Dec 2019", None, &["some time between"]);
        check("[..2021]", "by 2021", None, &[]);
    }

    #[test]
    fn every_word_of_the_vocabularies_has_a_text() {
        let messages = Messages::english();
        let words = Words::new(&messages);
        let all = EventKind::WORDS.iter().map(|row| words.event(row.1));
        let all = all.chain(Status::WORDS.iter().map(|row| words.status(row.1)));
        let all = all.chain(CaseState::WORDS.iter().map(|row| words.state(row.1)));
        let all = all.chain(DateBasis::WORDS.iter().map(|row| words.basis(row.1)));
        let all = all.chain(Role::WORDS.iter().map(|row| words.role(row.1, 2)));
        for text in all {
            assert!(!text.contains('⟦'), "{text}");
        }
    }

    #[test]
    fn text_carries_only_what_differs_from_the_page() {
        let messages = Messages::english();
        let words = Words::new(&messages);
        assert_eq!(words.foreign("Almaty", Some("en")).lang, None);
        let kazakh = words.foreign("Қастер", Some("kk-Cyrl"));
        assert_eq!((kazakh.lang.as_deref(), kazakh.dir), (Some("kk"), None));
        let uyghur = words.foreign("نۇرگۈل", None);
        assert_eq!((uyghur.lang, uyghur.dir), (None, Some(Direction::Rtl)));
    }
}

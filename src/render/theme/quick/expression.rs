//! What templates say between their marks: names, texts, numbers, `and`, `or`, `not`, comparisons, `length`.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::render::theme::quick::values::Field;

/// An expression, ready to be looked up.
#[derive(Debug)]
pub(super) enum Expression {
    Path(Path),
    Text(Box<str>),
    Number(i64),
    Bool(bool),
    /// `loop.first` of a loop, by how deep it lies.
    First(usize),
    /// `loop.last`
    Last(usize),
    Length(Box<Expression>),
    Not(Box<Expression>),
    And(Box<[Expression; 2]>),
    Or(Box<[Expression; 2]>),
    Compare(Box<[Expression; 2]>, &'static str),
}

/// A way through the view: `a.b.c`.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) start: Start,
    pub(super) names: Vec<Name>,
}

impl Path {
    fn is(&self, names: &[&str]) -> bool {
        self.names.iter().map(|name| &*name.name).eq(names.iter().copied())
    }
}

/// Where a way begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    View,
    /// The item of a loop, by how deep that lies.
    Loop(usize),
}

/// The name of a field, and where it stood the last time it was looked for.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) name: Box<str>,
    place: AtomicUsize,
    /// The address of the view's own word for it: a field that has it needs no reading.
    word: AtomicUsize,
}

impl Name {
    fn new(name: &str) -> Name {
        Name { name: name.into(), place: AtomicUsize::new(0), word: AtomicUsize::new(0) }
    }

    /// Finds the field of this name.
    pub(super) fn of<'f>(&self, fields: &'f [Field]) -> Option<&'f Field> {
        let (place, word) = (self.place.load(Relaxed), self.word.load(Relaxed));
        let is_word =
            |field: &&Field| field.name.as_ptr().addr() == word && field.name.len() == self.name.len();
        if let Some(field) = fields.get(place).filter(is_word) {
            return Some(field);
        }
        let at = fields.iter().position(|field| *field.name == *self.name)?;
        self.place.store(at, Relaxed);
        self.word.store(fields[at].name.as_ptr().addr(), Relaxed);
        Some(&fields[at])
    }
}

/// What names may stand for besides the view.
#[derive(Clone, Copy)]
pub(super) struct Names<'n> {
    /// The variables of the loops around, the outermost first.
    pub(super) loops: &'n [String],
    /// What stands for the names of the interface texts, and for the policy.
    pub(super) constant: &'n dyn Fn(&str) -> Option<String>,
}

/// Reads a whole expression, and whether it is printed as it is; `None` for what only the template engine knows.
pub(super) fn printed(text: &str, names: Names<'_>) -> Option<(Expression, bool)> {
    let (value, is_safe) = match text.rsplit_once('|').map(|(value, filter)| (value, filter.trim())) {
        Some((value, "safe")) => (read(value, names)?, true),
        _ => (read(text, names)?, false),
    };
    match &value {
        // The theme renders these two itself.
        Expression::Path(path) => {
            let is_own = path.start == Start::View
                && [["frame", "top"], ["frame", "foot"]].iter().any(|own| path.is(own));
            Some((value, is_safe || is_own))
        }
        Expression::Text(_) | Expression::Length(_) => Some((value, is_safe)),
        // The filter is that of the last part alone.
        _ => (!is_safe).then_some((value, false)),
    }
}

/// Reads a whole expression; `None` for what only the template engine knows.
pub(super) fn read(text: &str, names: Names<'_>) -> Option<Expression> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0, names };
    let read = reader.or()?;
    (reader.at == reader.tokens.len()).then_some(read)
}

const SIGNS: [&str; 10] = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "|", "[]"];
const COMPARISONS: [&str; 6] = ["==", "!=", "<=", ">=", "<", ">"];

fn tokens(text: &str) -> Option<Vec<&str>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
        let length = match (first, sign) {
            ('"' | '\'', _) => rest[1..].find(first)? + 2,
            (_, Some(sign)) => sign.len(),
            _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => return None,
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    Some(tokens)
}

struct Reader<'t> {
    tokens: Vec<&'t str>,
    at: usize,
    names: Names<'t>,
}

impl<'t> Reader<'t> {
    fn takes(&mut self, token: &str) -> bool {
        let is_it = self.tokens.get(self.at) == Some(&token);
        self.at += usize::from(is_it);
        is_it
    }

    fn next(&mut self) -> Option<&'t str> {
        self.at += 1;
        self.tokens.get(self.at - 1).copied()
    }

    fn or(&mut self) -> Option<Expression> {
        let mut left = self.and()?;
        while self.takes("or") {
            left = Expression::Or(Box::new([left, self.and()?]));
        }
        Some(left)
    }

    fn and(&mut self) -> Option<Expression> {
        let mut left = self.not()?;
        while self.takes("and") {
            left = Expression::And(Box::new([left, self.not()?]));
        }
        Some(left)
    }

    fn not(&mut self) -> Option<Expression> {
        match self.takes("not") {
            true => Some(Expression::Not(Box::new(self.not()?))),
            false => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Option<Expression> {
        let left = self.filtered()?;
        match COMPARISONS.into_iter().find(|sign| self.takes(sign)) {
            Some(sign) => Some(Expression::Compare(Box::new([left, self.filtered()?]), sign)),
            None => Some(left),
        }
    }

    fn filtered(&mut self) -> Option<Expression> {
        let mut value = self.one()?;
        while self.takes("|") {
            value = (self.next()? == "length").then(|| Expression::Length(Box::new(value)))?;
        }
        Some(value)
    }

    fn one(&mut self) -> Option<Expression> {
        if self.takes("(") {
            let inner = self.or()?;
            return self.takes(")").then_some(inner);
        }
        let token = self.next()?;
        match token {
            "true" | "True" => Some(Expression::Bool(true)),
            // Of an empty list nobody asks more than whether it is one.
            "false" | "False" | "[]" => Some(Expression::Bool(false)),
            "loop.first" => Some(Expression::First(self.names.loops.len().checked_sub(1)?)),
            "loop.last" => Some(Expression::Last(self.names.loops.len().checked_sub(1)?)),
            _ if token.starts_with(['"', '\'']) => Some(Expression::Text(token[1..token.len() - 1].into())),
            _ if token.starts_with(|c: char| c.is_ascii_digit()) => {
                token.parse().ok().map(Expression::Number)
            }
            _ => self.path(token),
        }
    }

    fn path(&self, token: &str) -> Option<Expression> {
        const WORDS: [&str; 11] =
            ["and", "or", "not", "in", "is", "none", "None", "null", "loop", "super", "self"];
        let mut names = token.split('.');
        let first = names.next()?;
        if WORDS.contains(&first) || token.split('.').any(str::is_empty) {
            return None;
        }
        let of_loop = self.names.loops.iter().rposition(|name| name == first);
        if of_loop.is_none()
            && let Some(text) = (self.names.constant)(token)
        {
            return Some(Expression::Text(text.into()));
        }
        let start = of_loop.map_or(Start::View, Start::Loop);
        let own = of_loop.is_none().then_some(first);
        Some(Expression::Path(Path { start, names: own.into_iter().chain(names).map(Name::new).collect() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> Option<Expression> {
        read(
            text,
            Names { loops: &["row".to_owned()], constant: &|name| (name == "t.x").then(|| "X".to_owned()) },
        )
    }

    #[test]
    fn not_binds_closer_than_and_and_that_closer_than_or() {
        let Some(Expression::Or(or)) = reads("a.b and not loop.first or (c | length) > 1") else { panic!() };
        let [Expression::And(and), Expression::Compare(compared, ">")] = *or else { panic!() };
        assert!(matches!(*and, [Expression::Path(_), Expression::Not(_)]));
        assert!(matches!(*compared, [Expression::Length(_), Expression::Number(1)]));
    }

    #[test]
    fn names_are_those_of_loops_before_others() {
        assert!(
            matches!(reads("row.a"), Some(Expression::Path(path)) if path.start == Start::Loop(0) && path.names.len() == 1)
        );
        assert!(matches!(reads("a"), Some(Expression::Path(path)) if path.start == Start::View));
        assert!(matches!(reads("t.x"), Some(Expression::Text(text)) if &*text == "X"));
    }

    #[test]
    fn a_filter_is_that_of_the_last_part() {
        let names = Names { loops: &[], constant: &|_| None };
        for text in ["a or b | safe", "not a | safe", "a and b | safe", "a > 1 | safe"] {
            assert!(printed(text, names).is_none(), "{text}");
        }
        let is_safe = |text| printed(text, names).map(|found| found.1);
        assert_eq!(
            ["a.b | safe", "a.b", "frame.top", "frame.title"].map(is_safe),
            [true, false, true, false].map(Some)
        );
    }

    #[test]
    fn the_rest_is_left_to_the_engine() {
        for text in [
            "a | upper",
            "a is defined",
            "a[0]",
            "f(x=1)",
            "a +",
            "super()",
            "loop.index",
            "a..b",
            "None",
            "",
        ] {
            assert!(reads(text).is_none(), "{text}");
        }
    }
}

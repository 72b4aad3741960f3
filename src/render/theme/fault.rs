//! What is wrong with a template: where, and what could have stood there.

use std::fmt;
use std::ops::Range;

use tera::{Context, ErrorKind};

use crate::text::nearest::{nearest, nearest_first};

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The file, as it is called in `templates/`.
    pub template: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The bytes of the template that are wrong, where they are known.
    pub range: Option<Range<usize>>,
    /// What is wrong, in one line.
    pub message: String,
    /// The name that nothing has, where that is what is wrong.
    unknown: Option<Box<Unknown>>,
}

/// A name that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unknown {
    name: String,
    /// What could have stood in its place, the nearest first.
    known: Vec<String>,
}

impl ThemeError {
    /// A fault of a file as a whole.
    #[must_use]
    pub fn of_file(template: String, message: String) -> ThemeError {
        ThemeError { template, line: None, range: None, message, unknown: None }
    }

    pub(super) fn unknown_file(name: String) -> ThemeError {
        let message =
            format!("`{name}` is neither a template (`.html`) nor a built-in stylesheet, script or icon");
        ThemeError::of_file(name, message)
    }

    pub(super) fn no_component(name: &str, component: &str) -> ThemeError {
        let message = format!("`{name}` defines no component `{component}`, which its name promises");
        ThemeError::of_file(name.to_owned(), message)
    }

    pub(super) fn from_tera(name: &str, error: &tera::Error) -> ThemeError {
        match error.kind() {
            ErrorKind::SyntaxError(place) | ErrorKind::RenderingError(place) => {
                let (message, unknown) = told_apart(place.message());
                ThemeError {
                    template: place.filename().to_owned(),
                    line: Some(place.span().start_line),
                    range: Some(place.span().range.clone()),
                    message,
                    unknown,
                }
            }
            _ => ThemeError::reported(name, &error.to_string()),
        }
    }

    /// Reads the first of several faults that the engine tells of as text: `error: …`, `--> [file:1:2]`.
    fn reported(name: &str, report: &str) -> ThemeError {
        let first = report.lines().find_map(|line| line.strip_prefix("error: "));
        let place = report.lines().find_map(|line| {
            let place = line.trim_start().strip_prefix("-->")?.trim().trim_matches(['[', ']']);
            let mut parts = place.rsplitn(3, ':');
            let (_, line, file) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
            Some((file.to_owned(), line))
        });
        let (message, unknown) = told_apart(first.unwrap_or(report));
        let (template, line) = place.map_or((name.to_owned(), None), |(file, line)| (file, Some(line)));
        ThemeError { template, line, range: None, message, unknown }
    }

    /// Adds the components that there are, where one that is called is not.
    pub(super) fn knowing_components<'a>(mut self, names: impl Iterator<Item = &'a str>) -> ThemeError {
        if let Some(unknown) = self.unknown.as_mut().filter(|_| self.message.contains("component")) {
            let mut names: Vec<String> = names.map(str::to_owned).collect();
            names.sort_unstable();
            names.dedup();
            unknown.known = nearest_first(&unknown.name, names);
        }
        self
    }

    /// Adds the fields of the variables that there are: `frame.title`, where `title` was asked for.
    pub(super) fn with_fields(mut self, context: &Context) -> ThemeError {
        if let Some(unknown) = self.unknown.as_mut().filter(|_| self.message.contains("variable")) {
            let fields = |name: &String| {
                let fields = context.get(name).and_then(|value| value.as_map());
                fields.into_iter().flatten().map(|(key, _)| format!("{name}.{key}")).collect::<Vec<_>>()
            };
            let below: Vec<String> = unknown.known.iter().flat_map(fields).collect();
            let all = std::mem::take(&mut unknown.known).into_iter().chain(below).collect();
            unknown.known = nearest_first(&unknown.name, all);
        }
        self
    }

    /// What to do: the nearest name, and what else could have been used.
    #[must_use]
    pub fn way_out(&self) -> Option<String> {
        let Unknown { name, known } = self.unknown.as_deref().filter(|unknown| !unknown.known.is_empty())?;
        let dots = if known.len() > SHOWN { " …" } else { "" };
        let shown: Vec<&str> = known.iter().take(SHOWN).map(String::as_str).collect();
        let all = format!("what can stand here, the nearest first: {}{dots}", shown.join(", "));
        Some(match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`? {all}"),
            None => all,
        })
    }
}

/// How many names a fault lists.
const SHOWN: usize = 16;

/// What the engine says in one sentence, apart: the fault, the name that nothing has, and the names there are.
fn told_apart(message: &str) -> (String, Option<Box<Unknown>>) {
    let (fault, known) = match message.split_once(" Available ") {
        Some((fault, list)) => (fault, list.split_once(": ").map_or("", |row| row.1)),
        None => (message, ""),
    };
    let name = fault.split('`').nth(1).unwrap_or_default();
    let kind = fault.split(' ').next().unwrap_or_default();
    let told = match (kind, fault.ends_with("is not defined.") || fault.ends_with("is not defined")) {
        ("Variable", true) => format!("there is no variable `{name}` here"),
        ("Field", true) => format!("there is no field `{name}` here"),
        ("Unknown", _) if fault.starts_with("Unknown component") => format!("there is no component `{name}`"),
        _ => return (fault.to_owned(), None),
    };
    let known = known.split(", ").filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let unknown = Unknown { name: name.to_owned(), known: nearest_first(name, known) };
    (told, Some(Box::new(unknown)))
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.template, self.message),
            None => write!(f, "{}: {}", self.template, self.message),
        }
    }
}

impl std::error::Error for ThemeError {}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn names_are_told_apart_and_the_nearest_comes_first() {
        let (message, unknown) =
            told_apart("Variable `autor` is not defined. Available variables: about, blocks, author");
        assert_eq!(message, "there is no variable `autor` here");
        let unknown = unknown.unwrap();
        assert_eq!(unknown.name, "autor");
        assert_eq!(unknown.known, ["author", "about", "blocks"]);
    }

    #[test]
    fn other_faults_stay_as_they_are() {
        assert_eq!(told_apart("Unknown tag"), ("Unknown tag".to_owned(), None));
    }
}

//! Content errors as values: a place, a code, and a way out.
//!
//! A stage returns its value **and** all its diagnostics ([`Checked`]); nobody
//! stops at the first fault of a file. Rendering is in [`terminal`] and [`json`].

pub mod codes;
pub mod json;
mod kept;
mod limit;
pub mod terminal;

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use thin_vec::ThinVec;

pub use codes::Code;
pub use kept::read_in;
pub use limit::{Shown, shorten};

/// A file of the site, by its position in path order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FileId(pub u32);

/// Hashed as an `i128`, as nothing else is: where something stands is no part of what it says, and a hasher
/// can tell.
impl Hash for FileId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i128(self.0.into());
    }
}

/// A stretch of one file: bytes `start..end`. `start == end == 0` is the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Which file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Hashed as an `i128`, like a [`FileId`].
impl Hash for Span {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i128(i128::from(self.file.0) << 64 | i128::from(self.start) << 32 | i128::from(self.end));
    }
}

impl Span {
    /// Builds a span from byte offsets; offsets past 4 GiB are clamped.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clamp(start), end: clamp(end) }
    }

    /// The file as a whole, for faults that have no line: its name, its folder.
    #[must_use]
    pub fn whole(file: FileId) -> Self {
        Span { file, start: 0, end: 0 }
    }

    /// The opening line of a record's file.
    #[must_use]
    pub fn top(file: FileId) -> Self {
        Span::new(file, 0, "+++".len())
    }
}

/// How grave a diagnostic is. Only an error stops a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build goes on, unless `--deny-warnings`.
    Warning,
}

impl Severity {
    /// Names the severity as it is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One fault in the content, with everything a person needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diag {
    /// Error or warning.
    pub severity: Severity,
    /// Which kind of fault; `casebook explain CODE` tells more.
    pub code: Code,
    /// What was found and what was expected: lower case, no full stop.
    pub message: Box<str>,
    /// Where.
    pub span: Span,
    /// A word at the place itself, where the message needs one.
    pub label: Option<Box<str>>,
    /// Further places that belong to the fault.
    pub also: ThinVec<(Span, String)>,
    /// What to type.
    pub help: ThinVec<Cow<'static, str>>,
}

impl Diag {
    /// Starts an error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Diag::new(Severity::Error, code, span, message.into())
    }

    /// Starts a warning at a place.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Diag::new(Severity::Warning, code, span, message.into())
    }

    fn new(severity: Severity, code: Code, span: Span, message: String) -> Self {
        let message = message.into_boxed_str();
        Diag { severity, code, message, span, label: None, also: ThinVec::new(), help: ThinVec::new() }
    }

    /// Puts a word at the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into().into_boxed_str());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push((span, text.into()));
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        // Large archives have a million warnings, most with one way out.
        self.help.reserve_exact(1);
        self.help.push(text.into());
        self
    }

    /// Adds a way out if there is one.
    #[must_use]
    pub fn help_if(self, text: Option<String>) -> Self {
        match text {
            Some(text) => self.help(text),
            None => self,
        }
    }

    /// Whether this is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A stage's value together with all its diagnostics.
#[derive(Debug, Clone, Default)]
pub struct Checked<T> {
    /// What the stage made, as far as the faults allow.
    pub value: T,
    /// What it found, in no particular order; see [`in_file_order`].
    pub diags: Vec<Diag>,
}

impl<T> Checked<T> {
    /// Takes the value out and hands the diagnostics to `sink`.
    pub fn into(self, sink: &mut Vec<Diag>) -> T {
        sink.extend(self.diags);
        self.value
    }
}

/// Puts diagnostics in the order of files and lines, dropping exact repeats.
pub fn in_file_order(diags: &mut Vec<Diag>) {
    diags.sort_by(|a, b| {
        (a.span, a.severity, a.code, &a.message).cmp(&(b.span, b.severity, b.code, &b.message))
    });
    diags.dedup();
}

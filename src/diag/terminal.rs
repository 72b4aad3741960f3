//! Diagnostics as text for a person at a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diag::{Diag, Severity, Span, shorten};
use crate::source::Sources;

/// Renders diagnostics with excerpts, then the summary of what was left out.
///
/// `all` shows every one; otherwise twenty and a count of the rest. The last
/// line counts errors and warnings; an empty slice gives an empty string.
#[must_use]
pub fn render(diags: &[Diag], sources: &Sources, all: bool, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let shown = shorten(diags, all);
    let mut out = String::new();
    for diag in &shown.full {
        out.push_str(&one(diag, sources, &renderer));
        out.push_str("\n\n");
    }
    if !shown.rest.is_empty() {
        out.push_str("and more, shown with --all:\n");
        for ((severity, code), count) in &shown.rest {
            out.push_str(&format!("{count:>8} × {}[{}]: {}\n", severity.as_str(), code.id(), code.title()));
        }
        out.push('\n');
    }
    out.push_str(&tally(diags));
    out
}

fn one(diag: &Diag, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diag.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level.primary_title(&*diag.message).id(diag.code.id()).elements(Vec::<Origin>::new());
    for snippet in excerpts(diag, sources) {
        group = group.element(snippet);
    }
    if diag.span.end == 0 {
        group = group.element(Origin::path(sources.path(diag.span.file)).line(1).char_column(1));
    }
    let help = diag.help.iter().map(|text| Level::HELP.message(&**text));
    let report: [Group<'_>; 1] = [group.elements(help)];
    renderer.render(&report)
}

/// One excerpt a file: the place itself first, then the further places.
fn excerpts<'a>(diag: &'a Diag, sources: &'a Sources) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut places = vec![(diag.span, diag.label.as_deref(), AnnotationKind::Primary)];
    places.extend(diag.also.iter().map(|(span, text)| (*span, Some(text.as_str()), AnnotationKind::Context)));
    let mut out: Vec<(Span, Snippet<'a, _>)> = Vec::new();
    for (span, label, kind) in places.into_iter().filter(|place| place.0.end > 0) {
        let annotation = kind.span(within(span, &sources.text(span.file))).label(label);
        match out.iter().position(|(first, _)| first.file == span.file) {
            Some(at) => {
                let (first, snippet) = out.remove(at);
                out.insert(at, (first, snippet.annotation(annotation)));
            }
            None => {
                let snippet = Snippet::source(sources.text(span.file)).path(sources.path(span.file));
                out.push((span, snippet.annotation(annotation)));
            }
        }
    }
    out.into_iter().map(|(_, snippet)| snippet).collect()
}

/// Keeps a span inside its text and on whole characters.
fn within(span: Span, text: &str) -> std::ops::Range<usize> {
    let floor = |at: u32| text.floor_char_boundary((at as usize).min(text.len()));
    floor(span.start)..floor(span.end).max(floor(span.start))
}

/// Counts errors and warnings in one line; empty when there are none.
#[must_use]
pub fn tally(diags: &[Diag]) -> String {
    let errors = diags.iter().filter(|diag| diag.is_error()).count();
    let warnings = diags.len() - errors;
    let plural = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts: Vec<String> =
        [plural(errors, "error"), plural(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join(", ")) }
}

//! `sources = ["article-id#p3 some words"]`.

use crate::diag::{Diag, codes};
use crate::model::{Kind, List, Source, SourcePlace};
use crate::parse::table::{At, Reader, Table, exactly};

/// Reads the sources of a statement or of a record's plain fields.
pub(crate) fn sources(r: &mut Reader<'_>, table: &mut Table<'_>) -> List<Source> {
    let texts = table.texts(r, "sources");
    exactly(texts.into_iter().filter_map(|at| source(r, table, at)))
}

/// Reads the sources of a statement that must have one.
pub(crate) fn required_sources(r: &mut Reader<'_>, table: &mut Table<'_>) -> List<Source> {
    let before = r.diags.len() + r.unknown.len();
    let found = sources(r, table);
    if found.is_empty() && r.diags.len() + r.unknown.len() == before {
        r.error(
            Diag::error(codes::NO_SOURCE, table.span(), "this statement has no source")
                .help("add `sources = [\"article-id\"]` with the report that says so"),
        );
    }
    found
}

fn source(r: &mut Reader<'_>, table: &Table<'_>, at: At<String>) -> Option<Source> {
    let (id, place) = match at.value.split_once('#') {
        Some((id, place)) => (id, parse_place(place)),
        None => (at.value.as_str(), Some(SourcePlace::Whole)),
    };
    let Some(place) = place else {
        let message = format!("`{}` is not a source", at.value);
        let help =
            "a source is `article-id`, `article-id#p3`, `article-id#p3 some words` or `article-id#L12-14`";
        r.error(Diag::error(codes::BAD_SOURCE, at.span, message).help(help));
        return None;
    };
    let span = at.span;
    let id = At { value: id.to_owned(), span };
    table.find(r, &id, &[Kind::Article]).map(|article| Source { article, place, span })
}

/// Reads `p3`, `p3 some words`, `L12` or `L12-14`.
fn parse_place(text: &str) -> Option<SourcePlace> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    if let Some(rest) = text.strip_prefix('p') {
        let (digits, words) = match rest.split_once(char::is_whitespace) {
            Some((digits, words)) => {
                (digits, Some(words.trim().to_owned()).filter(|words| !words.is_empty()))
            }
            None => (rest, None),
        };
        return number(digits).map(|paragraph| SourcePlace::Paragraph(paragraph, words));
    }
    let lines = text.strip_prefix('L')?;
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let (first, last) = (number(first)?, number(last.strip_prefix('L').unwrap_or(last))?);
    (first <= last).then_some(SourcePlace::Lines(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_two_forms() {
        assert_eq!(parse_place("p3"), Some(SourcePlace::Paragraph(3, None)));
        let words = SourcePlace::Paragraph(3, Some("in October".to_owned()));
        assert_eq!(parse_place("p3 in October"), Some(words));
        assert_eq!(parse_place("L12-14"), Some(SourcePlace::Lines(12, 14)));
        assert_eq!(parse_place("L7"), Some(SourcePlace::Lines(7, 7)));
        for bad in ["", "3", "p", "p0", "px", "L", "L9-3", "L1-2-3", "P3"] {
            assert_eq!(parse_place(bad), None, "{bad}");
        }
    }
}

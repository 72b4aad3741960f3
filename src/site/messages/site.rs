//! A site's own interface texts, `messages/<lang>.ftl`, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use crate::diag::{Diag, FileId, Span, codes};
use crate::site::messages::{ENGLISH, layers};
use crate::source::Sources;
use crate::text::nearest::nearest;

/// The files `messages/<lang>.ftl` of a site, by language.
#[derive(Debug, Clone, Default)]
pub struct SiteTexts {
    files: BTreeMap<String, (FileId, String)>,
}

impl SiteTexts {
    /// Finds the files among the sources.
    #[must_use]
    pub fn new(sources: &Sources) -> SiteTexts {
        let of = |file: FileId| {
            let lang = sources.path(file).strip_prefix("messages/")?.strip_suffix(".ftl")?;
            Some((lang.to_owned(), (file, sources.text(file).into_owned())))
        };
        SiteTexts { files: sources.ids().filter_map(of).collect() }
    }

    /// The site's own texts of a language.
    pub(super) fn of(&self, lang: &str) -> Option<&str> {
        self.files.get(lang).map(|row| row.1.as_str())
    }
}

/// Every message of a file: its key, and all of its lines.
pub fn keys(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts: Vec<usize> = line_starts(source).filter(|at| key_at(&source[*at..]).is_some()).collect();
    let ends = starts.clone().into_iter().skip(1).chain([source.len()]);
    starts.into_iter().zip(ends).filter_map(|(start, end)| {
        let block = &source[start..end];
        Some((key_at(block)?, block))
    })
}

fn line_starts(source: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1))
}

/// The key at the start of a line: `skip = …`.
fn key_at(line: &str) -> Option<&str> {
    let key = line.split('\n').next()?.split_once('=')?.0.trim_end();
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    is_key.then_some(key)
}

/// The variables of a message: `$count`.
fn variables(block: &str) -> BTreeSet<&str> {
    let end =
        |name: &str| name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    block.split('$').skip(1).map(|name| &name[..end(name)]).collect()
}

/// What is wrong with a site's own texts: what cannot be read, keys and variables that no page asks for.
#[must_use]
pub fn check(own: &SiteTexts) -> Vec<Diag> {
    let english: BTreeMap<&str, &str> = keys(ENGLISH).collect();
    own.files.values().flat_map(|(file, text)| faults(*file, text, &english)).collect()
}

fn faults(file: FileId, text: &str, english: &BTreeMap<&str, &str>) -> Vec<Diag> {
    let mut diags = Vec::new();
    if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
        let at = |pos: &std::ops::Range<usize>| {
            Span::new(file, pos.start.min(text.len()), pos.end.min(text.len()))
        };
        diags.extend(errors.iter().map(|error| {
            Diag::error(codes::BAD_MESSAGE, at(&error.pos), format!("not a Fluent message: {}", error.kind))
                .help("a message is `key = text`; lines that go on are indented")
        }));
    }
    let mut seen = BTreeSet::new();
    for (key, block) in keys(text) {
        let start = block.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(file, start, start + key.len());
        if !seen.insert(key) {
            diags.push(Diag::error(codes::BAD_MESSAGE, span, format!("`{key}` stands here twice")));
        }
        match english.get(key) {
            None => diags.push(
                Diag::error(codes::BAD_MESSAGE, span, format!("no page asks for a message `{key}`")).help_if(
                    nearest(key, english.keys().copied()).map(|near| format!("did you mean `{near}`?")),
                ),
            ),
            Some(main) => {
                let known = variables(main);
                let unknown = variables(block).into_iter().find(|name| !known.contains(name));
                diags.extend(unknown.map(|name| {
                    let all: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
                    let way_out = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
                    Diag::error(codes::BAD_MESSAGE, span, format!("`{key}` has no variable `${name}`"))
                        .help(format!("its variables: {way_out}"))
                }));
            }
        }
    }
    diags
}

/// Names the texts that a language of the site lacks and that are said in English.
#[must_use]
pub fn missing(lang: &str, own: &SiteTexts, at: Span) -> Option<Diag> {
    let layers = layers(lang, own);
    let known: BTreeSet<&str> = layers.iter().flat_map(|layer| keys(layer)).map(|row| row.0).collect();
    let lacking: Vec<&str> = keys(ENGLISH).map(|row| row.0).filter(|key| !known.contains(key)).collect();
    let first = lacking.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let dots = if lacking.len() > SHOWN { " …" } else { "" };
    let message = match (lacking.len(), known.is_empty()) {
        (0, _) => return None,
        (_, true) => format!("no interface texts in `{lang}`: all are said in English"),
        (_, false) => format!("interface texts that are not in `{lang}` are said in English: {first}{dots}"),
    };
    let place = own.files.get(lang).map_or(at, |row| Span::top(row.0));
    Some(
        Diag::warning(codes::MISSING_MESSAGES, place, message)
            .help(format!("write them in `messages/{lang}.ftl`, after `messages/en.ftl` of the program")),
    )
}

/// How many keys a warning names.
const SHOWN: usize = 12;

#[cfg(test)]
mod tests {
    use super::{keys, variables};

    #[test]
    fn messages_are_told_apart() {
        let source = "# a = b\nskip = Skip\nn = { $count ->\n    [one] { $count } a\n   *[other] b\n}\n";
        let found: Vec<_> = keys(source).map(|(key, block)| (key, variables(block).len())).collect();
        assert_eq!(found, [("skip", 0), ("n", 1)]);
    }
}

//! Translations: `ID.LANG.md` beside the record it translates.
//!
//! ```text
//! +++
//! title = "…"
//!
//! [texts]
//! "Words as they stand in the record" = "the same in this language"
//! +++
//! The text.
//! ```

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use crate::diag::{Diag, Span, codes};
use crate::model::{Kind, RecordId, Records, Translation};
use crate::parse::front::{Front, split};
use crate::parse::ids::Ids;
use crate::parse::records::not_toml;
use crate::parse::table::{Reader, Table};
use crate::source::Sources;
use crate::text::nearest::nearest;

/// Reads every translation.
pub(super) fn read(ids: &Ids, sources: &Sources, records: &mut Records) -> (Vec<Translation>, Vec<Diag>) {
    let mut diags = Vec::new();
    let mut out = Vec::new();
    for (of, lang, file) in ids.translations() {
        let texts: BTreeSet<String> = records.translatable(*of).into_iter().collect();
        let mut reader = Reader::new(*file, ids);
        let text = sources.text(*file);
        match split(&text) {
            Some(front) => out.push(one(&mut reader, *of, lang, &front, &texts)),
            None => diags.push(super::no_front_matter(*file, &text)),
        }
        diags.append(&mut reader.diags);
    }
    (out, diags)
}

fn one(
    r: &mut Reader<'_>,
    of: RecordId,
    lang: &str,
    front: &Front<'_>,
    originals: &BTreeSet<String>,
) -> Translation {
    r.base = front.toml_start;
    let (parsed, errors) = DeTable::parse_recoverable(front.toml);
    for error in errors {
        r.error(not_toml(r, front.toml, &error));
    }
    let file = r.span(0..0).file;
    let mut table = Table::new(parsed.get_ref(), "", Span::top(file));
    let name = match of.kind {
        Kind::Article | Kind::Case | Kind::Page => "title",
        _ => "name",
    };
    let body = Span::new(file, front.body_start, front.end);
    let translation = Translation {
        of,
        lang: lang.to_owned(),
        file,
        draft: table.flag(r, "draft").unwrap_or(false),
        name: table.text(r, name),
        texts: table.table(r, "texts").map(|texts| pairs(r, &texts, originals)).unwrap_or_default(),
        body: Some(body).filter(|_| front.has_body),
    };
    table.finish(r, &[]);
    translation
}

/// The texts below `[texts]`, each of which the record has to have.
fn pairs(r: &mut Reader<'_>, table: &Table<'_>, originals: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for (original, translated) in table.entries(r) {
        if !originals.contains(&original.value) {
            let near = nearest(&original.value, originals.iter().map(String::as_str));
            let help = near.map_or_else(
                || "what may be translated is listed in docs/content.md; names stay as they are".to_owned(),
                |near| format!("the record now says: \"{near}\""),
            );
            let message = "the record does not have this text";
            r.error(Diag::error(codes::NO_SUCH_TEXT, original.span, message).help(help));
        }
        match translated.filter(|text| !text.value.trim().is_empty()) {
            Some(translated) => drop(out.insert(original.value, translated.value)),
            None => r.error(
                Diag::error(codes::WRONG_TYPE, original.span, "a translation is text in quotes")
                    .help("leave the line out to show the original"),
            ),
        }
    }
    out
}

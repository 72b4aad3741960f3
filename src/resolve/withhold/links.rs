//! Links in bodies to records that have no page: `[[people/id]]` without words of its own must not print the id.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Kind, RecordId, Records};
use crate::resolve::withhold::{WITHHELD, body, public_name, target_of};
use crate::resolve::{ArticleBody, Mentions};
use crate::source::Sources;
use crate::text::markdown;

/// Writes the public name of a withheld record, and that of a draft as withheld, in the place of such links.
pub(crate) fn without_page(
    records: &Records,
    articles: &mut [ArticleBody],
    cleared: &mut HashMap<RecordId, String>,
    sources: &Sources,
) {
    let pageless =
        records.all().filter(|record| records.head(*record).draft || records.head(*record).is_withheld());
    let pageless: HashMap<(Kind, &str), RecordId> =
        pageless.map(|record| ((record.kind, records.head(record).id.as_str()), record)).collect();
    if pageless.is_empty() {
        return;
    }
    let name = |target: &str| {
        let record = *pageless.get(&target_of(target)?)?;
        let is_draft = records.head(record).draft;
        Some(if is_draft { WITHHELD.to_owned() } else { public_name(records, record) })
    };
    for record in records.all() {
        let source = &*match cleared.get(&record) {
            Some(text) => Cow::Owned(text.clone()),
            None if !records.head(record).has_links => continue,
            None => sources.slice(records.head(record).body),
        };
        if !source.contains("[[") {
            continue;
        }
        let mut none = Mentions::default();
        let mentions = match record.kind {
            Kind::Article => &mut articles[record.at()].mentions,
            _ => &mut none,
        };
        let text = mentions.change(|mentions| {
            for link in markdown::read(&sources.slice(records.head(record).body)).links {
                let Some(name) = name(&link.target) else { continue };
                for mention in mentions.iter_mut() {
                    mention.retell(source, |sentence| sentence.replace(&link.target, &name));
                }
            }
            body::unlink(records, source, name, mentions)
        });
        cleared.extend(text.map(|text| (record, text)));
    }
}

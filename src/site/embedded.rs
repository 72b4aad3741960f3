//! Pictures in the words of a record: `![[media/id]]`, `![words](media/id.jpg)`.
//!
//! Behind the gate a picture is named by its published bytes (`picture:…`), never by its file, and what may not be shown
//! is gone with its words. Pictures from elsewhere are never loaded: of those the words stay.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::vocabulary::TextKind;
use crate::model::{Kind, Media, RecordId, Records};
use crate::resolve::withhold::{escaped, rewritten};
use crate::resolve::{ArticleBody, Copy, Mentions};
use crate::source::Sources;
use crate::text::markdown;

/// How a body behind the gate names a picture: by the digest of its published bytes.
pub(super) const SCHEME: &str = "picture:";
/// What keeps the place of a paragraph whose picture is not shown: paragraphs are numbered.
const NOTHING: &str = "\u{2060}";

/// Names the pictures of all bodies anew; a picture that stands in a record's words is about it.
pub(super) fn rename(
    records: &mut Records,
    articles: &mut [ArticleBody],
    cleared: &mut HashMap<RecordId, String>,
    copies: &[Copy],
    sources: &Sources,
) {
    let own =
        |record: RecordId| copies.iter().find(|copy| copy.copy == record).map_or(record, |copy| copy.of);
    let mut media = std::mem::take(&mut records.media);
    let by_id: HashMap<String, usize> =
        media.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect();
    for record in records.all() {
        let unpublished =
            record.kind == Kind::Article && records.articles[record.at()].text == TextKind::None;
        let source = &*match cleared.get(&record) {
            Some(text) => Cow::Borrowed(text.as_str()),
            None if !records.head(record).has_links => continue,
            None => sources.slice(records.head(record).body),
        };
        if unpublished || !source.contains("![") {
            continue;
        }
        let mut texts = Vec::new();
        for picture in markdown::embedded(source) {
            let Some(id) = markdown::picture_id(&picture.target) else {
                // Somebody else's address, or our own way to name pictures: the words stay.
                texts.push((picture.range, format!("{NOTHING}{}", escaped(&picture.words))));
                continue;
            };
            let shown = by_id.get(id).copied();
            let text = shown.and_then(|at| drawn(&media[at], &picture.words));
            if let (Some(at), Some(_)) = (shown, &text) {
                let about = &mut media[at].of;
                if !about.contains(&own(record)) {
                    about.push(own(record));
                }
            }
            texts.push((picture.range, text.unwrap_or_else(|| NOTHING.to_owned())));
        }
        let mut none = Mentions::default();
        let mentions = match record.kind {
            Kind::Article => &mut articles[record.at()].mentions,
            _ => &mut none,
        };
        let text = mentions.change(|mentions| rewritten(records, source, texts, mentions));
        cleared.extend(text.map(|text| (record, text)));
    }
    records.media = media;
}

fn drawn(media: &Media, words: &str) -> Option<String> {
    let drawn = media.cleaned.as_ref()?;
    let words = if words.trim().is_empty() { &media.alt } else { words };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("![{}]({SCHEME}{})", escaped(&words), drawn.digest))
}

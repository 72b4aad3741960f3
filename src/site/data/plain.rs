//! A record's text without marks, as it may be published.

use crate::model::RecordId;
use crate::site::pages::Desk;
use crate::text::markdown::{self, BodyBlock};

/// The blocks of a record's text: a bare link to a record reads as the record's name.
#[must_use]
pub fn plain_text(desk: &Desk<'_>, record: RecordId) -> Vec<BodyBlock> {
    let body = &*desk.site.public.body(record);
    if body.trim().is_empty() {
        return Vec::new();
    }
    let read = markdown::read(body);
    let is_bare = |link: &&markdown::WikiLink| body[link.range.clone()] == format!("[[{}]]", link.target);
    let bare: Vec<&markdown::WikiLink> = read.links.iter().filter(is_bare).collect();
    if bare.is_empty() {
        return read.blocks;
    }
    let (mut named, mut at) = (String::with_capacity(body.len()), 0);
    for link in bare {
        named.push_str(&body[at..link.range.start]);
        let name = desk.find(&link.target).map_or("…", |other| desk.site.public.records().name(other));
        for letter in name.chars() {
            if letter.is_ascii_punctuation() {
                named.push('\\');
            }
            named.push(letter);
        }
        at = link.range.end;
    }
    named.push_str(&body[at..]);
    markdown::read(&named).blocks
}

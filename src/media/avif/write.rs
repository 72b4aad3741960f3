//! A new file of what is kept: the head, and behind it the bytes of the items.

use std::collections::BTreeMap;

use super::boxes::{Kind, boxed};

/// Which brands may be named, in this order.
const BRANDS: [&Kind; 5] = [b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"];

/// An item that is kept; its place among the others, from 1, is its number.
pub(super) struct Kept {
    pub(super) kind: Kind,
    pub(super) hidden: bool,
    /// Which of the contents is its own.
    pub(super) content: usize,
    /// Kind, fields, and whether it must not be passed over.
    pub(super) properties: Vec<(Kind, Vec<u8>, bool)>,
}

/// What a picture is made of.
pub(super) struct Picture {
    /// The first is the one that is shown.
    pub(super) items: Vec<Kept>,
    pub(super) contents: Vec<Vec<u8>>,
    /// Which items each refers to.
    pub(super) references: BTreeMap<(u16, Kind), Vec<u16>>,
}

/// A box of version 0, or of another one with flags.
const PLAIN: [u8; 4] = [0; 4];

/// The file; `brands` are those that it had.
pub(super) fn file(picture: &Picture, brands: &[u8]) -> Option<Vec<u8>> {
    let is_named = |brand: &&Kind| *brand == b"avif" || brands.chunks_exact(4).any(|one| one == *brand);
    let brands: Vec<u8> = BRANDS.into_iter().filter(is_named).flatten().copied().collect();
    let mut out = boxed(b"ftyp", &[b"avif", &PLAIN, &brands])?;
    // The head says where the contents lie, and is as long wherever that is.
    let start = out.len() + meta(picture, 0)?.len() + 8;
    out.extend(meta(picture, start)?);
    out.extend(boxed(b"mdat", &[&picture.contents.concat()])?);
    Some(out)
}

fn meta(picture: &Picture, start: usize) -> Option<Vec<u8>> {
    let handler = boxed(b"hdlr", &[&PLAIN, &PLAIN, b"pict", &[0; 12], &[0]])?;
    let primary = boxed(b"pitm", &[&PLAIN, &1_u16.to_be_bytes()])?;
    let (places, entries) = (places(picture, start)?, entries(&picture.items)?);
    let (references, properties) = (references(picture)?, properties(&picture.items)?);
    boxed(b"meta", &[&PLAIN, &handler, &primary, &places, &entries, &references, &properties])
}

fn short(number: usize) -> Option<[u8; 2]> {
    Some(u16::try_from(number).ok()?.to_be_bytes())
}

fn places(picture: &Picture, start: usize) -> Option<Vec<u8>> {
    let mut starts = Vec::with_capacity(picture.contents.len());
    let mut at = start;
    for content in &picture.contents {
        starts.push(u32::try_from(at).ok()?.to_be_bytes());
        at = at.checked_add(content.len())?;
    }
    let mut out = [&[0x44, 0][..], &short(picture.items.len())?].concat();
    for (item, number) in picture.items.iter().zip(1..) {
        let length = u32::try_from(picture.contents[item.content].len()).ok()?;
        // In this file, in one stretch.
        out.extend([short(number)?, [0, 0], [0, 1]].as_flattened());
        out.extend(starts[item.content]);
        out.extend(length.to_be_bytes());
    }
    boxed(b"iloc", &[&PLAIN, &out])
}

fn entries(items: &[Kept]) -> Option<Vec<u8>> {
    let mut out = short(items.len())?.to_vec();
    for (item, number) in items.iter().zip(1..) {
        let version = [2, 0, 0, u8::from(item.hidden)];
        // Not encrypted, and without a name.
        out.extend(boxed(b"infe", &[&version, &short(number)?, &[0, 0], &item.kind, &[0]])?);
    }
    boxed(b"iinf", &[&PLAIN, &out])
}

fn references(picture: &Picture) -> Option<Vec<u8>> {
    if picture.references.is_empty() {
        return Some(Vec::new());
    }
    let mut out = Vec::new();
    for ((from, kind), all) in &picture.references {
        let numbers: Vec<u8> = all.iter().flat_map(|number| number.to_be_bytes()).collect();
        out.extend(boxed(kind, &[&from.to_be_bytes(), &short(all.len())?, &numbers])?);
    }
    boxed(b"iref", &[&PLAIN, &out])
}

/// The properties, each once, and which of them each item has.
fn properties(items: &[Kept]) -> Option<Vec<u8>> {
    let (mut numbers, mut all, mut owned) = (BTreeMap::new(), Vec::new(), Vec::new());
    owned.extend(u32::try_from(items.len()).ok()?.to_be_bytes());
    for (item, number) in items.iter().zip(1..) {
        owned.extend(short(number)?);
        owned.push(u8::try_from(item.properties.len()).ok()?);
        for (kind, fields, essential) in &item.properties {
            let next = numbers.len() + 1;
            let number = *numbers.entry((kind, fields)).or_insert(next);
            if number == next {
                all.extend(boxed(kind, &[fields])?);
            }
            let number = u16::try_from(number).ok().filter(|number| number >> 15 == 0)?;
            owned.extend((number | u16::from(*essential) << 15).to_be_bytes());
        }
    }
    let (all, owned) = (boxed(b"ipco", &[&all])?, boxed(b"ipma", &[&[0, 0, 0, 1], &owned])?);
    boxed(b"iprp", &[&all, &owned])
}

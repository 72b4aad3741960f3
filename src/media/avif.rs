//! AVIF: a new file is made of the picture, its tiles and its transparency, and of nothing else.
//!
//! EXIF and XMP are items beside the picture, so are thumbnails, depths and gain maps: what the picture does not
//! need is not followed. Names, descriptions, colour profiles, boxes and properties that are not known, and bytes
//! that belong to no kept item stay behind.

mod av1;
mod boxes;
mod items;
mod property;
mod write;

use std::collections::BTreeMap;

use boxes::{Cursor, Kind};
use items::{Entry, Items, Stretches};
use write::{Kept, Picture};

use super::{Cleaned, Fault};

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let file = File::read(bytes).ok_or_else(|| Fault::broken("AVIF"))?;
    if file.moves {
        return Err(Fault::new("an animated AVIF file", "save one frame of it, as PNG or AVIF"));
    }
    let items = file.meta.and_then(Items::read).ok_or_else(|| Fault::broken("AVIF"))?;
    let chosen = Chosen::of(&items).ok_or_else(|| {
        let message = "an AVIF file that is put together in a way this version does not know";
        Fault::new(message, "open it in an image editor and save it again as PNG or WebP")
    })?;
    if chosen.numbers.keys().any(|id| is_cut(&items, *id)) {
        // What lies outside of the frame would be published with it, and nobody would see that.
        let message = "an AVIF file that shows only a part of its picture";
        return Err(Fault::new(message, "save it as PNG: what was cut off is gone then"));
    }
    put_together(bytes, &items, &chosen, file.brands).ok_or_else(|| Fault::broken("AVIF"))
}

/// The boxes of a file that matter.
struct File<'a> {
    brands: &'a [u8],
    meta: Option<&'a [u8]>,
    /// Whether it is a film.
    moves: bool,
}

impl<'a> File<'a> {
    /// What follows the last whole box is not looked at: it is left out, and what it should have held is missed later.
    fn read(bytes: &'a [u8]) -> Option<File<'a>> {
        let mut rest = Cursor(bytes);
        let (kind, brands) = rest.next_box()?;
        let is_avif = |(at, brand): (usize, &[u8])| at != 1 && matches!(brand, b"avif" | b"avis");
        if kind != *b"ftyp" || !brands.chunks_exact(4).enumerate().any(is_avif) {
            return None;
        }
        let mut file = File { brands, meta: None, moves: brands.starts_with(b"avis") };
        while let Some((kind, content)) = rest.next_box() {
            file.moves |= kind == *b"moov";
            if kind == *b"meta" && file.meta.replace(content).is_some() {
                return None;
            }
        }
        Some(file)
    }
}

/// The items that draw, with their new numbers.
struct Chosen {
    order: Vec<u32>,
    numbers: BTreeMap<u32, u16>,
    /// Each item and what says where it is transparent.
    alphas: Vec<(u32, u32)>,
}

impl Chosen {
    /// `None` if the picture is not AV1 and no grid of such pictures.
    fn of(items: &Items<'_>) -> Option<Chosen> {
        let mut chosen = Chosen { order: Vec::new(), numbers: BTreeMap::new(), alphas: Vec::new() };
        chosen.add(items, items.primary)?;
        let alphas = items.alphas();
        for master in chosen.order.clone() {
            if let Some(alpha) = alphas.get(&master) {
                chosen.alphas.push((master, *alpha));
                chosen.add(items, *alpha)?;
            }
        }
        Some(chosen)
    }

    /// Adds a picture, and its tiles if it has some.
    fn add(&mut self, items: &Items<'_>, id: u32) -> Option<()> {
        let Entry { kind, .. } = items.entry(id)?;
        if !self.number(id)? || kind == *b"av01" {
            return Some(());
        }
        for tile in items.referred(b"dimg", id) {
            items.entry(tile).filter(|tile| tile.kind == *b"av01")?;
            self.number(tile)?;
        }
        (kind == *b"grid").then_some(())
    }

    /// Gives an item its number; says whether it had none.
    fn number(&mut self, id: u32) -> Option<bool> {
        if self.numbers.contains_key(&id) {
            return Some(false);
        }
        self.order.push(id);
        self.numbers.insert(id, u16::try_from(self.order.len()).ok()?);
        Some(true)
    }

    fn references(&self, items: &Items<'_>) -> Option<BTreeMap<(u16, Kind), Vec<u16>>> {
        let mut out = BTreeMap::new();
        for id in self.order.iter().filter(|id| items.entry(**id).is_some_and(|one| one.kind == *b"grid")) {
            let tiles: Option<Vec<u16>> =
                items.referred(b"dimg", *id).map(|tile| self.numbers.get(&tile).copied()).collect();
            out.insert((self.numbers[id], *b"dimg"), tiles?);
        }
        for (master, alpha) in &self.alphas {
            let (number, own) = (self.numbers[master], self.numbers[alpha]);
            out.entry((own, *b"auxl")).or_insert_with(Vec::new).push(number);
            if items.referred(b"prem", *master).any(|by| by == *alpha) {
                out.insert((number, *b"prem"), vec![own]);
            }
        }
        Some(out)
    }
}

fn is_cut(items: &Items<'_>, id: u32) -> bool {
    items.properties_of(id).is_some_and(|all| all.iter().any(|property| property.kind == *b"clap"))
}

fn put_together(bytes: &[u8], items: &Items<'_>, chosen: &Chosen, brands: &[u8]) -> Option<Cleaned> {
    let mut contents = Contents { known: BTreeMap::new(), all: Vec::new(), room: bytes.len() };
    let mut kept = Vec::with_capacity(chosen.order.len());
    for id in &chosen.order {
        let Entry { kind, hidden } = items.entry(*id)?;
        let content = contents.of(bytes, items, *id, kind)?;
        kept.push(Kept { kind, hidden, content, properties: properties(items, *id)? });
    }
    let (width, height) = size(&kept[0].properties)?;
    let picture = Picture { items: kept, contents: contents.all, references: chosen.references(items)? };
    Some(Cleaned::picture(write::file(&picture, brands)?, width, height))
}

/// What the items are drawn from; items that share their bytes go on sharing them.
struct Contents {
    known: BTreeMap<(Kind, Stretches), usize>,
    all: Vec<Vec<u8>>,
    /// No more bytes are read than the file has.
    room: usize,
}

impl Contents {
    fn of(&mut self, bytes: &[u8], items: &Items<'_>, id: u32, kind: Kind) -> Option<usize> {
        let place = (kind, items.stretches(id)?);
        if let Some(at) = self.known.get(&place) {
            return Some(*at);
        }
        for (_, length) in &place.1.1 {
            self.room = self.room.checked_sub(*length)?;
        }
        let content = items.content(bytes, &place.1)?;
        self.all.push(match &kind {
            b"grid" => grid(&content, items.referred(b"dimg", id).count())?,
            _ => av1::drawing(&content)?,
        });
        self.known.insert(place, self.all.len() - 1);
        Some(self.all.len() - 1)
    }
}

/// How so many tiles are laid out: version, flags, rows and columns less one, width, height.
fn grid(content: &[u8], tiles: usize) -> Option<Vec<u8>> {
    let [0, flags, rows, columns, ..] = *content else { return None };
    let sides = if flags & 1 == 0 { 4 } else { 8 };
    let fits = (usize::from(rows) + 1) * (usize::from(columns) + 1) == tiles;
    let sides = content.get(4..4 + sides).filter(|_| fits)?;
    Some([&[0, flags & 1, rows, columns], sides].concat())
}

/// What is kept of an item's properties, one of a kind; `None` if it cannot be drawn without the others.
fn properties(items: &Items<'_>, id: u32) -> Option<Vec<(Kind, Vec<u8>, bool)>> {
    let mut out: Vec<(Kind, Vec<u8>, bool)> = Vec::new();
    for one in items.properties_of(id)? {
        match property::kept(&one.kind, one.content) {
            Some(fields) if out.iter().all(|known| known.0 != one.kind) => {
                out.push((one.kind, fields, one.essential));
            }
            None if one.essential && !property::is_spared(&one.kind) => return None,
            _ => {}
        }
    }
    Some(out)
}

/// Width and height as shown, of what is said of the picture.
fn size(properties: &[(Kind, Vec<u8>, bool)]) -> Option<(u32, u32)> {
    let find = |kind: &Kind| properties.iter().find(|one| one.0 == *kind).map(|one| &one.1[..]);
    let mut fields = Cursor(find(b"ispe")?.get(4..)?);
    let (width, height) = (fields.id(true)?, fields.id(true)?);
    let lying = find(b"irot").is_some_and(|turns| turns[0] % 2 == 1);
    Some(if lying { (height, width) } else { (width, height) })
}

#[cfg(test)]
mod tests;

//! The items of a file, and what is said of each: read where it stands, and not copied.

use std::collections::BTreeMap;

use super::boxes::{Cursor, Kind, MOST};
use super::property;

/// What is said of items, by their numbers.
type ById<T> = BTreeMap<u32, T>;

pub(super) struct Items<'a> {
    pub(super) primary: u32,
    entries: ById<Entry>,
    places: ById<Place<'a>>,
    properties: Vec<(Kind, &'a [u8])>,
    /// Which properties each item has.
    owned: ById<Numbers<'a>>,
    references: BTreeMap<(Kind, u32), Numbers<'a>>,
    /// What lies in the head, for items that lie there.
    within: &'a [u8],
}

#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) hidden: bool,
}

/// Numbers of so many bytes, one after another.
#[derive(Clone, Copy)]
struct Numbers<'a> {
    bytes: &'a [u8],
    width: usize,
}

/// Where an item's bytes lie.
struct Place<'a> {
    within: bool,
    base: usize,
    /// How many bytes the number, the offset and the length of a stretch take.
    widths: [usize; 3],
    stretches: &'a [u8],
}

pub(super) struct Property<'a> {
    pub(super) kind: Kind,
    pub(super) content: &'a [u8],
    /// Whether a reader that does not know it must not draw the item.
    pub(super) essential: bool,
}

/// Whether bytes lie in the head or in the file, and the start and length of each stretch of them.
pub(super) type Stretches = (bool, Vec<(usize, usize)>);

impl<'a> Items<'a> {
    pub(super) fn read(meta: &'a [u8]) -> Option<Items<'a>> {
        let mut meta = Cursor(meta);
        meta.version()?;
        let boxes = meta.boxes()?;
        for kind in [b"hdlr", b"pitm", b"iinf", b"iloc", b"iref", b"idat", b"iprp"] {
            if boxes.iter().filter(|one| one.0 == *kind).count() > 1 {
                return None;
            }
        }
        let find = |kind: &Kind| boxes.iter().find(|one| one.0 == *kind).map(|one| one.1);
        find(b"hdlr")?.get(8..12).filter(|kind| *kind == b"pict")?;
        let mut primary = Cursor(find(b"pitm")?);
        let (version, _) = primary.version()?;
        let (properties, owned) = properties(find(b"iprp")?)?;
        Some(Items {
            primary: primary.id(version > 0)?,
            entries: entries(find(b"iinf")?)?,
            places: places(find(b"iloc")?)?,
            properties,
            owned,
            references: find(b"iref").map_or(Some(BTreeMap::new()), references)?,
            within: find(b"idat").unwrap_or_default(),
        })
    }

    /// An item whose kind is said and that is not encrypted.
    pub(super) fn entry(&self, id: u32) -> Option<Entry> {
        self.entries.get(&id).copied()
    }

    /// The items that another refers to, in order.
    pub(super) fn referred(&self, kind: &Kind, from: u32) -> impl Iterator<Item = u32> {
        self.references.get(&(*kind, from)).into_iter().flat_map(Numbers::each)
    }

    /// Of each item the first auxiliary picture that says where it is transparent.
    pub(super) fn alphas(&self) -> ById<u32> {
        let mut out = ById::new();
        for ((_, from), masters) in self.references.range((*b"auxl", 0)..=(*b"auxl", u32::MAX)) {
            let is_alpha =
                |one: Property<'_>| one.kind == *b"auxC" && property::kept(&one.kind, one.content).is_some();
            if self.properties_of(*from).is_some_and(|all| all.into_iter().any(is_alpha)) {
                for master in masters.each().filter(|master| self.entries.contains_key(master)) {
                    out.entry(master).or_insert(*from);
                }
            }
        }
        out
    }

    /// The properties of an item; `None` if one of them is not there.
    pub(super) fn properties_of(&self, id: u32) -> Option<Vec<Property<'a>>> {
        let Some(numbers) = self.owned.get(&id) else { return Some(Vec::new()) };
        let flag = 0x80 << (8 * (numbers.width - 1));
        // Number 0 stands for no property.
        let given = numbers.each().filter(|number| number & !flag != 0);
        let find = |number: u32| {
            let (kind, content) = *self.properties.get((number & !flag) as usize - 1)?;
            Some(Property { kind, content, essential: number & flag != 0 })
        };
        given.map(find).collect()
    }

    /// Where the bytes of an item lie.
    pub(super) fn stretches(&self, id: u32) -> Option<Stretches> {
        let place = self.places.get(&id)?;
        let mut rest = Cursor(place.stretches);
        let mut out = Vec::new();
        while !rest.0.is_empty() {
            let [number, offset, length] = place.widths;
            rest.take(number)?;
            let start = place.base.checked_add(rest.length(offset)?)?;
            // Length 0 stands for everything there is.
            out.push((start, rest.length(length).filter(|length| *length > 0)?));
        }
        Some((place.within, out))
    }

    /// The bytes of such stretches.
    pub(super) fn content(&self, file: &[u8], (within, stretches): &Stretches) -> Option<Vec<u8>> {
        let source = if *within { self.within } else { file };
        let parts: Option<Vec<&[u8]>> =
            stretches.iter().map(|(start, length)| crate::media::take(source, *start, *length)).collect();
        Some(parts?.concat())
    }
}

impl Numbers<'_> {
    fn each(&self) -> impl Iterator<Item = u32> {
        let number = |bytes: &[u8]| bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
        self.bytes.chunks_exact(self.width).map(number)
    }
}

/// Adds what is said of an item; `None` if something was said already, or of too many.
fn add<K: Ord, V>(all: &mut BTreeMap<K, V>, key: K, value: V) -> Option<()> {
    (all.len() < MOST && all.insert(key, value).is_none()).then_some(())
}

fn entries(content: &[u8]) -> Option<ById<Entry>> {
    let mut rest = Cursor(content);
    let (version, _) = rest.version()?;
    rest.take(if version == 0 { 2 } else { 4 })?;
    let mut out = ById::new();
    for (_, content) in rest.boxes()?.into_iter().filter(|one| one.0 == *b"infe") {
        let mut rest = Cursor(content);
        let (version, flags) = rest.version()?;
        // Versions 0 and 1 do not say what an item is.
        if version < 2 {
            continue;
        }
        let (id, encrypted) = (rest.id(version > 2)?, rest.number(2)? != 0);
        let entry = Entry { kind: rest.kind()?, hidden: flags & 1 != 0 };
        if !encrypted {
            add(&mut out, id, entry)?;
        }
    }
    Some(out)
}

fn places(content: &[u8]) -> Option<ById<Place<'_>>> {
    let mut rest = Cursor(content);
    let (version, _) = rest.version()?;
    let widths = rest.length(2)?;
    let width = |shift: u32| Some(widths >> shift & 15).filter(|width| matches!(width, 0 | 4 | 8));
    let number = if version == 0 { 0 } else { width(0)? };
    let (widths, base) = ([number, width(12)?, width(8).filter(|width| *width > 0)?], width(4)?);
    let count = rest.number(if version < 2 { 2 } else { 4 }).filter(|_| version <= 2)?;
    let mut out = ById::new();
    for _ in 0..count {
        let id = rest.id(version == 2)?;
        let method = if version == 0 { 0 } else { rest.number(2)? & 15 };
        let elsewhere = rest.number(2)? != 0;
        let base = rest.length(base)?;
        let stretches = rest.length(2)?.checked_mul(widths.iter().sum())?;
        let place = Place { within: method == 1, base, widths, stretches: rest.take(stretches)? };
        // Items in other files, or made of other items' bytes, are as if they had no place.
        if method < 2 && !elsewhere {
            add(&mut out, id, place)?;
        }
    }
    Some(out)
}

type Properties<'a> = (Vec<(Kind, &'a [u8])>, ById<Numbers<'a>>);

fn properties(content: &[u8]) -> Option<Properties<'_>> {
    let boxes = Cursor(content).boxes()?;
    let mut all = boxes.iter().filter(|one| one.0 == *b"ipco");
    let (first, second) = (all.next()?, all.next());
    let mut owned = ById::new();
    for (_, content) in boxes.iter().filter(|one| one.0 == *b"ipma") {
        let mut rest = Cursor(content);
        let (version, flags) = rest.version()?;
        let width = if flags & 1 == 0 { 1 } else { 2 };
        for _ in 0..rest.number(4)? {
            let (id, count) = (rest.id(version > 0)?, usize::from(rest.byte()?));
            add(&mut owned, id, Numbers { bytes: rest.take(count * width)?, width })?;
        }
    }
    second.is_none().then_some((Cursor(first.1).boxes()?, owned))
}

fn references(content: &[u8]) -> Option<BTreeMap<(Kind, u32), Numbers<'_>>> {
    let mut rest = Cursor(content);
    let wide = rest.version()?.0 > 0;
    let mut out = BTreeMap::new();
    for (kind, content) in rest.boxes()? {
        // What tells of an item, or belongs to it in other ways, is not followed.
        if !matches!(&kind, b"dimg" | b"auxl" | b"prem") {
            continue;
        }
        let mut rest = Cursor(content);
        let (from, count) = (rest.id(wide)?, rest.length(2)?);
        let width = if wide { 4 } else { 2 };
        add(&mut out, (kind, from), Numbers { bytes: rest.take(count * width)?, width })?;
    }
    Some(out)
}

//! What can be read in a document: its pages as far as their fonts say which letters they draw, and every string
//! of the file. Nothing is guessed: a scan has no words, nor has a font that keeps its letters to itself.

use std::collections::{BTreeSet, HashMap};

use encoding_rs::WINDOWS_1251;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, Stream};
use unicode_normalization::UnicodeNormalization as _;

use super::letters::Letters;
use super::{MOST_AT_ONCE, PRINT, pages, too_much};
use crate::media::Fault;

/// What was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// The words, in every way in which they may stand together.
    pub(crate) text: String,
    /// How many pages there are.
    pub(crate) pages: u32,
    /// Pages on which no letter can be read, or not those of every font.
    pub(crate) unread: u32,
    /// Pictures that lie in the file and that nothing draws, if that can be said.
    pub(super) undrawn: BTreeSet<ObjectId>,
}

/// What draws pages may unpack to so much, together; a font that is looked up counts as a line of it.
const MOST: usize = 256 << 20;
const FONT: usize = 64;
/// The tables of letters of all fonts together are no longer.
const MOST_TABLES: usize = 32 << 20;
/// So many bytes of a font that cannot be read are bullets, not a name.
const FEW: usize = 6;
/// Forms within forms.
const DEEPEST: usize = 8;
/// So many letters in a row that a font leaves open are a word, not an indent.
const WORD: usize = 3;
/// Stands behind what draws a page, since the parser stops in silence at what it does not understand.
const END: &[u8] = b"\nEndOfAllWords";
/// A step back of so many thousandths of a letter's height is a space.
const GAP: f32 = -150.0;

pub(super) fn read(document: &Document) -> Result<Words, Fault> {
    let (out, forms, room) = (Words::default(), HashMap::new(), MOST);
    // What draws single letters is not read, and could draw pictures.
    let has_drawn_letters =
        document.objects.values().any(|object| object.as_dict().is_ok_and(|dict| dict.has(b"CharProcs")));
    let drawn = (!has_drawn_letters).then(BTreeSet::new);
    let mut reader = Reader { document, fonts: fonts(document)?, forms, drawn, room, out };
    for page in pages(document)? {
        let seen = reader.page(page)?;
        reader.out.pages += 1;
        reader.out.unread += u32::from(!seen.letters || seen.blind > FEW);
    }
    // Patterns, and forms that no page shows.
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object
            && stream.dict.has(b"BBox")
        {
            reader.form(*id, stream, &HashMap::new(), 0)?;
        }
    }
    document.objects.values().for_each(|object| strings(object, &mut reader.out.text));
    reader.out.undrawn = reader.drawn.map(|drawn| undrawn(document, drawn)).unwrap_or_default();
    Ok(reader.out)
}

/// The pictures that are neither drawn nor the mask of another.
fn undrawn(document: &Document, mut drawn: BTreeSet<ObjectId>) -> BTreeSet<ObjectId> {
    let streams =
        document.objects.iter().filter_map(|(id, object)| Some((*id, &object.as_stream().ok()?.dict)));
    let is_picture = |dict: &Dictionary| {
        dict.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    };
    let pictures: Vec<_> = streams.filter(|(_, dict)| is_picture(dict)).collect();
    let masks = pictures.iter().filter(|(id, _)| drawn.contains(id)).flat_map(|(_, dict)| {
        [&b"SMask"[..], b"Mask"]
            .into_iter()
            .filter_map(|key| dict.get(key).and_then(Object::as_reference).ok())
    });
    let masks: Vec<ObjectId> = masks.collect();
    drawn.extend(masks);
    pictures.into_iter().map(|(id, _)| id).filter(|id| !drawn.contains(id)).collect()
}

/// A way to read what a font draws.
enum Way<'d> {
    /// By its own table of letters.
    Letters(Letters),
    /// By how its bytes are written; whether that is sure, or the font may number its glyphs as it likes.
    Bytes(Encoding<'d>, bool),
    /// As fonts of before Unicode draw, whose letters the file takes for Western ones.
    Cyrillic,
}

type Fonts<'d> = HashMap<ObjectId, Vec<Way<'d>>>;
type ByName<'d> = HashMap<&'d [u8], ObjectId>;

impl Way<'_> {
    fn is_sure(&self) -> bool {
        matches!(self, Way::Letters(_) | Way::Bytes(_, true))
    }

    fn read(&self, bytes: &[u8]) -> String {
        match self {
            Way::Letters(letters) => letters.of(bytes),
            Way::Bytes(encoding, _) => Document::decode_text(encoding, bytes).unwrap_or_default(),
            Way::Cyrillic => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
        }
    }
}

/// The fonts of a document, with the ways to read them.
fn fonts(document: &Document) -> Result<Fonts<'_>, Fault> {
    let mut room = MOST_TABLES;
    let fonts = document.objects.iter().filter_map(|(id, object)| Some((*id, object.as_dict().ok()?)));
    let fonts = fonts.filter(|(_, dict)| dict.has_type(b"Font") || dict.has(b"BaseFont"));
    fonts.map(|(id, font)| Ok((id, ways(font, document, &mut room)?))).collect()
}

fn ways<'d>(font: &'d Dictionary, document: &'d Document, room: &mut usize) -> Result<Vec<Way<'d>>, Fault> {
    let table = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
    let table = table.and_then(|table| table.get_plain_content_with_limit(MOST_AT_ONCE)).unwrap_or_default();
    *room = room.checked_sub(table.len()).ok_or_else(too_much)?;
    let mut out: Vec<Way<'d>> = Letters::read(&table).into_iter().map(Way::Letters).collect();
    let subtype = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    if matches!(subtype, b"Type0" | b"Type3") {
        return Ok(out);
    }
    if let Ok(encoding) = font.get_font_encoding_with_limit(document, MOST_AT_ONCE) {
        let told = font.get_deref(b"Encoding", document).ok();
        let differs = told.is_some_and(|told| told.as_dict().is_ok_and(|told| told.has(b"Differences")));
        let is_whole = differs == matches!(encoding, Encoding::Differences(_));
        let is_known = matches!(encoding, Encoding::OneByteEncoding(_) | Encoding::Differences(_));
        let sure = is_whole && is_known && (told.is_some() || !font.has(b"FontDescriptor"));
        out.push(Way::Bytes(encoding, sure));
        if font.has(b"FontDescriptor") {
            out.push(Way::Cyrillic);
        }
    }
    Ok(out)
}

struct Reader<'d> {
    document: &'d Document,
    fonts: Fonts<'d>,
    /// What was seen in each form.
    forms: HashMap<ObjectId, Seen>,
    /// The pictures and forms that are drawn; `None` if it may be others as well.
    drawn: Option<BTreeSet<ObjectId>>,
    room: usize,
    out: Words,
}

impl<'d> Reader<'d> {
    fn spend(&mut self, bytes: usize) -> Result<(), Fault> {
        self.room = self.room.checked_sub(bytes).ok_or_else(too_much)?;
        Ok(())
    }

    fn page(&mut self, page: ObjectId) -> Result<Seen, Fault> {
        let content =
            self.document.get_page_content_with_limit(page, MOST_AT_ONCE).map_err(|_| too_much())?;
        let (own, further) = self.document.get_page_resources(page).unwrap_or_default();
        let further = further.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        let all: Vec<&'d Dictionary> = own.into_iter().chain(further).collect();
        let (mut fonts, mut forms) = (HashMap::new(), HashMap::new());
        // The nearest comes first, and is the last to be put in.
        for resources in all.into_iter().rev() {
            fonts.extend(self.named(resources, b"Font")?);
            forms.extend(self.named(resources, b"XObject")?);
        }
        self.drawn(content, &fonts, &forms, 0)
    }

    /// What names in the resources stand for.
    fn named(&mut self, resources: &'d Dictionary, kind: &[u8]) -> Result<ByName<'d>, Fault> {
        let found = resources.get_deref(kind, self.document).and_then(Object::as_dict);
        let Ok(found) = found else { return Ok(HashMap::new()) };
        self.spend(found.len() * FONT)?;
        Ok(found
            .iter()
            .filter_map(|(key, value)| Some((key.as_slice(), value.as_reference().ok()?)))
            .collect())
    }

    /// Reads a form, once.
    fn form(
        &mut self,
        id: ObjectId,
        form: &'d Stream,
        around: &ByName<'d>,
        depth: usize,
    ) -> Result<Seen, Fault> {
        if let Some(known) = self.forms.get(&id) {
            return Ok(*known);
        }
        self.forms.insert(id, Seen::default());
        let content = form.get_plain_content_with_limit(MOST_AT_ONCE).map_err(|_| too_much())?;
        let resources = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let (fonts, forms) = match resources {
            Some(resources) => (self.named(resources, b"Font")?, self.named(resources, b"XObject")?),
            None => (around.clone(), HashMap::new()),
        };
        let seen = self.drawn(content, &fonts, &forms, depth + 1)?;
        self.forms.insert(id, seen);
        Ok(seen)
    }

    /// Reads what draws a page or a form, and the forms inside.
    fn drawn(
        &mut self,
        mut content: Vec<u8>,
        fonts: &ByName<'d>,
        forms: &ByName<'d>,
        depth: usize,
    ) -> Result<Seen, Fault> {
        self.spend(content.len() + FONT)?;
        let is_foretold = memchr::memmem::find(&content, &END[1..]).is_some();
        content.extend(END);
        let (mut lines, mut seen) = ([Lines::default(), Lines::default()], Seen::default());
        let (mut inside, mut ways): (BTreeSet<ObjectId>, &[Way<'d>]) = (BTreeSet::new(), &[]);
        let (mut outside, mut is_whole) = (Vec::new(), false);
        for Operation { operator, operands } in Content::decode_iter(&content).map_while(Result::ok) {
            let name = operands.first().and_then(|name| name.as_name().ok());
            match operator.as_str() {
                "Tf" => {
                    let font = name.and_then(|name| fonts.get(name)).and_then(|id| self.fonts.get(id));
                    ways = font.map_or(&[], Vec::as_slice);
                }
                "q" => outside.push(ways),
                "Q" => ways = outside.pop().unwrap_or(ways),
                "BDC" | "DP" => operands.iter().for_each(|words| strings(words, &mut self.out.text)),
                // Nobody is sure where it ends.
                "BI" => {
                    small_picture(&content)?;
                    self.drawn = None;
                }
                "Do" => match name.and_then(|name| forms.get(name)) {
                    Some(id) => drop(inside.insert(*id)),
                    None => self.drawn = None,
                },
                last if last.as_bytes() == &END[1..] => is_whole = !is_foretold,
                operator => {
                    for (at, lines) in lines.iter_mut().enumerate() {
                        lines.take(operator, &operands, ways.get(at).or(ways.first()));
                    }
                }
            }
        }
        seen.add(lines[0].seen);
        self.write(&lines)?;
        if !is_whole {
            // What comes behind it is drawn all the same, and nobody knows what it is.
            (seen.blind, self.drawn) = (usize::MAX, None);
        }
        self.inside(&inside, fonts, depth, &mut seen)?;
        Ok(seen)
    }

    /// Reads the forms that are drawn inside.
    fn inside(
        &mut self,
        inside: &BTreeSet<ObjectId>,
        fonts: &ByName<'d>,
        depth: usize,
        seen: &mut Seen,
    ) -> Result<(), Fault> {
        self.drawn.iter_mut().for_each(|drawn| drawn.extend(inside));
        for id in inside.iter().filter(|_| depth < DEEPEST) {
            if let Ok(Object::Stream(form)) = self.document.get_object(*id)
                && form.dict.has(b"BBox")
            {
                seen.add(self.form(*id, form, fonts, depth)?);
            }
        }
        Ok(())
    }

    fn write(&mut self, [first, second]: &[Lines; 2]) -> Result<(), Fault> {
        let all = [&first.loose, &first.tight, &second.loose, &second.tight];
        let differ = if first.tight == second.tight { 2 } else { 4 };
        for text in &all[..differ] {
            self.spend(text.len())?;
            self.out.text.extend([text.as_str(), "\n"]);
            if text.chars().any(is_from_the_right) {
                self.spend(text.len())?;
                // As letters, not as the forms of them that fonts draw: only so can they be compared by their sound.
                self.out.text.extend(text.chars().rev().nfkc().chain(['\n']));
            }
        }
        Ok(())
    }
}

/// A picture that stands in what draws a page is not unpacked, so nobody could take out what a camera wrote.
fn small_picture(content: &[u8]) -> Result<(), Fault> {
    match memchr::memmem::find(content, b"/DCT") {
        Some(_) => Err(Fault::new("a PDF file with a photograph between the words of a page", PRINT)),
        None => Ok(()),
    }
}

/// What was seen on a page.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    letters: bool,
    /// Bytes drawn with fonts that do not say which letters they are.
    blind: usize,
}

impl Seen {
    fn add(&mut self, other: Seen) {
        self.letters |= other.letters;
        self.blind = self.blind.saturating_add(other.blind);
    }
}

/// The words of one stretch: with a space between any two pieces of a line, and with none, since some programs
/// draw every word by itself, and others every letter.
#[derive(Default)]
struct Lines {
    loose: String,
    tight: String,
    seen: Seen,
    /// How high the next piece stands, and the last one stood.
    height: f32,
    last: f32,
}

impl Lines {
    fn take(&mut self, operator: &str, operands: &[Object], way: Option<&Way<'_>>) {
        let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
        match operator {
            "BT" => self.height = 0.0,
            "Td" | "TD" => self.height += number(1),
            "Tm" => self.height = number(5),
            "T*" => self.height += 1.0,
            "'" | "\"" => {
                self.height += 1.0;
                self.shown(operands, way);
            }
            "Tj" | "TJ" => self.shown(operands, way),
            _ => {}
        }
    }

    fn shown(&mut self, operands: &[Object], way: Option<&Way<'_>>) {
        let mut piece = String::new();
        for operand in operands.iter().flat_map(|operand| match operand {
            Object::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        }) {
            match operand {
                Object::String(bytes, _) => {
                    let read = way.map(|way| way.read(bytes)).unwrap_or_default();
                    let open = read.chars().filter(|c| says_nothing(*c)).count();
                    self.seen.blind += match way {
                        Some(way) if way.is_sure() && open >= WORD && open * 2 > read.chars().count() => open,
                        Some(way) if way.is_sure() => 0,
                        _ => bytes.len(),
                    };
                    piece.push_str(&read);
                }
                gap if gap.as_float().is_ok_and(|gap| gap < GAP) => piece.push(' '),
                _ => {}
            }
        }
        let new_line = (self.height - self.last).abs() > f32::EPSILON;
        self.loose.push(if new_line { '\n' } else { ' ' });
        if new_line {
            self.tight.push('\n');
        }
        self.last = self.height;
        self.seen.letters |= way.is_some_and(Way::is_sure) && piece.chars().any(char::is_alphanumeric);
        self.loose.push_str(&piece);
        self.tight.push_str(&piece);
    }
}

/// Letters that a page draws from the left as they stand, the last of the line first.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// What stands for a glyph without a letter.
fn says_nothing(c: char) -> bool {
    matches!(c, char::REPLACEMENT_CHARACTER | '\u{e000}'..='\u{f8ff}')
}

/// Adds every string of an object, a line each.
fn strings(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) => {
            out.push_str(&string(bytes));
            out.push('\n');
        }
        Object::Name(name) if !is_plain(name) => {
            out.push_str(&string(name));
            out.push('\n');
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Object::Dictionary(dict) => of_dictionary(dict, out),
        Object::Stream(stream) => of_dictionary(&stream.dict, out),
        _ => {}
    }
}

fn of_dictionary(dict: &Dictionary, out: &mut String) {
    for (key, value) in dict.iter() {
        if !is_plain(key) {
            out.push_str(&string(key));
            out.push('\n');
        }
        strings(value, out);
    }
}

/// Whether a name stands in the file as it is.
fn is_plain(name: &[u8]) -> bool {
    name.iter().all(u8::is_ascii_graphic)
}

fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, wide @ ..] => {
            let units = wide.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(' ')).collect()
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}

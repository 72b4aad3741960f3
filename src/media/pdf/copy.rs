//! A document written anew: from its catalog on, each object once, numbered as it is met, with the keys on the lists.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::LazyLock;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::stream::{self, Kept};
use super::{MOST, PRINT, broken, pages, too_much};
use crate::media::Fault;

/// As what an object is met: it decides which of its keys are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    Catalog,
    Plain,
    /// What a page draws with, by kind.
    Resources,
    /// Names that the file chose, with plain objects.
    Named,
    /// Names that the file chose, with fonts.
    Fonts,
    /// Names that the file chose, with marks of the drawing.
    Marks,
    /// The catalog's trees of names.
    Names,
    /// What lies on a page: links and notes.
    Notes,
    Link,
    /// What happens at a click.
    Action,
}

/// More objects than this are not looked through.
const MOST_STEPS: u64 = 20_000_000;
/// Longer addresses lead nowhere.
const LONGEST_ADDRESS: usize = 2_000;

const CATALOG: &str = "Type Pages PageLabels Outlines Dests Names StructTreeRoot MarkInfo Lang";
const LINK: &str = "Type Subtype Rect Border BS C H QuadPoints Dest A F StructParent";
const RESOURCES: &str = "Font XObject ExtGState ColorSpace Pattern Shading Properties ProcSet";
/// Every key that draws, names a place, or says in words what is drawn.
const PLAIN: &str = "Type Subtype S N D K P W H C R L \
    Kids Count Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group UserUnit Tabs \
    StructParents StructParent Annots FormType BBox Matrix I CS \
    Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte \
    BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode BaseEncoding Differences DescendantFonts \
    CIDSystemInfo Registry Ordering Supplement DW DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs FontName \
    FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth \
    MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Length1 Length2 Length3 Style Panose CMapName \
    WMode UseCMap LW LC LJ ML RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM CA ca AIS TK G BC \
    FunctionType Domain Range Size BitsPerSample Order Encode C0 C1 Functions Bounds Function \
    WhitePoint BlackPoint Gamma Colorants Process Components \
    PatternType PaintType TilingType XStep YStep Shading ExtGState ShadingType Background AntiAlias Coords Extend \
    BitsPerCoordinate BitsPerFlag VerticesPerRow \
    First Last Next Prev Title Dest A Nums St Limits Names \
    Pg Lang Alt E ActualText ParentTree ParentTreeNextKey RoleMap MCID Marked";

/// Notes that are left out: what somebody wrote beside the pages, files, sounds.
const LEFT_OUT: [&[u8]; 9] = [
    b"Text",
    b"Popup",
    b"FileAttachment",
    b"Sound",
    b"Movie",
    b"Screen",
    b"RichMedia",
    b"PrinterMark",
    b"TrapNet",
];

type Keys = HashSet<&'static [u8]>;
static KEYS: LazyLock<[Keys; 4]> = LazyLock::new(|| {
    [CATALOG, LINK, RESOURCES, PLAIN].map(|list| list.split_ascii_whitespace().map(str::as_bytes).collect())
});

struct Copy<'d> {
    from: &'d Document,
    to: BTreeMap<ObjectId, Object>,
    numbers: HashMap<(ObjectId, Role), u32>,
    last: u32,
    waiting: VecDeque<(u32, &'d Object, Role)>,
    pages: HashSet<ObjectId>,
    room: u64,
    steps: u64,
}

/// The bytes of a new document with the pages of this one.
pub(super) fn written_anew(from: &Document) -> Result<Vec<u8>, Fault> {
    let root = from.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| broken())?;
    let pages: HashSet<ObjectId> = pages(from)?.into_iter().collect();
    if pages.is_empty() {
        return Err(broken());
    }
    let (to, numbers, waiting) = (BTreeMap::new(), HashMap::new(), VecDeque::new());
    let mut copy = Copy { from, to, numbers, last: 0, waiting, pages, room: MOST, steps: MOST_STEPS };
    let root = copy.reference(root, Role::Catalog);
    while let Some((number, object, role)) = copy.waiting.pop_front() {
        let object = copy.object(object, role)?;
        copy.to.insert((number, 0), object);
    }
    let mut document = Document::new();
    document.version = "1.7".to_owned();
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    document.trailer.set("Root", root);
    document.max_id = copy.last;
    document.objects = copy.to;
    let mut out = Vec::new();
    document.save_to(&mut out).map_err(|_| broken())?;
    Ok(out)
}

impl<'d> Copy<'d> {
    /// A reference to the copy of an object; a page that no reader turns to is none.
    fn reference(&mut self, id: ObjectId, role: Role) -> Object {
        let Some(object) = self.from.objects.get(&id) else { return Object::Null };
        if let Object::Dictionary(dict) = object {
            let is_page = dict.has_type(b"Page") || dict.has(b"Contents");
            if role == Role::Plain && is_page && !self.pages.contains(&id) {
                return Object::Null;
            }
        }
        if let Some(number) = self.numbers.get(&(id, role)) {
            return Object::Reference((*number, 0));
        }
        let reference = self.own_object(object, role);
        self.numbers.insert((id, role), self.last);
        reference
    }

    fn own_object(&mut self, object: &'d Object, role: Role) -> Object {
        self.last += 1;
        self.waiting.push_back((self.last, object, role));
        Object::Reference((self.last, 0))
    }

    fn object(&mut self, object: &'d Object, role: Role) -> Result<Object, Fault> {
        self.steps = self.steps.checked_sub(1).ok_or_else(too_much)?;
        match (object, role) {
            (_, Role::Notes) => self.notes(object),
            (_, Role::Action) => self.action(object),
            (Object::Reference(id), _) => Ok(self.reference(*id, role)),
            (Object::Dictionary(dict), _) => Ok(Object::Dictionary(self.dictionary(dict, role)?)),
            (Object::Array(items), Role::Plain) => match self.without_profile(items)? {
                Some(space) => Ok(space),
                None => {
                    let items = items.iter().map(|item| self.object(item, Role::Plain));
                    items.collect::<Result<_, _>>().map(Object::Array)
                }
            },
            (Object::Stream(stream), Role::Plain) => self.stream(stream),
            (_, Role::Plain) => Ok(object.clone()),
            _ => Ok(Object::Null),
        }
    }

    fn dictionary(&mut self, dict: &'d Dictionary, role: Role) -> Result<Dictionary, Fault> {
        let mut out = Dictionary::new();
        for (key, value) in dict.iter() {
            let Some(inner) = below(role, key) else { continue };
            let value = match (role, value) {
                (Role::Marks, _) => self.mark(value),
                // Of a link it says where it is seen; of other objects it names a file.
                (Role::Link, value) if key == b"F" && !matches!(value, Object::Integer(_)) => continue,
                // Fonts stand by themselves, where those who read the words look for them.
                (Role::Fonts, Object::Dictionary(_)) => self.own_object(value, inner),
                _ => self.object(value, inner)?,
            };
            if !value.is_null() {
                out.set(key.clone(), value);
            }
        }
        Ok(out)
    }

    fn found(&self, object: &'d Object) -> Option<&'d Object> {
        self.from.dereference(object).ok().map(|found| found.1)
    }

    /// Of a mark in the drawing the number by which its words are found.
    fn mark(&self, object: &'d Object) -> Object {
        let mut out = Dictionary::new();
        let dict = self.found(object).and_then(|found| found.as_dict().ok());
        if let Some(number) = dict.and_then(|dict| dict.get(b"MCID").and_then(Object::as_i64).ok()) {
            out.set("MCID", number);
        }
        Object::Dictionary(out)
    }

    /// The links of a page. What draws on it, and might cover something, cannot be left out in silence.
    fn notes(&mut self, object: &'d Object) -> Result<Object, Fault> {
        let Some(Object::Array(items)) = self.found(object) else { return Ok(Object::Null) };
        let mut out = Vec::new();
        for item in items {
            self.steps = self.steps.checked_sub(1).ok_or_else(too_much)?;
            let Some(Object::Dictionary(note)) = self.found(item) else { continue };
            match note.get_deref(b"Subtype", self.from).and_then(Object::as_name) {
                Ok(b"Link") if note.has(b"Dest") || !self.action_of(note)?.is_null() => {
                    out.push(match item {
                        Object::Reference(id) => self.reference(*id, Role::Link),
                        _ => self.own_object(item, Role::Link),
                    });
                }
                Ok(b"Link") => {}
                Ok(kind) if LEFT_OUT.contains(&kind) => {}
                _ => {
                    let message = "a PDF file with something drawn over a page (a mark, a stamp, a form)";
                    return Err(Fault::new(message, PRINT));
                }
            }
        }
        Ok(if out.is_empty() { Object::Null } else { Object::Array(out) })
    }

    fn action_of(&mut self, note: &'d Dictionary) -> Result<Object, Fault> {
        note.get(b"A").map_or(Ok(Object::Null), |action| self.action(action))
    }

    /// What a click does, if it leads to a place in the document or to an address of the web.
    fn action(&mut self, object: &'d Object) -> Result<Object, Fault> {
        let Some(Object::Dictionary(action)) = self.found(object) else { return Ok(Object::Null) };
        let from = self.from;
        let get =
            |key| action.get(key).ok().and_then(|value| from.dereference(value).ok()).map(|found| found.1);
        let mut out = Dictionary::new();
        match get(b"S") {
            Some(Object::Name(name)) if name == b"URI" => {
                let Some(Object::String(address, _)) = get(b"URI") else { return Ok(Object::Null) };
                let begins = |scheme: &[u8]| {
                    address.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme))
                };
                if !(begins(b"http://") || begins(b"https://")) || address.len() > LONGEST_ADDRESS {
                    return Ok(Object::Null);
                }
                out.set("S", Object::Name(b"URI".to_vec()));
                out.set("URI", Object::string_literal(address.clone()));
            }
            Some(Object::Name(name)) if name == b"GoTo" => {
                let Some(place) = get(b"D") else { return Ok(Object::Null) };
                let fits = match place {
                    Object::Array(items) => items.len() <= 8,
                    Object::String(name, _) | Object::Name(name) => name.len() <= LONGEST_ADDRESS,
                    _ => false,
                };
                if !fits {
                    return Ok(Object::Null);
                }
                out.set("S", Object::Name(b"GoTo".to_vec()));
                out.set("D", self.object(place, Role::Plain)?);
            }
            _ => return Ok(Object::Null),
        }
        Ok(Object::Dictionary(out))
    }

    /// The colours of a device in place of those of a profile, which says whose screen or scanner it was.
    fn without_profile(&self, items: &'d [Object]) -> Result<Option<Object>, Fault> {
        let [name, profile, ..] = items else { return Ok(None) };
        if !self.found(name).is_some_and(|name| matches!(name.as_name(), Ok(b"ICCBased"))) {
            return Ok(None);
        }
        let profile = self.found(profile).and_then(|found| found.as_stream().ok());
        let parts =
            profile.and_then(|stream| stream.dict.get_deref(b"N", self.from).and_then(Object::as_i64).ok());
        let space = match parts {
            Some(1) => "DeviceGray",
            Some(3) => "DeviceRGB",
            Some(4) => "DeviceCMYK",
            _ => return Err(Fault::new("a PDF file with a colour profile that cannot be read", PRINT)),
        };
        Ok(Some(Object::Name(space.as_bytes().to_vec())))
    }

    fn stream(&mut self, stream: &'d Stream) -> Result<Object, Fault> {
        let mut dict = self.dictionary(&stream.dict, Role::Plain)?;
        let Kept { bytes, filter, parms } = stream::kept(stream, self.from, &mut self.room)?;
        if let Some(filter) = filter {
            dict.set("Filter", Object::Name(filter.as_bytes().to_vec()));
        }
        if let Some(parms) = parms {
            dict.set("DecodeParms", parms);
        }
        Ok(Object::Stream(Stream::new(dict, bytes).with_compression(false)))
    }
}

/// As what the value of a key is met; `None` if the key is not on the list.
fn below(role: Role, key: &[u8]) -> Option<Role> {
    let [catalog, link, resources, plain] = &*KEYS;
    let (list, inner) = match role {
        Role::Catalog => (catalog, if key == b"Names" { Role::Names } else { Role::Plain }),
        Role::Link => (link, Role::Plain),
        Role::Plain => (plain, Role::Plain),
        Role::Resources => (resources, Role::Named),
        Role::Names => return (key == b"Dests").then_some(Role::Plain),
        Role::Named | Role::Fonts | Role::Marks => return Some(Role::Plain),
        Role::Notes | Role::Action => return None,
    };
    let inner = match (role, key) {
        (Role::Resources, b"Font") => Role::Fonts,
        (Role::Resources, b"Properties") => Role::Marks,
        (Role::Resources, b"ProcSet") => Role::Plain,
        (Role::Plain, b"Resources") => Role::Resources,
        (Role::Plain, b"Annots") => Role::Notes,
        (Role::Plain | Role::Link, b"A") => Role::Action,
        (Role::Plain, b"CharProcs" | b"Colorants" | b"RoleMap") | (Role::Catalog, b"Dests") => Role::Named,
        _ => inner,
    };
    list.contains(key).then_some(inner)
}

//! The packed parts of a document: pictures, fonts, what draws a page. Bytes behind their end are left out, and
//! what was packed in a way that can hide something is unpacked, or refused.

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{Dictionary, Document, Object, Stream};

use super::{MOST, MOST_AT_ONCE, PRINT, too_much};
use crate::media::{Fault, LARGEST, jpeg};

/// What is kept of a stream.
pub(super) struct Kept {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// How they are packed.
    pub(super) filter: Option<&'static str>,
    /// How they are to be unpacked.
    pub(super) parms: Option<Dictionary>,
}

/// Ways to write bytes that say nothing else; more than one of them, or another than the first, is undone.
const PLAIN: [&[u8]; 5] = [FLATE, b"LZWDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"RunLengthDecode"];
const FLATE: &[u8] = b"FlateDecode";
const JPEG: &[u8] = b"DCTDecode";
const FAX: &[u8] = b"CCITTFaxDecode";

/// Cleans a stream; `room` is what all may still unpack to.
pub(super) fn kept(stream: &Stream, document: &Document, room: &mut u64) -> Result<Kept, Fault> {
    let chain = names(&stream.dict, document)?;
    let parms = parms(&stream.dict, document, chain.len());
    let first = parms.first().filter(|parms| !parms.is_empty()).cloned();
    let names: Vec<&[u8]> = chain.iter().map(Vec::as_slice).collect();
    let bytes = &stream.content;
    match names.as_slice() {
        [] => Ok(Kept { bytes: bytes.clone(), filter: None, parms: None }),
        [FLATE] => {
            let end = packed_end(bytes, room)?.ok_or_else(unreadable)?;
            Ok(Kept { bytes: bytes[..end].to_vec(), filter: Some("FlateDecode"), parms: first })
        }
        [FAX] => Ok(Kept { bytes: bytes.clone(), filter: Some("CCITTFaxDecode"), parms: first }),
        [JPEG] => picture(bytes, first),
        [before @ .., JPEG] if all_plain(before) => {
            let unpacked = unpacked(stream, before, &parms, room)?;
            picture(&unpacked, parms.last().filter(|parms| !parms.is_empty()).cloned())
        }
        all if all_plain(all) => {
            let bytes = packed(&unpacked(stream, all, &parms, room)?);
            Ok(Kept { bytes, filter: Some("FlateDecode"), parms: None })
        }
        [.., last] => {
            let name: String = String::from_utf8_lossy(last).chars().take(40).collect();
            let message = format!("a PDF file with something packed as `{name}`, which cannot be cleaned");
            Err(Fault::new(message, PRINT))
        }
    }
}

fn all_plain(names: &[&[u8]]) -> bool {
    names.len() <= 4 && names.iter().all(|name| PLAIN.contains(name))
}

/// A photograph, without what the camera wrote.
fn picture(bytes: &[u8], parms: Option<Dictionary>) -> Result<Kept, Fault> {
    let cleaned = jpeg::clean(bytes)
        .map_err(|_| Fault::new("a PDF file with a photograph that cannot be cleaned", PRINT))?;
    Ok(Kept { bytes: cleaned.bytes, filter: Some("DCTDecode"), parms })
}

fn names(dict: &Dictionary, document: &Document) -> Result<Vec<Vec<u8>>, Fault> {
    let name = |object: &Object| {
        let (_, object) = document.dereference(object).map_err(|_| unreadable())?;
        object.as_name().map(<[u8]>::to_vec).map_err(|_| unreadable())
    };
    match dict.get_deref(b"Filter", document) {
        Ok(Object::Array(all)) => all.iter().take(8).map(name).collect(),
        Ok(Object::Null) | Err(_) => Ok(Vec::new()),
        Ok(one) => Ok(vec![name(one)?]),
    }
}

/// What each filter is told, an empty one where nothing is.
fn parms(dict: &Dictionary, document: &Document, count: usize) -> Vec<Dictionary> {
    let one = |object: &Object| {
        let found = document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok());
        found.map(|parms| numbers(parms, document)).unwrap_or_default()
    };
    let mut out: Vec<Dictionary> = match dict.get_deref(b"DecodeParms", document) {
        Ok(Object::Array(all)) => all.iter().take(count).map(one).collect(),
        Ok(object) => vec![one(object)],
        Err(_) => Vec::new(),
    };
    out.resize(count, Dictionary::new());
    out
}

const PARMS: [&[u8]; 14] = [
    b"Predictor",
    b"Colors",
    b"BitsPerComponent",
    b"Columns",
    b"EarlyChange",
    b"K",
    b"EndOfLine",
    b"EncodedByteAlign",
    b"Rows",
    b"EndOfBlock",
    b"BlackIs1",
    b"DamagedRowsBeforeError",
    b"ColorTransform",
    b"Height",
];

fn numbers(parms: &Dictionary, document: &Document) -> Dictionary {
    let mut out = Dictionary::new();
    for key in PARMS {
        if let Ok(value @ (Object::Integer(_) | Object::Boolean(_))) = parms.get_deref(key, document) {
            out.set(key, value.clone());
        }
    }
    out
}

fn unpacked(
    stream: &Stream,
    names: &[&[u8]],
    parms: &[Dictionary],
    room: &mut u64,
) -> Result<Vec<u8>, Fault> {
    let filters = names.iter().map(|name| Object::Name(name.to_vec())).collect();
    let told = parms[..names.len()].iter().cloned().map(Object::Dictionary).collect();
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Array(filters));
    dict.set("DecodeParms", Object::Array(told));
    let most = usize::try_from(*room).unwrap_or(usize::MAX).min(MOST_AT_ONCE);
    // Each filter before the last may unpack as much again.
    let plain = Stream::new(dict, stream.content.clone());
    let bytes = plain.decompressed_content_with_limit(most).map_err(|_| unreadable())?;
    let spent = (bytes.len() as u64).max(stream.content.len() as u64) * names.len() as u64;
    *room = room.checked_sub(spent).ok_or_else(too_much)?;
    Ok(bytes)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing into memory does not fail.
    let _ = packer.write_all(bytes);
    packer.finish().unwrap_or_default()
}

/// Where a zlib stream ends, so that nothing is kept behind it; `None` if it is none.
fn packed_end(bytes: &[u8], room: &mut u64) -> Result<Option<usize>, Fault> {
    let (mut unpacker, mut out) = (Decompress::new(true), vec![0; 1 << 16]);
    loop {
        let (read, written) = (unpacker.total_in(), unpacker.total_out());
        let rest = &bytes[usize::try_from(read).unwrap_or(bytes.len())..];
        let Ok(status) = unpacker.decompress(rest, &mut out, FlushDecompress::None) else { return Ok(None) };
        *room = room.checked_sub(unpacker.total_out() - written).ok_or_else(too_much)?;
        if status == Status::StreamEnd {
            return Ok(usize::try_from(unpacker.total_in()).ok());
        }
        if (unpacker.total_in(), unpacker.total_out()) == (read, written) {
            return Ok(None);
        }
    }
}

/// Refuses a file that unpacks to too much, before anything else reads it.
pub(super) fn measure(bytes: &[u8]) -> Result<(), Fault> {
    let mut room = MOST;
    let mut last = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let head = &bytes[last.max(at.saturating_sub(2_000))..at];
        let head = &head[memchr::memmem::rfind(head, b"obj").unwrap_or(0)..];
        last = at;
        // Tables of objects are unpacked while the file is read: of those each is packed once.
        let is_table =
            [&b"/ObjStm"[..], b"/XRef"].iter().any(|name| memchr::memmem::find(head, name).is_some());
        let filters = memchr::memmem::find_iter(head, b"Decode").count();
        let parms = memchr::memmem::find_iter(head, b"DecodeParms").count();
        let once = filters == parms || memchr::memmem::find(head, FLATE).is_some() && filters == parms + 1;
        let rest = &bytes[at + b"stream".len()..];
        let start = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = !bytes[..at].ends_with(b"end");
        let is_odd = || has_hidden_letters(head) || !is_plain_table(head, &rest[start..]);
        if is_table && !once || begins && is_odd() {
            return Err(too_much());
        }
        if rest.get(start).is_some_and(|byte| byte & 0x0f == 8) {
            packed_end(&rest[start..], &mut room)?;
        }
    }
    if bytes.len() > LARGEST * 2 { Err(too_much()) } else { Ok(()) }
}

/// Whether a letter or digit of a name is written by its number: nobody needs that, and it hides what the name is.
fn has_hidden_letters(head: &[u8]) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let letter =
        |pair: &[u8]| Some(char::from_u32(digit(pair[1])? * 16 + digit(pair[2])?)?.is_ascii_alphanumeric());
    head.windows(3).any(|window| window[0] == b'#' && letter(window) == Some(true))
}

/// Whether objects that are packed together are each written once, one behind the other: a table that tells one
/// place of many objects makes a few bytes a file of gigabytes.
fn is_plain_table(head: &[u8], packed: &[u8]) -> bool {
    if memchr::memmem::find(head, b"/ObjStm").is_none() {
        return true;
    }
    let number = |key: &[u8]| {
        let rest = head[memchr::memmem::find(head, key)? + key.len()..].trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_reference = rest[digits..].trim_ascii_start().first().is_some_and(u8::is_ascii_digit);
        std::str::from_utf8(&rest[..digits]).ok()?.parse::<usize>().ok().filter(|_| !is_reference)
    };
    let (Some(first), Some(count)) = (number(b"/First"), number(b"/N ").or_else(|| number(b"/N"))) else {
        return false;
    };
    let mut table = vec![0; first.min(MOST_AT_ONCE)];
    let filled = match memchr::memmem::find(head, FLATE) {
        Some(_) => Decompress::new(true).decompress(packed, &mut table, FlushDecompress::None).is_ok(),
        None => packed.get(..first).is_some_and(|plain| {
            table.copy_from_slice(plain);
            true
        }),
    };
    let Some(text) = std::str::from_utf8(&table).ok().filter(|_| filled) else { return false };
    let numbers: Option<Vec<u32>> = text.split_ascii_whitespace().map(|word| word.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() == count.saturating_mul(2)) else {
        return false;
    };
    let mut places = numbers.chunks(2).map(|pair| pair[1]);
    places
        .by_ref()
        .next()
        .is_none_or(|mut last| places.all(|place| std::mem::replace(&mut last, place) < place))
}

fn unreadable() -> Fault {
    Fault::new("a PDF file of which a part cannot be unpacked", PRINT)
}

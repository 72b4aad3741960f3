//! Words in files that are no text: what pictures and documents tell of themselves.
//!
//! Pixels are noise in which any short name comes up by chance, so of pictures only what stands
//! beside the pixels is read; of anything else the runs of characters that somebody could read.

use std::io::Read as _;

use crate::media;

/// Runs of fewer bytes, or of fewer units of UTF-16, are noise.
const SHORTEST: usize = 6;
/// A packed stretch inside a file unpacks to no more than this.
const LARGEST: u64 = 1 << 26;

/// The words of a picture or document, one run a line; `None` if it is not what its name says.
pub(super) fn words(ending: &str, bytes: &[u8]) -> Option<String> {
    let beside = match ending {
        "png" => png(bytes)?,
        "jpg" | "jpeg" => jpeg(bytes)?,
        "webp" => webp(bytes)?,
        "avif" => vec![avif(bytes)],
        "pdf" => pdf(bytes)?,
        _ => vec![bytes.to_vec()],
    };
    let mut out = String::new();
    for stretch in beside {
        runs(&stretch, &mut out);
        for wide in [u16::from_le_bytes as fn([u8; 2]) -> u16, u16::from_be_bytes] {
            for from in [0, 1] {
                let units = stretch.get(from..).unwrap_or_default().chunks_exact(2);
                wide_runs(units.map(|two| wide([two[0], two[1]])), &mut out);
            }
        }
    }
    Some(out)
}

/// Adds each run of readable UTF-8.
fn runs(bytes: &[u8], out: &mut String) {
    for chunk in bytes.utf8_chunks() {
        for run in chunk.valid().split(char::is_control).filter(|run| run.len() >= SHORTEST) {
            out.push_str(run);
            out.push('\n');
        }
    }
}

/// Adds each run of readable UTF-16, of one alphabet: noise changes it with every letter.
fn wide_runs(units: impl Iterator<Item = u16>, out: &mut String) {
    let mut run = String::new();
    let mut page = 0;
    let mut close = |run: &mut String| {
        if run.chars().count() >= SHORTEST {
            out.push_str(run);
            out.push('\n');
        }
        run.clear();
    };
    for unit in units {
        let c = char::from_u32(u32::from(unit)).filter(|c| c.is_alphanumeric() || " .,-'’·".contains(*c));
        let Some(c) = c else {
            close(&mut run);
            continue;
        };
        let han = crate::text::spell::is_han(c);
        let own = if han { 0x4e } else { unit >> 8 };
        // Marks and spaces belong to every alphabet.
        if own != 0 && page != 0 && own != page {
            close(&mut run);
        }
        if own != 0 || run.is_empty() {
            page = own;
        }
        run.push(c);
    }
    close(&mut run);
}

/// All chunks but the pixels; packed texts unpacked.
fn png(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut out = Vec::new();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let content = tail.get(..length)?;
        match &head[4..] {
            b"IDAT" | b"fdAT" => {}
            b"zTXt" | b"iTXt" | b"iCCP" => {
                // What is packed begins somewhere behind the keyword.
                out.push(content.to_vec());
                let starts = content.windows(2).enumerate().filter(|(_, two)| two[0] == 0x78);
                out.extend(starts.filter_map(|(at, _)| inflated(&content[at..])));
            }
            _ => out.push(content.to_vec()),
        }
        rest = tail.get(length + 4..)?;
        if &head[4..] == b"IEND" {
            break;
        }
    }
    out.push(rest.to_vec());
    Some(out)
}

/// Every segment, and what follows the picture; not the scans.
fn jpeg(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut out = Vec::new();
    while let [0xff, marker, tail @ ..] = rest {
        match marker {
            0xff => rest = &rest[1..],
            0xd9 => {
                out.push(tail.to_vec());
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => rest = tail,
            _ => {
                let length = usize::from(u16::from_be_bytes([*tail.first()?, *tail.get(1)?]));
                out.push(tail.get(2..length)?.to_vec());
                rest = &tail[length..];
                if *marker == 0xda {
                    rest = &rest[end_of_scan(rest)..];
                }
            }
        }
    }
    rest.is_empty().then_some(out)
}

/// Where the next marker stands that is no part of a scan.
fn end_of_scan(bytes: &[u8]) -> usize {
    let marker = |two: &[u8]| two[0] == 0xff && !matches!(two[1], 0 | 0xff | 0xd0..=0xd7);
    bytes.windows(2).position(marker).unwrap_or(bytes.len())
}

/// All chunks but the pixels.
fn webp(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut rest = bytes.get(12..).filter(|_| bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WEBP")?;
    let mut out = Vec::new();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let content = tail.get(..length)?;
        if !matches!(&head[..4], b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF") {
            out.push(content.to_vec());
        }
        rest = tail.get(length + length % 2..).unwrap_or_default();
    }
    out.push(rest.to_vec());
    Some(out)
}

/// The head of a picture that holds nothing beside its pixels; all of any other, since texts lie among those.
fn avif(bytes: &[u8]) -> Vec<u8> {
    let is_clean = crate::media::clean("avif", bytes).is_ok_and(|cleaned| cleaned.bytes == bytes);
    let head = is_clean.then(|| memchr::memmem::find(bytes, b"mdat")).flatten();
    bytes[..head.unwrap_or(bytes.len())].to_vec()
}

/// The document as it is, what its streams unpack to, its strings in hexadecimal and UTF-16, and what its pages
/// say to those who read them.
fn pdf(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    bytes.starts_with(b"%PDF-").then_some(())?;
    let mut out = vec![bytes.to_vec()];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let rest = &bytes[at + b"stream".len()..];
        let start = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        out.extend(inflated(&rest[start..]));
    }
    let hexadecimal: Vec<Vec<u8>> = out.iter().flat_map(|part| in_hexadecimal(part)).collect();
    out.extend(hexadecimal);
    out.extend(media::pdf::words(bytes).map(|words| words.text.into_bytes()));
    Some(out)
}

/// Strings like `<FEFF0041>`.
fn in_hexadecimal(bytes: &[u8]) -> Vec<Vec<u8>> {
    let pieces = bytes.split(|byte| *byte == b'<').skip(1);
    let digits = pieces.filter_map(|piece| piece.split(|byte| *byte == b'>').next());
    let wanted = digits.filter(|all| all.len() >= 4 && all.iter().all(u8::is_ascii_hexdigit));
    let byte = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap_or("0"), 16).unwrap_or(0);
    wanted.map(|all| all.chunks(2).map(byte).collect()).collect()
}

/// What a zlib stream unpacks to; of a broken one what comes before the break.
fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let ended = flate2::read::ZlibDecoder::new(bytes).take(LARGEST).read_to_end(&mut out);
    (ended.is_ok() || !out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    }

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], kind, content, &[0; 4]].concat()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[track_caller]
    fn check(ending: &str, bytes: &[u8], wanted: &[&str]) {
        let found = words(ending, bytes).unwrap();
        for text in wanted {
            assert!(found.contains(text), "{text} in {found:?}");
        }
        assert!(!found.contains("PIXELSPIXELS"), "{found:?}");
    }

    #[test]
    fn what_a_png_tells_beside_its_pixels() {
        let bytes = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"tEXt", b"Author\0Aidos Example"),
            chunk(b"zTXt", &[b"Comment\0\0".to_vec(), packed("Қастер Мысал".as_bytes())].concat()),
            chunk(b"iTXt", &[b"XML\0\x01\0\0\0".to_vec(), packed(b"Gulnar Example")].concat()),
            chunk(b"IDAT", b"PIXELSPIXELS"),
            chunk(b"IEND", b""),
            b"Trailing Example".to_vec(),
        ]
        .concat();
        check("png", &bytes, &["Aidos Example", "Қастер Мысал", "Gulnar Example", "Trailing Example"]);
    }

    #[test]
    fn what_a_jpeg_tells_beside_its_scans() {
        let segment = |marker: u8, content: &[u8]| {
            let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
            [&[0xff, marker][..], &length, content].concat()
        };
        let bytes = [
            b"\xff\xd8".to_vec(),
            segment(0xe1, &[b"Exif\0\0\x01".to_vec(), utf16("Aidos Example")].concat()),
            segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<dc:creator>Қастер Мысал</dc:creator>".as_bytes()),
            segment(0xed, b"Photoshop 3.0\0\x1c\x02\x50\0\x0eGulnar Example"),
            segment(0xfe, b"Comment of Example"),
            segment(0xda, b"\x01\x02"),
            b"PIXELSPIXELS\xff\0PIXELSPIXELS\xff\xd9Trailing Example".to_vec(),
        ]
        .concat();
        let wanted =
            ["Aidos Example", "Қастер Мысал", "Gulnar Example", "Comment of Example", "Trailing Example"];
        check("jpg", &bytes, &wanted);
    }

    #[test]
    fn what_a_webp_tells_beside_its_pixels() {
        let chunk = |kind: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap().to_le_bytes();
            [kind, &length, content, &vec![0; content.len() % 2]].concat()
        };
        let chunks = [chunk(b"VP8 ", b"PIXELSPIXELS"), chunk(b"EXIF", b"Aidos Example")].concat();
        check("webp", &[b"RIFF\0\0\0\0WEBP".to_vec(), chunks].concat(), &["Aidos Example"]);
    }

    #[test]
    fn what_an_avif_tells_beside_its_pixels() {
        let small = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/media/small.avif");
        let whole = std::fs::read(small).unwrap();
        check("avif", &whole, &["Invented Painter"]);
        let mut clean = crate::media::clean("avif", &whole).unwrap().bytes;
        clean.truncate(clean.len() - 12);
        clean.extend(b"PIXELSPIXELS");
        check("avif", &clean, &["avifmif1"]);
        assert!(
            words("avif", &[&clean[..], b"Trailing Example"].concat()).unwrap().contains("Trailing Example")
        );
    }

    #[test]
    fn what_a_document_tells_packed_or_not() {
        let stream = packed(b"BT (Gulnar Example) Tj ET");
        let wide: String = "Қастер".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let bytes = [
            format!("%PDF-1.7\n/Author (Aidos Example) /Title <FEFF{wide}>\nstream\r\n").into_bytes(),
            stream,
            b"\nendstream".to_vec(),
        ]
        .concat();
        check("pdf", &bytes, &["Aidos Example", "Gulnar Example", "Қастер"]);
    }

    #[test]
    fn what_is_not_what_its_name_says_is_none() {
        for ending in ["png", "jpg", "webp", "pdf"] {
            assert_eq!(words(ending, b"something else"), None, "{ending}");
        }
        check("avif", b"\0\0ftypavif\0\0Aidos Example\0\0", &["Aidos Example"]);
    }
}

//! Pictures made here, of a few bytes.

use super::*;

/// Bytes that must not be published.
pub(super) const SECRET: &[u8] = b"Zhumabek Qorlanov 43.2389";

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// A JPEG of 3 by 2 pixels with two scans, and a secret wherever one can stand.
fn jpeg(turn: u8) -> Vec<u8> {
    let mut exif = exif::turned(turn);
    exif.extend(SECRET);
    let mut out = vec![0xff, 0xd8];
    out.extend(segment(0xe0, &[b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0", SECRET].concat()));
    out.extend(segment(0xe1, &exif));
    out.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()));
    out.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", SECRET].concat()));
    out.extend(segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()));
    out.extend(segment(0xee, &[b"Adobe\0\x64\0\0\0\0\0", SECRET].concat()));
    out.extend(segment(0xfe, SECRET));
    out.extend(segment(0xdb, &[0; 65]));
    out.extend(segment(0xc2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]));
    out.extend(segment(0xc4, &[0; 20]));
    out.extend(segment(0xda, &[1, 1, 0, 0, 0, 0]));
    out.extend(b"scan\xff\x00one\xff\xd0");
    // Between scans and after the end, where those who look at the head only do not look.
    out.extend(segment(0xfe, SECRET));
    out.extend(segment(0xda, &[1, 1, 0, 0, 0, 0]));
    out.extend(b"scan two\xff\xff\xd9");
    out.extend(SECRET);
    out
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], kind, content, &sum.sum().to_be_bytes()].concat()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(b"IHDR", &head));
    for kind in [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"tIME", b"prVt"] {
        out.extend(chunk(kind, SECRET));
    }
    out.extend(chunk(b"IDAT", b"pixels"));
    out.extend(chunk(b"IEND", b""));
    out.extend(SECRET);
    out
}

fn webp() -> Vec<u8> {
    let part = |kind: &[u8; 4], content: &[u8]| -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [kind, &length[..], content, &[0][..content.len() % 2]].concat()
    };
    let parts = [
        part(b"VP8X", &[0x3c, 1, 2, 3, 4, 0, 0, 6, 0, 0]),
        part(b"ICCP", SECRET),
        part(b"VP8L", &[0x2f, 4, 0x80, 1, 0, 7]),
        part(b"EXIF", SECRET),
        part(b"XMP ", SECRET),
        part(b"none", SECRET),
    ]
    .concat();
    let length = u32::try_from(parts.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", &parts, SECRET].concat()
}

const SVG: &[u8] = "<?xml version=\"1.0\"?><!-- Zhumabek Qorlanov 43.2389 --><svg xmlns=\"http://www.w3.org/2000/svg\" \
    xmlns:x=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 30\" onload=\"alert(1)\" style=\"background:url(//e.example)\">\
    <metadata>Zhumabek Qorlanov 43.2389</metadata><script>alert(1)</script><style>@import '//e.example'</style>\
    <foreignObject><p>Zhumabek Qorlanov 43.2389</p></foreignObject><a x:href=\"https://e.example\"><text>in a link</text></a>\
    <image href=\"data:image/png;base64,AA\"/><rect width=\"9\" fill=\"url(https://e.example/x)\" onclick=\"x\"/>\
    <rect width=\"8\" fill=\"u\\72l(//e.example)\"/><circle r=\"2\" fill=\"url(#g)\"/><use href=\"#g\"/>\
    <text>a &lt;b&gt; &#x441;</text><set attributeName=\"href\"/></svg>"
    .as_bytes();

#[track_caller]
pub(super) fn stripped(ending: &str, bytes: &[u8]) -> Cleaned {
    let cleaned = clean(ending, bytes).unwrap();
    let found = cleaned.bytes.windows(8).any(|eight| SECRET.starts_with(eight) || eight == &SECRET[9..17]);
    assert!(!found, "{ending}: {}", String::from_utf8_lossy(&cleaned.bytes));
    assert_eq!(clean(ending, &cleaned.bytes).as_ref(), Ok(&cleaned), "{ending}: not settled");
    cleaned
}

#[test]
fn nothing_is_left_but_the_picture() {
    let upright = stripped("jpg", &jpeg(1));
    assert_eq!(upright.shape, Shape::Picture { width: 3, height: 2 });
    let text = String::from_utf8_lossy(&upright.bytes).into_owned();
    assert!(text.contains("one") && text.contains("scan two") && !text.contains("Exif"), "{text}");
    let lying = stripped("jpeg", &jpeg(6));
    assert_eq!(lying.shape, Shape::Picture { width: 2, height: 3 });
    assert!(String::from_utf8_lossy(&lying.bytes).contains("Exif"), "which way is up is lost");
    let png = stripped("png", &png(4, 5));
    assert_eq!(png.shape, Shape::Picture { width: 4, height: 5 });
    let webp = stripped("webp", &webp());
    assert_eq!(webp.shape, Shape::Picture { width: 5, height: 7 });
    assert_eq!(webp.bytes[20], ALPHA_ONLY);
}

/// The flags of a WebP file that says only that it is transparent.
const ALPHA_ONLY: u8 = 0x10;

#[test]
fn a_drawing_runs_nothing_and_leads_nowhere() {
    let svg = stripped("svg", SVG);
    assert_eq!(svg.shape, Shape::Picture { width: 40, height: 30 });
    let text = String::from_utf8(svg.bytes).unwrap();
    for word in [
        "script",
        "alert",
        "style",
        "e.example",
        "onload",
        "onclick",
        "foreign",
        "image",
        "<use",
        "<set",
        "\\",
        "in a link",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("fill=\"url(#g)\"") && text.contains("<text>a &lt;b&gt; с</text>"), "{text}");
}

#[test]
fn what_cannot_be_published_says_what_to_do() {
    for (ending, told) in
        [("heif", "AVIF"), ("heic", "JPEG"), ("gif", "PNG"), ("pdf", "print it"), ("exe", "SVG")]
    {
        assert!(clean(ending, b"x").unwrap_err().help.contains(told), "{ending}");
    }
    assert!(clean("png", &png(20_000, 20_000)).unwrap_err().message.contains("20000 by 20000 pixels"));
    assert!(clean("png", &png(0, 5)).is_err());
    assert!(clean("svg", b"<!DOCTYPE svg [<!ENTITY a \"aa\">]><svg/>").unwrap_err().help.contains("DOCTYPE"));
    assert!(
        clean("svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap_err().help.contains("viewBox")
    );
    assert!(clean("svg", b"<html/>").is_err() && clean("svg", b"<svg viewBox=\"0 0 1 1\">").is_err());
}

#[test]
fn files_that_end_early_or_lie_are_told_and_nothing_worse() {
    let all: [(&str, Vec<u8>); 4] =
        [("jpg", jpeg(6)), ("png", png(4, 5)), ("webp", webp()), ("svg", SVG.to_vec())];
    for (ending, whole) in &all {
        let end = whole.len() - if *ending == "svg" { 0 } else { SECRET.len() };
        for length in 0..end - usize::from(*ending == "jpg") {
            assert!(clean(ending, &whole[..length]).is_err(), "{ending} cut at {length}");
        }
        for at in 0..whole.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut changed = whole.clone();
                changed[at] = byte;
                if let Ok(cleaned) = clean(ending, &changed) {
                    assert!(cleaned.bytes.len() <= changed.len() + 100, "{ending} at {at}");
                }
            }
        }
        for other in ["jpg", "png", "webp", "avif", "svg"].into_iter().filter(|other| other != ending) {
            assert!(clean(other, whole).is_err(), "{ending} as {other}");
        }
    }
}

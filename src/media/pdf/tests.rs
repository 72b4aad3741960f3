//! Documents made here, of a few objects.

use std::fmt::Write as _;
use std::io::Write as _;

use super::*;
use crate::media::{LARGEST, clean as clean_by_name};

/// Must not be published.
const SECRET: &str = "Zhumabek Qorlanov";

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(text).unwrap();
    packer.finish().unwrap()
}

fn stream(keys: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{keys} /Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file of these objects, the catalog first; `trailer` is added to its trailer.
fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let (mut out, mut places) = (format!("%PDF-1.6\n% {SECRET}\n").into_bytes(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(format!("\nendobj\n% {SECRET}\n").bytes());
    }
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| writeln!(table, "{place:010} 00000 n ").unwrap());
    let size = objects.len() + 1;
    write!(table, "trailer\n<</Root 1 0 R /Size {size} {trailer}>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    out.extend(table.bytes());
    out
}

fn texts(objects: &[&str]) -> Vec<Vec<u8>> {
    objects.iter().map(|object| object.as_bytes().to_vec()).collect()
}

/// One page with these words; its font says in hexadecimal which letters it draws, or nothing.
fn page(words: &str, font: &str) -> Vec<Vec<u8>> {
    let mut all = texts(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
    ]);
    all.push(stream("/Filter /FlateDecode", &packed(words.as_bytes())));
    all.push(font.as_bytes().to_vec());
    all
}

const FONT: &str = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>";

fn jpeg() -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    };
    [
        vec![0xff, 0xd8],
        segment(0xe1, &[b"Exif\0\0MM\0*\0\0\0\x08\0\0", SECRET.as_bytes()].concat()),
        segment(0xdb, &[0; 65]),
        segment(0xc0, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 0, 0]),
        b"scan\xff\xd9".to_vec(),
        SECRET.as_bytes().to_vec(),
    ]
    .concat()
}

/// A document with a secret wherever one can stand, and later revisions of two objects.
fn full() -> Vec<u8> {
    let secret = SECRET;
    let catalog = format!(
        "<</Type /Catalog /Pages 2 0 R /Metadata 6 0 R /PieceInfo <</X <</Private ({secret})>>>> /Lang (en) \
         /OpenAction <</S /JavaScript /JS ({secret})>> /AA <</WC <</S /JavaScript /JS ({secret})>>>> /AF [7 0 R] \
         /Names <</EmbeddedFiles <</Names [({secret}) 7 0 R]>> /JavaScript <</Names [(x) <</S /JavaScript /JS ({secret})>>]>> \
         /Dests <</Names [(place) [3 0 R /Fit] (old) [15 0 R /Fit]]>>>> /Outlines 9 0 R /Collection <</D ({secret})>> \
         /OCProperties <</OCGs [14 0 R] /D <</Name ({secret}) /OFF [14 0 R]>>>> /OutputIntents [<</Info ({secret})>>] \
         /URI <</Base ({secret})>> /AcroForm <</Fields [] /DA ({secret})>> /{} (x)>>",
        secret.replace(' ', "#20")
    );
    let page = format!(
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents [4 0 R] /LastModified ({secret}) /Thumb 6 0 R \
         /Metadata 6 0 R /PieceInfo <</X ({secret})>> /AA <</O <</S /JavaScript /JS ({secret})>>>> /ID ({secret}) \
         /Annots [10 0 R 11 0 R 12 0 R <</Subtype /Link /Rect [0 0 1 1] /Contents ({secret}) /A <</S /Launch /F ({secret})>>>>] \
         /Resources <</Font <</F1 5 0 R /F2 <</Type /Font /Subtype /Type1 /BaseFont /Times /X ({secret})>>>> \
         /XObject <</I1 8 0 R /I2 13 0 R>> /Properties <</M1 14 0 R>> /ColorSpace <</C1 [/ICCBased 16 0 R]>>>>>>"
    );
    let note = |subtype: &str, more: &str| {
        format!(
            "<</Type /Annot /Subtype /{subtype} /Rect [0 0 9 9] /T ({secret}) /Contents ({secret}) {more}>>"
        )
        .into_bytes()
    };
    let action =
        "/A <</S /URI /URI (https://courts.example/7) /Next <</S /JavaScript /JS (Zhumabek Qorlanov)>>>>";
    let drawing = b"BT /F1 12 Tf (Words of the court) Tj ET /OC /M1 BDC EMC /I1 Do";
    let hidden_end = [packed(drawing), SECRET.as_bytes().to_vec()].concat();
    let picture =
        "/Type /XObject /Subtype /Image /Width 3 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let objects = vec![
        catalog.into_bytes(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        page.into_bytes(),
        stream("/Filter [/FlateDecode] /Metadata 6 0 R", &hidden_end),
        FONT.as_bytes().to_vec(),
        stream("/Type /Metadata /Subtype /XML", format!("<x:xmpmeta>{secret}</x:xmpmeta>").as_bytes()),
        format!("<</Type /Filespec /F ({secret}) /EF <</F 6 0 R>>>>").into_bytes(),
        stream(&format!("{picture} /Filter /DCTDecode /Metadata 6 0 R /PieceInfo ({secret})"), &jpeg()),
        format!("<</Type /Outlines /First 17 0 R /Last 17 0 R /Count 1 /X ({secret})>>").into_bytes(),
        note("Text", "/Popup 12 0 R"),
        note("Link", action),
        note("FileAttachment", "/FS 7 0 R"),
        stream(&format!("{picture} /Filter [/FlateDecode /DCTDecode]"), &packed(&jpeg())),
        format!("<</Type /OCG /Name ({secret}) /MCID 3>>").into_bytes(),
        format!("<</Type /Page /Parent 2 0 R /Contents 4 0 R /Alt ({secret})>>").into_bytes(),
        stream("/N 3", format!("profile of the screen of {secret}").as_bytes()),
        format!(
            "<</Title (The court) /Parent 9 0 R /Dest [3 0 R /Fit] /A <</S /JavaScript /JS ({secret})>>>>"
        )
        .into_bytes(),
        format!("({secret} stands in no page)").into_bytes(),
        format!("<</Author ({secret}) /Producer (x)>>").into_bytes(),
    ];
    let mut out = file(&objects, "/Info 19 0 R /ID [<5a68756d6162656b> <5a68756d6162656b>]");
    // A later revision that takes an object back.
    let (before, place) = (out.windows(9).rposition(|nine| nine == b"startxref").unwrap(), out.len());
    let old = String::from_utf8_lossy(&out[before..]).lines().nth(1).unwrap().to_owned();
    out.extend(b"18 0 obj\n(nothing)\nendobj\n");
    let table = out.len();
    let more = format!(
        "xref\n18 1\n{place:010} 00000 n \ntrailer\n<</Root 1 0 R /Size 20 /Info 19 0 R /Prev {old}>>\nstartxref\n{table}\n%%EOF\n{secret}"
    );
    out.extend(more.bytes());
    out
}

#[track_caller]
fn pages(bytes: &[u8]) -> (u32, u32) {
    match clean(bytes).unwrap().shape {
        Shape::Document { pages, unread } => (pages, unread),
        shape @ Shape::Picture { .. } => panic!("{shape:?}"),
    }
}

#[track_caller]
fn refused(bytes: &[u8], told: &str) {
    let fault = clean(bytes).unwrap_err();
    assert!(fault.message.contains(told) && fault.help.contains("print it"), "{fault:?}");
}

#[test]
fn nothing_is_left_but_the_pages() {
    let whole = full();
    let cleaned = clean(&whole).unwrap();
    assert_eq!(cleaned.shape, Shape::Document { pages: 1, unread: 0 });
    let text = String::from_utf8_lossy(&cleaned.bytes).into_owned();
    let read = words(&cleaned.bytes).unwrap().text;
    for word in [
        "Zhumabek",
        "Qorlanov",
        "5a68",
        "JavaScript",
        "Metadata",
        "Author",
        "PieceInfo",
        "Launch",
        "Embedded",
    ] {
        assert!(!text.contains(word) && !read.contains(word), "{word}: {text}");
    }
    for word in ["Words of the court", "The court", "https://courts.example/7", "place"] {
        assert!(read.contains(word), "{word}: {read}");
    }
    assert!(
        text.contains("/DCTDecode") && text.contains("/DeviceRGB") && !text.contains("ICCBased"),
        "{text}"
    );
    assert_eq!(clean(&cleaned.bytes).as_ref(), Ok(&cleaned), "not settled");
    assert_eq!(clean(&whole).unwrap(), cleaned);
}

#[test]
fn what_would_no_longer_be_what_it_was_is_refused_with_a_way_out() {
    let with = |catalog: &str, trailer: &str| {
        let mut all = page("", FONT);
        all[0] = format!("<</Type /Catalog /Pages 2 0 R {catalog}>>").into_bytes();
        file(&all, trailer)
    };
    clean(&with("/AcroForm <</Fields []>>", "")).unwrap();
    refused(&with("/AcroForm <</Fields [3 0 R]>>", ""), "a form");
    refused(&with("/AcroForm <</XFA (x) /Fields []>>", ""), "a form");
    refused(&with("/AcroForm <</SigFlags 3 /Fields [3 0 R]>>", ""), "a signature");
    refused(&with("/Perms <</DocMDP 3 0 R>>", ""), "a signature");
    let encrypted = clean(&with("", "/Encrypt <</Filter /Standard /V 9>>")).unwrap_err();
    assert!(encrypted.help.contains("print it"), "{encrypted:?}");
    let over = |subtype: &str| {
        let mut all = page("", FONT);
        let note =
            format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [<</Subtype /{subtype}>>]>>");
        all[2] = note.into_bytes();
        file(&all, "")
    };
    for subtype in ["Square", "Redact", "Highlight", "Stamp", "FreeText", "Widget", "Unknown"] {
        refused(&over(subtype), "drawn over a page");
    }
    clean(&over("Popup")).unwrap();
    for (filter, told) in [("JPXDecode", "JPXDecode"), ("JBIG2Decode", "JBIG2Decode"), ("Crypt", "Crypt")] {
        let mut all = page("", FONT);
        all[3] = stream(&format!("/Filter /{filter}"), b"x");
        refused(&file(&all, ""), told);
    }
    let mut all = page("", FONT);
    all[3] = stream("/Filter /DCTDecode", b"no photograph");
    refused(&file(&all, ""), "photograph");
    let mut lost = page("", FONT);
    lost[1] = b"<</Type /Pages /Kids [3 0 R 9 0 R] /Count 2>>".to_vec();
    refused(&file(&lost, ""), "no whole PDF");
    refused(b"%PDF-1.7\nnothing", "no whole PDF");
    refused(b"PK\x03\x04", "no whole PDF");
    assert!(clean_by_name("pdf", &vec![b'%'; LARGEST + 1]).unwrap_err().message.contains("MiB"));
}

#[test]
fn the_words_of_pages_are_read_however_they_are_drawn() {
    let read = |drawing: &str, font: &str, more: &[Vec<u8>]| {
        let mut all = page(drawing, font);
        all.extend(more.iter().cloned());
        let cleaned = clean(&file(&all, "")).unwrap();
        (words(&cleaned.bytes).unwrap().text, cleaned.shape)
    };
    let whole = Shape::Document { pages: 1, unread: 0 };
    for drawing in [
        "BT /F1 9 Tf (Gulnar Example) Tj ET",
        "BT /F1 9 Tf [(Gul) 20 (nar) -300 (Exam) (ple)] TJ ET",
        "BT /F1 9 Tf (Gul) Tj 9 0 Td (nar ) Tj 9 0 Td (Example) Tj ET",
        "BT /F1 9 Tf (Gulnar) Tj 9 0 Td (Example) Tj ET",
        "BT /F1 9 Tf 1 0 0 1 9 700 Tm (Gulnar ) Tj ET BT 1 0 0 1 60 700 Tm (Example) Tj ET",
        "BT /F1 9 Tf <47756c6e6172204578616d706c65> ' ET",
    ] {
        let (text, shape) = read(drawing, FONT, &[]);
        assert!(text.contains("Gulnar Example") && shape == whole, "{drawing}: {text}");
    }
    // A font of glyphs, with and without the table that says which letters they are.
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> \
        endcodespacerange 2 beginbfchar <0001> <049A> <0002> <0430> endbfchar endcmap end end";
    let glyphs =
        |more: &str| format!("<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H {more}>>");
    let drawing = "BT /F1 9 Tf <000100020002> Tj ET";
    let (text, shape) = read(drawing, &glyphs("/ToUnicode 6 0 R"), &[stream("", map.as_bytes())]);
    assert!(text.contains("Қаа") && shape == whole, "{text}");
    let (_, shape) = read(drawing, &glyphs(""), &[]);
    assert_eq!(shape, Shape::Document { pages: 1, unread: 1 });
    assert_eq!(pages(&file(&page("0 0 9 9 re f", FONT), "")), (1, 1));
}

#[test]
fn words_in_forms_and_in_the_words_for_the_blind_are_read() {
    let mut all = page("/X1 Do", FONT);
    all[2] = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</XObject <</X1 6 0 R>>>>>>".to_vec();
    let form = "/Subtype /Form /BBox [0 0 9 9] /PTEX.FileName (home) /Resources <</Font <</F1 5 0 R>> /XObject <</X1 6 0 R>>>>";
    all.push(stream(form, b"BT /F1 9 Tf (Gulnar Example) Tj ET /X1 Do"));
    all[0] =
        b"<</Type /Catalog /Pages 2 0 R /StructTreeRoot <</K <</S /Figure /Alt <FEFF049A0430>>>>>>>".to_vec();
    let cleaned = clean(&file(&all, "")).unwrap();
    let text = words(&cleaned.bytes).unwrap().text;
    assert!(text.contains("Gulnar Example") && text.contains("Қа"), "{text}");
    assert_eq!(cleaned.shape, Shape::Document { pages: 1, unread: 0 });
    assert!(!String::from_utf8_lossy(&cleaned.bytes).contains("PTEX"));
}

#[test]
fn words_are_read_that_a_reader_sees_or_copies_in_other_ways() {
    let read = |drawing: &str, font: &str| {
        let mut all = page(drawing, font);
        all[2] = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R /F3 8 0 R>>>>>>".to_vec();
        all.push(b"<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R>>".to_vec());
        all.push(stream("", b"beginbfrange <0001> <0009> <FEDF> <0010> <0011> <F041> endbfrange"));
        all.push(
            b"<</Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FontDescriptor <<>>>>".to_vec(),
        );
        let cleaned = clean(&file(&all, "")).unwrap();
        let Shape::Document { unread, .. } = cleaned.shape else { panic!() };
        (words(&cleaned.bytes).unwrap().text, unread)
    };
    for (drawing, wanted) in [
        ("BT /F1 9 Tf q /F2 9 Tf <0001> Tj Q (Gulnar Example) Tj ET", "Gulnar Example"),
        ("/Span <</ActualText (\\376\\377\\004\\232\\004\\060)>> BDC BT /F1 9 Tf (x) Tj ET EMC", "Қа"),
        // What is drawn from the left is read from the right.
        ("BT /F1 9 Tf (x) Tj 0 9 Td /F2 9 Tf <000100020003> Tj ET", "\u{645}\u{644}\u{644}"),
        ("BT /F3 9 Tf <c3f3ebedf3f0> Tj ET", "Гулнур"),
    ] {
        let (text, unread) = read(drawing, FONT);
        assert!(text.contains(wanted) && unread == 0, "{drawing}: {unread} {text}");
    }
    // Tables that leave most letters open, or say of them what no one can read; a way to write that no one knows.
    let known = "BT /F1 9 Tf (Words) Tj 0 9 Td /F2 9 Tf";
    assert_eq!(read(&format!("{known} <00200021002200230024002500260027> Tj ET"), FONT).1, 1);
    assert_eq!(read(&format!("{known} <00100011001000110010001100100011> Tj ET"), FONT).1, 1);
    let unknown = FONT.replace("WinAnsi", "Other");
    let also_known = "BT /F3 9 Tf (Words) Tj /F1 9 Tf (Gulnar Example) Tj ET";
    assert_eq!(read(also_known, &unknown).1, 1);
    // Behind what the parser does not understand.
    for broken in
        ["--5 w", "5 % five\n w", "] n", "(", "EndOfAllWords ] n", "BI /W 1 /H 1 /BPC 8 /CS /G ID xx"]
    {
        let drawing = format!("BT /F1 9 Tf (Words) Tj ET {broken} BT /F1 9 Tf (Gulnar Example) Tj ET");
        assert_eq!(read(&drawing, FONT).1, 1, "{broken}");
    }
    let mut named = page("BT /F1 9 Tf (Words) Tj ET", FONT);
    named[0] = b"<</Type /Catalog /Pages 2 0 R /Dests <</Gulnar#20Example [3 0 R /Fit]>>>>".to_vec();
    assert!(words(&clean(&file(&named, "")).unwrap().bytes).unwrap().text.contains("Gulnar Example"));
}

#[test]
fn what_cameras_and_screens_say_is_not_kept_where_it_is_less_looked_for() {
    let mut all = page("", FONT);
    all[2] = b"<</Type /Page /Parent 2 0 R /Resources <</ColorSpace <</C1 [6 0 R 7 0 R]>>>>>>".to_vec();
    all.extend([b"/ICCBased".to_vec(), stream("/N 3", SECRET.as_bytes())]);
    let cleaned = clean(&file(&all, "")).unwrap();
    assert!(!String::from_utf8_lossy(&cleaned.bytes).contains(SECRET));
    for filter in ["/F /DCT", "/Filter [/A85 /DCTDecode]"] {
        let drawing = format!("BI /W 1 /H 1 /BPC 8 /CS /G {filter} ID {SECRET} EI BT /F1 9 Tf (Words) Tj ET");
        refused(&file(&page(&drawing, FONT), ""), "a photograph between");
    }
}

#[test]
fn pictures_that_no_page_shows_are_left_out() {
    let count = |drawing: &str, more: &str| {
        let mut all = page(drawing, FONT);
        let resources = "<</XObject <</I1 6 0 R /I2 7 0 R /X1 8 0 R>>>>";
        all[2] = format!("<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources {resources}>>").into_bytes();
        let picture = "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
        all.extend([stream(&format!("{picture} {more}"), b"x"), stream(picture, b"y")]);
        all.push(stream(
            "/Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</I 7 0 R>>>>",
            drawing.as_bytes(),
        ));
        let cleaned = clean(&file(&all, "")).unwrap();
        assert_eq!(clean(&cleaned.bytes).as_ref(), Ok(&cleaned), "not settled");
        memchr::memmem::find_iter(&cleaned.bytes, b"/Image").count()
    };
    assert_eq!(count("/I1 Do", ""), 2, "the form asks for what it does not name");
    assert_eq!(count("0 0 9 9 re f", ""), 0);
    assert_eq!(count("/I Do", ""), 2);
    assert_eq!(count("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", ""), 2);
    assert_eq!(count("0 0 9 9 re (", ""), 2);
    assert_eq!(count("0 0 9 9 re f", "/SMask 7 0 R"), 0);
}

#[test]
fn many_fonts_with_long_tables_are_told() {
    let mut all = page("", FONT);
    all.push(stream("/Filter /FlateDecode", &packed(&vec![b' '; 20 << 20])));
    all[2] = b"<</Type /Page /Parent 2 0 R /Resources <</Font <</F1 7 0 R /F2 8 0 R>>>>>>".to_vec();
    all.extend((0..2).map(|_| b"<</Type /Font /Subtype /Type0 /ToUnicode 6 0 R>>".to_vec()));
    refused(&file(&all, ""), "unpacks to more");
}

#[test]
fn documents_that_unpack_to_too_much_or_turn_in_circles_are_told() {
    let mut all = page("", FONT);
    let bomb = packed(&vec![b' '; 80 << 20]);
    all[3] = stream("/Filter /FlateDecode", &bomb);
    assert!(clean(&file(&all, "")).is_err());
    // One of many parts of the same kind.
    let mut many = page("", FONT);
    many.extend((0..8).map(|_| stream("/Filter /FlateDecode", &bomb)));
    refused(&file(&many, ""), "unpacks to more");
    all[3] = stream("/Filter [/FlateDecode /FlateDecode]", &packed(&bomb));
    assert!(clean(&file(&all, "")).is_err());
    let plain = ("/Type /ObjStm /N 2 /First 8", "7 0 8 4 [1] [2]");
    all[3] = stream(plain.0, plain.1.as_bytes());
    assert!(clean_by_name("pdf", &file(&all, "")).is_ok());
    all.push(stream("/Subtype /XML", b"colours #414243 and #30 are no names"));
    assert!(clean_by_name("pdf", &file(&all, "")).is_ok());
    for (keys, table) in [
        ("/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode", "7 0 8 0 [1 2]"),
        ("/Type /ObjStm /N 2 /First 8", "7 0 8 0 [1 2]"),
        ("/Type /Obj#53tm /N 2 /First 8", "7 0 8 1 [1 2]"),
        ("/Type /ObjStm /N 2 /First 10", "7 0 x 8 1 [1 2]"),
        ("/Type /ObjStm /N 2 /First 5 0 R", "7 0 8 1 [1 2]"),
    ] {
        let packed = if keys.contains("Flate") { packed(table.as_bytes()) } else { table.into() };
        all[3] = stream(keys, &packed);
        assert!(clean_by_name("pdf", &file(&all, "")).is_err(), "{keys} {table}");
    }
    all[3] = stream("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", &packed(&bomb));
    refused(&file(&all, ""), "unpacks to more");
    // Pages that are their own parents, references that lead to themselves, names that nest.
    let mut circle = page("", FONT);
    circle[1] = b"<</Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 4000000000>>".to_vec();
    circle[4] = b"5 0 R".to_vec();
    let _ = clean(&file(&circle, ""));
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    all[3] = deep.into_bytes();
    let _ = clean(&file(&all, ""));
    all[3] = stream("", "[".repeat(100_000).as_bytes());
    let _ = clean(&file(&all, ""));
    all[3] = stream("", "(".repeat(100_000).as_bytes());
    let _ = clean(&file(&all, ""));
}

#[test]
fn files_that_end_early_or_lie_are_told_and_nothing_worse() {
    let whole = full();
    for length in (0..whole.len()).step_by(53) {
        let _ = clean(&whole[..length]);
    }
    for at in (0..whole.len()).step_by(11) {
        for byte in [b'9', b'<'] {
            let mut changed = whole.clone();
            changed[at] = byte;
            if let Ok(cleaned) = clean(&changed) {
                assert!(cleaned.bytes.len() <= changed.len() + 1_000, "at {at}");
            }
        }
    }
}

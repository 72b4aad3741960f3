//! Files made here, with a secret wherever one can stand.

use crate::media::clean;
use crate::media::tests::{SECRET, stripped};

fn boxed(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    super::boxes::boxed(kind, parts).unwrap()
}

fn unit(kind: u8, content: &[u8]) -> Vec<u8> {
    // A length of two bytes, the lower seven bits first, though one would do.
    let length = [0x80 | u8::try_from(content.len()).unwrap(), 0];
    [&[kind << 3 | 2], &length[..], content].concat()
}

/// A picture in AV1, as far as it is looked at; `mark` makes its bytes its own.
fn drawn(mark: u8) -> Vec<u8> {
    let secrets =
        [unit(5, SECRET), unit(15, SECRET), unit(8, SECRET), unit(9, SECRET), unit(2, SECRET)].concat();
    let layered = [&[6 << 3 | 6, 0x20, 5][..], b"Frame"].concat();
    [unit(2, b""), unit(1, &[mark]), secrets, unit(6, &[mark; 9]), layered, unit(5, SECRET)].concat()
}

/// Numbers of items: in four bytes in the newest form of every box, else in two.
struct Form {
    version: u8,
}

impl Form {
    fn id(&self, id: u8) -> Vec<u8> {
        [&[0, 0, 0][if self.version == 2 { 0.. } else { 2.. }], &[id]].concat()
    }

    /// Version and flags of a box that has an older and a newer form.
    fn newest(&self, old: u8) -> [u8; 4] {
        [old + u8::from(self.version == 2), 0, 0, 0]
    }

    fn entry(&self, id: u8, kind: &[u8; 4]) -> Vec<u8> {
        boxed(b"infe", &[&self.newest(2), &self.id(id), &[0, 0], kind, SECRET, b"\0", SECRET, b"\0"])
    }

    fn reference(&self, kind: &[u8; 4], from: u8, to: &[u8]) -> Vec<u8> {
        let ids: Vec<u8> = to.iter().flat_map(|id| self.id(*id)).collect();
        boxed(kind, &[&self.id(from), &[0, u8::try_from(to.len()).unwrap()], &ids])
    }

    /// Where an item lies: in the head or in the file, with a start for all its stretches.
    fn place(&self, id: u8, within: bool, start: usize, stretches: &[(usize, usize)]) -> Vec<u8> {
        let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
        let method = if self.version == 0 { vec![] } else { vec![0, u8::from(within)] };
        let count = [0, u8::try_from(stretches.len()).unwrap()];
        let mut out = [self.id(id), method, vec![0, 0], long(start).to_vec(), count.to_vec()].concat();
        for (at, length) in stretches {
            out.extend([long(*at), long(*length)].as_flattened());
        }
        out
    }
}

const ALPHA: &[u8] = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0";
const DEPTH: &[u8] = b"urn:mpeg:mpegB:cicp:systems:auxiliary:depth\0";
const KINDS: [&[u8; 4]; 10] =
    [b"grid", b"av01", b"av01", b"av01", b"av01", b"Exif", b"mime", b"av01", b"tmap", b"Priv"];

/// Properties 1 to 14.
fn properties() -> Vec<u8> {
    let size = |width: u8, height: u8| boxed(b"ispe", &[&[0; 7], &[width, 0, 0, 0, height], SECRET]);
    [
        size(40, 30),
        size(20, 30),
        boxed(b"pixi", &[&[0, 0, 0, 0, 3, 8, 8, 8], SECRET]),
        boxed(b"av1C", &[&[0x81, 0, 0x0c, 0], &unit(1, b"s"), &unit(5, SECRET)]),
        boxed(b"colr", &[b"prof", SECRET]),
        boxed(b"colr", &[b"nclx\0\x01\0\x0d\0\x06\xff", SECRET]),
        boxed(b"auxC", &[&[0; 4], ALPHA, SECRET]),
        boxed(b"auxC", &[&[0; 4], DEPTH, SECRET]),
        boxed(b"udes", &[&[0; 4], b"en\0", SECRET, b"\0", SECRET, b"\0\0"]),
        boxed(b"uuid", &[&[7; 16], SECRET]),
        boxed(b"irot", &[&[0xfd], SECRET]),
        boxed(b"crtt", &[&[0; 4], SECRET]),
        boxed(b"imir", &[&[0xff], SECRET]),
        boxed(b"a1lx", &[&[0, 0, 9, 0, 9, 0, 9]]),
    ]
    .concat()
}

fn owned(form: &Form) -> Vec<u8> {
    let mut out = vec![0, 0, 0, 5];
    // What must not be passed over has its highest bit set; number 0 is none.
    for (id, numbers) in [
        (1, &[1, 3, 5, 6, 9, 10, 0x8b, 12, 0x8d, 0][..]),
        (2, &[2, 3, 0x84, 6, 14]),
        (3, &[2, 3, 0x84, 6, 9]),
        (4, &[1, 0x84, 8]),
        (8, &[1, 0x84, 7, 9]),
    ] {
        out.extend(form.id(id));
        out.push(u8::try_from(numbers.len()).unwrap());
        out.extend(numbers);
    }
    boxed(b"ipma", &[&form.newest(0), &out])
}

fn references(form: &Form) -> Vec<u8> {
    let all = [
        form.reference(b"dimg", 1, &[2, 3]),
        form.reference(b"auxl", 4, &[1]),
        form.reference(b"prem", 1, &[8]),
        form.reference(b"thmb", 5, &[1]),
        form.reference(b"cdsc", 6, &[1]),
        form.reference(b"cdsc", 7, &[1]),
        form.reference(b"auxl", 8, &[1]),
        form.reference(b"dimg", 9, &[1, 10]),
    ];
    boxed(b"iref", &[&form.newest(0), &all.concat()])
}

const GRID: &[u8] = &[0, 0xfe, 0, 1, 0, 40, 0, 30];

/// Two tiles side by side with their transparency; `version` is that of where the items lie.
fn avif(version: u8) -> Vec<u8> {
    let form = Form { version };
    let mut bytes = Vec::new();
    let mut put = |content: &[u8]| {
        bytes.extend(SECRET);
        bytes.extend(content);
        (bytes.len() - content.len(), content.len())
    };
    let grid = if version == 0 { put(GRID) } else { (SECRET.len(), GRID.len()) };
    let beside = put(SECRET);
    let parts = drawn(2);
    let second = [put(&parts[..50]), put(&parts[50..])];
    let (alpha, third) = (put(&drawn(8)), put(&drawn(3)));
    let meta = |start: usize| {
        let mut places = [&[0x44, 0x40][..], &form.id(10)].concat();
        places.extend(form.place(1, version > 0, if version > 0 { 0 } else { start }, &[grid]));
        places.extend(form.place(2, false, start, &second));
        places.extend([(3, third), (8, alpha)].map(|(id, at)| form.place(id, false, start, &[at])).concat());
        places.extend([4, 5, 6, 7, 9, 10].into_iter().flat_map(|id| form.place(id, false, start, &[beside])));
        let entries: Vec<u8> = KINDS.iter().zip(1..).flat_map(|(kind, id)| form.entry(id, kind)).collect();
        boxed(
            b"meta",
            &[
                &[0; 4],
                &boxed(b"hdlr", &[&[0; 8], b"pict", SECRET, b"\0"]),
                &boxed(b"uuid", &[&[7; 16], SECRET]),
                &boxed(b"pitm", &[&form.newest(0), &form.id(1)]),
                &boxed(b"iloc", &[&[version, 0, 0, 0], &places]),
                &boxed(b"iinf", &[&form.newest(0), &form.id(10), &entries]),
                &references(&form),
                &boxed(b"iprp", &[&boxed(b"ipco", &[&properties()]), &owned(&form)]),
                &boxed(b"idat", &[SECRET, GRID, SECRET]),
                &boxed(b"grpl", &[SECRET]),
            ],
        )
    };
    let head = [
        boxed(b"ftyp", &[b"mif1", &SECRET[..4], b"miafavifMA1Bqorl"]),
        boxed(b"free", &[SECRET]),
        boxed(b"skip", &[SECRET]),
        boxed(b"uuid", &[&[7; 16], SECRET]),
    ]
    .concat();
    let start = head.len() + meta(0).len() + 8;
    [head, meta(start), boxed(b"mdat", &[&bytes]), SECRET.to_vec()].concat()
}

/// What is left of such a picture.
fn left(mark: u8) -> Vec<u8> {
    [unit(2, b""), unit(1, &[mark]), unit(6, &[mark; 9]), [&[6 << 3 | 6, 0x20, 5][..], b"Frame"].concat()]
        .concat()
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[test]
fn tiles_and_transparency_are_left_and_nothing_beside_them() {
    let oldest = stripped("avif", &avif(0));
    assert_eq!(oldest.shape, crate::media::Shape::Picture { width: 30, height: 40 }, "it is turned");
    let drawn = [&[0, 0, 0, 1, 0, 40, 0, 30], &left(2)[..], &left(3), &left(8)].concat();
    assert!(oldest.bytes.ends_with(&drawn), "{}", String::from_utf8_lossy(&oldest.bytes));
    for kind in
        ["hdlr", "grid", "av01", "dimg", "auxl", "prem", "ispe", "pixi", "nclx", "irot", "imir", "MA1B"]
    {
        assert!(find(&oldest.bytes, kind.as_bytes()).is_some(), "{kind}");
    }
    for kind in [
        "Exif", "mime", "Priv", "tmap", "cdsc", "thmb", "depth", "udes", "uuid", "crtt", "prof", "free",
        "skip", "grpl", "idat", "a1lx", "qorl",
    ] {
        assert!(find(&oldest.bytes, kind.as_bytes()).is_none(), "{kind}");
    }
    // However a head is written, it says the same.
    assert_eq!(stripped("avif", &avif(1)), oldest);
    assert_eq!(stripped("avif", &avif(2)), oldest);
}

#[test]
fn tiles_that_share_their_bytes_go_on_sharing_them() {
    let apart = stripped("avif", &avif(1)).bytes;
    let mut shared = apart.clone();
    // The last eight of fourteen bytes say where an item lies; the second and the third are the tiles.
    let places = find(&shared, b"iloc").unwrap() + 12;
    shared.copy_within(places + 2 * 14 + 6..places + 3 * 14, places + 14 + 6);
    let cleaned = stripped("avif", &shared).bytes;
    assert_eq!(cleaned.len(), apart.len() - left(2).len());
    let (second, third) = (find(&cleaned, &left(2)), find(&cleaned, &left(3)));
    assert!(second.is_none() && third.is_some());
}

#[test]
fn what_cannot_be_taken_apart_is_told() {
    let whole = avif(1);
    let changed = |from: &[u8], to: &[u8]| {
        let mut out = whole.clone();
        let at = find(&out, from).unwrap();
        out[at..at + from.len()].copy_from_slice(to);
        out
    };
    for (bytes, told) in [
        (changed(b"mif1", b"avis"), "animated"),
        ([&whole[..whole.len() - SECRET.len()], &boxed(b"moov", &[])].concat(), "animated"),
        (changed(b"imir", b"clap"), "only a part"),
        (changed(b"grid", b"iovl"), "put together"),
        (changed(b"av01", b"hvc1"), "put together"),
        (changed(b"avif", b"heic"), "no whole AVIF"),
        (changed(b"pict", b"vide"), "no whole AVIF"),
        // A property that must not be passed over, and that nobody knows.
        (changed(b"irot", b"what"), "no whole AVIF"),
        // Tile 2 is made of the bytes of other items.
        (changed(&[0, 2, 0, 0, 0, 0], &[0, 2, 0, 2, 0, 0]), "no whole AVIF"),
        // Three tiles where there are two.
        (changed(GRID, &[0, 0, 0, 2, 0, 40, 0, 30]), "no whole AVIF"),
        // Two heads.
        (changed(b"skip", b"meta"), "no whole AVIF"),
    ] {
        let fault = clean("avif", &bytes).unwrap_err();
        assert!(fault.message.contains(told), "{told}: {}", fault.message);
    }
}

#[test]
fn units_without_a_length_or_a_picture_are_refused() {
    let drawing = super::av1::drawing;
    assert_eq!(drawing(&left(7)), Some(left(7)));
    assert_eq!(drawing(&drawn(7)), Some(left(7)));
    let without = [unit(1, b"s"), vec![6 << 3, 1, 2]].concat();
    let forbidden = [left(7), vec![0x80 | 6 << 3 | 2, 0]].concat();
    let endless = [left(7), vec![6 << 3 | 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0]].concat();
    let far = [left(7), vec![6 << 3 | 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]].concat();
    for broken in [without, forbidden, endless, far, unit(1, b"s"), unit(6, b"f"), Vec::new()] {
        assert_eq!(drawing(&broken), None, "{broken:?}");
    }
}

#[test]
fn a_file_that_ends_early_or_lies_is_told_and_nothing_worse() {
    for version in [1, 2] {
        let whole = avif(version);
        for length in 0..whole.len() - SECRET.len() {
            assert!(clean("avif", &whole[..length]).is_err(), "cut at {length}");
        }
        for at in 0..whole.len() {
            for byte in [1, 0xff] {
                let mut changed = whole.clone();
                changed[at] = byte;
                if let Ok(cleaned) = clean("avif", &changed) {
                    assert!(cleaned.bytes.len() <= changed.len(), "{byte} at {at}");
                    assert_eq!(clean("avif", &cleaned.bytes), Ok(cleaned), "{byte} at {at}: not settled");
                }
            }
        }
        for other in ["jpg", "png", "webp", "svg"] {
            assert!(clean(other, &whole).is_err(), "as {other}");
        }
    }
}

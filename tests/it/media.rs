//! Pictures: what is published of them, beside whom, and what never is. All are made here, of a few bytes.

use crate::site::Site;

/// Stands in the head of every picture, as a camera writes it.
const SECRET: &str = "Zhumabek Qorlanov, 43.2389 N, 76.8897 E, serial 0007";

/// A JPEG of so many pixels that nobody can see; `mark` makes its bytes its own.
pub(crate) fn jpeg(width: u16, height: u16, mark: u8, comment: &str) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    };
    let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
    [
        vec![0xff, 0xd8],
        segment(0xe1, &[b"Exif\0\0MM\0*\0\0\0\x08\0\0", comment.as_bytes()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", comment.as_bytes()].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", comment.as_bytes()].concat()),
        segment(0xfe, comment.as_bytes()),
        segment(0xdb, &[mark; 65]),
        segment(0xc0, &[8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0]),
        segment(0xc4, &[0; 20]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![mark, 0xff, 0xd9],
        comment.as_bytes().to_vec(),
    ]
    .concat()
}

const WORDS: &str =
    "alt = \"The park in spring\"\ncredit = \"A. Painter\"\nsource = \"https://photos.example/7\"\n";

fn with_picture(name: &str, words: &str) -> Site {
    let site = Site::small();
    site.write(&format!("content/media/{name}.jpg"), jpeg(640, 480, 7, SECRET));
    site.write(&format!("content/media/{name}.toml"), words);
    site
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8(site.public()[path].clone()).unwrap()
}

/// The published pictures.
fn pictures(site: &Site) -> Vec<(String, Vec<u8>)> {
    site.public().into_iter().filter(|file| file.0.starts_with("media/")).collect()
}

#[test]
fn a_picture_stands_on_the_pages_of_what_it_is_about_without_what_the_camera_wrote() {
    let words = format!("{WORDS}of = [\"cases/poems\", \"people/aidos-example\"]\n");
    let site = with_picture("the-park", &words);
    site.build();
    let [(path, bytes)] = &pictures(&site)[..] else { panic!("{:?}", site.public().keys()) };
    assert!(!path.contains("park") && path.ends_with(".jpg"), "{path}");
    assert!(!String::from_utf8_lossy(bytes).contains("Zhumabek"), "the camera's words are published");
    for record in ["cases/poems.html", "people/aidos-example.html"] {
        let html = page(&site, record);
        let image = format!("<img src=\"../{path}\" alt=\"The park in spring\" width=\"640\" height=\"480\"");
        assert!(html.contains(&image), "{record}: {html}");
        assert!(
            html.contains("A. Painter")
                && html.contains("<a href=\"https://photos.example/7\" rel=\"noreferrer")
        );
    }
    for (other, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("og:image") && !text.contains("the-park"), "{other}");
        let on_its_page =
            ["cases/poems.html", "people/aidos-example.html", "manifest.sha256"].contains(&other.as_str());
        assert!(on_its_page || !text.contains(path.as_str()), "{other} shows the picture");
    }
    let before = site.public();
    site.build();
    crate::site::assert_same(&before, &site.public());
}

#[test]
fn an_avif_stands_the_right_way_up_without_what_the_program_wrote_that_made_it() {
    let site = Site::small();
    let small = crate::site::repository().join("fuzz/corpus/media/small.avif");
    let bytes = std::fs::read(small).unwrap();
    assert!(String::from_utf8_lossy(&bytes).matches("Invented Painter").count() > 1);
    site.write("content/media/drawn.avif", bytes);
    site.write("content/media/drawn.toml", format!("{WORDS}of = [\"cases/poems\"]\n"));
    site.build();
    let [(path, bytes)] = &pictures(&site)[..] else { panic!("{:?}", site.public().keys()) };
    assert!(path.ends_with(".avif") && !String::from_utf8_lossy(bytes).contains("Painter"), "{path}");
    let image = format!("<img src=\"../{path}\" alt=\"The park in spring\" width=\"12\" height=\"16\"");
    assert!(page(&site, "cases/poems.html").contains(&image));
}

/// Builds with a picture of Aidos Example; says whether it is shown, and what was printed.
#[track_caller]
fn of_aidos(person: &str, words: &str) -> (bool, String) {
    let site = with_picture("portrait", &format!("{WORDS}people = [\"aidos-example\"]\n{words}"));
    site.write(
        "content/people/aidos-example.md",
        format!("+++\nname = \"Aidos Example\"\n[publish]\n{person}\n+++\n"),
    );
    let ended = site.run(&["build"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    (!pictures(&site).is_empty(), ended.stderr)
}

#[test]
fn a_face_is_shown_only_if_somebody_says_that_it_may_be() {
    let consent = "consent = \"Asked on 3 May 2024\"\n";
    let own = "[publish]\nbasis = \"family-consent\"\nreview_by = \"2999\"\n";
    for (person, words, shown, told) in [
        ("basis = \"consent\"", "", false, "nobody says that a picture of `aidos-example` may be shown"),
        ("basis = \"consent\"", consent, true, ""),
        ("basis = \"consent\"", "[publish]\nbasis = \"public-role\"\n", true, ""),
        ("basis = \"consent\"\nphoto = true", "", true, ""),
        ("basis = \"consent\"\nphoto = false", consent, false, ""),
        ("minor = true\npublic_id = \"p-1\"", consent, false, "a picture of a child"),
        (
            "minor = true\npublic_id = \"p-1\"",
            "[publish]\nbasis = \"family-consent\"\n",
            false,
            "a picture of a child",
        ),
        ("minor = true\npublic_id = \"p-1\"", own, true, ""),
        (
            "minor = true\npublic_id = \"p-1\"\nphoto = true\nbasis = \"consent\"\nreview_by = \"2999\"",
            "",
            true,
            "",
        ),
        ("identity = \"anonymous\"\npublic_id = \"p-1\"", own, false, "whose name is hidden"),
        ("identity = \"initials\"\npublic_id = \"p-1\"\nphoto = true", own, false, "whose name is hidden"),
        ("visibility = \"withheld\"", own, false, ""),
    ] {
        let (found, printed) = of_aidos(person, words);
        assert_eq!(found, shown, "{person} {words}: {printed}");
        assert!(
            printed.contains(told) && printed.contains("C0803") != told.is_empty(),
            "{person} {words}: {printed}"
        );
    }
}

#[test]
fn a_withheld_name_is_taken_out_of_what_is_said_of_a_picture() {
    let site = with_picture(
        "zhumabek-qorlanov-portrait",
        "alt = \"Zhumabek Qorlanov’s desk; Qorlanov is not in it\"\ncredit = \"Қорланов Жұмабек\"\n\
         source = \"https://photos.example/zhumabek-qorlanov\"\nof = [\"cases/poems\"]\n",
    );
    site.write(
        "private/people/zhumabek-qorlanov.md",
        "+++\nname = \"Zhumabek Qorlanov\"\n[[alias]]\nvalue = \"Жұмабек Қорланов\"\n+++\n",
    );
    let ended = site.run(&["build"]);
    assert!(ended.code == 0 && ended.stderr.contains("C0611"), "{ended:?}");
    assert!(
        page(&site, "cases/poems.html")
            .contains("alt=\"[name withheld]’s desk; [name withheld] is not in it\"")
    );
    for (path, bytes) in site.public() {
        let text = format!("{path} {}", String::from_utf8_lossy(&bytes)).to_lowercase();
        for word in ["zhumabek", "qorlanov", "жұмабек", "қорланов"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
    site.edit(
        "content/media/zhumabek-qorlanov-portrait.toml",
        "of = [",
        "people = [\"zhumabek-qorlanov\"]\nof = [",
    );
    site.build();
    assert!(pictures(&site).is_empty(), "a withheld person is shown");
}

#[test]
fn a_picture_in_private_or_of_what_is_withheld_is_not_published() {
    let site = Site::small();
    for folder in ["private", "content"] {
        site.write(&format!("{folder}/media/x-{folder}.jpg"), jpeg(4, 4, 1, ""));
    }
    site.write("private/media/x-private.toml", format!("{WORDS}of = [\"cases/poems\"]\n"));
    site.write("content/media/x-content.toml", format!("{WORDS}of = [\"places/hideout\"]\n"));
    site.write("private/places/hideout.md", "+++\nname = \"Hideout Hill\"\n+++\n");
    site.build();
    assert!(pictures(&site).is_empty());
}

#[test]
fn whoever_is_taken_down_is_in_no_picture_and_copies_are_to_be_dropped() {
    let site = with_picture("portrait", &format!("{WORDS}people = [\"aidos-example\"]\nconsent = \"yes\"\n"));
    site.build();
    let shown = pictures(&site);
    assert_eq!(shown.len(), 1);
    let ended = site.command(&["takedown", "people/aidos-example", "--reason", "consent"]).output().unwrap();
    assert!(ended.status.success());
    site.build();
    assert!(pictures(&site).is_empty());
    use sha2::Digest as _;
    let digest: String = sha2::Sha256::digest(&shown[0].1).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(page(&site, "removed.sha256").contains(&digest));
}

#[test]
fn one_picture_under_two_names_is_one_file() {
    let site = with_picture("one", &format!("{WORDS}of = [\"cases/poems\"]\n"));
    site.write("content/media/two.jpg", jpeg(640, 480, 7, "another camera"));
    site.write("content/media/two.toml", format!("{WORDS}of = [\"people/aidos-example\"]\n")).build();
    assert_eq!(pictures(&site).len(), 1);
    assert!(page(&site, "people/aidos-example.html").contains(&pictures(&site)[0].0));
}

#[test]
fn a_picture_among_words_is_shown_by_its_rules_and_none_is_loaded_from_elsewhere() {
    let site = with_picture("the-park", &WORDS.replace("The park", "The \\\"old\\\" park"));
    site.write("content/media/kept-back.jpg", jpeg(64, 48, 9, SECRET)).write(
        "content/media/kept-back.toml",
        "alt = \"ALTKEPT\"\ncredit = \"A\"\nsource = \"b\"\n[publish]\nvisibility = \"withheld\"\n",
    );
    site.write(
        "content/pages/walk.md",
        "+++\ntitle = \"A walk\"\n+++\n\nFirst.\n\n![[media/the-park]]\n\n![A *bench* in it](../media/the-park.jpg)\n\n\
         ![WORDSKEPT](media/kept-back.jpg)\n\n![far away](https://elsewhere.example/x.png) ![ours](picture:00ff) ![[media/nothing]]\n\nLast.\n",
    );
    let checked = site.run(&["check"]);
    assert!(checked.stderr.contains("C0501") && checked.stderr.contains("media/nothing"), "{checked:?}");
    site.build();
    let [(path, _)] = &pictures(&site)[..] else { panic!("{:?}", site.public().keys()) };
    let html = page(&site, "walk.html");
    let image = |alt: &str| {
        format!(
            "<img src=\"{path}\" alt=\"{alt}\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">"
        )
    };
    assert!(html.contains(&image("The &quot;old&quot; park in spring")), "{html}");
    assert!(html.contains(&image("A bench in it")) && html.contains("Picture: A. Painter"), "{html}");
    assert_eq!(html.matches("<img ").count(), 2, "{html}");
    assert!(html.contains("<p id=\"p6\">Last.") && html.contains("far away"), "{html}");
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes);
        for absent in ["the-park", "kept-back", "ALTKEPT", "WORDSKEPT", "elsewhere.example/x.png", "picture:"]
        {
            assert!(!text.contains(absent), "{path} has {absent}");
        }
    }
}

#[test]
fn a_withheld_name_in_the_words_of_a_picture_is_taken_out_there_too() {
    let site = with_picture("gulnar-zhumbaqova", WORDS);
    let hidden = "+++\nname = \"Gulnar Zhumbaqova\"\n[publish]\nvisibility = \"withheld\"\n+++\n";
    site.write("content/people/p-0001.md", hidden).write(
        "content/pages/walk.md",
        "+++\ntitle = \"A walk\"\n+++\n\n![[media/gulnar-zhumbaqova]]\n\n![Gulnar Zhumbaqova at home](media/gulnar-zhumbaqova.jpg)\n",
    );
    site.build();
    let html = page(&site, "walk.html");
    assert!(
        html.contains("alt=\"The park in spring\"") && html.contains("alt=\"[name withheld] at home\""),
        "{html}"
    );
    for (path, bytes) in site.public() {
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("zhumbaqova"), "{path}");
    }
}

/// A document of one page that draws these words, with a secret in what it says of itself.
fn pdf(drawing: &str) -> Vec<u8> {
    let objects = [
        format!("<</Type /Catalog /Pages 2 0 R /PieceInfo <</X ({SECRET})>> /OpenAction <</S /JavaScript /JS ({SECRET})>>>>"),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{drawing}\nendstream", drawing.len()),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_owned(),
        format!("<</Author ({SECRET})>>"),
    ];
    let (mut out, mut table) = ("%PDF-1.7\n".to_owned(), "xref\n0 7\n0000000000 65535 f \n".to_owned());
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n% {SECRET}\n", at + 1));
    }
    let start = out.len();
    format!("{out}{table}trailer\n<</Root 1 0 R /Size 7 /Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n{SECRET}")
        .into_bytes()
}

fn with_document(drawing: &str) -> Site {
    let site = Site::small();
    site.write("content/media/the-ruling.pdf", pdf(drawing));
    site.write(
        "content/media/the-ruling.toml",
        format!("{}of = [\"cases/poems\"]\n", WORDS.replace("The park", "The “ruling”")),
    );
    site
}

#[test]
fn a_document_is_a_link_without_what_it_says_of_itself() {
    let site = with_document("BT /F1 12 Tf (In the name of the court) Tj ET");
    site.write(
        "content/pages/walk.md",
        "+++\ntitle = \"A walk\"\n+++\n\n![[media/the-ruling]]\n\n![What it *says*](media/the-ruling.pdf)\n",
    );
    site.build();
    let [(path, bytes)] = &pictures(&site)[..] else { panic!("{:?}", site.public().keys()) };
    assert!(!path.contains("ruling") && path.ends_with(".pdf") && bytes.starts_with(b"%PDF-"), "{path}");
    let size = bytes.len();
    let link = |before: &str, words: &str| {
        format!(
            "<a href=\"{before}{path}\" type=\"application/pdf\">{words}</a> <small>PDF · 1 page · {size} B · Document: A. Painter"
        )
    };
    let html = page(&site, "cases/poems.html");
    assert!(
        html.contains(&link("../", "The “ruling” in spring")) && html.contains("https://photos.example/7"),
        "{html}"
    );
    let html = page(&site, "walk.html");
    assert!(
        html.contains(&link("", "The “ruling” in spring")) && html.contains(&link("", "What it says")),
        "{html}"
    );
    for (path, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for absent in ["Zhumabek", "the-ruling", "JavaScript", "<embed", "<iframe", "<object"] {
            assert!(
                !path.ends_with(".pdf") && absent == "JavaScript" || !text.contains(absent),
                "{path} has {absent}"
            );
        }
    }
    let before = site.public();
    site.build();
    crate::site::assert_same(&before, &site.public());
}

#[test]
fn a_document_in_whose_words_a_withheld_name_stands_is_not_published() {
    let hidden = "+++\nname = \"Gulnar Zhumbaqova\"\n[publish]\nvisibility = \"withheld\"\n+++\n";
    for (drawing, stops) in [
        ("BT /F1 12 Tf [(Gulnar Zhum) 20 (baqova)] TJ ET", true),
        ("BT /F1 12 Tf (Gulnar) Tj 40 0 Td <5a68756d6261716f7661> Tj ET", true),
        ("BT /F1 12 Tf (Somebody else) Tj ET", false),
    ] {
        let site = with_document(drawing);
        site.write("content/people/p-0001.md", hidden);
        let ended = site.run(&["build"]);
        assert_eq!(ended.code == 1 && ended.stderr.contains(".pdf"), stops, "{drawing}: {ended:?}");
        assert_eq!(pictures(&site).is_empty(), stops, "{drawing}");
        assert!(!ended.stderr.contains("C0804"), "{ended:?}");
    }
}

#[test]
fn a_scan_is_to_be_looked_at_where_names_are_hidden() {
    let site = with_document("0 0 90 90 re f");
    assert!(!site.run(&["check"]).stderr.contains("C0804"));
    site.write(
        "content/people/p-0001.md",
        "+++\nname = \"Gulnar Zhumbaqova\"\n[publish]\nvisibility = \"withheld\"\n+++\n",
    );
    let ended = site.run(&["check"]);
    assert!(ended.code == 0 && ended.stderr.contains("1 of 1 pages"), "{ended:?}");
}

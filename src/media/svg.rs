//! SVG: shapes, gradients and words are kept. No script, style sheet, link, embedded picture, animation or
//! handler is on the list, and nothing that leads out of the file.

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

use super::{Cleaned, Fault};

/// Nothing that draws other parts of the file again (`use`, `pattern`, `mask`, `marker`): a few lines of it
/// could keep a browser busy for ever.
const ELEMENTS: [&str; 17] = [
    "svg",
    "g",
    "defs",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "title",
];
const ATTRIBUTES: [&str; 50] = [
    "id",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "dx",
    "dy",
    "width",
    "height",
    "d",
    "points",
    "viewBox",
    "preserveAspectRatio",
    "transform",
    "gradientTransform",
    "gradientUnits",
    "spreadMethod",
    "clipPathUnits",
    "offset",
    "stop-color",
    "stop-opacity",
    "fill",
    "fill-opacity",
    "fill-rule",
    "clip-rule",
    "clip-path",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "dominant-baseline",
];

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::broken("SVG"))?;
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(Fault::new("an SVG file with a DOCTYPE", "remove the line that begins with `<!DOCTYPE`"));
    }
    let (out, size) = read(text).ok_or_else(|| Fault::broken("SVG"))?;
    let (width, height) = size.ok_or_else(|| {
        Fault::new("an SVG file that does not say its size", "add `viewBox=\"0 0 WIDTH HEIGHT\"` to `<svg>`")
    })?;
    Ok(Cleaned::picture(out.into_bytes(), width, height))
}

type Size = Option<(u32, u32)>;

fn read(text: &str) -> Option<(String, Size)> {
    let mut reader = Reader::from_str(text);
    let (mut out, mut size) = (String::with_capacity(text.len()), None);
    // How many elements are open, and from which one on nothing is kept.
    let (mut depth, mut dropped) = (0_usize, None);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                depth += 1;
                if dropped.is_none() && !open(&tag, depth, false, &mut out, &mut size)? {
                    dropped = Some(depth);
                }
            }
            Event::Empty(tag) if dropped.is_none() => {
                open(&tag, depth + 1, true, &mut out, &mut size)?;
            }
            Event::End(tag) => {
                if dropped.is_none() {
                    out.push_str(&format!("</{}>", local(tag.name().as_ref())));
                }
                dropped = dropped.filter(|from| *from != depth);
                depth = depth.checked_sub(1)?;
            }
            Event::Text(words) if dropped.is_none() && depth > 0 => {
                out.push_str(&escape(words.as_ref()));
            }
            Event::GeneralRef(name) if dropped.is_none() && depth > 0 => {
                let written = format!("&{};", name.as_ref());
                out.push_str(&escape(unescape(&written).ok()?.as_ref()));
            }
            Event::Eof => return (depth == 0 && !out.is_empty()).then_some((out, size)),
            _ => {}
        }
    }
}

/// Writes the beginning of an element; says whether it is one that is kept. `None`: this is no SVG.
fn open(tag: &BytesStart<'_>, depth: usize, empty: bool, out: &mut String, size: &mut Size) -> Option<bool> {
    let name = local(tag.name().as_ref()).to_owned();
    let is_root = depth == 1;
    if is_root && (name != "svg" || !out.is_empty()) {
        return None;
    }
    if !ELEMENTS.contains(&name.as_str()) {
        return Some(false);
    }
    let (mut sides, mut view) = ((None, None), None);
    out.push('<');
    out.push_str(&name);
    if is_root {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let (key, value) = (local(attribute.key.as_ref()), unescape(&attribute.value).ok()?);
        match key {
            "width" => sides.0 = pixels(&value),
            "height" => sides.1 = pixels(&value),
            "viewBox" => view = view_box(&value),
            _ => {}
        }
        if ATTRIBUTES.contains(&key) && stays_inside(&value) {
            out.push_str(&format!(" {key}=\"{}\"", escape(value.as_ref())));
        }
    }
    if is_root {
        *size = sides.0.zip(sides.1).or(view);
    }
    out.push_str(if empty { "/>" } else { ">" });
    Some(true)
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |row| row.1)
}

/// Whether a value leads to nothing outside the file. Escapes of CSS have no place in attributes.
fn stays_inside(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    let references = value.matches("url").count();
    let own = value.matches("url(#").count();
    references == own && !value.contains('\\') && !value.contains("expression") && !value.contains("script:")
}

fn pixels(value: &str) -> Option<u32> {
    let number: f64 = value.trim().trim_end_matches("px").parse().ok()?;
    (1.0..=100_000.0).contains(&number).then_some(number.round() as u32)
}

fn view_box(value: &str) -> Size {
    let mut numbers = value.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
}

//! WebP: the picture and its transparency are kept; EXIF, XMP and colour profiles go.

use super::{Cleaned, Fault, take};

/// The flags of an extended file that are kept: transparency.
const ALPHA: u8 = 0x10;
const ANIMATED: u8 = 0x02;

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let is_animated = bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|f| f & ANIMATED != 0);
    if is_animated {
        return Err(Fault::new("an animated WebP file", "save one frame of it, as PNG or WebP"));
    }
    read(bytes).ok_or_else(|| Fault::broken("WebP"))
}

fn read(bytes: &[u8]) -> Option<Cleaned> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let end = (number(bytes, 4)? as usize).checked_add(8).filter(|end| *end <= bytes.len())?;
    let (mut at, mut kept, mut canvas, mut size) = (12, Vec::with_capacity(bytes.len()), None, None);
    while at < end {
        let (kind, length) = (take(bytes, at, 4)?, number(bytes, at + 4)? as usize);
        let content = take(bytes, at + 8, length)?;
        match kind {
            b"VP8X" => {
                let mut flags = <[u8; 10]>::try_from(content.get(..10)?).ok()?;
                flags[0] &= ALPHA;
                flags[1..4].fill(0);
                canvas = Some((side(content, 4)?, side(content, 7)?));
                push(&mut kept, kind, &flags);
            }
            b"ALPH" => push(&mut kept, kind, content),
            b"VP8 " => {
                size = Some(lossy(content)?);
                push(&mut kept, kind, content);
            }
            b"VP8L" => {
                size = Some(lossless(content)?);
                push(&mut kept, kind, content);
            }
            _ => {}
        }
        at = at.checked_add(8 + length + length % 2)?;
    }
    let size = size?;
    let (width, height) = canvas.unwrap_or(size);
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(kept.len() + 4).ok()?.to_le_bytes());
    out.extend(b"WEBP");
    out.extend(kept);
    Some(Cleaned::picture(out, width, height))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(take(bytes, at, 4)?.try_into().ok()?))
}

/// A side of the canvas, in three bytes, less one.
fn side(content: &[u8], at: usize) -> Option<u32> {
    let three = take(content, at, 3)?;
    Some(u32::from_le_bytes([three[0], three[1], three[2], 0]) + 1)
}

fn lossy(content: &[u8]) -> Option<(u32, u32)> {
    let start = take(content, 3, 3)? == b"\x9d\x01\x2a";
    let side = |at| Some(u32::from(u16::from_le_bytes(take(content, at, 2)?.try_into().ok()?) & 0x3fff));
    start.then(|| Some((side(6)?, side(8)?)))?
}

fn lossless(content: &[u8]) -> Option<(u32, u32)> {
    let bits = number(content, 1).filter(|_| content[0] == 0x2f)?;
    Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
}

fn push(out: &mut Vec<u8>, kind: &[u8], content: &[u8]) {
    out.extend(kind);
    out.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(content);
    out.extend(std::iter::repeat_n(0, content.len() % 2));
}

//! PNG: the chunks that draw are kept, animation included; text, time, EXIF and colour profiles go.

use super::{Cleaned, Fault, take};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Everything that is kept, between the first chunk and the last.
const KEPT: [&[u8]; 9] = [b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"acTL", b"fcTL", b"fdAT", b"IDAT"];

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    read(bytes).ok_or_else(|| Fault::broken("PNG"))
}

fn read(bytes: &[u8]) -> Option<Cleaned> {
    let mut at = bytes.starts_with(SIGNATURE).then_some(SIGNATURE.len())?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    let (mut size, mut drawn) = (None, false);
    loop {
        let length = number(bytes, at)? as usize;
        let kind = take(bytes, at + 4, 4)?;
        let whole = take(bytes, at, length.checked_add(12)?)?;
        let (content, sum) = (&whole[8..8 + length], number(whole, 8 + length)?);
        if sum != checksum(&whole[4..8 + length]) || (kind == b"IHDR") != size.is_none() {
            return None;
        }
        if kind == b"IHDR" {
            size = (length == 13).then(|| Some((number(content, 0)?, number(content, 4)?)))?;
            out.extend(whole);
        } else if KEPT.contains(&kind) || kind == b"IEND" {
            drawn |= kind == b"IDAT";
            out.extend(whole);
        }
        at += whole.len();
        if kind == b"IEND" {
            break;
        }
    }
    let (width, height) = size.filter(|_| drawn)?;
    Some(Cleaned::picture(out, width, height))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(take(bytes, at, 4)?.try_into().ok()?))
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

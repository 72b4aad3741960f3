//! What AV1 data is made of: units, each with its kind and its length.

use super::boxes::Cursor;

const SEQUENCE: u8 = 1;
const DELIMITER: u8 = 2;
/// A frame's header, its tiles, both in one, and the header again.
const HEADER: u8 = 3;
const TILES: u8 = 4;
const FRAME: u8 = 6;
const HEADER_AGAIN: u8 = 7;

/// The units that draw; metadata, padding and what is not known are left out.
///
/// `None` if a unit does not say its length, or if nothing is drawn.
pub(super) fn drawing(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Cursor(bytes);
    let (mut out, mut described, mut drawn) = (Vec::with_capacity(bytes.len()), false, false);
    while !rest.0.is_empty() {
        let before = rest.0;
        let head = rest.byte()?;
        let (forbidden, extended, has_length) = (head & 0x80 != 0, head & 4 != 0, head & 2 != 0);
        if forbidden || !has_length {
            return None;
        }
        rest.take(usize::from(extended))?;
        let length = length(&mut rest)?;
        rest.take(length)?;
        let kind = head >> 3 & 15;
        described |= kind == SEQUENCE;
        drawn |= matches!(kind, HEADER | FRAME);
        let kept = match kind {
            DELIMITER => length == 0,
            _ => matches!(kind, SEQUENCE | HEADER | TILES | FRAME | HEADER_AGAIN),
        };
        if kept {
            out.extend(&before[..before.len() - rest.0.len()]);
        }
    }
    (described && drawn).then_some(out)
}

/// A length in up to eight bytes of seven bits, the lowest first.
fn length(rest: &mut Cursor<'_>) -> Option<usize> {
    let mut length = 0_u64;
    for shift in 0..8 {
        let byte = rest.byte()?;
        length |= u64::from(byte & 0x7f) << (shift * 7);
        if byte & 0x80 == 0 {
            return usize::try_from(length).ok();
        }
    }
    None
}

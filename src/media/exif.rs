//! Which way is up: the one thing of EXIF that a picture needs.

/// The prefix of EXIF in a JPEG segment.
pub(super) const PREFIX: &[u8] = b"Exif\0\0";
/// The tag that says how a picture is turned.
const ORIENTATION: u16 = 0x0112;

/// How a picture is turned, from 1 (not at all) to 8.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let two = super::take(tiff, at, 2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) } as usize;
    let count = usize::from(short(first)?);
    for entry in 0..count {
        let at = first.checked_add(2 + entry * 12)?;
        if short(at)? == ORIENTATION {
            return u8::try_from(short(at + 8)?).ok().filter(|turn| (1..=8).contains(turn));
        }
    }
    None
}

/// EXIF that says how a picture is turned, and nothing else.
pub(super) fn turned(orientation: u8) -> Vec<u8> {
    let mut out = PREFIX.to_vec();
    out.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    out.extend([0, orientation, 0, 0, 0, 0, 0, 0]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for turn in 1..=8 {
            assert_eq!(orientation(&turned(turn)[PREFIX.len()..]), Some(turn));
        }
        assert_eq!(orientation(b"MM\0*\xff\xff\xff\xff"), None);
        assert_eq!(orientation(b""), None);
    }
}

//! JPEG: tables, frames and scans are kept; every `APPn` and comment goes, and all that follows the end.

use super::{Cleaned, Fault, exif, take};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP1: u8 = 0xe1;
/// Adobe's segment says how colours are stored; without it some pictures turn green.
const APP14: u8 = 0xee;
const ADOBE: usize = 12;

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    read(bytes).ok_or_else(|| Fault::broken("JPEG"))
}

fn read(bytes: &[u8]) -> Option<Cleaned> {
    let mut at = bytes.starts_with(&[0xff, START]).then_some(2)?;
    let (mut kept, mut turn, mut size, mut scans) = (Vec::with_capacity(bytes.len()), 1, None, 0);
    loop {
        let marker = marker(bytes, &mut at)?;
        if marker == END {
            break;
        }
        // Markers without a length say nothing here.
        if marker == 0x01 || (0xd0..=0xd7).contains(&marker) {
            continue;
        }
        let length = usize::from(u16::from_be_bytes(take(bytes, at, 2)?.try_into().ok()?));
        let content = take(bytes, at + 2, length.checked_sub(2)?)?;
        at += length;
        match marker {
            APP1 => {
                let found = content.strip_prefix(exif::PREFIX).and_then(exif::orientation);
                turn = found.unwrap_or(turn);
            }
            APP14 if content.starts_with(b"Adobe") => push(&mut kept, marker, content.get(..ADOBE)?),
            SCAN => {
                push(&mut kept, marker, content);
                let end = scan_end(bytes, at)?;
                kept.extend(&bytes[at..end]);
                (at, scans) = (end, scans + 1);
            }
            _ if draws(marker) => {
                if is_frame(marker) && size.is_none() {
                    size = Some(frame(content)?);
                }
                push(&mut kept, marker, content);
            }
            _ => {}
        }
    }
    let (width, height) = size.filter(|_| scans > 0)?;
    let mut out = vec![0xff, START];
    if turn > 1 {
        push(&mut out, APP1, &exif::turned(turn));
    }
    out.extend(kept);
    out.extend([0xff, END]);
    let lying = turn >= 5;
    let (width, height) = if lying { (height, width) } else { (width, height) };
    Some(Cleaned::picture(out, width, height))
}

/// The next marker; fill bytes before it are skipped.
fn marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    if *bytes.get(*at)? != 0xff {
        return None;
    }
    while *bytes.get(*at)? == 0xff {
        *at += 1;
    }
    let marker = *bytes.get(*at)?;
    *at += 1;
    (marker != 0).then_some(marker)
}

/// Quantisation, Huffman and arithmetic tables, restart intervals, frames.
fn draws(marker: u8) -> bool {
    matches!(marker, 0xdb | 0xdc | 0xdd | 0xc0..=0xc7 | 0xc9..=0xcf)
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Width and height of a frame.
fn frame(content: &[u8]) -> Option<(u32, u32)> {
    let side = |at| Some(u32::from(u16::from_be_bytes(take(content, at, 2)?.try_into().ok()?)));
    Some((side(3)?, side(1)?))
}

/// Where the data of a scan ends: at the next marker that is no restart.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let end = rest.windows(2).position(|two| {
        two[0] == 0xff && two[1] != 0 && two[1] != 0xff && !(0xd0..=0xd7).contains(&two[1])
    })?;
    Some(from + end)
}

fn push(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
}

//! What is said of an item: its size, its colours, which way is up.

use super::boxes::{Cursor, Kind};

/// What an auxiliary picture is called that says where its master is transparent.
const ALPHA: [&[u8]; 2] = [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];

/// What is kept of a property; `None` if that is nothing.
///
/// Of each only the fields are kept that are known. Where the layers of an item lie (`a1lx`) is left out,
/// since they move when units of them go, and the description of the stream beside it, which it repeats.
pub(super) fn kept(kind: &Kind, content: &[u8]) -> Option<Vec<u8>> {
    let mut fields = Cursor(content);
    let out = match kind {
        b"ispe" => [&plain(&mut fields)?[..], fields.take(8)?].concat(),
        b"pixi" => {
            let plain = plain(&mut fields)?;
            let channels = fields.byte().filter(|channels| (1..=4).contains(channels))?;
            [&plain[..], &[channels], fields.take(channels.into())?].concat()
        }
        b"av1C" => fields.take(4).filter(|head| head[0] == 0x81)?.to_vec(),
        b"colr" if content.starts_with(b"nclx") => {
            let mut colours = fields.take(11)?.to_vec();
            colours[10] &= 0x80;
            colours
        }
        b"irot" => vec![fields.byte()? & 3],
        b"imir" => vec![fields.byte()? & 1],
        b"pasp" => fields.take(8)?.to_vec(),
        b"auxC" => {
            let plain = plain(&mut fields)?;
            let name = ALPHA.into_iter().find(|name| fields.0.starts_with(name))?;
            [&plain[..], name].concat()
        }
        b"a1op" => vec![fields.byte()? & 31],
        b"lsel" => fields.take(2)?.to_vec(),
        _ => return None,
    };
    Some(out)
}

/// Whether a picture looks nearly the same without a property that says it must not be passed over.
pub(super) fn is_spared(kind: &Kind) -> bool {
    matches!(kind, b"colr" | b"a1lx" | b"clli" | b"mdcv" | b"udes")
}

/// Version 0, without flags.
fn plain(fields: &mut Cursor<'_>) -> Option<[u8; 4]> {
    (fields.version()?.0 == 0).then_some([0; 4])
}

//! Boxes, which everything in an AVIF file stands in: read from the front, and put together.

/// What a box is, in four letters.
pub(super) type Kind = [u8; 4];

/// More boxes side by side, or more items, are not read: a picture of 80 million pixels needs fewer.
pub(super) const MOST: usize = 65_535;

/// What is not read yet of a stretch of bytes.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of up to eight bytes, the highest first; of no bytes it is 0.
    pub(super) fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.take(bytes)?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    pub(super) fn length(&mut self, bytes: usize) -> Option<usize> {
        usize::try_from(self.number(bytes)?).ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    pub(super) fn kind(&mut self) -> Option<Kind> {
        self.take(4)?.try_into().ok()
    }

    /// The number of an item, in two bytes or four.
    pub(super) fn id(&mut self, wide: bool) -> Option<u32> {
        u32::try_from(self.number(if wide { 4 } else { 2 })?).ok()
    }

    /// The version of a box, and its flags.
    pub(super) fn version(&mut self) -> Option<(u8, u64)> {
        Some((self.byte()?, self.number(3)?))
    }

    /// The next box with what is in it; one without a length goes to the end.
    pub(super) fn next_box(&mut self) -> Option<(Kind, &'a [u8])> {
        let mut ahead = *self;
        let (length, kind) = (ahead.length(4)?, ahead.kind()?);
        let content = match length {
            0 => ahead.take(ahead.0.len()),
            1 => {
                let length = ahead.length(8)?.checked_sub(16)?;
                ahead.take(length)
            }
            _ => ahead.take(length.checked_sub(8)?),
        }?;
        *self = ahead;
        Some((kind, content))
    }

    /// All boxes; `None` if something else stands between or behind them.
    pub(super) fn boxes(mut self) -> Option<Vec<(Kind, &'a [u8])>> {
        let mut out = Vec::new();
        while !self.0.is_empty() {
            out.push(self.next_box().filter(|_| out.len() < MOST)?);
        }
        Some(out)
    }
}

/// A box of these parts.
pub(super) fn boxed(kind: &Kind, parts: &[&[u8]]) -> Option<Vec<u8>> {
    let content = parts.concat();
    let length = u32::try_from(content.len().checked_add(8)?).ok()?;
    Some([&length.to_be_bytes()[..], kind, &content].concat())
}

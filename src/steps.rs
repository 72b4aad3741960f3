//! Numbers in little room: of each only how far it is from the one before, most of it in one byte.

use thin_vec::ThinVec;

/// Numbers as bytes.
pub(crate) fn packed(numbers: impl Iterator<Item = u32>) -> Box<[u8]> {
    let (mut before, mut out) = (0, Vec::new());
    for number in numbers {
        step(before, number, |byte| out.push(byte));
        before = number;
    }
    out.into()
}

/// Numbers as bytes, to which more can be added.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    bytes: ThinVec<u8>,
    last: u32,
}

impl Steps {
    /// The numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        unpacked(&self.bytes)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Extend<u32> for Steps {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, numbers: I) {
        for number in numbers {
            step(self.last, number, |byte| self.bytes.push(byte));
            self.last = number;
        }
    }
}

impl FromIterator<u32> for Steps {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Steps {
        let mut steps = Steps::default();
        steps.extend(numbers);
        steps
    }
}

/// Gives the bytes of the way from one number to the next.
fn step(before: u32, number: u32, mut put: impl FnMut(u8)) {
    let step = i64::from(number) - i64::from(before);
    // Small steps down are small as well: 0, -1, 1, -2 …
    let mut rest = ((step << 1) ^ (step >> 63)) as u64;
    while rest >= 0x80 {
        put(rest as u8 | 0x80);
        rest >>= 7;
    }
    put(rest as u8);
}

/// The numbers that [`packed`] took; bytes that it did not give mean anything.
pub(crate) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let (mut number, mut rest) = (0_i64, bytes.iter());
    std::iter::from_fn(move || {
        let (mut step, mut shift) = (0_u64, 0);
        loop {
            let byte = *rest.next()?;
            step |= u64::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        number = number.wrapping_add((step >> 1) as i64 ^ -((step & 1) as i64));
        Some(number as u32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_their_order() {
        let numbers = [5, 6, 7, 7, 3, 0, u32::MAX, 0, 1 << 20, 63, 64, 127, 128];
        let bytes = packed(numbers.into_iter());
        assert_eq!(unpacked(&bytes).collect::<Vec<_>>(), numbers);
        assert_eq!(packed([300, 301, 302, 300].into_iter()).len(), 5);
        assert_eq!(unpacked(&[]).count(), 0);
    }

    #[test]
    fn numbers_can_be_added() {
        let mut steps: Steps = [5, 9].into_iter().collect();
        assert!(!steps.is_empty() && Steps::default().is_empty());
        steps.extend([3, u32::MAX]);
        assert_eq!(steps.iter().collect::<Vec<_>>(), [5, 9, 3, u32::MAX]);
    }

    #[test]
    fn bytes_of_another_kind_do_no_harm() {
        assert_eq!(unpacked(&[0xff; 40]).count(), 0);
        assert_eq!(unpacked(&[0x80]).count(), 0);
    }
}

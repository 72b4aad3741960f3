//! Numbers in little room: of each only how far it is from the one before, most of it in one byte.

/// Numbers as bytes.
pub(crate) fn packed(numbers: impl Iterator<Item = u32>) -> Box<[u8]> {
    let (mut before, mut out) = (0, Vec::new());
    for number in numbers {
        let step = i64::from(number) - before;
        before = i64::from(number);
        // Small steps down are small as well: 0, -1, 1, -2 …
        let mut rest = ((step << 1) ^ (step >> 63)) as u64;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
    out.into()
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
    fn bytes_of_another_kind_do_no_harm() {
        assert_eq!(unpacked(&[0xff; 40]).count(), 0);
        assert_eq!(unpacked(&[0x80]).count(), 0);
    }
}

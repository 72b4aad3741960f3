//! Which letters the bytes of a font stand for, by the table that fonts bring for those who copy words out of a
//! document (`/ToUnicode`). Read leniently: of a table that is not quite what it should be every line counts.

use std::collections::BTreeMap;

/// The table of a font.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// By how many bytes a code has and where a row of codes begins: where it ends, and what its first one is.
    rows: BTreeMap<(usize, u32), (u32, Vec<u16>)>,
    /// Of how many bytes most codes are.
    width: usize,
}

/// What stands for a code that the table does not know.
const UNKNOWN: char = '\u{fffd}';

/// More units than these no code stands for.
const MOST: usize = 16;

enum Token<'t> {
    Code(usize, &'t [u8]),
    Open,
    Close,
    Word(&'t [u8]),
}

impl Letters {
    /// Reads a table; `None` if it names no letter.
    pub(super) fn read(table: &[u8]) -> Option<Letters> {
        let mut letters = Letters { rows: BTreeMap::new(), width: 1 };
        let (mut codes, mut listed): (Vec<(usize, Vec<u8>)>, Option<usize>) = (Vec::new(), None);
        let mut inside: &[u8] = b"";
        for token in tokens(table) {
            match token {
                Token::Word(word @ (b"beginbfchar" | b"beginbfrange" | b"begincodespacerange")) => {
                    (inside, listed) = (word, None);
                    codes.clear();
                }
                Token::Word(word) if word.starts_with(b"end") => inside = b"",
                Token::Open => listed = Some(codes.len()),
                Token::Close => {
                    letters.list(&codes);
                    codes.clear();
                    listed = None;
                }
                Token::Code(length, digits) if !inside.is_empty() => {
                    codes.push((length, hexadecimal(digits)))
                }
                _ => {}
            }
            let whole = match inside {
                b"beginbfchar" | b"begincodespacerange" => 2,
                _ => 3,
            };
            if listed.is_none() && codes.len() == whole {
                letters.row(inside, &codes);
                codes.clear();
            }
        }
        (!letters.rows.is_empty()).then_some(letters)
    }

    fn row(&mut self, inside: &[u8], codes: &[(usize, Vec<u8>)]) {
        let (length, first) = (codes[0].0, value(&codes[0].1));
        match inside {
            b"begincodespacerange" => self.width = length.clamp(1, 4),
            b"beginbfchar" => {
                self.rows.insert((length, first), (first, units(&codes[1].1)));
            }
            _ => {
                self.rows.insert((length, first), (value(&codes[1].1), units(&codes[2].1)));
            }
        }
    }

    /// A row of codes each with letters of its own.
    fn list(&mut self, codes: &[(usize, Vec<u8>)]) {
        let [(length, first), _, each @ ..] = codes else { return };
        for (code, (_, letters)) in (value(first)..=u32::MAX).zip(each) {
            self.rows.insert((*length, code), (code, units(letters)));
        }
    }

    /// The letters that these bytes draw.
    pub(super) fn of(&self, mut bytes: &[u8]) -> String {
        let mut out = Vec::new();
        let unknown = UNKNOWN as u16;
        // A code is a letter or a few; a table that makes a book of each is none.
        let most = bytes.len() * 4 + 64;
        while !bytes.is_empty() && out.len() < most {
            let known = (1..=bytes.len().min(4)).find(|length| self.push(&bytes[..*length], &mut out));
            if known.is_none() {
                out.push(unknown);
            }
            bytes = &bytes[known.unwrap_or(self.width).min(bytes.len())..];
        }
        String::from_utf16_lossy(&out)
    }

    fn push(&self, code: &[u8], out: &mut Vec<u16>) -> bool {
        let key = (code.len(), value(code));
        let Some((&(length, first), (end, letters))) = self.rows.range(..=key).next_back() else {
            return false;
        };
        if length != code.len() || *end < key.1 {
            return false;
        }
        // Of a row the last unit counts on.
        let Some((last, before)) = letters.split_last() else { return true };
        out.extend(before);
        out.push(last.wrapping_add((key.1 - first) as u16));
        true
    }
}

fn tokens(table: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = table;
    std::iter::from_fn(move || {
        loop {
            let (first, after) = rest.split_first()?;
            let end = |ends: fn(&u8) -> bool| after.iter().position(ends).unwrap_or(after.len());
            match first {
                b'%' => rest = &after[end(|byte| matches!(byte, b'\r' | b'\n'))..],
                b'<' if after.first() == Some(&b'<') => rest = &after[1..],
                b'<' => {
                    let to = end(|byte| *byte == b'>');
                    let digits = &after[..to];
                    rest = after.get(to + 1..).unwrap_or_default();
                    let length = digits.iter().filter(|byte| byte.is_ascii_hexdigit()).count().div_ceil(2);
                    return Some(Token::Code(length, digits));
                }
                b'[' | b']' => {
                    rest = after;
                    return Some(if *first == b'[' { Token::Open } else { Token::Close });
                }
                byte if byte.is_ascii_alphabetic() => {
                    let (word, following) = rest.split_at(1 + end(|byte| !byte.is_ascii_alphanumeric()));
                    rest = following;
                    return Some(Token::Word(word));
                }
                _ => rest = after,
            }
        }
    })
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).map(|digit| digit as u8);
    let digits: Vec<u8> = digits.iter().filter_map(digit).collect();
    digits.chunks(2).map(|two| two[0] << 4 | two.get(1).unwrap_or(&0)).collect()
}

fn value(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn units(letters: &[u8]) -> Vec<u16> {
    match letters {
        [one] => vec![u16::from(*one)],
        _ => letters.chunks_exact(2).take(MOST).map(|two| u16::from_be_bytes([two[0], two[1]])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_programs_write_them() {
        let table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe)>> def \
            1 begincodespacerange <0000><FFFF> endcodespacerange % <0009> <0041>\n2 beginbfchar<0001><049A><0002> <00660069>endbfchar \
            3 beginbfrange <0010> <0012> <0430> <0020> <0021> [<0042> <D835DC00>] <0030><0031><0041>endbfrange endcmap";
        let letters = Letters::read(table).unwrap();
        assert_eq!(letters.of(b"\0\x01\0\x02\0\x10\0\x12\0\x20\0\x21\0\x31"), "Қfiав\u{42}\u{1d400}B");
        assert_eq!(letters.of(b"\0\x09\0\x01\x07"), "\u{fffd}Қ\u{fffd}");
        let narrow = Letters::read(
            b"begincodespacerange <00> <FF> endcodespacerange beginbfchar <41> <0411> endbfchar",
        );
        assert_eq!(narrow.unwrap().of(b"AB"), "Б\u{fffd}");
    }

    #[test]
    fn what_is_no_table_names_no_letter_and_nothing_worse_happens() {
        for table in [
            &b""[..],
            b"<",
            b"beginbfchar <",
            b"beginbfchar <> <> endbfchar beginbfrange",
            b"beginbfrange [[[ ]]] <00> ] <",
            b"beginbfrange <00000000> <FFFFFFFF> <FFFF> <FFFFFFFF> <FFFFFFFF> [<00> <00>]",
        ] {
            let letters = Letters::read(table);
            letters.iter().for_each(|letters| drop(letters.of(b"\0\xff\xff\xff\xff\0")));
        }
        assert!(Letters::read(b"nothing <00> <41>").is_none());
    }
}

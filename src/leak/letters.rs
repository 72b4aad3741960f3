//! Letters as they stand in bytes: plain, as entities, escapes or percents.

use std::sync::OnceLock;

use crate::text::spell;

/// Characters below this are looked up in a table.
const TABLE: usize = 0x3000;

/// What a character beyond ASCII does to the word it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    /// It is a letter, and folds to this one.
    Letter(char),
    /// It is a letter, and folds to none or several.
    Letters,
    /// It is a word of its own.
    Han,
    /// It stands inside words and is not compared.
    Inside,
    /// It ends a word.
    Space,
    /// It ends a word as a comma does.
    Comma,
    /// It ends a sentence.
    Stop,
}

/// The table of characters below [`TABLE`].
pub(super) fn table() -> &'static [Wide] {
    static KINDS: OnceLock<Vec<Wide>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let one = |at: usize| u32::try_from(at).ok().and_then(char::from_u32).map_or(Wide::Space, read);
        (0..TABLE).map(one).collect()
    })
}

/// What a character is, by a table where it is in one.
pub(super) fn wide(c: char, table: &[Wide]) -> Wide {
    table.get(c as usize).copied().unwrap_or_else(|| read(c))
}

fn read(c: char) -> Wide {
    if spell::is_han(c) {
        Wide::Han
    } else if spell::is_letter(c) {
        match (c.is_ascii(), spell::fold_one_to_one(c)) {
            (true, _) => Wide::Letter(c.to_ascii_lowercase()),
            (false, Some(one)) => Wide::Letter(one),
            (false, None) => Wide::Letters,
        }
    } else if matches!(c, ',' | '，' | '、' | '،') {
        Wide::Comma
    } else if matches!(c, '.' | '!' | '?' | ';' | ':' | '。' | '؛' | '؟' | '…' | '！' | '？' | '；' | '：')
    {
        Wide::Stop
    } else if spell::is_inside(c) {
        Wide::Inside
    } else {
        Wide::Space
    }
}

/// The first character of bytes that do not begin with ASCII, and its length.
pub(super) fn first_char(bytes: &[u8]) -> Option<(char, usize)> {
    if let [first @ 0xc2..=0xdf, second @ 0x80..=0xbf, ..] = bytes {
        let code = (u32::from(first & 0x1f) << 6) | u32::from(second & 0x3f);
        return char::from_u32(code).map(|c| (c, 2));
    }
    let length = match bytes.first()? {
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => return None,
    };
    let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((c, length))
}

/// The character that an entity, a percent or an escape stands for, and its length.
pub(super) fn encoded(rest: &[u8]) -> Option<(char, usize)> {
    match rest.first()? {
        b'&' => entity(rest),
        b'%' => percent(rest),
        b'\\' => backslash(rest),
        _ => None,
    }
}

/// `&amp;`, `&#601;`, `&#x259;`, and `&auml;` as its letter.
fn entity(rest: &[u8]) -> Option<(char, usize)> {
    let end = rest.iter().take(12).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&rest[1..end]).ok()?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let c = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(digits, 10)?,
        },
        None => named(name)?,
    };
    Some((c, end + 1))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "shy" | "zwj" | "zwnj" => '\u{ad}',
        "szlig" => 'ß',
        _ => {
            let marks =
                ["uml", "acute", "grave", "circ", "tilde", "ring", "cedil", "caron", "slash", "breve"];
            let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
            marks.contains(&&name[1..]).then_some(first)?
        }
    })
}

/// `%D3%93`: one character.
fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let mut bytes = [0_u8; 4];
    for length in 1..=4 {
        let three = rest.get((length - 1) * 3..length * 3)?;
        if three[0] != b'%' {
            return None;
        }
        bytes[length - 1] = u8::from_str_radix(std::str::from_utf8(&three[1..]).ok()?, 16).ok()?;
        if let Ok(text) = std::str::from_utf8(&bytes[..length]) {
            return Some((text.chars().next()?, length * 3));
        }
    }
    None
}

/// `\u04d3`, with surrogates; `\n` and its like are spaces.
fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let six = rest.get(at..at + 6).filter(|six| six.starts_with(b"\\u"))?;
        u16::from_str_radix(std::str::from_utf8(&six[2..]).ok()?, 16).ok()
    };
    match rest.get(1)? {
        b'u' => {
            let first = unit(0)?;
            let units = [first, unit(6).unwrap_or(0)];
            match char::decode_utf16([first]).next()? {
                Ok(c) => Some((c, 6)),
                Err(_) => Some((char::decode_utf16(units).next()?.ok()?, 12)),
            }
        }
        b'n' | b't' | b'r' | b'b' | b'f' => Some((' ', 2)),
        _ => None,
    }
}

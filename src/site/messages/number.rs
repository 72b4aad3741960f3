//! Whole numbers, with their digits in groups of three as a language writes them.

use fluent_bundle::FluentValue;

/// How a bundle writes a number; `M` is what it keeps for itself.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// The way to write numbers in messages, by what stands between groups of digits.
///
/// Fluent takes a plain function, hence one for each separator in use (CLDR).
pub(super) fn formatter<M>(separator: &str) -> Option<Formatter<M>> {
    Some(match separator {
        "," => by::<M, ','>,
        "." => by::<M, '.'>,
        "\u{a0}" => by::<M, '\u{a0}'>,
        "\u{202f}" => by::<M, '\u{202f}'>,
        "’" => by::<M, '’'>,
        _ => return None,
    })
}

fn by<M, const SEPARATOR: char>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let digits = number.as_string();
            Some(grouped(&digits, SEPARATOR.encode_utf8(&mut [0; 4])))
        }
        _ => None,
    }
}

/// Puts a separator between each three digits, from the right.
pub(super) fn grouped(digits: &str, separator: &str) -> String {
    let mut out = String::with_capacity(digits.len() + 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped("7", ","), "7");
        assert_eq!(grouped("999", ","), "999");
        assert_eq!(grouped("1000", ","), "1,000");
        assert_eq!(grouped("1234567", "\u{a0}"), "1\u{a0}234\u{a0}567");
        assert_eq!(grouped("1000", ""), "1000");
    }
}

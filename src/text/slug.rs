//! Ids and file names that every disk, host and address bar accepts.

/// Names that Windows does not allow as files, in any case, with any ending.
const WINDOWS_RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a text cannot be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// Something else than `[a-z0-9]` with single hyphens between.
    Form,
    /// `index`, or a name that Windows keeps for itself.
    Reserved,
}

/// Checks that a text can be a record's id.
///
/// # Errors
/// [`IdFault::Form`] or [`IdFault::Reserved`].
pub fn check_id(text: &str) -> Result<(), IdFault> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
    if text.is_empty() || hyphens || !text.bytes().all(allowed) {
        return Err(IdFault::Form);
    }
    if text == "index" || WINDOWS_RESERVED.contains(&text) { Err(IdFault::Reserved) } else { Ok(()) }
}

/// Makes an id out of any text: accents dropped, letters of other scripts left
/// out, the rest joined by hyphens, at most 80 bytes; empty if nothing remains.
#[must_use]
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut out = String::new();
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'ı' => out.push('i'),
            _ if unicode_normalization::char::is_combining_mark(letter) || is_apostrophe(letter) => {}
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
        if out.len() >= 80 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_ascii() {
        assert_eq!(check_id("rferl-2019-12-09-halt"), Ok(()));
        for bad in ["", "A", "a_b", "a--b", "-a", "a-", "a.b", "қ", "a/b", ".."] {
            assert_eq!(check_id(bad), Err(IdFault::Form), "{bad}");
        }
        for reserved in ["index", "con", "lpt1"] {
            assert_eq!(check_id(reserved), Err(IdFault::Reserved), "{reserved}");
        }
    }

    #[test]
    fn a_slug_is_always_an_id_or_empty() {
        assert_eq!(slug("Qūrmanğazy O’Neil — 2019!"), "qurmangazy-oneil-2019");
        assert_eq!(slug("Мұхтар"), "");
        assert_eq!(slug(&"word ".repeat(40)).len(), 79);
    }
}

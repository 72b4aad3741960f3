//! A record's file: TOML between `+++` lines, then Markdown.

/// Where the parts of a record's file lie, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Front<'a> {
    /// The TOML.
    pub toml: &'a str,
    /// First byte of the TOML.
    pub toml_start: usize,
    /// First byte of the body: the first after the closing `+++` line.
    pub body_start: usize,
    /// The length of the file.
    pub end: usize,
    /// Whether anything stands below the front matter.
    pub has_body: bool,
    /// Whether links to records or pictures may stand there: `[[` or `![`.
    pub has_links: bool,
}

/// Splits a record's file; `None` if it does not begin with `+++` or the
/// second `+++` line is missing.
#[must_use]
pub fn split(text: &str) -> Option<Front<'_>> {
    let first = text.find('\n')?;
    if text[..first].trim_end() != "+++" {
        return None;
    }
    let toml_start = first + 1;
    let mut at = toml_start;
    loop {
        let line_end = text[at..].find('\n').map_or(text.len(), |found| at + found);
        if text[at..line_end].trim_end() == "+++" {
            let body_start = (line_end + 1).min(text.len());
            let body = &text[body_start..];
            let (has_body, has_links) = (!body.trim().is_empty(), body.contains("[[") || body.contains("!["));
            let toml = &text[toml_start..at];
            return Some(Front { toml, toml_start, body_start, end: text.len(), has_body, has_links });
        }
        if line_end == text.len() {
            return None;
        }
        at = line_end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, toml: &str, body: &str) {
        let front = split(text).unwrap();
        assert_eq!((front.toml, &text[front.body_start..]), (toml, body));
    }

    #[test]
    fn the_body_starts_after_the_closing_line() {
        check("+++\na = 1\n+++\nText\n", "a = 1\n", "Text\n");
        check("+++\r\na = 1\r\n+++\r\n\r\nText", "a = 1\r\n", "\r\nText");
        check("+++\n+++", "", "");
    }

    #[test]
    fn both_lines_are_needed() {
        for text in ["", "Text\n", "+++\na = 1\n", "++++\n+++\n", "+++"] {
            assert_eq!(split(text), None, "{text:?}");
        }
    }
}

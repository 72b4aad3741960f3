//! English words on a page of another language: marked where they are made, told on the page.
//!
//! Messages meet the page as plain words, joined and escaped by then. So a
//! fallback stands between two characters that are no text (Unicode keeps
//! U+FDD0 and U+FDD1 for inner use), and [`told`] makes of them a `lang="en"`
//! where HTML has room for it.

/// Before a text that is not in the page's language.
pub(super) const START: char = '\u{fdd0}';
/// After it.
const END: char = '\u{fdd1}';

/// Elements whose content is no HTML.
const RAW: [&str; 4] = ["title", "script", "style", "textarea"];

/// Marks a text as English.
pub(super) fn marked(text: &str) -> String {
    format!("{START}{text}{END}")
}

/// The text without its marks.
pub(super) fn bare(text: &str) -> &str {
    text.trim_start_matches(START).trim_end_matches(END)
}

/// Takes the marks out: for everything that is no HTML.
#[must_use]
pub fn stripped(text: String) -> String {
    if text.contains(START) { text.replace([START, END], "") } else { text }
}

/// Says of every English text on a page that it is English; inside tags the marks are dropped.
///
/// ```
/// use casebook::site::messages::told;
/// let html = "<a title=\"\u{fdd0}Home\u{fdd1}\">\u{fdd0}Home\u{fdd1}</a>".to_owned();
/// assert_eq!(told(html), "<a title=\"Home\"><span lang=\"en\" dir=\"ltr\">Home</span></a>");
/// ```
#[must_use]
pub fn told(html: String) -> String {
    if !html.contains(START) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let (mut rest, mut raw) = (html.as_str(), false);
    while let Some(at) = rest.find('<') {
        text(&rest[..at], raw, &mut out);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        out.extend(tag.chars().filter(|letter| !matches!(*letter, START | END)));
        let name =
            tag[1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
        raw = RAW.contains(&name) || (raw && !RAW.iter().any(|raw| name.strip_prefix('/') == Some(raw)));
        rest = &rest[end..];
    }
    text(rest, raw, &mut out);
    out
}

fn text(text: &str, raw: bool, out: &mut String) {
    for letter in text.chars() {
        match letter {
            START if !raw => out.push_str("<span lang=\"en\" dir=\"ltr\">"),
            END if !raw => out.push_str("</span>"),
            START | END => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{marked, stripped, told};

    #[test]
    fn marks_are_told_in_text_and_dropped_elsewhere() {
        let word = marked("Held");
        let html =
            format!("<title>{word}</title><p data-l=\"{word} &gt;\">{word} since</p><script>{word}</script>");
        assert_eq!(
            told(html),
            "<title>Held</title><p data-l=\"Held &gt;\"><span lang=\"en\" dir=\"ltr\">Held</span> since</p>\
             <script>Held</script>"
        );
    }

    #[test]
    fn what_is_no_html_loses_the_marks() {
        assert_eq!(stripped(format!("a{}b", marked("c"))), "acb");
    }
}

//! Words on a page that are in another language: marked where they are made, told on the page.
//!
//! What the interface lacks is said in English; names and a record's own words stand inside messages. Both are
//! marked as [`crate::text::foreign`] has it, and [`told`] makes of the marks a `lang` where HTML has room for it.

use std::fmt::Write as _;

use crate::text::foreign::{self, END, is_mark};
use crate::text::lang::Direction;

/// Elements whose content is no HTML.
const RAW: [&str; 4] = ["title", "script", "style", "textarea"];

/// Marks a text as English.
pub(super) fn marked(text: &str) -> String {
    foreign::marked(text, Some("en"), Some(Direction::Ltr))
}

/// Takes the marks out: for everything that is no HTML.
#[must_use]
pub fn stripped(text: String) -> String {
    if foreign::is_marked(&text) { foreign::bare(&text) } else { text }
}

/// Says of all words on a page that are marked in which language they are; inside tags the marks are dropped.
///
/// ```
/// use casebook::{site::messages::told, text::foreign::marked};
/// let home = marked("Home", Some("en"), None);
/// let html = format!("<a title=\"{home}\">{home}</a>");
/// assert_eq!(told(html), "<a title=\"Home\"><span lang=\"en\">Home</span></a>");
/// ```
#[must_use]
pub fn told(html: String) -> String {
    if !foreign::is_marked(&html) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let (mut rest, mut raw, mut drawn) = (html.as_str(), false, false);
    while let Some(at) = rest.find('<') {
        let place = if raw {
            Place::Raw
        } else if drawn {
            Place::Picture
        } else {
            Place::Text
        };
        text(&rest[..at], place, &mut out);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        out.extend(tag.chars().filter(|letter| !is_mark(*letter)));
        let name =
            tag[1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
        raw = RAW.contains(&name) || (raw && !RAW.iter().any(|raw| name.strip_prefix('/') == Some(raw)));
        drawn = name == "text" || (drawn && name != "/text");
        rest = &rest[end..];
    }
    text(rest, if raw { Place::Raw } else { Place::Text }, &mut out);
    out
}

/// Where words stand: HTML inside of a picture's text would end the picture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Picture,
    Raw,
}

/// Marked words never hold a tag, so that each begins and ends in one text.
fn text(text: &str, place: Place, out: &mut String) {
    let name = if place == Place::Picture { "tspan" } else { "span" };
    let (mut letters, mut within) = (text.chars().peekable(), 0);
    while let Some(letter) = letters.next() {
        match (foreign::start(letter), place) {
            _ if !is_mark(letter) => out.push(letter),
            (_, Place::Raw) => {}
            (Some(dir), _) => {
                let mut lang = String::new();
                while let Some(letter) = letters.peek().copied().and_then(foreign::tag_letter) {
                    lang.push(letter);
                    letters.next();
                }
                open(name, &lang, dir.filter(|_| place == Place::Text), out);
                within += 1;
            }
            (None, _) if letter == END && within > 0 => {
                let _ = write!(out, "</{name}>");
                within -= 1;
            }
            (None, _) => {}
        }
    }
    // Marks come in pairs, unless somebody typed one.
    out.extend(std::iter::repeat_n(format!("</{name}>"), within));
}

fn open(name: &str, lang: &str, dir: Option<Direction>, out: &mut String) {
    let _ = write!(out, "<{name}");
    if !lang.is_empty() {
        let _ = write!(out, " lang=\"{lang}\"");
    }
    if let Some(dir) = dir {
        let _ = write!(out, " dir=\"{}\"", dir.as_str());
    }
    out.push('>');
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

    #[test]
    fn a_picture_stays_whole_around_its_words() {
        let html = format!("<svg aria-label=\"{0}\"><text>{0}</text></svg>{0}", marked("Held"));
        assert_eq!(
            told(html),
            "<svg aria-label=\"Held\"><text><tspan lang=\"en\">Held</tspan></text></svg>\
             <span lang=\"en\" dir=\"ltr\">Held</span>"
        );
    }
}

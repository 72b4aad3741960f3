//! A picture's file name, alone or before its caption.

use crate::clean::sheet::{Found, Note, Sheet};

const ENDINGS: [&str; 9] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".tif", ".tiff", ".mp4"];

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open() {
        let text = &sheet.units[unit].text;
        let Some((first, caption)) = file_name(text) else { continue };
        let _ = first;
        found.cut(unit);
        if !caption.is_empty() {
            found.note(Note::Caption(caption.to_owned()));
        }
    }
    found
}

/// The file's name and the caption after it, where a line begins with one.
fn file_name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let lower = name.to_lowercase();
    let is_file = ENDINGS.iter().any(|e| lower.len() > e.len() + 1 && lower.ends_with(e));
    is_file.then_some((name, rest.trim()))
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::clean::rules::testing::{BODY, check, kept};

    #[test]
    fn the_file_goes_and_its_caption_is_noted() {
        let page = format!("mine-kells-2019.jpg Miners wait at the gate, May 4, 2019.\n\n{BODY}");
        check("caption-file", &page, &[1]);
        assert_eq!(clean(&page).drafts[0].captions, ["Miners wait at the gate, May 4, 2019."]);
    }

    #[test]
    fn a_sentence_about_a_file_is_kept() {
        kept("The file mine.jpg was found on the phone of one of the men.");
    }
}

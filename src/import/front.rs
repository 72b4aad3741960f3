//! Drafts as files: front matter that an editor completes, and the body.
//!
//! What an editor should look at stands in the front matter as comments beginning
//! with `# review:`; `casebook review` reads them, and accepting a draft drops them.

use std::fmt::Write as _;

use super::Draft;

/// The opening of comments that `review` reads.
pub const REVIEW: &str = "# review: ";

/// The records that a draft refers to, by id.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Who published it.
    pub outlet: String,
    /// Who published it first.
    pub original_outlet: Option<String>,
    /// Who repeats it.
    pub republished_by: Option<String>,
    /// The article whose copy it is.
    pub copy_of: Option<String>,
}

/// Writes a draft as a file of `content/articles/`.
pub fn article(draft: &Draft, links: &Links, today: &str) -> String {
    let mut file = String::from("+++\n");
    line(&mut file, "title", Some(&title(draft)));
    line(&mut file, "outlet", Some(&links.outlet));
    line(&mut file, "date", draft.date.as_deref());
    line(&mut file, "date_basis", draft.date_basis.map(super::DateBasis::as_str));
    line(&mut file, "lang", draft.lang.as_deref());
    line(&mut file, "url", draft.url.as_deref());
    list(&mut file, "authors", &draft.authors);
    list(&mut file, "translators", &draft.translators);
    line(&mut file, "original_outlet", links.original_outlet.as_deref());
    list(&mut file, "republished_by", links.republished_by.as_slice());
    line(&mut file, "copy_of", links.copy_of.as_deref());
    line(&mut file, "text", Some("none"));
    line(&mut file, "rights", draft.rights.as_deref());
    line(&mut file, "added", Some(today));
    file.push_str("draft = true\n");
    comments(&mut file, draft);
    file.push_str("\n[capture]\n");
    line(&mut file, "sha256", Some(&draft.capture.sha256));
    line(&mut file, "file", Some(&draft.capture.file));
    let _ = writeln!(file, "part = {}", draft.capture.part);
    line(&mut file, "captured_at", draft.capture.captured_at.as_deref().and_then(day));
    file.push_str("+++\n");
    file.push_str(&draft.markdown());
    file
}

/// The title, or the first words in brackets where the report has none.
fn title(draft: &Draft) -> String {
    if let Some(title) = &draft.title {
        return title.clone();
    }
    let opening = draft.blocks.first().map(|b| b.text.as_str()).unwrap_or("untitled");
    let words: Vec<&str> = opening.split_whitespace().take(9).collect();
    format!("[{} …]", words.join(" "))
}

fn comments(file: &mut String, draft: &Draft) {
    for issue in &draft.issues {
        comment(file, &format!("{}{} {}", &REVIEW[2..], issue.kind.word(), issue.detail));
    }
    for (label, texts) in [("caption", &draft.captions), ("credit", &draft.credits)] {
        texts.iter().for_each(|text| comment(file, &format!("{label}: {text}")));
    }
    if let Some(standfirst) = &draft.standfirst {
        comment(file, &format!("standfirst: {standfirst}"));
    }
}

fn comment(file: &mut String, text: &str) {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(file, "# {}", clean.trim());
}

/// Writes an outlet that an import met for the first time, as a draft.
pub fn outlet(
    name: &str,
    url: Option<&str>,
    lang: Option<&str>,
    reader_risk: Option<&str>,
    today: &str,
) -> String {
    let mut file = String::from("+++\n");
    line(&mut file, "name", Some(name));
    line(&mut file, "url", url);
    line(&mut file, "lang", lang);
    line(&mut file, "reader_risk", reader_risk);
    line(&mut file, "added", Some(today));
    file.push_str("draft = true\n+++\n");
    file
}

/// Writes what is known of a capture's bytes, beside them.
pub fn sidecar(draft: &Draft, bytes: usize, today: &str) -> String {
    let mut file = String::new();
    line(&mut file, "sha256", Some(&draft.capture.sha256));
    line(&mut file, "file", Some(&draft.capture.file));
    let _ = writeln!(file, "bytes = {bytes}");
    line(&mut file, "url", draft.url.as_deref());
    line(&mut file, "captured_at", draft.capture.captured_at.as_deref());
    line(&mut file, "added", Some(today));
    file
}

fn line(file: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|v| !v.is_empty()) {
        let _ = writeln!(file, "{key} = {}", quoted(value));
    }
}

fn list(file: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|v| quoted(v)).collect();
        let _ = writeln!(file, "{key} = [{}]", values.join(", "));
    }
}

/// A basic TOML string on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// The day of a moment.
fn day(moment: &str) -> Option<&str> {
    moment.get(..10).filter(|d| d.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{CaptureRef, IssueKind};

    #[test]
    fn front_matter_is_toml_whatever_the_words() {
        let mut draft = Draft {
            title: Some("A \"quoted\\title\"\nin two lines".to_owned()),
            authors: vec!["Anna \"A\" Orlova".to_owned()],
            captions: vec!["+++ is no fence here\n+++".to_owned()],
            capture: CaptureRef {
                captured_at: Some("2020-01-02T03:04:05Z".to_owned()),
                part: 1,
                ..CaptureRef::default()
            },
            ..Draft::default()
        };
        draft.issue(IssueKind::Damage, "line 4");
        let file =
            article(&draft, &Links { outlet: "hill-news".to_owned(), ..Links::default() }, "2024-03-05");
        let front = file.strip_prefix("+++\n").and_then(|f| f.split("\n+++\n").next()).unwrap();
        let table: toml::Table = toml::from_str(front).unwrap();
        assert_eq!(table["title"].as_str(), Some("A \"quoted\\title\" in two lines"));
        assert_eq!(table["capture"]["captured_at"].as_str(), Some("2020-01-02"));
        assert_eq!(table["text"].as_str(), Some("none"));
        assert!(front.contains("# review: damage line 4"));
    }
}

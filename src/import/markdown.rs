//! A body as Markdown that shows exactly the words of the capture.
//!
//! Every character that Markdown could take for a mark is escaped, so that a
//! renderer gives the text back as it was; only paragraphs, subheads, lists and
//! quotations are marked up.

use crate::clean::{Block, BlockKind};

/// Renders a body; blocks stand a blank line apart, items of a list under each other.
pub(crate) fn render(blocks: &[Block]) -> String {
    let mut markdown = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let in_list = at > 0 && block.kind == BlockKind::Item && blocks[at - 1].kind == BlockKind::Item;
        if at > 0 {
            markdown.push_str(if in_list { "\n" } else { "\n\n" });
        }
        markdown.push_str(match block.kind {
            BlockKind::Paragraph => "",
            BlockKind::Subhead => "## ",
            BlockKind::Item => "- ",
            BlockKind::Quote => "> ",
        });
        markdown.push_str(&escape(&block.text));
    }
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

/// Escapes what could be a mark: punctuation of inline marks anywhere, and the marks
/// of blocks at the start of the line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let starts_block = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>' | ':');
        let inline = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '!' | '{' | '}'
        );
        // Marks at the end of a subhead would close it, and be lost.
        let closes = c == '#' && text[..at].ends_with(' ') && text[at..].trim_end_matches('#').is_empty();
        if starts_block || closes || inline && needed(text, at, c) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    number_escaped(escaped)
}

/// Marks that are harmless where they stand stay bare, for people read the file.
fn needed(text: &str, at: usize, c: char) -> bool {
    let next = text[at + c.len_utf8()..].chars().next();
    match c {
        '!' => next == Some('['),
        '&' => next.is_some_and(|n| n.is_alphanumeric() || n == '#'),
        '{' | '}' | '$' | '^' => false,
        '|' => true,
        _ => true,
    }
}

/// `1. ` at the start would begin a list: `1\. ` does not.
fn number_escaped(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { kind, text: text.to_owned(), line: 1 }
    }

    /// The words that a renderer shows.
    fn shown(markdown: &str) -> String {
        let events = Parser::new_ext(
            markdown,
            Options::ENABLE_TABLES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_WIKILINKS,
        );
        let text = events.filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => Some("MARKUP".to_owned()),
            _ => None,
        });
        text.collect()
    }

    #[test]
    fn bodies_are_marked_up_by_kind() {
        let blocks = [
            block(BlockKind::Subhead, "In Kells"),
            block(BlockKind::Item, "a"),
            block(BlockKind::Item, "b"),
            block(BlockKind::Paragraph, "c"),
        ];
        assert_eq!(render(&blocks), "## In Kells\n\n- a\n- b\n\nc\n");
    }

    #[test]
    fn marks_in_the_text_stay_text() {
        for text in [
            "# 5",
            "1. May",
            "* * *",
            "[[people/x]] & <b>",
            "a_b_c *d* `e`",
            "~~x~~",
            "> x",
            "---",
            "+ x",
            "| a | b |",
            "&amp;",
            "[^1]: x",
            "===",
            "http://a.example/b_c_d",
        ] {
            assert_eq!(shown(&render(&[block(BlockKind::Paragraph, text)])), text);
        }
    }

    #[test]
    fn a_subhead_keeps_the_marks_at_its_end() {
        for text in ["! #", "a ##", "# #", "in C#"] {
            assert_eq!(shown(&render(&[block(BlockKind::Subhead, text)])), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_shown_as_it_was(text in "[ -~а-я“”–]{1,60}") {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for kind in [BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Item, BlockKind::Quote] {
                prop_assert_eq!(shown(&render(&[block(kind, &text)])), text.clone());
            }
        }
    }
}

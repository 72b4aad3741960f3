//! HTML of a body to blocks of text.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use crate::clean::{Block, BlockKind};

/// Reads the paragraphs, subheads, items and quotations of a body.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let fragment = Html::parse_fragment(html);
    let mut builder = Builder::default();
    for edge in fragment.root_element().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => builder.text(text),
                Node::Element(element) => builder.open(element.name()),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    builder.close(element.name());
                }
            }
        }
    }
    builder.flush();
    builder.blocks
}

/// The text of an element, spaces collapsed, blocks parted by a space.
pub(crate) fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for piece in element.text() {
        text.push_str(piece);
        text.push(' ');
    }
    collapse(&text)
}

/// Collapses white space and drops what nobody sees.
pub(crate) fn collapse(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace()).filter(|w| !w.is_empty());
    let joined = words.collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect()
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    text: String,
    quoted: usize,
    kind: Option<BlockKind>,
    hidden: usize,
}

impl Builder {
    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.text.push_str(text);
        }
    }

    fn open(&mut self, name: &str) {
        match name {
            "script" | "style" | "noscript" => self.hidden += 1,
            "blockquote" => {
                self.flush();
                self.quoted += 1;
            }
            "td" | "th" => self.text.push(' '),
            "br" if self.text.ends_with('\n') => self.flush(),
            "br" => self.text.push('\n'),
            _ if is_block(name) => {
                self.flush();
                self.kind = match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Subhead),
                    "li" | "dd" | "dt" => Some(BlockKind::Item),
                    _ => self.kind.filter(|k| *k == BlockKind::Item && name == "p"),
                };
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "script" | "style" | "noscript" => self.hidden = self.hidden.saturating_sub(1),
            "blockquote" => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            "td" | "th" => self.text.push(' '),
            _ if is_block(name) => {
                self.flush();
                self.kind = None;
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let text = collapse(&std::mem::take(&mut self.text));
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let plain = if self.quoted > 0 { BlockKind::Quote } else { BlockKind::Paragraph };
        let kind = self.kind.unwrap_or(plain);
        self.blocks.push(Block { kind, text, line: 0 });
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "pre"
            | "figure"
            | "figcaption"
            | "hr"
            | "body"
            | "html"
            | "center"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_kind_and_words() {
        let html = "<p>One <b>and</b>\n two.</p><h2>In Kells</h2><ul><li>a</li><li><p>b</p></li></ul><blockquote><p>No.</p></blockquote>x<br><br>y";
        let found: Vec<(BlockKind, String)> = blocks(html).into_iter().map(|b| (b.kind, b.text)).collect();
        let expected = [
            (BlockKind::Paragraph, "One and two."),
            (BlockKind::Subhead, "In Kells"),
            (BlockKind::Item, "a"),
            (BlockKind::Item, "b"),
            (BlockKind::Quote, "No."),
            (BlockKind::Paragraph, "x"),
            (BlockKind::Paragraph, "y"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn scripts_are_no_text() {
        assert!(blocks("<script>alert(1)</script><style>p{}</style>").is_empty());
    }
}

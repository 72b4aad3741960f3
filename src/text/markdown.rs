//! Markdown as text: the blocks of a body, what they say, and where they stand.
//!
//! Both the linker and the renderer read a body with [`parser`], so that they
//! agree on every offset. Raw HTML is never part of the text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

/// The Markdown that records may use: CommonMark, tables, strikethrough
/// and wikilinks.
#[must_use]
pub fn parser(body: &str) -> OffsetIter<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    Parser::new_ext(body, options).into_offset_iter()
}

/// One block of a body: a paragraph, heading, list item or table cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyBlock {
    /// Its words, without Markdown marks; line breaks are `\n`.
    pub text: String,
    /// Its number as a paragraph (`#p3`), from 1; headings and cells have none.
    pub paragraph: Option<u32>,
    /// Byte ranges of `text` that are code or already a link.
    pub closed: Vec<Range<usize>>,
    /// Where the pieces of `text` stand in the body: `(byte in text, byte in body, end in body)`.
    pieces: Vec<(usize, usize, usize)>,
    /// Bytes of `text` at which inline marks begin or end.
    seams: Vec<usize>,
}

impl BodyBlock {
    /// A text that stands in no body.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> BodyBlock {
        BodyBlock { text: text.into(), ..BodyBlock::default() }
    }

    /// Where a range of `text` stands in the body, in bytes.
    #[must_use]
    pub fn in_body(&self, range: &Range<usize>) -> Range<usize> {
        self.body_offset(range.start)..self.body_offset(range.end.saturating_sub(1)) + 1
    }

    fn body_offset(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|piece| piece.0 <= at).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |(text, body, _)| body + (at - text))
    }

    /// Every stretch of the body that makes a range of `text`: one for each piece between marks.
    /// A piece of which a part is written otherwise in the body (`&amp;`) is taken whole.
    #[must_use]
    pub fn pieces_in_body(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let ends = self.pieces.iter().skip(1).map(|piece| piece.0).chain([self.text.len()]);
        let mut out = Vec::new();
        for (&(from, body, body_end), to) in self.pieces.iter().zip(ends) {
            let (start, end) = (range.start.max(from), range.end.min(to));
            if start >= end {
                continue;
            }
            let literal = body_end - body == to - from;
            out.push(if literal { body + (start - from)..body + (end - from) } else { body..body_end });
        }
        out
    }

    /// The range of `text` that stands at a range of the body, if it stands in this block.
    #[must_use]
    pub fn from_body(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let find = |at: usize| {
            let piece = self.pieces.iter().rfind(|piece| piece.1 <= at && at < piece.2)?;
            Some(piece.0 + (at - piece.1))
        };
        Some(find(range.start)?..find(range.end.checked_sub(1)?)? + 1)
    }

    /// Whether a range can be wrapped in one link: no mark begins or ends inside it.
    #[must_use]
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        !self.seams.iter().any(|seam| range.start < *seam && *seam < range.end)
    }
}

/// A `[[kind/id]]` link and where it stands in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WikiLink {
    /// What stands between the brackets, without the text after `|`.
    pub target: String,
    /// Bytes of the body.
    pub range: Range<usize>,
}

/// The blocks and wikilinks of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// In reading order; empty blocks are left out.
    pub blocks: Vec<BodyBlock>,
    /// In reading order.
    pub links: Vec<WikiLink>,
}

/// A picture in a body: `![[media/id]]` or `![words](media/id.jpg)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedded {
    /// What it names.
    pub target: String,
    /// Its own words; empty where it has none.
    pub words: String,
    /// Where it stands in the body.
    pub range: Range<usize>,
}

/// The id of a picture in `media/`, as a body names it: with or without an ending, by whatever way into the folder.
#[must_use]
pub fn picture_id(target: &str) -> Option<&str> {
    let inner = target.trim_start_matches("../").trim_start_matches("./").strip_prefix("media/")?;
    let id = inner.split_once('.').map_or(inner, |row| row.0);
    (!id.is_empty() && !id.contains('/')).then_some(id)
}

/// The pictures of a body.
#[must_use]
pub fn embedded(body: &str) -> Vec<Embedded> {
    if !body.contains("![") {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut open: Option<(Embedded, bool)> = None;
    for (event, range) in parser(body) {
        match event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) if open.is_none() => {
                let bare = matches!(link_type, LinkType::WikiLink { has_pothole: false });
                open = Some((Embedded { target: dest_url.to_string(), words: String::new(), range }, bare));
            }
            Event::End(TagEnd::Image) => all.extend(open.take().map(|row| row.0)),
            Event::Text(text) | Event::Code(text) => {
                if let Some((picture, false)) = &mut open {
                    picture.words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    all
}

/// The web addresses of links and images, as a browser would get them, and where the link stands in the body.
#[must_use]
pub fn addresses(body: &str) -> Vec<(String, Range<usize>)> {
    let address = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) => None,
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some((dest_url.to_string(), range))
        }
        _ => None,
    };
    parser(body).filter_map(address).collect()
}

/// The lines of code blocks, as bytes of the body.
#[must_use]
pub fn code_lines(body: &str) -> Vec<Range<usize>> {
    let mut inside = false;
    let mut lines = Vec::new();
    for (event, range) in parser(body) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => inside = true,
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(_) if inside => lines.push(range),
            _ => {}
        }
    }
    lines
}

/// Reads the blocks of a Markdown body.
#[must_use]
pub fn read(body: &str) -> Body {
    let mut reader = BlockReader::default();
    for (event, range) in parser(body) {
        reader.event(event, range);
    }
    reader.close();
    reader.out
}

#[derive(Default)]
struct BlockReader {
    out: Body,
    block: Option<BodyBlock>,
    paragraphs: u32,
    /// Where the open link or code began in the block's text.
    closed_from: Option<usize>,
    /// Inside a code block or HTML: nothing is text.
    skipping: bool,
    /// Inside a picture that is named and has no words.
    named: bool,
}

impl BlockReader {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let from = self.length();
                self.text(&text, range.start + 1..range.start + 1 + text.len());
                let to = self.length();
                self.block().closed.push(from..to);
            }
            Event::SoftBreak | Event::HardBreak => self.text("\n", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.close();
                self.paragraphs += 1;
                let number = self.paragraphs;
                self.block().paragraph = Some(number);
            }
            Tag::Heading { .. } | Tag::TableCell | Tag::Item | Tag::List(_) | Tag::BlockQuote(_) => {
                self.close()
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.skipping = true;
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.seam();
                self.closed_from = Some(self.length());
                if let LinkType::WikiLink { .. } = link_type {
                    self.out.links.push(WikiLink { target: dest_url.to_string(), range });
                }
            }
            Tag::Image { link_type, .. } => {
                self.seam();
                self.closed_from = Some(self.length());
                // The name of a file is no text.
                self.named = matches!(link_type, LinkType::WikiLink { has_pothole: false });
            }
            _ => self.seam(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item => self.close(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.skipping = false,
            TagEnd::Link | TagEnd::Image => {
                let to = self.length();
                if let Some(from) = self.closed_from.take() {
                    self.block().closed.push(from..to);
                }
                self.named = false;
                self.seam();
            }
            _ => self.seam(),
        }
    }

    fn block(&mut self) -> &mut BodyBlock {
        self.block.get_or_insert_default()
    }

    fn length(&self) -> usize {
        self.block.as_ref().map_or(0, |block| block.text.len())
    }

    fn seam(&mut self) {
        let at = self.length();
        if let Some(block) = &mut self.block {
            block.seams.push(at);
        }
    }

    fn text(&mut self, text: &str, body: Range<usize>) {
        if self.skipping || self.named {
            return;
        }
        let block = self.block();
        block.pieces.push((block.text.len(), body.start, body.end));
        block.text.push_str(text);
    }

    fn close(&mut self) {
        self.closed_from = None;
        if let Some(block) = self.block.take().filter(|block| !block.text.trim().is_empty()) {
            self.out.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_by_its_file_in_media() {
        for target in ["media/park", "media/park.jpg", "../media/park.jpg", "../../media/park.webp"] {
            assert_eq!(picture_id(target), Some("park"), "{target}");
        }
        for target in
            ["https://a.example/media/park.jpg", "park.jpg", "media/", "media/a/b.jpg", "picture:00ff"]
        {
            assert_eq!(picture_id(target), None, "{target}");
        }
    }

    fn texts(body: &str) -> Vec<(Option<u32>, String)> {
        read(body).blocks.into_iter().map(|block| (block.paragraph, block.text)).collect()
    }

    #[test]
    fn paragraphs_are_numbered_and_headings_are_not() {
        let found = texts("One *two*\nthree.\n\n## Head\n\nFour.\n\n> Five.\n\n- six\n- seven\n");
        let wanted = [
            (Some(1), "One two\nthree."),
            (None, "Head"),
            (Some(2), "Four."),
            (Some(3), "Five."),
            (None, "six"),
            (None, "seven"),
        ];
        assert_eq!(found, wanted.map(|(number, text)| (number, text.to_owned())));
    }

    #[test]
    fn every_range_of_text_is_found_again_in_the_body() {
        let body = "Tell **Aidos Example** of [it](https://e.example) &amp; `code`,\nAidos.";
        let block = read(body).blocks.remove(0);
        for word in ["Aidos Example", "Tell", "code", "Aidos."] {
            let at = block.text.rfind(word).unwrap();
            let range = block.in_body(&(at..at + word.len()));
            assert_eq!(&body[range], word);
        }
    }

    #[test]
    fn links_and_code_are_closed_and_html_is_no_text() {
        let body =
            read("See [[people/aidos|Aidos]] and `Aidos`. <b>Aidos</b>\n\n<div>Aidos</div>\n\n    Aidos\n");
        assert_eq!(body.blocks.len(), 1);
        assert_eq!(body.blocks[0].text, "See Aidos and Aidos. Aidos");
        assert_eq!(body.blocks[0].closed, [4..9, 14..19]);
        assert_eq!(body.links[0].target, "people/aidos");
    }

    #[test]
    fn a_mark_inside_a_range_is_a_seam() {
        let block = read("Aidos *Example* goes").blocks.remove(0);
        assert!(!block.is_whole(&(0..13)));
        assert!(block.is_whole(&(6..13)));
    }
}

//! Markdown → safe HTML: raw HTML is dropped, only known schemes are linked,
//! every paragraph has an address, mentions are links.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use crate::text::address::is_web;
use crate::text::markdown::parser;

/// A stretch of the body that names a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Bytes of the body; anchors are in order and do not overlap.
    pub range: Range<usize>,
    /// Where it leads; `None` marks it quietly, for every mention after the first.
    pub href: Option<String>,
    /// Why it was linked (`exact`, `surname` …), for readers of the page's data.
    pub how: &'static str,
}

/// What a wikilink becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Where it leads; `None` for a record without a page: plain text.
    pub href: Option<String>,
    /// The record's name, for `[[people/id]]` without a text of its own.
    pub name: String,
}

/// A picture or document of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// Shown where it stands.
    Picture {
        /// Its address, relative to the page.
        src: String,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Who made it and where it comes from, as HTML.
        credit: String,
    },
    /// Opened by a link; nothing of it is loaded with the page.
    Document {
        /// Its address, relative to the page.
        href: String,
        /// Its format, pages and size.
        details: String,
        /// Who made it and where it comes from, as HTML.
        credit: String,
    },
}

/// How a body is rendered.
pub struct Options<'a> {
    /// Finds a picture or document by its target; others are never loaded, only their words stay.
    pub picture: &'a dyn Fn(&str) -> Option<Drawing>,
    /// Mentions to be linked.
    pub anchors: &'a [Anchor],
    /// Finds the record of a wikilink's target.
    pub wikilink: &'a dyn Fn(&str) -> Option<Resolved>,
    /// The label of the link beside each paragraph, such as "Link to paragraph";
    /// `None` for no such links. Its number is added.
    pub permalink: Option<&'a str>,
    /// The level of a body's `#`: 2 on a plain page, 3 below a section's heading.
    pub heading: u8,
}

/// A block at the top level of a body: a paragraph, a list, a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlBlock {
    /// The numbers of the paragraphs in it.
    pub paragraphs: Range<u32>,
    /// Its HTML, tags included.
    pub html: String,
}

/// Renders a body. Paragraphs carry `id="p1"` and so on, numbered as in
/// [`crate::text::markdown::BodyBlock::paragraph`].
#[must_use]
pub fn to_html(body: &str, options: &Options<'_>) -> String {
    let mut writer = Writer::new(options, body.len());
    for (event, range) in parser(body) {
        writer.event(event, range);
    }
    writer.out
}

/// Renders a body block by block, so that notes can stand beside each.
#[must_use]
pub fn to_blocks(body: &str, options: &Options<'_>) -> Vec<HtmlBlock> {
    let mut writer = Writer::new(options, body.len());
    let (mut blocks, mut depth, mut first) = (Vec::new(), 0_usize, 1);
    for (event, range) in parser(body) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        writer.event(event, range);
        if depth == 0 {
            let next = writer.paragraphs + 1;
            if !writer.out.trim().is_empty() {
                blocks.push(HtmlBlock { paragraphs: first..next, html: writer.out.clone() });
            }
            writer.out.clear();
            first = next;
        }
    }
    blocks
}

/// Escapes text for HTML content and quoted attributes. Letters that no HTML
/// may hold (controls, U+FFFE …) become the sign of a letter that was lost.
pub fn escape(text: &str, out: &mut String) {
    let mut kept = 0;
    let bytes = text.as_bytes();
    while let Some(at) = bytes[kept..].iter().position(|byte| IS_SPECIAL[usize::from(*byte)]) {
        out.push_str(&text[kept..kept + at]);
        let letter = text[kept + at..].chars().next().unwrap_or_default();
        escape_letter(letter, out);
        kept += at + letter.len_utf8();
    }
    out.push_str(&text[kept..]);
}

/// Bytes that begin a letter that may not be written as it is.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        // C1 controls begin with C2; what is no letter begins with EF or F0 to F4.
        special[at] = matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7f | 0xc2 | 0xef..)
            || (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'));
        at += 1;
    }
    special
};

fn escape_letter(letter: char, out: &mut String) {
    match letter {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        _ if letter.is_control() || is_no_character(letter) => out.push(char::REPLACEMENT_CHARACTER),
        _ => out.push(letter),
    }
}

/// U+FDD0 to U+FDEF, and the last two of every plane.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe
}

struct Writer<'a> {
    out: String,
    options: &'a Options<'a>,
    /// The next anchor to be opened.
    next: usize,
    /// The anchor that is open, and what closes it.
    open: Option<(usize, &'static str)>,
    paragraphs: u32,
    /// What each open link writes at its end; empty for a link that was dropped.
    links: Vec<&'static str>,
    /// Depth of images: only their alt text is kept.
    images: usize,
    /// The picture or document that is open, and where its words begin.
    drawing: Option<(Drawing, usize)>,
    /// Inside a code block: its text is not searched for anchors.
    code: bool,
    /// Inside raw HTML: everything is dropped.
    html: bool,
    alignments: Vec<Alignment>,
    cell: usize,
    head: bool,
    /// A wikilink without a text of its own is written with the record's name.
    replaced: bool,
}

impl<'a> Writer<'a> {
    fn new(options: &'a Options<'a>, length: usize) -> Self {
        Writer {
            out: String::with_capacity(length + length / 4),
            options,
            next: 0,
            open: None,
            paragraphs: 0,
            links: Vec::new(),
            images: 0,
            drawing: None,
            code: false,
            html: false,
            alignments: Vec::new(),
            cell: 0,
            head: false,
            replaced: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = true,
            Event::End(TagEnd::HtmlBlock) => self.html = false,
            _ if self.html => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.wrapped("code", &text),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            _ => {}
        }
    }

    fn wrapped(&mut self, tag: &str, text: &str) {
        let _ = write!(self.out, "<{tag}>");
        escape(text, &mut self.out);
        let _ = write!(self.out, "</{tag}>");
    }

    /// An anchor never reaches across a tag.
    fn close(&mut self) {
        if let Some((_, end)) = self.open.take() {
            self.out.push_str(end);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.close();
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, .. } => {
                let _ = write!(self.out, "<h{}>", self.heading(level));
            }
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.out.push_str("<div class=\"scroll\"><table>\n");
            }
            Tag::TableHead => {
                (self.head, self.cell) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<s>"),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => {
                if self.images == 0 {
                    let found = (self.options.picture)(&dest_url);
                    self.drawing = found.map(|drawing| (drawing, self.out.len()));
                }
                self.images += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.close();
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                let _ = writeln!(self.out, "</h{}>", self.heading(level));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.code = false;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::List(ordered) => self.out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.head = false;
                self.out.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.cell += 1;
                self.out.push_str(if self.head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</s>"),
            TagEnd::Link => {
                self.replaced = false;
                let end = self.links.pop().unwrap_or_default();
                self.out.push_str(end);
            }
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if let Some((drawing, from)) = self.drawing.take_if(|_| self.images == 0) {
                    self.picture(&drawing, from);
                }
            }
            _ => {}
        }
    }

    /// Draws a picture, or leads to a document; its words, which stand already, say what it shows.
    fn picture(&mut self, drawing: &Drawing, from: usize) {
        let words = without_tags(&self.out.split_off(from));
        let _ = match drawing {
            Drawing::Picture { src, width, height, credit } => {
                self.out.push_str("<span class=\"pic\"><img src=\"");
                escape(src, &mut self.out);
                write!(
                    self.out,
                    "\" alt=\"{words}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">\
                     <span class=\"cap\">{words} <small>{credit}</small></span></span>"
                )
            }
            Drawing::Document { href, details, credit } => {
                self.out.push_str("<a href=\"");
                escape(href, &mut self.out);
                let _ = write!(self.out, "\" type=\"application/pdf\">{words}</a> <small>");
                escape(details, &mut self.out);
                write!(self.out, " · {credit}</small>")
            }
        };
    }

    fn paragraph(&mut self) {
        self.paragraphs += 1;
        let number = self.paragraphs;
        let _ = write!(self.out, "<p id=\"p{number}\">");
        if let Some(label) = self.options.permalink {
            let _ = write!(self.out, "<a class=\"pn\" href=\"#p{number}\" aria-label=\"");
            escape(label, &mut self.out);
            let _ = write!(self.out, " {number}\">¶{number}</a>");
        }
    }

    /// The level of a heading on the page; `#` and `##` are the same.
    fn heading(&self, level: HeadingLevel) -> u8 {
        let below = (level as u8).saturating_sub(2);
        (self.options.heading + below).min(6)
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let _ = kind;
        self.code = true;
        self.out.push_str("<pre><code>");
    }

    fn cell(&mut self) {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Right) => " class=\"num\"",
            Some(Alignment::Center) => " class=\"mid\"",
            _ => "",
        };
        let open = if self.head { "<th scope=\"col\"" } else { "<td" };
        let _ = write!(self.out, "{open}{class}>");
    }

    fn link(&mut self, kind: LinkType, target: &str) {
        if self.images > 0 {
            return self.links.push("");
        }
        if let LinkType::WikiLink { has_pothole } = kind {
            return self.wikilink(target, has_pothole);
        }
        match safe_href(target) {
            Some(Href::Here) => self.anchor(target, ""),
            Some(Href::Outside) => self.anchor(target, " rel=\"noreferrer noopener\""),
            None => self.links.push(""),
        }
    }

    fn wikilink(&mut self, target: &str, has_text: bool) {
        let Some(found) = (self.options.wikilink)(target) else { return self.links.push("") };
        match &found.href {
            Some(href) => self.anchor(href, ""),
            None => self.links.push(""),
        }
        if !has_text {
            escape(&found.name, &mut self.out);
            self.replaced = true;
        }
    }

    fn anchor(&mut self, href: &str, attributes: &str) {
        self.out.push_str("<a href=\"");
        escape(href, &mut self.out);
        let _ = write!(self.out, "\"{attributes}>");
        self.links.push("</a>");
    }

    /// Writes text, cut where anchors begin and end.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.replaced {
            return;
        }
        let plain = text.len() == range.len() && !self.code && self.images == 0;
        if !plain {
            return escape(text, &mut self.out);
        }
        let mut at = range.start;
        while at < range.end {
            let stop = match self.open {
                Some((anchor, _)) => self.options.anchors[anchor].range.end,
                None => self.options.anchors.get(self.next).map_or(range.end, |anchor| anchor.range.start),
            };
            let stop = stop.clamp(at, range.end);
            escape(&text[at - range.start..stop - range.start], &mut self.out);
            at = stop;
            self.toggle(at, &range);
        }
    }

    /// Opens or closes an anchor at a byte of the body.
    fn toggle(&mut self, at: usize, text: &Range<usize>) {
        if let Some((anchor, end)) = self.open {
            if self.options.anchors[anchor].range.end <= at {
                self.out.push_str(end);
                self.open = None;
            }
            return;
        }
        let Some(anchor) = self.options.anchors.get(self.next).filter(|anchor| anchor.range.start <= at)
        else {
            return;
        };
        self.next += 1;
        if anchor.range.start < text.start || at >= text.end {
            // The anchor begins in a piece that was not plain text: leave it out.
            if anchor.range.start == at && at == text.end {
                self.next -= 1;
            }
            return;
        }
        let end = match &anchor.href {
            Some(href) => {
                let _ = write!(self.out, "<a class=\"m\" data-how=\"{}\" href=\"", anchor.how);
                escape(href, &mut self.out);
                self.out.push_str("\">");
                "</a>"
            }
            None => {
                let _ = write!(self.out, "<span class=\"m\" data-how=\"{}\">", anchor.how);
                "</span>"
            }
        };
        self.open = Some((self.next - 1, end));
    }
}

/// What is left of HTML whose text is escaped when its tags are gone.
fn without_tags(html: &str) -> String {
    let rest = |part: &str| part.split_once('>').map_or(String::new(), |row| row.1.to_owned());
    let mut parts = html.split('<');
    parts.next().unwrap_or_default().to_owned() + &parts.map(rest).collect::<String>()
}

enum Href {
    Here,
    Outside,
}

/// Lets only `http`, `https`, `mailto` and addresses inside the page pass.
///
/// A relative address is dropped as well: bodies link to records by wikilink,
/// and a path that works in the editor's folder breaks in the published one.
fn safe_href(target: &str) -> Option<Href> {
    let (target, lower) = (target.trim(), target.trim().to_ascii_lowercase());
    if target.chars().any(|letter| letter.is_control()) {
        return None;
    }
    if is_web(target) || lower.starts_with("mailto:") {
        return Some(Href::Outside);
    }
    lower.starts_with('#').then_some(Href::Here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(body: &str, anchors: &[Anchor]) -> String {
        let wikilink = |target: &str| {
            let href = (target == "people/aidos").then(|| "../people/aidos.html".to_owned());
            Some(Resolved { href, name: "Aidos <E>".to_owned() })
        };
        to_html(
            body,
            &Options { picture: &|_| None, anchors, wikilink: &wikilink, permalink: None, heading: 3 },
        )
    }

    #[track_caller]
    fn check(body: &str, html: &str) {
        assert_eq!(render(body, &[]), html);
    }

    fn anchor(body: &str, name: &str, href: Option<&str>) -> Anchor {
        let at = body.find(name).unwrap();
        Anchor { range: at..at + name.len(), href: href.map(str::to_owned), how: "exact" }
    }

    #[test]
    fn nothing_unsafe_passes() {
        check("a <b onclick=x>b</b> <script>c</script>", "<p id=\"p1\">a b c</p>\n");
        check("<div>\nx\n</div>\n\ny", "<p id=\"p1\">y</p>\n");
        check("[a](javascript:alert(1)) [b](data:x) [c](JaVa&#115;cript:x)", "<p id=\"p1\">a b c</p>\n");
        check("![alt &lt;x](https://e.example/x.png)", "<p id=\"p1\">alt &lt;x</p>\n");
        check(
            "[a](https://e.example/?a=1&b=\"2\")",
            "<p id=\"p1\"><a href=\"https://e.example/?a=1&amp;b=&quot;2&quot;\" rel=\"noreferrer noopener\">a</a></p>\n",
        );
        check("`<i>` & 'q'", "<p id=\"p1\"><code>&lt;i&gt;</code> &amp; &#39;q&#39;</p>\n");
    }

    #[test]
    fn what_no_html_may_hold_is_replaced() {
        let mut out = String::new();
        escape("a\u{0}b\u{85}c\u{fdd0}d\u{1ffff}e\u{feff}\u{e9}\u{a0}\t😀<", &mut out);
        assert_eq!(out, "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{feff}\u{e9}\u{a0}\t😀&lt;");
    }

    #[test]
    fn a_wikilink_is_a_link_or_plain_text() {
        check("[[people/aidos]]", "<p id=\"p1\"><a href=\"../people/aidos.html\">Aidos &lt;E&gt;</a></p>\n");
        check("[[people/aidos|him]]", "<p id=\"p1\"><a href=\"../people/aidos.html\">him</a></p>\n");
        check("[[people/other|her]] too", "<p id=\"p1\">her too</p>\n");
    }

    #[test]
    fn mentions_become_links_and_quiet_marks() {
        let body = "When Aidos\nExample came, *Aidos* & Bota left.";
        let anchors = [anchor(body, "Aidos\nExample", Some("a.html")), anchor(body, "Bota", None)];
        let wanted = "<p id=\"p1\">When <a class=\"m\" data-how=\"exact\" href=\"a.html\">Aidos\nExample</a> came, <em>Aidos</em> &amp; \
                      <span class=\"m\" data-how=\"exact\">Bota</span> left.</p>\n";
        assert_eq!(render(body, &anchors), wanted);
    }

    #[test]
    fn tables_are_aligned_by_class() {
        let html = render("|a|b|\n|:-|-:|\n|1|2|\n", &[]);
        assert!(
            html.contains("<th scope=\"col\" class=\"num\">b</th>") && html.contains("<td>1</td>"),
            "{html}"
        );
        assert!(!html.contains("style="));
    }

    #[test]
    fn a_body_falls_into_blocks_with_the_numbers_of_their_paragraphs() {
        let options =
            Options { picture: &|_| None, anchors: &[], wikilink: &|_| None, permalink: None, heading: 3 };
        let blocks = to_blocks("One.\n\n> Two.\n>\n> Three.\n\n- a\n- b\n\nFour.\n", &options);
        let numbers: Vec<_> = blocks.iter().map(|block| block.paragraphs.clone()).collect();
        assert_eq!(numbers, [1..2, 2..4, 4..4, 4..5]);
        assert!(blocks[1].html.contains("id=\"p3\"") && blocks[2].html.starts_with("<ul>"));
    }

    #[test]
    fn headings_lie_below_the_page_title() {
        check("# A\n\n### B\n", "<h3>A</h3>\n<h4>B</h4>\n");
    }
}

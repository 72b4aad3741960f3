//! Who acted towards whom in a case: those concerned in the middle, those who
//! acted for them before it, authorities behind it.
//!
//! Nothing is left to chance: columns by role, rows in order, each wire level
//! with its box, so that no two lines and no two words can meet. Drawn twice:
//! in columns for wide screens, one below the other for narrow ones and paper.

use std::fmt::Write as _;

use crate::render::pictures::axis::per_cent;
use crate::render::pictures::labels::escape;
use crate::text::foreign::cut;

/// The columns, in hundredths of a per cent: from, and how wide.
const SIDES: [(i64, i64); 2] = [(0, 2800), (7200, 2800)];
const CENTRE: (i64, i64) = (4100, 1800);
/// Heights in pixels: of a heading, of a box with one line and with two, and what stays free below.
const HEADING: i64 = 24;
const LOW: i64 = 28;
const HIGH: i64 = 44;
const GAP: i64 = 8;
/// The longest names and acts, in letters.
const LONGEST: usize = 30;
const LONGEST_ACT: usize = 19;
/// How far the boxes of the narrow drawing stand in, in pixels.
const INSET: i64 = 28;

/// What kind of box somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeShape {
    /// A person.
    Person,
    /// An organisation: a double edge.
    Body,
    /// Somebody without a name: a dashed edge.
    Unnamed,
}

/// Somebody in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The name.
    pub name: String,
    /// The page, where there is one.
    pub href: Option<String>,
    /// What kind of box.
    pub shape: NodeShape,
    /// A second line: a status, or whom alone it concerns.
    pub note: String,
    /// What is reported between this one and those concerned, with its row: on the wire.
    pub act: Option<(String, String)>,
}

/// Those who play one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeGroup {
    /// The part.
    pub heading: String,
    /// In order.
    pub nodes: Vec<Node>,
}

/// A case as a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// Those concerned.
    pub centre: NodeGroup,
    /// Who acted for them, and authorities.
    pub sides: [Vec<NodeGroup>; 2],
}

/// Draws a graph in columns, and one below the other; `name` says what it is.
#[must_use]
pub fn graph(graph: &Graph, name: &str, mirrored: bool) -> (String, String) {
    (wide(graph, name, mirrored), tall(graph, name, mirrored))
}

fn wide(graph: &Graph, name: &str, mirrored: bool) -> String {
    let middle = column_height(std::slice::from_ref(&graph.centre));
    let height = graph.sides.iter().map(|side| column_height(side)).max().unwrap_or(0).max(middle);
    let mut pen = Pen { out: String::new(), mirrored };
    pen.open("graph", height, name);
    pen.rect(CENTRE, (0, height - GAP), "frame");
    for (side, column) in graph.sides.iter().zip(SIDES) {
        let edge = if column.0 < CENTRE.0 { column.0 + column.1 } else { column.0 };
        let frame = if column.0 < CENTRE.0 { CENTRE.0 } else { CENTRE.0 + CENTRE.1 };
        pen.column(side, column, |pen, y, node| pen.wire(edge, frame, y, node.act.as_ref()));
    }
    let inner = (CENTRE.0 + 80, CENTRE.1 - 160);
    pen.column(std::slice::from_ref(&graph.centre), inner, |_, _, _| {});
    pen.close()
}

fn tall(graph: &Graph, name: &str, mirrored: bool) -> String {
    let all: Vec<NodeGroup> =
        std::iter::once(&graph.centre).chain(graph.sides.iter().flatten()).cloned().collect();
    let mut pen = Pen { out: String::new(), mirrored };
    pen.open("graph tall", column_height(&all) + 4, name);
    let first = column_height(&all[..1]);
    pen.rect((0, 10_000), (0, first - GAP), "frame");
    let (mut y, mut last) = (0, first);
    for (at, group) in all.iter().enumerate() {
        pen.heading(&group.heading, y, INSET);
        y += HEADING;
        for node in &group.nodes {
            let (high, middle) = (height_of(node), y + height_of(node) / 2);
            if at > 0 {
                last = middle;
                pen.spur(middle);
            }
            pen.words(node, 0, y, INSET);
            y += high + GAP;
        }
    }
    if last > first {
        pen.spine(first - GAP, last);
    }
    pen.close()
}

fn height_of(node: &Node) -> i64 {
    if node.note.is_empty() { LOW } else { HIGH }
}

fn column_height(groups: &[NodeGroup]) -> i64 {
    let rows = groups.iter().flat_map(|group| &group.nodes).map(|node| height_of(node) + GAP).sum::<i64>();
    rows + i64::try_from(groups.len()).unwrap_or(0) * HEADING
}

struct Pen {
    out: String,
    mirrored: bool,
}

impl Pen {
    fn open(&mut self, class: &str, height: i64, name: &str) {
        let _ = write!(self.out, "<svg class=\"{class}\" height=\"{height}\" role=\"group\" aria-label=\"");
        escape(name, &mut self.out);
        self.out.push_str("\">");
    }

    fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn x(&self, at: i64) -> String {
        per_cent(if self.mirrored { 10_000 - at } else { at })
    }

    /// A step aside in pixels, in reading direction.
    fn aside(&self, pixels: i64) -> i64 {
        if self.mirrored { -pixels } else { pixels }
    }

    fn rect(&mut self, (from, width): (i64, i64), (y, height): (i64, i64), class: &str) {
        let x = self.x(if self.mirrored { from + width } else { from });
        let width = per_cent(width);
        let _ = write!(
            self.out,
            "<rect x=\"{x}\" width=\"{width}\" y=\"{y}\" height=\"{height}\" class=\"{class}\"/>"
        );
    }

    /// The groups of a column one below the other, with what belongs to the middle of each box.
    fn column(
        &mut self,
        groups: &[NodeGroup],
        column: (i64, i64),
        mut tie: impl FnMut(&mut Pen, i64, &Node),
    ) {
        let mut y = 0;
        for group in groups {
            let x = self.x(column.0);
            let _ = write!(self.out, "<text x=\"{x}\" y=\"{}\" class=\"ax\">", y + 16);
            escape(&group.heading, &mut self.out);
            self.out.push_str("</text>");
            y += HEADING;
            for node in &group.nodes {
                let high = height_of(node);
                self.rect(column, (y, high), class_of(node.shape));
                self.words(node, column.0, y, 10);
                tie(self, y + high / 2, node);
                y += high + GAP;
            }
        }
    }

    fn heading(&mut self, heading: &str, y: i64, inset: i64) {
        let (x, dx) = (self.x(0), self.aside(inset));
        let _ = write!(self.out, "<text x=\"{x}\" dx=\"{dx}\" y=\"{}\" class=\"ax\">", y + 16);
        escape(heading, &mut self.out);
        self.out.push_str("</text>");
    }

    /// A name that leads to its page, and the line below it.
    fn words(&mut self, node: &Node, at: i64, y: i64, inset: i64) {
        let (x, dx) = (self.x(at), self.aside(inset));
        let name = cut(&node.name, LONGEST);
        if let Some(href) = &node.href {
            self.out.push_str("<a href=\"");
            escape(href, &mut self.out);
            if name != node.name {
                self.out.push_str("\" aria-label=\"");
                escape(&node.name, &mut self.out);
            }
            self.out.push_str("\">");
        }
        let _ = write!(self.out, "<text x=\"{x}\" dx=\"{dx}\" y=\"{}\" class=\"who\">", y + 19);
        escape(&name, &mut self.out);
        self.out.push_str(if node.href.is_some() { "</text></a>" } else { "</text>" });
        if !node.note.is_empty() {
            let _ = write!(self.out, "<text x=\"{x}\" dx=\"{dx}\" y=\"{}\" class=\"ax\">", y + 36);
            escape(&cut(&node.note, LONGEST + 4), &mut self.out);
            self.out.push_str("</text>");
        }
    }

    /// A level wire to the frame, with the act above it.
    fn wire(&mut self, from: i64, to: i64, y: i64, act: Option<&(String, String)>) {
        let (x1, x2, middle) = (self.x(from), self.x(to), self.x((from + to) / 2));
        let _ = write!(
            self.out,
            "<line x1=\"{x1}\" x2=\"{x2}\" y1=\"{y}\" y2=\"{y}\" class=\"route\" marker-end=\"url(#tie)\"/>"
        );
        if let Some((act, href)) = act {
            self.out.push_str("<a href=\"");
            escape(href, &mut self.out);
            let _ = write!(self.out, "\"><text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">", y - 5);
            escape(&cut(act, LONGEST_ACT), &mut self.out);
            self.out.push_str("</text></a>");
        }
    }

    /// The narrow drawing: one line down from the frame, and a short one to each name.
    fn spine(&mut self, from: i64, to: i64) {
        let x = if self.mirrored { "100%" } else { "0" };
        let dx = self.aside(8);
        let _ = write!(
            self.out,
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"{from}\" y2=\"{to}\" class=\"route\" transform=\"translate({dx})\"/>"
        );
    }

    fn spur(&mut self, y: i64) {
        let x = if self.mirrored { "100%" } else { "0" };
        let (dx, long) = (self.aside(8), self.aside(INSET - 14));
        let _ = write!(
            self.out,
            "<svg x=\"{x}\" y=\"{y}\" overflow=\"visible\"><path d=\"M{dx} 0h{long}\" class=\"route\"/></svg>"
        );
    }
}

fn class_of(shape: NodeShape) -> &'static str {
    match shape {
        NodeShape::Person => "node",
        NodeShape::Body => "node body",
        NodeShape::Unnamed => "node nobody",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(n: usize) -> Node {
        let act = Some(("Arrest".to_owned(), format!("#e{n}")));
        let (name, href) = (format!("Somebody & {n}"), Some(format!("../people/p{n}.html")));
        Node { name, href, shape: NodeShape::Person, note: String::new(), act }
    }

    fn sample(count: usize) -> Graph {
        let group = |from: usize, count: usize| NodeGroup {
            heading: "Part".to_owned(),
            nodes: (from..from + count).map(node).collect(),
        };
        Graph { centre: group(0, 2), sides: [vec![group(2, count)], vec![group(2 + count, count)]] }
    }

    /// The value of an attribute in each element that has a class.
    fn values(svg: &str, class: &str, name: &str) -> Vec<i64> {
        let tags = svg.split('<').filter(|tag| tag.contains(&format!("class=\"{class}\"")));
        let value = |tag: &str| tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok();
        tags.filter_map(value).collect()
    }

    #[test]
    fn sixty_boxes_stand_clear_of_each_other() {
        let (wide, tall) = graph(&sample(29), "Graph", false);
        assert_eq!(wide.matches("<a href=\"../people/p").count(), 60);
        assert_eq!(tall.matches("<a href=\"../people/p").count(), 60);
        let column = &values(&wide, "node", "y")[..29];
        assert!(column.windows(2).all(|pair| pair[1] - pair[0] >= LOW + GAP), "{column:?}");
        let wires = values(&wide, "route", "y1");
        assert_eq!(wires.len(), 58);
        let names = values(&tall, "who", "y");
        assert!(names.windows(2).all(|pair| pair[1] - pair[0] >= LOW), "{names:?}");
    }

    #[test]
    fn a_page_from_the_right_has_its_columns_mirrored() {
        let (left, right) = (graph(&sample(1), "Graph", false).0, graph(&sample(1), "Graph", true).0);
        assert!(left.contains("<rect x=\"0.00%\"") && right.contains("<rect x=\"72.00%\""));
        assert!(right.contains("dx=\"-10\""));
    }

    #[test]
    fn a_long_name_is_cut_where_it_is_seen_and_whole_where_it_is_heard() {
        let mut long = sample(1);
        long.sides[0][0].nodes[0].name = "Long & longer ".repeat(9);
        let (wide, _) = graph(&long, "Graph", false);
        assert!(wide.contains("…</text></a>") && wide.contains("aria-label=\"Long &amp; longer Long"));
    }
}

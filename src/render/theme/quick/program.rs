//! A template as steps: text, values, choices, repetitions.

use std::collections::BTreeMap;

use crate::render::theme::quick::components::{Piece, cut, word};
use crate::render::theme::quick::expression::{Expression, Names, printed, read};

/// One step of a template.
#[derive(Debug)]
pub(super) enum Step {
    Text(String),
    Print {
        value: Expression,
        is_safe: bool,
    },
    /// The first choice whose condition holds; the last one may have none.
    Choose(Vec<(Option<Expression>, Vec<Step>)>),
    Repeat(Expression, Vec<Step>),
    /// What only the template engine knows.
    Leave,
}

/// Blocks by name: of a template before those of the one that it extends.
type Blocks<'t> = BTreeMap<&'t str, &'t [Piece<'t>]>;

/// The steps of a template with those that it extends; `None` where any of it is left to the template engine.
pub(super) fn steps(
    name: &str,
    templates: &BTreeMap<String, String>,
    constant: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<Step>> {
    let mut chain: Vec<Vec<Piece<'_>>> = Vec::new();
    let mut next = Some(name);
    while let Some(name) = next {
        // A template that extends itself is no template; the engine says so.
        let text = templates.get(name).filter(|_| chain.len() < templates.len())?;
        chain.push(cut(text)?);
        next = chain.last().and_then(|pieces| parent(pieces));
    }
    let (root, others) = chain.split_last()?;
    let mut blocks = Blocks::new();
    for pieces in others {
        gather(pieces, &mut blocks)?;
    }
    Reader { blocks: &blocks, constant, loops: Vec::new(), open: Vec::new() }.whole(root)
}

/// The template that another extends.
fn parent<'t>(pieces: &[Piece<'t>]) -> Option<&'t str> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Tag(tag) => tag.strip_prefix("extends").map(|name| name.trim().trim_matches(['"', '\''])),
        _ => None,
    })
}

/// The blocks of a template that extends another; `None` where something is done outside of them.
fn gather<'t>(pieces: &'t [Piece<'t>], blocks: &mut Blocks<'t>) -> Option<()> {
    let mut outside = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Tag(tag) = piece else { continue };
        match word(tag) {
            "block" => {
                let end = end_of(pieces, at, "block", "endblock")?;
                blocks.entry(block(tag)?).or_insert(&pieces[at + 1..end]);
                outside = outside.max(end);
            }
            "component" => outside = outside.max(end_of(pieces, at, "component", "endcomponent")?),
            "extends" => {}
            _ if at > outside => return None,
            _ => {}
        }
    }
    Some(())
}

fn block(tag: &str) -> Option<&str> {
    (word(tag) == "block").then(|| tag["block".len()..].trim())
}

/// Where the part that begins at `at` ends.
fn end_of(pieces: &[Piece<'_>], at: usize, open: &str, close: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let end = pieces[at..].iter().position(|piece| {
        if let Piece::Tag(tag) = piece {
            depth += usize::from(word(tag) == open);
            depth -= usize::from(word(tag) == close && depth > 0);
            return word(tag) == close && depth == 0;
        }
        false
    });
    end.map(|end| at + end)
}

struct Reader<'r> {
    blocks: &'r Blocks<'r>,
    constant: &'r dyn Fn(&str) -> Option<String>,
    loops: Vec<String>,
    /// The blocks around.
    open: Vec<String>,
}

impl<'r> Reader<'r> {
    fn names(&self) -> Names<'_> {
        Names { loops: &self.loops, constant: self.constant }
    }

    /// Everything there is.
    fn whole(&mut self, mut pieces: &[Piece<'_>]) -> Option<Vec<Step>> {
        let steps = self.until(&mut pieces, &[])?;
        pieces.is_empty().then_some(steps)
    }

    /// The steps before a tag that begins with one of `ends`, which is left there.
    fn until(&mut self, pieces: &mut &[Piece<'_>], ends: &[&str]) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        while let Some((piece, rest)) = pieces.split_first() {
            match piece {
                Piece::Tag(tag) if ends.contains(&word(tag)) => return Some(steps),
                Piece::Text(text) => push_text(&mut steps, text),
                Piece::Value(value) => {
                    let print = |(value, is_safe)| Step::Print { value, is_safe };
                    steps.push(printed(value, self.names()).map_or(Step::Leave, print));
                }
                Piece::Tag(tag) => {
                    self.tag(tag, pieces, &mut steps)?;
                    continue;
                }
            }
            *pieces = rest;
        }
        ends.is_empty().then_some(steps)
    }

    /// A tag and what belongs to it.
    fn tag(&mut self, tag: &str, pieces: &mut &[Piece<'_>], steps: &mut Vec<Step>) -> Option<()> {
        match word(tag) {
            "if" => steps.push(self.choice(pieces)?),
            "for" => steps.push(self.repetition(tag, pieces)?),
            "block" => {
                let end = end_of(pieces, 0, "block", "endblock")?;
                let own = &pieces[1..end];
                let name = block(tag)?;
                if self.open.iter().any(|open| open == name) {
                    return None;
                }
                self.open.push(name.to_owned());
                steps.extend(self.whole(self.blocks.get(name).copied().unwrap_or(own))?);
                self.open.pop();
                *pieces = &pieces[end + 1..];
            }
            "component" => *pieces = &pieces[end_of(pieces, 0, "component", "endcomponent")? + 1..],
            _ => return None,
        }
        Some(())
    }

    fn choice(&mut self, pieces: &mut &[Piece<'_>]) -> Option<Step> {
        let mut choices = Vec::new();
        loop {
            let (piece, rest) = pieces.split_first()?;
            *pieces = rest;
            let Piece::Tag(tag) = piece else { return None };
            let condition = match word(tag) {
                "endif" => return Some(Step::Choose(choices)),
                "else" => None,
                word => Some(read(&tag[word.len()..], self.names())?),
            };
            choices.push((condition, self.until(pieces, &["elif", "else", "endif"])?));
        }
    }

    fn repetition(&mut self, tag: &str, pieces: &mut &[Piece<'_>]) -> Option<Step> {
        let (name, list) = tag["for".len()..].split_once(" in ")?;
        let list = read(list, self.names())?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        self.loops.push(Some(name.trim()).filter(|name| name.chars().all(is_name))?.to_owned());
        *pieces = &pieces[1..];
        let body = self.until(pieces, &["endfor"])?;
        self.loops.pop();
        *pieces = &pieces[1..];
        Some(Step::Repeat(list, body))
    }
}

fn push_text(steps: &mut Vec<Step>, text: &str) {
    match steps.last_mut() {
        Some(Step::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => steps.push(Step::Text(text.to_owned())),
    }
}

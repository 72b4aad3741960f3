//! Components written out where they are called, before templates are read as steps.
//!
//! `{{ <txt v={a.b} /> }}` becomes the body of `txt` with `a.b` in the place of `v`.
//! What is not plainly safe to write out stays a call, and with it is left to the template engine: a component
//! that uses a name which is neither its parameter nor its own, an argument that no path can be taken of, tags
//! other than `if` and `for`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Components within components, at most.
const DEEPEST: usize = 12;
/// Bytes of a template with its components written out, at most.
const LONGEST: usize = 1 << 20;

/// A template in pieces; white space that `-` takes away is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// `{{ … }}`
    Value(&'t str),
    /// `{% … %}`
    Tag(&'t str),
}

/// Names and what stands for them.
type Scope = Vec<(String, String)>;

/// Names with their defaults; an implicit one stands for itself.
type Parameters<'t> = Vec<(&'t str, Option<&'t str>)>;

struct Component<'t> {
    parameters: Parameters<'t>,
    body: Vec<Piece<'t>>,
}

type Components<'t> = BTreeMap<&'t str, Component<'t>>;

/// Writes out the components of all templates, and texts of the interface (`t.key`) with them.
#[must_use]
pub(super) fn written_out(
    templates: &BTreeMap<String, String>,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let pieces: BTreeMap<&str, Option<Vec<Piece<'_>>>> =
        templates.iter().map(|(name, text)| (name.as_str(), cut(text))).collect();
    let mut components = Components::new();
    for list in pieces.values().flatten() {
        gather(list, &mut components);
    }
    let write = |(name, text): (&String, &String)| {
        let whole = pieces[name.as_str()].as_ref().map(|list| {
            let texts = (!list.iter().any(may_name_t)).then_some(texts);
            let out = String::new();
            let mut writer = Writer { components: &components, texts, out, loops: 0, open: Vec::new() };
            writer.template(list);
            writer.out
        });
        (name.clone(), whole.unwrap_or_else(|| text.clone()))
    };
    templates.iter().map(write).collect()
}

/// Cuts a template into pieces; `None` for one that has parts to be taken literally.
pub(super) fn cut(template: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let (mut rest, mut trim) = (template, false);
    while let Some(open) = opening(rest) {
        let end = open + 2 + length(&rest[open + 2..], closing(&rest[open..])?)?;
        let (text, inner) = (&rest[..open], &rest[open + 2..end]);
        let (cuts_before, inner) = inner.strip_prefix('-').map_or((false, inner), |inner| (true, inner));
        let (cuts_after, inner) = inner.strip_suffix('-').map_or((false, inner), |inner| (true, inner));
        let text = if trim { text.trim_start() } else { text };
        let text = if cuts_before { text.trim_end() } else { text };
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        match rest.as_bytes()[open + 1] {
            b'{' => pieces.push(Piece::Value(inner.trim())),
            b'%' => pieces.push(Piece::Tag(inner.trim())),
            _ => {}
        }
        (rest, trim) = (&rest[end + 2..], cuts_after);
    }
    pieces.push(Piece::Text(if trim { rest.trim_start() } else { rest }));
    // Text that is taken literally, and letters that are told by others.
    let is_odd = |piece: &Piece<'_>| match piece {
        Piece::Text(_) => false,
        Piece::Value(inner) | Piece::Tag(inner) => word(inner) == "raw" || inner.contains('\\'),
    };
    (!pieces.iter().any(is_odd)).then_some(pieces)
}

/// Whether a tag may give the name of the interface texts to something else.
fn may_name_t(piece: &Piece<'_>) -> bool {
    let Piece::Tag(tag) = piece else { return false };
    matches!(word(tag), "for" | "set" | "set_global")
        && tag.split(|c: char| !is_inside(c)).any(|word| word == "t")
}

fn opening(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'{', bytes).find(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#')))
}

fn closing(text: &str) -> Option<&'static str> {
    Some(match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        _ => "#}",
    })
}

/// How long the inside of a mark is: up to `end`, not counting what stands in quotes or braces.
fn length(text: &str, end: &str) -> Option<usize> {
    if end == "#}" {
        return text.find(end);
    }
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != byte),
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') if depth > 0 => depth -= 1,
            _ if depth == 0 && text.as_bytes()[at..].starts_with(end.as_bytes()) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The word that a tag begins with.
pub(super) fn word(tag: &str) -> &str {
    tag.split(|c: char| !is_inside(c)).next().unwrap_or_default()
}

fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn gather<'t>(pieces: &[Piece<'t>], components: &mut Components<'t>) {
    let starts = pieces.iter().enumerate().filter_map(|(at, piece)| match piece {
        Piece::Tag(tag) if word(tag) == "component" => Some((at, *tag)),
        _ => None,
    });
    for (at, tag) in starts {
        let end = |piece: &Piece<'_>| matches!(piece, Piece::Tag(tag) if word(tag) == "endcomponent");
        let Some(length) = pieces[at..].iter().position(end) else { continue };
        if let Some((name, parameters)) = signature(tag) {
            let body = pieces[at + 1..at + length].to_vec();
            components.insert(name, Component { parameters, body });
        }
    }
}

/// The components that a template defines: the name of each, and where it stands with the comment right above it.
#[must_use]
pub(in crate::render::theme) fn definitions(template: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let (mut at, mut comment, mut open) = (0, None, None);
    while let Some(start) = opening(&template[at..]).map(|offset| at + offset) {
        let end = closing(&template[start..]).and_then(|end| length(&template[start + 2..], end));
        let Some(end) = end.map(|length| start + 2 + length) else { break };
        let inner = template[start + 2..end].trim_matches(['-', ' ', '\n', '\r', '\t']);
        match (template.as_bytes()[start + 1], word(inner)) {
            (b'%', "component") => {
                let above: Option<Range<usize>> = comment.take();
                let right_above = above.filter(|above| matches!(&template[above.end..start], "\n" | "\r\n"));
                let name = inner["component".len()..].split('(').next().unwrap_or_default().trim();
                open = Some((name, right_above.map_or(start, |above| above.start)));
            }
            (b'%', "endcomponent") => {
                found.extend(open.take().map(|(name, from)| (name, from..end + 2)));
            }
            (b'#', _) => comment = Some(start..end + 2),
            _ => {}
        }
        at = end + 2;
    }
    found
}

/// The name and the parameters of `component name(a, b = 0, @t)`; `None` for types and rests.
fn signature(tag: &str) -> Option<(&str, Parameters<'_>)> {
    let (name, rest) = tag.strip_prefix("component")?.split_once('(')?;
    let (list, after) = rest.rsplit_once(')')?;
    if !after.trim().is_empty() || list.contains([':', '[', '{', '(']) || list.contains("...") {
        return None;
    }
    let parameters = list.split(',').map(str::trim).filter(|parameter| !parameter.is_empty());
    let parameter = |text: &'_ str| -> (usize, Option<usize>) {
        let name = text.split(|c: char| c == '=' || c.is_whitespace()).next().unwrap_or_default();
        (name.len(), text.find('=').map(|at| at + 1))
    };
    let parameters = parameters.map(|text| {
        let (end, default) = parameter(text);
        match text.strip_prefix('@') {
            Some(name) => (name.trim(), Some(name.trim())),
            None => (&text[..end], default.map(|at| text[at..].trim())),
        }
    });
    Some((name.trim(), parameters.collect()))
}

/// A call `<name a={x} b="y" />`: its name and arguments as they are written.
fn call(value: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let inner = value.strip_prefix('<')?.strip_suffix("/>")?.trim();
    let name = &inner[..inner.find(|c: char| !is_inside(c)).unwrap_or(inner.len())];
    let mut rest = inner[name.len()..].trim_start();
    let mut arguments = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let end = match after.as_bytes().first()? {
            b'{' => 1 + length(&after[1..], "}")?,
            b'"' => 1 + after[1..].find('"')?,
            _ => return None,
        };
        let argument = if after.starts_with('{') { &after[1..end] } else { &after[..=end] };
        arguments.push((key.trim(), argument.trim()));
        rest = after[end + 1..].trim_start();
    }
    arguments
        .iter()
        .all(|(key, _)| !key.is_empty() && key.chars().all(is_inside))
        .then_some((name, arguments))
}

struct Writer<'c, 't> {
    components: &'c Components<'t>,
    texts: Option<&'c BTreeMap<String, String>>,
    out: String,
    /// Loops written out so far: each has a variable of its own.
    loops: usize,
    /// The components that are being written out.
    open: Vec<String>,
}

impl Writer<'_, '_> {
    /// A whole template: definitions stay as they are.
    fn template(&mut self, pieces: &[Piece<'_>]) {
        let mut defining = false;
        for piece in pieces {
            match piece {
                Piece::Tag(tag) => {
                    defining = (defining || word(tag) == "component") && word(tag) != "endcomponent";
                    self.tag(tag);
                }
                Piece::Value(value) if defining => self.value(value),
                Piece::Value(value) => self.top_value(value),
                Piece::Text(text) => self.out.push_str(text),
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        self.out.extend(["{% ", tag, " %}"]);
    }

    fn value(&mut self, value: &str) {
        let text = value.strip_prefix("t.").and_then(|key| self.texts?.get(key));
        let literal = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        match text.map(String::as_str).or(literal).filter(|text| is_harmless(text)) {
            Some(text) => self.out.push_str(text),
            None => self.out.extend(["{{ ", value, " }}"]),
        }
    }

    fn top_value(&mut self, value: &str) {
        let kept = self.out.len();
        if call(value).and_then(|(name, arguments)| self.call(name, &arguments, None, 0)).is_none() {
            self.open.clear();
            self.out.truncate(kept);
            self.value(value);
        }
    }

    /// Writes a component out; `None` where that is not safe. `scope` is that of the caller,
    /// `None` for a template, whose names stand for themselves.
    fn call(
        &mut self,
        name: &str,
        arguments: &[(&str, &str)],
        scope: Option<&Scope>,
        depth: usize,
    ) -> Option<()> {
        let is_open = self.open.iter().any(|open| open == name);
        let component =
            self.components.get(name).filter(|_| depth < DEEPEST && !is_open && self.out.len() < LONGEST)?;
        let known = |key: &str| component.parameters.iter().any(|(name, _)| *name == key);
        if !arguments.iter().all(|(key, _)| known(key)) {
            return None;
        }
        let mut inner: Scope = Vec::new();
        for (name, default) in &component.parameters {
            let value = match arguments.iter().find(|(key, _)| key == name) {
                Some((_, value)) if uses_loop(value) => return None,
                Some((_, value)) => match scope {
                    Some(scope) => in_scope(value, scope)?,
                    None => (*value).to_owned(),
                },
                None => (*default)?.to_owned(),
            };
            inner.push(((*name).to_owned(), value));
        }
        self.open.push(name.to_owned());
        self.body(&component.body, inner, depth)?;
        self.open.pop();
        Some(())
    }

    fn body(&mut self, pieces: &[Piece<'_>], mut scope: Scope, depth: usize) -> Option<()> {
        let parameters = scope.len();
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.out.push_str(text),
                Piece::Value(value) => match call(value) {
                    Some((name, arguments)) => self.inner_call(name, &arguments, &scope, depth)?,
                    None => self.value(&in_scope(value, &scope)?),
                },
                Piece::Tag(tag) => match (word(tag), tag.split_once(char::is_whitespace)) {
                    ("if" | "elif", Some((word, condition))) => {
                        self.tag(&format!("{word} {}", in_scope(condition, &scope)?));
                    }
                    ("for", Some((_, head))) => {
                        let (name, list) = head.split_once(" in ")?;
                        let list = in_scope(list, &scope)
                            .filter(|_| !head.contains([',']) && !head.contains(" if "))?;
                        self.loops += 1;
                        let own = format!("{}_{}", name.trim(), self.loops);
                        self.tag(&format!("for {own} in {list}"));
                        scope.push((name.trim().to_owned(), own));
                    }
                    ("endfor", _) => {
                        (scope.len() > parameters).then(|| scope.pop())?;
                        self.tag(tag);
                    }
                    ("else" | "endif", None) => self.tag(tag),
                    _ => return None,
                },
            }
        }
        Some(())
    }

    /// A call within a component that is written out: written out as well, or else called.
    fn inner_call(
        &mut self,
        name: &str,
        arguments: &[(&str, &str)],
        scope: &Scope,
        depth: usize,
    ) -> Option<()> {
        let (kept, open) = (self.out.len(), self.open.len());
        if self.call(name, arguments, Some(scope), depth + 1).is_some() {
            return Some(());
        }
        self.out.truncate(kept);
        self.open.truncate(open);
        let mut text = format!("<{name}");
        for (key, value) in arguments {
            text.push_str(&format!(" {key}={{{}}}", in_scope(value, scope)?));
        }
        self.out.extend(["{{ ", &text, " /> }}"]);
        Some(())
    }
}

/// Whether a text may stand in HTML and in a template as it is.
fn is_harmless(text: &str) -> bool {
    !text.contains(['&', '<', '>', '"', '\'', '/', '`', '{', '}', '\\'])
}

fn uses_loop(value: &str) -> bool {
    value.split(|c: char| !is_inside(c)).any(|word| word == "loop")
}

/// Words of the template language that are no names.
const WORDS: [&str; 11] = ["and", "or", "not", "in", "is", "true", "false", "none", "loop", "True", "False"];

/// An expression with the names of a scope put in; `None` where another name stands in it, or
/// anything that is not plainly an expression of names, numbers, texts and filters.
fn in_scope(expression: &str, scope: &Scope) -> Option<String> {
    let mut out = String::with_capacity(expression.len());
    let mut rest = expression;
    let mut is_test = false;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => rest[1..].find(first)? + 2,
            '{' | '}' | '[' | ']' | '<' | '`' | '?' => return None,
            _ if first.is_ascii_digit() => {
                rest.find(|c: char| !is_inside(c) && c != '.').unwrap_or(rest.len())
            }
            _ if is_inside(first) => rest.find(|c: char| !is_inside(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(taken);
        rest = after;
        if !is_inside(first) || first.is_ascii_digit() {
            out.push_str(token);
            continue;
        }
        let before = out.trim_end().chars().next_back();
        let (next, is_name) = (after.trim_start(), !WORDS.contains(&token));
        let is_key = next.starts_with('=') && !next.starts_with("==");
        match before {
            Some('.' | '|') => out.push_str(token),
            _ if !is_name || is_test || is_key => out.push_str(token),
            _ => out.push_str(&value_of(token, after, scope)?),
        }
        is_test = token == "is" || (is_test && token == "not");
    }
    Some(out)
}

/// What stands for a name. Nothing can be taken of what is no path.
fn value_of<'s>(name: &str, after: &str, scope: &'s Scope) -> Option<Cow<'s, str>> {
    let value = &scope.iter().rfind(|row| row.0 == name)?.1;
    let is_path = value.chars().all(|c| is_inside(c) || c == '.')
        && value.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_word = WORDS.contains(&value.as_str());
    let is_text = value.len() > 1 && value.starts_with('"') && value[1..].find('"') == Some(value.len() - 2);
    let is_number = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit());
    let is_literal = is_word || value == "[]" || is_text || is_number;
    match (is_path && !is_word, is_literal) {
        (true, _) => Some(Cow::Borrowed(value)),
        // Nobody asks for a field of `false` but behind a condition.
        _ if after.starts_with('.') && is_word => Some(Cow::Borrowed(value)),
        _ if after.starts_with(['.', '[', '(']) => None,
        (_, true) => Some(Cow::Borrowed(value)),
        _ => Some(Cow::Owned(format!("({value})"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: &str = "{% component attrs(v) -%}\n{% if v.lang %} lang=\"{{ v.lang }}\"{% endif %}\n{%- endcomponent attrs %}\n\
        {% component link(l) -%} {% if l.href %}<a href=\"{{ l.href }}\"{{ <attrs v={l.text} /> }}>{% endif %} {%- endcomponent link %}\n\
        {% component links(list, @t) -%}{% for l in list %}{% if not loop.first %}{{ t.sep }}{% endif %}{{ <link l={l} /> }}{% endfor %}{%- endcomponent links %}\n\
        {% component heading(id, count = 0) -%}<h2 id=\"{{ id }}-h\">{% if count %}{{ count }}{% endif %}</h2>{%- endcomponent heading %}\n\
        {% component free(v) -%}{{ v }}{{ outside }}{%- endcomponent free %}\n\
        {% component set(v) -%}{% set x = v %}{{ x }}{%- endcomponent set %}\n";

    #[track_caller]
    fn check(template: &str, wanted: &str) {
        let templates = [("parts.html", PARTS), ("a.html", template)];
        let templates = templates.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let texts = BTreeMap::from([("sep".to_owned(), ", ".to_owned()), ("odd".to_owned(), "<".to_owned())]);
        assert_eq!(written_out(&templates, &texts)["a.html"], wanted);
    }

    #[test]
    fn a_call_becomes_the_body_with_its_arguments() {
        check("{{ <attrs v={a.b} /> }}", "{% if a.b.lang %} lang=\"{{ a.b.lang }}\"{% endif %}");
        check(
            "<p>{{ <links list={a.l} /> }}</p>",
            "<p>{% for l_1 in a.l %}{% if not loop.first %}, {% endif %}{% if l_1.href %}<a href=\"{{ l_1.href }}\"\
             {% if l_1.text.lang %} lang=\"{{ l_1.text.lang }}\"{% endif %}>{% endif %}{% endfor %}</p>",
        );
    }

    #[test]
    fn arguments_may_be_literals_and_expressions() {
        check("{{ <heading id=\"ev\" /> }}", "<h2 id=\"ev-h\">{% if 0 %}{{ 0 }}{% endif %}</h2>");
        check(
            "{{ <heading id={x} count={rows | length} /> }}",
            "<h2 id=\"{{ x }}-h\">{% if (rows | length) %}{{ (rows | length) }}{% endif %}</h2>",
        );
    }

    #[test]
    fn what_is_not_safe_to_write_out_stays_a_call() {
        for call in [
            "{{ <free v={x} /> }}",
            "{{ <set v={x} /> }}",
            "{{ <attrs v={1} /> }}",
            "{{ <link l={loop} /> }}",
        ] {
            check(call, call);
        }
        check("{{ <nobody v={x} /> }}", "{{ <nobody v={x} /> }}");
        check("{% raw %}{{ <attrs v={x} /> }}{% endraw %}", "{% raw %}{{ <attrs v={x} /> }}{% endraw %}");
    }

    #[test]
    fn a_component_that_calls_itself_is_not_written_out_for_ever() {
        let tree = "{% component tree(v) -%}{{ v.name }}{{ <tree v={v.a} /> }}{{ <tree v={v.b} /> }}{{ <tree v={v.c} /> }}{%- endcomponent tree %}";
        let templates = BTreeMap::from([("a.html".to_owned(), format!("{tree}{{{{ <tree v={{x}} /> }}}}"))]);
        let written = &written_out(&templates, &BTreeMap::new())["a.html"];
        assert!(
            written
                .ends_with("{{ x.name }}{{ <tree v={x.a} /> }}{{ <tree v={x.b} /> }}{{ <tree v={x.c} /> }}"),
            "{written}"
        );
    }

    #[test]
    fn what_engines_read_in_their_own_way_is_left_to_them() {
        check("{{ \"a\\nb\" }}", "{{ \"a\\nb\" }}");
        check("{% for  t in rows %}{{ t.sep }}{% endfor %}", "{% for  t in rows %}{{ t.sep }}{% endfor %}");
        check(
            "{{ <heading id={\"a\" or x} /> }}",
            "<h2 id=\"{{ (\"a\" or x) }}-h\">{% if 0 %}{{ 0 }}{% endif %}</h2>",
        );
    }

    #[test]
    fn white_space_goes_where_the_template_says_so() {
        check(
            "a\n{{- <attrs v={x} /> -}}\n b {# c -#} d",
            "a{% if x.lang %} lang=\"{{ x.lang }}\"{% endif %}b d",
        );
        check("{{ t.sep }}{{ t.odd }}{{ \"}}\" }}", ", {{ t.odd }}{{ \"}}\" }}");
    }
}

//! The quick way to a page: templates that only place, choose and repeat, taken through the view itself.
//!
//! The template engine copies every view into maps of its own before it looks at the first name, and looks every
//! name up in them. Almost all pages of an archive are made of a few templates that ask for very little of it.
//! Those are read once more here: components are written out where they are called, blocks put where they
//! belong, and what is left runs over the view as it was laid out. Whatever is not understood, in a template
//! or while one runs, is left to the engine, which also tells all faults; debug builds render every page both ways.

mod components;
mod expression;
mod program;
mod values;

pub(super) use components::definitions;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use components::written_out;
use expression::{Expression, Path, Start};
use program::{Step, steps};
use values::{Value, Values};

/// Bytes that most pages have room in.
const USUAL_PAGE: usize = 32 * 1024;

/// The templates of a theme, each read as steps when the first page needs it.
#[derive(Debug)]
pub(super) struct Quick {
    /// With components written out.
    templates: BTreeMap<String, String>,
    texts: BTreeMap<String, String>,
    policy: &'static str,
    /// `None` for those that are left to the engine.
    steps: BTreeMap<String, OnceLock<Option<Vec<Step>>>>,
}

/// What `frame` has besides what a page itself puts in it: its own fields come first.
#[derive(Debug)]
pub(super) struct Frames(Values);

impl Frames {
    /// Takes the fields of both; `None` for what cannot be laid out.
    pub(super) fn of(around: &impl Serialize, more: &impl Serialize) -> Option<Frames> {
        let mut values = Values::of(around)?;
        let fields = values.take_over(&Values::of(more)?);
        let all = values.joined(values.whole(), fields);
        values.set_whole(all);
        Some(Frames(values))
    }
}

thread_local! {
    /// Room for the view of the next page.
    static VALUES: RefCell<Values> = RefCell::default();
}

impl Quick {
    /// Takes templates; `texts` are those of the interface, `policy` is what `csp` stands for.
    pub(super) fn new(
        templates: &BTreeMap<String, String>,
        texts: &BTreeMap<String, String>,
        policy: &'static str,
    ) -> Quick {
        let templates = written_out(templates, texts);
        let steps = templates.keys().map(|name| (name.clone(), OnceLock::new())).collect();
        Quick { templates, texts: texts.clone(), policy, steps }
    }

    /// The texts of the interface.
    pub(super) fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The steps of a template.
    fn steps(&self, name: &str) -> Option<&[Step]> {
        let constant = |name: &str| match name.strip_prefix("t.") {
            Some(key) => self.texts.get(key).cloned(),
            None => (name == "csp").then(|| self.policy.to_owned()),
        };
        let read = || steps(name, &self.templates, &constant);
        self.steps.get(name)?.get_or_init(read).as_deref()
    }

    /// Renders `view`; `None` where that is left to the engine.
    pub(super) fn render(
        &self,
        name: &str,
        view: &impl Serialize,
        frames: Option<&Frames>,
    ) -> Option<String> {
        let steps = self.steps(name)?;
        VALUES.with_borrow_mut(|values| {
            values.fill(view).then_some(())?;
            frames.into_iter().for_each(|frames| values.add_to("frame", &frames.0));
            let mut run = Run { values, loops: Vec::new(), out: String::with_capacity(USUAL_PAGE) };
            run.steps(steps)?;
            Some(run.out)
        })
    }
}

/// A template that runs. Whatever it does not understand ends it with `None`.
struct Run<'r> {
    values: &'r Values,
    loops: Vec<Loop>,
    out: String,
}

/// A loop that runs.
struct Loop {
    item: Value,
    is_first: bool,
    is_last: bool,
}

/// What an expression stands for.
#[derive(Clone, Copy)]
enum Seen<'r> {
    Missing,
    None,
    Bool(bool),
    Number(i64),
    Text(&'r str),
    /// How many there are.
    Many(usize),
}

impl<'r> Run<'r> {
    fn steps(&mut self, steps: &'r [Step]) -> Option<()> {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &'r Step) -> Option<()> {
        match step {
            Step::Text(text) => self.out.push_str(text),
            Step::Leave => return None,
            Step::Print { value, is_safe } => match (self.seen(value)?, is_safe) {
                (Seen::Text(text), true) => self.out.push_str(text),
                (Seen::Text(text), false) => escape_html(&mut self.out, text).ok()?,
                (Seen::Number(number), _) => write!(self.out, "{number}").ok()?,
                _ => return None,
            },
            Step::Choose(choices) => {
                for (condition, steps) in choices {
                    if condition.as_ref().map_or(Some(true), |condition| self.holds(condition))? {
                        return self.steps(steps);
                    }
                }
            }
            Step::Repeat(Expression::Path(path), body) => {
                let list @ Value::List { .. } = self.found(path)? else { return None };
                let items = self.values.items(list);
                for (at, item) in items.iter().enumerate() {
                    let (is_first, is_last) = (at == 0, at + 1 == items.len());
                    self.loops.push(Loop { item: item.value, is_first, is_last });
                    self.steps(body)?;
                    self.loops.pop();
                }
            }
            Step::Repeat(..) => return None,
        }
        Some(())
    }

    fn holds(&self, condition: &'r Expression) -> Option<bool> {
        Some(match self.seen(condition)? {
            Seen::Missing | Seen::None => false,
            Seen::Bool(is) => is,
            Seen::Number(number) => number != 0,
            Seen::Text(text) => !text.is_empty(),
            Seen::Many(count) => count > 0,
        })
    }

    fn seen(&self, expression: &'r Expression) -> Option<Seen<'r>> {
        Some(match expression {
            Expression::Path(path) => match self.found(path)? {
                Value::Missing => Seen::Missing,
                Value::None => Seen::None,
                Value::Bool(is) => Seen::Bool(is),
                Value::Number(number) => Seen::Number(number),
                Value::Text { at, length } => Seen::Text(self.values.text(at, length)),
                Value::List { length, .. } | Value::Map { length, .. } => Seen::Many(length as usize),
            },
            Expression::Text(text) => Seen::Text(text),
            Expression::Number(number) => Seen::Number(*number),
            Expression::Bool(is) => Seen::Bool(*is),
            Expression::First(depth) => Seen::Bool(self.loops[*depth].is_first),
            Expression::Last(depth) => Seen::Bool(self.loops[*depth].is_last),
            Expression::Length(list) => match self.seen(list)? {
                Seen::Many(count) => Seen::Number(i64::try_from(count).ok()?),
                _ => return None,
            },
            Expression::Not(value) => Seen::Bool(!self.holds(value)?),
            Expression::And(both) => Seen::Bool(self.holds(&both[0])? && self.holds(&both[1])?),
            Expression::Or(both) if self.holds(&both[0])? => self.seen(&both[0])?,
            Expression::Or(both) => self.seen(&both[1])?,
            Expression::Compare(both, sign) => {
                let (Seen::Number(one), Seen::Number(other)) = (self.seen(&both[0])?, self.seen(&both[1])?)
                else {
                    return None;
                };
                Seen::Bool(match *sign {
                    "==" => one == other,
                    "!=" => one != other,
                    "<" => one < other,
                    "<=" => one <= other,
                    ">" => one > other,
                    _ => one >= other,
                })
            }
        })
    }

    /// The value at the end of a path. A field of what is missing is a fault.
    fn found(&self, path: &Path) -> Option<Value> {
        let mut found = match path.start {
            Start::View => self.values.whole(),
            Start::Loop(depth) => self.loops[depth].item,
        };
        for name in &path.names {
            found = match found {
                Value::Missing => return None,
                Value::Map { .. } => {
                    name.of(self.values.items(found)).map_or(Value::Missing, |field| field.value)
                }
                _ => Value::Missing,
            };
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::built_in::TEMPLATES;

    fn quick(templates: &[(&str, &str)]) -> Quick {
        let templates =
            templates.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Quick::new(&templates, &BTreeMap::from([("sep".to_owned(), " < ".to_owned())]), "policy")
    }

    #[derive(Serialize)]
    struct View {
        title: &'static str,
        rows: Vec<Option<&'static str>>,
        frame: Frame,
    }

    #[derive(Serialize)]
    struct Frame {
        lang: &'static str,
    }

    const VIEW: View = View { title: "<b>", rows: Vec::new(), frame: Frame { lang: "en" } };

    fn rendered(template: &str) -> Option<String> {
        let base = ("b.html", "{% block a %}{% endblock %}");
        quick(&[("a.html", template), base]).render("a.html", &VIEW, None)
    }

    #[test]
    fn of_the_built_in_templates_only_two_pictures_are_left_to_the_engine() {
        let quick = quick(TEMPLATES);
        let leaves =
            |name: &&str| quick.steps(name).is_none_or(|steps| format!("{steps:?}").contains("Leave"));
        let left: Vec<_> = TEMPLATES.iter().map(|file| file.0).filter(leaves).collect();
        assert_eq!(left, ["home.html", "timeline.html"]);
    }

    #[test]
    fn values_are_escaped_unless_they_are_said_to_be_safe() {
        assert_eq!(
            rendered("{{ title }} {{ title | safe }}{{ t.sep }}"),
            Some("&lt;b&gt; <b> &lt; ".to_owned())
        );
    }

    #[test]
    fn loops_know_where_they_begin_and_end() {
        let view = View { rows: vec![Some("a"), None, Some("c")], ..VIEW };
        let template = "{% for r in rows %}{% if not loop.first %}, {% endif %}{% if r %}{{ r }}{% else %}-{% endif %}{% if loop.last %}.{% endif %}{% endfor %}";
        let made = quick(&[("a.html", template)]).render("a.html", &view, None);
        assert_eq!(made.as_deref(), Some("a, -, c."));
    }

    #[test]
    fn blocks_of_the_template_that_extends_come_first() {
        let base = "<{% block a %}A{% block b %}B{% endblock %}{% endblock %}>{% block c %}C{% endblock %}";
        let middle = "{% extends \"base.html\" %} not shown {% block b %}b{% endblock %}";
        let last = "{% extends \"middle.html\" %}{% block c %}{{ frame.lang }}{% endblock %}";
        let quick = quick(&[("base.html", base), ("middle.html", middle), ("last.html", last)]);
        assert_eq!(quick.render("last.html", &VIEW, None).as_deref(), Some("<Ab>en"));
    }

    #[test]
    fn what_stands_around_comes_after_the_fields_of_the_page() {
        let around = View { title: "around", ..VIEW };
        let frames = Frames::of(&Frame { lang: "kk" }, &around).unwrap();
        let quick = quick(&[("a.html", "{{ frame.lang }} {{ frame.title }}")]);
        assert_eq!(quick.render("a.html", &VIEW, Some(&frames)).as_deref(), Some("en around"));
    }

    #[test]
    fn faults_and_what_is_not_understood_are_left_to_the_engine() {
        for template in [
            "{{ missing }}",
            "{{ missing.title }}",
            "{{ title | upper }}",
            "{% set x = title %}",
            "{% for a, b in rows %}{% endfor %}",
            "{% for a in rows %}{% else %}{% endfor %}",
            "{% for a in title %}{% endfor %}",
            "{% if title %}",
            "{% endif %}",
            "{% extends \"a.html\" %}",
            "{% extends \"b.html\" %}{% set x = title %}{% block a %}{% if x %}{% endif %}{% endblock %}",
            "{% extends \"none.html\" %}",
            "{% include \"a.html\" %}",
            "{% block a %}{{ super() }}{% endblock %}",
            "{% extends \"b.html\" %}{% block a %}{% block a %}x{% endblock %}{% endblock %}",
            "{{ \"a\\nb\" }}",
            "{{ title or title | safe }}",
        ] {
            assert_eq!(rendered(template), None, "{template}");
        }
    }
}

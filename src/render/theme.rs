//! The theme: templates, stylesheet and icon, compiled once.
//!
//! This is the only module that knows tera. Templates get a view and the
//! interface texts `t`; a variable that neither has is an error that names the
//! template, the line and the variable. A site replaces a built-in file by
//! one of the same name.
//!
//! ```
//! # use std::collections::BTreeMap;
//! use casebook::render::theme::Theme;
//! let texts = BTreeMap::from([("skip".to_owned(), "Skip".to_owned())]);
//! let mine = vec![("hello.html".to_owned(), "{{ t.skip }}, {{ who }}".to_owned())];
//! let theme = Theme::with_overrides(&texts, mine).unwrap();
//! let view = BTreeMap::from([("who", "<you>")]);
//! assert_eq!(theme.render("hello.html", &view).unwrap(), "Skip, &lt;you&gt;");
//! ```

mod built_in;
pub mod eject;
mod fault;
mod quick;

pub use built_in::{built_in_file, built_in_names, has_used_component};
pub use fault::ThemeError;

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::{Context, Map, Tera, Value};

use crate::render::theme::built_in::{published, replaced};
use crate::render::theme::quick::{Frames, Quick, definitions};
use crate::site::views::Around;

/// What a page may load, in its `<meta>` and in `_headers`: its own stylesheet and pictures.
///
/// Over `file://` the word `'self'` means the files beside the page. `connect-src` is there for checkers that
/// read `robots.txt` from within the page; the pages themselves ask for nothing.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Compiled templates with the interface texts of one language.
#[derive(Debug)]
pub struct Theme {
    /// Takes what most templates ask for straight through the view.
    quick: Quick,
    /// Renders the rest, and tells all faults.
    engine: OnceLock<Tera>,
    templates: BTreeMap<String, String>,
    assets: BTreeMap<String, String>,
}

/// What a theme makes of what stands around pages, once for all that share it.
#[derive(Debug)]
struct Ready {
    ends: Ends,
    frames: Option<Frames>,
    /// The same for the template engine.
    map: OnceLock<Map>,
}

/// `frame.top` and `frame.foot`.
#[derive(Debug, Serialize)]
struct Ends {
    top: String,
    foot: String,
}

#[derive(Serialize)]
struct Framed<'a> {
    frame: &'a Around,
}

impl Theme {
    /// Compiles the built-in templates with the interface texts `texts`.
    #[must_use]
    pub fn built_in(texts: &BTreeMap<String, String>) -> Theme {
        Theme::with_overrides(texts, Vec::new()).expect("the built-in templates are templates")
    }

    /// Compiles the built-in templates with the files of a site's `templates/` in their place.
    ///
    /// A new `.html` file is a template of the site's own, to be included by others. A component that a file
    /// of the site defines takes the place of the built-in one, wherever that stands; one in `components/`
    /// that of any other.
    ///
    /// # Errors
    /// When a file is no template, or does not compile.
    pub fn with_overrides(
        texts: &BTreeMap<String, String>,
        files: Vec<(String, String)>,
    ) -> Result<Theme, ThemeError> {
        let are_own = !files.is_empty();
        let (templates, assets) = replaced(files)?;
        let quick = Quick::new(&templates, texts, CONTENT_SECURITY_POLICY);
        let theme = Theme { quick, engine: OnceLock::new(), templates, assets: published(assets) };
        if are_own {
            let engine = theme.compiled().map_err(|error| {
                let known = theme.templates.values().flat_map(|text| definitions(text));
                ThemeError::from_tera("", &error).knowing_components(known.map(|found| found.0))
            })?;
            let _ = theme.engine.set(engine);
        }
        Ok(theme)
    }

    fn compiled(&self) -> tera::TeraResult<Tera> {
        let mut tera = Tera::new();
        tera.add_raw_templates(&self.templates)?;
        tera.global_context().insert("t", self.quick.texts());
        tera.global_context().insert("csp", CONTENT_SECURITY_POLICY);
        Ok(tera)
    }

    /// The template engine, which a site without templates of its own hardly ever needs.
    fn engine(&self) -> &Tera {
        self.engine.get_or_init(|| self.compiled().expect("the built-in templates compile"))
    }

    /// Renders `view` with the template `name`. May be called from any thread.
    ///
    /// # Errors
    /// When the template does not exist, or names something that the view lacks.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        let plainly = || self.rendered(name, &context_of(name, view)?);
        either(name, self.quick.render(name, view, None), plainly)
    }

    /// Renders the view of a page. What stands around it is rendered once for all pages that share it.
    ///
    /// # Errors
    /// When the template does not exist, or names something that the view lacks.
    pub fn render_page(
        &self,
        name: &str,
        view: &impl Serialize,
        around: &Around,
    ) -> Result<String, ThemeError> {
        let slot = &around.ready.0;
        if slot.get().is_none() {
            let _ = slot.set(Box::new(self.ready(around)?));
        }
        let ready = slot.get().and_then(|ready| ready.downcast_ref::<Ready>());
        let ready = ready.expect("only a theme fills what it has made ready");
        let plainly = || {
            let mut context = context_of(name, view)?;
            let own = context.remove("frame").and_then(Value::into_map).unwrap_or_default();
            let more = ready.map.get_or_init(|| ready.ends.with(around)).clone();
            context.insert_value("frame", Value::from(more.into_iter().chain(own).collect::<Map>()));
            self.rendered(name, &context)
        };
        let quickly = ready.frames.as_ref().and_then(|frames| self.quick.render(name, view, Some(frames)));
        either(name, quickly, plainly)
    }

    /// What stands around pages: its fields, and `frame.top` and `frame.foot` rendered from them.
    fn ready(&self, around: &Around) -> Result<Ready, ThemeError> {
        let view = Framed { frame: around };
        // They are kept, one of each for every folder: without the room that a whole page would have taken.
        let end = |name| {
            self.render(name, &view).map(|mut html| {
                html.shrink_to_fit();
                html
            })
        };
        let ends = Ends { top: end("top.html")?, foot: end("foot.html")? };
        Ok(Ready { frames: Frames::of(around, &ends), ends, map: OnceLock::new() })
    }

    fn rendered(&self, name: &str, context: &Context) -> Result<String, ThemeError> {
        let made = self.engine().render(name, context);
        made.map_err(|error| ThemeError::from_tera(name, &error).with_fields(context))
    }

    /// Lists the files that pages load, by name. The colours are a part of `style.css`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Names every template, built-in or the site's own, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.templates.keys().map(String::as_str).collect()
    }
}

impl Ends {
    /// The fields of `around` with these, for the template engine.
    fn with(&self, around: &Around) -> Map {
        let mut map = Value::from_serializable(around).into_map().unwrap_or_default();
        map.insert("top".into(), Value::safe_string(&self.top));
        map.insert("foot".into(), Value::safe_string(&self.foot));
        map
    }
}

/// A page made quickly, or else by the engine. In debug builds the engine has to make the same of it.
fn either(
    name: &str,
    quickly: Option<String>,
    plainly: impl Fn() -> Result<String, ThemeError>,
) -> Result<String, ThemeError> {
    let Some(html) = quickly else { return plainly() };
    debug_assert_eq!(plainly().as_ref(), Ok(&html), "{name} differs");
    Ok(html)
}

fn context_of(name: &str, view: &impl Serialize) -> Result<Context, ThemeError> {
    Context::from_serialize(view).map_err(|error| ThemeError::from_tera(name, &error))
}

#[cfg(test)]
mod tests {
    use super::{Theme, built_in_file};
    use std::collections::BTreeMap;

    fn theme(name: &str, text: &str) -> Theme {
        Theme::with_overrides(&BTreeMap::new(), vec![(name.to_owned(), text.to_owned())]).unwrap()
    }

    #[test]
    fn a_missing_variable_is_named_with_its_template_and_line() {
        let view = BTreeMap::from([("known", 1)]);
        let error =
            theme("mine.html", "{{ known }}\n{{ unknown }}\n").render("mine.html", &view).unwrap_err();
        assert_eq!((error.template.as_str(), error.line), ("mine.html", Some(2)));
        assert!(error.message.contains("unknown"), "{}", error.message);
    }

    #[test]
    fn a_template_that_does_not_compile_is_named() {
        let files = vec![("mine.html".to_owned(), "a\n{% if %}".to_owned())];
        let error = Theme::with_overrides(&BTreeMap::new(), files).unwrap_err();
        assert_eq!((error.template.as_str(), error.line), ("mine.html", Some(2)));
    }

    #[test]
    fn a_file_that_is_no_template_is_refused() {
        let files = vec![("script.js".to_owned(), String::new())];
        assert!(Theme::with_overrides(&BTreeMap::new(), files).is_err());
    }

    #[test]
    fn a_site_replaces_a_built_in_file() {
        let mine = theme("style.css", "body{}");
        let (_, style) = mine.assets().find(|file| file.0 == "style.css").unwrap();
        assert!(style.ends_with("body{}") && style.contains("--fact:"), "{style}");
        assert_ne!(built_in_file("style.css"), Some("body{}"));
    }

    #[test]
    fn values_are_escaped_in_text_and_attributes() {
        let view = BTreeMap::from([("v", "<a title=\"x\">&</a>")]);
        let html = theme("mine.html", "<p title=\"{{ v }}\">{{ v }}</p>").render("mine.html", &view).unwrap();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert_eq!(html.matches('"').count(), 2, "{html}");
    }
}

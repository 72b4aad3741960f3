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

pub use built_in::{built_in_file, built_in_names, has_used_component};
pub use fault::ThemeError;

use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Map, Tera, Value};

use crate::render::components::{definitions, written_out};
use crate::render::theme::built_in::{published, replaced};
use crate::site::views::Around;

/// What a page may load, in its `<meta>` and in `_headers`: its own stylesheet and pictures.
///
/// Over `file://` the word `'self'` means the files beside the page. `connect-src` is there for checkers that
/// read `robots.txt` from within the page; the pages themselves ask for nothing.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Bytes that most pages have room in.
const USUAL_PAGE: usize = 32 * 1024;

/// Compiled templates with the interface texts of one language.
#[derive(Debug)]
pub struct Theme {
    /// Components written out where they are called.
    quick: Tera,
    /// The templates as they were written: faults are told from these.
    plain: Tera,
    assets: BTreeMap<String, String>,
}

impl Theme {
    /// Compiles the built-in templates with the interface texts `texts`.
    #[must_use]
    pub fn built_in(texts: &BTreeMap<String, String>) -> Theme {
        Theme::with_overrides(texts, Vec::new()).expect("the built-in templates compile")
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
        let (templates, assets) = replaced(files)?;
        let plain = compiled(&templates, texts).map_err(|error| {
            let components = templates.values().flat_map(|text| definitions(text)).map(|found| found.0);
            ThemeError::from_tera("", &error).knowing_components(components)
        })?;
        let quick = compiled(&written_out(&templates, texts), texts).unwrap_or_else(|_| plain.clone());
        Ok(Theme { quick, plain, assets: published(assets) })
    }

    /// Renders `view` with the template `name`. May be called from any thread.
    ///
    /// # Errors
    /// When the template does not exist, or names something that the view lacks.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        Ok(text(self.rendered(name, &context_of(name, view)?)?))
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
        let mut context = context_of(name, view)?;
        let ready = match around.ready.0.get().and_then(|ready| ready.downcast_ref::<Map>()) {
            Some(ready) => ready.clone(),
            None => {
                let ready = self.around(around)?;
                let _ = around.ready.0.set(Box::new(ready.clone()));
                ready
            }
        };
        let own = context.remove("frame").and_then(Value::into_map).unwrap_or_default();
        context.insert_value("frame", Value::from(own.into_iter().chain(ready).collect::<Map>()));
        Ok(text(self.rendered(name, &context)?))
    }

    /// What stands around pages: its values, and `frame.top` and `frame.foot` rendered from them.
    fn around(&self, around: &Around) -> Result<Map, ThemeError> {
        let mut context = Context::new();
        context.insert("frame", around);
        let top = text(self.rendered("top.html", &context)?);
        let foot = text(self.rendered("foot.html", &context)?);
        let mut ready = context.remove("frame").and_then(Value::into_map).unwrap_or_default();
        ready.insert("top".into(), Value::safe_string(&top));
        ready.insert("foot".into(), Value::safe_string(&foot));
        Ok(ready)
    }

    fn rendered(&self, name: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let plainly = || {
            let mut html = Vec::new();
            let made = self.plain.render_to(name, context, &mut html);
            made.map(|()| html).map_err(|error| ThemeError::from_tera(name, &error).with_fields(context))
        };
        let mut html = Vec::with_capacity(USUAL_PAGE);
        if self.quick.render_to(name, context, &mut html).is_err() {
            return plainly();
        }
        debug_assert_eq!(plainly().as_ref(), Ok(&html), "{name} differs with components written out");
        Ok(html)
    }

    /// Lists the files that pages load, by name. The colours are a part of `style.css`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Names every template, built-in or the site's own, in order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.plain.get_template_names().collect();
        names.sort_unstable();
        names
    }
}

fn text(html: Vec<u8>) -> String {
    String::from_utf8(html).expect("templates and views are text")
}

fn context_of(name: &str, view: &impl Serialize) -> Result<Context, ThemeError> {
    Context::from_serialize(view).map_err(|error| ThemeError::from_tera(name, &error))
}

fn compiled(
    templates: &BTreeMap<String, String>,
    texts: &BTreeMap<String, String>,
) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.add_raw_templates(templates)?;
    tera.global_context().insert("t", texts);
    tera.global_context().insert("csp", CONTENT_SECURITY_POLICY);
    Ok(tera)
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

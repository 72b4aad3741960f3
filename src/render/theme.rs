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

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use tera::{Context, ErrorKind, Map, Tera, Value};

use crate::render::components::written_out;
use crate::site::views::Around;

/// What a page may load, in its `<meta>` and in `_headers`: its own stylesheet and pictures.
///
/// Over `file://` the word `'self'` means the files beside the page. `connect-src` is there for checkers that
/// read `robots.txt` from within the page; the pages themselves ask for nothing.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// A built-in file: its name and its text.
macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Every template that comes with the program.
const TEMPLATES: &[(&str, &str)] = &built_in![
    "base.html",
    "top.html",
    "foot.html",
    "parts.html",
    "lists.html",
    "home.html",
    "article.html",
    "person.html",
    "case.html",
    "organisation.html",
    "place.html",
    "outlet.html",
    "people.html",
    "articles.html",
    "cases.html",
    "records.html",
    "timeline.html",
    "corrections.html",
    "page.html",
    "data.html",
    "404.html",
    "redirect.html",
    "verify.html",
    "start.html",
    "map.html",
    "search.html",
];

/// Every file that pages load.
const ASSETS: [(&str, &str); 5] = built_in!["style.css", "icon.svg", "find.js", "filter.js", "search.js"];

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
    /// A new `.html` file is a template of the site's own, to be included by others.
    ///
    /// # Errors
    /// When a file is no template, or does not compile.
    pub fn with_overrides(
        texts: &BTreeMap<String, String>,
        files: Vec<(String, String)>,
    ) -> Result<Theme, ThemeError> {
        let mut templates = owned(TEMPLATES);
        let mut assets = owned(&ASSETS);
        for (name, text) in files {
            match assets.get_mut(&name) {
                Some(asset) => *asset = text,
                None if name.ends_with(".html") => drop(templates.insert(name, text)),
                None => return Err(ThemeError::unknown_file(name)),
            }
        }
        let plain = compiled(&templates, texts).map_err(|error| ThemeError::from_tera("", &error))?;
        let quick = compiled(&written_out(&templates, texts), texts).unwrap_or_else(|_| plain.clone());
        Ok(Theme { quick, plain, assets })
    }

    /// Renders `view` with the template `name`. May be called from any thread.
    ///
    /// # Errors
    /// When the template does not exist, or names something that the view lacks.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, ThemeError> {
        self.rendered(name, &context_of(name, view)?)
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
        self.rendered(name, &context)
    }

    /// What stands around pages: its values, and `frame.top` and `frame.foot` rendered from them.
    fn around(&self, around: &Around) -> Result<Map, ThemeError> {
        let mut context = Context::new();
        context.insert("frame", around);
        let top = self.rendered("top.html", &context)?;
        let foot = self.rendered("foot.html", &context)?;
        let mut ready = context.remove("frame").and_then(Value::into_map).unwrap_or_default();
        ready.insert("top".into(), Value::safe_string(&top));
        ready.insert("foot".into(), Value::safe_string(&foot));
        Ok(ready)
    }

    fn rendered(&self, name: &str, context: &Context) -> Result<String, ThemeError> {
        let plainly =
            || self.plain.render(name, context).map_err(|error| ThemeError::from_tera(name, &error));
        match self.quick.render(name, context) {
            Ok(html) => {
                debug_assert_eq!(plainly().as_ref(), Ok(&html), "{name} differs with components written out");
                Ok(html)
            }
            Err(_) => plainly(),
        }
    }

    /// Lists the files that pages load: `style.css` and `icon.svg`, by name.
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

/// Returns the text of the built-in file `name`, for `casebook theme` to copy.
#[must_use]
pub fn built_in_file(name: &str) -> Option<&'static str> {
    TEMPLATES.iter().chain(&ASSETS).find(|file| file.0 == name).map(|file| file.1)
}

/// Names every built-in file.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().chain(&ASSETS).map(|file| file.0)
}

fn owned(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The file, as it is called in `templates/`.
    pub template: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// The same with an excerpt of the template.
    pub report: String,
}

impl ThemeError {
    fn unknown_file(name: String) -> ThemeError {
        let message =
            format!("`{name}` is neither a template (`.html`) nor a built-in stylesheet, script or icon");
        ThemeError { template: name, line: None, report: message.clone(), message }
    }

    fn from_tera(name: &str, error: &tera::Error) -> ThemeError {
        let report = error.to_string();
        match error.kind() {
            ErrorKind::SyntaxError(place) | ErrorKind::RenderingError(place) => ThemeError {
                template: place.filename().to_owned(),
                line: Some(place.span().start_line),
                message: place.message().to_owned(),
                report,
            },
            _ => ThemeError { template: name.to_owned(), line: None, message: report.clone(), report },
        }
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report)
    }
}

impl std::error::Error for ThemeError {}

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
        assert_eq!(mine.assets().find(|file| file.0 == "style.css").map(|file| file.1), Some("body{}"));
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

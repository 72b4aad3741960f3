//! Everything the program publishes, one file each, behind one small trait.
//!
//! An output names its files first; their bytes are asked for one by one, from
//! any thread, so that no more than a few pages are ever held in memory.

mod assets;
mod data;
mod feeds;
mod headers;
mod media;
mod opensearch;
mod pages;
mod removed;
mod robots;
mod search;
mod sitemap;
pub mod tables;
mod xml;

use crate::diag::{Diag, FileId, Span, codes};
use crate::render::theme::eject::parts;
use crate::render::theme::{Theme, ThemeError, built_in_file, built_in_names, has_used_component};
use crate::search::Index;
use crate::site::pages::Desk;
use crate::site::states::Planned;
use crate::site::{Site, SitePath};
use crate::source::Sources;
use crate::text::nearest::nearest;

/// What outputs are made from.
pub struct Made<'a> {
    /// The site in its main language: what may be published, and where it lies.
    pub site: &'a Site<'a>,
    /// Templates.
    pub theme: &'a Theme,
    /// What the pages are built from.
    pub desk: &'a Desk<'a>,
    /// The index of the search, where the site has one.
    pub search: Option<&'a Index>,
    /// The site in every language; the first is the main one, the same as the fields above.
    pub trees: &'a [Tree<'a>],
}

/// The site in one language: the same pages below a folder of their own.
#[derive(Debug, Clone, Copy)]
pub struct Tree<'a> {
    /// What may be published, and where it lies.
    pub site: &'a Site<'a>,
    /// What the pages are built from.
    pub desk: &'a Desk<'a>,
    /// Templates with this language's texts.
    pub theme: &'a Theme,
}

impl<'a> Tree<'a> {
    /// The site in every language; the first is the main one.
    #[must_use]
    pub fn of_all(sites: &'a [Site<'a>], desks: &'a [Desk<'a>], themes: &'a [Theme]) -> Vec<Self> {
        let joined = sites.iter().zip(desks).zip(themes);
        joined.map(|((site, desk), theme)| Tree { site, desk, theme }).collect()
    }
}

/// What the pages of some languages are built from.
#[must_use]
pub fn desks_of<'a>(trees: &[Tree<'a>]) -> Vec<&'a Desk<'a>> {
    trees.iter().map(|tree| tree.desk).collect()
}

impl<'a> Made<'a> {
    /// Takes the first tree as the main one.
    #[must_use]
    pub fn new(trees: &'a [Tree<'a>], search: Option<&'a Index>) -> Self {
        let Tree { site, desk, theme } = trees[0];
        Made { site, theme, desk, search, trees }
    }
}

/// One thing we publish.
pub trait Output: Sync {
    /// What it is called in messages.
    fn name(&self) -> &'static str;

    /// The paths of its files, without repeats.
    fn paths(&self, made: &Made<'_>) -> Vec<SitePath>;

    /// Whether the file at a position of [`Output::paths`] is made from what is common to all pages, from
    /// parts of records that [`crate::model::reads`] notes and from what is planned for it: what that is, and of
    /// which of [`Made::trees`].
    fn noted<'m>(&self, _made: &'m Made<'_>, _position: usize) -> Option<(usize, Planned<'m>)> {
        None
    }

    /// Takes notice that the file at a position of [`Output::paths`] stands already, and how long it is.
    fn stands(&self, _made: &Made<'_>, _position: usize, _bytes: u64) {}

    /// The bytes of the file at a position of [`Output::paths`].
    ///
    /// # Errors
    /// When a template cannot be rendered.
    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError>;
}

/// Every output: a new one is a file and a line here.
pub const OUTPUTS: [&dyn Output; 11] = [
    &pages::Pages,
    &search::Search,
    &assets::Assets,
    &headers::Headers,
    &removed::Removed,
    &media::Media,
    &feeds::Feeds,
    &sitemap::Sitemap,
    &robots::Robots,
    &opensearch::OpenSearch,
    &data::Data,
];

/// A template's fault as a diagnostic, in the site's own `templates/` if it is there.
#[must_use]
pub fn template_fault(error: &ThemeError, sources: &Sources) -> Diag {
    match sources.find(&format!("templates/{}", error.template)) {
        Some(file) => {
            let line = error.line.map_or(Span::whole(file), |line| sources.line(file, line));
            let exact = error.range.clone().filter(|range| sources.text(file).get(range.clone()).is_some());
            let place = exact.map_or(line, |range| Span::new(file, range.start, range.end));
            let compare = match built_in_file(&error.template) {
                Some(_) => {
                    format!("`casebook theme diff {}` compares it with the built-in one", error.template)
                }
                None => "compare it with the built-in templates, or remove it".to_owned(),
            };
            Diag::error(codes::UNKNOWN_TEMPLATE, place, error.message.as_str())
                .help(error.way_out().unwrap_or(compare))
        }
        None => {
            let message =
                format!("the built-in {} does not go with `templates/`: {}", error.template, error.message);
            Diag::error(codes::UNKNOWN_TEMPLATE, Span::whole(FileId(0)), message)
                .help("what the templates of this site define is not what the built-in one asks for")
        }
    }
}

/// Files in `templates/` that replace no built-in one and that no other names:
/// a misspelt name would be ignored in silence.
#[must_use]
pub fn unused_templates(templates: &[(String, String)], sources: &Sources) -> Vec<Diag> {
    if templates.is_empty() {
        return Vec::new();
    }
    let included = |name: &str| templates.iter().any(|(_, text)| text.contains(&format!("\"{name}\"")));
    let parts = parts();
    let names: Vec<&str> = parts.iter().filter_map(|part| part.path.strip_prefix("templates/")).collect();
    let used = |(name, text): &(String, String)| {
        names.contains(&name.as_str()) || included(name) || has_used_component(text, templates)
    };
    let unused = templates.iter().filter(|file| file.0.ends_with(".html") && !used(file));
    unused
        .map(|(name, _)| {
            let file = sources.find(&format!("templates/{name}"));
            let near = nearest(name, names.iter().copied());
            let message = format!("`{name}` replaces no built-in template, and no other template uses it");
            Diag::error(codes::UNKNOWN_TEMPLATE, Span::whole(file.unwrap_or_default()), message).help(
                near.map_or_else(
                    || format!("one of: {}", built_in_names().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                ),
            )
        })
        .collect()
}

//! The files that come with the program, and a site's own in their place.

use std::collections::BTreeMap;

use crate::render::theme::ThemeError;
use crate::render::theme::quick::definitions;

/// A built-in file: its name and its text.
macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../templates/", $name)))),*]
    };
}

/// Every template that comes with the program.
pub(super) const TEMPLATES: &[(&str, &str)] = &built_in![
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

/// Every file that pages load, and the colours.
const ASSETS: [(&str, &str); 6] =
    built_in!["style.css", "colours.css", "icon.svg", "find.js", "filter.js", "search.js"];

/// The colours: published at the head of `style.css`, so that a site can change them alone.
const COLOURS: &str = "colours.css";

/// Where a component of a site's own lies that takes the place of all others of its name.
pub(super) const COMPONENTS: &str = "components/";

/// Files by name.
pub(super) type Files = BTreeMap<String, String>;

/// Returns the text of the built-in file `name`.
#[must_use]
pub fn built_in_file(name: &str) -> Option<&'static str> {
    built_in_files().find(|file| file.0 == name).map(|file| file.1)
}

/// Names every built-in file.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    built_in_files().map(|file| file.0)
}

pub(super) fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.iter().chain(&ASSETS).copied()
}

/// The templates and the files that pages load, a site's own in place of the built-in ones.
pub(super) fn replaced(own: Vec<(String, String)>) -> Result<(Files, Files), ThemeError> {
    let (mut templates, mut assets) = (owned(TEMPLATES), owned(&ASSETS));
    let mut ranks: BTreeMap<String, Rank> =
        templates.keys().map(|name| (name.clone(), Rank::BuiltIn)).collect();
    for (name, text) in own {
        if let Some(asset) = assets.get_mut(&name) {
            *asset = text;
        } else if name.ends_with(".html") {
            ranks.insert(name.clone(), Rank::of(&name, &text)?);
            templates.insert(name, text);
        } else {
            return Err(ThemeError::unknown_file(name));
        }
    }
    if ranks.values().any(|rank| *rank != Rank::BuiltIn) {
        one_of_each_component(&mut templates, &ranks);
    }
    Ok((templates, assets))
}

/// Whether a template defines a component that replaces a built-in one, or that a site's own templates call.
#[must_use]
pub fn has_used_component(text: &str, own: &[(String, String)]) -> bool {
    let used = |component: &str| {
        let call = format!("<{component} ");
        own.iter().any(|file| file.1.contains(&call))
            || TEMPLATES.iter().any(|file| definitions(file.1).iter().any(|found| found.0 == component))
    };
    definitions(text).into_iter().any(|(component, _)| used(component))
}

/// Whose definition of a component stands: the later of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    BuiltIn,
    Site,
    Component,
}

impl Rank {
    /// The rank of a site's own file. One in `components/` has to hold what its name says.
    fn of(name: &str, text: &str) -> Result<Rank, ThemeError> {
        let Some(component) = name.strip_prefix(COMPONENTS) else { return Ok(Rank::Site) };
        let component = component.trim_end_matches(".html");
        match definitions(text).iter().any(|found| found.0 == component) {
            true => Ok(Rank::Component),
            false => Err(ThemeError::no_component(name, component)),
        }
    }
}

/// Takes away definitions that others stand for, and adds the built-in ones that a site's own copy lacks:
/// a later version of the program may have more than the copy.
fn one_of_each_component(templates: &mut Files, ranks: &BTreeMap<String, Rank>) {
    let mut owners: BTreeMap<String, Rank> = BTreeMap::new();
    for (name, text) in &*templates {
        for (component, _) in definitions(text) {
            let owner = owners.entry(component.to_owned()).or_insert(Rank::BuiltIn);
            *owner = ranks[name].max(*owner);
        }
    }
    for (name, text) in &mut *templates {
        *text = without(text, |component| owners[component] > ranks[name]);
    }
    let copied = TEMPLATES.iter().filter(|file| ranks[file.0] != Rank::BuiltIn);
    let lacking: Vec<(String, String)> = copied
        .map(|(name, text)| {
            let found = definitions(text).into_iter().filter(|found| !owners.contains_key(found.0));
            let texts: Vec<&str> = found.map(|(_, range)| &text[range]).collect();
            (format!("{BESIDE}{name}"), texts.join("\n"))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    templates.extend(lacking);
}

/// Before the name of a built-in file of which only what a site's own lacks is used.
pub(super) const BESIDE: &str = "built-in/";

/// A template without some of its components; lines keep their numbers.
fn without(text: &str, mut is_left_out: impl FnMut(&str) -> bool) -> String {
    let (mut out, mut kept) = (String::with_capacity(text.len()), 0);
    for (component, range) in definitions(text) {
        if is_left_out(component) {
            out.push_str(&text[kept..range.start]);
            let lines = text[range.clone()].matches('\n').count();
            out.extend(["{#", &"\n".repeat(lines), "#}"]);
            kept = range.end;
        }
    }
    out + &text[kept..]
}

/// The files as they are published: the colours at the head of the stylesheet.
pub(super) fn published(mut assets: Files) -> Files {
    let colours = assets.remove(COLOURS).unwrap_or_default();
    if let Some(style) = assets.get_mut("style.css") {
        style.insert_str(0, &colours);
    }
    assets
}

fn owned(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

//! Copies of what is built in: what there is to copy, the line at their head, and how they differ later.
//!
//! ```
//! use casebook::render::theme::eject::{find, header};
//! let part = find("person.html").unwrap();
//! assert_eq!(part.path, "templates/person.html");
//! assert_eq!(header(&part.ejected()).unwrap().digest, part.digest());
//! ```

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use similar::TextDiff;

use crate::render::theme::built_in::{COMPONENTS, TEMPLATES, built_in_files};
use crate::render::theme::quick::definitions;
use crate::site::messages;
use crate::text::hex::hex;
use crate::text::nearest::nearest;

/// The version of the program, as it stands in copies.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Something built in that a file of a site's own replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The file that replaces it, from the site's folder: `templates/person.html`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Lists everything that can be replaced: templates and files, components, interface texts.
#[must_use]
pub fn parts() -> Vec<Part> {
    let files = built_in_files().map(|(name, text)| Part::new(format!("templates/{name}"), text));
    let components = TEMPLATES.iter().flat_map(|(_, text)| {
        let component = |(name, range): (&str, std::ops::Range<usize>)| {
            Part::new(format!("templates/{COMPONENTS}{name}.html"), &format!("{}\n", &text[range]))
        };
        definitions(text).into_iter().map(component)
    });
    let texts = messages::built_in().map(|(lang, text)| Part::new(format!("messages/{lang}.ftl"), text));
    files.chain(components).chain(texts).collect()
}

/// Finds a part by its path, its file's name, or that without its ending.
///
/// # Errors
/// When there is none of that name, or several: the paths that may have been meant.
pub fn find(name: &str) -> Result<Part, Vec<String>> {
    let mut found: Vec<Part> = parts().into_iter().filter(|part| part.is_called(name)).collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => {
            let every = parts();
            let names = every.iter().flat_map(|part| [part.path.as_str(), part.name(), part.stem()]);
            let near = nearest(name, names).and_then(|near| every.iter().find(|part| part.is_called(near)));
            Err(near.map(|part| part.path.clone()).into_iter().collect())
        }
        _ => Err(found.into_iter().map(|part| part.path).collect()),
    }
}

impl Part {
    fn new(path: String, text: &str) -> Part {
        Part { path, text: text.to_owned() }
    }

    fn is_called(&self, name: &str) -> bool {
        [self.path.as_str(), self.below(), self.name(), self.stem()].contains(&name)
    }

    /// `components/chip.html`.
    fn below(&self) -> &str {
        self.path.split_once('/').map_or("", |row| row.1)
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or_default()
    }

    /// Where the original of a copy is kept, to be compared with later: a hidden file beside the copy.
    #[must_use]
    pub fn original(&self) -> String {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or_default();
        format!("{folder}/.{name}.original")
    }

    /// The SHA-256 of the text.
    #[must_use]
    pub fn digest(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }

    /// The text below a line that says which one it is.
    #[must_use]
    pub fn ejected(&self) -> String {
        self.with_header(&self.text)
    }

    /// A text below the line that says that it goes with this version.
    #[must_use]
    pub fn with_header(&self, text: &str) -> String {
        let (open, close) = self.comment();
        format!("{open}casebook {VERSION} · {} · {}{close}\n{text}", self.path, self.digest())
    }

    /// How a comment is written in a file of this kind.
    fn comment(&self) -> (&'static str, &'static str) {
        match self.path.rsplit('.').next() {
            Some("html") => ("{#- ", " -#}"),
            Some("svg") => ("<!-- ", " -->"),
            Some("ftl") => ("# ", ""),
            _ => ("/* ", " */"),
        }
    }

    /// What a site's copy changed of `original`, and what this version did; `None` for what did not change.
    ///
    /// Interface texts that the copy leaves out are no change: the built-in ones stand for them.
    #[must_use]
    pub fn compare(&self, copy: &str, original: &str, version: &str) -> Compared {
        let copy = body(copy).replace("\r\n", "\n");
        let (original, now) = match self.path.ends_with(".ftl") {
            true => (only_of(original, &copy), only_of(&self.text, &copy)),
            false => (original.to_owned(), self.text.clone()),
        };
        let old = format!("{} of casebook {version}", self.path);
        let new = format!("{} of casebook {VERSION}", self.path);
        Compared {
            by_program: difference(&original, &now, &old, &new),
            by_site: difference(&original, &copy, &old, &self.path),
        }
    }
}

/// Two differences from one original, each as lines with `+` and `-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the program changed since.
    pub by_program: Option<String>,
    /// What the site changed.
    pub by_site: Option<String>,
}

fn difference(old: &str, new: &str, old_name: &str, new_name: &str) -> Option<String> {
    (old != new).then(|| {
        TextDiff::from_lines(old, new).unified_diff().context_radius(3).header(old_name, new_name).to_string()
    })
}

/// The messages of `texts` that `copy` has as well, in the order of the copy.
fn only_of(texts: &str, copy: &str) -> String {
    let known: BTreeSet<&str> = messages::keys(texts).map(|row| row.0).collect();
    if messages::keys(copy).count() == known.len() {
        return texts.to_owned();
    }
    let of =
        |(key, _): (&str, &str)| messages::keys(texts).find(|row| row.0 == key).map(|row| row.1.to_owned());
    messages::keys(copy).filter_map(of).collect()
}

/// The line at the head of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<'t> {
    /// The version that it was copied from.
    pub version: &'t str,
    /// The SHA-256 of what was copied.
    pub digest: &'t str,
}

/// Reads the line at the head of a copy.
#[must_use]
pub fn header(copy: &str) -> Option<Header<'_>> {
    let line = copy.lines().next()?;
    let mut parts = line.split_once("casebook ")?.1.split(" · ");
    let (version, _, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let digest = digest.split(' ').next()?;
    (digest.len() == 64).then_some(Header { version, digest })
}

/// A copy without the line at its head.
#[must_use]
pub fn body(copy: &str) -> &str {
    match header(copy) {
        Some(_) => copy.split_once('\n').map_or("", |row| row.1),
        None => copy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_by_its_path_and_says_what_it_is() {
        for part in parts() {
            assert_eq!(find(&part.path).as_ref(), Ok(&part));
            let copy = part.ejected();
            assert_eq!(header(&copy), Some(Header { version: VERSION, digest: &part.digest() }));
            assert_eq!(body(&copy), part.text);
        }
    }

    #[test]
    fn a_short_name_is_enough_unless_two_have_it() {
        assert_eq!(find("chip").unwrap().path, "templates/components/chip.html");
        assert_eq!(find("ru").unwrap().path, "messages/ru.ftl");
        assert_eq!(find("articles").unwrap_err().len(), 2);
        assert_eq!(find("persn.html").unwrap_err(), ["templates/person.html"]);
        assert!(find("nothing-like-it").unwrap_err().is_empty());
    }

    #[test]
    fn what_the_program_changed_and_what_the_site_changed_are_told_apart() {
        let part = Part::new("templates/a.html".to_owned(), "one\ntwo\nthree, new\n");
        let copy = part.with_header("one, mine\r\ntwo\r\nthree\r\n");
        let found = part.compare(&copy, "one\ntwo\nthree\n", "0.0.1");
        let (program, site) = (found.by_program.unwrap(), found.by_site.unwrap());
        assert!(program.contains("-three\n+three, new\n") && !program.contains("mine"), "{program}");
        assert!(site.contains("-one\n+one, mine\n") && !site.contains("new"), "{site}");
    }

    #[test]
    fn interface_texts_that_a_copy_leaves_out_are_no_change() {
        let part = Part::new("messages/en.ftl".to_owned(), "a = A\nb = B\nc = New\n");
        let found = part.compare("b = Mine\n", "a = Old\nb = B\n", "0.0.1");
        assert_eq!(found.by_program, None);
        assert!(found.by_site.unwrap().contains("-b = B\n+b = Mine\n"));
    }
}

//! The stages in a row: what `check` and `build` share.

use std::path::Path;

use crate::config::{self, Config};
use crate::diag::{self, Diag};
use crate::parse;
use crate::resolve::{self, Archive, captures};
use crate::source::{self, Sources};

/// A site, read and resolved, with everything that was found wrong.
#[derive(Debug)]
pub struct Run {
    /// The texts, for excerpts.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// The archive: everything, also what must not be published.
    pub archive: Archive,
    /// Template overrides of the site.
    pub templates: Vec<(String, String)>,
    /// All diagnostics, in file order.
    pub diags: Vec<Diag>,
}

/// Reads, parses and resolves a site.
///
/// # Errors
/// When the folder cannot be read. Content errors are in [`Run::diags`].
pub fn run(root: &Path) -> anyhow::Result<Run> {
    let mut diags = Vec::new();
    let source::Loaded { sources, templates, private_is_tracked } = source::load(root)?.into(&mut diags);
    let config = config::read(&sources).into(&mut diags);
    let mut parsed = parse::parse(&sources).into(&mut diags);
    parsed.under_rules_of(&config.publish);
    let lines = source::capture_lines(root, &captures::wanted(&parsed.records))?;
    diags.extend(captures::check(&parsed.records, &lines));
    let archive = resolve::resolve(parsed, &sources, &config).into(&mut diags);
    if private_is_tracked {
        diags.extend(source::tracked_private(&sources));
    }
    diag::in_file_order(&mut diags);
    Ok(Run { sources, config, archive, templates, diags })
}

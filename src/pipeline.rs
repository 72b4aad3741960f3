//! The stages in a row: what `check` and `build` share.

use std::path::Path;
use std::time::Duration;

use crate::config::{self, Config};
use crate::diag::{self, Diag, FileId, Span};
use crate::media;
use crate::memo::Memo;
use crate::model::{Drawn, Media};
use crate::parse::{self, Kept};
use crate::resolve::media::Read;
use crate::resolve::{self, Archive, captures};
use crate::site::messages::{self, Messages, SiteTexts};
use crate::source::stamps::Files;
use crate::source::{self, Sources};
use crate::text::hex::hex;
use sha2::{Digest as _, Sha256};

/// A site, read and resolved, with everything that was found wrong.
#[derive(Debug)]
pub struct Run {
    /// The texts, for excerpts.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// The archive: everything, also what must not be published.
    pub archive: Archive,
    /// The interface texts, the main language first.
    pub messages: Vec<Messages>,
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
    run_again(root, &Memo::default())
}

/// The same where it was done before: what `memo` knows is not looked for anew.
///
/// # Errors
/// When the folder cannot be read.
pub fn run_again(root: &Path, memo: &Memo) -> anyhow::Result<Run> {
    run_kept(root, memo, None)
}

/// What is known before a site is read.
pub struct Before<'b> {
    /// Its files as they look now.
    pub files: Files,
    /// When they were looked at, since 1970.
    pub now: Duration,
    /// The parts of records that an earlier run kept.
    pub records: Vec<Vec<u8>>,
    /// Takes the parts of the records that are to be kept anew.
    pub keep: &'b (dyn Fn(usize, Vec<u8>) + Sync),
}

/// The same where it is known what the files look like: those that look as they did are not read.
///
/// What was made from them counts only while [`Sources::are_as_known`].
///
/// # Errors
/// When the folder cannot be read.
pub fn run_kept(root: &Path, memo: &Memo, mut before: Option<Before<'_>>) -> anyhow::Result<Run> {
    let mut diags = Vec::new();
    let parts = before.as_mut().map(|before| std::mem::take(&mut before.records)).unwrap_or_default();
    let kept = Kept::read(&parts);
    let seen = before.as_ref().map(|Before { files, now, .. }| source::Before {
        files,
        now: *now,
        known: &kept.files,
    });
    let source::Loaded { sources, templates, private_is_tracked } =
        source::load_again(root, seen)?.into(&mut diags);
    let keep = before.map(|before| before.keep);
    let config = config::read(&sources).into(&mut diags);
    let messages = interface(&sources, &config, &mut diags);
    let nowhere: &(dyn Fn(usize, Vec<u8>) + Sync) = &|_, _| {};
    let mut parsed = parse::parse_again(&sources, &kept, keep.unwrap_or(nowhere)).into(&mut diags);
    drop(kept);
    drop(parts);
    parsed.under_rules_of(&config.publish);
    let lines = source::capture_lines(root, &captures::wanted(&parsed.records))?;
    diags.extend(captures::check(&parsed.records, &lines));
    let archive = resolve::resolve(parsed, &sources, &config, picture, memo).into(&mut diags);
    if private_is_tracked {
        diags.extend(source::tracked_private(&sources));
    }
    diag::in_file_order(&mut diags);
    Ok(Run { sources, config, archive, messages, templates, diags })
}

/// Reads a picture and takes it apart.
fn picture(media: &Media) -> Read {
    let bytes = source::picture(&media.file)
        .map_err(|error| (format!("{error:#}"), "look whether the file is there and may be read"))?;
    let cleaned = media::clean(&media.ending, &bytes).map_err(|fault| (fault.message, fault.help))?;
    let digest = hex(&Sha256::digest(&cleaned.bytes));
    Ok(Drawn { digest, shape: cleaned.shape, bytes: cleaned.bytes.len() as u64 })
}

/// Loads the interface texts of every language of the site.
fn interface(sources: &Sources, config: &Config, diags: &mut Vec<Diag>) -> Vec<Messages> {
    let own = SiteTexts::new(sources);
    diags.extend(messages::check(&own));
    let main = [(config.lang.as_str(), Span::whole(FileId(0)))];
    let further = config.languages.iter().map(|language| (language.tag.as_str(), language.span));
    let all = main.into_iter().chain(further);
    all.map(|(lang, at)| {
        diags.extend(messages::missing(lang, &own, at));
        Messages::of(lang, &own)
    })
    .collect()
}

//! `casebook build`: the site.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::BuildArgs;
use crate::commands::new::today;
use crate::commands::{Exit, print, report, verdict};
use crate::config::Config;
use crate::diag::{Diag, in_file_order};
use crate::leak::{Leak, LeakCheck};
use crate::model::RecordId;
use crate::output::{Made, OUTPUTS, Tree, template_fault, unused_templates};
use crate::pipeline::{self, Run};
use crate::render::theme::{Theme, ThemeError};
use crate::resolve::overdue;
use crate::site::messages::Messages;
use crate::site::pages::Desk;
use crate::site::{Public, Replacing, Site, checked_public};
use crate::source::Sources;
use crate::write::{Job, Written, publish};

pub(super) fn run(root: &Path, args: &BuildArgs) -> anyhow::Result<Exit> {
    run_with(root, args, Replacing::On)
}

/// A build in which names may stay, so that the leak check can be seen to find them.
pub(super) fn run_with(root: &Path, args: &BuildArgs, replacing: Replacing) -> anyhow::Result<Exit> {
    let mut run = pipeline::run(root)?;
    if let Some(url) = &args.base_url {
        anyhow::ensure!(
            url.starts_with("https://") || url.starts_with("http://"),
            "--base-url takes an http or https address, not `{url}`"
        );
        run.config.base_url = Some(format!("{}/", url.trim_end_matches('/')));
    }
    let themes = themes(&mut run);
    let leaks = LeakCheck::new(&run.archive.records, interface(&run.messages, &run.config));
    run.diags.extend(overdue(&run.archive.records, today()?));
    let archive = std::mem::take(&mut run.archive);
    let public = checked_public(archive, &run.sources, replacing).into(&mut run.diags);
    in_file_order(&mut run.diags);
    report(&run.diags, &run.sources, args.all);
    let (Exit::Clean, Some(themes)) = (verdict(&run.diags, args.deny_warnings), themes) else {
        return Ok(Exit::Content);
    };
    let leaks = leaks.without(public.common_words());
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    let made = make(public, &run, &themes, &leaks, &out)?;
    match made {
        Ok(written) => {
            print(&format!(
                "{} files in {}: {} written, {} removed\n",
                written.files,
                out.display(),
                written.changed,
                written.removed
            ))?;
            Ok(Exit::Clean)
        }
        Err(diags) => {
            report(&diags, &run.sources, args.all);
            Ok(Exit::Content)
        }
    }
}

/// What the program itself says on every page, and the site of itself.
pub(super) fn interface<'t>(messages: &'t [Messages], config: &'t Config) -> impl Iterator<Item = &'t str> {
    let own =
        [Some(&config.title), config.description.as_ref(), config.contact.as_ref(), config.licence.as_ref()];
    messages
        .iter()
        .flat_map(|messages| messages.plain().values())
        .chain(own.into_iter().flatten())
        .map(String::as_str)
}

/// Compiles the templates for every language, with the site's own in place of the built-in ones.
pub(super) fn themes(run: &mut Run) -> Option<Vec<Theme>> {
    run.diags.extend(unused_templates(&run.templates, &run.sources));
    let theme = |messages: &Messages| Theme::with_overrides(messages.plain(), run.templates.clone());
    match run.messages.iter().map(theme).collect() {
        Ok(themes) => Some(themes),
        Err(error) => {
            run.diags.push(template_fault(&error, &run.sources));
            None
        }
    }
}

type Outcome = Result<Written, Vec<Diag>>;

/// Plans the site, makes all files, looks for leaks, and puts them in place.
fn make(
    public: Public<'_>,
    run: &Run,
    themes: &[Theme],
    leaks: &LeakCheck,
    out: &Path,
) -> anyhow::Result<Outcome> {
    let assets: Vec<(&str, &str)> = themes[0].assets().collect();
    let sites = Site::in_all_languages(public, &run.config, &assets);
    let desks = Desk::of_all(&sites, &run.messages);
    let trees: Vec<Tree<'_>> = sites
        .iter()
        .zip(&desks)
        .zip(themes)
        .map(|((site, desk), theme)| Tree { site, desk, theme })
        .collect();
    let search = run.config.outputs.search.then(|| crate::search::build(trees[0].desk));
    let made = Made::new(&trees, search.as_ref());
    let found: Mutex<Vec<Found>> = Mutex::default();
    let jobs = jobs(&made, leaks, &found);
    let bar = progress(jobs.len());
    let result = publish(out, &jobs, &|| bar.inc(1));
    bar.finish_and_clear();
    drop(jobs);
    let mut found = found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if found.is_empty() {
        return Ok(Ok(result?));
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Err(diags(found, leaks, &run.sources)))
}

/// One diagnostic a withheld record, however many files would name it, and one a template's fault.
fn diags(found: Vec<Found>, check: &LeakCheck, sources: &Sources) -> Vec<Diag> {
    let mut leaks: BTreeMap<Option<RecordId>, Vec<Leak>> = BTreeMap::new();
    let mut diags = Vec::new();
    for found in found {
        match found.fault {
            Fault::Leak(leak) => leaks.entry(leak.record).or_default().push(leak),
            Fault::Template(error) => diags.push(template_fault(&error, sources)),
        }
    }
    diags.extend(leaks.values().map(|leaks| leaks[0].diag(check, leaks.len() - 1)));
    in_file_order(&mut diags);
    diags
}

/// A fault in a file that was made.
struct Found {
    path: String,
    fault: Fault,
}

enum Fault {
    Leak(Leak),
    Template(ThemeError),
}

fn jobs<'a>(made: &'a Made<'a>, leaks: &'a LeakCheck, found: &'a Mutex<Vec<Found>>) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    for output in OUTPUTS {
        for (position, path) in output.paths(made).into_iter().enumerate() {
            let address = path.clone();
            let make = move || {
                let note = |fault| {
                    let path = address.as_str().to_owned();
                    found
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .push(Found { path, fault });
                };
                let bytes = output.bytes(made, position).map_err(|error| {
                    let fault = anyhow::anyhow!("{} cannot be made", address.as_str());
                    note(Fault::Template(error));
                    fault
                })?;
                if let Some(leak) = leaks.look(address.as_str(), &bytes) {
                    note(Fault::Leak(leak));
                    anyhow::bail!("{} would hold a withheld name", address.as_str());
                }
                Ok(bytes)
            };
            jobs.push(Job { path, make: Box::new(make) });
        }
    }
    jobs
}

/// A bar on a terminal; nothing in a pipe.
fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} pages") {
        bar.set_style(style);
    }
    bar
}

//! `casebook build`: the site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::bundle::START;
use crate::cli::BuildArgs;
use crate::commands::kept::{self, Kept};
use crate::commands::last::{Before, Seen, forget, program};
use crate::commands::new::today;
use crate::commands::parts::Parts;
use crate::commands::{self, Exit, in_colour, looked, print, reported, verdict};
use crate::config::Config;
use crate::diag::{Diag, in_file_order};
use crate::leak::{Leak, LeakCheck};
use crate::memo::Memo;
use crate::model::{Kind, RecordId, reads};
use crate::output::{Made, OUTPUTS, Tree, desks_of, template_fault, unused_templates};
use crate::parse::PARTS;
use crate::pipeline::{self, Run};
use crate::render::theme::{Theme, ThemeError};
use crate::resolve::overdue;
use crate::search::Blocks;
use crate::site::messages::{Messages, told};
use crate::site::pages::{self, Desk};
use crate::site::{Public, Replacing, Site, SitePath, around, checked_public};
use crate::source::Sources;
use crate::source::stamps::Files;
use crate::text::address::is_web;
use crate::write::{Job, Work, Written, publish};

pub(super) fn run(root: &Path, args: &BuildArgs) -> anyhow::Result<Exit> {
    let Some(built) = up_to_date(root, args)? else { return Ok(Exit::Content) };
    tell(&built.out, built.written)?;
    Ok(Exit::Clean)
}

/// The site in its folder: as the last build left it if nothing has changed since, else built now.
/// `None` after content errors. Whatever is found of the content is said either way.
pub(super) fn up_to_date(root: &Path, args: &BuildArgs) -> anyhow::Result<Option<Standing>> {
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    let (before, seen) = Before::look(root, &out, &how(args)?).unzip();
    if let (Some(before), false) = (&before, args.no_cache)
        && let Some(last) = before.unchanged()
    {
        commands::note(&last.report);
        let written = Written { files: last.files, ..Written::default() };
        return Ok(Some(Standing { out, written, start: last.start }));
    }
    let mut said = String::new();
    let mut say = |diags: &[Diag], sources: &Sources| {
        said = reported(diags, sources, args.all);
        commands::note(&said);
    };
    let Some(built) = build(root, args, Replacing::On, None, seen, &mut say)? else {
        return Ok(None);
    };
    let Built { standing, outputs, .. } = built;
    if let (Some(before), Some(outputs)) = (before, outputs) {
        before.remember(said, standing.written.files, standing.start.clone(), &outputs);
    }
    Ok(Some(standing))
}

/// Everything but files that a build depends on.
fn how(args: &BuildArgs) -> anyhow::Result<String> {
    let BuildArgs { base_url, deny_warnings, all, out: _, no_cache: _ } = args;
    Ok(format!("{:?}", (base_url, deny_warnings, all, in_colour(), today()?)))
}

/// Says what a build did.
fn tell(out: &Path, written: Written) -> anyhow::Result<()> {
    let Written { files, changed, removed, .. } = written;
    print(&format!("{files} files in {}: {changed} written, {removed} removed\n", out.display()))
}

/// A build in which names may stay, so that the leak check can be seen to find them; `say` gets what it says.
pub(super) fn run_with(
    root: &Path,
    args: &BuildArgs,
    replacing: Replacing,
    say: &mut dyn FnMut(&[Diag], &Sources),
) -> anyhow::Result<Exit> {
    let Some(built) = build(root, args, replacing, None, None, say)? else { return Ok(Exit::Content) };
    tell(&built.standing.out, built.standing.written)?;
    Ok(Exit::Clean)
}

/// A published folder that is as its content wants it.
pub(super) struct Standing {
    /// The published folder.
    pub out: PathBuf,
    /// What was written.
    pub written: Written,
    /// The first page of a bundle of it, which is no part of the site.
    pub start: String,
}

/// A site that was built.
pub(super) struct Built {
    /// What was published.
    pub standing: Standing,
    /// The settings it was built with.
    pub config: Config,
    /// The interface texts of its main language.
    pub messages: Messages,
    /// What the published folder looks like, where that was looked at.
    outputs: Option<Files>,
}

/// Builds a site, or of it `only` what one case needs; `None` after content errors, which `say` gets.
///
/// `seen` is what its files look like, for a build that may rely on earlier ones.
pub(super) fn build(
    root: &Path,
    args: &BuildArgs,
    replacing: Replacing,
    only: Option<&str>,
    seen: Option<Seen>,
    say: &mut dyn FnMut(&[Diag], &Sources),
) -> anyhow::Result<Option<Built>> {
    let how = How { args, replacing, only };
    match build_from(root, how, seen, say)? {
        Outcome::Built(built) => Ok(Some(*built)),
        Outcome::Faults => Ok(None),
        // Somebody wrote a file between the look at it and the reading.
        Outcome::Changed => match build_from(root, how, None, say)? {
            // What was looked at is older than what was built: nothing is remembered of it.
            Outcome::Built(built) => Ok(Some(Built { outputs: None, ..*built })),
            _ => Ok(None),
        },
    }
}

/// How a site is built.
#[derive(Clone, Copy)]
struct How<'h> {
    args: &'h BuildArgs,
    replacing: Replacing,
    only: Option<&'h str>,
}

/// What came of a build.
enum Outcome {
    Built(Box<Built>),
    /// Content errors, which were said.
    Faults,
    /// A file was no longer what it was known to be, and nothing was published.
    Changed,
}

fn build_from(
    root: &Path,
    How { args, replacing, only }: How<'_>,
    seen: Option<Seen>,
    say: &mut dyn FnMut(&[Diag], &Sources),
) -> anyhow::Result<Outcome> {
    if args.no_cache {
        forget(root, &args.out.clone().unwrap_or_else(|| root.join("public")));
    }
    let mut run = read(root, args, &kept::memo(root, "names", args.no_cache), seen)?;
    if let Some(url) = &args.base_url {
        anyhow::ensure!(is_web(url), "--base-url takes an http or https address, not `{url}`");
        run.config.base_url = Some(format!("{}/", url.trim_end_matches('/')));
    }
    let themes = themes(&mut run);
    run.diags.extend(overdue(&run.archive.records, today()?));
    let mut archive = std::mem::take(&mut run.archive);
    archive.note_spellings();
    let leaks = LeakCheck::new(&archive.records, interface(&run.messages, &run.config));
    let mut public = checked_public(archive, &run.sources, replacing).into(&mut run.diags);
    in_file_order(&mut run.diags);
    if !run.sources.are_as_known() {
        return Ok(Outcome::Changed);
    }
    say(&run.diags, &run.sources);
    let (Exit::Clean, Some(themes)) = (verdict(&run.diags, args.deny_warnings), themes) else {
        return Ok(Outcome::Faults);
    };
    if let Some(only) = only {
        let case = find_case(&public, only)?;
        let kept = around(&public, case);
        public.keep_only(&kept);
    }
    let leaks = leaks.without(public.common_words(), public.kept_names());
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    // A copy of one case lies elsewhere each time, and what is built for a test is no record of anything.
    let kept = replacing == Replacing::On && only.is_none();
    let goal = Goal { root, out: &out, afresh: kept.then_some(args.no_cache) };
    let made = make(public, &run, &themes, &leaks, goal);
    if !run.sources.are_as_known() {
        return Ok(Outcome::Changed);
    }
    match made? {
        Ok(Published { written, start, outputs }) => {
            // What is published is published; without the record the next build only reads more.
            let _ = looked::note(root, &out, &leaks);
            let messages = run.messages.swap_remove(0);
            let standing = Standing { out, written, start };
            Ok(Outcome::Built(Box::new(Built { standing, config: run.config, messages, outputs })))
        }
        Err(diags) => {
            say(&diags, &run.sources);
            Ok(Outcome::Faults)
        }
    }
}

/// Reads and resolves a site; what did not change since an earlier build is not read.
fn read(root: &Path, args: &BuildArgs, memo: &Memo, seen: Option<Seen>) -> anyhow::Result<Run> {
    let Some(Seen { files, now }) = seen else { return pipeline::run_again(root, memo) };
    let records = Parts::of(root, "records", PARTS);
    let known = pipeline::Before {
        files,
        now,
        records: if args.no_cache { Vec::new() } else { records.read() },
        keep: &|at, part| {
            records.write(vec![(at, part)]);
        },
    };
    pipeline::run_kept(root, memo, Some(known))
}

/// The case that a copy is made of, by `cases/ID`.
fn find_case(public: &Public<'_>, named: &str) -> anyhow::Result<RecordId> {
    let id = named.strip_prefix("cases/").unwrap_or(named);
    let mut cases = public.of(Kind::Case);
    cases.find(|case| public.records().head(*case).id == id).with_context(|| {
        format!("there is no published case `{named}`\nhelp: name it as the site does: cases/ID")
    })
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

/// Where a site is published.
struct Goal<'g> {
    /// The site's folder.
    root: &'g Path,
    /// The published folder.
    out: &'g Path,
    /// Whether every page is made, whatever stands; `None`: and nothing of it is kept.
    afresh: Option<bool>,
}

/// What was published.
struct Published {
    written: Written,
    /// The first page of a bundle of it.
    start: String,
    /// What the published folder looks like, where anything of it is kept.
    outputs: Option<Files>,
}

/// Plans the site, makes all files, looks for leaks, and puts them in place.
fn make(
    public: Public<'_>,
    run: &Run,
    themes: &[Theme],
    leaks: &LeakCheck,
    Goal { root, out, afresh }: Goal<'_>,
) -> anyhow::Result<Result<Published, Vec<Diag>>> {
    let assets: Vec<(&str, &str)> = themes[0].assets().collect();
    let sites = Site::in_all_languages(public, &run.config, &assets);
    let memo = afresh.map_or_else(Memo::default, |afresh| kept::memo(root, "printed", afresh));
    let desks = Desk::of_all(&sites, &run.messages, &memo);
    drop(memo);
    let trees = Tree::of_all(&sites, &desks, themes);
    let kept = afresh.zip(others(run, leaks));
    let mut kept = kept.and_then(|(afresh, others)| Kept::look(root, out, &trees, &others, afresh));
    let search = run.config.outputs.search.then(|| {
        let blocks = kept.as_ref().map(|kept| kept as &dyn Blocks);
        crate::search::build(trees[0].desk, &desks_of(&trees[1..]), blocks)
    });
    kept.iter_mut().for_each(Kept::remember_blocks);
    let made = Made::new(&trees, search.as_ref());
    let found: Mutex<Vec<Found>> = Mutex::default();
    let start = start(&made, leaks, &found);
    let mut outputs = kept.is_some().then(|| Files::below(out).unwrap_or_default());
    let mut jobs = jobs(&made, kept.as_ref().zip(outputs.as_ref()));
    // All files are made also when the first page of a bundle is at fault, and none is put in place.
    let is_whole = found.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
    jobs.extend((!is_whole).then(|| Job { path: SitePath::new(START), standing: None, from: None }));
    let bar = progress(jobs.len());
    let work = Work {
        make: &|job| bytes(job, &made, kept.as_ref(), &found, &run.sources),
        clean: looked::clean(root, out, leaks),
        look: &|path, bytes| match leaks.look(path, bytes) {
            Some(leak) => {
                note(&found, path, Fault::Leak(leak));
                anyhow::bail!("{path} would hold a withheld name")
            }
            None => Ok(()),
        },
        step: &|| bar.inc(1),
    };
    let result = publish(out, &jobs, &work);
    bar.finish_and_clear();
    drop(jobs);
    match faults(&found, leaks, &run.sources) {
        Some(faults) => Ok(Err(faults)),
        None => {
            let written = result?;
            outputs = outputs.and_then(|found| looked_again(found, out, &written));
            if let Some((kept, found)) = kept.zip(outputs.as_ref()) {
                kept.remember(found, &written.digests);
            }
            Ok(Ok(Published { written, start, outputs }))
        }
    }
}

/// What lies in the published folder, after something was written there.
fn looked_again(mut found: Files, out: &Path, written: &Written) -> Option<Files> {
    let Some(touched) = &written.touched else {
        drop(found);
        return Files::below(out).ok();
    };
    found.renew(out, touched.iter().map(String::as_str)).ok()?;
    Some(found)
}

/// Everything that pages depend on and that no record says: settings, templates, texts, the program, and what
/// the leak check looks for.
fn others(run: &Run, leaks: &LeakCheck) -> Option<Vec<u8>> {
    let program = program()?;
    let own = run.sources.ids().filter(|file| {
        let path = run.sources.path(*file);
        path.starts_with("templates/") || path.starts_with("messages/")
    });
    let own: Vec<_> = own.map(|file| (run.sources.path(file), run.sources.text(file))).collect();
    Some(format!("{program:?}{:?}{own:?}{}", run.config, leaks.digest()).into_bytes())
}

/// What is wrong with the files that were made, if anything.
fn faults(found: &Mutex<Vec<Found>>, leaks: &LeakCheck, sources: &Sources) -> Option<Vec<Diag>> {
    let mut found = std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner));
    // What a page of the site tells, the first page of a bundle may tell as well.
    found.sort_by(|a, b| (a.path == START, &a.path).cmp(&(b.path == START, &b.path)));
    (!found.is_empty()).then(|| diags(found, leaks, sources))
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
    for all in leaks.values() {
        // What an address tells stands in every page that links there: it is what must be mended.
        let worst = all.iter().find(|leak| leak.line.is_none()).unwrap_or(&all[0]);
        diags.push(worst.diag(check, all.len() - 1));
    }
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

/// The first page of a bundle; it passes the leak check like any other.
fn start(made: &Made<'_>, leaks: &LeakCheck, found: &Mutex<Vec<Found>>) -> String {
    let path = SitePath::new(START);
    let view = pages::start(made.desk, &path);
    let html = made.theme.render_page(view.template(), &view, &view.frame().around);
    match html.map(told) {
        Ok(html) => {
            if let Some(leak) = leaks.look(START, html.as_bytes()) {
                note(found, START, Fault::Leak(leak));
            }
            html
        }
        Err(error) => {
            note(found, START, Fault::Template(error));
            String::new()
        }
    }
}

fn note(found: &Mutex<Vec<Found>>, path: &str, fault: Fault) {
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    found.push(Found { path: path.to_owned(), fault });
}

/// A file of an output, by the output's and its own position; `None` for one that cannot be made.
type Whence = Option<(u32, u32)>;

fn jobs(made: &Made<'_>, kept: Option<(&Kept<'_>, &Files)>) -> Vec<Job<Whence>> {
    let mut jobs = Vec::new();
    for (at, output) in (0..).zip(OUTPUTS) {
        let paths = output.paths(made);
        jobs.reserve_exact(paths.len());
        let job = |(position, path): (usize, SitePath)| {
            let kept = kept.zip(output.noted(made, position));
            let standing = kept.and_then(|((kept, outputs), whose)| kept.at(&path, whose, outputs));
            standing.iter().for_each(|standing| output.stands(made, position, standing.bytes));
            Job { path, standing: standing.map(Box::new), from: Some((at, position as u32)) }
        };
        jobs.par_extend(paths.into_par_iter().enumerate().map(job));
    }
    jobs
}

/// The bytes of a file.
fn bytes(
    job: &Job<Whence>,
    made: &Made<'_>,
    kept: Option<&Kept<'_>>,
    found: &Mutex<Vec<Found>>,
    sources: &Sources,
) -> anyhow::Result<Vec<u8>> {
    let path = job.path.as_str();
    let (output, position) = job.from.with_context(|| format!("{path} cannot be made"))?;
    let (output, position) = (OUTPUTS[output as usize], position as usize);
    let (bytes, reads) = reads::noted(|| output.bytes(made, position));
    let whose = output.noted(made, position);
    kept.zip(whose).into_iter().for_each(|(kept, whose)| kept.note(&job.path, whose, &reads));
    anyhow::ensure!(sources.are_as_known(), "a file changed while it was read");
    bytes.map_err(|error| {
        note(found, path, Fault::Template(error));
        anyhow::anyhow!("{path} cannot be made")
    })
}

/// A bar on a terminal; nothing in a pipe.
fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} pages") {
        bar.set_style(style);
    }
    bar
}

//! `casebook serve`: the site while it is being worked on.
//!
//! The site is planned in memory and a page is made when it is asked for. When
//! a file changes, the plan is dropped and made anew; whoever asks meanwhile
//! waits for it. Nothing is written.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::watch;

use crate::cli::ServeArgs;
use crate::commands::build::{interface, themes};
use crate::commands::{Exit, note, print, report, verdict};
use crate::diag::{Diag, in_file_order, terminal};
use crate::leak::LeakCheck;
use crate::memo::Memo;
use crate::output::{Made, OUTPUTS, Tree, desks_of, template_fault};
use crate::pipeline::{self, Run};
use crate::render::theme::Theme;
use crate::serve::{Answer, Ask, answer, bind};
use crate::site::pages::Desk;
use crate::site::{Public, Replacing, Site, checked_public};
use crate::source::Sources;

/// How long a burst of saves may pause before the site is planned again.
const PAUSE: Duration = Duration::from_millis(20);

/// What earlier plans worked out.
#[derive(Default)]
struct Memos {
    /// The names in articles.
    names: Memo,
    /// How reports print names.
    printed: Memo,
}

pub(super) fn run(root: &Path, args: &ServeArgs) -> anyhow::Result<Exit> {
    let listener = bind(args.port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let (asks, asked) = channel();
    let _watcher = watcher(root, asks.clone())?;
    let (edition, editions) = watch::channel(0);
    answer(listener, asks, editions)?;
    print(&format!("{address}\n"))?;
    if args.open {
        open(&address);
    }
    let (mut waiting, memos) = (Vec::new(), Memos::default());
    loop {
        waiting = plan((root, &memos), &asked, waiting, &edition)?;
    }
}

/// One plan, from reading the archive to the next change; gives what was asked meanwhile.
fn plan(
    (root, memos): (&Path, &Memos),
    asked: &Receiver<Ask>,
    waiting: Vec<Ask>,
    edition: &watch::Sender<u64>,
) -> anyhow::Result<Vec<Ask>> {
    let told = |edition: &watch::Sender<u64>| edition.send_modify(|number| *number += 1);
    let mut run = match pipeline::run_again(root, &memos.names) {
        Ok(run) => run,
        Err(error) => {
            told(edition);
            return until_change(asked, waiting, |_| broken(&format!("{error:#}")));
        }
    };
    let themes = themes(&mut run);
    let mut archive = std::mem::take(&mut run.archive);
    archive.note_spellings();
    let leaks = LeakCheck::new(&archive.records, interface(&run.messages, &run.config));
    let public = checked_public(archive, &run.sources, Replacing::On).into(&mut run.diags);
    in_file_order(&mut run.diags);
    report(&run.diags, &run.sources, false);
    told(edition);
    match themes.filter(|_| verdict(&run.diags, false) == Exit::Clean) {
        Some(themes) => {
            let leaks = leaks.without(public.common_words(), public.kept_names());
            pages(public, &run, (&themes, &memos.printed), &leaks, asked, waiting)
        }
        None => {
            let text = told_faults(&run.diags, &run.sources);
            until_change(asked, waiting, |_| broken(&text))
        }
    }
}

/// Answers from a plan without errors.
fn pages(
    public: Public<'_>,
    run: &Run,
    (themes, printed): (&[Theme], &Memo),
    leaks: &LeakCheck,
    asked: &Receiver<Ask>,
    waiting: Vec<Ask>,
) -> anyhow::Result<Vec<Ask>> {
    let assets: Vec<(&str, &str)> = themes[0].assets().collect();
    let sites = Site::in_all_languages(public, &run.config, &assets);
    let desks = Desk::of_all(&sites, &run.messages, printed);
    let trees = Tree::of_all(&sites, &desks, themes);
    // The index is the costly part of a plan: most edits are looked at without a search.
    let mut index = None;
    let made = Made::new(&trees, None);
    let pages = addresses(&made);
    let mut searchable: Option<HashMap<String, (usize, usize)>> = None;
    until_change(asked, waiting, |path| {
        if let Some(at) = pages.get(path) {
            return one(&made, *at, path, leaks, &run.sources);
        }
        if run.config.outputs.search && path.starts_with("search/") {
            let index = index
                .get_or_insert_with(|| crate::search::build(trees[0].desk, &desks_of(&trees[1..]), None));
            let made = Made::new(&trees, Some(index));
            let files = searchable.get_or_insert_with(|| addresses(&made));
            if let Some(at) = files.get(path) {
                return one(&made, *at, path, leaks, &run.sources);
            }
        }
        match pages.get("404.html") {
            Some(at) => Answer { status: 404, ..one(&made, *at, "404.html", leaks, &run.sources) },
            None => Answer { status: 404, path: "a.txt".to_owned(), body: b"not found".to_vec() },
        }
    })
}

/// Where each file comes from: which output, and which of its files.
fn addresses(made: &Made<'_>) -> HashMap<String, (usize, usize)> {
    let mut out = HashMap::new();
    for (which, output) in OUTPUTS.iter().enumerate() {
        let paths = output.paths(made).into_iter().enumerate();
        out.extend(paths.map(|(position, path)| (path.as_str().to_owned(), (which, position))));
    }
    out
}

/// One file, or the fault that keeps it from being published.
fn one(
    made: &Made<'_>,
    (which, position): (usize, usize),
    path: &str,
    leaks: &LeakCheck,
    sources: &Sources,
) -> Answer {
    match OUTPUTS[which].bytes(made, position) {
        Err(error) => broken(&told_faults(&[template_fault(&error, sources)], sources)),
        Ok(body) => match leaks.look(path, &body) {
            Some(leak) => broken(&told_faults(&[leak.diag(leaks, 0)], sources)),
            None => Answer { status: 200, path: path.to_owned(), body },
        },
    }
}

/// Answers what is asked until something changes; gives what was asked after that.
fn until_change(
    asked: &Receiver<Ask>,
    waiting: Vec<Ask>,
    mut file: impl FnMut(&str) -> Answer,
) -> anyhow::Result<Vec<Ask>> {
    let mut reply = |ask: Ask| match ask {
        Ask::Changed => true,
        Ask::File { path, reply } => {
            // Whoever asked may have gone.
            let _ = reply.send(file(&path));
            false
        }
    };
    for ask in waiting {
        reply(ask);
    }
    while !reply(asked.recv().context("the host has ended")?) {}
    settled(asked)
}

/// Waits for the end of a burst of saves; gives what was asked in it.
fn settled(asked: &Receiver<Ask>) -> anyhow::Result<Vec<Ask>> {
    let mut waiting = Vec::new();
    loop {
        match asked.recv_timeout(PAUSE) {
            Ok(Ask::Changed) => {}
            Ok(ask) => waiting.push(ask),
            Err(RecvTimeoutError::Timeout) => return Ok(waiting),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the host has ended"),
        }
    }
}

fn told_faults(diags: &[Diag], sources: &Sources) -> String {
    terminal::render(diags, sources, true, false)
}

/// A page that says what is wrong, as the terminal does.
fn broken(text: &str) -> Answer {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>The content has errors</title>\n</head>\n<body>\n<h1>The content has errors</h1>\n\
         <pre>{text}</pre>\n</body>\n</html>\n"
    );
    Answer { status: 500, path: "error.html".to_owned(), body: page.into_bytes() }
}

/// Tells of every change below the archive's folder, except in what the program writes.
fn watcher(root: &Path, asks: Sender<Ask>) -> anyhow::Result<RecommendedWatcher> {
    let folder = root.canonicalize().with_context(|| format!("cannot find {}", root.display()))?;
    let base = folder.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let matters = event.map_or(true, |event| {
            !matches!(event.kind, EventKind::Access(_))
                && event.paths.iter().any(|path| is_input(&base, path))
        });
        if matters {
            // Nobody listens any more when the program ends.
            let _ = asks.send(Ask::Changed);
        }
    })
    .context("cannot watch for changes")?;
    for input in INPUTS.iter().map(|name| folder.join(name)).filter(|path| path.is_dir()) {
        watch_one(&mut watcher, &input, RecursiveMode::Recursive)?;
    }
    watch_one(&mut watcher, &folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

fn watch_one(watcher: &mut RecommendedWatcher, path: &Path, mode: RecursiveMode) -> anyhow::Result<()> {
    watcher.watch(path, mode).with_context(|| format!("cannot watch {}", path.display()))
}

/// What a site is made from.
const INPUTS: [&str; 5] = ["content", "private", "templates", "messages", "casebook.toml"];

fn is_input(root: &Path, path: &Path) -> bool {
    let inner = path.strip_prefix(root).ok().and_then(|path| path.iter().next());
    inner.and_then(|name| name.to_str()).is_some_and(|name| INPUTS.contains(&name))
}

/// Opens an address in the browser that the system has chosen.
fn open(address: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let started = Command::new(program).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        note(&format!("note: there is no program `{program}` to open the browser with\n"));
    }
}

//! One file a verb: each takes its arguments, runs the stages and prints.

mod accept;
mod apply;
mod build;
mod bundle;
mod check;
mod completions;
mod correct;
mod explain;
mod explain_mention;
mod import;
mod init;
mod kept;
mod last;
mod looked;
mod mentions;
pub mod names;
mod new;
mod parts;
mod review;
mod search;
mod serve;
mod stats;
mod suggest;
mod takedown;
mod theme;
mod verify;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::{Cli, Command, NamesCommand};
use crate::diag::{Diag, terminal};
use crate::source::{self, Sources};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is wrong.
    Clean,
    /// The content has errors (or warnings that are denied).
    Content,
    /// Bad usage, or the machine failed.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Content => 1,
            Exit::Machine => 2,
        })
    }
}

/// Runs the command that was asked for.
///
/// # Errors
/// When the machine fails: a folder that cannot be read, a full disk.
pub fn run(cli: &Cli) -> anyhow::Result<Exit> {
    match &cli.command {
        Command::Init(args) => init::run(args),
        Command::New(args) => new::run(&root(cli)?, args),
        Command::Import(args) => import::run(cli, args),
        Command::Review(args) => review::run(&root(cli)?, args),
        Command::Check(args) => check::run(&root(cli)?, args),
        Command::Build(args) => build::run(&root(cli)?, args),
        Command::Takedown(args) => takedown::run(&root(cli)?, args),
        Command::Correct(args) => correct::run(&root(cli)?, args),
        Command::Serve(args) => serve::run(&root(cli)?, args),
        Command::Bundle(args) => bundle::run(&root(cli)?, args),
        Command::Verify(args) => verify::run(args),
        Command::Apply(args) => apply::run(args),
        Command::Suggest(args) => suggest::run(&root(cli)?, args),
        Command::Mentions(args) => mentions::run(&root(cli)?, args),
        Command::Names(NamesCommand::Compare(args)) => names::run(args),
        Command::Search(args) => search::run(&root(cli)?, args),
        Command::Explain(args) => explain::run(args),
        Command::ExplainMention(args) => explain_mention::run(&root(cli)?, args),
        Command::Theme(args) => theme::run(&root(cli)?, args),
        Command::Stats(args) => stats::run(&root(cli)?, args),
        Command::Completions(args) => completions::run(args),
    }
}

/// A build that leaves hidden names in texts, so that a test can see the leak check stop it: how it ended,
/// and the messages of its errors.
///
/// # Errors
/// When the machine fails.
#[doc(hidden)]
pub fn build_without_replacing(
    root: &std::path::Path,
    args: &crate::cli::BuildArgs,
) -> anyhow::Result<(Exit, Vec<String>)> {
    let mut said = Vec::new();
    let ended = build::run_with(root, args, crate::site::Replacing::Off, &mut |diags, _| {
        said.extend(diags.iter().filter(|diag| diag.is_error()).map(|diag| diag.message.to_string()));
    })?;
    Ok((ended, said))
}

/// Prints a machine error with its chain of causes.
pub fn complain(error: &anyhow::Error) {
    let _ = writeln!(std::io::stderr(), "casebook: {error:#}");
}

fn root(cli: &Cli) -> anyhow::Result<PathBuf> {
    match &cli.root {
        Some(root) => source::named_root(root),
        None => source::find_root(&std::env::current_dir()?),
    }
}

/// Prints to standard output; a reader that went away is no error.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

/// Says something beside the output proper.
fn note(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints diagnostics to standard error, in colour on a terminal.
fn report(diags: &[Diag], sources: &Sources, all: bool) {
    note(&reported(diags, sources, all));
}

/// Diagnostics as they are printed to standard error.
fn reported(diags: &[Diag], sources: &Sources, all: bool) -> String {
    terminal::render(diags, sources, all, in_colour())
}

/// Whether standard error shows colours.
fn in_colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// How a run with these diagnostics ends.
fn verdict(diags: &[Diag], deny_warnings: bool) -> Exit {
    let fatal = diags.iter().any(|diag| diag.is_error() || deny_warnings);
    if fatal { Exit::Content } else { Exit::Clean }
}

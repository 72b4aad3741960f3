//! The gate: a build may not take over a twentieth more instructions than was noted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::corpus::{Corpus, Outputs};
use crate::measure::instructions;
use crate::{place, program, repository};

/// How many articles the gate builds.
const ARTICLES: usize = 2_000;
/// How much more a build may take than was noted.
const SLACK: f64 = 5.0;

/// Where the number is noted.
fn noted_in() -> PathBuf {
    repository().join("benches/instructions.txt")
}

/// Counts and compares; with `set`, notes the number.
pub(crate) fn gate(set: bool) -> io::Result<()> {
    let counted = counted()?;
    let text = fs::read_to_string(noted_in())?;
    let is_number = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let noted = text.lines().find(is_number).and_then(|line| line.trim().parse::<u64>().ok());
    if set {
        let comments: String =
            text.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        println!("a build of {ARTICLES} articles: {counted} instructions; noted were {}", noted.unwrap_or(0));
        return fs::write(noted_in(), format!("{comments}{counted}\n"));
    }
    let noted =
        noted.ok_or_else(|| io::Error::other("benches/instructions.txt holds no number: run with --set"))?;
    let percent = (counted as f64 / noted as f64 - 1.0) * 100.0;
    println!("a build of {ARTICLES} articles: {counted} instructions, {percent:+.1} % of {noted}");
    if percent > SLACK {
        let help = "make it cheaper, or `cargo run --release -p casebook-bench -- --set` and say why in the same commit";
        return Err(io::Error::other(format!("that is over {SLACK} % more\nhelp: {help}")));
    }
    if percent < -SLACK {
        println!("note: `cargo run --release -p casebook-bench -- --set` keeps the gain");
    }
    Ok(())
}

fn counted() -> io::Result<u64> {
    let root: PathBuf = place().join("gate");
    let _ = fs::remove_dir_all(&root);
    Corpus::new(ARTICLES).write(&root, Outputs::All)?;
    let counted = count(&root);
    fs::remove_dir_all(&root)?;
    counted
}

fn count(root: &Path) -> io::Result<u64> {
    let root = root.to_string_lossy();
    instructions(&program()?, &["--root", &root, "build", "--no-cache"])?
        .ok_or_else(|| io::Error::other("valgrind is not installed: tests/install.sh installs it"))
}

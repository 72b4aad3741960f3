//! What building costs, on invented archives: `cargo run --release -p casebook-bench -- 1000 10000`.
//!
//! See `benches/README.md`. `--write` puts the table into ARCHITECTURE.md, `--gate` compares the instructions
//! of a build with those in `benches/instructions.txt`, `--set` notes them there, `--corpus N DIR` makes an archive,
//! `--hugo N DIR` the same for Hugo.

mod corpus;
mod floors;
mod gate;
mod hugo;
mod measure;
mod table;

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::corpus::{Corpus, Outputs};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> io::Result<()> {
    match *words {
        ["--write-floor", from, to] => floors::write(Path::new(from), Path::new(to)),
        ["--markdown-floor", folder] => floors::markdown(Path::new(folder)),
        ["--corpus", number, folder] => Corpus::new(count(number)?).write(Path::new(folder), Outputs::All),
        ["--hugo", number, folder] => hugo::write(&Corpus::new(count(number)?), Path::new(folder)),
        ["--gate"] => gate::gate(false),
        ["--set"] => gate::gate(true),
        _ => {
            let sizes = words.iter().filter(|word| **word != "--write").map(|word| count(word));
            let sizes = sizes.collect::<io::Result<Vec<usize>>>()?;
            let sizes = if sizes.is_empty() { vec![1_000] } else { sizes };
            table::table(&sizes, words.contains(&"--write"))
        }
    }
}

/// How many articles, as typed.
fn count(word: &str) -> io::Result<usize> {
    let number = word.replace([',', '_'], "").parse().ok().filter(|number| *number > 0);
    number
        .ok_or_else(|| io::Error::other(format!("`{word}` is no number of articles; see benches/README.md")))
}

/// The folder with the program's `Cargo.toml`.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where archives are made.
pub(crate) fn place() -> PathBuf {
    repository().join("target/bench")
}

/// The program that is measured: it lies beside this one, in `target/release/`.
pub(crate) fn program() -> io::Result<PathBuf> {
    let program = env::current_exe()?.with_file_name(format!("casebook{}", env::consts::EXE_SUFFIX));
    program.canonicalize().map_err(|_| io::Error::other("build the program first: `cargo build --release`"))
}

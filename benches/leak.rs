//! What the leak check costs beside one aho-corasick pass for the same words over the same bytes.
//!
//! usage: `cargo bench --bench leak -- SITE` (a site in which somebody is withheld, built into `SITE/public`)

#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use casebook::leak::LeakCheck;
use casebook::pipeline;

/// Rounds of which the fastest counts: the machine may be shared.
const ROUNDS: usize = 9;

fn main() -> anyhow::Result<()> {
    let Some(root) = std::env::args().skip(1).find(|word| !word.starts_with('-')).map(PathBuf::from) else {
        println!("name a built site: cargo bench --bench leak -- SITE");
        return Ok(());
    };
    let run = pipeline::run(&root)?;
    let check = LeakCheck::new(&run.archive.records, std::iter::empty());
    let words: Vec<&str> = check.words().collect();
    let automaton = |kind| AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(&words);
    let (usual, largest) = (automaton(None)?, automaton(Some(AhoCorasickKind::DFA))?);
    let files = files(&root.join("public"))?;
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {:.1} MB, {} words", files.len(), bytes as f64 / 1e6, words.len());
    let passes: [(&str, &dyn Fn() -> usize); 3] = [
        ("leak check", &|| files.iter().filter(|(path, bytes)| check.look(path, bytes).is_some()).count()),
        ("aho-corasick", &|| files.iter().map(|(_, bytes)| usual.find_iter(bytes).count()).sum()),
        ("aho-corasick as a DFA", &|| files.iter().map(|(_, bytes)| largest.find_iter(bytes).count()).sum()),
    ];
    let mut best = [f64::MAX; 3];
    for _ in 0..ROUNDS {
        for (at, (_, pass)) in passes.iter().enumerate() {
            let start = Instant::now();
            black_box(pass());
            best[at] = best[at].min(start.elapsed().as_secs_f64());
        }
    }
    for ((name, pass), seconds) in passes.iter().zip(best) {
        let speed = bytes as f64 / 1e6 / seconds;
        println!("{name:22} {seconds:6.3} s {speed:6.0} MB/s  x{:.2}  found {}", best[0] / seconds, pass());
    }
    Ok(())
}

fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut out = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            out.push((path, std::fs::read(entry.path())?));
        }
    }
    Ok(out)
}

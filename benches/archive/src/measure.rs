//! Running a program and counting what it costs.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use wait4::Wait4 as _;

/// What a run cost.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    pub(crate) user: f64,
    pub(crate) system: f64,
    pub(crate) wall: f64,
    /// Most memory held at a time, in MiB.
    pub(crate) memory: f64,
    /// Instructions outside the kernel, in millions, where `perf` counts them.
    pub(crate) instructions: Option<f64>,
}

/// Runs a command to its end; `Err` when it fails.
pub(crate) fn run(command: &Command) -> io::Result<Cost> {
    let count = env::temp_dir().join(format!("casebook-bench-{}.count", std::process::id()));
    let mut command = if perf_counts() { under_perf(command, &count) } else { copy_of(command) };
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    if !used.status.success() {
        return Err(io::Error::other(format!("{command:?} ended with {}", used.status)));
    }
    let counted = fs::read_to_string(&count).ok().and_then(|text| first_number(&text));
    let _ = fs::remove_file(&count);
    Ok(Cost {
        user: used.rusage.utime.as_secs_f64(),
        system: used.rusage.stime.as_secs_f64(),
        wall,
        memory: used.rusage.maxrss as f64 / 1024.0 / 1024.0,
        instructions: counted.map(|count| count / 1e6),
    })
}

fn copy_of(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    copy
}

fn under_perf(command: &Command, count: &Path) -> Command {
    let mut perf = Command::new("perf");
    perf.args(["stat", "-x,", "-e", "instructions:u", "-o"]).arg(count).arg("--");
    perf.arg(command.get_program()).args(command.get_args());
    perf
}

/// Whether `perf` is there and may count: in many virtual machines it may not.
fn perf_counts() -> bool {
    static COUNTS: OnceLock<bool> = OnceLock::new();
    *COUNTS.get_or_init(|| {
        let output = Command::new("perf").args(["stat", "-x,", "-e", "instructions:u", "true"]).output();
        output.is_ok_and(|output| first_number(&String::from_utf8_lossy(&output.stderr)).is_some())
    })
}

/// The first column of `perf stat -x,` that is a number.
fn first_number(text: &str) -> Option<f64> {
    text.lines().find_map(|line| line.split(',').next()?.parse().ok()).filter(|count| *count > 0.0)
}

/// Counts the instructions of a command with callgrind; `None` where that is not installed.
pub(crate) fn instructions(program: &Path, arguments: &[&str]) -> io::Result<Option<u64>> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(arguments);
    command.env("RAYON_NUM_THREADS", "1").stdout(Stdio::null());
    let output = match command.output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        output => output?,
    };
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected : ")).map(|row| row.1);
    let count = collected.and_then(|count| count.trim().parse().ok()).filter(|_| output.status.success());
    count
        .map(Some)
        .ok_or_else(|| io::Error::other(format!("callgrind ended with {}:\n{said}", output.status)))
}

/// The number of files below a folder, and their bytes.
pub(crate) fn size(folder: &Path) -> io::Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (count, length) =
            if entry.file_type()?.is_dir() { size(&entry.path())? } else { (1, entry.metadata()?.len()) };
        files += count;
        bytes += length;
    }
    Ok((files, bytes))
}

//! The `casebook` program: reads arguments, runs one command, maps to an exit code.

use std::process::ExitCode;

use casebook::cli::Cli;
use casebook::commands;
use clap::Parser as _;

/// Builds make and drop many small texts; the allocator is chosen by measure (see `ARCHITECTURE.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match commands::run(&cli) {
        Ok(code) => code.into(),
        Err(error) => {
            commands::complain(&error);
            commands::Exit::Machine.into()
        }
    }
}

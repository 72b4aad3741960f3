//! The `casebook` program: reads arguments, runs one command, maps to an exit code.

fn main() {}

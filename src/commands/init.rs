//! `casebook init`: an archive that builds, to start from.

use crate::cli::InitArgs;
use crate::commands::{Exit, print};
use crate::edit;

macro_rules! starter {
    ($($path:literal)*) => { [$(($path, include_str!(concat!("../../starter/", $path)))),*] };
}

/// Every file of a new archive. All people in it are plainly invented.
const FILES: [(&str, &str); 12] = starter![
    "casebook.toml"
    "gitignore"
    "content/articles/example-wire-2024-03-05-teacher.md"
    "content/cases/example-teacher.md"
    "content/media/exampletown-square.svg"
    "content/media/exampletown-square.toml"
    "content/outlets/example-wire.md"
    "content/pages/about.md"
    "content/pages/methods.md"
    "content/people/aidos-example.md"
    "content/people/bota-sample.md"
    "content/places/exampletown.md"
];

pub(super) fn run(args: &InitArgs) -> anyhow::Result<Exit> {
    anyhow::ensure!(
        edit::is_free(&args.dir)?,
        "{} is not empty\nhelp: `casebook init` makes a new folder, or takes an empty one",
        args.dir.display()
    );
    for (path, text) in FILES {
        let path = if path == "gitignore" { ".gitignore" } else { path };
        edit::create(&args.dir.join(path), text)?;
    }
    print(&format!(
        "A new archive lies in {0}. Next:\n  casebook --root {0} build\n  open {0}/public/index.html\n",
        args.dir.display()
    ))?;
    Ok(Exit::Clean)
}

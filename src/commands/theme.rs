//! `casebook theme`: copies of what is built in, and how they differ after an upgrade.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::cli::ThemeCommand;
use crate::commands::{Exit, print};
use crate::edit;
use crate::render::theme::eject::{self, Compared, Part, header, parts};

pub(super) fn run(root: &Path, command: &ThemeCommand) -> anyhow::Result<Exit> {
    match command {
        ThemeCommand::List => print(&list(root))?,
        ThemeCommand::Eject(args) => copy(root, &named(&args.names)?)?,
        ThemeCommand::Merged(args) => merged(root, &named(&args.names)?)?,
        ThemeCommand::Diff(args) => {
            let mut chosen = if args.names.is_empty() { parts() } else { named(&args.names)? };
            if args.names.is_empty() {
                chosen.retain(|part| root.join(&part.path).is_file());
            }
            for part in chosen {
                print(&compared(root, &part)?)?;
            }
        }
    }
    Ok(Exit::Clean)
}

fn named(names: &[String]) -> anyhow::Result<Vec<Part>> {
    names
        .iter()
        .map(|name| {
            eject::find(name).map_err(|near| {
                let help = match near.as_slice() {
                    [] => "`casebook theme list` lists them".to_owned(),
                    [near] => format!("did you mean {near}?"),
                    several => format!("one of: {}", several.join(", ")),
                };
                anyhow::anyhow!("no one built-in file is called `{name}`\nhelp: {help}")
            })
        })
        .collect()
}

/// What there is, and how a site's own stands to it.
fn list(root: &Path) -> String {
    let mut out = String::new();
    for part in parts() {
        let state = match fs::read_to_string(root.join(&part.path)) {
            Err(_) => "",
            Ok(copy) => match header(&copy).map(|header| header.digest == part.digest()) {
                Some(true) => "  replaced here",
                Some(false) => "  replaced here; the built-in one has changed since",
                None => "  replaced here by a file that says not of which version it is",
            },
        };
        let _ = writeln!(out, "{}{state}", part.path);
    }
    out
}

/// Copies all, or none if one of them is there already.
fn copy(root: &Path, parts: &[Part]) -> anyhow::Result<()> {
    for part in parts {
        anyhow::ensure!(
            !root.join(&part.path).exists(),
            "{} is there already; nothing was copied\nhelp: `casebook theme diff {}` compares it",
            part.path,
            part.path
        );
    }
    for part in parts {
        edit::create(&root.join(&part.path), &part.ejected())?;
        edit::replace(&root.join(part.original()), part.text.as_bytes())?;
        print(&format!("{}\n", part.path))?;
    }
    Ok(())
}

fn merged(root: &Path, parts: &[Part]) -> anyhow::Result<()> {
    for part in parts {
        let copy = read(root, part)?;
        edit::replace(&root.join(part.original()), part.text.as_bytes())?;
        edit::replace(&root.join(&part.path), part.with_header(eject::body(&copy)).as_bytes())?;
        print(&format!("{} goes with casebook {}\n", part.path, eject::VERSION))?;
    }
    Ok(())
}

fn read(root: &Path, part: &Part) -> anyhow::Result<String> {
    fs::read_to_string(root.join(&part.path)).with_context(|| {
        format!("there is no {} to compare\nhelp: `casebook theme eject {}` copies it", part.path, part.path)
    })
}

/// What the program changed in a file since it was copied, and what the archive did.
fn compared(root: &Path, part: &Part) -> anyhow::Result<String> {
    let copy = read(root, part)?;
    let (digest, version) = header(&copy).map_or((None, ""), |found| (Some(found.digest), found.version));
    let original = original(root, part, digest);
    let mut out = format!("{}\n", part.path);
    let Some(original) = original else {
        let Compared { by_site, .. } = part.compare(&copy, &part.text, eject::VERSION);
        let why = match digest {
            Some(_) => {
                format!("  what it was copied from, of casebook {version}, is not in {}", part.original())
            }
            None => "  it does not say which version it was copied from".to_owned(),
        };
        let _ = writeln!(out, "{why}: compared with the built-in one of casebook {}", eject::VERSION);
        out += &by_site.unwrap_or_else(|| "  nothing differs\n".to_owned());
        return Ok(out);
    };
    let Compared { by_program, by_site } = part.compare(&copy, &original, version);
    match &by_program {
        Some(difference) => {
            let _ = write!(out, "  the program has changed it since casebook {version}:\n{difference}");
            let _ = writeln!(out, "  when that is in your copy as well: casebook theme merged {}", part.path);
        }
        None => out += "  the program has not changed it since\n",
    }
    match &by_site {
        Some(difference) => {
            let _ = write!(out, "  changed here:\n{difference}");
        }
        None => out += "  nothing was changed here: without the copy the built-in one is used\n",
    }
    Ok(out)
}

/// What a copy was made from: what is built in still, or what was kept beside the copy.
fn original(root: &Path, part: &Part, digest: Option<&str>) -> Option<String> {
    let digest = digest?;
    if part.digest() == digest {
        return Some(part.text.clone());
    }
    let kept = fs::read_to_string(root.join(part.original())).ok()?;
    (Part { text: kept.clone(), ..part.clone() }.digest() == digest).then_some(kept)
}

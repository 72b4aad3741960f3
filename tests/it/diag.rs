//! Every kind of fault: what is printed of it, word for word, and that it
//! leaves what was published before alone.
//!
//! A folder `tests/diag/CODE` or `tests/diag/CODE-variant` is laid over
//! `tests/diag/base`; its `stderr.txt` is what `casebook build` prints then.
//! `SNAPSHOTS=overwrite cargo test` writes these files anew: read the change.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use casebook::diag::codes;
use rayon::prelude::*;
use snapbox::{Assert, Data};

use crate::site::{Site, assert_same, fixtures, program, relative};

const EXPECTED: &str = "stderr.txt";

/// Every folder of a fault, in order.
fn folders() -> Vec<(String, PathBuf)> {
    let parent = fixtures().join("diag");
    let mut folders: Vec<_> = fs::read_dir(&parent)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("base"))
        .map(|path| (relative(&path, &parent), path))
        .collect();
    folders.sort();
    folders
}

/// The base with one fault in it, which was built before the fault was there.
fn faulty(name: &str, folder: &std::path::Path, built: &Site) -> Site {
    let site = Site::small();
    site.overlay(built.root()).overlay(folder).remove(EXPECTED);
    if name == "C0607" {
        for number in 0..=8_000 {
            site.write(
                &format!("content/pages/page-{number}.md"),
                format!("+++\ntitle = \"{number}\"\n+++\n"),
            );
        }
    }
    site
}

#[test]
fn every_fault_prints_its_message_and_leaves_the_site_as_it_was() {
    let built = Site::small();
    built.build();
    let check = Assert::new().action_env("SNAPSHOTS");
    let failures: Vec<String> = folders()
        .par_iter()
        .filter_map(|(name, folder)| {
            let site = faulty(name, folder, &built);
            let ended = site.run(&["build"]);
            let expected = Data::read_from(&folder.join(EXPECTED), None);
            let printed = ended.stderr.replace(env!("CARGO_MANIFEST_DIR"), "");
            let outcome = check.try_eq(Some(name), printed.clone().into(), expected);
            let code = &name[..5];
            let is_error = printed.contains("error[");
            if !printed.contains(&format!("[{code}]")) {
                return Some(format!("{name}: {code} is not raised:\n{printed}"));
            }
            if ended.code != i32::from(is_error) {
                return Some(format!("{name}: exit code {}:\n{printed}", ended.code));
            }
            if is_error {
                assert_same(&built.public(), &site.public());
            }
            outcome.err().map(|difference| format!("{name}: {difference}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let named: BTreeSet<String> = folders().into_iter().map(|(name, _)| name[..5].to_owned()).collect();
    let known: BTreeSet<String> = codes::ALL.iter().map(|code| code.id().to_owned()).collect();
    assert_eq!(named, known);
}

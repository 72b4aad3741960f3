//! A build that is killed, or that the disk fails, loses nothing.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use crate::site::{Ended, Files, Site, assert_same, program};

/// Where files lie before they are put in place.
const STAGING: &str = ".casebook-staging";

/// A plain run tries some of the moments; where `CI` is set all of them.
fn moments() -> usize {
    if std::env::var_os("CI").is_some() { 200 } else { 12 }
}

/// Two states of one small site: what is published, and what is to be.
fn states() -> (Site, Files, Files) {
    let site = Site::small();
    site.write("content/pages/old.md", "+++\ntitle = \"Old\"\n+++\nThis page goes.\n");
    let before = site.build().public();
    site.remove("content/pages/old.md");
    site.write("content/pages/new.md", "+++\ntitle = \"New\"\n+++\nThis page comes.\n");
    site.edit("casebook.toml", "title = \"", "title = \"Another ");
    let after = Site::small();
    after.overlay(site.root());
    fs::remove_dir_all(after.path("public")).unwrap();
    let after = after.build().public();
    (site, before, after)
}

#[test]
fn a_build_killed_at_two_hundred_moments_leaves_whole_files() {
    let (site, before, after) = states();
    let mut interrupted = 0;
    let mut dice = 0x5eed_u64;
    for moment in 0..moments() {
        publish(&site, &before);
        dice = dice.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let wanted = (dice >> 33) as usize % (after.len() + 2);
        interrupted += usize::from(killed_after(&site, wanted, dice >> 63 == 0));
        for (path, bytes) in site.public().iter().filter(|(path, _)| !path.starts_with(STAGING)) {
            let whole = before.get(path) == Some(bytes) || after.get(path) == Some(bytes);
            assert!(whole, "{path} is torn at moment {moment}");
        }
        site.build();
        assert_same(&after, &site.public());
    }
    assert!(interrupted > moments() / 4, "only {interrupted} builds were caught in the act");
}

/// Puts files in `public/` and nothing else.
fn publish(site: &Site, files: &Files) {
    fs::remove_dir_all(site.path("public")).unwrap();
    for (path, bytes) in files {
        site.write(&format!("public/{path}"), bytes);
    }
}

/// Kills a build once so many files are staged, or so many staged files have gone to their place.
fn killed_after(site: &Site, wanted: usize, staging: bool) -> bool {
    let mut child = site.command(&["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let folder = site.path("public").join(STAGING);
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let entries = walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok);
        let staged = entries.filter(|entry| entry.file_type().is_file()).count();
        most = most.max(staged);
        let reached = if staging { staged >= wanted } else { most > staged && most - staged >= wanted };
        if reached {
            break;
        }
    }
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

/// A shell command around the program; `"$@"` is the build.
fn through_shell(site: &Site, script: &str) -> Ended {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(program().get_program()).arg("build");
    command.env_clear().env("PATH", "/usr/bin:/bin").current_dir(site.root());
    Ended::from(command.output().unwrap())
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let (site, before, after) = states();
    for kilobytes in [0, 1, 4] {
        publish(&site, &before);
        // Files cannot grow beyond this, as on a full disk; without the trap the process would be killed.
        let limit = kilobytes * 1024;
        let ended = through_shell(&site, &format!("trap '' XFSZ; exec prlimit --fsize={limit} -- \"$@\""));
        assert_eq!(ended.code, 2, "{limit}: {}{}", ended.stdout, ended.stderr);
        assert!(ended.stderr.starts_with("casebook: cannot write "), "{}", ended.stderr);
        assert!(ended.stderr.contains("public/"), "{}", ended.stderr);
        assert_same(&before, &site.public());
    }
    site.build();
    assert_same(&after, &site.public());
}

#[test]
fn folders_that_cannot_be_written_are_told_and_lose_nothing() {
    let (site, before, after) = states();
    publish(&site, &before);
    let modes = |mode: u32| {
        let folders = ["public", "public/articles", "public/people", ""];
        folders.iter().for_each(|folder| {
            fs::set_permissions(site.path(folder), fs::Permissions::from_mode(mode)).unwrap()
        });
    };
    modes(0o555);
    let is_root = fs::write(site.path("public/probe"), "").is_ok();
    fs::remove_file(site.path("public/probe")).ok();
    // Root may write anywhere: then somebody else builds.
    let who = if is_root { "setpriv --reuid=65534 --regid=65534 --clear-groups -- " } else { "" };
    let ended = through_shell(&site, &format!("exec {who}\"$@\""));
    modes(0o755);
    assert_eq!(ended.code, 2, "{}{}", ended.stdout, ended.stderr);
    assert!(
        ended.stderr.starts_with("casebook: cannot ") && ended.stderr.contains("public/"),
        "{}",
        ended.stderr
    );
    assert_same(&before, &site.public());
    site.build();
    assert_same(&after, &site.public());
}

#[test]
fn staging_that_a_killed_build_left_is_cleared() {
    let (site, before, after) = states();
    publish(&site, &before);
    site.write(&format!("public/{STAGING}/articles/half.html"), "<p>half");
    site.build();
    let left: BTreeMap<_, _> = site.public();
    assert_same(&after, &left);
}

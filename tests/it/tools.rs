//! Programs that some tests need and cargo does not bring: `tests/install.sh` installs them.

use std::path::{Path, PathBuf};

use crate::site::repository;

/// Finds a program on the path or at one of these places. Where it is not there, CI fails and everybody
/// else is told what to install: the test then shows nothing.
#[allow(clippy::print_stderr, reason = "who lacks it is told what to install")]
pub(crate) fn find(name: &str, places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|folder| folder.join(name));
    let found = on_path.chain(places.iter().map(PathBuf::from)).find(|path| path.is_file());
    if found.is_none() {
        let message = format!("{name} is not there: run tests/install.sh, or install it");
        assert!(std::env::var_os("CI").is_none(), "{message}");
        eprintln!("skipped: {message}");
    }
    found
}

/// The Python into which `tests/install.sh` puts the readers of `tests/validators.txt`.
pub(crate) fn validators() -> Option<PathBuf> {
    let place = repository().join("target/tools/validators/bin/python");
    find("casebook-validators", &[place.to_str().unwrap()])
}

/// The first block of code in `docs/deploy/PAGE.md` that is marked with a name.
pub(crate) fn recipe(page: &str, name: &str) -> String {
    let path = repository().join(format!("docs/deploy/{page}.md"));
    let text = std::fs::read_to_string(&path).unwrap();
    let start = format!("```{name}\n");
    let (_, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{} has no {start}", path.display()));
    rest.split("```").next().unwrap().to_owned()
}

/// Whether the tests run as root.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0)
}

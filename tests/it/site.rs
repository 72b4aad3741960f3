//! A site in a folder of its own, and the real program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

/// A temporary site; its folder goes away with it.
///
/// It lies outside the repository, so that no `.git` stands above it.
pub(crate) struct Site {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Every file of a folder with its bytes, by path with `/` between its parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

impl Site {
    /// An empty folder.
    pub(crate) fn empty() -> Site {
        Site { folder: TempDir::with_prefix("casebook-test-").unwrap() }
    }

    /// A copy of a folder below `tests/`.
    pub(crate) fn copy_of(fixture: &str) -> Site {
        let site = Site::empty();
        site.overlay(&fixtures().join(fixture));
        site
    }

    /// The smallest site without a fault: one outlet, one report, one person, one case.
    pub(crate) fn small() -> Site {
        Site::copy_of("diag/base")
    }

    /// Copies a folder over this one. A folder `dot-git` becomes `.git`, which
    /// cannot be kept under version control itself.
    pub(crate) fn overlay(&self, from: &Path) -> &Site {
        for (path, bytes) in files(from) {
            self.write(&path.replace("dot-git", ".git"), bytes);
        }
        self
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Site {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Site {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Replaces a text that must stand in a file.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Site {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, text.replace(from, to))
    }

    /// The program with this site as its folder and nothing else in its environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(self.root()).args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Ended::from(self.command(arguments).output().unwrap())
    }

    /// Builds; a fault is a failure of the test.
    #[track_caller]
    pub(crate) fn build(&self) -> &Site {
        let ended = self.run(&["build"]);
        assert_eq!(ended.code, 0, "{}{}", ended.stdout, ended.stderr);
        self
    }

    /// What is published.
    pub(crate) fn public(&self) -> Files {
        files(&self.path("public"))
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Ended {
        Ended {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, in an empty environment.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.env_clear().stdin(Stdio::null());
    command
}

/// The folder `tests/`.
pub(crate) fn fixtures() -> PathBuf {
    repository().join("tests")
}

/// The folder with `Cargo.toml`.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder; none if it is not there.
pub(crate) fn files(folder: &Path) -> Files {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (relative(entry.path(), folder), fs::read(entry.path()).unwrap()))
        .collect()
}

/// A path below a folder, with `/` between its parts.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap();
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_str().unwrap()).collect();
    parts.join("/")
}

/// Says which files differ, instead of printing two sites.
#[track_caller]
pub(crate) fn assert_same(left: &Files, right: &Files) {
    let changed = changed(left, right);
    assert!(changed.is_empty(), "these files differ: {changed:#?}");
}

/// The paths that are not in both, or not with the same bytes.
pub(crate) fn changed(left: &Files, right: &Files) -> Vec<String> {
    let paths: std::collections::BTreeSet<_> = left.keys().chain(right.keys()).collect();
    paths.into_iter().filter(|path| left.get(*path) != right.get(*path)).cloned().collect()
}

//! Load: the only reader of a site's folder.
//!
//! Texts come in path order, so that everything after is independent of the
//! order in which a file system lists them. Symbolic links are not followed.

mod aside;
pub mod stamps;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use siphasher::sip128::SipHasher13;
use walkdir::WalkDir;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::source::aside::{Aside, Place};
use crate::text::hex::hex;

/// Every text that a run reads, in path order.
#[derive(Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<SourceFile>,
    /// How many bytes of texts are in memory.
    held: usize,
    aside: Aside,
}

/// How many bytes of texts stay in memory; those that come after are kept aside. Fewer where assertions are on, so
/// that the archives of tests are large ones.
const HELD: usize = if cfg!(debug_assertions) { 4 << 10 } else { 8 << 20 };
/// How many files are read before the first of them is put away.
const AT_ONCE: usize = 512;

/// Every folder of a site that a run reads. A run that has nothing to do is known by looking at these.
const FOLDERS: [&str; 5] = ["content", "private", "captures", TEMPLATES, MESSAGES];
/// The folders of pictures.
const MEDIA: [&str; 2] = ["content/media", "private/media"];

/// Whether a path is that of a picture, or of what is said of one.
fn is_media(path: &str) -> bool {
    let below =
        MEDIA.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    below && !path.ends_with(".md")
}

/// The folder of a site's own templates.
const TEMPLATES: &str = "templates";
/// The folder of a site's own interface texts.
const MESSAGES: &str = "messages";

/// One text and where it came from.
#[derive(Debug)]
struct SourceFile {
    path: Box<str>,
    text: Held,
    digest: u128,
}

/// A text, in memory or aside.
#[derive(Debug)]
enum Held {
    Here(Box<str>),
    Aside(Place),
}

impl Sources {
    /// Adds a text under a path relative to the site, with `/` between its parts.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let digest = digest_of(text.as_bytes());
        self.add_known(path.into(), text, digest)
    }

    fn add_known(&mut self, path: String, text: String, digest: u128) -> FileId {
        let aside = if self.held > HELD { self.aside.put(&text, &self.root) } else { None };
        let text = aside.map_or_else(|| Held::Here(text.into_boxed_str()), Held::Aside);
        if let Held::Here(text) = &text {
            self.held += text.len();
        }
        self.files.push(SourceFile { path: path.into_boxed_str(), text, digest });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer than 2^32 files"))
    }

    /// Returns the path of a file, relative to the site.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// Returns the whole text of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> Cow<'_, str> {
        match &self.files[file.0 as usize].text {
            Held::Here(text) => Cow::Borrowed(text),
            Held::Aside(place) => self.slice(Span::new(file, 0, place.length())),
        }
    }

    /// A SipHash-1-3 of the bytes of a file: two files with the same have the same text.
    #[must_use]
    pub fn digest(&self, file: FileId) -> u128 {
        self.files[file.0 as usize].digest
    }

    /// Returns the text under a span.
    ///
    /// # Panics
    /// When the span lies in no text.
    #[must_use]
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        self.get(span).expect("a span lies in its text")
    }

    /// Returns the text under a span; `None` where none does, or where it would cut a letter.
    #[must_use]
    pub fn get(&self, span: Span) -> Option<Cow<'_, str>> {
        let range = span.start as usize..span.end as usize;
        match &self.files.get(span.file.0 as usize)?.text {
            Held::Here(text) => text.get(range).map(Cow::Borrowed),
            Held::Aside(place) => self.aside.read(*place, range).map(Cow::Owned),
        }
    }

    /// Lists the files of records: everything but the settings, templates and interface texts.
    pub fn records(&self) -> impl Iterator<Item = FileId> + '_ {
        self.ids().skip(1).filter(|file| {
            let path = self.path(*file);
            !path.starts_with("templates/") && !path.starts_with("messages/") && !is_media(path)
        })
    }

    /// Lists pictures and what is said of them: the files below `content/media` and `private/media`.
    /// A picture has no text.
    pub fn media(&self) -> impl Iterator<Item = FileId> + '_ {
        self.ids().filter(|file| is_media(self.path(*file)))
    }

    /// Where a file lies on this machine.
    #[must_use]
    pub fn place(&self, file: FileId) -> PathBuf {
        self.root.join(self.path(file))
    }

    /// Finds a file by its path, relative to the site.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.ids().find(|file| self.path(*file) == path)
    }

    /// Returns the words of a line, from 1; the file as a whole if it has no such line.
    #[must_use]
    pub fn line(&self, file: FileId, number: usize) -> Span {
        let mut at = 0;
        for (index, line) in self.text(file).split_inclusive('\n').enumerate() {
            if index + 1 == number {
                let indent = line.len() - line.trim_start().len();
                return Span::new(file, at + indent, at + line.trim_end().len().max(indent));
            }
            at += line.len();
        }
        Span::whole(file)
    }

    /// Lists the files: the settings, records in path order, templates in path order.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).expect("fewer than 2^32 files")).map(FileId)
    }

    /// Counts line and column (in characters) of a span's first byte, from 1;
    /// `(1, 1)` for the file as a whole.
    #[must_use]
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        if span.end == 0 {
            return (1, 1);
        }
        let text = self.text(span.file);
        let before = &text[..span.start as usize];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// A site's folder as read: its settings and its records.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every text read. File 0 is `casebook.toml`.
    pub sources: Sources,
    /// Template overrides: `(name below templates/, text)`, in name order.
    pub templates: Vec<(String, String)>,
    /// Whether the site lies in a git work tree that does not ignore `private/`.
    pub private_is_tracked: bool,
}

/// Finds the site's folder: the one with `casebook.toml` at or above `start`.
///
/// # Errors
/// When no folder up to the root holds a `casebook.toml`.
pub fn find_root(start: &Path) -> anyhow::Result<PathBuf> {
    let start = fs::canonicalize(start).with_context(|| format!("cannot open {}", start.display()))?;
    for folder in start.ancestors() {
        if folder.join("casebook.toml").is_file() {
            return Ok(folder.to_path_buf());
        }
    }
    anyhow::bail!(
        "no casebook.toml in {} or above it\nhelp: `casebook init DIR` makes a site; `--root DIR` names one",
        start.display()
    )
}

/// Checks a folder that was named as the site's.
///
/// # Errors
/// When it holds no `casebook.toml`.
pub fn named_root(root: &Path) -> anyhow::Result<PathBuf> {
    anyhow::ensure!(
        root.join("casebook.toml").is_file(),
        "no casebook.toml in {}\nhelp: `casebook init DIR` makes a site",
        root.display()
    );
    Ok(root.to_path_buf())
}

/// Reads a site: settings, records under `content/` and `private/`, templates, interface texts.
///
/// A file that is not UTF-8 is a content error; what can be read of it is read on.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn load(root: &Path) -> anyhow::Result<Checked<Loaded>> {
    let sources = Sources { root: root.to_path_buf(), ..Sources::default() };
    let mut loaded = Loaded { sources, private_is_tracked: tracks_private(root), ..Loaded::default() };
    let mut diags = Vec::new();
    let mut paths = vec![PathBuf::from("casebook.toml")];
    for folder in ["content", "private"] {
        paths.extend(list(root, folder, "md")?);
    }
    for paths in paths.chunks(AT_ONCE) {
        let texts: Vec<anyhow::Result<Read>> = paths.par_iter().map(|path| read(&root.join(path))).collect();
        for (path, bytes) in paths.iter().zip(texts) {
            add_text(&mut loaded.sources, path, bytes?, &mut diags);
        }
    }
    for path in
        MEDIA.iter().map(|folder| list(root, folder, "")).collect::<anyhow::Result<Vec<_>>>()?.concat()
    {
        match path.extension().is_some_and(|ending| ending == "toml") {
            true => add_text(&mut loaded.sources, &path, read(&root.join(&path))?, &mut diags),
            false if path.extension().is_some_and(|ending| ending == "md") => continue,
            false => loaded.sources.add(slashed(&path), ""),
        };
    }
    for path in list(root, TEMPLATES, "")? {
        let file = add_text(&mut loaded.sources, &path, read(&root.join(&path))?, &mut diags);
        let name = slashed(path.strip_prefix(TEMPLATES).unwrap_or(&path));
        loaded.templates.push((name, loaded.sources.text(file).into_owned()));
    }
    for path in list(root, MESSAGES, "ftl")? {
        add_text(&mut loaded.sources, &path, read(&root.join(&path))?, &mut diags);
    }
    Ok(Checked { value: loaded, diags })
}

/// Reads the settings alone; the checks of a whole site are elsewhere.
///
/// # Errors
/// When they cannot be read.
pub fn settings(root: &Path) -> anyhow::Result<Sources> {
    let mut sources = Sources { root: root.to_path_buf(), ..Sources::default() };
    let name = Path::new("casebook.toml");
    add_text(&mut sources, name, read(&root.join(name))?, &mut Vec::new());
    Ok(sources)
}

/// Reads a picture; of one that is larger than any may be, a byte more than is allowed.
///
/// # Errors
/// When it cannot be read.
pub fn picture(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let most = crate::media::LARGEST as u64 + 1;
    file.take(most).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

/// Counts the lines of the captures that are asked for and present: files
/// `captures/<sha256>.<ending>`.
///
/// # Errors
/// When one of them cannot be read.
pub fn capture_lines(root: &Path, wanted: &BTreeSet<String>) -> anyhow::Result<BTreeMap<String, u32>> {
    let mut out = BTreeMap::new();
    if wanted.is_empty() {
        return Ok(out);
    }
    for path in list(root, "captures", "")? {
        let digest = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if wanted.contains(&digest) && path.extension().is_some_and(|ending| ending != "toml") {
            let Read { bytes, .. } = read(&root.join(&path))?;
            let lines = bytes.split(|byte| *byte == b'\n').count() - usize::from(bytes.ends_with(b"\n"));
            out.insert(digest, u32::try_from(lines).unwrap_or(u32::MAX));
        }
    }
    Ok(out)
}

/// Reads every capture `captures/<sha256>.<ending>` again, and lists those whose
/// bytes no longer have that SHA-256: `(path, the digest in its name)`, in path order.
///
/// # Errors
/// When one of them cannot be read.
pub fn changed_captures(root: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let changed = |path: &PathBuf| -> anyhow::Result<Option<(String, String)>> {
        let named = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_digest = named.len() == 64 && named.bytes().all(hexadecimal);
        if !is_digest || path.extension().is_some_and(|ending| ending == "toml") {
            return Ok(None);
        }
        let whole = root.join(path);
        let found = digest(&whole).with_context(|| format!("cannot read {}", whole.display()))?;
        Ok((found != named).then(|| (slashed(path), named)))
    };
    let paths = list(root, "captures", "")?;
    let found: Vec<_> = paths.par_iter().map(changed).collect::<anyhow::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Reads what is published, file by file, and gives the SHA-256 of those that `wanted` picks, in order;
/// `None` where nothing was published. Only files that the manifest lists are read.
///
/// # Errors
/// When a file cannot be read.
pub fn published(
    folder: &Path,
    wanted: &(dyn Fn(&str, &[u8]) -> bool + Sync),
) -> anyhow::Result<Option<Vec<String>>> {
    let manifest = match fs::read_to_string(folder.join(crate::write::MANIFEST)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", folder.display())),
    };
    let paths: Vec<&str> = manifest.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    let inside = |path: &&&str| path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let hash = |path: &&str| -> anyhow::Result<Option<String>> {
        let bytes = match fs::read(folder.join(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.with_context(|| format!("cannot read {}", folder.join(path).display()))?,
        };
        Ok(wanted(path, &bytes).then(|| hex(&Sha256::digest(&bytes))))
    };
    let found: Vec<_> = paths.par_iter().filter(inside).map(hash).collect::<anyhow::Result<_>>()?;
    let mut hashes: Vec<String> = found.into_iter().flatten().collect();
    hashes.sort_unstable();
    hashes.dedup();
    Ok(Some(hashes))
}

/// The SHA-256 of a file in lower-case hexadecimal, read piece by piece.
fn digest(path: &Path) -> io::Result<String> {
    let (mut file, mut hasher) = (fs::File::open(path)?, Sha256::new());
    let mut piece = vec![0; 64 << 10];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&hasher.finalize())),
            count => hasher.update(&piece[..count]),
        }
    }
}

/// Whether a `.git` lies at or above the site and its `.gitignore` does not
/// name `private`. Only the site's own file is read: a wrong alarm costs a line.
#[must_use]
pub fn tracks_private(root: &Path) -> bool {
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let named = ignored.lines().any(|line| line.trim().trim_matches('/') == "private");
    !named && root.ancestors().any(|folder| folder.join(".git").exists())
}

/// Warns of records in `private/` that version control would keep.
#[must_use]
pub fn tracked_private(sources: &Sources) -> Option<Diag> {
    let first = sources.ids().find(|file| sources.path(*file).starts_with("private/"))?;
    let message = "withheld records lie in a folder under version control that does not ignore `private/`";
    let diag = Diag::warning(codes::PRIVATE_TRACKED, Span::whole(first), message);
    Some(diag.help("add a line `/private/` to .gitignore"))
}

fn add_text(sources: &mut Sources, path: &Path, read: Read, diags: &mut Vec<Diag>) -> FileId {
    let Read { bytes, digest } = read;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            sources.add_known(slashed(path), text, digest)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = sources.add_known(slashed(path), text, digest);
            let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            diags.push(
                Diag::error(codes::NOT_UTF8, span, "not UTF-8: here are bytes that make no character")
                    .help("open the file in an editor that knows its encoding, and save it as UTF-8"),
            );
            file
        }
    }
}

/// A file as it was read.
struct Read {
    bytes: Vec<u8>,
    digest: u128,
}

fn read(path: &Path) -> anyhow::Result<Read> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Read { digest: digest_of(&bytes), bytes })
}

fn digest_of(bytes: &[u8]) -> u128 {
    SipHasher13::new().hash(bytes).as_u128()
}

/// Lists the files under `folder` (relative to the root) in path order; none if it is absent.
fn list(root: &Path, folder: &str, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let looked_at = |known: &&str| Path::new(folder).starts_with(known);
    debug_assert!(FOLDERS.iter().any(looked_at), "{folder} is read, but not looked at for changes");
    let base = root.join(folder);
    let mut out = Vec::new();
    if !base.is_dir() {
        return Ok(out);
    }
    for entry in WalkDir::new(&base).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {}", base.display()))?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let wanted = extension.is_empty() || path.extension().is_some_and(|found| found == extension);
        if entry.file_type().is_file() && wanted && !hidden {
            out.push(path.strip_prefix(root).unwrap_or(path).to_path_buf());
        }
    }
    out.sort_by_key(|path| slashed(path));
    Ok(out)
}

/// Writes a path with `/` between its parts, whatever the machine's habit.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

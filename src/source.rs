//! Load: the only reader of a site's folder.
//!
//! Texts come in path order, so that everything after is independent of the
//! order in which a file system lists them. Symbolic links are not followed.

pub mod stamps;
mod texts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use siphasher::sip128::SipHasher13;
use walkdir::WalkDir;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::source::stamps::{Files, Stamp};
use crate::source::texts::{Held, Texts};
use crate::text::hex::hex;

/// Every text that a run reads, in path order.
#[derive(Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<SourceFile>,
    texts: Texts,
}

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
    /// What the file looked like before it was read, where any later change would show.
    stamp: Option<Stamp>,
}

/// A file that was read by an earlier run: as long as it looks the same, it need not be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// What it looked like.
    pub stamp: Stamp,
    /// What [`Sources::digest`] said of it.
    pub digest: u128,
    /// How many bytes its text has.
    pub length: u32,
}

/// What is known before a site is read: what its files look like now, and which of them were read before.
#[derive(Debug, Clone, Copy)]
pub struct Before<'b> {
    /// The files of the site.
    pub files: &'b Files,
    /// When they were looked at, since 1970.
    pub now: Duration,
    /// What is known of those that were read, by path.
    pub known: &'b FxHashMap<&'b str, Known>,
}

impl Sources {
    /// Adds a text under a path relative to the site, with `/` between its parts.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let digest = digest_of(text.as_bytes());
        self.add_known(path.into(), text, digest)
    }

    fn add_known(&mut self, path: String, text: String, digest: u128) -> FileId {
        let text = self.texts.hold(text);
        self.push(SourceFile { path: path.into_boxed_str(), text, digest, stamp: None })
    }

    fn add_unread(&mut self, path: String, Known { stamp, digest, length }: Known) {
        let text = Held::late(length as usize);
        self.push(SourceFile { path: path.into_boxed_str(), text, digest, stamp: Some(stamp) });
    }

    fn push(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
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
        let known = &self.files[file.0 as usize];
        self.texts.read(&known.text, None, &|| self.late(known)).expect("a text has all of itself")
    }

    /// Reads a file that was left unread; `None` where it is no longer the one that was known.
    fn late(&self, file: &SourceFile) -> Option<String> {
        let Read { bytes, digest } = read(&self.root.join(&*file.path)).ok()?;
        String::from_utf8(bytes).ok().filter(|_| digest == file.digest).map(without_mark)
    }

    /// Whether every text was what it was known to be. One that was not is blank, and whatever was made from it
    /// must not be kept.
    #[must_use]
    pub fn are_as_known(&self) -> bool {
        self.texts.are_as_known()
    }

    /// What is known of a file for the next run, where that may be relied upon.
    #[must_use]
    pub fn known(&self, file: FileId) -> Option<Known> {
        let SourceFile { text, digest, stamp, .. } = &self.files[file.0 as usize];
        Some(Known { stamp: (*stamp)?, digest: *digest, length: u32::try_from(text.length()).ok()? })
    }

    /// Whether a file looks as it did when an earlier run read it.
    #[must_use]
    pub fn is_unread(&self, file: FileId) -> bool {
        matches!(self.files[file.0 as usize].text, Held::Late(_))
    }

    /// A SipHash-1-3 of the bytes of a file: two files with the same have, as good as surely, the same text.
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
        let file = self.files.get(span.file.0 as usize)?;
        self.texts.read(&file.text, Some(range), &|| self.late(file))
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
    load_again(root, None)
}

/// The same where something is known: a file that looks as it did is read when its text is asked for.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn load_again(root: &Path, before: Option<Before<'_>>) -> anyhow::Result<Checked<Loaded>> {
    let sources = Sources { texts: Texts::of(root), root: root.to_path_buf(), ..Sources::default() };
    let mut loaded = Loaded { sources, private_is_tracked: tracks_private(root), ..Loaded::default() };
    let mut diags = Vec::new();
    add_text(&mut loaded.sources, Path::new("casebook.toml"), read(&root.join("casebook.toml"))?, &mut diags);
    let files = match before {
        Some(before) => seen(before),
        None => listed(root)?,
    };
    loaded.sources.files.reserve_exact(files.len());
    for files in files.chunks(AT_ONCE) {
        let text = |file: &Found| file.known.is_none().then(|| read(&root.join(&file.path)));
        let texts: Vec<Option<anyhow::Result<Read>>> = files.par_iter().map(text).collect();
        for (Found { path, stamp, known }, text) in files.iter().zip(texts) {
            if let Some(known) = known {
                loaded.sources.add_unread(slashed(path), *known);
            } else if let Some(read) = text {
                let faults = diags.len();
                let file = add_text(&mut loaded.sources, path, read?, &mut diags);
                loaded.sources.files[file.0 as usize].stamp = stamp.filter(|_| diags.len() == faults);
            }
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
    let mut sources = Sources { texts: Texts::of(root), root: root.to_path_buf(), ..Sources::default() };
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
        Ok(text) => sources.add_known(slashed(path), without_mark(text), digest),
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

/// A text without the mark that some editors put before it.
fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// A file of a record, before it is read.
struct Found {
    path: PathBuf,
    /// What it looks like, where any later change would show.
    stamp: Option<Stamp>,
    /// What is known of it, if it is as it was.
    known: Option<Known>,
}

/// The files of records as they were seen. What is withheld as a file is read each time, and nothing of it is kept.
fn seen(Before { files, now, known }: Before<'_>) -> Vec<Found> {
    let rows = files.iter().filter(|row| row.is_file && is_record(&row.path));
    let found = rows.map(|row| {
        let stamp = Some(row.stamp).filter(|stamp| stamp.is_settled(now));
        let path = row.path.to_str().filter(|path| !path.starts_with("private/"));
        let known = path.and_then(|path| known.get(path)).filter(|known| Some(known.stamp) == stamp);
        Found {
            path: PathBuf::from(&row.path),
            stamp: stamp.filter(|_| path.is_some()),
            known: known.copied(),
        }
    });
    found.collect()
}

/// The files of records.
fn listed(root: &Path) -> anyhow::Result<Vec<Found>> {
    let paths = [list(root, "content", "md")?, list(root, "private", "md")?].concat();
    Ok(paths.into_iter().map(|path| Found { path, stamp: None, known: None }).collect())
}

/// Whether a path is that of a record's file.
fn is_record(path: &OsStr) -> bool {
    let path = path.as_encoded_bytes();
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let of_records = path.starts_with(b"content/") || path.starts_with(b"private/");
    of_records && path.ends_with(b".md") && name != b".md" && !name.starts_with(b".")
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

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    /// A site with one record, and how its files look.
    fn site(text: &str) -> (tempfile::TempDir, Files, Duration) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/people")).unwrap();
        fs::write(folder.path().join("casebook.toml"), "").unwrap();
        fs::write(folder.path().join("content/people/aidos.md"), text).unwrap();
        let files = Files::of_site(folder.path()).unwrap();
        let now = std::time::UNIX_EPOCH.elapsed().unwrap() + HOUR;
        (folder, files, now)
    }

    fn again(folder: &Path, files: &Files, now: Duration, known: Option<Known>) -> Sources {
        let known = known.map(|known| ("content/people/aidos.md", known)).into_iter().collect();
        load_again(folder, Some(Before { files, now, known: &known })).unwrap().value.sources
    }

    #[test]
    fn a_file_that_looks_as_it_did_is_read_when_its_text_is_asked_for() {
        let (folder, files, now) = site("\u{feff}Aidos came.");
        let first = again(folder.path(), &files, now, None);
        assert!(!first.is_unread(FileId(1)));
        let known = first.known(FileId(1));
        let second = again(folder.path(), &files, now, known);
        assert!(second.is_unread(FileId(1)));
        assert_eq!((second.known(FileId(1)), second.digest(FileId(1))), (known, first.digest(FileId(1))));
        assert_eq!(second.slice(Span::new(FileId(1), 6, 10)), "came");
        assert_eq!(second.text(FileId(1)), "Aidos came.");
        assert!(second.are_as_known());
    }

    #[test]
    fn a_file_that_changes_before_its_text_is_asked_for_is_noticed() {
        let (folder, files, now) = site("Aidos came.");
        let known = again(folder.path(), &files, now, None).known(FileId(1));
        for text in [Some("Aidos left."), Some("Aidos came back."), None] {
            let sources = again(folder.path(), &files, now, known);
            match text {
                Some(text) => fs::write(folder.path().join("content/people/aidos.md"), text).unwrap(),
                None => fs::remove_file(folder.path().join("content/people/aidos.md")).unwrap(),
            }
            assert!(sources.are_as_known(), "nobody has asked");
            assert_eq!(sources.text(FileId(1)).trim(), "");
            assert_eq!(sources.text(FileId(1)).len(), 11, "every place in it can be asked for");
            assert!(!sources.are_as_known());
        }
    }

    #[test]
    fn nothing_is_known_of_what_changed_a_moment_ago_or_lies_in_private() {
        let (folder, files, now) = site("Aidos came.");
        assert_eq!(again(folder.path(), &files, now - HOUR, None).known(FileId(1)), None);
        fs::create_dir_all(folder.path().join("private/people")).unwrap();
        let to = folder.path().join("private/people/aidos.md");
        fs::rename(folder.path().join("content/people/aidos.md"), to).unwrap();
        let files = Files::of_site(folder.path()).unwrap();
        assert_eq!(again(folder.path(), &files, now, None).known(FileId(1)), None);
    }
}

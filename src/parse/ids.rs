//! Every id of a site, known from the names of its files.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::model::{Kind, RecordId, Records};
use crate::parse::removal;
use crate::source::Sources;
use crate::text::lang::language_tag;
use crate::text::nearest::nearest;
use crate::text::slug::{IdFault, check_id};

/// Pages that the program makes itself, at the top of the site.
const OWN_PAGES: &[&str] = &[
    "search",
    "verify",
    "timeline",
    "corrections",
    "map",
    "404",
    "articles",
    "people",
    "cases",
    "organisations",
    "places",
    "outlets",
    "lists",
    "feeds",
    "data",
    "assets",
    "manifest",
];

/// Whether a page of this id would stand where the program makes one, or be taken for the introduction or
/// the methods.
pub(super) fn is_own_page(id: &str) -> bool {
    OWN_PAGES.contains(&id) || matches!(id, "home" | "methods" | "index")
}

/// All ids, and the files they come from.
#[derive(Debug, Default)]
pub struct Ids {
    by_kind: [Vec<(String, FileId)>; 7],
    lookup: [FxHashMap<String, u32>; 7],
    /// Ids that differ from one of a record in case only, sorted.
    twins: [Vec<String>; 7],
    translations: Vec<(RecordId, String, FileId)>,
    tombstones: Vec<(RecordId, FileId)>,
}

/// What an id leads to.
pub type Found = Option<RecordId>;

impl Ids {
    /// Collects the ids of all record files.
    #[must_use]
    pub fn collect(sources: &Sources) -> Checked<Ids> {
        let mut diags = Vec::new();
        let mut ids = Ids::default();
        let mut translated = Vec::new();
        for file in sources.records() {
            let Some((kind, stem)) = kind_and_stem(sources.path(file), file, &mut diags) else { continue };
            match stem.split_once('.') {
                Some((id, lang)) => translated.push((kind, id.to_owned(), lang.to_owned(), file)),
                None => ids.add(kind, stem, file, &mut diags),
            }
        }
        ids.sort(sources, &mut diags);
        for (kind, id, lang, file) in translated {
            ids.add_translation(kind, &id, &lang, file, &mut diags);
        }
        Checked { value: ids, diags }
    }

    fn add(&mut self, kind: Kind, stem: &str, file: FileId, diags: &mut Vec<Diag>) {
        let reserved_page = kind == Kind::Page && OWN_PAGES.contains(&stem);
        let fault = if reserved_page { Err(IdFault::Reserved) } else { check_id(stem) };
        match fault {
            Err(IdFault::Form) => {
                let slug = crate::text::slug::slug(stem);
                let help = (!slug.is_empty()).then(|| format!("rename it to `{slug}.md`"));
                diags.push(
                    Diag::error(
                        codes::BAD_ID,
                        Span::whole(file),
                        format!("`{stem}` cannot be an id: only a-z, 0-9 and single hyphens"),
                    )
                    .help_if(help),
                );
            }
            Err(IdFault::Reserved) => diags.push(
                Diag::error(codes::RESERVED_NAME, Span::whole(file), format!("`{stem}` is a reserved name"))
                    .help("give the file another name"),
            ),
            Ok(()) => {}
        }
        self.by_kind[kind as usize].push((stem.to_owned(), file));
    }

    /// Sorts each kind by id and drops the second of two equal ids; a tombstone and its original
    /// in `private/` are one record.
    fn sort(&mut self, sources: &Sources, diags: &mut Vec<Diag>) {
        // What was parsed as a record is none.
        let is_tombstone =
            |file: FileId| !sources.is_unread(file) && removal::is_tombstone(&sources.text(file));
        let is_private = |file: FileId| sources.path(file).starts_with("private/");
        for kind in Kind::ALL {
            let list = &mut self.by_kind[kind as usize];
            let key = |id: &str| id.to_lowercase();
            list.sort_by_cached_key(|(id, file)| (key(id), *file));
            let mut kept: Vec<(String, FileId)> = Vec::with_capacity(list.len());
            let mut twins: Vec<(String, usize)> = Vec::new();
            for (id, file) in list.drain(..) {
                match kept.last_mut() {
                    Some((first_id, first))
                        if *first_id == id && is_private(file) && is_tombstone(*first) =>
                    {
                        *first = file;
                    }
                    Some((first_id, first)) if key(first_id) == key(&id) => {
                        diags.push(duplicate(kind, (&id, file), (first_id, *first)));
                        // Whoever refers to it by this spelling is not at fault.
                        twins.push((id, kept.len() - 1));
                    }
                    _ => {
                        if is_tombstone(file) {
                            self.tombstones.push((RecordId::new(kind, kept.len()), file));
                        }
                        kept.push((id, file));
                    }
                }
            }
            self.twins[kind as usize] = twins.iter().map(|twin| twin.0.clone()).collect();
            let known = kept.iter().enumerate().map(|(index, (id, _))| (id.clone(), index));
            for (id, index) in twins.into_iter().chain(known) {
                self.lookup[kind as usize].insert(id, RecordId::new(kind, index).index);
            }
            self.by_kind[kind as usize] = kept;
        }
    }

    fn add_translation(&mut self, kind: Kind, id: &str, lang: &str, file: FileId, diags: &mut Vec<Diag>) {
        if language_tag(lang).is_none() {
            let message = format!("`{lang}` in the file's name is not a language");
            diags.push(
                Diag::error(codes::BAD_LANGUAGE, Span::whole(file), message)
                    .help("a translation is called `ID.LANG.md`, such as `about.kk.md`"),
            );
        }
        match self.find(kind, id) {
            Some(record) => {
                let lang = language_tag(lang).unwrap_or_else(|| lang.to_owned());
                self.translations.push((record, lang, file));
            }
            None => {
                let near = nearest(id, self.of(kind)).map(|near| format!("did you mean `{near}.{lang}.md`?"));
                let message = format!("a translation of `{id}`, but there is no {kind} `{id}`");
                diags.push(Diag::error(codes::TRANSLATION_ALONE, Span::whole(file), message).help_if(near));
            }
        }
    }

    /// Finds a record by kind and id.
    #[must_use]
    pub fn find(&self, kind: Kind, id: &str) -> Found {
        self.lookup[kind as usize].get(id).map(|index| RecordId { kind, index: *index })
    }

    /// Finds a record by what an editor types: `people/some-id`, `person/some-id` or
    /// `content/people/some-id.md`.
    ///
    /// # Errors
    /// When there is no such record; the message names the nearest.
    pub fn named(&self, typed: &str) -> anyhow::Result<RecordId> {
        let (folder, id) = typed
            .trim_end_matches(".md")
            .trim_start_matches("content/")
            .split_once('/')
            .ok_or_else(|| anyhow::anyhow!("`{typed}` names no record\nhelp: write `people/some-id`"))?;
        let kind = Kind::from_folder(folder).or_else(|| Kind::from_singular(folder)).ok_or_else(|| {
            let folders = Kind::ALL.map(Kind::folder).join(", ");
            anyhow::anyhow!("`{folder}` is no kind of record\nhelp: one of {folders}")
        })?;
        let id = id.rsplit('/').next().unwrap_or(id);
        self.find(kind, id).ok_or_else(|| {
            let near = nearest(id, self.of(kind));
            let help = near.map(|near| format!("\nhelp: did you mean `{}/{near}`?", kind.folder()));
            anyhow::anyhow!("no {kind} `{id}`{}", help.unwrap_or_default())
        })
    }

    /// The file of a record.
    #[must_use]
    pub fn file(&self, record: RecordId) -> FileId {
        self.by_kind[record.kind as usize][record.at()].1
    }

    /// The id of a record.
    #[must_use]
    pub fn id(&self, record: RecordId) -> &str {
        &self.by_kind[record.kind as usize][record.at()].0
    }

    /// All ids of a kind, sorted.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.by_kind[kind as usize].iter().map(|row| row.0.as_str())
    }

    /// The ids of a kind that differ from another in case only.
    #[must_use]
    pub fn twins(&self, kind: Kind) -> &[String] {
        &self.twins[kind as usize]
    }

    /// Every record with its file, kind by kind in id order.
    pub fn files(&self) -> impl Iterator<Item = (RecordId, FileId)> + '_ {
        Kind::ALL.into_iter().flat_map(|kind| {
            let rows = self.by_kind[kind as usize].iter().enumerate();
            rows.map(move |(index, row)| (RecordId::new(kind, index), row.1))
        })
    }

    /// Every tombstone: which record, and the file that tells of it.
    #[must_use]
    pub fn tombstones(&self) -> &[(RecordId, FileId)] {
        &self.tombstones
    }

    /// The tombstone of a record that was taken down. The record's own file is its original in
    /// `private/`, or the tombstone itself if that is not there.
    #[must_use]
    pub fn tombstone(&self, record: RecordId) -> Option<FileId> {
        let at = self.tombstones.binary_search_by_key(&record, |row| row.0).ok()?;
        Some(self.tombstones[at].1)
    }

    /// Every translation: which record, which language, which file.
    #[must_use]
    pub fn translations(&self) -> &[(RecordId, String, FileId)] {
        &self.translations
    }
}

/// Two files of one id; both are named, since either may be the one to rename.
fn duplicate(kind: Kind, second: (&str, FileId), first: (&str, FileId)) -> Diag {
    let message = if first.0 == second.0 {
        format!("two records of kind {kind} with the id `{}`", second.0)
    } else {
        format!("the ids `{}` and `{}` differ in case only", first.0, second.0)
    };
    Diag::error(codes::DUPLICATE_ID, Span::top(second.1), message)
        .also(Span::top(first.1), "the other one")
        .help("rename one of the files")
}

/// Reads kind and stem off a path `content/<kind>/**/<stem>.md`.
fn kind_and_stem<'a>(path: &'a str, file: FileId, diags: &mut Vec<Diag>) -> Option<(Kind, &'a str)> {
    let mut parts = path.split('/');
    let (_, folder) = (parts.next()?, parts.next()?);
    let stem = path.rsplit('/').next()?.strip_suffix(".md")?;
    let kind = if path.matches('/').count() >= 2 { Kind::from_folder(folder) } else { None };
    if kind.is_none() {
        let folders = Kind::ALL.map(Kind::folder);
        let near = nearest(folder, folders).map(|near| format!("did you mean `{near}/`?"));
        let all = format!("move it into one of: {}", folders.join(", "));
        let message = match folder.strip_suffix(".md") {
            Some(_) => format!("`{folder}` lies outside the folders of records"),
            None => format!("`{folder}` is no kind of record"),
        };
        diags.push(Diag::error(codes::UNKNOWN_KIND, Span::whole(file), message).help(near.unwrap_or(all)));
    }
    kind.map(|kind| (kind, stem))
}

/// Every old id, and where it leads.
#[must_use]
pub(crate) fn old_ids(records: &Records) -> HashMap<(Kind, &str), RecordId> {
    let mut out = HashMap::new();
    for record in records.all() {
        for (old, _) in &records.head(record).redirects {
            out.entry((record.kind, old.as_str())).or_insert(record);
        }
    }
    out
}

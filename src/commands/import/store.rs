//! Writes drafts, the outlets they need, and the captures they came from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Read;
use super::archive::Archive;
use crate::commands::new::today;
use crate::edit;
use crate::import::front::{self, Links};
use crate::import::{Draft, ids};

/// What a run wrote.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) new: usize,
    pub(super) known: usize,
    /// Drafts whose text today's rules would clean differently.
    pub(super) differing: Vec<String>,
}

/// Ids as they are given out during a run.
struct Desk<'a> {
    root: &'a Path,
    archive: &'a Archive,
    today: String,
    taken: BTreeSet<String>,
    outlets: BTreeMap<String, String>,
    /// Ids by `file#part`, for copies of one another.
    given: BTreeMap<String, String>,
}

pub(super) fn write(root: &Path, archive: &Archive, read: &[Read]) -> anyhow::Result<Written> {
    let mut desk = Desk {
        root,
        archive,
        today: today()?.to_string(),
        taken: archive.article_ids.clone(),
        outlets: BTreeMap::new(),
        given: BTreeMap::new(),
    };
    let mut written = Written::default();
    let drafts = || read.iter().flat_map(|file| file.reading.drafts.iter().map(move |draft| (file, draft)));
    // Leaders first, so that copies can name them.
    for leaders in [true, false] {
        for (file, draft) in drafts().filter(|(_, d)| d.copy_of.is_none() == leaders) {
            desk.store(file, draft, &mut written)?;
        }
    }
    Ok(written)
}

impl Desk<'_> {
    fn store(&mut self, file: &Read, draft: &Draft, written: &mut Written) -> anyhow::Result<()> {
        if let Some(at) = self.archive.of_capture(&draft.capture.sha256, draft.capture.part).first() {
            let known = &self.archive.articles[*at];
            self.given.insert(super::reference(draft), known.id.clone());
            written.known += 1;
            // Whether a draft that nobody accepted would read differently today.
            if known.draft && self.archive.body(known).trim() != draft.markdown().trim() {
                written.differing.push(known.id.clone());
            }
            return Ok(());
        }
        let links = self.links(draft)?;
        let id = ids::article_id(draft, &links.outlet, &self.taken);
        self.keep_capture(file, draft)?;
        let path = format!("content/articles/{}/{id}.md", links.outlet);
        edit::put(&self.root.join(path), front::article(draft, &links, &self.today).as_bytes())?;
        self.taken.insert(id.clone());
        self.given.insert(super::reference(draft), id);
        written.new += 1;
        Ok(())
    }

    fn links(&mut self, draft: &Draft) -> anyhow::Result<Links> {
        let publisher = draft.outlet.as_deref().or(draft.republished_by.as_deref());
        let outlet = self.outlet(publisher, draft)?;
        let named = |desk: &mut Self, name: &Option<String>| {
            name.as_deref().map(|n| desk.outlet_named(n)).transpose()
        };
        let original_outlet = named(self, &draft.original_outlet)?.filter(|id| *id != outlet);
        let republished_by = named(self, &draft.republished_by)?;
        let copy_of = draft.copy_of.as_ref().map(|c| self.given.get(c).cloned().unwrap_or_else(|| c.clone()));
        let copy_of = copy_of.filter(|id| self.taken.contains(id));
        Ok(Links { outlet, original_outlet, republished_by, copy_of })
    }

    /// The outlet that the draft names, made as a draft record if it is new.
    fn outlet(&mut self, name: Option<&str>, draft: &Draft) -> anyhow::Result<String> {
        if let Some(known) = self.archive.outlet(name, draft.url.as_deref()) {
            return Ok(known.to_owned());
        }
        let home = draft.url.as_deref().and_then(super::archive::host).map(|host| format!("https://{host}/"));
        let risk = (!draft.reader_risk.is_empty()).then(|| draft.reader_risk.join(" "));
        match name {
            Some(name) => self.make_outlet(name, home.as_deref(), draft.lang.as_deref(), risk.as_deref()),
            None => self.make_outlet("[unknown outlet]", None, None, None),
        }
    }

    fn outlet_named(&mut self, name: &str) -> anyhow::Result<String> {
        match self.archive.outlet(Some(name), None) {
            Some(known) => Ok(known.to_owned()),
            None => self.make_outlet(name, None, None, None),
        }
    }

    fn make_outlet(
        &mut self,
        name: &str,
        url: Option<&str>,
        lang: Option<&str>,
        risk: Option<&str>,
    ) -> anyhow::Result<String> {
        let id = ids::outlet_id(name);
        if !self.outlets.contains_key(&id) && !self.archive.outlet_ids.contains(&id) {
            let path = self.root.join(format!("content/outlets/{id}.md"));
            edit::put(&path, front::outlet(name, url, lang, risk, &self.today).as_bytes())?;
            self.outlets.insert(id.clone(), name.to_owned());
        }
        Ok(id)
    }

    /// Keeps the raw bytes under their digest, with what is known of them beside.
    fn keep_capture(&self, file: &Read, draft: &Draft) -> anyhow::Result<()> {
        let name = &draft.capture.sha256;
        let folder = self.root.join("captures");
        edit::put(&folder.join(format!("{name}.{}", ending(&file.bytes))), &file.bytes)?;
        let sidecar = front::sidecar(draft, file.bytes.len(), &self.today);
        edit::put(&folder.join(format!("{name}.toml")), sidecar.as_bytes())?;
        Ok(())
    }
}

/// The ending under which bytes are kept, by what they are.
fn ending(bytes: &[u8]) -> &'static str {
    crate::import::Kind::of(bytes).ending()
}

//! What the archive holds already, as far as an import must know it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::import::ids;
use crate::parse;
use crate::source;

/// Articles and outlets that are there.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub(super) articles: Vec<Known>,
    pub(super) article_ids: BTreeSet<String>,
    /// Ids of outlets by folded name, host and id.
    outlets: BTreeMap<String, String>,
    pub(super) outlet_ids: BTreeSet<String>,
}

/// An article that is there.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) draft: bool,
    /// The capture's digest and part.
    pub(super) capture: Option<(String, usize)>,
}

impl Archive {
    /// Reads the archive; its faults are `check`'s matter, not import's.
    pub(super) fn of(root: Option<&Path>) -> anyhow::Result<Self> {
        let Some(root) = root else { return Ok(Self::default()) };
        let mut ignored = Vec::new();
        let source::Loaded { sources, .. } = source::load(root)?.into(&mut ignored);
        let records = parse::parse(&sources).into(&mut ignored).records;
        let mut archive = Self::default();
        for article in &records.articles {
            let capture = article
                .capture
                .as_ref()
                .and_then(|c| Some((c.sha256.clone()?, c.part.unwrap_or(1) as usize)));
            archive.article_ids.insert(article.head.id.clone());
            archive.articles.push(Known {
                id: article.head.id.clone(),
                title: article.title.clone(),
                body: sources.slice(article.head.body).into_owned(),
                draft: article.head.draft,
                capture,
            });
        }
        for outlet in &records.outlets {
            let keys = [
                Some(outlet.name.to_lowercase()),
                outlet.url.as_deref().and_then(host),
                Some(outlet.head.id.clone()),
            ];
            archive.outlet_ids.insert(outlet.head.id.clone());
            for key in keys.into_iter().flatten() {
                archive.outlets.entry(key).or_insert_with(|| outlet.head.id.clone());
            }
        }
        Ok(archive)
    }

    /// The outlet of a name or an address, if the archive knows it.
    pub(super) fn outlet(&self, name: Option<&str>, url: Option<&str>) -> Option<&str> {
        let by_name = name.and_then(|n| {
            self.outlets.get(&n.to_lowercase()).or_else(|| self.outlets.get(&ids::outlet_id(n)))
        });
        by_name.or_else(|| self.outlets.get(&host(url?)?)).map(String::as_str)
    }

    /// The article that was made from this part of a capture.
    pub(super) fn of_capture(&self, sha256: &str, part: usize) -> Option<&Known> {
        self.articles.iter().find(|a| a.capture.as_ref().is_some_and(|(s, p)| s == sha256 && *p == part))
    }
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    Some(rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.").to_lowercase())
}

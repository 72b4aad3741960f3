//! What the archive holds already, as far as an import must know it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::diag::Span;
use crate::import::ids;
use crate::parse;
use crate::source::{self, Sources};

/// Articles and outlets that are there.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub(super) articles: Vec<Known>,
    sources: Sources,
    /// Articles by the digest and part of their capture.
    captured: HashMap<(String, usize), Vec<usize>>,
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
    body: Span,
    pub(super) draft: bool,
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
            let at = archive.articles.len();
            if let Some(capture) = capture {
                archive.captured.entry(capture).or_default().push(at);
            }
            archive.articles.push(Known {
                id: article.head.id.clone(),
                title: article.title.clone(),
                body: article.head.body,
                draft: article.head.draft,
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
        Ok(Archive { sources, ..archive })
    }

    /// The text of an article.
    pub(super) fn body(&self, article: &Known) -> Cow<'_, str> {
        self.sources.slice(article.body)
    }

    /// The outlet of a name or an address, if the archive knows it.
    pub(super) fn outlet(&self, name: Option<&str>, url: Option<&str>) -> Option<&str> {
        let by_name = name.and_then(|n| {
            self.outlets.get(&n.to_lowercase()).or_else(|| self.outlets.get(&ids::outlet_id(n)))
        });
        by_name.or_else(|| self.outlets.get(&host(url?)?)).map(String::as_str)
    }

    /// The articles that were made from this part of a capture, by their places.
    pub(super) fn of_capture(&self, sha256: &str, part: usize) -> &[usize] {
        self.captured.get(&(sha256.to_owned(), part)).map_or(&[], Vec::as_slice)
    }
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    Some(rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.").to_lowercase())
}

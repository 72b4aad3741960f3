//! For those who keep copies of what was taken down: which files to drop, by hash, and which
//! addresses a host may answer with `410 Gone`, also as the lines that servers include. No name stands in any.

use std::collections::BTreeSet;

use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::{SitePath, host_path, removal_path};

/// How servers are told that an address is gone: the file to include, and what stands around the address.
const SERVERS: [(&str, &str, &str); 3] = [
    ("gone-nginx.conf", "location = ", " { return 410; }"),
    ("gone-apache.conf", "Redirect gone ", ""),
    ("gone-caddy.conf", "error ", " 410"),
];

/// `removed.sha256`, `gone.txt` and what servers include, where something was taken down.
pub(super) struct Removed;

impl Output for Removed {
    fn name(&self) -> &'static str {
        "removed"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        files(made).into_iter().map(|file| SitePath::new(file.0)).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let lines = files(made).into_iter().nth(position).map(|file| file.1).unwrap_or_default();
        Ok(lines.into_iter().map(|line| line + "\n").collect::<String>().into_bytes())
    }
}

/// The files that have something to say, each with its lines.
fn files(made: &Made<'_>) -> Vec<(&'static str, BTreeSet<String>)> {
    let public = &made.site.public;
    let hashes = public.removals().iter().flat_map(|removal| &removal.files).cloned().collect();
    // Where the record's own address told a name, the tombstone has another.
    let addresses = made.trees.iter().flat_map(|tree| {
        let told = public.removals().iter().map(|removal| removal_path(removal, made.site.config));
        told.map(|path| tree.site.plan.at(path.as_str()).as_str().to_owned())
    });
    let addresses: BTreeSet<String> = addresses.collect();
    let root = made.site.config.base_url.as_deref().map_or("/", host_path);
    let rules = SERVERS.map(|(file, before, after)| {
        (file, addresses.iter().map(|address| format!("{before}{root}{address}{after}")).collect())
    });
    let mut files = vec![("removed.sha256", hashes), ("gone.txt", addresses)];
    files.extend(rules);
    files.retain(|file: &(_, BTreeSet<String>)| !file.1.is_empty());
    files
}

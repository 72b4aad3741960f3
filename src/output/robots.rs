//! `robots.txt`: everything may be read but the shards of the search, which are nothing to read.
//!
//! Robots ask for it at the root of a host only; below a path it does nothing and harms nothing. It names no
//! record: what nobody should find is not published.

use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::{SitePath, host_path};

/// The robots file.
pub(super) struct Robots;

impl Output for Robots {
    fn name(&self) -> &'static str {
        "robots"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        made.site.config.base_url.iter().map(|_| SitePath::new("robots.txt")).collect()
    }

    fn bytes(&self, made: &Made<'_>, _: usize) -> Result<Vec<u8>, ThemeError> {
        let base = made.site.config.base_url.as_deref().unwrap_or_default();
        let path = host_path(base);
        Ok(format!("User-agent: *\nDisallow: {path}search/\n\nSitemap: {base}sitemap.xml\n").into_bytes())
    }
}

//! `sitemap.xml`: the pages that search engines may list; above 50,000 a list of such lists.

use crate::output::xml::Xml;
use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::data::Holds;
use crate::site::{SitePath, What};

/// The sitemap.
pub(super) struct Sitemap;

/// As many addresses as the protocol allows in a file.
const MOST: usize = 50_000;
const PROTOCOL: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

impl Output for Sitemap {
    fn name(&self) -> &'static str {
        "sitemap"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        if made.site.config.base_url.is_none() {
            return Vec::new();
        }
        let pages = listed(made).count();
        let parts = if pages > MOST { pages.div_ceil(MOST) } else { 0 };
        let first = SitePath::new("sitemap.xml");
        [first].into_iter().chain((1..=parts).map(part)).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let parts = listed(made).count().div_ceil(MOST);
        let mut xml = Xml::new();
        if position == 0 && parts > 1 {
            xml.open("sitemapindex", &[PROTOCOL]);
            for path in (1..=parts).map(part) {
                xml.open("sitemap", &[]).text("loc", &[], &full(made, &path)).close("sitemap");
            }
            xml.close("sitemapindex");
        } else {
            xml.open("urlset", &[PROTOCOL]);
            for path in listed(made).skip(position.saturating_sub(1) * MOST).take(MOST) {
                xml.open("url", &[]).text("loc", &[], &full(made, path)).close("url");
            }
            xml.close("urlset");
        }
        Ok(xml.into_bytes())
    }
}

fn part(number: usize) -> SitePath {
    SitePath::new(format!("sitemap-{number}.xml"))
}

fn full(made: &Made<'_>, path: &SitePath) -> String {
    format!("{}{}", made.site.config.base_url.as_deref().unwrap_or_default(), path.as_str())
}

/// No redirect, no unlisted record, and nothing whose proper address is its original's.
fn listed<'m>(made: &'m Made<'_>) -> impl Iterator<Item = &'m SitePath> {
    let public = &made.site.public;
    let all = made.trees.iter().flat_map(|tree| &tree.site.plan.pages);
    let pages = all.filter(|page| match page.what {
        What::Record(record) => public.lists(record) && public.original_of(record).is_none(),
        What::Reports(record, _) => public.lists(record),
        What::Search | What::Redirect(_) | What::Removed(_) | What::NotFound => false,
        _ => true,
    });
    let data = made.site.data.files.iter().filter(|file| file.holds == Holds::Contents);
    pages.map(|page| &page.path).chain(data.map(|file| &file.path))
}

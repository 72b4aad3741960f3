//! `opensearch.xml`: lets a browser offer the site's search by its name.
//!
//! The words that are sought stand in the fragment of the address, which browsers never send to the host; the
//! description has no address for suggestions, which would be asked for letter by letter.

use crate::output::xml::Xml;
use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::SitePath;

/// The description of the search.
pub(super) struct OpenSearch;

impl Output for OpenSearch {
    fn name(&self) -> &'static str {
        "opensearch"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        let site = made.site;
        let wanted = site.config.outputs.search && site.config.base_url.is_some();
        wanted.then(|| SitePath::new("opensearch.xml")).into_iter().collect()
    }

    fn bytes(&self, made: &Made<'_>, _: usize) -> Result<Vec<u8>, ThemeError> {
        let config = made.site.config;
        let base = config.base_url.as_deref().unwrap_or_default();
        // The standard asks for at most 16 and 1,024 letters.
        let short: String = config.title.chars().take(16).collect();
        let about: String = config.description.as_ref().unwrap_or(&config.title).chars().take(1024).collect();
        let mut xml = Xml::new();
        xml.open("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")]);
        xml.text("ShortName", &[], short.trim());
        xml.text("Description", &[], &about);
        let template = format!("{base}search.html#q={{searchTerms}}");
        xml.empty("Url", &[("type", "text/html"), ("method", "get"), ("template", &template)]);
        xml.text("InputEncoding", &[], "UTF-8");
        xml.close("OpenSearchDescription");
        Ok(xml.into_bytes())
    }
}

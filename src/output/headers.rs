//! `_headers`: what a host should send with every file. Netlify, Cloudflare
//! Pages and others read it as it is.

use crate::output::{Made, Output};
use crate::render::theme::{CONTENT_SECURITY_POLICY, ThemeError};
use crate::site::SitePath;

/// The headers file.
pub(super) struct Headers;

impl Output for Headers {
    fn name(&self) -> &'static str {
        "headers"
    }

    fn paths(&self, _: &Made<'_>) -> Vec<SitePath> {
        vec![SitePath::new("_headers")]
    }

    fn bytes(&self, made: &Made<'_>, _: usize) -> Result<Vec<u8>, ThemeError> {
        let config = &made.site.config;
        let rows = headers(config.outputs.search, config.onion.as_deref());
        let rows: String = rows.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
        let feeds = "/feeds/*\n  Content-Type: application/atom+xml; charset=utf-8\n";
        Ok(format!("/*\n{rows}/assets/*\n  Cache-Control: {UNCHANGING}\n{feeds}").into_bytes())
    }
}

/// What is said of files whose names change with their content.
const UNCHANGING: &str = "public, max-age=31536000, immutable";

/// The headers of every file; `docs/deploy/` has the recipes by which other servers send them.
fn headers(search: bool, onion: Option<&str>) -> Vec<(&'static str, String)> {
    let scripts = if search { "; script-src 'self'" } else { "" };
    let mut rows = vec![
        // `frame-ancestors` is honoured in a header only, never in `<meta>`.
        ("Content-Security-Policy", format!("{CONTENT_SECURITY_POLICY}{scripts}; frame-ancestors 'none'")),
        ("Strict-Transport-Security", "max-age=63072000".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "interest-cohort=()".to_owned()),
    ];
    rows.extend(onion.map(|onion| ("Onion-Location", onion.to_owned())));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_onion_address_is_told_only_if_there_is_one() {
        assert!(headers(true, None).iter().all(|row| row.0 != "Onion-Location"));
        let rows = headers(false, Some("http://a.onion/"));
        assert_eq!(rows.last().unwrap(), &("Onion-Location", "http://a.onion/".to_owned()));
        assert!(!rows[0].1.contains("script-src"), "{rows:?}");
    }
}

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
        // `frame-ancestors` is honoured in a header only, never in `<meta>`.
        let scripts = if made.site.config.outputs.search { "; script-src 'self'" } else { "" };
        let text = format!(
            "/*\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}{scripts}; frame-ancestors 'none'\n  \
             X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
             Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: interest-cohort=()\n\
             /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
        Ok(text.into_bytes())
    }
}

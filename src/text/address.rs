//! Addresses on the web, as browsers read them.

use url::Url;

/// Whether a browser finds a host in an `http` or `https` address: `https://` alone leads nowhere, and neither does
/// `https://a<b.example/`.
///
/// ```
/// use casebook::text::address::is_web;
/// assert!(is_web("https://еxample.example/a?b#c") && is_web("HTTP://[::1]:8000/"));
/// assert!(!is_web("https://a<b.example/") && !is_web("https://") && !is_web("javascript:alert(1)"));
/// ```
#[must_use]
pub fn is_web(address: &str) -> bool {
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (begins("https://") || begins("http://")) && Url::parse(address).is_ok_and(|url| url.has_host())
}

//! What a page says about its report, put into a draft.

use super::page::Page;
use super::{date, people, title};
use crate::import::draft::{Draft, IssueKind};

/// Fills in everything but the body.
pub(crate) fn fill(draft: &mut Draft, page: &Page) {
    draft.title = title::find(page);
    draft.outlet = outlet(page);
    draft.authors = people::find(page, draft.outlet.as_deref());
    draft.lang = declared_language(page);
    draft.rights = rights(page);
    if let Some(found) = date::find(page) {
        if found.only_modified {
            draft.issue(IssueKind::UncertainDate, "only the day of a change is known");
        }
        draft.date = Some(found.edtf);
        draft.date_basis = Some(found.basis);
    }
}

/// The outlet as the page names itself, or the host that serves it.
fn outlet(page: &Page) -> Option<String> {
    let named = page.meta(&["og:site_name"]).or_else(|| page.article.publisher.clone());
    let named = named.or_else(|| {
        page.meta(&["application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_publisher"])
    });
    let named = named.filter(|n| !n.starts_with("http") && n.chars().count() <= 80);
    named.or_else(|| page.host().map(str::to_owned))
}

fn rights(page: &Page) -> Option<String> {
    let said =
        page.article.license.clone().or_else(|| {
            page.meta(&["copyright", "dc.rights", "dcterms.rights", "rights", "dcterms.license"])
        });
    said.or_else(|| page.attr("a[rel~=license], link[rel~=license]", "href"))
}

/// The language that the page declares, as a BCP 47 tag.
fn declared_language(page: &Page) -> Option<String> {
    let declared = page.attr("html", "lang").or_else(|| page.attr("html", "xml:lang"));
    let declared = declared
        .or_else(|| page.article.lang.clone())
        .or_else(|| page.meta(&["og:locale", "content-language", "dc.language", "language"]));
    let tag = declared?.split([',', ';', ' ']).next()?.replace('_', "-");
    crate::text::lang::language_tag(&tag)
}

/// Guesses the language of a text, where the guess is sure.
pub(crate) fn language_of(text: &str) -> Option<String> {
    let sample: String = text.chars().take(4000).collect();
    let guess = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    short_code(guess.lang().code()).map(str::to_owned)
}

/// Two-letter codes for the three-letter ones that the guesser speaks.
fn short_code(code: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 36] = [
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("fra", "fr"),
        ("deu", "de"),
        ("tur", "tr"),
        ("uzb", "uz"),
        ("ukr", "uk"),
        ("ara", "ar"),
        ("pes", "fa"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("ita", "it"),
        ("por", "pt"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("nld", "nl"),
        ("swe", "sv"),
        ("hin", "hi"),
        ("ind", "id"),
        ("vie", "vi"),
        ("tha", "th"),
        ("bel", "be"),
        ("bul", "bg"),
        ("kat", "ka"),
        ("hye", "hy"),
        ("aze", "az"),
        ("tuk", "tk"),
        ("urd", "ur"),
        ("ell", "el"),
        ("heb", "he"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("fin", "fi"),
        ("dan", "da"),
    ];
    CODES.iter().find(|(long, _)| *long == code).map(|(_, short)| *short)
}

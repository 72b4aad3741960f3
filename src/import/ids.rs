//! The ids under which drafts are kept: outlet, day, and the first words of the title.

use std::collections::BTreeSet;

use super::Draft;
use crate::text::slug::slug;

/// The outlet of reports whose capture does not say who published them.
pub const UNKNOWN_OUTLET: &str = "unknown-outlet";

/// Makes an id for an outlet's record from its name.
pub fn outlet_id(name: &str) -> String {
    let id = short(&romanised(name), 30);
    if id.is_empty() { UNKNOWN_OUTLET.to_owned() } else { id }
}

/// Makes an id for a draft that no other has; the choice depends only on the draft
/// and on the ids that are taken.
pub fn article_id(draft: &Draft, outlet: &str, taken: &BTreeSet<String>) -> String {
    let opening = draft.blocks.first().map(|b| b.text.as_str()).unwrap_or_default();
    let words = short(&romanised(draft.title.as_deref().unwrap_or(opening)), 40);
    let day = draft.date.as_deref().map(slug).unwrap_or_default();
    let digest = draft.capture.sha256.get(..8).unwrap_or("capture");
    let name = if words.is_empty() { digest } else { words.as_str() };
    let parts = [outlet, day.as_str(), name];
    let base = parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("-");
    if !taken.contains(&base) {
        return base;
    }
    let numbered = |n: usize| format!("{base}-{n}");
    (2..).map(numbered).find(|id| !taken.contains(id)).unwrap_or(base)
}

/// The text in Latin letters: accents dropped, other alphabets spelled out.
fn romanised(text: &str) -> String {
    let opening: String = text.chars().take(80).collect();
    let plain = slug(&opening);
    let letters = opening.chars().filter(|c| c.is_alphabetic()).count();
    let spelled = plain.chars().filter(char::is_ascii_alphabetic).count() * 5 > letters * 4;
    if spelled { plain } else { slug(&any_ascii::any_ascii(&opening)) }
}

/// Cuts a slug at a hyphen.
fn short(slug: &str, most: usize) -> String {
    if slug.len() <= most {
        return slug.to_owned();
    }
    let cut = &slug[..most];
    cut.rsplit_once('-').map_or(cut, |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_outlet_day_and_title() {
        let draft = Draft {
            title: Some("Miners’ leader before a court in the far north of the country".to_owned()),
            date: Some("2019-10".to_owned()),
            ..Draft::default()
        };
        let id = article_id(&draft, "hill-news", &BTreeSet::new());
        assert_eq!(id, "hill-news-2019-10-miners-leader-before-a-court-in-the-far");
        let again = article_id(&draft, "hill-news", &BTreeSet::from([id.clone()]));
        assert_eq!(again, id + "-2");
    }

    #[test]
    fn names_in_other_alphabets_have_ids_too() {
        assert!(outlet_id("Горные вести").is_ascii());
        assert_ne!(outlet_id("Горные вести"), UNKNOWN_OUTLET);
        assert_eq!(outlet_id("!?"), UNKNOWN_OUTLET);
    }
}

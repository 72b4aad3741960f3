//! A box that stands in several reports of the page and promotes something.
//!
//! Repetition alone proves nothing: paragraphs of background repeat too.

use crate::clean::phrases::Set;
use crate::clean::sheet::{Found, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let mut found = Found::default();
    for unit in sheet.open().filter(|&i| sheet.on_page(i) > 1) {
        let heading = sheet.previous(unit).filter(|&h| {
            !sheet.units[h].shape.is_sentence()
                && sheet.units[h].shape.words <= 14
                && sheet.on_page(h) >= sheet.on_page(unit)
        });
        let key = &sheet.units[unit].key;
        if Set::Promo.within(key) && heading.is_some() {
            found.cuts.extend(heading);
            found.cut(unit);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;

    const PROMO: &str = "The Long Night Of The Mines\n    Hill News is partnering with its sister organization to tell of life in the mines.";
    const BACKGROUND: &str = "The mine in Kells was opened in 1950 and has been shut twice since.";

    fn page(inset: &str) -> String {
        let post = |day: &str| {
            format!(
                "  • The miners of the north went home on {day} with their pay.\n    {inset}\n    All of them are well, and none has been charged so far.\n    Shared by Open Hills.\n"
            )
        };
        post("Monday") + &post("Friday")
    }

    #[test]
    fn a_box_that_repeats_and_promotes_goes() {
        let cuts = clean(&page(PROMO)).cuts;
        assert_eq!(cuts.iter().filter(|c| c.rule == "promo-box").count(), 2, "{cuts:?}");
    }

    #[test]
    fn background_that_repeats_is_kept() {
        let cleaned = clean(&page(BACKGROUND));
        assert!(cleaned.drafts.iter().all(|d| d.text().contains(BACKGROUND)));
    }
}

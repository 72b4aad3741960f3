//! What is left of a record that was taken down: that there was one, when it went, and why in a word.

use crate::model::vocabulary::RemovalReason;
use crate::model::{Kind, Removal};
use crate::render::markdown;
use crate::site::pages::frame::{Outline, Page};
use crate::site::views::{Correction, CorrectionRow, Frame, Html, Link, PlainPage, Text};
use crate::site::{Listed, removal_path};

/// Builds the page at the address of a record that was taken down.
pub(super) fn page(page: &Page<'_>, removal: &Removal) -> PlainPage {
    let title = page.t("removed_heading");
    let day = page.words().date_text(&removal.date);
    let told =
        [page.words().messages().with("removed_on", &day), reason(page, removal), page.t("removed_note")];
    let mut body = String::new();
    for sentence in &told {
        body.push_str("<p>");
        markdown::escape(sentence, &mut body);
        body.push_str("</p>\n");
    }
    let list = Some(removal.record.kind).filter(|kind| *kind != Kind::Page).map(Listed::Kind);
    let frame = page.frame(Outline { list, ..Outline::alone(&title) });
    PlainPage {
        frame: Frame { noindex: true, ..frame },
        title: Text::plain(title),
        body: Some(Html(body)),
        closing: None,
    }
}

impl Page<'_> {
    /// A removal in the list of corrections.
    pub(super) fn removal_row(&self, removal: &Removal) -> CorrectionRow {
        let path = self.desk.site.plan.at(removal_path(removal, self.desk.site.config).as_str());
        CorrectionRow {
            record: Link { href: self.to(&path), text: Text::plain(self.t("removed_heading")) },
            correction: Correction {
                when: self.words().date(Some(&removal.date)),
                what: Text::plain(reason(self, removal)),
                why: None,
            },
        }
    }
}

/// Why, in a sentence.
fn reason(page: &Page<'_>, removal: &Removal) -> String {
    page.t(match removal.reason {
        RemovalReason::Safety => "removed_safety",
        RemovalReason::Consent => "removed_consent",
        RemovalReason::Request => "removed_request",
        RemovalReason::Mistake => "removed_mistake",
        RemovalReason::Legal => "removed_legal",
        RemovalReason::Other => "removed_other",
    })
}

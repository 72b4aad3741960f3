//! Which pictures and documents may be published: those that were read, and whose people agreed or are not in danger.

use crate::diag::{Diag, codes};
use crate::media::Shape;
use crate::model::vocabulary::{Identity, Visibility};
use crate::model::{Drawn, Media, RecordId, Records};

/// What became of reading a picture: itself, or what is wrong and what to do.
pub type Read = Result<Drawn, (String, &'static str)>;

/// Keeps the pictures that may be published; `read` takes one apart.
pub(super) fn judge(records: &mut Records, read: impl Fn(&Media) -> Read + Sync + Send) -> Vec<Diag> {
    use rayon::prelude::*;
    let mut diags = Vec::new();
    let mut all = std::mem::take(&mut records.media);
    all.retain(|media| match reason_against(records, media) {
        None => true,
        Some(diag) => {
            diags.extend(diag);
            false
        }
    });
    let drawn: Vec<Read> = all.par_iter().map(read).collect();
    let hides_names = records.all().any(|record| records.head(record).hides_name());
    for (mut media, drawn) in all.into_iter().zip(drawn) {
        match drawn {
            Ok(drawn) => {
                diags.extend(unread(&media, &drawn).filter(|_| hides_names));
                media.cleaned = Some(drawn);
                records.media.push(media);
            }
            Err((message, help)) => {
                diags.push(Diag::error(codes::UNREADABLE_PICTURE, media.top, message).help(help));
            }
        }
    }
    diags
}

/// Pages on which only somebody who looks can find a hidden name.
fn unread(media: &Media, drawn: &Drawn) -> Option<Diag> {
    let Shape::Document { pages, unread } = drawn.shape else { return None };
    let message =
        format!("the words of this PDF cannot all be read: on {unread} of {pages} pages no program can");
    let help = "look at every page: a hidden name that stands there is not found before it is published";
    (unread > 0).then(|| Diag::warning(codes::UNREAD_DOCUMENT, media.top, message).help(help))
}

/// Why a picture is left out: silently where an editor said so, else with a question.
fn reason_against(records: &Records, media: &Media) -> Option<Option<Diag>> {
    let hidden = |record: &RecordId| records.head(*record).is_withheld() || records.head(*record).draft;
    let about_nobody_shown = !media.of.is_empty() && media.of.iter().all(hidden);
    let said = media.private || media.publish.visibility() == Visibility::Withheld;
    if said || about_nobody_shown || media.people.iter().any(hidden) {
        return Some(None);
    }
    media.people.iter().find_map(|person| against(records, media, *person))
}

fn against(records: &Records, media: &Media, person: RecordId) -> Option<Option<Diag>> {
    let head = records.head(person);
    let rules = &head.publish;
    if rules.photo == Some(false) {
        return Some(None);
    }
    let allowed = rules.photo == Some(true);
    let own = media.publish.basis.is_some() && media.publish.review_by.is_some();
    let theirs = allowed && rules.basis.is_some() && rules.review_by.is_some();
    let fault = |message: String, help: &'static str| {
        Some(Some(Diag::warning(codes::FACE, media.top, message).help(help)))
    };
    if rules.is_minor() && rules.identity() == Identity::Initials {
        let message = format!("a picture of a child, `{}`, is left out", head.id);
        let help = "if it must be shown, its `[publish]` needs a `basis` and a `review_by`";
        return if own || theirs { None } else { fault(message, help) };
    }
    if head.hides_name() {
        let message = format!("a picture of `{}`, whose name is hidden, is left out", head.id);
        return fault(message, "take the person out of `people` only if nobody can recognise them in it");
    }
    if allowed || media.consent.is_some() || media.publish.basis.is_some() {
        return None;
    }
    let message = format!("nobody says that a picture of `{}` may be shown: it is left out", head.id);
    fault(message, "add `consent = \"who agreed, and when\"`, or a `basis` below `[publish]`")
}

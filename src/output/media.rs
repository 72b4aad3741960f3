//! Pictures: what draws of each, read anew from its file.

use sha2::{Digest as _, Sha256};

use crate::media;
use crate::model::Media as Picture;
use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::SitePath;
use crate::source;
use crate::text::hex::hex;

/// The pictures.
pub(super) struct Media;

impl Output for Media {
    fn name(&self) -> &'static str {
        "media"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        files(made).map(|file| file.0).collect()
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let Some((_, picture)) = files(made).nth(position) else { return Ok(Vec::new()) };
        let read = source::picture(&picture.file).map_err(|error| fault(picture, format!("{error:#}")))?;
        let cleaned =
            media::clean(&picture.ending, &read).map_err(|found| fault(picture, found.message))?.bytes;
        let digest = hex(&Sha256::digest(&cleaned));
        match &picture.cleaned {
            Some(drawn) if drawn.digest == digest => Ok(cleaned),
            _ => Err(fault(picture, "the picture was changed during the build: build again".to_owned())),
        }
    }
}

/// Every picture with its address, each once: two of the same bytes are one file.
fn files<'m>(made: &'m Made<'_>) -> impl Iterator<Item = (SitePath, &'m Picture)> {
    let all = made.site.public.media();
    let same =
        |at: usize| at > 0 && all[at - 1].cleaned == all[at].cleaned && all[at - 1].ending == all[at].ending;
    all.iter().enumerate().filter(move |(at, _)| !same(*at)).filter_map(|(_, media)| {
        Some((SitePath::of_picture(&media.cleaned.as_ref()?.digest, &media.ending), media))
    })
}

fn fault(picture: &Picture, message: String) -> ThemeError {
    let template = picture.file.display().to_string();
    ThemeError::of_file(template, message)
}

//! From parsed records to a linked archive: who is mentioned where, and
//! everything that is wrong between records.
//!
//! Knows no URLs and no HTML.

mod bodies;
mod body_mention;
pub mod captures;
mod checks;
mod corrected;
pub mod media;
mod memo;
pub mod mentions;
pub mod origins;
mod packed;
mod redirects;
mod removals;
mod rules;
pub mod status;
pub mod suggest;
mod translations;
pub mod withhold;

pub use bodies::ArticleBody;
pub use body_mention::BodyMention;
pub use packed::Mentions;
pub use rules::overdue;
pub use translations::Copy;

use crate::config::Config;
use crate::diag::Checked;
use crate::memo::Memo;
use crate::model::vocabulary::PlacePrecision;
use crate::model::{Media, RecordId, Records, Translation};
use crate::parse::Parsed;
use crate::resolve::memo::World;
use crate::resolve::mentions::Registry;
use crate::source::Sources;

/// All records with their mentions. Everything is still in it: drafts,
/// withheld records, bodies that must not be published.
#[derive(Debug, Default)]
pub struct Archive {
    /// All records.
    pub records: Records,
    /// What each article's body mentions, by the article's index.
    pub bodies: Vec<ArticleBody>,
    /// Translations of records, each with the mentions of its text if it is an article.
    pub translations: Vec<(Translation, ArticleBody)>,
    /// The copies that [`Archive::with_copies`] made of them.
    pub copies: Vec<Copy>,
    /// The index over all names, where some of them have to be taken out of texts.
    pub registry: Option<Registry>,
}

/// Links the records to each other and checks what holds between them. What `memo` knows is not looked for anew.
#[must_use]
pub fn resolve(
    mut parsed: Parsed,
    sources: &Sources,
    config: &Config,
    picture: impl Fn(&Media) -> media::Read + Sync + Send,
    memo: &Memo,
) -> Checked<Archive> {
    let mut records = parsed.records;
    let mut diags = checks::all(&records, sources, config);
    diags.extend(media::judge(&mut records, picture));
    diags.extend(rules::check(&records));
    diags.extend(corrected::check(&records));
    diags.extend(removals::check(&records));
    let names = bodies::known_names(&records, &parsed.translations);
    let registry = Registry::new(&names);
    let world = World::new(&records, &names);
    let bodies = bodies::link(&records, sources, &registry, (memo, &world)).into(&mut diags);
    bodies::note_concerns(&mut records, &registry);
    diags.extend(translations::unspoken(&mut parsed.translations, config));
    let translations =
        translations::link(parsed.translations, &records, &bodies, sources, &registry).into(&mut diags);
    let hides = |record: RecordId| {
        let head = records.head(record);
        head.hides_name() || head.publish.location() != PlacePrecision::Exact
    };
    let registry = records.all().any(hides).then_some(registry);
    Checked { value: Archive { records, bodies, translations, copies: Vec::new(), registry }, diags }
}

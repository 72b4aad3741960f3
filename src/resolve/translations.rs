//! Translated records: the names in their texts, and the copies that go through the gate.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::{Checked, Diag, FileId, Span, codes};
use crate::model::{Alias, Kind, RecordId, Records, Translation};
use crate::resolve::Archive;
use crate::resolve::bodies::{self, ArticleBody};
use crate::resolve::mentions::Registry;
use crate::source::Sources;
use crate::text::lang::language_tag;

/// A copy of a record in another language.
#[derive(Debug, Clone)]
pub struct Copy {
    /// The record.
    pub of: RecordId,
    /// The copy, behind the other records of its kind.
    pub copy: RecordId,
    /// BCP 47.
    pub lang: String,
    /// Whether its text is translated, or the record's own.
    pub own_body: bool,
}

/// Finds the names in the texts of translated articles; others keep the record's mentions.
pub(super) fn link(
    translations: Vec<Translation>,
    records: &Records,
    main: &[ArticleBody],
    sources: &Sources,
    registry: &Registry,
) -> Checked<Vec<(Translation, ArticleBody)>> {
    let mut with_copies = records.clone();
    let mut diags = Vec::new();
    let linked = translations.into_iter().map(|translation| {
        let body = match translation.of.kind {
            Kind::Article if translation.body.is_some() => {
                let copy = with_copies.add_translated(&translation);
                let article = &with_copies.articles[copy.at()];
                let body = bodies::one(article, &with_copies, sources, registry, &[]).into(&mut diags);
                diags.extend(bodies::doubts(&body.mentions, article, &with_copies));
                body
            }
            Kind::Article => main[translation.of.at()].clone(),
            _ => ArticleBody::default(),
        };
        (translation, body)
    });
    let value = linked.collect();
    Checked { value, diags }
}

/// Warns once for each language into which records are translated and in which the site has no pages.
///
/// They become drafts: names that are hidden stay so in them, and nothing else is made of them.
pub(super) fn unspoken(translations: &mut [Translation], config: &Config) -> Vec<Diag> {
    let mut files: BTreeMap<String, Vec<FileId>> = BTreeMap::new();
    let spoken = |lang: &str| config.languages.iter().any(|language| language.tag == lang);
    for translation in translations.iter_mut().filter(|row| !row.draft && !spoken(&row.lang)) {
        translation.draft = true;
        if language_tag(&translation.lang).is_none() {
            continue;
        }
        files.entry(translation.lang.clone()).or_default().push(translation.file);
    }
    let fault = |(lang, files): (String, Vec<FileId>)| {
        let (message, help) = if lang == config.lang {
            (
                format!("a translation into `{lang}`, the language of the records themselves"),
                "write it into the record, or mend `lang` in casebook.toml".to_owned(),
            )
        } else {
            let files = if files.len() == 1 { String::new() } else { format!(", {} files", files.len()) };
            (
                format!("translations into `{lang}` stand nowhere: the site has no pages in it{files}"),
                format!("add \"{lang}\" to `languages` in casebook.toml, or `draft = true` here"),
            )
        };
        Diag::warning(codes::UNSPOKEN, Span::whole(files[0]), message).help(help)
    };
    files.into_iter().map(fault).collect()
}

impl Archive {
    /// Puts a copy of each translated record behind the other records of its kind, so that what is
    /// withheld is taken out of translations as it is out of everything else.
    #[must_use]
    pub fn with_copies(mut self) -> Self {
        self.note_spellings();
        for (translation, body) in std::mem::take(&mut self.translations) {
            let head = self.records.head(translation.of);
            if translation.draft || head.draft || head.is_withheld() {
                continue;
            }
            let (of, own_body) = (translation.of, translation.body.is_some());
            let copy = self.records.add_translated(&translation);
            if of.kind == Kind::Article {
                self.bodies.push(body);
            }
            self.copies.push(Copy { of, copy, lang: translation.lang, own_body });
        }
        self
    }

    /// Notes the names of hidden records in further languages among their spellings: they are hidden as well.
    pub fn note_spellings(&mut self) {
        for (translation, _) in &self.translations {
            let hidden = self.records.head(translation.of).hides_name();
            if let Some(name) = translation.name.as_ref().filter(|_| hidden) {
                spelling(&mut self.records, translation.of, name, &translation.lang);
            }
        }
    }
}

fn spelling(records: &mut Records, record: RecordId, name: &str, lang: &str) {
    let alias = Alias { value: name.to_owned(), lang: Some(lang.to_owned()), ..Alias::default() };
    if records.aliases(record).iter().any(|alias| alias.value == name) {
        return;
    }
    let at = record.at();
    match record.kind {
        Kind::Person => records.people[at].aliases.push(alias),
        Kind::Case => records.cases[at].aliases.push(alias),
        Kind::Organisation => records.organisations[at].aliases.push(alias),
        Kind::Place => records.places[at].aliases.push(alias),
        Kind::Article | Kind::Outlet | Kind::Page => {}
    }
}

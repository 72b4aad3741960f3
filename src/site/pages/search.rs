//! The search page: a field for the script, and lists for those without it.

use std::collections::BTreeMap;

use crate::model::Kind;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::lists::parts;
use crate::site::views::{Browse, Link, SearchPage};
use crate::site::{Contents, Listed, Rows};
use crate::text::lang::direction_of_language;

/// The texts that the script shows: its name for each, and the message.
const TEXTS: [(&str, &str); 28] = [
    ("person", "person"),
    ("case", "case"),
    ("organisation", "search_organisation"),
    ("place", "search_place"),
    ("outlet", "outlet"),
    ("page", "search_page"),
    ("article", "search_report"),
    ("found", "search_found"),
    ("found_one", "search_found_one"),
    ("found_so_far", "search_found_so_far"),
    ("none", "search_none"),
    ("failed", "search_failed"),
    ("mode_any", "search_any"),
    ("mode_misspelt", "search_misspelt"),
    ("spelled", "search_spelled"),
    ("written", "search_written"),
    ("by", "search_by"),
    ("also", "search_also"),
    ("names", "search_names"),
    ("prints", "search_prints"),
    ("sep", "item_sep"),
    ("list", "list_sep"),
    ("kinds", "search_kinds"),
    ("years", "search_years"),
    ("outlets", "outlets"),
    ("count", "search_count"),
    ("narrowed", "search_narrowed"),
    ("widen", "search_widen"),
];

/// How many rows of a short list are named one by one.
const ROWS: usize = 200;

/// Builds the search page.
pub(super) fn page(page: &Page<'_>) -> SearchPage {
    let heading = page.t("search");
    let engine = page.desk.site.plan.asset("search.js").and_then(|path| page.to(path)).unwrap_or_default();
    let texts: BTreeMap<&str, String> = TEXTS.iter().map(|(name, key)| (*name, page.t(key))).collect();
    let lists = [Kind::Person, Kind::Article, Kind::Place, Kind::Outlet];
    SearchPage {
        frame: page.frame(Outline::alone(&heading)),
        heading,
        engine,
        main_lang: page.desk.site.config.lang.clone(),
        main_dir: direction_of_language(&page.desk.site.config.lang),
        tree: page.desk.site.plan.at("").as_str().to_owned(),
        texts: serde_json::to_string(&texts).expect("texts serialise"),
        browse: lists.into_iter().filter_map(|kind| browse(page, kind)).collect(),
    }
}

fn browse(page: &Page<'_>, kind: Kind) -> Option<Browse> {
    let heading = page.list_link(Listed::Kind(kind))?;
    let contents = page.desk.site.plan.contents_for(Listed::Kind(kind))?;
    let links = match kind {
        Kind::Place | Kind::Outlet if contents.inline => rows(page, contents),
        _ => parts(page, contents),
    };
    Some(Browse { id: format!("by-{}", kind.folder()), heading, links })
}

fn rows(page: &Page<'_>, contents: &Contents) -> Vec<Link> {
    let all = contents.sections.iter().flat_map(|section| match &section.rows {
        Rows::Records(rows) => rows.as_slice(),
        Rows::Events(_) | Rows::Changes(_) => &[],
    });
    all.take(ROWS).map(|record| page.link(*record)).collect()
}

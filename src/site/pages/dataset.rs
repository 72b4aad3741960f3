//! The page that lists the files of open data.

use serde_json::json;

use crate::model::Kind;
use crate::site::SitePath;
use crate::site::data::{Holds, Table};
use crate::site::pages::Desk;
use crate::site::pages::frame::{Outline, Page};
use crate::site::pages::linked::harmless;
use crate::site::views::{DatasetFile, DatasetGroup, DatasetPage, Frame, Link, LinkedData, Text};

/// Builds the page from the files, with their lengths in bytes.
#[must_use]
pub fn page(desk: &Desk<'_>, path: &SitePath, files: &[(&SitePath, &Holds, usize)]) -> DatasetPage {
    let page = Page::new(desk, path);
    let title = page.t("data");
    let groups = [
        ("data_records", "data_records_note"),
        ("data_tables", "data_tables_note"),
        ("data_citations", "data_citations_note"),
        ("data_schemas", "data_schemas_note"),
    ];
    let groups = groups.into_iter().map(|(key, note)| DatasetGroup {
        heading: page.t(key),
        id: key.replace('_', "-"),
        note: page.t(note),
        files: files.iter().filter(|file| group(file.1) == key).map(|file| row(&page, *file)).collect(),
    });
    let frame = page.frame(Outline { description: Some(page.t("data_lead")), ..Outline::alone(&title) });
    DatasetPage {
        frame: Frame { linked_data: linked(&page, files).map(LinkedData::new), ..frame },
        lead: page.t("data_lead"),
        one: page.t("data_one"),
        licence: desk.site.config.licence.as_deref().map(|licence| page.own(licence)),
        groups: groups.filter(|group| !group.files.is_empty()).collect(),
        title,
    }
}

fn group(holds: &Holds) -> &'static str {
    match holds {
        Holds::Rows(..) => "data_tables",
        Holds::Csl(_) | Holds::Bibtex(_) => "data_citations",
        Holds::Schema(_) | Holds::FileSchema(_) => "data_schemas",
        Holds::Records(..) | Holds::One(_) | Holds::Contents => "data_records",
    }
}

fn row(page: &Page<'_>, (path, holds, bytes): (&SitePath, &Holds, usize)) -> DatasetFile {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let schema = match holds {
        Holds::Records(kind, _) => Some(format!("data/schema/{}.schema.json", kind.singular())),
        _ => None,
    };
    let schema = schema.map(SitePath::new).and_then(|schema| page.to(&schema));
    DatasetFile {
        file: Link { href: page.to(path), text: Text::plain(name) },
        what: what(page, holds),
        rows: count(holds).map(|rows| page.words().messages().count("n_records", rows)),
        size: size(bytes),
        schema: schema.map(|href| Link::to(href, Text::plain(page.t("data_schema")))),
    }
}

fn what(page: &Page<'_>, holds: &Holds) -> String {
    let kind = |kind: Kind| page.t(if kind == Kind::Article { "reports" } else { kind.folder() });
    match holds {
        Holds::Records(of, _) | Holds::Schema(of) | Holds::FileSchema(of) => kind(*of),
        Holds::Rows(table, _) => match table {
            Table::People => kind(Kind::Person),
            Table::Cases => kind(Kind::Case),
            Table::Articles => kind(Kind::Article),
            Table::Parties => page.t("data_parties"),
            Table::Events => page.t("events"),
            Table::Mentions => page.t("data_mentions"),
        },
        Holds::Csl(_) | Holds::Bibtex(_) => kind(Kind::Article),
        Holds::One(_) | Holds::Contents => String::new(),
    }
}

/// How many records a list holds; of tables nobody counted the rows.
fn count(holds: &Holds) -> Option<usize> {
    match holds {
        Holds::Records(_, range) | Holds::Csl(range) | Holds::Bibtex(range) => Some(range.len()),
        _ => None,
    }
}

/// `12 kB`, `3.4 MB`: powers of a thousand, as hosts and telephones count.
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

fn linked(page: &Page<'_>, files: &[(&SitePath, &Holds, usize)]) -> Option<String> {
    let config = page.desk.site.config;
    config.base_url.as_ref()?;
    let kind = |path: &SitePath| match path.as_str().rsplit('.').next() {
        Some("ndjson") => "application/x-ndjson",
        Some("csv") => "text/csv",
        Some("bib") => "application/x-bibtex",
        _ => "application/json",
    };
    let downloads: Vec<serde_json::Value> = files
        .iter()
        .map(|(path, _, bytes)| {
            json!({
                "@type": "DataDownload", "contentUrl": page.absolute(path), "encodingFormat": kind(path),
                "contentSize": bytes.to_string(),
            })
        })
        .collect();
    let mut node = json!({
        "@context": "https://schema.org", "@type": "Dataset", "@id": page.full_address(),
        "url": page.full_address(), "name": config.title, "distribution": downloads,
        "description": config.description.as_ref().unwrap_or(&config.title),
    });
    if let Some(licence) = &config.licence {
        node["license"] = licence.as_str().into();
    }
    Some(harmless(&node.to_string()))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_counted_in_thousands() {
        let sizes = [999, 1_000, 1_001, 999_001, 3_450_000].map(size);
        assert_eq!(sizes, ["999 B", "1 kB", "2 kB", "1000 kB", "3.4 MB"]);
    }
}

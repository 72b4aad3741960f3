//! Open data: records as NDJSON and JSON with their schemas, tables as CSV, reports as CSL-JSON and BibTeX,
//! and the page that lists the files.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;

use crate::model::{Kind, RecordId};
use crate::output::tables::csv;
use crate::output::{Made, Output};
use crate::render::theme::ThemeError;
use crate::site::data::records::{
    ArticleData, CaseData, CaseFile, OrganisationData, OutletData, PersonData, PersonFile, PlaceData,
};
use crate::site::data::{Filler, Holds};
use crate::site::messages::told;
use crate::site::pages::dataset;
use crate::site::states::Planned;
use crate::site::views::{DatasetPage, View as _};
use crate::site::{SitePath, cite};

/// The open data.
pub(super) struct Data;

impl Output for Data {
    fn name(&self) -> &'static str {
        "data"
    }

    fn paths(&self, made: &Made<'_>) -> Vec<SitePath> {
        made.site.data.files.iter().map(|file| file.path.clone()).collect()
    }

    fn noted<'m>(&self, made: &'m Made<'_>, position: usize) -> Option<(usize, Planned<'m>)> {
        let holds = &made.site.data.files[position].holds;
        (*holds != Holds::Contents).then_some((0, Planned::Data(holds)))
    }

    fn stands(&self, made: &Made<'_>, position: usize, bytes: u64) {
        made.site.data.files[position].bytes.get_or_init(|| bytes as usize);
    }

    fn bytes(&self, made: &Made<'_>, position: usize) -> Result<Vec<u8>, ThemeError> {
        let file = &made.site.data.files[position];
        if file.holds == Holds::Contents {
            return contents(made, &file.path);
        }
        let bytes = content(made, &file.holds);
        file.bytes.get_or_init(|| bytes.len());
        Ok(bytes)
    }
}

/// The page that lists the files. Their lengths are known where they were made already, and else found by making them.
fn contents(made: &Made<'_>, path: &SitePath) -> Result<Vec<u8>, ThemeError> {
    let listed =
        made.site.data.files.iter().filter(|file| !matches!(file.holds, Holds::One(_) | Holds::Contents));
    let files: Vec<(&SitePath, &Holds, usize)> = listed
        .map(|file| {
            let bytes = *file.bytes.get_or_init(|| content(made, &file.holds).len());
            (&file.path, &file.holds, bytes)
        })
        .collect();
    let view = dataset::page(made.desk, path, &files);
    made.theme
        .render_page(DatasetPage::TEMPLATE, &view, &view.frame.around)
        .map(|html| told(html).into_bytes())
}

fn content(made: &Made<'_>, holds: &Holds) -> Vec<u8> {
    let desk = made.desk;
    let filler = Filler::new(desk);
    let records = made.site.data.records_in(holds);
    match holds {
        Holds::Records(..) => {
            let mut out = Vec::new();
            records.iter().for_each(|record| filler.line(*record, &mut out));
            out
        }
        Holds::Rows(table, _) => csv(desk, *table, records),
        Holds::Csl(_) => {
            let items: Vec<String> = records.iter().map(|record| cite::csl(desk, *record)).collect();
            format!("[{}]\n", items.join(",\n")).into_bytes()
        }
        Holds::Bibtex(_) => {
            let entries = records.iter().map(|record| cite::bibtex(desk, *record) + "\n");
            entries.collect::<String>().into_bytes()
        }
        Holds::One(record) => one(filler, *record),
        Holds::Schema(kind) => schema(*kind),
        Holds::FileSchema(Kind::Case) => schema_of::<CaseFile>(),
        Holds::FileSchema(_) => schema_of::<PersonFile>(),
        Holds::Contents => Vec::new(),
    }
}

fn one(filler: Filler<'_>, record: RecordId) -> Vec<u8> {
    match record.kind {
        Kind::Case => json(&filler.case_file(record)),
        _ => json(&filler.person_file(record)),
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("a struct of texts and numbers is JSON");
    bytes.push(b'\n');
    bytes
}

fn schema(kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Article => schema_of::<ArticleData>(),
        Kind::Person => schema_of::<PersonData>(),
        Kind::Case => schema_of::<CaseData>(),
        Kind::Organisation => schema_of::<OrganisationData>(),
        Kind::Place => schema_of::<PlaceData>(),
        Kind::Outlet => schema_of::<OutletData>(),
        Kind::Page => Vec::new(),
    }
}

/// JSON Schema, draft 2020-12, of what is written: what may be absent is not required.
fn schema_of<T: JsonSchema>() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = SchemaGenerator::new(settings).into_root_schema_for::<T>();
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("a schema is JSON");
    bytes.push(b'\n');
    bytes
}

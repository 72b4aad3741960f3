//! Cards in further languages: what of a card is said otherwise there.
//!
//! The index is one for all languages. A page in a further language loads, beside a card, what differs: a name
//! that is translated, the status and its date in words. Reports without a translation stand in the main
//! language, and so do their cards.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Kind, RecordId};
use crate::search::File;
use crate::search::documents::{note, standing};
use crate::search::names::name_of;
use crate::search::numbers::{BLOCK, Numbers};
use crate::site::pages::Desk;

/// A name that is translated, else nothing; the status and the line beside it; the content note.
type Row = (String, String, String, String);

/// Writes the cards of further languages: a directory of their blocks for each, by its folder.
pub(crate) fn write(
    main: &Desk<'_>,
    further: &[&Desk<'_>],
    numbers: &Numbers,
    files: &mut Vec<File>,
) -> BTreeMap<String, String> {
    let directory = |desk: &&Desk<'_>| {
        let mut blocks: BTreeMap<u32, BTreeMap<u32, Row>> = BTreeMap::new();
        let all = numbers.documents.par_iter();
        let rows: Vec<(u32, Row)> =
            all.filter_map(|(number, record)| Some((*number, row(main, desk, *record)?))).collect();
        for (number, row) in rows {
            blocks.entry(number / BLOCK).or_default().insert(number, row);
        }
        let names: Vec<String> = (0..numbers.bases[7] / BLOCK)
            .map(|block| blocks.get(&block).map_or_else(String::new, |rows| file(rows, files)))
            .collect();
        let folder = desk.site.plan.at("").as_str().trim_end_matches('/').to_owned();
        (folder, file(&names, files))
    };
    further.iter().map(directory).collect()
}

fn file(content: &impl serde::Serialize, files: &mut Vec<File>) -> String {
    let text = serde_json::to_string(content).expect("texts and numbers serialise");
    let name = name_of(&text);
    files.push(File::text(name.clone(), text));
    name
}

/// What a record's card says in a language; nothing where that is what the main one says, or where the page
/// is in the main language.
fn row(main: &Desk<'_>, desk: &Desk<'_>, record: RecordId) -> Option<Row> {
    let translated = desk.site.public.translates(record);
    if matches!(record.kind, Kind::Article | Kind::Page) && !translated {
        return None;
    }
    let name = desk.site.public.records().name(record);
    let own = translated && name != main.site.public.records().name(record);
    let (_, status, line) = standing(desk, record);
    let (_, main_status, main_line) = standing(main, record);
    let note_here = note(desk, record);
    let same = status == main_status && line == main_line && !translated && note_here == note(main, record);
    (!same).then(|| (if own { name.to_owned() } else { String::new() }, status, line, note_here))
}

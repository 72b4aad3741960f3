//! The tables of folding as data, so that the browser folds as this program does.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::search::File;
use crate::search::names::name_of;
use crate::search::query::sounds::READ;
use crate::search::stem::RUSSIAN;
use crate::search::words::STOP;
use crate::text::names::chinese::{self, TABLES};
use crate::text::phones::Ending;
use crate::text::tables::chinese::{CLASSES, DOUBLE_SURNAMES, SOUNDS};
use crate::text::tables::{arabic, cyrillic, endings, latin};

#[derive(Serialize)]
struct Tables {
    groups: Vec<(&'static str, &'static str)>,
    ks: &'static [&'static str],
    plain: Vec<&'static str>,
    letters: Vec<(String, &'static str)>,
    vowelled: &'static str,
    endings: Vec<(&'static str, &'static str)>,
    russian: &'static [&'static str],
    stop: &'static [&'static str],
}

/// The tables as one line of JSON.
#[must_use]
pub fn json() -> String {
    let letters = [latin::MARKED, cyrillic::LETTERS, arabic::LETTERS].concat();
    let tables = Tables {
        groups: latin::GROUPS.to_vec(),
        ks: latin::KS,
        plain: latin::PLAIN.to_vec(),
        letters: letters.into_iter().map(|(letter, sound)| (letter.to_string(), sound)).collect(),
        vowelled: arabic::VOWELLED,
        endings: endings::ENDINGS.iter().map(|(ending, kind)| (*ending, letter_of(*kind))).collect(),
        russian: RUSSIAN,
        stop: STOP,
    };
    serde_json::to_string(&tables).expect("tables serialise")
}

fn letter_of(ending: Ending) -> &'static str {
    match ending {
        Ending::Plain => "",
        Ending::SonOf => "s",
        Ending::DaughterOf => "d",
        Ending::Man => "m",
        Ending::Woman => "w",
    }
}

/// Chinese syllables, for the few queries that may be made of them.
#[derive(Serialize)]
struct Syllables {
    latin: BTreeMap<&'static str, &'static str>,
    russian: BTreeMap<&'static str, &'static str>,
    spelt: BTreeMap<&'static str, &'static str>,
    initials: &'static [(&'static str, &'static str)],
    classes: &'static [&'static str],
    doubles: &'static [&'static str],
    readings: Vec<String>,
}

/// Writes the syllables, and the readings of characters; returns their names.
pub(crate) fn write_syllables(files: &mut Vec<File>) -> (String, String) {
    let read: Vec<String> = READ.map(chinese::read_character).collect();
    let readings: BTreeSet<&String> = read.iter().filter(|reading| reading.is_ascii()).collect();
    let readings: Vec<String> = std::iter::once(String::new()).chain(readings.into_iter().cloned()).collect();
    let sorted = |table: &'static rustc_hash::FxHashMap<String, String>| {
        table.iter().map(|row| (row.0.as_str(), row.1.as_str())).collect()
    };
    let code = |reading: &String| {
        let at = readings.binary_search(reading).unwrap_or(0);
        [at / CODES, at % CODES].map(|digit| char::from(b'#' + digit as u8))
    };
    let codes: String = read.iter().flat_map(code).collect();
    let syllables = Syllables {
        latin: sorted(&TABLES.latin),
        russian: sorted(&TABLES.russian),
        spelt: sorted(&TABLES.spelt),
        initials: SOUNDS,
        classes: CLASSES,
        doubles: DOUBLE_SURNAMES,
        readings: readings.clone(),
    };
    let mut write = |text: String| {
        let name = name_of(&text);
        files.push(File::text(name.clone(), text));
        name
    };
    let syllables = write(serde_json::to_string(&syllables).expect("tables serialise"));
    (syllables, write(serde_json::to_string(&codes).expect("text serialises")))
}

/// How many characters from `#` on need no escape in a script.
const CODES: usize = 57;

/// Writes the tables as a file of the index; returns its name.
pub(crate) fn write(files: &mut Vec<File>) -> String {
    let text = json();
    let name = name_of(&text);
    files.push(File::text(name.clone(), text));
    name
}

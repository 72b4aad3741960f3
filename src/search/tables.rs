//! The tables of folding as data, so that the browser folds as this program does.

use serde::Serialize;

use crate::search::File;
use crate::search::names::name_of;
use crate::search::stem::RUSSIAN;
use crate::search::words::STOP;
use crate::text::phones::Ending;
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

/// Writes the tables as a file of the index; returns its name.
pub(crate) fn write(files: &mut Vec<File>) -> String {
    let text = json();
    let name = name_of(&text);
    files.push(File::text(name.clone(), text));
    name
}

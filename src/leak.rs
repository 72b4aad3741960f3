//! The last look before anything is put in place: no withheld name may stand
//! in what is about to be published.
//!
//! Names and aliases are looked for as whole words in the text and in the
//! address of every file, whatever their case and whatever marks stand between
//! their letters (`ZARQA <em>Sample</em>`). Ids are looked for in addresses and
//! where a page names a file, since an id may be a plain word.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization as _;

use crate::diag::{Diag, Span, codes};
use crate::model::{RecordId, Records};

/// What is looked for.
#[derive(Debug)]
pub struct LeakCheck {
    names: Words,
    ids: Words,
}

/// Words that give a record away, and a search for all of them at once.
#[derive(Debug, Default)]
struct Words {
    finder: Option<AhoCorasick>,
    words: Vec<(String, RecordId)>,
}

/// A withheld name in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The record that is withheld.
    pub record: RecordId,
    /// The file that would hold it, below the published folder.
    pub path: String,
}

impl LeakCheck {
    /// Gathers the names of all withheld records that no public record shares.
    #[must_use]
    pub fn new(records: &Records) -> Self {
        let names = |record: RecordId| {
            let aliases = records.aliases(record).iter().map(|alias| alias.value.as_str());
            std::iter::once(records.name(record)).chain(aliases).map(folded).collect()
        };
        let id = |record: RecordId| vec![records.head(record).id.clone()];
        LeakCheck { names: Words::of(records, names), ids: Words::of(records, id) }
    }

    /// How to name the withheld records in a message, once the archive is gone.
    #[must_use]
    pub fn record_tops(&self, records: &Records) -> RecordTops {
        let tops = self.names.words.iter().chain(&self.ids.words).map(|(_, record)| {
            let head = records.head(*record);
            (*record, (head.id.clone(), head.top()))
        });
        RecordTops(tops.collect())
    }

    /// Whether there is anything to look for.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.names.words.is_empty() && self.ids.words.is_empty()
    }

    /// Looks at one file, address and content.
    #[must_use]
    pub fn look(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        if self.is_idle() {
            return None;
        }
        let content = String::from_utf8_lossy(bytes);
        let in_text = || {
            let texts = [folded(&content), folded(&without_tags(&content)), folded(path)];
            texts.iter().find_map(|text| self.names.find(text, |letter| letter.is_alphanumeric()))
        };
        // A file is named by its id between a slash, quote or line's end and a full stop.
        let in_address = |text: &str| {
            let addressed = |found: &str, before: Option<char>| {
                found.starts_with(['.', '/']) && before.is_none_or(|before| !is_of_id(before))
            };
            self.ids.find_where(text, addressed)
        };
        let record = in_text().or_else(|| in_address(&content)).or_else(|| in_address(path))?;
        Some(Leak { record, path: path.to_owned() })
    }
}

impl Words {
    /// The words of withheld records, without those that a public record has too.
    fn of(records: &Records, words: impl Fn(RecordId) -> Vec<String>) -> Words {
        let (withheld, public): (Vec<RecordId>, Vec<RecordId>) =
            records.all().partition(|record| records.head(*record).is_withheld());
        if withheld.is_empty() {
            return Words::default();
        }
        let shared: HashSet<String> = public.into_iter().flat_map(&words).collect();
        let own = |record: RecordId| words(record).into_iter().map(move |word| (word, record));
        let mut words: Vec<(String, RecordId)> = withheld.into_iter().flat_map(own).collect();
        words.retain(|(word, _)| !word.is_empty() && !shared.contains(word));
        words.sort();
        words.dedup_by(|a, b| a.0 == b.0);
        let finder = AhoCorasick::new(words.iter().map(|row| row.0.as_str())).ok();
        Words { finder, words }
    }

    /// The first word in a text that no letter stands beside.
    fn find(&self, text: &str, is_letter: impl Fn(char) -> bool) -> Option<RecordId> {
        self.find_where(text, |after, before| {
            !before.is_some_and(&is_letter) && !after.chars().next().is_some_and(&is_letter)
        })
    }

    /// The first word in a text whose surroundings pass: the text after it and the letter before it.
    fn find_where(&self, text: &str, passes: impl Fn(&str, Option<char>) -> bool) -> Option<RecordId> {
        let found = self.finder.as_ref()?.find_overlapping_iter(text);
        let mut whole =
            found.filter(|found| passes(&text[found.end()..], text[..found.start()].chars().next_back()));
        whole.next().map(|found| self.words[found.pattern().as_usize()].1)
    }
}

/// Whether a letter can be a part of an id.
fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Case, entities, forms of accents, invisible letters and line breaks make no difference.
fn folded(text: &str) -> String {
    let plain = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    let visible = plain.nfc().filter(|letter| !is_invisible(*letter)).collect::<String>().to_lowercase();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters that change how a word looks at most: soft hyphens, joiners, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The text of a page: marks inside a line vanish, all others part words.
fn without_tags(html: &str) -> String {
    const INLINE: [&str; 14] =
        ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "mark", "s", "span", "strong"];
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split('<');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// The ids and first lines of withheld records.
#[derive(Debug)]
pub struct RecordTops(HashMap<RecordId, (String, Span)>);

impl Leak {
    /// The leak as an error; it names the record by its id only. So many other
    /// files would hold the name too.
    ///
    /// # Panics
    /// When `tops` was made from another check.
    #[must_use]
    pub fn diag(&self, tops: &RecordTops, others: usize) -> Diag {
        let (id, top) = tops.0.get(&self.record).expect("every name that is looked for has its record");
        let more = match others {
            0 => String::new(),
            1 => " and another file".to_owned(),
            _ => format!(" and {others} other files"),
        };
        let message = format!(
            "the name of the withheld {} `{id}` would stand in {}{more}",
            self.record.kind, self.path
        );
        Diag::error(codes::WITHHELD_NAME, *top, message)
            .help("take the name out of the records that this file is made from")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Person;
    use crate::model::vocabulary::Visibility;

    fn archive(people: &[(&str, &str, bool)]) -> Records {
        let mut records = Records::default();
        for (index, (id, name, withheld)) in people.iter().enumerate() {
            let mut person = Person { name: (*name).to_owned(), ..Person::default() };
            person.head.record = RecordId::new(crate::model::Kind::Person, index);
            person.head.id = (*id).to_owned();
            if *withheld {
                person.head.publish.visibility = Visibility::Withheld;
            }
            records.people.push(person);
        }
        records
    }

    #[track_caller]
    fn check(content: &str, leaks: bool) {
        let records =
            archive(&[("zarqa", "Zarqa Öz", true), ("p-1", "Aidos", false), ("p-2", "Aidos", true)]);
        let found = LeakCheck::new(&records).look("index.html", content.as_bytes());
        assert_eq!(found.is_some(), leaks, "{content}");
    }

    #[test]
    fn a_name_is_found_whatever_its_case_marks_and_breaks() {
        check("<p>Zarqa Öz</p>", true);
        check("<p>ZARQA <strong>öz</strong></p>", true);
        check("<p>Zar<em>qa</em>\n  O\u{308}z</p>", true);
        check("<p>Zar\u{ad}qa Öz</p>", true);
        check("{\"name\": \"zarqa öz\"}", true);
        check("<p>Zarqa Özuly</p>", false);
        check("<p>Zarqa</p>", false);
        check("<td>Zarqa</td><td>Özge</td>", false);
    }

    #[test]
    fn an_id_is_found_where_a_file_is_named() {
        check("<a href=\"../people/zarqa.html\">", true);
        check("people/zarqa/1.json", true);
        check("/* zarqa: hidden */", false);
        check("<a href=\"people/bota-zarqa.html\">", false);
    }

    #[test]
    fn a_name_that_a_public_record_has_too_gives_nobody_away() {
        check("<p>Aidos</p>", false);
    }
}

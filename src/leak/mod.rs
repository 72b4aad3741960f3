//! The last look before anything is put in place: no hidden name may stand
//! in what is about to be published.
//!
//! Looked for are the full names and aliases of hidden records (their words
//! side by side, in any order), their ids, and single words of their names
//! that nobody public shares; as whole words, whatever the case and the marks,
//! in the content and in the address of every file.

mod binary;
mod decode;
mod gather;
mod letters;
mod plain;
mod scan;
mod sound;

use std::collections::{BTreeSet, HashMap};
use std::io::{Read, Seek};

use sha2::{Digest as _, Sha256};

use self::decode::Part;
use self::scan::{Found, Gap, Wanted, scan};
use crate::diag::{Diag, Span, codes};
use crate::model::RecordId;
use crate::text::hex::hex;
use crate::zim::{Fault, Zim};

/// Stands for the code that decides what is found: with another, everything is looked at again.
const CODE: u64 = digest_of(&[
    include_str!("mod.rs"),
    include_str!("scan.rs"),
    include_str!("letters.rs"),
    include_str!("plain.rs"),
    include_str!("sound.rs"),
    include_str!("decode.rs"),
    include_str!("binary.rs"),
    include_str!("../media/mod.rs"),
    include_str!("../media/avif.rs"),
    include_str!("../media/avif/av1.rs"),
    include_str!("../media/avif/boxes.rs"),
    include_str!("../media/avif/items.rs"),
    include_str!("../media/avif/property.rs"),
    include_str!("../media/avif/write.rs"),
    include_str!("../media/pdf/letters.rs"),
    include_str!("../media/pdf/mod.rs"),
    include_str!("../media/pdf/stream.rs"),
    include_str!("../media/pdf/words.rs"),
    include_str!("../search/readable.rs"),
    include_str!("../zim.rs"),
]);

/// FNV-1a of all texts, made by the compiler, so that the program does not hold them.
const fn digest_of(texts: &[&str]) -> u64 {
    let (mut digest, mut rest) = (0xcbf2_9ce4_8422_2325_u64, texts);
    while let [text, others @ ..] = rest {
        let mut bytes = text.as_bytes();
        while let [byte, after @ ..] = bytes {
            digest = (digest ^ *byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
            bytes = after;
        }
        rest = others;
    }
    digest
}

/// Opens the key of a word that is known by its sound.
const SOUND: char = '~';

/// What is looked for.
#[derive(Debug, Default)]
pub struct LeakCheck {
    wanted: Option<Wanted>,
    names: Vec<Name>,
    /// The names in which a word stands.
    of_word: Vec<Vec<u32>>,
    /// The words, folded; only to leave out those that turn out to be common.
    words: Vec<String>,
    tops: HashMap<RecordId, (String, Span)>,
}

/// Words that together are a hidden name.
#[derive(Debug)]
struct Name {
    record: RecordId,
    words: Vec<u32>,
    required: u32,
    ordered: bool,
    rule: Rule,
}

/// Why a stretch of text is a leak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A full name or alias.
    FullName,
    /// A full name in another alphabet or romanisation.
    OtherSpelling,
    /// A word of a name that nobody public shares.
    LoneName,
    /// The id of a hidden record.
    Id,
    /// A packed file that cannot be looked into.
    Unreadable,
}

/// A hidden name in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The record whose name it is; `None` for a file that cannot be read.
    pub record: Option<RecordId>,
    /// The file that would hold it, below the published folder.
    pub path: String,
    /// The line of the file, from 1; `None` for its address.
    pub line: Option<usize>,
    /// Why it is one.
    pub rule: Rule,
}

impl LeakCheck {
    /// Leaves out single words that turned out to be other people's as well, and other spellings of
    /// names that an editor has said to be somebody else's.
    #[must_use]
    pub fn without(mut self, common: &BTreeSet<String>, kept: &BTreeSet<RecordId>) -> Self {
        let words = &self.words;
        for names in &mut self.of_word {
            let all = &self.names;
            names.retain(|name| {
                let name = &all[*name as usize];
                match name.rule {
                    Rule::LoneName => !name.words.iter().all(|word| common.contains(&words[*word as usize])),
                    Rule::OtherSpelling => !kept.contains(&name.record),
                    _ => true,
                }
            });
        }
        self
    }

    /// Looks for the full names and ids of one record only.
    #[must_use]
    pub fn of_record(mut self, record: RecordId) -> Self {
        let all = &self.names;
        for names in &mut self.of_word {
            names.retain(|name| {
                let name = &all[*name as usize];
                name.record == record && name.rule != Rule::LoneName
            });
        }
        self
    }

    /// Whether there is anything to look for.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.wanted.is_none()
    }

    /// Tells two checks apart that could find different things: what they look for, and their own code.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut all = Sha256::new();
        all.update(CODE.to_le_bytes());
        all.update(format!("{:?}{:?}{:?}", self.words, self.names, self.of_word));
        hex(&all.finalize())
    }

    /// The words that are looked for, folded: what `benches/leak.rs` gives another automaton.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|word| !word.starts_with(SOUND)).map(String::as_str)
    }

    /// Looks at one file, address and content.
    #[must_use]
    pub fn look(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        let wanted = self.wanted.as_ref()?;
        let leak = |record, line, rule| Leak { record, path: path.to_owned(), line, rule };
        if let Some((name, _)) = self.first(&scan(path.as_bytes(), false, wanted)) {
            return Some(leak(Some(name.record), None, name.rule));
        }
        let Some(parts) = decode::open(path, bytes) else {
            return Some(leak(None, None, Rule::Unreadable));
        };
        self.in_parts(path, &parts)
    }

    /// Looks at a ZIM file, cluster by cluster: addresses, titles and all that lies in it.
    ///
    /// # Errors
    /// When it cannot be read as one.
    pub fn look_into(&self, zim: &mut Zim<impl Read + Seek>) -> Result<Option<Leak>, Fault> {
        let Some(wanted) = self.wanted.as_ref() else { return Ok(None) };
        for entry in zim.entries() {
            for text in [&entry.path, &entry.title] {
                if let Some((name, _)) = self.first(&scan(text.as_bytes(), false, wanted)) {
                    let (record, path) = (Some(name.record), entry.path.clone());
                    return Ok(Some(Leak { record, path, line: None, rule: name.rule }));
                }
            }
        }
        zim.each(|entry, bytes| {
            let path = &entry.path;
            let unreadable = || Leak { record: None, path: path.clone(), line: None, rule: Rule::Unreadable };
            match decode::open_entry(entry, bytes) {
                Some(parts) => self.in_parts(path, &parts),
                None => Some(unreadable()),
            }
        })
    }

    fn in_parts(&self, path: &str, parts: &[Part<'_>]) -> Option<Leak> {
        let wanted = self.wanted.as_ref()?;
        let leak = |record, line, rule| Leak { record, path: path.to_owned(), line, rule };
        parts.iter().find_map(|part| {
            if let Some((name, _)) = self.first(&scan(part.name.as_bytes(), false, wanted)) {
                return Some(leak(Some(name.record), None, name.rule));
            }
            let (name, at) = self.first(&scan(&part.bytes, part.tags, wanted))?;
            let line =
                part.bytes[..at.min(part.bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
            Some(leak(Some(name.record), Some(line), name.rule))
        })
    }

    /// The first name that the words of a text make, and where it ends.
    fn first(&self, found: &[Found]) -> Option<(&Name, usize)> {
        (0..found.len()).find_map(|at| {
            let names = self.of_word[found[at].word as usize].iter().map(|name| &self.names[*name as usize]);
            names.into_iter().find_map(|name| Some((name, ends(name, found, at)?)))
        })
    }
}

/// Where a name ends whose first word in the text is `found[at]`.
fn ends(name: &Name, found: &[Found], at: usize) -> Option<usize> {
    let (mut used, mut last) = (0_u32, &found[at]);
    for next in std::iter::once(&found[at]).chain(&found[at + 1..]) {
        if used > 0 {
            if next.first <= last.last {
                continue;
            }
            let comma = next.gap == Gap::Comma;
            if next.first != last.last + 1 || next.gap == Gap::Break || (comma && found[at].gap != Gap::Break)
            {
                break;
            }
        }
        let wanted = used.count_ones() as usize;
        let free = |bit: &usize| name.words[*bit] == next.word && used & (1 << *bit) == 0;
        let bit = if name.ordered {
            Some(wanted).filter(|bit| *bit < name.words.len() && name.words[*bit] == next.word)
        } else {
            (0..name.words.len()).find(free)
        };
        match bit {
            Some(bit) => {
                used |= 1 << bit;
                last = next;
            }
            // Another reading of the same place may follow.
            None => continue,
        }
        let enough = used & name.required == name.required
            && (name.words.len() == 1 || used.count_ones() >= 2)
            && !(name.ordered && (used.count_ones() as usize) < name.words.len());
        if enough {
            return Some(last.at);
        }
    }
    None
}

impl Leak {
    /// The leak as an error; it names the record by its id only. So many other
    /// files would hold the name too.
    #[must_use]
    pub fn diag(&self, check: &LeakCheck, others: usize) -> Diag {
        let more = match others {
            0 => String::new(),
            1 => " and another file".to_owned(),
            _ => format!(" and {others} other files"),
        };
        let place = match self.line {
            Some(line) => format!("line {line} of {}{more}", self.path),
            None => format!("the address {}{more}", self.path),
        };
        let known = self.record.and_then(|record| Some((record, check.tops.get(&record)?)));
        let Some((record, (id, top))) = known else {
            let message = format!("{} cannot be looked into for withheld names", self.path);
            return Diag::error(codes::WITHHELD_NAME, Span::whole(crate::diag::FileId(0)), message)
                .help("leave this output out, or have it made in a format that can be read");
        };
        let what = match self.rule {
            Rule::FullName => "the name",
            Rule::OtherSpelling => "another spelling of the name",
            Rule::LoneName => "a word of the name",
            Rule::Id => "the id",
            Rule::Unreadable => "something",
        };
        let message = format!("{what} of the withheld {} `{id}` would stand in {place}", record.kind);
        let help = match (self.rule, self.line) {
            (Rule::Id, _) | (_, None) => {
                "give the record that has this address, or the withheld one, another id or a `public_id`"
            }
            (Rule::LoneName, _) => {
                "take the word out of the records that this file is made from; if it is somebody else's there, \
                 say so with a `[[mention]]`"
            }
            (Rule::OtherSpelling, _) => {
                "add the spelling as an `[[alias]]`, so that it is replaced; if it is somebody else's name, say \
                 so with a `[[mention]]`"
            }
            _ => "take the name out of the records that this file is made from",
        };
        Diag::error(codes::WITHHELD_NAME, *top, message).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::digest_of;

    #[test]
    fn the_code_is_told_apart_by_every_byte() {
        assert_eq!(digest_of(&["foo", "bar"]), 0x8594_4171_f739_67e8);
        assert_ne!(digest_of(&["foo", "baz"]), digest_of(&["foo", "bar"]));
    }
}

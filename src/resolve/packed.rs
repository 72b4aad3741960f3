//! The mentions of an article in little room: an archive of a million reports has twenty million of them.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::{Kind, RecordId};
use crate::resolve::BodyMention;
use crate::resolve::body_mention::Printed;
use crate::resolve::mentions::{How, Target};

/// What an article's body mentions, in reading order.
///
/// A mention of usual size is a [`Row`]; any other stands beside the rows as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Mentions {
    rows: Box<[Row]>,
    /// Mentions that fit into no row, each with its position, in order.
    others: Box<[(u32, BodyMention)]>,
}

/// A mention of one record whose words all stand in the body.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Row {
    /// The record's index and kind, as [`pack`] makes them; [`ELSEWHERE`] for one of the others.
    record: u32,
    start: u32,
    length: u16,
    /// The number of the paragraph, or 0.
    paragraph: u16,
    sentence: u32,
    sentence_length: u16,
    how: How,
    /// [`WHOLE`] and [`IN_BODY`].
    marks: u8,
}

/// One link can hold it.
const WHOLE: u8 = 1;
/// Its own words are not the display name.
const IN_BODY: u8 = 2;
const ELSEWHERE: u32 = u32::MAX;

/// A record's index and kind in one number; `None` for an index past 2^29.
fn pack(record: RecordId) -> Option<u32> {
    let packed = record.index.checked_mul(8)? | record.kind as u32;
    (packed != ELSEWHERE).then_some(packed)
}

fn unpack(packed: u32) -> RecordId {
    RecordId { kind: Kind::ALL[(packed % 8) as usize % Kind::ALL.len()], index: packed / 8 }
}

impl Row {
    /// A row that stands for a mention, if one can.
    fn of(mention: &BodyMention) -> Option<Row> {
        let BodyMention { target, range, paragraph, how, whole, printed, sentence, own } = mention;
        let Target::One(record) = target else { return None };
        let length = |range: &Range<u32>| u16::try_from(range.end.checked_sub(range.start)?).ok();
        let is_usual = own.is_none() && *printed != Printed::Own && *paragraph != Some(0);
        is_usual.then_some(())?;
        Some(Row {
            record: pack(*record)?,
            start: range.start,
            length: length(range)?,
            paragraph: u16::try_from(paragraph.unwrap_or(0)).ok()?,
            sentence: sentence.start,
            sentence_length: length(sentence)?,
            how: *how,
            marks: u8::from(*whole) * WHOLE + u8::from(*printed == Printed::InBody) * IN_BODY,
        })
    }

    fn mention(self) -> BodyMention {
        let range = |start: u32, length: u16| start..start + u32::from(length);
        BodyMention {
            target: Target::One(unpack(self.record)),
            range: range(self.start, self.length),
            paragraph: (self.paragraph != 0).then_some(u32::from(self.paragraph)),
            how: self.how,
            whole: self.marks & WHOLE != 0,
            printed: if self.marks & IN_BODY != 0 { Printed::InBody } else { Printed::AsShown },
            sentence: range(self.sentence, self.sentence_length),
            own: None,
        }
    }
}

impl Mentions {
    /// The mentions.
    pub fn iter(&self) -> impl Iterator<Item = BodyMention> + '_ {
        let mut others = self.others.iter();
        self.rows.iter().filter_map(move |row| match row.record {
            ELSEWHERE => others.next().map(|other| other.1.clone()),
            _ => Some(row.mention()),
        })
    }

    /// The records that are named, one for each mention with one reading.
    pub fn records(&self) -> impl Iterator<Item = RecordId> + '_ {
        let mut others = self.others.iter();
        self.rows.iter().filter_map(move |row| match row.record {
            ELSEWHERE => others.next()?.1.record(),
            record => Some(unpack(record)),
        })
    }

    /// The mention at a position.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<BodyMention> {
        let row = self.rows.get(at as usize)?;
        if row.record != ELSEWHERE {
            return Some(row.mention());
        }
        let other = self.others.binary_search_by_key(&at, |other| other.0).ok()?;
        Some(self.others[other].1.clone())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Changes them.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Vec<BodyMention>) -> T) -> T {
        let mut mentions = self.iter().collect();
        let changed = change(&mut mentions);
        *self = mentions.into();
        changed
    }
}

impl From<Vec<BodyMention>> for Mentions {
    fn from(mentions: Vec<BodyMention>) -> Self {
        let elsewhere = Row {
            record: ELSEWHERE,
            start: 0,
            length: 0,
            paragraph: 0,
            sentence: 0,
            sentence_length: 0,
            how: How::Exact,
            marks: 0,
        };
        let rows: Box<[Row]> = mentions.iter().map(|mention| Row::of(mention).unwrap_or(elsewhere)).collect();
        let others = (0..).zip(mentions).zip(&rows).filter(|(_, row)| row.record == ELSEWHERE);
        Mentions { others: others.map(|(other, _)| other).collect(), rows }
    }
}

/// Hashed with records as themselves, for hashers that know them by something else than their positions.
impl Hash for Mentions {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for row in self.rows.iter().filter(|row| row.record != ELSEWHERE) {
            let Row { record, start, length, paragraph, sentence, sentence_length, how, marks } = *row;
            unpack(record).hash(state);
            let lengths = u64::from(length) << 16 | u64::from(sentence_length);
            let rest = u64::from(paragraph) << 16 | (how as u64) << 8 | u64::from(marks);
            state.write_u64(u64::from(start) << 32 | u64::from(sentence));
            state.write_u64(lengths << 32 | rest);
        }
        self.others.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(index: u32) -> RecordId {
        RecordId { kind: Kind::Person, index }
    }

    /// Mentions of every kind, usual ones between others.
    fn mentions() -> Vec<BodyMention> {
        let body = "Aidos  Example came. Bota left.";
        let one = |target, range, paragraph| BodyMention::new(target, How::Folded, range, paragraph);
        let usual = || one(Target::One(person(7)), 21..25, Some(1));
        let mut printed = usual();
        printed.print("Bota", body);
        printed.tell_at(21..31);
        let mut own = one(Target::One(person(2)), 0..14, Some(1));
        own.print("Aidos Example", body);
        own.tell("Aidos Example came.".to_owned());
        let mut part = usual();
        part.whole = false;
        vec![
            usual(),
            own,
            printed,
            one(Target::Ambiguous([person(1), person(2)].into()), 0..5, None),
            one(Target::One(RecordId { kind: Kind::Page, index: 0 }), 5..5, None),
            one(Target::One(person(1)), 0..70_000, Some(1)),
            one(Target::One(person(1)), 3..4, Some(70_000)),
            one(Target::One(person(1)), 3..4, Some(0)),
            one(Target::One(person(u32::MAX)), u32::MAX - 1..u32::MAX, None),
            part,
        ]
    }

    #[test]
    fn mentions_come_back_as_they_were() {
        let told = |mention: BodyMention| format!("{mention:?}");
        let all: Vec<String> = mentions().into_iter().map(told).collect();
        let packed = Mentions::from(mentions());
        assert_eq!(packed.iter().map(told).collect::<Vec<_>>(), all);
        let each = (0..).map_while(|at| packed.get(at));
        assert_eq!(each.map(told).collect::<Vec<_>>(), all);
        assert_eq!(packed.others.len(), 6);
        let kept: Mentions = postcard::from_bytes(&postcard::to_stdvec(&packed).unwrap()).unwrap();
        assert_eq!(kept.iter().map(told).collect::<Vec<_>>(), all);
        let records = mentions().iter().filter_map(BodyMention::record).collect::<Vec<_>>();
        assert_eq!(packed.records().collect::<Vec<_>>(), records);
    }

    #[test]
    fn mentions_can_be_changed() {
        let mut packed = Mentions::from(mentions());
        packed.change(|mentions| mentions.retain(|mention| mention.record().is_none()));
        assert_eq!((packed.len(), packed.records().count()), (1, 0));
        assert!(packed.get(1).is_none());
    }

    #[test]
    fn a_row_is_small() {
        assert!(size_of::<Row>() <= 20, "{}", size_of::<Row>());
    }
}

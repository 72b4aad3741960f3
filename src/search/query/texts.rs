//! Why a result is one: the spelling that fits, and the paragraph.

use std::collections::BTreeMap;

use crate::search::documents::{Card, Paragraph};
use crate::search::query::lookup::{EXACT, Expansions};
use crate::search::words::{form, words};

/// How many characters of a paragraph are shown.
const SNIPPET: usize = 240;

/// For each form that counts: which words it stands for (one bit each), and its best weight.
pub(crate) struct Matches(BTreeMap<String, (u32, i64)>);

/// A stretch of a paragraph with the words that match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Snippet {
    /// The paragraph's number; 0 where it has none.
    pub paragraph: u32,
    /// The folder of its language; empty for the main one.
    pub folder: String,
    /// The stretch.
    pub text: String,
    /// The matching words as printed, without repeats.
    pub marked: Vec<String>,
}

impl Matches {
    pub(crate) fn new(all: &[Expansions]) -> Self {
        let mut forms: BTreeMap<String, (u32, i64)> = BTreeMap::new();
        for (at, expansions) in all.iter().enumerate() {
            for (form, expansion) in expansions {
                let entry = forms.entry(form.clone()).or_default();
                entry.0 |= 1 << at.min(31);
                entry.1 = entry.1.max(expansion.weight);
            }
        }
        Matches(forms)
    }

    fn of(&self, word: &str) -> Option<(u32, i64)> {
        self.0.get(&form(word)).copied()
    }

    /// Whether every word of a name matches, and the sum of their weights.
    fn name(&self, name: &str) -> (bool, i64) {
        let found: Vec<_> = words(name).iter().map(|word| self.of(word.text)).collect();
        let bits = found.iter().flatten().fold(0, |bits, row| bits | row.0);
        let whole = !found.is_empty()
            && found.iter().all(Option::is_some)
            && bits.count_ones() as usize >= found.len();
        (whole, found.iter().flatten().map(|row| row.1).sum())
    }

    /// Whether some spelling of a record is matched as a whole, and the best
    /// other spelling where it fits better than the name that is shown.
    pub(crate) fn spelling<'c>(&self, card: &'c Card) -> (bool, Option<&'c (String, String)>) {
        let shown = self.name(&card.name);
        let mut best: (bool, i64, Option<&(String, String)>) = (shown.0, shown.1, None);
        for other in &card.also {
            let fits = self.name(&other.0);
            if (fits.0, fits.1) > (best.0, best.1) {
                best = (fits.0, fits.1, Some(other));
            }
        }
        (best.0, best.2)
    }

    /// The paragraph that holds most of the words; the first among equals.
    pub(crate) fn snippet(&self, paragraphs: &[Paragraph]) -> Option<Snippet> {
        let mut best: Option<((u32, i64), &Paragraph)> = None;
        for paragraph in paragraphs {
            let found: Vec<_> = words(&paragraph.text).iter().filter_map(|word| self.of(word.text)).collect();
            let bits = found.iter().fold(0, |bits, row| bits | row.0).count_ones();
            let weight = found.iter().map(|row| row.1).max().unwrap_or(0);
            if bits > 0 && best.is_none_or(|best| (bits, weight) > best.0) {
                best = Some(((bits, weight), paragraph));
            }
        }
        best.map(|(_, paragraph)| self.cut(paragraph))
    }

    fn cut(&self, paragraph: &Paragraph) -> Snippet {
        let text = &paragraph.text;
        let found: Vec<_> = words(text).into_iter().filter(|word| self.of(word.text).is_some()).collect();
        let first = found.first().map_or(0, |word| word.start);
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let at = letters.partition_point(|row| row.0 < first);
        let mut from = if letters.len() <= SNIPPET { 0 } else { at.saturating_sub(SNIPPET / 4) };
        while from > 0 && from < at && !letters[from - 1].1.is_whitespace() {
            from += 1;
        }
        let mut to = (from + SNIPPET).min(letters.len());
        while to < letters.len() && to > at + 1 && !letters[to].1.is_whitespace() {
            to -= 1;
        }
        let end = letters.get(to).map_or(text.len(), |row| row.0);
        let start = letters.get(from).map_or(0, |row| row.0);
        let mut marked: Vec<String> = Vec::new();
        for word in found.iter().filter(|word| word.start >= start && word.start < end) {
            if !marked.iter().any(|known| known == word.text) {
                marked.push(word.text.to_owned());
            }
        }
        let text = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let text = format!(
            "{}{text}{}",
            if from > 0 { "… " } else { "" },
            if to < letters.len() { " …" } else { "" }
        );
        Snippet { paragraph: paragraph.number, folder: paragraph.lang.to_lowercase(), text, marked }
    }

    /// Whether a form is matched by another spelling than the one typed.
    pub(crate) fn is_other_spelling(&self, word: &str) -> bool {
        self.of(word).is_some_and(|row| row.1 < EXACT)
    }
}

/// Whether folded words follow one another in a text.
pub(crate) fn has_phrase(text: &str, phrase: &[String]) -> bool {
    let forms = crate::search::query::parse::forms(text);
    forms.windows(phrase.len()).any(|run| run == phrase)
}

//! Runs of capital words that may be somebody's name, with what stands around them.

use crate::resolve::mentions::lists as context;
use crate::resolve::mentions::words::{Gap, Shape, Token};
use crate::resolve::suggest::lists;
use crate::text::fold;
use crate::text::names::Reading;
use crate::text::phones::Phones;
use crate::text::tables::titles::is_particle;

/// More words than this are a headline, not a name.
const LONGEST: usize = 5;

/// A run of words that may be a name.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// The name as written, one space between words.
    pub(crate) name: String,
    /// How many words it has.
    pub(crate) words: usize,
    /// What speaks for a person, in words that a reader understands.
    pub(crate) reasons: Vec<&'static str>,
    /// What speaks for and against, added up.
    pub(crate) weight: f64,
    /// Whether a noun follows that only groups have: "Atlas members".
    pub(crate) has_group_noun: bool,
    /// Whether it speaks: "Tarnov said".
    pub(crate) speaks: bool,
}

/// Finds the runs of a block. `is_common` tells words that the texts also write small.
pub(crate) fn find(text: &str, tokens: &[Token<'_>], is_common: &dyn Fn(&str) -> bool, out: &mut Vec<Run>) {
    let mut at = 0;
    while at < tokens.len() {
        if !is_name_word(&tokens[at]) {
            at += 1;
            continue;
        }
        let end = run_end(tokens, at);
        if let Some((first, last)) = trim(tokens, at, end, is_common) {
            let (weight, reasons) = weigh(tokens, text, first, last, is_common);
            let name = tokens[first..=last].iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
            let next = tokens.get(last + 1).filter(|t| t.gap == Gap::Space).map(|t| t.text.to_lowercase());
            let next = next.unwrap_or_default();
            out.push(Run {
                name,
                words: last - first + 1,
                reasons,
                weight,
                has_group_noun: lists::is_group_noun(&next) && !tokens[last].possessive,
                speaks: lists::is_strong_verb(&next),
            });
        }
        at = end + 1;
    }
}

fn is_name_word(token: &Token<'_>) -> bool {
    !token.closed && token.is_capital() && token.text.chars().all(|c| !c.is_numeric())
}

/// The last word of the run that begins at `at`; particles may stand inside.
fn run_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at;
    let mut next = at + 1;
    while next < tokens.len()
        && tokens[next].gap == Gap::Space
        && !tokens[next - 1].possessive
        && next < at + 12
    {
        if is_name_word(&tokens[next]) {
            end = next;
        } else if !(is_particle(tokens[next].text)
            && tokens[next].text.len() > 1
            && tokens[next].text != "at"
            && tokens[next].text != "an"
            && tokens[next].text != "as")
        {
            break;
        }
        next += 1;
    }
    end
}

/// Cuts roles, peoples, common words and acronyms off both ends.
fn trim(
    tokens: &[Token<'_>],
    at: usize,
    end: usize,
    is_common: &dyn Fn(&str) -> bool,
) -> Option<(usize, usize)> {
    let lower = |i: usize| tokens[i].text.to_lowercase();
    let is_given = |i: usize| lists::is_given_name(&fold::strict(tokens[i].text));
    let outside = |i: usize| {
        context::is_beside_names(&lower(i))
            && !(is_given(i)
                && i < end
                && !context::is_beside_names(&lower(i + 1))
                && tokens[i].gap != Gap::Sentence
                && !is_common(&lower(i)))
    };
    let mut first = (at..=end).rev().find(|&i| outside(i) && i < end).map_or(at, |i| i + 1);
    let mut last = end;
    while last > first && (outside(last) && !is_given(last) || tokens[last].is_initial) {
        last -= 1;
    }
    let acronym =
        |i: usize| tokens[i].shape == Shape::Capitals && tokens[i].text.len() <= 5 && !tokens[i].is_initial;
    while first < last
        && (acronym(first) || (is_common(&lower(first)) && !is_given(first)) || !is_name_word(&tokens[first]))
    {
        first += 1;
    }
    let whole = !outside(first) && !acronym(first) && last - first < LONGEST;
    whole.then_some((first, last))
}

/// Adds up what speaks for a person; about 2 is enough.
fn weigh(
    tokens: &[Token<'_>],
    text: &str,
    first: usize,
    last: usize,
    is_common: &dyn Fn(&str) -> bool,
) -> (f64, Vec<&'static str>) {
    let mut sum = Sum::default();
    weigh_words(tokens, first, last, is_common, &mut sum);
    weigh_before(tokens, text, first, &mut sum);
    weigh_after(tokens, text, last, &mut sum);
    (sum.weight, sum.reasons)
}

#[derive(Default)]
struct Sum {
    weight: f64,
    reasons: Vec<&'static str>,
}

impl Sum {
    fn add(&mut self, weight: f64, reason: &'static str) {
        self.weight += weight;
        if weight > 0.0 && !reason.is_empty() {
            self.reasons.push(reason);
        }
    }
}

/// What the words themselves say.
fn weigh_words(
    tokens: &[Token<'_>],
    first: usize,
    last: usize,
    is_common: &dyn Fn(&str) -> bool,
    sum: &mut Sum,
) {
    let words: Vec<(String, &Token<'_>)> = tokens[first..=last]
        .iter()
        .filter(|t| t.is_capital() && !t.is_initial)
        .map(|t| (fold::strict(t.text), t))
        .collect();
    for (folded, token) in &words {
        let lower = token.text.to_lowercase();
        if lists::is_organisation_word(folded) || context::is_thing(&lower, true) {
            sum.add(-4.0, "");
        } else if lists::is_place(folded) {
            sum.add(-3.0, "");
        } else if is_common(&lower) && !lists::is_given_name(folded) {
            sum.add(-2.0, "");
        }
    }
    let given = words.first().is_some_and(|w| lists::is_given_name(&w.0))
        || words.last().is_some_and(|w| lists::is_given_name(&w.0));
    if given {
        sum.add(2.0, "a given name");
    }
    if words.iter().any(|(_, t)| lists::ends_like_a_name(&Phones::read(t.text).sounds)) {
        sum.add(2.0, "an ending of names");
    }
    let texts: Vec<&str> = words.iter().map(|(_, t)| t.text).collect();
    let chinese = words.first().is_some_and(|w| lists::is_chinese_surname(&w.0)) && words.len() >= 2;
    if chinese && Reading::of(&texts).is_some_and(|r| r.is_chinese_name()) {
        sum.add(2.0, "a Chinese surname");
    }
    if (2..=4).contains(&words.len()) {
        sum.add(0.5, "");
    }
}

/// What stands before: a role, a relative; "the" and "in" speak against.
fn weigh_before(tokens: &[Token<'_>], text: &str, first: usize, sum: &mut Sum) {
    let Some(at) = first.checked_sub(1) else { return };
    let before = tokens[at].text.to_lowercase();
    if let Some(head) = at.checked_sub(1)
        && matches!(before.as_str(), "of" | "for" | "on" | "against" | "and" | "to")
        && tokens[head].is_capital()
        && !tokens[head].possessive
        && tokens[at].gap == Gap::Space
        && lists::is_organisation_word(&tokens[head].text.to_lowercase())
    {
        sum.add(-4.0, "");
    }
    let between = text[tokens[at].end()..tokens[first].start].trim();
    let spaced = tokens[first].gap == Gap::Space && !tokens[at].possessive;
    if spaced && context::is_role(&before) {
        sum.add(2.0, "a role before the name");
    } else if (spaced || between == ",") && lists::is_kin(&before) {
        sum.add(2.5, "a relative before the name");
    } else if spaced && matches!(before.as_str(), "named" | "identified") {
        sum.add(3.0, "“named” before the name");
    } else if spaced && matches!(before.as_str(), "the" | "a" | "an") {
        sum.add(-3.0, "");
    } else if spaced
        && matches!(before.as_str(), "in" | "at" | "near" | "outside" | "around" | "across" | "inside")
    {
        sum.add(-2.0, "");
    } else if spaced && matches!(before.as_str(), "said" | "says" | "told" | "asked") {
        sum.add(1.5, "a verb of speech before the name");
    } else if between == "," && context::is_role(&before) {
        sum.add(2.0, "a role before the name");
    }
}

/// What follows: a verb of speech, an age, "who", an apposition.
fn weigh_after(tokens: &[Token<'_>], text: &str, last: usize, sum: &mut Sum) {
    let Some(next) = tokens.get(last + 1) else { return };
    let word = next.text.to_lowercase();
    let between = text[tokens[last].end()..next.start]
        .trim_matches(|c: char| c.is_whitespace() || "”“\"’»".contains(c));
    let spaced = next.gap == Gap::Space && !tokens[last].possessive;
    if spaced && lists::is_strong_verb(&word) {
        sum.add(2.0, "a verb of speech after the name");
    } else if spaced && lists::is_person_verb(&word) {
        sum.add(0.7, "a verb of people after the name");
    } else if tokens[last].possessive
        && (lists::is_kin(&word)
            || matches!(
                word.as_str(),
                "lawyer" | "lawyers" | "relatives" | "family" | "supporters" | "parents" | "children"
            ))
    {
        sum.add(2.0, "a relative after the name");
    } else if between == "," && next.shape == Shape::Number && is_age(next.text) {
        sum.add(3.0, "an age after the name");
    } else if between == "," && word == "who" {
        sum.add(2.5, "“who” after the name");
    } else if between == "," && is_role_phrase(tokens, last + 1) {
        sum.add(1.5, "a role after the name");
    } else if spaced && context::is_thing(&word, next.is_capital()) {
        sum.add(-4.0, "");
    } else if spaced && lists::is_group_noun(&word) {
        sum.add(-2.5, "");
    }
}

fn is_age(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|age| (10..=105).contains(&age))
}

/// "a prominent activist", "the deputy head of": a role within five words of an article.
fn is_role_phrase(tokens: &[Token<'_>], at: usize) -> bool {
    let opens =
        matches!(tokens[at].text, "a" | "an" | "the" | "one" | "head" | "director" | "leader" | "founder");
    opens
        && tokens[at..]
            .iter()
            .take(7)
            .take_while(|t| t.start == tokens[at].start || t.gap == Gap::Space)
            .any(|t| context::is_role(&t.text.to_lowercase()))
}

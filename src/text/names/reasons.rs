//! The outcome of a comparison in words.

use crate::text::names::pairing::{Match, Pairing, Way};
use crate::text::names::parts::{Name, Part};

/// From here on a difference is worth a word.
const AUDIBLE: f64 = 0.04;
/// From here on two words are not called the same.
const APART: f64 = 0.2;

/// Says what speaks for and against, the weightiest first.
pub(crate) fn explain(left: &Name, right: &Name, pairing: &Pairing) -> Vec<String> {
    let mut reasons = match pairing.way {
        Way::Words => by_words(left, right, pairing),
        Way::Syllables if pairing.score > 0.5 => vec!["the same syllables of a Chinese name".to_owned()],
        Way::Syllables => vec!["different syllables of a Chinese name".to_owned()],
        Way::Approach if pairing.score > 0.5 => {
            vec!["the Chinese syllables approach the other name's sounds".to_owned()]
        }
        Way::Approach => vec!["the Chinese syllables do not approach the other name's sounds".to_owned()],
        Way::Nothing => vec!["the two scripts cannot be compared".to_owned()],
    };
    for title in left.titles.iter().chain(&right.titles) {
        reasons.push(format!("`{title}` is a title and was left out"));
    }
    reasons
}

fn by_words(left: &Name, right: &Name, pairing: &Pairing) -> Vec<String> {
    let mut matches: Vec<&Match> = pairing.matches.iter().collect();
    matches.sort_by(|x, y| y.distance.total_cmp(&x.distance).then(x.left.cmp(&y.left)));
    let mut reasons: Vec<String> =
        matches.iter().map(|m| of_pair(&left.parts[m.left], &right.parts[m.right], m.distance)).collect();
    let turned = pairing.matches.windows(2).any(|w| w[0].right > w[1].right);
    if turned {
        reasons.push("the words stand in another order".to_owned());
    }
    let alone = |name: &Name, used: &dyn Fn(usize) -> bool, out: &mut Vec<String>| {
        for at in (0..name.parts.len()).filter(|&at| !used(at)) {
            out.push(of_lone(name, at));
        }
    };
    alone(left, &|at| pairing.matches.iter().any(|m| m.left == at), &mut reasons);
    alone(right, &|at| pairing.matches.iter().any(|m| m.right == at), &mut reasons);
    if left.whole_words().min(right.whole_words()) < 2 && left.parts.len().max(right.parts.len()) > 1 {
        reasons.insert(0, "one of them is a single name: not enough to tell".to_owned());
    }
    reasons
}

fn of_pair(a: &Part, b: &Part, distance: f64) -> String {
    let (x, y) = (&a.written, &b.written);
    let genders = (a.ending.is_woman(), b.ending.is_woman());
    if a.is_initial || b.is_initial {
        return format!(
            "`{x}` and `{y}`: an initial that {}",
            if distance < APART { "fits" } else { "does not fit" }
        );
    }
    match genders {
        (Some(m), Some(n)) if m != n => format!("`{x}` and `{y}` are a man's and a woman's form"),
        _ if x == y => format!("`{x}` is in both"),
        _ if distance < AUDIBLE => format!("`{x}` and `{y}` are spellings of one name"),
        _ if distance < APART && a.ending != b.ending => format!("`{x}` and `{y}` differ by an ending"),
        _ if distance < APART => format!("`{x}` and `{y}` sound nearly alike"),
        _ => format!("`{x}` and `{y}` sound different"),
    }
}

fn of_lone(name: &Name, at: usize) -> String {
    let part = &name.parts[at];
    let what =
        if name.is_optional(at) { "a patronymic that the other leaves out" } else { "in one of them only" };
    format!("`{}` is {what}", part.written)
}

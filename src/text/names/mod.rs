//! Are two names one person's? A score, a verdict and reasons a person understands.
//!
//! Words are compared by sound across scripts ([`crate::text::phones`]), paired off in any order,
//! and weighed: both the given name and the surname must agree. A patronymic may be missing; a
//! man's and a woman's form of a surname never agree. The verdict is about names: that two
//! people may share one is for an editor to know.
//!
//! ```
//! use casebook::text::names::{Verdict, compare};
//! let found = compare("Қастер Мұсаханұлы", "Kaster Musakhan");
//! assert_eq!(found.verdict, Verdict::Same);
//! assert_eq!(compare("Temir Tarnov", "Aida Tarnova").verdict, Verdict::Different);
//! ```

pub(crate) mod chinese;
mod distance;
mod pairing;
mod parts;
mod reasons;

pub(crate) use self::chinese::{Reading, is_han_text};
use self::pairing::Pairing;
pub(crate) use self::pairing::part_distance;
pub(crate) use self::parts::{Name, Part};

/// From this score on, two names are called the same.
pub const SAME_FROM: f64 = 0.48;

/// What the comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Spellings of different names, or too little to tell.
    Different,
    /// Spellings of one name.
    Same,
}

impl Verdict {
    /// Names the verdict as `names compare` prints it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Different => "different",
            Verdict::Same => "same",
        }
    }
}

/// What speaks for and against two spellings being one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// From 0 (nothing in common) to 1 (the same letters).
    pub score: f64,
    /// The score cut at [`SAME_FROM`].
    pub verdict: Verdict,
    /// Full sentences without a final stop, the weightiest first.
    pub reasons: Vec<String>,
}

/// Compares two names. Symmetric: the order of the arguments changes nothing.
#[must_use]
pub fn compare(a: &str, b: &str) -> Comparison {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let (left, right) = (Name::read(a), Name::read(b));
    if left.parts.is_empty() || right.parts.is_empty() {
        let reasons = vec!["there is no name to compare".to_owned()];
        return Comparison { score: 0.0, verdict: Verdict::Different, reasons };
    }
    let best = candidates(&left, &right).into_iter().max_by(|x, y| x.score.total_cmp(&y.score));
    let pairing = best.expect("the plain reading is always a candidate");
    let verdict = if pairing.score >= SAME_FROM { Verdict::Same } else { Verdict::Different };
    Comparison { score: pairing.score, verdict, reasons: reasons::explain(&left, &right, &pairing) }
}

/// The ways in which the two can be read against each other.
fn candidates(left: &Name, right: &Name) -> Vec<Pairing> {
    let mut ways = Vec::with_capacity(3);
    if let (Some(a), Some(b)) = (&left.chinese, &right.chinese)
        && (a.is_han || b.is_han || a.is_chinese_name() && b.is_chinese_name())
    {
        ways.push(Pairing::of_syllables(a, b));
        if a.is_han && b.is_han || ways[0].score > SAME_FROM {
            return ways;
        }
    }
    let approached =
        |r: &Option<chinese::Reading>| r.as_ref().is_some_and(|r| r.is_han || r.is_foreign_name());
    match (approached(&left.chinese), approached(&right.chinese)) {
        (true, false) => ways.push(Pairing::approaching(left, right)),
        (false, true) => ways.push(Pairing::approaching(right, left).turned()),
        _ => {}
    }
    let han = |name: &Name| name.chinese.as_ref().is_some_and(|r| r.is_han);
    if !han(left) && !han(right) {
        ways.push(Pairing::of_words(left, right));
    }
    if ways.is_empty() {
        ways.push(Pairing::none());
    }
    ways
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, verdict: Verdict) {
        let found = compare(a, b);
        assert_eq!(found.verdict, verdict, "{a} / {b}: {found:?}");
        assert!(!found.reasons.is_empty());
    }

    #[test]
    fn one_person_under_many_spellings() {
        for (a, b) in [
            ("Темір Орынбайұлы", "Temir Orynbay"),
            ("Тарнов, Темир Орынбаевич", "Temir Tarnov"),
            ("تەمىر ورىنبايۇلى", "Темір Орынбайұлы"),
            ("Orunbasari Temir Orynbai", "Temir Orynbai"),
            ("Zhanybek Täńirbergen", "Janibek Tangirbergen"),
            ("نرگس مرادی", "Narges Moradi"),
            ("Gülnar Issabekowa", "Гульнар Исабекова"),
            ("吐尔逊·阿不都拉", "Tursun Abdulla"),
            ("Ли Минхуа", "李明华"),
            ("A. Tarnov", "Aidar Tarnov"),
        ] {
            check(a, b, if a.starts_with("A.") { Verdict::Different } else { Verdict::Same });
        }
    }

    #[test]
    fn relatives_and_namesakes_stay_apart() {
        for (a, b) in [
            ("Baibolat Tarhanuly", "Baimurat Tarhanuly"),
            ("Temir Tarnov", "Temir Tarnova"),
            ("Aida Tarnova", "Aidar Tarnov"),
            ("Marat Orynbai", "Murat Orynbai"),
            ("Zhang Wei", "Zhang Wen"),
            ("Siarhei Karatouski", "Sviatlana Karatouskaya"),
            ("Temir", "Temir Orynbai"),
            ("", "Temir Orynbai"),
        ] {
            check(a, b, Verdict::Different);
        }
    }

    proptest! {
        #[test]
        fn order_of_arguments_does_not_matter(
            a in "[A-Za-zА-яӘәҚқҰұا-ۋ木沙汗 .,-]{0,30}",
            b in "[A-Za-zА-яӘәҚқҰұا-ۋ木沙汗 .,-]{0,30}",
        ) {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a));
            let score = compare(&a, &b).score;
            prop_assert!((0.0..=1.0).contains(&score));
        }
    }
}

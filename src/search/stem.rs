//! Light stems: enough for `arrests`, `arrested` and `arresting` to meet.
//!
//! A Latin word is taken for English and a Cyrillic one for Russian: a query
//! does not say its language. Stems are compared among neighbours of the
//! lexicon only, and weigh less than the word as typed.

/// Endings of Russian words, the longest first.
pub(crate) const RUSSIAN: &[&str] = &[
    "ением",
    "ения",
    "ение",
    "ений",
    "ению",
    "иями",
    "ями",
    "ами",
    "иях",
    "иям",
    "ием",
    "ией",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ешь",
    "ишь",
    "ете",
    "ите",
    "ать",
    "ять",
    "ить",
    "еть",
    "али",
    "или",
    "ала",
    "ила",
    "ают",
    "яют",
    "ует",
    "ют",
    "ут",
    "ит",
    "ат",
    "ят",
    "ет",
    "ал",
    "ил",
    "ой",
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ую",
    "юю",
    "ых",
    "их",
    "ым",
    "им",
    "ов",
    "ев",
    "ей",
    "ам",
    "ям",
    "ах",
    "ях",
    "ом",
    "ем",
    "ью",
    "ия",
    "ию",
    "ии",
    "а",
    "я",
    "ы",
    "и",
    "о",
    "е",
    "у",
    "ю",
    "ь",
    "й",
];

/// The stem of a folded form; the form itself where no rule applies.
///
/// ```
/// use casebook::search::stem;
/// assert_eq!(stem("arrested"), stem("arrests"));
/// assert_eq!(stem("задержание"), stem("задержания"));
/// ```
#[must_use]
pub fn stem(form: &str) -> String {
    if form.len() >= 4 && form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return english(form);
    }
    if form.chars().all(|c| matches!(c, 'а'..='я')) {
        return russian(form);
    }
    form.to_owned()
}

fn english(form: &str) -> String {
    let mut stem = singular(form);
    for ending in ["ations", "ation", "ings", "ing", "edly", "ed"] {
        let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() >= 3) else { continue };
        let end = rest.as_bytes()[rest.len() - 2..].to_vec();
        let doubled = end[0] == end[1] && !b"lsz".contains(&end[0]);
        stem.truncate(rest.len() - usize::from(doubled));
        break;
    }
    if stem.len() >= 4 && stem.ends_with('e') {
        stem.pop();
    }
    if stem.len() >= 3 && stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

fn singular(form: &str) -> String {
    let cut = |n: usize| form[..form.len() - n].to_owned();
    if form.ends_with("ies") && form.len() > 4 {
        return cut(3) + "y";
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| form.ends_with(ending)) {
        return cut(2);
    }
    let kept = ["ss", "us", "is"].iter().any(|ending| form.ends_with(ending));
    if form.ends_with('s') && !kept { cut(1) } else { form.to_owned() }
}

fn russian(form: &str) -> String {
    let ending = RUSSIAN
        .iter()
        .find(|ending| form.strip_suffix(**ending).is_some_and(|rest| rest.chars().count() >= 3));
    form[..form.len() - ending.map_or(0, |ending| ending.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_same(words: &[&str]) {
        for word in words {
            assert_eq!(stem(word), stem(words[0]), "{word}");
        }
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        check_same(&["arrest", "arrests", "arrested", "arresting"]);
        check_same(&["charge", "charges", "charged", "charging"]);
        check_same(&["deny", "denies", "denied"]);
        check_same(&["deport", "deported", "deportation"]);
        check_same(&["задержан", "задержана", "задержаны"]);
        check_same(&["суд", "суда", "суду", "суде", "судом"]);
    }

    #[test]
    fn short_words_and_other_alphabets_stay() {
        for word in ["ali", "las", "қала", "北京", "2019"] {
            assert_eq!(stem(word), word);
        }
    }
}

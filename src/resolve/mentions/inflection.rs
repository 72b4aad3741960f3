//! Case endings that Russian, Belarusian and Kazakh texts hang on names.
//!
//! Source: the declension of proper names in grammars of the three languages. The result is only
//! a list of words to try: a base counts when it is a known name.

/// Kazakh case and possessive endings, the longest first.
const KAZAKH: &[&str] = &[
    "ның", "нің", "дың", "дің", "тың", "тің", "мен", "бен", "пен", "дан", "ден", "тан", "тен", "нан", "нен",
    "ына", "іне", "ға", "ге", "қа", "ке", "на", "не", "ды", "ді", "ты", "ті", "ны", "ні", "да", "де", "та",
    "те",
];

/// Russian endings with what the base has in their place.
const RUSSIAN: &[(&str, &[&str])] = &[
    ("ого", &["ый", "ий", "ой"]),
    ("ому", &["ый", "ий", "ой"]),
    ("ой", &["а", "ая"]),
    ("ую", &["ая"]),
    ("ым", &["", "ый", "ий"]),
    ("им", &["ий"]),
    ("ом", &["", "ый"]),
    ("ем", &["", "й", "ь"]),
    ("ю", &["й", "ь", "я"]),
    ("я", &["й", "ь"]),
    ("ей", &["я", "а"]),
    ("а", &[""]),
    ("у", &["", "а"]),
    ("ы", &["а"]),
    ("и", &["а", "я", "ь"]),
    ("е", &["", "а", "я", "й"]),
];

/// Lists what a Cyrillic word may be the inflected form of; nothing for other scripts.
pub(crate) fn bases(word: &str) -> Vec<String> {
    let cyrillic = word.chars().last().is_some_and(|c| matches!(c, '\u{400}'..='\u{4ff}'));
    if !cyrillic || word.chars().count() < 4 {
        return Vec::new();
    }
    let lower = word.to_lowercase();
    let mut found = Vec::new();
    for ending in KAZAKH {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            found.push(stem.to_owned());
            break;
        }
    }
    // After "son of" and "daughter of" the accusative is a bare н.
    if let Some(stem) = lower.strip_suffix('н').filter(|stem| stem.ends_with(['ы', 'і'])) {
        found.push(stem.to_owned());
    }
    for (ending, bases) in RUSSIAN {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.chars().count() >= 2
        {
            found.extend(bases.iter().map(|base| format!("{stem}{base}")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_names_lead_to_their_bases() {
        assert!(bases("Тарнова").contains(&"тарнов".to_owned()));
        assert!(bases("Айгуле").contains(&"айгуля".to_owned()));
        assert!(bases("Темірге").contains(&"темір".to_owned()));
        assert!(bases("Орынбаевым").contains(&"орынбаев".to_owned()));
        assert!(bases("Серікұлын").contains(&"серікұлы".to_owned()));
        assert!(bases("Temirge").is_empty());
    }
}

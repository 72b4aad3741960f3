//! Reads names out of credit lines, and tells a credit line from a sentence.

use super::phrases::Set;
use super::unit::fold_key;

/// What a credit line says: who wrote, who translated, and the line itself.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Credit {
    pub(crate) authors: Vec<String>,
    pub(crate) translators: Vec<String>,
}

/// Reads a paragraph as credits, if each of its sentences is one.
pub(crate) fn credit(text: &str) -> Option<Credit> {
    let bare = text
        .trim()
        .trim_start_matches(['(', '[', '*', '-', '—', '–', ' '])
        .trim_end_matches([')', ']', '*', ' ']);
    if bare.split_whitespace().count() > 45 {
        return None;
    }
    let mut credit = Credit::default();
    for sentence in sentences(bare) {
        one_credit(sentence, &mut credit)?;
    }
    Some(credit)
}

/// Splits at stops, semicolons and bars that a credit word follows.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices([';', '.', '|', ',']) {
        let rest = text[at + mark.len()..].trim_start();
        let key = fold_key(rest);
        let comma = mark == ",";
        let opens = Set::CreditLineStart.opens(&key).or_else(|| Set::TranslatorStart.opens(&key)).is_some()
            || (!comma && Set::BylineStart.opens(&key).is_some());
        if opens {
            parts.push(text[start..at].trim());
            start = text.len() - rest.len();
        }
    }
    parts.push(text[start..].trim());
    parts
}

fn one_credit(sentence: &str, credit: &mut Credit) -> Option<()> {
    let key = fold_key(sentence);
    let (start, writes, translates) =
        match (Set::CreditLineStart.opens(&key), Set::TranslatorStart.opens(&key)) {
            (Some(start), _) => (start, false, false),
            (None, Some(start)) => (start, false, true),
            (None, None) => (Set::BylineStart.opens(&key)?, true, false),
        };
    let rest = after(sentence, start);
    if !are_names(rest) {
        return None;
    }
    if translates {
        credit.translators.extend(people(rest));
    } else if writes {
        credit.authors.extend(people(rest));
    }
    Some(())
}

/// The part of the original text after a folded phrase: folding keeps one
/// character for one, except for doubled spaces.
fn after<'a>(text: &'a str, phrase: &str) -> &'a str {
    let skip = phrase.chars().count();
    let mut seen = 0;
    let mut spaced = true;
    for (at, c) in text.char_indices() {
        if seen >= skip {
            return text[at..].trim_start_matches([':', '：', ' ', '\u{a0}']);
        }
        let space = c.is_whitespace();
        seen += usize::from(!(space && spaced));
        spaced = space;
    }
    ""
}

/// Whether a text is made of names: capitals but for small words between them.
pub(crate) fn are_names(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.contains(['“', '”', '"', '?', '!']) {
        return false;
    }
    // Scripts without spaces: a name has a few characters, a sentence has stops or many.
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    if dense > 16 || (dense > 0 && text.contains(['。', '，', '！', '？'])) {
        return false;
    }
    let mut named = 0;
    let mut other = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match bare.chars().next() {
            None => {}
            Some(c) if c.is_uppercase() || is_dense(c) => named += 1,
            Some(_) if is_joint(&bare.to_lowercase()) => {}
            Some(_) => other += 1,
        }
    }
    named > 0 && other * 3 <= named
}

/// Small words that stand between names in credits.
fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "for"
            | "of"
            | "the"
            | "in"
            | "with"
            | "by"
            | "from"
            | "at"
            | "to"
            | "based"
            | "on"
            | "a"
            | "an"
            | "reporting"
            | "additional"
            | "reports"
            | "report"
            | "contributed"
            | "special"
            | "edited"
            | "editing"
            | "translated"
            | "written"
            | "bin"
            | "al"
            | "el"
            | "van"
            | "von"
            | "de"
            | "der"
            | "di"
            | "da"
            | "ibn"
            | "и"
            | "с"
            | "для"
            | "из"
            | "по"
            | "мен"
            | "және"
            | "үшін"
            | "ve"
            | "va"
            | "correspondent"
            | "service"
            | "its"
            | "agencies"
    )
}

fn is_dense(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Returns the people in a list of names; agencies and desks are nobody.
pub(crate) fn people(text: &str) -> Vec<String> {
    let mut text = text.trim().to_owned();
    for joint in [" and ", " & ", " и ", " және ", " мен ", "; ", " / ", " ve ", " va ", " with "] {
        text = text.replace(joint, ", ");
    }
    let pieces = text.split([',', '、', '|', '，', ';']);
    pieces.filter_map(person).collect()
}

/// Returns the name at the start of a text, up to a word that says where or for whom.
fn person(piece: &str) -> Option<String> {
    let words: Vec<&str> = piece
        .split_whitespace()
        .take_while(|w| {
            !matches!(
                w.to_lowercase().as_str(),
                "for" | "in" | "at" | "from" | "of" | "on" | "based" | "-" | "–" | "—"
            )
        })
        .collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.').to_owned();
    (is_person(&name) && !Set::Agency.is(&fold_key(&name))).then_some(name)
}

/// Whether a text has the shape of one person's name.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let dense = name.chars().filter(|c| is_dense(*c)).count();
    if dense > 0 {
        return (2..=4).contains(&dense) && name.chars().count() == dense;
    }
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let clean = |w: &&str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | 'ʼ'));
    let capitals = words.iter().filter(|w| capital(w)).count();
    let desk = words.iter().any(|w| Set::DeskWord.is(&fold_key(w)));
    let agency =
        desk || words.iter().any(|w| Set::Agency.is(&fold_key(w)) && w.chars().all(char::is_uppercase));
    (2..=5).contains(&words.len())
        && words.iter().all(|w| clean(w) && (capital(w) || is_joint(w)))
        && capitals >= 2
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
        && !agency
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, authors: &[&str], translators: &[&str]) {
        let found = credit(text).expect("a credit line");
        assert_eq!(found.authors, authors, "{text}");
        assert_eq!(found.translators, translators, "{text}");
    }

    #[test]
    fn credits_in_many_forms() {
        check("By Anna Orlova", &["Anna Orlova"], &[]);
        check("By ANNA ORLOVA and Jan de Wit in Kells", &["ANNA ORLOVA", "Jan de Wit"], &[]);
        check(
            "Reported by Anna Orlova for Hill News’s Northern Service. Translated by Jan Wit. Written in English by Ida Moe.",
            &["Anna Orlova", "Ida Moe"],
            &["Jan Wit"],
        );
        check("Written by Anna Orlova, with additional reporting by Jan Wit", &["Anna Orlova"], &[]);
        check("With reporting by AFP, Reuters, and the Hill Times", &[], &[]);
        check("(Reporting by Anna Orlova; Editing by Jan Wit)", &["Anna Orlova"], &[]);
        check("Автор: Анна Орлова", &["Анна Орлова"], &[]);
        check("Original Author: Anna Orlova", &["Anna Orlova"], &[]);
        check("By AFP", &[], &[]);
        check("记者：王小明", &["王小明"], &[]);
    }

    #[test]
    fn sentences_are_no_credits() {
        for text in [
            "By Friday the miners were free.",
            "By the time Anna Orlova came to Kells, the mine had been shut for days.",
            "Written by hand, the letter reached Anna Orlova in May.",
            "Reported by nobody, the fall of the roof was soon forgotten.",
            "He was translated by Jan Wit.",
            "记者星期二在法院外等候的时候，看到矿工的家人被警察带走。",
            "记者星期二在法院外等候的时候看到矿工的家人被警察带走",
            "“By Anna Orlova,” it said.",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }
}

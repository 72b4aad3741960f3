//! "Did you mean": the nearest of the known words to one that is unknown.

/// Finds the candidate nearest to `word`, if it is near enough to be worth
/// naming (at most a third of the letters differ, a swap counts as one).
///
/// Ties go to the first in order. Linear in the number of candidates.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.chars().count().abs_diff(length) > limit {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Puts candidates in order, the nearest to `word` first. Of a path such as `frame.title` the last part counts
/// as well; those that are as near stand in the order of the alphabet.
#[must_use]
pub fn nearest_first(word: &str, mut candidates: Vec<String>) -> Vec<String> {
    let lower = word.to_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&lower, &candidate.to_lowercase());
    candidates.sort_by_cached_key(|candidate| {
        let last = candidate.rsplit_once('.').map(|(_, last)| distance(last) + 1);
        let least = last.into_iter().chain([distance(candidate)]).min();
        (least, candidate.clone())
    });
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_step() {
        assert_eq!(nearest("titel", ["date", "title", "outlet"]), Some("title"));
        assert_eq!(nearest("rferl-hlat", ["rferl-halt", "rfa-arrest"]), Some("rferl-halt"));
    }

    #[test]
    fn the_nearest_comes_first() {
        let order =
            |words: &[&str]| nearest_first("titel", words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(order(&["date", "frame.title", "title"]), ["title", "frame.title", "date"]);
    }

    #[test]
    fn what_is_far_is_not_named() {
        assert_eq!(nearest("zzz", ["title", "date"]), None);
        assert_eq!(nearest("x", []), None);
    }
}

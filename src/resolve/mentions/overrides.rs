//! The editor's last word on single mentions.

use std::ops::Range;

use crate::resolve::mentions::{ArticleText, How, Mention, Override, Target};

/// Removes what the editor overrules and adds what the editor says.
pub(crate) fn apply(article: &ArticleText<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    if article.overrides.is_empty() {
        return mentions;
    }
    let mut said: Vec<(usize, Range<usize>, Option<Mention>)> = Vec::new();
    // What is said of one occurrence comes before what is said of all.
    let (one, all): (Vec<&Override>, Vec<&Override>) =
        article.overrides.iter().partition(|o| o.nth.is_some());
    for rule in one.into_iter().chain(all) {
        for (block, range) in places(article, rule) {
            if said.iter().any(|(b, r, _)| *b == block && overlap(r, &range)) {
                continue;
            }
            let mention = rule.record.map(|record| Mention {
                block,
                range: range.clone(),
                target: Target::One(record),
                how: How::Editor,
            });
            said.push((block, range, mention));
        }
    }
    mentions.retain(|m| !said.iter().any(|(block, range, _)| *block == m.block && overlap(range, &m.range)));
    mentions.extend(said.into_iter().filter_map(|(_, _, mention)| mention));
    mentions.sort_by_key(|m| (m.block, m.range.start));
    mentions
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where a rule's text stands as whole words outside closed ranges, the nth or all.
pub(crate) fn places(article: &ArticleText<'_>, rule: &Override) -> Vec<(usize, Range<usize>)> {
    let wanted = rule.text.trim();
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    for (at, block) in article.blocks.iter().enumerate() {
        for (start, surface) in block.text.match_indices(wanted) {
            let range = start..start + surface.len();
            let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let inside = joined(block.text[..range.start].chars().next_back())
                || joined(block.text[range.end..].chars().next());
            if !inside && !block.closed.iter().any(|closed| overlap(closed, &range)) {
                found.push((at, range));
            }
        }
    }
    match rule.nth {
        Some(nth) => found.into_iter().nth((nth as usize).wrapping_sub(1)).into_iter().collect(),
        None => found,
    }
}

//! Laws of the cleaner, over any text.

use proptest::prelude::*;

use super::{clean, unit};

/// Lines of the kinds that captures are made of, in any order.
fn capture() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(String::new()),
        Just("  • The miners went home on Monday with all of their pay.".to_owned()),
        Just("    This post was originally published on Open Hills.".to_owned()),
        Just("Related Articles".to_owned()),
        Just("Leave a Reply".to_owned()),
        Just("Bear Seen Near School In The South".to_owned()),
        Just("The court in the northern town of Kells heard the case on Monday.".to_owned()),
        Just("May 5, 2019".to_owned()),
        Just("Photo: Hill News".to_owned()),
        "[ -~]{0,60}",
        ".{0,20}",
    ];
    prop::collection::vec((line, prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]), 0..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn every_line_is_in_one_draft_or_one_cut(capture in capture()) {
        let cleaned = clean(&capture);
        let mut seen = vec![0_u32; cleaned.lines];
        let kept = cleaned.drafts.iter().flat_map(|d| d.lines.iter().copied());
        for (first, last) in kept.chain(cleaned.cuts.iter().map(|c| (c.first_line, c.last_line))) {
            for line in first..=last {
                seen[line - 1] += 1;
            }
        }
        prop_assert!(seen.iter().all(|&n| n == 1), "{seen:?}");
        prop_assert_eq!(cleaned.lines, unit::lines(&capture).len());
    }

    #[test]
    fn every_block_stands_on_a_line_of_its_draft(capture in capture()) {
        let cleaned = clean(&capture);
        for draft in &cleaned.drafts {
            for block in &draft.blocks {
                prop_assert!(draft.lines.iter().any(|(a, b)| (*a..=*b).contains(&block.line)));
            }
        }
    }
}

#[test]
fn nothing_gives_nothing() {
    let cleaned = clean("");
    assert_eq!((cleaned.drafts.len(), cleaned.cuts.len(), cleaned.lines), (0, 0, 0));
    assert_eq!(clean("\n\n").cuts.len(), 1);
}

//! A run of headlines after the report, without any label over it.
//!
//! A single line proves nothing: the run is judged. It reaches up from the end of
//! the page as long as lines end like headlines and no two paragraphs meet. A list
//! that a colon announces belongs to the report.

use crate::clean::shape::End;
use crate::clean::sheet::{Found, Sheet};

pub(super) fn find(sheet: &Sheet<'_>) -> Found {
    let open: Vec<usize> = sheet.open().collect();
    let Some(start) = run_start(sheet, &open) else { return Found::default() };
    Found { cuts: open[start..].to_vec(), notes: Vec::new() }
}

/// Where the run of headlines begins that ends the page, if it is one.
fn run_start(sheet: &Sheet<'_>, open: &[usize]) -> Option<usize> {
    let shape = |at: usize| &sheet.units[open[at]].shape;
    let mut start = None;
    let (mut links, mut others) = (0, 0);
    for at in (0..open.len()).rev() {
        let prose = shape(at).is_prose() || shape(at).is_sentence() && shape(at).end == End::Stop;
        if prose
            && (at + 1 == open.len() && shape(at).words > 30 || at > 0 && shape(at - 1).is_prose() || at == 0)
        {
            break;
        }
        if shape(at).end == End::Colon && shape(at).words >= 4 {
            return None;
        }
        if prose {
            others += 1;
        } else {
            links += 1;
        }
        if !prose && links >= 3 && others * 4 <= links {
            start = Some(at);
        }
    }
    start.filter(|&at| is_links(sheet, &open[at..]))
}

/// Headlines are several words long; names and keywords are not.
fn is_links(sheet: &Sheet<'_>, run: &[usize]) -> bool {
    let headlines = run
        .iter()
        .filter(|&&i| sheet.units[i].shape.is_headline() && sheet.units[i].shape.words >= 4)
        .count();
    headlines * 2 > run.len() && headlines >= 3
}

#[cfg(test)]
mod tests {
    use crate::clean::rules::testing::{BODY, check, kept};

    const TICKER: &str = "Bear Seen Near School In The South\nWho Pays For The New Road?\n40,000 sheep were sold at the fair.\nRain Until Friday, Snow In The Hills\nOld Bridge To Be Torn Down After Flood";

    #[test]
    fn an_unmarked_ticker_goes() {
        check("link-list", &format!("{BODY}\n{TICKER}"), &[4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_list_that_the_text_announces_is_kept() {
        check(
            "link-list",
            &format!(
                "{BODY}\n\nThe men ask the owner of the mine for three things:\n• helmets for every man who goes down\n• lamps that last for a whole night\n• a doctor in the town of Kells"
            ),
            &[],
        );
    }

    #[test]
    fn headlines_inside_a_report_are_kept() {
        kept("Life In The Dark");
        kept("“Who will pay for us?”");
    }
}

//! The outer shape of a paragraph: how long it is, how it ends, who speaks.
//!
//! The rules judge shapes and runs of shapes before they look at words, because
//! shapes hold for outlets and languages that no list of phrases knows.

/// What can be told of a paragraph without understanding it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Shape {
    /// Words; for scripts without spaces, two characters count as one.
    pub(crate) words: usize,
    /// Words that open with a capital letter.
    pub(crate) capitals: usize,
    /// Words that open with any letter that has case.
    pub(crate) cased: usize,
    pub(crate) letters: usize,
    pub(crate) digits: usize,
    pub(crate) end: End,
    /// Sentence ends inside the text.
    pub(crate) stops: usize,
}

/// How a paragraph ends, closing quotes and brackets set aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum End {
    /// A full stop, in any script.
    Stop,
    /// A question or exclamation mark, which headlines end with too.
    Call,
    Colon,
    Comma,
    #[default]
    Open,
}

impl Shape {
    pub(crate) fn of(text: &str) -> Self {
        let mut shape = Self { end: end_of(text), stops: inner_stops(text), ..Self::default() };
        for word in text.split_whitespace() {
            shape.count_word(word);
        }
        shape
    }

    fn count_word(&mut self, word: &str) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let digits = word.chars().filter(|c| c.is_numeric()).count();
        let dense = word.chars().filter(|c| is_dense(*c)).count();
        self.letters += letters;
        self.digits += digits;
        if dense > 0 {
            self.words += dense.div_ceil(2);
        } else if letters + digits > 0 {
            self.words += 1;
        }
        if let Some(first) = word.chars().find(|c| c.is_alphanumeric()) {
            self.capitals += usize::from(first.is_uppercase());
            self.cased += usize::from(first.is_uppercase() || first.is_lowercase());
        }
    }

    /// A full sentence of running text, however short.
    pub(crate) fn is_sentence(&self) -> bool {
        self.words >= 2 && matches!(self.end, End::Stop | End::Call)
    }

    /// A paragraph as reports are made of: long enough that no label looks like it.
    pub(crate) fn is_prose(&self) -> bool {
        (self.words >= 9 && matches!(self.end, End::Stop | End::Call))
            || (self.words >= 6 && self.end == End::Stop && self.stops > 0)
            || (self.words >= 35 && self.stops > 0)
    }

    /// Running text, short sentences included.
    pub(crate) fn is_running(&self) -> bool {
        self.is_prose() || (self.words >= 4 && self.end == End::Stop)
    }

    /// A few words that end without a stop: a label, a subhead, a name.
    pub(crate) fn is_label(&self) -> bool {
        self.words <= 8 && matches!(self.end, End::Open | End::Colon)
    }

    /// A line as lists of links are made of.
    pub(crate) fn is_headline(&self) -> bool {
        (3..=34).contains(&self.words) && matches!(self.end, End::Open | End::Call)
    }

    /// The share of cased words that open with a capital.
    pub(crate) fn title_case(&self) -> f32 {
        self.capitals as f32 / self.cased.max(1) as f32
    }
}

/// Letters of scripts written without spaces.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

const STOPS: [char; 6] = ['.', '…', '。', '۔', '։', '।'];
const CALLS: [char; 5] = ['?', '!', '？', '！', '؟'];

fn end_of(text: &str) -> End {
    // `… he said. (END)`: what stands in brackets after a stop is no part of the sentence.
    let before = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(before, _)| before);
    if let Some(before) = before.filter(|b| b.trim_end().ends_with(STOPS)) {
        return end_of_bare(before);
    }
    end_of_bare(text)
}

fn end_of_bare(text: &str) -> End {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '）' | '」' | '』' | '*')
    });
    match bare.chars().next_back() {
        Some(c) if STOPS.contains(&c) => End::Stop,
        Some(c) if CALLS.contains(&c) => End::Call,
        Some(':' | '：') => End::Colon,
        Some(',' | '，' | '،' | ';' | '；') => End::Comma,
        _ => End::Open,
    }
}

fn inner_stops(text: &str) -> usize {
    let mut stops = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends = STOPS.contains(&c) || CALLS.contains(&c);
        stops += usize::from(
            ends && chars.peek().is_some_and(|n| n.is_whitespace() || is_dense(*n) || "”\"»".contains(*n)),
        );
    }
    stops
}

/// Returns the text with everything between quotation marks left out.
pub(crate) fn outside_quotes(text: &str) -> String {
    let mut depth = 0_usize;
    let mut straight = false;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '«' | '„' => depth += 1,
            '”' | '»' => depth = depth.saturating_sub(1),
            '"' => straight = !straight,
            c if depth == 0 && !straight => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_labels_differ() {
        assert!(Shape::of("The court freed the miner after nine days in a cell.").is_prose());
        assert!(Shape::of("“They took him.” She wept all night.").is_prose());
        assert!(Shape::of("Life After The Mine").is_label());
        assert!(!Shape::of("But that was not all.").is_prose());
        assert!(Shape::of("But that was not all.").is_sentence());
    }

    #[test]
    fn scripts_without_spaces_have_words_too() {
        assert!(Shape::of("法院星期二判处这名矿工三年徒刑，他的家人没有获准到庭。").is_prose());
    }

    #[test]
    fn closing_quotes_do_not_hide_a_stop() {
        assert_eq!(Shape::of("He said: “No.”").end, End::Stop);
        assert_eq!(Shape::of("(“No,” he said.)").end, End::Stop);
        assert_eq!(Shape::of("He then left. (Northwire)").end, End::Stop);
        assert_eq!(Shape::of("The gate of the pit (Ida Moe)").end, End::Open);
    }

    #[test]
    fn quoted_speech_can_be_set_aside() {
        assert_eq!(outside_quotes("He said: “Click here” and left"), "He said:  and left");
    }
}

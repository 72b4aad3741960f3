//! Endings of Turkic and Slavic surnames and patronymics, in phones.
//!
//! Sources: Kazakh, Kyrgyz, Uzbek, Uyghur, Azerbaijani and Turkmen patronymic words (son, daughter)
//! and the Russian and Belarusian endings of patronymics and surnames. Vowels stand in their plain
//! form: a word's `A I O U` are compared as `a i o u`.

use crate::text::phones::Ending;

/// Endings, the longest first within a kind; the first that fits decides.
pub(crate) const ENDINGS: &[(&str, Ending)] = &[
    ("ovic", Ending::SonOf),
    ("evic", Ending::SonOf),
    ("avic", Ending::SonOf),
    ("ovna", Ending::DaughterOf),
    ("evna", Ending::DaughterOf),
    ("awna", Ending::DaughterOf),
    ("icna", Ending::DaughterOf),
    ("kizi", Ending::DaughterOf),
    ("qizi", Ending::DaughterOf),
    ("gizi", Ending::DaughterOf),
    ("xizi", Ending::DaughterOf),
    ("kisi", Ending::DaughterOf),
    ("qisi", Ending::DaughterOf),
    ("kiz", Ending::DaughterOf),
    ("qiz", Ending::DaughterOf),
    ("oGli", Ending::SonOf),
    ("ogli", Ending::SonOf),
    ("uGli", Ending::SonOf),
    ("ugli", Ending::SonOf),
    ("oglu", Ending::SonOf),
    ("oGlu", Ending::SonOf),
    ("ovli", Ending::SonOf),
    ("ouli", Ending::SonOf),
    ("wli", Ending::SonOf),
    ("uli", Ending::SonOf),
    ("ulu", Ending::SonOf),
    ("skaya", Ending::Woman),
    ("skaa", Ending::Woman),
    ("ckaya", Ending::Woman),
    ("Ckaya", Ending::Woman),
    ("ova", Ending::Woman),
    ("eva", Ending::Woman),
    ("ina", Ending::Woman),
    ("ski", Ending::Man),
    ("cki", Ending::Man),
    ("Cki", Ending::Man),
    ("ov", Ending::Man),
    ("ev", Ending::Man),
    ("in", Ending::Man),
];

/// Sounds of the longest ending.
pub(crate) const LONGEST: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < ENDINGS.len() {
        let length = ENDINGS[at].0.len();
        longest = if length > longest { length } else { longest };
        at += 1;
    }
    longest
};

/// Words that make the word before them a patronymic: "Musa uly".
pub(crate) const PATRONYMIC_WORDS: &[&str] =
    &["uli", "ulu", "oGli", "ogli", "oglu", "oGlu", "kizi", "qizi", "gizi"];

/// The same words as they are written, in small letters.
pub(crate) const WRITTEN_PATRONYMIC_WORDS: &[&str] = &[
    "uly", "ulı", "ūly", "uli", "ulu", "uulu", "oglu", "oğlu", "oglı", "ogly", "ogli", "oghli", "oʻgʻli",
    "o'g'li", "qyzy", "qızy", "qyzı", "qızı", "kyzy", "kizi", "qizi", "gyzy", "gizi", "ұлы", "қызы", "улы",
    "кызы", "уулу", "оглы", "кизи", "қизи", "ۇلى", "قىزى", "оғлы", "ўғли",
];

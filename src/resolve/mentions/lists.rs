//! Words that tell what stands beside a name: roles, peoples, dates, things.
//!
//! All in strictly folded form, one space apart. Sources: the vocabulary of news reports in English,
//! Russian and Kazakh; ISO 3166 for countries with their adjectives; CLDR for months and weekdays.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Roles and ranks that stand before a name and are no part of it.
const ROLES: &str = "gen col lt capt sgt maj sen rep gov hon mr mrs ms miss dr prof professor sir lord lady rev reverend father sister brother president \
    ex-president vice-president vice premier minister ministers prime deputy first former acting interim senator \
    congressman congresswoman representative governor mayor judge justice prosecutor prosecutor-general lawyer lawyers \
    attorney chairman chairwoman chairperson chair chief head director editor editor-in-chief secretary \
    secretary-general ambassador envoy consul general colonel major captain lieutenant sergeant commander marshal \
    officer mp lawmaker opposition leader activist activists journalist journalists reporter correspondent blogger poet \
    writer singer musician artist actor actress filmmaker teacher doctor nurse scholar academic researcher analyst \
    expert student imam mullah mufti sheikh shaykh ayatollah prince princess king queen emir sultan crown rights \
    defender defenders campaigner dissident prisoner detainee suspect defendant witness victim businessman \
    businesswoman entrepreneur tycoon banker farmer herder trader driver spokesman spokeswoman spokesperson \
    commissioner ombudsman ombudswoman coordinator founder co-founder member members supporter relative wife husband \
    son daughter mother widow orunbasari orynbasary akim citizen comrade inspector investigator detective \
    ministerpresident adviser advisor manager guard official officials spokespeople author host guest native resident critic \
    preacher cleric monk nun priest pastor bishop rabbi shaman athlete boxer wrestler footballer coach comedian \
    politician economist historian linguist anthropologist sociologist lecturer engineer doctor-turned-activist chancellor premier speaker translator photographer veteran pensioner human foreign interior \
    justice energy defense defence finance health education agriculture culture labor labour \
    президент министр премьер депутат сенатор судья адвокат прокурор генерал полковник майор капитан лейтенант аким \
    активист активистка активисты журналист журналистка правозащитник правозащитница глава директор председатель посол \
    господин госпожа гражданин гражданка юрист эксперт имам поэт писатель блогер лидер оппозиционер \
    президенті министрі депутаты әкімі судьясы адвокаты белсенді журналист төраға төрағасы қоғам \
    haji hajji qari ustaz";

/// Words that open sentences or bind words, and are never part of a name.
const FUNCTION: &str = "a an the this that these those it its he she they we you i his her their our my your who whom \
    whose which what when where why how while after before since until till because although though if unless whether \
    as at by for from in into of off on onto out over per through to toward towards under up upon via with within \
    without about above across against along among around behind below beneath beside besides between beyond despite \
    down during except inside like near past regarding and but or nor so yet both either neither not no yes only also \
    even just still then thus hence however moreover meanwhile later earlier recently now today yesterday tomorrow \
    tonight once twice again instead indeed perhaps maybe according asked told says said saying added adding some \
    many most all any each every few several other others another such same one two three four five six seven eight \
    nine ten there here last next previous new old young late more less many much did does do has have had is are was \
    were be been being will would can could may might must should shall let see fellow fugitive ethnic local state \
    jailed imprisoned exiled detained arrested ailing prominent noted veteran well-known free freed naturalized \
    meet following speaking including photo image video file pictured caption source credit read watch related \
    ago did why sometimes often always never ever soon afterward afterwards besides elsewhere everywhere nevertheless \
    nonetheless otherwise overall rather somehow somewhere therefore thereafter thereby throughout upon whereas \
    wherever whenever whoever nobody nothing someone everyone anybody everybody none few little enough almost nearly \
    quite too very well back away home inside outside apart aside altogether anyway namely notably unlike amid amidst \
    given provided known born found held seen taken sent left right both half part all-in-all dear thank thanks \
    и а но или что как когда где кто это он она они мы вы я его ее их на в во с со из за по от до у о об при для без \
    под над между также однако после перед во-первых затем ранее позже сегодня вчера \
    және бірақ немесе мен бен пен осы бұл ол олар біз";

/// Months, weekdays and other dates.
const DATES: &str = "january february march april may june july august september october november december jan feb mar \
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday ramadan nowruz eid \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда \
    четверг пятница суббота воскресенье қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша \
    желтоқсан";

/// Peoples, faiths and countries, with their adjectives.
const PEOPLES: &str = "kazakh kazakhs kazakhstani qazaq uyghur uyghurs uighur uighurs kyrgyz kirgiz uzbek uzbeks tajik \
    tajiks turkmen turkmens karakalpak karakalpaks tatar tatars dungan dungans hui han mongol mongols tibetan tibetans \
    chinese russian russians belarusian belarusians ukrainian ukrainians georgian armenian azerbaijani azeri turkish \
    turk turks kurdish kurd kurds iranian iranians persian afghan afghans pakistani indian arab arabs saudi iraqi \
    syrian israeli palestinian egyptian european american americans british english scottish irish french german \
    italian spanish portuguese dutch belgian swiss austrian polish czech slovak hungarian romanian bulgarian serbian \
    croatian bosnian albanian greek swedish norwegian danish finnish estonian latvian lithuanian canadian australian \
    japanese korean vietnamese thai indonesian malaysian filipino mexican brazilian cuban soviet chechen ingush \
    dagestani crimean jewish muslim muslims christian christians orthodox catholic protestant buddhist shia sunni \
    islamic western eastern northern southern central asian african \
    kazakhstan xinjiang china russia belarus ukraine uzbekistan kyrgyzstan tajikistan turkmenistan turkey iran \
    казах казахский казахстанский уйгур уйгурский узбекский кыргызский таджикский русский российский белорусский \
    украинский китайский этнический қазақ ұйғыр өзбек қырғыз орыс қытай";

/// Nouns that make the name before them the name of a thing.
const THINGS: &str = "street st avenue ave boulevard blvd road square lane highway prize award awards medal foundation \
    fund university institute academy college school lyceum gymnasium library museum theater theatre stadium airport \
    station hospital clinic center centre park garden gardens palace mosque cathedral church bridge river lake \
    mountain peak island district region province prefecture county oblast village town city court bank company \
    corporation inc ltd llc group party movement union association society committee council club team ensemble \
    orchestra act bill doctrine list protocol agreement accords summit forum conference cup championship channel tv \
    radio newspaper magazine news times post agency press media bureau office ministry service organization \
    organisation project initiative network front army brigade battalion prison colony administration government \
    industries holding holdings airlines hotel tower mall plaza house hall \
    улица проспект площадь премия фонд университет институт академия музей театр район область парк аэропорт \
    көшесі даңғылы алаңы сыйлығы қоры университеті ауданы облысы атындағы мұражайы театры мектебі әуежайы";

/// The same where even a small letter makes a thing of the name before it.
const SMALL_THINGS: &str = "street avenue boulevard square prize award medal foundation university institute academy \
    airport museum library bridge stadium mosque theater theatre scholarship \
    көшесі даңғылы алаңы сыйлығы қоры университеті ауданы облысы атындағы мұражайы театры мектебі әуежайы";

/// Nouns that make a family of the name before them.
const FAMILIES: &str = "family families brothers sisters siblings couple clan household dynasty";

/// Words that make a thing of the name after them, by their beginnings.
const THINGS_BEFORE: &[&str] =
    &["улиц", "проспект", "преми", "имени", "площад", "mount", "lake", "fort", "cape", "ул", "пр-т"];

/// Words between two people who share the surname that follows.
const AND: &str = "and & und et и мен бен пен және ve va wa و ۋە جانە";

/// Titles that are written with a full stop.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Capt", "Sgt", "Maj", "Sen", "Rep", "Gov", "Rev",
    "Hon", "St", "Sr", "Jr", "г", "гр", "д-р", "проф",
];

/// Openings of a line that credits makers of the report.
const CREDITS: &[&str] = &[
    "photo:",
    "photo by",
    "photos by",
    "image:",
    "file photo",
    "original author",
    "author:",
    "authors:",
    "by ",
    "reported by",
    "reporting by",
    "written by",
    "written in english by",
    "edited by",
    "translated by",
    "with reporting by",
    "additional reporting",
    "compiled by",
    "interviewed by",
    "produced by",
    "source:",
    "credit:",
    "courtesy of",
    "автор:",
    "авторы:",
    "фото:",
    "фото ",
    "перевод:",
    "сурет:",
    "авторы ",
];

/// The second letters of credits by their first bytes, one bit each.
static OPENINGS: [u32; 256] = {
    let mut openings = [0; 256];
    let mut at = 0;
    while at < CREDITS.len() {
        let opening = CREDITS[at].as_bytes();
        openings[opening[0] as usize] |= letter_bit(opening[1]);
        at += 1;
    }
    openings
};

/// The same bit for the same byte, and seldom for another.
const fn letter_bit(byte: u8) -> u32 {
    1 << (byte % 32)
}

struct Sets {
    function: FxHashSet<&'static str>,
    roles: FxHashSet<&'static str>,
    before: FxHashSet<&'static str>,
    things: FxHashSet<&'static str>,
    small_things: FxHashSet<&'static str>,
    families: FxHashSet<&'static str>,
    and: FxHashSet<&'static str>,
    abbreviations: FxHashSet<&'static str>,
}

static SETS: LazyLock<Sets> = LazyLock::new(|| {
    let set = |texts: &[&'static str]| texts.iter().flat_map(|t| t.split_whitespace()).collect();
    Sets {
        function: set(&[FUNCTION]),
        roles: set(&[ROLES]),
        before: set(&[ROLES, FUNCTION, DATES, PEOPLES]),
        things: set(&[THINGS]),
        small_things: set(&[SMALL_THINGS]),
        families: set(&[FAMILIES]),
        and: set(&[AND]),
        abbreviations: set(ABBREVIATIONS),
    }
});

/// A word in small letters.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Whether a word may stand beside a name without being part of it. `word` is in small letters.
pub(crate) fn is_beside_names(word: &str) -> bool {
    SETS.before.contains(word)
}

/// Whether the word opens sentences or binds words. `word` is in small letters.
pub(crate) fn is_function_word(word: &str) -> bool {
    SETS.function.contains(word)
}

/// Whether the word is a role, a rank or an office of people. `word` is in small letters.
pub(crate) fn is_role(word: &str) -> bool {
    SETS.roles.contains(word)
}

/// Whether the word makes a thing of the name before it.
pub(crate) fn is_thing(word: &str, is_capital: bool) -> bool {
    (is_capital && SETS.things.contains(word)) || SETS.small_things.contains(word)
}

/// Whether the word makes a family of the name before it.
pub(crate) fn is_family(word: &str) -> bool {
    SETS.families.contains(word)
}

/// Whether the word makes a thing of the name after it: "улицы Абая".
pub(crate) fn is_thing_before(word: &str) -> bool {
    THINGS_BEFORE.iter().any(|stem| word.len() <= stem.len() + 6 && word.starts_with(stem))
}

/// Whether the word is a title that a full stop shortens: the stop ends no sentence.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    SETS.abbreviations.contains(word)
}

/// Whether the word is an "and".
pub(crate) fn is_and(word: &str) -> bool {
    SETS.and.contains(word)
}

/// Whether a sentence credits the makers of the report: "Reported by …".
pub(crate) fn opens_credit(sentence: &str) -> bool {
    let sentence = sentence.trim_start_matches(['(', '[', '*', ' ']);
    if sentence.as_bytes().first().is_none_or(u8::is_ascii) {
        let [first, second, ..] = *sentence.as_bytes() else { return false };
        let openings = OPENINGS[usize::from(first.to_ascii_lowercase())];
        if openings & letter_bit(second.to_ascii_lowercase()) == 0 {
            return false;
        }
        let begins = |opening: &&str| {
            let head = sentence.as_bytes().get(..opening.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(opening.as_bytes()))
        };
        return CREDITS.iter().any(begins);
    }
    let head: String = sentence.chars().take(24).collect();
    let head = head.to_lowercase();
    CREDITS.iter().any(|opening| head.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_names() {
        assert!(is_beside_names("minister"));
        assert!(!is_beside_names("temir"));
        assert!(is_thing("prize", false));
        assert!(is_thing("court", true));
        assert!(!is_thing("court", false));
        assert!(is_thing_before("улицы"));
        assert!(opens_credit("(Reported by Aida Tarnova)"));
        assert!(!opens_credit("Bystanders saw it"));
    }
}

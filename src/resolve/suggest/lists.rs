//! Words that tell people from places, things and everything else with a capital letter.
//!
//! All strictly folded, one space apart. Sources: common given names of the languages of the region
//! and of its press, written from general knowledge of onomastic dictionaries; the hundred commonest
//! Chinese surnames (Ministry of Public Security, 2019); ISO 3166 and CLDR for places; the verbs and
//! nouns of news reports. None is taken from a report.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const GIVEN: &str = "abai abay abdul abdulla abdullah abdurahman abdulaziz abu adam adil adile adilet ahmad ahmed ahmet \
    aidar aidos aigerim aigul aiman ainur aisha ajar akbar akhmet akmal akzhan albert aleksandr aleksandra aleksei \
    aleksey alena alex alexander alexandra alexei alexey alfred ali alia alice alikhan alim alina alisher aliya alla \
    almas almaz altynai alyaksandr aman amanda amangeldy amantay amin amina amir anar anastasia anatoly andre andrea andrei \
    andrew andrey angela anna anne ann anthony antonio antony anvar anwar arif arman armen arthur artem artur asel asem \
    aset ashraf asel askar asqar aslan asma assel asylbek aydin aygul aynur azamat azat azim aziz azizbek \
    bakhyt bakhytzhan bakyt bakytzhan barack barbara barry bauyrzhan behrouz bek bekbolat bekzat ben benjamin berik \
    bernard bill bob bobur bolat boris botagoz brian bruce burkhan carl carlos caroline catherine charles chen chris \
    christian christine christopher cemal claire colin dana daniel daniyar dariga darkhan daulet david dean deborah denis \
    diana dilnaz dilshat dina dinara dmitri dmitriy dmitry donald dong duman edward ekaterina elena elizabeth elmira elvira \
    emil emma emmanuel enver erbol erik erkin ermek erzhan esther eugene evgeny fahad faisal farhad farid farida farkhad \
    fatima fatma fazil felix francis francois frank gabriel galina galym gary gauhar gennady george georgy gerald ghulam \
    grigory guljan gulmira gulnar gulnara gulnaz gulnoza gulshat gulzar gulzhan habib hamid hamza hanna hans harry hasan \
    hassan hatice heather heinrich helen henry hossein hugh human hussein ian ibrahim igor ilham ilshat ilya imran ina \
    inna irina isa isabel islam ismail ivan jack jacob jake jalal jamal james jamila jamshid jan jane jason jean jeffrey \
    jennifer jessica jewher jim joe joel johan john jonathan jose joseph joshua juan judith julia julie jurgen kairat kamal \
    kamila kanat karen karim karl kassym-jomart kate katherine katya kazbek keith kelbinur kemal kenneth kenzhebek kevin \
    khadija khalid kim konstantin kristina ksenia kurmanbek kyle larisa larry laura leila lena leonid leyla lidia linda lisa \
    liudmila louis lucy ludmila luis lyudmila madina magzhan mahmoud mahmud mahmut maira maksat maksim malika manas manat \
    marat marc marco margaret maria mariam marina mario mark martha martin mary maryam matthew matt maxim max maya medet mehdi \
    mehmet meiram memet meryem michael michel mihail mike mikhail miriam mohammad mohammed mohamed monica muhammad \
    muhammed mukhtar murad murat mustafa nadezhda nadia najib nancy nargis nargiza nariman narges nasrin natalia natalya \
    nathan nazgul nazira nicholas nick nicolas nigora nikita nikola nikolai nikolay nina noah nur nurbek nurgul nurlan \
    nursultan nurzhan oksana oleg oleh olga olha olivia omar omer omid oral osman otabek pamela patrick patricia paul pavel \
    paval pedro perhat peter petr philip pierre polat qairat qamar rachel rahile rahim ralph ramazan rashid raymond rebecca \
    rebiya reza richard rinat robert roger roman ronald ruslan rustam ryan sabina sabit sadyr said salman saltanat \
    sam samal samantha samir samuel sandra sanjar sanzhar sara sarah saule sayragul sairagul scott sean serge sergei sergey \
    serik serikbek serikzhan shahid shakhnoza shamil sharon shavkat shohret simon sophia sophie stanislav stephanie stephen \
    steve steven sultan susan svetlana sviatlana svyatlana syarhey siarhei tahir talgat tamara tanya taras tashpolat \
    tatiana tatyana temir temur thomas tim timothy timur tohti tolegen tom tony tursun tursunay ulugbek umar umida ural usman \
    vadim valentin valentina valery vasily vera veronica victor victoria viktar viktor viktoria vincent vitaly vladimir \
    vladislav volodymyr vyacheslav walter wendy william xavier yakub yana yang yaroslav yasin yerbol yerkin yerlan yerzhan \
    yevgeny yulia yuri yury yusuf zamira zarina zauresh zaynab zhanar zhanat zhanbolat zhanna zhazira zhibek zoe zukhra zulfia \
    александр алексей алия алмас анна арман асель аскар болат виктор владимир галина дмитрий елена ербол ерлан \
    ержан иван игорь ирина кайрат марат мария михаил мухтар мұхтар мұрат нурлан нұрлан ольга олег павел петр руслан \
    светлана сергей серик серік тимур юрий";

const CHINESE_SURNAMES: &str = "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang \
    xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao \
    shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou jiang yin xue yan lei long tao shi \
    mao hao gu gong shao wan qian dai qi xi ho hung hua";

/// Countries, regions and cities that reports of the region name most.
const PLACES: &str = "afghanistan africa alaska albania algeria almaty america amsterdam angola ankara arabia argentina armenia asia \
    ashgabat astana atyrau aktau aktobe aqtau aqtobe athens australia austria azerbaijan baghdad baikal baku balkhash \
    bangkok bangladesh barcelona beijing beirut belarus belgium belgrade berlin bishkek bolivia bosnia boston brazil britain \
    brussels bucharest budapest bukhara bulgaria burma cairo california cambodia canada caspian caucasus chechnya chengdu \
    chicago chile china chisinau cologne colombia copenhagen crimea croatia cuba cyprus czechia dagestan damascus delhi denmark \
    donetsk dubai dublin dushanbe ecuador egypt ekibastuz england eritrea estonia ethiopia eurasia europe fergana finland france \
    frankfurt geneva georgia germany ghulja gobi greece guangdong hague hamburg hanoi havana helsinki herzegovina hetian hong \
    hotan houston hungary iceland ili india indonesia iran iraq ireland israel istanbul italy jakarta japan jerusalem jordan \
    kabul kandahar karaganda karakalpakstan karamay kashgar kashmir kazakhstan kazan kenya khorgos kiev kyiv kokshetau korea \
    kosovo kostanay kremlin kuwait kyrgyzstan kyzylorda lanzhou laos latvia lebanon lhasa libya lisbon lithuania london luhansk \
    luxembourg macedonia madrid malaysia mali mangistau mariupol mecca medina mexico milan minsk moldova mongolia montenegro \
    morocco moscow munich mumbai myanmar namangan naryn nepal netherlands nigeria norway novosibirsk nukus nur-sultan oman omsk oral \
    orenburg osh oslo ossetia ottawa pakistan palestine panama paris pavlodar pekin peru petropavl philippines poland portugal \
    prague pristina qaraghandy qaramay qatar riga riyadh romania rome rostov russia samarkand sarajevo scotland semey \
    semipalatinsk senegal seoul serbia shanghai shenzhen shymkent siberia singapore skopje slovakia slovenia sofia somalia spain \
    stockholm strasbourg sudan suez sweden switzerland sydney syria taipei taiwan tajikistan taldykorgan tallinn taraz \
    tarbagatai tashkent tbilisi tehran texas thailand tianjin tibet tokyo toronto transdniester tunisia turfan turkestan turkey \
    turkmenistan turkiye uganda ukraine ulaanbaatar uralsk urals urumqi uzbekistan vatican venezuela vienna vietnam vilnius \
    volga warsaw washington wuhan xinjiang yakutia yemen yerevan york zagreb zhanaozen zhetysu zurich \
    казахстан россия китай алматы астана москва ташкент бишкек пекин синьцзян украина беларусь минск киев шымкент \
    қазақстан ресей қытай түркия өзбекстан";

/// Words of the names of organisations, laws, events and things.
const ORGANISATION: &str = "international national democratic republic federation federal united union nations security central \
    supreme human rights watch amnesty committee commission council congress parliament senate assembly court ministry \
    department agency bureau office service services center centre institute university college academy school foundation fund \
    society association alliance coalition front movement party choice group network organization organisation initiative \
    project program programme forum summit conference council board bank company corporation airlines holding industries group \
    news times post press radio television tv channel media daily weekly journal magazine podcast podcasts herald tribune \
    agency reuters bloomberg tass xinhua interfax facebook twitter google youtube telegram instagram whatsapp wechat tiktok \
    islamic state communist nazi soviet olympic olympics cup war day week month year act law code article constitution treaty \
    accord accords agreement convention declaration protocol belt road street avenue square airport station hospital arena stadium \
    palace tower bridge canal river lake sea ocean mountain mountains valley desert island islands peninsula region \
    province county district prefecture autonomous oblast city town village north south east west northern southern \
    eastern western upper lower new old great big real global world general people's peoples public private free open \
    women women's mothers workers lawyers doctors journalists writers christmas ramadan nowruz norouz nauryz internet \
    covid coronavirus covid-19 desk authorities police army navy force forces guard guards kremlin white house capitol pentagon \
    комитет партия министерство суд союз фонд бюро центр движение агентство университет республика служба совет \
    комитеті партиясы министрлігі соты одағы қоры бюросы орталығы қозғалысы агенттігі университеті республикасы қызметі";

/// Verbs that people speak and think with, and what is done to people.
const PERSON_VERBS: &str = "said says told tells wrote writes added adds recalled recalls insisted insists explained explains \
    testified argued argues claimed claims noted notes stated stressed warned warns admitted admits acknowledged \
    denied denies rejected rejects confirmed believes believed thinks thought hopes hoped fears feared complained asked \
    replied responded answered declined pleaded vowed pledged promised urged appealed fled lives lived died married \
    was were is has had who whose whom met meets spoke speaks visited arrived left returned joined served faces \
    faced received accused posted suggested described echoed moderates cautioned announced called calls \
    сказал сказала заявил заявила сообщил сообщила рассказал рассказала добавил добавила считает отметил отметила пояснил \
    пояснила написал написала был была который которая \
    деді айтты мәлімдеді жазды хабарлады дейді";

/// The same, strong enough to tell a person alone: things and groups do not do this.
const STRONG_VERBS: &str = "said says told tells wrote recalled insisted testified recalls pleaded married wept smiled \
    сказал сказала рассказал рассказала деді айтты дейді";

/// Words before a name that only people have: kin and lower-case roles.
const KIN: &str = "brother sister wife husband son daughter mother father uncle aunt cousin nephew niece grandson granddaughter \
    grandfather grandmother widow widower fiance fiancee brother-in-law sister-in-law son-in-law daughter-in-law sibling twin \
    spouse sons daughters \
    брат сестра жена муж сын дочь мать отец вдова супруга супруг \
    ағасы інісі әйелі күйеуі ұлы қызы анасы әкесі";

/// Nouns that follow the names of groups and outlets, not of people.
const GROUP_NOUNS: &str = "movement group groups party organization organisation members member activists volunteers official \
    officials founder website newspaper channel blog agency branch office offices leaders chapter rights regime service \
    movement's militants fighters staff employees reporters correspondent correspondents \
    движение партия группа организация";

const SURNAME_ENDINGS: &[&str] = &[
    "ov", "ova", "ev", "eva", "ski", "skaya", "uli", "uly", "kizi", "qizi", "ovic", "evic", "ovna", "evna",
    "enko", "dze", "Svili", "yan", "bek", "bay", "xan", "qan", "han", "gul", "gUl", "jan", "gali", "Gali",
    "oglu", "Glu", "zade", "zoda", "pur", "nejad", "zin", "tay", "murat", "bolat", "polat", "din", "nur",
    "mamat", "maxmut", "Gazi", "mirza", "berdi", "bergen", "geldi", "temir", "cik", "cuk", "vic",
];

/// Endings of names of places.
const PLACE_ENDINGS: &[&str] = &[
    "stan", "abad", "kent", "grad", "burg", "land", "shire", "polis", "town", "ville", "berg", "istan",
    "gorsk", "sk", "ia",
];

struct Sets {
    given: FxHashSet<&'static str>,
    chinese: FxHashSet<&'static str>,
    places: FxHashSet<&'static str>,
    organisation: FxHashSet<&'static str>,
    verbs: FxHashSet<&'static str>,
    strong: FxHashSet<&'static str>,
    kin: FxHashSet<&'static str>,
    groups: FxHashSet<&'static str>,
}

static SETS: LazyLock<Sets> = LazyLock::new(|| {
    let set = |text: &'static str| text.split_whitespace().collect::<FxHashSet<_>>();
    Sets {
        given: set(GIVEN),
        chinese: set(CHINESE_SURNAMES),
        places: set(PLACES),
        organisation: set(ORGANISATION),
        verbs: set(PERSON_VERBS),
        strong: set(STRONG_VERBS),
        kin: set(KIN),
        groups: set(GROUP_NOUNS),
    }
});

/// Whether the word is a common given name.
pub(crate) fn is_given_name(folded: &str) -> bool {
    SETS.given.contains(folded)
}

/// Whether the word is a common Chinese surname.
pub(crate) fn is_chinese_surname(folded: &str) -> bool {
    SETS.chinese.contains(folded)
}

/// Whether the word names a country, region or city, or ends like one.
pub(crate) fn is_place(folded: &str) -> bool {
    SETS.places.contains(folded)
        || (folded.len() > 6 && PLACE_ENDINGS.iter().take(8).any(|ending| folded.ends_with(ending)))
}

/// Whether the word is part of names of organisations and things.
pub(crate) fn is_organisation_word(folded: &str) -> bool {
    SETS.organisation.contains(folded)
}

/// Whether the verb is one that people do or that is done to people.
pub(crate) fn is_person_verb(word: &str) -> bool {
    SETS.verbs.contains(word)
}

/// Whether the verb is one that only people do.
pub(crate) fn is_strong_verb(word: &str) -> bool {
    SETS.strong.contains(word)
}

/// Whether the noun follows names of groups rather than of people.
pub(crate) fn is_group_noun(word: &str) -> bool {
    SETS.groups.contains(word)
}

/// Whether the word is a relative.
pub(crate) fn is_kin(word: &str) -> bool {
    SETS.kin.contains(word)
}

/// Whether the sounds end like a surname or given name of the region.
pub(crate) fn ends_like_a_name(sounds: &str) -> bool {
    sounds.len() > 4
        && SURNAME_ENDINGS.iter().any(|ending| sounds.len() > ending.len() + 1 && sounds.ends_with(ending))
}

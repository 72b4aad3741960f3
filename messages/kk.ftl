### Интерфейс мәтіндері, қазақша (кирилл). Кілттер en.ftl файлындағыдай.
### Атау өзі атайтын сөздің алдында тұрады: есімдер мен сілтемелер сөйлем ішіне кірмейді.

## Every page
skip = Мазмұнға өту
nav_main = Негізгі мәзір
nav_languages = Тілдер
nav_crumb = Бет жолы
nav_about = Осы мұрағат туралы
nav_pages = Тізімнің беттері
nav_letters = Әріптер
nav_years = Жылдар
home = Мұрағат
own_name = Қазақша
group_sep = { "\u00A0" }
list_sep = { ", " }
item_sep = { "; " }
colon_sep = { ": " }
title_sep = { " – " }
footer_statement = Мұндағы әр мәлімет – біреудің хабары, нөмірі дереккөзін көрсетеді. Адамның жағдайы – соңғы хабарланғаны, дәл бүгінгі шындық емес.
footer_risk = Бұл басылымдардың кейбірін оқығаны үшін кей елдерде жазаланады; ондай сілтемелерде бұл ескертілген.
footer_wrong = Қате бар ма, әлде бір есім мұнда тұрмауы керек пе?
footer_write = Түзетуді немесе алып тастауды сұрау:
footer_licence = Лицензия:

## Kinds of records
person = Адам
people = Адамдар
case = Іс
case_label = Іс:
cases = Істер
report = Жарияланым
report_label = Жарияланым:
reports = Жарияланымдар
organisations = Ұйымдар
places = Жерлер
outlet = Басылым
outlets = Басылымдар
pages = Беттер
timeline = Уақыт желісі
person_label = Адам:
correction_label = Түзету:

## Counts
n_reports = { $count } жарияланым
n_events = { $count } оқиға
n_more = және тағы { $count }
n_spellings_more = Бұл жерден басқа әріптердегі адамдарға тағы { $count } жазылу апарады. Оларды іздеу табады.
latest_of_all = { $count } жазбаның соңғы { $shown } берілген.
latest_of = { $count } жазбаның соңғы { $shown } берілген. Қалғандары:
place_then = { $name } (сол кезде { $then })
n_accounts = бұл туралы { $count } нұсқа
verification = { $reports } жарияланым, { $origins } тәуелсіз түпдереккөзден.
verification_short = { $reports }, { $origins } түпдереккөзден
all_sources = Барлық { $count } дереккөз
all_people = Барлығы { $count }, барлық адамдар тізімінде
all_cases = Барлық { $count } іс
all_outlets = Барлық { $count } басылым
page_of = { $count } беттің { $nth }-беті
report_of = { $count } жарияланымның { $nth }-сі
paragraph_link = Абзацқа сілтеме
to_paragraph = Абзацқа өту

## Sources and origins
source = Дереккөз
sources = Дереккөздер
origins = Түпдереккөздер
legend_shapes = Шаршы: өз хабары. Дөңгелек: көшіріп басқан.
origins_caption = «Түпдереккөз» тәуелсіз негіздерді санайды: көшірмелер, бір топтың басылымдары және бір адамның айтқанына сүйенген хабарлар бір рет есептеледі.
origin_copies = { $count ->
    [1] бір жарияланым басқасын қайталайды
   *[other] { $count } жарияланым басқаларын қайталайды
}
origin_sisters = { $count ->
    [1] бір жарияланым сол топтың басылымынан
   *[other] { $count } жарияланым сол топтың басылымдарынан
}
origin_one_account = { $count ->
    [1] екеуі де бір адамның сөзіне сүйенеді
   *[other] бәрі бір адамның сөзіне сүйенеді
}
origin_one_outlet = { $count ->
    [1] бір басылымның екі жарияланымы
   *[other] бір басылымның бірнеше жарияланымы
}
sister_outlets = Бір топтың басылымдары, бір рет есептелді: { $value }.
from_outlet = алынған жері: { $value }
on_word_of = кімнің сөзіне сүйенеді:
summary_rests_on = Мазмұндаманың негізі:
read_number = Сан – дереккөз нөмірі. Шаршы: басылымның өз хабары. Дөңгелек: көшіріп басқан.
read_status_mark = қамауда
read_status = Соңғы хабарланған жағдайды белгі мен сөз білдіреді; жанындағы күн оның қай кездегі екенін айтады.
read_doubt_mark = нұсқалар әртүрлі
read_doubt = Даулы, күмәнді немесе хабарланбаған нәрсе қызғылт сары түспен белгіленген.
read_origins = Көшірмелер, бір топтың басылымдары мен бір адамның айтқаны бір рет есептеледі.
how_to_read = Бұл мұрағатты қалай оқу керек

## Status
last_reported_by = соңғы хабарлаған:
status_differs = Бір күнгі дереккөздер әртүрлі айтады:
nothing_later = бұл мұрағатта кейінгі дерек жоқ
no_later_status = бұл мұрағатта кейінгі жағдайы туралы дерек жоқ
as_of = дерек уақыты: { $value }
as_of_unknown = күні белгісіз
status_missing = Хабарсыз кеткен
status_held = Қамауда
status_held_awaiting_trial = Сот күтіп қамауда
status_held_under_investigation = Тергеу кезінде қамауда
status_held_awaiting_extradition = Экстрадиция күтіп қамауда
status_serving_sentence = Жазасын өтеп жүр
status_held_arbitrarily = Озбырлықпен қамауда
status_house_arrest = Үйқамақта
status_restricted = Еркіндігі шектелген
status_released = Босатылған
status_acquitted = Ақталған
status_asylum_seeker = Баспана сұраушы
status_protected = Қорғауға алынған
status_in_exile = Шетелде, қуғында
status_removed = Елден шығарылған
status_resettled = Басқа елге қоныстандырылған
status_returned_home = Үйіне оралған
status_dead = Қайтыс болған
status_unknown = Белгісіз

## Events
events = Оқиғалар ретімен
col_when = Қашан
col_reported = Не хабарланған
accounts_differ = Нұсқалар әртүрлі тұстары
accounts_differ_note = нұсқалар әртүрлі
verdict_dates = Күндері әртүрлі: { $value }. Әр нұсқа хабарланған күйінде берілген.
verdict_open = Нұсқалар хабарланған күйінде берілген.
accusations = Айыптаулар мен жауаптар
accusations_note = Айыптау – біреудің біреу туралы айтқаны. Ол осы мұрағаттың қорытындысы емес.
accused = Кім айыпталған
accused_by = Кім айыптаған
accuser_unknown = жарияланымдарда аталмаған біреу
answer = Жауабы
no_answer = Бұл мұрағатта жауап туралы хабар жоқ.
law = Заң
gaps = Белгісіз жайттар
event_arrest = Тұтқындау
event_detention = Ұстау
event_house_arrest = Үйқамақ
event_disappearance = Жоғалып кету
event_torture = Азаптау
event_assault = Шабуыл
event_sexual_violence = Жыныстық зорлық
event_threat = Қорқыту
event_surveillance = Бақылау
event_search = Тінту
event_travel_restriction = Жүріп-тұруды шектеу
event_refoulement = Қауіп төнген елге қайтару
event_denial_of_counsel = Қорғаушыдан айыру
event_denial_of_medical_care = Медициналық көмек бермеу
event_psychiatric_confinement = Психиатриялық мекемеге қамау
event_death_in_custody = Қамауда қайтыс болу
event_death = Қайтыс болу
event_border_crossing = Шекарадан өту
event_asylum_request = Баспана сұрау
event_asylum_seeker_status = Баспана сұраушы мәртебесі
event_asylum_granted = Баспана берілуі
event_asylum_refused = Баспанадан бас тартылуы
event_extradition_request = Экстрадиция сұрауы
event_extradition_refused = Экстрадициядан бас тарту
event_removal_announced = Елден шығару туралы мәлімдеу
event_charge = Айып тағу
event_hearing = Сот отырысы
event_plea_bargain = Процестік келісім
event_conviction = Кінәлі деп тану
event_acquittal = Ақтау
event_sentence = Үкім
event_sentence_reduced = Жазаны жеңілдету
event_appeal = Шағымдану
event_parole_granted = Мерзімінен бұрын шартты босату
event_parole_cancelled = Шартты босатудың күші жойылуы
event_transfer = Ауыстыру
event_release = Босату
event_departure = Елден кету
event_resettlement = Басқа елге қоныстану
event_return = Қайтып оралу
event_protest = Наразылық
event_hunger_strike = Аштық жариялау
event_self_harm = Өзіне зиян келтіру
event_press_conference = Баспасөз мәслихаты
event_statement = Мәлімдеме
event_appeal_letter = Үндеу хат
event_intervention = Араша түсу
event_group_banned = Ұйымға тыйым салу
event_last_reported = Соңғы хабар
event_other = Оқиға

## Cases
parties = Іске қатысы барлар
also_called = басқа атауы
related_cases = Байланысты істер
related_there = сол бетте байланысты деп аталған
describe_case = { $name }: { $what }
events_and_reports = { $events } оқиға, { $reports } жарияланым
as_reported = Хабарланған күйінде
sources_differ = дереккөздер әртүрлі айтады
in_cases = Осы істе
state = Күйі
opened = Басталған
closed = Аяқталған
last_report = Соңғы жарияланым
verification_label = Жарияланымдар
countries = Елдер
rights = Қозғалған құқықтар
by_country = Істер ел бойынша
col_state = Күйі, елі
state_ongoing = Жалғасуда
state_closed = Аяқталған
state_unknown = Белгісіз
state_unknown_since = Белгісіз; соңғы жарияланым: { $value }
role_victim = { $count ->
    [1] Жәбірленуші
   *[other] Жәбірленушілер
}
role_alleged_perpetrator = { $count ->
    [1] Құқық бұзды делінген тарап
   *[other] Құқық бұзды делінген тараптар
}
role_witness = { $count ->
    [1] Куәгер
   *[other] Куәгерлер
}
role_intervening_party = { $count ->
    [1] Араша түскен
   *[other] Араша түскендер
}
role_defendant = { $count ->
    [1] Сотталушы
   *[other] Сотталушылар
}
role_lawyer = { $count ->
    [1] Қорғаушы
   *[other] Қорғаушылар
}
role_judge = { $count ->
    [1] Судья
   *[other] Судьялар
}
role_prosecutor = { $count ->
    [1] Прокурор
   *[other] Прокурорлар
}
role_official = { $count ->
    [1] Лауазымды адам
   *[other] Лауазымды адамдар
}
role_relative = { $count ->
    [1] Туысы
   *[other] Туыстары
}
role_journalist = { $count ->
    [1] Журналист
   *[other] Журналистер
}
role_source = { $count ->
    [1] Дерек беруші
   *[other] Дерек берушілер
}
role_participant = { $count ->
    [1] Қатысушы
   *[other] Қатысушылар
}

## People
also_printed = басқаша жазылуы
also_printed_note = басқаша жазылуы: { $value }
not_same = Шатастырмаңыз
not_same_note = мынамен бір адам емес: { $value }
spellings = Жазылу түрлері
spellings_caption = Есімді әр басылым қалай жазған.
col_spelling = Жазылуы
col_printed_by = Жазған басылым
col_times = Жарияланымдар
not_printed = мұндағы жарияланымдарда кездеспейді
reports_naming = Осы есім аталған жарияланымдар
designations = Аталған ұйымдардың қорытындылары
people_around = Байланысты адамдар мен ұйымдар
people_note = Есімдер жазылған күйінде, алдымен аты бойынша реттелген. Бір басылым қолданған жазылу түрі сол адамға апарады. Жағдайы – соңғы хабарланғаны, күнімен.
see_arrow = →
birth = Туған
death = Қайтыс болған
gender = Жынысы
nationality = Азаматтығы
ethnicity = Ұлты
roles = Кім ретінде белгілі
last_held = Қамауда екені соңғы хабарланғандар
last_held_caption = Әрқайсысы туралы ең соңғы жарияланым; бүгінгі жағдай емес.
col_status = Жағдайы
col_as_of = Дерек уақыты
col_reported_by = Хабарлаған
name_native = ана тіліндегі есім
name_official = ресми есім
name_variant = нұсқа
name_nickname = лақап ат
name_former = бұрынғы есім
name_misspelling = қате жазылуы
script_latn = латын жазуы
script_cyrl = кирилл жазуы
script_arab = араб жазуы
script_hans = жеңілдетілген қытай жазуы
script_hant = дәстүрлі қытай жазуы
script_hani = қытай жазуы
same_case = бір істе
relation_inverse = сол бетте { $name } былай аталған: «{ $what }»
describe_person = { $name }: { $what }.
printed_here = мұнда жазылуы: { $value }
note_status = { $status }, { $as_of }

## Reports
summary_heading = Мұрағат мазмұндамасы
summary_note = Жарияланымның өзі мұнда берілмейді. Сілтемелер мен жиектегі ескертпелерді мұрағат қойған.
full_heading = Жарияланым мәтіні
full_note = Мәтін басылымдікі, құқықтар жолында айтылғандай қайта басылған. Сілтемелер мен жиектегі ескертпелерді мұрағат қойған.
extract_heading = Үзінді
extract_note = Жарияланымның бір бөлігі, құқықтар жолында айтылғандай қайта басылған. Сілтемелер мен жиектегі ескертпелерді мұрағат қойған.
none_heading = Осы жарияланым туралы
none_note = Жарияланым мәтіні мұнда жарияланбайды.
the_report = Жарияланым
names_here = Осы жарияланымдағы есімдер
col_shown = Мұрағатта
col_printed = Мұнда жазылуы
col_elsewhere = Басқа жерде
so_spelled = дәл осылай жазылған
same_elsewhere = мұнда басқа жазылуы жоқ
only_here = Тек осы жарияланымда айтылған
versions = Осы жарияланымның басқа нұсқалары
copy_of = осының көшірмесі
copied_from = бұл соның көшірмесі
translation_of = осының аудармасы
translated_from = бұл соның аудармасы
content_note = Оқымас бұрын:
noted_elsewhere = Мәтін өз бетінде, ескертуден кейін тұр.
published = Жарияланған
authors = Авторы
translators = Аударған
original_outlet = Алғаш жариялаған
republished_by = Көшіріп басқан
language = Тілі
rights_line = Құқықтар
capture = Сақталған көшірме
captured = Сақталған уақыты
read_original = Түпнұсқасын оқу
web_archive_copy = Веб-архивтегі көшірмесі
risk = Мұны оқығаны үшін жазалануы мүмкін
earlier = Осы істе бұрынырақ
later = Кейінірек
previous_person = Осы істегі алдыңғы адам
next_person = Келесі
date_unknown = күні белгісіз
no_day = күні көрсетілмеген
no_month = тек жылы көрсетілген
year_inferred = жылы болжап анықталған
date_uncertain = күмәнді
date_about = шамамен { $value }
date_between = осы аралықта, нақты күні белгісіз
date_some_time = { $from } – { $to } аралығында
basis_byline = күні жарияланымда басылған
basis_text = күні мәтіннен алынған
basis_url = күні веб-мекенжайдан алынған
basis_metadata = күні беттің метадерегінен алынған
basis_capture = көшірме сақталған күн
basis_inferred = күні болжап анықталған
cite = Осы бетке сілтеме жасау
copy = Көшіру
copied = Көшірілді
corrections = Түзетулер
cite_article = { $outlet }. «{ $title }» { $date }. Қайда: { $site }, { $address }
cite_record = «{ $title }» Қайда: { $site }, { $address }

## Organisations, places, outlets
kind = Түрі
country = Елі
within = Қайда орналасқан
accused_of_links = Онымен байланысы бар деп айыпталған адамдар
accused_of_links_note = Әр жол – біреудің айыптауы, кім айтқаны көрсетілген. Бұл ешкімнің осы ұйымға мүше екенін білдірмейді.
status_and_facts = Ол туралы хабарланғаны
related_records = Байланысты адамдар мен ұйымдар
places_within = Осы жердегі басқа жерлер
organisations_note = Мұндағы атау жарияланымда аталғанын ғана білдіреді.
sisters = Бір топтың басылымдары, онымен бір түпдереккөз болып есептеледі:
republishes = Көшіріп басады
site = Веб-сайты
visit = Сайтын ашу
republishes_others = басқаларды көшіріп басады
outlet_unknown = басылымы белгісіз

## Search
search = Іздеу
search_label = Мұрағаттан іздеу
search_field = Есім немесе сөз
search_hint = Есім, кез келген жазылуда
search_help = Есім кез келген жазылуымен және жазуымен табылады. Сөз тіркесі үшін “тырнақша” қойыңыз, сөзді шығарып тастау үшін алдына минус қойыңыз, іздеуді тарылту үшін person: case: outlet: place: year: деп жазыңыз.
search_exact = Тек дәл жазылуы
search_without = Теріп іздеуге JavaScript керек. Төмендегі тізімдерге керек емес.
search_suggestions = Адамдар, істер және басқа жазбалар
search_results = Нәтижелер
search_more = Тағы нәтижелер
search_narrow = Нәтижелерді тарылту
search_organisation = Ұйым
search_place = Жер
search_page = Бет
search_report = Жарияланым
search_found = Нәтиже саны: { "{}" }
search_found_so_far = Әзірге табылғаны: { "{}" }
search_found_one = Нәтиже саны: { "{}" }
search_none = Мұнда ондай сөздер жоқ. Басқаша жазып немесе сөзін азайтып көріңіз.
search_failed = Индексті оқу мүмкін болмады. Бетті қайта ашыңыз немесе тізімдерді пайдаланыңыз.
search_any = барлық сөзі бар нәтиже жоқ
search_misspelt = ұқсас есімдер де қосылды
search_spelled = жазылуы: { "{}" }
search_written = басқаша жазылуы: { "{}" }
search_by = жазған: { "{}" }
search_also = басқаша жазылуы: { "{}" }
search_names = кімнің есімі: { "{}" }
search_prints = мұнда жазылуы: { "{}" }
search_kinds = Түрлері
search_years = Жылдар
search_count = Жыл мен басылым бойынша санау
search_narrowed = Тарылту шарттары
search_widen = { "{}" } дегенді алып тастау

## Home, timeline, other pages
period = Кезең
last_added = Соңғы қосылған
new = Мұрағаттағы жаңалық
lane_others = Басқа оқиғалар
key_day = дәл сол күні
key_about = сол шамада немесе нұсқалар әртүрлі
key_held = қамауда, бір жарияланымнан келесісіне дейін
key_limit = үйқамақта немесе еркіндігі шектелген
key_safe = қорғауға алынған
key_silent = ештеңе хабарланбаған
key_cut = алып тасталған уақыт
key_numbers = Сан – төмендегі оқиғалар кестесінің жолы; жарияланымдар жолағында – дереккөз.
n_without_lane = Тағы { $count } адам төмендегі тізімде.
path = Қайда, қашан: жарияланымдар бойынша
path_of = Жолы: { $value }
path_note = Әр жол – бір жер. Сызық келесі жер алғаш аталған күні төмен түседі; оған дейін нүктелер: жолды ешкім хабарламайды. Сан – төмендегі оқиғалар кестесінің жолы.
path_nowhere = жері айтылмаған
path_others = басқа жерлер
sentence_sep = { ". " }
multiples_note = Істер бір осьте, әр адамға бір сызық. Толық жолақ: қамауда. Ашық жолақ: үйқамақта немесе еркіндігі шектелген. Жіңішке жолақ: қорғауға алынған. Шеңбер не сызықша: күні анық емес. Нүктелер: ештеңе хабарланбаған.
multiples_cut = Сұр жолақтар: алып тасталған уақыт.
map = Карта
map_of = Карта: { $value }
map_note = Нүкте – жер; кең шеңбер – аймақ немесе ел.
map_routes_note = Көрсеткі адам хабарланған жерден ол туралы келесі хабардың жеріне апарады, жүрген жолымен емес.
map_outlines = Сызбалар: Natural Earth, қоғамдық игілік. Барлық шекара, даулысы да, іс жүзіндегідей бірдей сызылған; олар кімдікі екенін айтпайды.
map_places = Картадағы жерлер
map_routes = Келесі хабар
map_missing = Картада жоқ, мұнда координаттары белгісіз:
map_cut = { $count } жердің ең көп айтылған { $shown }.
route_sep = { ", кейін " }
n_new_case = { $count } іс:
n_new_report = { $count } жарияланым:
n_new_person = { $count } адам:
graph = Кім, кімге қатысты әрекет етті
graph_of = Сызба: { $value }
graph_note = Ортада – іс кім туралы болса, солар. Олардың алдында – олар үшін әрекет еткендер мен олар туралы айтқандар; артында – билік орындары және оларға қарсы әрекет етті делінгендер. Көрсеткідегі сөз – хабарланған әрекет, бірнешеуінің алғашқысы. «Іске қатысы барлар» тізімі бәрін дереккөздерімен сөзбен айтады.
graph_concerned = Іс кім туралы
graph_only = бірге: { $value }
n_without_box = Тағы { $count } тізімде.
activity = Айлар бойынша жарияланымдар
status_years = Жылдар бойынша соңғы хабарланған жағдай
status_years_note = Адамдар, әр жылдың соңына дейін олар туралы хабарланған соңғы жағдай бойынша. Ол кездегі шындық емес: ештеңе өзгермегенін ешкім хабарламайды.
group_held = қамауда
group_limit = үйқамақта немесе еркіндігі шектелген
group_safe = баспана сұраған немесе қорғауға алынған
group_free = бостандықта, елінде немесе шетелде
group_gone = хабарсыз кеткен, белгісіз немесе қайтыс болған
no_month_short = айы жоқ
total = Барлығы
year = Жыл
numbers = Сандар
years_cut = { $count } жылдың соңғы { $shown }.
role = Рөлі
filter_shown = Көрсетілгені: { "{}" }
filter_all = Толық тізім:
outlets_caption = Әрқайсысы қанша жарияланым жариялаған не көшіріп басқан.
undated = Күні белгісіз
timeline_note = Барлық істердің күні белгілі оқиғалары, ең ескісінен бастап. Күні жоқтары соңында тұр.
corrections_note = Бұл мұрағатта не қате болғаны, не түзетілгені және неге түзетілгені; не алып тасталғаны.
pictures = Суреттер
picture_credit = Сурет:
picture_source = дереккөз
documents = Құжаттар
document_credit = Құжат:
n_document_pages = { $count } бет
removed_heading = Алып тасталды
removed_on = Мұнда тұрған жазба алып тасталды. Бұл туралы хабарланған күн: { $value }.
removed_note = Осы мұрағаттың көшірмесін сақтайтындардан оны сол жерден де алып тастауын сұраймыз.
removed_safety = Ол біреуді қауіпке душар етуі мүмкін еді.
removed_consent = Біреу келісім бермеген немесе енді келіспейді.
removed_request = Мұны өзіне қатысы бар адам сұрады.
removed_mistake = Оны жариялауға болмайтын еді.
removed_legal = Мұны заң немесе сот талап етті.
removed_other = Редакция осылай шешті.
no_longer_stands = күшінде емес, түзетілген: { $value }
reports_on = Жарияланымдар: { $value }
feed_article = { $outlet }, { $date }
describe_article = { $outlet }, { $date }: { $title }
list_of = { $list }: { $value }
other = Басқа
not_found = Мұнда бет жоқ
not_found_note = Мекенжай қате терілген шығар. Алынып тасталған немесе із қалдырмай аты өзгерген жазба да осында әкеледі.
to_home = Мұрағаттың басына
moved = Бұл бет көшірілген
moved_to = Жаңа орны:

## Dates. month_ stands beside a day, alone_ without one; seasons stand where a month would.
month_1 = қаң.
month_2 = ақп.
month_3 = нау.
month_4 = сәу.
month_5 = мам.
month_6 = мау.
month_7 = шіл.
month_8 = там.
month_9 = қыр.
month_10 = қаз.
month_11 = қар.
month_12 = жел.
alone_1 = қаң.
alone_2 = ақп.
alone_3 = нау.
alone_4 = сәу.
alone_5 = мам.
alone_6 = мау.
alone_7 = шіл.
alone_8 = там.
alone_9 = қыр.
alone_10 = қаз.
alone_11 = қар.
alone_12 = жел.
date_day = { $year } ж. { $day } { $month }
date_month = { $year } ж. { $month }
date_year = { $year } ж.
date_range = { $from } – { $to }
date_from = { $value } – содан бері
date_until = { $value } – соған дейін
date_after = { $value } немесе кейін
date_by = { $value } немесе бұрын
date_decade = { $value }-жылдар
date_century = { $value } жылдан басталған ғасыр
season_21 = көктем
season_22 = жаз
season_23 = күз
season_24 = қыс

## Names of countries and languages. What is missing here is shown as its code.
country_af = Ауғанстан
country_cn = Қытай
country_de = Германия
country_gb = Ұлыбритания
country_kg = Қырғызстан
country_kz = Қазақстан
country_mn = Моңғолия
country_nl = Нидерланд
country_ru = Ресей
country_se = Швеция
country_th = Таиланд
country_tj = Тәжікстан
country_tm = Түрікменстан
country_tr = Түркия
country_ua = Украина
country_us = Америка Құрама Штаттары
country_uz = Өзбекстан
lang_ar = Араб тілі
lang_de = Неміс тілі
lang_en = Ағылшын тілі
lang_fa = Парсы тілі
lang_fr = Француз тілі
lang_kk = Қазақ тілі
lang_kk_arab = Қазақ тілі, араб жазуы
lang_kk_cyrl = Қазақ тілі
lang_kk_latn = Қазақ тілі, латын жазуы
lang_ky = Қырғыз тілі
lang_mn = Моңғол тілі
lang_ru = Орыс тілі
lang_tr = Түрік тілі
lang_ug = Ұйғыр тілі
lang_ug_arab = Ұйғыр тілі
lang_ug_latn = Ұйғыр тілі, латын жазуы
lang_uk = Украин тілі
lang_uz = Өзбек тілі
lang_zh = Қытай тілі
lang_zh_hans = Қытай тілі, жеңілдетілген
lang_zh_hant = Қытай тілі, дәстүрлі

## Copies
verify_title = Бұл көшірмені тексеру
verify_lead = Бұл мұрағаттың көшірмесі көп қолдан өтуі мүмкін. Мұнда оның бірдеңесі өзгертілгенін, алынып тасталғанын не қосылғанын қалай білуге болатыны айтылған.
verify_files = Әр файл жарияланған күйінде ме?
verify_files_note = manifest.sha256 файлында әр бет пен оның таңбасы (SHA-256) тізілген. index.html жатқан қалтада терминал ашып, жүйеңізге сай жолды теріңіз:
verify_silence = Ештеңе шықпаса, бәрі дұрыс: аталған әр файл өзгертілген не жоқ. Қосылған файлдарды тек Casebook атайды.
verify_origin = Көшірме мұрағатты жасағандардан келді ме?
verify_key = Файлдарды өзгерткен адам тізімді де өзгерте алады. Сондықтан тізімге қол қойылған: қолтаңба қалтаның жанында жатыр, minisign оны мына ашық кілтпен тексереді:
verify_elsewhere = Кілтті осы көшірмеден басқа жерден алған кілтпен салыстырыңыз. Көшірмемен бірге келген кілт ештеңені дәлелдемейді.
verify_no_key = Файлдарды өзгерткен адам тізімді де өзгерте алады. Бұл мұрағат кілт атамайды. Оны жасағандардан manifest.sha256 файлының таңбасын өзіңіз сенетін жолмен сұраңыз.
start_open = Мұрағатты ашу
start_offline = Бұл көшірмеге желі де, браузерден басқа бағдарлама да керек емес. Ондағының бәрі осы беттің жанындағы қалтада жатыр.
start_check = Бірдеңесі өзгертілген-өзгертілмегенін білу үшін:
left_out_mark = { " " }[бұл көшірмеде жоқ]
single_contents = Бұл файлда
single_left_out = { $count ->
    [one] { $count } бет бұл файлға сыймады. Ол толық мұрағатта бар.
   *[other] { $count } бет бұл файлға сыймады. Олар толық мұрағатта бар.
}

## Open data
feed = Жаңалықтар арнасы
data = Ашық деректер
data_lead = Осы беттерде көрсетуге болатынның бәрі: бағдарламалар мен кестелер үшін. Мұнда бірде-бір бетте жоқ нәрсе жоқ.
data_one = Бір адам немесе бір іс туралы барлығы өз файлында: беттің мекенжайы, алдында data/, соңында .json.
data_records = Жазбалар
data_records_note = Әр жолда бір жазба (NDJSON), мұрағатқа енген ретімен.
data_tables = Кестелер
data_tables_note = Кесте бағдарламалары үшін (CSV, UTF-8). Күндер EDTF түрінде; формула деп қабылданатын мәтіннің алдында апостроф тұр.
data_citations = Дәйексөздер
data_citations_note = Жарияланымдар Zotero, pandoc (CSL-JSON) және LaTeX (BibTeX) үшін.
data_schemas = Сызбалар
data_schemas_note = Әр өрісте не тұратыны (JSON Schema, 2020-12 нұсқасы).
data_schema = Сызба
data_parties = Істердің тараптары
data_mentions = Жарияланымдардағы атаулар
n_records = { $count } жазба
col_file = Файл
col_holds = Мазмұны
col_size = Көлемі

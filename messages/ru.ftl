### Тексты интерфейса, по-русски. Ключи те же, что в en.ftl.
### Подпись стоит перед тем, что она подписывает: имена и ссылки не входят в предложения.
### Статусы и роли сказаны так, чтобы не зависеть от рода.

## Every page
skip = Перейти к содержанию
nav_main = Главное меню
nav_languages = Языки
nav_crumb = Путь к странице
nav_about = Об этом архиве
nav_pages = Страницы списка
nav_letters = Буквы
nav_years = Годы
home = Архив
own_name = Русский
group_sep = { "\u00A0" }
list_sep = { ", " }
item_sep = { "; " }
colon_sep = { ": " }
title_sep = { " – " }
footer_statement = Каждое утверждение здесь – чьё-то сообщение, номер ведёт к источнику. Статус – последний из известных по сообщениям, а не положение дел на сегодня.
footer_risk = Чтение некоторых из этих изданий в отдельных странах наказуемо; у ссылок на них об этом сказано.
footer_wrong = Заметили ошибку или считаете, что какого-то имени здесь быть не должно?
footer_write = Попросить исправить или удалить:
footer_licence = Лицензия:

## Kinds of records
person = Человек
people = Люди
case = Дело
case_label = Дело:
cases = Дела
report = Публикация
report_label = Публикация:
reports = Публикации
organisations = Организации
places = Места
outlet = Издание
outlets = Издания
pages = Страницы
timeline = Хронология
person_label = Человек:
correction_label = Исправление:

## Counts
n_reports = { $count ->
    [one] { $count } публикация
    [few] { $count } публикации
   *[many] { $count } публикаций
}
n_events = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
}
n_more = и ещё { $count }
n_spellings_more = { $count ->
    [one] Ещё { $count } написание ведёт отсюда к людям под другими буквами. Его находит поиск.
    [few] Ещё { $count } написания ведут отсюда к людям под другими буквами. Их находит поиск.
    [many] Ещё { $count } написаний ведут отсюда к людям под другими буквами. Их находит поиск.
   *[other] Ещё { $count } написания ведут отсюда к людям под другими буквами. Их находит поиск.
}
latest_of_all = Здесь последние { $shown } из { $count }.
latest_of = Здесь последние { $shown } из { $count }. Остальные:
place_then = { $name } (тогда { $then })
n_accounts = { $count ->
    [one] { $count } версия об этом
    [few] { $count } версии об этом
   *[many] { $count } версий об этом
}
verification = { $reports ->
    [one] { $reports } публикация
    [few] { $reports } публикации
   *[many] { $reports } публикаций
} из { $origins ->
    [one] { $origins } независимого первоисточника
   *[many] { $origins } независимых первоисточников
}.
verification_short = { $reports } из { $origins ->
    [one] { $origins } первоисточника
   *[many] { $origins } первоисточников
}
all_sources = Все источники: { $count }
all_people = Все в общем списке людей: { $count }
all_cases = Все дела: { $count }
all_outlets = Все издания: { $count }
page_of = Страница { $nth } из { $count }
report_of = публикация { $nth } из { $count }
paragraph_link = Ссылка на абзац
to_paragraph = К абзацу

## Sources and origins
source = Источник
sources = Источники
origins = Первоисточники
legend_shapes = Квадрат: собственное сообщение. Круг: перепечатка.
origins_caption = «Первоисточники» – это число независимых корней: копии, издания одной группы и публикации, которые опираются на слова одного человека, считаются один раз.
origin_copies = { $count ->
    [1] одна публикация повторяет другую
    [one] { $count } публикация повторяет другие
    [few] { $count } публикации повторяют другие
   *[many] { $count } публикаций повторяют другие
}
origin_sisters = { $count ->
    [1] одна публикация – издания той же группы
    [one] { $count } публикация – изданий той же группы
    [few] { $count } публикации – изданий той же группы
   *[many] { $count } публикаций – изданий той же группы
}
origin_one_account = { $count ->
    [1] обе со слов одного человека
   *[other] все со слов одного человека
}
origin_one_outlet = { $count ->
    [1] две публикации одного издания
   *[other] несколько публикаций одного издания
}
sister_outlets = Издания одной группы, считаются один раз: { $value }.
from_outlet = взято у: { $value }
on_word_of = со слов:
summary_rests_on = Изложение публикации
read_number = Число – номер источника. Квадрат: собственное сообщение издания. Круг: перепечатка.
read_status_mark = под стражей
read_status = Знак и слово передают последний известный по сообщениям статус; дата рядом говорит, на какое время.
read_doubt_mark = версии расходятся
read_doubt = Охрой отмечено спорное, неточное и то, о чём не сообщается.
read_origins = Копии, издания одной группы и слова одного человека считаются один раз.
how_to_read = Как читать этот архив

## Status
last_reported_by = последним сообщило издание:
status_differs = Источники одной даты расходятся:
nothing_later = более поздних сведений в этом архиве нет
no_later_status = о более позднем статусе в этом архиве сведений нет
as_of = по состоянию на { $value }
as_of_unknown = дата неизвестна
status_missing = Местонахождение неизвестно
status_held = Под стражей
status_held_awaiting_trial = Под стражей в ожидании суда
status_held_under_investigation = Под стражей на время следствия
status_held_awaiting_extradition = Под стражей в ожидании экстрадиции
status_serving_sentence = Отбывает наказание
status_held_arbitrarily = Произвольно под стражей
status_house_arrest = Под домашним арестом
status_restricted = Свобода ограничена
status_released = На свободе
status_acquitted = Вынесен оправдательный приговор
status_asylum_seeker = Ищет убежища
status_protected = Предоставлена защита
status_in_exile = В изгнании
status_removed = Выдворение из страны
status_resettled = Переселение в третью страну
status_returned_home = Возвращение домой
status_dead = Нет в живых
status_unknown = Неизвестно

## Events
events = События по порядку
col_when = Когда
col_reported = Что сообщается
accounts_differ = Где версии расходятся
accounts_differ_note = версии расходятся
verdict_dates = Даты расходятся: { $value }. Каждая версия приведена так, как о ней сообщили.
verdict_open = Версии приведены так, как о них сообщили.
accusations = Обвинения и ответы
accusations_note = Обвинение – это слова одних о других, а не вывод этого архива.
accused = Кого обвиняют
accused_by = Кто обвиняет
accuser_unknown = публикации не называют, кто
answer = Ответ
no_answer = Ответа в публикациях этого архива нет.
law = Закон
gaps = Что неизвестно
event_arrest = Арест
event_detention = Задержание
event_house_arrest = Домашний арест
event_disappearance = Исчезновение
event_torture = Пытки
event_assault = Нападение
event_sexual_violence = Сексуальное насилие
event_threat = Угрозы
event_surveillance = Слежка
event_search = Обыск
event_travel_restriction = Ограничение передвижения
event_refoulement = Выдача туда, где грозит опасность
event_denial_of_counsel = Отказ в защитнике
event_denial_of_medical_care = Отказ в медицинской помощи
event_psychiatric_confinement = Принудительное помещение в психиатрическое учреждение
event_death_in_custody = Смерть в заключении
event_death = Смерть
event_border_crossing = Пересечение границы
event_asylum_request = Прошение об убежище
event_asylum_seeker_status = Статус лица, ищущего убежища
event_asylum_granted = Убежище предоставлено
event_asylum_refused = В убежище отказано
event_extradition_request = Запрос об экстрадиции
event_extradition_refused = В экстрадиции отказано
event_removal_announced = Объявлено о выдворении
event_charge = Предъявление обвинения
event_hearing = Судебное заседание
event_plea_bargain = Процессуальное соглашение
event_conviction = Обвинительный приговор
event_acquittal = Оправдательный приговор
event_sentence = Назначение наказания
event_sentence_reduced = Смягчение наказания
event_appeal = Обжалование
event_parole_granted = Условно-досрочное освобождение
event_parole_cancelled = Отмена условно-досрочного освобождения
event_transfer = Перевод
event_release = Освобождение
event_departure = Отъезд
event_resettlement = Переселение
event_return = Возвращение
event_protest = Протест
event_hunger_strike = Голодовка
event_self_harm = Самоповреждение
event_press_conference = Пресс-конференция
event_statement = Заявление
event_appeal_letter = Обращение
event_intervention = Вмешательство в защиту
event_group_banned = Запрет организации
event_last_reported = Последнее известие
event_other = Событие

## Cases
parties = Кто участвует в деле
also_called = другое название
related_cases = Связанные дела
related_there = названо связанным на той странице
describe_case = { $name }: { $what }
events_and_reports = { $events ->
    [one] { $events } событие
    [few] { $events } события
   *[many] { $events } событий
}, { $reports ->
    [one] { $reports } публикация
    [few] { $reports } публикации
   *[many] { $reports } публикаций
}
as_reported = Как сообщается
sources_differ = источники расходятся
in_cases = В этом деле
state = Состояние
opened = Начато
closed = Завершено
last_report = Последняя публикация
verification_label = Публикации
countries = Страны
rights = Затронутые права
by_country = Дела по странам
col_state = Состояние, страна
state_ongoing = Продолжается
state_closed = Завершено
state_unknown = Неизвестно
state_unknown_since = Неизвестно; последняя публикация: { $value }
role_victim = { $count ->
    [1] Жертва
   *[other] Жертвы
}
role_alleged_perpetrator = { $count ->
    [1] Предполагаемый нарушитель
   *[other] Предполагаемые нарушители
}
role_witness = { $count ->
    [1] Свидетель
   *[other] Свидетели
}
role_intervening_party = { $count ->
    [1] Сторона, выступившая в защиту
   *[other] Выступили в защиту
}
role_defendant = { $count ->
    [1] Подсудимый
   *[other] Подсудимые
}
role_lawyer = { $count ->
    [1] Адвокат
   *[other] Адвокаты
}
role_judge = { $count ->
    [1] Судья
   *[other] Судьи
}
role_prosecutor = { $count ->
    [1] Прокурор
   *[other] Прокуроры
}
role_official = { $count ->
    [1] Должностное лицо
   *[other] Должностные лица
}
role_relative = { $count ->
    [1] Член семьи
   *[other] Родные
}
role_journalist = { $count ->
    [1] Журналист
   *[other] Журналисты
}
role_source = { $count ->
    [1] Источник сведений
   *[other] Источники сведений
}
role_participant = { $count ->
    [1] Участник
   *[other] Участники
}

## People
also_printed = другие написания
also_printed_note = другие написания: { $value }
not_same = Не путать
not_same_note = не одно лицо с: { $value }
spellings = Написания имени
spellings_caption = Как имя напечатано в каждом издании.
col_spelling = Написание
col_printed_by = Где напечатано
col_times = Публикации
not_printed = в публикациях этого архива не встречается
reports_naming = Публикации с этим именем
designations = Выводы названных организаций
people_around = Связанные люди и организации
people_note = По порядку имён, как они пишутся: сначала личное имя. Написание, которое встретилось в одном издании, ведёт к человеку. Статус – последний известный по сообщениям, с датой.
see_arrow = →
birth = Дата рождения
death = Дата смерти
gender = Пол
nationality = Гражданство
ethnicity = Национальность
roles = Кто это
last_held = По последним сообщениям под стражей
last_held_caption = Самая новая публикация о каждом, а не положение дел на сегодня.
col_status = Статус
col_as_of = На дату
col_reported_by = Кто сообщил
name_native = имя на родном языке
name_official = официальное имя
name_variant = вариант
name_nickname = прозвище
name_former = прежнее имя
name_misspelling = ошибочное написание
script_latn = латиница
script_cyrl = кириллица
script_arab = арабское письмо
script_hans = упрощённое китайское письмо
script_hant = традиционное китайское письмо
script_hani = китайское письмо
same_case = в том же деле
relation_inverse = на той странице { $name } значится как «{ $what }»
describe_person = { $name }: { $what }.
printed_here = напечатано здесь: { $value }
note_status = { $status }, { $as_of }

## Reports
summary_heading = Изложение архива
summary_note = Сама публикация здесь не воспроизводится. Ссылки и заметки на полях сделаны архивом.
full_heading = Текст публикации
full_note = Текст принадлежит изданию и воспроизводится, как указано в строке о правах. Ссылки и заметки на полях сделаны архивом.
extract_heading = Отрывок
extract_note = Часть публикации, воспроизводится, как указано в строке о правах. Ссылки и заметки на полях сделаны архивом.
none_heading = Об этой публикации
none_note = Текст публикации здесь не приводится.
the_report = Публикация
names_here = Имена в этой публикации
col_shown = В архиве
col_printed = Напечатано здесь
col_elsewhere = В других местах
so_spelled = то же написание
same_elsewhere = других написаний здесь нет
only_here = Сообщает только эта публикация
versions = Другие версии этой публикации
copy_of = копия этой публикации
copied_from = эта публикация – её копия
translation_of = перевод этой публикации
translated_from = эта публикация – её перевод
content_note = Прежде чем читать:
noted_elsewhere = Текст — на странице записи, после предупреждения.
published = Опубликовано
authors = Авторы
translators = Перевод
original_outlet = Где опубликовано впервые
republished_by = Кто перепечатал
language = Язык
rights_line = Права
capture = Сохранённая копия
captured = Когда сохранено
read_original = Читать оригинал
web_archive_copy = Копия в веб-архиве
risk = Чтение может быть наказуемо
earlier = Раньше в этом деле
later = Позже
previous_person = Предыдущий человек в этом деле
next_person = Следующий
date_unknown = дата неизвестна
no_day = день не указан
no_month = указан только год
year_inferred = год установлен по косвенным данным
date_uncertain = неточно
date_about = примерно { $value }
date_between = в какой-то момент в этом промежутке
date_some_time = в какой-то момент в промежутке { $from } – { $to }
basis_byline = дата напечатана в публикации
basis_text = дата из текста
basis_url = дата из адреса страницы
basis_metadata = дата из метаданных страницы
basis_capture = дата сохранения копии
basis_inferred = дата установлена по косвенным данным
cite = Как сослаться на эту страницу
copy = Копировать
copied = Скопировано
corrections = Исправления
cite_article = { $outlet }. «{ $title }» { $date }. В архиве: { $site }, { $address }
cite_record = «{ $title }» В архиве: { $site }, { $address }

## Organisations, places, outlets
kind = Вид
country = Страна
within = Где находится
accused_of_links = Кого обвиняют в связях с ней
accused_of_links_note = Каждая строка – чьё-то обвинение, и сказано чьё. Она не означает, что человек состоит в этой организации.
status_and_facts = Что о ней сообщается
related_records = Связанные люди и организации
places_within = Места в его пределах
organisations_note = Название здесь значит только одно: оно есть в публикации.
sisters = Издания той же группы, вместе считаются одним первоисточником:
republishes = Перепечатывает
site = Сайт
visit = Открыть сайт
republishes_others = перепечатывает других
outlet_unknown = издание неизвестно

## Search
search = Поиск
search_label = Поиск по архиву
search_field = Имя или слова
search_hint = Имя в любом написании
search_help = Имена находятся в любом написании и любым письмом. Возьмите фразу в “кавычки”, поставьте минус перед словом, чтобы его исключить, или уточните: person: case: outlet: place: year:
search_exact = Только точное написание
search_without = Для поиска по словам нужен JavaScript. Спискам ниже он не нужен.
search_suggestions = Люди, дела и другие записи
search_results = Результаты
search_more = Показать ещё
search_narrow = Уточнить результаты
search_organisation = Организация
search_place = Место
search_page = Страница
search_report = Публикация
search_found = Найдено: { "{}" }
search_found_so_far = Пока найдено: { "{}" }
search_found_one = Найдено: { "{}" }
search_none = Таких слов здесь нет. Попробуйте другое написание или меньше слов.
search_failed = Не удалось прочитать указатель. Обновите страницу или воспользуйтесь списками.
search_any = ни в одном результате нет всех слов
search_misspelt = добавлены похожие имена
search_spelled = написание: { "{}" }
search_written = другое написание: { "{}" }
search_by = издание: { "{}" }
search_also = другие написания: { "{}" }
search_names = чьё это имя: { "{}" }
search_prints = напечатано: { "{}" }
search_kinds = Виды
search_years = Годы
search_count = Число по годам и изданиям
search_narrowed = Уточнено
search_widen = Убрать { "{}" }

## Home, timeline, other pages
period = Период
last_added = Последнее добавление
new = Новое в архиве
lane_others = Другие события
key_day = в этот день
key_about = примерно тогда, или версии расходятся
key_held = под стражей, от одной публикации до следующей
key_limit = домашний арест или ограничение свободы
key_safe = предоставлена защита
key_silent = ничего не сообщается
key_cut = пропущенное время
key_numbers = Число – строка таблицы событий ниже; в полосе публикаций – источник.
n_without_lane = { $count ->
    [one] Ещё { $count } человек – в списке ниже.
    [few] Ещё { $count } человека – в списке ниже.
   *[many] Ещё { $count } человек – в списке ниже.
}
path = Где и когда: по публикациям
path_of = Путь: { $value }
path_note = Строка – место. Линия опускается в день, когда впервые сообщают о следующем месте; к нему ведут точки: о дороге никто не сообщает. Число – строка таблицы событий ниже.
path_nowhere = место не указано
path_others = другие места
sentence_sep = { ". " }
multiples_note = Дела на одной оси, по линии на человека. Полная полоса: под стражей. Светлая: домашний арест или ограничение свободы. Тонкая: предоставлена защита. Кольцо или штриховка: день не точен. Точки: ничего не сообщается.
multiples_cut = Серые полосы: пропущенное время.
map = Карта
map_of = Карта: { $value }
map_note = Точка – место; широкое кольцо – область или страна.
map_routes_note = Стрелка ведёт от места, где о человеке сообщают, к следующему, а не по его дороге.
map_outlines = Контуры: Natural Earth, общественное достояние. Все границы, спорные тоже, нарисованы одинаково, какими они удерживаются; они не говорят, чьи они.
map_places = Места на карте
map_routes = Следующее сообщение
map_missing = Нет на карте, координат здесь нет:
map_cut = { $shown } мест, о которых сказано больше всего, из { $count }.
route_sep = { ", затем " }
n_new_case = { $count ->
    [one] { $count } дело:
    [few] { $count } дела:
   *[many] { $count } дел:
}
n_new_report = { $count ->
    [one] { $count } публикация:
    [few] { $count } публикации:
   *[many] { $count } публикаций:
}
n_new_person = { $count ->
    [one] { $count } человек:
    [few] { $count } человека:
   *[many] { $count } человек:
}
graph = Кто действовал и в отношении кого
graph_of = Схема: { $value }
graph_note = В середине – те, о ком дело. Перед ними – кто действовал за них или о них рассказывает; за ними – власти и те, кто, как сообщают, действовал против них. Слово на стрелке – действие, о котором сообщают, первое из нескольких. Список «Кто участвует в деле» говорит всё словами, с источниками.
graph_concerned = О ком дело
graph_only = вместе: { $value }
n_without_box = { $count ->
    [one] Ещё { $count } – в списке.
    [few] Ещё { $count } – в списке.
   *[many] Ещё { $count } – в списке.
}
activity = Публикации по месяцам
status_years = Последний известный статус по годам
status_years_note = Люди, по последнему статусу, о котором сообщали до конца каждого года. Это не то, что было на деле: о том, что ничего не изменилось, не сообщают.
group_held = под стражей
group_limit = домашний арест или ограничение свободы
group_safe = ищет убежища или под защитой
group_free = на свободе, дома или за границей
group_gone = пропал, неизвестно или нет в живых
no_month_short = без месяца
total = Всего
year = Год
numbers = Числа
years_cut = Последние { $shown } из { $count } лет.
role = Роль
filter_shown = Показано: { "{}" }
filter_all = Весь список:
outlets_caption = Сколько публикаций каждое издание выпустило или перепечатало.
undated = Дата неизвестна
timeline_note = Все датированные события всех дел, сначала самые ранние. События без даты стоят в конце.
corrections_note = Что в этом архиве было неверно и исправлено, и почему; и что было удалено.
pictures = Изображения
picture_credit = Изображение:
picture_source = источник
documents = Документы
document_credit = Документ:
n_document_pages = { $count ->
    [one] { $count } страница
    [few] { $count } страницы
   *[many] { $count } страниц
}
removed_heading = Удалено
removed_on = Запись, которая здесь стояла, удалена. Об этом сообщается с этой даты: { $value }.
removed_note = Просим всех, кто хранит копию этого архива, удалить её и там.
removed_safety = Она могла подвергнуть кого-то опасности.
removed_consent = Кто-то не давал согласия или больше не согласен.
removed_request = Об этом попросил тот, кого это касается.
removed_mistake = Её не следовало публиковать.
removed_legal = Этого потребовал закон или суд.
removed_other = Так решила редакция.
no_longer_stands = больше не действует, исправлено: { $value }
reports_on = Публикации: { $value }
feed_article = { $outlet }, { $date }
describe_article = { $outlet }, { $date }: { $title }
list_of = { $list }: { $value }
other = Другое
not_found = Такой страницы здесь нет
not_found_note = Возможно, адрес набран с ошибкой. Сюда же ведут записи, которые были удалены или переименованы, не оставив следа.
to_home = К началу архива
moved = Страница переехала
moved_to = Теперь она здесь:

## Dates. month_ stands beside a day, alone_ without one; seasons stand where a month would.
month_1 = янв.
month_2 = февр.
month_3 = мар.
month_4 = апр.
month_5 = мая
month_6 = июн.
month_7 = июл.
month_8 = авг.
month_9 = сент.
month_10 = окт.
month_11 = нояб.
month_12 = дек.
alone_1 = янв.
alone_2 = февр.
alone_3 = мар.
alone_4 = апр.
alone_5 = май
alone_6 = июн.
alone_7 = июл.
alone_8 = авг.
alone_9 = сент.
alone_10 = окт.
alone_11 = нояб.
alone_12 = дек.
date_day = { $day } { $month } { $year }
date_month = { $month } { $year }
date_year = { $year }
date_range = { $from } – { $to }
date_from = { $value } и далее
date_until = по { $value }
date_after = { $value } или позже
date_by = { $value } или раньше
date_decade = { $value }-е годы
date_century = век, начавшийся в { $value } году
season_21 = весенние месяцы
season_22 = летние месяцы
season_23 = осенние месяцы
season_24 = зимние месяцы

## Names of countries and languages. What is missing here is shown as its code.
country_af = Афганистан
country_cn = Китай
country_de = Германия
country_gb = Великобритания
country_kg = Кыргызстан
country_kz = Казахстан
country_mn = Монголия
country_nl = Нидерланды
country_ru = Россия
country_se = Швеция
country_th = Таиланд
country_tj = Таджикистан
country_tm = Туркменистан
country_tr = Турция
country_ua = Украина
country_us = Соединённые Штаты
country_uz = Узбекистан
lang_ar = Арабский
lang_de = Немецкий
lang_en = Английский
lang_fa = Персидский
lang_fr = Французский
lang_kk = Казахский
lang_kk_arab = Казахский, арабское письмо
lang_kk_cyrl = Казахский
lang_kk_latn = Казахский, латиница
lang_ky = Кыргызский
lang_mn = Монгольский
lang_ru = Русский
lang_tr = Турецкий
lang_ug = Уйгурский
lang_ug_arab = Уйгурский
lang_ug_latn = Уйгурский, латиница
lang_uk = Украинский
lang_uz = Узбекский
lang_zh = Китайский
lang_zh_hans = Китайский, упрощённое письмо
lang_zh_hant = Китайский, традиционное письмо

## Copies
verify_title = Проверить эту копию
verify_lead = Копия этого архива могла пройти через много рук. Здесь сказано, как узнать, не было ли в ней что-нибудь изменено, убрано или добавлено.
verify_files = Все ли файлы такие, какими были опубликованы?
verify_files_note = В файле manifest.sha256 перечислены все страницы с их отпечатками (SHA-256). Откройте терминал в папке, где лежит index.html, и введите строку для вашей системы:
verify_silence = Если ничего не выведено, всё в порядке: каждый названный файл изменён или отсутствует. Добавленные файлы называет только Casebook.
verify_origin = Пришла ли копия от тех, кто вёл архив?
verify_key = Тот, кто меняет файлы, может изменить и список. Поэтому список подписан: подпись лежит рядом с папкой, и minisign проверяет её этим открытым ключом:
verify_elsewhere = Сравните ключ с тем, который вы получили не из этой копии. Ключ, пришедший вместе с копией, ничего не доказывает.
verify_no_key = Тот, кто меняет файлы, может изменить и список. Этот архив не называет ключа. Узнайте у его составителей надёжным для вас способом отпечаток файла manifest.sha256.
start_open = Открыть архив
start_offline = Этой копии не нужны ни сеть, ни программы, кроме браузера. Всё, что в ней есть, лежит в папке рядом с этой страницей.
start_check = Как узнать, не было ли в ней что-нибудь изменено:
left_out_mark = { " " }[нет в этой копии]
single_contents = В этом файле
single_left_out = { $count ->
    [one] { $count } страница не поместилась в этот файл. Она есть в полном архиве.
    [few] { $count } страницы не поместились в этот файл. Они есть в полном архиве.
    [many] { $count } страниц не поместилось в этот файл. Они есть в полном архиве.
   *[other] { $count } страницы не поместились в этот файл. Они есть в полном архиве.
}

## Open data
feed = Лента новостей
data = Открытые данные
data_lead = Всё, что могут показывать эти страницы, для программ и таблиц. Здесь нет ничего, чего не было бы на страницах.
data_one = Всё об одном человеке или деле лежит в отдельном файле: адрес страницы, перед ним data/, в конце .json.
data_records = Записи
data_records_note = По одной записи в строке (NDJSON), в том порядке, в котором они вошли в архив.
data_tables = Таблицы
data_tables_note = Для табличных программ (CSV, UTF-8). Даты в виде EDTF; перед тем, что программа приняла бы за формулу, стоит апостроф.
data_citations = Ссылки на публикации
data_citations_note = Публикации для Zotero, pandoc (CSL-JSON) и LaTeX (BibTeX).
data_schemas = Схемы
data_schemas_note = Что стоит в каждом поле (JSON Schema, версия 2020-12).
data_schema = Схема
data_parties = Стороны дел
data_mentions = Упоминания в публикациях
n_records = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
col_file = Файл
col_holds = Содержание
col_size = Размер

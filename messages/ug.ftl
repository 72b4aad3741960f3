### كۆرۈنمە يۈز تېكىستلىرى، ئۇيغۇرچە (ئەرەب يېزىقى). ئاچقۇچلار en.ftl دىكى بىلەن ئوخشاش.
### نام ئۆزى ئاتىغان نەرسىنىڭ ئالدىدا تۇرىدۇ: ئىسىم ۋە ئۇلانمىلار جۈملە ئىچىگە كىرمەيدۇ.

## Every page
skip = مەزمۇنغا ئۆتۈش
nav_main = ئاساسلىق تىزىملىك
nav_languages = تىللار
nav_crumb = بەت يولى
nav_about = بۇ ئارخىپ ھەققىدە
nav_pages = تىزىملىكنىڭ بەتلىرى
nav_letters = ھەرپلەر
nav_years = يىللار
home = ئارخىپ
own_name = ئۇيغۇرچە
group_sep = ,
list_sep = { "، " }
item_sep = { "؛ " }
colon_sep = { ": " }
title_sep = { " – " }
footer_statement = بۇ يەردىكى ھەر بىر بايان بىراۋنىڭ خەۋىرى، نومۇرى مەنبەسىنى كۆرسىتىدۇ. ھالەت ئەڭ ئاخىرقى خەۋەر قىلىنغىنى، بۈگۈنكى ئەمەلىيەت دېگەنلىك ئەمەس.
footer_risk = بۇ تاراتقۇلارنىڭ بەزىلىرىنى ئوقۇش بەزى دۆلەتلەردە جازاغا سەۋەب بولىدۇ؛ ئۇنداق ئۇلانمىلاردا بۇ ئەسكەرتىلگەن.
footer_wrong = خاتالىق بارمۇ، ياكى بىرەر ئىسىم بۇ يەردە بولماسلىقى كېرەكمۇ؟
footer_write = تۈزىتىش ياكى چىقىرىۋېتىشنى تەلەپ قىلىش:
footer_licence = ئىجازەتنامە:

## Kinds of records
person = شەخس
people = شەخسلەر
case = دېلو
case_label = دېلو:
cases = دېلولار
report = خەۋەر
report_label = خەۋەر:
reports = خەۋەرلەر
organisations = تەشكىلاتلار
places = جايلار
outlet = تاراتقۇ
outlets = تاراتقۇلار
pages = بەتلەر
timeline = ۋاقىت تەرتىپى
person_label = شەخس:
correction_label = تۈزىتىش:

## Counts
n_reports = { $count } خەۋەر
n_events = { $count } ۋەقە
n_more = ۋە يەنە { $count }
n_spellings_more = بۇ يەردىن باشقا ھەرپلەردىكى كىشىلەرگە يەنە { $count } يېزىلىش باشلايدۇ. ئۇلارنى ئىزدەش تاپىدۇ.
latest_of_all = جەمئىي { $count } نىڭ ئەڭ يېڭى { $shown } سى بۇ يەردە.
latest_of = جەمئىي { $count } نىڭ ئەڭ يېڭى { $shown } سى بۇ يەردە. قالغانلىرى:
place_then = { $name } (ئۇ چاغدا { $then })
n_accounts = بۇ ھەقتە { $count } بايان
verification = { $reports } خەۋەر، { $origins } مۇستەقىل ئەسلىي مەنبەدىن.
verification_short = { $reports }، { $origins } ئەسلىي مەنبەدىن
all_sources = بارلىق مەنبەلەر: { $count }
all_people = بارلىق شەخسلەر تىزىملىكىدە: { $count }
all_cases = بارلىق دېلولار: { $count }
all_outlets = بارلىق تاراتقۇلار: { $count }
page_of = جەمئىي { $count } بەتنىڭ { $nth }-بېتى
report_of = جەمئىي { $count } خەۋەرنىڭ { $nth }-سى
paragraph_link = ئابزاسقا ئۇلانما
to_paragraph = ئابزاسقا ئۆتۈش

## Sources and origins
source = مەنبە
sources = مەنبەلەر
origins = ئەسلىي مەنبەلەر
legend_shapes = تۆت چاسا: ئۆز خەۋىرى. يۇمىلاق: كۆچۈرۈپ باسقان.
origins_caption = «ئەسلىي مەنبە» مۇستەقىل مەنبەلەرنى سانايدۇ: كۆچۈرمىلەر، بىر گۇرۇپپىدىكى تاراتقۇلار ۋە بىر كىشىنىڭ بايانىغا تايانغان خەۋەرلەر بىر قېتىم سانىلىدۇ.
origin_copies = { $count ->
    [1] بىر خەۋەر يەنە بىرىنى تەكرارلايدۇ
   *[other] { $count } خەۋەر باشقىلىرىنى تەكرارلايدۇ
}
origin_sisters = { $count ->
    [1] بىر خەۋەر شۇ گۇرۇپپىدىكى تاراتقۇنىڭ
   *[other] { $count } خەۋەر شۇ گۇرۇپپىدىكى تاراتقۇلارنىڭ
}
origin_one_account = { $count ->
    [1] ئىككىلىسى بىر كىشىنىڭ سۆزىگە تايىنىدۇ
   *[other] ھەممىسى بىر كىشىنىڭ سۆزىگە تايىنىدۇ
}
origin_one_outlet = { $count ->
    [1] بىر تاراتقۇنىڭ ئىككى خەۋىرى
   *[other] بىر تاراتقۇنىڭ بىرنەچچە خەۋىرى
}
sister_outlets = بىر گۇرۇپپىدىكى تاراتقۇلار، بىر قېتىم سانالدى: { $value }.
from_outlet = ئېلىنغان جاي: { $value }
on_word_of = كىمنىڭ سۆزىگە تايىنىدۇ:
summary_rests_on = قىسقىچە مەزمۇننىڭ ئاساسى:
read_number = سان مەنبەنىڭ نومۇرى. تۆت چاسا: تاراتقۇنىڭ ئۆز خەۋىرى. يۇمىلاق: كۆچۈرۈپ باسقان.
read_status_mark = تۇتقۇندا
read_status = بەلگە بىلەن سۆز ئەڭ ئاخىرقى خەۋەر قىلىنغان ھالەتنى بىلدۈرىدۇ؛ يېنىدىكى چېسلا ئۇنىڭ قاچانقى ئىكەنلىكىنى ئېيتىدۇ.
read_doubt_mark = بايانلار ئوخشىمايدۇ
read_doubt = تالاش-تارتىشلىق، ئېنىقسىز ياكى خەۋەر قىلىنمىغان ئىشلار سېرىق توپا رەڭ بىلەن بەلگىلەنگەن.
read_origins = كۆچۈرمىلەر، بىر گۇرۇپپىدىكى تاراتقۇلار ۋە بىر كىشىنىڭ بايانى بىر قېتىم سانىلىدۇ.
how_to_read = بۇ ئارخىپنى قانداق ئوقۇش

## Status
last_reported_by = ئەڭ ئاخىرقى خەۋەر قىلغۇچى:
status_differs = بىر كۈندىكى مەنبەلەر ئوخشىمايدۇ:
nothing_later = بۇ ئارخىپتا ئۇنىڭدىن كېيىنكى خەۋەر يوق
no_later_status = بۇ ئارخىپتا ئۇنىڭدىن كېيىنكى ھالەت ھەققىدە خەۋەر يوق
as_of = خەۋەر ۋاقتى: { $value }
as_of_unknown = چېسلاسى نامەلۇم
status_missing = ئىز-دېرەكسىز
status_held = تۇتقۇندا
status_held_awaiting_trial = سوتنى كۈتۈپ تۇتقۇندا
status_held_under_investigation = تەكشۈرۈش مەزگىلىدە تۇتقۇندا
status_held_awaiting_extradition = ئۆتكۈزۈپ بېرىلىشنى كۈتۈپ تۇتقۇندا
status_serving_sentence = جازا مۇددىتىنى ئۆتەۋاتىدۇ
status_held_arbitrarily = ئۆز مەيلىچە تۇتۇپ تۇرۇلغان
status_house_arrest = نەزەربەندتە
status_restricted = ئەركىنلىكى چەكلەنگەن
status_released = قويۇپ بېرىلگەن
status_acquitted = ئاقلانغان
status_asylum_seeker = پاناھلىق تىلىگۈچى
status_protected = قوغداشقا ئېلىنغان
status_in_exile = سۈرگۈندە
status_removed = دۆلەتتىن چىقىرىۋېتىلگەن
status_resettled = باشقا دۆلەتكە ئورۇنلاشتۇرۇلغان
status_returned_home = ئۆيىگە قايتقان
status_dead = ۋاپات بولغان
status_unknown = نامەلۇم

## Events
events = ۋەقەلەر تەرتىپى بويىچە
col_when = قاچان
col_reported = نېمە خەۋەر قىلىنغان
accounts_differ = بايانلار ئوخشىمىغان جايلار
accounts_differ_note = بايانلار ئوخشىمايدۇ
verdict_dates = چېسلالار ئوخشىمايدۇ: { $value }. ھەر بىر بايان خەۋەر قىلىنغان پېتى بېرىلدى.
verdict_open = بايانلار خەۋەر قىلىنغان پېتى بېرىلدى.
accusations = ئەيىبلەشلەر ۋە جاۋابلار
accusations_note = ئەيىبلەش بىراۋنىڭ يەنە بىراۋ ھەققىدە ئېيتقىنى. ئۇ بۇ ئارخىپنىڭ خۇلاسىسى ئەمەس.
accused = ئەيىبلەنگۈچى
accused_by = ئەيىبلىگۈچى
accuser_unknown = خەۋەرلەردە ئىسمى ئېيتىلمىغان بىراۋ
answer = جاۋاب
no_answer = بۇ ئارخىپتا جاۋاب ھەققىدە خەۋەر يوق.
law = قانۇن
gaps = نامەلۇم ئىشلار
event_arrest = قولغا ئېلىش
event_detention = تۇتۇپ تۇرۇش
event_house_arrest = نەزەربەند
event_disappearance = غايىب بولۇش
event_torture = قىيىن-قىستاق
event_assault = ھۇجۇم
event_sexual_violence = جىنسىي زوراۋانلىق
event_threat = تەھدىت
event_surveillance = نازارەت
event_search = ئاختۇرۇش
event_travel_restriction = سەپەرنى چەكلەش
event_refoulement = خەتەرلىك دۆلەتكە قايتۇرۇش
event_denial_of_counsel = ئادۋوكاتتىن مەھرۇم قىلىش
event_denial_of_medical_care = داۋالاشتىن مەھرۇم قىلىش
event_psychiatric_confinement = روھىي كېسەللىكلەر ئورنىغا قاماش
event_death_in_custody = تۇتقۇندا ئۆلۈش
event_death = ئۆلۈم
event_border_crossing = چېگرادىن ئۆتۈش
event_asylum_request = پاناھلىق تەلەپ قىلىش
event_asylum_seeker_status = پاناھلىق تىلىگۈچى سالاھىيىتى
event_asylum_granted = پاناھلىق بېرىلدى
event_asylum_refused = پاناھلىق رەت قىلىندى
event_extradition_request = ئۆتكۈزۈپ بېرىش تەلىپى
event_extradition_refused = ئۆتكۈزۈپ بېرىش رەت قىلىندى
event_removal_announced = دۆلەتتىن چىقىرىۋېتىش ئېلان قىلىندى
event_charge = ئەيىبنامە قويۇش
event_hearing = سوت يىغىنى
event_plea_bargain = ئەيىبنى ئېتىراپ قىلىش كېلىشىمى
event_conviction = جىنايەتلىك دەپ بېكىتىش
event_acquittal = ئاقلاش
event_sentence = ھۆكۈم
event_sentence_reduced = جازانى يېنىكلىتىش
event_appeal = نارازىلىق ئەرزى
event_parole_granted = شەرتلىك قويۇپ بېرىش
event_parole_cancelled = شەرتلىك قويۇپ بېرىشنى بىكار قىلىش
event_transfer = يۆتكەش
event_release = قويۇپ بېرىش
event_departure = چىقىپ كېتىش
event_resettlement = باشقا دۆلەتكە ئورۇنلىشىش
event_return = قايتىپ كېلىش
event_protest = نارازىلىق
event_hunger_strike = ئاچلىق ئېلان قىلىش
event_self_harm = ئۆزىگە زىيان يەتكۈزۈش
event_press_conference = ئاخبارات ئېلان قىلىش يىغىنى
event_statement = بايانات
event_appeal_letter = مۇراجىئەتنامە
event_intervention = ھىمايە قىلىپ ئارىلىشىش
event_group_banned = تەشكىلاتنى چەكلەش
event_last_reported = ئەڭ ئاخىرقى خەۋەر
event_other = ۋەقە

## Cases
parties = دېلوغا چېتىشلىق كىشىلەر
also_called = يەنە بىر نامى
related_cases = مۇناسىۋەتلىك دېلولار
related_there = ئۇ بەتتە مۇناسىۋەتلىك دېيىلگەن
describe_case = { $name }: { $what }
events_and_reports = { $events } ۋەقە، { $reports } خەۋەر
as_reported = خەۋەر قىلىنىشىچە
sources_differ = مەنبەلەر ئوخشىمايدۇ
in_cases = بۇ دېلودا
state = ئەھۋالى
opened = باشلانغان
closed = ئاخىرلاشقان
last_report = ئەڭ ئاخىرقى خەۋەر
verification_label = خەۋەرلەر
countries = دۆلەتلەر
rights = چېتىلغان ھوقۇقلار
by_country = دېلولار دۆلەت بويىچە
col_state = ئەھۋالى، دۆلىتى
state_ongoing = داۋاملىشىۋاتىدۇ
state_closed = ئاخىرلاشقان
state_unknown = نامەلۇم
state_unknown_since = نامەلۇم؛ ئەڭ ئاخىرقى خەۋەر: { $value }
role_victim = { $count ->
    [1] زىيانكەشلىككە ئۇچرىغۇچى
   *[other] زىيانكەشلىككە ئۇچرىغۇچىلار
}
role_alleged_perpetrator = { $count ->
    [1] ئېيتىلىشىچە زىيانكەشلىك قىلغۇچى
   *[other] ئېيتىلىشىچە زىيانكەشلىك قىلغۇچىلار
}
role_witness = { $count ->
    [1] گۇۋاھچى
   *[other] گۇۋاھچىلار
}
role_intervening_party = { $count ->
    [1] ھىمايە قىلغۇچى
   *[other] ھىمايە قىلغۇچىلار
}
role_defendant = { $count ->
    [1] جاۋابكار
   *[other] جاۋابكارلار
}
role_lawyer = { $count ->
    [1] ئادۋوكات
   *[other] ئادۋوكاتلار
}
role_judge = { $count ->
    [1] سوتچى
   *[other] سوتچىلار
}
role_prosecutor = { $count ->
    [1] تەپتىش
   *[other] تەپتىشلەر
}
role_official = { $count ->
    [1] ئەمەلدار
   *[other] ئەمەلدارلار
}
role_relative = { $count ->
    [1] تۇغقىنى
   *[other] تۇغقانلىرى
}
role_journalist = { $count ->
    [1] مۇخبىر
   *[other] مۇخبىرلار
}
role_source = { $count ->
    [1] ئۇچۇر بەرگۈچى
   *[other] ئۇچۇر بەرگۈچىلەر
}
role_participant = { $count ->
    [1] قاتناشقۇچى
   *[other] قاتناشقۇچىلار
}

## People
also_printed = باشقىچە يېزىلىشى
also_printed_note = باشقىچە يېزىلىشى: { $value }
not_same = ئارىلاشتۇرۇۋالماڭ
not_same_note = بۇ باشقا كىشى: { $value }
spellings = يېزىلىشلىرى
spellings_caption = ئىسىمنى ھەر قايسى تاراتقۇ قانداق يازغان.
col_spelling = يېزىلىشى
col_printed_by = يازغان تاراتقۇ
col_times = خەۋەرلەر
not_printed = بۇ يەردىكى خەۋەرلەردە ئۇچرىمايدۇ
reports_naming = بۇ ئىسىم تىلغا ئېلىنغان خەۋەرلەر
designations = نامى ئېيتىلغان ئورگانلارنىڭ خۇلاسىلىرى
people_around = مۇناسىۋەتلىك شەخس ۋە تەشكىلاتلار
people_note = ئىسىملار يېزىلغان پېتى، ئاۋۋال ئۆز ئىسمى بويىچە تىزىلغان. بىر تاراتقۇ ئىشلەتكەن يېزىلىش شۇ كىشىگە باشلايدۇ. ھالەت ئەڭ ئاخىرقى خەۋەر قىلىنغىنى، چېسلاسى بىلەن.
see_arrow = ←
birth = تۇغۇلغان
death = ۋاپات بولغان
gender = جىنسى
nationality = دۆلەت تەۋەلىكى
ethnicity = مىللىتى
roles = كىم
last_held = تۇتقۇندا دەپ ئەڭ ئاخىرقى خەۋەر قىلىنغانلار
last_held_caption = ھەر بىرى ھەققىدىكى ئەڭ يېڭى خەۋەر، بۈگۈنكى ئەمەلىيەت ئەمەس.
col_status = ھالىتى
col_as_of = خەۋەر ۋاقتى
col_reported_by = خەۋەر قىلغۇچى
name_native = ئانا تىلىدىكى ئىسمى
name_official = رەسمىي ئىسمى
name_variant = باشقا شەكلى
name_nickname = لەقىمى
name_former = بۇرۇنقى ئىسمى
name_misspelling = خاتا يېزىلىشى
script_latn = لاتىن يېزىقى
script_cyrl = سلاۋىيان يېزىقى
script_arab = ئەرەب يېزىقى
script_hans = ئاددىيلاشتۇرۇلغان خەنزۇ يېزىقى
script_hant = مۇرەككەپ خەنزۇ يېزىقى
script_hani = خەنزۇ يېزىقى
same_case = بىر دېلودا
relation_inverse = ئۇ بەتتە { $name } مۇنداق ئاتالغان: «{ $what }»
describe_person = { $name }: { $what }.
printed_here = بۇ يەردە يېزىلىشى: { $value }
note_status = { $status }، { $as_of }

## Reports
summary_heading = ئارخىپنىڭ قىسقىچە مەزمۇنى
summary_note = خەۋەرنىڭ ئۆزى بۇ يەردە بېرىلمىدى. ئۇلانما ۋە چەتتىكى ئىزاھاتلار ئارخىپنىڭ.
full_heading = خەۋەر تېكىستى
full_note = تېكىست تاراتقۇنىڭ، ھوقۇق قۇرىدا ئېيتىلغاندەك بېسىلدى. ئۇلانما ۋە چەتتىكى ئىزاھاتلار ئارخىپنىڭ.
extract_heading = ئۈزۈندە
extract_note = خەۋەرنىڭ بىر قىسمى، ھوقۇق قۇرىدا ئېيتىلغاندەك بېسىلدى. ئۇلانما ۋە چەتتىكى ئىزاھاتلار ئارخىپنىڭ.
none_heading = بۇ خەۋەر ھەققىدە
none_note = خەۋەرنىڭ تېكىستى بۇ يەردە ئېلان قىلىنمايدۇ.
the_report = خەۋەر
names_here = بۇ خەۋەردىكى ئىسىملار
col_shown = ئارخىپتا
col_printed = بۇ يەردە يېزىلىشى
col_elsewhere = باشقا يەردە
so_spelled = دەل شۇنداق يېزىلغان
same_elsewhere = بۇ يەردە باشقا يېزىلىشى يوق
only_here = پەقەت مۇشۇ خەۋەردە بار
versions = بۇ خەۋەرنىڭ باشقا نۇسخىلىرى
copy_of = بۇنىڭ كۆچۈرمىسى
copied_from = بۇ ئۇنىڭ كۆچۈرمىسى
translation_of = بۇنىڭ تەرجىمىسى
translated_from = بۇ ئۇنىڭ تەرجىمىسى
content_note = ئوقۇشتىن بۇرۇن:
noted_elsewhere = تېكىست ئۆز بېتىدە، ئاگاھلاندۇرۇشتىن كېيىن تۇرىدۇ.
published = ئېلان قىلىنغان
authors = يازغۇچى
translators = تەرجىمان
original_outlet = تۇنجى ئېلان قىلغۇچى
republished_by = كۆچۈرۈپ باسقۇچى
language = تىلى
rights_line = ھوقۇق
capture = ساقلانغان نۇسخا
captured = ساقلانغان ۋاقتى
read_original = ئەسلىنى ئوقۇش
web_archive_copy = تور ئارخىپىدىكى نۇسخىسى
risk = بۇنى ئوقۇش جازاغا سەۋەب بولۇشى مۇمكىن
earlier = بۇ دېلودا بۇرۇنراق
later = كېيىنرەك
previous_person = بۇ دېلودىكى ئالدىنقى كىشى
next_person = كېيىنكى
date_unknown = چېسلاسى نامەلۇم
no_day = كۈنى ئېيتىلمىغان
no_month = پەقەت يىلىلا ئېيتىلغان
year_inferred = يىلى پەرەز قىلىنغان
date_uncertain = ئېنىق ئەمەس
date_about = تەخمىنەن { $value }
date_between = بۇ ئارىلىقتا، ئېنىق چېسلاسى نامەلۇم
date_some_time = { $from } – { $to } ئارىلىقىدا
basis_byline = چېسلاسى خەۋەردە بېسىلغان
basis_text = چېسلاسى تېكىستتىن
basis_url = چېسلاسى تور ئادرېسىدىن
basis_metadata = چېسلاسى بەتنىڭ مېتا سانلىق مەلۇماتىدىن
basis_capture = ساقلانغان كۈن
basis_inferred = چېسلاسى پەرەز قىلىنغان
cite = بۇ بەتنى نەقىل كەلتۈرۈش
copy = كۆچۈرۈش
copied = كۆچۈرۈلدى
corrections = تۈزىتىشلەر
cite_article = { $outlet }. «{ $title }» { $date }. مەنبە: { $site }، { $address }
cite_record = «{ $title }» مەنبە: { $site }، { $address }

## Organisations, places, outlets
kind = تۈرى
country = دۆلىتى
within = قەيەردە
accused_of_links = ئۇنىڭ بىلەن مۇناسىۋىتى بار دەپ ئەيىبلەنگەنلەر
accused_of_links_note = ھەر بىر قۇر بىراۋنىڭ ئەيىبلىشى، كىمنىڭ ئىكەنلىكى ئېيتىلغان. بۇ ھېچكىمنىڭ بۇ تەشكىلاتقا ئەزا ئىكەنلىكىنى بىلدۈرمەيدۇ.
status_and_facts = ئۇ ھەققىدە خەۋەر قىلىنغىنى
related_records = مۇناسىۋەتلىك شەخس ۋە تەشكىلاتلار
places_within = بۇ جاي ئىچىدىكى جايلار
organisations_note = بۇ يەردىكى نام خەۋەردە تىلغا ئېلىنغانلىقىنىلا بىلدۈرىدۇ.
sisters = بىر گۇرۇپپىدىكى تاراتقۇلار، ئۇنىڭ بىلەن بىر ئەسلىي مەنبە دەپ سانىلىدۇ:
republishes = كۆچۈرۈپ باسىدۇ
site = تور بېتى
visit = تور بېتىنى ئېچىش
republishes_others = باشقىلاردىن كۆچۈرۈپ باسىدۇ
outlet_unknown = تاراتقۇسى نامەلۇم

## Search
search = ئىزدەش
search_label = ئارخىپتىن ئىزدەش
search_field = ئىسىم ياكى سۆز
search_hint = ئىسىم، ھەر قانداق يېزىلىشتا
search_help = ئىسىم ھەر قانداق يېزىلىش ۋە يېزىقتا تېپىلىدۇ. سۆز بىرىكمىسى ئۈچۈن “تىرناق” ئىشلىتىڭ، بىر سۆزنى چىقىرىۋېتىش ئۈچۈن ئالدىغا مىنۇس قويۇڭ، دائىرىنى تارايتىش ئۈچۈن person: case: outlet: place: year: دەپ يېزىڭ.
search_exact = پەقەت دەل شۇ يېزىلىشى
search_without = خەت كىرگۈزۈپ ئىزدەشكە JavaScript كېرەك. تۆۋەندىكى تىزىملىكلەرگە كېرەك ئەمەس.
search_suggestions = شەخسلەر، دېلولار ۋە باشقا خاتىرىلەر
search_results = نەتىجىلەر
search_more = يەنە نەتىجە كۆرسىتىش
search_narrow = نەتىجىلەرنى تارايتىش
search_organisation = تەشكىلات
search_place = جاي
search_page = بەت
search_report = خەۋەر
search_found = { "{}" } نەتىجە
search_found_so_far = ھازىرغىچە { "{}" } نەتىجە
search_found_one = { "{}" } نەتىجە
search_none = بۇ يەردە ئۇنداق سۆزلەر يوق. باشقىچە يېزىپ ياكى سۆزنى ئازايتىپ سىناپ بېقىڭ.
search_failed = كۆرسەتكۈچنى ئوقۇغىلى بولمىدى. بەتنى قايتا ئېچىڭ ياكى تىزىملىكلەرنى ئىشلىتىڭ.
search_any = ھەممە سۆزى بار نەتىجە يوق
search_misspelt = ئوخشاپ كېتىدىغان ئىسىملار قوشۇلدى
search_spelled = يېزىلىشى: { "{}" }
search_written = باشقىچە يېزىلىشى: { "{}" }
search_by = يازغۇچى: { "{}" }
search_also = باشقىچە يېزىلىشى: { "{}" }
search_names = كىمنىڭ ئىسمى: { "{}" }
search_prints = بۇ يەردە يېزىلىشى: { "{}" }
search_kinds = تۈرلەر
search_years = يىللار
search_count = يىل ۋە تاراتقۇ بويىچە ساناش
search_narrowed = تارايتىش شەرتلىرى
search_widen = { "{}" } نى چىقىرىۋېتىش

## Home, timeline, other pages
period = مەزگىل
last_added = ئەڭ ئاخىرقى قوشۇلغان
new = ئارخىپتىكى يېڭىلىق
lane_others = باشقا ۋەقەلەر
key_day = شۇ كۈنى
key_about = شۇ چاغلاردا، ياكى بايانلار ئوخشىمايدۇ
key_held = تۇتقۇندا، بىر خەۋەردىن كېيىنكىسىگىچە
key_limit = نەزەربەندتە ياكى ئەركىنلىكى چەكلەنگەن
key_safe = قوغداشقا ئېلىنغان
key_silent = ھېچنېمە خەۋەر قىلىنمىغان
key_cut = قىسقارتىلغان ۋاقىت
key_numbers = سان تۆۋەندىكى ۋەقەلەر جەدۋىلىنىڭ قۇرى؛ خەۋەرلەر قاتارىدا مەنبە.
n_without_lane = يەنە { $count } شەخس تۆۋەندىكى تىزىملىكتە.
path = قەيەردە، قاچان: خەۋەرلەر بويىچە
path_of = يولى: { $value }
path_note = ھەر بىر قۇر بىر جاي. كېيىنكى جاي تۇنجى خەۋەر قىلىنغان كۈنى سىزىق تۆۋەنگە چۈشىدۇ؛ ئۇنىڭغىچە چېكىتلەر: يولنى ھېچكىم خەۋەر قىلمايدۇ. سان تۆۋەندىكى ۋەقەلەر جەدۋىلىنىڭ قۇرى.
path_nowhere = جايى ئېيتىلمىغان
path_others = باشقا جايلار
sentence_sep = { ". " }
multiples_note = دېلولار بىر ئوقتا، ھەر بىر شەخسكە بىر سىزىق. تولۇق بالداق: تۇتقۇندا. سۇس بالداق: نەزەربەندتە ياكى ئەركىنلىكى چەكلەنگەن. ئىنچىكە بالداق: قوغداشقا ئېلىنغان. ھالقا ياكى سىزىقچىلار: كۈنى ئېنىق ئەمەس. چېكىتلەر: ھېچنېمە خەۋەر قىلىنمىغان.
multiples_cut = كۈلرەڭ بالداقلار: قىسقارتىلغان ۋاقىت.
map = خەرىتە
map_of = خەرىتە: { $value }
map_note = چېكىت – جاي؛ كەڭ ھالقا – رايون ياكى دۆلەت.
map_routes_note = كۆرسەتكۈچ بىر كىشى خەۋەر قىلىنغان جايدىن كېيىنكى جايغا بارىدۇ، ماڭغان يولى بويىچە ئەمەس.
map_outlines = سىزمىلار: Natural Earth، ئاممىۋى مۈلۈك. بارلىق چېگرالار، تالاش-تارتىشلىقلىرىمۇ، ئەمەلىيەتتىكىدەك بىر خىل سىزىلغان؛ ئۇلار كىمنىڭ ئىكەنلىكىنى ئېيتمايدۇ.
map_places = خەرىتىدىكى جايلار
map_routes = كېيىنكى خەۋەر
map_missing = خەرىتىدە يوق، بۇ يەردە كوئوردىناتى يوق:
map_cut = { $count } جاينىڭ ئەڭ كۆپ ئېيتىلغان { $shown } سى.
route_sep = { "، ئاندىن " }
n_new_case = { $count } دېلو:
n_new_report = { $count } خەۋەر:
n_new_person = { $count } شەخس:
graph = كىم، كىمگە قارىتا ھەرىكەت قىلدى
graph_of = سىزما: { $value }
graph_note = ئوتتۇرىدا – دېلو كىملەر ھەققىدە بولسا شۇلار. ئۇلارنىڭ ئالدىدا – ئۇلار ئۈچۈن ھەرىكەت قىلغانلار ياكى ئۇلار ھەققىدە سۆزلىگەنلەر؛ كەينىدە – ھۆكۈمەت ئورۇنلىرى ۋە ئۇلارغا قارشى ھەرىكەت قىلدى دېيىلگەنلەر. كۆرسەتكۈچتىكى سۆز – خەۋەر قىلىنغان ھەرىكەت، بىر نەچچىسىنىڭ تۇنجىسى. «دېلوغا چېتىشلىق كىشىلەر» تىزىملىكى ھەممىنى مەنبەلىرى بىلەن سۆزدە ئېيتىدۇ.
graph_concerned = دېلو كىملەر ھەققىدە
graph_only = بىللە: { $value }
n_without_box = يەنە { $count } تىزىملىكتە.
activity = ئايلار بويىچە خەۋەرلەر
status_years = يىللار بويىچە ئەڭ ئاخىرقى خەۋەر قىلىنغان ھالەت
status_years_note = شەخسلەر، ھەر يىلنىڭ ئاخىرىغىچە خەۋەر قىلىنغان ئەڭ ئاخىرقى ھالىتى بويىچە. بۇ ئۇ چاغدىكى ھەقىقەت ئەمەس: ھېچنېمە ئۆزگەرمىگەنلىكىنى ھېچكىم خەۋەر قىلمايدۇ.
group_held = تۇتقۇندا
group_limit = نەزەربەندتە ياكى ئەركىنلىكى چەكلەنگەن
group_safe = پاناھلىق سورىغان ياكى قوغداشقا ئېلىنغان
group_free = قويۇپ بېرىلگەن، ۋەتەندە ياكى چەت ئەلدە
group_gone = ئىز-دېرەكسىز، نامەلۇم ياكى ۋاپات بولغان
no_month_short = ئېيى يوق
total = جەمئىي
year = يىل
numbers = سانلار
years_cut = { $count } يىلنىڭ ئەڭ ئاخىرقى { $shown } ى.
role = رولى
filter_shown = كۆرسىتىلگىنى: { "{}" }
filter_all = تولۇق تىزىملىك:
outlets_caption = ھەر بىر تاراتقۇ قانچە خەۋەر ئېلان قىلغان ياكى كۆچۈرۈپ باسقان.
undated = چېسلاسى نامەلۇم
timeline_note = بارلىق دېلولارنىڭ چېسلاسى بار ۋەقەلىرى، ئەڭ كونىسى ئالدىدا. چېسلاسى يوقلىرى ئاخىرىدا.
corrections_note = بۇ ئارخىپتا نېمە خاتا بولغان، نېمە تۈزىتىلگەن ۋە نېمە ئۈچۈن؛ يەنە نېمە چىقىرىۋېتىلگەن.
pictures = رەسىملەر
picture_credit = رەسىم:
picture_source = مەنبە
documents = ھۆججەتلەر
document_credit = ھۆججەت:
n_document_pages = { $count } بەت
removed_heading = چىقىرىۋېتىلدى
removed_on = بۇ يەردىكى خاتىرە چىقىرىۋېتىلدى. بۇ ھەقتە ئۇقتۇرۇلغان چېسلا: { $value }.
removed_note = بۇ ئارخىپنىڭ كۆچۈرۈلمىسىنى ساقلىغانلارنىڭ ئۇنى ئۇ يەردىنمۇ چىقىرىۋېتىشىنى سورايمىز.
removed_safety = ئۇ بىراۋنى خەتەرگە قويۇشى مۇمكىن ئىدى.
removed_consent = بىراۋ قوشۇلمىغان ياكى ئەمدى قوشۇلمايدۇ.
removed_request = مۇناسىۋەتلىك كىشى شۇنداق تەلەپ قىلدى.
removed_mistake = ئۇ ئېلان قىلىنماسلىقى كېرەك ئىدى.
removed_legal = قانۇن ياكى سوت شۇنى تەلەپ قىلدى.
removed_other = تەھرىرلەر شۇنداق قارار قىلدى.
no_longer_stands = ئەمدى كۈچكە ئىگە ئەمەس، تۈزىتىلدى: { $value }
reports_on = خەۋەرلەر: { $value }
feed_article = { $outlet }، { $date }
describe_article = { $outlet }، { $date }: { $title }
list_of = { $list }: { $value }
other = باشقا
not_found = بۇ يەردە بەت يوق
not_found_note = ئادرېس خاتا كىرگۈزۈلگەن بولۇشى مۇمكىن. چىقىرىۋېتىلگەن ياكى ئىز قالدۇرماي نامى ئۆزگەرتىلگەن خاتىرىمۇ بۇ يەرگە باشلايدۇ.
to_home = ئارخىپنىڭ باش بېتىگە
moved = بۇ بەت كۆچتى
moved_to = ئۇ ھازىر بۇ يەردە:

## Dates. month_ stands beside a day, alone_ without one; seasons stand where a month would.
month_1 = يانۋار
month_2 = فېۋرال
month_3 = مارت
month_4 = ئاپرېل
month_5 = ماي
month_6 = ئىيۇن
month_7 = ئىيۇل
month_8 = ئاۋغۇست
month_9 = سېنتەبىر
month_10 = ئۆكتەبىر
month_11 = نويابىر
month_12 = دېكابىر
alone_1 = يانۋار
alone_2 = فېۋرال
alone_3 = مارت
alone_4 = ئاپرېل
alone_5 = ماي
alone_6 = ئىيۇن
alone_7 = ئىيۇل
alone_8 = ئاۋغۇست
alone_9 = سېنتەبىر
alone_10 = ئۆكتەبىر
alone_11 = نويابىر
alone_12 = دېكابىر
date_day = { $year }-{ "\u2060" }يىلى { $day }-{ "\u2060" }{ $month }
date_month = { $year }-{ "\u2060" }يىلى { $month }
date_year = { $year }-{ "\u2060" }يىلى
date_range = { $from } – { $to }
date_from = { $value } ۋە ئۇنىڭدىن كېيىن
date_until = { $value } – شۇنىڭغىچە
date_after = { $value } ياكى كېيىن
date_by = { $value } ياكى بۇرۇن
date_decade = { $value }-يىللار
date_century = { $value }-يىلدىن باشلانغان ئەسىر
season_21 = ئەتىياز
season_22 = ياز
season_23 = كۈز
season_24 = قىش

## Names of countries and languages. What is missing here is shown as its code.
country_af = ئافغانىستان
country_cn = جۇڭگو
country_de = گېرمانىيە
country_gb = بۈيۈك بىرىتانىيە
country_kg = قىرغىزىستان
country_kz = قازاقىستان
country_mn = موڭغۇلىيە
country_nl = گوللاندىيە
country_ru = رۇسىيە
country_se = شىۋېتسىيە
country_th = تايلاند
country_tj = تاجىكىستان
country_tm = تۈركمەنىستان
country_tr = تۈركىيە
country_ua = ئۇكرائىنا
country_us = ئامېرىكا قوشما شىتاتلىرى
country_uz = ئۆزبېكىستان
lang_ar = ئەرەب تىلى
lang_de = گېرمان تىلى
lang_en = ئىنگلىز تىلى
lang_fa = پارس تىلى
lang_fr = فىرانسۇز تىلى
lang_kk = قازاق تىلى
lang_kk_arab = قازاق تىلى، ئەرەب يېزىقى
lang_kk_cyrl = قازاق تىلى
lang_kk_latn = قازاق تىلى، لاتىن يېزىقى
lang_ky = قىرغىز تىلى
lang_mn = موڭغۇل تىلى
lang_ru = رۇس تىلى
lang_tr = تۈرك تىلى
lang_ug = ئۇيغۇر تىلى
lang_ug_arab = ئۇيغۇر تىلى
lang_ug_latn = ئۇيغۇر تىلى، لاتىن يېزىقى
lang_uk = ئۇكرائىن تىلى
lang_uz = ئۆزبېك تىلى
lang_zh = خەنزۇ تىلى
lang_zh_hans = خەنزۇ تىلى، ئاددىيلاشتۇرۇلغان
lang_zh_hant = خەنزۇ تىلى، مۇرەككەپ

## Copies
verify_title = بۇ نۇسخىنى تەكشۈرۈش
verify_lead = بۇ ئارخىپنىڭ نۇسخىسى نۇرغۇن قولدىن ئۆتكەن بولۇشى مۇمكىن. بۇ بەتتە ئۇنىڭدا بىرەر نەرسىنىڭ ئۆزگەرتىلگەن، چىقىرىۋېتىلگەن ياكى قوشۇلغانلىقىنى قانداق بىلىش دېيىلگەن.
verify_files = ھەر بىر ھۆججەت ئېلان قىلىنغان ھالىتىدىمۇ؟
verify_files_note = manifest.sha256 ھۆججىتىدە ھەر بىر بەت بارماق ئىزى (SHA-256) بىلەن تىزىلغان. index.html تۇرغان قىسقۇچتا تېرمىنال ئېچىپ، سىستېمىڭىزغا ماس قۇرنى كىرگۈزۈڭ:
verify_silence = ھېچنېمە چىقمىسا، ھەممىسى جايىدا: ئاتالغان ھەر بىر ھۆججەت ئۆزگەرتىلگەن ياكى يوق. قوشۇلغان ھۆججەتلەرنى پەقەت Casebook ئاتايدۇ.
verify_origin = نۇسخا ئارخىپنى تۈزگەنلەردىن كەلگەنمۇ؟
verify_key = ھۆججەتلەرنى ئۆزگەرتكەن كىشى تىزىملىكنىمۇ ئۆزگەرتەلەيدۇ. شۇڭا تىزىملىككە ئىمزا قويۇلغان: ئىمزا قىسقۇچنىڭ يېنىدا تۇرىدۇ، minisign ئۇنى بۇ ئوچۇق ئاچقۇچ بىلەن تەكشۈرىدۇ:
verify_elsewhere = ئاچقۇچنى بۇ نۇسخىدىن باشقا يەردىن ئالغان ئاچقۇچ بىلەن سېلىشتۇرۇڭ. نۇسخا بىلەن بىللە كەلگەن ئاچقۇچ ھېچنېمىنى ئىسپاتلىمايدۇ.
verify_no_key = ھۆججەتلەرنى ئۆزگەرتكەن كىشى تىزىملىكنىمۇ ئۆزگەرتەلەيدۇ. بۇ ئارخىپ ئاچقۇچ ئاتىمايدۇ. ئۇنى تۈزگەنلەردىن manifest.sha256 نىڭ بارماق ئىزىنى ئۆزىڭىز ئىشىنىدىغان يول بىلەن سوراڭ.
start_open = ئارخىپنى ئېچىش
start_offline = بۇ نۇسخىغا تورمۇ، تور كۆرگۈچتىن باشقا پروگراممىمۇ كېرەك ئەمەس. ئۇنىڭدىكى ھەممە نەرسە بۇ بەتنىڭ يېنىدىكى قىسقۇچتا تۇرىدۇ.
start_check = بىرەر نەرسىنىڭ ئۆزگەرتىلگەن-ئۆزگەرتىلمىگەنلىكىنى بىلىش ئۈچۈن:
left_out_mark = { " " }[بۇ نۇسخىدا يوق]
single_contents = بۇ ھۆججەتتە
single_left_out = { $count ->
    [one] { $count } بەت بۇ ھۆججەتكە سىغمىدى. ئۇ تولۇق ئارخىپتا بار.
   *[other] { $count } بەت بۇ ھۆججەتكە سىغمىدى. ئۇلار تولۇق ئارخىپتا بار.
}

## Open data
feed = خەۋەر قانىلى
data = ئوچۇق سانلىق مەلۇماتلار
data_lead = بۇ بەتلەر كۆرسىتەلەيدىغان ھەممە نەرسە، پروگراممىلار ۋە جەدۋەللەر ئۈچۈن. بۇ يەردە ھېچقانداق بەتتە يوق نەرسە يوق.
data_one = بىر شەخس ياكى بىر دېلو ھەققىدىكى ھەممە نەرسە ئايرىم ھۆججەتتە: بەتنىڭ ئادرېسى، ئالدىدا data/، ئاخىرىدا .json.
data_records = خاتىرىلەر
data_records_note = ھەر قۇردا بىر خاتىرە (NDJSON)، ئارخىپقا كىرگەن تەرتىپ بويىچە.
data_tables = جەدۋەللەر
data_tables_note = جەدۋەل پروگراممىلىرى ئۈچۈن (CSV, UTF-8). ۋاقىتلار EDTF شەكلىدە؛ فورمۇلا دەپ قارىلىدىغان نەرسىنىڭ ئالدىدا تۇتۇق بەلگىسى بار.
data_citations = نەقىللەر
data_citations_note = خەۋەرلەر Zotero, pandoc (CSL-JSON) ۋە LaTeX (BibTeX) ئۈچۈن.
data_schemas = لايىھەلەر
data_schemas_note = ھەر بىر بۆلەكتە نېمە بارلىقى (JSON Schema، 2020-12 نەشرى).
data_schema = لايىھە
data_parties = دېلو تەرەپلىرى
data_mentions = خەۋەرلەردە تىلغا ئېلىنغانلار
n_records = { $count } خاتىرە
col_file = ھۆججەت
col_holds = مەزمۇنى
col_size = چوڭلۇقى

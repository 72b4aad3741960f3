### Interface texts, English. A key is a plain word with underscores. Texts without
### variables reach the templates as t.<key>; the others are finished in Rust.
### own_name is what the language calls itself; group_sep stands between groups of three digits.
### A label stands before what it labels: names and links never go inside a sentence.

## Every page
skip = Skip to the content
nav_main = Main
nav_languages = Languages
nav_crumb = Breadcrumb
nav_about = About this archive
nav_pages = Pages of this list
nav_letters = Letters
nav_years = Years
home = Archive
own_name = English
group_sep = ,
list_sep = { ", " }
item_sep = { "; " }
colon_sep = { ": " }
title_sep = { " – " }
footer_statement = Every statement here is someone’s report, numbered to its source. A status is the last one reported, not what is true today.
footer_risk = Reading some of these outlets is punishable in some countries; links to them say so.
footer_wrong = Is something wrong, or should a name not be here?
footer_write = Ask for a correction or removal:
footer_licence = Licence:

## Kinds of records
person = Person
people = People
case = Case
case_label = Case:
cases = Cases
report = Report
report_label = Report:
reports = Reports
organisations = Organisations
places = Places
outlet = Outlet
outlets = Outlets
pages = Pages
timeline = Timeline
person_label = Person:
correction_label = Correction:

## Counts
n_reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
n_events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
n_new_case = { $count ->
    [one] { $count } case:
   *[other] { $count } cases:
}
n_new_report = { $count ->
    [one] { $count } report:
   *[other] { $count } reports:
}
n_new_person = { $count ->
    [one] { $count } person:
   *[other] { $count } people:
}
n_more = and { $count } more
n_spellings_more = { $count ->
    [one] One more spelling leads from here to somebody under another letter. The search finds it.
   *[other] { $count } more spellings lead from here to people under other letters. The search finds them.
}
latest_of_all = The latest { $shown } of { $count } stand here.
latest_of = The latest { $shown } of { $count } stand here. The others:
place_then = { $name } (then { $then })
n_accounts = { $count ->
    [one] { $count } account of this
   *[other] { $count } accounts of this
}
verification = { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}, from { $origins ->
    [one] { $origins } independent origin
   *[other] { $origins } independent origins
}.
verification_short = { $reports }, from { $origins ->
    [one] { $origins } origin
   *[other] { $origins } origins
}
all_sources = All { $count } sources
all_people = All { $count } of them, among all people
all_cases = All { $count } cases
all_outlets = All { $count } outlets
page_of = Page { $nth } of { $count }
report_of = report { $nth } of { $count }
paragraph_link = Link to paragraph
to_paragraph = To the paragraph

## Sources and origins
source = Source
sources = Sources
origins = Origins
legend_shapes = Square: own report. Round: republished.
origins_caption = “Origins” counts independent roots: copies, sister outlets and reports resting on one person’s account count once.
origin_copies = { $count ->
    [one] one report repeats another
   *[other] { $count } reports repeat others
}
origin_sisters = { $count ->
    [one] one report is a sister outlet’s
   *[other] { $count } reports are sister outlets’
}
origin_one_account = { $count ->
    [one] both on one person’s word
   *[other] all on one person’s word
}
origin_one_outlet = { $count ->
    [one] two reports of one outlet
   *[other] several reports of one outlet
}
sister_outlets = Sister outlets, counted once: { $value }.
from_outlet = from { $value }
on_word_of = on the word of
summary_rests_on = Summary of
read_number = A number is a source. Square: the outlet’s own report. Round: republished.
read_status_mark = held
read_status = A shape and a word give the last reported status; the date beside it says as of when.
read_doubt_mark = accounts differ
read_doubt = Ochre marks what is disputed, uncertain or not reported.
read_origins = Copies, sister outlets and one person’s account count once.
how_to_read = How to read this archive

## Status
last_reported_by = last reported by
status_differs = Sources of one date disagree:
nothing_later = nothing later in this archive
no_later_status = no later status in this archive
as_of = as of { $value }
as_of_unknown = date not known
status_missing = Missing
status_held = Held
status_held_awaiting_trial = Held awaiting trial
status_held_under_investigation = Held under investigation
status_held_awaiting_extradition = Held awaiting extradition
status_serving_sentence = Serving a sentence
status_held_arbitrarily = Held arbitrarily
status_house_arrest = House arrest
status_restricted = Restricted
status_released = Released
status_acquitted = Acquitted
status_asylum_seeker = Asylum seeker
status_protected = Protected
status_in_exile = In exile
status_removed = Removed from the country
status_resettled = Resettled
status_returned_home = Returned home
status_dead = Dead
status_unknown = Unknown

## Events
events = Events in order
col_when = When
col_reported = What is reported
accounts_differ = Where accounts differ
accounts_differ_note = accounts differ
verdict_dates = The dates differ: { $value }. Each account stands as reported.
verdict_open = The accounts stand as reported.
accusations = Accusations and answers
accusations_note = An accusation is what someone says of someone. It is not a finding of this archive.
accused = Accused
accused_by = Accused by
accuser_unknown = someone the reports do not name
answer = The answer
no_answer = No answer is reported in this archive.
law = Law
gaps = What is not known
event_arrest = Arrest
event_detention = Detention
event_house_arrest = House arrest
event_disappearance = Disappearance
event_torture = Torture
event_assault = Assault
event_sexual_violence = Sexual violence
event_threat = Threat
event_surveillance = Surveillance
event_search = Search
event_travel_restriction = Travel restriction
event_refoulement = Refoulement
event_denial_of_counsel = Denial of counsel
event_denial_of_medical_care = Denial of medical care
event_psychiatric_confinement = Psychiatric confinement
event_death_in_custody = Death in custody
event_death = Death
event_border_crossing = Border crossing
event_asylum_request = Asylum request
event_asylum_seeker_status = Asylum-seeker status
event_asylum_granted = Asylum granted
event_asylum_refused = Asylum refused
event_extradition_request = Extradition request
event_extradition_refused = Extradition refused
event_removal_announced = Removal announced
event_charge = Charge
event_hearing = Hearing
event_plea_bargain = Plea bargain
event_conviction = Conviction
event_acquittal = Acquittal
event_sentence = Sentence
event_sentence_reduced = Sentence reduced
event_appeal = Appeal
event_parole_granted = Parole granted
event_parole_cancelled = Parole cancelled
event_transfer = Transfer
event_release = Release
event_departure = Departure
event_resettlement = Resettlement
event_return = Return
event_protest = Protest
event_hunger_strike = Hunger strike
event_self_harm = Self-harm
event_press_conference = Press conference
event_statement = Statement
event_appeal_letter = Letter of appeal
event_intervention = Intervention
event_group_banned = Group banned
event_last_reported = Last reported
event_other = Event

## Cases
parties = Who is in it
also_called = also called
related_cases = Related cases
related_there = named there as related
describe_case = { $name }: { $what }
events_and_reports = { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}
as_reported = As reported
sources_differ = sources differ
in_cases = In this case
state = State
opened = Opened
closed = Closed
last_report = Last report
verification_label = Reports
countries = Countries
rights = Rights concerned
by_country = Cases by country
col_state = State, country
state_ongoing = Ongoing
state_closed = Closed
state_unknown = Unknown
state_unknown_since = Not known; last report { $value }
role_victim = { $count ->
    [one] Victim
   *[other] Victims
}
role_alleged_perpetrator = { $count ->
    [one] Alleged perpetrator
   *[other] Alleged perpetrators
}
role_witness = { $count ->
    [one] Witness
   *[other] Witnesses
}
role_intervening_party = { $count ->
    [one] Intervened
   *[other] Intervened
}
role_defendant = { $count ->
    [one] Defendant
   *[other] Defendants
}
role_lawyer = { $count ->
    [one] Lawyer
   *[other] Lawyers
}
role_judge = { $count ->
    [one] Judge
   *[other] Judges
}
role_prosecutor = { $count ->
    [one] Prosecutor
   *[other] Prosecutors
}
role_official = { $count ->
    [one] Official
   *[other] Officials
}
role_relative = { $count ->
    [one] Relative
   *[other] Relatives
}
role_journalist = { $count ->
    [one] Journalist
   *[other] Journalists
}
role_source = { $count ->
    [one] Source
   *[other] Sources
}
role_participant = { $count ->
    [one] Participant
   *[other] Participants
}

## People
also_printed = also printed as
also_printed_note = also printed as { $value }
not_same = Not to be confused with
not_same_note = not the same as { $value }
spellings = Spellings
spellings_caption = How each outlet printed the name.
col_spelling = Spelling
col_printed_by = Printed by
col_times = Reports
not_printed = not printed in the reports here
reports_naming = Reports that give this name
designations = Findings by named bodies
people_around = Related people and bodies
people_note = Ordered by the name as it is written, given name first. A spelling used by one outlet leads to the person. The status is the last one reported, with its date.
see_arrow = →
birth = Born
death = Died
gender = Gender
nationality = Nationality
ethnicity = Ethnicity
roles = Known as
last_held = Last reported held
last_held_caption = The newest report on each, not what is true today.
col_status = Status
col_as_of = As of
col_reported_by = Reported by
name_native = native name
name_official = official name
name_variant = variant
name_nickname = nickname
name_former = former name
name_misspelling = misspelling
script_latn = Latin script
script_cyrl = Cyrillic script
script_arab = Arabic script
script_hans = simplified Chinese
script_hant = traditional Chinese
script_hani = Chinese script
same_case = in the same case
relation_inverse = on that page, { $name } is named as: “{ $what }”
describe_person = { $name }: { $what }.
printed_here = printed here as { $value }
note_status = { $status }, { $as_of }

## Reports
summary_heading = The archive’s summary
summary_note = The report itself is not reproduced. Links and notes in the margin are the archive’s.
full_heading = The report’s text
full_note = The text is the outlet’s, reproduced as the rights line says. Links and notes in the margin are the archive’s.
extract_heading = Extract
extract_note = A part of the report, reproduced as the rights line says. Links and notes in the margin are the archive’s.
none_heading = About this report
none_note = The text of the report is not published here.
the_report = The report
names_here = Names in this report
col_shown = Shown as
col_printed = Printed here
col_elsewhere = Elsewhere
so_spelled = so spelled
same_elsewhere = no other spelling here
only_here = Only this report says
versions = Versions of this report
copy_of = copy of this
copied_from = this is a copy of it
translation_of = translation of this
translated_from = this is a translation of it
content_note = Before reading:
noted_elsewhere = The words stand on its page, after a note.
published = Published
authors = By
translators = Translated by
original_outlet = First published by
republished_by = Republished by
language = Language
rights_line = Rights
capture = Capture
captured = Captured
read_original = Read the original
web_archive_copy = Copy in a web archive
risk = Reading this may be punishable
earlier = Earlier in this case
later = Later
previous_person = Previous person in this case
next_person = Next
date_unknown = date not known
no_day = day not given
no_month = only the year is given
year_inferred = year inferred
date_uncertain = uncertain
date_about = about { $value }
date_between = some time between
date_some_time = some time between { $from } and { $to }
basis_byline = date as printed
basis_text = date from the text
basis_url = date from the address
basis_metadata = date from the page’s metadata
basis_capture = date of the capture
basis_inferred = date inferred
cite = Cite this page
copy = Copy
copied = Copied
corrections = Corrections
corrections_note = What was wrong in this archive and has been mended, and why; and what was taken down.
pictures = Pictures
picture_credit = Picture:
picture_source = source
documents = Documents
document_credit = Document:
n_document_pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
removed_heading = Taken down
removed_on = A record that stood here was taken down. This is told since { $value }.
removed_note = Whoever keeps a copy of this archive is asked to take it down there as well.
removed_safety = It could have put somebody in danger.
removed_consent = Somebody did not agree, or agrees no longer, to stand in it.
removed_request = Somebody whom it concerns asked for it.
removed_mistake = It should not have been published.
removed_legal = A law or a court asked for it.
removed_other = The editors decided so.
no_longer_stands = no longer stands: corrected { $value }
cite_article = { $outlet }. “{ $title }” { $date }. In: { $site }, { $address }
cite_record = “{ $title }” In: { $site }, { $address }

## Organisations, places, outlets
kind = Kind
country = Country
within = Within
accused_of_links = People accused of links with it
accused_of_links_note = Each line is someone’s accusation, with who makes it. It does not say that anyone belongs to this organisation.
status_and_facts = As reported of it
related_records = Related people and bodies
places_within = Places within it
organisations_note = A name here says only that a report gives it.
sisters = Sister outlets, counted as one origin with it:
republishes = Republishes
site = Web site
visit = Open its site
republishes_others = republishes others
outlet_unknown = outlet not known

## Search
search = Search
search_label = Search the archive
search_field = Name or words
search_hint = A name, in any spelling
search_help = Names are found in any spelling and script. Use “quotes” for a phrase, a minus before a word to leave it out, and person: case: outlet: place: year: to narrow.
search_exact = Exact spelling only
search_without = Typed search needs JavaScript. The lists below do not.
search_suggestions = People, cases and other records
search_results = Results
search_more = Show more results
search_narrow = Narrow the results
search_organisation = Organisation
search_place = Place
search_page = Page
search_report = Report
search_found = { "{}" } results
search_found_so_far = { "{}" } results so far
search_found_one = { "{}" } result
search_none = Nothing here has these words. Another spelling, or fewer words, may find it.
search_failed = The index could not be read. Reload the page, or use the lists.
search_any = no result has all of the words
search_misspelt = similar names are included
search_spelled = spelled { "{}" }
search_written = also written { "{}" }
search_by = by { "{}" }
search_also = also printed as { "{}" }
search_names = belongs to { "{}" }
search_prints = prints { "{}" }
search_kinds = Kinds
search_years = Years
search_count = Count by year and outlet
search_narrowed = Narrowed to
search_widen = Remove { "{}" }

## Home, timeline, other pages
period = Period
last_added = Last added
new = New in the archive
lane_others = Other events
key_day = on that day
key_about = about then, or accounts differ
key_held = held, from one report to the next
key_limit = house arrest or restricted
key_safe = protected
key_silent = nothing reported
key_cut = time left out
key_numbers = A number is a row of the events below; in the lane of reports, a source.
n_without_lane = { $count ->
    [one] One more person stands in the list below.
   *[other] { $count } more people stand in the list below.
}
path = Where, when, as reported
path_of = Path: { $value }
path_note = A row is a place. The line steps down where the next place is first reported; dots lead there, since nobody reports the way. A number is a row of the events below.
path_nowhere = place not given
path_others = other places
sentence_sep = { ". " }
multiples_note = The cases on one axis, a line for each person. Full bar: held. Light bar: house arrest or restricted. Thin bar: protected. Ring or hatching: the day is uncertain. Dots: nothing reported.
multiples_cut = Grey stripes: time left out.
graph = Who acted, and towards whom
graph_of = Graph: { $value }
graph_note = In the middle, those the case is about. Before them, who acted for them or tells of them; behind them, authorities and those said to have acted against them. A word on an arrow is an act that is reported, the first of several. The list “Who is in it” says it all in words, with its sources.
graph_concerned = The case is about
graph_only = with { $value }
n_without_box = { $count ->
    [one] One more stands in the list.
   *[other] { $count } more stand in the list.
}
activity = Reports by month
status_years = Last reported status by year
status_years_note = People, by the last status that was reported of them up to the end of each year. Not what was true then: nobody reports that nothing changed.
group_held = held
group_limit = house arrest or restricted
group_safe = asylum seeker or protected
group_free = released, home or abroad
group_gone = missing, unknown or dead
no_month_short = no month
total = Total
year = Year
numbers = The numbers
years_cut = The last { $shown } of { $count } years.
role = Role
filter_shown = { "{}" } shown
filter_all = Narrowed from
map = Map
map_of = Map: { $value }
map_note = Dots are places; a wide ring stands for a region or country.
map_routes_note = An arrow leads from where someone is reported to where they are reported next, not along the way they took.
map_outlines = Outlines: Natural Earth, public domain. All borders are drawn alike, as they are held, disputed ones included; they say nothing on whose they are.
map_places = Places on the map
map_routes = Reported next
map_missing = Not on the map, for want of coordinates here:
map_cut = The { $shown } places of which most is told, of { $count }.
route_sep = { ", then " }
outlets_caption = How many reports each published or republished.
undated = Date not known
timeline_note = All dated acts of all cases, oldest first. What has no date stands at the end.
reports_on = Reports: { $value }
feed_article = { $outlet }, { $date }
describe_article = { $outlet }, { $date }: { $title }
list_of = { $list }: { $value }
other = Other
not_found = There is no page here
not_found_note = The address may be mistyped. A record that was taken down, or renamed without leaving a trace, also leads here.
to_home = To the start of the archive
moved = This page has moved
moved_to = It is now here:

## Dates. month_ stands beside a day, alone_ without one; seasons stand where a month would.
month_1 = Jan
month_2 = Feb
month_3 = Mar
month_4 = Apr
month_5 = May
month_6 = Jun
month_7 = Jul
month_8 = Aug
month_9 = Sep
month_10 = Oct
month_11 = Nov
month_12 = Dec
alone_1 = Jan
alone_2 = Feb
alone_3 = Mar
alone_4 = Apr
alone_5 = May
alone_6 = Jun
alone_7 = Jul
alone_8 = Aug
alone_9 = Sep
alone_10 = Oct
alone_11 = Nov
alone_12 = Dec
date_day = { $day } { $month } { $year }
date_month = { $month } { $year }
date_year = { $year }
date_range = { $from } – { $to }
date_from = from { $value }
date_until = until { $value }
date_after = after { $value }
date_by = by { $value }
date_decade = the { $value }s
date_century = the century from { $value }
season_21 = spring
season_22 = summer
season_23 = autumn
season_24 = winter

## Names of countries and languages. What is missing here is shown as its code.
country_af = Afghanistan
country_cn = China
country_de = Germany
country_gb = United Kingdom
country_kg = Kyrgyzstan
country_kz = Kazakhstan
country_mn = Mongolia
country_nl = Netherlands
country_ru = Russia
country_se = Sweden
country_th = Thailand
country_tj = Tajikistan
country_tm = Turkmenistan
country_tr = Türkiye
country_ua = Ukraine
country_us = United States
country_uz = Uzbekistan
lang_ar = Arabic
lang_de = German
lang_en = English
lang_fa = Persian
lang_fr = French
lang_kk = Kazakh
lang_kk_arab = Kazakh, Arabic script
lang_kk_cyrl = Kazakh
lang_kk_latn = Kazakh, Latin script
lang_ky = Kyrgyz
lang_mn = Mongolian
lang_ru = Russian
lang_tr = Turkish
lang_ug = Uyghur
lang_ug_arab = Uyghur
lang_ug_latn = Uyghur, Latin script
lang_uk = Ukrainian
lang_uz = Uzbek
lang_zh = Chinese
lang_zh_hans = Chinese, simplified
lang_zh_hant = Chinese, traditional

## Copies
verify_title = Check this copy
verify_lead = A copy of this archive may have passed through many hands. This page tells how to find out whether anything in it was changed, left out or added.
verify_files = Is every file as it was published?
verify_files_note = The file manifest.sha256 lists every page with its fingerprint (SHA-256). Open a terminal in the folder that holds index.html and type the line for your system:
verify_silence = Silence is good news: each file that is named was changed or is missing. Only Casebook also names files that were added.
verify_origin = Does it come from the people who made it?
verify_key = Whoever changes files can change the list as well. The list is therefore signed: the signature lies beside the folder, and minisign checks it with this public key:
verify_elsewhere = Compare the key with one that you have from another place than this copy. A key that came with the copy proves nothing.
verify_no_key = Whoever changes files can change the list as well. This archive names no key. Ask its makers, by a way you trust, for the fingerprint of manifest.sha256.
start_open = Open the archive
start_offline = This copy needs no network and no program but a web browser. Everything it holds lies in the folder beside this page.
start_check = To find out whether anything in it was changed:
left_out_mark = { " " }[not in this copy]
single_contents = In this file
single_left_out = { $count ->
    [one] { $count } page did not fit into this file. The whole archive holds it.
   *[other] { $count } pages did not fit into this file. The whole archive holds them.
}

## Open data
feed = News feed
data = Open data
data_lead = Everything these pages may show, for programs and spreadsheets. Nothing stands here that stands on no page.
data_one = One person or case with everything on it is a file of its own: the address of the page, with data/ before it and .json at its end.
data_records = Records
data_records_note = One record a line (NDJSON), in the order in which they entered the archive.
data_tables = Tables
data_tables_note = For spreadsheets (CSV, UTF-8). Dates are EDTF; an apostrophe stands before what a spreadsheet would take for a formula.
data_citations = Citations
data_citations_note = The reports for Zotero, pandoc (CSL-JSON) and LaTeX (BibTeX).
data_schemas = Schemas
data_schemas_note = What stands in each field (JSON Schema, draft 2020-12).
data_schema = Schema
data_parties = Parties of cases
data_mentions = Mentions in reports
n_records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
col_file = File
col_holds = What
col_size = Size

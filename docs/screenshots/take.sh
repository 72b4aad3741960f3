#!/usr/bin/env bash
# Takes the pictures of this folder: each kind of page of the sample, in light, in dark, on a phone, in a
# language that reads from the right, and on paper. Needs chromium, cwebp and pdftoppm.
#   docs/screenshots/take.sh            builds the sample with `cargo run`, then takes all pictures
#   CASEBOOK=target/release/casebook docs/screenshots/take.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
here=docs/screenshots
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The sample in four languages, with an address, so that its 404 page has a stylesheet.
mkdir "$work/root"
cp -r content "$work/root/"
{ echo 'languages = ["en", "kk", "ru", "ug"]'; cat casebook.toml; } > "$work/root/casebook.toml"
${CASEBOOK:-cargo run --quiet --locked --} --root "$work/root" build --out "$work/site"

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
browse() {
    "$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
        --hide-scrollbars --user-data-dir="$work/profile" --virtual-time-budget=5000 "$@" >"$work/log" 2>&1
}
# shot NAME PAGE WIDTH HEIGHT [FLAG…]: a narrow page stands in a frame, since a window has a least width.
shot() {
    local name=$1 page=$2 width=$3 height=$4 url="file://$work/site/$2"
    shift 4
    if [ "$width" -lt 500 ]; then
        printf '<!DOCTYPE html><body style="margin:0"><iframe src="%s" style="border:0;width:%spx;height:%spx"></iframe>' \
            "$url" "$width" "$height" > "$work/frame.html"
        url="file://$work/frame.html"
    fi
    browse --window-size="$((width < 500 ? 500 : width)),$height" --screenshot="$work/$name.png" "$@" "$url"
    cwebp -quiet -q 55 -m 6 -crop 0 0 "$width" "$height" "$work/$name.png" -o "$here/$name.webp"
}
dark=--blink-settings=preferredColorScheme=0
case=cases/musakhanuly-alimuly.html person=people/murager-alimuly.html
article=articles/kazpost-2019-10-face-trial.html

shot home-light index.html 1280 1900
shot home-dark index.html 1280 1300 $dark
shot home-phone index.html 390 1700
shot home-rtl ug/index.html 1280 1900
shot home-kk kk/index.html 1280 1900
shot home-ru ru/index.html 1280 1900
shot case-light $case 1280 5900
shot case-dark $case 1280 1300 $dark
shot case-phone $case 390 2600
shot case-rtl ug/$case 1280 2200
shot case-kk kk/$case 1280 2200
shot case-ru ru/$case 1280 2200
shot person-light $person 1280 2600
shot person-dark $person 1280 1700 $dark
shot person-phone $person 390 2600
shot person-rtl ug/$person 1280 2600
shot person-kk kk/$person 1280 2600
shot person-ru ru/$person 1280 2600
shot article-light $article 1280 1900
shot article-dark $article 1280 1000 $dark
shot people-light people/index.html 1280 1300
shot people-rtl ug/people/index.html 1280 1000
shot cases-light cases/index.html 1280 1300
shot search-light "search.html#q=Alimuly" 1280 1000
shot place-light places/almaty.html 1280 1500
shot organisation-light organisations/atajurt.html 1280 1500
shot outlet-light outlets/radio-free.html 1280 900
shot timeline-light timeline.html 1280 1300
shot timeline-dark timeline.html 1280 1000 $dark
shot map-light map.html 1280 1100
shot map-dark map.html 1280 900 $dark
shot map-phone map.html 390 1100
shot narrow-case $case 320 1400

# print NAME PAGE: the first three sheets of paper.
print() {
    browse --no-pdf-header-footer --print-to-pdf="$work/$1.pdf" "file://$work/site/$2"
    pdftoppm -r 80 -l 3 -png "$work/$1.pdf" "$work/$1"
    local sheet number=0
    for sheet in "$work/$1"-*.png; do
        number=$((number + 1))
        cwebp -quiet -q 72 "$sheet" -o "$here/$1-$number.webp"
    done
}
print case-print $case
print case-rtl-print ug/$case
du -sh "$here"

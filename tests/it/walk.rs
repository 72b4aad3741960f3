//! Walks through pages in a real browser, as people with a keyboard, a magnifier, colours of their own or another
//! language take them.

use std::path::Path;

use serde_json::{Value, json};

use crate::axe::kinds;
use crate::browser::complaints;
use crate::site::Site;
use crate::webdriver::Browser;

/// The invented site in all languages that come with the program.
fn site() -> Site {
    let site = Site::copy_of("site/invented");
    let languages = "lang = \"en\"\nlanguages = [\"en\", \"kk\", \"ru\", \"ug\"]\n";
    site.edit("casebook.toml", "lang = \"en\"\n", languages);
    site.build();
    site
}

fn root(folder: &Path) -> String {
    format!("file://{}/", folder.display())
}

/// The value of an expression; the browser's own tools may run one on any page.
fn told(browser: &Browser, expression: &str) -> Value {
    let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
    browser.devtools("Runtime.evaluate", &asked)["result"]["value"].clone()
}

fn holds(browser: &Browser, what: &str) -> bool {
    told(browser, what) == true
}

/// Whether something holds soon; a page that is left answers nothing, and is asked again.
fn comes_true(browser: &Browser, what: &str) -> bool {
    let soon = format!(
        "new Promise(done => {{ let left = 20; const look = () => {what} || !left-- ? done(Boolean({what})) : \
         setTimeout(look, 50); look(); }})"
    );
    (0..20).any(|_| holds(browser, &soon))
}

/// Presses a key and lets go of it.
fn press(browser: &Browser, key: &str, code: u32, text: &str) {
    let event = |kind: &str| json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
    let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
    browser.devtools("Input.dispatchKeyEvent", &event(down));
    let mut up = event("keyUp");
    up.as_object_mut().unwrap().remove("text");
    browser.devtools("Input.dispatchKeyEvent", &up);
}

fn tab(browser: &Browser) {
    press(browser, "Tab", 9, "");
}

fn enter(browser: &Browser) {
    press(browser, "Enter", 13, "\r");
}

fn screen(browser: &Browser, width: u32, scale: u32) {
    let screen = json!({ "width": width, "height": 700, "deviceScaleFactor": scale, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &screen);
}

fn prefer(browser: &Browser, name: &str, value: &str) {
    let preference = json!({ "features": [{ "name": name, "value": value }] });
    browser.devtools("Emulation.setEmulatedMedia", &preference);
}

/// What is wrong with the element that has the keyboard: it cannot be seen, or comes before the last one.
const FOCUSED: &str = "(() => {
  const now = document.activeElement, last = window.walked;
  if (!now || now === document.body) return 'end';
  window.walked = now;
  const box = now.getBoundingClientRect(), style = getComputedStyle(now);
  const name = now.outerHTML.slice(0, 120);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline: ' + name;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'out of sight: ' + name;
  const follows = !last || last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows ? '' : 'out of order: ' + name;
})()";

#[test]
fn every_kind_of_page_can_be_walked_with_the_keyboard_alone() {
    const MOST: usize = 600;
    let site = site();
    let folder = site.path("public");
    let browser = Browser::with_scripts();
    screen(&browser, 1280, 1);
    // What is scrolled to is there at once.
    prefer(&browser, "prefers-reduced-motion", "reduce");
    let mut faults: Vec<String> = Vec::new();
    let main = kinds(&folder)
        .into_iter()
        .filter(|page| !["kk/", "ru/", "404"].iter().any(|own| page.starts_with(own)));
    for page in main {
        browser.open(&format!("{}{page}", root(&folder)));
        tab(&browser);
        if !holds(
            &browser,
            "document.activeElement.matches('a.skip') && document.activeElement.getBoundingClientRect().top >= 0",
        ) {
            faults.push(format!("{page}: the first key leads not to the skip link, or it is not seen"));
        }
        let steps = (0..MOST).map(|_| {
            let fault = told(&browser, FOCUSED).as_str().unwrap_or("no answer").to_owned();
            tab(&browser);
            fault
        });
        let found: Vec<String> = steps.take_while(|fault| fault != "end").collect();
        assert!(found.len() > 5 && found.len() < MOST, "{page}: {} steps", found.len());
        faults.extend(
            found.into_iter().filter(|fault| !fault.is_empty()).map(|fault| format!("{page}: {fault}")),
        );
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_skip_link_filters_and_citations_work_with_the_keyboard() {
    let site = site();
    let folder = site.path("public");
    let browser = Browser::with_scripts();
    browser.open(&format!("{}people/index.html", root(&folder)));
    tab(&browser);
    enter(&browser);
    tab(&browser);
    assert!(holds(&browser, "location.hash === '#main' && document.activeElement.closest('main') !== null"));
    told(&browser, "document.querySelector('.filters a[data-t]').focus()");
    press(&browser, " ", 32, " ");
    assert!(holds(&browser, "document.activeElement.getAttribute('aria-pressed') === 'true'"));
    assert!(holds(&browser, "document.querySelectorAll('[data-f][hidden]').length > 0"));
    press(&browser, " ", 32, " ");
    assert!(holds(&browser, "document.querySelectorAll('[data-f][hidden]').length === 0"));
    told(&browser, "document.querySelector('#rows, .rows .nm a').click()");
    assert!(holds(&browser, "document.querySelector('.cite + .copy') !== null"), "no button to copy with");
    told(&browser, "document.querySelector('summary').focus()");
    enter(&browser);
    assert!(holds(&browser, "document.querySelector('details').open"));
}

#[test]
fn a_name_is_searched_with_the_keyboard_alone() {
    let site = site();
    let folder = site.path("public");
    let browser = Browser::with_scripts();
    for tree in ["", "ug/"] {
        browser.open(&format!("{}{tree}index.html", root(&folder)));
        told(&browser, "document.getElementById('find-q').focus()");
        browser.devtools("Input.insertText", &json!({ "text": "Qambar" }));
        enter(&browser);
        let done = "document.getElementById('results')?.hasAttribute('data-done')";
        assert!(comes_true(&browser, done), "{tree}: the search does not end");
        let hits = told(&browser, "document.querySelectorAll('#hits a').length").as_u64().unwrap_or_default();
        assert!(hits > 0, "{tree}: nothing found");
        let lang = told(&browser, "document.querySelector('#hits .st').closest('[lang]').lang");
        assert_eq!(lang, if tree.is_empty() { "en" } else { "ug" }, "the status of the first hit");
        told(&browser, "document.querySelector('#hits a').focus()");
        enter(&browser);
        let there = format!(
            "!location.pathname.endsWith('search.html') && location.pathname.includes('/public/{tree}')"
        );
        assert!(comes_true(&browser, &there), "{}", told(&browser, "location.href"));
    }
}

#[test]
fn no_page_is_wider_than_a_small_screen_or_one_that_is_magnified_twice() {
    let site = site();
    let folder = site.path("public");
    let browser = Browser::with_scripts();
    let mut faults = Vec::new();
    for page in kinds(&folder).into_iter().filter(|page| page != "404.html") {
        for (width, scale) in [(320, 1), (640, 2)] {
            screen(&browser, width, scale);
            let address = format!("{}{page}", root(&folder));
            browser.open(&address);
            let wide = told(&browser, "document.documentElement.scrollWidth").as_u64().unwrap_or(u64::MAX);
            if wide > u64::from(width) {
                faults.push(format!("{page}: {wide} px wide on {width}"));
            }
            complaints(&browser, &root(&folder), &mut |what| faults.push(format!("{page}: {what}")));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Marks that cannot be told from the ground they are drawn on.
const UNSEEN: &str = "(() => {
  const ground = getComputedStyle(document.documentElement).backgroundColor, out = [];
  for (const mark of document.querySelectorAll('.dot, .bar:not(.half):not(.open), .silent, .step, .stem')) {
    const style = getComputedStyle(mark), paint = mark.matches('.dot, .bar') ? style.fill : style.stroke;
    if (paint === ground || paint === 'none') out.push(mark.outerHTML);
  }
  for (const mark of document.querySelectorAll('.st:not(.role)')) {
    if (getComputedStyle(mark, '::before').borderTopColor === ground) out.push(mark.outerHTML);
  }
  for (const chip of document.querySelectorAll('a.s, a.skip, :focus')) {
    if (getComputedStyle(chip).color === getComputedStyle(chip).backgroundColor) out.push(chip.outerHTML);
  }
  return out.slice(0, 3).join(' ');
})()";

#[test]
fn marks_are_seen_in_colours_that_a_reader_forces() {
    let site = site();
    let folder = site.path("public");
    let browser = Browser::with_scripts();
    prefer(&browser, "forced-colors", "active");
    let mut seen = 0;
    for page in kinds(&folder).into_iter().filter(|page| page != "404.html") {
        browser.open(&format!("{}{page}", root(&folder)));
        assert!(holds(&browser, "matchMedia('(forced-colors: active)').matches"));
        assert_eq!(told(&browser, UNSEEN), "", "{page}");
        seen += told(&browser, "document.querySelectorAll('.dot, .bar, .st').length")
            .as_u64()
            .unwrap_or_default();
    }
    assert!(seen > 50, "{seen} marks looked at");
}

#[test]
fn nothing_moves_for_those_who_want_no_motion() {
    let site = site();
    let browser = Browser::with_scripts();
    let page = format!("{}index.html", root(&site.path("public")));
    for (wish, behaviour) in [("reduce", "auto"), ("no-preference", "smooth")] {
        prefer(&browser, "prefers-reduced-motion", wish);
        browser.open(&page);
        assert_eq!(told(&browser, "getComputedStyle(document.documentElement).scrollBehavior"), behaviour);
        let moving = "[...document.querySelectorAll('*')].filter(one => { const s = getComputedStyle(one); \
            return s.animationName !== 'none' || s.transitionDuration !== '0s'; }).length";
        assert_eq!(told(&browser, moving), 0);
    }
}

// The search page: finds names in any spelling, without a server.
//
// The engine does what src/search/ does, step by step and in whole numbers; a
// test compares the two. Shards are classic scripts that call `casebook`, so
// that they load from a folder as well. The query stays in the page's
// fragment, and everything shown is set as text.
(function () {
  'use strict';

  // ── files ────────────────────────────────────────────────────────────────
  var form = document.getElementById('find');
  if (!form) return;
  var root = form.getAttribute('data-root'), tree = form.getAttribute('data-tree') || '';
  var texts = JSON.parse(form.getAttribute('data-texts'));
  var waiting = new Map(), kept = new Map(), KEEP = 96;
  window.casebook = function (name, data) {
    var wait = waiting.get(name);
    if (wait) wait.done(data);
  };
  function load(name) {
    var known = kept.get(name);
    if (known) {
      kept.delete(name);
    } else {
      known = new Promise(function (done, fail) {
        var script = document.createElement('script');
        var clear = function () { waiting.delete(name); script.remove(); };
        waiting.set(name, { done: function (data) { clear(); done(data); } });
        script.onerror = function () { clear(); kept.delete(name); fail(new Error(name)); };
        var place = name === 'root' ? 'root' : name[0] + '/' + name.slice(1);
        script.src = root + 'search/' + place + '.js';
        document.head.appendChild(script);
      });
    }
    kept.set(name, known);
    if (kept.size > KEEP) kept.delete(kept.keys().next().value);
    return known;
  }

  // ── words (src/search/words.rs) ──────────────────────────────────────────
  var T, LETTERS, STOP, R;
  var IS_LETTER = /[\p{Alphabetic}\p{N}\p{M}]/u, IS_HAN = /\p{Script=Han}/u, IS_MARK = /\p{M}/u;
  var JOINS = /['’‘`´′\u00ad\u200b-\u200d\u2060\ufeff]/;
  var classes = new Map(); // 1 letter, 2 Han, 0 other
  function classOf(c) {
    var known = classes.get(c);
    if (known === undefined) {
      known = !IS_LETTER.test(c) ? 0 : IS_HAN.test(c) ? 2 : 1;
      if (classes.size < 20000) classes.set(c, known);
    }
    return known;
  }
  function words(text) {
    var chars = Array.from(text), out = [], at = 0, byte = [], sum = 0;
    for (var i = 0; i <= chars.length; i++) { byte.push(sum); if (i < chars.length) sum += chars[i].length; }
    while (at < chars.length) {
      var kind = classOf(chars[at]), start = at, han = kind === 2;
      if (!kind) { at++; continue; }
      at++;
      while (at < chars.length) {
        var inside = classOf(chars[at]) === kind;
        var next = chars[at + 1];
        var joined = !han && JOINS.test(chars[at]) && next !== undefined && classOf(next) === 1;
        if (!inside && !joined) break;
        at++;
      }
      if (han && at - start > 1) {
        for (var j = start; j + 1 < at; j++) out.push({ text: chars[j] + chars[j + 1], start: byte[j], end: byte[j + 2] });
      } else {
        out.push({ text: text.slice(byte[start], byte[at]), start: byte[start], end: byte[at] });
      }
    }
    return out;
  }

  var FOLDED = {};
  [['‘’‚‛ʻʼʹ`´′＇', "'"], ['“”„‟«»″', '"'], ['‐‑‒–—―−﹘－', '-'], ['ı', 'i'], ['ł', 'l'], ['đ', 'd'], ['ø', 'o'], ['ə', 'a'],
    ['ک', 'ك'], ['ی', 'ي']].forEach(function (row) {
    Array.from(row[0]).forEach(function (c) { FOLDED[c] = row[1]; });
  });
  var DROPPED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeffـ]/;
  function lower(text) {
    var out = '';
    for (var c of text) out += c.toLowerCase();
    return out;
  }
  function strictChars(text) {
    var out = '';
    for (var c of text) {
      if (IS_MARK.test(c) || DROPPED.test(c)) continue;
      out += FOLDED[c] || c;
    }
    return out;
  }
  function strict(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return squeeze(text.toLowerCase());
    var once = strictChars(lower(text.normalize('NFKD')).normalize('NFKD'));
    return squeeze(strictChars(lower(once.normalize('NFKD'))));
  }
  function squeeze(text) { return text.split(/\p{White_Space}+/u).filter(Boolean).join(' '); }
  var bytes = new TextEncoder();
  var folded = new Map();
  function form_(word) {
    var known = folded.get(word);
    if (known === undefined) {
      known = foldOne(word);
      if (folded.size > 20000) folded.clear();
      folded.set(word, known);
    }
    return known;
  }
  function foldOne(word) {
    var out = strict(word).replace(/[ !"]/g, '');
    if (out.endsWith("'s")) out = out.slice(0, -2);
    return bytes.encode(out).length > 64 ? '' : out;
  }
  function forms(text) { return words(text).map(function (word) { return form_(word.text); }).filter(Boolean); }

  // ── sounds (src/text/phones.rs, src/text/fold.rs) ────────────────────────
  var VOWELS = 'aAeiIoOuU', GLIDING = 'aeouäöüəáóúūėıiï';
  function isVowel(s) { return s !== undefined && s !== '' && VOWELS.includes(s); }
  function isArabic(c) { return /[\u0600-\u06ff\u0750-\u077f]/.test(c); }
  function lowerLetters(word) {
    if (/^[\x00-\x7f]*$/.test(word)) return Array.from(word.toLowerCase());
    var out = '';
    for (var c of word.normalize('NFC')) out += c === 'İ' ? 'i' : c.toLowerCase();
    return Array.from(out.replace(/[’‘ʻʼʹ`´′]/g, "'").normalize('NFC'));
  }
  var spoken = new Map();
  function phones(word) {
    var known = spoken.get(word);
    if (known === undefined) {
      known = readAloud(word);
      if (spoken.size > 20000) spoken.clear();
      spoken.set(word, known);
    }
    return known;
  }
  function readAloud(word) {
    var letters = lowerLetters(word), out = [], at = 0;
    var hides = letters.some(isArabic) && !letters.some(function (c) { return T.vowelled.includes(c); });
    while (at < letters.length) at += readOne(letters, at, hides, out);
    return { sounds: settle(out), hides: hides };
  }
  function put(out, sounds) { for (var s of sounds) out.push(s); }
  function readOne(letters, at, hides, out) {
    var c = letters[at];
    if (/[a-z]/.test(c)) return readLatin(letters, at, out);
    if (isArabic(c)) return readArabic(letters, at, hides, out);
    if (/[\u0400-\u052f]/.test(c)) return readCyrillic(letters, at, out);
    if (LETTERS.has(c)) {
      put(out, LETTERS.get(c));
    } else if (/\p{Alphabetic}/u.test(c)) {
      var base = Array.from(c.normalize('NFKD')).find(function (b) { return /[a-z]/.test(b); });
      if (base) out.push(T.plain[base.charCodeAt(0) - 97][0]);
    }
    return 1;
  }
  function readLatin(letters, at, out) {
    var rest = letters.slice(at, at + 5).join('');
    if (at + 2 === letters.length && at >= 3 && rest === 'ou') { out.push('o', 'w'); return 2; }
    for (var row of T.groups) if (rest.startsWith(row[0])) { put(out, row[1]); return row[0].length; }
    var c = letters[at], next = letters[at + 1];
    if ((c === 's' || c === 'c') && next === "'" && ((letters[at + 2] && 'aeiouy'.includes(letters[at + 2])) || /[yaugn]'/.test(letters.join('')))) {
      out.push(c === 's' ? 'S' : 'c');
      return 2;
    }
    var before = letters.slice(0, at + 1).join('');
    if (c === 'x' && (at + 1 === letters.length || T.ks.some(function (stem) { return before.endsWith(stem); }))) put(out, 'ks');
    else if ((c === 'y' && isGlide(letters, at)) || (c === 'j' && jIsGlide(letters, at))) out.push('y');
    else put(out, T.plain[c.charCodeAt(0) - 97]);
    return 1;
  }
  function isGlide(letters, at) {
    var next = letters[at + 1];
    return (next !== undefined && GLIDING.includes(next)) || (at > 0 && GLIDING.includes(letters[at - 1]));
  }
  function readCyrillic(letters, at, out) {
    var c = letters[at], last = out[out.length - 1];
    if (c === 'д' && letters[at + 1] === 'ж') { out.push('j'); return 2; }
    var next = letters[at + 1];
    if (c === 'ъ' && next !== undefined && isVowel(last) && !'еёюяыи'.includes(next)) out.push('E');
    else if (c === 'ў' && isVowel(last)) out.push('w');
    else if (c === 'ё' && last !== undefined && 'cSj'.includes(last)) out.push('o');
    else put(out, LETTERS.get(c) || '');
    return 1;
  }
  function readArabic(letters, at, hides, out) {
    var c = letters[at], last = at + 1 === letters.length, sound = out[out.length - 1];
    if (c === 'ا' && at === 0 && letters.length > 4 && hides && letters[1] === 'ل') return 2;
    if (c === 'و' && hides) out.push('w');
    else if ((c === 'ه' || c === 'ہ') && last && at > 0) out.push('a');
    else if (c === 'ۆ' && !letters.includes('ئ') && isVowel(sound)) out.push('v');
    else if (c === 'ە' && letters.some(function (c) { return 'ئېخغھ'.includes(c); })) out.push('A');
    else put(out, LETTERS.get(c) || '');
    return 1;
  }
  function jIsGlide(letters, at) {
    var last = letters[at - 1], next = letters[at + 1], vowels = 'aeiouäöüı', word = letters.join('');
    if (next === undefined) return last !== undefined && 'eiou'.includes(last);
    if (!vowels.includes(next)) return last !== undefined && vowels.includes(last);
    var sch = word.search(/sch/), german = /(ow|owa|ew|ewa)$/.test(word) || (sch >= 0 && (sch === 0 || word[sch - 1] !== 'd'));
    return german || /^(jew|jewa|jev|jeva|jeu)$/.test(letters.slice(at).join('')) || word.endsWith('kaja');
  }
  function settle(s) {
    var out = [];
    for (var at = 0; at < s.length; at++) {
      var next = s[at + 1] || '', last = out[out.length - 1] || '', now = s[at], sound = now;
      if (now === 'n' && (next === 'b' || next === 'p')) sound = 'm';
      else if ('gGE'.includes(now) && (last === 'n' || last === 'N')) { out.pop(); sound = 'N'; }
      else if (now === 'y' && (next === 'e' || last === 'i')) continue;
      else if (now === 'i' && next === 'e' && isVowel(last) && last !== 'i' && last !== 'I') continue;
      else if (now === 'y' && last === 'I') continue;
      else if (now === 'i' && last && 'aeoAOu'.includes(last)) sound = 'y';
      else if (now === 'i' && !out.length && isVowel(next) && next !== 'i') sound = 'y';
      else if (now === 'I' && next && isVowel(last) && last !== 'i' && last !== 'I') sound = 'y';
      else if (now === 'u' && last && 'aeoAO'.includes(last)) sound = 'w';
      var opens = s.length === at + 4 && (s[at + 2] === 'z' || s[at + 2] === 's') && (sound === 'k' || sound === 'q');
      if (out[out.length - 1] !== sound || opens) out.push(sound);
    }
    return settleEnd(out).join('');
  }
  function settleEnd(o) {
    var n = o.length;
    if (n >= 3 && o[n - 1] === 'I') o[n - 1] = 'i';
    if (n >= 4 && (o[n - 2] === 'o' || o[n - 2] === 'e') && (o[n - 1] === 'f' || o[n - 1] === 'w')) o[n - 1] = 'v';
    if (n >= 5 && (o[n - 3] === 'o' || o[n - 3] === 'e') && o[n - 2] === 'w' && o[n - 1] === 'a') o[n - 2] = 'v';
    var whole = o.join(''), ski = whole.endsWith('ski');
    if ((n >= 5 && ski) || whole.endsWith('skaya')) {
      var at = n - (ski ? 4 : Math.min(6, n));
      if (o[at] === 'w') o[at] = 'v';
    }
    if (n >= 6 && whole.endsWith('enka')) o[n - 1] = 'o';
    return o;
  }
  var PLAIN_VOWEL = { A: 'a', I: 'i', O: 'o', U: 'u' };
  function ending(sounds) {
    for (var row of T.endings) {
      var stem = sounds.length - row[0].length;
      var enough = stem >= 2 + (row[1] === 's' || row[1] === 'd' ? 1 : 0);
      if (!enough) continue;
      var tail = Array.from(sounds.slice(stem), function (s) { return PLAIN_VOWEL[s] || s; }).join('');
      if (tail === row[0]) return { stem: sounds.slice(0, stem), kind: row[1] };
    }
    return { stem: sounds, kind: '' };
  }
  var CLASSES = {};
  ['kkqxhgGQE', 'jj', 'ccS', 'ss', 'zz', 'tCt', 'dd', 'bb', 'ppf', 'mm', 'nnN', 'll', 'rr'].forEach(function (row) {
    for (var s of row.slice(1)) CLASSES[s] = row[0];
  });
  var FINAL = { z: 's', d: 't', b: 'p' };
  function muteEnd(sounds) { return /[aeA]h$/.test(sounds) ? sounds.slice(0, -1) : sounds; }
  function finalClass(sounds) {
    var last = muteEnd(sounds).slice(-1);
    return last === 'i' || last === 'I' ? 'i' : isVowel(last) ? 'a' : '';
  }
  function keyOf(read) {
    var sounds = read.sounds;
    var end = ending(sounds), stem = sounds, tail = finalClass(sounds);
    if (end.kind === 's' || end.kind === 'd') { stem = end.stem; tail = finalClass(stem); }
    else if (end.kind === 'm' && sounds.endsWith('v')) { stem = end.stem; tail = 'v'; }
    else if (end.kind === 'w' && sounds.endsWith('va')) { stem = end.stem; tail = 'va'; }
    var key = '~';
    stem = muteEnd(stem);
    for (var at = 0; at < stem.length; at++) {
      if (at === 0 && stem[0] === 'E' && read.hides) continue;
      var c = CLASSES[stem[at]];
      if (at + 1 === stem.length) c = FINAL[stem[at]] || c;
      if (c && !key.endsWith(c)) key += c;
    }
    key += tail;
    if (key.length === 1) key += sounds;
    return key.length === 1 ? '' : key;
  }

  // ── order of the lexicon (src/search/skeleton.rs, stem.rs) ───────────────
  var BROAD = {};
  ['kkqxhgGQE', 'sszSjc', 'ttdC', 'ppbf', 'nnmN', 'll', 'rr'].forEach(function (row) {
    for (var s of row.slice(1)) BROAD[s] = row[0];
  });
  function ofSounds(word, sounds, hides) {
    if (!sounds || /^[0-9]/.test(word)) return '=' + word;
    var ayn = hides && sounds[0] === 'E', out = ayn ? 'a' : '';
    for (var at = ayn ? 1 : 0; at < sounds.length; at++) {
      var c = BROAD[sounds[at]];
      if (at === 0 && !c && !out) out = isVowel(sounds[at]) || sounds[at] === 'y' ? 'a' : 'v';
      if (c && !out.endsWith(c)) out += c;
    }
    return out;
  }
  function isListed(word) { return word[0] === '$' || word[0] === '&'; } // no word: a relation, or two neighbours
  function skeleton(word) {
    if (isListed(word)) return word[0];
    var read = phones(word);
    return ofSounds(word, read.sounds, read.hides);
  }
  function stem(word) {
    if (word.length >= 4 && /^[a-z]+$/.test(word)) return english(word);
    if (/^[а-я]*$/.test(word)) return russian(word);
    return word;
  }
  function english(word) {
    var out = singular(word);
    for (var end of ['ations', 'ation', 'ings', 'ing', 'edly', 'ed']) {
      var rest = out.endsWith(end) ? out.slice(0, -end.length) : '';
      if (rest.length < 3) continue;
      var a = rest[rest.length - 2], b = rest[rest.length - 1];
      out = a === b && !'lsz'.includes(a) ? rest.slice(0, -1) : rest;
      break;
    }
    if (out.length >= 4 && out.endsWith('e')) out = out.slice(0, -1);
    if (out.length >= 3 && out.endsWith('y')) out = out.slice(0, -1) + 'i';
    return out;
  }
  function singular(word) {
    if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y';
    if (/(sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
    return word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  }
  function russian(word) {
    var end = T.russian.find(function (end) { return word.endsWith(end) && word.length - end.length >= 3; });
    return end ? word.slice(0, -end.length) : word;
  }

  // ── distance (src/search/query/distance.rs) ──────────────────────────────
  function edits(one, two, most) {
    var a = Array.from(one), b = Array.from(two);
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [], last = [], row = [];
    for (var k = 0; k <= b.length; k++) last.push(k);
    for (var i = 1; i <= a.length; i++) {
      row = [i];
      for (var j = 1; j <= b.length; j++) {
        var best = Math.min(last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
        row.push(best);
      }
      before = last; last = row;
    }
    return Math.min(last[b.length], most + 1);
  }
  var NEAR = { A: 'a', e: 'a', I: 'i', O: 'o', u: 'o', U: 'o', q: 'k', x: 'k', h: 'k', Q: 'k', E: 'k', G: 'g', N: 'n', S: 's' };
  function near(sounds) { return Array.from(sounds, function (s) { return NEAR[s] || s; }).join(''); }

  // ── shards (src/search/query/shards.rs) ──────────────────────────────────
  function before(a, b) { // by code point, as UTF-8 sorts
    var x = Array.from(a), y = Array.from(b);
    for (var i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    return x.length < y.length;
  }
  function placeOf(rows, key) { // how many rows stand at or before a key
    var low = 0, high = rows.length;
    while (low < high) {
      var mid = (low + high) >> 1;
      if (before(key, rows[mid][0])) high = mid; else low = mid + 1;
    }
    return low;
  }
  function reaching(rows, key, most) {
    var out = [];
    for (var at = Math.max(placeOf(rows, key) - 1, 0); at < rows.length && out.length < most; at++) {
      if (out.length && !rows[at][0].startsWith(key)) break;
      out.push(rows[at][1]);
    }
    return out;
  }
  function entries(text, key) { // the rows of a shard below a skeleton's beginning
    var skel = '', out = [];
    for (var row of text.split('!')) {
      var gap = row.indexOf(' ');
      if (gap < 0) continue;
      if (gap === 0) skel = row.slice(1);
      else if (skel.startsWith(key)) out.push([row.slice(0, gap), row.slice(gap + 1)]);
    }
    return out;
  }
  function isName(list) { return list[0] === 'A' || list[0] === 'B'; }
  function all(promises) { return Promise.all(promises); }
  async function forward(key, most) { return all(reaching(R.l, key, most).map(load)); }
  async function backward(key, most) {
    var found = await all(reaching(R.r, key, most).map(load));
    return [].concat.apply([], found.map(function (text) { return text.split('!'); }));
  }
  async function listOf(word) {
    var at = placeOf(R.l, skeleton(word) + ' ' + word) - 1;
    if (at < 0) return '';
    var row = entries(await load(R.l[at][1]), '').find(function (row) { return row[0] === word; });
    return row ? row[1] : '';
  }
  async function postings(list) { // calls for each: number, level
    if (!list) return [];
    if (list[0] === 'a' || list[0] === 'A') return [list.slice(1)];
    var names = [];
    for (var at = 1; at < list.length; at += 10) names.push(list.slice(at, at + 10));
    return all(names.map(load));
  }
  function decode(text, each) {
    var value = 0, scale = 1, next = 0;
    for (var at = 0; at < text.length; at++) {
      var code = text.charCodeAt(at), digit = code - 35 - (code > 92 ? 1 : 0);
      value += digit * scale;
      if (digit >= 60) { scale *= 30; continue; }
      var number = next + (value >> 3);
      each(number, value & 7);
      next = number + 1; value = 0; scale = 1;
    }
  }
  async function related(word) {
    var out = [];
    for (var text of await postings(await listOf(word))) decode(text, function (number) { out.push(number); });
    return out;
  }

  // ── words of the query to forms (src/search/query/lookup.rs) ─────────────
  function speak(word) {
    var read = phones(word.form);
    return { form: word.form, stem: stem(word.form), sounds: read.sounds, hides: read.hides, key: keyOf(read),
      exact: word.exact, prefix: word.prefix && Array.from(word.form).length > 1 };
  }
  function keysOf(word) {
    var whole = ofSounds(word.form, word.sounds, word.hides);
    if (word.exact) return [whole];
    var end = ending(word.sounds);
    var name = end.kind === 's' || end.kind === 'd' ? ofSounds(word.form, end.stem, word.hides) : whole;
    var keys = [skeleton(word.stem), name, whole].sort(function (a, b) { return before(a, b) ? -1 : a === b ? 0 : 1; });
    return keys.filter(function (key, at) {
      return !keys.slice(0, at).some(function (shorter) { return key.startsWith(shorter); });
    });
  }
  async function expand(wanted) {
    var word = speak(wanted), rows = [], found = new Map();
    for (var key of keysOf(word)) {
      for (var text of await forward(key, word.prefix ? 3 : 2)) rows = rows.concat(entries(text, key));
    }
    var known = rows.find(function (row) { return row[0] === word.form; });
    var common = known && !isName(known[1]);
    rows.forEach(function (row) {
      var weight = weigh(word, row[0], isName(row[1]) && !common);
      if (weight > 0) found.set(row[0], { weight: weight, list: row[1] });
    });
    return found;
  }
  function weigh(word, other, name) {
    if (other === word.form) return 16;
    if (word.exact || isListed(other)) return 0;
    var weight = stem(other) === word.stem ? 13 : 0;
    if (name && word.key) weight = Math.max(weight, variant(word, other));
    if (!weight && word.prefix && other.startsWith(word.form)) {
      return Array.from(other).length - Array.from(word.form).length > 3 ? 7 : 9;
    }
    return weight;
  }
  function variant(word, other) {
    var read = phones(other);
    if (keyOf(read) !== word.key) return 0;
    if (read.hides || word.hides) return 11;
    return Math.max(14 - 2 * edits(near(word.sounds), near(read.sounds), 5), 4);
  }
  async function misspelt(wanted) {
    var word = speak(wanted), length = Array.from(word.form).length, slips = new Map(), out = new Map();
    if (word.exact || length < 4 || !word.sounds) return out;
    var whole = ofSounds(word.form, word.sounds, word.hides), half = Math.ceil(Array.from(whole).length / 2), most = length >= 8 ? 2 : 1;
    var slip = function (other, list) {
      var n = edits(word.form, other, most);
      if (n > 0 && n <= most && (list || !slips.has(other))) slips.set(other, { n: n, list: list });
    };
    var front = Array.from(whole).slice(0, half).join('');
    for (var text of await forward(front, 3)) {
      entries(text, front).forEach(function (row) { if (isName(row[1])) slip(row[0], row[1]); });
    }
    var back = Array.from(whole).reverse().slice(0, half).join('');
    (await backward(back, 3)).forEach(function (other) { slip(other, ''); });
    var nearest = Array.from(slips).sort(function (a, b) { return a[1].n - b[1].n || (before(a[0], b[0]) ? -1 : 1); });
    for (var row of nearest.slice(0, 6)) {
      var list = row[1].list || await listOf(row[0]);
      if (list) out.set(row[0], { weight: [0, 7, 4][row[1].n], list: list });
    }
    return out;
  }

  function isPatronymic(word) { return !word.exact && /[sd]/.test(ending(phones(word.form).sounds).kind); }

  function pairsOf(wanted) { // two neighbours, in either order and any spelling
    var keys = wanted.map(function (word) { return keyOf(phones(word.form)); }), out = [];
    for (var at = 0; at + 1 < keys.length && out.length < 2; at++) {
      if (keys[at] && keys[at + 1]) out.push('&' + (keys[at] <= keys[at + 1] ? keys[at] + keys[at + 1] : keys[at + 1] + keys[at]));
    }
    return out;
  }

  // ── Chinese names by their sound (src/search/query/sounds.rs, src/text/names/chinese.rs) ──
  var S, HAN; // syllables, and the readings of characters: loaded when asked for
  function readCharacter(c) {
    var at = (c.codePointAt(0) - 0x4e00) * 2, code = function (i) { return HAN.charCodeAt(i) - 35; };
    return S.readings[code(at) * 57 + code(at + 1)] || c;
  }
  function readHan(list) {
    var pieces = list.map(function (word) { return Array.from(word); });
    if (pieces.length === 1 && pieces[0].length >= 2 && pieces[0].length <= 4) {
      var cut = S.doubles.some(function (name) { return list[0].startsWith(name); }) ? 2 : 1;
      pieces = [pieces[0].slice(0, cut), pieces[0].slice(cut)].filter(function (piece) { return piece.length; });
    }
    return pieces.map(function (piece) { return piece.map(readCharacter); });
  }
  function splitSyllables(letters, table) {
    if (!letters.length) return [];
    if (letters.length > 24) return null;
    for (var end = Math.min(6, letters.length); end > 0; end--) {
      var found = table[letters.slice(0, end).join('')], rest = found && splitSyllables(letters.slice(end), table);
      if (rest) return [found].concat(rest);
    }
    return null;
  }
  function readPinyin(list) {
    if (list.some(function (word) { return /[\u0080-\u024f]/.test(word.replace(/[üÜ]/g, '')); })) return null;
    var out = list.map(function (word) {
      var letters = Array.from(strict(word)).filter(function (c) { return /\p{Alphabetic}/u.test(c); });
      letters = letters.map(function (c) { return c === 'ү' ? 'v' : c; });
      return splitSyllables(letters, /^[\x00-\x7f]*$/.test(letters.join('')) ? S.latin : S.russian);
    });
    return out.every(Boolean) ? out : null;
  }
  function soundsOf(syllable) {
    if (syllable === 'er') return 'r';
    var row = S.initials.find(function (row) { return syllable.startsWith(row[0]); });
    var out = row ? row[1] + syllable.slice(row[0].length) : syllable.replace(/^yi/, 'i');
    return out.replace(/ng$/, 'N');
  }
  async function sounded(wanted) {
    if (wanted.some(function (word) { return word.exact; })) return null;
    var runs = wanted.filter(function (word) { return word.run; }).map(function (word) { return word.run; });
    var list = runs.length ? runs : wanted.map(function (word) { return word.text; });
    if (list.some(function (word) { return Array.from(word).some(function (c) { return IS_HAN.test(c) && !/[\u4e00-\u9fff]/.test(c); }); })) return null;
    var han = function (word) { return word && Array.from(word).every(function (c) { return IS_HAN.test(c); }); };
    var isHan = list.every(han);
    if (!isHan && list.some(han)) return null;
    S = S || await load(R.s);
    if (isHan) HAN = HAN || await load(R.h);
    var read = list.length ? isHan ? readHan(list) : readPinyin(list) : null;
    if (!read) return null;
    var count = read.reduce(function (sum, word) { return sum + word.length; }, 0);
    var foreign = read.some(function (word) { return word.length >= 3; });
    if (!isHan && !foreign && !(count >= 2 && count <= 4 && read.length <= 3)) return null;
    return read.map(function (word) {
      var russian = word.map(function (syllable) { return S.spelt[syllable]; }), latin = word.join('').replace(/v/g, 'u');
      return { sounds: word.map(soundsOf).join(''),
        spellings: russian.some(function (spelling) { return spelling === undefined; }) ? [latin] : [latin, russian.join('')] };
    });
  }
  function lost(word, at) {
    var sound = word[at];
    if ('tkqps'.includes(sound) && at + 1 === word.length) return 45;
    if (isVowel(sound)) return 5;
    if ('ywhE'.includes(sound)) return 18;
    if ('xvG'.includes(sound)) return 50;
    if ('nN'.includes(sound)) return 60;
    return 'rl'.includes(sound) ? 50 : 100;
  }
  function swapped(a, b) {
    if (a === b) return 0;
    if (S.classes.some(function (row) { return row.includes(a) && row.includes(b); })) return isVowel(a) ? 4 : 8;
    var glide = function (a, b) { return (a === 'y' || a === 'w') && isVowel(b); };
    if (glide(a, b) || glide(b, a)) return 8;
    return ['yj', 'jy', 'ry', 'yr'].includes(a + b) ? 30 : 100;
  }
  function percent(a, b) {
    var last = [], row = [], consonants = Array.from(a + b).filter(function (sound) { return !isVowel(sound); }).length;
    for (var i = 0; i <= a.length; i++) {
      row = [];
      for (var j = 0; j <= b.length; j++) {
        var cost = i || j ? Infinity : 0;
        if (i) cost = Math.min(cost, last[j] + lost(a, i - 1));
        if (j) cost = Math.min(cost, row[j - 1] + lost(b, j - 1));
        if (i && j) cost = Math.min(cost, last[j - 1] + swapped(a[i - 1], b[j - 1]));
        row.push(cost);
      }
      last = row;
    }
    return Math.floor(2 * row[b.length] / Math.max(consonants, 3));
  }
  function approachWeight(sounds, other) {
    var read = phones(other).sounds, end = ending(read), far = percent(sounds, read);
    if (end.kind === 's' || end.kind === 'd') far = Math.min(far, percent(sounds, end.stem) + 3);
    return far <= 10 ? 11 : far <= 17 ? 9 : far <= 27 ? 6 : 0;
  }
  function approachKeys(sounds) {
    var whole = ofSounds('', sounds, false), keys = [whole], at;
    for (at = 0; at < whole.length; at++) {
      if (whole[at] !== 'l' && whole[at] !== 'r') continue;
      keys.push((whole.slice(0, at) + (whole[at] === 'l' ? 'r' : 'l') + whole.slice(at + 1)).replace(/(.)\1+/g, '$1'));
    }
    for (at = 1; at < whole.length; at++) keys.push(whole.slice(0, at) + 'k' + whole.slice(at));
    return keys.slice(0, 8);
  }
  async function approach(word) {
    var found = new Map();
    for (var key of approachKeys(word.sounds)) {
      for (var text of await forward(key, 1)) {
        entries(text, key).forEach(function (row) {
          var weight = isName(row[1]) ? approachWeight(word.sounds, row[0]) : 0;
          if (weight) found.set(row[0], { weight: weight, list: row[1] });
        });
      }
    }
    for (var spelling of word.spellings) {
      var list = await listOf(spelling);
      if (list) found.set(spelling, { weight: 11, list: list });
    }
    return found;
  }

  // ── scores (src/search/query/evaluate.rs) ────────────────────────────────
  var WORTH = [5, 7, 9, 11, 13, 18, 22, 24], STEPS = [256, 279, 304, 332, 362, 395, 431, 470];
  var best, bestNamed, score, inText, inName, size = 0; // the last two: which words, one bit each
  function rarity(documents, having) {
    if (!having) return 0;
    var ratio = Math.floor(documents * 256 / having), out = 0;
    while (ratio >= 512) { ratio = Math.floor(ratio / 2); out += 8; }
    return out + Math.max(STEPS.filter(function (step) { return step <= ratio; }).length, 1);
  }
  async function evaluate(list, need, prune) {
    var loaded = await all(list.map(function (found) {
      return all(Array.from(found.values(), async function (form) {
        return { weight: form.weight, texts: await postings(form.list) };
      }));
    }));
    // Nothing waits from here on: the arrays are shared by all queries.
    if (size < R.b[7] + 1) {
      size = R.b[7] + 1;
      best = new Int32Array(size); bestNamed = new Uint8Array(size); score = new Int32Array(size);
      inText = new Uint16Array(size); inName = new Uint16Array(size);
    }
    var touched = [], most = 0;
    loaded.forEach(function (found, at) {
      var these = [], bit = 1 << at;
      found.forEach(function (form) {
        var each = function (number, level) {
          var worth = form.weight * WORTH[level];
          if (!best[number]) these.push(number);
          if (worth > best[number]) best[number] = worth;
          if (level >= 6) bestNamed[number] = 1;
        };
        form.texts.forEach(function (text) { decode(text, each); });
      });
      var rare = rarity(R.n, these.length);
      most += rare * 16 * 24;
      these.forEach(function (number) {
        if (!inText[number]) touched.push(number);
        score[number] += rare * best[number];
        inText[number] |= bit;
        if (bestNamed[number]) inName[number] |= bit;
        best[number] = 0; bestNamed[number] = 0;
      });
    });
    // Where nothing rules documents out later, only what can be a hit is kept.
    var tallies = new Map(), met = !prune || !touched.some(function (number) { return need.met(inText[number]); });
    touched.forEach(function (number) {
      if (met || need.met(inText[number]) || inName[number]) {
        tallies.set(number, { score: score[number], words: inText[number], named: inName[number] });
      }
      score[number] = 0; inText[number] = 0; inName[number] = 0;
    });
    return { tallies: tallies, most: most };
  }

  function needAll(count, optional) { // which words a hit must have
    var all = (1 << count) - 1;
    return { all: all, count: count, optional: optional || 0, met: function (words) { return ((words | this.optional) & all) === all; } };
  }

  // ── the query (src/search/query/parse.rs, mod.rs) ────────────────────────
  var FIELDS = { person: 0, case: 1, organisation: 2, place: 3, outlet: 4, page: 5 };
  var KINDS = ['person', 'case', 'organisation', 'place', 'outlet', 'page', 'article'];
  var FOLDERS = ['people', 'cases', 'organisations', 'places', 'outlets', 'pages', 'articles'];
  function parse(text, exact) {
    text = text.replace(/[“”„«»]/g, '"');
    var out = { words: [], phrases: [], without: [], filters: [] }, rest = text;
    for (;;) {
      rest = rest.replace(/^\p{White_Space}+/u, '');
      if (!rest) break;
      var whole = rest, negative = rest[0] === '-' && !/^-\p{White_Space}/u.test(rest), field = '';
      if (negative) rest = rest.slice(1);
      var label = /^(person|case|organisation|place|outlet|page|year|kind):(?=\P{White_Space})/u.exec(rest);
      if (label) { field = label[1]; rest = rest.slice(label[0].length); }
      var quoted = rest[0] === '"', end;
      if (quoted) rest = rest.slice(1);
      end = rest.search(quoted ? /"/ : /["\p{White_Space}]/u);
      var value = end < 0 ? rest : rest.slice(0, end);
      rest = end < 0 ? '' : rest.slice(quoted ? end + 1 : end);
      if (field) out.filters.push([field, value, whole.slice(0, whole.length - rest.length)]);
      else if (negative) out.without = out.without.concat(forms(value));
      else {
        var all_ = words(value), strictly = exact || quoted;
        all_.forEach(function (word, at) {
          var folded = form_(word.text);
          if (folded) out.words.push({ text: word.text, form: folded, exact: strictly, prefix: false, run: strictly ? null : runOf(value, all_, at) });
        });
        var phrase = forms(value);
        if (quoted && phrase.length > 1) out.phrases.push(phrase);
      }
    }
    var last = out.words[out.words.length - 1];
    if (last && !exact && !last.exact && !/["\p{White_Space}]$/u.test(text)) last.prefix = true;
    return out;
  }
  function runOf(value, list, at) { // the run of Chinese characters that begins here; nothing further on in it
    if (!IS_HAN.test(list[at].text)) return null;
    if (at && list[at].start < list[at - 1].end) return '';
    var last = at;
    while (last + 1 < list.length && list[last + 1].start < list[last].end) last++;
    return value.slice(list[at].start, list[last].end);
  }
  async function filter(field, value) {
    var out = new Set(), add = function (number) { out.add(number); };
    if (field === 'kind') {
      var kind = KINDS.findIndex(function (name, at) { return name === value || FOLDERS[at] === value; });
      for (var n = R.b[kind]; kind >= 0 && n < R.b[kind + 1]; n++) out.add(n);
    } else if (field === 'year') {
      var range = /^(\d+)(?:-(\d+))?$/.exec(value);
      if (!range) return out;
      var to = Math.min(+(range[2] || range[1]), +range[1] + 200);
      for (var year = +range[1]; year <= to; year++) (await related('$y' + year)).forEach(add);
    } else {
      var list = await all(parse(value + ' ', false).words.map(expand)), base = FIELDS[field], need = needAll(list.length);
      for (var row of (await evaluate(list, need)).tallies) {
        if (row[0] < R.b[base] || row[0] >= R.b[base + 1] || !need.met(row[1].named)) continue;
        out.add(row[0]);
        (await related('$' + row[0])).forEach(add);
      }
    }
    return out;
  }
  async function allow(query) {
    var allowed = null;
    for (var row of query.filters) {
      var these = await filter(row[0], row[1]);
      allowed = allowed ? new Set(Array.from(allowed).filter(function (n) { return these.has(n); })) : these;
    }
    return allowed;
  }
  async function excluded(query) {
    var out = new Set();
    for (var form of query.without) {
      for (var close of (await expand({ form: form, exact: false, prefix: false, run: null })).values()) {
        if (close.weight < 13) continue;
        (await postings(close.list)).forEach(function (text) { decode(text, function (n) { out.add(n); }); });
      }
    }
    return out;
  }
  function some(tallies, test) {
    for (var tally of tallies.values()) if (test(tally)) return true;
    return false;
  }
  // The words as typed; where no name has them, as they sound in Chinese; where nothing has them, misspelt.
  async function read_(wanted, prune) {
    var optional = 0;
    wanted.forEach(function (word, at) { if (isPatronymic(word)) optional |= 1 << at; });
    if (bits((1 << wanted.length) - 1 & ~optional) < 2) optional = 0;
    var need = needAll(wanted.length, optional), list = await all(wanted.map(expand));
    var typed = { list: list, need: need, mode: 'all', found: await evaluate(list, need, prune) };
    if (isNamed(typed)) return typed;
    return await bySound(wanted, typed, prune) || await guessed(wanted, typed, prune) || typed;
  }
  function isNamed(tried) { return some(tried.found.tallies, function (tally) { return tried.need.met(tally.named); }); }
  async function bySound(wanted, typed, prune) {
    var read = await sounded(wanted);
    if (!read) return null;
    var runs = wanted.some(function (word) { return word.run !== null; }), list = await all(read.map(approach));
    if (runs) list = list.concat(typed.list.filter(function (_, at) { return wanted[at].run === null; }));
    else list.forEach(function (found, at) { typed.list[at].forEach(function (value, form) { found.set(form, value); }); });
    var need = needAll(list.length), tried = { list: list, need: need, mode: 'misspelt', found: await evaluate(list, need, prune) };
    if (!isNamed(tried)) return null;
    typed.found.tallies.forEach(function (tally, number) {
      if (!typed.need.met(tally.words) || tried.found.tallies.has(number)) return;
      tried.found.tallies.set(number, { score: tally.score, words: need.all, named: tally.named });
    });
    if (runs) tried.list = list.concat(typed.list);
    return tried;
  }
  async function guessed(wanted, typed, prune) {
    var has = some(typed.found.tallies, function (tally) { return typed.need.met(tally.words); });
    if (has && !typed.list.some(function (forms, at) { return !forms.has(wanted[at].form); })) return null;
    var list = await all(typed.list.map(async function (known, at) {
      var merged = await misspelt(wanted[at]);
      known.forEach(function (value, form) { merged.set(form, value); });
      return merged;
    }));
    if (list.every(function (forms, at) { return forms.size === typed.list[at].size; })) return null;
    return { list: list, need: typed.need, mode: 'misspelt', found: await evaluate(list, typed.need, prune) };
  }
  async function rank(query) {
    var wanted = query.words.filter(function (word) { return !STOP.has(word.form); });
    if (!wanted.length) wanted = query.words;
    wanted = wanted.slice(0, 16);
    var allowed = await allow(query), without = await excluded(query), prune = !allowed && !query.without.length, names = new Map();
    var lets = function (n) { return (!allowed || allowed.has(n)) && !without.has(n); };
    if (!wanted.length) {
      var only = allowed ? Array.from(allowed).filter(lets).sort(function (a, b) { return a - b; }) : [];
      return { order: only, names: names, mode: 'all', matches: new Map(), lead: 0, phrases: [] };
    }
    var tried = await read_(wanted, prune), found = tried.found, need = tried.need, list = tried.list, mode = tried.mode;
    Array.from(found.tallies.keys()).forEach(function (n) { if (!lets(n)) found.tallies.delete(n); });
    if (!some(found.tallies, function (tally) { return need.met(tally.words); })) mode = 'any';
    var matches = matchesOf(list), typed = query.words.map(function (word) { return lower(word.text); });
    var order = await sort(found, need, mode === 'any', matches, typed, lets, names, wanted);
    return { order: order, names: names, mode: mode, matches: matches, lead: query.phrases.length ? 0 : names.lead, phrases: query.phrases };
  }
  // The documents that have the phrases: read in order, until there are so many or so many were read.
  function found_(ranked) { return ranked.phrases.length ? ranked.found || [] : ranked.order; }
  function mayHaveMore(ranked) { return ranked.phrases.length > 0 && (ranked.read || 0) < ranked.order.length; }
  async function seek(ranked, wanted, most) {
    if (!ranked.phrases.length) return;
    ranked.found = ranked.found || [];
    ranked.read = ranked.read || 0;
    for (var tries = 0; ranked.found.length < wanted && mayHaveMore(ranked) && tries < most; tries++) {
      var number = ranked.order[ranked.read++];
      if (await hasPhrases(number, ranked.phrases)) ranked.found.push(number);
    }
  }
  async function sort(found, need, any, matches, typed, lets, names, wanted) {
    var entities = await leading(found, need, any, matches, typed);
    var order = entities.map(function (row) { return row.number; }), taken = new Set(order), rest = new Map();
    found.tallies.forEach(function (tally, number) {
      if (taken.has(number) || !(any || need.met(tally.words))) return;
      rest.set(number, any ? tally.score * bits(tally.words) : tally.score);
    });
    names.lead = order.length;
    var bonus = found.most * need.count, given = new Set();
    var leaders = entities.filter(function (row) { return need.met(row.words) || row.named > 1; }).slice(0, 3);
    for (var at = 0; at < leaders.length; at++) {
      for (var other of await related('$' + leaders[at].number)) {
        if (taken.has(other) || !lets(other)) continue;
        if (other >= R.b[6]) {
          if (!given.has(other)) rest.set(other, (rest.get(other) || 0) + bonus);
          given.add(other);
        } else if (other >= R.b[1] && other < R.b[2] && at === 0 && names.size < 3) {
          names.set(other, (await card(leaders[at].number)).name);
          rest.delete(other);
          order.push(other);
        }
      }
    }
    for (var pair of await all(pairsOf(wanted).map(related))) {
      pair.forEach(function (number) { if (rest.has(number)) rest.set(number, rest.get(number) + found.most); });
    }
    // One number each, the score above the document's: many are sorted fast, and nothing is kept of them.
    var keys = new Float64Array(rest.size), i = 0, ROOM = 1 << 22;
    rest.forEach(function (score, number) { keys[i++] = score * ROOM + ROOM - 1 - number; });
    keys.sort();
    while (i) order.push(ROOM - 1 - keys[--i] % ROOM);
    return order;
  }
  async function leading(found, need, any, matches, typed) {
    var records = [], rows;
    found.tallies.forEach(function (tally, number) {
      if (number < R.b[6] && tally.named) records.push({ number: number, score: tally.score, words: tally.named, named: bits(tally.named) });
    });
    rows = records.filter(function (row) { return need.met(row.words); });
    if (!rows.length && need.count > 1) {
      var least = any ? 1 : Math.max(need.count - 1, 2);
      rows = records.filter(function (row) { return row.named >= least; });
    }
    rows.sort(function (a, b) { return b.score * b.named - a.score * a.named || a.number - b.number; });
    rows = rows.slice(0, 10);
    await all(rows.map(async function (row) {
      var found = await card(row.number);
      row.whole = spelling(matches, found).whole;
      row.typed = isTyped(found, typed);
    }));
    return rows.sort(function (a, b) {
      return b.named - a.named || b.whole - a.whole || b.typed - a.typed || b.score - a.score || a.number - b.number;
    });
  }
  function isTyped(card, typed) { // one of its names has just the words that were typed
    return [card.name].concat(card.also.map(first)).some(function (name) {
      var found = words(name).map(function (word) { return lower(word.text); });
      return found.length === typed.length && found.every(function (word) { return typed.includes(word); });
    });
  }
  var CARD = ['kind', 'id', 'path', 'name', 'lang', 'dir', 'shape', 'status', 'line', 'also', 'text', 'note'];
  async function card(number) {
    var names = await load(R.c);
    var row = (await load(names[number >> 7]))[number], out = {};
    CARD.forEach(function (key, at) { out[key] = row[at]; });
    return tree ? inLanguage(out, number) : out;
  }
  async function inLanguage(card, number) { // what the page's language says of it (src/search/languages.rs)
    var names = R.g ? await load(R.g[tree.slice(0, -1)]) : [], block = names[number >> 7];
    var row = (block ? await load(block) : {})[number];
    card.here = Boolean(row) || number < R.b[5]; // pages and reports stand in the main language alone, or are translated
    if (!row) return card;
    if (row[0]) {
      card.also = [[card.name, '']].concat(card.also.filter(function (other) { return other[0] !== row[0]; }));
      card.name = row[0];
      card.own = true;
    }
    card.status = row[1];
    card.line = row[2];
    card.note = row[3];
    card.told = true;
    return card;
  }
  async function textOf(card, number) { return card.text ? (await load(card.text))[number] || [] : []; }
  async function hasPhrases(number, phrases) {
    var found = await card(number), text = await textOf(found, number);
    var all_ = [found.name].concat(found.also.map(first), text.map(function (row) { return row[1]; }));
    return phrases.every(function (phrase) {
      return all_.some(function (text) { return ('\n' + forms(text).join('\n') + '\n').includes('\n' + phrase.join('\n') + '\n'); });
    });
  }
  function first(row) { return row[0]; }

  // ── reasons (src/search/query/texts.rs) ──────────────────────────────────
  function matchesOf(list) {
    var out = new Map();
    list.forEach(function (found, at) {
      found.forEach(function (value, form) {
        var old = out.get(form) || [0, 0];
        out.set(form, [old[0] | (1 << at), Math.max(old[1], value.weight)]);
      });
    });
    return out;
  }
  function bits(n) { var out = 0; for (; n; n &= n - 1) out++; return out; }
  function nameFit(matches, name) {
    var found = words(name).map(function (word) { return matches.get(form_(word.text)); });
    var hit = found.filter(Boolean), any = hit.reduce(function (sum, row) { return sum | row[0]; }, 0);
    return { whole: found.length > 0 && hit.length === found.length && bits(any) >= found.length,
      weight: hit.reduce(function (sum, row) { return sum + row[1]; }, 0) };
  }
  function spelling(matches, card) {
    var best_ = nameFit(matches, card.name), other = null;
    card.also.forEach(function (row) {
      var fit = nameFit(matches, row[0]);
      if (fit.whole > best_.whole || (fit.whole === best_.whole && fit.weight > best_.weight)) { best_ = fit; other = row; }
    });
    return { whole: best_.whole, other: other };
  }
  function snippet(matches, paragraphs) {
    var top = null;
    // Among equals the first counts, and the page's own language comes first.
    var own = paragraphs.filter(function (row) { return tree && row[2] && row[2].toLowerCase() + '/' === tree; });
    own.concat(paragraphs).forEach(function (row) {
      var found = words(row[1]).map(function (word) { return matches.get(form_(word.text)); }).filter(Boolean);
      var n = bits(found.reduce(function (sum, hit) { return sum | hit[0]; }, 0));
      var weight = found.reduce(function (sum, hit) { return Math.max(sum, hit[1]); }, 0);
      if (n && (!top || n > top.n || (n === top.n && weight > top.weight))) top = { n: n, weight: weight, row: row };
    });
    return top && cut(matches, top.row);
  }
  function cut(matches, row) {
    var text = row[1], chars = Array.from(text), space = /\p{White_Space}/u;
    var found = words(text).filter(function (word) { return matches.has(form_(word.text)); });
    var start = found.length ? found[0].start : 0, at = Array.from(text.slice(0, start)).length;
    var from = chars.length <= 240 ? 0 : Math.max(at - 60, 0);
    while (from > 0 && from < at && !space.test(chars[from - 1])) from++;
    var to = Math.min(from + 240, chars.length);
    while (to < chars.length && to > at + 1 && !space.test(chars[to])) to--;
    var low = chars.slice(0, from).join('').length, high = chars.slice(0, to).join('').length, marked = [];
    found.forEach(function (word) {
      if (word.start >= low && word.start < high && !marked.includes(word.text)) marked.push(word.text);
    });
    return { paragraph: row[0], lang: row[2] || '', marked: marked,
      text: (from > 0 ? '… ' : '') + squeeze(text.slice(low, high)) + (to < chars.length ? ' …' : '') };
  }
  function printed(card, shown, matches) {
    var other = shown.marked.some(function (word) { var hit = matches.get(form_(word)); return hit && hit[1] < 16; });
    return card.kind === 'article' && other ? shown.marked.join(' ') : '';
  }

  // ── the page ─────────────────────────────────────────────────────────────
  var input = document.getElementById('q'), hits = document.getElementById('hits'), live = document.getElementById('found');
  var options = document.getElementById('options'), facets = document.getElementById('facets'), more = document.getElementById('more');
  var exact = document.getElementById('exact'), browse = document.getElementById('browse'), results = document.getElementById('results');
  var PAGE = 10, run = 0, shown = 0, now = null, ready = null, active = -1;

  function start() {
    ready = ready || load('root').then(async function (data) {
      var rows = function (text) { return text ? text.split('|').map(function (row) { var at = row.lastIndexOf('!'); return [row.slice(0, at), row.slice(at + 1)]; }) : []; };
      R = Object.assign({}, data, { l: rows(data.l), r: rows(data.r) });
      T = await load(R.t);
      LETTERS = new Map(T.letters);
      STOP = new Set(T.stop);
    });
    ready.catch(function () { ready = null; });
    return ready;
  }
  function element(name, className, text) {
    var out = document.createElement(name);
    if (className) out.className = className;
    if (text) out.textContent = text;
    return out;
  }
  function words_(template, value) { return template.replace('{}', value); }
  function address(card, shown) {
    var marks = shown ? shown.marked.slice(0, 12).map(encodeURIComponent).join(',') : '';
    var place = shown && shown.paragraph ? 'p' + shown.paragraph : '';
    // One index for all languages: a passage leads to its own, else what has a page in this one is shown in it.
    var there = shown && shown.lang ? shown.lang.toLowerCase() + '/' : card.here && !(place && card.kind === 'article') ? tree : '';
    return root + there + card.path + (marks || place ? '#' + place + (marks ? ';mark=' + marks : '') : '');
  }
  var mainLang = form.getAttribute('data-lang'), mainDir = form.getAttribute('data-dir');
  function voiced(node, card) {
    if (card.own) return node;
    var lang = card.lang || (tree && mainLang), dir = card.dir || (tree && mainDir);
    if (lang) node.lang = lang;
    if (dir) node.dir = dir;
    return node;
  }
  function row(card, number) {
    var li = element('li', 'res'), body = element('div'), head = element('h3'), link = voiced(element('a', '', card.name), card);
    link.href = address(card, null);
    li.setAttribute('data-kind', card.kind);
    li.setAttribute('data-id', card.id);
    head.appendChild(link);
    body.appendChild(head);
    if (card.status || card.line) {
      var line = element('p', 'small');
      if (card.status) { line.appendChild(element('span', 'st ' + card.shape, card.status)); line.append(' '); }
      var asof = element('span', 'asof', card.line);
      if (tree && !card.told) { asof.lang = mainLang; asof.dir = mainDir; }
      line.appendChild(asof);
      body.appendChild(line);
    }
    var why = element('p', 'why'), name = now.names.get(number), other = spelling(now.matches, card).other;
    if (name) why.textContent = words_(texts.names, name);
    else if (other) {
      var parts = texts[other[1] ? 'spelled' : 'written'].split('{}');
      var mark = element('mark', '', other[0]);
      mark.dir = 'auto';
      why.append(parts[0], mark, parts[1] + (other[1] ? ' ' + words_(texts.by, other[1]) : ''));
    }
    var rest = card.also.filter(function (row) { return row !== other; }).slice(0, 4).map(first);
    if (rest.length && card.kind !== 'article') {
      if (why.textContent) why.append(texts.sep);
      why.append(words_(texts.also, rest.join(texts.list)));
    }
    if (why.textContent) body.appendChild(why);
    li.append(element('span', 'kind', texts[card.kind]), body);
    hits.appendChild(li);
    return { card: card, number: number, body: body, link: link, why: why };
  }
  async function addSnippet(item, mine) {
    if (item.card.note) {
      var before = element('p', 'snip', item.card.note);
      if (tree && !item.card.told) { before.lang = mainLang; before.dir = mainDir; }
      item.body.appendChild(before);
      return;
    }
    var text = snippet(now.matches, await textOf(item.card, item.number));
    if (mine !== run || !text) return;
    item.link.href = address(item.card, text);
    var prints = item.why.textContent ? '' : printed(item.card, text, now.matches);
    if (prints) { item.why.textContent = words_(texts.prints, prints); item.body.appendChild(item.why); }
    var quote = element('p', 'snip'), at = 0;
    quote.dir = 'auto';
    if (text.lang || tree) quote.lang = text.lang || mainLang;
    words(text.text).forEach(function (word) {
      if (!now.matches.has(form_(word.text)) || word.start < at) return;
      quote.append(text.text.slice(at, word.start));
      quote.appendChild(element('mark', '', text.text.slice(word.start, word.end)));
      at = word.end;
    });
    quote.append(text.text.slice(at));
    item.body.appendChild(quote);
  }
  async function page(mine) {
    await seek(now, shown + PAGE, 30);
    var numbers = found_(now).slice(shown, shown + PAGE), cards = await all(numbers.map(card));
    if (mine !== run) return;
    var items = cards.map(function (card, at) { return row(card, numbers[at]); });
    shown += numbers.length;
    more.hidden = shown >= found_(now).length && !mayHaveMore(now);
    hits.setAttribute('aria-busy', 'false');
    return items;
  }
  function say(text) { live.textContent = text; }
  function tell() { // how many there are, and how far the query had to be stretched
    var n = found_(now).length, mode = texts['mode_' + now.mode];
    if (!n && !mayHaveMore(now)) return say(texts.none);
    say(words_(mayHaveMore(now) ? texts.found_so_far : n === 1 ? texts.found_one : texts.found, String(n)) + (mode ? texts.sep + mode : ''));
  }
  async function find() {
    var mine = ++run, state = read(), text = state.q.trim();
    browse.hidden = Boolean(text);
    results.hidden = !text;
    if (!text) { hits.textContent = ''; say(''); facets.textContent = ''; return; }
    hits.setAttribute('aria-busy', 'true');
    try {
      await start();
      var ranked = await rank(parse(state.q, state.exact));
      if (mine !== run) return;
      now = ranked;
      shown = 0;
      hits.textContent = '';
      var items = await page(mine);
      if (mine !== run) return;
      tell();
      suggest(items);
      kinds();
      await all(items.map(function (item) { return addSnippet(item, mine); }));
      if (mine === run) await tables(mine);
      if (mine === run) results.setAttribute('data-done', state.q);
    } catch (error) {
      if (mine === run) { say(texts.failed); hits.setAttribute('aria-busy', 'false'); }
    }
  }

  // ── facets ───────────────────────────────────────────────────────────────
  function group(title, rows) {
    if (!rows.length) return;
    var part = element('section', 'sec'), list = element('ul', 'plain');
    part.appendChild(element('h2', '', title));
    rows.forEach(function (row) {
      var li = element('li'), link = element('a', '', row[0]);
      link.href = hash(read().q.trim() + ' ' + row[2]);
      li.append(link, ' ', element('span', 'mute num', String(row[1])));
      list.appendChild(li);
    });
    part.appendChild(list);
    facets.appendChild(part);
  }
  function filters() { // what the query is narrowed to, each with a link that takes it out
    var asked = parse(read().q, false).filters, part = element('section', 'sec'), list = element('ul', 'plain');
    if (!asked.length) return;
    part.appendChild(element('h2', '', texts.narrowed));
    asked.forEach(function (row) {
      var li = element('li'), link = element('a', '', row[2] + ' ✕');
      link.setAttribute('aria-label', words_(texts.widen, row[2]));
      link.href = hash(read().q.replace(row[2], ' ').replace(/\s+/g, ' ').trim());
      li.appendChild(link);
      list.appendChild(li);
    });
    part.appendChild(list);
    facets.appendChild(part);
  }
  function kinds() {
    facets.textContent = '';
    filters();
    var counts = KINDS.map(function () { return 0; });
    found_(now).forEach(function (n) { counts[KINDS.findIndex(function (_, at) { return n < R.b[at + 1]; })]++; });
    group(texts.kinds, KINDS.map(function (kind, at) { return [texts[kind], counts[at], 'kind:' + kind]; }).filter(function (row) { return row[1]; }));
  }
  async function tables(mine) {
    if (!found_(now).some(function (n) { return n >= R.b[6]; })) return;
    if (R.f.length <= 2) return count_(mine);
    var button = element('button', 'small', texts.count);
    button.type = 'button';
    button.onclick = function () { button.remove(); count_(mine); };
    facets.appendChild(button);
  }
  async function count_(mine) {
    var wanted = new Set(found_(now)), years = new Map(), outlets = new Map();
    for (var at = 0; at < R.f.length; at++) {
      var slot = at << 14, rows = await load(R.f[at]);
      if (mine !== run) return;
      (rows ? rows.split(';') : []).forEach(function (row) {
        var cells = row.split(',');
        slot += +cells[0];
        if (!wanted.has(R.b[6] + slot)) return;
        if (cells[1]) years.set(cells[1], (years.get(cells[1]) || 0) + 1);
        if (cells[2]) outlets.set(+cells[2], (outlets.get(+cells[2]) || 0) + 1);
      });
    }
    var top = Array.from(outlets).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; }).slice(0, 12);
    var named_ = await all(top.map(async function (row) {
      var name = (await card(R.b[4] + row[0])).name;
      return [name, row[1], 'outlet:"' + name.replace(/"/g, '') + '"'];
    }));
    if (mine !== run) return;
    group(texts.years, Array.from(years).sort().reverse().map(function (row) { return [row[0], row[1], 'year:' + row[0]]; }));
    group(texts.outlets, named_);
  }

  // ── suggestions: a list box below the field ──────────────────────────────
  function suggest(items) {
    options.textContent = '';
    active = -1;
    input.removeAttribute('aria-activedescendant');
    var typed = document.activeElement === input && input.getAttribute('data-typing') === '1';
    var named_ = typed ? items.slice(0, Math.min(now.lead, 6)) : [];
    named_.forEach(function (item, at) {
      var li = element('li', 'opt');
      li.id = 'option-' + at;
      li.setAttribute('role', 'option');
      li.setAttribute('aria-selected', 'false');
      li.append(voiced(element('b', '', item.card.name), item.card), ' ', element('span', 'mute', texts[item.card.kind]));
      li.onmousedown = function (event) { event.preventDefault(); };
      li.onclick = function () { location.href = item.link.href; };
      options.appendChild(li);
    });
    open_(named_.length > 0);
  }
  function open_(yes) {
    options.hidden = !yes;
    input.setAttribute('aria-expanded', String(yes));
    if (!yes) { active = -1; input.removeAttribute('aria-activedescendant'); }
  }
  function choose(step) {
    var rows = options.children;
    if (!rows.length) return;
    if (active >= 0) rows[active].setAttribute('aria-selected', 'false');
    active = (active + step + rows.length + (active < 0 && step < 0 ? 1 : 0)) % rows.length;
    rows[active].setAttribute('aria-selected', 'true');
    rows[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', rows[active].id);
    open_(true);
  }
  input.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); choose(event.key === 'ArrowDown' ? 1 : -1); }
    else if (event.key === 'Escape' && !options.hidden) { event.preventDefault(); open_(false); }
    else if (event.key === 'Enter' && active >= 0) { event.preventDefault(); options.children[active].click(); }
  });
  // A pressed pointer must find what it was pressed on: the list gives up its room only after the click.
  var pressed = false;
  document.addEventListener('pointerdown', function () { pressed = true; });
  document.addEventListener('click', function () {
    pressed = false;
    if (document.activeElement !== input) open_(false);
  });
  input.addEventListener('blur', function () {
    if (!pressed) open_(false);
    else input.setAttribute('aria-expanded', 'false');
  });

  // ── the address: only ever the fragment ──────────────────────────────────
  function read() {
    var out = { q: '', exact: false };
    location.hash.slice(1).split('&').forEach(function (part) {
      try {
        if (part.startsWith('q=')) out.q = decodeURIComponent(part.slice(2).replace(/\+/g, ' '));
        if (part === 'exact') out.exact = true;
      } catch (error) { /* a broken escape is no query */ }
    });
    return out;
  }
  function hash(text) {
    return '#q=' + encodeURIComponent(text).replace(/%20/g, '+') + (exact.checked ? '&exact' : '');
  }
  function apply() {
    var state = read();
    if (document.activeElement !== input || input.value.trim() !== state.q.trim()) input.value = state.q;
    exact.checked = state.exact;
    find();
  }
  var timer = 0;
  input.addEventListener('input', function () {
    clearTimeout(timer);
    input.setAttribute('data-typing', '1');
    timer = setTimeout(function () {
      history.replaceState(null, '', hash(input.value));
      find();
    }, 160);
  });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    clearTimeout(timer);
    input.removeAttribute('data-typing');
    open_(false);
    go(hash(input.value));
  });
  exact.addEventListener('change', function () { go(hash(input.value)); });
  function go(to) {
    if (location.hash === to) { find(); return; }
    location.hash = to;
  }
  more.addEventListener('click', async function () {
    var mine = run, items = await page(mine);
    if (!items) return;
    if (now.phrases.length) { tell(); kinds(); tables(mine); }
    if (items.length) items[0].link.focus();
    all(items.map(function (item) { return addSnippet(item, mine); }));
  });
  window.addEventListener('hashchange', apply);
  window.casebookSearch = { // for tests: the engine without the page
    ranked: async function (text, isExact, most) {
      await start();
      var ranked_ = await rank(parse(text, Boolean(isExact)));
      await seek(ranked_, most || 50, 400);
      return { mode: ranked_.mode, total: found_(ranked_).length,
        hits: (await all(found_(ranked_).slice(0, most || 50).map(card))).map(function (card) { return card.kind + '/' + card.id; }) };
    },
    folded: async function (list) {
      await start();
      return list.map(function (word) { var f = form_(word); return [f, stem(f), skeleton(f), keyOf(phones(f))]; });
    },
  };
  form.hidden = false;
  start().catch(function () {});
  apply();
})();

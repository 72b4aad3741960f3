// Every page: turns the link to the search into a field, lets citations be copied, and marks the
// words that a search came for. The query goes into the fragment, which no host sees.
(function () {
  'use strict';
  var link = document.querySelector('a.tofind');
  if (link) {
    var form = document.createElement('form'), label = document.createElement('label'), input = document.createElement('input');
    var button = document.createElement('button');
    form.className = 'find';
    form.setAttribute('role', 'search');
    label.className = 'vh';
    label.htmlFor = input.id = 'find-q';
    label.textContent = link.getAttribute('data-label');
    input.type = 'search';
    input.placeholder = link.getAttribute('data-hint');
    input.autocomplete = 'off';
    input.spellcheck = false;
    button.textContent = link.textContent;
    form.append(label, input, button);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      location.href = link.href + (input.value.trim() ? '#q=' + encodeURIComponent(input.value).replace(/%20/g, '+') : '');
    });
    link.parentNode.replaceChild(form, link);
  }

  // A citation is copied by a button, where the browser lets a page do that; everywhere a click selects it.
  document.querySelectorAll('.cite[data-copy]').forEach(function (cite) {
    if (!navigator.clipboard || !navigator.clipboard.writeText) return;
    var copy = document.createElement('button'), told = document.createElement('span');
    copy.type = 'button';
    copy.className = 'copy';
    copy.textContent = cite.getAttribute('data-copy');
    told.setAttribute('role', 'status');
    told.className = 'small mute';
    copy.addEventListener('click', function () {
      navigator.clipboard.writeText(cite.textContent.trim()).then(function () {
        told.textContent = ' ' + cite.getAttribute('data-copied');
      }, function () { copy.hidden = true; });
    });
    cite.after(copy, told);
  });

  var asked = /^#(p\d+)?;mark=([^&]*)$/.exec(location.hash);
  if (!asked) return;
  var wanted;
  try {
    wanted = asked[2].split(',').map(decodeURIComponent).filter(Boolean);
  } catch (error) {
    return;
  }
  var place = asked[1] ? document.getElementById(asked[1]) : null;
  var letter = '[\\p{Alphabetic}\\p{N}\\p{M}]';
  var han = /\p{Script=Han}/u;
  var escaped = wanted.map(function (word) {
    var plain = word.replace(/[\\^$.*+?()[\]{}|\/-]/g, '\\$&');
    return han.test(word) ? plain : '(?<!' + letter + ')' + plain + '(?!' + letter + ')';
  });
  var pattern = new RegExp(escaped.join('|'), 'giu'), left = 200;
  var within = place ? [place] : Array.from(document.querySelectorAll('main .txt, main .lead, main h1'));
  within.forEach(function (part) {
    var walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(mark);
  });
  function mark(node) {
    var text = node.data, at = 0, pieces = document.createDocumentFragment();
    text.replace(pattern, function (word) {
      var from = arguments[arguments.length - 2];
      if (left-- <= 0 || !word) return word;
      var marked = document.createElement('mark');
      marked.textContent = word;
      pieces.append(text.slice(at, from), marked);
      at = from + word.length;
      return word;
    });
    if (!at) return;
    pieces.append(text.slice(at));
    node.parentNode.replaceChild(pieces, node);
  }
  var target = place || document.querySelector('main mark');
  if (target) {
    target.scrollIntoView({ block: place ? 'start' : 'center' });
    target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }
})();

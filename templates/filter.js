/* Filters of a list, at once: where all its rows stand on the page, a link that leads to the
   filtered list hides rows instead. One choice a group, all groups together. Nothing is stored. */
(function () {
  "use strict";
  var box = document.querySelector(".filters[data-whole]");
  if (!box) return;
  var rows = Array.prototype.slice.call(document.querySelectorAll("[data-f]"));
  var links = Array.prototype.slice.call(box.querySelectorAll("a[data-t]"));
  var told = box.querySelector("[role=status]");
  var parts = Array.prototype.slice.call(document.querySelectorAll("main section"));
  var chosen = {};

  function has(row, token) {
    return (" " + row.getAttribute("data-f") + " ").indexOf(" " + token + " ") >= 0;
  }

  function apply() {
    var groups = Object.keys(chosen);
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = !groups.every(function (group) { return has(row, chosen[group]); });
      if (!row.hidden) shown += 1;
    });
    document.querySelectorAll(".see").forEach(function (row) { row.hidden = groups.length > 0; });
    parts.forEach(function (part) {
      var own = part.querySelectorAll("[data-f]");
      part.hidden = own.length > 0 && !part.querySelector("[data-f]:not([hidden])");
    });
    links.forEach(function (link) {
      link.setAttribute("aria-pressed", String(chosen[link.getAttribute("data-g")] === link.getAttribute("data-t")));
    });
    told.textContent = groups.length ? box.getAttribute("data-told").replace("{}", shown) : "";
  }

  links.forEach(function (link) {
    link.setAttribute("role", "button");
    function choose(event) {
      var group = link.getAttribute("data-g");
      var token = link.getAttribute("data-t");
      event.preventDefault();
      if (chosen[group] === token) delete chosen[group]; else chosen[group] = token;
      apply();
    }
    link.addEventListener("click", function (event) {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) choose(event);
    });
    link.addEventListener("keydown", function (event) { if (event.key === " ") choose(event); });
  });
  apply();
})();

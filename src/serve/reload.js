// Served by `casebook serve` only: loads the page again when there is a newer edition of it.
(function () {
  "use strict";
  var edition = Number(document.currentScript.dataset.edition);
  function wait() {
    fetch("/.casebook/edition?after=" + edition, { cache: "no-store" })
      .then(function (reply) { return reply.text(); })
      .then(function (newest) {
        // The browser keeps the place on a page that it loads again.
        if (Number(newest) > edition) { location.reload(); } else { wait(); }
      })
      .catch(function () { setTimeout(wait, 1000); });
  }
  wait();
})();

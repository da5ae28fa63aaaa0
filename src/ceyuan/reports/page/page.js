// A comfort only: the page works without it. Escape or the cross go back to the number that was followed.
(function () {
  var followed = false;
  addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (!link) return;
    if (link.classList.contains("close")) {
      if (followed) { event.preventDefault(); history.back(); }
      followed = false;
    } else if ((link.getAttribute("href") || "").charAt(0) === "#") {
      followed = true;
    }
  });
  addEventListener("keydown", function (event) {
    var open = document.querySelector(".proof:target .close");
    if (event.key === "Escape" && open) open.click();
  });
})();

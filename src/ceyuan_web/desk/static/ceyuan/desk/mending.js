// Cells that were changed but not saved are marked, and leaving the page asks first.
(() => {
  const form = document.querySelector("[data-mending]");
  if (!form) return;
  let isChanged = false;
  form.addEventListener("input", (event) => {
    event.target.classList.toggle("changed", event.target.value !== event.target.defaultValue);
    isChanged = form.querySelector(".changed") !== null;
  });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
})();

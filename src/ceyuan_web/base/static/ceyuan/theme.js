// The reader's choice of light or dark, kept in this browser; set before the page is painted.
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const isDark = root.dataset.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : root.dataset.theme === "dark";
        root.dataset.theme = isDark ? "light" : "dark";
        localStorage.setItem("theme", root.dataset.theme);
      });
    }
  });
})();

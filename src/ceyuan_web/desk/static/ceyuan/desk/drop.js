// Dropping files: the field takes them by itself; this shows which were chosen and that the place is ready.
(() => {
  const place = document.querySelector("[data-drop]");
  const input = place?.querySelector("input[type=file]");
  const chosen = place?.querySelector("[data-chosen]");
  if (!input || !chosen) return;
  const show = () => {
    chosen.replaceChildren(...[...input.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name })));
    chosen.hidden = input.files.length === 0;
  };
  input.addEventListener("change", show);
  for (const name of ["dragover", "dragenter"]) place.addEventListener(name, (event) => { event.preventDefault(); place.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    show();
  });
})();

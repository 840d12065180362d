// Shows the print button, and opens every fold while printing in browsers whose CSS cannot (css/print.css).

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Long conditions and notes show their beginning on paper, and where the rest stands.
const KEPT = "#dieu-kien details, details:has(> .row-note, > .fact-note), .section-fold";
let opened = [];

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")].filter((fold) => !fold.matches(KEPT));
  for (const fold of opened) fold.open = true;
});

window.addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});

// Shows the buttons that copy an address, where the browser lets a page copy, and says when it is done.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => {
    // Where copying is refused after all, the address stands there selected.
    field.select();
    navigator.clipboard.writeText(field.value).then(
      () => { button.textContent = button.dataset.copied; },
      () => {},
    );
  });
}

// Text size and high contrast: kept on this device only. Loaded before the first paint, so the settings are put
// on <html> at once, and the buttons are connected when they exist.

const SIZES = ["small", "normal", "large", "largest"];
const KEYS = { size: "portal.textSize", contrast: "portal.contrast" };
const root = document.documentElement;

// Storage can be switched off or full: then the settings last as long as the page.
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // nothing to do: the page itself has changed
  }
}

function showSize(size) {
  root.dataset.textSize = SIZES.includes(size) ? size : "normal";
}

function showContrast(contrast) {
  if (contrast === "high") root.dataset.contrast = "high";
  else delete root.dataset.contrast;
}

function step(by) {
  const at = SIZES.indexOf(root.dataset.textSize);
  const next = by === 0 ? "normal" : SIZES[Math.min(Math.max(at + by, 0), SIZES.length - 1)];
  showSize(next);
  write(KEYS.size, next);
}

function switchContrast(button) {
  const next = root.dataset.contrast === "high" ? "normal" : "high";
  showContrast(next);
  write(KEYS.contrast, next);
  button.setAttribute("aria-pressed", String(next === "high"));
}

function connect() {
  for (const button of document.querySelectorAll("[data-text-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.textStep)));
  }
  for (const button of document.querySelectorAll("[data-contrast-switch]")) {
    button.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
    button.addEventListener("click", () => switchContrast(button));
  }
}

root.dataset.js = "";
showSize(read(KEYS.size));
showContrast(read(KEYS.contrast));

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connect);
else connect();

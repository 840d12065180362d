// In the admin: whoever types is there, so the session goes on; before it ends a bar says so; when it has ended, what
// was typed stays on the page, and after signing in again in another tab it can be saved.

const told = document.querySelector("script[data-here]").dataset;
const LOOK = 4 * 60 * 1000;
const SOON = 5 * 60;
let isThere = false;
let timer = 0;
let bar = null;

async function look(isBusy = false) {
  clearTimeout(timer);
  timer = setTimeout(() => look(isThere), LOOK);
  isThere = false;
  let answer;
  try {
    answer = await (await fetch(told.here + (isBusy ? "?co-mat" : ""))).json();
  } catch {
    return; // no network: asked again
  }
  if (answer.left === 0) return say(told.ended, link());
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = answer.token;
  if (answer.left > SOON) return hide();
  setTimeout(look, (answer.left + 1) * 1000);
  return say(told.soon, button());
}

function say(words, control) {
  hide();
  bar = document.createElement("div");
  bar.className = "session-end";
  bar.setAttribute("role", "alert");
  bar.append(words, " ", control);
  document.body.append(bar);
}

function hide() {
  bar?.remove();
  bar = null;
}

function link() {
  const made = document.createElement("a");
  Object.assign(made, { href: told.login, target: "_blank", className: "button", textContent: told.again });
  return made;
}

function button() {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "button", textContent: told.stay });
  made.addEventListener("click", () => look(true));
  return made;
}

if (!document.body.classList.contains("login")) {
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => { isThere = true; });
  document.addEventListener("w-autosave:error", () => look());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  timer = setTimeout(() => look(isThere), LOOK);
}

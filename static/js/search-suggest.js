// Suggestions under a search box: an ARIA 1.2 combobox with a listbox. Without it the form is a plain GET form.

const DELAY = 150;
const SHORTEST = 2;

class Suggest {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.at = -1;
    this.build();
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
  }

  build() {
    const { input } = this;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel);
    this.list.hidden = true;
    // A press must not take the focus away: blur would close the list before the click arrives.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));

    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("autocomplete", "off");
    input.closest("form").append(this.list, this.status);
  }

  later() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.select(-1);
    const query = this.input.value.trim();
    if (query.length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(query), DELAY);
  }

  async ask(query) {
    this.request = new AbortController();
    const { signal } = this.request;
    const url = new URL(this.input.dataset.suggestUrl, location.href);
    url.searchParams.set("q", query);
    try {
      const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const { suggestions } = await response.json();
      if (!signal.aborted) this.show(suggestions);
    } catch {
      // A slow line or a fault costs the suggestions, never the search.
      if (!signal.aborted) this.close();
    }
  }

  show(suggestions) {
    this.options = suggestions.map((suggestion, index) => this.option(suggestion, index));
    this.list.replaceChildren(...this.options);
    this.at = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.toggle(this.options.length > 0 && document.activeElement === this.input);
    const { suggestCount, suggestNone } = this.input.dataset;
    this.status.textContent = this.options.length
      ? suggestCount.replace("{count}", this.options.length)
      : suggestNone;
  }

  option({ label, note, url }, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    const name = document.createElement("span");
    name.textContent = label;
    option.append(name);
    if (note) {
      const aside = document.createElement("span");
      aside.className = "suggestion-note";
      aside.textContent = note;
      option.append(" ", aside);
    }
    return option;
  }

  key(event) {
    // Enter, arrows and Escape belong to the input method while it composes a Vietnamese letter.
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.options.length) {
      event.preventDefault();
      this.toggle(true);
      this.move(moves[event.key]);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.go(this.options[this.at]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  // From the box down to the last option and back into the box, round and round.
  move(by) {
    const places = this.options.length + 1;
    this.select(((this.at + 1 + by + places) % places) - 1);
  }

  select(index) {
    this.options[this.at]?.setAttribute("aria-selected", "false");
    this.at = index;
    const option = this.options[index];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  go(option) {
    if (option) location.assign(option.dataset.url);
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.select(-1);
    this.toggle(false);
    this.status.textContent = "";
  }
}

for (const input of document.querySelectorAll("input[data-suggest-url]")) {
  if (input.dataset.suggestUrl) new Suggest(input);
}

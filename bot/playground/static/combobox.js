// A menu one can type into: for static, external and user selects, with one choice or many.
import { button, composing, el, popDown, popUnder, uid } from "./dom.js";
import { plain } from "./mrkdwn.js";

const PAUSE_MS = 180;

/** Groups and options as one flat list of {group} and {option} rows. */
function rowsOf(found) {
  return found.flatMap((entry) =>
    entry.options ? [{ group: entry.label }, ...entry.options.map((option) => ({ option }))] : [{ option: entry }],
  );
}

class Combobox {
  constructor({ attributes, placeholder, chosen, multi, most, minimum, load, onChange, words }) {
    Object.assign(this, { chosen, multi, most: most ?? Infinity, minimum: minimum ?? 0, load, onChange, words });
    this.rows = [];
    this.searching = this.hurried = false;
    this.at = -1;
    this.asked = 0;
    this.listId = uid("list");
    this.input = el("input", {
      ...attributes, type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-autocomplete": "list",
      "aria-controls": this.listId, placeholder, class: "combo-input", on: this.listeners(),
    });
    this.list = el("ul", { id: this.listId, role: "listbox", class: "pop options", popover: "manual", "data-wide": "1" });
    this.chips = el("span", { class: "chips" });
    this.clear = button({ class: "combo-clear", "aria-label": words("clear"), on: { click: () => this.choose(null) } }, "×");
    this.node = el("div", { class: `combo ${multi ? "multi" : ""}` }, this.chips, this.input, this.clear, this.list);
    this.draw();
  }

  listeners() {
    return {
      focus: () => this.input.dataset.quiet || this.open(),
      click: () => this.open(),
      input: (event) => event.isComposing || this.ask(this.input.value),
      compositionend: () => this.ask(this.input.value),
      keydown: (event) => this.key(event),
      blur: () => this.close(),
    };
  }

  open() {
    if (this.list.matches(":popover-open")) return;
    if (!this.multi) this.input.select();
    this.ask("", 0);
  }

  close() {
    popDown(this.list);
    clearTimeout(this.timer);
    this.asked += 1;
    this.searching = this.hurried = false;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.draw();
  }

  ask(query, pause = PAUSE_MS) {
    clearTimeout(this.timer);
    this.searching = true;
    this.timer = setTimeout(() => this.search(query.trim()), pause);
  }

  async search(query) {
    this.asked += 1;
    const mine = this.asked;
    if (query.length < this.minimum) return this.show([], this.words("type_more", { count: this.minimum }));
    const found = await this.load(query);
    if (mine === this.asked) this.show(rowsOf(found), this.words("no_match"));
  }

  show(rows, otherwise) {
    this.searching = false;
    if (document.activeElement !== this.input) return;
    const taken = new Set(this.multi ? this.chosen.map((option) => option.value) : []);
    this.rows = rows.filter((row) => row.group || !taken.has(row.option.value));
    this.options = this.rows.filter((row) => row.option);
    const note = el("li", { class: "note", role: "presentation" }, otherwise);
    this.list.replaceChildren(...(this.options.length ? this.rows.map((row) => this.row(row)) : [note]));
    this.input.setAttribute("aria-expanded", "true");
    popUnder(this.input.parentElement, this.list);
    this.mark(this.options.length ? 0 : -1);
    if (this.hurried) this.enter();
  }

  // Enter before the list has caught up with the letters waits for it, lest it take an option of the old list.
  enter() {
    this.hurried = this.searching;
    if (!this.searching && this.at >= 0) this.choose(this.options[this.at].option);
  }

  row({ group, option }) {
    if (group) return el("li", { class: "group", role: "presentation" }, ...plain(group.text));
    const picked = this.chosen.some((one) => one.value === option.value);
    const listeners = { mousedown: (event) => event.preventDefault(), click: () => this.choose(option) };
    const about = option.description ? el("small", {}, ...plain(option.description.text)) : null;
    return el(
      "li",
      { role: "option", id: uid("option"), "data-value": option.value, "aria-selected": String(picked), on: listeners },
      ...plain(option.text.text), about,
    );
  }

  mark(at) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = rows.length ? (at + rows.length) % rows.length : -1;
    rows.forEach((row, index) => row.classList.toggle("active", index === this.at));
    if (this.at < 0) return;
    this.input.setAttribute("aria-activedescendant", rows[this.at].id);
    rows[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (composing(event)) return;
    const open = this.list.matches(":popover-open");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.mark(this.at + (event.key === "ArrowDown" ? 1 : -1));
      else this.open();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open || this.searching) this.enter();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && this.multi && !this.input.value && this.chosen.length) {
      this.drop(this.chosen.at(-1));
    }
  }

  choose(option) {
    if (this.multi && option) this.become([...this.chosen, option].slice(0, this.most));
    else this.become(option ? [option] : []);
  }

  drop(option) {
    this.become(this.chosen.filter((one) => one.value !== option.value));
  }

  async become(chosen) {
    const before = this.chosen;
    this.chosen = chosen;
    this.input.value = "";
    this.close();
    if ((await this.onChange(chosen)) === false) this.chosen = before;
    this.draw();
  }

  draw() {
    this.clear.hidden = this.multi || !this.chosen.length;
    this.input.value = this.multi || !this.chosen.length ? "" : plain(this.chosen[0].text.text)[0].textContent;
    this.input.dataset.value = this.chosen.map((option) => option.value).join(",");
    this.chips.replaceChildren(...(this.multi ? this.chosen.map((option) => this.chip(option)) : []));
  }

  chip(option) {
    const label = this.words("remove", { name: option.text.text });
    const off = button({ "aria-label": label, on: { click: () => this.drop(option) } }, "×");
    return el("span", { class: "chip", "data-value": option.value }, ...plain(option.text.text), off);
  }
}

/** Builds one; `load(query)` gives options or groups, `onChange(options)` hears of every choice and may refuse it (false). */
export function combobox(settings) {
  return new Combobox(settings).node;
}

/** A `load` for options that are all known: those whose words contain the query. */
export function among(entries) {
  const fits = (option, query) => [option.text.text, option.description?.text ?? ""].join(" ").toLowerCase().includes(query);
  return async (typed) => {
    const query = typed.toLowerCase();
    return entries
      .map((entry) => (entry.options ? { ...entry, options: entry.options.filter((one) => fits(one, query)) } : entry))
      .filter((entry) => (entry.options ? entry.options.length : fits(entry, query)));
  };
}

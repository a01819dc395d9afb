// Ctrl+K: one field to find a place or to become somebody else, and to choose whom to write to; unread counts stand beside each.
import { composing, el, uid } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./messages.js";

const TITLES = { all: "jump_to", people: "switch_person", write: "write_to" };

function count(number) {
  return number ? el("span", { class: "count", "aria-hidden": "true" }, String(Math.min(number, 99))) : null;
}

/** The dialog; `places()` are what the sidebar lists, `go` and `become` do what is chosen. */
export class Jump {
  constructor(env, { places, go, become, write }) {
    Object.assign(this, { env, places, go, become, write, at: 0, rows: [] });
    this.listId = uid("jump");
    this.input = el("input", {
      type: "text", class: "field", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "true", "aria-controls": this.listId,
      "aria-autocomplete": "list", "data-testid": "jump-input", on: { input: () => this.find(), keydown: (event) => this.key(event) },
    });
    this.list = el("ul", { id: this.listId, role: "listbox", class: "options jump-list" });
    this.dialog = el("dialog", { class: "modal jump", "aria-modal": "true", "data-testid": "jump" }, el("div", { class: "jump-field" }, icon("search"), this.input), this.list);
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    document.body.append(this.dialog);
  }

  /** Opens it, for `all`, for the `people` one can be, or to `write` to one of them. */
  open(kind = "all") {
    if (document.querySelector("dialog[open]")) return;
    this.kind = kind;
    const label = this.env.t(TITLES[kind]);
    this.dialog.setAttribute("aria-label", label);
    this.list.setAttribute("aria-label", label);
    this.input.setAttribute("aria-label", label);
    this.input.placeholder = label;
    this.input.value = "";
    this.dialog.showModal();
    this.find();
    this.input.focus();
  }

  find() {
    const query = this.input.value.trim().toLowerCase();
    const fits = (name) => name.toLowerCase().includes(query);
    const places = this.kind !== "all" ? [] : this.places().filter((place) => fits(place.label));
    const people = [...this.env.people.values()].filter((one) => !one.is_bot && !one.deleted && one.id !== this.env.me.id && fits(one.name));
    people.sort((one, other) => other.unread - one.unread);
    this.rows = [...places.map((place) => ({ place })), ...people.map((person) => ({ person }))];
    this.draw(places.length, people.length);
  }

  draw(places, people) {
    const heading = (words) => el("li", { class: "group", role: "presentation" }, words);
    const nodes = this.rows.map((row) => this.row(row));
    const parts = [places ? heading(this.env.t("places")) : null, ...nodes.slice(0, places), people ? heading(this.env.t(this.kind === "write" ? "write_to" : "switch_person")) : null, ...nodes.slice(places)];
    const none = el("li", { class: "note", role: "presentation" }, this.env.t("no_match"));
    this.list.replaceChildren(...(this.rows.length ? parts.filter(Boolean) : [none]));
    this.mark(0);
  }

  row({ place, person }) {
    const sign = person ? avatar(person) : el("span", { class: "sign" }, place.sign === "#" ? "#" : icon(place.sign));
    const number = this.kind === "write" ? 0 : (person ?? { unread: place.count }).unread;
    const words = (person ?? place).name ?? place.label;
    const label = number ? `${words}, ${this.env.t("unread", { count: number })}` : words;
    const marks = { role: "option", id: uid("option"), "aria-label": label, "data-user": person?.id, "data-channel": place?.id };
    const choose = () => this.choose({ place, person });
    return el("li", { ...marks, on: { click: choose } }, sign, el("span", { class: "menu-words" }, words), count(number));
  }

  mark(at) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = rows.length ? (at + rows.length) % rows.length : -1;
    rows.forEach((row, index) => {
      row.classList.toggle("active", index === this.at);
      row.setAttribute("aria-selected", String(index === this.at));
    });
    if (this.at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", rows[this.at].id);
    return rows[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (composing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark(this.at + step);
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.rows[this.at]);
    else return;
    event.preventDefault();
  }

  choose({ place, person }) {
    this.dialog.close();
    if (person && this.kind === "write") this.write(person.id);
    else if (person) this.become(person.id);
    else this.go(place.id);
  }
}

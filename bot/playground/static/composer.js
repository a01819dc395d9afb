// Where one types: Enter sends, Shift+Enter breaks the line, arrow up brings back, and /, @ and # offer completions.
import { composing, el, popDown, popUnder } from "./dom.js";
import { icon } from "./icons.js";

const KEPT = 50;
const TRIGGER = /(?:^|\s)([@#][^\s@#]*)$/;

/** The line a person types into, for every channel and direct message. */
export class Composer {
  constructor(form, env) {
    Object.assign(this, { form, env, at: null, offers: [] });
    this.input = el("textarea", {
      rows: "1", "data-testid": "composer-input", "aria-autocomplete": "list", "aria-controls": "offers", autocomplete: "off", spellcheck: "false",
      on: { keydown: (event) => this.key(event), input: () => this.typed(), blur: () => popDown(this.list) },
    });
    this.list = el("ul", { id: "offers", class: "pop options", popover: "manual", role: "listbox", "data-testid": "offers", "data-wide": "1" });
    this.send = el("button", { type: "submit", class: "send", "data-testid": "composer-send" }, icon("send"));
    form.append(this.input, this.send, this.list);
    form.addEventListener("submit", (event) => this.submit(event));
  }

  /** The words around the line, for the place one is in; an archived channel takes none. */
  draw(name, archived) {
    const { t } = this.env;
    this.input.placeholder = archived ? t("archived") : t(this.env.commands.length ? "placeholder" : "no_commands", { name });
    this.input.setAttribute("aria-label", t("no_commands", { name }));
    this.send.setAttribute("aria-label", t("send"));
    this.input.disabled = this.send.disabled = archived;
  }

  get history() {
    return JSON.parse(sessionStorage.getItem(`history:${this.env.me.id}`) ?? "[]");
  }

  remember(line) {
    const lines = [...this.history.filter((one) => one !== line), line].slice(-KEPT);
    sessionStorage.setItem(`history:${this.env.me.id}`, JSON.stringify(lines));
    this.at = null;
  }

  async submit(event) {
    event.preventDefault();
    const line = this.input.value.trim();
    if (!line) return;
    this.remember(line);
    this.fill("");
    const command = line.startsWith("/");
    const channel = this.env.place;
    const done = await this.env.perform(command ? "slash" : "message", command ? { channel, line } : { channel, text: line });
    if (done === null && !this.input.value) this.fill(line);
  }

  fill(text, caret = text.length) {
    this.input.value = text;
    this.input.setSelectionRange(caret, caret);
    this.typed();
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
    this.offer();
  }

  key(event) {
    if (composing(event)) return;
    if (this.offers.length && this.offerKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      this.recall(event);
    }
  }

  recall(event) {
    const lines = this.history;
    const up = event.key === "ArrowUp";
    if (this.input.value && this.at === null) return;
    if (!lines.length || (!up && this.at === null)) return;
    event.preventDefault();
    const next = (this.at ?? lines.length) + (up ? -1 : 1);
    this.at = next >= lines.length ? null : Math.max(0, next);
    this.input.value = this.at === null ? "" : lines[this.at];
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  offerKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark(this.marked + step);
    else if (event.key === "Escape") this.show([]);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !this.complete)) this.take(this.offers[this.marked]);
    else return false;
    event.preventDefault();
    return true;
  }

  // What is typed in full needs no completion: Enter sends it.
  get complete() {
    return this.offers[this.marked].insert.trim() === this.partial;
  }

  offer() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const word = before.match(TRIGGER)?.[1];
    this.partial = word ?? before;
    if (/^\/\S*$/.test(before)) this.show(this.commandOffers(before));
    else this.show(word ? this.nameOffers(word) : []);
  }

  commandOffers(before) {
    const known = this.env.commands.filter(({ name }) => name.startsWith(before));
    return known.map(({ name, hint }) => ({ label: name, hint, insert: `${name} ` }));
  }

  nameOffers(word) {
    const query = word.slice(1).toLowerCase();
    const pool = word[0] === "@" ? [...this.env.people.values()].filter((person) => !person.deleted) : [...this.env.channels.values()].filter((channel) => !channel.is_im);
    const found = pool.filter(({ name }) => name.toLowerCase().includes(query)).slice(0, 8);
    return found.map(({ name }) => ({ label: `${word[0]}${name}`, insert: `${word[0]}${name} ` }));
  }

  show(offers) {
    this.offers = offers;
    if (!offers.length) return popDown(this.list);
    const row = (offer) => {
      const listeners = { mousedown: (event) => event.preventDefault(), click: () => this.take(offer) };
      return el("li", { role: "option", on: listeners }, offer.label, offer.hint ? el("small", {}, offer.hint) : null);
    };
    this.list.replaceChildren(...offers.map(row));
    popUnder(this.form, this.list);
    return this.mark(0);
  }

  mark(at) {
    this.marked = (at + this.offers.length) % this.offers.length;
    [...this.list.children].forEach((row, index) => {
      row.classList.toggle("active", index === this.marked);
      row.setAttribute("aria-selected", String(index === this.marked));
    });
  }

  take(offer) {
    const caret = this.input.selectionStart;
    const [before, after] = [this.input.value.slice(0, caret - this.partial.length), this.input.value.slice(caret)];
    this.fill(before + offer.insert + after, (before + offer.insert).length);
    this.show([]);
  }
}

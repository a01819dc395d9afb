// Where one types: Enter sends, Shift+Enter breaks the line, arrow up brings back, and /, @ and # offer completions.
import { button, composing, el, popDown, popUnder, uid } from "./dom.js";
import { icon } from "./icons.js";
import { hasShortcuts, openShortcuts } from "./shortcuts.js";

const KEPT = 50;
const TRIGGER = /(?:^|\s)([@#][^\s@#]*)$/;
const TALLEST = 160;

/** The line a person types into, for every channel and direct message, or for the replies of a thread. */
export class Composer {
  /** `name` begins the test handles; `thread()` gives the message that is answered, null for the channel itself. */
  constructor(form, env, { name = "composer", thread = () => null } = {}) {
    Object.assign(this, { form, env, name, thread, at: null, offers: [], spot: null, drafts: new Map() });
    const listId = uid("offers");
    this.input = el("textarea", {
      rows: "1", disabled: true, "data-testid": `${name}-input`, "aria-autocomplete": "list", "aria-controls": listId, autocomplete: "off", spellcheck: "false",
      on: { keydown: (event) => this.key(event), input: () => this.typed(), blur: () => popDown(this.list) },
    });
    this.list = el("ul", { id: listId, class: "pop options", popover: "manual", role: "listbox", "data-testid": name === "composer" ? "offers" : `${name}-offers`, "data-wide": "1" });
    this.send = el("button", { type: "submit", class: "send", "data-testid": `${name}-send` }, icon("send"));
    form.append(this.input, el("div", { class: "composer-row" }, ...this.tools(), this.send), this.list);
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("click", (event) => (event.target === form || event.target.matches(".composer-row")) && this.input.focus());
  }

  tools() {
    const tool = (sign, testid, click) => button({ class: "tool", "data-testid": `${this.name}-${testid}`, on: { click } }, icon(sign));
    this.mention = tool("at", "mention", () => this.begin("@"));
    if (this.name !== "composer") return [this.mention];
    this.plus = tool("bolt", "shortcuts", () => openShortcuts(this.plus, this.env));
    this.plus.setAttribute("aria-haspopup", "menu");
    this.plus.setAttribute("aria-expanded", "false");
    this.slash = tool("slash", "commands", () => this.begin("/"));
    return [this.plus, this.slash, this.mention];
  }

  /** The words around the line, and the draft that was left there; an archived channel takes none. */
  draw({ key, label, placeholder, archived }) {
    const { t } = this.env;
    this.input.placeholder = archived ? t("archived") : placeholder;
    this.input.setAttribute("aria-label", label);
    for (const [node, words] of [[this.send, t("send")], [this.mention, t("mention_someone")], [this.plus, t("shortcuts")], [this.slash, t("commands")]]) {
      node?.setAttribute("aria-label", words);
      if (node && node !== this.send) node.title = words;
    }
    this.list.setAttribute("aria-label", label);
    if (this.plus) this.plus.hidden = !hasShortcuts(this.env);
    for (const node of [this.input, this.send, this.mention, this.plus, this.slash]) if (node) node.disabled = archived;
    if (this.spot !== key) this.swap(key);
  }

  swap(key) {
    if (this.spot !== null) this.drafts.set(this.spot, this.input.value);
    this.spot = key;
    this.at = null;
    this.input.value = this.drafts.get(key) ?? "";
    this.grow();
    this.show([]);
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  /** Types a sign that begins a command or a name, as its button does. */
  begin(sign) {
    const caret = this.input.selectionStart;
    const [before, after] = [this.input.value.slice(0, caret), this.input.value.slice(caret)];
    this.input.focus();
    if (sign === "/" && !this.input.value) this.fill("/");
    if (sign === "@") this.fill(`${before}${/\S$/.test(before) ? " " : ""}@${after}`, caret + (/\S$/.test(before) ? 2 : 1));
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
    const [command, thread] = [line.startsWith("/"), this.thread()];
    if (command && thread) {
      this.env.say(this.env.t("no_slash_in_threads", { what: line.split(/\s/)[0] }));
      return;
    }
    this.remember(line);
    this.fill("");
    const [channel, key] = [this.env.place, this.spot];
    const done = await this.env.perform(command ? "slash" : "message", command ? { channel, line } : { channel, text: line, thread_ts: thread });
    if (done === null && key === this.spot && !this.input.value) this.fill(line);
  }

  fill(text, caret = text.length) {
    this.input.value = text;
    this.input.setSelectionRange(caret, caret);
    this.typed();
  }

  typed() {
    this.grow();
    this.offer();
  }

  grow() {
    this.input.style.height = "auto";
    const tall = this.input.scrollHeight; // none while the line is hidden, as on Home
    if (tall) this.input.style.height = `${Math.min(tall, TALLEST)}px`;
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
    if (/^\/\S*$/.test(before) && !this.thread()) this.show(this.commandOffers(before));
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
    if (!offers.length) {
      this.input.removeAttribute("aria-activedescendant");
      return popDown(this.list);
    }
    const row = (offer) => {
      const listeners = { mousedown: (event) => event.preventDefault(), click: () => this.take(offer) };
      return el("li", { role: "option", id: uid("offer"), on: listeners }, offer.label, offer.hint ? el("small", {}, offer.hint) : null);
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
    this.input.setAttribute("aria-activedescendant", this.list.children[this.marked].id);
    this.list.children[this.marked].scrollIntoView({ block: "nearest" });
  }

  take(offer) {
    const caret = this.input.selectionStart;
    const [before, after] = [this.input.value.slice(0, caret - this.partial.length), this.input.value.slice(caret)];
    this.fill(before + offer.insert + after, (before + offer.insert).length);
    this.show([]);
  }
}

// The thread pane at the right: one message, its replies, and a line to add another.
import { Composer } from "./composer.js";
import { button, composing, el } from "./dom.js";
import { drawMessages, keepNewest, pointAt, walkMessages } from "./messages.js";

/** The pane; `onClose` is called when the person is done with it. */
export class ThreadPane {
  constructor(root, env, onClose) {
    Object.assign(this, { root, env, onClose, ts: null, from: null });
    this.title = el("h2", { id: "thread-title" });
    this.place = el("span", { class: "quiet" });
    this.shut = button({ class: "shut", "data-testid": "thread-close", on: { click: () => this.close() } }, "×");
    this.list = el("section", { class: "messages", role: "log", tabindex: "0", "data-testid": "thread-messages", "aria-labelledby": "thread-title" });
    this.form = el("form", { class: "composer", "data-testid": "thread-composer" });
    root.append(el("header", { class: "head" }, el("span", { class: "thread-words" }, this.title, this.place), this.shut), this.list, this.form);
    root.addEventListener("keydown", (event) => this.key(event));
    this.composer = new Composer(this.form, env, { name: "thread", thread: () => this.ts });
    keepNewest(this.list);
    walkMessages(this.list);
  }

  /** Shows the replies to the message `ts`, or nothing when it is null. */
  draw(ts, messages, { name, key, archived }) {
    const { t } = this.env;
    const opened = ts !== null && this.ts !== ts;
    this.ts = ts;
    this.root.hidden = ts === null;
    document.body.classList.toggle("threaded", ts !== null);
    if (ts === null) return;
    this.title.textContent = t("thread");
    this.place.textContent = name;
    this.shut.setAttribute("aria-label", t("close"));
    this.composer.draw({ key: `${key}/${ts}`, label: t("reply_in_thread"), placeholder: t("reply_here"), archived });
    drawMessages(this.list, messages, this.env, `${key}/${ts}`, { inThread: true });
    if (opened) this.composer.focus();
  }

  /** Lets one reply glow; false when it is not here. */
  point(ts) {
    return this.ts !== null && pointAt(this.list, ts);
  }

  key(event) {
    if (event.key !== "Escape" || composing(event) || event.defaultPrevented || document.querySelector(":popover-open")) return;
    event.preventDefault();
    this.close();
  }

  close() {
    this.onClose(this.ts);
  }
}

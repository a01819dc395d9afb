// Modals: the open forms of one person, drawn from the server's stack; what is typed survives an update in place.
import { button, composing, el, uid } from "./dom.js";
import { focusMark, restoreFocus } from "./focus.js";
import { Host } from "./host.js";
import { underField } from "./labels.js";
import { plain } from "./mrkdwn.js";
import { elementKeys, renderBlocks } from "./render.js";

class Modal {
  constructor(view, env) {
    this.env = env;
    this.view = view;
    this.host = new Host(env, { view_id: view.id }, view.values);
    this.host.onTyped = (block) => this.clearError(block.block_id);
    this.titleId = uid("title");
    this.title = el("h2", { id: this.titleId, "data-testid": "modal-title" });
    this.body = el("div", { class: "modal-body", tabindex: "-1" });
    this.foot = el("footer");
    const shut = button({ class: "shut", "aria-label": env.t("close"), on: { click: () => this.close() } }, "×");
    const form = el("form", { novalidate: true, on: { submit: (event) => this.submit(event) } }, el("header", {}, this.title, shut), this.body, this.foot);
    this.dialog = el(
      "dialog",
      {
        class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": this.titleId, "data-testid": "modal",
        "data-view-id": view.id, "data-callback-id": view.body.callback_id, on: { keydown: (event) => this.key(event), cancel: (event) => this.cancel(event), example: (event) => this.fill(event.detail) },
      },
      form,
    );
    document.body.append(this.dialog);
    this.draw();
    this.showErrors(view.errors);
  }

  draw() {
    const { body } = this.view;
    const [mark, scroll] = [focusMark(this.body), this.body.scrollTop];
    this.title.replaceChildren(...plain(body.title.text));
    this.body.replaceChildren(...renderBlocks(body.blocks, this.host));
    this.host.keepOnly(elementKeys(body.blocks));
    this.submitButton = body.submit ? el("button", { type: "submit", class: "btn primary", "data-testid": "modal-submit" }, ...plain(body.submit.text)) : null;
    const shutWords = body.close ? plain(body.close.text) : [this.env.t(body.submit ? "cancel" : "close")];
    const shut = button({ class: "btn", "data-testid": "modal-close", on: { click: () => this.close() } }, ...shutWords);
    this.foot.replaceChildren(...[shut, this.submitButton].filter(Boolean));
    this.body.scrollTop = scroll;
    restoreFocus(this.body, mark);
  }

  update(view) {
    const changed = view.hash !== this.view.hash;
    this.view = view;
    this.host.known = view.values;
    if (changed) this.draw();
  }

  /** Puts an example into the form: states of elements by block id. */
  fill(states) {
    for (const block of this.view.body.blocks) if (block.block_id in states) this.host.set(block, block.element, states[block.block_id]);
    this.draw();
  }

  show() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    const first = this.body.querySelector("[autofocus], input, textarea, select");
    if (first?.getAttribute("role") !== "combobox") first?.focus();
    else this.body.focus();
  }

  hide() {
    if (this.dialog.open) this.dialog.close();
  }

  remove() {
    this.hide();
    this.dialog.remove();
  }

  key(event) {
    if (event.key !== "Escape" || composing(event)) return;
    if (this.dialog.querySelector(":popover-open")) return;
    event.preventDefault();
    this.close();
  }

  // The browser's own way out (Esc while nothing in the form has the focus).
  cancel(event) {
    event.preventDefault();
    if (event.target === this.dialog) this.close();
  }

  // A second click while the first is under way does nothing; `disabled` would lose the focus.
  async submit(event) {
    event.preventDefault();
    const pressed = this.submitButton;
    if (!pressed || pressed.ariaBusy === "true") return;
    pressed.ariaBusy = "true";
    this.showErrors({});
    try {
      const seen = await this.env.perform("submit", { view_id: this.view.id, values: this.host.typed() });
      this.showErrors(seen?.errors ?? {});
    } finally {
      pressed.ariaBusy = "false"; // the answer may have put a view without a button in the form's place
    }
  }

  async close() {
    await this.env.perform("close", { view_id: this.view.id });
  }

  showErrors(errors) {
    for (const spot of this.body.querySelectorAll("[data-error-for]")) {
      const words = errors[spot.dataset.errorFor] ?? "";
      spot.textContent = underField(words, this.env.t);
      spot.hidden = !words;
      this.field(spot)?.setAttribute("aria-invalid", String(Boolean(words)));
    }
    const first = [...this.body.querySelectorAll("[data-error-for]:not([hidden])")][0];
    if (!first) return;
    first.parentElement.scrollIntoView({ block: "nearest" });
    const field = this.field(first);
    if (field?.getAttribute("role") !== "combobox") field?.focus({ preventScroll: true });
  }

  field(spot) {
    return spot.parentElement.querySelector("[data-action-id]");
  }

  clearError(blockId) {
    const spot = this.body.querySelector(`[data-error-for="${CSS.escape(blockId)}"]`);
    if (!spot || spot.hidden) return;
    spot.hidden = true;
    this.field(spot)?.setAttribute("aria-invalid", "false");
  }
}

/** The stack of one person's open forms; only the top one is seen. */
export class Forms {
  constructor(env) {
    this.env = env;
    this.modals = new Map();
  }

  /** Brings the stack in line with the server's: opens, updates in place, closes. */
  show(views) {
    const wanted = new Set(views.map((view) => view.id));
    for (const [id, modal] of this.modals) {
      if (wanted.has(id)) continue;
      modal.remove();
      this.modals.delete(id);
    }
    for (const view of views) {
      if (this.modals.has(view.id)) this.modals.get(view.id).update(view);
      else this.modals.set(view.id, new Modal(view, this.env));
    }
    const top = this.modals.get(views.at(-1)?.id);
    for (const modal of this.modals.values()) if (modal !== top) modal.hide();
    top?.show();
  }

  /** Keeps on the server what is typed in the open forms, and takes them off the page (another person looks now). */
  async leave() {
    await Promise.all([...this.modals.values()].map((modal) => modal.host.save()));
    this.show([]);
  }
}

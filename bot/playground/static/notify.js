// What is said to the person while they look elsewhere: a note in the corner, and a figure in the window's title.
import { button, el } from "./dom.js";
import { avatar } from "./messages.js";
import { mrkdwn } from "./mrkdwn.js";

const NOTE_MS = 7000;
const AT_ONCE = 3;

/** Puts a note into the corner for a while; `role` is `alert` for what went wrong. */
export function note(root, node, patience) {
  root.append(node);
  setTimeout(() => node.remove(), patience);
}

function words(text, env) {
  return el("span", {}, ...mrkdwn(text, env)).textContent;
}

/** Tells of unread words to the person that are newer than those they had when they came. */
export class Notifier {
  constructor(root, env) {
    Object.assign(this, { root, env, user: null, known: new Set() });
  }

  /** Takes over what waits for the person; words in the place they look at are no news. */
  hear(notices) {
    const fresh = notices.filter((one) => !this.known.has(one.ts));
    const told = this.user === this.env.me.id;
    this.user = this.env.me.id;
    this.known = new Set(notices.map((one) => one.ts));
    for (const card of [...this.root.children]) if (card.dataset.ts && !this.known.has(card.dataset.ts)) card.remove();
    if (told) this.tell(fresh.filter((one) => one.channel !== this.env.place || document.visibilityState !== "visible"));
    else this.root.replaceChildren();
  }

  tell(fresh) {
    const more = fresh.length - AT_ONCE;
    for (const one of fresh.slice(-AT_ONCE)) note(this.root, this.card(one), NOTE_MS);
    if (more > 0) note(this.root, el("div", { class: "note more", "data-testid": "notice-more" }, this.env.t("more_notices", { count: more })), NOTE_MS);
  }

  card(one) {
    const { env } = this;
    const author = env.people.get(one.user);
    const channel = env.channels.get(one.channel);
    const key = one.thread_ts ? "notice_thread" : channel?.is_im ? "notice_dm" : "notice_mention";
    const heading = env.t(key, { name: author?.name ?? one.user, place: env.placeName(channel) });
    const look = () => {
      card.remove();
      env.go(one.channel, { ts: one.ts });
    };
    const lines = el("span", { class: "note-lines" }, el("strong", {}, heading), el("span", { class: "note-text" }, words(one.text, env)));
    const open = button({ class: "note-open", "data-testid": "notice", "data-ts": one.ts, "data-place": one.channel, on: { click: look } }, avatar(author), lines);
    const shut = button({ class: "shut", "aria-label": env.t("close"), on: { click: () => card.remove() } }, "×");
    const card = el("div", { class: "note", "data-ts": one.ts }, open, shut);
    return card;
  }
}

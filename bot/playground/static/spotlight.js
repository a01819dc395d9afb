// The ring around what the tour speaks of. It takes no clicks and is nothing for a screen reader.
import { el } from "./dom.js";

const MARGIN = 5;
const CLIPS = ".messages, .modal-body, .home, .people, .channels";
const seen = (node) => (node?.checkVisibility({ visibilityProperty: true }) ? node : null);
const shown = (selector) => [...document.querySelectorAll(selector)].filter(seen).at(-1) ?? null;

/** The newest message with these words and, if asked for, a button; the button then. */
function inMessages({ message = "", press = "" }) {
  const found = [...document.querySelectorAll("#messages [data-testid=message]")].reverse();
  for (const one of found) {
    if (!one.textContent.includes(message)) continue;
    if (!press) return one;
    const pressed = [...one.querySelectorAll(`button[data-action-id="${press}"]`)].find(seen);
    if (pressed) return pressed;
  }
  return null;
}

/** Where to look now: the form's button, the way to the right person or place, or what the act is about. */
export function targetOf(act, { dialog = null, form = null, there, env }) {
  if (form) return form.querySelector("[data-testid=modal-submit]");
  if (dialog) return dialog.querySelector("[data-testid=modal-close]");
  if (there) return ofAct(act);
  const way = env.me?.id === act.user || !act.user ? placeWay(act.place) : `[data-testid=person][data-user="${act.user}"]`;
  return shown(way) ?? shown("#menu");
}

function placeWay(place) {
  if (place === "home") return "[data-tab=home], [data-testid=place][data-kind=app]";
  return place === "dm" ? "[data-tab=messages], [data-testid=place][data-kind=app]" : `[data-testid=place][data-channel="${place}"]`;
}

function ofAct({ target, place }) {
  if (target.composer) return shown("#composer");
  if (target.clock) return shown("[data-testid=clock-event]");
  if (place === "home") return null;
  return target.press || target.message ? inMessages(target) : null;
}

/** A little more than the element's box, as far as it is not scrolled out of sight. */
function frame(node) {
  const [box, clip] = [node.getBoundingClientRect(), node.closest(CLIPS)?.getBoundingClientRect() ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
  const [left, top] = [Math.max(clip.left + 2, box.left - MARGIN), Math.max(clip.top + 2, box.top - MARGIN)];
  const [right, bottom] = [Math.min(clip.right - 2, box.right + MARGIN), Math.min(clip.bottom - 2, box.bottom + MARGIN)];
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** A ring that follows an element about. */
export class Spotlight {
  constructor() {
    this.ring = el("div", { class: "tour-ring", "aria-hidden": "true", hidden: true });
    this.shownFor = null;
  }

  /** Around `node`, inside `host`; brought into view once for each `act`. Null hides it. */
  show(host, node, act) {
    if (this.ring.parentElement !== host) host.append(this.ring);
    this.ring.hidden = !node;
    if (!node) return;
    const key = `${act}|${node.dataset.testid ?? node.dataset.actionId ?? node.id}|${host.id || host.dataset.viewId || ""}`;
    if (key !== this.shownFor) node.scrollIntoView({ block: "nearest" });
    this.shownFor = key;
    const place = frame(node);
    for (const [name, value] of Object.entries(place)) this.ring.style[name] = `${value}px`;
  }
}

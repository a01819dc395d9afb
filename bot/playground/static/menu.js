// A menu that opens beside a button: arrows move, a letter jumps, Esc and a click elsewhere close it.
import { button, el, popDown, popUnder } from "./dom.js";
import { icon } from "./icons.js";
import { roving } from "./focus.js";

function row(item, close) {
  if (item.heading) return el("div", { class: "menu-heading", role: "presentation" }, item.heading);
  if (item.line) return el("hr", { class: "menu-line" });
  const radio = item.checked !== undefined;
  const sign = radio ? (item.checked ? icon("check") : el("span", { class: "icon" })) : item.icon ? icon(item.icon) : null;
  const marks = { role: radio ? "menuitemradio" : "menuitem", "aria-checked": radio ? String(item.checked) : null, "data-menu": item.id, lang: item.lang };
  const about = item.about ? el("small", {}, item.about) : null;
  return button({ class: "menu-item", ...marks, on: { click: () => close(item) } }, sign, el("span", { class: "menu-words" }, item.label, about));
}

function byLetter(event, menu) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const from = items.indexOf(document.activeElement) + 1;
  const key = event.key.toLowerCase();
  [...items.slice(from), ...items.slice(0, from)].find((one) => one.textContent.trim().toLowerCase().startsWith(key))?.focus();
}

/** Opens the menu at `anchor`; items are {label, act, icon?, about?, checked?}, {heading} or {line}. */
export function openMenu(anchor, items, label) {
  const close = (item) => {
    popDown(menu);
    item.act();
  };
  const menu = el("div", { role: "menu", class: "pop menu-pop", popover: "auto", "aria-label": label, "data-testid": "menu-pop" }, ...items.map((item) => row(item, close)));
  const keys = (event) => {
    if (event.key === "Tab") popDown(menu);
    else byLetter(event, menu);
  };
  const toggled = (event) => {
    if (event.newState === "open") return;
    anchor.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement) || document.activeElement === document.body) anchor.focus({ preventScroll: true });
    menu.remove();
  };
  menu.addEventListener("keydown", keys);
  menu.addEventListener("toggle", toggled);
  roving(menu, "[role^=menuitem]");
  (anchor.closest("dialog") ?? document.body).append(menu);
  anchor.setAttribute("aria-expanded", "true");
  popUnder(anchor, menu);
  (menu.querySelector("[aria-checked=true]") ?? menu.querySelector("[role^=menuitem]"))?.focus({ preventScroll: true });
  return menu;
}

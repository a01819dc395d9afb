// Small tools to build the page. Text always becomes a text node: nothing here takes HTML.

/** Makes an element. `props.on` holds listeners; null, undefined and false attributes are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** A button that never submits a form. */
export function button(props, ...children) {
  return el("button", { type: "button", ...props }, ...children);
}

/** Brings `parent`'s children in line with `items`, building anew only those whose `print` has changed. */
export function reconcile(parent, items, { key, print, build }) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const wanted = items.map((item) => {
    const [name, now] = [String(key(item)), print(item)];
    const known = old.get(name);
    if (known && known.__print === now) return known;
    const node = build(item);
    node.dataset.key = name;
    node.__print = now;
    return node;
  });
  wanted.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild.remove();
}

/** Puts `popup` under `anchor` (above it when there is no room below) in the browser's top layer. */
export function popUnder(anchor, popup) {
  const box = anchor.getBoundingClientRect();
  if (!popup.matches(":popover-open")) popup.showPopover();
  const width = Math.max(box.width, Math.min(popup.dataset.wide ? 320 : 200, window.innerWidth - 16));
  popup.style.minWidth = `${Math.min(width, window.innerWidth - 16)}px`;
  const height = popup.offsetHeight;
  const below = box.bottom + height + 8 <= window.innerHeight || box.top < height + 8;
  popup.style.top = `${below ? box.bottom + 4 : box.top - height - 4}px`;
  popup.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - popup.offsetWidth - 8))}px`;
}

/** Closes a popup that may be closed already. */
export function popDown(popup) {
  if (popup.isConnected && popup.matches(":popover-open")) popup.hidePopover();
}

/** True while an input method (Chinese, Japanese) still composes: its Enter chooses a word and sends nothing. */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

let serial = 0;
/** A document-wide unique id. */
export function uid(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}

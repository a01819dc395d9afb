// Where the keyboard is: kept when a part of the page is drawn anew, and moved by arrows inside lists.

/** What has the focus inside `root`, as something that can be found again after drawing. */
export function focusMark(root) {
  const node = document.activeElement;
  if (!root.contains(node) || !node.dataset.actionId) return null;
  const { blockId, actionId, value } = node.dataset;
  return { blockId, actionId, value, selection: [node.selectionStart, node.selectionEnd] };
}

function same(root, { blockId, actionId, value }) {
  const found = [...root.querySelectorAll("[data-action-id]")].filter((node) => node.dataset.actionId === actionId);
  return found.find((node) => node.dataset.blockId === blockId && node.dataset.value === value) ?? found.find((node) => node.dataset.blockId === blockId) ?? null;
}

/** Gives the focus and the caret back; false when the element is gone. */
export function restoreFocus(root, mark) {
  if (!mark || root.contains(document.activeElement)) return false;
  const node = same(root, mark);
  if (node) node.dataset.quiet = "1"; // a menu that gets its focus back stays shut
  node?.focus({ preventScroll: true });
  delete node?.dataset.quiet;
  if (node?.setSelectionRange && mark.selection[0] !== null && node.type === "text") node.setSelectionRange(...mark.selection);
  return Boolean(node);
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function aim(event, at, count) {
  if (event.key === "Home") return 0;
  if (event.key === "End") return count - 1;
  const step = STEPS[event.key];
  return step ? (at + step + count) % count : -1;
}

/** One stop for the Tab key: arrows, Home and End move inside `root` among what `selector` finds. */
export function roving(root, selector) {
  root.addEventListener("keydown", (event) => {
    const items = [...root.querySelectorAll(selector)];
    const at = items.indexOf(event.target.closest?.(selector));
    const to = at < 0 || event.altKey || event.ctrlKey || event.metaKey ? -1 : aim(event, at, items.length);
    if (to < 0) return;
    event.preventDefault();
    items[to].focus();
  });
  root.addEventListener("focusin", (event) => oneStop(root, selector, event.target.closest?.(selector)));
}

/** Lets Tab stop at `chosen` (or the one that is current, or the first), and at no other item. */
export function oneStop(root, selector, chosen = null) {
  const items = [...root.querySelectorAll(selector)];
  const current = items.find((item) => item.matches("[aria-current], [aria-pressed=true], [aria-selected=true]"));
  const stop = items.includes(chosen) ? chosen : (current ?? items[0]);
  for (const item of items) item.tabIndex = item === stop ? 0 : -1;
}

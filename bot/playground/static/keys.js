// Keys and links that work everywhere on the page: Ctrl+K finds, F6 goes from part to part, Esc shuts the drawer.
import { composing } from "./dom.js";

const FOCUSABLE = "textarea:not(:disabled), [tabindex='0'], button:not([tabindex='-1'], :disabled), input";

function enter(region) {
  const inside = region.matches("[tabindex='0']") ? region : region.querySelector(FOCUSABLE);
  (inside ?? region).focus();
}

function nextRegion(regions, back) {
  const shown = regions.filter((region) => region.checkVisibility({ visibilityProperty: true }));
  const here = shown.findIndex((region) => region.contains(document.activeElement));
  enter(shown[(here + (back ? -1 : 1) + shown.length) % shown.length]);
}

// A link to a message of this workspace leads there, in this window.
function followLink(event, go) {
  const link = event.target.closest?.("a[href]");
  const found = link && new URL(link.href).origin === location.origin && link.pathname.match(/^\/archives\/(\w+)\/p(\d+)(\d{6})$/);
  if (!found || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go(found[1], { ts: `${found[2]}.${found[3]}` });
}

/** Starts to listen; `regions` are the page's parts in their order, `jump`, `shut` and `go` do what their names say. */
export function listenKeys({ jump, shut, regions, go }) {
  document.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") jump();
    else if (event.key === "F6" && !document.querySelector("dialog[open]")) nextRegion(regions, event.shiftKey);
    else if (event.key === "Escape" && document.body.classList.contains("drawer")) shut();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => followLink(event, go));
}

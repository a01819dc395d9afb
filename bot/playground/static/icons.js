// The page's own signs as small drawings, so that they look the same without any font of symbols.

const NS = "http://www.w3.org/2000/svg";
const PATHS = {
  clock: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.4 1.6",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6",
  home: "M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5M6.7 13.2V9.6h2.6v3.6",
  lock: "M3.5 7.2h9v6.3h-9zM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2",
  messages: "M2.5 3.5h11v7.5H7.2L4.5 13.4V11h-2z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  reply: "M5 3.5v5.2h6.5M9 6.2l2.6 2.5L9 11.2",
  send: "M2.5 3l11 5-11 5 1.6-5zM4.2 8h5",
  skip: "M3.5 3.5 9 8l-5.5 4.5zM11.8 3.5v9",
};

/** One drawing in the colour of the text around it; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

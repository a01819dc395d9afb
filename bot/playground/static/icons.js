// The page's own signs as small drawings, so that they look the same without any font of symbols.

const NS = "http://www.w3.org/2000/svg";
const PATHS = {
  at: "M10.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM10.6 5.4v3.4c0 2.4 3.2 2.2 3.2-.9A5.8 5.8 0 1 0 11 12.9",
  back: "M6 3.5 2.8 6.7 6 9.9M3 6.7h6.7a3.3 3.3 0 0 1 0 6.6H7",
  bell: "M3.5 11.5h9L11.2 9.6V6.8a3.2 3.2 0 0 0-6.4 0v2.8zM6.8 13.6h2.4M8 3.4V2.2",
  calendar: "M2.5 4h11v9.5h-11zM2.5 6.8h11M5.3 2.5V5M10.7 2.5V5M5.5 9.3h1M9.5 9.3h1M5.5 11.4h1",
  check: "M3 8.5 6.4 12 13 4.5",
  chevron: "M4.5 6.2 8 9.8l3.5-3.6",
  clipboard: "M3.5 3.5h9v10.5h-9zM6 2h4v2.6H6zM5.8 7.5h4.4M5.8 9.5h4.4M5.8 11.5h2.6",
  clock: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.4 1.6",
  down: "M8 3v9.5M4 8.8 8 12.8l4-4",
  dots: "M3.4 8h.01M8 8h.01M12.6 8h.01",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6",
  flag: "M4 14V2.5M4 3h8l-2 2.8 2 2.7H4",
  gear: "M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M8 1.6v1.9M8 12.5v1.9M1.6 8h1.9M12.5 8h1.9M3.5 3.5l1.3 1.3M11.2 11.2l1.3 1.3M12.5 3.5l-1.3 1.3M4.8 11.2l-1.3 1.3",
  hand: "M4.6 9V4.6a.9.9 0 0 1 1.8 0V7.5V2.9a.9.9 0 0 1 1.8 0V7.5V3.4a.9.9 0 0 1 1.8 0V7.8V5a.9.9 0 0 1 1.8 0V10c0 2.6-1.6 4.3-3.8 4.3-1.9 0-2.9-.9-3.8-2.4L2.6 9.3c.5-.9 1.4-.8 2-.3",
  home: "M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5M6.7 13.2V9.6h2.6v3.6",
  hourglass: "M4 2h8M4 14h8M5 2v2.2L8 8l3-3.8V2M5 14v-2.2L8 8l3 3.8V14",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  lock: "M3.5 7.2h9v6.3h-9zM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2",
  memo: "M12.5 8.5V14h-10V3h5.5M7 9.3l-.5 2 2-.5 5-5-1.5-1.5z",
  messages: "M2.5 3.5h11v7.5H7.2L4.5 13.4V11h-2z",
  page: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3M6 8h4.4M6 10.5h4.4",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  phone: "M4.2 2.2 6 2.8l.6 2.7-1.4 1.2a8 8 0 0 0 4.1 4.1l1.2-1.4 2.7.6.6 1.8-1.6 1.8C7 13.6 2.4 9 2.4 3.8z",
  pin: "M5.5 2h5M6.3 2v4.2L4.2 9h7.6L9.7 6.2V2M8 9v5",
  repeat: "M3 7V6a2 2 0 0 1 2-2h7.5M10.5 2l2 2-2 2M13 9v1a2 2 0 0 1-2 2H3.5M5.5 14l-2-2 2-2",
  reply: "M5 3.5v5.2h6.5M9 6.2l2.6 2.5L9 11.2",
  plus: "M8 3v10M3 8h10",
  search: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.4 3.4",
  send: "M2.5 3l11 5-11 5 1.6-5zM4.2 8h5",
  skip: "M3.5 3.5 9 8l-5.5 4.5zM11.8 3.5v9",
  sun: "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1.3v1.5M8 13.2v1.5M1.3 8h1.5M13.2 8h1.5M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1",
  warning: "M8 2.2 14.5 13.5h-13zM8 6.3v3.4M8 11.6v.1",
  slash: "M10 3 6 13M2.5 2.5h11v11h-11z",
  trash: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5 5.2 13h5.6l.7-8.5M7 7v4M9 7v4",
  thread: "M2.5 3h11v7.5H7.5L4.8 13v-2.5H2.5zM5.2 5.6h5.6M5.2 7.9h3.6",
  bolt: "M9 1.8 3.5 9h4L7 14.2 12.5 7h-4z",
  wrench: "M13.4 4.4 11.2 6.5 9.5 4.8l2.1-2.2a3.4 3.4 0 0 0-4.5 4.3L2.4 11.6l2 2 4.7-4.7a3.4 3.4 0 0 0 4.3-4.5",
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

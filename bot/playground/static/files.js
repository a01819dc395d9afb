// Files that came with a message: a picture is shown, anything else is a card with its kind and size, to be downloaded.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN = /^image\/(png|jpeg|gif)$/;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

function sizeOf(bytes, env) {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(env.lang, { style: "unit", unit: UNITS[step], unitDisplay: "short", maximumFractionDigits: 1 }).format(bytes / 1000 ** step);
}

function file(one, env) {
  const about = el("span", { class: "quiet" }, `${one.filetype.toUpperCase()} · ${sizeOf(one.size, env)}`);
  const words = el("span", { class: "file-words" }, el("strong", {}, one.title || one.name), about);
  const shown = SHOWN.test(one.mimetype) ? el("img", { src: one.url_private, alt: one.alt_txt || one.title, loading: "lazy" }) : null;
  const row = el("a", { class: "file-row", href: one.url_private_download, download: one.name, "aria-label": env.t("download", { name: one.title || one.name }) }, el("span", { class: `file-kind ${one.filetype}`, "aria-hidden": "true" }, icon("page")), words, icon("down"));
  return el("div", { class: "file", "data-file-id": one.id }, shown, row);
}

/** The files of a message as nodes. */
export function files(found, env) {
  return (found ?? []).map((one) => file(one, env));
}

// rich_text blocks -> DOM: sections, lists, quotes and code with their styled runs.
import { el } from "./dom.js";
import { emoji, withSigns } from "./emoji.js";
import { channelOf, link, mentionOf } from "./mrkdwn.js";
import { slackDate } from "./time.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u", highlight: "mark", client_highlight: "mark" };

// An emoji that we do not know by name may tell its characters.
function sign(run) {
  const known = emoji(run.name);
  return typeof known === "string" && run.unicode ? String.fromCodePoint(...run.unicode.split("-").map((part) => parseInt(part, 16))) : known;
}

function colour(run) {
  const spot = el("span", { class: "colour", "aria-hidden": "true" });
  spot.style.background = run.value;
  return el("code", {}, spot, run.value);
}

const RUN = {
  text: (run) => withSigns(run.text),
  link: (run) => link(run.url, run.text),
  user: (run, env) => mentionOf(run.user_id, null, env),
  channel: (run, env) => channelOf(run.channel_id, null, env),
  emoji: sign,
  date: (run, env) => slackDate([String(run.timestamp), run.format], run.fallback ?? "", env),
  broadcast: (run) => el("span", { class: "mention broadcast" }, `@${run.range}`),
  usergroup: (run) => el("span", { class: "mention" }, `@${run.usergroup_id}`),
  color: colour,
};

function runs(elements, env) {
  return elements.map((run) => {
    const body = RUN[run.type]?.(run, env) ?? `[${run.type}]`;
    const tags = Object.keys(run.style ?? {}).filter((name) => run.style[name] && STYLES[name]);
    return tags.reduce((inner, name) => el(STYLES[name], {}, inner), body);
  });
}

const PART = {
  rich_text_section: (part, env) => el("div", { class: "para" }, ...runs(part.elements, env)),
  rich_text_quote: (part, env) => el("blockquote", {}, ...runs(part.elements, env)),
  rich_text_preformatted: (part, env) => el("pre", {}, ...runs(part.elements, env)),
  rich_text_list: (part, env) => {
    const items = part.elements.map((item) => el("li", {}, ...runs(item.elements, env)));
    const tag = part.style === "ordered" ? "ol" : "ul";
    return el(tag, { class: `level-${part.indent ?? 0}`, start: tag === "ol" && part.offset ? part.offset + 1 : null }, ...items);
  },
};

/** A rich_text block as nodes. */
export function richText(block, env) {
  return block.elements.map((part) => PART[part.type]?.(part, env) ?? el("div", { class: "unknown", "data-unknown": part.type }, `[${part.type}]`));
}

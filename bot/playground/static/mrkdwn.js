// Slack's mrkdwn and plain text -> DOM nodes. Every character of a message ends as a text node, never as markup.
import { el } from "./dom.js";
import { emoji, withSigns } from "./emoji.js";
import { slackDate } from "./time.js";

const FENCE = /```\n?([\s\S]+?)```/g;
const QUOTE = /^(?:&gt;|>) ?/;
const ITEM = /^(\s*)([•◦▪*-]|\d{1,3}\.) +/;
const INLINE = /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]{1,60}):/;
const SHORTCODE = /:([a-z0-9_+'-]{1,60}):/;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const SAFE_URL = /^(https?:|mailto:|tel:)/i;

/** `&lt;`, `&gt;` and `&amp;` as the characters they stand for. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A Slack text object ({type, text}) as nodes. */
export function textObject(object, env) {
  return object.type === "mrkdwn" ? mrkdwn(object.text, env) : plain(object.text, object.emoji !== false);
}

/** Plain text: line breaks and emoji only. */
export function plain(text, withEmoji = true) {
  const parts = withEmoji ? text.split(SHORTCODE) : [text];
  return [el("span", { class: "plain" }, ...parts.map((part, at) => (at % 2 ? emoji(part) : withSigns(unescape(part)))))];
}

/** mrkdwn as nodes: code fences, then quotes and lists line by line, then the styles inside a line. */
export function mrkdwn(text, env) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(FENCE)) {
    nodes.push(...lines(text.slice(from, match.index).replace(/\n$/, ""), env));
    nodes.push(el("pre", {}, unescape(match[1].replace(/\n$/, ""))));
    from = match.index + match[0].length;
  }
  nodes.push(...lines(text.slice(from).replace(from ? /^\n/ : /^$/, ""), env));
  return nodes;
}

function lines(text, env) {
  if (!text) return [];
  const groups = [];
  for (const line of text.split("\n")) {
    const kind = QUOTE.test(line) ? "quote" : ITEM.test(line) ? "item" : "text";
    const last = groups.at(-1);
    if (last && last.kind === kind && kind !== "item") last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.flatMap((group) => drawGroup(group, env));
}

function drawGroup({ kind, lines: rows }, env) {
  if (kind === "quote") {
    return [el("blockquote", {}, ...inlineLines(rows.map((row) => row.replace(QUOTE, "")), env))];
  }
  if (kind === "item") {
    const [, indent, bullet] = rows[0].match(ITEM);
    const level = Math.min(3, Math.floor(indent.length / 2));
    const body = inline(rows[0].replace(ITEM, ""), env);
    return [el("div", { class: `item level-${level}` }, el("span", { class: "bullet" }, bullet), el("span", {}, ...body))];
  }
  return [el("div", { class: "para" }, ...inlineLines(rows, env))];
}

function inlineLines(rows, env) {
  return rows.flatMap((row, at) => (at ? [el("br"), ...inline(row, env)] : inline(row, env)));
}

/** The styles, links, mentions and emoji of one line. */
export function inline(text, env) {
  const match = INLINE.exec(text);
  const styled = firstStyle(text, match ? match.index : text.length);
  if (styled) {
    const { mark, start, end } = styled;
    const body = inline(text.slice(start + 1, end), env);
    return [...inline(text.slice(0, start), env), el(STYLES[mark], {}, ...body), ...inline(text.slice(end + 1), env)];
  }
  if (!match) return withSigns(unescape(text));
  const before = text.slice(0, match.index);
  const after = inline(text.slice(match.index + match[0].length), env);
  return [...withSigns(unescape(before)), token(match, env), ...after];
}

function token([, code, link, name], env) {
  if (code !== undefined) return el("code", {}, unescape(code));
  if (link !== undefined) return special(link, env);
  return emoji(name);
}

// Slack wants a space or punctuation on both sides of a styled run: *a*b stays as typed, in Chinese too.
function firstStyle(text, limit) {
  for (let start = 0; start < limit; start += 1) {
    const mark = text[start];
    if (!(mark in STYLES) || !edge(text[start - 1]) || !text[start + 1] || /\s/.test(text[start + 1])) continue;
    const end = closing(text, mark, start);
    if (end > 0) return { mark, start, end };
  }
  return null;
}

function closing(text, mark, start) {
  for (let end = text.indexOf(mark, start + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (!/\s/.test(text[end - 1]) && edge(text[end + 1])) return end;
  }
  return -1;
}

function edge(character) {
  return character === undefined || !/[\p{L}\p{N}]/u.test(character);
}

function special(inside, env) {
  const [target, label] = split(inside);
  if (target.startsWith("@")) return mentionOf(target.slice(1), label, env);
  if (target.startsWith("#")) return channelOf(target.slice(1), label, env);
  if (target.startsWith("!date^")) return slackDate(target.slice(6).split("^"), label ?? "", env);
  if (target.startsWith("!subteam^")) return mention(label ?? `@${target.slice(9)}`);
  if (target.startsWith("!")) return mention(label ?? `@${target.slice(1)}`, "broadcast");
  return link(unescape(target), label ? unescape(label) : null);
}

function split(inside) {
  const at = inside.indexOf("|");
  return at < 0 ? [inside, undefined] : [inside.slice(0, at), inside.slice(at + 1)];
}

function mention(text, extra = "") {
  return el("span", { class: `mention ${extra}` }, unescape(text));
}

/** A person named in a text; one's own name stands out. */
export function mentionOf(user, label, env) {
  const name = env.people.get(user)?.name ?? label ?? user;
  const node = mention(`@${name}`, user === env.me?.id ? "me" : "");
  node.dataset.mention = user;
  return node;
}

/** A channel named in a text; pressing it opens the channel. */
export function channelOf(channel, label, env) {
  const name = env.channels.get(channel)?.name ?? label ?? channel;
  return el("button", { type: "button", class: "mention link", on: { click: () => env.go?.(channel) } }, `#${name}`);
}

/** A link that leaves the page; anything but a web, mail or telephone address stays text. */
export function link(url, label) {
  if (!SAFE_URL.test(url)) return label ?? url;
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label ?? url);
}

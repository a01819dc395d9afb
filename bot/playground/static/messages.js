// The message list of one channel: days, authors, marks (edited, only visible to you) and blocks.
import { el, reconcile } from "./dom.js";
import { Host } from "./host.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { renderBlocks } from "./render.js";
import { clockTime, dayHeading, dayOf, fullTime } from "./time.js";

const TOGETHER_MS = 5 * 60_000;
const COLOURS = ["#2a6f97", "#8a4f7d", "#b5651d", "#3d7a4e", "#7b5ea7", "#a23b4a", "#33707a", "#8c6d1f", "#5a6ea8", "#6b6b47", "#9a4c95", "#44703d"];

/** A person's square with the end of their name, in a colour of their own. */
export function avatar(person, kind = "") {
  const name = person?.name ?? "?";
  const short = /[\u3400-\u9fff]/.test(name) ? [...name].slice(-2).join("") : name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const sum = [...(person?.id ?? name)].reduce((total, character) => total * 31 + character.codePointAt(0), 7);
  const node = el("span", { class: `avatar ${kind} ${person?.is_bot ? "bot" : ""}`, "aria-hidden": "true" }, person?.is_bot ? icon("clock") : short);
  if (!person?.is_bot) node.style.background = COLOURS[Math.abs(sum) % COLOURS.length];
  return node;
}

/** Messages with what their neighbours decide: whether a day begins, and whether they go on under the same name. */
function arranged(messages, env) {
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const shown = new Date(message.shown_at);
    const newDay = !before || dayOf(new Date(before.shown_at), env.zone) !== dayOf(shown, env.zone);
    const near = before && shown - new Date(before.shown_at) < TOGETHER_MS;
    const same = before && before.user === message.user && Boolean(before.ephemeral_to) === Boolean(message.ephemeral_to);
    return { message, newDay, heading: newDay ? dayHeading(shown, env) : "", follows: Boolean(same && near && !newDay) };
  });
}

function content(message, env) {
  if (!message.blocks.length) return mrkdwn(message.text, env);
  return renderBlocks(message.blocks, new Host(env, { channel: message.channel, ts: message.ts }));
}

function byline(message, author, env) {
  const app = message.bot ? el("span", { class: "badge" }, env.t("app")) : null;
  const shown = new Date(message.shown_at);
  const time = el("time", { datetime: message.shown_at, title: fullTime(shown, env) }, clockTime(shown, env));
  return el("div", { class: "byline" }, el("strong", {}, author?.name ?? message.user), app, time);
}

function build({ message, newDay, heading, follows }, env) {
  const author = env.people.get(message.user);
  const edited = message.edited ? el("span", { class: "edited", "data-testid": "edited" }, ` ${env.t("edited")}`) : null;
  const only = message.ephemeral_to ? el("div", { class: "only", "data-testid": "only-you" }, icon("eye"), env.t("only_you")) : null;
  const thread = message.thread_ts && message.thread_ts !== message.ts ? el("div", { class: "only" }, icon("reply"), env.t("in_thread")) : null;
  const side = follows ? el("time", { class: "side-time" }, clockTime(new Date(message.shown_at), env)) : avatar(author);
  const main = el("div", { class: "message-main" }, only, thread, follows ? null : byline(message, author, env), el("div", { class: "content" }, ...content(message, env), edited));
  const kind = `message ${follows ? "follows" : ""} ${message.ephemeral_to ? "ephemeral" : ""}`;
  const marks = { "data-testid": "message", "data-ts": message.ts, "data-channel": message.channel, "data-user": message.user, "data-ephemeral": String(Boolean(message.ephemeral_to)) };
  const day = newDay ? el("div", { class: "day", role: "separator" }, el("span", {}, heading)) : null;
  return el("div", { class: "message-row" }, day, el("article", { class: kind, ...marks }, el("div", { class: "side-mark" }, side), main));
}

function atEnd(root) {
  return root.scrollHeight - root.scrollTop - root.clientHeight < 60;
}

/** Keeps the newest message in sight when the room becomes smaller, as under a phone's keyboard. */
export function keepNewest(root) {
  let newest = true;
  root.addEventListener("scroll", () => (newest = atEnd(root)), { passive: true });
  new ResizeObserver(() => newest && (root.scrollTop = root.scrollHeight)).observe(root);
}

/** Draws the messages, building anew only what has changed, and keeps the newest in sight when it was. */
export function drawMessages(root, messages, env, channel) {
  const moved = root.dataset.channel !== channel;
  const newest = moved || atEnd(root);
  if (moved) root.replaceChildren();
  root.dataset.channel = channel;
  const today = `${env.lang}|${env.me.id}|${env.me.tz}`;
  reconcile(root, messages.length ? arranged(messages, env) : [{ empty: true }], {
    key: (item) => (item.empty ? "empty" : item.message.ts),
    print: (item) => JSON.stringify([item, today]),
    build: (item) => (item.empty ? el("p", { class: "empty" }, env.t("empty")) : build(item, env)),
  });
  if (newest) root.scrollTop = root.scrollHeight;
}

// A list of messages, of a channel or of a thread: days, authors, marks (edited, new, only visible to you), blocks, replies.
import { button, el, reconcile } from "./dom.js";
import { files } from "./files.js";
import { focusMark, restoreFocus } from "./focus.js";
import { Host } from "./host.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { renderBlocks } from "./render.js";
import { messageTools } from "./shortcuts.js";
import { clockTime, dayHeading, dayOf, fullTime, shortTime } from "./time.js";

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

/** Messages with what their neighbours decide: whether a day begins, what is new, and whether they go on under the same name. */
function arranged(messages, env, { line, inThread }) {
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const shown = new Date(message.shown_at);
    const newDay = !inThread && (!before || dayOf(new Date(before.shown_at), env.zone) !== dayOf(shown, env.zone));
    const near = before && shown - new Date(before.shown_at) < TOGETHER_MS;
    const same = before && before.user === message.user && Boolean(before.ephemeral_to) === Boolean(message.ephemeral_to);
    const news = line === message.ts;
    const follows = Boolean(same && near && !newDay && !news && !before.replies && !(inThread && at === 1));
    return { message, newDay, news, heading: newDay ? dayHeading(shown, env) : "", follows, inThread };
  });
}

function content(message, env) {
  const host = new Host(env, { channel: message.channel, ts: message.ts });
  const body = message.blocks.length ? renderBlocks(message.blocks, host) : mrkdwn(message.text, env);
  return [...body, ...files(message.files, env)];
}

function byline(message, author, env) {
  const app = message.bot ? el("span", { class: "badge" }, env.t("app")) : null;
  const shown = new Date(message.shown_at);
  const time = el("time", { datetime: message.shown_at, title: fullTime(shown, env) }, clockTime(shown, env));
  return el("div", { class: "byline" }, el("strong", {}, author?.name ?? message.user), app, time);
}

function replies({ message }, env) {
  const { replies: under } = message;
  if (!under) return null;
  const faces = under.users.slice(0, 3).map((user) => avatar(env.people.get(user), "tiny"));
  const fresh = under.new ? el("span", { class: "reply-new", "data-testid": "reply-new" }, env.t("new_replies", { count: under.new })) : null;
  const count = el("span", { class: "reply-count" }, under.count === 1 ? env.t("reply_one") : env.t("replies", { count: under.count }));
  const last = el("span", { class: "quiet" }, env.t("last_reply", { when: shortTime(new Date(under.last), env) }));
  return button({ class: "replies", "data-testid": "replies", on: { click: () => env.openThread(message.ts) } }, ...faces, count, fresh, last);
}

function dividers({ news, newDay, heading }, env) {
  const mark = news ? el("span", { class: "news", "data-testid": "new-line" }, env.t("new_messages")) : null;
  if (newDay) return el("div", { class: `day ${news ? "new" : ""}`, role: "separator" }, el("span", {}, heading), mark);
  return news ? el("div", { class: "day new bare", role: "separator" }, mark) : null;
}

function build(item, env) {
  const { message, follows, inThread } = item;
  const author = env.people.get(message.user);
  const edited = message.edited ? el("span", { class: "edited", "data-testid": "edited" }, ` ${env.t("edited")}`) : null;
  const only = message.ephemeral_to ? el("div", { class: "only", "data-testid": "only-you" }, icon("eye"), env.t("only_you")) : null;
  const thread = !inThread && message.thread_ts && message.thread_ts !== message.ts ? el("div", { class: "only" }, icon("reply"), env.t("in_thread")) : null;
  const side = follows ? el("time", { class: "side-time" }, clockTime(new Date(message.shown_at), env)) : avatar(author);
  const words = el("div", { class: "content" }, ...content(message, env), edited);
  const main = el("div", { class: "message-main" }, only, thread, follows ? null : byline(message, author, env), words, inThread ? null : replies(item, env));
  const kind = `message ${follows ? "follows" : ""} ${message.ephemeral_to ? "ephemeral" : ""}`;
  const marks = { "data-testid": "message", "data-ts": message.ts, "data-channel": message.channel, "data-user": message.user, "data-ephemeral": String(Boolean(message.ephemeral_to)) };
  const tools = message.ephemeral_to ? null : messageTools(message, env, inThread);
  const article = el("article", { class: kind, tabindex: "-1", "aria-label": author?.name ?? message.user, ...marks }, el("div", { class: "side-mark" }, side), main, tools);
  return el("div", { class: "message-row" }, dividers(item, env), article);
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

// The focus stays in the message that is drawn anew: on the same button, or else on the message.
function keepFocus(root, draw) {
  const article = document.activeElement?.closest?.("[data-testid=message]");
  const mark = root.contains(article) ? focusMark(article) : null;
  draw();
  if (!root.contains(article) && article?.dataset.ts && document.activeElement === document.body) {
    const now = root.querySelector(`[data-testid=message][data-ts="${article.dataset.ts}"]`);
    if (now && !restoreFocus(now, mark)) now.focus({ preventScroll: true });
  }
}

/** Draws the messages, building anew only what has changed, and keeps the newest in sight when it was. */
export function drawMessages(root, messages, env, channel, { line = null, inThread = false } = {}) {
  const moved = root.dataset.channel !== channel;
  const newest = moved || atEnd(root);
  if (moved) root.replaceChildren();
  root.dataset.channel = channel;
  const today = `${env.lang}|${env.me.id}|${env.me.tz}`;
  const items = messages.length ? arranged(messages, env, { line, inThread }) : [{ empty: true }];
  keepFocus(root, () =>
    reconcile(root, items, {
      key: (item) => (item.empty ? "empty" : item.message.ts),
      print: (item) => JSON.stringify([item, today]),
      build: (item) => (item.empty ? el("p", { class: "empty" }, env.t("empty")) : build(item, env)),
    }),
  );
  if (newest) root.scrollTop = root.scrollHeight;
}

/** Gives one message the focus; null when it is not in the list. */
export function focusMessage(root, ts) {
  const node = root.querySelector(`[data-testid=message][data-ts="${CSS.escape(ts)}"]`);
  node?.focus({ preventScroll: true });
  return node;
}

/** Brings one message into sight and lets it glow for a moment; false when it is not in the list. */
export function pointAt(root, ts) {
  const node = focusMessage(root, ts);
  if (!node) return false;
  node.scrollIntoView({ block: "center" });
  node.classList.add("pointed");
  node.addEventListener("animationend", () => node.classList.remove("pointed"), { once: true });
  return true;
}

/** Arrow keys walk through the messages of a list that has the focus; Home and End go to its ends. */
export function walkMessages(root) {
  root.addEventListener("keydown", (event) => {
    const here = event.target.closest("[data-testid=message]");
    if (event.target !== root && event.target !== here) return;
    const all = [...root.querySelectorAll("[data-testid=message]")];
    const at = here ? all.indexOf(here) : all.length;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    all[to].focus();
  });
}

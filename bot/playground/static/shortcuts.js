// What the app can do beside its commands: the menu at the composer, and the tools on each message.
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";

function ofKind(env, kind) {
  return env.shortcuts.filter((one) => one.kind === kind);
}

/** The items of the menu beside the composer: the app's global shortcuts. */
export function openShortcuts(anchor, env) {
  const chosen = (one) => () => env.perform("shortcut", { callback_id: one.callback_id });
  const items = ofKind(env, "global").map((one) => ({ id: one.callback_id, label: one.name, about: env.bot.name, icon: "bolt", act: chosen(one) }));
  openMenu(anchor, [{ heading: env.t("shortcuts") }, ...items], env.t("shortcuts"));
}

/** Whether there is anything in that menu. */
export function hasShortcuts(env) {
  return ofKind(env, "global").length > 0;
}

async function copyLink(message, env) {
  const link = `${location.origin}/archives/${message.channel}/p${message.ts.replace(".", "")}`;
  await navigator.clipboard.writeText(link).catch(() => prompt(env.t("copy_link"), link));
  env.say(env.t("link_copied"));
}

function actions(message, env, inThread) {
  const target = { channel: message.channel, ts: message.ts };
  const chosen = (one) => () => env.perform("shortcut", { ...target, callback_id: one.callback_id });
  const own = ofKind(env, "message").map((one) => ({ id: one.callback_id, label: one.name, about: env.bot.name, icon: "bolt", act: chosen(one) }));
  const items = [
    inThread ? null : { id: "reply", label: env.t("reply_in_thread"), icon: "thread", act: () => env.openThread(message.ts) },
    inThread ? null : { id: "unread", label: env.t("mark_unread"), icon: "bell", act: () => env.markUnread(message) },
    { id: "link", label: env.t("copy_link"), icon: "link", act: () => copyLink(message, env) },
  ];
  return [...items.filter(Boolean), ...(own.length ? [{ line: true }, ...own] : [])];
}

/** The tools that show on a message under the pointer, with the focus, and on touch always. */
export function messageTools(message, env, inThread) {
  const label = env.t("message_actions");
  const more = button({ class: "tool", "aria-label": env.t("more"), title: env.t("more"), "aria-haspopup": "menu", "aria-expanded": "false", "data-testid": "message-more" }, icon("dots"));
  more.addEventListener("click", () => openMenu(more, actions(message, env, inThread), label));
  const words = env.t("reply_in_thread");
  const reply = button({ class: "tool", "aria-label": words, title: words, "data-testid": "message-reply", on: { click: () => env.openThread(message.ts) } }, icon("thread"));
  return el("div", { class: "tools", role: "group", "aria-label": label }, inThread ? null : reply, more);
}

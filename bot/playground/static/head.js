// The room's heading: the channel's name and size, or the app with the tabs of its Home and its messages.
import { button, el } from "./dom.js";
import { oneStop, roving } from "./focus.js";
import { icon } from "./icons.js";
import { avatar } from "./messages.js";

function tab(place, label, env, panel) {
  const here = env.place === place;
  const marks = { role: "tab", "aria-selected": String(here), "aria-controls": panel, "data-testid": `tab-${panel}`, "data-tab": panel };
  return button({ ...marks, on: { click: () => env.go(place) } }, label);
}

function drawApp(root, seen, env) {
  const dm = seen.channels.find((one) => one.app);
  const held = document.activeElement?.dataset?.tab;
  const number = dm?.to_me && env.place !== dm.id ? el("span", { class: "count" }, String(Math.min(dm.to_me, 99))) : null;
  const tabs = el("div", { class: "tabs", role: "tablist", "aria-label": seen.bot.name }, tab("home", env.t("home"), env, "home"), tab(dm?.id ?? "dm", [env.t("messages"), number], env, "messages"));
  const bot = env.people.get(seen.bot.id) ?? { ...seen.bot, is_bot: true };
  root.replaceChildren(avatar(bot), el("h1", {}, seen.bot.name), el("span", { class: "badge" }, env.t("app")), tabs);
  roving(tabs, "[role=tab]");
  oneStop(tabs, "[role=tab]");
  tabs.querySelector(`[data-tab="${held}"]`)?.focus({ preventScroll: true });
}

function drawChannel(root, channel, env) {
  if (channel?.is_im) return root.replaceChildren(avatar(env.people.get(channel.with)), el("h1", {}, env.placeName(channel)));
  const name = el("h1", {}, channel?.private ? icon("lock") : "# ", channel?.name ?? "");
  return root.replaceChildren(name, el("span", { class: "quiet" }, env.t("members", { count: channel?.members ?? 0 })));
}

/** Draws the heading of the place where the person is. */
export function drawHead(root, seen, env) {
  const channel = env.channels.get(env.place);
  const app = env.place === "home" || channel?.app;
  const print = JSON.stringify([app, channel?.id, channel?.name, channel?.members, app && seen.channels.find((one) => one.app), env.place, env.lang]);
  if (root.dataset.print === print) return;
  root.dataset.print = print;
  if (app) drawApp(root, seen, env);
  else drawChannel(root, channel, env);
}

/** The window's title: where one is, and how much waits for the person elsewhere. */
export function titleOf(seen, env) {
  const channel = env.channels.get(env.place);
  const waiting = [...env.channels.values()].reduce((sum, one) => sum + one.to_me, 0);
  return `${waiting ? `(${waiting}) ` : ""}${env.place === "home" ? seen.bot.name : env.placeName(channel)}`;
}

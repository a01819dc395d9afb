// The two columns on the left: who one is, and the places that person can go.
import { button, el, reconcile } from "./dom.js";
import { oneStop, roving } from "./focus.js";
import { icon } from "./icons.js";
import { languageOf, TONGUES } from "./labels.js";
import { avatar } from "./messages.js";

function count(unread, env) {
  return unread ? el("span", { class: "count", "data-testid": "unread", "aria-label": env.t("unread", { count: unread }) }, String(Math.min(unread, 99))) : null;
}

function dot(env) {
  return el("span", { class: "dot", role: "img", "data-testid": "fresh", "aria-label": env.t("something_new"), title: env.t("something_new") });
}

function draw(root, items, env, settings) {
  if (!root.dataset.roving) roving(root, settings.stops);
  root.dataset.roving = "1";
  reconcile(root, items, { ...settings, print: (item) => JSON.stringify([item, env.lang]) });
  oneStop(root, settings.stops);
}

function personButton(person, env, choose) {
  const kind = person.guest ? `${person.name} · ${env.t("guest")}` : person.outside ? `${person.name} · ${env.t("outside")}` : person.name;
  const marks = { "data-user": person.id, "data-testid": "person", "aria-pressed": String(person.here), title: kind };
  const news = person.unread ? count(person.unread, env) : person.fresh && !person.here ? dot(env) : null;
  const label = [env.t("open_as", { name: person.name }), person.unread ? env.t("unread", { count: person.unread }) : news ? env.t("something_new") : null];
  return button({ class: "person", ...marks, "aria-label": label.filter(Boolean).join(", "), on: { click: () => choose(person.id) } }, avatar(person), el("span", { class: "person-name" }, person.name), news);
}

/** The people one can be; a figure tells who has not read something said to them, a dot who has anything new. */
export function drawPeople(root, people, env, choose) {
  root.setAttribute("aria-label", env.t("people"));
  const rows = people.filter((person) => !person.is_bot && !person.deleted).map((person) => ({ ...person, here: person.id === env.me.id }));
  draw(root, rows, env, { stops: ".person", key: (person) => person.id, build: (person) => personButton(person, env, choose) });
}

function placeButton(item, env, go) {
  const marks = { "data-channel": item.id, "data-kind": item.kind, "data-testid": "place", "aria-current": item.here ? "page" : null, "data-unread": item.unread || null };
  const sign = item.kind !== "channel" ? avatar(item.with ? env.people.get(item.with) : { ...item, is_bot: true }, "tiny") : el("span", { class: "sign" }, item.sign === "#" ? "#" : icon(item.sign));
  const label = [item.label, item.count ? env.t("unread", { count: item.count }) : item.unread ? env.t("something_new") : null].filter(Boolean).join(", ");
  return button({ class: "place", ...marks, "aria-label": label, on: { click: () => go(item.id) } }, sign, el("span", { class: "place-name" }, item.label), item.here ? null : count(item.count, env));
}

/** The places of one person as rows: their channels by name, direct messages, and the app with its Home and its messages. */
export function placesOf(state, env) {
  const here = env.place;
  const channels = state.channels.filter((channel) => !channel.is_im).map((channel) => ({
    id: channel.id, kind: "channel", label: channel.name, sign: channel.private ? "lock" : "#", unread: channel.unread, count: channel.to_me, here: here === channel.id,
  }));
  const directs = state.channels.filter((channel) => channel.is_im && !channel.app).map((channel) => ({
    id: channel.id, kind: "dm", label: env.placeName(channel), with: channel.with, sign: "messages", unread: channel.unread, count: channel.to_me, here: here === channel.id,
  }));
  const dm = state.channels.find((channel) => channel.app);
  const app = { id: "app", kind: "app", label: state.bot.name, sign: "clock", unread: dm?.unread ?? 0, count: dm?.to_me ?? 0, here: here === "home" || here === dm?.id };
  return { channels, directs, app };
}

function heading(id, words) {
  return { id, heading: words };
}

/** The person, the way to everything else, and their places. */
export function drawPlaces(root, state, env, { go, jump }) {
  root.setAttribute("aria-label", env.t("channels"));
  const { channels, directs, app } = placesOf(state, env);
  const direct = { ...heading("h3", env.t("direct")), more: env.t("write_to") };
  const items = [{ id: "title", me: env.me }, { id: "jump", jump: true }, heading("h1", env.t("channels")), ...channels, direct, ...directs, heading("h2", env.t("apps")), app];
  draw(root, items, env, {
    stops: ".whoami, .jump-button, .place, .more-button",
    key: (item) => item.id,
    build: (item) => {
      if (item.me) return whoAmI(item.me, env, jump);
      if (item.jump) return button({ class: "jump-button", "data-testid": "jump-open", on: { click: () => jump("all") } }, icon("search"), el("span", { class: "menu-words" }, env.t("jump")), el("kbd", {}, "Ctrl K"));
      return item.heading ? section(item, jump) : placeButton(item, env, go);
    },
  });
}

function section(item, jump) {
  const more = item.more ? button({ class: "more-button", "aria-label": item.more, title: item.more, "data-testid": "write-to", on: { click: () => jump("write") } }, icon("plus")) : null;
  return el("div", { class: "places-heading" }, el("h2", {}, item.heading), more);
}

function whoAmI(me, env, jump) {
  const words = el("span", {}, el("strong", {}, me.name), el("small", {}, TONGUES[languageOf(me.locale)]));
  const label = `${me.name}: ${env.t("switch_person")}`;
  return button({ class: "whoami", "data-testid": "me", "aria-haspopup": "dialog", "aria-label": label, on: { click: () => jump("people") } }, avatar(me, "large"), words, icon("chevron"));
}

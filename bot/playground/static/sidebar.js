// The two columns on the left: who one is, and the places that person can go.
import { button, el, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./messages.js";

function count(unread, env) {
  return unread ? el("span", { class: "count", "data-testid": "unread", "aria-label": env.t("unread", { count: unread }) }, String(Math.min(unread, 99))) : null;
}

function draw(root, items, env, settings) {
  reconcile(root, items, { ...settings, print: (item) => JSON.stringify([item, env.lang]) });
}

/** The people one can be; a mark tells who has something unread from the app. */
export function drawPeople(root, people, env, choose) {
  root.setAttribute("aria-label", env.t("people"));
  const rows = people.filter((person) => !person.is_bot && !person.deleted).map((person) => ({ ...person, here: person.id === env.me.id }));
  draw(root, rows, env, {
    key: (person) => person.id,
    build: (person) => {
      const kind = person.guest ? `${person.name} · ${env.t("guest")}` : person.outside ? `${person.name} · ${env.t("outside")}` : person.name;
      const marks = { "data-user": person.id, "data-testid": "person", "aria-pressed": String(person.here), title: kind, "aria-label": env.t("open_as", { name: person.name }) };
      return button({ class: "person", ...marks, on: { click: () => choose(person.id) } }, avatar(person), el("span", { class: "person-name" }, person.name), count(person.unread, env));
    },
  });
}

function placeButton(item, env, go) {
  const marks = { "data-channel": item.id, "data-testid": "place", "aria-current": item.here ? "page" : null, "data-unread": item.unread || null };
  return button({ class: "place", ...marks, on: { click: () => go(item.id) } }, el("span", { class: "sign" }, item.sign === "#" ? "#" : icon(item.sign)), el("span", { class: "place-name" }, item.label), count(item.here ? 0 : item.unread, env));
}

/** The person's channels, the direct message with the app, and the app's Home. */
export function drawPlaces(root, state, env, go) {
  root.setAttribute("aria-label", env.t("channels"));
  const here = env.place;
  const channels = state.channels.filter((channel) => !channel.is_im).map((channel) => ({
    id: channel.id, label: channel.name, sign: channel.private ? "lock" : "#", unread: channel.unread, here: here === channel.id,
  }));
  const dm = state.channels.find((channel) => channel.is_im);
  const app = [
    { id: "home", label: env.t("home"), sign: "home", here: here === "home" },
    { id: dm?.id ?? "dm", label: env.t("messages"), sign: "messages", unread: dm?.unread ?? 0, here: here === (dm?.id ?? "dm") },
  ];
  const items = [
    { id: "title", me: env.me },
    { id: "h1", heading: env.t("channels") }, ...channels,
    { id: "h2", heading: `${env.t("apps")} · ${state.bot.name}` }, ...app,
  ];
  draw(root, items, env, {
    key: (item) => item.id,
    build: (item) => {
      if (item.me) return el("div", { class: "whoami", "data-testid": "me" }, avatar(item.me, "large"), el("span", {}, el("strong", {}, item.me.name), el("small", {}, item.me.locale)));
      return item.heading ? el("h2", { class: "places-heading" }, item.heading) : placeButton(item, env, go);
    },
  });
}

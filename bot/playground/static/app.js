// The page: who looks, where they are, and the loop of gesture -> server -> what that person sees now.
import { Failed, gesture, listen, state as fetchState } from "./api.js";
import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import { button, el } from "./dom.js";
import { Forms } from "./forms.js";
import { Host } from "./host.js";
import { icon } from "./icons.js";
import { languageOf, wordsIn } from "./labels.js";
import { avatar, drawMessages, keepNewest } from "./messages.js";
import { elementKeys, renderBlocks } from "./render.js";
import { drawPeople, drawPlaces } from "./sidebar.js";

const TOAST_MS = 8000;
const LEAP_MS = 1500;
const NARROW = matchMedia("(max-width: 760px)");
const at = (id) => document.getElementById(id);

/** What every part of the page needs to know; filled anew with each answer of the server. */
const env = {
  people: new Map(), channels: new Map(), commands: [], me: null, place: null, lang: "en", zone: "UTC", t: wordsIn("en"),
  now: () => clock.now(), go: (place) => go(place), perform: (name, body) => perform(name, body),
};
const clock = new Clock(at("clock"), env, () => refresh());
const forms = new Forms(env);
const composer = new Composer(at("composer"), env);
const page = { user: null, version: -1, speed: null, homeHash: null, homeHost: null };

function toast(words) {
  const note = el("div", { class: "toast", role: "alert", "data-testid": "toast" }, words);
  at("toasts").append(note);
  setTimeout(() => note.remove(), TOAST_MS);
}

function complain(name, body, code) {
  const what = name === "slash" ? body.line.split(" ")[0] : env.bot.name;
  const known = { operation_timeout: "bot_silent", dispatch_failed: "bot_away" }[code];
  toast(known ? env.t(known, { what }) : env.t("failed", { error: code }));
}

/** Does one gesture as the person chosen; null when it came to nothing, which the person is told. */
async function perform(name, body) {
  let answer = null;
  try {
    answer = await gesture(name, { user: page.user, ...body });
    if (answer.error) complain(name, body, answer.error);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    complain(name, body, error.code);
  }
  if (name !== "suggest" && name !== "type") await refresh();
  return answer;
}

async function look(user, place) {
  try {
    return await fetchState(user, place);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    onLink(false);
    return null;
  }
}

let running = null;
let again = false;

/** Fetches and draws what the person sees; calls that come meanwhile are answered by one more round. */
function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      const [user, place] = [page.user, env.place];
      const seen = await look(user, place);
      if (!seen) return;
      if (user === page.user && place === env.place) draw(seen);
      else again = true;
    } while (again);
  })().finally(() => (running = null));
  return running;
}

function learn(seen) {
  page.user = seen.me.id;
  page.version = seen.version;
  page.speed = seen.clock?.speed ?? null;
  env.me = seen.me;
  env.bot = seen.bot;
  env.place = seen.place;
  env.lang = languageOf(seen.me.locale);
  env.t = wordsIn(env.lang);
  env.zone = seen.clock?.zone ?? seen.me.tz;
  env.people = new Map(seen.people.map((person) => [person.id, person]));
  env.channels = new Map(seen.channels.map((channel) => [channel.id, channel]));
  env.commands = seen.commands;
}

function draw(seen) {
  learn(seen);
  document.documentElement.lang = env.lang;
  history.replaceState(null, "", `#${env.me.id}/${env.place}`);
  clock.set(seen.clock);
  drawPeople(at("people"), seen.people, env, become);
  drawPlaces(at("channels"), seen, env, go);
  drawHead(seen);
  drawRoom(seen);
  forms.show(seen.views);
  markRead(seen);
}

function tab(id, label) {
  return button({ role: "tab", "aria-selected": String(env.place === id), on: { click: () => go(id) } }, label);
}

function drawHead(seen) {
  const channel = env.channels.get(env.place);
  const app = env.place === "home" || channel?.is_im;
  document.title = app ? seen.bot.name : `#${channel?.name ?? ""}`;
  at("menu").setAttribute("aria-label", env.t("menu"));
  if (!app) {
    const name = el("h1", {}, channel?.private ? icon("lock") : "# ", channel?.name ?? "");
    at("head").replaceChildren(name, el("span", { class: "quiet" }, env.t("members", { count: channel?.members ?? 0 })));
    return;
  }
  const dm = seen.channels.find((one) => one.is_im)?.id ?? "dm";
  const tabs = el("div", { class: "tabs", role: "tablist" }, tab("home", env.t("home")), tab(dm, env.t("messages")));
  at("head").replaceChildren(avatar(env.people.get(seen.bot.id) ?? { ...seen.bot, is_bot: true }), el("h1", {}, seen.bot.name), el("span", { class: "badge" }, env.t("app")), tabs);
}

function drawRoom(seen) {
  const home = env.place === "home";
  at("home").hidden = !home;
  at("messages").hidden = at("composer").hidden = home;
  if (home) {
    drawHome(seen.home);
    return;
  }
  const channel = env.channels.get(env.place);
  composer.draw(channel?.is_im ? seen.bot.name : `#${channel?.name ?? ""}`, Boolean(channel?.archived));
  drawMessages(at("messages"), seen.messages, env, `${env.me.id}/${env.place}`);
}

function drawHome(view) {
  const print = `${env.me.id}|${view?.id}|${view?.hash}`;
  if (page.homeHash === print) return;
  const same = page.homeHost?.target.view_id === view?.id;
  page.homeHash = print;
  if (!view) {
    page.homeHost = null;
    at("home").replaceChildren(el("p", { class: "empty" }, env.t("empty_home")));
    return;
  }
  if (!same) page.homeHost = new Host(env, { view_id: view.id }, view.values);
  page.homeHost.known = view.values;
  at("home").dataset.viewId = view.id;
  at("home").replaceChildren(el("div", { class: "home-page" }, ...renderBlocks(view.body.blocks, page.homeHost)));
  page.homeHost.keepOnly(elementKeys(view.body.blocks));
}

function markRead(seen) {
  const channel = env.channels.get(env.place);
  const last = seen.messages.at(-1)?.ts;
  if (!channel?.unread || !last || document.visibilityState !== "visible") return;
  gesture("read", { user: page.user, channel: channel.id, ts: last }).then(() => refresh());
}

/** Looks through another person's eyes, in the same place when they can see it too. */
async function become(user) {
  if (user === page.user) return;
  await forms.leave();
  page.user = user;
  env.place = env.channels.get(env.place)?.is_im ? "dm" : env.place;
  if (env.place === "home") await perform("home", {});
  else await refresh();
  drawer(false);
}

/** Goes to a channel, the direct message with the app (`dm`) or its Home (`home`). */
async function go(place) {
  env.place = place;
  drawer(false);
  if (place === "home" || place === "dm") await perform(place, {});
  else await refresh();
  if (place !== "home" && !NARROW.matches) composer.input.focus();
}

function drawer(open) {
  document.body.classList.toggle("drawer", open);
  at("menu").setAttribute("aria-expanded", String(open));
}

function onPulse(pulse) {
  const leapt = pulse.now && Math.abs(Date.parse(pulse.now) - clock.now()) > LEAP_MS * Math.max(1, pulse.speed);
  if (pulse.version !== page.version || pulse.speed !== page.speed || leapt) refresh();
}

function onLink(up) {
  if (up && !at("lost").hidden) refresh();
  at("lost").hidden = up;
  at("lost").textContent = up ? "" : env.t("lost");
}

at("menu").addEventListener("click", () => drawer(!document.body.classList.contains("drawer")));
document.addEventListener("visibilitychange", () => page.user && refresh());
keepNewest(at("messages"));
window.addEventListener("resize", () => document.body.classList.remove("drawer"));
[page.user, env.place] = decodeURIComponent(location.hash.slice(1)).split("/").concat(null, null).slice(0, 2).map((part) => part || null);
await refresh();
listen(onPulse, onLink);

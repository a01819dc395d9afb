// The page: who looks, where they are, and the loop of gesture -> server -> what that person sees now.
import { Failed, gesture, listen, state as fetchState } from "./api.js";
import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { Forms } from "./forms.js";
import { drawHead, titleOf } from "./head.js";
import { Home } from "./home.js";
import { Jump } from "./jump.js";
import { listenKeys } from "./keys.js";
import { chosenLanguage, chosenLocale, languageOf, wordsIn } from "./labels.js";
import { drawMessages, focusMessage, keepNewest, pointAt, walkMessages } from "./messages.js";
import { note, Notifier } from "./notify.js";
import { prefsButton } from "./prefs.js";
import { Reading } from "./reading.js";
import { drawPeople, drawPlaces, placesOf } from "./sidebar.js";
import { ThreadPane } from "./threads.js";
import { Tour } from "./tour.js";

const TOAST_MS = 8000;
const LEAP_MS = 1500;
const NARROW = matchMedia("(max-width: 760px)");
const at = (id) => document.getElementById(id);

/** What every part of the page needs to know; filled anew with each answer of the server. */
const env = {
  people: new Map(), channels: new Map(), commands: [], shortcuts: [], me: null, place: null, lang: "en", zone: "UTC", t: wordsIn("en"),
  now: () => clock.now(), go: (place, aim) => go(place, aim), perform: (name, body) => perform(name, body), say: (words) => toast(words, "status"),
  openThread: (ts) => openThread(ts), markUnread: (message) => reading.holdAt(message), placeName: (channel) => nameOf(channel),
};
const page = { user: null, version: -1, speed: null, thread: null, point: null, sought: false, tabs: new Map(), seen: null };
const clock = new Clock(at("clock"), env, () => refresh());
const forms = new Forms(env);
const composer = new Composer(at("composer"), env);
const home = new Home(at("home"), env);
const reading = new Reading(env, page, () => refresh());
const thread = new ThreadPane(at("thread"), env, (ts) => closeThread(ts));
const notifier = new Notifier(at("notes"), env);
const prefs = prefsButton(env, () => refresh());
const tour = new Tour(env, { become: (user) => become(user), refresh: () => refresh(), clock, bar: at("top") });
const jump = new Jump(env, { places: () => jumpPlaces(), go: (place) => go(place), become: (user) => become(user), write: (user) => writeTo(user) });

function nameOf(channel) {
  if (channel?.app) return env.bot.name;
  return channel?.is_im ? (env.people.get(channel.with)?.name ?? channel.name) : `#${channel?.name ?? ""}`;
}

function jumpPlaces() {
  const { channels, directs, app } = placesOf(page.seen, env);
  return [...channels, ...directs, app].filter((place) => !place.here);
}

async function writeTo(user) {
  const opened = await perform("dm", { with: user });
  if (opened) await go(opened.channel);
}

function toast(words, role = "alert") {
  note(at("toasts"), el("div", { class: "toast", role, "data-testid": "toast" }, words), TOAST_MS);
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
    answer = await gesture(name, { user: page.user, locale: chosenLocale(), ...body });
    if (answer.error) complain(name, body, answer.error);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    complain(name, body, error.code);
  }
  if (name !== "suggest" && name !== "type") await refresh();
  return answer;
}

async function look(user, place, root) {
  try {
    return await fetchState(user, place, root, chosenLocale());
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
      const [user, place, root] = [page.user, env.place, page.thread];
      const seen = await look(user, place, root);
      if (!seen) return;
      if (user === page.user && place === env.place && root === page.thread) draw(seen);
      else again = true;
    } while (again);
  })().finally(() => (running = null));
  return running;
}

function learn(seen) {
  Object.assign(page, { seen, user: seen.me.id, version: seen.version, speed: seen.clock?.speed ?? null });
  page.thread = seen.thread ? (seen.thread[0].thread_ts ?? seen.thread[0].ts) : null;
  const { me, bot, place, commands, shortcuts } = seen;
  const lang = chosenLanguage() ?? languageOf(me.locale);
  Object.assign(env, { me, bot, place, commands, shortcuts, lang, t: wordsIn(lang), zone: seen.clock?.zone ?? me.tz });
  env.people = new Map(seen.people.map((person) => [person.id, person]));
  env.channels = new Map(seen.channels.map((channel) => [channel.id, channel]));
  localStorage.setItem("me", me.id);
  if (place === "home" || env.channels.get(place)?.app) page.tabs.set(me.id, place);
}

function draw(seen) {
  learn(seen);
  document.documentElement.lang = env.lang;
  document.title = titleOf(seen, env);
  history.replaceState(null, "", `#${env.me.id}/${env.place}${page.thread ? `//${page.thread}` : ""}`);
  clock.set(seen.clock);
  drawPeople(at("people"), seen.people, env, become);
  drawPlaces(at("channels"), seen, env, { go, jump: (kind) => jump.open(kind) });
  drawHead(at("head"), seen, env);
  nameParts();
  drawRoom(seen);
  forms.show(seen.views);
  notifier.hear(seen.notices);
  reading.mark(seen);
  findPointed();
  tour.look(seen);
}

function nameParts() {
  for (const [node, key] of [[at("menu"), "menu"], [prefs, "preferences"], [at("notes"), "notifications"]]) node.setAttribute("aria-label", env.t(key));
  prefs.title = env.t("preferences");
  at("newest").textContent = `↓ ${env.t("jump_newest")}`;
}

// A draft belongs to a person and a place; the app's messages have no id before the first one.
function spot(user, place) {
  return `${user}/${env.channels.get(place)?.app ? "dm" : place}`;
}

function drawRoom(seen) {
  const atHome = env.place === "home";
  at("home").hidden = !atHome;
  at("messages").hidden = at("composer").hidden = atHome;
  if (atHome) at("newest").hidden = true;
  const channel = env.channels.get(env.place);
  const [name, archived, key] = [env.placeName(channel), Boolean(channel?.archived), spot(env.me.id, env.place)];
  thread.draw(page.thread, seen.thread ?? [], { name, archived, key });
  if (atHome) return home.draw(seen.home);
  const placeholder = env.t(env.commands.length ? "placeholder" : "no_commands", { name });
  composer.draw({ key, label: env.t("no_commands", { name }), placeholder, archived });
  at("messages").setAttribute("aria-label", name);
  drawMessages(at("messages"), seen.messages, env, `${env.me.id}/${env.place}`, { line: reading.line(seen) });
  return showPill();
}

function showPill() {
  const root = at("messages");
  at("newest").hidden = root.hidden || root.scrollHeight - root.scrollTop - root.clientHeight < root.clientHeight / 2;
}

// A link names a message; when it is none of the channel's own, it is looked for among the replies.
function findPointed() {
  const ts = page.point;
  page.point = null;
  if (!ts || pointAt(at("messages"), ts) || thread.point(ts) || page.sought) {
    page.sought = false;
    return;
  }
  Object.assign(page, { thread: ts, point: ts, sought: true });
  refresh();
}

/** Looks through another person's eyes, in the same place when they can see it too. */
async function become(user) {
  if (user === page.user) return;
  await forms.leave();
  page.user = user;
  env.place = env.channels.get(env.place)?.app ? "dm" : env.place;
  composer.swap(spot(user, env.place));
  drawer(false);
  if (env.place === "home") await perform("home", {});
  else await refresh();
}

function ofApp() {
  const dm = [...env.channels.values()].find((channel) => channel.app);
  return dm?.to_me ? dm.id : (page.tabs.get(page.user) ?? "home");
}

/** Goes to a channel, the direct message with the app (`dm`), its Home (`home`) or either of these (`app`); `ts` is a message to point at. */
async function go(wanted, { ts = null } = {}) {
  const place = wanted === "app" ? ofApp() : wanted;
  Object.assign(page, { thread: null, point: ts });
  env.place = place;
  if (place !== "home") composer.swap(spot(page.user, place));
  drawer(false);
  if (place === "home" || place === "dm") await perform(place, {});
  else await refresh();
  if (place !== "home" && !ts && !NARROW.matches) composer.focus();
}

function openThread(ts) {
  page.thread = ts;
  return refresh();
}

async function closeThread(ts) {
  page.thread = null;
  await refresh();
  if (!focusMessage(at("messages"), ts)) composer.focus();
}

function drawer(open) {
  const was = document.body.classList.contains("drawer");
  document.body.classList.toggle("drawer", open);
  at("menu").setAttribute("aria-expanded", String(open));
  if (open) at("channels").querySelector("[tabindex='0']")?.focus();
  else if (was) at("menu").focus();
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

function readAddress() {
  const parts = decodeURIComponent(location.hash.slice(1)).split("/").map((part) => part || null);
  [page.user, env.place, page.point, page.thread] = [parts[0] ?? page.user ?? localStorage.getItem("me"), ...[1, 2, 3].map((n) => parts[n] ?? null)];
}

async function arrive() {
  readAddress();
  await refresh();
  if (env.place === "home") await perform("home", {});
}

at("rail").append(prefs);
at("menu").addEventListener("click", () => drawer(!document.body.classList.contains("drawer")));
at("veil").addEventListener("click", () => drawer(false));
at("newest").addEventListener("click", () => at("messages").scrollTo({ top: at("messages").scrollHeight }));
at("messages").addEventListener("scroll", showPill, { passive: true });
document.addEventListener("visibilitychange", () => page.user && refresh());
window.addEventListener("resize", () => NARROW.matches || document.body.classList.remove("drawer"));
window.addEventListener("hashchange", arrive);
keepNewest(at("messages"));
walkMessages(at("messages"));
listenKeys({ jump: () => jump.open(), shut: () => drawer(false), regions: ["people", "channels", "messages", "home", "composer", "thread"].map(at), go });
await arrive();
listen(onPulse, onLink);

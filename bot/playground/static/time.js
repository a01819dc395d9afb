// How instants are shown: the workspace clock's zone for messages, the reader's own zone for Slack's date tokens.
import { el } from "./dom.js";

const DAY = 86_400_000;

function format(date, env, zone, options) {
  return new Intl.DateTimeFormat(env.lang, { timeZone: zone, ...options }).format(date);
}

/** The day of an instant in a zone, as 2026-02-13. */
export function dayOf(date, zone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

/** Hours and minutes, 24 h. */
export function clockTime(date, env, zone = env.zone) {
  return format(date, env, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Date, weekday and time to the second: what the clock bar shows. */
export function fullTime(date, env) {
  const weekday = format(date, env, env.zone, { weekday: "short" });
  const time = format(date, env, env.zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  return `${dayOf(date, env.zone)} ${weekday} ${time}`;
}

/** Weekday, day and time, without the year. */
export function shortTime(date, env) {
  const day = format(date, env, env.zone, { month: "short", day: "numeric", weekday: "short" });
  return `${day} ${clockTime(date, env)}`;
}

/** The heading between two days: today, yesterday, or the date with its weekday. */
export function dayHeading(date, env) {
  const near = nearWord(date, env, env.zone);
  return near ?? format(date, env, env.zone, { year: "numeric", month: "long", day: "numeric", weekday: "long" });
}

function nearWord(date, env, zone) {
  const [there, here] = [dayOf(date, zone), dayOf(env.now(), zone)].map((day) => Date.parse(`${day}T00:00Z`));
  const days = Math.round((there - here) / DAY);
  if (Math.abs(days) > 1) return null;
  const word = new Intl.RelativeTimeFormat(env.lang, { numeric: "auto" }).format(days, "day");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const DATES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
};

function piece(name, date, env, zone) {
  if (name === "time") return clockTime(date, env, zone);
  if (name === "time_secs") return format(date, env, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  if (name === "date_num") return dayOf(date, zone);
  if (name === "ago") return nearWord(date, env, zone) ?? format(date, env, zone, DATES.date_short);
  const base = name.replace("_pretty", "");
  if (!(base in DATES)) return `{${name}}`;
  return (name.endsWith("_pretty") && nearWord(date, env, zone)) || format(date, env, zone, DATES[base]);
}

/** `<!date^seconds^tokens^link|fallback>` in the reader's own zone and language; the fallback is the tooltip. */
export function slackDate([seconds, tokens = ""], fallback, env) {
  const date = new Date(Number(seconds) * 1000);
  if (!/^\d+$/.test(seconds)) return fallback;
  const zone = env.me?.tz ?? env.zone;
  const shown = tokens.replace(/\{(\w+)\}/g, (_, name) => piece(name, date, env, zone));
  return el("time", { datetime: date.toISOString(), title: fallback || null }, shown || fallback);
}

/** The epoch second of a wall-clock time (2026-02-13T17:00) in a zone; the earlier one when it comes twice. */
export function epochOf(wall, zone) {
  const naive = Date.parse(`${wall}Z`);
  const guess = naive - offset(naive, zone);
  return Math.round((naive - offset(guess, zone)) / 1000);
}

/** The wall-clock time of an epoch second in a zone, as a datetime-local input wants it. */
export function wallOf(epoch, zone) {
  return new Date(epoch * 1000 + offset(epoch * 1000, zone)).toISOString().slice(0, 16);
}

function offset(instant, zone) {
  const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-US", options).formatToParts(instant).map((part) => [part.type, part.value]));
  const wall = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}

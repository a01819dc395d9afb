// Emoji as Slack writes them (shortcodes) and as characters; those a business bot lives by are drawn here.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const EMOJI = {
  "+1": "👍", "-1": "👎", alarm_clock: "⏰", arrow_down: "⬇️", arrow_forward: "▶️", arrow_left: "⬅️", arrow_right: "➡️",
  arrow_up: "⬆️", arrows_counterclockwise: "🔄", bangbang: "‼️", bar_chart: "📊", bell: "🔔", black_circle: "⚫",
  blue_circle: "🔵", bookmark: "🔖", books: "📚", briefcase: "💼", brown_circle: "🟤", bulb: "💡", calendar: "📆",
  card_index_dividers: "🗂️", chart_with_downwards_trend: "📉", chart_with_upwards_trend: "📈", clap: "👏", clipboard: "📋",
  construction: "🚧", crossed_fingers: "🤞", date: "📅", double_vertical_bar: "⏸️", email: "✉️", envelope: "✉️",
  exclamation: "❗", eyes: "👀", file_folder: "📁", fire: "🔥", gear: "⚙️", green_circle: "🟢", grey_exclamation: "❕",
  grey_question: "❔", hammer_and_wrench: "🛠️", hand: "✋", heart: "❤️", heavy_check_mark: "✔️", heavy_minus_sign: "➖",
  heavy_plus_sign: "➕", hourglass: "⌛", hourglass_flowing_sand: "⏳", house: "🏠", inbox_tray: "📥",
  information_source: "ℹ️", key: "🔑", large_blue_circle: "🔵", large_green_circle: "🟢", large_orange_circle: "🟠",
  large_purple_circle: "🟣", large_red_square: "🟥", large_yellow_circle: "🟡", large_yellow_square: "🟨",
  leftwards_arrow_with_hook: "↩️", link: "🔗", lock: "🔒", mag: "🔍", mailbox: "📫", mega: "📣", memo: "📝", moon: "🌔",
  muscle: "💪", negative_squared_cross_mark: "❎", new: "🆕", no_bell: "🔕", no_entry: "⛔", no_entry_sign: "🚫",
  office: "🏢", ok: "🆗", ok_hand: "👌", orange_circle: "🟠", outbox_tray: "📤", page_facing_up: "📄", paperclip: "📎",
  pause_button: "⏸️", pencil: "📝", pencil2: "✏️", phone: "☎️", point_right: "👉", pray: "🙏", purple_circle: "🟣",
  pushpin: "📌", question: "❓", raised_hand: "✋", recycle: "♻️", red_circle: "🔴", repeat: "🔁", robot_face: "🤖",
  rotating_light: "🚨", runner: "🏃", satellite: "📡", scales: "⚖️", scroll: "📜", smile: "😄", snail: "🐌",
  sos: "🆘", sparkles: "✨", speech_balloon: "💬", star: "⭐", stopwatch: "⏱️", studio_microphone: "🎙️", sunny: "☀️",
  tada: "🎉", telephone: "☎️", telephone_receiver: "📞", thinking_face: "🤔", thumbsup: "👍", timer_clock: "⏲️",
  traffic_light: "🚥", trophy: "🏆", unlock: "🔓", warning: "⚠️", watch: "⌚", wave: "👋", white_check_mark: "✅",
  white_circle: "⚪", white_large_square: "⬜", wrench: "🔧", x: "❌", yellow_circle: "🟡", zap: "⚡", zzz: "💤",
};

// Not every machine has a font of emoji: lights and marks are drawn by blocks.css, signs by icons.js.
const LIGHTS = {
  "🔴": "red circle", "🟠": "orange circle", "🟡": "yellow circle", "🟢": "green circle", "🔵": "blue circle",
  "🟣": "purple circle", "🟤": "brown circle", "⚪": "white circle", "⚫": "black circle", "🟥": "red square",
  "🟨": "yellow square", "⬜": "white square", "✅": "tick", "❌": "cross", "➖": "dash",
};
const SIGNS = {
  "☀": "sun", "☎": "phone", "⚠": "warning", "⏱": "clock", "⏳": "hourglass", "✋": "hand", "↩": "back", "📄": "page",
  "📅": "calendar", "📋": "clipboard", "📌": "pin", "📝": "memo", "🔁": "repeat", "🔏": "lock", "🔔": "bell", "🔧": "wrench",
};
const DRAWN = new RegExp(`((?:${[...Object.keys(LIGHTS), ...Object.keys(SIGNS)].join("|")})\uFE0F?)`, "u");

/** A shortcode as a node; one that we do not know stays as typed, as Slack shows it. */
export function emoji(name) {
  const character = EMOJI[name];
  return character ? drawn(character, { "aria-label": name, title: `:${name}:` }) : `:${name}:`;
}

/** A text as strings and nodes: each emoji that we can draw is a node, also for who copies or hears it. */
export function withSigns(text) {
  return text.split(DRAWN).map((part, at) => (at % 2 ? drawn(part, { "aria-label": part }) : part));
}

function drawn(character, label) {
  const bare = character.replace("\uFE0F", "");
  const kind = LIGHTS[bare] ? `drawn ${LIGHTS[bare]}` : SIGNS[bare] ? `picture-sign ${SIGNS[bare]}` : "";
  const sign = SIGNS[bare] ? icon(SIGNS[bare]) : null;
  return el("span", { class: `emoji ${kind}`, role: "img", ...label }, sign, sign ? el("span", {}, character) : character);
}

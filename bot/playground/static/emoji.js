// Shortcodes as Slack writes them, for the emoji a business bot is likely to send.
import { el } from "./dom.js";

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

// Lights and marks carry meaning here, so they are drawn (blocks.css): not every machine has a font of emoji.
const DRAWN = /^(?:large_)?(?<colour>red|orange|yellow|green|blue|purple|brown|white|black)_(?<form>circle|square)$/;
const MARKS = { white_check_mark: "tick", x: "cross" };

/** A shortcode as a node; one that we do not know stays as typed, as Slack shows it. */
export function emoji(name) {
  const character = EMOJI[name];
  if (!character) return `:${name}:`;
  const drawn = DRAWN.exec(name)?.groups;
  const kind = drawn ? `drawn ${drawn.colour} ${drawn.form}` : MARKS[name] ? `drawn ${MARKS[name]}` : "";
  return el("span", { class: `emoji ${kind}`, role: "img", "aria-label": name, title: `:${name}:` }, character);
}

// The switches of the page itself, kept on this machine: how it looks and which language its own words have.
import { button } from "./dom.js";
import { icon } from "./icons.js";
import { chooseLanguage, chosenLanguage, TONGUES } from "./labels.js";
import { openMenu } from "./menu.js";
import { setTheme, theme, THEMES } from "./theme.js";

function items(env, changed) {
  const { t } = env;
  const looks = THEMES.map((one) => ({ id: `theme-${one}`, label: t(`theme_${one}`), checked: theme() === one, act: () => setTheme(one) }));
  const speak = (language) => () => {
    chooseLanguage(language);
    changed();
  };
  const follows = { id: "language-auto", label: t("language_auto"), checked: chosenLanguage() === null, act: speak(null) };
  const tongues = Object.entries(TONGUES).map(([key, name]) => ({ id: `language-${key}`, label: name, lang: key, checked: chosenLanguage() === key, act: speak(key) }));
  return [{ heading: t("theme") }, ...looks, { line: true }, { heading: t("language") }, follows, ...tongues];
}

/** The button that opens them; `changed` is called when the page must be drawn in another language. */
export function prefsButton(env, changed) {
  const node = button({ class: "rail-button", "data-testid": "preferences", "aria-haspopup": "menu", "aria-expanded": "false" }, icon("gear"));
  node.addEventListener("click", () => openMenu(node, items(env, changed), env.t("preferences")));
  return node;
}

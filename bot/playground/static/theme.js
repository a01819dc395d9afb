// Light or dark: the system's wish, unless somebody chose otherwise here. Loaded first, so that no wrong colour flashes.

export const THEMES = ["auto", "light", "dark"];
const KEY = "theme";

/** What was chosen on this machine: `auto`, `light` or `dark`. */
export function theme() {
  const kept = localStorage.getItem(KEY);
  return THEMES.includes(kept) ? kept : "auto";
}

/** Keeps the choice and shows it at once. */
export function setTheme(chosen) {
  localStorage.setItem(KEY, chosen);
  document.documentElement.dataset.theme = chosen;
}

document.documentElement.dataset.theme = theme();

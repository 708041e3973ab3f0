// The user's language and theme. Stored only after the user has chosen.

import { choose, LANGUAGES, type LanguageChoice } from "../i18n/index.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: "language" | "theme", value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is disabled: the choice lasts for this visit.
  }
}

export const language = (): LanguageChoice =>
  LANGUAGES.find(({ id }) => id === kept("language")) ?? choose(navigator.languages);

export const theme = (): Theme => THEMES.find((theme) => theme === kept("theme")) ?? "auto";

export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

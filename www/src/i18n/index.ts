import type { Issue } from "chatbrick-events";
import type { Messages } from "./en.ts";

export type { Messages } from "./en.ts";

/** A language of the page: its own texts, and translations of the texts of the package and of CodeMirror. */
export interface Language {
  id: "en" | "zh-TW";
  messages: Messages;
  message(issue: Pick<Issue, "code" | "message">): string;
  term(text: string): string;
  phrases: Record<string, string>;
}

export interface LanguageChoice {
  id: Language["id"];
  /** Name of the language, in that language. */
  name: string;
  /** Loads the texts. The first load of the page contains one language only. */
  load(): Promise<Language>;
}

const ENGLISH: LanguageChoice = {
  id: "en",
  name: "English",
  load: async () => (await import("./english.ts")).english,
};

export const LANGUAGES: readonly LanguageChoice[] = [
  ENGLISH,
  { id: "zh-TW", name: "繁體中文", load: async () => (await import("./chinese.ts")).chinese },
];

/** Returns the first preferred language that the page has. Every variant of Chinese selects Traditional Chinese. */
export function choose(preferred: readonly string[]): LanguageChoice {
  for (const tag of preferred) {
    const found = LANGUAGES.find(({ id }) => id.slice(0, 2) === tag.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return ENGLISH;
}

/** Fills the `{placeholders}` of a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);

/** Returns the form of a text for a number. */
export const count = (forms: { one: string; many: string }, n: number, shown: string | number = n): string =>
  fill(n === 1 ? forms.one : forms.many, { n: shown });

/** Describes the expected and received values of an issue; empty if neither is known. `quote` quotes payload text. */
export function difference(
  language: Language,
  { code, expected, received }: Issue,
  quote = (text: string) => `"${text}"`,
): string {
  const { messages, term } = language;
  const parts: string[] = [];
  if (expected !== undefined) parts.push(fill(messages.issues.expected, { expected: term(expected) }));
  if (received !== undefined) {
    const shown = code === "unexpected_event_type" ? quote(received) : term(received);
    parts.push(fill(messages.issues.received, { received: shown }));
  }
  return parts.join(language.id === "en" ? ", " : "，");
}

import type { Issue } from "chatbrick-events";
import { en, type Messages } from "./en.ts";
import { codeMessages, codemirror, preciseMessages, terms } from "./issues-zh-tw.ts";
import { zhTW } from "./zh-tw.ts";

export type { Messages } from "./en.ts";

/** A language of the page: its own texts, and translations of the texts of the package and of CodeMirror. */
export interface Language {
  id: "en" | "zh-TW";
  name: string;
  messages: Messages;
  message(issue: Pick<Issue, "code" | "message">): string;
  term(text: string): string;
  phrases: Record<string, string>;
}

export const LANGUAGES: readonly Language[] = [
  {
    id: "en",
    name: "English",
    messages: en,
    message: ({ message }) => message,
    term: (text) => text,
    phrases: { Diagnostics: en.issues.heading, "No diagnostics": en.issues.none },
  },
  {
    id: "zh-TW",
    name: "繁體中文",
    messages: zhTW,
    message: ({ code, message }) => preciseMessages[message] ?? codeMessages[code] ?? message,
    term: (text) => terms[text] ?? text,
    phrases: codemirror,
  },
];

/** Returns the first preferred language that the page has. Every variant of Chinese selects Traditional Chinese. */
export function choose(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = LANGUAGES.find(({ id }) => id.slice(0, 2) === tag.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return LANGUAGES[0] as Language;
}

/** Fills the `{placeholders}` of a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);

/** A text that depends on a number. */
export const count = (forms: { one: string; many: string }, n: number, shown: string | number = n): string =>
  fill(n === 1 ? forms.one : forms.many, { n: shown });

/** Returns what an issue expected and received; empty if neither is known. `quote` quotes text from the payload. */
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

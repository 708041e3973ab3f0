import type { Issue } from "chatbrick-events";
import { en, type Messages } from "./en.ts";
import { codemirror, codes, kinds, sentences } from "./issues-zh-tw.ts";
import { zhTW } from "./zh-tw.ts";

export type { Messages } from "./en.ts";

/** A language of the page: its texts, and what the package and CodeMirror say, in it. */
export interface Language {
  id: "en" | "zh-TW";
  name: string;
  messages: Messages;
  sentence(issue: Pick<Issue, "code" | "message">): string;
  kind(text: string): string;
  phrases: Record<string, string>;
}

export const LANGUAGES: readonly Language[] = [
  {
    id: "en",
    name: "English",
    messages: en,
    sentence: ({ message }) => message,
    kind: (text) => text,
    phrases: { Diagnostics: en.issues.heading, "No diagnostics": en.issues.none },
  },
  {
    id: "zh-TW",
    name: "繁體中文",
    messages: zhTW,
    sentence: ({ code, message }) => sentences[message] ?? codes[code] ?? message,
    kind: (text) => kinds[text] ?? text,
    phrases: codemirror,
  },
];

/** The first wish of the reader that the page can fulfil; any kind of Chinese gets Traditional Chinese. */
export function choose(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = LANGUAGES.find(({ id }) => id.slice(0, 2) === wish.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return LANGUAGES[0] as Language;
}

/** Fills the `{names}` of a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);

/** A text that depends on a number. */
export const count = (forms: { one: string; many: string }, n: number, shown: string | number = n): string =>
  fill(n === 1 ? forms.one : forms.many, { n: shown });

/** What an issue expected and received, in words; empty if it says neither. `quote` is for what comes from outside. */
export function difference(
  language: Language,
  { code, expected, received }: Issue,
  quote = (text: string) => `"${text}"`,
): string {
  const { messages, kind } = language;
  const parts: string[] = [];
  if (expected !== undefined) parts.push(fill(messages.issues.expected, { expected: kind(expected) }));
  if (received !== undefined) {
    const shown = code === "unexpected_event_type" ? quote(received) : kind(received);
    parts.push(fill(messages.issues.received, { received: shown }));
  }
  return parts.join(language.id === "en" ? ", " : "，");
}

import type { Language } from "../i18n/index.ts";
import type { Judge } from "../judge/client.ts";
import type { Answer, Source } from "../judge/types.ts";

/** What the reader has typed and chosen in the parts. It outlives a switch of the language, and nothing else. */
export interface Drafts {
  headers: string;
  secret: string;
  endpoint: string;
  code: "typescript" | "rust" | "json";
  share: "standins" | "real";
}

/** What the parts of the page are given. */
export interface Context {
  language: Language;
  drafts: Drafts;
  judge: Judge;
  source(): Source;
  answer(): Answer;
  /** Says something to a screen reader. */
  say(text: string): void;
  /** Puts another payload into the editor. */
  load(source: Source, note?: string): void;
}

/** A part of the page that shows something of the answer. */
export interface Part {
  element: HTMLElement;
  update(answer: Answer): void;
}

export const bytesOf = ({ text, bytes }: Source): Uint8Array<ArrayBuffer> =>
  bytes ?? new TextEncoder().encode(text);

import type { Language } from "../i18n/index.ts";
import type { SignatureChecker } from "../signature/checker.ts";
import type { ValidationClient } from "../validation/client.ts";
import type { Source, Validation } from "../validation/types.ts";

/** User input in the panels. Kept when the language changes, lost on reload. */
export interface Drafts {
  headers: string;
  secret: string;
  endpoint: string;
  code: "typescript" | "rust" | "json";
  share: "standins" | "real";
}

/** Dependencies of the panels. */
export interface Context {
  language: Language;
  drafts: Drafts;
  client: ValidationClient;
  signature: SignatureChecker;
  source(): Source;
  /** Returns the payload in the editor, with the received bytes even after Format or Minify. */
  payload(): Source;
  validation(): Validation;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Replaces the payload in the editor. */
  load(source: Source): void;
}

/** A panel that shows a part of the validation. */
export interface Panel {
  element: HTMLElement;
  update(validation: Validation): void;
}

export const bytesOf = ({ text, bytes }: Source): Uint8Array<ArrayBuffer> =>
  bytes ?? new TextEncoder().encode(text);
